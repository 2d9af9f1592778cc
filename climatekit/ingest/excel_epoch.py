"""From when a workbook counts its days: 1900, or 1904 as Excel for the Mac once did.

Asked for numbers that stand in a column of dates without being formatted as such. Calamine minds it where a cell is.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from climatekit.ingest.package import BROKEN

# Of a .xls: records that stand side by side in its globals ([MS-XLS] 2.1.7.20.3): Date1904, CalcPrecision, RefreshAll.
_OLD = re.compile(rb"\x22\0\x02\0([\0\x01])\0\x0e\0\x02\0[\0\x01]\0\xb7\x01\x02\0")
_PROPERTIES_OF_BINARY = 153  # BrtWbProp of a .xlsb ([MS-XLSB] 2.4.822): its first bit
_HEAD = 1 << 20
_CHUNK = 1 << 22


def counts_from_1904(workbook: Path) -> bool:
    """Whether a workbook counts its days from 1904. One that does not say so counts from 1900."""
    try:
        with zipfile.ZipFile(workbook) as archive:
            parts = set(archive.namelist())
            name = next((part for part in ("xl/workbook.xml", "xl/workbook.bin") if part in parts), None)
            if name is None:
                return False  # .ods, whose dates come as dates
            with archive.open(name) as file:
                head = file.read(_HEAD)
    except zipfile.BadZipFile:
        return _old_one_does(workbook)
    except BROKEN:
        return False
    return _binary_one_does(head) if name.endswith(".bin") else _xml_one_does(head)


def _xml_one_does(head: bytes) -> bool:
    properties = re.search(rb"<(?:\w+:)?workbookPr\b[^>]*>", head)
    return bool(properties and re.search(rb"date1904\s*=\s*[\"'](?:1|true)[\"']", properties[0]))


def _binary_one_does(head: bytes) -> bool:
    """Go from record to record: each has its kind and its length, seven bits to a byte, before its data."""
    at = 0
    while at < len(head):
        kind, at = _number(head, at)
        length, at = _number(head, at)
        if kind == _PROPERTIES_OF_BINARY:
            return bool(head[at : at + 1] and head[at] & 1)
        at += length
    return False


def _number(data: bytes, at: int) -> tuple[int, int]:
    number, shift = 0, 0
    while at < len(data):
        byte = data[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            break
    return number, at


def _old_one_does(workbook: Path) -> bool:
    rest = b""
    try:
        with workbook.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if found := _OLD.search(rest + chunk):
                    return found[1] == b"\x01"
                rest = chunk[-32:]
    except OSError:
        pass
    return False
