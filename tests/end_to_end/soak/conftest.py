"""How often to attack: a few times in ``make test``, as often as ``make soak`` says there."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest


@pytest.fixture
def times(record_property: Callable[[str, object], None]) -> Callable[[str, int], int]:
    """``times("KILLS", 4)`` → 4, or what CLIMATEKIT_SOAK_KILLS says; either is what docs/promises.md will say."""

    def how_often(what: str, few: int) -> int:
        number = int(os.environ.get(f"CLIMATEKIT_SOAK_{what}", few))
        record_property("times", number)
        return number

    return how_often


@pytest.fixture(scope="session")
def first() -> int:
    """The number of the first input, where the counts are added up over several sittings."""
    return int(os.environ.get("CLIMATEKIT_SOAK_FIRST") or "0")
