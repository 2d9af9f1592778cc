"""From text to a typed value, as SQL: what a cell may look like, and nothing beyond it.

DuckDB's own casts take more than a person means (``1_000``, ``0x10``, ``nan``, ``epoch``), so each type has a guard.
A cell that does not pass becomes null here and a ``type.…`` reason in ``verdict``.

A value is made in three steps, each a layer of the query (``text``, ``typed``, ``sound``), for DuckDB computes what
stands twice in one layer for every row, even where only a branch needs it. A cell as it nearly always is takes a short
cut past the costly functions: on millions of rows that is a third of the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from climatekit.contracts.dates import date_text, date_typed
from climatekit.contracts.model import NUMERIC, Column
from climatekit.contracts.numbers import finer, number_text, number_typed, whole_number
from climatekit.contracts.writing import BLANK, Parsing, identifier, text_literal, trimmed

__all__ = ["FALSE", "TRUE", "Parsing", "identifier", "sound", "text", "typed"]

TRUE = ("true", "1", "x", "yes", "y", "kyllä", "k", "ja", "j", "sant", "sann", "tosi", "✓", "✔")
FALSE = ("false", "0", "no", "n", "ei", "e", "nej", "falskt", "falsk", "epätosi")


def text(column: Column, raw: str, parsing: Parsing) -> str:
    """The cell in ``raw`` (the name of a column) made ready for its type; null where it is empty.

    Trimmed; the source's own words replaced; closed sets as the contract spells them. A number comes in SQL's own
    writing, and as '' where it is none.
    """
    kind = column.kind
    aliases = parsing.values.get(column.name, {})
    style = parsing.of(column.name)
    if kind in NUMERIC:
        number = number_text(column, raw, style)
        return _aliased(aliases, raw, number, " =" if style.converts else "")
    if kind == "text" and column.allowed:
        return _spelled(column, aliases, raw)
    unclear = date_text(raw, style) if kind == "date" else None
    if aliases:
        return _aliased(aliases, raw, unclear or trimmed(raw))
    if unclear:
        return unclear
    tidy = f"{raw} between '!' and '~' and not contains({text_literal(BLANK)}, {raw}[-1])"
    return f"case when {tidy} then {raw} else {trimmed(raw)} end"


def typed(column: Column, text: str, parsing: Parsing) -> str:
    """The value in ``text`` (the name of a column that ``text`` made), null where it is not of the type."""
    match column.kind:
        case "text":
            return text
        case "boolean":
            words = [f"when {text_literal(word)} then true" for word in TRUE]
            words += [f"when {text_literal(word)} then false" for word in FALSE]
            return f"case lower({text}) {' '.join(words)} end"
        case "date":
            return date_typed(text, parsing.of(column.name))
    return number_typed(column, text, parsing.of(column.name))


def sound(column: Column, value: str, parsing: Parsing | None = None) -> str:
    """The same value (the name of a column that ``typed`` made), null where no file can mean it."""
    match column.kind:
        case "number":
            return f"case when isfinite({value}) then {value} end"
        case "date":
            return f"case when {value} between date '1000-01-01' and date '9999-12-31' then {value} end"
        case "decimal":
            # a computed cell such as 1234.5600000000001 is the amount it shows; 0.005 is not an amount in cents
            _, tolerance = finer(column)
            amount = f"try_cast({value} as {column.sql_type})"
            return f"case when abs({value} - {amount}) < {tolerance} then {amount} end"
        case "integer":
            return whole_number(value) if parsing and parsing.of(column.name).converts else value
    return value


def _aliased(aliases: Mapping[str, str], raw: str, otherwise: str, mark: str = "") -> str:
    """The source's own words replaced; a blank cell is a word like any other once it is told what it means."""
    if not aliases:
        return otherwise
    return f"case lower({_compared(aliases, raw)}) {_replaced(aliases, mark)} else {otherwise} end"


def _compared(aliases: Mapping[str, str], raw: str) -> str:
    blank = any(not word.strip(BLANK) for word in aliases)
    return f"coalesce({trimmed(raw)}, '')" if blank else trimmed(raw)


def _replaced(words: Mapping[str, str], mark: str = "") -> str:
    """The branches of a ``case lower(…)``; DuckDB lowers both sides, so no letter is lowered in two ways."""
    return " ".join(
        f"when lower({text_literal(theirs.strip(BLANK))}) then {text_literal(ours + mark) if ours else 'null'}"
        for theirs, ours in words.items()
    )


def _spelled(column: Column, aliases: Mapping[str, str], raw: str) -> str:
    """Codes that differ in nothing but case are told apart; all others, and their labels, may be in any case."""
    times = Counter(word.lower() for word in column.allowed)
    told = {word.strip(BLANK).lower() for word in aliases}
    exact = {word: word for word in column.allowed if word.lower() not in told}
    other = dict(aliases) | {word: word for word in exact if times[word.lower()] == 1}
    for code, label in zip(column.allowed, column.labels, strict=False):
        other |= {word: code for word in label if word.lower() not in told | times.keys()}
    slow = _aliased(other, raw, trimmed(raw))
    branches = " ".join(f"when {text_literal(word)} then {text_literal(word)}" for word in exact)
    return f"case {raw} {branches} else {slow} end" if branches else slow
