"""The star schema: which column leads to which dimension, the days that facts have, and that no key leads nowhere.

A dimension is a dataset ``dim_…`` whose grain is one column, its key. A column of a fact or of another dimension leads
there if it is named like that key, with or without a role before it (``host_organisation_key``); the day that a fact
is dated by leads to the dimension whose key is ``date``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import duckdb

from climatekit.contracts.writing import identifier
from climatekit.errors import PluginError
from climatekit.language import say
from climatekit.pipeline.plan import DATED_SPAN, STEPS, Plan
from climatekit.pipeline.sql_file import KEY, SqlFile

DIMENSION = "dim_"
FACT = "fact_"
DATE = "date"


def dimensions(datasets: Iterable[SqlFile]) -> dict[str, str]:
    """Dimension by key column."""
    return {
        dataset.grain[0]: dataset.name
        for dataset in datasets
        if dataset.name.startswith(DIMENSION) and len(dataset.grain) == 1
    }


def references(
    table: str, columns: Iterable[str], dated: str | None, known: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Where each column leads, as (dimension, its key); ``known`` are all dimensions by key."""
    found = {}
    for column in columns:
        if column == dated and DATE in known:
            found[column] = (known[DATE], DATE)
        elif not table.startswith(DIMENSION) or column.endswith(KEY):
            keys = [key for key in known if column == key or column.endswith(f"_{key}")]
            key = max(keys, key=len, default=None)
            if key and (known[key], key) != (table, column):
                found[column] = (known[key], key)
    return found


def make_span(connection: duckdb.DuckDBPyConnection, made: Iterable[SqlFile]) -> None:
    """Make ``dated_span``: one row, the first and the last day of all datasets made so far; the as-of date is in it."""
    days = " union all ".join(
        ["select as_of as day from run"]
        + [
            f"select {bound}({identifier(dataset.dated)}) from {identifier(dataset.name)}"
            for dataset in made
            if dataset.dated
            for bound in ("min", "max")
        ]
    )
    connection.execute(
        f"create or replace table {DATED_SPAN} as select min(day) as first_day, max(day) as last_day from ({days})"
    )


def check_keys(connection: duckdb.DuckDBPyConnection, plan: Plan) -> None:
    """Every key of a fact or a dimension is a key of the dimension that it leads to."""
    for dataset, column, (dimension, key) in _all_references(plan):
        lost = connection.execute(
            f"select count(*), min(value::varchar) from (select distinct {identifier(column)} as value "
            f"from {identifier(dataset.name)}) as used where value is not null "
            f"and value not in (select {identifier(key)} from {identifier(dimension)})"
        ).fetchall()[0]
        if lost[0]:
            raise PluginError(
                "sql.key",
                say(
                    "{count} values of '{column}' in {location} lead to no row of {dimension}, such as '{value}': join "
                    "the dimension, and take 0, its unknown member, where it has no row.",
                    count=lost[0],
                    column=column,
                    location=dataset.location,
                    dimension=dimension,
                    value=lost[1],
                ),
                suspects=(dataset.plugin,),
            )


def _all_references(plan: Plan) -> Iterator[tuple[SqlFile, str, tuple[str, str]]]:
    datasets = [dataset for step in STEPS for dataset in plan.datasets[step]]
    known = dimensions(datasets)
    for dataset in datasets:
        if dataset.name.startswith((FACT, DIMENSION)):
            columns = [column.name for column in dataset.columns]
            for column, target in references(dataset.name, columns, dataset.dated, known).items():
                yield dataset, column, target
