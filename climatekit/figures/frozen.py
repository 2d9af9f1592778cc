"""The figures of closed periods as somebody has put them down: ``history/frozen/<period>.jsonl``, one figure a line.

The first line is the head; what a later freeze has replaced stays below as it was.
"""

from __future__ import annotations

import calendar
import datetime
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from climatekit.errors import ConfigurationError, SystemFailure
from climatekit.figures import FOLDER
from climatekit.language import say

PLACE = "frozen"
FORMAT = 1
KEY = ("programme_id", "period", "metric", "dimension", "dimension_value")
Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, kw_only=True)
class Value:
    """A figure without its key."""

    value: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """One closed period: its figures, out of which result they were taken, and when."""

    period: str
    as_of: datetime.date
    frozen_on: datetime.date
    versions: Mapping[str, str]
    figures: Mapping[Key, Value]
    replaced: tuple[Mapping[str, Any], ...] = ()
    """What earlier freezes said, one head each with the figures that were others."""


def last_day(period: str) -> datetime.date | None:
    """The last day of a year, a month or a day; None for anything else."""
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", period, re.ASCII):
        return None
    try:
        if len(period) == 4:
            return datetime.date(int(period), 12, 31)
        if len(period) == 7:
            year, month = int(period[:4]), int(period[5:])
            return datetime.date(year, month, calendar.monthrange(year, month)[1])
        return datetime.date.fromisoformat(period)
    except (ValueError, calendar.IllegalMonthError):
        return None


def within(period: str, outer: str) -> bool:
    """Whether a figure of ``period`` belongs to ``outer``: a month to its year."""
    return period == outer or period.startswith(f"{outer}-")


def same(one: float | None, other: float | None) -> bool:
    """Equal but for what adding up in another order may do to the last digits."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))


def place(root: Path, period: str) -> Path:
    """The file of a period."""
    return root / FOLDER / PLACE / f"{period}.jsonl"


def load(root: Path) -> tuple[Frozen, ...]:
    """Every frozen period of the project, the earliest first."""
    paths = sorted((root / FOLDER / PLACE).glob("*.jsonl"))
    return tuple(_read(path) for path in paths if last_day(path.stem))


def save(root: Path, frozen: Frozen) -> Path:
    """All or nothing."""
    path = place(root, frozen.period)
    head = {
        "format": FORMAT,
        "period": frozen.period,
        "as_of": frozen.as_of.isoformat(),
        "frozen_on": frozen.frozen_on.isoformat(),
        "versions": dict(frozen.versions),
        "figures": len(frozen.figures),
    }
    lines: list[Mapping[str, Any]] = [head]
    lines += [dict(zip(KEY, key, strict=True)) | asdict(value) for key, value in sorted(frozen.figures.items())]
    lines += [{"replaced": told} for told in frozen.replaced]
    new = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        os.replace(new, path)
    except OSError as error:
        message = say("The figures can't be kept in '{path}': {reason}.", path=path, reason=error.strerror or error)
        raise SystemFailure("system.write", message) from error
    return path


def _read(path: Path) -> Frozen:
    try:
        head, *lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
        figures = {
            tuple(str(line[name]) for name in KEY): Value(value=float(line["value"]), unit=str(line["unit"]))
            for line in lines
            if "replaced" not in line
        }
        if head["format"] != FORMAT or head["figures"] != len(figures) or head["period"] != path.stem:
            raise ValueError
        return Frozen(
            period=head["period"],
            as_of=datetime.date.fromisoformat(head["as_of"]),
            frozen_on=datetime.date.fromisoformat(head["frozen_on"]),
            versions=dict(head["versions"]),
            figures=figures,  # type: ignore[arg-type]  # five texts each, by the names of KEY
            replaced=tuple(line["replaced"] for line in lines if "replaced" in line),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        message = say(
            "'{path}' is not what 'climatekit freeze' wrote: bring the file back from a copy, or take it out and "
            "freeze the period again.",
            path=path,
        )  # fmt: skip
        raise ConfigurationError("freeze.broken", message) from None
