"""What a run says while it goes on: a few kinds of event, shown by the command line or written as JSON lines."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Event:
    """``step`` is a step of the way of the data, ``what`` the thing that was worked on, ``facts`` its numbers."""

    step: str
    what: str
    facts: dict[str, Any] = field(default_factory=dict)


Observer = Callable[[Event], None]


def nobody(_: Event) -> None:
    """An observer that looks away."""


class Clock:
    """Seconds spent per step, for the manifest."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.perf_counter()

    def lap(self, step: str) -> None:
        """Whatever passed since the last lap belongs to ``step``."""
        now = time.perf_counter()
        self.seconds[step] = round(self.seconds.get(step, 0.0) + now - self._last, 3)
        self._last = now
