"""What a run does with a file, without the rest of it: read it, judge every row, close the ledger.

The contracts are compiled once, and one engine serves many files, emptied between them; all functions are the run's.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import duckdb

from climatekit import engine
from climatekit.contracts.validate import parse_table
from climatekit.ingest import csv_file
from climatekit.run.events import nobody
from climatekit.run.ledger import Ledger
from climatekit.run.options import Options, Prepared
from climatekit.run.prepare import prepare
from climatekit.run.read import read_sources
from climatekit.run.validate import validate

FILES_PER_ENGINE = 250
_THERE = (
    "select 'drop schema if exists \"' || schema_name || '\" cascade' from duckdb_schemas() "
    "where not internal and schema_name <> 'main' union all "
    "select 'drop table if exists main.\"' || table_name || '\" cascade' from duckdb_tables() "
    "where schema_name = 'main' and table_name <> 'programme' union all "
    "select 'drop view if exists main.\"' || view_name || '\" cascade' from duckdb_views() "
    "where schema_name = 'main' and not internal union all "
    "select 'create schema raw' union all select 'create schema parsed'"
)


class Judge:
    """Judges files of one table each; the project is ``root``, and what lies in its data folder is what is read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._all = prepare(root, Options(check_only=True))
        self._of: dict[str, Prepared] = {}
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._judged = 0
        self._is_empty = True

    def judge(self, table: str, *, as_large: bool = False) -> tuple[Ledger, duckdb.DuckDBPyConnection]:
        """The ledger of the one file that is there, and the engine with all its rows.

        ``as_large``: a CSV is judged while it is read, as a run does with files of many megabytes.
        """
        self._is_empty &= not as_large
        connection, prepared = self._emptied(), self._prepared(table)
        with patch.object(csv_file, "LARGE", 0 if as_large else csv_file.LARGE):
            self._is_empty = not as_large
            reading = read_sources(connection, prepared, nobody)
        self._is_empty = False
        return validate(connection, prepared, reading, nobody), connection

    def judge_as_large(self, table: str) -> None:
        """What ``judge`` does, with a CSV as if it were large."""
        self.judge(table, as_large=True)

    def parse(self, table: str) -> None:
        """The same without what follows once every cell has its type or its reason; no row may be lost until there."""
        connection, prepared = self._emptied(), self._prepared(table)
        (source,) = read_sources(connection, prepared, nobody).sources[table]
        self._is_empty = False
        parse_table(connection, prepared.contracts[table], [source.raw])
        ((judged,),) = connection.execute(f"select count(*) from parsed.{table}").fetchall()
        excluded = 0
        if source.raw.keep != "true":
            ((excluded,),) = connection.execute(
                f"select count(*) from {source.raw.relation} where not ({source.raw.keep})"
            ).fetchall()
        assert judged + excluded == source.staged.rows, "rows are lost"

    def close(self) -> None:
        """The next file gets a fresh engine."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _prepared(self, table: str) -> Prepared:
        if table not in self._of:
            contracts = {table: self._all.contracts[table]}
            self._of[table] = replace(self._all, contracts=contracts, required=frozenset())
        return self._of[table]

    def _emptied(self) -> duckdb.DuckDBPyConnection:
        self._judged += 1
        if self._judged % FILES_PER_ENGINE == 0:
            self.close()
        if self._connection is None:
            self._connection = engine.connect(spill=self.root / ".spill", threads=1)
            self._connection.execute("create table main.programme as select 'avoin' as programme_id")
        elif not self._is_empty:  # what was only staged is staged over
            found = self._connection.execute(_THERE).fetchall()
            self._connection.execute("; ".join(statement for (statement,) in found))
        self._is_empty = True
        return self._connection
