"""An open network in which everything is in order; each test puts one thing out of order and runs it."""

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

AS_OF = date(2026, 10, 31)
Row = dict[str, Any]


@dataclass
class Results:
    """What a run left; of a project with several programmes, ``programme`` is the one to look at."""

    out: Path
    programme: str = "%"

    def rows(self, file: str, where: str = "true") -> list[Row]:
        with duckdb.connect() as connection:
            found = connection.execute(f"select * from '{self.out / file}.parquet' where {where}")
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def findings(self) -> list[Row]:
        return self.rows("findings/findings", f"programme_id like '{self.programme}'")

    def rules(self) -> list[str]:
        return sorted(finding["rule"] for finding in self.findings())

    def metric(self, name: str, dimension: str = "all") -> dict[tuple[str, str], float]:
        """(period, dimension value): value."""
        where = f"metric = '{name}' and dimension = '{dimension}' and programme_id like '{self.programme}'"
        found = self.rows("metrics/metrics", where)
        return {(row["period"], row["dimension_value"]): row["value"] for row in found}


@dataclass
class Network:
    """A project folder that is still to be written."""

    folder: Path
    programme: Row
    settings: Row
    tables: dict[str, list[Row]]
    other_programmes: list[Row] = field(default_factory=list)

    def add(self, table: str, *rows: Row) -> None:
        self.tables.setdefault(table, []).extend(rows)

    def organisations(self, *org_ids: str, **columns: Any) -> None:
        for org_id in org_ids:
            self.add("organisation", organisation(org_id, **columns))

    def draft(self) -> Draft:
        return Draft([self.programme, *self.other_programmes], self.tables, self.settings)

    def run(self, as_of: date = AS_OF) -> Results:
        self._write()
        outcome = run_project(self.folder, Options(as_of=as_of, report=False))
        rejects = [account for account in outcome.manifest["sources"] if account["rejected"]]
        assert not rejects, (rejects, outcome.manifest["reject_reasons"])
        assert outcome.out is not None
        return Results(outcome.out)

    def _write(self) -> None:
        lines = ["[project]", 'name = "Testi"', "max_errors = 1000"]
        for programme in [self.programme, *self.other_programmes]:
            lines += ["[[programmes]]", *(f"{key} = {_toml(value)}" for key, value in programme.items())]
            if programme is self.programme:
                lines += ["[programmes.settings]", *(f"{key} = {_toml(value)}" for key, value in self.settings.items())]
        data = self.folder / "data"
        data.mkdir(parents=True, exist_ok=True)
        (self.folder / "climatekit.toml").write_text("\n".join(lines), "utf-8")
        for table, rows in self.tables.items():
            if not rows:
                continue
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (data / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)


def _toml(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def organisation(org_id: str, **columns: Any) -> Row:
    return {
        "org_id": org_id,
        "name": f"{org_id} Oy",
        "business_id": "",
        "org_type": "company",
        "size_class": "small",
        "size_basis": "headcount_only",
        "industry_scheme": "TOL2008",
        "industry_section": "C",
        "municipality_code": "179",
        "climate_stage": "planned",
    } | columns


def on_mailing_list(*org_ids: str, since: str = "2024-02-01", until: str = "") -> list[Row]:
    return [
        {"org_id": org_id, "source": "mailing_list", "first_seen": since, "last_seen": until, "programme_id": "verkko"}
        for org_id in org_ids
    ]


def sound(folder: Path = Path("project")) -> Network:
    """Nothing to find in it on 2026-10-31."""
    made = Network(
        folder=folder,
        programme={"id": "verkko", "name": "Verkko", "model": "open_network", "valid_from": date(2024, 1, 1)},
        settings={"brand_name": "Verkko"},
        tables={
            "programme_role": [
                {"programme_id": "verkko", "org_id": "o1", "role": "lead_coordinator", "valid_from": "2024-01-01",
                 "valid_to": ""},
                {"programme_id": "verkko", "org_id": "o2", "role": "co_coordinator", "valid_from": "2024-01-01",
                 "valid_to": ""},
            ],
            "action_plan": [
                {"programme_id": "verkko", "year": 2026, "adopted_on": "2025-12-10", "practices": "Aamukahvit",
                 "status": "adopted", "events_planned": 4},
            ],
            "event": [{"event_id": "e1", "programme_id": "verkko", "held_on": "2026-10-01", "kind": "breakfast"}],
            "attendance": [{"event_id": "e1", "org_id": org_id, "headcount": 1} for org_id in ("o1", "o2", "o3")],
            "participation": on_mailing_list("o1", "o2", "o3"),
            "channel_metric": [
                {"programme_id": "verkko", "channel": "mailing_list", "metric": "subscribers",
                 "measured_on": "2026-09-30", "value": 40},
                {"programme_id": "verkko", "channel": "facebook", "metric": "posts", "measured_on": "2026-09-30",
                 "value": 3},
            ],
        },
    )  # fmt: skip
    made.organisations("o1", "o2", "o3")
    return made


@pytest.fixture
def network(tmp_path: Path) -> Network:
    """The sound one."""
    return sound(tmp_path / "project")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """examples/ymparaks, run as it stands; its open network, for the commitment track beside it has another model."""
    folder = Path(__file__).parents[3] / "examples" / "ymparaks"
    outcome = run_project(folder, Options(out=tmp_path_factory.mktemp("example") / "out", report=False))
    assert outcome.exit_code == 0, outcome.verdict
    assert outcome.out is not None
    return Results(outcome.out, programme="ymparaks")


Change = Callable[[Network], object]
