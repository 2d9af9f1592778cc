"""From when a workbook counts its days, in each of the kinds of workbook."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from climatekit.ingest.excel_epoch import counts_from_1904


@pytest.mark.parametrize(("properties", "from_1904"), [
    ('<workbookPr date1904="1"/>', True), ("<x:workbookPr codeName='a' date1904='true'/>", True),
    ('<workbookPr date1904="0"/>', False), ("<workbookPr/>", False), ("", False),
])  # fmt: skip
def test_an_xlsx_says_so_in_its_properties(tmp_path: Path, properties: str, from_1904: bool) -> None:
    assert counts_from_1904(packed(tmp_path, "xl/workbook.xml", f"<workbook>{properties}</workbook>")) is from_1904


@pytest.mark.parametrize("from_1904", [False, True])
def test_workbooks_of_other_programs(tmp_path: Path, from_1904: bool) -> None:
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    book.active.append([datetime.date(2024, 1, 1)])
    book.save(tmp_path / "a.xlsx")
    assert counts_from_1904(tmp_path / "a.xlsx") is from_1904
    old = xlwt.Workbook()
    old.dates_1904 = from_1904
    sheet = old.add_sheet("a")
    for row in range(2000):
        sheet.write(row, 0, f"teksti {row}")
    old.save(str(tmp_path / "a.xls"))
    assert counts_from_1904(tmp_path / "a.xls") is from_1904


@pytest.mark.parametrize(("flags", "from_1904"), [(b"\x01\0\x01\0", True), (b"\x20\0\x01\0", False), (b"", False)])
def test_an_xlsb_says_so_in_one_of_its_records(tmp_path: Path, flags: bytes, from_1904: bool) -> None:
    version = b"\x80\x01" + bytes([0x90, 0x01]) + b"\x99\x01" * 72  # data that looks like the record that is sought
    records = b"\x83\x01\x00" + version + b"\x99\x01" + bytes([len(flags) + 4]) + flags + b"\0\0\0\0" + b"\x84\x01\x00"
    assert counts_from_1904(packed(tmp_path, "xl/workbook.bin", records)) is from_1904


def test_what_is_no_workbook_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0 cut")
    assert not counts_from_1904(tmp_path / "a.xls")
    assert not counts_from_1904(tmp_path / "none.xls")
    assert not counts_from_1904(packed(tmp_path, "content.xml", "<x/>"))


def packed(folder: Path, name: str, content: str | bytes) -> Path:
    content = content.encode() if isinstance(content, str) else content
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    path = folder / "packed"
    path.write_bytes(stream.getvalue())
    return path
