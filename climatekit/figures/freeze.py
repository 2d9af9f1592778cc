"""Put the published figures of a closed period down, so that no later run changes them without a word."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from climatekit.errors import ConfigurationError, DataError, all_of
from climatekit.figures.frozen import KEY, Frozen, Key, Value, last_day, load, place, same, save, within
from climatekit.language import say
from climatekit.project.load import Project, load_project
from climatekit.publish.place import MANIFEST


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A figure that is not what was frozen; None where it is not there."""

    key: Key
    unit: str
    was: float | None
    is_now: float | None


@dataclass(frozen=True, kw_only=True)
class Freezing:
    """What was done: ``file`` is where the figures stand, ``differences`` what they replace."""

    period: str
    file: Path
    as_of: datetime.date
    figures: int
    is_new: bool
    differences: tuple[Difference, ...]


def freeze(folder: Path, period: str, *, accept: bool, today: datetime.date) -> Freezing:
    """Freeze the figures of ``period`` as the project in ``folder`` has published them.

    Where it is frozen already and figures differ, ``accept`` puts the new ones in their place; without it nothing
    changes and ``DataError`` says how many differ.
    """
    end = last_day(period)
    if end is None:
        message = say(
            "'{period}' is not a period: write a year, a month or a day, such as 2025, 2025-06 or 2025-12-31.",
            period=period,
        )
        raise ConfigurationError("freeze.period", message)
    project = load_project(folder)
    all_frozen = {one.period: one for one in load(project.root)}
    _refuse_overlap(period, all_frozen)
    as_of, versions, figures = _published(project, period, end)
    earlier = all_frozen.get(period)
    if earlier is None:
        frozen = Frozen(period=period, as_of=as_of, frozen_on=today, versions=versions, figures=figures)
        return _done(project, frozen, is_new=True)
    differences = _differences(earlier, figures)
    if not differences:
        return _done(project, earlier, is_new=False, write=False)
    if as_of < earlier.as_of:
        message = say(
            "'{period}' was frozen from a result as of {frozen}, and '{out}' is as of {as_of}: run the project as of "
            "{frozen} or later first.",
            period=period, frozen=earlier.as_of, out=project.out, as_of=as_of,
        )  # fmt: skip
        raise ConfigurationError("freeze.earlier", message)
    if not accept:
        raise _differs(project, earlier, differences)
    told = {
        "as_of": earlier.as_of.isoformat(),
        "frozen_on": earlier.frozen_on.isoformat(),
        "replaced_on": today.isoformat(),
        "versions": dict(earlier.versions),
        "figures": [
            {**dict(zip(KEY, one.key, strict=True)), "unit": one.unit, "was": one.was, "is_now": one.is_now}
            for one in differences
        ],
    }
    frozen = Frozen(
        period=period,
        as_of=as_of,
        frozen_on=today,
        versions=versions,
        figures=figures,
        replaced=(*earlier.replaced, told),
    )
    return _done(project, frozen, is_new=False, differences=differences)


def _done(
    project: Project, frozen: Frozen, *, is_new: bool, differences: tuple[Difference, ...] = (), write: bool = True
) -> Freezing:
    file = save(project.root, frozen) if write else place(project.root, frozen.period)
    return Freezing(
        period=frozen.period,
        file=file,
        as_of=frozen.as_of,
        figures=len(frozen.figures),
        is_new=is_new,
        differences=differences,
    )


def _published(
    project: Project, period: str, end: datetime.date
) -> tuple[datetime.date, dict[str, str], dict[Key, Value]]:
    """As-of date, versions and figures of the last published result."""
    import pyarrow.parquet as pq

    try:
        told: Mapping[str, Any] = json.loads((project.out / MANIFEST).read_text("utf-8"))
        as_of = datetime.date.fromisoformat(told["as_of"])
        versions = {"climatekit": str(told["versions"]["climatekit"])}
        versions |= {str(plugin["name"]): str(plugin["version"]) for plugin in told["plugins"]}
        table = pq.read_table(project.out / "metrics" / "metrics.parquet", columns=[*KEY, "value", "unit"])
    except (OSError, ValueError, KeyError, TypeError):
        message = say("'{out}' holds no published result: run the project first.", out=project.out)
        raise ConfigurationError("freeze.nothing", message) from None
    if as_of < end:
        message = say(
            "'{period}' is not over in '{out}', which is as of {as_of}: run the project as of {end} or later first.",
            period=period, out=project.out, as_of=as_of, end=end,
        )  # fmt: skip
        raise ConfigurationError("freeze.open", message)
    rows = table.to_pylist()
    figures = {
        tuple(row[name] for name in KEY): Value(value=row["value"], unit=row["unit"])
        for row in rows
        if row["value"] is not None and within(row["period"], period)
    }
    if not figures:
        message = say(
            "'{out}' has no figures of '{period}': it has those of {periods}.",
            out=project.out, period=period, periods=all_of({row["period"][:4] for row in rows}),
        )  # fmt: skip
        raise ConfigurationError("freeze.nothing", message)
    return as_of, versions, figures


def _differences(earlier: Frozen, figures: Mapping[Key, Value]) -> tuple[Difference, ...]:
    found = []
    for key in sorted({*earlier.figures, *figures}):
        was, now = earlier.figures.get(key), figures.get(key)
        if not same(was.value if was else None, now.value if now else None):
            unit = (now or was or Value(value=0, unit="")).unit
            found.append(
                Difference(key=key, unit=unit, was=was.value if was else None, is_now=now.value if now else None)
            )
    return tuple(found)


def _differs(project: Project, earlier: Frozen, differences: tuple[Difference, ...]) -> DataError:
    first = differences[0]
    programme, period, metric, *_ = first.key
    message = say(
        "'{frozen}' was frozen on {day}, and {count} figures are others in '{out}', first '{metric}' of '{programme}' "
        "for {period}: {was}, now {now}; nothing was changed: find out why, or take the new ones with "
        "--accept-restated.",
        frozen=earlier.period, day=earlier.frozen_on, count=len(differences), out=project.out, metric=metric,
        programme=programme, period=period, was=shown(first.was), now=shown(first.is_now),
    )  # fmt: skip
    return DataError("freeze.restated", message)


def shown(value: float | None) -> str:
    """A figure to its last digit."""
    return "–" if value is None else f"{value:.15g}"


def _refuse_overlap(period: str, frozen: Mapping[str, Frozen]) -> None:
    for other in frozen:
        if other != period and (within(period, other) or within(other, period)):
            message = say(
                "'{period}' overlaps with '{other}', which is frozen: freeze '{other}' again, or take "
                "history/frozen/{other}.jsonl out first.",
                period=period, other=other,
            )  # fmt: skip
            raise ConfigurationError("freeze.overlap", message)
