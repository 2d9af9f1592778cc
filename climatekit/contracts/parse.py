"""From text to a typed value, as SQL: what a cell may look like, and nothing beyond it.

DuckDB's own casts take more than a person means (``1_000``, ``0x10``, ``nan``, ``epoch``), so each type has a guard.
A cell that does not pass becomes null here and a ``type.…`` reason in ``validate``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from climatekit.contracts.model import Column

TRUE = ("true", "1", "x", "yes", "y", "kyllä", "k", "ja", "j", "sant", "tosi")
FALSE = ("false", "0", "no", "n", "ei", "e", "nej", "falskt", "epätosi")

_NUMBER = r"[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?"
_WHOLE = r"[+-]?[0-9]+([.]0*)?"
_DATE = r"[0-9].*[0-9]Z?"
# no-break, thin and narrow no-break space and apostrophes group digits in real files
_GROUPING = " \u00a0\u2009\u202f'\u2019"


@dataclass(frozen=True, kw_only=True)
class Parsing:
    """How one source writes its values. The defaults take ``1234.5``, ``2025-03-31`` and ``31.3.2025``.

    ``values`` maps, per column, what stands in the file to what the contract says.
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


def cell(column: Column, raw: str, parsing: Parsing) -> str:
    """The cell as trimmed text, after the source's own value aliases and the contract's spelling of a closed set."""
    trimmed = f"nullif(trim({raw}, {text_literal(' ' + chr(9) + chr(10) + chr(13) + chr(0xA0))}), '')"
    spelled = {value.lower(): value for value in column.allowed}
    spelled |= {theirs.lower(): ours for theirs, ours in parsing.values.get(column.name, {}).items()}
    if not spelled:
        return trimmed
    cases = " ".join(f"when {text_literal(key)} then {text_literal(value)}" for key, value in spelled.items())
    return f"case lower({trimmed}) {cases} else {trimmed} end"


def typed(column: Column, text: str, parsing: Parsing) -> str:
    """The typed value of ``text`` (the name of a column that ``cell`` made), null where it is not of the type."""
    kind = column.type.partition("(")[0]
    if kind == "text":
        return text
    if kind == "date":
        return _date(text, parsing.date_formats)
    if kind == "boolean":
        words = [f"when {text_literal(word)} then true" for word in TRUE]
        words += [f"when {text_literal(word)} then false" for word in FALSE]
        return f"case lower({text}) {' '.join(words)} end"
    number = _plain_number(text, parsing)
    if kind == "integer":
        return (
            f"case when regexp_full_match({number}, '{_WHOLE}') "
            f"then try_cast(regexp_replace({number}, '[.]0*$', '') as bigint) end"
        )
    guarded = f"case when regexp_full_match({number}, '{_NUMBER}') then try_cast({number} as {{type}}) end"
    double = guarded.format(type="double")
    if kind == "number":
        return f"case when isfinite({double}) then {double} end"
    amount = guarded.format(type=column.sql_type)
    # a computed cell such as 1234.5600000000001 is the amount it shows; 0.005 is not an amount in cents
    return f"case when abs({amount}::double - {double}) < 1e-6 then {amount} end"


def _plain_number(text: str, parsing: Parsing) -> str:
    grouping = _GROUPING + (parsing.thousands or "")
    plain = f"translate({text}, {text_literal(grouping)}, '')"
    return f"replace({plain}, ',', '.')" if parsing.decimal == "," else plain


def _date(text: str, formats: tuple[str, ...]) -> str:
    if formats:
        listed = ", ".join(text_literal(item) for item in formats)
        day = f"try_strptime({text}, [{listed}])::date"
    else:
        day = f"coalesce(try_cast({text} as date), try_strptime({text}, '%d.%m.%Y')::date)"
    return f"case when regexp_full_match({text}, '{_DATE}') and {day} >= date '1000-01-01' then {day} end"
