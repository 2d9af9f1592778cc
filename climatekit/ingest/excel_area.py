"""How large a sheet would be in memory, from its XML: a cell in its farthest corner must not end the whole process.

Calamine holds every cell between the first and the last one, empty or not, and where there is no memory for them all
the system ends the program, which then can't say why. ``excel_binary`` does the same for an ``.xlsb``.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from climatekit.errors import DataError
from climatekit.ingest.excel_cells import NoPartError, opened
from climatekit.ingest.excel_xml import column_of
from climatekit.ingest.package import BROKEN
from climatekit.ingest.source import name_of
from climatekit.language import say

MOST_CELLS = 1 << 27  # some 4 GB
_ROWS, _COLUMNS = 1 << 20, 1 << 14  # of a sheet in any spreadsheet
_CHUNK, _OVERLAP = 1 << 20, 1 << 12
# cells AAA1 and AA100000, row 10000000: without such a place, what is between first and last is small enough
_FAR = re.compile(rb"""r=["'](?:[A-Za-z]{3}|[A-Za-z]{2}\d{6}|[A-Za-z]?\d{8})""")
_CELL = re.compile(rb"<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*)>")
_PLACE = re.compile(rb"""\sr=["']([A-Za-z]{0,7})(\d{0,20})""")
_TAG = re.compile(rb"<table:(?:(table-row)|(?:covered-)?table-cell|(table))(?=[\s/>])([^>]*)>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d+)["']""")


def refuse_far_cells(path: Path, sheet: str) -> None:
    """Refuse a sheet of an ``.xlsx`` that is nearly empty and would not fit into memory; others pass.

    Raises:
        DataError: ``file.too_large``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            with opened(path, archive, sheet) as file:
                if not any(_FAR.search(data) for data in _pieces(file)):
                    return
            with opened(path, archive, sheet) as file:
                rows, columns = _extent(file)
    except (NoPartError, *BROKEN):
        return  # .xls, or broken: whoever reads it says so
    refuse_extent(path, sheet, rows, columns)


def refuse_repeated_cells(path: Path) -> None:
    """The same for an ``.ods``, where a cell or a row may stand for a billion of them."""
    sheet, row, across, times, columns = "", 0, 0, 1, 0
    try:
        with zipfile.ZipFile(path) as archive, opened(path, archive, "") as file:
            for is_row, is_sheet, attributes in _found(_TAG, file):
                repeated = _REPEATED.search(attributes)
                number = min(int(repeated[1]), 1 << 40) if repeated and len(repeated[1]) < 20 else 1 << 40
                number = number if repeated else 1
                if is_sheet:
                    sheet, row, columns, across, times = _name(attributes), 0, 0, 0, 0
                elif is_row:
                    row, across, times = row + times, 0, number
                else:
                    across += number
                    if b"office:value-type=" in attributes or b"table:formula=" in attributes:
                        columns = max(columns, across)
                        refuse_extent(path, sheet, row + times, columns)
    except (NoPartError, *BROKEN):
        return


def _name(attributes: bytes) -> str:
    found = re.search(rb'table:name="([^"]*)"', attributes)
    return found[1].decode("utf-8", errors="replace") if found else ""


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while chunk := file.read(_CHUNK):
        yield rest + chunk
        rest = chunk[-_OVERLAP:]


def _found(tag: re.Pattern[bytes], file: IO[bytes]) -> Iterator[tuple[bytes, ...]]:
    rest = b""
    while chunk := file.read(_CHUNK):
        data = rest + chunk
        cut = data.rfind(b"<")  # a tag that is cut waits for its end
        yield from tag.findall(data[:cut])
        rest = data[cut:]
    yield from tag.findall(rest)


def _extent(file: IO[bytes]) -> tuple[int, int]:
    """The last row and column with something in it: a cell that is only formatted ends in its own tag and is none."""
    rows = columns = row = column = 0
    for name, attributes in _found(_CELL, file):
        place = _PLACE.search(attributes)
        if name == b"row":
            row, column = int(place[2] or 0) if place else row + 1, 0
            continue
        column = column_of(place[1].decode()) + 1 if place else column + 1
        if not attributes.endswith(b"/"):
            rows, columns = max(rows, int(place[2] or 0) if place else row), max(columns, column)
    return rows, columns


def refuse_extent(path: Path, sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet of that many rows and columns, if they are more than can be read."""
    if rows <= _ROWS and columns <= _COLUMNS and rows * columns <= MOST_CELLS:
        return
    raise DataError(
        "file.too_large",
        say(
            "Sheet '{sheet}' of {file} says that it has {rows} rows and {columns} columns, more than can be read: "
            "delete what stands far away from the table, and save it again.",
            sheet=sheet,
            file=name_of(path),
            rows=rows,
            columns=columns,
        ),
    )
