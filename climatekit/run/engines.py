"""Which engine computes a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from climatekit.errors import ConfigurationError
from climatekit.language import say
from climatekit.run.options import SPARK, Options

if TYPE_CHECKING:
    import duckdb

    from climatekit.pipeline.execute import Engine
    from climatekit.pipeline.plan import Plan
    from climatekit.spark.compute import OnSpark


@dataclass(frozen=True, kw_only=True)
class Computing:
    """The engine (None is DuckDB itself) and the folder over which it exchanges tables with DuckDB."""

    engine: Engine | None = None
    folder: Path | None = None
    versions: Mapping[str, str] = field(default_factory=dict)

    def told(self, plan: Plan) -> Plan:
        """The plan as the report reads it, once everything is computed."""
        return plan


@dataclass(frozen=True, kw_only=True)
class _OnSpark(Computing):
    spark: OnSpark
    wants_report: bool

    def told(self, plan: Plan) -> Plan:
        return self.spark.with_sections(plan) if self.wants_report else plan


def require(options: Options) -> None:
    """Before anything else: the engine is there."""
    if options.engine == SPARK:
        from climatekit.spark.session import require_spark

        require_spark()
    elif options.master is not None:
        raise ConfigurationError(
            "config.engine",
            say("--master '{master}' is for the engine 'spark': add --engine spark.", master=options.master),
        )


def check(options: Options, plan: Plan) -> None:
    """Before a row is read: the engine can compute everything in the plan."""
    if options.engine == SPARK:
        from climatekit.spark.compute import check_plan

        check_plan(plan)


@contextmanager
def chosen(connection: duckdb.DuckDBPyConnection, options: Options, work: Path) -> Iterator[Computing]:
    """The engine that the options name; what it needs on disk is below ``work`` and goes with the run."""
    if options.engine != SPARK:
        yield Computing()
        return
    from climatekit.spark.compute import on_spark

    folder = work / ".spill" / "spark"
    with on_spark(connection, options.master, folder) as spark:
        yield _OnSpark(
            engine=spark,
            folder=folder,
            versions={"spark": spark.version},
            spark=spark,
            wants_report=options.report and not options.check_only,
        )
