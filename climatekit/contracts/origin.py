"""Where rows come from and how they hang together: the schema ``origin``, beside ``raw`` and ``parsed``.

``place`` has one row per source, so that whoever tells of a row can name its file; ``store`` tells where the judged
rows of a table lie. ``other_row`` says of a row that was rejected because of another one which that is. ``issue`` holds
what a person should know of the input although no row, or not that row, is rejected for it; ``of_person`` is true where
any of its rows tells of a natural person.
"""

from __future__ import annotations

import duckdb

DAY = "_snapshot"
"""The column of rows from dated exports: the day of the export."""

_TABLES = {
    "store": "table_name varchar, relation varchar, source integer, first_row bigint",
    "place": "_source integer, file varchar, sheet varchar",
    "other_row": "table_name varchar, reason varchar, _source integer, _row bigint, other_source integer, "
    "other_row bigint",
    "issue": "table_name varchar, code varchar, column_name varchar, _source integer, _row bigint, "
    "other_source integer, other_row bigint, rows bigint, of_person boolean",
}


def make_origin(connection: duckdb.DuckDBPyConnection) -> None:
    """The tables, empty, unless they are there already."""
    connection.execute("create schema if not exists origin")
    for name, columns in _TABLES.items():
        connection.execute(f"create table if not exists origin.{name} ({columns})")


def note_place(connection: duckdb.DuckDBPyConnection, source: int, file: str, sheet: str | None) -> None:
    """Note file and sheet of a source."""
    connection.execute("insert into origin.place values (?, ?, ?)", [source, file, sheet])
