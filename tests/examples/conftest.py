"""Each example is run once a session, whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit.examples import examples
from climatekit.run import Options, Outcome, run_project


@dataclass(frozen=True)
class Ran:
    """How the run of one example ended, and what it left."""

    name: str
    folder: Path
    outcome: Outcome

    @property
    def out(self) -> Path:
        assert self.outcome.out is not None, self.outcome.verdict
        return self.outcome.out

    def metric(self, name: str, programme: str) -> dict[tuple[str, str, str], float]:
        """(period, dimension, group): value."""
        with duckdb.connect() as connection:
            found = connection.execute(
                f"select period, dimension, dimension_value, value from '{self.out}/metrics/metrics.parquet' "
                "where metric = ? and programme_id = ?",
                [name, programme],
            ).fetchall()
        return {(period, dimension, group): value for period, dimension, group, value in found}

    def settings(self, programme: str) -> dict[str, Any]:
        found = (one for one in self.outcome.manifest["programmes"] if one["programme_id"] == programme)
        return dict(next(found)["settings"])


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Ran]:
    """``ran("turku")``: its one run."""
    done: dict[str, Ran] = {}

    def run(name: str) -> Ran:
        if name not in done:
            folder = examples()[name]
            outcome = run_project(folder, Options(out=tmp_path_factory.mktemp(name) / "out"))
            done[name] = Ran(name, folder, outcome)
        return done[name]

    return run
