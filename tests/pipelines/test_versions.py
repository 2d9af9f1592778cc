"""An organisation that has changed: each fact leads to the version that held on its day, whatever the days."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit import engine

from .test_star_schema import ORGANISATION_VERSION, PROFILE

PACKAGE = files("climatekit_pipelines")
START = date(2020, 1, 1)
MARTS = [
    *PROFILE,
    *(
        "tracking/mentioned_organisation",
        "tracking/activity",
        "tracking/programme_touchpoint",
        "tracking/known_practice",
    ),
    *("reporting/dim_municipality", "reporting/dim_industry", "reporting/dim_size_class", "reporting/dim_programme"),
    *("reporting/dim_practice", "reporting/dim_organisation", "reporting/fact_activity"),
]
SIZES = ["micro", "small", "medium", "large"]


def made(versions: dict[str, list[int]], days: list[tuple[str, int]]) -> list[Any]:
    """(organisation, day, key, size, version, is_current) per fact; a version per day on which the size changed."""
    with engine.connect(spill=Path("unused")) as connection:
        connection.execute(
            f"create table run as select date '2026-10-31' as as_of; {ORGANISATION_VERSION}"
            "create table programme (programme_id varchar, name varchar, model varchar, preset varchar, "
            "parent_programme_id varchar, succeeds_programme_id varchar, valid_from date, valid_to date);"
            "insert into programme (programme_id, name) values ('p', 'P');"
            "create table finding (org_id varchar); create table attendance (event_id varchar, org_id varchar)"
        )
        connection.execute(f"create table programme_member as {_sql('membership/programme_member')}")
        for org_id, starts in versions.items():
            for number, start in enumerate(sorted(starts)):
                connection.execute(
                    "insert into organisation_version values (?, ?, ?, ?, null, 'company', ?, 'rec_2003_361', null, "
                    "'C', 'TOL2008', '398', null)",
                    [org_id, number + 1, START + timedelta(days=start), f"{org_id} Oy", SIZES[number % 4]],
                )
        for name in MARTS:
            if name == "reporting/dim_municipality":
                _happened(connection, days)
            if name != "tracking/activity":
                connection.execute(f"create table {name.rpartition('/')[2]} as {_sql(name)}")
        return connection.execute(
            "select f.org_id, f.happened_on, f.organisation_key, d.size_class, d.version, d.is_current, d.valid_from "
            "from fact_activity as f join dim_organisation as d using (organisation_key) order by f.source_id"
        ).fetchall()


def _happened(connection: duckdb.DuckDBPyConnection, days: list[tuple[str, int]]) -> None:
    connection.execute(f"create table activity as {_sql('tracking/activity')}")
    for number, (org_id, day) in enumerate(days):
        connection.execute(
            "insert into activity (programme_id, org_id, happened_on, kind, source_table, source_id) "
            "values ('p', ?, ?, 'x', 't', ?)",
            [org_id, START + timedelta(days=day), f"{number:04}"],
        )


def _sql(name: str) -> str:
    return (PACKAGE / f"{name}.sql").read_text("utf-8")


@settings(max_examples=15, deadline=None)
@given(
    versions=st.dictionaries(
        st.sampled_from(["a", "b"]), st.lists(st.integers(10, 900), unique=True, min_size=1, max_size=5), min_size=1
    ),
    days=st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(0, 1000)), min_size=1, max_size=12),
)
def test_every_fact_leads_to_the_version_of_its_day(
    versions: dict[str, list[int]], days: list[tuple[str, int]]
) -> None:
    found = made(versions, days)
    assert len(found) == len(days), "no row lost, none twice"
    for (org_id, day), row in zip(days, found, strict=True):
        starts = sorted(versions.get(org_id, [0]))
        number = max((place for place, start in enumerate(starts) if start <= day), default=0)
        size = SIZES[number % 4] if org_id in versions else "unknown"
        assert (row[0], row[3], row[4], row[5]) == (org_id, size, number + 1, number == len(starts) - 1)
        text = f"{org_id} from {START + timedelta(days=starts[number])}" if number else org_id
        assert row[2] == int(hashlib.md5(text.encode()).hexdigest()[:13], 16)


@pytest.mark.parametrize(("day", "version"), [(99, 1), (100, 2), (101, 2)])
def test_a_version_begins_on_its_first_day(day: int, version: int) -> None:
    ((*_, found, is_current, first),) = made({"a": [0, 100]}, [("a", day)])
    assert (found, is_current, first) == (version, version == 2, date(2020, 4, 10) if version == 2 else None)
