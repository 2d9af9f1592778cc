"""Run the plan on an engine, and hold every table that it makes against its own declaration.

DuckDB holds the run, whoever computes: an engine only says how the rows of a SELECT come about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

import duckdb

from climatekit.contracts.writing import identifier, text_literal
from climatekit.errors import PluginError, SystemFailure
from climatekit.language import say
from climatekit.pipeline.plan import DATED_SPAN, FINDING, METRIC, STEPS, Plan
from climatekit.pipeline.sql_file import PLACEHOLDER, SqlFile
from climatekit.pipeline.star import check_keys, make_span
from climatekit.plugin_host.blame import of_plugin
from climatekit.text import LANGUAGES

# what every reader of Parquet takes: Tableau refuses a whole file for one list, Spark for one uuid
_PUBLISHABLE = re.compile(
    r"^(BOOLEAN|TINYINT|SMALLINT|INTEGER|BIGINT|FLOAT|DOUBLE|DECIMAL\(.*\)|DATE|TIMESTAMP|VARCHAR)$"
)

# memory and disk are told by whoever runs the whole, who knows the way out; an interrupt is the user's doing
_NOT_OF_THE_SQL = (duckdb.OutOfMemoryException, duckdb.IOException, duckdb.InterruptException)

FINDING_COLUMNS = {
    "rule": "Stable code of the rule.",
    "severity": "info, warning or error.",
    "programme_id": "Programme.",
    "org_id": "Organisation, where the finding is about one.",
    "subject_table": "Table of the row that the finding is about.",
    "subject_id": "Key of that row.",
    "message_fi": "What is the matter and what to do, in Finnish.",
    "message_sv": "The same in Swedish.",
    "message_en": "The same in English.",
    "source": "What the rule stands on: a phrase of the seed, a law, a network's own page.",
}
METRIC_COLUMNS = {
    "programme_key": "Programme, as in dim_programme.",
    "metric_key": "Metric, as in dim_metric.",
    "programme_id": "Programme; '*' over all programmes of the project, each organisation counted once.",
    "as_of": "The date as of which everything was computed.",
    "period": "What the value is about: a year, a month or the as-of date.",
    "metric": "Stable name of the metric.",
    "dimension": "What the value is broken down by; 'all' for the total.",
    "dimension_value": "The value of the dimension; 'all' for the total.",
    "value": "The value, in the unit.",
    "unit": "Unit.",
    "direction": "Which way is better: up, down or none.",
    "is_indicative": "True where the figure can mislead; read the caveat.",
    "caveat_fi": "What the figure does not say, in Finnish.",
    "caveat_sv": "The same in Swedish.",
    "caveat_en": "The same in English.",
    "frozen_value": "The value as it was when its period was frozen; empty where it is not.",
    "is_restated": "True where the value differs from the frozen one; empty is a value that is gone.",
}


@dataclass(frozen=True, kw_only=True)
class Made:
    """One table that the pipeline made."""

    name: str
    step: str
    rows: int


class Engine(Protocol):
    """Computes SELECTs. Each may read any table that the connection of the run has when it is asked for."""

    def table(self, dataset: SqlFile, feeders: Sequence[SqlFile]) -> None:
        """Give the connection a table of its rows and, behind them, those of the tables that feed it."""

    def soon(self, files: Sequence[SqlFile]) -> None:
        """The rows of these are asked for next, and none of them reads another."""

    def rows_of(self, file: SqlFile) -> str:
        """What stands in FROM, in the connection, for its rows."""


class Embedded:
    """DuckDB itself: the default, and the reference."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def table(self, dataset: SqlFile, feeders: Sequence[SqlFile]) -> None:
        """One CREATE TABLE, and one INSERT per feeder."""
        _run(self._connection, dataset, f"create table {identifier(dataset.name)} as {dataset.sql}")
        columns = ", ".join(identifier(column.name) for column in dataset.columns)
        into = f"insert into {identifier(dataset.name)} ({columns})"
        for feeder in feeders:
            _run(self._connection, feeder, f"{into} select {columns} from {identifier(feeder.name)}")

    def soon(self, files: Sequence[SqlFile]) -> None:
        """Each is computed where its rows are read."""

    def rows_of(self, file: SqlFile) -> str:
        """The SELECT as it stands."""
        return f"({file.sql}\n)"


