"""The check digit of the Finnish invoice reference, on published examples and against a second implementation."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

import duckdb
import ibis
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit_forerunner_network.reference_number import is_reference_number

# The bases 617435 and 123123 and 23409678 with their check digits.
VALID = ["6174354", "1231234", "234096783"]

TABLE = ibis.table({"text": "string"}, name="t")
SQL = str(ibis.to_sql(TABLE.select("text", verdict=is_reference_number(TABLE.text)), dialect="duckdb"))
anything = st.one_of(st.text(alphabet="0123456789 \n-RF٣", max_size=24), st.text(max_size=24))


def accepted(texts: Iterable[str]) -> set[str]:
    """The texts that the expression finds valid, in one go."""
    rows = duckdb.execute(f"with t as (select unnest($1::varchar[]) as text) {SQL}", [sorted(set(texts))]).fetchall()
    assert all(verdict is not None for _, verdict in rows)
    return {text for text, verdict in rows if verdict}


def is_valid(text: str) -> bool:
    """Another way: walk the base from the right and take the next full ten."""
    if not re.fullmatch(r"[0-9]([0-9 ]*[0-9])?", text):
        return False
    *base, check = [int(digit) for digit in text if digit != " "]
    if not 3 <= len(base) <= 19:
        return False
    total, weights = 0, [7, 3, 1]
    for step, digit in enumerate(reversed(base)):
        total += digit * weights[step % 3]
    next_ten = -(-total // 10) * 10
    return next_ten - total == check


def test_published_examples() -> None:
    assert accepted(VALID) == set(VALID)


def test_no_other_last_digit_will_do() -> None:
    others = {text[:-1] + digit for text in VALID for digit in "0123456789"} - set(VALID)
    assert accepted(others) == set()


def test_blanks_may_group_the_digits() -> None:
    assert accepted(["2 34096 783", "6174 354"]) == {"2 34096 783", "6174 354"}
    assert accepted([" 6174354", "6174354 ", "617\n4354", "6174\u00a0354"]) == set()


def test_lengths() -> None:
    base = "9" * 25
    whole = [next(f"{base[:n]}{check}" for check in range(10) if checks(base[:n], check)) for n in range(1, 22)]
    assert {len(text) for text in accepted(whole)} == set(range(4, 21))


def checks(base: str, check: int) -> bool:
    return (sum(int(d) * w for d, w in zip(reversed(base), (7, 3, 1) * 9, strict=False)) + check) % 10 == 0


def test_thousands_at_random() -> None:
    dice = random.Random(731)
    texts = {"".join(dice.choices("0123456789", k=dice.randint(1, 22))) for _ in range(20_000)}
    expected = {text for text in texts if is_valid(text)}
    assert len(expected) > 1000
    assert accepted(texts) == expected


@settings(deadline=None)
@given(st.lists(anything, min_size=1, max_size=50))
def test_whatever_people_type(texts: list[str]) -> None:
    assert accepted(texts) == {text for text in texts if is_valid(text)}


def test_null_is_neither() -> None:
    assert duckdb.execute(f"with t as (select null::varchar as text) {SQL}").fetchall() == [(None, None)]


def test_it_can_be_written_for_spark() -> None:
    (spark,) = sqlglot.transpile(SQL, read="duckdb", write="spark")
    assert "RLIKE" in spark
