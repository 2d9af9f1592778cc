"""Makes the files of this example, always the same ones: ``python make_data.py [FOLDER]``.

Everything is invented. Needs xlsxwriter for the workbook.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from breakage import spoil
from invented import MARK, PEOPLE_FIRST, PEOPLE_LAST
from public_face import add_public_face
from register import AS_OF, Register, Row, day_between

ORG_TYPES = {
    "company": "yritys", "sole_trader": "toiminimi", "association": "yhdistys", "farm": "maatila",
    "congregation": "seurakunta", "municipality": "kunta", "public_body": "muu julkinen",
}  # fmt: skip
SIZES = {"micro": "mikro", "small": "pieni", "medium": "keskisuuri", "large": "suuri"}
STAGES = {
    "not_started": "ei aloitettu", "mapped": "kartoitettu", "planned": "suunniteltu", "acting": "tekee",
    "leading": "edelläkävijä", "unknown": "ei tiedossa",
}  # fmt: skip
KINDS = {"quantified": "määrällinen", "action": "toimenpide", "learning": "selvitys"}
STATES = {
    "active": "voimassa", "achieved": "saavutettu", "missed": "ei saavutettu", "replaced": "korvattu",
    "withdrawn": "peruttu",
}  # fmt: skip
SHEETS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "Jäsenet": ("organisation", (
        ("Jäsennumero", "org_id"), ("Nimi", "name"), ("Y-tunnus", "business_id"), ("Organisaatiotyyppi", "org_type"),
        ("Koko", "size_class"), ("Koon peruste", "size_basis"), ("Työntekijöitä", "employees"),
        ("Toimiala (kirjain)", "industry_section"), ("Luokitus", "industry_scheme"), ("Kunta", "municipality_code"),
        ("Ilmastotyön vaihe", "climate_stage"), ("Rivin tila", "_row_state"), ("Huomautuksia", "_note"))),
    "Kumppanuudet": ("membership", (
        ("Sopimusnumero", "membership_id"), ("Jäsennumero", "org_id"), ("Alkaa", "valid_from"),
        ("Päättyy", "valid_to"), ("Allekirjoitettu", "signed_on"),
        ("Sopijakunta", "counterparty_municipality_code"), ("Kriteeristö", "criteria_version"),
        ("Päättymisen syy", "leave_reason"))),
    "Sitoumukset": ("commitment", (
        ("Sitoumusnumero", "commitment_id"), ("Sopimusnumero", "membership_id"), ("Sitoumus", "title"),
        ("Teema", "theme"), ("Laji", "kind"), ("Annettu", "made_on"), ("Voimassa asti", "valid_to"),
        ("Saa julkaista", "is_public"), ("Tukee Hiilineutraali Lahti -tavoitetta", "links_city_goal"),
        ("Tila", "status"), ("Tavoitteen vahvuus", "target_status"), ("Kompensaatio", "offsets"),
        ("Ylittää lain", "exceeds_law"))),
    "Tavoitteet": ("target", (
        ("Tavoitetunnus", "target_id"), ("Sitoumusnumero", "commitment_id"), ("Tavoitetyyppi", "target_type"),
        ("Mittari", "metric"), ("Yksikkö", "unit"), ("Lähtövuosi", "base_year"), ("Lähtöarvo", "base_value"),
        ("Tavoitevuosi", "target_year"), ("Tavoitearvo", "target_value"), ("Vähennys-%", "reduction_pct"),
        ("Laskentatapa", "method_note"), ("Tarkistanut", "validated_by"), ("Kattavuus (%)", "scope_coverage_pct"),
        ("Lähtötaso muutettu", "base_changed_on"), ("Muutoksen syy", "base_change_reason"))),
}  # fmt: skip
# one CSV file each
LISTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "criteria_set": ("kriteeristot.csv", (
        ("Versio", "version"), ("Alkaa", "valid_from"), ("Päättyy", "valid_to"),
        ("Sitoumuksia vähintään", "min_commitments"), ("Sitoumuksia enintään", "max_commitments"),
        ("Ylitettävä laki", "must_exceed_law"), ("Merkin voimassaolo", "label_validity_days"))),
    "label": ("merkit.csv", (
        ("Merkin tunnus", "label_id"), ("Merkin nimi", "name"), ("Omistaja", "owner_org_id"),
        ("Oikeusperuste", "legal_basis"), ("Järjestelmän viite", "scheme_ref"), ("Kriteeristö", "criteria_version"))),
    "label_grant": ("myonnetyt_merkit.csv", (
        ("Myöntönumero", "grant_id"), ("Merkki", "label_id"), ("Sopimusnumero", "membership_id"),
        ("Myönnetty", "granted_on"), ("Voimassa asti", "valid_to"), ("Peruutettu", "withdrawn_on"),
        ("Keskeytetty", "suspended_on"), ("Syy", "reason"))),
    "public_claim": ("vaittamat.csv", (
        ("Väittämänumero", "claim_id"), ("Jäsennumero", "org_id"), ("Väittämä", "claim_text"),
        ("Julkaistu", "published_on"), ("Poistettu", "withdrawn_on"), ("Kanava", "channel"), ("Kohde", "about"),
        ("Koskee tulevaa", "is_future"), ("Perustuu kompensaatioon", "offsets_based"), ("Suunnitelma", "plan_ref"),
        ("Todentaja", "verifier"))),
    "climate_plan": ("ilmastosuunnitelmat.csv", (
        ("Jäsennumero", "org_id"), ("Hyväksytty", "adopted_on"), ("Asiakirja", "document_ref"),
        ("Päästölähteet tunnistettu", "names_key_emissions"))),
    "emission_report": ("paastoraportit.csv", (
        ("Jäsennumero", "org_id"), ("Vuosi", "year"), ("Rajaus", "boundary"), ("Scope 1", "s1_tco2e"),
        ("Scope 2 sijaintiperusteinen", "s2_lb_tco2e"), ("Scope 2 hankintaperusteinen", "s2_mb_tco2e"),
        ("Scope 3", "s3_tco2e"), ("Energia yhteensä (MWh)", "energy_mwh_total"),
        ("Uusiutuva energia (MWh)", "energy_mwh_renewable"), ("Liikevaihto", "turnover_eur"),
        ("Kertoimet", "factor_source"), ("GWP", "gwp"), ("Todennettu", "is_verified"))),
}  # fmt: skip
WORDS = {
    "org_type": ORG_TYPES, "size_class": SIZES, "climate_stage": STAGES, "kind": KINDS, "status": STATES,
    "size_basis": {"headcount_only": "henkilömäärä"}, "unit": {"pcs": "kpl", "pct": "%", "tCO2e": "t CO2e"},
}  # fmt: skip


def main(folder: Path) -> None:
    """Write all files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    register = Register(398)
    add_public_face(register)
    spoil(register)
    _workbook(folder / "kumppanirekisteri.xlsx", register.tables)
    _applications(folder / "hakemukset.csv", register.tables["application"])
    _reports(folder, register.tables["progress_report"])
    rng = Random(15)
    members = [row for row in register.tables["membership"] if isinstance(row.get("valid_from"), date)]
    _events(folder, members, rng)
    farms = {row["org_id"] for row in register.tables["organisation"] if row["org_type"] == "farm"}
    _support(folder / "tukitoimet.csv", members, farms, rng)
    _contacts(folder / "yhteyshenkilot.csv", members, rng)
    _coordination(folder)
    for table, (file, columns) in LISTS.items():
        rows = ([row[name] for _, name in columns] for row in register.tables[table])
        _csv(folder / file, [header for header, _ in columns], rows)


