"""One figure, and what each organisation adds to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EVERYTHING = "*"
UNKNOWN = ""
"""The organisation of what is about none, or about one that is not known."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One value of one metric. ``parts`` is what each organisation adds to it, nought included."""

    programme: str
    period: str
    metric: str
    dimension: str
    group: str
    value: float
    unit: str
    parts: Mapping[str, float]

    @property
    def adding(self) -> frozenset[str]:
        """The organisations without which the value would be another."""
        return frozenset(name for name, value in self.parts.items() if value)

    def is_small(self, least: int) -> bool:
        """It stands for fewer organisations than may be seen. That there is nothing at all may be seen."""
        adding = self.adding
        if adding:
            return len(adding - {UNKNOWN}) < least
        return 0 < len(set(self.parts) - {UNKNOWN}) < least
