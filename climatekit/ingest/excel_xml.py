"""What the XML of a sheet says of its cells without a value, element by element as expat tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

ERROR, UNCALCULATED = "cell.error", "cell.uncalculated"
_COLUMNS = 1 << 14  # of a sheet


class Fault(NamedTuple):
    """What stands in a cell that holds no value, such as ``#REF!`` or the formula, and the code of the reason."""

    text: str
    code: str


Faults = Mapping[int, Fault]
"""Those of one row, by their column on the sheet, counted from 0."""


class SheetParser(Protocol):
    """Fills ``found`` with the rows that have such cells; its methods are what expat calls."""

    found: list[tuple[int, int, Faults]]
    """The number of the first row, from 1 on, how often it repeats, and what is in it."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def text(self, text: str) -> None:
        """Text stands in it."""

    def end(self, name: str) -> None:
        """It ends."""


class ExcelSheet(SheetParser):
    """The cells of an .xlsx: ``<row r="4"><c r="C4" t="e"><f>A1/0</f><v>#DIV/0!</v></c></row>``."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, Faults]] = []
        self._row = 0
        self._column = -1
        self._cells: dict[int, Fault] = {}
        self._type: str | None = None
        self._formula: list[str] | None = None
        self._value: list[str] | None = None
        self._into: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A row, a cell, or what is in it begins."""
        name = name.rpartition(":")[2]
        if name == "c":
            place = attributes.get("r")
            self._column = column_of(place) if place else self._column + 1
            self._type = attributes.get("t")
            self._formula = self._value = None
        elif name == "v":
            self._value = self._into = []
        elif name == "f":
            self._formula = self._into = []
        elif name == "is":
            self._value = ["in line"]
        elif name == "row":
            self._row = int(attributes.get("r") or self._row + 1)
            self._column, self._cells = -1, {}

    def text(self, text: str) -> None:
        """A part of a value, of a formula, or of neither."""
        if self._into is not None:
            self._into.append(text)

    def end(self, name: str) -> None:
        """A cell or a row is complete."""
        name = name.rpartition(":")[2]
        if name in ("v", "f"):
            self._into = None
        elif name == "c":
            value = "".join(self._value or ()).strip()
            if self._type == "e" and value:
                self._cells[self._column] = Fault(value, ERROR)
            elif self._formula is not None and not value and (self._value is None or self._type != "str"):
                # of formulas that are filled down, only the first is written out
                self._cells[self._column] = Fault(f"={''.join(self._formula) or '…'}", UNCALCULATED)
        elif name == "row" and self._cells:
            self.found.append((self._row, 1, self._cells))


def column_of(place: str) -> int:
    """3 of D14."""
    number = 0
    for letter in place.rstrip("0123456789").upper():
        number = number * 26 + ord(letter) - ord("@")
    return number - 1


class OpenDocumentSheet(SheetParser):
    """The cells of one sheet of an .ods, where cells and rows may stand for several that are the same."""

    def __init__(self, sheet: str) -> None:
        self.found: list[tuple[int, int, Faults]] = []
        self._sheet = sheet
        self._depth = 0
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._cells: dict[int, Fault] = {}
        self._code: str | None = None
        self._formula = ""
        self._text: list[str] = []
        self._in_note = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A row, a cell, or what is in it begins."""
        if name == "table:table":
            if self._depth or attributes.get("table:name") == self._sheet:
                self._depth += 1
        elif self._depth != 1:
            return
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._columns = int(attributes.get("table:number-columns-repeated", 1))
            self._code, self._text = None, []
            self._formula = attributes.get("table:formula", "").partition("=")[2]
            if attributes.get("calcext:value-type") == "error":
                self._code = ERROR
            elif "table:formula" in attributes and "office:value-type" not in attributes:
                self._code = UNCALCULATED
        elif name == "office:annotation":
            self._in_note = True
        elif name == "table:table-row":
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column, self._cells = 0, {}

    def text(self, text: str) -> None:
        """A part of a value, of a formula, or of neither."""
        if self._code == ERROR and not self._in_note and self._depth == 1:
            self._text.append(text)

    def end(self, name: str) -> None:
        """A cell or a row is complete."""
        if name == "table:table" and self._depth:
            self._depth -= 1
        elif self._depth != 1:
            return
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if self._code is not None:
                text = "".join(self._text).strip() if self._code == ERROR else f"={self._formula}"
                for column in range(self._column, min(self._column + self._columns, _COLUMNS)):
                    self._cells[column] = Fault(text or "#VALUE!", self._code)
            self._code = None
            self._column += self._columns
        elif name == "office:annotation":
            self._in_note = False
        elif name == "table:table-row":
            if self._cells:
                self.found.append((self._row + 1, self._rows, self._cells))
            self._row += self._rows
