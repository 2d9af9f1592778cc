"""How large a sheet of an ``.xlsb`` would be in memory, from its records, as ``excel_area`` tells of an ``.xlsx``.

A record has its kind and its length, seven bits to a byte, before its data ([MS-XLSB] 2.1.4). A row has its number and
a cell its column as the first four bytes of theirs.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import IO

from climatekit.ingest.excel_area import refuse_extent
from climatekit.ingest.package import BROKEN

_SHEET = 156  # BrtBundleSh of the workbook
_ROW = 0  # BrtRowHdr
_CELLS = range(2, 12)  # BrtCellRk to BrtFmlaError; 1 is a cell that is only formatted
_CHUNK = 1 << 20
_HEAD = 10  # bytes: two of the kind, four of the length, four of the data
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID, _TARGET = re.compile(rb'\sId="([^"]*)"'), re.compile(rb'\sTarget="([^"]*)"')


def refuse_far_records(path: Path, sheet: str) -> None:
    """Refuse a sheet that is nearly empty and would not fit into memory; others pass.

    Raises:
        DataError: ``file.too_large``.
    """
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_part(archive, sheet)) as file:
            rows, columns = _extent(file)
    except (KeyError, *BROKEN):
        return  # whoever reads it says what is wrong with it
    refuse_extent(path, sheet, rows, columns)


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The part of the package that holds the sheet; ``KeyError`` where there is none."""
    targets = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.bin.rels")):
        if (id_ := _ID.search(relation)) and (target := _TARGET.search(relation)):
            targets[id_[1].decode("utf-8", "replace")] = target[1].decode("utf-8", "replace")
    data, at = archive.read("xl/workbook.bin"), 0
    while at < len(data):
        kind, length, at = _head(data, at)
        if kind == _SHEET:
            id_text, after = _text(data, at + 8)
            if _text(data, after)[0] == sheet:
                target_name = targets[id_text]
                return target_name.lstrip("/") if target_name.startswith("/") else f"xl/{target_name}"
        at += length
    raise KeyError(sheet)


def _text(data: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * int.from_bytes(data[at : at + 4], "little")
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind and length of the record at a place, and where its data begin; where the data end, nothing but zeros."""
    padded = data[at : at + _HEAD] + bytes(_HEAD)
    kind, used = padded[0], 1
    if kind & 0x80:
        kind, used = (kind & 0x7F) | (padded[1] & 0x7F) << 7, 2
    length = 0
    for shift in (0, 7, 14, 21):
        byte = padded[used]
        length |= (byte & 0x7F) << shift
        used += 1
        if byte < 0x80:
            break
    return kind, length, at + used


def _extent(file: IO[bytes]) -> tuple[int, int]:
    """The last row and column with something in it."""
    rows = columns = row = at = 0
    rest = b""
    while True:
        chunk = file.read(_CHUNK)
        data = rest + chunk
        # a head that is cut waits for its end
        until = len(data) - _HEAD if chunk else len(data)
        while at < until:
            kind, length = data[at], data[at + 1] if at + 1 < len(data) else 0
            if kind < 0x80 and length < 0x80:  # nearly all of them
                start = at + 2
            else:
                kind, length, start = _head(data, at)
            if kind == _ROW:
                row = int.from_bytes(data[start : start + 4], "little") + 1
            elif kind in _CELLS:
                column = int.from_bytes(data[start : start + 4], "little") + 1
                columns = column if column > columns else columns
                rows = row if row > rows else rows
            at = start + length
        if not chunk:
            return rows, columns
        rest, at = (data[at:], 0) if at < len(data) else (b"", at - len(data))
