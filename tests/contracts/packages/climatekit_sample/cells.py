"""Cells of one column, from text to value, without a table around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from climatekit.contracts import parse
from climatekit.contracts.model import Column
from climatekit.contracts.writing import Parsing
from climatekit.text import Text

CONNECTION = duckdb.connect()
DEFAULT = Parsing()
COMMA = Parsing(decimal=",")


def column(kind: str, allowed: Sequence[str] = (), *, name: str = "it", unit: str | None = None) -> Column:
    return Column(
        name=name, type=kind, nullable=True, title=Text("it", "it", "it"), description="It.", unit=unit,
        privacy="internal", identifies=False, references=None, example=None, aliases=(), allowed=tuple(allowed),
    )  # fmt: skip


def parsed(
    kind: str, cells: Sequence[str | None], parsing: Parsing = DEFAULT, allowed: Sequence[str] = ()
) -> list[Any]:
    """What each cell becomes, through the three layers that ``validate`` puts over one another."""
    it = column(kind, allowed)
    query = (
        f"select {parse.sound(it, 'typed')} from (select place, {parse.typed(it, 'cell', parsing)} as typed from "
        f"(select place, {parse.text(it, 'raw', parsing)} as cell from "
        "(select unnest($1::varchar[]) as raw, generate_subscripts($1::varchar[], 1) as place))) order by place"
    )
    return [value for (value,) in CONNECTION.execute(query, [list(cells)]).fetchall()]


def nothing(kind: str, cells: Sequence[str], parsing: Parsing = DEFAULT) -> bool:
    return parsed(kind, cells, parsing) == [None] * len(cells)
