"""The workbook itself: a guide, one sheet a table, and a hidden sheet with the lists that are long."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

from climatekit.contracts.model import Column, CompiledContract
from climatekit.project.workbooks import GUIDE, sheet_names
from climatekit.template import words
from climatekit.template.checks import Lists, validation
from climatekit.template.choose import Start
from climatekit.template.limits import limits_of
from climatekit.template.notes import allowed_values, note

ROWS = 5000  # below the headers, that are checked while one types

_DARK, _LIGHT, _RED = "#1F4E5F", "#DCE9EC", "#F8CBAD"
_NUMBER_FORMATS = {"integer": "0", "number": "General", "text": "@", "boolean": "@"}
_GUIDE_WIDTHS = (34, 14, 40, 84)
_WIDTHS = {"date": 13, "integer": 13, "number": 14, "decimal": 16, "boolean": 13, "text": 18}


def write_template(path: Path, start: Start, contracts: tuple[CompiledContract, ...]) -> None:
    """Write the tables of ``contracts`` to ``path``; the same contracts give the same bytes."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": start.title, "created": datetime.datetime(2000, 1, 1)})
        book.set_size(1920, 1200)
        _Template(book, start, contracts).write()


class _Template:
    """One workbook being written."""

    def __init__(self, book: Any, start: Start, contracts: tuple[CompiledContract, ...]) -> None:
        self.book = book
        self.start = start
        self.language = start.language
        self.contracts = contracts
        # all tables of the start decide which titles are one table's only, as they do when the workbook is read
        names = sheet_names(start.contracts, start.language)
        self.sheets = {contract.table: names[contract.table] for contract in contracts}
        self.lists = Lists(self.sheets.values())
        frame = {"border": 1, "border_color": "#A6A6A6", "valign": "vcenter", "text_wrap": True}
        self.required = book.add_format({**frame, "bold": True, "font_color": "#FFFFFF", "bg_color": _DARK})
        self.optional = book.add_format({**frame, "bold": True, "font_color": "#1F1F1F", "bg_color": _LIGHT})
        self.repeated = book.add_format({"bg_color": _RED})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.heading = book.add_format({"bold": True, "font_size": 16, "font_color": _DARK})
        self.bold = book.add_format({"bold": True})
        self.link = book.add_format({"font_color": "#0B5394", "underline": 1, "valign": "top"})

    def write(self) -> None:
        self._guide(self.book.add_worksheet(self._guide_name()))
        sheets = [(contract, self.book.add_worksheet(self.sheets[contract.table])) for contract in self.contracts]
        for contract, sheet in sheets:
            self._table(contract, sheet)
        self.lists.write(self.book)

    def _guide_name(self) -> str:
        """A table may have that title."""
        name = GUIDE.to(self.language)
        return name if name.casefold() not in {sheet.casefold() for sheet in self.sheets.values()} else f"{name} (0)"

    def _guide(self, sheet: Any) -> None:
        sheet.hide_gridlines(2)
        for position, width in enumerate(_GUIDE_WIDTHS):
            sheet.set_column(position, position, width)
        self._printed(sheet)
        sheet.write_string(0, 0, words.HEADING.to(self.language).format(title=self.start.title), self.heading)
        sheet.set_row(0, 26)
        row = 2
        for number, step in enumerate(words.STEPS, 1):
            text = step.to(self.language).format(example=words.EXAMPLE_FILE.to(self.language))
            sheet.write_string(row, 0, f"{number}. {text}")
            row += 1
        if len(self.start.programmes) == 1:
            sheet.write_string(row, 0, words.PROGRAMME.to(self.language).format(programme=self.start.programmes[0]))
            row += 1
        row += 1
        sheet.write_string(row, 0, words.COLOURS.to(self.language), self.bold)
        colours = [
            (words.REQUIRED_COLUMN, self.required),
            (words.OPTIONAL_COLUMN, self.optional),
            (words.REPEATED, self.repeated),
        ]
        for meaning, colour in colours:
            row += 1
            sheet.merge_range(row, 0, row, 1, "", colour)
            sheet.write_string(row, 0, meaning.to(self.language), colour)
        row += 2
        for position, title in enumerate(words.SHEETS):
            sheet.write_string(row, position, title.to(self.language), self.required)
        for contract in self.contracts:
            row += 1
            self._guide_line(sheet, row, contract)

    def _guide_line(self, sheet: Any, row: int, contract: CompiledContract) -> None:
        name = self.sheets[contract.table]
        quoted = name.replace("'", "''")
        sheet.write_url(row, 0, f"internal:'{quoted}'!A1", self.link, name)
        required = words.YES if contract.table in self.start.required else words.NO
        sheet.write_string(row, 1, required.to(self.language), self.plain)
        shown = {column.name for column in self._columns(contract)}
        keys = [contract.column(key).title.to(self.language) for key in contract.key if key in shown]
        texts = {2: ", ".join(keys), 3: contract.description}
        for position, text in texts.items():
            sheet.write_string(row, position, text, self.plain)
        # not every program fits the height of a row to its text
        sheet.set_row(row, 15 * max(1 + len(text) // _GUIDE_WIDTHS[position] for position, text in texts.items()) + 2)

    def _columns(self, contract: CompiledContract) -> list[Column]:
        """Where there is one programme, a run knows it: the column is left out."""
        alone = len(self.start.programmes) == 1
        return [column for column in contract.columns if not (alone and column.references == "programme.programme_id")]

    def _table(self, contract: CompiledContract, sheet: Any) -> None:
        columns = self._columns(contract)
        sheet.freeze_panes(1, 0)
        sheet.set_row(0, 36)
        sheet.autofilter(0, 0, ROWS, len(columns) - 1)
        self._printed(sheet)
        sheet.repeat_rows(0)
        for position, column in enumerate(columns):
            self._header(contract, sheet, position, column)
            sheet.set_column(position, position, self._width(column), self._cells(column))
            rule = self._validation(contract, column)
            if rule:
                sheet.data_validation(1, position, ROWS, position, rule)
            if contract.key == (column.name,):
                sheet.conditional_format(1, position, ROWS, position, {"type": "duplicate", "format": self.repeated})

    def _header(self, contract: CompiledContract, sheet: Any, position: int, column: Column) -> None:
        title = column.title.to(self.language)
        if column.nullable:
            sheet.write_string(0, position, title, self.optional)
        else:
            sheet.write_string(0, position, f"{title}\u00a0*", self.required)
        text = note(contract, column, self.sheets, self.language)
        lines = sum(1 + len(line) // 48 for line in text.splitlines())
        options = {"author": "climatekit", "width": 300, "height": 14 + 15 * lines, "font_size": 9}
        sheet.write_comment(0, position, text, options)

    def _validation(self, contract: CompiledContract, column: Column) -> Mapping[str, Any] | None:
        if column.references == "programme.programme_id" and self.start.programmes:
            return self.lists.choice(self.start.programmes, self.language)
        table, _, target = (column.references or "").partition(".")
        if table in self.sheets and not column.allowed:
            found = next(other for other in self.contracts if other.table == table)
            position = [other.name for other in self._columns(found)].index(target)
            return self.lists.reference(self.sheets[table], position, ROWS, self.language)
        if values := allowed_values(column, self.language):
            return self.lists.choice(values, self.language)
        return validation(column, limits_of(contract, column.name), self.language)

    def _cells(self, column: Column) -> Any:
        if column.kind == "date":
            form = words.DATE_FORMAT.to(self.language)
        elif column.kind == "decimal":
            scale = int(column.type.rstrip(")").partition(",")[2])
            form = "#,##0" + (f".{'0' * scale}" if scale else "")
        else:
            form = _NUMBER_FORMATS[column.kind]
        return self.book.add_format({"num_format": form})

    def _width(self, column: Column) -> int:
        """Wide enough for the header on two lines and for the longest word of it or of the closed set."""
        title = f"{column.title.to(self.language)} *"
        longest = max(len(word) for word in (*title.split(), *column.words(self.language))) + 4
        return int(min(max(_WIDTHS[column.kind], len(title) // 2 + 5, longest), 40))

    def _printed(self, sheet: Any) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
