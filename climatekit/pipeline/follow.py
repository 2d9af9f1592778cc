"""``-- follow: state, tier (support < full)``: the columns of a dataset whose changes from one day to another are told.

The grain says which row is the same one. Where a column has an order, from the lowest to the highest value, a change is
an upgrade or a downgrade; numbers have theirs by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from climatekit.errors import PluginError, did_you_mean
from climatekit.language import say

PROGRAMME = "programme_id"
_ONE = re.compile(r"([a-z][a-z0-9_]*)(?:\s*\(([^()]*)\))?")
_ORDERED = re.compile(r"[^\s<(),]+(?:\s*<\s*[^\s<(),]+)+")


@dataclass(frozen=True, kw_only=True)
class Followed:
    """One column; ``order`` are its values from the lowest to the highest, empty where it has none."""

    name: str
    order: tuple[str, ...] = ()


def followed(line: str) -> tuple[Followed, ...]:
    """What the line names. Raises ``ValueError`` with the part that can't be read."""
    found = []
    for part in re.split(r",(?![^()]*\))", line):
        match = _ONE.fullmatch(part.strip())
        if match is None or (match[2] is not None and not _ORDERED.fullmatch(match[2].strip())):
            raise ValueError(part.strip())
        order = tuple(value.strip() for value in match[2].split("<")) if match[2] else ()
        found.append(Followed(name=match[1], order=order))
    return tuple(found)


def check_follow(line: str, names: Sequence[str], location: str) -> None:
    """Raises ``PluginError`` where a part can't be read, or a column is not selected."""
    try:
        wanted = followed(line)
    except ValueError as error:
        message = say(
            "{location} follows '{part}', which can't be read: write columns with commas between them, such as "
            "'status, tier (support < full)'.",
            location=location, part=error,
        )  # fmt: skip
        raise PluginError("sql.follow", message) from None
    for name in (PROGRAMME, *(column.name for column in wanted)):
        if name not in names:
            message = say(
                "{location} is followed and needs the column '{name}', which it does not select.{guess}",
                location=location, name=name, guess=did_you_mean(name, names),
            )  # fmt: skip
            raise PluginError("sql.follow", message)
