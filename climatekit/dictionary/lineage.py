"""Where a column comes from: the columns that its SQL is made of, back to the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from climatekit.dictionary.model import Dictionary, Table


@dataclass(frozen=True, kw_only=True)
class Origin:
    """One column on the way, ``depth`` steps back. It ``ends`` where a file, climatekit or the text itself gives it."""

    depth: int
    table: str
    column: str
    ends: bool


def lineage(dictionary: Dictionary, table: Table, column: str) -> Iterator[Origin]:
    """Depth first; a column that was told already is told again, but not followed again."""
    seen: set[tuple[str, str]] = set()

    def follow(table: Table, column: str, depth: int) -> Iterator[Origin]:
        for source, name in made_of(dictionary, table, column):
            there = dictionary.table(source)
            known = (source, name) in seen
            seen.add((source, name))
            ends = there is None or (there.sql is None and not there.reads)
            yield Origin(depth=depth, table=source, column=name, ends=ends)
            if there is not None and not ends and not known:
                yield from follow(there, name, depth + 1)

    yield from follow(table, column, 1)


def made_of(dictionary: Dictionary, table: Table, column: str) -> list[tuple[str, str]]:
    """The (table, column) pairs that one column is directly made of, filters and joins aside."""
    if table.sql is None:  # what climatekit makes of a table keeps the names of its columns
        return [(name, column) for name in table.reads if (of := dictionary.table(name)) and of.column(column)]
    import sqlglot
    from sqlglot.lineage import lineage as lineage_of
    from sqlglot.optimizer.qualify import qualify

    schema: dict[str, object] = {
        name: {one.name: one.type or "text" for one in source.columns}
        for name in table.reads
        if (source := dictionary.table(name)) is not None
    }
    query = qualify(
        sqlglot.parse_one(table.sql, dialect="duckdb"), dialect="duckdb", schema=schema, validate_qualify_columns=False
    )
    found = {
        (node.expression.this.name, node.name.rpartition(".")[2].strip('"'))
        for node in lineage_of(column, query, dialect="duckdb", schema=schema).walk()
        if isinstance(node.expression, sqlglot.exp.Table) and isinstance(node.expression.this, sqlglot.exp.Identifier)
    }
    collected = [
        (name, column)
        for name in table.reads
        if (feeder := dictionary.table(name)) and feeder.column(column) and name not in _named(table.sql)
    ]
    return sorted(found) + collected


def _named(sql: str) -> set[str]:
    """The tables that the text itself names; what is read beyond them is collected from feeders."""
    import sqlglot

    return {table.name for table in sqlglot.parse_one(sql, dialect="duckdb").find_all(sqlglot.exp.Table)}
