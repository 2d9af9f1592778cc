"""What a published table looks like in PostgreSQL: types, keys, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from climatekit.dictionary.model import Column, Table
from climatekit.text import Language
from climatekit_postgresql.database import identifier, literal

_TYPES = (
    (pa.types.is_boolean, "boolean", pa.bool_()),
    (pa.types.is_int8, "smallint", pa.int16()),
    (pa.types.is_int16, "smallint", pa.int16()),
    (pa.types.is_uint8, "smallint", pa.int16()),
    (pa.types.is_int32, "integer", pa.int32()),
    (pa.types.is_uint16, "integer", pa.int32()),
    (pa.types.is_int64, "bigint", pa.int64()),
    (pa.types.is_uint32, "bigint", pa.int64()),
    (pa.types.is_float32, "real", pa.float32()),
    (pa.types.is_float64, "double precision", pa.float64()),
    (pa.types.is_date, "date", pa.date32()),
)


def stored(kind: pa.DataType) -> tuple[str, pa.DataType]:
    """The type of a column, and the Arrow type in which its values are sent."""
    for fits, name, sent in _TYPES:
        if fits(kind):
            return name, sent
    if pa.types.is_decimal(kind):
        return f"numeric({kind.precision},{kind.scale})", pa.decimal128(kind.precision, kind.scale)
    if pa.types.is_timestamp(kind):
        return ("timestamptz" if kind.tz else "timestamp"), pa.timestamp("us", kind.tz)
    if pa.types.is_dictionary(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return "text", pa.string()
    raise TypeError(f"a column of type {kind} has no place in PostgreSQL")


def create(schema: str, table: Table, columns: pa.Schema) -> str:
    """The table without its keys: they are made when it is filled, which is faster."""
    lines = []
    for column, field in zip(table.columns, columns, strict=True):
        needed = "" if column.nullable else " not null"
        lines.append(f"{identifier(column.name)} {stored(field.type)[0]}{needed}")
    return f"create table {named(schema, table.name)} ({', '.join(lines)})"


def primary_key(schema: str, table: Table) -> Iterator[str]:
    """What names one row."""
    if table.key:
        yield f"alter table {named(schema, table.name)} add primary key ({', '.join(map(identifier, table.key))})"


def foreign_keys(schema: str, table: Table, there: Sequence[Table]) -> Iterator[str]:
    """Those that hold without exception; an accepted row of a file may lead to a row that was rejected."""
    keys = {other.name: other.key for other in there}
    for column in table.columns:
        if column.references is None or table.step == "input":
            continue
        other, key = column.references
        if keys.get(other) == (key,):
            yield (
                f"alter table {named(schema, table.name)} add foreign key ({identifier(column.name)}) "
                f"references {named(schema, other)} ({identifier(key)})"
            )


def comments(schema: str, table: Table, language: Language) -> Iterator[str]:
    """What everything means, in the language of the run."""
    title = f"{table.title.to(language)}: " if table.title else ""
    told = literal(title + table.description.to(language))
    yield f"comment on table {named(schema, table.name)} is {told}"
    for column in table.columns:
        place = f"{named(schema, table.name)}.{identifier(column.name)}"
        yield f"comment on column {place} is {literal(_described(column, language))}"


def _described(column: Column, language: Language) -> str:
    unit = f" [{column.unit}]" if column.unit else ""
    return column.description.to(language) + unit


def named(schema: str, table: str) -> str:
    """A table in its schema, quoted."""
    return f"{identifier(schema)}.{identifier(table)}"
