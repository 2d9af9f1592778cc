"""Read what has been published back from its Parquet, wherever the dictionary says that it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.dataset as ds

from climatekit.dictionary.model import Dictionary, Table

BATCH_ROWS = 65_536
Choice = Literal["marts", "all"]
_FOR_ALL = ("programme", "findings", "metrics", "metric_history")


def chosen(dictionary: Dictionary, which: Choice) -> tuple[Table, ...]:
    """The tables for a BI tool (the marts, metrics, findings and programmes), or all that are published."""
    return tuple(
        table for table in dictionary.tables if which == "all" or table.step == "reporting" or table.name in _FOR_ALL
    )


def dataset(folder: Path, table: Table) -> ds.Dataset:
    """One file, or a folder of them where the table is large; their columns are the same."""
    place = folder / table.path
    if not place.exists():
        place = place.with_suffix("")
    return ds.dataset(place, format="parquet", partitioning=None)


def schema(folder: Path, table: Table) -> pa.Schema:
    """Its columns in the order of the dictionary."""
    found = dataset(folder, table).schema
    return pa.schema([found.field(column.name) for column in table.columns])


def read(folder: Path, table: Table) -> pa.RecordBatchReader:
    """Its rows in batches, in the order in which they were written; memory stays small however many there are."""
    source = dataset(folder, table)
    names = [column.name for column in table.columns]
    wanted = pa.schema([source.schema.field(name) for name in names])
    # one file after the other: read ahead, a wide table would stand in memory as a whole
    batches = source.scanner(columns=names, batch_size=BATCH_ROWS, batch_readahead=2, fragment_readahead=1).to_batches()
    return pa.RecordBatchReader.from_batches(
        wanted, (pa.record_batch(batch.columns, schema=wanted) for batch in batches)
    )
