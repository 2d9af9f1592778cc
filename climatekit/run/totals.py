"""The sums of amounts and quantities for the ledger: of all rows as they are read, and of each kind at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.totals import UNREAD, beyond, excluded_sums, plus, sums, totalled, written
from climatekit.contracts.validate import RawSource
from climatekit.contracts.writing import Parsing
from climatekit.run.ledger import Total

Sum = Decimal | int | None


@dataclass(frozen=True, kw_only=True)
class Sums:
    """Of one source, by column: what its judged rows hold, what its excluded ones hold, what is beyond adding up."""

    judged: Sequence[Sum]
    excluded: Sequence[Sum]
    too_large: Sequence[int]


def as_read(
    connection: duckdb.DuckDBPyConnection,
    contract: CompiledContract,
    sources: Sequence[RawSource],
    parsings: Mapping[int, Parsing],
) -> dict[int, Sums]:
    """By source, the sums of what has just been parsed."""
    columns = totalled(contract)
    if not (columns and sources):
        return {source.number: Sums(judged=(), excluded=(), too_large=()) for source in sources}
    found = {
        source: row
        for source, *row in connection.execute(
            f"select _source, {sums(columns)}, {beyond(columns)} from parsed.{contract.table} group by 1"
        ).fetchall()
    }
    nothing = [None] * len(columns)
    none = [0] * len(columns)
    return {
        source.number: Sums(
            judged=found.get(source.number, nothing)[: len(columns)],
            too_large=found.get(source.number, nothing + none)[len(columns) :],
            excluded=nothing
            if source.keep == "true"
            else excluded_sums(connection, columns, source, parsings[source.number]),
        )
        for source in sources
    }


def sums_of(contract: CompiledContract) -> str:
    """More columns for the query that counts the rows: per column the sum of accepted rows, then of rejected ones."""
    columns = totalled(contract)
    if not columns:
        return ""
    accepted, rejected = sums(columns, "_broken = ''"), sums(columns, "_broken <> ''")
    return f", {accepted}, {rejected}"


def account_totals(
    contract: CompiledContract, read: Sums, counted: Sequence[Sum], reasons: Mapping[str, int]
) -> tuple[Total, ...]:
    """The totals of one source. ``counted`` is what the query with ``sums_of`` found, ``reasons`` how often each was
    given for a row of it."""
    columns = totalled(contract)
    counted = counted or [None] * (2 * len(columns))
    return tuple(
        Total(
            column=column.name,
            unit=column.unit,
            read=written(plus(read.judged[at], read.excluded[at]), column),
            accepted=written(counted[at], column),
            rejected=written(counted[len(columns) + at], column),
            excluded=written(read.excluded[at], column),
            unread=sum(rows for reason, rows in reasons.items() if _unread(reason, column.name)),
            too_large=read.too_large[at],
        )
        for at, column in enumerate(columns)
    )


def _unread(reason: str, column: str) -> bool:
    name, _, code = reason.partition(":")
    return name == column and code.startswith(UNREAD)
