"""What is added up for the ledger: exactly, in any order, and whatever the numbers are."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit.contracts.totals import PLACES, adds_up, plus, summable, written

DOUBLES = st.one_of(st.floats(allow_nan=False), st.floats(-1e6, 1e6), st.floats(-1e18, 1e18))


def summed(values: list[object], sql_type: str) -> tuple[Decimal, int]:
    """The sum, and how many values are in it."""
    with duckdb.connect() as connection:
        connection.execute(f"create table t (v {sql_type})")
        if values:
            connection.executemany("insert into t values (?)", [[value] for value in values])
        value = summable("v", sql_type)
        ((found, counted),) = connection.execute(f"select sum({value}), count({value}) from t").fetchall()
    return plus(found), counted


@settings(max_examples=40, deadline=None)
@given(st.lists(DOUBLES, max_size=20), st.randoms())
def test_doubles_add_up_the_same_in_any_order(values: list[float], chance: object) -> None:
    total, counted = summed(list(values), "DOUBLE")
    shuffled = values.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert summed(list(shuffled), "DOUBLE") == (total, counted)
    within = [value for value in values if abs(value) < 10**18]
    assert counted == len(within)
    # half a step for each number, and what a double of that size can't tell itself
    blur = sum(Fraction(1, 2 * 10**PLACES) + Fraction(math.ulp(value)) for value in within)
    assert abs(Fraction(total) - sum(map(Fraction, within))) <= blur
    half = len(values) // 2
    parts = [summed(list(part), "DOUBLE")[0] for part in (values[:half], values[half:])]
    assert adds_up(str(total), *map(str, parts))


def test_the_largest_numbers_of_each_type_do_not_overflow() -> None:
    nines = Decimal("9" * 38)
    assert summed([2**63 - 1] * 3, "BIGINT") == (Decimal(3 * (2**63 - 1)), 3)
    assert summed([Decimal("9999999999.99")] * 3, "DECIMAL(12,2)") == (Decimal("29999999999.97"), 3)
    assert summed([nines, nines, Decimal(1)], "DECIMAL(38,0)") == (Decimal(1), 1)
    assert summed([1e300, 1e300, 0.1, 0.2], "DOUBLE") == (Decimal("0.3"), 2)
    assert adds_up("0.30", "0.1", "0.20", "0")
    assert not adds_up("0.31", "0.1", "0.20", "0")


def test_a_whole_number_is_written_to_its_last_digit(contract_of: Any) -> None:
    persons = contract_of("climatekit_sample.network:Visit").column("persons")
    assert persons.kind == "integer"
    told = [written(value, persons) for value in (-(2**64) - 1, 2, 0, None)]
    assert told == ["-18446744073709551617", "2", "0", "0"]
