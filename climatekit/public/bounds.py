"""Whole numbers give more away than sums: 4 for four groups that all have somebody in them says that each is 1.

So what the sums leave open is narrowed here as far as anybody could, from what is published and from the fact alone
that a hidden count is at least 1. A count for which one number is left is as good as published.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from climatekit.public.cells import EVERYTHING, Cell

_ROUNDS = 20
_CLOSE = 1e-6
Relation = dict[int, int]
"""Factors by cell; their sum is nought."""


def relations(cells: Sequence[Cell]) -> list[Relation]:
    """Totals as the sums of their groups, and all programmes as the sum of each, where it is so."""
    totals: dict[tuple[str, str, str], int] = {}
    blocks: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    programmes: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    over_all = []
    for place, cell in enumerate(cells):
        if cell.programme == EVERYTHING:
            over_all.append(place)
        else:
            programmes[cell.metric, cell.period, cell.dimension, cell.group].append(place)
        if cell.dimension == "all":
            totals[cell.programme, cell.metric, cell.period] = place
        else:
            blocks[cell.programme, cell.metric, cell.period, cell.dimension].append(place)
    found = [(totals[key[:3]], parts) for key, parts in blocks.items() if key[:3] in totals]
    metrics = {key[0] for key in programmes}
    for place in over_all:
        cell = cells[place]
        for metric in metrics:
            parts = programmes.get((metric, cell.period, cell.dimension, cell.group), [])
            found += [(place, parts)] if parts else []
    return [{whole: -1, **dict.fromkeys(parts, 1)} for whole, parts in found if _adds_up(cells, whole, parts)]


def _adds_up(cells: Sequence[Cell], whole: int, parts: Sequence[int]) -> bool:
    left: dict[str, float] = defaultdict(float, cells[whole].parts)
    for part in parts:
        for name, value in cells[part].parts.items():
            left[name] -= value
    return all(abs(value) < _CLOSE for value in left.values())


def given_away(cells: Sequence[Cell], hidden: Collection[int], known: Sequence[Relation]) -> Iterator[tuple[int, int]]:
    """Each hidden count for which one number is left, with the published cell that had better be hidden as well."""
    asked = [one for one in known if any(place in hidden for place in one)]
    low = {place: 1.0 if cell.value >= 1 and cell.unit == "count" else 0.0 for place, cell in enumerate(cells)}
    high = dict.fromkeys(low, math.inf)
    for place in set(low) - set(hidden):
        low[place] = high[place] = cells[place].value
    for _ in range(_ROUNDS):
        before = dict(low), dict(high)
        for one in asked:
            for place in one:
                if place in hidden:
                    _narrow(one, place, low, high)
        if before == (low, high):
            break
    for place in sorted(hidden):
        if cells[place].unit == "count" and high[place] - low[place] < 1 - _CLOSE:
            shown = sorted(
                (cells[other].dimension == "all", cells[other].value, other)
                for one in asked
                if place in one
                for other in one
                if other not in hidden
            )
            if shown:
                yield place, shown[0][2]


def _narrow(one: Relation, place: int, low: dict[int, float], high: dict[int, float]) -> None:
    """What is left for ``place`` if all others of the sum take their least or their most."""
    least = most = 0.0
    for other, factor in one.items():
        if other != place:
            ends = (factor * low[other], factor * high[other])
            least, most = least + min(ends), most + max(ends)
    ends = (-least / one[place], -most / one[place])
    low[place], high[place] = max(low[place], min(ends)), min(high[place], max(ends))
