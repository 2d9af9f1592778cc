"""What a BI tool relies on: keys that lead somewhere, groups that add up, no row without its organisation."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import duckdb
import pytest
import sqlglot

Make = Any  # the fixtures of conftest.py
REFERENCES = [
    ("fact_membership", "org_id", "dim_organisation", "org_id"),
    ("fact_activity", "org_id", "dim_organisation", "org_id"),
    ("fact_finding", "org_id", "dim_organisation", "org_id"),
    ("fact_open_network_event", "host_org_id", "dim_organisation", "org_id"),
    ("fact_open_network_participant", "org_id", "dim_organisation", "org_id"),
    ("fact_membership", "programme_id", "dim_programme", "programme_id"),
    ("fact_membership_month", "programme_id", "dim_programme", "programme_id"),
    ("fact_activity", "programme_id", "dim_programme", "programme_id"),
    ("fact_finding", "programme_id", "dim_programme", "programme_id"),
    ("metrics", "programme_id", "dim_programme", "programme_id"),
    ("fact_membership", "joined_on", "dim_date", "date"),
    ("fact_membership_month", "month", "dim_date", "month_start"),
    ("fact_activity", "happened_on", "dim_date", "date"),
    ("fact_finding", "found_on", "dim_date", "date"),
]


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return connection.execute(sql).fetchall()


@pytest.mark.parametrize(("fact", "key", "dim", "target"), REFERENCES)
def test_every_key_leads_to_its_dimension(
    example: duckdb.DuckDBPyConnection, fact: str, key: str, dim: str, target: str
) -> None:
    assert ask(example, f"select count(*) from {fact}") != [(0,)]
    assert ask(example, f"select count(*) from {fact} where {key} is null") == [(0,)]
    assert ask(example, f"select distinct {key} from {fact} where {key} not in (select {target} from {dim})") == []


@pytest.mark.parametrize("metric", ["members_total", "members_active", "organisations_once", "participants_total"])
def test_the_groups_of_every_dimension_add_up_to_the_total(example: duckdb.DuckDBPyConnection, metric: str) -> None:
    sums = dict(ask(example, f"select dimension, sum(value) from metrics where metric = '{metric}' group by 1"))
    assert len(sums) == 6
    assert set(sums.values()) == {sums["all"]}


def test_an_organisation_whose_row_was_rejected_is_still_there(example: duckdb.DuckDBPyConnection) -> None:
    assert ask(example, "select name, org_type, is_known from dim_organisation where org_id = 'KS-077'") == [
        ("-", "unknown", False)
    ]


def test_a_natural_person_shows_no_name(example: duckdb.DuckDBPyConnection) -> None:
    names = ask(example, "select distinct name, business_id from dim_organisation where org_type = 'sole_trader'")
    assert names == [("sole trader", None)]


@pytest.mark.parametrize("programme", ["ymparaks", "ymparaks_kumppanuus"])
def test_the_last_month_is_the_count_of_the_as_of_date(example: duckdb.DuckDBPyConnection, programme: str) -> None:
    of = f"programme_id = '{programme}'"
    (last,) = ask(example, f"select members_at_end from fact_membership_month where {of} order by month desc limit 1")
    (total,) = ask(example, f"select value from metrics where {of} and metric = 'members_total' and dimension = 'all'")
    (current,) = ask(example, f"select count(distinct org_id) from fact_membership where {of} and is_current")
    assert last[0] == total[0] == current[0]


def test_years_add_up_to_the_members(example: duckdb.DuckDBPyConnection) -> None:
    found = dict(
        ask(
            example,
            "select metric, sum(value) from metrics where dimension = 'all' "
            "and metric in ('members_joined', 'members_left', 'members_total') group by 1",
        )
    )
    assert found["members_joined"] - found["members_left"] == found["members_total"]


def test_dim_date_has_every_day_once(example: duckdb.DuckDBPyConnection) -> None:
    (row,) = ask(example, "select min(date), max(date), count(*), count(distinct date) from dim_date")
    first, last, rows, days = row
    assert (first, last) == (date(2020, 1, 29), date(2026, 10, 31))
    assert rows == days == (last - first).days + 1
    assert ask(example, "select iso_week, week_start from dim_date where date = date '2021-01-01'") == [
        (53, date(2020, 12, 28))
    ]


@pytest.mark.parametrize(("seen", "first"), [("1900-01-01", date(2000, 1, 1)), ("2026-11-30", date(2026, 10, 31)),
                                             ("2026-10-30", date(2026, 10, 30))])  # fmt: skip
def test_dim_date_stays_within_bounds(members: duckdb.DuckDBPyConnection, make: Make, seen: str, first: date) -> None:
    make(members, "tracking/activity")
    members.execute(f"insert into programme_member values ('p', 'o', null, date '{seen}', null, 'x', true)")
    make(members, "reporting/dim_date")
    assert ask(members, "select min(date), max(date) from dim_date") == [(first, date(2026, 10, 31))]


@pytest.mark.parametrize(
    ("stated", "employees", "expected"),
    [
        ("large", 3, ("large", "rec_2003_361")),
        (None, 9, ("micro", "headcount_only")),
        (None, 10, ("small", "headcount_only")),
        (None, 49, ("small", "headcount_only")),
        (None, 50, ("medium", "headcount_only")),
        (None, 250, ("large", "headcount_only")),
        ("unknown", 0, ("micro", "headcount_only")),
        (None, None, ("unknown", "unknown")),
        ("unknown", None, ("unknown", "unknown")),
    ],
)
def test_size_class_as_stated_else_from_the_headcount(
    members: duckdb.DuckDBPyConnection, make: Make, stated: str | None, employees: int | None, expected: tuple[str, str]
) -> None:
    members.execute(
        "create table organisation as select 'o' as org_id, 'company' as org_type, ?::varchar as size_class, "
        "'rec_2003_361' as size_basis, ?::bigint as employees, 'J' as industry_section, 'TOL2025' as industry_scheme, "
        "'179' as municipality_code, null::varchar as climate_stage",
        [stated, employees],
    )
    make(members, "membership/municipality_merger", "membership/organisation_profile")
    assert ask(members, "select size_class, size_basis, industry_section, climate_stage from organisation_profile") == [
        (*expected, "NACE2.1 J", "unknown")
    ]


def sql_files(package: str) -> list[Any]:
    found: list[Any] = []
    folders = [files(package)]
    while folders:
        for entry in folders.pop().iterdir():
            if entry.is_dir():
                folders.append(entry)
            elif entry.name.endswith(".sql"):
                found.append(entry)
    return sorted(found, key=str)


@pytest.mark.parametrize("package", ["climatekit_pipelines", "climatekit_open_network"])
def test_sql_can_be_said_in_spark(package: str) -> None:
    for file in sql_files(package):
        sqlglot.transpile(
            file.read_text("utf-8"), read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
        )
