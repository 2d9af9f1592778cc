"""Which cells are numbers and amounts, with Python as the oracle: float(), int() and Decimal."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import pytest
from climatekit_sample.cells import COMMA, DEFAULT, nothing, parsed
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit.contracts.writing import BLANK, Parsing

GROUPINGS = [" ", "\u00a0", "\u2009", "\u202f", "'", "\u2019"]
finite = st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=40)
wholes = st.lists(st.integers(-(2**63), 2**63 - 1), max_size=40)


def same(found: Sequence[float], expected: Sequence[float]) -> bool:
    """Equal to the last bit; -0.0 is not 0.0."""
    return [(value, math.copysign(1, value)) for value in found] == [(v, math.copysign(1, v)) for v in expected]


@given(finite)
def test_every_float_as_python_writes_it(numbers: list[float]) -> None:
    assert same(parsed("number", [repr(number) for number in numbers]), numbers)
    assert same(parsed("number", [f"{number:.17g}" for number in numbers]), numbers)
    assert same(parsed("number", [f"{number:+.16e}" for number in numbers]), numbers)


@given(finite)
def test_every_float_with_a_decimal_comma(numbers: list[float]) -> None:
    assert same(parsed("number", [repr(number).replace(".", ",") for number in numbers], COMMA), numbers)
    assert same(parsed("number", [repr(number) for number in numbers], COMMA), numbers), "cells that are numbers"


@given(st.lists(st.decimals(-(10**14), 10**14, allow_nan=False, places=3), max_size=40), st.sampled_from(GROUPINGS))
def test_every_number_in_groups_of_three(numbers: list[Decimal], group: str) -> None:
    plain = [float(number) for number in numbers]
    grouped = [f"{number:,f}".replace(",", group) for number in numbers]
    assert same(parsed("number", grouped), plain)
    assert same(parsed("number", [cell.replace(".", ",") for cell in grouped], COMMA), plain)
    assert same(parsed("number", [cell.replace("-", "\u2212") for cell in grouped]), plain)


@given(st.lists(st.decimals(-(10**14), 10**14, allow_nan=False, places=3), max_size=40))
def test_groups_by_point_and_by_comma_where_told(numbers: list[Decimal]) -> None:
    plain = [float(number) for number in numbers]
    american = [f"{number:,f}" for number in numbers]
    german = [cell.translate({44: ".", 46: ","}) for cell in american]
    assert same(parsed("number", american, Parsing(thousands=",")), plain)
    assert same(parsed("number", german, Parsing(decimal=",", thousands=".")), plain)
    assert same(parsed("number", german, Parsing(thousands=".")), plain), "points group, so the comma is the mark"


@given(wholes, st.sampled_from(GROUPINGS))
def test_every_whole_number(numbers: list[int], group: str) -> None:
    grouped = [f"{number:,}".replace(",", group) for number in numbers]
    for cells in ([str(number) for number in numbers], [f"{number:+}" for number in numbers], grouped):
        assert parsed("integer", cells) == numbers
        assert parsed("integer", [f"{cell}.0" for cell in cells]) == numbers
        assert parsed("integer", [f"{cell},00" for cell in cells], COMMA) == numbers


def test_whole_numbers_beyond_a_float_are_exact() -> None:
    numbers = [2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63), 9_007_199_254_740_993]
    assert parsed("integer", [str(number) for number in numbers]) == numbers
    assert parsed("integer", [f"{number}.000" for number in numbers]) == numbers
    assert nothing("integer", [str(2**63), str(-(2**63) - 1), "9" * 400])


NO_NUMBERS = [
    "1_000", "0x10", "0b1", "nan", "NaN", "inf", "-inf", "infinity", "1.2.3", "٣", "１", "12 kpl", "12kpl", "€ 5",
    "5 %", "1e", "e5", "--1", "+-1", "- 1", "1-", ".", "-", "+", "1..2", "1 2 3", "12 34", "1234 567", "1 2345",
    "1  234", "'", "1'", "'1", "1. 5", "1.5.", "true", "½", "²", "1e5e5", "0x", "1d", "1f", "1L", "(5)", "1/2",
    "1\n2", "1\x002",
]  # fmt: skip


@pytest.mark.parametrize("kind", ["number", "integer", "decimal(12,2)"])
@pytest.mark.parametrize("parsing", [DEFAULT, COMMA, Parsing(decimal=",", thousands=".")])
def test_what_is_no_number(kind: str, parsing: Parsing) -> None:
    assert nothing(kind, NO_NUMBERS, parsing)


def test_what_is_a_number_only_in_another_style() -> None:
    assert nothing("number", ["12,5", "1,234", "1,234.5", "1.234,5"])
    assert nothing("number", ["1,234.5", "1.234,5", "1,2,3"], COMMA)
    assert nothing("number", ["12.5", "1234.5", "1.23"], Parsing(decimal=",", thousands="."))
    assert nothing("integer", ["12.7", "0.5", "-12.0001", "1e3", "1,0", "12.", "."][:5])


def test_a_number_too_large_for_a_float_is_none() -> None:
    assert nothing("number", ["1e309", "-1e309", "1.7976931348623159e308", "9" * 400])
    assert parsed("number", ["1.7976931348623157e308", "1e-400", "0" * 500 + "1"]) == [1.7976931348623157e308, 0.0, 1.0]


PYTHON_NUMBER = re.compile(
    r"[+\u2212-]?(?:(?:[0-9]{1,3}(?:[ '][0-9]{3})+|[0-9]+)(?:[.][0-9]*)?|[.][0-9]+)(?:[eE][+-]?[0-9]+)?"
)


@settings(max_examples=300)
@given(st.lists(st.text("0123456789+-.eE_ 'xnaif,\u2212\u00a0", max_size=8), max_size=60))
def test_nothing_but_a_number_is_a_number(cells: list[str]) -> None:
    expected = []
    for cell in cells:
        plain = cell.strip(BLANK).replace("\u00a0", " ")
        number = PYTHON_NUMBER.fullmatch(plain) and float(re.sub("[ ']", "", plain).replace("\u2212", "-"))
        expected.append(number if number is not None and math.isfinite(number) else None)
    assert parsed("number", cells) == expected


# amounts


@given(
    st.lists(st.decimals(Decimal("-9999999999.99"), Decimal("9999999999.99"), allow_nan=False, places=2), max_size=40)
)
def test_every_amount(amounts: list[Decimal]) -> None:
    assert parsed("decimal(12,2)", [str(amount) for amount in amounts]) == amounts
    assert parsed(
        "decimal(12,2)", [f"{amount:,f}".replace(",", " ").replace(".", ",") for amount in amounts], COMMA
    ) == (amounts)
    assert parsed("decimal(12,2)", [repr(float(amount)) for amount in amounts]) == amounts


@pytest.mark.parametrize(("precision", "scale"), [(12, 2), (6, 3), (4, 0), (18, 8), (30, 2)])
@given(data=st.data())
def test_an_amount_is_rounded_only_where_that_changes_next_to_nothing(precision: int, scale: int, data: Any) -> None:
    """Eight decimals more than the amount has are looked at; what shows only after four noughts is let go."""
    limit = Decimal(10) ** (precision - scale)
    amounts = st.decimals(-limit, limit, allow_nan=False, places=scale)
    differences = [
        Decimal(0),
        *(Decimal(sign).scaleb(-scale - digits) for digits in range(9) for sign in (1, -1, 4, 6)),
    ]
    with localcontext(prec=60):
        pairs = data.draw(st.lists(st.tuples(amounts, st.sampled_from(differences)), max_size=20))
        numbers = [amount + difference for amount, difference in pairs]
        expected: list[Decimal | None] = []
        for number in numbers:
            amount = number.quantize(Decimal(1).scaleb(-scale), ROUND_HALF_UP)
            let_go = abs(number - amount) < Decimal(1).scaleb(-scale - 4)
            expected.append(amount if let_go and abs(amount) < limit and abs(number) < limit else None)
    assert parsed(f"decimal({precision},{scale})", [f"{number:f}" for number in numbers]) == expected


def test_a_computed_cell_is_the_amount_it_shows() -> None:
    assert parsed("decimal(12,2)", ["1234.5600000000001", repr(0.1 + 0.2), repr(4.35 * 100), "1.5e3"]) == [
        Decimal("1234.56"), Decimal("0.30"), Decimal("435.00"), Decimal("1500.00"),
    ]  # fmt: skip
    assert nothing("decimal(12,2)", ["0.005", "1234.561", "12345678901.00", "1e30", "nan", "1_0"])
