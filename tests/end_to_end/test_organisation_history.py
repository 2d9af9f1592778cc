"""Two dated exports of the register: an event of last year counts an organisation as it was then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

TOML = """\
[project]
name = "Kasvu (keksitty)"
language = "en"
as_of = 2026-06-30
max_errors = 100

[[programmes]]
id = "avoin"
name = "Avoin"
model = "open_network"

[tables.organisation]
path = "data/organisation_*.csv"

[tables.organisation.snapshots]
"""
FILES = {
    "data/organisation_2025-01-01.csv": "org_id;name;org_type;size_class\no1;Kasvu Oy;company;small\n"
    "o2;Pysyvä Oy;company;micro\n",
    "data/organisation_2026-01-01.csv": "org_id;name;org_type;size_class\no1;Kasvu Oy;company;medium\n"
    "o2;Pysyvä Oy;company;micro\n",
    "data/event.csv": "event_id;name;held_on;kind\nev-0;Aamu;2024-05-05;breakfast\nev-1;Aamu;2025-12-31;breakfast\n"
    "ev-2;Aamu;2026-01-01;breakfast\n",
    "data/attendance.csv": "event_id;org_id;headcount\n"
    + "".join(f"ev-{event};{org};1\n" for event in range(3) for org in ("o1", "o2")),
}


def test_a_fact_shows_the_organisation_of_its_day(project: Any, call_cli: Any) -> None:
    root: Path = project(FILES, toml=TOML)
    assert call_cli("run", root, "--quiet", "--no-report").code == 0
    with duckdb.connect() as connection:
        marts = root / "out" / "marts"
        found = connection.execute(
            "select org_id, event_id, size_class, version, is_current "
            f"from '{marts}/fact_participation.parquet' join '{marts}/dim_organisation.parquet' "
            "using (organisation_key, org_id) join "
            f"'{marts}/dim_event.parquet' using (event_key, event_id) order by all"
        ).fetchall()
        versions = connection.execute(
            "select org_id, version, valid_from::varchar, valid_to::varchar, is_current, size_class "
            f"from '{marts}/dim_organisation.parquet' where organisation_key <> 0 order by all"
        ).fetchall()
    assert found == [
        ("o1", "ev-0", "small", 1, False),
        ("o1", "ev-1", "small", 1, False),
        ("o1", "ev-2", "medium", 2, True),
        *(("o2", f"ev-{event}", "micro", 1, True) for event in range(3)),
    ]
    assert versions == [
        ("o1", 1, None, "2025-12-31", False, "small"),
        ("o1", 2, "2026-01-01", None, True, "medium"),
        ("o2", 1, None, None, True, "micro"),
    ]
