"""From text to a typed value, as SQL: what a cell may look like, and nothing beyond it.

DuckDB's own casts take more than a person means (``1_000``, ``0x10``, ``nan``, ``epoch``), so each type has a guard.
A cell that does not pass becomes null here and a ``type.…`` reason in ``validate``.

A value is made in three steps, each a layer of the query (``text``, ``typed``, ``sound``), for DuckDB computes what
stands twice in one layer for every row, even where only a branch needs it. A cell as it nearly always is takes a short
cut past the costly functions: on millions of rows that is a third of the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from climatekit.contracts.model import Column

# What may stand around a cell without being part of it; the same as makes a cell blank when a file is read.
BLANK = " \t\r\n\x0b\x0c\u00a0"
TRUE = ("true", "1", "x", "yes", "y", "kyllä", "k", "ja", "j", "sant", "tosi")
FALSE = ("false", "0", "no", "n", "ei", "e", "nej", "falskt", "epätosi")

# no-break, thin and narrow no-break space and apostrophes group digits in real files
_GROUPING = " \u00a0\u2009\u202f'\u2019"
_MINUS = "\u2212"
_ISO = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True, kw_only=True)
class Parsing:
    """How one source writes its values. The defaults take ``1234.5``, ``1 234.5``, ``2025-03-31`` and ``31.3.2025``.

    ``values`` maps, per column, what stands in the file to what the contract says; '' says: nothing stands there.
    """

    decimal: str = "."
    thousands: str | None = None
    date_formats: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def text_literal(value: str) -> str:
    """A SQL string literal."""
    return "'" + value.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def text(column: Column, raw: str, parsing: Parsing) -> str:
    """The cell in ``raw`` (the name of a column) made ready for its type; null where it is empty.

    Trimmed; the source's own words replaced; closed sets as the contract spells them. A number comes in SQL's own
    writing, and as '' where it is none.
    """
    kind = column.kind
    aliases = parsing.values.get(column.name, {})
    if kind in ("integer", "number", "decimal"):
        number = _number(kind, raw, parsing)
        return f"case lower({_trimmed(raw)}) {_replaced(aliases)} else {number} end" if aliases else number
    if kind == "text" and column.allowed:
        return _spelled(column.allowed, aliases, raw)
    if aliases:
        return f"case lower({_trimmed(raw)}) {_replaced(aliases)} else {_trimmed(raw)} end"
    tidy = f"{raw} between '!' and '~' and not contains({text_literal(BLANK)}, {raw}[-1])"
    return f"case when {tidy} then {raw} else {_trimmed(raw)} end"


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
            return _told_date(text, parsing.date_formats) if parsing.date_formats else _date(text)
        case "decimal":
            return f"try_cast({text} as {_finer(column)[0]})"
    return f"try_cast({text} as {column.sql_type})"


def sound(column: Column, value: str) -> str:
    """The same value (the name of a column that ``typed`` made), null where no file can mean it."""
    match column.kind:
        case "number":
            return f"case when isfinite({value}) then {value} end"
        case "date":
            return f"case when {value} between date '1000-01-01' and date '9999-12-31' then {value} end"
        case "decimal":
            # a computed cell such as 1234.5600000000001 is the amount it shows; 0.005 is not an amount in cents
            _, tolerance = _finer(column)
            amount = f"try_cast({value} as {column.sql_type})"
            return f"case when abs({value} - {amount}) < {tolerance} then {amount} end"
    return value


def _trimmed(raw: str) -> str:
    return f"nullif(trim({raw}, {text_literal(BLANK)}), '')"


def _replaced(words: Mapping[str, str]) -> str:
    """The branches of a ``case lower(…)``; DuckDB lowers both sides, so no letter is lowered in two ways."""
    return " ".join(
        f"when lower({text_literal(theirs.strip(BLANK))}) then {text_literal(ours) if ours else 'null'}"
        for theirs, ours in words.items()
    )


def _spelled(allowed: tuple[str, ...], aliases: Mapping[str, str], raw: str) -> str:
    """Words that differ in nothing but case are told apart; all others may be written in any case."""
    times = Counter(word.lower() for word in allowed)
    told = {word.strip(BLANK).lower() for word in aliases}
    exact = {word: word for word in allowed if word.lower() not in told}
    other = dict(aliases) | {word: word for word in exact if times[word.lower()] == 1}
    slow = f"case lower({_trimmed(raw)}) {_replaced(other)} else {_trimmed(raw)} end" if other else _trimmed(raw)
    branches = " ".join(f"when {text_literal(word)} then {text_literal(word)}" for word in exact)
    return f"case {raw} {branches} else {slow} end" if branches else slow


def _number(kind: str, raw: str, parsing: Parsing) -> str:
    """Digits, in groups of three if grouped at all; whole numbers may have a decimal mark and noughts."""
    grouping = _GROUPING + (parsing.thousands or "")
    # who groups by points writes a decimal comma; who writes a decimal comma still has cells that are numbers: 12.5
    marks = "," if parsing.thousands == "." else ".," if parsing.decimal == "," else "."
    group, mark = _one_of(grouping), _one_of(marks)
    whole = f"(?:[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+)"
    exponent = "(?:[eE][+-]?[0-9]+)?"
    if kind == "integer":
        usual, pattern = "-?[0-9]+", f"{whole}(?:{mark}0*)?"
    else:
        usual, pattern = "-?[0-9]+(?:[.][0-9]+)?", f"(?:{whole}(?:{mark}[0-9]*)?|{mark}[0-9]+){exponent}"
    if "." not in marks:
        usual = "-?[0-9]+"
    written = f"regexp_extract({_trimmed(raw)}, {text_literal(f'^[+{_MINUS}-]?{pattern}$')})"
    comma, point = (",", ".") if "," in marks else ("", "")
    plain = f"translate({written}, {text_literal(_MINUS + comma + grouping)}, '-{point}')"
    if kind == "integer":
        plain = f"regexp_replace({plain}, '[.]0*$', '')"
    return f"case when regexp_full_match({raw}, '{usual}') then {raw} else {plain} end"


def _one_of(characters: str) -> str:
    return "[" + "".join(rf"\x{{{ord(character):x}}}" for character in characters) + "]"


def _date(text: str) -> str:
    """A day with or without a time of day, the year first and in four digits, or else as in Finland: 31.3.2025."""
    year_first = f"{text} >= '1' and (strlen({text}) <= 10 or regexp_full_match({text}, '.*[0-9]Z?'))"
    day = f"coalesce(case when {year_first} then try_cast({text} as date) end, try_strptime({text}, '%d.%m.%Y')::date)"
    return f"case when {text} >= '0' and {text} < ':' then {day} end"


def _told_date(text: str, formats: tuple[str, ...]) -> str:
    """Cells that are dates to a spreadsheet come year first, whatever is told about the text in the others."""
    if not any(pattern.startswith("%Y") for pattern in formats):
        formats += _ISO
    listed = ", ".join(text_literal(pattern) for pattern in formats)
    # try_strptime takes 'epoch' and 'infinity' under any format
    return f"case when regexp_matches({text}, '[0-9]') then try_strptime({text}, [{listed}])::date end"


def _finer(column: Column) -> tuple[str, str]:
    """The type in which an amount is read, with more decimals than it has, and how little those may come to."""
    precision, scale = (int(number) for number in column.type[8:-1].split(","))
    return f"decimal({precision + 8},{scale + 8})", f"0.{'0' * (scale + 3)}1"
