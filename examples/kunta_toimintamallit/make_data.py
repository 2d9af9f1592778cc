"""Makes the data of this example: the same bytes every time. Everything in it is invented, see README.md.

Run it in this folder: ``python make_data.py``. It needs xlsxwriter for the workbook and nothing else.
"""

from __future__ import annotations

import csv
import datetime
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

DATA = Path(__file__).parent / "data"
AS_OF = datetime.date(2026, 10, 31)
NOTICE = "KEKSITTYÄ ESIMERKKIAINEISTOA: kunta, yritykset, pisteet, luvut ja päivät eivät ole todellisia."

# Categories and the names marked True are from public pages (README.md); stars and scores are invented throughout.
# name, category, continuous, stars, real name
PRACTICES = (
    ("Maankäyttö, kaavoitus, liikenneyhteydet ja energiaratkaisut", "Kunnan perustekeminen", True, 3, True),
    ("Viranomais- ja lupatoiminta", "Kunnan perustekeminen", True, 2, True),
    ("Ilmasto-osaamisen lisääminen omassa organisaatiossa", "Kunnan perustekeminen", True, 1, True),
    ("Tontinluovutusehtojen ilmastopisteet", "Kunnan perustekeminen", True, 2, False),
    ("Yritysalueen energiayhteisö", "Alueen yhteiskehittäminen", True, 3, False),
    ("Hukkalämmön kartta", "Alueen yhteiskehittäminen", False, 2, False),
    ("Teollisten symbioosien kierros", "Alueen yhteiskehittäminen", True, 2, False),
    ("Ilmastokriteerit hankinnoissa", "Markkinoiden ohjaaminen", True, 2, False),
    ("Markkinavuoropuhelu ennen kilpailutusta", "Markkinoiden ohjaaminen", True, 1, False),
    ("Kokeilualusta ilmastoratkaisuille", "Markkinoiden ohjaaminen", False, 3, False),
    ("Yritystarinat kunnan kanavissa", "Viestintä", True, 1, False),
    ("Kuukauden ilmastoteko", "Viestintä", True, 1, False),
    ("Ilmastokirje yrityksille", "Viestintä", True, 1, False),
    ("Aamukahvit yrittäjille", "Toimijoiden törmäyttäminen", True, 1, False),
    ("Yritysvierailut", "Toimijoiden törmäyttäminen", True, 1, False),
    ("Treffit: yritys ja oppilaitos", "Toimijoiden törmäyttäminen", False, 2, False),
    ("Vuoden ilmastoyritys", "Palkitseminen", True, 1, False),
    ("Ideakilpailu", "Palkitseminen", False, 2, False),
    ("Hiilijalanjälkiklinikka", "Koulutus ja neuvonta", True, 2, False),
    ("Energianeuvonta", "Koulutus ja neuvonta", True, 2, False),
    ("Vastuullisuuskoulutus", "Koulutus ja neuvonta", True, 2, False),
    ("Rahoitusneuvonta", "Koulutus ja neuvonta", True, 1, False),
)
UNITS = ("Ympäristökeskus", "Elinkeinopalvelut", "Kaavoitus", "Hankintapalvelut", "Viestintä", "Rakennusvalvonta",
         "Tekninen toimi", "Kirjasto", "Opetustoimi")  # fmt: skip
