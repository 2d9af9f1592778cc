"""References that name a thing by another id than that under which it stands: an id that was changed leads on.

``history.<table>_alias`` has, for every id that ever meant something else than itself, what it means from ``since``
until ``until``; together its rows cover all days.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.writing import identifier

FIRST_DAY, LAST_DAY = "date '0001-01-01'", "date '9999-12-31'"


@dataclass(frozen=True)
class Resolved:
    """Joins to put behind ``relation``, and what to select instead of the columns that lead elsewhere."""

    relation: str
    joins: str
    columns: Mapping[str, str]

    def shown(self, name: str) -> str:
        """The column as SQL."""
        return self.columns.get(name, f"{self.relation}.{identifier(name)}")


@dataclass
class Resolver:
    """Knows the tables in which ids have changed."""

    _keys: dict[str, str] = field(default_factory=dict)

    def learn(self, connection: duckdb.DuckDBPyConnection, contract: CompiledContract, meant: str) -> None:
        """``meant`` gives ``id``, ``day`` and ``becomes``: what the ids of a table with one key column meant when."""
        if len(contract.key) != 1:
            return
        table = f"history.{contract.table}_alias"
        connection.execute(
            f"create table {table} as with meant as ({meant}), "
            "changed as (select id from meant group by id having bool_or(becomes <> id)), "
            "turns as (select * from (select *, lag(becomes) over of_id as before from meant semi join changed "
            "using (id) window of_id as (partition by id order by day, becomes)) "
            "where before is distinct from becomes) "
            f"select id, becomes, case when before is null then {FIRST_DAY} else day end as since, "
            f"coalesce(lead(day) over (partition by id order by day, becomes) - 1, {LAST_DAY}) as until from turns"
        )
        if connection.execute(f"select 1 from {table} limit 1").fetchall():
            self._keys[contract.table] = contract.key[0]

    def of(
        self, contract: CompiledContract, relation: str, day: str, within: Collection[str] | None = None
    ) -> Resolved:
        """For the columns of a table (or those ``within``), as what they name was called on ``day`` (SQL)."""
        joins, columns = [], {}
        for column in contract.columns:
            target, _, target_column = (column.references or "").partition(".")
            if self._keys.get(target) != target_column or (within is not None and column.name not in within):
                continue
            name, alias = f"{relation}.{identifier(column.name)}", identifier(f"alias of {column.name}")
            joins.append(
                f"left join history.{target}_alias as {alias} on {alias}.id = {name} "
                f"and {day} between {alias}.since and {alias}.until"
            )
            columns[column.name] = f"coalesce({alias}.becomes, {name})"
        return Resolved(relation, " ".join(joins), columns)
