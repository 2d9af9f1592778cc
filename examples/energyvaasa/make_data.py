"""Makes the data of this example: the same bytes every time. Everything in it is invented, see README.md.

Run it in this folder: ``python make_data.py``. It needs xlsxwriter for the workbook and nothing else.
"""

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
NOTICE = "KEKSITTYÄ ESIMERKKIAINEISTOA: yritykset, maksut, luvut ja päivät eivät ole todellisia (påhittade uppgifter)."
MEMBERS = 190
FIRST_INVOICES = 2023
SURVEYS = (2019, 2023)

PLACES = ("Esimerkkilän", "Mallilan", "Keksilän", "Kuvitteen", "Satumaan", "Oletuksen", "Näytelän", "Harjoitteen",
          "Exempelby", "Påhittets", "Låtsas", "Mönsterby", "Fantasins", "Sagolandets")  # fmt: skip
# trade, solution area, typical number of employees
TRADES = (
    ("Power", "energy", 120), ("Voimansiirto", "smart_grid", 60), ("Elnät", "smart_grid", 35),
    ("Moottori", "energy", 90), ("Batteri", "storage", 25), ("Tuuli", "energy", 18), ("Biogas", "bio", 12),
    ("Laiva", "mobility", 70),
    ("Automation", "smart_grid", 45), ("Lämpö", "resource_efficiency", 20), ("Kierto", "circular", 14),
    ("Vatten", "water", 10), ("Insinöörit", "other", 30), ("Komponent", "energy", 40),
)  # fmt: skip
# No fee of the real cluster was found: this table is invented, within what the preset allows. Bounds in euros.
FEES = (("alle 2 milj.", 0, 2_000_000, 500), ("2–10 milj.", 2_000_000, 10_000_000, 700),
        ("10–50 milj.", 10_000_000, 50_000_000, 850), ("yli 50 milj.", 50_000_000, None, 1000))  # fmt: skip
Rows = list[list[Any]]


def day(value: datetime.date) -> str:
    """As people write it in Finland: 4.3.2025."""
    return f"{value.day}.{value.month}.{value.year}"


def decimal(value: float, places: int = 2) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def grouped(value: float) -> str:
    """1 250 000, as in a spreadsheet."""
    return f"{value:,.0f}".replace(",", " ")


def business_id(number: int) -> str | None:
    """A Y-tunnus with a right check digit. Numbers from 9 000 000 on have not been issued: it names nobody."""
    weights = (7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(f"{number:07d}", weights, strict=True)) % 11
    return None if rest == 1 else f"{number:07d}-{(11 - rest) % 11}"


def reference(number: int) -> str:
    """The reference number of an invoice, with its check digit."""
    total = sum(int(digit) * (7, 3, 1)[place % 3] for place, digit in enumerate(reversed(str(number))))
    return f"{number}{-total % 10}"


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]], encoding: str = "cp1252") -> None:
    """The first line says that it is invented; the headers are on the second."""
    with (DATA / name).open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([NOTICE])
        writer.writerow(header)
        writer.writerows(rows)


class Member:
    """What the generator knows of one member."""

    def __init__(self, number: int, dice: random.Random) -> None:
        self.number = number
        self.org_id, self.membership_id = f"EV-{number:03d}", f"M{number:04d}"
        trade, self.area, typical = TRADES[number % len(TRADES)]
        self.kind = "korkeakoulu" if number in (60, 120) else "yritys"
        self.name = f"{dice.choice(PLACES)} {trade} {number} {'Ab' if number % 3 == 0 else 'Oy'} (keksitty)"
        self.employees = max(1, round(typical * dice.lognormvariate(0, 1.1)))
        year = dice.choices((2001, 2008, 2014, 2019, 2022, 2024, 2025, 2026), (18, 22, 20, 14, 10, 7, 5, 4))[0]
        self.joined = datetime.date(year, dice.randint(1, 9), dice.choice((1, 15)))
        self.left: datetime.date | None = None
        if dice.random() < 0.1 and year < 2022:
            self.left = datetime.date(dice.choice((2023, 2024, 2025)), dice.choice((5, 8, 12)), 28)
        growth = dice.uniform(1.0, 1.4)
        base = round(self.employees * dice.uniform(180_000, 420_000), -3)
        answers = {2019: base, 2023: round(base * growth, -3)}
        self.register = round(base * growth * dice.uniform(0.9, 1.2), -3)
        self.survey = {
            survey: turnover
            for survey, turnover in answers.items()
            if self.joined.year <= survey and dice.random() < 0.86 and (self.left is None or self.left.year >= survey)
        }

    def months(self, year: int) -> int:
        first = max(self.joined, datetime.date(year, 1, 1))
        last = min(self.left or datetime.date(9999, 12, 31), datetime.date(year, 12, 31))
        return 0 if last < first else last.month - first.month + 1

    def fee(self, year: int) -> float:
        """By the last survey before the year, else that of the year, else the register; a twelfth for each month."""
        before = [survey for survey in self.survey if survey < year]
        turnover = self.survey[max(before)] if before else self.survey.get(year, self.register)
        fee = next(amount for _, low, high, amount in FEES if turnover >= low and (high is None or turnover < high))
        fee = 500 if self.kind == "korkeakoulu" else fee
        return (fee * 100 * self.months(year) * 2 + 12) // 24 / 100


