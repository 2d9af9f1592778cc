"""CSV files: find out how they are written, read the headers, and take the fast lane or the exact one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from climatekit.errors import ConfigurationError, DataError
from climatekit.ingest.csv_exact import read_exactly, records, text_lines
from climatekit.ingest.csv_fast import read_fast, scan_of
from climatekit.ingest.csv_guess import DELIMITERS, delimiter_of, encoding_of, encoding_of_head
from climatekit.ingest.headers import LEAST, MOST_ROWS, SEARCHED, Header, header_of, search, suffices
from climatekit.ingest.source import (
    BLANK,
    Layout,
    Loaded,
    checked_headers,
    empty_file,
    name_of,
    no_header,
    sql_is_blank,
    sql_may_be_blank,
)
from climatekit.language import say

# Excel writes this line before the headers to tell itself the delimiter.
_SEP_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_SAMPLE_LINES = 200
_HEADER_LINES = 50  # one header row may go over as many
MOST_COLUMNS = 16_384  # of a sheet in any spreadsheet
LARGE = 16 << 20  # bytes, from which on it pays to leave a file unread where that is asked for
_WIDE = 200  # columns, from which on one condition on all of them is quicker than one on each


def read_csv(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout, table: str) -> Loaded:
    """Read a CSV file into ``table``.

    A regular UTF-8 file is read by DuckDB, and its row number is computed from the row id; anything else is read by
    Python's ``csv``. Both give the same text. An encoding that nothing tells is UTF-8 until a byte says no.
    """
    if path.stat().st_size == 0:
        raise empty_file(path, say("it has no bytes, so save it again or take it out"))
    told = layout.encoding or encoding_of_head(path)
    encoding = told or "utf-8"
    try:
        shape = _shape(path, layout, encoding)
    except DataError as error:
        if told or error.code != "file.encoding":
            raise
        encoding = encoding_of(path)
        shape = _shape(path, layout, encoding)
    if shape.is_plain(encoding):
        scan = scan_of(path, delimiter=shape.delimiter, width=len(shape.headers), skip=shape.header_end)
        if layout.unread and all(shape.headers) and path.stat().st_size >= LARGE:
            return Loaded(headers=shape.headers, guessed=shape.guessed, scan=scan)
        if read_fast(connection, scan, table):
            return Loaded(
                headers=shape.headers,
                row=f"rowid + {scan.first_row}",
                where=_where_blank_rows(connection, table, len(shape.headers)),
                guessed=shape.guessed,
            )
    if not told and encoding == "utf-8" and (encoding := encoding_of(path)) != "utf-8":
        shape = _shape(path, layout, encoding)
    needed = max(position for position, header in enumerate(shape.headers, start=1) if header)
    read_exactly(
        connection,
        path,
        table,
        encoding=encoding,
        delimiter=shape.delimiter,
        width=len(shape.headers),
        needed=needed,
        first_line=shape.header_end + 1,
    )
    return Loaded(headers=shape.headers, problems=True, guessed=shape.guessed)


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """What has to be known before the rows can be read."""

    headers: tuple[str, ...]
    header_end: int  # the line on which the headers end
    delimiter: str
    guessed: Mapping[str, Any]

    def is_plain(self, encoding: str) -> bool:
        """Whether DuckDB can read it: UTF-8, and a delimiter that it does not take for padding."""
        utf8 = codecs.lookup(encoding).name in ("utf-8", "utf-8-sig")
        return utf8 and self.delimiter.isascii() and self.delimiter != " "


def _shape(path: Path, layout: Layout, encoding: str) -> _Shape:
    first, delimiter = layout.header_row or 1, layout.delimiter
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise ConfigurationError(
            "file.delimiter",
            say(
                "'{delimiter}' can't be the delimiter of {name}: say one character, such as ';'.",
                delimiter=delimiter,
                name=name_of(path),
            ),
        )
    with closing(text_lines(path, encoding)) as lines:
        sample = list(islice(lines, (layout.header_row or SEARCHED) - 1 + _SAMPLE_LINES))
    if first == 1 and sample and (sep := _SEP_LINE.fullmatch(sample[0])):
        first, delimiter = 2, delimiter or sep[1]
    header, delimiter = _header(path, sample, first, layout, delimiter)
    if len(header.cells) > MOST_COLUMNS:
        raise DataError(
            "file.too_wide",
            say(
                "{file} has {count} columns with the delimiter '{delimiter}', more than the {most} of a spreadsheet: "
                "say the right delimiter, or leave out columns.",
                file=name_of(path),
                count=len(header.cells),
                delimiter=delimiter,
                most=MOST_COLUMNS,
            ),
        )
    headers = checked_headers(header.cells, name_of(path))
    if not any(headers):
        raise _no_headers(path, encoding, header.row)
    guessed: dict[str, Any] = {} if layout.delimiter else {"delimiter": delimiter}
    if layout.encoding is None:
        guessed["encoding"] = encoding
    guessed |= header.guessed(layout, first)
    return _Shape(headers=headers, header_end=header.end, delimiter=delimiter, guessed=guessed)


def _header(path: Path, sample: Sequence[str], first: int, layout: Layout, delimiter: str | None) -> tuple[Header, str]:
    """The headers and the delimiter. Lines of titles have none: where headers are searched for, it is another one with
    which they are known."""
    guess = delimiter or delimiter_of(sample[first - 1 :])
    last = first if layout.header_row or not layout.known else min(SEARCHED, len(sample))
    found, by = None, guess
    others = [other for other in DELIMITERS if other != guess] if delimiter is None and last > first else []
    for other in (guess, *others) if last > first else ():
        header = _header_by(path, sample, first, last, layout, other)
        if header.known >= LEAST and (found is None or _rank(header, layout) > _rank(found, layout)):
            found, by = header, other
        if found and suffices(found, layout):
            break
    return found or _header_by(path, sample, first, first, layout, guess), by


def _rank(header: Header, layout: Layout) -> tuple[bool, int]:
    return suffices(header, layout), header.known


def _header_by(path: Path, sample: Sequence[str], first: int, last: int, layout: Layout, delimiter: str) -> Header:
    """The headers that start on the lines ``first`` to ``last``; a title with a stray quote is none."""

    def at(line: int, rows: int) -> Header:
        lines = sample[line - 1 : line - 1 + rows * _HEADER_LINES + MOST_ROWS]
        try:
            with closing(records(iter(lines), delimiter, path, line=line)) as found:
                taken = list(islice(found, rows))
        except DataError as error:
            errors[line] = error
            taken = []
        return header_of([cells for _, _, cells in taken], line, layout, end=taken[-1][1] if taken else 0)

    errors: dict[int, DataError] = {}
    header = search(first, last, at, layout)
    if header.row in errors and first == last:
        raise errors[header.row]
    return header


def _no_headers(path: Path, encoding: str, header_row: int) -> DataError:
    """The error for a header row without text: with the next line that has some, or the first, or none at all."""
    first = None
    with closing(text_lines(path, encoding, errors="replace")) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip(BLANK + '"' + "".join(DELIMITERS)):
                first = first or number
                if number > header_row:
                    return no_header(name_of(path), header_row, number, sheet=False)
    if first is None:
        return empty_file(path, say("it has only blank lines, so save it again or take it out"))
    return no_header(name_of(path), header_row, first, sheet=False)


def _where_blank_rows(connection: duckdb.DuckDBPyConnection, table: str, width: int) -> str | None:
    """The condition that leaves out blank rows such as ``;;;``, if there are any.

    It starts with one on the first column alone, which DuckDB answers from its statistics: most files end there, before
    conditions on all columns are planned, which takes many seconds where there are thousands.
    """
    first = f"{sql_may_be_blank('c0')} and {sql_is_blank('c0')}"
    if not connection.execute(f"select 1 from {table} where {first} limit 1").fetchall():
        return None
    others = [f"c{position}" for position in range(1, width)]
    if width > _WIDE:
        others = [f"concat({', '.join(others)})"]
    blank = " and ".join([first, *map(sql_is_blank, others)])
    if connection.execute(f"select 1 from {table} where {blank} limit 1").fetchall():
        return f"not ({blank})"
    return None
