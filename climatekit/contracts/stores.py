"""Where the judged rows of a table lie: in one place, or each large file by itself that was read straight into types.

``parsed.<table>`` shows them all, a row by its ``_source`` and ``_row``. It is itself the one store of most tables; of
a large file that ``direct`` has read, the store has neither column, since its row ids tell the row.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from climatekit.contracts.writing import text_literal


@dataclass(frozen=True, kw_only=True)
class Store:
    """A table of typed rows with their verdicts in ``_broken``."""

    relation: str
    source: int | None = None
    """The one source whose rows it has, in their order in the file; None where ``_source`` and ``_row`` tell."""
    first_row: int = 0
    """Then the row number of the first one."""

    @property
    def origin(self) -> str:
        """SQL for ``_source`` and ``_row``."""
        return f"{self.source} as _source, rowid + {self.first_row} as _row" if self.source else "_source, _row"

    def same(self, found: str) -> str:
        """SQL for whether a row of it, called ``parsed``, is the one that ``found`` names."""
        if self.source is None:
            return f"{found}._source = parsed._source and {found}._row = parsed._row"
        return f"{found}._source = {self.source} and {found}._row - {self.first_row} = parsed.rowid"


def note_store(connection: duckdb.DuckDBPyConnection, table: str, store: Store) -> None:
    """Remember that rows of a table lie there."""
    connection.execute(
        "insert into origin.store values (?, ?, ?, ?)", [table, store.relation, store.source, store.first_row]
    )


def stores(connection: duckdb.DuckDBPyConnection, table: str) -> list[Store]:
    """All stores of a table."""
    found = connection.execute(
        f"select relation, source, first_row from origin.store where table_name = {text_literal(table)} order by all"
    ).fetchall()
    noted = [Store(relation=relation, source=source, first_row=first) for relation, source, first in found]
    return noted or [Store(relation=f"parsed.{table}")]


def update(connection: duckdb.DuckDBPyConnection, table: str, change: str, found: str) -> None:
    """Change (as in ``set …``) the rows, called ``parsed``, that ``found`` names by ``_source`` and ``_row``."""
    for store in stores(connection, table):
        connection.execute(f"update {store.relation} as parsed set {change} from {found} where {store.same('found')}")
