"""The invented members of this example and the workbook that a coordinator keeps of them."""

from __future__ import annotations

import csv
import datetime
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

DATA = Path(__file__).parent / "data"
AS_OF = datetime.date(2026, 10, 31)
NOTICE = "KEKSITTYÄ ESIMERKKIAINEISTOA: jäsenet, laskut, luvut ja päivät eivät ole todellisia."
MEMBERS = 96

PLACES = ("Esimerkkilän", "Mallilan", "Keksilän", "Kuvitteen", "Satumaan", "Oletuksen", "Näytelän", "Harjoitteen",
          "Testilän", "Luonnoksen", "Taruksen", "Haaveelan", "Sepitteen", "Arvelan", "Tuumalan")  # fmt: skip
# trade, section letter in TOL 2008, solution area
TRADES = (
    ("Aurinko", "D", "energy"), ("Lämpöpumput", "F", "energy"), ("Biokaasu", "D", "bio"), ("Puukemia", "C", "bio"),
    ("Kierrätys", "E", "circular"), ("Materiaalikierto", "E", "circular"), ("Vesitekniikka", "E", "water"),
    ("Automaatio", "C", "smart_grid"), ("Sähköverkot", "D", "smart_grid"), ("Akut", "C", "storage"),
    ("Latausasemat", "G", "mobility"), ("Energianeuvonta", "M", "resource_efficiency"), ("Mittaus", "M", "other"),
)  # fmt: skip
AREAS = {"energy": "energia", "bio": "bio", "resource_efficiency": "resurssitehokkuus", "water": "vesi",
         "circular": "kiertotalous", "smart_grid": "älyverkko", "storage": "varastointi", "mobility": "liikenne",
         "other": "muu"}  # fmt: skip
SIZES = (("mikro", 9, 0.4), ("pieni", 49, 0.33), ("keskisuuri", 249, 0.19), ("suuri", 3000, 0.08))
# The seed says 500–1,000 € a year and not to whom which: by size is invented.
FEES = {2021: {"mikro": 500, "pieni": 600, "keskisuuri": 800, "suuri": 1000},
        2025: {"mikro": 500, "pieni": 650, "keskisuuri": 850, "suuri": 1000}}  # fmt: skip
CRITERIA = ("Tarjoaa energia-, bio- tai resurssitehokkuusratkaisuja", "Ratkaisu on käytössä asiakkaalla",
            "Valmis yhteishankkeisiin")  # fmt: skip
EVIDENCE = (
    "Tuoteluettelo",
    "Kaksi referenssikohdetta",
    "Pilotti korkeakoulun kanssa",
    "Patentti",
    "Esittely kokouksessa",
)
Rows = list[list[Any]]


def day(value: datetime.date) -> str:
    """As people write it in Finland: 4.3.2025."""
    return f"{value.day}.{value.month}.{value.year}"


def decimal(value: float, places: int = 2) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def business_id(number: int) -> str | None:
    """A Y-tunnus with a right check digit. Numbers from 9 000 000 on have not been issued: it names nobody."""
    weights = (7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(f"{number:07d}", weights, strict=True)) % 11
    return None if rest == 1 else f"{number:07d}-{(11 - rest) % 11}"


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]], encoding: str = "cp1252") -> None:
    """The first line says that it is invented; the headers are on the second."""
    with (DATA / name).open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([NOTICE])
        writer.writerow(header)
        writer.writerows(rows)


