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

# Categories are from public pages (README.md); names, stars and scores are invented.
# name, category, stars
PRACTICES = (
    ("Ilmasto-osio koulutuksessa", "Koulutus ja neuvonta", 1),
    ("Hiilijalanjälkilaskuri", "Koulutus ja neuvonta", 2),
    ("Energianeuvonta", "Koulutus ja neuvonta", 2),
    ("Rahoitusvinkit", "Koulutus ja neuvonta", 1),
    ("Yritystarina ilmastoteosta", "Viestintä", 1),
    ("Ilmastoluku kuukaudessa", "Viestintä", 1),
    ("Puheenvuoro yritykseltä yritykselle", "Toimijoiden törmäyttäminen", 1),
    ("Vierailu edelläkävijän luona", "Toimijoiden törmäyttäminen", 2),
    ("Ilmastokysymys jokaisessa tapaamisessa", "Toimijoiden törmäyttäminen", 1),
    ("Ilmastokriteeri tarjouspyynnössä", "Markkinoiden ohjaaminen", 2),
    ("Ilmastopisteet tontinluovutuksessa", "Kunnan perustekeminen", 3),
    ("Energiatarkastelu kaavassa", "Kunnan perustekeminen", 3),
    ("Ilmastomaininta yrityspalkinnossa", "Palkitseminen", 1),
    ("Materiaalikierron pilotti", "Alueen yhteiskehittäminen", 3),
)
UNITS = ("Elinkeinopalvelut", "Viestintä", "Hankinnat", "Maankäyttö", "Kehitysyhtiö")
# name, kind, number of the unit, first day, cadence
HOSTS = (
    ("Yrittäjän peruskurssi", "yrityskoulutus", 0, "1.9.2012", 180),
    ("Työnantajakoulutus", "yrityskoulutus", 0, "1.2.2018", 365),
    ("Digivalmennus", "yrityskoulutus", 4, "15.3.2019", 180),
    ("Kasvuohjelma", "yrityskoulutus", 4, "1.1.2021", 365),
    ("Yritysten uutiskirje", "viestintä", 1, "1.1.2015", 30),
    ("Kunnan verkkosivut: yrittäjälle", "viestintä", 1, "1.1.2010", 90),
    ("Some: kuukauden yritys", "viestintä", 1, "1.5.2020", 31),
    ("Kuntatiedotteen yrityssivu", "viestintä", 1, "1.1.2014", 122),
    ("Yrittäjäaamut", "yritysverkosto", 0, "1.1.2013", 60),
    ("Teollisuuden verkosto", "yritysverkosto", 4, "1.10.2016", 120),
    ("Matkailuverkosto", "yritysverkosto", 4, "1.4.2017", 120),
    ("Kauppakeskuksen yrittäjät", "yritysverkosto", None, "1.1.2019", 180),
    ("Yritysneuvonta", "neuvonta", 0, "1.1.2005", 30),
    ("Sijoittumispalvelu", "neuvonta", 0, "1.1.2016", 60),
    ("Yritystapaamiset", "neuvonta", 0, "", 30),
    ("Hankintaneuvonta", "hankinnat", 2, "1.1.2018", 90),
    ("Pienhankintojen ohje", "hankinnat", 2, "1.1.2020", 365),
    ("Markkinavuoropuhelut", "hankinnat", 2, "1.6.2021", 180),
    ("Tontinluovutus", "maankäyttö", 3, "1.1.2000", 365),
    ("Yritysalueen kaavoitus", "maankäyttö", 3, "1.1.2000", 730),
    ("Vuoden yrittäjä", "muu", 0, "1.1.2011", 365),
    ("Yritysvierailut", "muu", 0, "1.1.2014", 90),
    ("Toimitilapörssi", "muu", 0, "1.8.2022", None),
    ("Kesäyrittäjät", "muu", None, "1.5.2015", 365),
)
PLACES = ("Mallilan", "Esimerkkilän", "Keksilän", "Kuvitteen", "Satumaan", "Oletuksen", "Näytelän", "Harjoitteen",
          "Testilän", "Luonnoksen", "Taruksen", "Haaveelan")  # fmt: skip
