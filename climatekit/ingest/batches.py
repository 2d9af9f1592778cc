"""Rows of text on their way from Python into a DuckDB table, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

import duckdb

_ROWS = 50_000
_CHARACTERS = 1 << 25
_VIEW = "climatekit_batch"


class Batches:
    """Writes rows into a new table ``c0``, ``c1``, …, ``_row``, ``_problem``, ``_extra``; the memory it takes is bounded.

    Use it in a ``with``: the rows left over are written at its end.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, table: str, width: int) -> None:
        self._connection = connection
        self._table = table
        self._width = width
        self._cells: list[Sequence[str | None]] = []
        self._marks: list[tuple[int, str | None, str | None]] = []
        self._characters = 0
        columns = "".join(f"c{position} varchar, " for position in range(width))
        connection.execute(f"create or replace table {table} ({columns}_row bigint, _problem varchar, _extra varchar)")

    def add(self, row: int, cells: Sequence[str | None], problem: str | None = None, extra: str | None = None) -> None:
        """Take one row, exactly as wide as the table; '' becomes NULL."""
        self._cells.append(cells)
        self._marks.append((row, problem, extra))
        self._characters += sum(len(cell) for cell in cells if cell)
        if len(self._marks) >= _ROWS or self._characters >= _CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Write what has come in so far."""
        if not self._marks:
            return
        import pyarrow as pa

        rows, problems, extras = zip(*self._marks, strict=True)
        # large_string: a batch of long cells may pass the 2 GB that string can hold.
        columns = {
            f"c{position}": pa.array([cell or None for cell in cells], pa.large_string())
            for position, cells in enumerate(zip(*self._cells, strict=True))
        }
        columns["_row"] = pa.array(rows, pa.int64())
        columns["_problem"] = pa.array(problems, pa.large_string())
        columns["_extra"] = pa.array(extras, pa.large_string())
        self._connection.register(_VIEW, pa.table(columns))
        try:
            self._connection.execute(f"insert into {self._table} select * from {_VIEW}")
        finally:
            self._connection.unregister(_VIEW)
        self._cells, self._marks, self._characters = [], [], 0

    def __enter__(self) -> Batches:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()
