"""What a CSV file does not say about itself: its encoding and its delimiter."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from climatekit.errors import DataError
from climatekit.ingest.source import is_blank, name_of
from climatekit.language import say

DELIMITERS = (";", ",", "\t", "|")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 LE starts with the mark of UTF-16 LE: the longer one first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = ((b"PK\x03\x04", ".xlsx"), (b"\xd0\xcf\x11\xe0", ".xls"), (b"PAR1", ".parquet"))
_SAMPLE = 65_536
_SURELY = 50  # headers: so many are made by a delimiter, whatever the rows are
_CHUNK = 1 << 20
# Control characters that no text has: all but tab, line ends, form feed, end of file (DOS) and escape.
_BINARY = bytes({*range(32)} - {*b"\t\n\x0b\x0c\r\x1a\x1b"})
# Windows-1252 and ISO 8859-15 are the same but for these: “ ” – € and more in the one, and € Š š ž in the other, in the
# place of ¤ ¦ ¨ ¸, which are hardly ever written. A general detector says cp1252 to every one of them.
_CP1252_ALONE = re.compile(rb"[\x80-\x9f]")
_LATIN9 = re.compile(rb"[\xa4\xa6\xa8\xb8]")


def encoding_of_head(path: Path) -> str | None:
    """What the first bytes say at once: a byte order mark, or UTF-16 without one; None if they say nothing.

    Raises:
        DataError: ``file.unreadable``, a workbook or Parquet under the name of a CSV.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for magic, suffix in _MAGIC:
        if head.startswith(magic) and b"\0" in head:
            raise DataError(
                "file.unreadable",
                say(
                    "{name} is not text but looks like a '{suffix}' file: give it that name, or save it as CSV.",
                    name=name_of(path),
                    suffix=suffix,
                ),
            )
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding
    # Mostly Latin text in UTF-16 has a NUL in every other byte.
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def encoding_of(path: Path) -> str:
    """The encoding of a file without a byte order mark: UTF-8 if all of it is that, else a western code page.

    Raises:
        DataError: ``file.unreadable``, the file is not text at all.
    """
    if _is_utf8(path):
        return "utf-8"
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    sample = _lines_not_ascii(path)
    if any(len(part.translate(None, delete=_BINARY)) < len(part) for part in (head, sample)):
        raise DataError(
            "file.unreadable",
            say("{name} is not a text file: save it as CSV, or check that it is whole.", name=name_of(path)),
        )
    if not _CP1252_ALONE.search(sample) and _LATIN9.search(sample):
        return "iso8859_15"
    return "cp1252"


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines_not_ascii(path: Path) -> bytes:
    """The lines that tell code pages apart, as many as a guess needs."""
    lines: list[bytes] = []
    size = 0
    with path.open("rb") as file:
        while size < _SAMPLE and (line := file.readline(_SAMPLE)):
            if not line.isascii():
                lines.append(line)
                size += len(line)
    return b"".join(lines)


def delimiter_of(lines: Sequence[str]) -> str:
    """The delimiter, from the header line and the lines after it.

    A delimiter counts for the headers it makes, times the share of rows with as many cells. A file of one column has
    none: then it is one that stands in no row, unless it makes more headers than any sentence has commas.
    """

    def score(delimiter: str) -> tuple[float, int]:
        widths = _widths(lines, delimiter)
        if not widths:
            return 0, 0
        (full, filled), rows = widths[0], widths[1:]
        same = sum(row[0] == full or row[1] == filled for row in rows) / len(rows) if rows else 1.0
        return max((filled - 1) * same, float(filled > _SURELY)), sum(row[0] == 1 for row in widths)

    return max(DELIMITERS, key=score)


def _widths(lines: Sequence[str], delimiter: str) -> list[tuple[int, int]]:
    """For each row that is not blank: its cells, and its cells without the blank ones at the end."""
    widths: list[tuple[int, int]] = []
    ended = False

    def feed() -> Iterator[str]:
        nonlocal ended
        yield from lines
        ended = True

    try:
        for cells in csv.reader(feed(), delimiter=delimiter):
            if ended and widths:  # the sample ends within a quote: nothing can be said of this row
                break
            filled = len(cells)
            while filled and is_blank(cells[filled - 1]):
                filled -= 1
            if filled:
                widths.append((len(cells), filled))
    except csv.Error:  # a cell over the limit: what was read so far has to do
        pass
    return widths
