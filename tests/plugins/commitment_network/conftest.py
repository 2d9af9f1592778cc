"""Commitment networks in which everything is in order; a test puts one thing out of order.

A run takes a second however small it is, so that many networks are run at once: each is a programme of one project, its
keys begin with its name, and its results are what carries that name.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit.conformance.draft import Draft
from climatekit.run import Options, run_project

from .rows import AS_OF, Row, application, commitment, days_ago, membership_of, organisation, report, target

MODEL = "commitment_network"
EXAMPLE = Path(__file__).parents[3] / "examples" / "lahti"

KEYS = {
    *("membership_id", "commitment_id", "target_id", "report_id", "application_id", "support_id", "event_id"),
    *("label_id", "grant_id", "claim_id", "contact_id", "org_id", "owner_org_id", "host_org_id", "provider_org_id"),
}
# tables whose rows name their programme
OF_PROGRAMME = {
    *("application", "membership", "programme_role", "event", "support_action", "action_plan", "channel_metric"),
    *("resource_use", "criteria_set", "label", "public_claim"),
}


@cache
def _reader() -> duckdb.DuckDBPyConnection:
    """One for all tests: to open one for each look takes longer than the look."""
    return duckdb.connect(config={"threads": 1})


@cache
def _columns(path: Path) -> tuple[str, ...]:
    return tuple(column[0] for column in _reader().execute(f"describe select * from '{path}'").fetchall())


@dataclass(frozen=True)
class Results:
    """What a run left, for one network of it; ``prefix`` stands before its keys and is taken away."""

    out: Path
    prefix: str = ""

    def rows(self, file: str, where: str = "true") -> list[Row]:
        path = self.out / f"{file}.parquet"
        names = _columns(path)
        found = _reader().execute(f"select * from '{path}' where ({self._own(names)}) and ({where})").fetchall()
        return [dict(zip(names, map(self._plain, row), strict=True)) for row in found]

    def _own(self, names: tuple[str, ...]) -> str:
        if not self.prefix:
            return "true"
        if "programme_id" in names:
            return f"programme_id = '{self.prefix}verkko'"
        key = next(name for name in names if name in KEYS)
        return f"starts_with({key}, '{self.prefix}')"

    def _plain(self, value: Any) -> Any:
        return value.replace(self.prefix, "") if self.prefix and isinstance(value, str) else value

    def row(self, file: str, where: str = "true") -> Row:
        (found,) = self.rows(file, where)
        return found

    def findings(self, where: str = "true") -> list[Row]:
        return self.rows("findings/findings", where)

    def rules(self) -> set[str]:
        return {finding["rule"] for finding in self.findings()}

    def metric(self, name: str, dimension: str = "all") -> dict[str, float]:
        """Dimension value: value."""
        found = self.rows("metrics/metrics", f"metric = '{name}' and dimension = '{dimension}'")
        return {row["dimension_value"]: row["value"] for row in found}

    def metric_by_period(self, name: str, dimension: str = "all") -> dict[tuple[str, str], float]:
        """(period, dimension value): value."""
        found = self.rows("metrics/metrics", f"metric = '{name}' and dimension = '{dimension}'")
        return {(row["period"], row["dimension_value"]): row["value"] for row in found}


@dataclass
class Network:
    """A network that is still to be written. Rows of ``others`` (programmes beside it) name their ``programme_id``."""

    tables: dict[str, list[Row]]
    settings: Row = field(default_factory=dict)
    programme: Row = field(default_factory=dict)
    others: dict[str, Row] = field(default_factory=dict)

    def draft(self) -> Draft:
        main = {"id": "verkko", "name": "Verkko", "model": MODEL} | self.programme
        beside = [{"id": name, "name": name, "model": MODEL} | row for name, row in self.others.items()]
        return Draft([main, *beside], self.tables, self.settings)

    def add(self, table: str, *rows: Row) -> None:
        self.tables.setdefault(table, []).extend(rows)

    def change(self, table: str, **values: Any) -> None:
        """The first row of a table."""
        self.tables[table][0].update(values)

    def member(self, number: int, **membership: Any) -> None:
        """One more organisation that was accepted and is in, without any commitment."""
        org_id = f"o{number}"
        self.add("organisation", organisation(org_id))
        self.add("application", application(f"a{number}", org_id))
        self.add("membership", membership_of(f"m{number}", org_id) | membership)

    def without_promises(self) -> None:
        for table in ("commitment", "target", "progress_report"):
            self.tables[table] = []


Change = Callable[[Network], object]


def sound() -> Network:
    """One member, one commitment, one target, one report: nothing to find in it on 2026-10-31."""
    return Network(
        settings={"offered_outside": "Avoimet aamukahvit"},
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
            "action_plan": [{"year": 2026, "adopted_on": "2025-12-10", "status": "adopted"}],
            "event": [
                {"event_id": "e1", "name": "Aamukahvit", "held_on": days_ago(100), "kind": "coffee"},
                {"event_id": "e2", "name": "Työpaja", "held_on": days_ago(364), "kind": "workshop"},
            ],
            "channel_metric": [
                {"channel": "newsletter", "metric": "subscribers", "measured_on": days_ago(364), "value": 12}
            ],
        },
    )


def changed(*changes: Change) -> Network:
    network = sound()
    for change in changes:
        change(network)
    return network


def settings(**values: object) -> Change:
    return lambda network: network.settings.update(values)


def first(table: str, **values: object) -> Change:
    return lambda network: network.change(table, **values)


def more(table: str, *rows: Row) -> Change:
    return lambda network: network.add(table, *rows)


def without(*tables: str) -> Change:
    return lambda network: [network.tables.pop(table) for table in tables]


def both(*changes: Change) -> Change:
    return lambda network: [change(network) for change in changes]


def run_networks(folder: Path, networks: Mapping[str, Network], as_of: date = AS_OF) -> dict[str, Results]:
    """All networks as one project. No row may be refused."""
    write_networks(folder, networks)
    outcome = run_project(folder, Options(as_of=as_of, report=False))
    rejects = [account for account in outcome.manifest["sources"] if account["rejected"]]
    assert not rejects, (rejects, outcome.manifest["reject_reasons"])
    assert outcome.out is not None
    return {name: Results(outcome.out, f"n{number:03d}_") for number, name in enumerate(networks)}


def write_networks(folder: Path, networks: Mapping[str, Network]) -> None:
    lines = ["[project]", 'name = "Testi"', "max_errors = 100000", 'max_rejects = "100%"']
    tables: dict[str, list[Row]] = {"commitment": [], "membership": [], "organisation": []}
    for number, network in enumerate(networks.values()):
        prefix = f"n{number:03d}_"
        main = {"id": "verkko", "name": "Verkko", "model": "commitment_network"} | network.programme
        beside = [
            {"id": name, "name": name, "model": "commitment_network"} | row for name, row in network.others.items()
        ]
        for programme in (main, *beside):
            lines.append("[[programmes]]")
            lines += [f"{key} = {_toml(_named(prefix, key, value))}" for key, value in programme.items()]
            if programme is main:
                lines.append("[programmes.settings]")
                lines += [f"{key} = {_toml(value)}" for key, value in network.settings.items()]
        for table, rows in network.tables.items():
            whole = ({"programme_id": "verkko"} if table in OF_PROGRAMME else {}, *rows)
            tables.setdefault(table, []).extend(
                {key: _named(prefix, key, value) for key, value in (whole[0] | row).items()} for row in whole[1:]
            )
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "climatekit.toml").write_text("\n".join(lines), "utf-8")
    for table, rows in tables.items():
        # a required table that is empty still has its headers
        _csv(data / f"{table}.csv", rows, HEADERS.get(table, ()))


def _named(prefix: str, key: str, value: Any) -> Any:
    named = key in KEYS or key in ("programme_id", "id", "parent", "succeeds")
    return f"{prefix}{value}" if named and value else value


def _csv(path: Path, rows: list[Row], headers: Iterable[str]) -> None:
    columns = list(dict.fromkeys((*headers, *(column for row in rows for column in row))))
    if not columns:
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


def _toml(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


HEADERS = {
    "organisation": organisation(""),
    "membership": {"programme_id": "", **membership_of("", "")},
    "commitment": commitment(""),
}


@pytest.fixture(scope="module")
def run_all(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, Results]]:
    """``run_all(networks)``: every network in one run, and the results of each by its name."""

    def run(networks: Mapping[str, Network], as_of: date = AS_OF) -> dict[str, Results]:
        return run_networks(tmp_path_factory.mktemp("networks") / "project", networks, as_of)

    return run


@pytest.fixture
def run_one(run_all: Callable[..., dict[str, Results]]) -> Callable[..., Results]:
    """``run_one(network)``: for what needs a day of its own."""
    return lambda network, as_of=AS_OF: run_all({"one": network}, as_of)["one"]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """examples/lahti, run as it stands."""
    outcome = run_project(EXAMPLE, Options(out=tmp_path_factory.mktemp("lahti") / "out", report=False))
    assert outcome.exit_code == 0, outcome.verdict
    assert outcome.out is not None
    return Results(outcome.out)
