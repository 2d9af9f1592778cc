"""What a workbook must not say of itself before calamine opens it: of some of it the process ends, or never does.

A table of shared strings makes room for as many as it claims to hold, and where there is no memory for them the system
ends the program; the XML of an ``.ods`` that ends within a sheet is waited for without end.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import IO
from xml.parsers import expat

from climatekit.ingest.package import BROKEN

_CLAIM = re.compile(rb"""<(?:[\w.-]+:)?sst\s[^>]*?uniqueCount\s*=\s*["']\s*\+?(\d+)""")
_START = 1 << 16  # bytes, in which the first element begins
_SHORTEST = len(b"<si/>")
_NO_MATTER = 10_000_000  # texts: some programs count each cell, and room for so many is nothing yet


def what_is_unsound(path: Path) -> str | None:
    """Why this workbook is not to be opened; None where nothing speaks against it, or where it is no package at all."""
    suffix = path.suffix.lower()
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                name = info.filename.lower()
                if suffix == ".ods" and name == "content.xml":
                    with archive.open(info) as file:
                        return _ill_formed(file)
                if suffix in (".xlsx", ".xlsm") and name.endswith("sharedstrings.xml"):
                    with archive.open(info) as file:
                        claim = _CLAIM.search(file.read(_START))
                    if claim and int(claim[1][:15]) > max(_NO_MATTER, info.file_size // _SHORTEST):
                        return "it claims more texts than it holds"
    except UnicodeDecodeError:
        return "the name of one of its parts is broken"  # calamine might open it all the same, unseen by us
    except BROKEN:
        return None  # whoever reads it says what is wrong with it
    return None


def _ill_formed(file: IO[bytes]) -> str | None:
    parser = expat.ParserCreate()
    try:
        parser.ParseFile(file)
    except expat.ExpatError as error:
        return f"{expat.ErrorString(error.code)}, line {error.lineno}"
    return None
