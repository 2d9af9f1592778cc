"""Projects small enough to read, and the example projects: what they leave when they are run."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit.conformance.draft import Draft
from climatekit.run import Options, run_project

EXAMPLES = Path(__file__).parents[2] / "examples"
Row = dict[str, Any]


@dataclass(frozen=True)
class Results:
    """What a run left."""

    out: Path

    def rows(self, file: str, where: str = "true") -> list[Row]:
        with duckdb.connect() as connection:
            found = connection.execute(f"select * from '{self.out / file}.parquet' where {where}")
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def rules(self) -> list[str]:
        return sorted(finding["rule"] for finding in self.rows("findings/findings"))

    def messages(self, rule: str) -> list[tuple[str, str, str]]:
        """(fi, sv, en) of each finding of one rule."""
        found = self.rows("findings/findings", f"rule = '{rule}'")
        return [(row["message_fi"], row["message_sv"], row["message_en"]) for row in found]

    def metric(self, name: str, dimension: str = "all", programme_id: str = "%") -> dict[tuple[str, str], float]:
        """(period, dimension value): value."""
        where = f"metric = '{name}' and dimension = '{dimension}' and programme_id like '{programme_id}'"
        found = self.rows("metrics/metrics", where)
        return {(row["period"], row["dimension_value"]): row["value"] for row in found}


@dataclass
class SmallProject:
    """A project folder that is still to be written; the first programme carries the settings."""

    folder: Path
    programmes: list[Row]
    tables: dict[str, list[Row]]
    settings: Row = field(default_factory=dict)

    def add(self, table: str, *rows: Row) -> None:
        self.tables.setdefault(table, []).extend(rows)

    def change(self, table: str, row: int = 0, **values: Any) -> None:
        self.tables[table][row].update(values)

    def draft(self) -> Draft:
        return Draft(self.programmes, self.tables, self.settings)

    def run(self, as_of: date, *, rejects: int = 0) -> Results:
        self.write()
        outcome = run_project(self.folder, Options(as_of=as_of, report=False))
        assert outcome.manifest["rows"]["rejected"] == rejects, outcome.manifest["reject_reasons"]
        assert outcome.out is not None
        return Results(outcome.out)

    def write(self) -> None:
        lines = ["[project]", 'name = "Testi"', "max_errors = 1000", "max_rejects = 1000"]
        for programme in self.programmes:
            lines += ["[[programmes]]", *(f"{key} = {_toml(value)}" for key, value in programme.items())]
            if programme is self.programmes[0]:
                lines += ["[programmes.settings]", *(f"{key} = {_toml(value)}" for key, value in self.settings.items())]
        data = self.folder / "data"
        data.mkdir(parents=True, exist_ok=True)
        (self.folder / "climatekit.toml").write_text("\n".join(lines), "utf-8")
        for table, rows in self.tables.items():
            columns = list(dict.fromkeys(column for row in rows for column in row))
            path = data / f"{table}.csv"
            path.unlink(missing_ok=True)
            if rows:
                with path.open("w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, columns)
                    writer.writeheader()
                    writer.writerows(rows)


def _toml(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


@pytest.fixture
def small_project(tmp_path: Path) -> Callable[..., SmallProject]:
    """``small_project(programmes=[…], tables={…})`` → a project that ``run(as_of)`` writes and runs."""

    def make(programmes: list[Row], tables: dict[str, list[Row]]) -> SmallProject:
        return SmallProject(tmp_path / "small", programmes, tables)

    return make


@pytest.fixture(scope="session")
def run_example(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Results]:
    """``run_example("kunta_integrointi")``: the example as it stands; it must end with exit code 0."""

    def run(name: str) -> Results:
        outcome = run_project(EXAMPLES / name, Options(out=tmp_path_factory.mktemp(name) / "out", report=False))
        assert outcome.exit_code == 0, outcome.verdict
        assert outcome.out is not None
        return Results(outcome.out)

    return run
