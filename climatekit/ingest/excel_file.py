"""Workbooks: one sheet, read by calamine, each cell as the text that a person would type for it.

Calamine gives an error cell (``#DIV/0!``) and a formula that was never calculated as an empty cell; where the file
tells them apart (see ``excel_cells``) the cell gets the error's name or the formula as its text, and a mark.

Known limits: an ``.xls`` or ``.xlsb`` does not tell; and calamine holds the whole used range of a sheet in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from climatekit.errors import ConfigurationError, DataError, did_you_mean, one_of
from climatekit.ingest.batches import Batches
from climatekit.ingest.excel_area import refuse_far_cells, refuse_repeated_cells
from climatekit.ingest.excel_binary import refuse_far_records
from climatekit.ingest.excel_cells import faults, has_faults, laid_over, mark, put
from climatekit.ingest.excel_percent import percents, shown
from climatekit.ingest.excel_sound import what_is_unsound
from climatekit.ingest.excel_xml import Faults
from climatekit.ingest.headers import MOST_ROWS, SEARCHED, Header, Merged, header_of, search
from climatekit.ingest.packed import refuse_too_large
from climatekit.ingest.source import Layout, Loaded, checked_headers, empty_file, is_blank, name_of, no_header
from climatekit.language import say

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_T = TypeVar("_T")
_OLE = b"\xd0\xcf\x11\xe0"  # the old .xls, but also any workbook under a password


def read_excel(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout, table: str) -> Loaded:
    """Read one sheet of a workbook into ``table``: the one that is told, or else the first visible one with data."""
    if path.stat().st_size == 0:
        raise empty_file(path, say("it has no bytes, so save it again or take it out"))
    workbook = _open(path)
    with workbook:
        sheet, faulty = _told_sheet(path, workbook, layout.sheet) if layout.sheet else _first_sheet(path, workbook)
        guessed: dict[str, Any] = {} if layout.sheet or len(workbook.sheet_names) == 1 else {"sheet": sheet.name}
        header, headers, marked = _copy(connection, path, sheet, layout, table, faulty=faulty)
        guessed |= header.guessed(layout)
    first = sheet.start[1] if sheet.start else 0
    return Loaded(headers=headers, first_column=first, problems=True, sheet=sheet.name, guessed=guessed, faults=marked)


def visible_sheets(path: Path) -> tuple[str, ...]:
    """The names of the visible sheets that hold something, in their order: what ``sheet = "*"`` stands for."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    workbook = _open(path)
    with workbook:
        return tuple(
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
            and sheet.visible == SheetVisibleEnum.Visible
            and _sheet(path, workbook, sheet.name).start is not None
        )


