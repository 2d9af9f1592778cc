"""Makes the files of this example, always the same ones: ``python make_data.py [FOLDER]``. Everything is invented."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from _make import around, breakage, files, forerunners, participation, practices
from _make.base import Row, Tables, dice, on
from _make.memberships import Network, join
from _make.organisations import Region, coordinators, pool
from _make.standard import COLUMNS, csv_of, sheet_of

SEED = 20261031
REGION = Region(
    municipalities={"179": 50, "410": 12, "500": 10, "992": 14, "182": 14},
    kinds={"company": 80, "sole_trader": 6, "association": 8, "farm": 3, "public_body": 3},
    sizes={"micro": 30, "small": 34, "medium": 22, "large": 14},
    stages={"not_started": 18, "mapped": 22, "planned": 24, "acting": 26, "leading": 6, "unknown": 4},
    first_business_id=9_700_000,
)
PATH = Network(
    programme="polku", joins=(("2022-10-15", "2024-06-30", 14), ("2024-08-01", "2026-09-30", 12)),
    goals={"1": 1, "2": 2}, applications=False, rejected=0, withdrawn=0, waiting=0,
)  # fmt: skip
CITY = Network(
    programme="kaupunki", joins=(("2021-03-01", "2022-12-31", 26), ("2023-01-15", "2026-08-31", 22)),
    versions=(("1990-01-01", "2021"), ("2024-01-01", "2024")), goals={"2": 5, "3": 3, "4": 2}, rejected=3, waiting=2,
    instead="Avoin verkosto",
)  # fmt: skip
DISTRICT = Network(
    programme="seutu", joins=(("2022-01-10", "2022-12-20", 18), ("2023-03-01", "2026-05-31", 10)), applications=False,
    goals={"1": 3, "2": 2}, habits={"good": 45, "sloppy": 30, "silent": 25}, rejected=0, withdrawn=0, waiting=0,
)  # fmt: skip
WITH_PROGRAMME = {table: f"programme_id {COLUMNS[table]}" for table in COLUMNS}
WRITTEN = (
    files.Book(name="organisaatiot.xlsx", title="Maakunnan yhteinen rekisteri", sheets=(
        sheet_of("organisation", "Organisaatiot"),)),
    files.Book(name="sitoumukset.xlsx", title="Sitoumukset", sheets=(
        sheet_of("commitment", "Sitoumukset"), sheet_of("target", "Mittarit"))),
    *(
        csv_of(table, f"{name}.csv", columns=WITH_PROGRAMME[table])
        for table, name in {
            "membership": "jasenyydet", "application": "hakemukset", "participation": "postituslistat",
            "event": "tapahtumat", "support_action": "tukitoimet", "programme_role": "roolit",
            "action_plan": "suunnitelmat", "resource_use": "resurssit", "channel_metric": "kanavat",
        }.items()
    ),
    csv_of("attendance", "osallistujat.csv"),
    csv_of("contact", "yhteyshenkilot.csv"),
    csv_of("progress_report", "seuranta_{year}.csv", by="period_year", delimiter="\t", encoding="utf-8"),
    files.Book(name="edellakavijat.xlsx", title="Edelläkävijäverkosto", sheets=tuple(
        files.Sheet(title=title, table=table, columns=columns)
        for title, table, columns in (
            ("Pääsykriteerit", "admission_evidence", "application_id criterion met evidence"),
            ("Jäsenmaksut", "fee_schedule", "programme_id valid_from_year basis class_value annual_fee_eur due_days"),
            ("Laskut", "invoice", "invoice_id membership_id year issued_on due_on net_eur reference_number status"),
            ("Suoritukset", "payment", "payment_id invoice_id paid_on amount_eur"),
            ("Liiketoiminta", "member_profile", "membership_id year solution_area turnover_eur export_share_pct "
             "employees rnd_eur planned_investment_eur"),
            ("Kokoukset", "governance_meeting", "meeting_id programme_id body held_on quorum"),
            ("Hankkeet", "joint_project", "project_id programme_id name started_on ended_on budget_eur funding_source "
             "stage"),
            ("Osapuolet", "joint_project_partner", "project_id org_id"),
        )
    )),
    files.Book(name="toimintamallit.xlsx", title="Toimintamallit kunnan toiminnassa", sheets=tuple(
        files.Sheet(title=title, table=table, columns=columns)
        for title, table, columns in (
            ("Toimintamallit", "practice", "practice_id name category mode resource_level"),
            ("Toiminta", "host_activity", "host_id programme_id kind name owner_unit existing_since cadence_days"),
            ("Integrointi", "integration", "integration_id host_id practice_id status first_done_on times_done "
             "last_done_on"),
            ("Kontaktit", "touchpoint", "touchpoint_id programme_id org_id happened_on owner_unit practice_id kind "
             "next_step"),
        )
    )),
)  # fmt: skip


def everything() -> Tables:
    """Seven programmes that draw on one register of organisations."""
    tables = Tables("MK")
    council, city, district, cluster = coordinators(
        tables, "179", ("Maakunnan liitto", "public_body"), ("Keskuskaupunki", "municipality"),
        ("Seudun hanke", "public_body"), ("Kehitysyhtiö", "other"),
    )  # fmt: skip
    orgs = pool(tables, REGION, 170, dice(SEED, "organisations"))
    _open(tables, orgs[:105], "avoin", "2020-02-01", None, (council, city))
    # the open network of the district ended; half of its organisations went on into the project that succeeds it
    _open(tables, orgs[60:96], "seutu_avoin", "2018-01-15", "2021-12-31", (district,))
    path = join(tables, PATH, orgs[:26], dice(SEED, "polku"))
    in_city = join(tables, CITY, orgs[16:48] + orgs[105:135], dice(SEED, "kaupunki"))
    in_district = join(tables, DISTRICT, orgs[60:78] + orgs[135:145], dice(SEED, "seutu"))
    for programme, members, lead, started, kinds, fund in (
        ("polku", path, council, "2022-10-01", ("coffee", "workshop"), "own"),
        ("kaupunki", in_city, city, "2021-03-01", ("breakfast", "workshop", "forum"), "own"),
        ("seutu", in_district, district, "2022-01-01", ("training", "coffee"), "eu"),
    ):
        marks, years = {"programme_id": programme}, range(on(started).year + 1, 2027)
        around.events(tables, members, years, kinds, dice(SEED, f"{programme} events"), share=0.35, **marks)
        around.support(tables, members, lead, dice(SEED, f"{programme} support"), **marks)
        around.coordination(
            tables, [lead], on(started), "Tapaamiset; työpajat; uutiskirje", planned=len(kinds), **marks
        )
        around.costs(tables, years, 0.5, fund, dice(SEED, f"{programme} costs"), **marks)
        around.channels(
            tables, years, {("newsletter", "subscribers"): 40}, dice(SEED, f"{programme} channels"), **marks
        )
    companies = [row for row in orgs[40:] if row["org_type"] == "company" and row["size_class"]][:26]
    leaders = forerunners.network(
        tables, companies, "edellakavijat", on("2020-01-15"), cluster, dice(SEED, "edellakavijat")
    )
    around.costs(tables, range(2024, 2027), 1.8, "fees", dice(SEED, "fees"), persons=5, programme_id="edellakavijat")
    practices.integrate(tables, orgs[90:130], "kunta", dice(SEED, "kunta"))
    around.contacts(tables, [*path, *in_city, *in_district, *leaders], dice(SEED, "contacts"))
    breakage.gaps(tables, dice(SEED, "gaps"), members=in_city)
    breakage.broken(tables, dice(SEED, "broken"))
    return tables


def _open(
    tables: Tables, orgs: list[Row], programme: str, started: str, ended: str | None, leads: tuple[Row, ...]
) -> None:
    until, marks = on(ended) if ended else None, {"programme_id": programme}
    years = range(on(started).year, (until.year if until else 2026) + 1)
    stays = participation.take_part(tables, orgs, on(started), dice(SEED, programme), until=until, programme=programme)
    kinds = ("breakfast", "webinar", "site_visit", "workshop")
    last = {"until": until} if until else {}
    around.events(tables, stays, years, kinds, dice(SEED, f"{programme} events"), share=0.3, **last, **marks)
    around.coordination(tables, leads, on(started), "Aamukahvit; uutiskirje; Fb-ryhmä", until=until, planned=4, **marks)
    if until is None:
        start = {("mailing_list", "subscribers"): 80, ("facebook", "posts"): 5}
        around.channels(tables, years, start, dice(SEED, f"{programme} channels"), **marks)
        around.costs(tables, years, 0.4, "own", dice(SEED, f"{programme} costs"), **marks)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "data"
    files.write(folder, everything(), WRITTEN)
