"""Joiners minus leavers is the difference, whatever the periods; and each figure against a count day by day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

PACKAGE = files("climatekit_pipelines")
START = date(1999, 11, 15)  # before the first month that is reported
AS_OF = date(2000, 9, 20)
ONE = timedelta(days=1)

Period = tuple[str, int, int | None]
periods = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]), st.integers(0, 340), st.one_of(st.none(), st.integers(-3, 120))
    ),
    max_size=9,
)  # fmt: skip


def months(rows: list[Period]) -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        connection.execute("create table run as select cast(? as date) as as_of", [AS_OF])
        connection.execute(f"create table programme_member as {_sql('membership/programme_member')}")
        for org_id, first, length in rows:
            valid_from = START + timedelta(days=first)
            valid_to = None if length is None else valid_from + timedelta(days=length)
            connection.execute(
                "insert into programme_member values ('p', ?, null, ?, ?, 'membership', true)",
                [org_id, valid_from, valid_to],
            )
        connection.execute(f"create table member_period as {_sql('membership/member_period')}")
        connection.execute("create table dim_programme as select 7 as programme_key, 'p' as programme_id")
        found = connection.execute(_sql("reporting/fact_membership_month") + " order by month")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _sql(name: str) -> str:
    return (PACKAGE / f"{name}.sql").read_text("utf-8")


def days_in(rows: list[Period]) -> dict[str, set[date]]:
    found: dict[str, set[date]] = {}
    for org_id, first, length in rows:
        begin = START + timedelta(days=first)
        end = AS_OF if length is None else min(begin + timedelta(days=length), AS_OF)
        found.setdefault(org_id, set()).update(begin + timedelta(days=n) for n in range((end - begin).days + 1))
    return found


@settings(max_examples=150, deadline=None)
@given(periods)
def test_joiners_minus_leavers_is_the_difference(rows: list[Period]) -> None:
    days, found = days_in(rows), months(rows)
    begins = [on for member in days.values() for on in member]
    if not begins:
        assert found == []
        return
    joined = Counter(f"{on:%Y-%m}" for member in days.values() for on in member if on - ONE not in member)
    left = Counter(
        f"{on + ONE:%Y-%m}" for member in days.values() for on in member if on + ONE not in member and on < AS_OF
    )
    first = max(min(begins), date(2000, 1, 1)).replace(day=1)
    assert [row["month"] for row in found] == _months(first)
    before: int | None = None
    for row in found:
        last = min((row["month"] + timedelta(days=32)).replace(day=1) - ONE, AS_OF)
        assert row["joiners"] - row["leavers"] == row["difference"]
        assert row["members_at_start"] + row["difference"] == row["members_at_end"]
        assert before is None or row["members_at_start"] == before
        before = row["members_at_end"]
        assert row["members_at_end"] == sum(last in member for member in days.values())
        assert (row["joiners"], row["leavers"]) == (joined[row["period"]], left[row["period"]])
        assert row["rejoiners"] <= row["joiners"]


def _months(first: date) -> list[date]:
    found = []
    while first <= AS_OF:
        found.append(first)
        first = (first + timedelta(days=32)).replace(day=1)
    return found


def test_an_upgrade_is_no_joiner_and_a_gap_makes_a_rejoiner() -> None:
    found = {row["period"]: row for row in months([("a", 60, 30), ("a", 91, 20), ("a", 140, 10)])}
    assert sum(row["joiners"] for row in found.values()) == 2
    assert sum(row["rejoiners"] for row in found.values()) == 1
    assert sum(row["leavers"] for row in found.values()) == 2
