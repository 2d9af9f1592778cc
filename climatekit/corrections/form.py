"""What the workbook of rejects looks like, for whoever writes it and for whoever reads it back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from climatekit.ingest.source import BLANK, column_letter
from climatekit.text import Text

MARKER = "climatekit"
"""Stands in A1 of every sheet that holds rows; the fingerprints stand below it, in a hidden column."""
TITLES = {
    "file": Text("Tiedosto", "Fil", "File"),
    "sheet": Text("Taulukko", "Blad", "Sheet"),
    "row": Text("Rivi", "Rad", "Row"),
    "why": Text("Mikä on vialla", "Vad som är fel", "What is wrong"),
    "decision": Text(
        "x = jätä pois, ok = ota näin", "x = lämna bort, ok = ta så här", "x = leave out, ok = take as it stands"
    ),
}
"""The columns between the marker and those of the file."""
LEAVE_OUT, AS_IT_STANDS = "x", "ok"

CELL_LENGTH = 32_767
"""What a cell of a workbook can hold, in UTF-16 units."""
# what XML can't hold, how workbooks write it instead, and the line ends that they change
_LOST = re.compile(r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def labels(headers: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """The name of each column of a file: its header, or where it has none its letter in brackets."""
    return tuple(
        canonical(header).strip(BLANK) or f"[{column_letter(place)}]"
        for header, place in zip(headers, places, strict=True)
    )


def shown(text: str | None) -> str:
    """A cell of a file as a cell of a workbook can hold it."""
    units = _LOST.sub("", text or "").encode("utf-16-le")
    return units[: 2 * CELL_LENGTH].decode("utf-16-le", "ignore")


def is_cut(text: str | None) -> bool:
    """Whether a cell is too long for a workbook."""
    return (
        text is not None and len(text) * 2 > CELL_LENGTH and len(text.encode("utf-16-le", "replace")) > 2 * CELL_LENGTH
    )


def canonical(text: str) -> str:
    """What is left of a text after a trip through any spreadsheet: two texts of which this is the same are the same."""
    return _LOST.sub("", text)


def mark(cells: Mapping[str, str]) -> str:
    """The mark of a row as the workbook shows it, by which a row that nobody has touched is known."""
    written = "".join(f"{len(text)}:{text}" for _, text in sorted(cells.items()))
    return hashlib.md5(canonical(written).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:16]


def fingerprint(names: Sequence[str], cells: Sequence[str | None], extra: str | None) -> str:
    """The fingerprint of a row of a file. Empty cells have no part in it, nor has the order of the columns."""
    pairs = sorted((name, cell) for name, cell in zip(names, cells, strict=True) if cell)
    written = "".join(f"{len(name)}:{name}{len(cell)}:{cell}" for name, cell in pairs)
    whole = written + (f"+{extra}" if extra else "")
    return hashlib.md5(whole.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
