"""One pass per table: every row gets its typed values and the list of everything that it breaks.

``raw`` tables (text, with file, sheet and row) become ``parsed`` tables: the typed columns, ``_broken`` (reasons
``column:code`` separated by spaces, empty for a sound row) and where the row came from. The accepted rows then stand
under the table's own name, without personal columns; the rejected ones are told in ``rejects``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import duckdb

from climatekit.contracts import sentences
from climatekit.contracts.cells import judge_cells
from climatekit.contracts.decide import Place, decide_sources
from climatekit.contracts.direct import complete
from climatekit.contracts.duplicates import (
    DUPLICATE,
    REPEATED,
    SHARED,
    SUPERSEDED,
    add_problems,
    judge_duplicates,
    judge_identifiers,
    note_kept_checksums,
)
from climatekit.contracts.model import Check, Column, CompiledContract
from climatekit.contracts.origin import DAY, make_origin, note_place
from climatekit.contracts.stores import Store, note_store
from climatekit.contracts.verdict import parsed_select
from climatekit.contracts.writing import Parsing, identifier
from climatekit.ingest.source import Scan


@dataclass(frozen=True, kw_only=True)
class RawSource:
    """One staged sheet, ready to be judged.

    ``relation`` is a DuckDB table of text; ``columns`` says for each contract column the SQL text expression that
    holds its cells (a staged column or a constant). ``keep`` is a SQL condition; rows outside it are excluded by rule.
    ``file`` and ``sheet`` say where its rows come from. Of a dated export, ``day`` is a SQL date, and the columns that
    ``may_lack`` names need not be filled.
    """

    number: int
    relation: str
    columns: Mapping[str, str]
    parsing: Parsing
    keep: str = "true"
    file: str = ""
    sheet: str | None = None
    place: Place = field(default_factory=Place)
    from_spreadsheet: bool = False
    """Whether a cell may be an error of a spreadsheet, as in a workbook or a CSV, by its name alone."""
    faults: Mapping[str, str] = field(default_factory=dict)
    """By contract column, the column of ``relation`` that says which cells the file marks as faulty."""
    day: str | None = None
    may_lack: frozenset[str] = frozenset()
    scan: Scan | None = None
    """Of a file that was read straight into types (``direct``): then ``relation`` has no rows but rejected ones, the
    typed ones are in ``store``, and ``whole`` gives all of them as text."""
    store: Store | None = None
    whole: str = ""

    def absent(self, contract: CompiledContract) -> frozenset[str]:
        """The columns that it has not, and whose empty cells mean nothing else."""
        told = {*self.columns, *self.parsing.values}
        return frozenset(column.name for column in contract.columns if column.name not in told)


def parse_table(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, sources: Sequence[RawSource]
) -> dict[int, Parsing]:
    """Fill ``raw.<table>`` and ``parsed.<table>`` from the sources; no source makes them empty, not absent.

    ``raw`` keeps every cell as text, ``parsed`` has one row for each of its rows, in the same order. Returned is how
    each source is written, by its number: as told, and where cells were not of their type, as its columns show.
    """
    make_origin(connection)
    for source in sources:
        note_place(connection, source.number, source.file, source.sheet)
    if not sources:
        _make_empty(connection, contract)
        return {}
    raw = [_raw_select(contract, source) for source in sources]
    connection.execute(f"create view raw.{contract.table} as {' union all '.join(raw)}")
    told = {source.number: source.parsing for source in sources}
    staged = [source for source in sources if source.store is None]
    direct = [source.store for source in sources if source.store is not None]
    if not direct:
        return _parse_staged(connection, contract, staged, f"parsed.{contract.table}")
    if staged:
        direct.append(Store(relation=f"parsed.{contract.table}__staged"))
        note_store(connection, contract.table, direct[-1])
        told |= _parse_staged(connection, contract, staged, direct[-1].relation)
    columns = ", ".join([*(identifier(column.name) for column in contract.columns), "_broken"])
    shown = " union all ".join(f"select {columns}, {store.origin} from {store.relation}" for store in direct)
    connection.execute(f"create view parsed.{contract.table} as {shown}")
    return told


def _parse_staged(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, sources: Sequence[RawSource], table: str
) -> dict[int, Parsing]:
    """Make ``table`` of the sources, and again if their columns show that they are written otherwise than was told."""
    raw = [_raw_select(contract, source) for source in sources]
    parsings = [source.parsing for source in sources]
    asked = [(_asked(contract, source), source.absent(contract)) for source in sources]
    origin = f"_source, _row, {DAY}" if any(source.day for source in sources) else "_source, _row"
    _make_parsed(connection, table, asked, raw, parsings, origin)
    told = {source.number: source.parsing for source in sources}
    found = decide_sources(connection, contract, sources, table)
    if found != told:
        _make_parsed(connection, table, asked, raw, list(found.values()), origin)
    judge_cells(connection, contract, sources)
    return found


def judge_keys(
    connection: duckdb.DuckDBPyConnection,
    contract: CompiledContract,
    present: Collection[str],
    within: tuple[str, ...] = (),
    sources: Sequence[RawSource] = (),
) -> None:
    """Add the reasons that need more than one row: references that lead nowhere, then rows that repeat or share a key.

    A reference is held against all rows of the other table that were read, rejected ones too: a correct row is not
    rejected because of its neighbour. Tables that the project does not have (``present`` lacks them) are not asked.
    Only rows that agree in the columns ``within`` are held against each other: those of one dated export. Of
    ``sources``, ``raw`` then has the text of every row that is rejected.
    """
    table = contract.table
    problems = []
    for column in contract.columns:
        target, _, target_column = (column.references or "").partition(".")
        if target in present:
            name, there = identifier(column.name), identifier(target_column)
            problems.append(
                f"select '{column.name}:reference.unknown' as reason, _source, _row, "
                f"null::integer as other_source, null::bigint as other_row from parsed.{table} "
                f"where {name} is not null "
                f"and {name} not in (select {there} from parsed.{target} where {there} is not null)"
            )
    if problems:
        connection.execute(f"create or replace temp table problem as {' union all '.join(problems)}")
        add_problems(connection, table)
        complete(connection, sources)
    judge_duplicates(connection, contract, within)
    judge_identifiers(connection, contract, within)
    note_kept_checksums(connection, contract)
    complete(connection, sources)


def accept(
    connection: duckdb.DuckDBPyConnection,
    contract: CompiledContract,
    joins: str = "",
    instead: Mapping[str, str] | None = None,
) -> None:
    """Give the accepted rows the table's own name: no personal column, nothing that identifies a natural person.

    ``instead`` has SQL for columns that are shown otherwise than they were read, with the ``joins`` that it needs.
    """
    shown = ", ".join(f"{shareable(contract, column)} as {identifier(column.name)}" for column in contract.kept)
    rows = f"parsed.{contract.table}"
    if instead:
        replaced = ", ".join(f"{sql} as {identifier(name)}" for name, sql in instead.items())
        rows = f"(select parsed.* replace ({replaced}) from {rows} as parsed {joins})"
    connection.execute(f"create view main.{contract.table} as select {shown} from {rows} where _broken = ''")


def reasons(contract: CompiledContract, formats: Collection[str] = ()) -> dict[str, Check]:
    """Every reason that a row of this table may be rejected for, by its ``column:code``.

    ``formats`` are the date formats that are told for its sources.
    """
    found = {check.reason: check for check in contract.checks if check.checksum != "keep"}
    for column in contract.columns:
        for code, sentence in sentences.for_faults(column).items():
            found[f"{column.name}:{code}"] = Check(code=code, column=column.name, holds="", sentence=sentence)
        if column.type != "text":
            code, sentence = sentences.for_type(column, formats)
            found[f"{column.name}:{code}"] = Check(code=code, column=column.name, holds="", sentence=sentence)
            for code, sentence in sentences.for_unclear(column, contract.table).items():
                found[f"{column.name}:{code}"] = Check(code=code, column=column.name, holds="", sentence=sentence)
        if not column.nullable:
            sentence = sentences.for_missing(column)
            found[f"{column.name}:value.missing"] = Check(
                code="value.missing", column=column.name, holds="", sentence=sentence
            )
        if column.references:
            found[f"{column.name}:reference.unknown"] = Check(
                code="reference.unknown", column=column.name, holds="", sentence=sentences.for_unknown_reference(column)
            )
        if column.unique in ("warn", "reject"):
            found[f"{column.name}:{SHARED}"] = Check(
                code=SHARED, column=column.name, holds="", sentence=sentences.for_shared(column)
            )
    of_keys = {
        DUPLICATE: sentences.for_duplicate(contract.key),
        REPEATED: sentences.REPEATED,
        SUPERSEDED: sentences.for_superseded(contract),
    }
    for code, sentence in of_keys.items():
        found[f":{code}"] = Check(code=code, column=None, holds="", sentence=sentence)
    for code, sentence in sentences.ROW_PROBLEMS.items():
        found[f":{code}"] = Check(code=code, column=None, holds="", sentence=sentence)
    return found


def _make_empty(connection: duckdb.DuckDBPyConnection, contract: CompiledContract) -> None:
    """Where there is nothing to judge, the columns alone: to plan a verdict takes longer than to judge many rows."""
    texts = ", ".join(f"null::varchar as {identifier(column.name)}" for column in contract.columns)
    typed = ", ".join(f"{identifier(column.name)} {column.sql_type}" for column in contract.columns)
    origin = "0 as _source, 0::bigint as _row, null::varchar as _problem, null::varchar as _extra"
    connection.execute(f"create view raw.{contract.table} as select {texts}, {origin} where false")
    connection.execute(f"create table parsed.{contract.table} ({typed}, _broken varchar, _source integer, _row bigint)")


def _make_parsed(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    asked: Sequence[tuple[CompiledContract, frozenset[str]]],
    raw: Sequence[str],
    parsings: Sequence[Parsing],
    origin: str,
) -> None:
    """``asked`` has for each source the contract, which asks less of an export that lacks a column, and what is absent.

    Sources that are judged alike are judged in one, since to plan a verdict takes longer than to judge many rows.
    """
    sources = zip(asked, parsings, raw, strict=True)
    alike = groupby(sources, key=lambda source: source[:2])
    parsed = [
        parsed_select(contract, " union all ".join(rows for *_, rows in group), parsing, origin, absent)
        for ((contract, absent), parsing), group in alike
    ]
    connection.execute(f"create or replace table {table} as {' union all '.join(parsed)}")


def _asked(contract: CompiledContract, source: RawSource) -> CompiledContract:
    """The contract as this source must meet it."""
    columns = (
        replace(column, nullable=column.nullable or column.name in source.may_lack) for column in contract.columns
    )
    return replace(contract, columns=tuple(columns)) if source.may_lack else contract


def _raw_select(contract: CompiledContract, source: RawSource) -> str:
    cells = ", ".join(
        f"{source.columns.get(column.name, 'null::varchar')} as {identifier(column.name)}"
        for column in contract.columns
    )
    day = f", {source.day} as {DAY}" if source.day else ""
    return (
        f"select {cells}, {source.number} as _source, _row, _problem, _extra{day} from {source.relation} "
        f"where {source.keep}"
    )


def shareable(contract: CompiledContract, column: Column) -> str:
    """What a later step may see of a column: nothing that identifies, in the rows of a natural person."""
    name = identifier(column.name)
    if column.identifies and contract.natural_person:
        return f"case when ({contract.natural_person}) then null else {name} end"
    return name