class Member:
    """What the generator knows of one member: who it is, when it was in, what it tells and how it pays."""

    def __init__(self, number: int, dice: random.Random) -> None:
        self.number = number
        self.org_id, self.membership_id = f"GRN-{number:03d}", f"J-{number:03d}"
        trade, self.section, self.area = TRADES[number % len(TRADES)]
        self.size, most, _ = dice.choices(SIZES, [weight for *_, weight in SIZES])[0]
        self.employees = dice.randint(1 if most == 9 else most // 5 + 1, most)
        self.kind, self.name = "yritys", f"{dice.choice(PLACES)} {trade} {number} Oy (keksitty)"
        if number % 24 == 0:
            self.kind, self.size, self.area = "kunta", "suuri", "other"
            self.name = f"{dice.choice(PLACES)} kunta {number} (keksitty)"
        elif number % 31 == 0:
            self.kind, self.size, self.area = "korkeakoulu", "suuri", "other"
            self.name = f"{dice.choice(PLACES)} korkeakoulu {number} (keksitty)"
        elif number == 50:
            self.kind, self.size, self.name = "toiminimi", "mikro", "Tmi Esimerkkihenkilö 50 (keksitty)"
        year = dice.choices(range(2019, 2027), (24, 14, 12, 12, 10, 10, 8, 6))[0]
        self.joined = datetime.date(year, dice.randint(1, 9), dice.choice((1, 1, 15)))
        self.left: datetime.date | None = None
        if dice.random() < 0.14 and year < 2024:
            self.left = datetime.date(dice.randint(year + 1, 2025), dice.choice((6, 12)), 30)
        self.turnover = self.employees * dice.uniform(90_000, 260_000)
        self.export = dice.choice((0, 0, 5, 10, 25, 40, 60, 80))

    def is_in(self, year: int) -> bool:
        return self.joined.year <= year and (self.left is None or self.left.year >= year)

    def fee(self, year: int) -> int:
        schedule = FEES[max(first for first in FEES if first <= year)]
        return 500 if self.kind in ("kunta", "korkeakoulu") else schedule[self.size]


def workbook(members: list[Member], dice: random.Random) -> None:
    """The register: five sheets with a title, a note and a blank row above the headers."""
    book = xlsxwriter.Workbook(DATA / "jasenrekisteri_keksitty.xlsx")
    book.set_properties({"created": datetime.datetime(2026, 10, 31)})
    date_format = book.add_format({"num_format": "d.m.yyyy"})

    def sheet(name: str, header: Sequence[str], rows: Rows) -> None:
        page = book.add_worksheet(name)
        page.write(0, 0, f"Greenreality Network (esimerkki): {name.lower()}")
        page.write(1, 0, NOTICE)
        for place, row in enumerate([list(header), *rows], start=3):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    page.write_datetime(
                        place, column, datetime.datetime(value.year, value.month, value.day), date_format
                    )
                elif value is not None:
                    page.write(place, column, value)

    book.add_worksheet("Huom").write(0, 0, NOTICE)
    orgs: Rows = [["GRN-000", "Lappeenrannan kaupunki", "0162193-3", "kunta", "suuri", None, None, None, "405"]]
    for m in members:
        identifier = next(found for base in (9_100_000, 9_150_000) if (found := business_id(base + 41 * m.number)))
        staff = m.employees if m.kind == "yritys" else None
        orgs.append(
            [
                m.org_id,
                m.name,
                identifier,
                m.kind,
                m.size,
                staff,
                m.section,
                "TOL2008",
                dice.choice(("405", "580", "153")),
            ]
        )
    for number in range(MEMBERS + 1, MEMBERS + 5):  # those who applied and are no members
        orgs.append(
            [
                f"GRN-{number:03d}",
                f"{PLACES[number % 15]} hakija {number} Oy (keksitty)",
                None,
                "yritys",
                "pieni",
                20,
                "C",
                "TOL2008",
                "405",
            ]
        )
    orgs[17][2] = orgs[17][2][:-1] + str((int(orgs[17][2][-1]) + 1) % 10)  # wrong check digit
    orgs[40][3] = "osakeyhtiö"  # no such kind
    orgs.insert(30, [None] * 9)
    header = [
        "Jäsennumero",
        "Nimi",
        "Y-tunnus",
        "Tyyppi",
        "Kokoluokka",
        "Henkilöstö",
        "Pääluokka",
        "Luokitus",
        "Kuntanumero",
    ]
    sheet("Organisaatiot", header, orgs)

    rows: Rows = [
        [m.membership_id, m.org_id, m.joined, m.left, "Toiminta päättynyt" if m.left else None] for m in members
    ]
    rows[11][2] = "31.2.2022"  # no such day
    rows[33][3] = datetime.date(2018, 1, 1)  # left before it joined
    rows.append(list(rows[60]))  # twice the same
    sheet("Jäsenyydet", ["Jäsenyystunnus", "Jäsennumero", "Alkaa", "Päättyy", "Eroamisen syy"], rows)

    rows, evidence = [], []
    for m in members:
        decided = m.joined - datetime.timedelta(days=dice.randint(5, 40))
        rows.append(
            [
                f"H-{m.number:03d}",
                m.org_id,
                decided - datetime.timedelta(days=dice.randint(5, 60)),
                "hyväksytty",
                decided,
            ]
        )
        for number, criterion in enumerate(CRITERIA):
            met = number == 0 or dice.random() < 0.8
            evidence.append(
                [f"H-{m.number:03d}", criterion, "kyllä" if met else "ei", dice.choice(EVIDENCE) if met else None]
            )
    for number, decision in enumerate(("hylätty", "hylätty", "peruttu", None)):
        received = datetime.date(2026, 5 + number, 10)
        decided_on = received + datetime.timedelta(days=30) if decision else None
        rows.append([f"H-{900 + number}", f"GRN-{MEMBERS + 1 + number:03d}", received, decision, decided_on])
    rows[7][3], rows[21][4] = "hylätty", None  # one member was turned down; one decision has no day
    rows[-3][1] = "GRN-977"  # no such organisation
    for place, row in enumerate(evidence):
        if place // 3 == 12:
            row[2], row[3] = "ei", None  # let in though nothing is met
        elif place // 3 in (28, 47):
            row[3] = None  # nothing shows it
    evidence[99][2] = "osittain"  # neither yes nor no
    sheet("Hakemukset", ["Hakemusnumero", "Jäsennumero", "Saapunut", "Päätös", "Päätöspäivä"], rows)
    sheet("Pääsykriteerit", ["Hakemusnumero", "Kriteeri", "Täyttyy", "Näyttö"], evidence)

    rows = []
    for m in members:
        growth = dice.uniform(0.95, 1.14)
        for year in range(2021, 2026):
            if not m.is_in(year) or m.kind != "yritys" or dice.random() < 0.22:
                continue
            turnover = round(m.turnover * growth ** (year - 2021), -3)
            staff = max(1, round(m.employees * growth ** ((year - 2021) / 2)))
            rnd = round(turnover * dice.uniform(0, 0.08), -2)
            invest = round(turnover * 0.5, -3) if dice.random() < 0.15 else None
            rows.append([m.membership_id, year, AREAS[m.area], turnover, m.export, staff, rnd, invest])
    rows[14][4] = 140  # more than all of it is exported
    rows[44][2] = "ydinvoima"  # an area that the table does not know
    rows[71][3] = "noin 2 milj."
    rows[90][0] = "J-977"
    header = [
        "Jäsenyystunnus",
        "Vuosi",
        "Ratkaisuala",
        "Liikevaihto",
        "Vienti (%)",
        "Henkilöstö",
        "T&k",
        "Investoinnit",
    ]
    sheet("Liiketoiminta", header, rows)
    book.close()