# practice number, owner (number of the unit), status, first day, last day, last run, interval, cost, htv, users
USES = (
    (1, 2, "käynnissä", "1.1.2021", "", "14.4.2026", "", "", "0,35", (2, 5, 6)),
    (2, 5, "käynnissä", "1.3.2022", "", "2.10.2026", "90", "", "0,2", (5, 0)),
    (3, 0, "käynnissä", "15.8.2022", "", "3.9.2025", "", "4 500,00", "", (0, 1, 2, 3)),
    (4, 2, "suunniteltu", "1.1.2027", "", "", "", "", "", (2,)),
    (6, 0, "päättynyt", "1.2.2023", "30.11.2023", "30.11.2023", "", "12 800,00", "0,15", (0, 6)),
    (7, 1, "tauolla", "1.9.2022", "", "20.5.2024", "", "3 000,00", "0,1", (1,)),
    (8, 3, "käynnissä", "1.1.2023", "", "28.8.2026", "180", "", "0,3", (3, 6)),
    (9, 3, "käynnissä", "1.6.2023", "", "12.2.2026", "", "", "", (3,)),
    (10, 1, "päättynyt", "1.1.2024", "31.12.2025", "10.12.2025", "", "45 000,00", "0,4", (1, 6)),
    (11, 4, "käynnissä", "1.1.2022", "", "5.10.2026", "60", "1 200,50", "0,1", (4, 1)),
    (12, 4, "käynnissä", "1.4.2024", "", "1.7.2026", "31", "", "", (4,)),
    (13, 1, "käynnissä", "1.9.2023", "", "15.9.2026", "92", "960,00", "0,05", (1, 4)),
    (14, 1, "käynnissä", "1.2.2022", "", "6.10.2026", "60", "2 150,00", "", (1, 0)),
    (15, 1, "käynnissä", "1.2.2022", "", "22.9.2026", "120", "", "0,1", (1,)),
    (15, 0, "käynnissä", "1.5.2023", "", "8.6.2026", "", "", "0,05", (0,)),
    (16, 8, "päättynyt", "1.9.2024", "31.10.2024", "10.10.2024", "", "800,00", "0,05", (8, 1)),
    (17, 1, "käynnissä", "1.1.2022", "", "12.12.2025", "365", "2 000,00", "0,05", (1, 4)),
    (18, 7, "käynnissä", "1.3.2026", "", "21.5.2026", "", "5 000,00", "", (7,)),
    (19, 0, "käynnissä", "1.1.2024", "", "30.9.2026", "", "6 400,00", "0,25", (0, 1)),
    (20, 0, "suunniteltu", "1.1.2023", "", "26.10.2026", "", "", "0,3", (0, 5)),  # a word that the days belie
    (21, None, "käynnissä", "1.1.2025", "", "14.3.2026", "", "3 300,00", "0,1", (1,)),  # nobody answers for it
    (22, 1, "käynnissä", "1.1.2022", "", "1.10.2026", "", "", "0,15", ()),  # nobody uses it
    (13, 4, "päättynyt", "1.1.2021", "", "10.6.2022", "", "", "", (4,)),  # ended, nobody knows when
)
PLACES = ("Esimerkkilän", "Mallilan", "Keksilän", "Kuvitteen", "Satumaan", "Oletuksen", "Näytelän", "Harjoitteen",
          "Testilän", "Luonnoksen", "Taruksen", "Haaveelan")  # fmt: skip
TRADES = (("Konepaja", "C"), ("Leipomo", "C"), ("Saha", "C"), ("Rakennus", "F"), ("Sähkö", "F"), ("Kauppa", "G"),
          ("Kuljetus", "H"), ("Hotelli", "I"), ("Kahvila", "I"), ("Ohjelmistot", "J"), ("Insinöörit", "M"),
          ("Siivous", "N"), ("Kierrätys", "E"))  # fmt: skip
COMPANY_HEADER = ("Yrityksen tunnus", "Yritys", "Y-tunnus", "Tyyppi", "Kokoluokka", "Luokitus", "Pääluokka",
                  "Ilmastotyön vaihe")  # fmt: skip
CONTACT_HEADER = ("Kontaktin tunnus", "Yrityksen tunnus", "Päivä", "Yksikkö", "Toimintamallitunnus", "Laji",
                  "Jatkotoimi")  # fmt: skip
STAGES = ("ei aloitettu", "kartoitettu", "suunniteltu", "toteutuksessa", "")
NEXT_STEPS = ("Lähetetään laskuriohje", "Sovitaan vierailu", "Kutsutaan aamukahveille", "Ohjataan rahoitusneuvontaan")
# kind, practice, number of the unit, how often
CONTACTS = (
    ("vierailu", "TM-15", 1, 5), ("tapaaminen", "TM-14", 1, 6), ("neuvonta", "TM-19", 0, 3),
    ("neuvonta", "TM-20", 0, 4), ("koulutus", "TM-21", 1, 3), ("kampanja", "TM-12", 4, 3), ("tapaaminen", "", 3, 2),
)  # fmt: skip


