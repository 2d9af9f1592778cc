"""Which cells of an .xlsx are shown as a percentage: they hold 0.12, and whoever made the sheet sees and means 12 %.

Calamine tells values and no formats. So the styles are asked first, a small part; only where one of them is a
percentage, and a cell of the sheet has it, is the sheet parsed, piece by piece.

Known limit: an .xls, .xlsb or .ods is not asked, there such a cell comes as 0.12.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from climatekit.ingest.excel_cells import NoPartError, elements, opened, parts_of
from climatekit.ingest.excel_xml import column_of

_CHUNK, _OVERLAP = 1 << 20, 1 << 6
_BUILT_IN = ("9", "10")  # 0 % and 0.00 %
_ASIDE = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')  # in a format: what is quoted, one character as it is, colours


def percents(path: Path, sheet: str) -> Iterator[tuple[int, Collection[int]]]:
    """The rows of the sheet that have numbers shown as percentages, by number, and in which columns, counted from 0.

    Raises:
        ValueError: the sheet can't be parsed.
    """
    from xml.parsers.expat import ExpatError

    try:
        with zipfile.ZipFile(path) as archive:
            styles = _styles(archive)
            if not styles:
                return
            with opened(path, archive, sheet) as file:
                if not _has_any(iter(lambda: file.read(_CHUNK), b""), styles):
                    return
            with opened(path, archive, sheet) as file:
                yield from _parsed(iter(lambda: file.read(_CHUNK), b""), styles)
    except (NoPartError, NotImplementedError, RuntimeError):
        return  # a package in which only calamine finds its way
    except zipfile.BadZipFile:
        return  # .xls
    except (ExpatError, zlib.error, EOFError, OSError) as error:
        raise ValueError(str(error)) from None


def shown(
    rows: Iterator[tuple[int, list[str]]], found: Iterator[tuple[int, Collection[int]]], first_column: int
) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet that starts in this column, with ``12 %`` in the place of ``0.12``."""
    following = next(found, None)
    for number, texts in rows:
        while following is not None and following[0] < number:
            following = next(found, None)
        if following is not None and following[0] == number:
            for position in (column - first_column for column in following[1]):
                if 0 <= position < len(texts):
                    texts[position] = as_percent(texts[position])
        yield number, texts


def as_percent(text: str) -> str:
    """A number as a percentage, exactly; any other text as it is."""
    try:
        number = (Decimal(text) * 100).normalize()
    except InvalidOperation:
        return text
    return f"{number:f} %"


def _styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers under which cells name a style that is a percentage."""
    codes: dict[str, str] = {}
    styles, of_cells = [], False
    for name, attributes in elements(archive, parts_of(archive), "xl/styles.xml"):
        if name == "numFmt" and not of_cells:
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            of_cells = True
        elif name in ("cellStyles", "dxfs"):
            break
        elif name == "xf" and of_cells:
            styles.append(attributes.get("numFmtId", "0"))
    return frozenset(str(at) for at, number in enumerate(styles) if _is_percentage(number, codes))


def _is_percentage(number: str, codes: Mapping[str, str]) -> bool:
    return number in _BUILT_IN or "%" in _ASIDE.sub("", codes.get(number, ""))


def _has_any(chunks: Iterator[bytes], styles: Collection[str]) -> bool:
    sign = re.compile(rb"\ss\s*=\s*[\"'](?:%b)[\"']" % "|".join(sorted(styles)).encode())
    rest = b""
    for chunk in chunks:
        if sign.search(rest + chunk):
            return True
        rest = chunk[-_OVERLAP:]
    return False


def _parsed(chunks: Iterator[bytes], styles: Collection[str]) -> Iterator[tuple[int, Collection[int]]]:
    from xml.parsers.expat import ParserCreate

    row, column = 0, -1
    complete: list[tuple[int, list[int]]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal row, column
        name = name.rpartition(":")[2]
        if name == "c":
            place = attributes.get("r")
            column = column_of(place) if place else column + 1
            if attributes.get("s") in styles and attributes.get("t", "n") == "n":
                complete[-1][1].append(column)
        elif name == "row":
            row, column = int(attributes.get("r") or row + 1), -1
            complete.append((row, []))

    parser = ParserCreate()
    parser.StartElementHandler = start
    for chunk in chunks:
        parser.Parse(chunk, False)
        ready, complete[:] = complete[:-1], complete[-1:]
        yield from (one for one in ready if one[1])
    yield from (one for one in complete if one[1])
