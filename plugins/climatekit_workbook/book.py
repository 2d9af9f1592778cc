"""The workbook: contents first, then what the columns mean, then one sheet a table."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from climatekit.dictionary.model import Metric, Table
from climatekit.language import number, speaking
from climatekit.plugin_host import Target
from climatekit.publish.published import chosen
from climatekit_workbook import words
from climatekit_workbook.settings import Settings
from climatekit_workbook.sheet import Formats, Written, write_table

_OPTIONS = {
    "constant_memory": True,
    # text stays text, whatever it looks like
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TAKEN = ("history",)  # Excel keeps this name for itself


def write(target: Target) -> Path:
    """Write the workbook. What a sheet can't hold is counted before, so that the first sheet can say it."""
    settings = target.settings
    assert isinstance(settings, Settings)
    tables = chosen(target.dictionary, settings.tables)
    path = target.folder / settings.file
    # what it does not keep in memory may not lie open in the system's folder for such things
    aside = target.folder / ".spill"
    aside.mkdir(exist_ok=True)
    try:
        _write(path, tables, settings, target, str(aside))
    except FileCreateError as error:
        raise OSError(str(error)) from error
    return path


def _write(path: Path, tables: Sequence[Table], settings: Settings, target: Target, aside: str) -> None:
    with xlsxwriter.Workbook(path, {**_OPTIONS, "tmpdir": aside}) as book, speaking(target.language):
        # a fixed date: the same result gives the same bytes
        book.set_properties({"title": target.project, "created": datetime.datetime(2000, 1, 1)})
        names = _sheet_names(tables, target)
        formats = Formats.of(book)
        first = book.add_worksheet(names.contents)
        meanings = book.add_worksheet(names.columns)
        metrics = book.add_worksheet(names.metrics)
        sheets = [book.add_worksheet(names.tables[table.name]) for table in tables]
        _columns(meanings, tables, target, formats)
        _metrics(metrics, target.dictionary.metrics, target, formats)
        written = [
            write_table(sheet, table, target.read(table), settings.max_rows, target.language, formats)
            for sheet, table in zip(sheets, tables, strict=True)
        ]
        _contents(first, tables, written, names, target, formats)


@dataclass(frozen=True, kw_only=True)
class _Names:
    contents: str
    columns: str
    metrics: str
    tables: dict[str, str]


def _sheet_names(tables: Sequence[Table], target: Target) -> _Names:
    """The table's own name where a sheet may be called so: 31 characters, no two alike, none of ``[]:*?/\\'``."""
    taken = set(_TAKEN)

    def free(wanted: str) -> str:
        wanted = "".join("_" if letter in "[]:*?/\\'" or letter < " " else letter for letter in wanted).strip() or "_"
        name, counted = wanted[:31], 1
        while name.casefold() in taken:
            counted += 1
            name = f"{wanted[: 30 - len(str(counted))]} {counted}"
        taken.add(name.casefold())
        return name

    fixed = {"contents": words.CONTENTS, "columns": words.COLUMNS, "metrics": words.METRICS}
    named = {key: free(text.to(target.language)) for key, text in fixed.items()}
    return _Names(**named, tables={table.name: free(table.name) for table in tables})


def _contents(
    sheet: Any,
    tables: Sequence[Table],
    written: Sequence[Written],
    names: _Names,
    target: Target,
    formats: Formats,
) -> None:
    language = target.language
    for position, width in enumerate((34, 34, 70, 12, 12, 60)):
        sheet.set_column(position, position, width)
    day = target.as_of.isoformat()
    sheet.write_string(0, 0, words.HEADING.to(language).format(project=target.project, day=day), formats.title)
    sheet.write_string(1, 0, words.ABOUT.to(language).format(columns=names.columns))
    heads = (words.SHEET, words.TABLE, words.MEANING, words.ROWS, words.SHOWN, words.NOTE)
    for position, head in enumerate(heads):
        sheet.write_string(3, position, head.to(language), formats.head)
    for row, (table, told) in enumerate(zip(tables, written, strict=True), start=4):
        place = names.tables[table.name]
        sheet.write_url(row, 0, f"internal:'{place}'!A1", string=place)
        title = table.title.to(language) if table.title else table.name
        sheet.write_string(row, 1, title, formats.text)
        sheet.write_string(row, 2, table.description.to(language), formats.wrapped)
        sheet.write_number(row, 3, told.rows, formats.count)
        sheet.write_number(row, 4, told.shown, formats.count)
        sheet.write_string(row, 5, _note(table, told, target), formats.wrapped)
    sheet.freeze_panes(4, 0)


def _note(table: Table, told: Written, target: Target) -> str:
    notes = []
    if told.shown < told.rows:
        facts = {"shown": number(told.shown), "rows": number(told.rows), "file": table.path}
        notes.append(words.PARTLY.to(target.language).format(**facts))
    if told.cut:
        notes.append(words.CUT.to(target.language).format(count=number(told.cut)))
    return " ".join(notes)


def _columns(sheet: Any, tables: Sequence[Table], target: Target, formats: Formats) -> None:
    language = target.language
    rows = [
        (table.name, column.name, column.description.to(language), column.unit or "")
        for table in tables
        for column in table.columns
    ]
    heads = (words.TABLE, words.COLUMN, words.DESCRIPTION, words.UNIT)
    _listed(sheet, [head.to(language) for head in heads], (28, 30, 100, 12), rows, formats)


def _metrics(sheet: Any, metrics: Sequence[Metric], target: Target, formats: Formats) -> None:
    language = target.language
    rows = [
        (
            metric.name,
            metric.definition.to(language),
            metric.unit,
            metric.caveat.to(language) if metric.caveat else "",
        )
        for metric in metrics
    ]
    heads = (words.METRIC, words.DESCRIPTION, words.UNIT, words.CAVEAT)
    _listed(sheet, [head.to(language) for head in heads], (34, 90, 16, 60), rows, formats)


def _listed(
    sheet: Any, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], formats: Formats
) -> None:
    for position, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, head, formats.head)
    for index, row in enumerate(rows, start=1):
        for position, text in enumerate(row):
            sheet.write_string(index, position, text, formats.wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
