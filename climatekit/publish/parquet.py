"""Parquet whose schema depends on the declaration alone, never on the rows that happen to be there.

DuckDB's own ``COPY`` marks a column ``required`` when it holds no null in this run; pyarrow writes what it is told,
and carries a description and a unit per column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

BATCH_ROWS = 122_880  # one row group; DuckDB's own size


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a file."""

    name: str
    description: str
    unit: str | None = None
    nullable: bool = True

    def metadata(self) -> dict[str, str]:
        """What readers of the file find at the column."""
        return {"description": self.description, **({"unit": self.unit} if self.unit else {})}


def write_parquet(
    connection: duckdb.DuckDBPyConnection, query: str, path: Path, fields: Sequence[Field], *, description: str
) -> int:
    """Write the rows of ``query`` (columns in the order of ``fields``) and return how many there were."""
    path.parent.mkdir(parents=True, exist_ok=True)
    reader: pa.RecordBatchReader = connection.sql(query).to_arrow_reader(BATCH_ROWS)
    schema = pa.schema(
        [
            pa.field(field.name, found.type, nullable=field.nullable, metadata=field.metadata())
            for field, found in zip(fields, reader.schema, strict=True)
        ],
        metadata={"description": description},
    )
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in reader:
            rows += batch.num_rows
            writer.write_batch(pa.RecordBatch.from_arrays(batch.columns, schema=schema), row_group_size=BATCH_ROWS)
    return rows
