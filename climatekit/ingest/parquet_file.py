"""Parquet: every column as text, in the way that the same cell would come from a workbook.

A Parquet file has no header line: row 1 is its first record.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from climatekit.errors import DataError
from climatekit.ingest.source import Layout, Loaded, checked_headers, empty_file, name_of, sql_is_blank, sql_path
from climatekit.language import say


def read_parquet(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout, table: str) -> Loaded:  # noqa: ARG001
    """Read a Parquet file into ``table``; ``layout`` has nothing to say about it. Nested values become text as well."""
    if path.stat().st_size == 0:
        raise empty_file(path, say("it has no bytes, so save it again or take it out"))
    try:
        headers, types = _columns(connection, path)
        columns = [f"c{position}" for position in range(len(headers))]
        texts = ", ".join(
            f"nullif({_text(column, kind)}, '') as {column}" for column, kind in zip(columns, types, strict=True)
        )
        blank = " and ".join(sql_is_blank(column) for column in columns)
        # Only the places of the columns are used: DuckDB renames those that differ in nothing but case.
        connection.execute(
            f"create or replace table {table} as with texts as (select {texts}, _row "
            f"from {_source(path, headers)} as file({', '.join(columns)}, _row)) "
            f"select {', '.join(columns)}, (_row + 1)::bigint as _row from texts where not ({blank})"
        )
    except (duckdb.OutOfMemoryException, duckdb.InterruptException):
        raise
    except duckdb.Error as error:  # which kind of error a broken file is differs from one release to the next
        raise _unreadable(path, error) from None
    return Loaded(headers=headers)


def _columns(connection: duckdb.DuckDBPyConnection, path: Path) -> tuple[tuple[str, ...], list[str]]:
    """The names as they are in the file, and the types in DuckDB."""
    described = connection.execute(
        f"describe from read_parquet({sql_path(path)}, hive_partitioning = false)"
    ).fetchall()
    nodes = iter(
        connection.execute(f"select name, coalesce(num_children, 0) from parquet_schema({sql_path(path)})").fetchall()
    )

    def skip(children: int) -> None:
        for _ in range(children):
            skip(next(nodes)[1])

    names = []
    _, columns = next(nodes)
    for _ in range(columns):
        name, children = next(nodes)
        names.append(str(name))
        skip(children)
    headers = checked_headers(names, name_of(path))
    if not any(headers):
        raise empty_file(path, say("no column of it has a name, so write it again from its source"))
    return headers, [str(column[1]) for column in described]


def _source(path: Path, headers: tuple[str, ...]) -> str:
    """All columns, then the number of the row from 0."""
    source = f"read_parquet({sql_path(path)}, hive_partitioning = false)"
    taken = any(header.lower() == "file_row_number" for header in headers)
    return f"(select *, {'row_number() over () - 1' if taken else 'file_row_number'} from {source})"


def _text(column: str, kind: str) -> str:
    """SQL for the text of a value: 2050 for the double 2050.0, and a date for a time stamp at midnight."""
    if kind in ("DOUBLE", "FLOAT"):
        whole = f"isfinite({column}) and {column} = trunc({column}) and abs({column}) < 1e15"
        return f"case when {whole} then {column}::bigint::varchar else {column}::varchar end"
    if kind.startswith("TIMESTAMP"):
        if kind == "TIMESTAMP WITH TIME ZONE":  # in UTC, or else the text would depend on the machine
            column = f"timezone('UTC', {column})"
        return f"case when {column} = {column}::date then {column}::date::varchar else {column}::varchar end"
    if kind == "BLOB":  # text that nobody marked as text
        return f"coalesce(try(decode({column})), {column}::varchar)"
    return f"{column}::varchar"


def _unreadable(path: Path, error: Exception) -> DataError:
    line = re.sub(r"^[A-Z][A-Za-z ]* Error: ", "", str(error).partition("\n")[0])
    reason = line.replace(str(path.absolute()), name_of(path))
    return DataError(
        "file.unreadable",
        say(
            "{name} can't be read as Parquet ({reason}): write it again from its source.",
            name=name_of(path),
            reason=reason[:120],
        ),
    )