def execute(
    connection: duckdb.DuckDBPyConnection, plan: Plan, on_made: Callable[[Made], None], engine: Engine | None = None
) -> None:
    """Make every dataset, then ``finding`` before reporting, then ``metric_value``."""
    engine = engine or Embedded(connection)
    done: list[SqlFile] = []
    for step in STEPS:
        if step == "reporting":
            on_made(_findings(connection, plan, engine))
        for together in _together(plan, plan.datasets[step]):
            if DATED_SPAN in together[0].reads:
                make_span(connection, done)
            engine.soon(together)
            for dataset in together:
                on_made(_dataset(connection, plan, dataset, engine))
                done.append(dataset)
    check_keys(connection, plan)
    on_made(_metrics(connection, plan, engine))


def _together(plan: Plan, datasets: Sequence[SqlFile]) -> Iterator[list[SqlFile]]:
    """Neighbours of which none reads or collects another; one that reads the span of all days so far comes first."""
    group: list[SqlFile] = []
    for dataset in datasets:
        needed = {*dataset.reads, *(feeder.name for feeder in plan.feeders(dataset))}
        if group and (DATED_SPAN in needed or any(other.name in needed for other in group)):
            yield group
            group = []
        group.append(dataset)
    if group:
        yield group


def _dataset(connection: duckdb.DuckDBPyConnection, plan: Plan, dataset: SqlFile, engine: Engine) -> Made:
    engine.table(dataset, plan.feeders(dataset) if dataset.header.get("collects") else ())
    rows = _count(connection, dataset.name)
    # rows of several plugins are united here: whose are wrong is not known
    with of_plugin(*(() if plan.feeders(dataset) else (dataset.plugin,))):
        _check_types(connection, dataset)
        _check_grain(connection, dataset, rows)
    return Made(name=dataset.name, step=dataset.step, rows=rows)


def _findings(connection: duckdb.DuckDBPyConnection, plan: Plan, engine: Engine) -> Made:
    columns = ", ".join(f"{name} varchar" for name in FINDING_COLUMNS)
    connection.execute(f"create table {FINDING} ({columns})")
    rules = [rule for step in STEPS for rule in plan.rules[step]]
    engine.soon(rules)
    for rule in rules:
        into = f"insert into {FINDING} select distinct {_finding(rule)}"
        _run(connection, rule, f"{into} from {engine.rows_of(rule)} as hit")
    return Made(name=FINDING, step="tracking", rows=_count(connection, FINDING))


def _finding(rule: SqlFile) -> str:
    names = {column.name for column in rule.columns}
    parts = [text_literal(rule.header["rule"]), text_literal(rule.header["severity"]), "programme_id::varchar"]
    parts += [f"{name}::varchar" if name in names else "null" for name in ("org_id", "subject_table", "subject_id")]
    parts += [_filled(rule.header[language]) for language in LANGUAGES]
    parts.append(text_literal(rule.header["source"]))
    return ", ".join(parts)


def _filled(sentence: str) -> str:
    """The sentence as a SQL expression, its placeholders filled from the row."""
    pieces = PLACEHOLDER.split(sentence)
    pieces[::2] = map(text_literal, pieces[::2])
    pieces[1::2] = (f"coalesce({identifier(name)}::varchar, '–')" for name in pieces[1::2])
    return " || ".join(pieces)


def _metrics(connection: duckdb.DuckDBPyConnection, plan: Plan, engine: Engine) -> Made:
    types = {"programme_key": "bigint", "metric_key": "bigint", "as_of": "date", "value": "double"}
    types |= {"is_indicative": "boolean", "frozen_value": "double", "is_restated": "boolean"}
    columns = ", ".join(f"{name} {types.get(name, 'varchar')}" for name in METRIC_COLUMNS)
    connection.execute(f"create table {METRIC} ({columns})")
    engine.soon(plan.metrics)
    for metric in plan.metrics:
        header = metric.header
        caveats = [header.get(f"caveat_{language}") for language in LANGUAGES]
        _run(
            connection,
            metric,
            f"insert into {METRIC} select surrogate_key(programme_id::varchar), "
            f"surrogate_key({text_literal(metric.name)}), programme_id::varchar, run.as_of, period::varchar, "
            f"{text_literal(metric.name)}, dimension::varchar, coalesce(dimension_value::varchar, 'unknown'), "
            f"value::double, {text_literal(header['unit'])}, {text_literal(header['direction'])}, "
            f"{header.get('indicative', 'no') == 'yes'}, "
            f"{', '.join(text_literal(caveat) if caveat else 'null' for caveat in caveats)}, null, false "
            f"from {engine.rows_of(metric)} as computed cross join run",
        )
    _check_metrics(connection, plan)
    return Made(name=METRIC, step="reporting", rows=_count(connection, METRIC))


