"""CSV as DuckDB reads it: for regular files, in many threads, with the proof that nothing was lost."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from climatekit.ingest.source import sql_path, sql_text

_CHUNK = 1 << 20


def read_fast(
    connection: duckdb.DuckDBPyConnection, path: Path, table: str, *, delimiter: str, width: int, skip: int
) -> bool:
    """Read a UTF-8 file from line ``skip`` + 1 on into ``table``; False if it is not regular (then nothing is left).

    Regular is: one line is one row of ``width`` cells, so that the row id in DuckDB tells the line. DuckDB raises for
    ragged rows, broken quotes and broken UTF-8, but passes over blank lines, and over blanks and more next to quotes:
    so the lines are counted, and the bytes looked at, while it reads.
    """
    with ThreadPoolExecutor(1) as pool:
        look = pool.submit(_look, path, delimiter)
        loaded = _load(connection, path, table, delimiter=delimiter, width=width, skip=skip)
        seen = look.result()
    if loaded is None:
        return False
    if seen.regular and loaded == max(seen.lines - skip, 0):
        return True
    connection.execute(f"drop table {table}")
    return False


def _load(
    connection: duckdb.DuckDBPyConnection, path: Path, table: str, *, delimiter: str, width: int, skip: int
) -> int | None:
    columns = ", ".join(f"c{position}: 'VARCHAR'" for position in range(width))
    # The row id is the line only if the rows keep their order.
    ordered = connection.execute("select current_setting('preserve_insertion_order')").fetchall()[0][0]
    if not ordered:
        connection.execute("set preserve_insertion_order = true")
    try:
        return int(
            connection.execute(
                f"create or replace table {table} as from read_csv({sql_path(path)}, auto_detect = false, "
                f"all_varchar = true, header = false, skip = {skip}, columns = {{{columns}}}, "
                f"delim = {sql_text(delimiter)}, quote = '\"', escape = '\"', comment = '', encoding = 'utf-8', "
                f"strict_mode = true, null_padding = false, compression = 'none', hive_partitioning = false)"
            ).fetchall()[0][0]
        )
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return None
    finally:
        if not ordered:
            connection.execute("set preserve_insertion_order = false")


@dataclass(frozen=True)
class _Look:
    lines: int
    regular: bool


def _look(path: Path, delimiter: str) -> _Look:
    """Count the lines, blank ones at the end aside, and look for what DuckDB and Python's ``csv`` read differently."""
    # Blanks between a quote and a delimiter are dropped by DuckDB, and with them what stands there: "a" "b" is a.
    blanks = b"[ \t]+" if delimiter != "\t" else b" +"
    end = re.escape(delimiter.encode())
    odd_quotes = re.compile(rb'(?m)(?:^|%b)%b"|"%b(?:%b|"|\r|$)' % (end, blanks, blanks, end))
    lines = at_end = 0
    complete = True
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            chunk += file.readline()
            ends = chunk.count(b"\n")
            if b"\0" in chunk or (b"\r" in chunk and not chunk.count(b"\r") == chunk.count(b"\r\n") == ends):
                return _Look(0, regular=False)
            if b'"' in chunk and (b' "' in chunk or b'" ' in chunk or b'\t"' in chunk or b'"\t' in chunk):
                if odd_quotes.search(chunk):
                    return _Look(0, regular=False)
            lines += ends
            text = chunk.rstrip(b"\r\n")
            at_end = chunk.count(b"\n", len(text)) + (0 if text else at_end)
            complete = chunk.endswith(b"\n")
    if not complete:
        return _Look(lines + 1, regular=True)
    return _Look(lines - max(at_end - 1, 0), regular=True)
