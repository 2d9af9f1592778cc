"""What is hidden stays hidden from whoever solves the equations of one metric, however the groups fall."""

from __future__ import annotations

from collections import defaultdict

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit.public.bounds import relations
from climatekit.public.cells import Cell
from climatekit.public.mask import hidden

ORGANISATIONS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.sampled_from(("p", "q"))), min_size=1, max_size=25
)


def _cells(organisations: list[tuple[str, str, str]]) -> list[Cell]:
    parts: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
    for number, (size, kind, programme) in enumerate(organisations):
        for who in (programme, "*"):
            for dimension, group in (("all", "all"), ("size", size), ("kind", kind)):
                parts[who, dimension, group][f"o{number}"] = 1.0
    order = sorted(parts, key=lambda key: (key[1] != "all", -len(parts[key]), key))
    return [
        Cell(
            programme=key[0],
            period="2026",
            metric="once" if key[0] == "*" else "members",
            dimension=key[1],
            group=key[2],
            value=float(len(parts[key])),
            unit="count",
            parts=parts[key],
        )
        for key in order
    ]


@settings(max_examples=60, deadline=None)
@given(ORGANISATIONS, st.integers(2, 6))
def test_no_hidden_cell_follows_from_the_others(organisations: list[tuple[str, str, str]], least: int) -> None:
    cells = _cells(organisations)
    found = hidden(cells, least)
    assert all(place in found for place, cell in enumerate(cells) if 0 < cell.value < least)
    rows = [[float(one.get(place, 0)) for place in sorted(found)] for one in relations(cells)]
    matrix = numpy.array(rows).reshape(len(rows), len(found))
    for unit in numpy.eye(len(found)):
        assert numpy.linalg.matrix_rank(numpy.vstack([matrix, unit])) > numpy.linalg.matrix_rank(matrix)


def test_nothing_is_hidden_where_all_groups_are_large() -> None:
    cells = _cells([("a", "x", "p")] * 10 + [("b", "y", "p")] * 10)
    assert hidden(cells, 3) == frozenset()


def test_a_second_group_is_hidden_beside_a_small_one() -> None:
    cells = _cells([("a", "x", "p")] * 10 + [("b", "x", "p")] * 5 + [("c", "x", "p")])
    shown = {
        (cell.programme, cell.dimension, cell.group) for at, cell in enumerate(cells) if at not in hidden(cells, 3)
    }
    assert ("p", "all", "all") in shown
    assert ("p", "size", "a") in shown
    assert not shown & {("p", "size", "b"), ("p", "size", "c"), ("*", "size", "b"), ("*", "size", "c")}
