"""What a cell may look like, with Python as the oracle: float(), int(), Decimal and datetime.strptime."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit.contracts import parse
from climatekit.contracts.model import Column
from climatekit.contracts.parse import BLANK, Parsing
from climatekit.ingest import source
from climatekit.text import Text

GROUPINGS = [" ", "\u00a0", "\u2009", "\u202f", "'", "\u2019"]
CONNECTION = duckdb.connect()
DEFAULT = Parsing()
COMMA = Parsing(decimal=",")


def column(kind: str, allowed: Sequence[str] = ()) -> Column:
    return Column(
        name="it", type=kind, nullable=True, title=Text("it", "it", "it"), description="It.", unit=None,
        privacy="internal", identifies=False, references=None, example=None, aliases=(), allowed=tuple(allowed),
    )  # fmt: skip


def parsed(
    kind: str, cells: Sequence[str | None], parsing: Parsing = DEFAULT, allowed: Sequence[str] = ()
) -> list[Any]:
    """What each cell becomes, through the three layers that ``validate`` puts over one another."""
    it = column(kind, allowed)
    query = (
        f"select {parse.sound(it, 'typed')} from (select place, {parse.typed(it, 'cell', parsing)} as typed from "
        f"(select place, {parse.text(it, 'raw', parsing)} as cell from "
        "(select unnest($1::varchar[]) as raw, generate_subscripts($1::varchar[], 1) as place))) order by place"
    )
    return [value for (value,) in CONNECTION.execute(query, [list(cells)]).fetchall()]


def nothing(kind: str, cells: Sequence[str], parsing: Parsing = DEFAULT) -> bool:
    return parsed(kind, cells, parsing) == [None] * len(cells)


def same(found: Sequence[float], expected: Sequence[float]) -> bool:
    """Equal to the last bit; -0.0 is not 0.0."""
    return [(value, math.copysign(1, value)) for value in found] == [(v, math.copysign(1, v)) for v in expected]


finite = st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=40)
wholes = st.lists(st.integers(-(2**63), 2**63 - 1), max_size=40)
days = st.lists(st.dates(date(1000, 1, 1), date(9999, 12, 31)), max_size=40)


# numbers


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


# days


@given(days)
def test_every_day_as_iso_and_as_in_finland(written: list[date]) -> None:
    for cells in (
        [day.isoformat() for day in written],
        [f"{day.year}-{day.month}-{day.day}" for day in written],
        [f"{day.isoformat()} 00:00:00" for day in written],
        [f"{day.isoformat()}T23:59:59.999Z" for day in written],
        [f"{day.day}.{day.month}.{day.year}" for day in written],
        [f"{day.day:02}.{day.month:02}.{day.year}" for day in written],
    ):
        assert parsed("date", cells) == written


@given(st.lists(st.dates(date(1969, 1, 1), date(2068, 12, 31)), max_size=40), st.sampled_from(
    ["%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d.%m.%y", "%d %B %Y", "%B %d, %Y", "%Y-%d-%m", "%d-%b-%Y", "%d.%m.%Y klo %H"]
))  # fmt: skip
def test_every_day_in_the_format_that_is_told(written: list[date], pattern: str) -> None:
    cells = [day.strftime(pattern) for day in written]
    assert [datetime.strptime(cell, pattern).date() for cell in cells] == written
    assert parsed("date", cells, Parsing(date_formats=(pattern,))) == written


@given(days)
def test_cells_that_are_days_to_a_spreadsheet_come_as_iso_whatever_is_told(written: list[date]) -> None:
    told = Parsing(date_formats=("%d/%m/%Y", "%d.%m.%Y"))
    assert parsed("date", [f"{day}" for day in written], told) == written
    assert parsed("date", [f"{day} 12:30:00" for day in written], told) == written


def test_the_first_format_that_fits_counts() -> None:
    both = ["3/4/2025", "13/4/2025", "4/13/2025"]
    assert parsed("date", both, Parsing(date_formats=("%d/%m/%Y", "%m/%d/%Y"))) == [
        date(2025, 4, 3), date(2025, 4, 13), date(2025, 4, 13),
    ]  # fmt: skip
    assert parsed("date", ["2025-13-04", "2025-04-13"], Parsing(date_formats=("%Y-%d-%m",))) == [
        date(2025, 4, 13),
        None,
    ]


NO_DAYS = [
    "2024-02-30", "31.4.2024", "29.2.2023", "1.1.24", "24-1-2", "1-2-24", "01-02-2024", "1/2/2024", "20240102",
    "2024-01", "2024", "45291", "45291.0", "epoch", "infinity", "-infinity", "Infinity", "today", "now", "0999-12-31",
    "31.12.0999", "12024-01-02", "02024-01-02", "10000-01-01", "5881580-07-10", "-2024-01-02", "2024-01-02 (BC)",
    "2024-1-1BC", "2024-01-02x", "2024-13-01", "2024-00-10", "0.1.2024", "1.1.2024.", "1.1.2024 10:00", "1.1.20245",
    "٣.1.2024", "1 Jan 2024", "2024-01-02 25:00:00", "2024-01-02 noon", "2024-W01-1", "2024-001",
    "31. 3. 2025", "1900-02-29",
]  # fmt: skip


def test_what_is_no_day() -> None:
    assert nothing("date", NO_DAYS)
    told = Parsing(date_formats=("%d.%m.%Y",))
    assert nothing("date", ["epoch", "infinity", "-infinity", "1/2/2024", "31.4.2024", "1.1.24"], told)


ISO_DAY = re.compile(r"([1-9]\d{3})([-/ \\])(\d{1,2})\2(\d{1,2})(?:[ T].*[\dZ])?", re.ASCII)
FINNISH_DAY = re.compile(r"(\d{1,2})[.](\d{1,2})[.]([1-9]\d{3})", re.ASCII)


@settings(max_examples=300)
@given(st.lists(st.one_of(
    st.text("0123456789-./ :TZ", max_size=12),
    st.from_regex(r"\A[0-9]{1,5}[-./ ][0-9]{1,3}[-./ ][0-9]{1,5}([ T][0-9:]{0,8}Z?)?\Z"),
    st.sampled_from(NO_DAYS).flatmap(lambda cell: st.sampled_from([cell, f" {cell}", f"{cell}\u00a0"])),
), max_size=60))  # fmt: skip
def test_nothing_but_a_day_is_a_day(cells: list[str]) -> None:
    for cell, day in zip(cells, parsed("date", cells), strict=True):
        plain = cell.strip(BLANK)
        if iso := ISO_DAY.fullmatch(plain):
            numbers = [int(iso[1]), int(iso[3]), int(iso[4])]
        elif finnish := FINNISH_DAY.fullmatch(plain):
            numbers = [int(finnish[3]), int(finnish[2]), int(finnish[1])]
        else:
            assert day is None, cell
            continue
        try:
            expected = date(*numbers)
        except ValueError:
            assert day is None, cell
        else:  # a time of day that is none makes the day none, too
            assert day == expected or (day is None and iso is not None and len(plain) > 10), cell


# yes and no


def test_yes_and_no_in_three_languages() -> None:
    yes = [
        "true",
        "1",
        "x",
        "yes",
        "kyllä",
        "k",
        "ja",
        "j",
        "sant",
        "tosi",
        "TRUE",
        "Kyllä",
        "KYLLÄ",
        "X",
        "Ja",
        "TOSI",
    ]
    no = ["false", "0", "no", "ei", "e", "nej", "n", "falskt", "epätosi", "FALSE", "EI", "Nej", "EPÄTOSI", " ei\u00a0"]
    assert parsed("boolean", yes) == [True] * len(yes)
    assert parsed("boolean", no) == [False] * len(no)
    assert nothing("boolean", ["maybe", "2", "ehkä", "kanske", "-", "on", "t", "kyllä?", "yes no", "0.0"])


# text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=40))
def test_text_is_trimmed_and_otherwise_left_alone(cells: list[str]) -> None:
    padded = [f"{BLANK}{cell}\u00a0 \t" for cell in cells]
    trimmed = [cell.strip(BLANK) or None for cell in cells]
    assert parsed("text", cells) == trimmed
    assert parsed("text", padded) == trimmed


def test_what_is_blank_here_is_what_is_blank_when_a_file_is_read() -> None:
    assert set(BLANK) == set(source.BLANK)
    for kind in ("text", "integer", "number", "decimal(12,2)", "date", "boolean"):
        assert nothing(kind, ["", " ", BLANK, "\u00a0\u00a0"])


@pytest.mark.parametrize("kind", ["integer", "number", "decimal(12,2)", "date", "boolean", "text"])
def test_blanks_around_a_value_are_no_part_of_it(kind: str) -> None:
    cell = {"date": "31.3.2025", "boolean": "ja", "text": "äö"}.get(kind, "12")
    (plain,) = parsed(kind, [cell])
    assert plain is not None
    assert parsed(kind, [f"{before}{cell}{after}" for before in ("", *BLANK) for after in ("", *BLANK)]) == (
        [plain] * (len(BLANK) + 1) ** 2
    )
    if kind == "date":
        assert parsed(kind, ["2025-03-31", "2025-3-31\u00a0", "1.1.2025\u00a0", " 1.1.2025"])[1:3] == [
            date(2025, 3, 31), date(2025, 1, 1),
        ]  # fmt: skip


# closed sets and the source's own words

FINNISH = "abcdefghijklmnopqrstuvwxyzåäö" + "éüšžõ"


@given(st.lists(st.text(FINNISH, min_size=1, max_size=6), min_size=1, max_size=6, unique_by=str.lower))
def test_a_closed_set_is_written_in_any_case(words: list[str]) -> None:
    allowed = [word.capitalize() for word in words]
    for change in (str.upper, str.lower, str.title, str.swapcase, lambda word: f"\u00a0{word} "):
        assert parsed("text", [change(word) for word in allowed], allowed=allowed) == allowed
    assert parsed("text", ["-", "other word"], allowed=allowed) == ["-", "other word"], "validate says what is wrong"


def test_words_that_differ_in_case_alone_are_told_apart() -> None:
    assert parsed("text", ["m", "M", " m ", "KM", "μ"], allowed=["m", "M", "km"]) == ["m", "M", "m", "km", "μ"]


def test_lower_case_is_the_same_to_the_engine_and_to_python() -> None:
    letters = [chr(code) for code in range(0x20, 0x250)] + ["ẞ", "Ω", "Я"]
    found = CONNECTION.execute(
        "select list_transform($1::varchar[], lambda letter: lower(letter))", [letters]
    ).fetchone()
    assert found is not None
    differ = [letter for letter, lowered in zip(letters, found[0], strict=True) if lowered != letter.lower()]
    assert differ == ["İ"], "the Turkish İ becomes two characters in Python: so the engine lowers both sides"
    assert parsed("text", ["İ", "i", "IĞDIR"], Parsing(values={"it": {"İ": "a", "IĞDIR": "b"}})) == ["a", "a", "b"]


@pytest.mark.parametrize("allowed", [(), ("company", "other")])
def test_the_words_of_a_source(allowed: tuple[str, ...]) -> None:
    words = {
        "yritys": "company",
        "Äiti Oy ": "other",
        "O'Neil; drop table x --": "company",
        "-": "",
        "OTHER": "company",
    }
    cells = ["Yritys", " YRITYS\u00a0", "äiti oy", "o'neil; DROP TABLE x --", "-", "Other", "muu", None, "company"]
    assert parsed("text", cells, Parsing(values={"it": words}), allowed) == [
        "company", "company", "other", "company", None, "company", "muu", None, "company",
    ]  # fmt: skip


def test_the_words_of_a_source_in_typed_columns() -> None:
    """What a word is replaced with is written as the contract writes it, whatever the style of the source."""
    german = {"decimal": ",", "thousands": "."}
    cells = ["Puolikas", "1.234,5", "ei tietoa", "x"]
    words = {"it": {"puolikas": "0.5", "EI TIETOA": "", "tuhat": "1000"}}
    assert parsed("number", cells, Parsing(values=words, **german)) == [0.5, 1234.5, None, None]
    assert parsed("decimal(12,2)", cells, Parsing(values=words, **german)) == [
        Decimal("0.5"),
        Decimal("1234.5"),
        None,
        None,
    ]
    assert parsed("integer", ["TUHAT", "1.000", "0"], Parsing(values=words, **german)) == [1000, 1000, 0]
    assert parsed("boolean", ["toki", "en", "ei"], Parsing(values={"it": {"Toki": "true", "en": "false"}})) == [
        True, False, False,
    ]  # fmt: skip
    told = Parsing(values={"it": {"Toistaiseksi": "9999-12-31"}}, date_formats=("%d.%m.%Y",))
    assert parsed("date", ["toistaiseksi", "1.2.2025"], told) == [date(9999, 12, 31), date(2025, 2, 1)]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6), max_size=10))
def test_any_word_can_be_replaced(words: list[str]) -> None:
    words = [word for word in words if word.strip(BLANK)]
    replaced = parsed("text", words, Parsing(values={"it": dict.fromkeys(words, "it")}))
    assert replaced == ["it"] * len(words)
