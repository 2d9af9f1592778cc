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


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """Work on a thing begins: ``step`` and ``what`` as of the event that will tell of it."""

    step: str
    what: str
    size: int | None = None
    """Of a file, in bytes."""


Done = Callable[[], float]
"""How much of what the engine is asked now is done, in per cent; less than 0 where that is not known."""


class Clock:
    """Seconds spent per step, for the manifest; and for who may watch, what goes on at the moment."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.now: Beginning | None = None
        self.done: Done | None = None
        self._last = time.perf_counter()

    def begin(self, step: str, what: str = "", size: int | None = None) -> None:
        """From now on the work is on this."""
        self.now = Beginning(step=step, what=what, size=size)

    def lap(self, step: str) -> None:
        """Whatever passed since the last lap belongs to ``step``."""
        now = time.perf_counter()
        self.seconds[step] = round(self.seconds.get(step, 0.0) + now - self._last, 3)
        self._last = now
