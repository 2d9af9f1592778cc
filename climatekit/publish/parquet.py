"""Parquet whose schema depends on the declaration alone, never on the rows that happen to be there.

DuckDB's own ``COPY`` marks a column ``required`` when it holds no null in this run; pyarrow writes what it is told,
and carries a description and a unit per column. Each row group has its statistics and says how it is sorted, so that
readers skip what they do not need. A large table that has a day is split into a folder per year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from climatekit.dictionary.field import Field

BATCH_ROWS = 122_880  # one row group; DuckDB's own size
SPLIT_ABOVE_ROWS = 5_000_000
YEAR = "year"


def write_parquet(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    path: Path,
    fields: Sequence[Field],
    *,
    description: str,
    sorted_by: Sequence[str] = (),
    key: Sequence[str] = (),
) -> int:
    """Write the rows of ``query`` (columns in the order of ``fields``) and return how many there were.

    ``sorted_by`` are the columns, none of them ever null, in whose order the query gives its rows; ``key`` those whose
    values together no two rows share.
    """
    reader: pa.RecordBatchReader = connection.sql(query).to_arrow_reader(BATCH_ROWS)
    schema = _schema(reader.schema, fields, description)
    rows = 0
    with _writer(path, schema, sorted_by, key) as writer:
        for batch in reader:
            rows += batch.num_rows
            writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema), row_group_size=BATCH_ROWS)
    return rows


def write_by_year(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    folder: Path,
    fields: Sequence[Field],
    *,
    description: str,
    sorted_by: Sequence[str],
    key: Sequence[str] = (),
) -> list[tuple[Path, int]]:
    """Write ``folder/year=2024/part-0.parquet`` for each year of the first column of ``sorted_by``, a date.

    The files have the columns of the one file that the table would be else; readers take the year from the folder.
    """
    reader: pa.RecordBatchReader = connection.sql(query).to_arrow_reader(BATCH_ROWS)
    schema = _schema(reader.schema, fields, description)
    written: list[tuple[Path, int]] = []
    writer: pq.ParquetWriter | None = None
    now = None
    try:
        for batch in reader:
            for year, part in _years(pa.RecordBatch.from_arrays(batch.columns, schema=schema), sorted_by[0]):
                if writer is None or year != now:
                    if writer is not None:
                        writer.close()
                    now, path = year, folder / f"{YEAR}={year}" / "part-0.parquet"
                    writer = _writer(path, schema, sorted_by, key)
                    written.append((path, 0))
                writer.write_batch(part, row_group_size=BATCH_ROWS)
                written[-1] = (written[-1][0], written[-1][1] + part.num_rows)
    finally:
        if writer is not None:
            writer.close()
    return written


def _schema(found: pa.Schema, fields: Sequence[Field], description: str) -> pa.Schema:
    return pa.schema(
        [
            pa.field(field.name, column.type, nullable=field.nullable, metadata=field.metadata())
            for field, column in zip(fields, found, strict=True)
        ],
        metadata={"description": description},
    )


def _writer(path: Path, schema: pa.Schema, sorted_by: Sequence[str], key: Sequence[str]) -> pq.ParquetWriter:
    """Only texts repeat enough for a dictionary. One of a text that never repeats, or of amounts, would double the size
    of a file of 5 million activities (61 MB instead of 35) and the time to write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    repeating = [field.name for field in schema if pa.types.is_string(field.type) and [field.name] != list(key)]
    order = [(name, "ascending") for name in sorted_by]
    sorting = pq.SortingColumn.from_ordering(schema, order) if order else None
    return pq.ParquetWriter(path, schema, compression="zstd", use_dictionary=repeating, write_statistics=True,
                            sorting_columns=sorting)  # fmt: skip


def _years(batch: pa.RecordBatch, day: str) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The batch cut where the year changes."""
    import pyarrow.compute as pc  # a tenth of a start; most tables are not split

    years = pc.year(batch.column(day))
    start = 0
    while start < batch.num_rows:
        year = years[start].as_py()
        length = pc.sum(pc.equal(years, year)).as_py()  # sorted: the rows of a year stand together
        yield year, batch.slice(start, length)
        start += length