TRADES = ("Konepaja", "Leipomo", "Saha", "Rakennus", "Sähkö", "Kauppa", "Kuljetus", "Hotelli", "Kahvila", "Ohjelmistot")
COMPANY_HEADER = ("Asiakasnumero", "Yrityksen nimi", "Yhteisömuoto", "Henkilöstö")
CONTACT_HEADER = (
    "Kontaktin tunnus",
    "Asiakasnumero",
    "Päivämäärä",
    "Yksikkö",
    "Toimintamallitunnus",
    "Laji",
    "Jatkotoimi",
)
KIND_OF_CONTACT = {
    "yrityskoulutus": "koulutus", "viestintä": "kampanja", "yritysverkosto": "tapaaminen", "neuvonta": "neuvonta",
    "hankinnat": "neuvonta", "maankäyttö": "tapaaminen", "muu": "vierailu",
}  # fmt: skip


def day(value: datetime.date) -> str:
    """As people write it in Finland: 4.3.2025."""
    return f"{value.day}.{value.month}.{value.year}"


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with (DATA / name).open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(header)
        writer.writerows(rows)


def integrations(dice: random.Random) -> list[list[object]]:
    """Some three practices an activity: found, tried once, or done time after time; a few only in name."""
    rows: list[list[object]] = []
    for host, (_, _, _, since, cadence) in enumerate(HOSTS, 1):
        begun = max(2022, int(since[-4:])) if since else 2022
        for practice in sorted(dice.sample(range(1, len(PRACTICES) + 1), dice.randint(1, 4))):
            state = dice.choices(("tunnistettu", "pilotoitu", "systemaattinen"), (4, 4, 5))[0]
            row: list[object] = [f"I-{len(rows) + 1:03d}", f"H-{host:02d}", f"T-{practice:02d}", state, "", "", "", ""]
            if state != "tunnistettu":
                first = datetime.date(begun, 9, 1) + datetime.timedelta(days=dice.randrange(900))
                last, times = first, 1
                step = datetime.timedelta(days=cadence or 365)
                while state == "systemaattinen" and last + step <= AS_OF:
                    last, times = last + step, times + 1
                share = f"{dice.choice((5, 10, 12.5, 20, 25, 40)):g}".replace(".", ",")
                row[4:] = [day(first), times, day(last), share if dice.random() < 0.8 else ""]
            rows.append(row)
    return rows


def spoil(rows: list[list[object]]) -> None:
    """What real lists have: things only said to be systematic, and rows that can't be read."""
    said = [row for row in rows if row[3] == "systemaattinen"]
    said[2][5] = 1  # once is no system
    said[5][6] = said[5][4]  # not since the first time
    found = [row for row in rows if row[3] == "tunnistettu"]
    found[1][4:7] = ["3.3.2025", 1, "3.3.2025"]  # done, and still called identified
    new = next(row for row in rows if row[1] == "H-23" and row[4])
    new[4] = "1.6.2022"  # the activity began two months later
    rows += [
        ["I-300", "H-25", "T-01", "pilotoitu", "1.2.2025", 1, "1.2.2025", "5"],  # the row of its activity is rejected
        ["I-301", "H-99", "T-01", "pilotoitu", "1.2.2025", 1, "1.2.2025", ""],  # no such activity
        ["I-302", "H-01", "T-77", "pilotoitu", "1.2.2025", 1, "1.2.2025", ""],  # no such practice
        ["I-303", "H-01", "T-02", "pilotoitu", "1.2.2025", 1, "1.2.2024", ""],  # last before first
        ["I-304", "H-02", "T-03", "pilotoitu", "1.2.2025", 1, "1.2.2025", "120"],  # more than all of it
        ["I-305", "H-02", "T-04", "valmis", "", "", "", ""],  # no such stage
        ["I-306", "H-03", "T-05", "pilotoitu", "31.4.2025", 1, "", ""],  # no such day
        ["I-307", "H-03", "T-06", "pilotoitu", "1.2.2025", "pari", "", ""],
    ]
    rows.append(list(rows[20]))  # twice the same key: neither is taken


