"""Large files that are judged while they are read: from a CSV straight into typed rows, without their text beside them.

Half the memory of a run over millions of rows would be text that nobody looks at again. Here the text of a row is kept
only where the row breaks something; what is rejected later, by its key or a reference, is looked up in the file.

This way is for files in which nothing needs a second look. Where anything might (a blank row, a row that only adds up,
an error of a spreadsheet), the file is staged like any other, so that nothing is decided in two ways.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import duckdb

from climatekit.arrow import integers, texts
from climatekit.contracts.cells import may_be_error
from climatekit.contracts.decide import decide_sources
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.origin import make_origin
from climatekit.contracts.stores import Store, note_store
from climatekit.contracts.verdict import parsed_select
from climatekit.contracts.writing import identifier
from climatekit.errors import DataError
from climatekit.ingest.csv_fast import read_as
from climatekit.ingest.csv_lines import rows_at
from climatekit.ingest.source import Scan, sql_is_blank, sql_text, stamp_of
from climatekit.ingest.summary_rows import spellings
from climatekit.language import say

if TYPE_CHECKING:
    from climatekit.contracts.validate import RawSource

_BATCH = 50_000


def read_directly(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, source: RawSource, scan: Scan, width: int
) -> tuple[RawSource, int] | None:
    """Judge the rows of the file, by themselves, while they are read; the source as it is now, and how many rows.

    None, and nothing is left, where the file is not regular or may need a second look.
    """
    if not _fits(contract, source):
        return None
    make_origin(connection)
    store = Store(relation=f"parsed.source_{source.number}", source=source.number, first_row=scan.first_row)
    source = replace(source, scan=scan, whole=scan.sql)
    rows = _read(connection, contract, source, scan, store, width)
    if rows is None:
        return None
    found = decide_sources(connection, contract, [source], f"(select _broken, {store.origin} from {store.relation})")
    if found[source.number] != source.parsing:
        source = replace(source, parsing=found[source.number])
        rows = _read(connection, contract, source, scan, store, width)
    if rows is None or _needs_another_look(connection, contract, source, store, width):
        connection.execute(f"drop table if exists {store.relation}")
        connection.execute(f"drop table if exists {source.relation}")
        return None
    note_store(connection, contract.table, store)
    return replace(source, store=store), rows


def complete(connection: duckdb.DuckDBPyConnection, sources: Sequence[RawSource]) -> None:
    """Look up the text of the rows that were rejected since: ``relation`` then has all rejected rows of each source."""
    for source in sources:
        if source.scan is None or source.store is None:
            continue
        rejected = f"select {source.store.origin} from {source.store.relation} where _broken <> ''"
        late = connection.execute(
            f"select _row from ({rejected}) where _row not in (select _row from {source.relation}) order by 1"
        ).fetchall()
        rows = rows_at(source.scan, [number for (number,) in late])
        found = 0
        try:
            while batch := list(islice(rows, _BATCH)):
                _put(connection, source.relation, batch)
                found += len(batch)
            unchanged = stamp_of(source.scan.path) == source.scan.stamp
        except (OSError, csv.Error, ValueError):  # another line stands there, or none
            unchanged = False
        if late and not (unchanged and found == len(late)):
            raise DataError(
                "file.changed",
                say("'{file}' was changed while it was read: run again once nobody writes to it.", file=source.file),
            )


def _fits(contract: CompiledContract, source: RawSource) -> bool:
    """Whether a row whose first cell is blank breaks something: then no blank row can go unseen."""
    return any(source.columns.get(column.name) == "c0" and not column.nullable for column in contract.columns)


def _read(
    connection: duckdb.DuckDBPyConnection,
    contract: CompiledContract,
    source: RawSource,
    scan: Scan,
    store: Store,
    width: int,
) -> int | None:
    """The store, and the rows that break something as ``source.relation``."""
    cells = [f"_c{position}" for position in range(width)]
    named = ", ".join(
        f"{source.columns.get(column.name, 'null::varchar')} as {identifier(column.name)}"
        for column in contract.columns
    )
    kept = ", ".join(f"c{position} as {cell}" for position, cell in enumerate(cells))
    raw = f"select {named}, {kept}, null::varchar as _problem from {scan.sql}"
    judged = parsed_select(contract, raw, source.parsing, ", ".join(cells), source.absent(contract))
    names = ", ".join(identifier(column.name) for column in contract.columns)
    broken = f"case when _broken <> '' then [{', '.join(cells)}] end as _cells"
    rows = read_as(connection, scan, store.relation, f"select {names}, _broken, {broken} from ({judged})")
    if rows is not None:
        texts = ", ".join(f"_cells[{position + 1}] as c{position}" for position in range(width))
        connection.execute(
            f"create or replace table {source.relation} as select {texts}, rowid + {scan.first_row} as _row, "
            f"null::varchar as _problem, null::varchar as _extra from {store.relation} where _broken <> ''"
        )
        connection.execute(f"alter table {store.relation} drop column _cells")
    return rows


def _needs_another_look(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, source: RawSource, store: Store, width: int
) -> bool:
    """Whether there may be a blank row, a row that only adds up others, or a cell that is an error's name."""
    words = ", ".join(map(sql_text, spellings()))
    texts = [identifier(column.name) for column in contract.columns if column.type == "text"]
    first = next(identifier(column.name) for column in contract.columns if source.columns.get(column.name) == "c0")
    cells = [f"c{position}" for position in range(width)]
    asked = {
        store.relation: [*map(may_be_error, texts), *([f"{first} in ({words})"] if first in texts else [])],
        source.relation: [
            *map(may_be_error, cells),
            *(f"lower(trim({cell})) in ({words})" for cell in cells),
            " and ".join(map(sql_is_blank, cells)),
        ],
    }
    return any(
        connection.execute(f"select exists (from {relation} where {condition})").fetchall()[0][0]
        for relation, conditions in asked.items()
        for condition in conditions
    )


def _put(
    connection: duckdb.DuckDBPyConnection, relation: str, rows: Sequence[tuple[int, Sequence[str | None]]]
) -> None:
    import pyarrow as pa

    numbers, cells = zip(*rows, strict=True)
    columns: Iterator[tuple[str | None, ...]] = zip(*cells, strict=True)
    table = pa.table([*(texts([cell or "" for cell in column]) for column in columns), integers(numbers)],
                     names=[*(f"c{position}" for position in range(len(cells[0]))), "_row"])  # fmt: skip
    connection.register("rows_put", table)
    try:
        connection.execute(f"insert into {relation} by name from rows_put")
    finally:
        connection.unregister("rows_put")
