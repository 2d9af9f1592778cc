"""A number that is shown as a percentage is read as a person sees it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit.ingest.excel_percent import as_percent

FORMATS = {
    "0%": True, "0.00%": True, "0.0 %": True, "#,##0%;[Red]-#,##0%": True,
    '0" %"': False, "0\\%": False, "General": False,
    '0.0"x"%': True, "0_%": False, "yyyy-mm-dd": False, "[<1]0%;0.0%": True,
}  # fmt: skip


def test_every_format(tmp_path: Path, read_file: Any) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([])
    sheet.cell(3, 2, "luku"), sheet.cell(3, 3, "teksti")
    for row, form in enumerate(FORMATS, start=5):
        for column, value in ((2, 0.07), (3, form), (4, None)):
            sheet.cell(row, column, value).number_format = form
    book.save(tmp_path / "a.xlsx")
    got = read_file(tmp_path / "a.xlsx", header_row=3)
    found = {text: number for number, text in got.cells if not text.startswith("yyyy")}
    assert found == {form: "7 %" if shown else "0.07" for form, shown in FORMATS.items() if form != "yyyy-mm-dd"}


def test_what_is_no_number_stays(tmp_path: Path, read_file: Any) -> None:
    book = openpyxl.Workbook()
    values = ["a", "0.5", True, datetime.date(2024, 1, 1), None, 0, 1, -0.125, 1e-05, 12.5]
    book.active.append([f"h{at}" for at in range(len(values))])
    book.active.append(values)
    for cell in book.active[2]:
        cell.number_format = "0%"
    book.active.append([0.5] * len(values))
    book.save(tmp_path / "a.xlsx")
    cells = read_file(tmp_path / "a.xlsx").cells
    assert cells[0][:3] == ("a", "0.5", "true")
    assert cells[0][4:] == (None, "0 %", "100 %", "-12.5 %", "0.001 %", "1250 %")
    assert cells[1] == ("0.5",) * len(values)


def test_many_rows_and_two_sheets(tmp_path: Path, read_file: Any) -> None:
    book = openpyxl.Workbook()
    book.active.title = "a"
    other = book.create_sheet("b")
    for sheet in (book.active, other):
        sheet.append(["id", "osuus"])
        for row in range(20_000):
            sheet.append([row, row / 1000])
    for row in range(2, 20_002, 2):
        other.cell(row, 2).number_format = "0.0%"
    book.save(tmp_path / "a.xlsx")
    assert {cells[1] for cells in read_file(tmp_path / "a.xlsx", sheet="a").cells[:3]} == {"0", "0.001", "0.002"}
    got = read_file(tmp_path / "a.xlsx", sheet="b")
    assert got.cells[:3] == [("0", "0 %"), ("1", "0.001"), ("2", "0.2 %")]
    assert got.cells[-2:] == [("19998", "1999.8 %"), ("19999", "19.999")]


@settings(deadline=None)
@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_a_percentage_is_exact(number: int, places: int) -> None:
    text = as_percent(repr(number / 10**places))
    assert text.endswith(" %")
    assert float(text[:-2]) == pytest.approx(number * 100 / 10**places, rel=1e-15)
    assert "e" not in text.lower()
