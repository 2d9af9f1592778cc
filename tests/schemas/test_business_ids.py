"""The check digits, against python-stdnum as the oracle, on known ids and on thousands of nearly right ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

import duckdb
import ibis
import ibis.expr.types as ir
import pytest
import stdnum.fi.alv
import stdnum.fi.ytunnus
import stdnum.lei
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from climatekit_schemas.business_ids import (
    has_business_id_form,
    has_lei_form,
    has_vat_id_form,
    is_business_id,
    is_finnish_vat_id,
    is_lei,
    is_vat_id,
)

# how long an example takes says more about the machine than about the code
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Check = Callable[[ir.StringValue], ir.BooleanValue]

# Of the valid ids the first three are the City of Lappeenranta, Turku University of Applied Sciences and LUT.
VALID_BUSINESS_IDS = ["0162193-3", "2528160-3", "0245904-2", "2077474-0", "1572860-0", "1366959-8"]
INVALID_BUSINESS_IDS = ["0737546-1", "2077474-1", *(f"0000006-{digit}" for digit in range(10))]
VALID_LEIS = ["969500KSV493XWY0PS33", "5493001KJTIIGC8Y1R12", "7H6GLXDRUGQFU57RNE97"]

DIGITS = "0123456789"
LEI_CHARACTERS = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What people type, and what a check must not stumble over: letters, blanks, Arabic digits, other dashes, line ends.
anything = st.one_of(
    st.text(alphabet=DIGITS + "-FIESfi \n٣−–", max_size=24),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=24),
)


@cache
def sql_of(check: Check) -> str:
    table = ibis.table({"text": "string"}, name="t")
    return str(ibis.to_sql(table.select("text", verdict=check(table.text)), dialect="duckdb"))


def accepted(check: Check, texts: Iterable[str]) -> set[str]:
    """The texts that the expression finds valid, run in DuckDB in one go."""
    query = f"with t as (select unnest($1::varchar[]) as text) {sql_of(check)}"
    rows = duckdb.execute(query, [sorted(set(texts))]).fetchall()
    assert all(verdict is not None for _, verdict in rows)
    return {text for text, verdict in rows if verdict}


def valid_business_ids(texts: Iterable[str]) -> set[str]:
    return {text for text in texts if re.fullmatch("[0-9]{7}-[0-9]", text) and stdnum.fi.ytunnus.is_valid(text)}


def valid_finnish_vat_ids(texts: Iterable[str]) -> set[str]:
    return {text for text in texts if re.fullmatch("FI[0-9]{8}", text) and stdnum.fi.alv.is_valid(text)}


def valid_leis(texts: Iterable[str]) -> set[str]:
    return {text for text in texts if re.fullmatch("[0-9A-Z]{18}[0-9]{2}", text) and stdnum.lei.is_valid(text)}


def test_known_business_ids() -> None:
    assert accepted(is_business_id, VALID_BUSINESS_IDS + INVALID_BUSINESS_IDS) == set(VALID_BUSINESS_IDS)


@pytest.mark.parametrize(
    "text", ["20774740", "162193-3", " 2077474-0", "2077474-0\n", "FI20774740", "2077474–0", "2077474 0", "", "–"]
)
def test_a_business_id_in_another_form_is_not_one(text: str) -> None:
    assert not accepted(is_business_id, [text])
    assert not accepted(has_business_id_form, [text])


@given(st.text(alphabet=DIGITS, min_size=7, max_size=7), st.lists(anything, max_size=20))
def test_business_ids_like_the_oracle(base: str, others: list[str]) -> None:
    every_check_digit = [f"{base}-{digit}" for digit in DIGITS]
    texts = every_check_digit + others
    assert accepted(is_business_id, texts) == valid_business_ids(texts)
    assert len(accepted(is_business_id, every_check_digit)) <= 1


def test_one_base_in_eleven_has_no_check_digit_at_all() -> None:
    texts = [f"{base:07}-{digit}" for base in range(1_100_000, 1_100_110) for digit in range(10)]
    valid = accepted(is_business_id, texts)
    assert valid == valid_business_ids(texts)
    assert len(valid) == 100


def test_known_vat_ids() -> None:
    right = {"FI" + text.replace("-", "") for text in VALID_BUSINESS_IDS}
    wrong = {"FI" + text.replace("-", "") for text in INVALID_BUSINESS_IDS}
    assert accepted(is_finnish_vat_id, right | wrong) == right
    assert accepted(is_vat_id, right | wrong) == right


def test_a_foreign_vat_id_is_taken_by_its_form() -> None:
    foreign = {"SE556012579001", "EE100594102", "DE136695976", "ATU13585627", "ESX1234567X", "IE8Z49289F"}
    wrong = {"FI2077474-0", "FI2077474", "20774740", "fi20774740", "SE", "SE 556012579001", "FIN0774740"}
    assert accepted(is_vat_id, foreign | wrong) == foreign
    assert accepted(is_finnish_vat_id, foreign | wrong) == set()


@given(st.text(alphabet=DIGITS, min_size=7, max_size=7), st.lists(anything, max_size=20))
def test_finnish_vat_ids_like_the_oracle(base: str, others: list[str]) -> None:
    texts = [f"FI{base}{digit}" for digit in DIGITS] + others
    assert accepted(is_finnish_vat_id, texts) == valid_finnish_vat_ids(texts)
    finnish = [text for text in texts if text.startswith("FI")]
    assert accepted(is_vat_id, finnish) == valid_finnish_vat_ids(finnish)


def test_known_leis() -> None:
    wrong = ["969500KSV493XWY0PS34", "969500KSV493XWY0PS3", VALID_LEIS[0].lower(), VALID_LEIS[0] + "\n", ""]
    assert accepted(is_lei, VALID_LEIS + wrong) == set(VALID_LEIS)


@settings(deadline=None)
@given(st.text(alphabet=LEI_CHARACTERS, min_size=18, max_size=18), st.lists(anything, max_size=20))
def test_leis_like_the_oracle(base: str, others: list[str]) -> None:
    """All hundred pairs of check digits; letters make the number up to 38 digits long, far beyond 64 bits."""
    texts = [f"{base}{check:02}" for check in range(100)] + others
    valid = accepted(is_lei, texts)
    assert valid == valid_leis(texts)
    assert base + mod_97_10.calc_check_digits(base) in valid


@settings(deadline=None)
@given(st.text(alphabet=LEI_CHARACTERS, min_size=18, max_size=18), st.integers(0, 17), st.sampled_from(LEI_CHARACTERS))
def test_one_wrong_character_in_a_lei_is_found(base: str, position: int, other: str) -> None:
    right = base + mod_97_10.calc_check_digits(base)
    wrong = right[:position] + other + right[position + 1 :]
    assert accepted(is_lei, [right, wrong]) == valid_leis([right, wrong])


@pytest.mark.parametrize("check", [is_business_id, is_finnish_vat_id, is_vat_id, is_lei])
def test_no_id_is_neither_right_nor_wrong(check: Check) -> None:
    verdict = duckdb.execute(f"with t as (select null::varchar as text) {sql_of(check)}").fetchall()
    assert verdict == [(None, None)]


@pytest.mark.parametrize("check", [is_business_id, is_finnish_vat_id, is_vat_id, is_lei])
def test_spark_can_be_told_the_same(check: Check) -> None:
    table = ibis.table({"text": "string"}, name="t")
    sql = ibis.to_sql(table.select(verdict=check(table.text)), dialect="pyspark")
    assert "RLIKE" in sql


@settings(max_examples=30)
@given(st.lists(anything, max_size=20), st.text(alphabet=DIGITS, min_size=8, max_size=8))
def test_what_is_valid_has_its_form_and_what_has_its_form_is_only_wrong_in_its_digits(
    others: list[str], digits: str
) -> None:
    leis = [f"{lei[:18]}{digits[:2]}" for lei in VALID_LEIS]
    finnish = f"FI{digits}"
    texts = [*others, *leis, *VALID_LEIS, finnish, "SE556012579001"]
    assert accepted(is_lei, texts) <= accepted(has_lei_form, texts) >= {*leis, *VALID_LEIS}
    assert accepted(is_vat_id, texts) <= accepted(has_vat_id_form, texts) >= {finnish, "SE556012579001"}
    wrong = accepted(has_vat_id_form, texts) - accepted(is_vat_id, texts)
    assert all(re.fullmatch("FI[0-9]{8}", text) for text in wrong), (
        "another country's number is known by its form alone"
    )
