"""Keys that lead nowhere, days that are none, and members that share a key: each fails the run and names its file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pytest

from climatekit.errors import PluginError
from climatekit.pipeline.execute import execute
from climatekit.pipeline.plan import Plan

from .conftest import dataset

DIM = "x/reporting/dim_thing.sql"
FACT = "x/reporting/fact_thing.sql"
DATES = "x/reporting/dim_date.sql"
THINGS = dataset(
    "select surrogate_key(o.org_id) as thing_key, -- Key.\n o.org_id -- Thing.\nfrom organisation as o\n"
    "union all select 0, '-' from run",
    "thing_key",
)
DAYS = dataset(
    "select cast(unnest(generate_series(s.first_day, s.last_day, interval 1 day)) as date) as date -- Day.\n"
    "from dated_span as s",
    "date",
)


def fact(key: str = "coalesce(d.thing_key, 0)", day: str = "date '2026-01-05'", *, role: str = "thing_key") -> str:
    """One row per organisation and one for none of them."""
    return dataset(
        f"select o.org_id, -- Organisation.\n {key} as {role}, -- Thing.\n {day} as seen_on -- Day.\n"
        "from (select org_id from organisation union all select 'org-9' from run) as o\n"
        "left join dim_thing as d on o.org_id = d.org_id",
        "org_id",
        "dated: seen_on",
    )


def test_a_fact_has_keys_and_days_that_lead_somewhere(ran: Callable[..., Any]) -> None:
    found = ran({DIM: THINGS, FACT: fact(day="date '2024-12-31'"), DATES: DAYS})
    assert sorted(row[1] == 0 for row in found.rows("fact_thing")) == [False, False, True]
    days = found.rows("dim_date")
    assert (days[0][0], days[-1][0]) == (date(2024, 12, 31), date(2026, 6, 30)), "the as-of date is always in it"


def test_days_without_a_fact_are_those_of_the_run(ran: Callable[..., Any]) -> None:
    assert ran({DATES: DAYS}).rows("dim_date") == [(date(2026, 6, 30),)]


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        ({FACT: fact("d.thing_key")}, "sql.key", "'thing_key' of x/reporting/fact_thing.sql is empty in 1 of 3 rows"),
        ({FACT: fact(day="nullif(date '2026-01-05', date '2026-01-05')")}, "sql.key", "'seen_on' of"),
        (
            {FACT: fact("7")},
            "sql.key",
            "1 values of 'thing_key' in x/reporting/fact_thing.sql lead to no row of dim_thing",
        ),
        ({FACT: fact("7", role="other_thing_key")}, "sql.key", "lead to no row of dim_thing, such as '7'"),
        ({FACT: fact(day="'2026-01-05'")}, "sql.dated", "'seen_on', which is VARCHAR: a day is a DATE"),
        (
            {FACT: fact().replace("dated: seen_on", "dated: seen_at")},
            "sql.dated",
            "'seen_at', which it does not select",
        ),
        (
            {FACT: fact().replace("left join", "cross join (select max(date) as m from dim_date) as c left join")},
            "sql.circle",
            "dim_date",
        ),
    ],
)
def test_what_does_not_hold_fails_the_run(
    plan: Callable[..., Plan], connection: duckdb.DuckDBPyConnection, files: dict[str, str], code: str, said: str
) -> None:
    with pytest.raises(PluginError) as refused:
        execute(connection, plan({DIM: THINGS, DATES: DAYS, **files}, inputs=("organisation",)), lambda _: None)
    assert refused.value.code == code
    assert said in refused.value.message


@pytest.mark.parametrize("every_key", ["1", "0"])
def test_members_that_share_a_key_fail_the_run(
    plan: Callable[..., Plan], connection: duckdb.DuckDBPyConnection, every_key: str
) -> None:
    """As if two business keys had the same hash, or one that of the unknown member."""
    connection.execute(f"create or replace macro surrogate_key(business_key) as cast({every_key} as bigint)")
    with pytest.raises(PluginError) as refused:
        execute(connection, plan({DIM: THINGS}, inputs=("organisation",)), lambda _: None)
    assert refused.value.code == "sql.grain"
    assert "x/reporting/dim_thing.sql (thing_key) names only" in refused.value.message
