"""Groups that add up, no row without its organisation, days and versions; the keys are tested over all examples."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import duckdb
import pytest
import sqlglot

Make = Any  # the fixtures of conftest.py
ORGANISATION_VERSION = (
    "create table organisation_version (org_id varchar, version bigint, valid_from date, name varchar, "
    "business_id varchar, org_type varchar, size_class varchar, size_basis varchar, employees bigint, "
    "industry_section varchar, industry_scheme varchar, municipality_code varchar, climate_stage varchar);"
)
PROFILE = ("membership/municipality_merger", "membership/organisation_history", "membership/organisation_profile")


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return connection.execute(sql).fetchall()


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


def test_dim_date_has_every_day_of_whole_years_once(example: duckdb.DuckDBPyConnection) -> None:
    (row,) = ask(example, "select min(date), max(date), count(*), count(distinct date) from dim_date")
    first, last, rows, days = row
    assert (first, last) == (date(2020, 1, 1), date(2027, 12, 31)), "some work is due in the year after"
    assert rows == days == (last - first).days + 1
    assert ask(example, "select iso_week, week_start, month from dim_date where date = date '2021-01-03'") == [
        (53, date(2020, 12, 28), date(2021, 1, 1))
    ]
    assert ask(example, "select max(date) from dim_date where is_past") == [(date(2026, 10, 31),)]


@pytest.mark.parametrize(
    ("span", "years"),
    [
        (("1990-01-01", "2026-10-31"), (1990, 2026)),
        (("2026-10-31", "2026-10-31"), (2026, 2026)),
        (("2025-12-31", "2027-01-01"), (2025, 2027)),
    ],
)
def test_dim_date_covers_what_facts_are_dated_by(
    members: duckdb.DuckDBPyConnection, make: Make, span: tuple[str, str], years: tuple[int, int]
) -> None:
    members.execute("create table dated_span as select ?::date as first_day, ?::date as last_day", span)
    make(members, "reporting/dim_date")
    first, last = years
    assert ask(members, "select min(date), max(date) from dim_date") == [(date(first, 1, 1), date(last, 12, 31))]


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
        f"{ORGANISATION_VERSION} insert into organisation_version values "
        "('o', 1, null, 'O Oy', null, 'company', ?, 'rec_2003_361', ?, 'J', 'TOL2025', '179', null)",
        [stated, employees],
    )
    make(members, *PROFILE)
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
