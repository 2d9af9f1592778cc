"""Writes the tables as a coordinator has them: CSV of several dialects, workbooks with titles above the headers."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from _make.base import AS_OF, Row, Tables
from _make.finnish import header, word
from _make.words import MARK


@dataclass(frozen=True, kw_only=True)
class Csv:
    """One CSV file, or one a year: then ``name`` holds ``{year}`` and ``by`` names the column of the year.

    The first line says that all is invented; the headers follow on the second.
    """

    name: str
    table: str
    columns: str
    by: str = ""
    oldest: int = 0
    """Years before it share a file."""
    delimiter: str = ";"
    encoding: str = "cp1252"
    headers: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, Any] = field(default_factory=dict)
    """Take the rows with these values."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet: a title, the notice, an empty row, the headers in row 4, and a blank row now and then."""

    title: str
    table: str
    columns: str
    headers: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Book:
    """A workbook; its first sheet, Huom, says that all is invented."""

    name: str
    title: str
    sheets: tuple[Sheet, ...]


def write(folder: Path, tables: Tables, files: tuple[Csv | Book, ...]) -> None:
    """Write all files into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        if isinstance(file, Book):
            _book(folder / file.name, tables, file)
            continue
        split: dict[str, list[Row]] = {} if file.by else {file.name: []}
        for row in _chosen(tables, file):
            year = _year(row.get(file.by), file.oldest)
            split.setdefault(file.name.replace("{year}", year), []).append(row)
        for name, rows in split.items():
            _csv(folder / name, rows, file)


def _chosen(tables: Tables, file: Csv | Sheet) -> list[Row]:
    return [row for row in tables[file.table] if all(row.get(key) == value for key, value in file.only.items())]


def _year(value: Any, oldest: int) -> str:
    year = value.year if isinstance(value, date) else value
    if not isinstance(year, int):
        return str(AS_OF.year)  # a broken day: somebody put it into the newest file
    return str(min(max(year, oldest), AS_OF.year))


def _csv(path: Path, rows: list[Row], file: Csv) -> None:
    columns = file.columns.split()
    with path.open("w", encoding=file.encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=file.delimiter, lineterminator="\r\n")
        writer.writerow([MARK])
        writer.writerow([file.headers.get(name) or header(file.table, name) for name in columns])
        writer.writerows([_text(file.table, name, row.get(name)) for name in columns] for row in rows)


def _text(table: str, column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "kyllä" if value else "ei"
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")
    return word(table, column, value) if isinstance(value, str) else str(value)


def _book(path: Path, tables: Tables, file: Book) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": MARK, "created": datetime(2026, 10, 31)})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d.m.yyyy"})
        note = book.add_worksheet("Huom")
        note.write(0, 0, MARK, bold)
        note.write(
            1, 0, "Tehty ohjelmalla make_data.py. Mitä oikeasta verkostosta tiedetään, on tiedostossa README.md."
        )
        for sheet in file.sheets:
            page, line = book.add_worksheet(sheet.title), 4
            page.write(0, 0, f"{file.title}: {sheet.title.lower()}", bold)
            page.write(1, 0, MARK)
            columns = sheet.columns.split()
            for position, name in enumerate(columns):
                page.write(3, position, sheet.headers.get(name) or header(sheet.table, name), bold)
            for number, row in enumerate(_chosen(tables, sheet)):
                line += 1 if number and number % 59 == 0 else 0
                for position, name in enumerate(columns):
                    _cell(page, line, position, sheet.table, name, row.get(name), day, as_text=number % 31 == 7)
                line += 1
            page.freeze_panes(4, 0)
            page.set_column(0, len(columns) - 1, 16)


def _cell(page: Any, line: int, position: int, table: str, column: str, value: Any, day: Any, *, as_text: bool) -> None:
    """Dates and numbers as such, but as text in a row here and there, as people type them."""
    if isinstance(value, bool) or value is None or isinstance(value, str) or as_text:
        if text := _text(table, column, value):
            page.write_string(line, position, text)
    elif isinstance(value, date):
        page.write_datetime(line, position, datetime(value.year, value.month, value.day), day)
    else:
        page.write_number(line, position, value)