def day(value: datetime.date) -> str:
    """As people write it in Finland: 4.3.2025."""
    return f"{value.day}.{value.month}.{value.year}"


def business_id(number: int) -> str | None:
    """A Y-tunnus with a right check digit. Numbers from 9 000 000 on have not been issued: it names nobody."""
    rest = sum(int(digit) * weight for digit, weight in zip(f"{number:07d}", (7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return None if rest == 1 else f"{number:07d}-{(11 - rest) % 11}"


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]], encoding: str = "cp1252") -> None:
    with (DATA / name).open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)


def catalogue(dice: random.Random) -> list[list[object]]:
    rows: list[list[object]] = []
    for number, (name, category, continuous, stars, real) in enumerate(PRACTICES, 1):
        scores = [round(min(4.6, max(1.2, dice.gauss(2.9, 0.6))), 1) for _ in "ABCDE"]
        rows.append([f"TM-{number:02d}", name if real else f"{name} (keksitty)", category,
                     "jatkuva" if continuous else "yksittäinen", "*" * stars, *scores,
                     "nimi luettelosta, muu keksitty" if real else "keksitty"])  # fmt: skip
    rows[11][7] = None  # nobody has scored it on goal C
    rows[15][4] = "****"  # there are three stars at most
    rows[20][5] = -1.0
    return rows


def workbook(dice: random.Random) -> None:
    """Catalogue, uses, users and units in one workbook, a title above each header."""
    uses: list[list[object]] = []
    users: list[list[object]] = []
    for number, (practice, owner, status, first, last, run, interval, cost, htv, who) in enumerate(USES, 1):
        use_id = f"K-{number:02d}"
        unit = "" if owner is None else UNITS[owner]
        uses.append([use_id, f"TM-{practice:02d}", unit, first, last, status, run, interval, cost, htv])
        users += [[use_id, UNITS[unit_number]] for unit_number in who]
    uses[13][2] = "Elinkeino palvelut"  # one unit in two spellings
    uses += [
        ["K-31", "TM-99", UNITS[1], "1.1.2024", "", "käynnissä", "", "", "", ""],  # no such practice
        ["K-32", "TM-05", UNITS[1], "1.6.2025", "1.5.2025", "päättynyt", "", "", "", ""],  # ended before it began
        ["K-33", "TM-05", UNITS[0], "31.2.2025", "", "käynnissä", "", "", "", ""],  # no such day
        ["K-34", "TM-08", UNITS[3], "1.1.2025", "", "kesken", "", "", "", ""],  # no such status
        ["K-35", "TM-14", UNITS[1], "1.1.2025", "", "käynnissä", "", "kuukausittain", "", ""],
    ]
    users += [["K-77", UNITS[1]], ["K-11", UNITS[7]], ["K-11", UNITS[7]]]  # an unknown use; twice the same
    units: list[list[object]] = [[unit, "kyllä" if unit == "Ympäristökeskus" else "ei"] for unit in UNITS]
    units[6][1] = None
    with xlsxwriter.Workbook(DATA / "toimintamallit_keksitty.xlsx") as book:
        book.set_properties({"title": NOTICE, "created": datetime.datetime(2026, 10, 31)})
        note = book.add_worksheet("Huom")
        note.write(0, 0, NOTICE)
        note.write(
            1, 0, "Poikkeus: kategoriat ja kolme toimintamallin nimeä ovat julkisilta sivuilta, lähteet README.md."
        )
        scores = [f"Vaikuttavuus {letter}" for letter in "ABCDE"]
        sheets: dict[str, tuple[list[str], list[list[object]]]] = {
            "Luettelo": (["Toimintamallin tunnus", "Toimintamalli", "Kategoria", "Luonne", "Vaaditut resurssit",
                          *scores, "Huomautus"], catalogue(dice)),
            "Käyttö": (["Käytön tunnus", "Toimintamallin tunnus", "Vastuuyksikkö", "Aloitettu", "Lopetettu", "Tila",
                        "Viimeksi tehty", "Toistoväli", "Kustannus", "Htv"], uses),
            "Käyttäjät": (["Käytön tunnus", "Käyttäjä"], users),
            "Yksiköt": (["Yksikkö", "Kokonaisuus"], units),
        }  # fmt: skip
        for title, (header, rows) in sheets.items():
            sheet = book.add_worksheet(title)
            sheet.write(0, 0, f"Esimerkkilän kunta: {title.lower()}. {NOTICE}", book.add_format({"bold": True}))
            for number, row in enumerate([header, *rows], 2):
                sheet.write_row(number, 0, row)


