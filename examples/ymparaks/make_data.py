"""Makes the data of this example: the same bytes every time. Everything in it is invented, see README.md.

Run it in this folder: ``python make_data.py``. It needs xlsxwriter. ``kumppanuus.py`` makes the commitment track.
"""

from __future__ import annotations

import csv
import datetime
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import kumppanuus
from _make.organisations import business_id

DATA = Path(__file__).parent / "data"
AS_OF = datetime.date(2026, 10, 31)
FIRST_DAY = datetime.date(2020, 1, 29)
ORGANISATIONS = 315
NOTICE = "KEKSITTYÄ ESIMERKKIAINEISTOA: organisaatiot, luvut ja päivät eivät ole todellisia."

PLACES = ("Esimerkkilän", "Mallilan", "Keksilän", "Kuvitteen", "Satumaan", "Oletuksen", "Näytelän", "Harjoitteen",
          "Testilän", "Luonnoksen", "Taruksen", "Haaveelan", "Mielikuvan", "Olevaisen", "Sepitteen", "Arvelan",
          "Tuumalan", "Ounastelun")  # fmt: skip
# trade, section letter in TOL 2008 and in TOL 2025, typical number of employees
TRADES = (
    ("Kaivos", "B", "B", 40), ("Louhos", "B", "B", 15), ("Konepaja", "C", "C", 35), ("Puusepät", "C", "C", 12),
    ("Leipomo", "C", "C", 8), ("Saha", "C", "C", 60), ("Paperi", "C", "C", 320), ("Elementti", "C", "C", 90),
    ("Energia", "D", "D", 55), ("Kierrätys", "E", "E", 18), ("Rakennus", "F", "F", 25), ("Sähkö", "F", "F", 9),
    ("Kauppa", "G", "G", 14), ("Autotalo", "G", "G", 30), ("Kuljetus", "H", "H", 22), ("Hotelli", "I", "I", 28),
    ("Kahvila", "I", "I", 5), ("Ohjelmistot", "J", "K", 20), ("Pankki", "K", "L", 45), ("Kiinteistöt", "L", "M", 7),
    ("Insinöörit", "M", "N", 16), ("Viestintä", "M", "N", 4), ("Siivous", "N", "O", 40), ("Koulutus", "P", "Q", 11),
    ("Hoiva", "Q", "R", 70), ("Kylpylä", "R", "S", 60), ("Pesula", "S", "T", 10), ("Tehtaat", "C", "C", 410),
)  # fmt: skip
MUNICIPALITIES = ("Jyväskylä",) * 9 + ("Laukaa", "Laukaa", "Muurame", "Muurame", "Äänekoski", "Äänekoski", "Jämsä",
                  "Jämsä", "Keuruu", "Saarijärvi", "Viitasaari", "Hankasalmi", "Joutsa", "Karstula", "Konnevesi",
                  "Petäjävesi", "Pihtipudas", "Toivakka", "Uurainen", "Multia", "Kinnula", "Luhanka")  # fmt: skip
STAGES = ("ei aloitettu", "kartoitettu", "suunniteltu", "toteutuksessa", "edelläkävijä", "")
# The real coordinators (README.md has the source); nothing but their names is real, so nothing else is given.
COORDINATORS = (
    ("KS-001", "Keski-Suomen liitto", "julkisyhteisö"),
    ("KS-002", "Keski-Suomen kauppakamari", "yhdistys"),
    ("KS-003", "Keski-Suomen Yrittäjät", "yhdistys"),
    ("KS-004", "BioPaavo by JAMK", "korkeakoulu"),
    ("KS-005", "Jyväskylän kaupunki", "kunta"),
)
KINDS = ("aamukahvit", "aamukahvit", "webinaari", "työpaja", "yritysvierailu", "koulutus", "foorumi")
TOPICS = ("kaukolämmön hukka talteen", "hiilijalanjälki pk-yrityksessä", "kiertotalouden hankinnat", "sähköautot",
          "aurinkosähkö omalla katolla", "ympäristöohjelma alkuun", "hävikki pois keittiöstä", "vastuullisuusviestintä",
          "kestävä rakentaminen", "vesi ja jätevesi", "rahoitusta siirtymään", "luonto yrityksen pihalla")  # fmt: skip


def day(value: datetime.date) -> str:
    """As people write it in Finland: 4.3.2025."""
    return f"{value.day}.{value.month}.{value.year}"


def decimal(value: float, places: int = 2) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def write(
    name: str, header: str, rows: Iterable[Sequence[object]], *, encoding: str = "cp1252", delimiter: str = ";"
) -> None:
    with (DATA / f"{name}_keksitty.csv").open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow(header.split(";"))
        writer.writerows(rows)


