"""Cells of a spreadsheet that hold no value, though something stands in them: errors, and formulas not calculated.

A reader marks them where the file itself tells. Errors are known by their names too, in the languages of our users: a
CSV that Excel has saved holds nothing else of them. What a project tells of such a cell under ``values`` comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.stores import update
from climatekit.contracts.writing import BLANK, identifier, text_literal, trimmed
from climatekit.ingest.excel_xml import ERROR

if TYPE_CHECKING:
    from climatekit.contracts.validate import RawSource

ERRORS = (
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
    *("#PUUTTUU", "#PUUTTUU!", "#VIITTAUS!", "#ARVO!", "#JAKO/0!", "#NIMI?", "#LUKU!", "#TYHJÄ!"),
    *("#SAKNAS", "#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?", "#OGILTIGT!", "#SKÄRNING!"),
)


def is_error(cell: str) -> str:
    """SQL for whether the cell is an error by its name; of a column without a #, its least value tells that none is."""
    return f"({may_be_error(cell)} and {cell} in ({', '.join(map(text_literal, ERRORS))}))"


def may_be_error(cell: str) -> str:
    """SQL for a quick look that every error passes."""
    return f"({cell} >= '#' and {cell} < '$')"


def has_value(source: RawSource, column: str) -> str:
    """SQL for whether the cell of a column is none of these."""
    return f"{_code(source, column)} is null" if source.from_spreadsheet or column in source.faults else "true"


def judge_cells(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, sources: Sequence[RawSource]
) -> None:
    """Reject the rows of ``parsed.<table>`` that have such cells; whatever else was wrong with them is not told."""
    suspected = _suspected(connection, contract, sources)
    selects = [
        select
        for source in sources
        if source.faults or source.number in suspected
        for select in _faulty(contract, source)
    ]
    if not selects:
        return
    table = contract.table
    connection.execute(f"create or replace temp table faulty as {' union all '.join(selects)}")
    for (column,) in connection.execute("select distinct column_name from faulty order by 1").fetchall():
        update(
            connection,
            table,
            f"{identifier(column)} = null",
            f"(select _source, _row from faulty where column_name = '{column}') as found",
        )
    update(
        connection,
        table,
        "_broken = concat_ws(' ', nullif(array_to_string(list_filter("
        "string_split(_broken, ' '), lambda reason: not list_contains(found.columns, split_part(reason, ':', 1))"
        "), ' '), ''), found.reasons)",
        "(select _source, _row, list(column_name) as columns, "
        "string_agg(column_name || ':' || code, ' ' order by nth) as reasons from faulty "
        "group by _source, _row) as found",
    )
    connection.execute("drop table faulty")


def _suspected(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, sources: Sequence[RawSource]
) -> set[int]:
    """The sources in which some cell begins as errors do."""
    if not any(source.from_spreadsheet for source in sources):
        return set()
    some = " or ".join(may_be_error(identifier(column.name)) for column in contract.columns)
    rows = connection.execute(f"select distinct _source from raw.{contract.table} where {some}").fetchall()
    return {number for (number,) in rows} & {source.number for source in sources if source.from_spreadsheet}


def _faulty(contract: CompiledContract, source: RawSource) -> Iterator[str]:
    """For each column that the file itself feeds, its faulty cells."""
    for nth, column in enumerate(contract.columns):
        name = column.name
        # a constant is no cell of the file
        ours = not source.columns.get(name, "'").startswith("'")
        if ours and (source.from_spreadsheet or name in source.faults):
            yield (
                f"select '{name}' as column_name, {nth} as nth, {_code(source, name)} as code, "
                f"{source.number} as _source, _row from {source.relation} where ({source.keep}) and code is not null"
            )


def _code(source: RawSource, column: str) -> str:
    """SQL for the reason to reject a cell, or null."""
    cell = source.columns[column]
    words = [text_literal(word.strip(BLANK).lower()) for word in source.parsing.values.get(column, {})]
    branches = [f"when lower({trimmed(cell)}) in ({', '.join(words)}) then null"] if words else []
    if column in source.faults:
        branches.append(f"when {source.faults[column]} is not null then {source.faults[column]}")
    if source.from_spreadsheet:
        branches.append(f"when {is_error(cell)} then '{ERROR}'")
    return f"case {' '.join(branches)} end"