def workbook(rows: Sequence[Sequence[object]], dice: random.Random) -> None:
    """Catalogue, activities and integrations in one workbook; the header is in row 3."""
    catalogue: list[list[object]] = []
    for number, (name, category, stars) in enumerate(PRACTICES, 1):
        scores = [round(min(4.6, max(1.2, dice.gauss(3.0, 0.6))), 1) for _ in "ABCDE"]
        catalogue.append([f"T-{number:02d}", f"{name} (keksitty)", category, "jatkuva", stars, *scores])
    catalogue[6][6] = None
    catalogue[9][5] = "ei arvioitu"
    hosts: list[list[object]] = []
    for number, (name, kind, unit, since, cadence) in enumerate(HOSTS, 1):
        hosts.append(
            [f"H-{number:02d}", f"{name} (keksitty)", kind, "" if unit is None else UNITS[unit], since, cadence]
        )
    hosts.append(["H-25", "Pop up -kahvila (keksitty)", "kahvila", UNITS[0], "1.1.2024", 30])  # no such kind
    with xlsxwriter.Workbook(DATA / "integrointi_keksitty.xlsx") as book:
        book.set_properties({"title": NOTICE, "created": datetime.datetime(2026, 10, 31)})
        note = book.add_worksheet("Huom")
        note.write(0, 0, NOTICE)
        note.write(1, 0, "Poikkeus: toimintamallien kategoriat ovat julkisilta sivuilta, lähteet README.md.")
        sheets: dict[str, tuple[list[str], Sequence[Sequence[object]]]] = {
            "Toimintamallit": (["Toimintamallin tunnus", "Toimintamalli", "Teema", "Jatkuvuus", "Resurssit",
                                *(f"Tavoite {letter}" for letter in "ABCDE")], catalogue),
            "Toiminta": (["Toiminnan tunnus", "Toiminta", "Yhteistyömuoto", "Yksikkö", "Alkanut", "Toistuvuus"], hosts),
            "Integrointi": (["Integroinnin tunnus", "Toiminnan tunnus", "Toimintamallitunnus", "Vaihe",
                             "Ensimmäinen kerta", "Kertoja", "Viimeksi", "Ilmaston osuus"], rows),
        }  # fmt: skip
        for title, (header, lines) in sheets.items():
            sheet = book.add_worksheet(title)
            sheet.write(0, 0, f"Mallilan kunta: {title.lower()}. {NOTICE}", book.add_format({"bold": True}))
            for number, line in enumerate([header, *lines], 2):
                sheet.write_row(number, 0, line)


def companies(dice: random.Random) -> list[str]:
    rows: list[list[object]] = []
    for number in range(1, 161):
        name = f"{dice.choice(PLACES)} {TRADES[number % len(TRADES)]} {number} Oy (keksitty)"
        rows.append([1000 + number, name, "yritys", max(1, round(dice.lognormvariate(2.2, 1.1)))])
    rows[40][3] = "kymmenkunta"
    rows[90][1] = ""
    rows.append([1200, "Tmi Esimerkkihenkilö (keksitty)", "toiminimi", 1])
    rows.append(list(rows[70]))  # twice the same key: neither is taken
    write("asiakkaat_keksitty.csv", COMPANY_HEADER, rows)
    return [str(row[0]) for row in rows[:161]]


def contacts(rows: Sequence[Sequence[object]], known: Sequence[str], dice: random.Random) -> None:
    """Whoever was reached through an activity that holds a practice."""
    done = [row for row in rows if row[4] and str(row[0]) < "I-300"]
    log: list[list[object]] = []
    for _ in range(520):
        _, host, practice, _, first, *_ = dice.choice(done)
        _, kind, unit, _, _ = HOSTS[int(str(host)[2:]) - 1]
        begun = datetime.datetime.strptime(str(first), "%d.%m.%Y").date()
        when = begun + datetime.timedelta(days=dice.randint(0, (AS_OF - begun).days))
        step = "Ohjataan neuvontaan" if dice.random() < 0.3 else ""
        who = "" if unit is None else UNITS[unit]
        log.append([None, dice.choice(known), day(when), who, practice, KIND_OF_CONTACT[kind], step])
    for number, entry in enumerate(log, 1):
        entry[0] = f"{number:05d}"
    log[33][1] = "9999"  # no such company
    log[120][2] = "keväällä 2024"
    log[200][5] = "webinaari"  # no such kind
    log[301][4] = "T-55"  # no such practice
    log[410][1] = ""  # forgotten
    log.append(list(log[77]))  # twice the same: neither is taken
    write("kontaktit_keksitty.csv", CONTACT_HEADER, log)


def main() -> None:
    DATA.mkdir(exist_ok=True)
    dice = random.Random(20210916)
    rows = integrations(dice)
    spoil(rows)
    workbook(rows, dice)
    contacts(rows, companies(dice), dice)
    work = [
        [2024, "0,15", "arvio", "henkilöstö", "9 150,00", "oma"],
        [2025, "0,2", "arvio", "henkilöstö", "12 400,50", "oma"],
        [2026, "0,2", "arvio", "henkilöstö", "12 300,00", "oma"],
        [2025, "", "", "viestintä", "480,00", "oma"],
        [2026, "", "", "viestintä", "-510,00", "oma"],
    ]
    write("resurssit_keksitty.csv", ("Vuosi", "Htv", "Laskutapa", "Kululaji", "Kustannukset", "Rahoitus"), work)


if __name__ == "__main__":
    main()
