"""Plugins that only bring SQL, written from a few lines; and an engine like that of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from climatekit import engine
from climatekit.cache import Cache
from climatekit.pipeline.execute import Made, execute
from climatekit.pipeline.plan import Plan, make_plan
from climatekit.pipeline.sql_file import SqlFile, read_sql_file
from climatekit.plugin_host import Membership, Reporting, Tracking
from climatekit.plugin_host.types import Step

STEPS = {"membership": Membership, "tracking": Tracking, "reporting": Reporting}
RULE = """\
-- rule: T-1
-- severity: warning
-- source: guess
-- fi: {sentence}
-- sv: {sentence}
-- en: {sentence}
"""
METRIC = """\
-- metric: m
-- unit: count
-- direction: up
-- fi: Määrä.
-- sv: Antal.
-- en: Number.
"""
ROW = "select 'net' as programme_id, '2026' as period, 'all' as dimension, 'all' as dimension_value, 1 as value\n"


def dataset(select: str, grain: str, *header: str) -> str:
    """A dataset file around a SELECT."""
    return "\n".join(["-- One row.", f"-- grain: {grain}", *(f"-- {line}" for line in header), select, ""])


def rule(select: str, sentence: str = "Oho.") -> str:
    """A rule file around a SELECT."""
    return RULE.format(sentence=sentence) + select + "\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., SqlFile]:
    """``read(text, kind="dataset", name="thing")`` → the parsed file, without a cache."""

    def parse(text: str | bytes, *, kind: str = "dataset", name: str = "thing", cache: Cache | None = None) -> SqlFile:
        file = tmp_path / f"{name}.sql"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_sql_file(file, kind=kind, plugin="climatekit_x", step="tracking", cache=cache or Cache(None))

    return parse


@pytest.fixture
def plugins(tmp_path: Path) -> Callable[[Mapping[str, str]], dict[str, dict[str, Step]]]:
    """``plugins({"climatekit_x/tracking/thing.sql": "…"})`` → steps by plugin."""

    def write(files: Mapping[str, str]) -> dict[str, dict[str, Step]]:
        found: dict[str, dict[str, Step]] = {}
        for place, text in files.items():
            file = tmp_path / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            plugin, step, *_ = place.split("/")
            found.setdefault(plugin, {})[step] = STEPS[step](sql=tmp_path / plugin / step)
        return found

    return write


@pytest.fixture
def plan(plugins: Callable[..., dict[str, dict[str, Step]]]) -> Callable[..., Plan]:
    """``plan({path: text}, inputs=["organisation"])`` → the plan."""

    def make(files: Mapping[str, str], inputs: tuple[str, ...] = ()) -> Plan:
        return make_plan(plugins(files), inputs, Cache(None))

    return make


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A run's engine, closed to the outside, with the core's tables and a small organisation register."""
    with engine.connect(spill=tmp_path / "spill") as found:
        found.execute("create table run as select date '2026-06-30' as as_of")
        found.execute("create table programme as select 'net' as programme_id, 'Verkosto' as name")
        found.execute("create table organisation (org_id varchar, name varchar)")
        found.execute("insert into organisation values ('org-1', 'A Oy'), ('org-2', 'B Oy')")
        found.execute("create table parsed.contact as select 'c-1' as contact_id, 'Maija' as person_name")
        engine.close_to_the_outside(found)
        yield found


@dataclass(frozen=True)
class Ran:
    """What the pipeline made, and where."""

    connection: duckdb.DuckDBPyConnection
    made: tuple[Made, ...]

    def rows(self, table: str) -> list[tuple[object, ...]]:
        """All rows, in order."""
        return self.connection.execute(f"from {table} order by all").fetchall()


@pytest.fixture
def ran(plan: Callable[..., Plan], connection: duckdb.DuckDBPyConnection) -> Callable[..., Ran]:
    """``ran({path: text})`` → the plan, executed."""

    def run(files: Mapping[str, str]) -> Ran:
        made: list[Made] = []
        execute(connection, plan(files, inputs=("organisation",)), made.append)
        return Ran(connection, tuple(made))

    return run
