"""The answer as a workbook: one sheet each for what adds up, the moves, the followed columns and each change."""

from __future__ import annotations

import dataclasses
import datetime
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from climatekit.changes.found import Balance, Change, Changes, Move, Summary
from climatekit.changes.words import TITLES, title
from climatekit.errors import ConfigurationError
from climatekit.language import say

MOST_ROWS = 1_048_575  # of a sheet, below its head
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CODES = ("move", "what", "direction")
_LONGEST = 32_767


def refuse(path: Path) -> None:
    """Before the work: nothing that is there is overwritten."""
    if path.suffix.lower() != ".xlsx":
        message = say("--out '{file}' is no workbook: name a file that ends in .xlsx.", file=path)
        raise ConfigurationError("changes.out", message)
    if os.path.lexists(path):
        message = say("'{file}' is there already: name another file, or take it away first.", file=path)
        raise ConfigurationError("changes.out", message)


def write_book(found: Changes, path: Path) -> None:
    """All or nothing: what fails halfway leaves no file."""
    from xlsxwriter.exceptions import FileCreateError

    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        _write(found, unfinished)
        os.replace(unfinished, path)
    except (OSError, FileCreateError) as error:
        cause = error.args[0] if isinstance(error, FileCreateError) else error
        reason = getattr(cause, "strerror", None) or cause
        message = say("'{file}' can't be written ({reason}): name another file with --out.", file=path, reason=reason)
        raise ConfigurationError("changes.out", message) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _write(found: Changes, path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        # a fixed date: the same result gives the same bytes
        book.set_properties({"title": found.project, "created": datetime.datetime(2000, 1, 1)})
        heading = say("{project}: from {day_from} to {day_to}", project=found.project, day_from=found.day_from,
                      day_to=found.day_to)  # fmt: skip
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "bottom": 1, "bg_color": "#DCE9EC"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        }
        for name, kind, rows in (
            (say("Members"), Balance, found.balance),
            (say("Moves"), Move, found.moves),
            (say("Followed"), Summary, found.summary),
            (say("Changes"), Change, found.changes),
        ):
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, heading, formats["title"])
            _table(sheet, [field.name for field in dataclasses.fields(kind)], rows, formats)


def _table(sheet: Any, names: Sequence[str], rows: Sequence[Any], formats: dict[str, Any]) -> None:
    shown = rows[: MOST_ROWS - 3]
    for position, name in enumerate(names):
        sheet.set_column(position, position, 24 if name in ("name", "key", "was", "is_now", "table") else 16)
        sheet.write_string(2, position, title(name), formats["head"])
    for place, row in enumerate(shown, start=3):
        for position, name in enumerate(names):
            _cell(sheet, place, position, name, getattr(row, name), formats)
    if len(rows) > len(shown):
        text = say("{count} more rows do not fit on this sheet: --json has them all.", count=len(rows) - len(shown))
        sheet.write_string(1, 0, text)
    sheet.freeze_panes(3, 0)
    sheet.autofilter(2, 0, max(2 + len(shown), 3), len(names) - 1)


def _cell(sheet: Any, row: int, position: int, name: str, value: Any, formats: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, position, value)
    elif isinstance(value, int):
        sheet.write_number(row, position, value)
    elif isinstance(value, datetime.date):
        if value.year < 1901:  # Excel counts days from 1900 on, and one too many in that year
            sheet.write_string(row, position, value.isoformat())
        else:
            sheet.write_datetime(row, position, datetime.datetime.combine(value, datetime.time()), formats["day"])
    else:
        text = title(value) if name in _CODES and value in TITLES else str(value)
        sheet.write_string(row, position, text[:_LONGEST])
