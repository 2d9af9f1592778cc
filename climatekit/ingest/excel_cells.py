"""The cells of a workbook that hold no value, though something stands in them: errors, and formulas not calculated.

Calamine gives both as empty. So the sheet's own XML is searched for what betrays one, which costs little, and only
where something is found is it parsed, piece by piece. A formula whose result is an empty text counts as calculated.

Of ``.xls`` and ``.xlsb``, which are not XML, nothing can be told.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple

import duckdb

from climatekit.ingest.batches import Batches
from climatekit.ingest.excel_xml import ExcelSheet, Faults, OpenDocumentSheet, SheetParser
from climatekit.ingest.package import BROKEN

_CHUNK, _OVERLAP = 1 << 20, 1 << 9
_SMALL = 1 << 24  # what the list of the sheets may unpack to
_ROWS = 1 << 20  # of a sheet


def has_faults(path: Path, sheet: str) -> bool:
    """Whether some cell of the sheet may be faulty: a quick look that may err towards yes, never towards no."""
    try:
        with zipfile.ZipFile(path) as archive, opened(path, archive, sheet) as file:
            return _betrayed(file, _OPEN_DOCUMENT if _is_open_document(path) else None)
    except (NoPartError, *BROKEN):
        return False  # .xls, or a package in which only calamine finds its way


def faults(path: Path, sheet: str) -> Iterator[tuple[int, Faults]]:
    """The rows of the sheet with faulty cells, by their number on the sheet.

    Raises:
        ValueError: the sheet can't be parsed.
    """
    from xml.parsers.expat import ExpatError, ParserCreate

    found: SheetParser = OpenDocumentSheet(sheet) if _is_open_document(path) else ExcelSheet()
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    last = 0
    with zipfile.ZipFile(path) as archive, opened(path, archive, sheet) as file:
        more = True
        while more:
            try:
                chunk = file.read(_CHUNK)
                more = bool(chunk)
                parser.Parse(chunk, not more)
            except (ExpatError, zipfile.BadZipFile, zlib.error) as error:
                raise ValueError(str(error)) from None
            for first, times, cells in found.found:
                if first <= last:
                    raise ValueError("its rows are not in order")
                last = first + times - 1
                yield from ((row, cells) for row in range(first, min(last, _ROWS) + 1))
            found.found.clear()


def laid_over(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: Iterator[tuple[int, list[str]]],
    found: Iterator[tuple[int, Faults]],
    *,
    first_column: int,
    width: int,
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with the texts of their faulty cells in place; what ``mark`` needs is put aside meanwhile."""
    following = next(found, None)
    with Batches(connection, _aside(table), 2) as batches:

        def put_and_note(number: int, cells: Faults, texts: list[str]) -> None:
            for position, code in put(cells, texts, first_column).items():
                batches.add(number, (str(position), code))

        for number, texts in rows:
            if following is not None and following[0] == number:
                put_and_note(*following, texts)
                following = next(found, None)
            yield number, texts
        # calamine ends where the last value stands
        while following is not None:
            texts = [""] * width
            put_and_note(*following, texts)
            yield following[0], texts
            following = next(found, None)


def mark(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, ...]:
    """Write into ``table`` which cells are faulty: the code, in ``_fault3`` for those of ``c3``.

    Only columns that have any get such a mark; they are returned.
    """
    aside = _aside(table)
    found = connection.execute(
        f"select distinct c0::integer from {aside} where _row in (select _row from {table}) order by 1"
    ).fetchall()
    for (position,) in found:
        connection.execute(f"alter table {table} add column _fault{position} varchar")
        connection.execute(
            f"update {table} as staged set _fault{position} = fault.c1 "
            f"from {aside} as fault where fault._row = staged._row and fault.c0 = '{position}'"
        )
    connection.execute(f"drop table {aside}")
    return tuple(position for (position,) in found)


def put(cells: Faults, row: list[Any], first_column: int = 0) -> dict[int, str]:
    """Put the texts of faulty cells into a row that starts in this column, and give their codes by position."""
    codes = {}
    for column, fault in cells.items():
        position = column - first_column
        if 0 <= position < len(row):
            row[position], codes[position] = fault
    return codes


