"""A project that is still to be written: what the cases of a rule are made of.

A case is a *change* to a project in which everything is in order::

    def sound() -> Draft: ...

    AS_OF = date(2026, 12, 31)
    TRIPS = {"B-1": [("no visit for a year", lambda draft: draft.change("visit", visited_on="2025-01-01"))]}
    LEAVES_ALONE = [("a visit a year ago, to the day", lambda draft: draft.change("visit", visited_on="2025-12-31"))]
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Change = Callable[[Any], object]

AS_OF = date(2026, 12, 31)


@dataclass
class Draft:
    """Programmes as in ``climatekit.toml``, the settings of the first one, and tables as rows by column."""

    programmes: list[Row]
    tables: dict[str, list[Row]] = field(default_factory=dict)
    settings: Row = field(default_factory=dict)

    def draft(self) -> Draft:
        """Itself; what a plugin's own kind of draft turns into."""
        return self

    def add(self, table: str, *rows: Row) -> None:
        """More rows."""
        self.tables.setdefault(table, []).extend(rows)

    def change(self, table: str, row: int = 0, **values: Any) -> None:
        """Other values in one row, the first where none is named."""
        self.tables[table][row].update(values)

    def clear(self, *tables: str) -> None:
        """No rows."""
        for table in tables:
            self.tables[table] = []

    def write(self, folder: Path, *, project: Mapping[str, Any], headers: Mapping[str, Iterable[str]]) -> None:
        """As a project folder. ``project`` are keys of ``[project]``, ``headers`` those of required tables."""
        lines = ["[project]", *(_line(key, value) for key, value in project.items())]
        for number, programme in enumerate(self.programmes):
            settings = {**programme.get("settings", {}), **(self.settings if number == 0 else {})}
            lines += ["[[programmes]]", *(_line(key, value) for key, value in programme.items() if key != "settings")]
            lines += ["[programmes.settings]", *(_line(key, value) for key, value in settings.items())]
        data = folder / "data"
        data.mkdir(parents=True)
        (folder / "climatekit.toml").write_text("\n".join(lines) + "\n", "utf-8")
        for table in sorted({*self.tables, *headers}):
            rows = self.tables.get(table, [])
            columns = list(dict.fromkeys(column for row in rows for column in row)) or list(headers.get(table, ()))
            if columns:
                with (data / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, columns)
                    writer.writeheader()
                    writer.writerows(rows)


def changed(sound: Callable[[], Any], change: Change) -> Draft:
    """A sound project with one change."""
    made = sound()
    change(made)
    draft: Draft = made.draft()
    return draft


def _line(key: str, value: Any) -> str:
    return f"{key} = {value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}"