class Organisation:
    """What the generator knows of one organisation; ``row`` is what the workbook shows."""

    def __init__(self, number: int, dice: random.Random) -> None:
        place, (trade, old, new, typical) = dice.choice(PLACES), TRADES[number % len(TRADES)]
        self.org_id = f"KS-{number:03d}"
        self.trade = trade
        self.joined = FIRST_DAY + datetime.timedelta(days=int(2300 * dice.random() ** 1.3))
        self.employees = max(1, round(typical * dice.lognormvariate(0, 0.5)))
        kind = "yritys"
        name = f"{place} {trade} {number} Oy (keksitty)"
        if number % 23 == 0:
            kind, name, self.employees = "toiminimi", f"Tmi Esimerkkihenkilö {number} (keksitty)", 1
        elif number % 31 == 0:
            kind, name = "yhdistys", f"{place} yhdistys {number} ry (keksitty)"
        elif number % 53 == 0:
            kind, name, old, new = "maatila", f"{place} tila {number} (keksitty)", "A", "A"
        scheme = "TOL2008" if self.joined.year < 2026 else "TOL2025"
        self.stage = dice.choices(STAGES, (5, 4, 4, 4, 1, 3))[0]
        self.eagerness = dice.betavariate(0.7, 3.6) * {"edelläkävijä": 2.2, "toteutuksessa": 1.6}.get(self.stage, 1)
        identifier = business_id(9_000_000 + 37 * number) or business_id(9_500_000 + 37 * number)
        self.row: list[object] = [
            self.org_id, name, identifier, kind, self.employees if number % 9 else None, None,
            old if scheme == "TOL2008" else new, scheme, dice.choice(MUNICIPALITIES), self.stage,
        ]  # fmt: skip
        if number % 9 == 0:
            self.row[5] = dice.choice(("mikro", "pieni", "keskisuuri", "iso"))

    def chance(self, on: datetime.date) -> float:
        """How probably it comes to an event: the large stopped coming in autumn 2025, mines and quarries never did."""
        if on < self.joined or self.row[6] == "B" or (on > datetime.date(2025, 9, 1) and self.is_large):
            return 0.0
        return self.eagerness

    @property
    def is_large(self) -> bool:
        return self.row[5] == "iso" or (self.row[5] is None and self.row[4] is not None and self.employees >= 240)


def organisations(dice: random.Random) -> list[Organisation]:
    """The workbook: two rows of title, an empty one, then the header; blank rows and slips as in real lists."""
    found = [Organisation(number, dice) for number in range(6, ORGANISATIONS + 6)]
    rows: list[list[object]] = [
        [org_id, name, None, kind, None, None, None, None, None, None] for org_id, name, kind in COORDINATORS
    ]
    rows += [list(organisation.row) for organisation in found]
    by_id = {str(row[0]): row for row in rows}
    by_id["KS-040"][2] = "9001481-5"  # wrong check digit
    by_id["KS-113"][2] = "90041818"  # no hyphen
    by_id["KS-201"][2] = by_id["KS-200"][2]  # the same company twice: a finding, no reject
    by_id["KS-077"][4] = "noin 20"
    by_id["KS-152"][4] = -3
    by_id["KS-260"][3] = "osuuskunta"  # no such kind
    by_id["KS-171"][7] = None  # section without its classification
    rows.insert(180, list(by_id["KS-120"]))  # twice the same key: neither is taken
    rows.insert(90, [None] * 10)
    rows.insert(240, [None] * 10)
    with xlsxwriter.Workbook(DATA / "organisaatiot_keksitty.xlsx") as book:
        book.set_properties({"title": NOTICE, "created": datetime.datetime(2026, 10, 31)})
        sheet, note = book.add_worksheet("Organisaatiot"), book.add_worksheet("Huom")
        note.write(0, 0, NOTICE)
        note.write(1, 0, "Poikkeus: viiden koordinoijan nimet (KS-001–KS-005) ovat todellisia, lähde README.md.")
        sheet.write(0, 0, "YmpyräKS: verkoston organisaatiot", book.add_format({"bold": True}))
        sheet.write(1, 0, f"{NOTICE} Päivitetty {day(AS_OF)}")
        header = ["Tunnus", "Yritys", "Y-tunnus", "Tyyppi", "Henkilömäärä", "Kokoluokka", "Toimiala", "Luokitus",
                  "Kotikunta", "Ilmastotyön vaihe", "Huomautuksia"]  # fmt: skip
        for number, row in enumerate([header, *rows], 3):
            sheet.write_row(number, 0, row)
        sheet.autofit()
    return found


