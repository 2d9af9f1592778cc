"""The workbook of rejects as it comes back: its rows, whatever a spreadsheet has made of their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from climatekit.corrections.form import AS_IT_STANDS, LEAVE_OUT, MARKER, TITLES, canonical
from climatekit.errors import ConfigurationError, DataError
from climatekit.ingest.excel_file import as_text, typed_sheets
from climatekit.ingest.source import BLANK, EXCEL_SUFFIXES
from climatekit.language import say

_ROW = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, kw_only=True)
class HandedRow:
    """One row of the workbook, and where it stands there."""

    at: str
    file: str
    sheet: str | None
    row: int
    fingerprint: str
    mark: str
    decision: str
    """'' where none was made, or one of those of ``form``."""
    cells: Mapping[str, Any]
    """By header, typed as the spreadsheet has them."""


def handed_rows(path: Path) -> list[HandedRow]:
    """The rows of all sheets that a run of ours has written."""
    if not path.exists():
        raise ConfigurationError(
            "replay.no_workbook",
            say("There is no '{path}': name the rejects.xlsx that you have corrected.", path=path),
        )
    if not path.is_file() or path.suffix.lower() not in EXCEL_SUFFIXES:
        raise ConfigurationError(
            "replay.no_workbook",
            say("'{path}' is not a workbook: name the rejects.xlsx that you have corrected.", path=path),
        )
    found = []
    ours = False
    for sheet, rows in typed_sheets(path):
        if rows and rows[0] and rows[0][0] == MARKER:
            ours = True
            found += _rows(path, sheet, rows)
    if not ours:
        raise ConfigurationError(
            "replay.foreign",
            say(
                "'{path}' is not a workbook of rejects: name the rejects.xlsx of a run, its first columns in place.",
                path=path,
            ),
        )
    return found


def _rows(path: Path, sheet: str, rows: Sequence[Sequence[Any]]) -> list[HandedRow]:
    headers = [canonical(as_text(cell)).strip(BLANK) for cell in rows[0]]
    at = {
        name: next((i for i, header in enumerate(headers) if header in titles), None) for name, titles in TITLES.items()
    }
    places = [place for place in at.values() if place is not None]
    if len(places) < len(TITLES):
        lacking = next(name for name, place in at.items() if place is None)
        raise DataError(
            "replay.column_missing",
            say(
                "Sheet '{sheet}' of '{path}' has no column '{header}' any more: put it back.",
                sheet=sheet,
                path=path,
                header=TITLES[lacking].en,
            ),
        )
    own = {header: place for place, header in enumerate(headers) if place > max(places) and header}
    found = []
    for number, cells in enumerate(rows[1:], start=2):
        texts = {name: as_text(cells[place]).strip(BLANK) for name, place in at.items() if place is not None}
        print_, _, mark = as_text(cells[0]).partition(".")
        if not print_ or not _ROW.fullmatch(texts["row"]):
            continue  # a row that someone has added or emptied stands for none of the file
        found.append(
            HandedRow(
                at=f"{sheet}!{number}",
                file=texts["file"],
                sheet=texts["sheet"] or None,
                row=int(texts["row"]),
                fingerprint=print_,
                mark=mark,
                decision=_decision(path, sheet, number, texts["decision"]),
                cells={header: cells[place] for header, place in own.items()},
            )
        )
    return found


def _decision(path: Path, sheet: str, number: int, text: str) -> str:
    decision = text.casefold()
    if decision not in ("", LEAVE_OUT, AS_IT_STANDS):
        raise DataError(
            "replay.decision",
            say(
                "Row {number} of sheet '{sheet}' of '{path}' says '{text}' where only 'x' (leave the row out) or 'ok' "
                "(take it as it stands) may stand: write one of them, or nothing.",
                number=number,
                sheet=sheet,
                path=path,
                text=text,
            ),
        )
    return decision