def _aside(table: str) -> str:
    return f'{table[:-1]}__faults"' if table.endswith('"') else f"{table}__faults"


class NoPartError(Exception):
    """The package has no such part."""


def _is_open_document(path: Path) -> bool:
    return path.suffix.lower() == ".ods"


def _refuse_doctype(*_: object) -> None:
    raise ValueError("it declares a document type")


def parts_of(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The parts of the package by name, however their names are written."""
    return {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}


def opened(path: Path, archive: zipfile.ZipFile, sheet: str) -> IO[bytes]:
    """The part that holds the cells of the sheet. No more comes out of it than ``refuse_too_large`` has looked at."""
    parts = parts_of(archive)
    name = "content.xml" if _is_open_document(path) else _part_of_sheet(archive, parts, sheet)
    if name not in parts:
        raise NoPartError(name)
    return archive.open(parts[name])


def _part_of_sheet(archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], sheet: str) -> str:
    ids = [
        value
        for name, attributes in elements(archive, parts, "xl/workbook.xml")
        if name == "sheet" and attributes.get("name") == sheet
        for key, value in attributes.items()
        if key.rpartition(":")[2] == "id" and ":" in key
    ]
    for name, attributes in elements(archive, parts, "xl/_rels/workbook.xml.rels"):
        if name == "Relationship" and attributes.get("Id") in ids:
            return posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/").lower()
    raise NoPartError(sheet)


def elements(
    archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], name: str
) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, and their attributes."""
    from xml.parsers.expat import ExpatError, ParserCreate

    if name not in parts or parts[name].file_size > _SMALL:
        raise NoPartError(name)
    found: list[tuple[str, dict[str, str]]] = []
    parser = ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append((tag.rpartition(":")[2], attributes))
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(archive.read(parts[name]), True)
    except (ExpatError, ValueError):
        raise NoPartError(name) from None
    return found


class _Signs(NamedTuple):
    """What betrays an error; what a formula; and what, if there are formulas, one without a value."""

    errors: Sequence[bytes]
    formula: bytes
    without_value: Sequence[re.Pattern[bytes]]


_OPEN_DOCUMENT = _Signs(
    [b'calcext:value-type="error"'],
    b"table:formula=",
    [re.compile(rb"<table:table-cell(?=[^>]*\stable:formula=)(?![^>]*\soffice:value-type=)")],
)


def _of_sheet(head: bytes) -> _Signs:
    """The same for the sheet of an .xlsx, whose names may all have a prefix: ``<x:c t="e">``."""
    found = re.search(rb"<([\w.-]+:)?worksheet\b", head)
    p = re.escape(found[1]) if found and found[1] else b""
    nothing = rb"\s*(?:</%bc>|<%bv(?:\s[^>]*)?/>|<%bv(?:\s[^>]*)?>\s*</)" % (p, p, p)
    return _Signs(
        [b't="e"', b"t='e'"] if b"='" in head else [b't="e"'],
        b"<%bf" % (found[1] if found and found[1] else b""),
        [re.compile(rb"</%bf>%b" % (p, nothing)), re.compile(rb"<%bf(?:\s[^>]*)?/>%b" % (p, nothing))],
    )


def _betrayed(file: IO[bytes], signs: _Signs | None) -> bool:
    formulas = False
    rest = b""
    while chunk := file.read(_CHUNK):
        data = rest + chunk
        if signs is _OPEN_DOCUMENT:
            # all that is looked for stands in one tag, which may be long: a tag that is cut waits for its end
            cut = data.rfind(b"<")
            data, rest = data[:cut], data[cut:]
        else:
            signs = signs or _of_sheet(data[: 1 << 16])
            rest = data[-_OVERLAP:]
        if any(sign in data for sign in signs.errors):
            return True
        # to look for one letter takes hardly any time, and most sheets without formulas have few of these
        formulas = formulas or (b"f" in data and signs.formula in data)
        if formulas and any(pattern.search(data) for pattern in signs.without_value):
            return True
    return False
