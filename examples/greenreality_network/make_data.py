"""Makes the data of this example: the same bytes every time. Everything in it is invented, see README.md.

Run it in this folder: ``python make_data.py``. It needs xlsxwriter for the workbook and nothing else.
"""

from __future__ import annotations

import datetime
import random

from register import AS_OF, DATA, FEES, MEMBERS, Member, Rows, day, decimal, workbook, write

FIRST_INVOICES = 2021


def reference(number: int) -> str:
    """The reference number of an invoice, in groups of five from the right as banks print it."""
    total = sum(int(digit) * (7, 3, 1)[place % 3] for place, digit in enumerate(reversed(str(number))))
    digits = f"{number}{-total % 10}"
    head = len(digits) % 5
    return " ".join(part for part in (digits[:head], *(digits[i : i + 5] for i in range(head, len(digits), 5))) if part)


def money(members: list[Member], dice: random.Random) -> None:
    """The fee table, and the ledger of invoices and payments."""
    schedule = [
        [first, "kokoluokka", size, fee, "ei", 21] for first, fees in FEES.items() for size, fee in fees.items()
    ]
    schedule += [
        [first, "organisaatiotyyppi", kind, 500, "ei", 21] for first in FEES for kind in ("kunta", "korkeakoulu")
    ]
    header = ["Voimassa vuodesta", "Maksuperuste", "Maksuluokka", "Vuosimaksu", "Jaksotus", "Maksuaika"]
    write("maksutaulukko_keksitty.csv", header, schedule)
    invoices: Rows = []
    payments: Rows = []
    for year in range(FIRST_INVOICES, 2027):
        for m in (m for m in members if m.is_in(year)):
            issued = max(datetime.date(year, 1, 15), m.joined + datetime.timedelta(days=14))
            if issued > AS_OF or (year == 2026 and m.number in (5, 37)):  # forgotten
                continue
            number = f"{year}-{m.number:03d}"
            due = issued + datetime.timedelta(days=21)
            invoices.append([number, m.membership_id, year, day(issued), day(due), decimal(m.fee(year)),
                             reference(year * 1000 + m.number), "lähetetty", ""])  # fmt: skip
            if year == 2026 and m.number in (3, 19, 42, 58, 66, 81):  # unpaid
                continue
            paid = due + datetime.timedelta(days=dice.choice((-9, -3, -1, 0, 0, 2, 6, 25)))
            parts = (m.fee(year) - 200, 200) if dice.random() < 0.03 else (m.fee(year),)
            for step, amount in enumerate(parts):
                when = paid + datetime.timedelta(days=30 * step)
                payments.append([f"M-{len(payments) + 1:05d}", number, day(min(when, AS_OF)), decimal(amount)])
    ledger = {row[0]: row for row in invoices}
    for number, due in (("2026-019", "16.10.2026"), ("2026-042", "25.9.2026"), ("2026-058", "28.7.2026")):
        if number in ledger:
            ledger[number][3], ledger[number][4] = day(_moved(due, -21)), due  # sent late, so not yet overdue for long
    first, second = [row for row in invoices if row[2] == 2025][3:5]
    invoices.append([f"{first[0]}H", first[1], 2025, "3.3.2025", "3.3.2025", f"-{first[5]}", "", "lähetetty", first[0]])
    invoices.append(
        [f"{first[0]}B", first[1], 2025, "3.3.2025", "24.3.2025", first[5], reference(2025998), "lähetetty", ""]
    )
    for row in payments:
        if row[1] == first[0]:
            row[1] = f"{first[0]}B"  # the first one was credited and sent again
    invoices.append(
        [f"{second[0]}B", second[1], 2025, "1.4.2025", "22.4.2025", second[5], reference(2025999), "lähetetty", ""]
    )
    third = [row for row in invoices if row[2] == 2024][9]
    third[5] = "300,00"  # not the fee of the table, and paid in full: the rest has to be paid back
    invoices[60][6] = "12 34567"  # wrong check digit
    invoices[83][3] = "0.1.2022"
    invoices[101][5] = "viisisataa"
    invoices[130][7] = "muistutettu"  # a status that the table does not know
    invoices[150][1] = "J-977"
    invoices.append(list(invoices[170]))
    payments[22][1] = "2021-977"
    payments[70][3] = "500 euroa"
    payments[111][2] = "2024"
    header = [
        "Laskunumero",
        "Jäsenyystunnus",
        "Vuosi",
        "Laskutettu",
        "Eräpäivä",
        "Veroton",
        "Viitenumero",
        "Tila",
        "Hyvittää laskun",
    ]
    write("laskut_keksitty.csv", header, invoices)
    write("suoritukset_keksitty.csv", ["Maksutunnus", "Laskunumero", "Maksupäivä", "Summa"], payments)


def _moved(text: str, days: int) -> datetime.date:
    number, month, year = map(int, text.split("."))
    return datetime.date(year, month, number) + datetime.timedelta(days=days)