def _workbook(path: Path, tables: dict[str, list[Row]]) -> None:
    """One sheet per list, with a title above the headers and a blank row now and then, as people make them."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": MARK, "created": datetime(2026, 10, 31)})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d.m.yyyy"})
    note = book.add_worksheet("Huom")
    note.write(0, 0, MARK, bold)
    note.write(1, 0, "Tehty ohjelmalla make_data.py; kuntanumerot ovat oikeita, kaikki muu on keksittyä.")
    for title, (table, columns) in SHEETS.items():
        sheet = book.add_worksheet(title)
        sheet.write(0, 0, f"Lahden ilmastokumppanuus: {title.lower()}", bold)
        sheet.write(1, 0, MARK)
        for position, (header, _) in enumerate(columns):
            sheet.write(3, position, header, bold)
        line = 4
        for number, row in enumerate(tables[table]):
            line += 1 if number and number % 97 == 0 else 0
            for position, (_, name) in enumerate(columns):
                _cell(sheet, line, position, _word(name, row.get(name)), day, as_text=number % 41 == 7)
            line += 1
        sheet.freeze_panes(4, 0)
        sheet.set_column(0, len(columns) - 1, 16)
    book.close()


def _cell(sheet: Any, line: int, position: int, value: Any, day: Any, *, as_text: bool) -> None:
    if isinstance(value, date):
        if as_text:  # typed as text, as happens
            sheet.write_string(line, position, f"{value.day}.{value.month}.{value.year}")
        else:
            sheet.write_datetime(line, position, datetime(value.year, value.month, value.day), day)
    elif isinstance(value, bool):
        sheet.write_string(line, position, "kyllä" if value else "ei")
    elif isinstance(value, float) and as_text:
        sheet.write_string(line, position, str(value).replace(".", ","))
    elif isinstance(value, int | float):
        sheet.write_number(line, position, value)
    elif value is not None:
        sheet.write_string(line, position, value)


def _word(name: str, value: Any) -> Any:
    return WORDS.get(name, {}).get(value, value) if isinstance(value, str) else value


def _csv(
    path: Path, headers: Sequence[str], rows: Iterable[Sequence[Any]], *, encoding: str = "utf-8", delimiter: str = ";",
    finnish: bool = True,
) -> None:  # fmt: skip
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n" if finnish else "\n")
        writer.writerow([MARK])
        writer.writerow(headers)
        for row in rows:
            writer.writerow([_text(value, finnish) for value in row])


def _text(value: Any, finnish: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return ("kyllä" if value else "ei") if finnish else str(value).lower()
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}" if finnish else value.isoformat()
    return str(value).replace(".", ",") if finnish and isinstance(value, float) else str(value)


def _applications(path: Path, rows: list[Row]) -> None:
    decisions = {"accepted": "hyväksytty", "rejected": "hylätty", "withdrawn": "peruttu"}
    names = ("application_id", "org_id", "received_on", "criteria_version", "decision", "decided_on", "reason",
             "support_offered", "alternative_offered")  # fmt: skip
    headers = ("Hakemusnumero", "Jäsennumero", "Saapunut", "Kriteeristö", "Päätös", "Päätöspäivä", "Perustelu",
               "Tukea tarjottu", "Vaihtoehto")  # fmt: skip
    shown = ({**row, "decision": decisions.get(row["decision"], row["decision"])} for row in rows)
    _csv(path, headers, ([row[name] for name in names] for row in shown), encoding="cp1252")


def _reports(folder: Path, rows: list[Row]) -> None:
    """Until 2021 one old file, then one file a year in another form."""
    names = ("report_id", "commitment_id", "period_year", "value", "unit", "submitted_on", "method", "narrative",
             "evidence_level", "self_status")  # fmt: skip
    headers = ("Raporttinumero", "Sitoumusnumero", "Vuosi", "Toteuma", "Yksikkö", "Toimitettu", "Mittaustapa",
               "Mitä on tehty", "Näyttö", "Oma arvio")  # fmt: skip
    by_file: dict[str, list[list[Any]]] = {}
    for row in rows:
        year = row["period_year"]
        file = "seuranta_2015-2021.csv" if year <= 2021 else f"seuranta_{min(year, 2025)}.csv"
        by_file.setdefault(file, []).append([_word(name, row[name]) for name in names])
    by_file["seuranta_2024.csv"][3].append("ylimääräinen solu")
    by_file["seuranta_2025.csv"][5] = by_file["seuranta_2025.csv"][5][:4]
    for file, lines in sorted(by_file.items()):
        old = file == "seuranta_2015-2021.csv"
        _csv(folder / file, headers, lines, encoding="cp1252" if old else "utf-8-sig")


def _events(folder: Path, members: list[Row], rng: Random) -> None:
    kinds = ("breakfast", "coffee", "workshop", "training", "webinar", "forum", "site_visit", "general_meeting")
    events: list[list[Any]] = []
    attendance: list[list[Any]] = []
    for year in range(2016, 2027):
        for _ in range(3 if year < 2021 else 8):
            day = day_between(rng, date(year, 1, 15), min(date(year, 12, 10), AS_OF + timedelta(days=30)))
            key = f"E{len(events) + 1:03d}"
            events.append([key, f"Ilmastokumppanien tapaaminen {len(events) + 1}", day, rng.choice(kinds), "L0001",
                           rng.choice((20, 30, 40, 80))])  # fmt: skip
            present = sorted({row["org_id"] for row in members if _member_on(row, day) and rng.random() < 0.18})
            if day <= AS_OF:
                attendance += [
                    [key, org, rng.choice((1, 1, 1, 2, 3)), rng.choice((None, 3.5, 4.0, 4.5, 5.0))] for org in present
                ]
    attendance[10][2] = -2
    attendance[50][2] = "3 hlö"
    attendance[90][0] = "E999"
    attendance[130][3] = 7.0
    attendance.append(list(attendance[170]))
    events[20][3] = "illanvietto"
    events[33][2] = None
    columns = ("event_id", "name", "held_on", "kind", "host_org_id", "seats")
    _csv(folder / "event.csv", columns, events, delimiter=",", finnish=False)
    counted = ("event_id", "org_id", "headcount", "feedback_score")
    _csv(folder / "attendance.csv", counted, attendance, delimiter=",", finnish=False)


def _member_on(row: Row, day: date) -> bool:
    return bool(row["valid_from"] <= day and (row["valid_to"] is None or row["valid_to"] >= day))


def _support(path: Path, members: list[Row], farms: set[str], rng: Random) -> None:
    kinds = ("joining", "baseline", "goal_setting", "follow_up", "updating", "reporting", "funding_advice")
    rows: list[list[Any]] = []
    for member in members:
        for _ in range(rng.choice((0, 1, 1, 2, 3))):
            day = day_between(rng, member["valid_from"] - timedelta(days=60), min(member["valid_to"] or AS_OF, AS_OF))
            rows.append([f"U{len(rows) + 1:04d}", member["org_id"], day, rng.choice(kinds),
                         rng.choice((0.5, 1.0, 1.5, 2.0, 4.0)), "L0001", rng.random() < 0.5])  # fmt: skip
    rows[12][4] = -1.0
    rows[40][3] = "lounas"
    rows[77][2] = "viime keväänä"
    # in the last year nobody has been to a farm (M4-7d)
    rows = [row for row in rows if row[1] not in farms or not isinstance(row[2], date) or row[2] < date(2025, 10, 1)]
    headers = ("Tuen tunnus", "Jäsennumero", "Päivä", "Tuen laji", "Tunnit", "Tuen antaja", "Pyydetty")
    _csv(path, headers, rows, encoding="cp1252")


def _contacts(path: Path, members: list[Row], rng: Random) -> None:
    rows: list[list[Any]] = []
    for number, org in enumerate(sorted({row["org_id"] for row in members if row["org_id"] != "L8888"}), 1):
        first, last = rng.choice(PEOPLE_FIRST), rng.choice(PEOPLE_LAST)
        basis, kept = "public_task", date(rng.choice((2027, 2028, 2029)), 12, 31)
        if rng.random() < 0.05:
            kept = date(2025, 12, 31)
        rows.append([f"Y{number:03d}", org, f"{first} {last}", f"{first}.{last}@example.org".lower(), "Jäsenviestintä",
                     basis, kept])  # fmt: skip
    rows[8][3] = "ei sähköpostia"
    rows[30][6] = None
    headers = ("Kontaktin tunnus", "Jäsennumero", "Yhteyshenkilö", "Sähköposti", "Tarkoitus", "Käsittelyperuste",
               "Säilytetään asti")  # fmt: skip
    _csv(path, headers, rows)


def _coordination(folder: Path) -> None:
    """The small lists: who coordinates, the yearly plans, work and money, the mailing list."""
    roles = [["L0001", "lead_coordinator", date(2015, 1, 1), None], ["L0002", "co_coordinator", date(2021, 9, 1), None]]
    _csv(folder / "programme_role.csv", ("org_id", "role", "valid_from", "valid_to"), roles, finnish=False)
    plans = [
        [year, date(year - 1, 12, 12), 8, "Aamukahvit; työpajat; alkukartoitukset opiskelijatyönä; vuosiraportti",
         "closed" if year < 2026 else "adopted"]
        for year in range(2021, 2027)
    ]  # fmt: skip
    _csv(folder / "action_plan.csv", ("year", "adopted_on", "events_planned", "practices", "status"), plans,
         finnish=False)  # fmt: skip
    costs: list[list[Any]] = []
    for year in range(2021, 2027):
        grown = year - 2021
        costs.append([str(year), 0.6 + 0.1 * grown, "estimate", 3, "staff", 36000.0 + 6500 * grown, "own"])
        costs.append([str(year), None, None, None, "events", 2400.0 + 300 * grown, "own" if year < 2025 else "eu"])
        costs.append([str(year), None, None, None, "communication", 3100.5, "own" if year > 2022 else "state_grant"])
    costs[-1][5] = "noin 3 000"
    headers = ("Vuosi", "Htv", "Htv-laskutapa", "Henkilöitä", "Kululaji", "Kustannus", "Rahoituslähde")
    _csv(folder / "resurssit.csv", headers, [[_rounded(cell) for cell in row] for row in costs])
    channels = [
        [channel, metric, date(year, month, 28), start + step * (4 * (year - 2021) + month // 3)]
        for channel, metric, start, step in (("mailing_list", "subscribers", 60, 7), ("newsletter", "opens", 25, 3))
        for year in range(2021, 2027)
        for month in (3, 6, 9, 12)
        if date(year, month, 28) <= AS_OF
    ]
    _csv(folder / "channel_metric.csv", ("channel", "metric", "measured_on", "value"), channels, finnish=False)


def _rounded(cell: Any) -> Any:
    return round(cell, 3) if isinstance(cell, float) else cell


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "data")