def register(members: list[Member], dice: random.Random) -> None:
    """The list of members, with title rows above the headers."""
    book = xlsxwriter.Workbook(DATA / "jasenet_keksitty.xlsx")
    book.set_properties({"created": datetime.datetime(2026, 10, 31)})
    date_format = book.add_format({"num_format": "d.m.yyyy"})

    def sheet(name: str, header: Sequence[str], rows: Rows) -> None:
        page = book.add_worksheet(name)
        page.write(0, 0, NOTICE)
        for place, row in enumerate([list(header), *rows], start=2):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    moment = datetime.datetime(value.year, value.month, value.day)
                    page.write_datetime(place, column, moment, date_format)
                elif value is not None:
                    page.write(place, column, value)

    book.add_worksheet("Huom").write(0, 0, NOTICE)
    orgs: Rows = [["EV-000", "Technology Centre Merinova", None, "muu", None, None, "905"]]
    for m in members:
        bases = (9_200_000, 9_260_000)
        identifier = next(found for base in bases if (found := business_id(base + 53 * m.number)))
        municipality = dice.choice(("905", "905", "905", "499", "399", "475"))
        orgs.append([m.org_id, m.name, identifier, m.kind, m.employees, m.register, municipality])
    orgs[21][5] = "5 milj."
    orgs[77][2] = str(orgs[77][2]).replace("-", "")  # without its hyphen
    header = ["Org.tunnus", "Yritys", "Y-tunnus", "Tyyppi", "Henkilöstö", "Liikevaihto", "Kuntanumero"]
    sheet("Organisaatiot", header, orgs)
    rows: Rows = [[m.membership_id, m.org_id, m.joined, m.left] for m in members]
    rows[43][2] = "kesä 2014"
    rows[90][1] = "EV-977"
    sheet("Jäsenyydet", ["Jäsenyys", "Org.tunnus", "Alkaen", "Asti"], rows)
    book.close()


def surveys(members: list[Member], dice: random.Random) -> None:
    """The business survey, one file each time it was made."""
    for survey in SURVEYS:
        rows: Rows = []
        for m in members:
            turnover = m.survey.get(survey)
            if turnover is None or m.kind != "yritys":
                continue
            staff = max(1, round(m.employees * (0.9 if survey == 2019 else 1)))
            invest = turnover * dice.uniform(0.1, 0.6) if dice.random() < 0.25 else 0
            export = min(100, max(0, round(dice.gauss(72, 22))))
            rows.append([m.membership_id, m.area, grouped(turnover), export, staff,
                         grouped(turnover * dice.uniform(0.01, 0.09)), grouped(invest)])  # fmt: skip
        rows[8][3] = "yli 80"
        rows[19][4] = "-3"
        rows[27][1] = "ydin"
        rows.append(list(rows[40]))
        header = [
            "Jäsenyys",
            "Ratkaisualue",
            "Liikevaihto (€)",
            "Vientiosuus",
            "Työntekijät",
            "T&k-menot (€)",
            "Investoinnit",
        ]
        write(f"kysely_{survey}_keksitty.csv", header, rows, "utf-8")


def money(members: list[Member], dice: random.Random) -> None:
    """The fee table, and the ledger of invoices and payments."""
    schedule = [[2020, "liikevaihto", name, low, high or "", fee, "kuukausittain", 30] for name, low, high, fee in FEES]
    schedule.append([2020, "tyyppi", "korkeakoulu", "", "", 500, "kuukausittain", 30])
    header = ["Vuodesta", "Peruste", "Luokka", "Alaraja", "Yläraja", "Vuosimaksu", "Osavuoden maksu", "Maksuaika"]
    write("maksut_keksitty.csv", header, schedule)
    invoices: Rows = []
    payments: Rows = []
    for year in range(FIRST_INVOICES, 2027):
        for m in (m for m in members if m.months(year)):
            issued = max(datetime.date(year, 2, 1), m.joined + datetime.timedelta(days=20))
            if issued > AS_OF or (year == 2026 and m.number == 88):
                continue
            number, fee = f"{year}{m.number:04d}", m.fee(year)
            due = issued + datetime.timedelta(days=30)
            state = "luottotappio" if (year, m.number) in ((2023, 17), (2024, 101)) else "lähetetty"
            invoices.append(
                [number, m.membership_id, year, day(issued), day(due), decimal(fee), reference(int(number)), state]
            )
            if state == "luottotappio" or (year == 2026 and m.number in (12, 55, 131)):
                continue
            paid = min(due + datetime.timedelta(days=dice.choice((-12, -5, -2, 0, 1, 9))), AS_OF)
            payments.append([f"S{len(payments) + 1:05d}", number, day(paid), decimal(fee)])
    late = next(row for row in invoices if row[0] == "20260055")
    late[3], late[4] = "20.8.2026", "19.9.2026"
    short = next(row for row in payments if row[1] == "20260030")
    short[3] = decimal(float(short[3].replace(",", ".")) - 100)  # paid in part
    invoices[25][6] = f"{invoices[25][6][:-1]}{(int(invoices[25][6][-1]) + 5) % 10}"
    invoices[66][4] = "31.2.2023"
    invoices[140][2] = "vuosi 2023"
    payments[50][3] = "-"
    payments[90][1] = "20239977"
    header = ["Laskunumero", "Jäsenyys", "Vuosi", "Laskupvm", "Eräpäivä", "Netto", "Viite", "Laskun tila"]
    write("laskut_keksitty.csv", header, invoices)
    write("suoritukset_keksitty.csv", ["Maksutunnus", "Laskunumero", "Maksupvm", "Suoritus"], payments)