def lists(found: list[Organisation], dice: random.Random) -> None:
    """Mailing list and Facebook group."""
    mailing, group = [], []
    for organisation in found:
        if dice.random() < 0.93:
            left = None
            if dice.random() < 0.2:
                left = organisation.joined + datetime.timedelta(days=dice.randint(120, 2400))
                left = left if left <= AS_OF else None
            state = "vahvistamatta" if dice.random() < 0.03 else "tilaaja"
            mailing.append([organisation.org_id, day(organisation.joined), day(left) if left else "", state])
            if left and dice.random() < 0.3 and left + datetime.timedelta(days=500) < AS_OF:
                mailing.append([organisation.org_id, day(left + datetime.timedelta(days=500)), "", "tilaaja"])
        if dice.random() < 0.25:
            joined = min(organisation.joined + datetime.timedelta(days=dice.randint(0, 200)), AS_OF)
            group.append([organisation.org_id, day(joined)])
    mailing[17][1] = "31.2.2024"  # no such day
    mailing[52][2] = "1.1.2019"  # left before it came
    mailing[88][0] = "KS-977"  # no such organisation
    mailing.append(list(mailing[120]))  # twice the same
    group[9][0] = "Esimerkkilän Kahvila"  # a name where the id should be
    group[21][1] = "kesällä 2023"
    write("postituslista", "Org.tunnus;Tilannut;Peruttu;Tila", mailing)
    write("fb_ryhma", "Organisaatio-id;Liittynyt", group, encoding="utf-8")


def events(dice: random.Random) -> list[tuple[str, datetime.date, str]]:
    """About twelve a year, none in July; webinars while the pandemic lasted; two of 2026 are still to come."""
    held: list[tuple[str, datetime.date, str]] = [("T-2020-01", FIRST_DAY, "foorumi")]
    rows: list[list[object]] = [["T-2020-01", "Avaustilaisuus (keksitty)", day(FIRST_DAY), "foorumi", "", 150, ""]]
    for year in range(2020, 2027):
        number = 1
        for month in (2, 3, 4, 4, 5, 6, 8, 9, 9, 10, 11, 12):
            when = datetime.date(year, month, dice.randint(1, 28))
            number += 1
            kind = "webinaari" if datetime.date(2020, 3, 15) < when < datetime.date(2021, 9, 1) else dice.choice(KINDS)
            event_id = f"T-{year}-{number:02d}"
            host = f"KS-{dice.randint(6, ORGANISATIONS):03d}" if kind == "yritysvierailu" else ""
            small = "small" if kind == "työpaja" and dice.random() < 0.3 else ""
            rows.append([event_id, f"{kind.capitalize()}: {dice.choice(TOPICS)} (keksitty)", day(when), kind, host,
                         dice.choice((20, 30, 40, 60, "")), small])  # fmt: skip
            held.append((event_id, when, kind))
    extra: list[list[object]] = [
        ["T-2024-20", "Aamukahvit (keksitty)", "30.2.2024", "aamukahvit", "", 30, ""],  # no such day
        ["T-2025-20", "Aamupala (keksitty)", "12.5.2025", "aamupala", "", 30, ""],  # unknown kind
        ["T-2023-20", "Työpaja (keksitty)", "7.11.2023", "työpaja", "", "kolmekymmentä", ""],
    ]
    write("tapahtumat", "Tapahtumatunnus;Tapahtuman nimi;Päivämäärä;Laji;Isäntä;Paikat;Kohdekoko", rows + extra)
    return held


def attendance(found: list[Organisation], held: list[tuple[str, datetime.date, str]], dice: random.Random) -> None:
    """One file a year; until 2022 from a form that wrote tabs, decimal points and UTF-8."""
    boost = {"foorumi": 1.6, "webinaari": 1.3, "yritysvierailu": 0.7}
    for year in range(2020, 2027):
        old, rows = year <= 2022, []
        for event_id, when, kind in held:
            # Nobody has handed in the list of T-2026-09, and what is still to come has none.
            if when.year != year or when > AS_OF or event_id == "T-2026-09":
                continue
            for organisation in found:
                if dice.random() >= organisation.chance(when) * boost.get(kind, 1):
                    continue
                heads = 0 if dice.random() < 0.06 else dice.choices((1, 2, 3), (8, 3, 1))[0]
                score = "" if heads == 0 or dice.random() < 0.45 else decimal(min(5, max(1, dice.gauss(4.1, 0.6))), 1)
                rows.append([event_id, organisation.org_id, str(heads), score.replace(",", ".") if old else score])
        dice.shuffle(rows)
        spoil(rows, year)
        encoding, delimiter = ("utf-8", "\t") if old else ("cp1252", ";")
        header = "Tapahtumatunnus;Organisaatiotunnus;Osallistujia;Palaute"
        write(f"osallistujat_{year}", header, rows, encoding=encoding, delimiter=delimiter)


