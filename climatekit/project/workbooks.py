"""Workbooks that hold several tables: which sheet is which table, by the sheet's name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.names import normalised
from climatekit.errors import DataError, did_you_mean
from climatekit.ingest.source import EXCEL_SUFFIXES
from climatekit.language import say
from climatekit.text import LANGUAGES, Language, Text

LONGEST_NAME = 31  # of a sheet, in Excel
GUIDE = Text("Ohje", "Anvisning", "Guide")
"""The sheet of a template that explains the others; it is no table, whatever it comes close to."""


@dataclass(frozen=True)
class Sheets:
    """The sheets of one workbook that a person sees: those that are tables, and the others."""

    tables: tuple[tuple[str, str], ...] = ()
    """Sheet and table, in the order of the workbook."""
    others: tuple[str, ...] = ()
    problem: str | None = None
    """Why the workbook can't be read, as a sentence."""


def is_workbook(path: Path) -> bool:
    """Whether the file may have several sheets."""
    return path.suffix.casefold() in EXCEL_SUFFIXES


def sheet_names(contracts: Collection[CompiledContract], language: Language) -> dict[str, str]:
    """The name of each table's sheet: its title where that is one table's only, shortened to what a sheet may have."""
    owners = _owners(contracts)
    names = {}
    for contract in contracts:
        name = _fitting(contract.title.to(language))
        names[contract.table] = name if owners.get(normalised(name)) == contract.table else contract.table
    return names


def _owners(contracts: Iterable[CompiledContract]) -> dict[str, str]:
    """The table that a normalised name means. A title that two tables have means none; a table's own name wins."""
    claims: dict[str, set[str]] = {}
    for contract in contracts:
        for language in LANGUAGES:
            title = contract.title.to(language)
            for name in (title, _fitting(title)):
                claims.setdefault(normalised(name), set()).add(contract.table)
    owners = {name: next(iter(tables)) for name, tables in claims.items() if len(tables) == 1}
    return owners | {normalised(contract.table): contract.table for contract in contracts}


def _fitting(title: str) -> str:
    """A title as the name of a sheet: without the characters that Excel forbids there, and not too long."""
    name = re.sub(r"[\[\]:*?/\\]+", " ", title).strip(" '")
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


class Workbooks:
    """Knows the names of the tables, and opens each workbook once to ask for its sheets."""

    def __init__(self, contracts: Collection[CompiledContract]) -> None:
        self._owners = _owners(contracts)
        self._titles = [title for contract in contracts for title in (*contract.title, contract.table)]
        self._opened: dict[Path, Sheets] = {}

    def sheets(self, path: Path) -> Sheets:
        """What its sheets are; a workbook that can't be read has none, and a problem."""
        if path not in self._opened:
            self._opened[path] = self._open(path)
        return self._opened[path]

    def near(self, sheet: str) -> str:
        """`` Did you mean '…'?`` where a sheet is nearly called like a table, else nothing."""
        return did_you_mean(sheet.strip().capitalize(), self._titles)

    def _open(self, path: Path) -> Sheets:
        from climatekit.ingest.excel_file import visible_sheets

        try:
            names = visible_sheets(path)
        except DataError as error:
            return Sheets(problem=error.message)
        except OSError as error:
            return Sheets(
                problem=say("{file} can't be read: {reason}.", file=path.name, reason=error.strerror or error)
            )
        tables = tuple((name, self._owners[normalised(name)]) for name in names if normalised(name) in self._owners)
        known = {*self._owners, *map(normalised, GUIDE)}
        return Sheets(tables, tuple(name for name in names if normalised(name) not in known))