def governance(dice: random.Random) -> None:
    """Steering group every month but July, general meeting in March, member days, and what it all takes."""
    rows: Rows = []
    for year in range(2019, 2027):
        rows.append(
            [f"VK-{year}", "vuosikokous", day(datetime.date(year, 3, 20)), "kyllä", "Jäsenmaksu ja toimintasuunnitelma"]
        )
        for month in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12):
            when = datetime.date(year, month, dice.randint(3, 26))
            if when <= AS_OF:
                rows.append(
                    [
                        f"OR-{year}-{month:02d}",
                        "ohjausryhmä",
                        day(when),
                        "ei" if (year, month) == (2026, 9) else "kyllä",
                        "",
                    ]
                )
            if month in (4, 10) and when <= AS_OF:
                rows.append([f"TR-{year}-{month:02d}", "alaryhmä", day(when), "", "Energiatehokkaat rakennukset"])
    rows[25][2] = "32.3.2021"
    rows[40][1] = "hallitus"
    write("kokoukset_keksitty.csv", ["Kokoustunnus", "Toimielin", "Päivä", "Päätösvaltainen", "Päätökset"], rows)
    roles = [["GRN-000", role, "1.1.2019", ""] for role in ("vastuukoordinaattori", "sihteeri")]
    roles += [[f"GRN-{number:03d}", "ohjausryhmän jäsen", "20.3.2024", ""] for number in (2, 9, 14, 24)]
    roles += [
        ["GRN-006", "puheenjohtaja", "20.3.2024", ""],
        ["GRN-010", "ohjausryhmän jäsen", "20.3.2021", "19.3.2020"],
    ]
    write("roolit_keksitty.csv", ["Jäsennumero", "Rooli", "Alkaa", "Päättyy"], roles)
    costs: Rows = []
    for year in range(2019, 2027):
        share = 10 / 12 if year == 2026 else 1
        costs.append(
            [
                year,
                decimal(2.0 * share + 0.05 * (year % 3), 3),
                "365 päivää",
                6,
                "henkilöstö",
                decimal(118_000 * share),
                "oma",
            ]
        )
        costs.append([year, decimal(0.5 * share, 3), "arvio", 2, "henkilöstö", decimal(31_000 * share), "EU"])
        for category, cost in (("viestintä", 22_000), ("tapahtumat", 14_500), ("alusta", 9_000)):
            costs.append([year, "", "", "", category, decimal(cost * share * dice.uniform(0.9, 1.3)), "jäsenmaksut"])
    costs[3][5] = "ei tiedossa"
    header = ["Vuosi", "Htv", "Htv-laskutapa", "Henkilöitä", "Kululaji", "Kustannus", "Rahoituslähde"]
    write("resurssit_keksitty.csv", header, costs)


def together(members: list[Member], dice: random.Random) -> None:
    """Joint projects and their partners, events and who came."""
    topics = ("Hukkalämpö kiertoon", "Akut vierekkäin", "Sivuvirrat arvoon", "Fiksu lataus", "Vesi talteen",
              "Bio-CO2 tuotteeksi", "Jousto kiinteistöissä", "Purkumateriaalit",
              "Aurinko ja varasto", "Mittaus kaikille")  # fmt: skip
    projects: Rows = []
    partners: Rows = []
    for number in range(16):
        start = datetime.date(2019 + number // 2, dice.randint(1, 11), 1)
        end = start + datetime.timedelta(days=dice.choice((540, 720, 1080)))
        stage = dice.choices(("idea", "pilotti", "demo", "markkinoilla"), (3, 6, 4, 2))[0]
        projects.append([f"HA-{number + 1:02d}", f"{topics[number % 10]} {number + 1} (keksitty)", day(start),
                         day(end) if number % 5 else "", decimal(dice.randint(40, 900) * 1000),
                         dice.choice(("EAKR", "Jäsenet", "Valtio")), stage])  # fmt: skip
        chosen = dice.sample(
            [m for m in members if m.left is None and m.joined <= start] or members, dice.randint(2, 5)
        )
        partners += [[f"HA-{number + 1:02d}", m.org_id] for m in chosen]
    projects.append(["HA-17", "Yksin tehty (keksitty)", "1.5.2025", "", "50000,00", "Jäsenet", "idea"])
    partners.append(["HA-17", "GRN-002"])
    projects[4][3] = "1.1.2018"  # ends before it begins
    partners.append(["HA-99", "GRN-002"])
    header = ["Hanketunnus", "Hanke", "Alkoi", "Päättyi", "Budjetti", "Rahoittaja", "Kehitysvaihe"]
    write("hankkeet_keksitty.csv", header, projects)
    write("hankkeiden_osapuolet_keksitty.csv", ["Hanketunnus", "Jäsennumero"], partners)
    events: Rows = []
    visits: Rows = []
    for year in range(2019, 2027):
        for number, (month, kind) in enumerate(
            ((2, "jäsenpäivä"), (5, "yritysvierailu"), (9, "jäsenpäivä"), (11, "työpaja")), 1
        ):
            when = datetime.date(year, month, dice.randint(2, 27))
            event_id = f"T-{year}-{number}"
            events.append([event_id, f"{kind.capitalize()} {year} (keksitty)", day(when), kind])
            if when > AS_OF:
                continue
            for m in members:
                if m.joined <= when and (m.left is None or m.left >= when) and dice.random() < 0.35:
                    visits.append(
                        [
                            event_id,
                            m.org_id,
                            dice.choice((1, 1, 2)),
                            decimal(dice.uniform(2.8, 5), 1) if dice.random() < 0.5 else "",
                        ]
                    )
    events[5][3] = "juhla"
    visits[31][2], visits[77][3], visits[120][1] = "kaksi", "7,5", "GRN-977"
    visits.append(list(visits[200]))
    write("tapahtumat_keksitty.csv", ["Tapahtumatunnus", "Tapahtuma", "Päivä", "Laji"], events)
    write("osallistujat_keksitty.csv", ["Tapahtumatunnus", "Jäsennumero", "Osallistujia", "Palaute"], visits, "utf-8")


def main() -> None:
    DATA.mkdir(exist_ok=True)
    dice = random.Random(20190320)
    members = [Member(number, dice) for number in range(1, MEMBERS + 1)]
    workbook(members, dice)
    money(members, dice)
    governance(dice)
    together(members, dice)


if __name__ == "__main__":
    main()