def spoil(rows: list[list[str]], year: int) -> None:
    """A few slips a year, of the kinds that real lists have."""
    rows[3][1] = f"KS-{900 + year % 100}"  # no such organisation
    rows[11][0] = f"T-{year}-99"  # no such event
    rows[19][2] = "-2"
    rows[27][2] = "noin 5"
    rows[34][3] = "6" if year % 2 else "9.5"  # beyond the scale
    rows.append(list(rows[41]))  # twice the same: neither is taken
    if year >= 2024:
        rows[48][2] = ""  # forgotten


def channels(dice: random.Random) -> None:
    """Monthly figures; nobody has counted Facebook since June 2026."""
    rows: list[list[object]] = []
    people, members = 60.0, 20.0
    for month in range(82):
        last = datetime.date(2020 + (month + 1) // 12, (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)
        people += dice.uniform(-2, 12)
        members += dice.uniform(0, 4)
        rows.append(["sähköpostilista", "tilaajat", day(last), f"{people:,.0f}".replace(",", " ")])
        rows.append(["verkkosivut", "käynnit", day(last), f"{dice.randint(300, 1900):,}".replace(",", " ")])
        if last <= datetime.date(2026, 6, 30):
            posts = dice.randint(1, 9) if last.month != 7 else 0
            figures = {"jäsenet": int(members), "julkaisut": posts, "kommentit": posts * 2, "reaktiot": posts * 7}
            rows += [["Facebook", metric, day(last), str(value)] for metric, value in figures.items()]
    rows[40][3] = "-12"
    rows[101][3] = "ei tiedossa"
    rows[160][0] = "Twitter"  # a channel that the table does not know
    rows[222][2] = "31.11.2022"
    write("kanavat", "Kanava;Mittari;Mittauspäivä;Lukema", rows)


def coordination(dice: random.Random) -> None:
    """Roles, plans, resources and contacts."""
    roles = [[org_id, "osakoordinaattori", day(FIRST_DAY), ""] for org_id, _, _ in COORDINATORS]
    roles += [["KS-012", "ohjausryhmä", "1.2.2022", "31.12.2024"], ["KS-031", "ohjausryhmä", "1.2.2022", "31.1.2021"]]
    write("koordinaatio", "Jäsentunnus;Rooli;Alkaen;Asti", roles)
    practices = "Aamukahvit; yritysvierailut; uutiskirje; Fb-ryhmä"
    plans: list[list[object]] = [[year, f"{day(datetime.date(year - 1, 12, 10))}", 12, practices, "hyväksytty"]
                                 for year in range(2020, 2026)]  # fmt: skip
    plans.append([2026, "", 12, practices, "luonnos"])  # nobody has adopted it: a finding
    write("toimintasuunnitelmat", "Vuosi;Hyväksytty;Suunnitellut tapahtumat;Toimintamallit;Tila", plans)
    costs: list[list[object]] = []
    for year in range(2020, 2027):
        source = "valtionavustus" if year in (2021, 2022) else "oma"
        htv, salaries = decimal(dice.uniform(0.4, 0.9), 3), decimal(dice.uniform(24000, 52000))
        costs.append([year, htv, "arvio", 5, "henkilöstö", salaries, source])
        for category in ("viestintä", "tapahtumat", "alusta"):
            costs.append([year, "", "", "", category, decimal(dice.uniform(900, 9000)), source])
    costs[6][5] = "noin 5000"
    costs[13][5] = "-150,00"
    write("resurssit", "Vuosi;Htv;Laskutapa;Henkilöt;Kululaji;Kustannukset;Rahoitus", costs)
    contacts = []
    for number in range(1, 81):
        consent = number % 3 == 0
        until = datetime.date(2026, 6, 30) if number % 19 == 0 else datetime.date(2028, 12, 31)
        contacts.append([f"Y-{number:03d}", f"KS-{dice.randint(6, ORGANISATIONS):03d}", f"Keksitty Henkilö {number}",
                         f"henkilo{number}@example.org", "suostumus" if consent else "julkinen tehtävä",
                         "3.2.2025" if consent else "", day(until)])  # fmt: skip
    contacts[14][5] = ""  # consent without its day
    contacts[30][3] = "henkilo31(at)example.org"
    header = "Kontaktin tunnus;Jäsentunnus;Yhteyshenkilö;Sähköposti;Käsittelyperuste;Suostumus;Säilytetään asti"
    write("yhteyshenkilot", header, contacts)


def main() -> None:
    DATA.mkdir(exist_ok=True)
    dice = random.Random(20200129)
    found = organisations(dice)
    lists(found, dice)
    attendance(found, events(dice), dice)
    channels(dice)
    coordination(dice)
    kumppanuus.write(found, COORDINATORS, DATA)


if __name__ == "__main__":
    main()
