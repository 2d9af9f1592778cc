"""The workbook of the marts: cells as they are, nothing a formula, and a word where there is more than is shown."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa

from climatekit.plugin_host import Target
from climatekit_workbook import publish
from climatekit_workbook.settings import Settings

Make = Callable[..., Target]


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


HOSTILE = ["=1+1", "+358", "@SUM(A1)", "http://example.org", "0012", "a\x00b\x0b", "x" * 40_000, None]


def test_cells_as_they_are(target: Make) -> None:
    rows = pa.table(
        {
            "id": pa.array(range(8), pa.int64()),
            "text": pa.array(HOSTILE),
            "amount": pa.array(
                [Decimal("0.10"), Decimal("-3.05"), Decimal("12345678901234567.89"), *[None] * 5], pa.decimal128(20, 2)
            ),
            "day": pa.array([datetime.date(1899, 1, 1), datetime.date(2026, 6, 30), *[None] * 6], pa.date32()),
            "number": pa.array([float("inf"), float("nan"), 1.5, *[None] * 5]),
            "big": pa.array([2**62, 7, *[None] * 6], pa.int64()),
            "flag": pa.array([True, False, *[None] * 6]),
        }
    )
    (path,) = publish(target(Settings(), {"fact_[a]:very/long*name?that is longer than a sheet": rows}))
    book = opened(path)
    sheet = book[book.sheetnames[3]]
    assert len(book.sheetnames[3]) <= 31
    cells = list(sheet.iter_rows(min_row=2))
    assert {cell.data_type for row in cells for cell in row} <= {"n", "s", "b", "d"}
    assert [row[1].value for row in cells[:5]] == HOSTILE[:5]
    assert all(row[1].hyperlink is None for row in cells)
    assert len(cells[6][1].value) == 32_767
    assert [cell.value for cell in cells[0][2:]] == [0.1, "1899-01-01", "inf", str(2**62), True]
    assert [cell.value for cell in cells[1][2:]] == [-3.05, datetime.datetime(2026, 6, 30), "nan", 7, False]
    assert cells[2][2].value == "12345678901234567.89"  # Excel would round it
    assert cells[0][2].number_format == "0.00"
    assert sheet["C1"].comment.text.endswith("Description; 'a' \\ $$ [t]")
    assert sheet.auto_filter.ref == "A1:G9"
    assert "1 cells that are too long" in book["Contents"]["F5"].value


def test_where_there_is_more_it_is_said(target: Make) -> None:
    given = target(
        Settings(max_rows=3), {"fact_x": pa.table({"id": list(range(70_000))}), "fact_X": pa.table({"id": [1]})}
    )
    (path,) = publish(given)
    first = path.read_bytes()
    book = opened(path)
    assert [book["Contents"].cell(5, column).value for column in (4, 5, 6)] == [
        70_000, 3, "Only the first 3 of 70,000 rows; the rest is in fact_x.parquet.",
    ]  # fmt: skip
    assert book["fact_x"].max_row == 4
    assert book.sheetnames[-1] == "fact_X 2"
    path.unlink()
    publish(given)
    assert path.read_bytes() == first
