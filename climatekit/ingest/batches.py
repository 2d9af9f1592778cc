"""Rows of text on their way from Python into a DuckDB table, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

import duckdb

from climatekit.arrow import integers, texts
from climatekit.ingest.source import is_blank

_ROWS = 50_000
_CHARACTERS = 1 << 25
_VIEW = "climatekit_batch"


def fitted(cells: list[str], width: int, needed: int, joint: str) -> tuple[list[str], str | None, str | None]:
    """The row as wide as the headers, with the mark of a row that is not, and the cells that were too many.

    It is too short if it has fewer cells than ``needed``: the columns after that have blank headers.
    """
    while len(cells) > width and is_blank(cells[-1]):
        cells.pop()
    if len(cells) > width:
        return cells[:width], "row.too_long", joint.join(cells[width:])
    problem = "row.too_short" if len(cells) < needed else None
    return cells + [""] * (width - len(cells)), problem, None


class Batches:
    """Writes rows into a new table ``c0``, ``c1``, …, ``_row``, ``_problem``, ``_extra``, in bounded memory.

    Use it in a ``with``: the rows left over are written at its end.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, table: str, width: int) -> None:
        self._connection = connection
        self._table = table
        self._width = width
        self._clear()
        columns = "".join(f"c{position} varchar, " for position in range(width))
        connection.execute(f"create or replace table {table} ({columns}_row bigint, _problem varchar, _extra varchar)")

    def _clear(self) -> None:
        # One flat list of cells: a list per row would keep the garbage collector busy for most of the time.
        self._cells: list[str] = []
        self._rows: list[int] = []
        self._problems: dict[int, tuple[str, str | None]] = {}
        self._characters = 0

    def add(self, row: int, cells: Sequence[str], problem: str | None = None, extra: str | None = None) -> None:
        """Take one row, exactly as wide as the table; '' becomes NULL."""
        if problem:
            self._problems[len(self._rows)] = problem, extra
        self._cells.extend(cells)
        self._rows.append(row)
        self._characters += sum(map(len, cells))
        if len(self._rows) >= _ROWS or self._characters >= _CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Write what has come in so far."""
        if not self._rows:
            return
        import pyarrow as pa

        columns = {f"c{position}": texts(self._cells[position :: self._width]) for position in range(self._width)}
        marks = [self._problems.get(place, ("", None)) for place in range(len(self._rows))]
        columns["_row"] = integers(self._rows)
        columns["_problem"] = texts([problem for problem, _ in marks])
        columns["_extra"] = texts([extra or "" for _, extra in marks])
        self._connection.register(_VIEW, pa.table(columns))
        try:
            self._connection.execute(f"insert into {self._table} select * from {_VIEW}")
        finally:
            self._connection.unregister(_VIEW)
        self._clear()

    def __enter__(self) -> Batches:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()
