"""What the spreadsheet itself checks while one types: closed sets, references, dates, numbers, lengths.

A run checks all of it again; what a spreadsheet can't say (a pattern, two columns together) is left to the run.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from climatekit.contracts.model import Column
from climatekit.template import words
from climatekit.template.limits import Limits
from climatekit.template.notes import bounds
from climatekit.text import Language, Text

_LONGEST_LIST = 255  # characters of a list within a rule, commas and all, in Excel
_WIDEST = 10**15  # beyond this a spreadsheet rounds
_FIRST_DAY = datetime.date(1900, 1, 1)


class Lists:
    """The lists of one workbook: short ones stand in their rule, long ones on a hidden sheet, each once."""

    def __init__(self, taken: Collection[str]) -> None:
        self._name = "lists"
        while self._name.casefold() in {name.casefold() for name in taken}:
            self._name += "_"
        self._long: dict[tuple[str, ...], int] = {}

    def choice(self, values: Iterable[str], language: Language) -> dict[str, Any]:
        """One of these values and no other."""
        listed = tuple(values)
        source: Any = list(listed)
        if len(",".join(listed)) > _LONGEST_LIST or any("," in value for value in listed):
            column = xl_col_to_name(self._long.setdefault(listed, len(self._long)))
            source = f"='{self._name}'!${column}$1:${column}${len(listed)}"
        return {"validate": "list", "source": source, **_refusal(words.CHOOSE, language)}

    def reference(self, sheet: str, position: int, rows: int, language: Language) -> dict[str, Any]:
        """A value of another sheet, as far down as that is filled; another one is only asked about."""
        quoted, column = sheet.replace("'", "''"), xl_col_to_name(position)
        cells = f"'{quoted}'!${column}$2:${column}${rows + 1}"
        return {
            "validate": "list",
            "source": f"=OFFSET('{quoted}'!${column}$2,0,0,MAX(1,COUNTA({cells})),1)",
            "error_type": "warning",
            **_refusal(words.NOT_THERE_YET, language, sheet=sheet),
        }

    def write(self, book: Any) -> None:
        """Add the hidden sheet, if there is anything for it."""
        if not self._long:
            return
        sheet = book.add_worksheet(self._name)
        for values, position in self._long.items():
            for row, value in enumerate(values):
                sheet.write_string(row, position, value)
        sheet.hide()


def validation(column: Column, limits: Limits, language: Language) -> dict[str, Any] | None:
    """The rule of a column that is no list; None where anything goes."""
    match column.kind:
        case "date":
            rule = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY}
            return rule | _refusal(words.WRITE_DATE, language)
        case "integer":
            return {"validate": "integer", **_between(limits)} | _number_refusal(words.WRITE_INTEGER, limits, language)
        case "number" | "decimal":
            return {"validate": "decimal", **_between(limits)} | _number_refusal(words.WRITE_NUMBER, limits, language)
    if limits.lengths is None:
        return None
    low, high = limits.lengths
    rule = {"validate": "length", "criteria": "between", "minimum": low, "maximum": high}
    return rule | _refusal(words.LENGTH, language, low=low, high=high)


def _between(limits: Limits) -> dict[str, Any]:
    """A spreadsheet has one comparison a rule: an open limit beside another one is left to the run."""
    low, high = (_value(limits.low), _value(limits.high))
    if low is not None and high is None:
        return {"criteria": ">" if limits.open_low else ">=", "value": low}
    if high is not None and low is None:
        return {"criteria": "<" if limits.open_high else "<=", "value": high}
    return {
        "criteria": "between",
        "minimum": -_WIDEST if low is None else low,
        "maximum": _WIDEST if high is None else high,
    }


def _value(limit: str | None) -> int | float | None:
    if limit is None:
        return None
    return float(limit) if "." in limit else int(limit)


def _number_refusal(text: Text, limits: Limits, language: Language) -> dict[str, str]:
    return _refusal(text, language, limits=" ".join(f"{sentence}." for sentence in bounds(limits, language)))


def _refusal(text: Text, language: Language, **facts: Any) -> dict[str, str]:
    return {"error_title": words.WRONG.to(language), "error_message": text.to(language).format(**facts).strip()}
