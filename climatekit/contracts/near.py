"""Which known header a misspelt one means; a wrong guess is worse than none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from climatekit.contracts.model import Column
from climatekit.contracts.names import header_names, normalised
from climatekit.language import say

CLOSE = 0.85  # one letter too many, too few or wrong in a word of seven
SHORTEST = 4  # letters; one of fewer is another word as soon as a letter changes


@dataclass(frozen=True)
class NearMiss:
    """``header`` of a file is nearly ``known``, a name of ``column``."""

    header: str
    known: str
    column: str

    def sentence(self) -> str:
        """The question to the user."""
        return say(
            "'{header}' is not known; did you mean '{known}' → {column}?",
            header=self.header.strip(), known=self.known, column=self.column,
        )  # fmt: skip


def nearness(header: str, known: str) -> float:
    """How much two headers share, from 0 to 1. ``Scope 1`` and ``Scope 3`` share nothing: they are two things."""
    if _tells_apart(header, known):
        return 0.0
    return _ratio(normalised(header), normalised(known))


def near_misses(headers: Iterable[str], columns: Collection[Column], known: Collection[str] = ()) -> list[NearMiss]:
    """The headers that are nearly a name of one of ``columns``, each with the nearest; a column is named once.

    Headers that are in ``known`` (normalised) are no misspellings, whatever they resemble.
    """
    found = sorted(_candidates(headers, columns, known), key=lambda found: (-found[0], found[1].column))
    headers_seen: set[str] = set()
    columns_seen: set[str] = set()
    misses = []
    for _, miss in found:
        if miss.header not in headers_seen and miss.column not in columns_seen:
            headers_seen.add(miss.header)
            columns_seen.add(miss.column)
            misses.append(miss)
    return sorted(misses, key=lambda miss: miss.column)


def _candidates(
    headers: Iterable[str], columns: Collection[Column], known: Collection[str]
) -> Iterator[tuple[float, NearMiss]]:
    for header in headers:
        if len(normalised(header)) < SHORTEST or normalised(header) in known:
            continue
        for column in columns:
            names = [name for name in header_names(column) if len(normalised(name)) >= SHORTEST]
            near, name = max(
                ((nearness(header, name), name) for name in names), default=(0.0, ""), key=lambda it: it[0]
            )
            if near >= CLOSE:
                yield near, NearMiss(header, name, column.name)


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < CLOSE or matcher.quick_ratio() < CLOSE:
        return 0.0
    return matcher.ratio()


def _tells_apart(one: str, other: str) -> bool:
    """Whether they differ in a number, or in a letter that stands alone: ``Goal A`` is not ``Goal F``."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return True
    singles = [{word for word in re.findall(r"[^\W\d_]+", text.casefold()) if len(word) == 1} for text in (one, other)]
    return bool(singles[0] and singles[1] and singles[0] != singles[1])
