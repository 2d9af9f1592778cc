"""Workbooks: one sheet, read by calamine, each cell as the text that a person would type for it.

Known limits: calamine gives an error cell (``#DIV/0!``) and a formula that was never calculated as an empty cell, so
they can't be told from one here; and it holds the whole used range of a sheet in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from climatekit.errors import ConfigurationError, DataError, did_you_mean, one_of
from climatekit.ingest.batches import Batches
from climatekit.ingest.packed import refuse_too_large
from climatekit.ingest.source import Layout, Loaded, checked_headers, empty_file, is_blank, no_header
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
        sheet = _told_sheet(path, workbook, layout.sheet) if layout.sheet else _first_sheet(path, workbook)
        guessed = {} if layout.sheet or len(workbook.sheet_names) == 1 else {"sheet": sheet.name}
        headers = _copy(connection, path, sheet, layout.header_row, table)
    first = sheet.start[1] if sheet.start else 0
    return Loaded(headers=headers, first_column=first, problems=True, sheet=sheet.name, guessed=guessed)


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
            sheet = _sheet(path, workbook, name)
            yield name, _guarded(path, lambda sheet=sheet: sheet.to_python(skip_empty_area=False))  # type: ignore[misc]


def as_text(cell: Any) -> str:
    """A typed cell as the text that a person would type for it."""
    return _AS_TEXT[type(cell)](cell)


def _sheet(path: Path, workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    return _guarded(path, lambda: workbook.get_sheet_by_name(name))


def _open(path: Path) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    with path.open("rb") as file:
        protected = file.read(len(_OLE)) == _OLE and path.suffix.lower() != ".xls"
    if protected:
        raise _unreadable(path, "it is protected by a password, or an old .xls under another name")
    refuse_too_large(path)
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
            name=path.name,
            reason=reason,
        ),
    )


def _told_sheet(path: Path, workbook: CalamineWorkbook, name: str) -> CalamineSheet:
    found = [sheet for sheet in _worksheets(workbook) if sheet.casefold() == name.strip().casefold()]
    if not found:
        sheets = list(_worksheets(workbook))
        raise ConfigurationError(
            "file.sheet_unknown",
            say(
                "{name} has no sheet '{sheet}': say {known}.{guess}",
                name=path.name,
                sheet=name,
                known=one_of(sheets),
                guess=did_you_mean(name, sheets),
            ),
        )
    return _sheet(path, workbook, found[0])


def _first_sheet(path: Path, workbook: CalamineWorkbook) -> CalamineSheet:
    for name in _worksheets(workbook):
        sheet = _sheet(path, workbook, name)
        if sheet.start is not None:
            return sheet
    raise empty_file(path, say("no sheet holds anything, so save it again or take it out"))


def _worksheets(workbook: CalamineWorkbook) -> Iterator[str]:
    """The names of the sheets with cells, those that a person sees first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    for visible in (True, False):
        yield from (sheet.name for sheet in sheets if (sheet.visible == SheetVisibleEnum.Visible) is visible)


def _copy(
    connection: duckdb.DuckDBPyConnection, path: Path, sheet: CalamineSheet, header_row: int, table: str
) -> tuple[str, ...]:
    """Copy the rows under the headers into ``table``, and give the headers."""
    place = say("Sheet '{sheet}' of {name}", sheet=sheet.name, name=path.name)
    if sheet.start is None:
        raise empty_file(
            path, say("sheet '{name}' holds nothing, so choose another one or take it out", name=sheet.name)
        )
    # Rows come from row 1 of the sheet on, columns from the first used one.
    rows = enumerate(map(_texts, sheet.iter_rows()), start=1)
    first_text = None
    headers: tuple[str, ...] = ()
    for number, texts in rows:
        if first_text is None and not _is_blank_row(texts):
            first_text = number
        if number == header_row:
            headers = checked_headers(texts, place, first_column=sheet.start[1])
            break
    if not any(headers):
        after = next((number for number, texts in rows if not _is_blank_row(texts)), None)
        if after is None and first_text is None:
            raise empty_file(
                path, say("sheet '{name}' has only blank cells, so choose another one or take it out", name=sheet.name)
            )
        raise no_header(place, header_row, after or first_text or 1, sheet=True)
    with Batches(connection, table, len(headers)) as batches:
        for number, texts in rows:
            if not _is_blank_row(texts):
                batches.add(number, texts)
    return headers


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