def organisations(dice: random.Random) -> list[str]:
    rows: list[list[object]] = []
    for number in range(1, 221):
        trade, section = TRADES[number % len(TRADES)]
        identifier = next(found for base in (9_100_000, 9_600_000) if (found := business_id(base + 41 * number)))
        size = dice.choices(("mikro", "pieni", "keskisuuri", "suuri"), (9, 7, 3, 1))[0]
        name, stage = f"{dice.choice(PLACES)} {trade} {number} Oy (keksitty)", dice.choice(STAGES)
        rows.append([f"Y-{number:03d}", name, identifier, "yritys", size, "TOL2008", section, stage])
    rows[30][2] = "9101272-0"  # wrong check digit
    rows[77][3] = "osuuskunta"  # no such kind
    rows[140][5] = ""  # section without its classification
    rows.append(list(rows[99]))  # twice the same key: neither is taken
    write("yritykset_keksitty.csv", COMPANY_HEADER, rows)
    return [str(row[0]) for row in rows[:220]]


def contacts(companies: Sequence[str], dice: random.Random) -> None:
    """One export a year: until 2023 the list of the business services, since 2024 the register of all units."""
    number = 0
    for year in range(2022, 2027):
        rows: list[list[object]] = []
        for _ in range((60, 110, 170, 210, 190)[year - 2022]):
            number += 1
            when = datetime.date(year, 1, 1) + datetime.timedelta(
                days=dice.randrange(304 if year == AS_OF.year else 365)
            )
            # Some companies are met again and again, most never.
            company = companies[min(int(dice.expovariate(1 / 45)), len(companies) - 1)]
            kind, practice, unit, _often = dice.choices(CONTACTS, [often for *_, often in CONTACTS])[0]
            who = UNITS[unit] if dice.random() < 0.96 else ""
            step = dice.choice(NEXT_STEPS) if dice.random() < 0.4 else ""
            rows.append([f"KT-{number:04d}", company, day(when), who, practice, kind, step])
        rows[5][1] = f"Y-{900 + year % 100}"  # no such company
        rows[12][2] = "30.2." + str(year)  # no such day
        rows[23][5] = "lounas"  # no such kind
        rows[31][4] = "TM-77"  # no such practice
        rows[44][2] = ""  # forgotten
        rows.append(list(rows[50]))  # twice the same: neither is taken
        write(f"kontaktit_{year}_keksitty.csv", CONTACT_HEADER, rows, encoding="cp1252" if year < 2024 else "utf-8")


def resources() -> None:
    rows: list[list[object]] = []
    for year, htv, euros in (
        (2022, "1,1", 67),
        (2023, "1,35", 82),
        (2024, "1,6", 98),
        (2025, "1,7", 104),
        (2026, "1,5", 92),
    ):
        rows.append([year, htv, "arvio", 6, "henkilöstö", f"{euros} 000,00", "oma"])
        rows.append([year, "", "", "", "viestintä", f"{1500 + 40 * (year - 2020)},00", "oma"])
    rows[3][5] = "noin 1600"
    header = ["Vuosi", "Htv", "Laskutapa", "Henkilöt", "Kululaji", "Kustannukset", "Rahoitus"]
    write("resurssit_keksitty.csv", header, rows)


def main() -> None:
    DATA.mkdir(exist_ok=True)
    dice = random.Random(20210915)
    workbook(dice)
    contacts(organisations(dice), dice)
    resources()


if __name__ == "__main__":
    main()
