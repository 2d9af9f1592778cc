"""Makes the files of the commitment track under the open network; all that is in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from _make import around, breakage, files
from _make.base import Row, Tables, dice
from _make.memberships import Network, join
from _make.organisations import Region, coordinators, pool
from _make.standard import csv_of, sheet_of

SEED = 20221008
FIRST_DAY = date(2022, 10, 8)
NEWCOMERS = Region(
    municipalities={"179": 5, "410": 2, "500": 1},
    kinds={"company": 4, "association": 3, "municipality": 1},
    sizes={"micro": 3, "small": 3, "medium": 2},
    stages={"mapped": 3, "planned": 3, "acting": 2},
    first_business_id=9_600_000,
)
TRACK = Network(
    joins=(("2022-10-10", "2023-12-15", 16), ("2024-01-10", "2026-09-30", 18)),
    goals={"2": 5, "3": 3},
    pools=(45, 35, 20),
    applications=False,
    rejected=0,
    withdrawn=0,
    waiting=0,
    of_city=0,
)
WRITTEN = (
    files.Book(name="kumppanuus_keksitty.xlsx", title="Ympäristövastuullisuuskumppanuus", sheets=(
        sheet_of("membership", "Kumppanit", columns="membership_id org_id valid_from valid_to signed_on leave_reason"),
        sheet_of("commitment", "Tavoitteet", headers={"title": "Tavoite"}), sheet_of("target", "Mittarit"),
        sheet_of("label", "Logo"), sheet_of("label_grant", "Logon saaneet"),
    )),
    *(
        csv_of(table, f"{name}_keksitty.csv")
        for table, name in {
            "organisation": "uudet_kumppanit", "progress_report": "edistyminen", "event": "kumppanitapaamiset",
            "attendance": "kumppanitapaamisten_osallistujat", "support_action": "alkukeskustelut",
            "programme_role": "kumppanuuden_koordinaatio", "action_plan": "kumppanuuden_suunnitelmat",
        }.items()
    ),
)  # fmt: skip


def write(found: Sequence[Any], network: Sequence[tuple[str, str, str]], folder: Path) -> None:
    """Some of the organisations that the open network knows commit themselves, and a few that only the track knows."""
    tables = Tables("KS")
    office = coordinators(tables, "179", ("Kumppanuuden toimisto", "other"))
    others = pool(tables, NEWCOMERS, 8, dice(SEED, "newcomers"))
    for number, row in enumerate(tables["organisation"], 400):
        row["org_id"] = f"KS-{number}"  # the numbers go on where the network's list leaves room
    known: list[Row] = [
        {"org_id": one.org_id, "org_type": "company", "municipality_code": None}
        for one in found
        if one.stage in ("suunniteltu", "toteutuksessa", "edelläkävijä") and one.joined.year < 2023
    ]
    members = join(tables, TRACK, [*known[:12], *others, *known[12:]], dice(SEED, "members"))
    around.events(tables, members, range(2023, 2027), ("coffee", "workshop"), dice(SEED, "events"), share=0.5)
    around.support(tables, members, office[0], dice(SEED, "support"))
    around.coordination(tables, office, FIRST_DAY, "Alkukeskustelut; vertaistapaamiset", planned=2)
    for org_id, _, _ in network:
        tables.add("programme_role", org_id=org_id, role="co_coordinator", valid_from=FIRST_DAY, valid_to=None)
    around.labels(tables, members, "Kumppanuus-logo", office[0], "unclear", dice(SEED, "labels"))
    breakage.gaps(tables, dice(SEED, "gaps"))
    breakage.broken(tables, dice(SEED, "broken"), per_cent=2)
    files.write(folder, tables, WRITTEN)
