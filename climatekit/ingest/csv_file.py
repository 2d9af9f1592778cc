"""CSV files: find out how they are written, read the headers, and take the fast lane or the exact one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from climatekit.errors import ConfigurationError, DataError
from climatekit.ingest.csv_exact import MAX_LINES, read_exactly, records, text_lines
from climatekit.ingest.csv_fast import read_fast
from climatekit.ingest.csv_guess import DELIMITERS, delimiter_of, encoding_of, encoding_of_head
from climatekit.ingest.source import BLANK, Layout, Loaded, checked_headers, empty_file, no_header, sql_is_blank
from climatekit.language import say

# Excel writes this line before the headers to tell itself the delimiter.
_SEP_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_SAMPLE_LINES = 4 * MAX_LINES


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
    if shape.is_plain(encoding) and read_fast(
        connection, path, table, delimiter=shape.delimiter, width=len(shape.headers), skip=shape.header_end
    ):
        return Loaded(
            headers=shape.headers,
            row=f"rowid + {shape.header_end + 1}",
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
    guessed: Mapping[str, str]

    def is_plain(self, encoding: str) -> bool:
        """Whether DuckDB can read it: UTF-8, and a delimiter that it does not take for padding."""
        utf8 = codecs.lookup(encoding).name in ("utf-8", "utf-8-sig")
        return utf8 and self.delimiter.isascii() and self.delimiter != " "


def _shape(path: Path, layout: Layout, encoding: str) -> _Shape:
    header_row, delimiter = layout.header_row, layout.delimiter
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise ConfigurationError(
            "file.delimiter",
            say(
                "'{delimiter}' can't be the delimiter of {name}: say one character, such as ';'.",
                delimiter=delimiter,
                name=path.name,
            ),
        )
    with closing(text_lines(path, encoding)) as lines:
        sample = list(islice(lines, header_row - 1 + _SAMPLE_LINES))
    if header_row == 1 and sample and (sep := _SEP_LINE.fullmatch(sample[0])):
        header_row, delimiter = 2, delimiter or sep[1]
    below = sample[header_row - 1 :]
    delimiter = delimiter or delimiter_of(below)
    with closing(records(iter(below), delimiter, path, line=header_row)) as found:
        _, header_end, cells = next(found, (0, 0, []))
    headers = checked_headers(cells, path.name)
    if not any(headers):
        raise _no_headers(path, encoding, header_row)
    guessed = {} if layout.delimiter else {"delimiter": delimiter}
    if layout.encoding is None:
        guessed["encoding"] = encoding
    return _Shape(headers=headers, header_end=header_end, delimiter=delimiter, guessed=guessed)


def _no_headers(path: Path, encoding: str, header_row: int) -> DataError:
    """The error for a header row without text: with the next line that has some, or the first, or none at all."""
    first = None
    with closing(text_lines(path, encoding, errors="replace")) as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip(BLANK + '"' + "".join(DELIMITERS)):
                first = first or number
                if number > header_row:
                    return no_header(path.name, header_row, number, sheet=False)
    if first is None:
        return empty_file(path, say("it has only blank lines, so save it again or take it out"))
    return no_header(path.name, header_row, first, sheet=False)


def _where_blank_rows(connection: duckdb.DuckDBPyConnection, table: str, width: int) -> str | None:
    """The condition that leaves out blank rows such as ``;;;``, if there are any.

    It starts with one on the first column alone, which DuckDB answers from its statistics: most files end there.
    """
    may_be = "(c0 is null or c0 < '!' or (c0 >= chr(160) and c0 < chr(161)))"
    blank = " and ".join([may_be, *(sql_is_blank(f"c{position}") for position in range(width))])
    if connection.execute(f"select exists (from {table} where {blank})").fetchall()[0][0]:
        return f"not ({blank})"
    return None