def governance(members: list[Member], dice: random.Random) -> None:
    """Meetings (kept in Swedish), roles, labels, resources, joint projects."""
    rows: Rows = []
    for year in range(2018, 2027):
        rows.append([f"ÅM{year}", "årsmöte", day(datetime.date(year, 4, 24)), "ja", "Verksamhetsplan"])
        rows += [[f"SG{year}-{month}", "styrgrupp", day(datetime.date(year, month, dice.randint(2, 27))), "ja", ""]
                 for month in (2, 5, 9, 11) if datetime.date(year, month, 28) <= AS_OF]  # fmt: skip
    rows = [row for row in rows if row[0] != "ÅM2026"]  # not yet held
    rows[13][3] = "kanske"
    write("moten_pahittade.csv", ["Mötesnummer", "Organ", "Mötesdag", "Beslutför", "Beslut"], rows)
    roles = [["EV-000", "koordinaattori", "1.1.2001", ""], ["EV-004", "puheenjohtaja", "24.4.2024", ""]]
    roles += [[f"EV-{number:03d}", "ohjausryhmä", "24.4.2024", ""] for number in (11, 60, 75)]
    write("roolit_keksitty.csv", ["Org.tunnus", "Rooli", "Alkaen", "Asti"], roles)
    labels = [["pronssi", "1.6.2018", "31.5.2020"], ["kulta", "1.6.2020", "31.5.2022"],
              ["kulta", "1.9.2022", "31.8.2024"], ["kulta", "1.2.2025", "31.1.2027"],
              ["timantti", "1.2.2027", ""]]  # fmt: skip
    write("laatumerkit_keksitty.csv", ["Taso", "Alkaen", "Asti"], labels)
    costs: Rows = []
    for year in range(2020, 2027):
        method = "" if year == 2021 else "365 päivää"
        costs.append(
            [
                year,
                decimal(3.2 if year != 2024 else 3.4, 3),
                method,
                9 if year != 2022 else 3,
                "henkilöstö",
                "228000,00",
                "oma",
            ]
        )
        costs.append([year, "", "", "", "viestintä", decimal(dice.uniform(30_000, 60_000)), "jäsenmaksut"])
    costs[3][5] = "noin 40000"
    header = ["Vuosi", "Htv", "Htv-laskutapa", "Henkilöt", "Kululuokka", "Kulut", "Rahoitus"]
    write("resurssit_keksitty.csv", header, costs)
    projects: Rows = []
    partners: Rows = []
    for number in range(1, 25):
        start = datetime.date(2019 + number // 4, dice.randint(1, 12), 1)
        end = start + datetime.timedelta(days=dice.choice((365, 730, 1095)))
        stage = dice.choices(("idea", "pilotti", "demo", "markkinoilla"), (2, 5, 5, 3))[0]
        projects.append([f"P{number:02d}", f"Demo {number} (keksitty)", day(start), day(end),
                         grouped(dice.randint(1, 40) * 100_000),
                         dice.choice(("EU", "Business Finland", "Yritykset")), stage])  # fmt: skip
        partners += [[f"P{number:02d}", m.org_id] for m in dice.sample(members, dice.randint(2, 6))]
    partners += [["P03", "EV-977"], list(partners[10])]
    header = ["Hankenumero", "Hankkeen nimi", "Alkupvm", "Loppupvm", "Kokonaisbudjetti", "Rahoitus", "Ratkaisun vaihe"]
    write("hankkeet_keksitty.csv", header, projects)
    write("hankkeiden_osapuolet_keksitty.csv", ["Hankenumero", "Org.tunnus"], partners)


def main() -> None:
    DATA.mkdir(exist_ok=True)
    dice = random.Random(2001)
    members = [Member(number, dice) for number in range(1, MEMBERS + 1)]
    register(members, dice)
    surveys(members, dice)
    money(members, dice)
    governance(members, dice)


if __name__ == "__main__":
    main()
