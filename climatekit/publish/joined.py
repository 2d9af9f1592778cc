"""A table with everything that its keys lead to beside it: one wide table for tools that can't join."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from climatekit.contracts.writing import identifier
from climatekit.dictionary.model import Column, Dictionary, Table
from climatekit.dictionary.naming import for_language
from climatekit.pipeline.star import DIMENSION
from climatekit.text import Language

_DEEPEST = 2  # a fact leads to a dimension, and that to a smaller one


@dataclass(frozen=True, kw_only=True)
class Picked:
    """One column of the wide table: ``organisation_name`` is the column ``name`` of the table ``dim_organisation``."""

    name: str
    alias: str
    column: Column
    table: Table


@dataclass(kw_only=True)
class Joined:
    """The wide table. ``joins`` are (table, alias, its key, alias it is joined to, column there)."""

    table: Table
    columns: list[Picked] = field(default_factory=list)
    joins: list[tuple[Table, str, str, str, str]] = field(default_factory=list)

    def query(self, source: Callable[[Table], str], extra: Iterable[str] = (), more: Iterable[str] = ()) -> str:
        """The SELECT; ``source`` says what stands in FROM for a table. ``extra`` are columns, ``more`` joins as SQL."""
        picked = [
            f"{one.alias}.{identifier(one.column.name)}"
            + ("" if one.name == one.column.name else f" as {identifier(one.name)}")
            for one in self.columns
        ]
        joins = (
            f"\nleft join {source(table)} as {alias} on {there}.{identifier(column)} = {alias}.{identifier(key)}"
            for table, alias, key, there, column in self.joins
        )
        columns = ",\n    ".join([*picked, *extra])
        return f"select\n    {columns}\nfrom {source(self.table)} as fact{''.join([*joins, *more])}"


def joined(table: Table, dictionary: Dictionary, language: Language) -> Joined:
    """A row for each row of ``table``. Where a text stands there in three languages, only ``language`` is kept.

    What comes from a dimension is named after it, and after the role that it has: ``host_organisation_name``.
    """
    found = Joined(table=table)
    taken: set[str] = set()

    def pick(name: str, alias: str, column: Column, source: Table) -> None:
        if name.casefold() not in taken:
            taken.add(name.casefold())
            found.columns.append(Picked(name=name, alias=alias, column=column, table=source))

    def follow(source: Table, alias: str, prefix: str, depth: int) -> None:
        for column in source.columns:
            dimension = dictionary.table(column.references[0]) if column.references else None
            if dimension is None or column.references is None or dimension.key != (column.references[1],):
                continue
            key = column.references[1]
            short = dimension.name.removeprefix(DIMENSION)
            role = f"{prefix}{column.name.removesuffix(key) if column.name.endswith(key) else ''}{short}_"
            there = f"d{len(found.joins)}"
            found.joins.append((dimension, there, key, alias, column.name))
            for other in for_language(dimension, language):
                if other.name != key and not other.references:
                    own = "" if other.name == short else other.name.removeprefix(f"{short}_")
                    pick((role + own).rstrip("_"), there, other, dimension)
            if depth < _DEEPEST:
                follow(dimension, there, role, depth + 1)

    for column in for_language(table, language):
        pick(column.name, "fact", column, table)
    follow(table, "fact", "", 1)
    return found
