"""One table on one sheet: typed cells, a note on each header, a filter; nothing of it is kept in memory."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

from climatekit.dictionary.model import Column, Table
from climatekit.text import Language

LONGEST_TEXT = 32_767  # of a cell in Excel
_EXACT_DIGITS = 15  # Excel keeps no more of a number
_TOO_LARGE: int = 10**_EXACT_DIGITS
_FIRST_DAY = datetime.date(1900, 3, 1)  # Excel counts a 29th of February 1900, and no day before that year
_WIDTHS = {"text": 24, "day": 12, "moment": 18, "flag": 10, "number": 14}


@dataclass(frozen=True, kw_only=True)
class Formats:
    """The looks of cells, made once for a workbook."""

    title: Any
    head: Any
    text: Any
    wrapped: Any
    count: Any
    day: Any
    moment: Any
    whole: Any
    decimals: dict[int, Any]

    @classmethod
    def of(cls, book: Any) -> Formats:
        """Those of this workbook."""
        return cls(
            title=book.add_format({"bold": True, "font_size": 14}),
            head=book.add_format({"bold": True, "bottom": 1, "bg_color": "#DCE9EC"}),
            text=book.add_format({"num_format": "@", "valign": "top"}),
            wrapped=book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
            count=book.add_format({"num_format": "#,##0", "valign": "top"}),
            day=book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            moment=book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
            whole=book.add_format({"num_format": "0"}),
            decimals={scale: book.add_format({"num_format": f"0.{'0' * scale}"}) for scale in range(1, 11)},
        )


@dataclass(frozen=True, kw_only=True)
class Written:
    """How many rows a table has, how many of them are on its sheet, and how many cells were cut."""

    rows: int
    shown: int
    cut: int


def write_table(
    sheet: Any, table: Table, batches: pa.RecordBatchReader, most: int, language: Language, formats: Formats
) -> Written:
    """The first ``most`` rows; the rest is only counted."""
    for position, (column, field) in enumerate(zip(table.columns, batches.schema, strict=True)):
        width = max(_WIDTHS[_look(field.type)], min(len(column.name) + 4, 40))
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, column.name, formats.head)
        note = _note(column, language)
        sheet.write_comment(0, position, note, {"x_scale": 2, "y_scale": 0.6 + len(note) / 90, "author": "climatekit"})
    sheet.freeze_panes(1, 0)
    writers = [_writer(sheet, field.type, formats) for field in batches.schema]
    rows = shown = cut = 0
    for batch in batches:
        wanted = min(batch.num_rows, most - shown)
        rows += batch.num_rows
        columns = [column.to_pylist() for column in batch.slice(0, wanted).columns]
        for values in zip(*columns, strict=True):
            shown += 1
            for position, value in enumerate(values):
                if value is not None:
                    cut += writers[position](shown, position, value)
    if table.columns:
        sheet.autofilter(0, 0, max(shown, 1), len(table.columns) - 1)
    return Written(rows=rows, shown=shown, cut=cut)


def _note(column: Column, language: Language) -> str:
    title = f"{column.title.to(language)}: " if column.title else ""
    return f"{title}{column.description.to(language)}{f' [{column.unit}]' if column.unit else ''}"


def _look(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "flag"
    if pa.types.is_date(kind):
        return "day"
    if pa.types.is_timestamp(kind):
        return "moment"
    return "number" if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind) else "text"


def _writer(sheet: Any, kind: pa.DataType, formats: Formats) -> Callable[[int, int, Any], bool]:
    """How a value of this type is written into a cell; it returns whether the value was cut."""

    def text(row: int, position: int, value: Any) -> bool:
        written = value if isinstance(value, str) else str(value)
        if written:
            sheet.write_string(row, position, written[:LONGEST_TEXT], formats.text)
        return len(written) > LONGEST_TEXT

    def flag(row: int, position: int, value: bool) -> bool:
        sheet.write_boolean(row, position, value)
        return False

    def day(row: int, position: int, value: datetime.date) -> bool:
        if value < _FIRST_DAY:
            return text(row, position, value.isoformat())
        sheet.write_datetime(row, position, datetime.datetime(value.year, value.month, value.day), formats.day)
        return False

    def moment(row: int, position: int, value: datetime.datetime) -> bool:
        if value.date() < _FIRST_DAY:
            return text(row, position, value.isoformat(" "))
        sheet.write_datetime(row, position, value.replace(tzinfo=None), formats.moment)
        return False

    scale = kind.scale if pa.types.is_decimal(kind) else 0
    number_format = formats.decimals.get(scale) if scale else formats.whole if pa.types.is_integer(kind) else None

    def figure(row: int, position: int, value: int | float | Decimal) -> bool:
        if not _exact(value):
            return text(row, position, value)
        sheet.write_number(row, position, float(value), number_format)
        return False

    return {"text": text, "flag": flag, "day": day, "moment": moment, "number": figure}[_look(kind)]


def _exact(value: int | float | Decimal) -> bool:
    """Whether a cell holds the number as it is: an infinity has no place in Excel, nor has the 16th digit."""
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, Decimal):
        return value.is_finite() and len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS
    return abs(value) < _TOO_LARGE
