"""Shared datasets on hand-made tables, and the example network as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from climatekit import engine
from climatekit.run import Options, run_project

PACKAGE = files("climatekit_pipelines")
Make = Callable[..., None]


@pytest.fixture(scope="session")
def make() -> Make:
    """Run SQL files of the package in the given order: ``make(connection, "membership/member_period", …)``."""

    def run_files(connection: duckdb.DuckDBPyConnection, *names: str) -> None:
        for name in names:
            sql = (PACKAGE / f"{name}.sql").read_text("utf-8")
            connection.execute(f"create or replace table {name.rpartition('/')[2]} as {sql}")

    return run_files


@pytest.fixture
def members(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty ``programme_member`` and a ``run`` as of 2026-10-31."""
    connection = engine.connect(spill=tmp_path / "spill")
    empty_members(connection, date(2026, 10, 31))
    yield connection
    connection.close()


def empty_members(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    connection.execute("create or replace table run as select cast(? as date) as as_of", [as_of])
    sql = (PACKAGE / "membership" / "programme_member.sql").read_text("utf-8")
    connection.execute(f"create or replace table programme_member as {sql}")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The marts and metrics of examples/ymparaks as views."""
    folder = Path(__file__).parents[2] / "examples" / "ymparaks"
    out = tmp_path_factory.mktemp("example") / "out"
    run_project(folder, Options(out=out, report=False))
    connection = duckdb.connect()
    for file in sorted(out.glob("*/*.parquet")):
        if file.parent.name not in ("tables", "rejects"):
            connection.execute(f"create view {file.stem} as select * from '{file}'")
    yield connection
    connection.close()
