"""A project folder from a few lines, run in this process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pytest

from climatekit.plugin_host.host import Host
from climatekit.run import Options, Outcome, run_project


@dataclass(frozen=True)
class Run:
    """What a run left: its files in ``out``, and how it ended."""

    outcome: Outcome

    @property
    def out(self) -> Path:
        """The folder with the files; beside ``out`` where the result is held back."""
        assert self.outcome.out is not None
        return self.outcome.out

    @property
    def exit_code(self) -> int:
        """0 or 1."""
        return self.outcome.exit_code

    @property
    def tables(self) -> dict[str, Path]:
        """Every table by its place, such as ``metrics/metrics``."""
        files = sorted(self.out.rglob("*.parquet"))
        return {file.relative_to(self.out).with_suffix("").as_posix(): file for file in files}

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table, by its place or, where only one is called so, by its name."""
        import pyarrow.parquet as pq

        found = [file for place, file in self.tables.items() if table in (place, place.rpartition("/")[2])]
        assert len(found) == 1, f"there is no one table '{table}': the run left {', '.join(self.tables)}"
        return list(pq.read_table(found[0]).to_pylist())

    def findings(self, rule: str | None = None) -> list[dict[str, Any]]:
        """What the rules found, or one of them."""
        return [finding for finding in self.rows("findings/findings") if rule in (None, finding["rule"])]

    def metric(self, name: str, dimension: str = "all") -> dict[tuple[str, str], float]:
        """(period, value of the dimension): value."""
        return {
            (row["period"], row["dimension_value"]): row["value"]
            for row in self.rows("metrics/metrics")
            if (row["metric"], row["dimension"]) == (name, dimension)
        }


@dataclass(frozen=True)
class Project:
    """A project folder."""

    folder: Path

    def run(self, as_of: date | None = None, *, check_only: bool = False) -> Run:
        """Run it in this process; what ends a run early is raised as it is."""
        return Run(run_project(self.folder, Options(as_of=as_of, check_only=check_only)))


class ProjectOf(Protocol):
    """Writes a project: files by their path in it, and ``climatekit.toml``."""

    def __call__(self, files: Mapping[str, str | bytes], toml: str, name: str = ...) -> Project:
        """``name`` is that of its folder."""


@pytest.fixture(scope="session")
def host() -> Host:
    """Every plugin of this installation, asked everything."""
    found = Host()
    found.survey()
    return found


@pytest.fixture
def project_of(tmp_path: Path) -> ProjectOf:
    """``project_of({"data/organisation.csv": "…"}, toml="…").run().rows("organisation")``."""

    def write(files: Mapping[str, str | bytes], toml: str, name: str = "project") -> Project:
        root = tmp_path / name
        for place, content in {"climatekit.toml": toml, **files}.items():
            path = root / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Project(root)

    return write