def typed_sheets(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    """Every sheet of a workbook from A1 on, with its cells as they are typed (see ``as_text``)."""
    with _open(path) as workbook:
        for name in _worksheets(workbook):
            sheet, faulty = _searched_sheet(path, workbook, name)
            rows = _guarded(path, lambda sheet=sheet: sheet.to_python(skip_empty_area=False))  # type: ignore[misc]
            for number, cells in _faults(path, name) if faulty else ():
                put(cells, rows[number - 1] if number <= len(rows) else [])
            yield name, rows


def as_text(cell: Any) -> str:
    """A typed cell as the text that a person would type for it."""
    return _AS_TEXT[type(cell)](cell)


def _sheet(path: Path, workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        refuse_far_cells(path, name)
    elif path.suffix.lower() == ".xlsb":
        refuse_far_records(path, name)
    return _guarded(path, lambda: workbook.get_sheet_by_name(name))


def _searched_sheet(path: Path, workbook: CalamineWorkbook, name: str) -> tuple[CalamineSheet, bool]:
    """The sheet, and whether it may have faulty cells: looked for while calamine, which lets go of Python, loads it."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=1) as pool:
        faulty = pool.submit(has_faults, path, name)
        return _sheet(path, workbook, name), faulty.result()


def _open(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    with path.open("rb") as file:
        protected = file.read(len(_OLE)) == _OLE and path.suffix.lower() != ".xls"
    if protected:
        raise _unreadable(path, "it is protected by a password, or an old .xls under another name")
    refuse_too_large(path)
    if reason := what_is_unsound(path):
        raise _unreadable(path, reason)
    if path.suffix.lower() == ".ods":
        refuse_repeated_cells(path)  # calamine reads all its sheets at once
    return _guarded(path, lambda: CalamineWorkbook.from_path(path))


def _guarded(path: Path, action: Callable[[], _T]) -> _T:
    """Whatever a broken workbook makes the library say, as one sentence."""
    from python_calamine import CalamineError, PasswordError

    try:
        return action()
    except PasswordError:
        raise _unreadable(path, "it is protected by a password") from None
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable(path, str(error)) from None
    except BaseException as error:
        # A panic in Rust is not an Exception, and its class can't be imported.
        if type(error).__name__ == "PanicException":
            raise _unreadable(path, "its content is broken") from None
        raise


def _unreadable(path: Path, reason: str) -> DataError:
    reason = reason.partition("\n")[0][:100]
    return DataError(
        "file.unreadable",
        say(
            "{name} can't be read as a workbook ({reason}): open it in a spreadsheet and save it again as .xlsx.",
            name=name_of(path),
            reason=reason,
        ),
    )


def _told_sheet(path: Path, workbook: CalamineWorkbook, name: str) -> tuple[CalamineSheet, bool]:
    found = [sheet for sheet in _worksheets(workbook) if sheet.casefold() == name.strip().casefold()]
    if not found:
        sheets = list(_worksheets(workbook))
        raise ConfigurationError(
            "file.sheet_unknown",
            say(
                "{name} has no sheet '{sheet}': say {known}.{guess}",
                name=name_of(path),
                sheet=name,
                known=one_of(sheets),
                guess=did_you_mean(name, sheets),
            ),
        )
    return _searched_sheet(path, workbook, found[0])


def _first_sheet(path: Path, workbook: CalamineWorkbook) -> tuple[CalamineSheet, bool]:
    for name in _worksheets(workbook):
        sheet, faulty = _searched_sheet(path, workbook, name)
        if sheet.start is not None:
            return sheet, faulty
    raise empty_file(path, say("no sheet holds anything, so save it again or take it out"))


def _worksheets(workbook: CalamineWorkbook) -> Iterator[str]:
    """The names of the sheets with cells, those that a person sees first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    for visible in (True, False):
        yield from (sheet.name for sheet in sheets if (sheet.visible == SheetVisibleEnum.Visible) is visible)


def _copy(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    sheet: CalamineSheet,
    layout: Layout,
    table: str,
    *,
    faulty: bool,
) -> tuple[Header, tuple[str, ...], tuple[int, ...]]:
    """Copy the rows under the headers into ``table``; give where those stand, them, and which columns are faulty."""
    place = say("Sheet '{sheet}' of {name}", sheet=sheet.name, name=name_of(path))
    if sheet.start is None:
        raise empty_file(
            path, say("sheet '{name}' holds nothing, so choose another one or take it out", name=sheet.name)
        )
    # Rows come from row 1 of the sheet on, columns from the first used one.
    rows: Iterator[tuple[int, list[str]]] = enumerate(map(_texts, sheet.iter_rows()), start=1)
    if faulty:
        found = _faults(path, sheet.name)
        rows = laid_over(connection, table, rows, found, first_column=sheet.start[1], width=sheet.width)
    rows = shown(rows, _percents(path, sheet.name), sheet.start[1])
    top = layout.header_row or 1
    above = [number for number, texts in islice(rows, top - 1) if not _is_blank_row(texts)]
    head = list(islice(rows, SEARCHED + MOST_ROWS))
    header = _header(sheet, [texts for _, texts in head], top, layout)
    headers = checked_headers(header.cells, place, first_column=sheet.start[1])
    rows = chain(((number, texts) for number, texts in head if number > header.end), rows)
    if not any(headers):
        after = next((number for number, texts in rows if not _is_blank_row(texts)), None)
        if after is None and not above:
            raise empty_file(
                path, say("sheet '{name}' has only blank cells, so choose another one or take it out", name=sheet.name)
            )
        raise no_header(place, header.row, after or above[0], sheet=True)
    with Batches(connection, table, len(headers)) as batches:
        for number, texts in rows:
            if not _is_blank_row(texts):
                batches.add(number, texts)
    return header, headers, mark(connection, table) if faulty else ()


def _header(sheet: CalamineSheet, head: Sequence[Sequence[str]], top: int, layout: Layout) -> Header:
    """The headers among the first rows, or on the row that is told: ``head`` starts with row ``top``."""
    first = sheet.start[1] if sheet.start else 0
    ranges = (sheet.merged_cell_ranges or []) if layout.header_rows != 1 else []
    merged = [
        Merged(top=one[0] + 1, left=max(one[1] - first, 0), bottom=other[0] + 1, right=other[1] - first)
        for one, other in sorted(ranges)
        if one[0] < top + SEARCHED + MOST_ROWS and other[1] >= first
    ]

    def at(row: int, rows: int) -> Header:
        taken = head[row - top : row - top + rows]
        return header_of(taken, row, layout, end=row + rows - 1, merged=merged)

    last = top if layout.header_row or not layout.known else max(min(SEARCHED, len(head)), 1)
    return search(top, last, at, layout, width=sheet.width, merged=merged)


def _faults(path: Path, sheet: str) -> Iterator[tuple[int, Faults]]:
    try:
        yield from faults(path, sheet)
    except ValueError as error:
        raise _unreadable(path, str(error)) from None


def _percents(path: Path, sheet: str) -> Iterator[tuple[int, Collection[int]]]:
    try:
        yield from percents(path, sheet)
    except ValueError as error:
        raise _unreadable(path, str(error)) from None


def _is_blank_row(texts: Sequence[str]) -> bool:
    return all(map(is_blank, texts))


def _texts(cells: Sequence[Any]) -> list[str]:
    return [_AS_TEXT[type(cell)](cell) for cell in cells]


def _number(value: float) -> str:
    """2050, not 2050.0: Excel has no integers, a person does."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _moment(value: datetime) -> str:
    """A date if it is midnight, else to the second: Excel counts in days, so the parts of a second are rounding."""
    if value.microsecond and value < datetime.max - timedelta(seconds=1):
        value = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "seconds")


def _duration(value: timedelta) -> str:
    """Hours, minutes and seconds; the hours may be more than 24."""
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    return f"{'-' if seconds < 0 else ''}{hours:02}:{rest // 60:02}:{rest % 60:02}"


_AS_TEXT: dict[type, Callable[[Any], str]] = {
    str: str,
    bool: lambda value: "true" if value else "false",
    int: str,
    float: _number,
    datetime: _moment,
    date: date.isoformat,
    time: lambda value: value.isoformat("seconds"),
    timedelta: _duration,
}
