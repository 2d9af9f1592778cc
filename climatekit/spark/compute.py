"""The engine of a run on Spark: every SELECT becomes a folder of Parquet that DuckDB sees as a view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from climatekit.contracts.writing import identifier, text_literal
from climatekit.errors import ConfigurationError, PluginError, SystemFailure
from climatekit.language import say
from climatekit.pipeline.execute import running
from climatekit.pipeline.plan import DATED_SPAN, FINDING, METRIC, STEPS, Plan
from climatekit.pipeline.sql_file import SqlFile
from climatekit.spark.allowed import Refused
from climatekit.spark.kinds import spark_type
from climatekit.spark.session import spark_session, tune
from climatekit.spark.translate import quoted, readable, translate

SMALL_BYTES = 64_000_000
"""As Parquet; below this the input is computed without compiling plans."""
AT_ONCE = 4
_CHANGING = frozenset({DATED_SPAN, FINDING, METRIC})  # the core writes them while the run goes on
_GLOB = "*?[]{}\\"
_LOST = ("ExecutorLostFailure", "OutOfMemoryError", "SparkContext was shut down", "No space left", "Connection refused")

Columns = list[tuple[str, str]]


def check_plan(plan: Plan) -> None:
    """Before anything is read or started: every SELECT can be translated, as far as no table needs to be known."""
    for file in _files(plan):
        with _told_of(file):
            readable(file.sql)


@contextmanager
def on_spark(connection: duckdb.DuckDBPyConnection, master: str | None, folder: Path) -> Iterator[OnSpark]:
    """The engine, with a session on ``master``; ``folder`` must be seen by every worker under the same name."""
    if odd := next((sign for sign in _GLOB if sign in str(folder)), None):
        raise ConfigurationError(
            "config.engine",
            say(
                "The engine 'spark' reads '{sign}' in the path '{path}' as a pattern: use --out with another path.",
                sign=odd,
                path=folder,
            ),
        )
    with spark_session(master, folder / "session") as session, ThreadPoolExecutor(AT_ONCE) as pool:
        engine = OnSpark(connection, session, folder, pool)
        try:
            yield engine
        finally:
            engine.cancel()


class OnSpark:
    """See ``pipeline.execute.Engine``."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, session: Any, folder: Path, pool: ThreadPoolExecutor
    ) -> None:
        self._connection, self._session, self._folder, self._pool = connection, session, folder, pool
        self._columns: dict[str, Columns] = {}  # of the tables that Spark sees
        self._coming: dict[str, tuple[Future[int], Path, Columns]] = {}
        self._places = 0
        self._bytes = 0

    @property
    def version(self) -> str:
        """Spark's own."""
        return str(self._session.version)

    def cancel(self) -> None:
        """Nobody waits for what is still being computed."""
        for future, _, _ in self._coming.values():
            future.cancel()

    def table(self, dataset: SqlFile, feeders: Sequence[SqlFile]) -> None:
        """Compute it, and put the rows of its feeders behind its own without computing them again."""
        if dataset.location not in self._coming:
            self.soon([dataset])
        place, columns = self._done(dataset)
        parts = [_parquet(place, columns)]
        names = [name for name, _ in columns]
        for feeder in feeders:
            cast = ", ".join(f"cast({identifier(name)} as {kind}) as {identifier(name)}" for name, kind in columns)
            parts.append(f"(select {cast} from {identifier(feeder.name)})")
        selected = ", ".join(map(identifier, names))
        rows = " union all ".join(f"select {selected} from {part}" for part in parts)
        self._connection.execute(f"create view {identifier(dataset.name)} as {rows}")
        self._see(dataset.name, place, columns, feeders)

    def rows_of(self, file: SqlFile) -> str:
        """What stands in FROM for its rows."""
        if file.location not in self._coming:
            self.soon([file])
        return _parquet(*self._done(file))

    def soon(self, files: Sequence[SqlFile]) -> None:
        """Begin to compute them, some at once: none reads another."""
        for file in files:
            with _told_of(file):
                with running(file):
                    described = self._connection.execute(f"describe {file.sql}").fetchall()
                columns = [(name, kind) for name, kind, *_ in described]
                tables = {name: dict(self._seen(name)) for name in file.reads}
                text = translate(file.sql, tables, columns)
            place = self._place(file.name)
            self._coming[file.location] = (self._pool.submit(self._write, text, place), place, columns)

    def with_sections(self, plan: Plan) -> Plan:
        """The plan with sections that are computed: what reads them reads their rows."""
        self.soon(plan.sections)
        computed = tuple(replace(file, sql=f"select * from {self.rows_of(file)}") for file in plan.sections)
        return replace(plan, sections=computed)

    def _write(self, text: str, place: Path) -> int:
        """The rows that were written, as Spark has counted them."""
        from pyspark.sql import Observation
        from pyspark.sql.functions import count, lit

        written = Observation()
        self._session.sql(text).observe(written, count(lit(1)).alias("rows")).write.parquet(_uri(place))
        return int(written.get["rows"])

    def _done(self, file: SqlFile) -> tuple[Path, Columns]:
        future, place, columns = self._coming.pop(file.location)
        with _told_of(file):
            rows = future.result()
        # a worker that sees another disk writes to that one, and Spark says nothing of it
        arrived = self._connection.execute(f"select count(*) from {_parquet(place, columns)}").fetchall()[0][0]
        if arrived != rows:
            raise SystemFailure(
                "system.engine",
                say(
                    "Spark wrote {rows} rows for {location}, but {arrived} arrived in '{path}': every worker must see "
                    "the folder of --out under the same path.",
                    rows=rows,
                    location=file.location,
                    arrived=arrived,
                    path=place,
                ),
            )
        return place, columns

    def _place(self, name: str) -> Path:
        self._places += 1
        return self._folder / f"{self._places:04d}_{name}"

    def _seen(self, name: str) -> Columns:
        """Make sure that Spark sees a table that DuckDB holds."""
        if name not in self._columns or name in _CHANGING:
            described = self._connection.execute(f"describe {identifier(name)}").fetchall()
            columns = [(column, kind) for column, kind, *_ in described]
            place = self._place(name)
            place.mkdir(parents=True)
            file = place / "part-0.parquet"
            self._connection.execute(
                f"copy (from {identifier(name)}) to {text_literal(str(file))} (format parquet, compression zstd)"
            )
            before, self._bytes = self._bytes, self._bytes + file.stat().st_size
            if not before or before < SMALL_BYTES <= self._bytes:
                tune(self._session, self._bytes < SMALL_BYTES)
            self._see(name, place, columns)
        return self._columns[name]

    def _see(self, name: str, place: Path, columns: Columns, feeders: Sequence[SqlFile] = ()) -> None:
        schema = ", ".join(f"{quoted(column)} {spark_type(kind)}" for column, kind in columns)
        frame = self._session.read.schema(schema).parquet(_uri(place))
        for feeder in feeders:
            cast = ", ".join(f"cast({quoted(column)} as {spark_type(kind)})" for column, kind in columns)
            frame = frame.unionAll(self._session.sql(f"select {cast} from {quoted(feeder.name)}"))
        frame.createOrReplaceTempView(quoted(name))
        self._columns[name] = columns


