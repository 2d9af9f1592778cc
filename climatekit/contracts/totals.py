"""Control totals: which columns are added up, and how, so that the sums are exact whatever the order of the rows.

Integers and decimals are added as they are. A number with a binary fraction counts in steps of 0.000000001, rounded
one by one: sums of those add up to the last digit too, which sums of doubles do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal

import duckdb

from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.parse import sound, text, typed
from climatekit.contracts.validate import RawSource
from climatekit.contracts.writing import Parsing, identifier

PLACES = 9  # of a number with a binary fraction
_DIGITS = 27  # of 38, so that a hundred thousand million of the largest still have room
_EXACT = Context(prec=100)
UNREAD = ("type.", "number.", "unit.", "cell.")
"""How the codes begin that say of a cell that it holds no number."""


def totalled(contract: CompiledContract) -> tuple[Column, ...]:
    """Amounts and quantities: numbers and decimals, and integers that have a unit; no key and nothing of a person."""
    return tuple(
        column
        for column in contract.kept
        if (column.kind in ("number", "decimal") or (column.kind == "integer" and column.unit is not None))
        and column.name not in contract.key
        and not (column.references or column.identifies)
    )


def summable(name: str, sql_type: str) -> str:
    """SQL for the value of a column as it is added up; null where it is beyond what can be."""
    column = identifier(name)
    if sql_type == "DOUBLE":
        return f"case when abs({column}) < 1e{_DIGITS - PLACES} then {column}::decimal(38, {PLACES}) end"
    _, bracket, rest = sql_type.partition("(")
    if bracket:
        digits, scale = (int(part) for part in rest.rstrip(")").split(","))
        if digits > _DIGITS:
            return f"case when abs({column}) < 1e{_DIGITS - scale}::decimal(38, {scale}) then {column} end"
    return column


def sums(columns: Sequence[Column], where: str = "true") -> str:
    """SQL for one sum per column; null where there is nothing to add up."""
    return ", ".join(f"sum({summable(column.name, column.sql_type)}) filter ({where})" for column in columns)


def beyond(columns: Sequence[Column]) -> str:
    """SQL for how many values of each column are too large to be added up."""
    return ", ".join(
        f"count({identifier(column.name)}) - count({summable(column.name, column.sql_type)})"
        if summable(column.name, column.sql_type) != identifier(column.name)
        else "0"
        for column in columns
    )


def written(value: Decimal | int | None, column: Column) -> str:
    """A sum as text, for a number of JSON would lose digits."""
    shown = format(Decimal(value or 0), "f")
    return shown.rstrip("0").rstrip(".") if column.kind == "number" and "." in shown else shown


def plus(*parts: Decimal | int | None) -> Decimal:
    """The exact sum; what is missing is nothing."""
    found = Decimal(0)
    for part in parts:
        found = _EXACT.add(found, Decimal(part or 0))
    return found


def adds_up(read: str, *parts: str) -> bool:
    """Whether sums that are written as text fit together, to the last digit."""
    return Decimal(read) == plus(*map(Decimal, parts))


def excluded_sums(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[Column], source: RawSource, parsing: Parsing
) -> tuple[Decimal | int | None, ...]:
    """The sums of the rows that a rule of the project leaves out, which are never judged."""
    names = [identifier(column.name) for column in columns]
    layer = f"{source.relation} where not ({source.keep})"
    raw = [source.columns.get(column.name, "null::varchar") for column in columns]
    for made in (
        raw,
        [text(column, name, parsing) for column, name in zip(columns, names, strict=True)],
        [typed(column, name, parsing) for column, name in zip(columns, names, strict=True)],
        [sound(column, name, parsing) for column, name in zip(columns, names, strict=True)],
    ):
        shown = ", ".join(f"{value} as {name}" for value, name in zip(made, names, strict=True))
        layer = f"(select {shown} from {layer})"
    (found,) = connection.execute(f"select {sums(columns)} from {layer}").fetchall()
    return tuple(found)
