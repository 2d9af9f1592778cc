"""For each fact a view that is joined with its dimensions, for people who would rather not join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from climatekit.contracts.writing import identifier
from climatekit.dictionary.model import Column, Dictionary, Table
from climatekit.pipeline.star import FACT
from climatekit.publish.joined import joined
from climatekit.text import Language, Text

PREFIX = "star_"
_DESCRIPTION = Text(
    "Taulu {fact} ja siihen liittyvät ulottuvuudet: yhtä monta riviä kuin taulussa {fact}.",
    "Tabellen {fact} med sina dimensioner: lika många rader som tabellen {fact}.",
    "The table {fact} with its dimensions: as many rows as the table {fact}.",
)


@dataclass(frozen=True, kw_only=True)
class View:
    """A view, and what its columns mean."""

    name: str
    sql: str
    description: str
    columns: Mapping[str, str]


def view(fact: Table, dictionary: Dictionary, language: Language) -> View | None:
    """``star_activity`` over ``fact_activity``; None where the table is no fact or leads to no dimension."""
    if not fact.name.startswith(FACT):
        return None
    wide = joined(fact, dictionary, language)
    if not wide.joins:
        return None
    name = PREFIX + fact.name.removeprefix(FACT)
    return View(
        name=name,
        sql=f"create view {identifier(name)} as {wide.query(lambda table: identifier(table.name))}",
        description=_DESCRIPTION.to(language).format(fact=fact.name),
        columns={picked.name: described(picked.column, language) for picked in wide.columns},
    )


def described(column: Column, language: Language) -> str:
    """What a column means, and its unit."""
    return column.description.to(language) + (f" [{column.unit}]" if column.unit else "")
