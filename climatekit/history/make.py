"""From accepted rows to what they say of the past: the door that a run goes through."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.validate import RawSource, accept
from climatekit.contracts.writing import identifier
from climatekit.history.dated import Dated
from climatekit.history.identity import identify
from climatekit.history.resolve import Resolver
from climatekit.history.state import make_state, reject_never_said
from climatekit.history.tables import version_table
from climatekit.history.units import make_units
from climatekit.pipeline.plan import APPEARANCE, DATED_PERIOD, SNAPSHOT

_TABLES = {
    SNAPSHOT: "table_name varchar, day date, number bigint, rows bigint, is_used boolean",
    APPEARANCE: "table_name varchar, row_key varchar, day date, key_then varchar, matched_by varchar, matched_on date, "
    "is_rejected boolean",
    DATED_PERIOD: "table_name varchar, row_key varchar, valid_from date, valid_to date, from_is_stated boolean, "
    "from_not_before date, to_is_stated boolean, to_not_before date",
}


def make_tables(
    connection: duckdb.DuckDBPyConnection,
    contracts: Iterable[CompiledContract],
    dated: Mapping[str, Dated],
    sources: Mapping[str, Iterable[RawSource]],
    as_of: datetime.date,
) -> None:
    """Give the accepted rows of every table its own name, and what they say of the past names of their own.

    Rows of dated exports become the state on the as-of date or periods, under keys that stay; what refers to them by
    another id follows. Nothing of this costs anything where nothing dated is loaded.
    """
    connection.execute("create schema if not exists history")
    for name, columns in _TABLES.items():
        connection.execute(f"create table {name} ({columns})")
    resolver = Resolver()
    for one in _in_order(dated):
        identify(connection, one, resolver)
        unsaid = _unsaid(one.contract, sources.get(one.table, ()))
        reject_never_said(connection, one.contract, unsaid)
        make_units(connection, one, as_of, resolver)
        make_state(connection, one, unsaid, as_of, resolver)
    for contract in contracts:
        if contract.table in dated:
            continue
        resolved = resolver.of(contract, "parsed", f"date '{as_of.isoformat()}'")
        accept(connection, contract, resolved.joins, resolved.columns)
        if contract.versioned:
            _one_version(connection, contract)


def _in_order(dated: Mapping[str, Dated]) -> Iterator[Dated]:
    """A table after those that its references lead to; in a circle by name."""
    leads_to = {
        name: {
            target
            for column in one.contract.columns
            if (target := (column.references or "").partition(".")[0]) in dated and target != name
        }
        for name, one in sorted(dated.items())
    }
    try:
        yield from (dated[name] for name in [*TopologicalSorter(leads_to).static_order()])
    except CycleError:
        yield from (dated[name] for name in leads_to)


def _unsaid(contract: CompiledContract, sources: Iterable[RawSource]) -> dict[str, list[int]]:
    """Per column, the sources that do not have it, where others do."""
    sources = list(sources)
    found = {
        column.name: [source.number for source in sources if column.name not in source.columns]
        for column in contract.columns
    }
    return {name: lacking for name, lacking in found.items() if 0 < len(lacking) < len(sources)}


def _one_version(connection: duckdb.DuckDBPyConnection, contract: CompiledContract) -> None:
    connection.execute(
        f"create view {identifier(version_table(contract.table))} as select *, 1::bigint as version, "
        f"null::date as valid_from, null::date as valid_to, true as is_current from main.{contract.table}"
    )
