"""CSV as DuckDB reads it: for regular files, in many threads, with the proof that nothing was lost."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from climatekit.ingest.source import Scan, sql_path, sql_text, stamp_of

_CHUNK = 1 << 20
_QUOTE_AND_BLANK = (b' "', b'" ', b'\t"', b'"\t')  # quick to find: the pattern is only tried where one of them is


def scan_of(path: Path, *, delimiter: str, width: int, skip: int) -> Scan:
    """How DuckDB reads a UTF-8 file of ``width`` columns from line ``skip`` + 1 on."""
    columns = ", ".join(f"c{position}: 'VARCHAR'" for position in range(width))
    return Scan(
        path=path,
        delimiter=delimiter,
        first_row=skip + 1,
        stamp=stamp_of(path),
        sql=f"read_csv({sql_path(path)}, auto_detect = false, all_varchar = true, header = false, skip = {skip}, "
        f"columns = {{{columns}}}, delim = {sql_text(delimiter)}, quote = '\"', escape = '\"', comment = '', "
        "encoding = 'utf-8', strict_mode = true, null_padding = false, compression = 'none', "
        "hive_partitioning = false)",
    )


def read_fast(connection: duckdb.DuckDBPyConnection, scan: Scan, table: str) -> bool:
    """Read the file into ``table``; False if it is not regular (then nothing is left)."""
    return read_as(connection, scan, table, f"from {scan.sql}") is not None


def read_as(connection: duckdb.DuckDBPyConnection, scan: Scan, table: str, query: str) -> int | None:
    """Make ``table`` by a query that reads the file once and keeps its rows in order; how many they are.

    None if the file is not regular; then nothing is left. Regular is: one line is one row of all cells, so that the
    row id in DuckDB tells the line. DuckDB raises for ragged rows, broken quotes and broken UTF-8, but passes over
    blank lines, and over blanks and more next to quotes: so the lines are counted, and the bytes looked at, while it
    reads.
    """
    with ThreadPoolExecutor(1) as pool:
        look = pool.submit(_look, scan.path, scan.delimiter)
        loaded = _load(connection, table, query)
        seen = look.result()
    if loaded is None:
        return None
    if seen.regular and loaded == max(seen.lines - scan.first_row + 1, 0):
        return loaded
    connection.execute(f"drop table {table}")
    return None


def _load(connection: duckdb.DuckDBPyConnection, table: str, query: str) -> int | None:
    # The row id is the line only if the rows keep their order.
    ordered = connection.execute("select current_setting('preserve_insertion_order')").fetchall()[0][0]
    if not ordered:
        connection.execute("set preserve_insertion_order = true")
    try:
        return int(connection.execute(f"create or replace table {table} as {query}").fetchall()[0][0])
    except (duckdb.OutOfMemoryException, duckdb.IOException, duckdb.InterruptException):
        raise
    except duckdb.Error:  # which kind of error an irregular file is differs from one release to the next
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
    ends = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            rest = file.readline()
            # Joined only where a pair of bytes may be cut: the copy is a good part of the time.
            cut = any(byte in part for byte in (b"\r", b'"') for part in (chunk, rest))
            for part in [chunk + rest] if cut else [chunk, rest]:
                found = part.count(b"\n")
                if b"\0" in part or (b"\r" in part and not part.count(b"\r") == part.count(b"\r\n") == found):
                    return _Look(0, regular=False)
                if cut and any(pair in part for pair in _QUOTE_AND_BLANK) and odd_quotes.search(part):
                    return _Look(0, regular=False)
                ends += found
        file.seek(max(file.tell() - _CHUNK, 0))
        tail = file.read()
    if not tail.endswith(b"\n"):
        return _Look(ends + 1, regular=True)
    return _Look(ends - tail.count(b"\n", len(tail.rstrip(b"\r\n"))) + 1, regular=True)