def _uri(place: Path) -> str:
    """Hadoop takes a path as it stands, blanks and all; the scheme keeps it on the file system."""
    path = place.as_posix()
    return f"file://{path}" if path.startswith("/") else f"file:///{path}"


def _parquet(place: Path, columns: Columns) -> str:
    """What stands in FROM for a folder of Parquet; Spark may leave none for no rows."""
    cast = ", ".join(f"cast({identifier(name)} as {kind}) as {identifier(name)}" for name, kind in columns)
    if not any(place.glob("*.parquet")):
        nulls = ", ".join(f"cast(null as {kind}) as {identifier(name)}" for name, kind in columns)
        return f"(select {nulls} where false)"
    return f"(select {cast} from read_parquet({text_literal(str(place / '*.parquet'))}))"


def _files(plan: Plan) -> Iterator[SqlFile]:
    for step in STEPS:
        yield from (*plan.datasets[step], *plan.rules[step])
    yield from (*plan.metrics, *plan.sections)


@contextmanager
def _told_of(file: SqlFile) -> Iterator[None]:
    """Whatever Spark or its translation says of a plugin's SQL is said with the plugin's file before it."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except Refused as error:
        raise ConfigurationError(
            "config.engine",
            say(
                "{location} can't be computed by the engine 'spark': {reason}; docs/how-to/spark.md says what can, and "
                "--engine duckdb computes all.",
                location=file.location,
                reason=error,
            ),
        ) from error
    except (Py4JError, PySparkException) as error:
        reason = next((line for line in str(error).splitlines() if line.startswith((": ", "["))), str(error))
        reason = reason.partition("\n")[0].removeprefix(": ")
        if isinstance(error, Py4JError) or _is_of_the_cluster(error):
            raise SystemFailure(
                "system.engine",
                say("Spark gave up in {location}: {reason}", location=file.location, reason=reason),
            ) from error
        raise PluginError(
            "sql.failed",
            say("{location} fails: {reason}", location=file.location, reason=reason),
            suspects=(file.plugin,),
        ) from error


def _is_of_the_cluster(error: Exception) -> bool:
    """Whether machines or memory failed, and not what a SELECT asks for."""
    return any(sign in str(error) for sign in _LOST)
