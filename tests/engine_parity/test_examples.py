"""Every model, on one network each: a run on a Spark cluster publishes the tables of a run on DuckDB."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit.errors import SystemFailure
from climatekit.examples import examples
from climatekit.run import Options, run_project
from climatekit.spark import compute

pytestmark = pytest.mark.bi
AS_OF = date(2026, 10, 31)


@pytest.mark.parametrize(
    "example", ["kunta_toimintamallit", "kunta_integrointi", "ymparaks", "lahti", "greenreality_network"]
)
def test_the_same_tables(example: str, cluster: Any, same: Callable[..., list[Any]], place: Path) -> None:
    folder = shutil.copytree(examples()[example], place / example)
    one, other = place / "by duckdb", place / "by spärk 100%"  # as it stands, for Hadoop too
    run_project(folder, Options(out=one, as_of=AS_OF))
    run_project(folder, Options(out=other, as_of=AS_OF, engine="spark"))
    told = json.loads((other / "run.json").read_text("utf-8"))
    assert (told["engine"], told["versions"]["spark"]) == ("spark", cluster.version)
    tables = sorted(file.relative_to(one) for file in one.rglob("*.parquet"))
    assert tables == sorted(file.relative_to(other) for file in other.rglob("*.parquet"))
    assert len(tables) > 40
    wrong = {}
    for table in tables:
        schemas, rows = zip(*(_read(out / table) for out in (one, other)), strict=True)
        assert schemas[0] == schemas[1]
        if differing := same(*rows):
            wrong[table.as_posix()] = differing[:3]
    assert not wrong
    # the page for people as well: its sections are computed on Spark
    assert (one / "report.html").read_bytes() == (other / "report.html").read_bytes()


def test_a_worker_that_sees_another_disk(cluster: Any, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark says nothing of rows that land elsewhere; a run does, and publishes nothing."""
    folder = shutil.copytree(examples()["kunta_integrointi"], place / "project")
    uri = compute._uri
    monkeypatch.setattr(
        compute, "_uri", lambda there: uri(there if (there / "part-0.parquet").exists() else place / there.name)
    )
    with pytest.raises(SystemFailure, match="must see the folder of --out"):
        run_project(folder, Options(out=place / "out", as_of=AS_OF, engine="spark"))
    assert not (place / "out").exists()


def _read(file: Path) -> tuple[Any, list[Any]]:
    with duckdb.connect() as connection:
        relation = connection.execute(f"from read_parquet('{file}')")
        return [(column[0], str(column[1])) for column in relation.description or ()], relation.fetchall()
