"""Yes and no, plain text, closed sets, and the words that a source has of its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from climatekit_sample.cells import CONNECTION, nothing, parsed
from hypothesis import given
from hypothesis import strategies as st

from climatekit.contracts.writing import BLANK, Parsing
from climatekit.ingest import source


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