def _check_metrics(connection: duckdb.DuckDBPyConnection, plan: Plan) -> None:
    """One value per key, each a number: infinity is what a division by zero leaves."""
    wrong = connection.execute(
        f"select metric, programme_id, period, dimension, dimension_value, count(*), min(value) from {METRIC} "
        "group by 1, 2, 3, 4, 5 having count(*) > 1 or bool_or(not isfinite(value)) "
        "or programme_id is null or period is null or dimension is null order by all limit 1"
    ).fetchone()
    if wrong:
        name, *key, count, value = wrong
        metric = next(one for one in plan.metrics if one.name == name)
        what = (
            say("{count} values", count=count)
            if count > 1
            else say("a null in its key")
            if None in key
            else say("the value {value}", value=value)
        )
        with of_plugin(metric.plugin):
            raise PluginError(
                "sql.metric",
                say(
                    "{location} has {what} for {key}.",
                    location=metric.location,
                    what=what,
                    key=", ".join(map(str, key)),
                ),
            )


def _check_types(connection: duckdb.DuckDBPyConnection, dataset: SqlFile) -> None:
    for name, kind, *_ in connection.execute(f"describe {identifier(dataset.name)}").fetchall():
        if not _PUBLISHABLE.match(kind):
            hint = "sum(…)::bigint" if kind == "HUGEINT" else say("::varchar or another plain type")
            raise PluginError(
                "sql.type",
                say(
                    "The column '{name}' of {location} is {kind}, which not every reader takes: cast it, {hint}.",
                    name=name,
                    location=dataset.location,
                    kind=kind,
                    hint=hint,
                ),
            )
        if name == dataset.dated and kind != "DATE":
            raise PluginError(
                "sql.dated",
                say(
                    "{location} says that it is dated by '{name}', which is {kind}: a day is a DATE.",
                    location=dataset.location,
                    name=name,
                    kind=kind,
                ),
            )


def _check_grain(connection: duckdb.DuckDBPyConnection, dataset: SqlFile, rows: int) -> None:
    """One row per grain, and no null in it, in the day or in a key."""
    if not rows:
        return
    grain = [identifier(name) for name in dataset.grain]
    missing = " or ".join(f"{name} is null" for name in grain)
    others = [name for name in dataset.never_null if name not in dataset.grain]
    counted = "".join(f", count(*) filter ({identifier(name)} is null)" for name in others)
    nulls, distinct, *empty = connection.execute(
        f"select count(*) filter ({missing}), "
        f"(select count(*) from (select distinct {', '.join(grain)} from {identifier(dataset.name)})){counted} "
        f"from {identifier(dataset.name)}"
    ).fetchall()[0]
    for name, count in zip(others, empty, strict=True):
        if count:
            raise PluginError(
                "sql.key",
                say(
                    "'{name}' of {location} is empty in {nulls} of {rows} rows: a day or a key never is; leave such "
                    "rows out, or give the key of the unknown member, 0.",
                    name=name,
                    location=dataset.location,
                    nulls=count,
                    rows=rows,
                ),
            )
    if nulls or distinct != rows:
        facts = {"location": dataset.location, "grain": ", ".join(dataset.grain), "rows": rows}
        raise PluginError(
            "sql.grain",
            say("The grain of {location} ({grain}) has nulls in it in {nulls} of {rows} rows.", nulls=nulls, **facts)
            if nulls
            else say(
                "The grain of {location} ({grain}) names only {distinct} of {rows} rows.", distinct=distinct, **facts
            ),
        )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"select count(*) from {identifier(table)}").fetchall()[0][0])


def _run(connection: duckdb.DuckDBPyConnection, file: SqlFile, sql: str) -> None:
    with running(file):
        connection.execute(sql)


@contextmanager
def running(file: SqlFile) -> Iterator[None]:
    """Whatever DuckDB says of a plugin's SQL is said with the plugin's file before it."""
    try:
        yield
    except _NOT_OF_THE_SQL:
        raise
    except (duckdb.InternalException, duckdb.FatalException) as error:
        raise SystemFailure(
            "system.engine",
            say("DuckDB gave up in {location}: {reason}", location=file.location, reason=_first_line(error)),
        ) from error
    except duckdb.Error as error:
        raise PluginError(
            "sql.failed",
            say("{location} fails: {reason}", location=file.location, reason=_first_line(error)),
            suspects=(file.plugin,),
        ) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
