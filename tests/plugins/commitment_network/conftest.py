"""A commitment network in which everything is in order; each test puts one thing out of order and runs it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit.run import Options, run_project

AS_OF = date(2026, 10, 31)
EXAMPLE = Path(__file__).parents[3] / "examples" / "lahti"
Row = dict[str, Any]


def days_ago(days: int) -> str:
    return (AS_OF - timedelta(days=days)).isoformat()


@dataclass
class Results:
    """What a run left."""

    out: Path

    def rows(self, file: str, where: str = "true") -> list[Row]:
        with duckdb.connect() as connection:
            found = connection.execute(f"select * from '{self.out / file}.parquet' where {where}")
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def row(self, file: str, where: str = "true") -> Row:
        (found,) = self.rows(file, where)
        return found

    def findings(self) -> list[Row]:
        return self.rows("findings/findings")

    def rules(self) -> set[str]:
        return {finding["rule"] for finding in self.findings()}

    def metric(self, name: str, dimension: str = "all") -> dict[str, float]:
        """Dimension value (of 'all' dimensions the period too): value."""
        found = self.rows("metrics/metrics", f"metric = '{name}' and dimension = '{dimension}'")
        return {row["dimension_value"]: row["value"] for row in found}


@dataclass
class Network:
    """A project folder that is still to be written. ``first`` gives the row that a test wants to change."""

    folder: Path
    programme: Row
    settings: Row
    tables: dict[str, list[Row]]

    def add(self, table: str, *rows: Row) -> None:
        self.tables.setdefault(table, []).extend(rows)

    def first(self, table: str) -> Row:
        return self.tables[table][0]

    def change(self, table: str, **values: Any) -> None:
        self.first(table).update(values)

    def member(self, number: int, **membership: Any) -> None:
        """One more organisation that was accepted and is in, without any commitment."""
        org_id = f"o{number}"
        self.add("organisation", organisation(org_id))
        self.add("application", application(f"a{number}", org_id))
        self.add("membership", membership_of(f"m{number}", org_id) | membership)

    def run(self, as_of: date = AS_OF) -> Results:
        self._write()
        outcome = run_project(self.folder, Options(as_of=as_of))
        rejects = [account for account in outcome.manifest["sources"] if account["rejected"]]
        assert not rejects, (rejects, outcome.manifest["reject_reasons"])
        assert outcome.out is not None
        return Results(outcome.out)

    def _write(self) -> None:
        lines = ["[project]", 'name = "Testi"', "max_errors = 1000", "[[programmes]]"]
        lines += [f"{key} = {_toml(value)}" for key, value in self.programme.items()]
        lines += ["[programmes.settings]", *(f"{key} = {_toml(value)}" for key, value in self.settings.items())]
        data = self.folder / "data"
        data.mkdir(parents=True, exist_ok=True)
        (self.folder / "climatekit.toml").write_text("\n".join(lines), "utf-8")
        for table, rows in self.tables.items():
            # a required table that is empty still has its headers
            required = commitment("") if table == "commitment" else {}
            columns = list(dict.fromkeys(column for row in [required, *rows] for column in row))
            if not columns:
                continue
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
        "org_type": "company",
        "size_class": "small",
        "municipality_code": "398",
        "climate_stage": "acting",
    } | columns


def application(application_id: str, org_id: str, **columns: Any) -> Row:
    return {
        "application_id": application_id,
        "org_id": org_id,
        "received_on": "2023-10-10",
        "criteria_version": "",
        "decision": "accepted",
        "decided_on": "2023-11-10",
    } | columns


def membership_of(membership_id: str, org_id: str, **columns: Any) -> Row:
    return {
        "membership_id": membership_id,
        "org_id": org_id,
        "tier": "full",
        "valid_from": "2023-12-01",
        "valid_to": "",
        "signed_on": "2023-12-01",
        "counterparty_municipality_code": "398",
        "criteria_version": "",
    } | columns


def commitment(commitment_id: str, membership_id: str = "m1", **columns: Any) -> Row:
    return {
        "commitment_id": commitment_id,
        "membership_id": membership_id,
        "title": f"Lupaus {commitment_id}",
        "theme": "energy_efficiency",
        "kind": "quantified",
        "made_on": "2023-12-01",
        "valid_to": "",
        "links_city_goal": "",
        "status": "active",
    } | columns


def target(target_id: str, commitment_id: str = "c1", **columns: Any) -> Row:
    return {
        "target_id": target_id,
        "commitment_id": commitment_id,
        "target_type": "absolute",
        "metric": "electricity",
        "unit": "MWh",
        "base_year": 2022,
        "base_value": 100,
        "target_year": 2027,
        "target_value": 80,
        "reduction_pct": "",
    } | columns


def report(report_id: str, commitment_id: str = "c1", **columns: Any) -> Row:
    return {
        "report_id": report_id,
        "commitment_id": commitment_id,
        "period_year": 2025,
        "submitted_on": "2026-02-01",
        "value": 88,
        "unit": "MWh",
    } | columns


@pytest.fixture
def network(tmp_path: Path) -> Network:
    """One member, one commitment, one target, one report: nothing to find in it on 2026-10-31."""
    return Network(
        folder=tmp_path / "project",
        programme={"id": "verkko", "name": "Verkko", "model": "commitment_network"},
        settings={},
        tables={
            "organisation": [organisation("o1"), organisation("kunta", org_type="municipality", size_class="large")],
            "application": [application("a1", "o1")],
            "membership": [membership_of("m1", "o1")],
            "commitment": [commitment("c1")],
            "target": [target("t1")],
            "progress_report": [report("r1")],
            "programme_role": [
                {"org_id": "kunta", "role": "lead_coordinator", "valid_from": "2015-01-01", "valid_to": ""}
            ],
        },
    )


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """examples/lahti, run as it stands."""
    outcome = run_project(EXAMPLE, Options(out=tmp_path_factory.mktemp("lahti") / "out"))
    assert outcome.exit_code == 0, outcome.verdict
    assert outcome.out is not None
    return Results(outcome.out)


Change = Callable[[Network], object]
