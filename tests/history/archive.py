"""A list of an imagined network, exported now and then, and what the run's own steps make of the exports."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from climatekit.contracts.compile import compile_contract
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.origin import DAY
from climatekit.contracts.validate import RawSource, judge_keys, parse_table
from climatekit.contracts.writing import Parsing
from climatekit.engine import connect
from climatekit.history.dated import Dated, Rule, may_lack
from climatekit.history.make import make_tables

Row = Mapping[str, str | None]
ORGANISATION, MEMBERSHIP = "climatekit_schemas.organisation:Organisation", "climatekit_schemas.membership:Membership"


@cache
def compiled(contract: str) -> CompiledContract:
    """Compiled once for all tests."""
    return compile_contract(contract)


@dataclass
class Archive:
    """Exports on their way through judging into history."""

    connection: duckdb.DuckDBPyConnection = field(default_factory=lambda: connect(spill=Path(".spill")))
    sources: dict[str, list[RawSource]] = field(default_factory=dict)
    _number: int = 0

    def __post_init__(self) -> None:
        self.connection.execute("create table programme (programme_id varchar)")
        self.connection.execute("insert into programme values ('net')")
        self.connection.execute("create view parsed.programme as from main.programme")

    def add(self, contract: str, columns: Sequence[str], rows: Sequence[tuple[datetime.date, Row]]) -> None:
        """Stage rows of exports that have the same columns, each with its day."""
        self._number += 1
        relation = f"raw.source_{self._number}"
        cells = {f"c{at}": pa.array([row.get(name) for _, row in rows], pa.string()) for at, name in enumerate(columns)}
        marks = {name: pa.nulls(len(rows), pa.string()) for name in ("_problem", "_extra")}
        numbers = pa.array(range(2, len(rows) + 2), pa.int64())
        days = pa.array([day for day, _ in rows], pa.date32())
        self.connection.register("arrow", pa.table({**cells, "_row": numbers, "day": days, **marks}))
        self.connection.execute(f"create table {relation} as from arrow")
        self.connection.unregister("arrow")
        cell_of = {name: f"c{at}" for at, name in enumerate(columns)}
        source = RawSource(
            number=self._number,
            relation=relation,
            columns=cell_of,
            parsing=Parsing(),
            day="day",
            may_lack=may_lack(compiled(contract), columns),
            file=f"export {self._number}",
        )
        self.sources.setdefault(contract, []).append(source)

    def make(self, as_of: datetime.date) -> Archive:
        """Judge all exports and make history of them."""
        contracts = {contract: compiled(contract) for contract in sorted(self.sources, reverse=True)}
        dated = {
            contract.table: Dated(
                contract=contract,
                rules=tuple(map(Rule.of, contract.identity)),
            )
            for contract in contracts.values()
        }
        for name, contract in contracts.items():
            parse_table(self.connection, contract, self.sources[name])
        for contract in contracts.values():
            judge_keys(self.connection, contract, {*dated, "programme"}, (DAY,))
        by_table = {contracts[name].table: sources for name, sources in self.sources.items()}
        make_tables(self.connection, list(contracts.values()), dated, by_table, as_of)
        return self

    def rows(self, sql: str) -> list[Any]:
        """What a query finds."""
        return self.connection.execute(sql).fetchall()
