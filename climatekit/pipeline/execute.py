"""Run the plan on DuckDB, and hold every table that it makes against its own declaration."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from climatekit.contracts.parse import identifier, text_literal
from climatekit.errors import PluginError, SystemFailure, did_you_mean
from climatekit.pipeline.plan import FINDING, STEPS, Plan
from climatekit.pipeline.sql_file import SqlFile
from climatekit.text import LANGUAGES

METRIC = "metric_value"

# what every reader of Parquet takes: Tableau refuses a whole file for one list, Spark for one uuid
_PUBLISHABLE = re.compile(
    r"^(BOOLEAN|TINYINT|SMALLINT|INTEGER|BIGINT|FLOAT|DOUBLE|DECIMAL\(.*\)|DATE|TIMESTAMP|VARCHAR)$"
)

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
}
METRIC_OUTPUT = ("programme_id", "period", "dimension", "dimension_value", "value")


@dataclass(frozen=True, kw_only=True)
class Made:
    """One table that the pipeline made."""

    name: str
    step: str
    rows: int


def execute(connection: duckdb.DuckDBPyConnection, plan: Plan, on_made: Callable[[Made], None]) -> None:
    """Make every dataset, then ``finding`` before reporting, then ``metric_value``."""
    for step in STEPS:
        if step == "reporting":
            on_made(_findings(connection, plan))
        for dataset in plan.datasets[step]:
            on_made(_dataset(connection, plan, dataset))
    on_made(_metrics(connection, plan))


def _dataset(connection: duckdb.DuckDBPyConnection, plan: Plan, dataset: SqlFile) -> Made:
    name = identifier(dataset.name)
    _run(connection, dataset, f"create table {name} as {dataset.sql}")
    if dataset.header.get("collects"):
        for feeder in plan.feeders(dataset):
            _feed(connection, dataset, feeder)
    _check_types(connection, dataset)
    rows = _count(connection, dataset.name)
    _check_grain(connection, dataset, rows)
    return Made(name=dataset.name, step=dataset.step, rows=rows)


def _feed(connection: duckdb.DuckDBPyConnection, dataset: SqlFile, feeder: SqlFile) -> None:
    have = {column.name for column in feeder.columns}
    for column in dataset.columns:
        if column.name not in have:
            raise PluginError(
                "sql.feed", f"{feeder.location} feeds '{dataset.name}' but lacks its column '{column.name}'."
            )
    columns = ", ".join(identifier(column.name) for column in dataset.columns)
    _run(
        connection,
        feeder,
        f"insert into {identifier(dataset.name)} ({columns}) select {columns} from {identifier(feeder.name)}",
    )


def _findings(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Made:
    columns = ", ".join(f"{name} varchar" for name in FINDING_COLUMNS)
    connection.execute(f"create table {FINDING} ({columns})")
    for step in STEPS:
        for rule in plan.rules[step]:
            _run(connection, rule, f"insert into {FINDING} select distinct {_finding(rule)} from ({rule.sql}\n) as hit")
    return Made(name=FINDING, step="tracking", rows=_count(connection, FINDING))


def _finding(rule: SqlFile) -> str:
    names = {column.name for column in rule.columns}
    if "programme_id" not in names:
        raise PluginError("sql.rule", f"{rule.location} must select programme_id.")
    parts = [text_literal(rule.header["rule"]), text_literal(rule.header["severity"]), "programme_id::varchar"]
    parts += [f"{name}::varchar" if name in names else "null" for name in ("org_id", "subject_table", "subject_id")]
    parts += [_filled(rule, rule.header[language], names) for language in LANGUAGES]
    parts.append(text_literal(rule.header["source"]))
    return ", ".join(parts)


def _filled(rule: SqlFile, sentence: str, names: set[str]) -> str:
    """The sentence as a SQL expression, its placeholders filled from the row."""
    pieces = []
    for index, piece in enumerate(re.split(r"\{(\w+)\}", sentence)):
        if index % 2 == 0:
            pieces.append(text_literal(piece))
        elif piece in names:
            pieces.append(f"coalesce({identifier(piece)}::varchar, '–')")
        else:
            raise PluginError(
                "sql.rule",
                f"A sentence of {rule.location} names {{{piece}}}, which it does not select."
                f"{did_you_mean(piece, names)}",
            )
    return " || ".join(pieces)


def _metrics(connection: duckdb.DuckDBPyConnection, plan: Plan) -> Made:
    types = {"as_of": "date", "value": "double", "is_indicative": "boolean"}
    columns = ", ".join(f"{name} {types.get(name, 'varchar')}" for name in METRIC_COLUMNS)
    connection.execute(f"create table {METRIC} ({columns})")
    for metric in plan.metrics:
        if {column.name for column in metric.columns} != set(METRIC_OUTPUT):
            raise PluginError("sql.metric", f"{metric.location} must select exactly {', '.join(METRIC_OUTPUT)}.")
        caveats = ", ".join(text_literal(metric.header[f"caveat_{language}"]) if f"caveat_{language}" in metric.header
                            else "null" for language in LANGUAGES)  # fmt: skip
        _run(
            connection,
            metric,
            f"insert into {METRIC} select programme_id::varchar, run.as_of, period::varchar, "
            f"{text_literal(metric.name)}, dimension::varchar, coalesce(dimension_value::varchar, 'unknown'), "
            f"value::double, {text_literal(metric.header['unit'])}, {text_literal(metric.header['direction'])}, "
            f"{metric.header.get('indicative', 'no') == 'yes'}, {caveats} "
            f"from ({metric.sql}\n) as computed cross join run",
        )
    twice = connection.execute(
        f"select metric, programme_id, period, dimension, dimension_value from {METRIC} "
        "group by all having count(*) > 1"
    ).fetchone()
    if twice:
        raise PluginError("sql.grain", f"The metric '{twice[0]}' has two values for {', '.join(map(str, twice[1:]))}.")
    return Made(name=METRIC, step="reporting", rows=_count(connection, METRIC))


def _check_types(connection: duckdb.DuckDBPyConnection, dataset: SqlFile) -> None:
    for name, kind, *_ in connection.execute(f"describe {identifier(dataset.name)}").fetchall():
        if not _PUBLISHABLE.match(kind):
            raise PluginError(
                "sql.type",
                f"The column '{name}' of {dataset.location} is {kind}, which not every reader takes: cast it.",
            )


def _check_grain(connection: duckdb.DuckDBPyConnection, dataset: SqlFile, rows: int) -> None:
    """One row per grain, and no null in it."""
    if not rows:
        return
    grain = [identifier(name) for name in dataset.grain]
    missing = " or ".join(f"{name} is null" for name in grain)
    nulls, distinct = connection.execute(
        f"select count(*) filter ({missing}), "
        f"(select count(*) from (select distinct {', '.join(grain)} from {identifier(dataset.name)})) "
        f"from {identifier(dataset.name)}"
    ).fetchall()[0]
    if nulls or distinct != rows:
        what = f"has nulls in it in {nulls} rows" if nulls else f"names only {distinct} of {rows} rows"
        raise PluginError("sql.grain", f"The grain of {dataset.location} ({', '.join(dataset.grain)}) {what}.")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"select count(*) from {identifier(table)}").fetchall()[0][0])


def _run(connection: duckdb.DuckDBPyConnection, file: SqlFile, sql: str) -> None:
    """Whatever DuckDB says of a plugin's SQL is said with the plugin's file before it."""
    try:
        connection.execute(sql)
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise SystemFailure("system.engine", f"DuckDB gave up in {file.location}: {_first_line(error)}") from error
    except duckdb.Error as error:
        raise PluginError("sql.failed", f"{file.location} fails: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
