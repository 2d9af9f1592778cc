"""One described table as its file; or, if it is large and has a day, as one file per year."""

from __future__ import annotations

from pathlib import Path

import duckdb

from climatekit.contracts.writing import identifier
from climatekit.dictionary.field import Field
from climatekit.dictionary.model import Table
from climatekit.pipeline.plan import FINDING, METRIC
from climatekit.pipeline.star import FACT
from climatekit.publish import parquet
from climatekit.publish.parquet import write_by_year, write_parquet

# input tables up to this size are put in the order of their key; larger ones stay in that of their files
SORTED_UP_TO_ROWS = 1_000_000

_MADE_AS = {("core", "findings"): FINDING, ("core", "metrics"): METRIC}


def write_table(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> list[tuple[Path, int]]:
    """Write it below ``folder``; the files with their rows."""
    fields = [
        Field(name=column.name, description=column.description.en, unit=column.unit, nullable=column.nullable)
        for column in table.columns
    ]
    made = identifier(_MADE_AS.get((table.step, table.name), table.name))
    # the day first: a reader that looks for some months leaves the other row groups alone
    order = tuple(dict.fromkeys((*((table.dated,) if table.dated else ()), *table.key)))
    columns = ", ".join(identifier(column.name) for column in table.columns)
    query = f"select {columns} from {made}"
    if table.step == "input" and _rows(connection, made) > SORTED_UP_TO_ROWS:
        order = ()
    else:
        query += f" order by {', '.join(map(identifier, order)) or 'all'}"
    path, description = folder / table.path, table.description.en
    if _is_split(connection, table, made):
        return write_by_year(connection, query, folder / table.folder, fields, description=description, sorted_by=order,
                             key=table.key)  # fmt: skip
    rows = write_parquet(connection, query, path, fields, description=description, sorted_by=order, key=table.key)
    return [(path, rows)]


def _is_split(connection: duckdb.DuckDBPyConnection, table: Table, made: str) -> bool:
    """Folders are named by the year, so a fact that has a column of that name stays one file."""
    if not table.name.startswith(FACT) or table.dated is None or table.column(parquet.YEAR):
        return False
    return _rows(connection, made) > parquet.SPLIT_ABOVE_ROWS


def _rows(connection: duckdb.DuckDBPyConnection, made: str) -> int:
    return int(connection.execute(f"select count(*) from {made}").fetchall()[0][0])
