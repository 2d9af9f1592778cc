"""Which cells must stay out of sight, so that no adding and subtracting of the others brings a small group back.

Every cell is seen as what each organisation adds to it: a vector. A figure can be computed from others where its vector
is a combination of theirs: a total less its parts, all programmes less the others, members now less members then plus
those who left. So a cell is published only as long as no unsafe one is a combination of those that are published.

Where cells are many and organisations few, some combination always fits by chance, and nobody outside can know it. So
combinations are looked for where people can know that they hold: among the breakdowns of one metric, its periods, the
programmes and all of them together, and the totals of one programme.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from climatekit.public.bounds import given_away, relations
from climatekit.public.cells import EVERYTHING, UNKNOWN, Cell

Vector = dict[int, int]
_PRIME = 2**31 - 1
_EXACT = 1_000_000  # values are taken to the millionth: what is told in decimals is exact
_MOST_PLACES = 300
"""More organisations than this that differ are put together: too much is held back then, never too little."""
_MOST_PAIRS = 12


def hidden(cells: Sequence[Cell], least: int) -> frozenset[int]:
    """The places in ``cells`` of those that must not be published; earlier cells are kept before later ones."""
    kept_back = frozenset(place for place, cell in enumerate(cells) if cell.is_small(least))
    if not kept_back:
        return kept_back
    families = [(family, _vectors([cells[place] for place in family])) for family in _families(cells)]
    known = relations(cells)
    groups = _groups(cells)
    while True:
        unseen = set(kept_back)
        for family, vectors in families:
            back = frozenset(at for at, place in enumerate(family) if place in unseen)
            if back:
                members = [cells[place] for place in family]
                told = _published(vectors, back, _together(members, vectors, back, least))
                unseen |= {place for at, place in enumerate(family) if at not in told}
        # one group, one mask: a figure about the same group would give the bounds of the hidden one
        masks = {_mask(cells[place]) for place in unseen}
        now = frozenset(unseen) | {place for place in groups if _mask(cells[place]) in masks}
        if now == kept_back:
            more = {cell for _, cell in given_away(cells, now, known)}
            if not more:
                return now
            now |= more
        kept_back = now


def _groups(cells: Sequence[Cell]) -> list[int]:
    """The cells of breakdowns. A group that is all there is says what its total says, and is not masked for others."""
    totals = {(cell.programme, cell.metric, cell.period): cell.parts for cell in cells if cell.dimension == "all"}
    return [
        place
        for place, cell in enumerate(cells)
        if cell.dimension != "all" and cell.parts != totals.get((cell.programme, cell.metric, cell.period))
    ]


def _mask(cell: Cell) -> tuple[str, str, str]:
    return cell.programme, cell.dimension, cell.group


def _families(cells: Sequence[Cell]) -> list[list[int]]:
    """The cells among which a combination can be known to hold. What is about all programmes is with each metric."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    over_all = {cell.metric for cell in cells if cell.programme == EVERYTHING}
    for place, cell in enumerate(cells):
        metrics = {cell.metric} if cell.metric not in over_all else {one.metric for one in cells}
        for metric in metrics:
            found["period", metric, cell.period].append(place)
            found["dimension", metric, cell.dimension].append(place)
        if cell.dimension == "all":
            found["totals", cell.programme, cell.unit].append(place)
    return list({tuple(family): list(family) for family in found.values()}.values())


def _vectors(cells: Sequence[Cell]) -> list[Vector]:
    """What the organisations add, with those put together that never differ."""
    patterns: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, cell in enumerate(cells):
        for name, value in cell.parts.items():
            if exact := round(value * _EXACT):
                patterns[name].append((place, exact))
    places: dict[tuple[tuple[int, int], ...], int] = {}
    vectors: list[Vector] = [{} for _ in cells]
    for pattern in sorted(map(tuple, patterns.values())):
        at = places.setdefault(pattern, len(places)) % _MOST_PLACES
        for place, exact in pattern:
            vectors[place][at] = (vectors[place].get(at, 0) + exact) % _PRIME
    return [{at: value for at, value in vector.items() if value} for vector in vectors]


def _together(cells: Sequence[Cell], vectors: Sequence[Vector], kept_back: Collection[int], least: int) -> list[Vector]:
    """Sums of hidden cells that must not be known either: 2 for two groups says that each is 1.

    Hidden cells come to be known together where the others of a breakdown, the other programmes or the other periods
    are published.
    """
    families: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in sorted(kept_back):
        cell = cells[place]
        families["groups", cell.programme, cell.period, cell.metric, cell.dimension].append(place)
        families["programmes", cell.period, cell.metric, cell.dimension, cell.group].append(place)
        families["both", cell.period, cell.metric, cell.dimension].append(place)
        families["periods", cell.programme, cell.metric, cell.dimension, cell.group].append(place)
    found = []
    for family in families.values():
        small = [place for place in family if cells[place].is_small(least)]
        sets = {tuple(one) for one in (family, small) if len(one) > 1}
        sets |= set(combinations(small, 2)) if len(small) <= _MOST_PAIRS else set()
        for places in sorted(sets):
            together = frozenset[str]().union(*(cells[place].adding for place in places)) - {UNKNOWN}
            least_value = sum(1 for place in places if cells[place].value)
            tight = all(cells[place].unit == "count" for place in places) and (
                sum(cells[place].value for place in places) <= least_value
            )
            if together and (len(together) < least or tight):
                found.append(_sum(vectors[place] for place in places))
    return found


def _published(vectors: Sequence[Vector], kept_back: Collection[int], together: Iterable[Vector]) -> frozenset[int]:
    """Cell after cell, as long as none that is hidden becomes a combination of those that are told."""
    rest = {place: dict(vector) for place, vector in enumerate(vectors)}
    secret = [dict(vectors[place]) for place in kept_back] + [dict(vector) for vector in together]
    secret = [vector for vector in secret if vector]
    told = set()
    for place in range(len(vectors)):
        if place in kept_back:
            del rest[place]
            continue
        new = _unit(rest.pop(place))
        if new and any(vector.keys() == new.keys() and _unit(vector) == new for vector in secret):
            continue
        told.add(place)
        if new:
            pivot = min(new)
            for vector in (*rest.values(), *secret):
                _reduce(vector, new, pivot)
    return frozenset(told)


def _unit(vector: Vector) -> Vector:
    """Its multiple that begins with one."""
    if not vector:
        return vector
    factor = pow(vector[min(vector)], -1, _PRIME)
    return {at: value * factor % _PRIME for at, value in vector.items()}


def _reduce(vector: Vector, new: Vector, pivot: int) -> None:
    factor = vector.get(pivot)
    if not factor:
        return
    for at, value in new.items():
        left = (vector.get(at, 0) - factor * value) % _PRIME
        if left:
            vector[at] = left
        else:
            vector.pop(at, None)


def _sum(vectors: Iterable[Vector]) -> Vector:
    total: Vector = {}
    for vector in vectors:
        for at, value in vector.items():
            total[at] = (total.get(at, 0) + value) % _PRIME
    return {at: value for at, value in total.items() if value}
