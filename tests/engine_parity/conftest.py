"""Apache Spark as a cluster of two workers on this machine, each a process of its own."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CLUSTER = os.environ.get("CLIMATEKIT_MASTER", "local-cluster[2,1,1024]")


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session that the runs of these tests share."""
    if find_spec("pyspark") is None:
        pytest.skip("needs pyspark, of the group bi")
    from climatekit.spark.session import spark_session

    with spark_session(CLUSTER, tmp_path_factory.mktemp("spark")) as session:
        yield session


@pytest.fixture(scope="session")
def same() -> Callable[[Iterable[Any], Iterable[Any]], list[Any]]:
    """``same(rows, rows)`` → those that differ; none is right."""
    return _same


def _same(one: Iterable[tuple[Any, ...]], other: Iterable[tuple[Any, ...]]) -> list[tuple[Any, Any]]:
    """Rows that differ, whatever their order: all but doubles exactly, those within 1e-9 of their size."""
    left, right = sorted(one, key=_order), sorted(other, key=_order)
    found = [(a, b) for a, b in zip(left, right, strict=False) if not _alike(a, b)]
    return found if len(left) == len(right) else [(len(left), len(right)), *found]


def _order(row: tuple[Any, ...]) -> tuple[Any, ...]:
    # exact values first: where only doubles differ in their last digits, the rows still stand in the same place
    exact = tuple(repr(value) for value in row if not isinstance(value, float))
    return exact, tuple(f"{value:.6e}" for value in row if isinstance(value, float))


def _alike(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(map(_equal, one, other))


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12) or (math.isnan(one) and math.isnan(other))
    return type(one) is type(other) and one == other


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that both engines see."""
    return tmp_path
