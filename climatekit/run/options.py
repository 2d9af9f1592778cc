"""What goes into a run and what comes out of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from climatekit.text import Language

if TYPE_CHECKING:
    from climatekit.contracts.model import CompiledContract
    from climatekit.pipeline.plan import Plan
    from climatekit.plugin_host.host import Host, Model
    from climatekit.project.destinations import Destination
    from climatekit.project.load import Project
    from climatekit.project.programmes import Programme
    from climatekit.project.settings import ProjectSection


DUCKDB, SPARK = "duckdb", "spark"


@dataclass(frozen=True, kw_only=True)
class Options:
    """What a command may say over ``climatekit.toml``; None leaves it to the project.

    ``public`` makes a result for everybody, see ``climatekit.public``.
    ``check_only`` stops before publishing: the same verdicts and exit codes, nothing written. Without ``report`` no
    ``report.html`` is made. ``engine`` computes what the SQL files say; ``master`` is where Spark runs.
    ``again`` computes although nothing has changed since the last run.
    """

    as_of: datetime.date | None = None
    out: Path | None = None
    language: Language | None = None
    max_rejects: str | None = None
    without: tuple[str, ...] = ()
    memory_limit: str | None = None
    threads: int | None = None
    engine: str = DUCKDB
    master: str | None = None
    check_only: bool = False
    public: bool = False
    report: bool = True
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Everything known before a row is read. ``contracts`` are those of the models in use, by table."""

    project: Project
    host: Host
    programmes: tuple[Programme, ...]
    models: Mapping[str, Model]
    contracts: Mapping[str, CompiledContract]
    required: frozenset[str]
    plan: Plan
    as_of: datetime.date
    language: Language
    destinations: tuple[Destination, ...] = ()
    """The publishers that take part, each with what the project sets."""
    broken: tuple[str, ...] = ()
    """What is wrong with plugins that a check left out; a run refuses them."""

    @property
    def settings(self) -> ProjectSection:
        """The ``[project]`` section."""
        return self.project.settings.project


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether the data is clean within tolerance (exit code 0 or 1; 3 for a check that left out a broken plugin)."""

    exit_code: int
    code: str
    reason: str
    publishable: bool


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a run ended; ``out`` is where its files are (None after a check). Other ends are exceptions."""

    verdict: Verdict
    out: Path | None
    manifest: Mapping[str, Any]
    warnings: tuple[str, ...] = ()
    unchanged: bool = False
    """Nothing had changed: what the last run left stands, and was not made again."""

    @property
    def exit_code(self) -> int:
        """0 or 1; 3 for a check that left out a broken plugin."""
        return self.verdict.exit_code
