"""CSV as DuckDB reads it: for regular files, in many threads, with the proof that nothing was lost."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from climatekit.ingest.source import sql_path, sql_text

_CHUNK = 1 << 20
_QUOTE_AND_BLANK = (b' "', b'" ', b'\t"', b'"\t')  # quick to find: the pattern is only tried where one of them is


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
