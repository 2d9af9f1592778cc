"""The engine: an embedded DuckDB that holds one run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from climatekit.errors import ConfigurationError
from climatekit.language import say


def connect(*, spill: Path, memory_limit: str | None = None, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A fresh in-memory database with the schemas ``raw`` and ``parsed``; what exceeds memory goes to ``spill``."""
    connection = duckdb.connect(":memory:")
    try:
        connection.execute("set temp_directory = ?", [str(spill)])
        if memory_limit is not None:
            connection.execute("set memory_limit = ?", [memory_limit])
            # What one step has used goes back before the next one needs as much. Without a limit it isn't worth its
            # price: a fifth of a small run.
            connection.execute("set allocator_flush_threshold = '1MB'")
            connection.execute("set allocator_bulk_deallocation_flush_threshold = '1MB'")
        if threads is not None:
            connection.execute("set threads = ?", [threads])
    except duckdb.Error as error:
        raise ConfigurationError(
            "config.engine",
            say(
                "The engine does not take memory limit '{limit}' with '{threads}' threads: write a size "
                "such as '800MB' or '4GB' and a positive number of threads.",
                limit=memory_limit,
                threads=threads or say("all"),
            ),
        ) from error
    # what ``query_progress`` tells to who looks; nothing is printed
    connection.execute("set enable_progress_bar = true")
    connection.execute("set enable_progress_bar_print = false")
    # marking the few rows with a broken key would otherwise rewrite every staged table: seconds at millions of rows
    connection.execute("set checkpoint_threshold = '1TB'")
    # the user's own locale and time zone must not reach a figure
    connection.execute("set TimeZone = 'UTC'")
    # the key of a dimension's member, from its business key: any engine with MD5 makes the same, today and next year.
    # 13 hexadecimal digits (52 bits) are whole numbers to every reader, also to one that keeps numbers as doubles.
    connection.execute(
        "create macro surrogate_key(business_key) as cast('0x' || left(md5(business_key), 13) as bigint)"
    )
    connection.execute("create schema raw")
    connection.execute("create schema parsed")
    return connection


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Put rows of plain values into a table, all at once: one statement for each takes longer than the work itself."""
    columns = list(map(list, zip(*rows, strict=True)))
    if columns:
        connection.execute(f"insert into {table} select {', '.join(['unnest(?)'] * len(columns))}", columns)


def close_to_the_outside(connection: duckdb.DuckDBPyConnection, but: Path | None = None) -> None:
    """From here on no SQL can reach files, the network or the settings: all inputs are staged.

    ``but`` is the folder over which it exchanges tables with another engine, where that computes.
    """
    if but is not None:
        connection.execute("set allowed_directories = ?", [[str(but)]])
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
