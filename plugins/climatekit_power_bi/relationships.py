"""Which table leads to which, with at most one active way between any two: Power BI refuses a model with more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from climatekit.dictionary.model import Table
from climatekit.pipeline.star import DIMENSION


@dataclass(frozen=True, kw_only=True)
class Relationship:
    """Many rows of one table lead to one of another. One that is not active can be used in DAX by name."""

    table: str
    column: str
    to_table: str
    to_column: str
    is_active: bool


def related(tables: Sequence[Table]) -> list[Relationship]:
    """Those of dimensions first; of several ways from one table to another the first is active."""
    known = {table.name: table for table in tables}
    reach: dict[str, set[str]] = {name: {name} for name in known}
    found = []
    for table in sorted(tables, key=lambda table: not table.name.startswith(DIMENSION)):
        for column in table.columns:
            to_table, to_column = column.references or ("", "")
            if to_table not in known or known[to_table].key != (to_column,) or to_table == table.name:
                continue
            before = {name for name, there in reach.items() if table.name in there}
            is_active = not any(reach[name] & reach[to_table] for name in before)
            if is_active:
                for name in before:
                    reach[name] |= reach[to_table]
            found.append(
                Relationship(
                    table=table.name, column=column.name, to_table=to_table, to_column=to_column, is_active=is_active
                )
            )
    return found
