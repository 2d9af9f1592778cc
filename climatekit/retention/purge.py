"""Remove what climatekit itself keeps, once it is older than ``[retention]`` allows."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from climatekit.corrections.store import handed_in, rows_file
from climatekit.errors import SystemFailure
from climatekit.figures.kept import kept
from climatekit.language import say
from climatekit.project.load import Project
from climatekit.publish.place import MANIFEST, PUBLIC, beside, held, take_place
from climatekit.publish.turn import left_behind

Kind = Literal["rejects", "held", "corrections", "history", "leftover"]
_REJECTS = "rejects"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One file or folder that is due: how old it is, and how old it may be."""

    kind: Kind
    path: Path
    days: int
    allowed: int


def due(project: Project, today: datetime.date) -> list[Item]:
    """Everything that is older than it may be; what no number is set for is kept."""
    return list(_due(project, today))


def _due(project: Project, today: datetime.date) -> Iterator[Item]:
    limits = project.settings.retention
    out = project.out.absolute()
    if limits.rejects_days is not None:
        days = _age(out / MANIFEST, today)
        for name in _rejects(out) if days is not None and days > limits.rejects_days else ():
            yield Item(kind="rejects", path=out / name, days=days or 0, allowed=limits.rejects_days)
    if limits.held_days is not None:
        days = _age(held(out) / MANIFEST, today)
        if days is not None and days > limits.held_days:
            yield Item(kind="held", path=held(out), days=days, allowed=limits.held_days)
    if limits.corrections_days is not None:
        file = rows_file(project.root)
        days = _age(file, today)
        if days is not None and days > limits.corrections_days:
            yield Item(kind="corrections", path=file, days=days, allowed=limits.corrections_days)
    if limits.history_days is not None:
        for day, path in kept(project.root):
            if (today - day).days > limits.history_days:
                yield Item(kind="history", path=path, days=(today - day).days, allowed=limits.history_days)
    # nobody set a date for what a killed run has left: nobody knows of it
    for place in (out, project.public_out.absolute()):
        for path in left_behind(place):
            yield Item(kind="leftover", path=path, days=_age(path, today) or 0, allowed=0)


def _age(path: Path, today: datetime.date) -> int | None:
    """Days since it was written; None where there is nothing."""
    try:
        return (today - datetime.date.fromtimestamp(path.stat().st_mtime)).days
    except OSError:
        return None


def _rejects(out: Path) -> list[str]:
    told = _told(out)
    if told is None or told.get("profile") == PUBLIC:
        return []
    names = [str(file["path"]) for file in told["files"]]
    return sorted(name for name in names if name.startswith(_REJECTS) and (out / name).is_file())


def _told(out: Path) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads((out / MANIFEST).read_text("utf-8"))
        return told if isinstance(told["files"], list) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remove(project: Project, items: Sequence[Item], today: datetime.date) -> None:
    """Remove them; of a published result the rest stands in its place at once, and its manifest says what is gone."""
    out = project.out.absolute()
    try:
        if any(item.kind in ("rejects", "held", "leftover") for item in items):
            # no run writes meanwhile, and what killed ones have left goes
            with beside(out, handed_in(project.root)) as work:
                names = {item.path.relative_to(out).as_posix() for item in items if item.kind == "rejects"}
                if names:
                    _without(out, work, names, today)
            for item in items:
                if item.kind in ("held", "leftover"):
                    shutil.rmtree(item.path, ignore_errors=item.kind == "leftover")
        for item in items:
            if item.kind in ("corrections", "history"):
                item.path.unlink()
    except OSError as error:
        raise SystemFailure(
            "system.purge",
            say(
                "'{file}' can't be removed: {reason}; what was removed before it is gone, and the last good output "
                "stands.",
                file=error.filename or out,
                reason=error.strerror or error,
            ),
        ) from error


def _without(out: Path, work: Path, names: set[str], today: datetime.date) -> None:
    told = _told(out) or {}
    gone = sorted({*names, *told.get("purged", {}).get("files", ())})
    told["files"] = [file for file in told["files"] if file["path"] not in names]
    told["personal_data_in"] = [name for name in told.get("personal_data_in", ()) if name not in names]
    told["purged"] = {"on": today.isoformat(), "files": gone}

    def ignore(folder: str, found: list[str]) -> list[str]:
        inside = Path(folder).relative_to(out)
        return [name for name in found if (inside / name).as_posix() in (*names, MANIFEST)]

    shutil.copytree(out, work, ignore=ignore, copy_function=_link, dirs_exist_ok=True)
    rejects = work / _REJECTS
    if rejects.is_dir() and not any(rejects.iterdir()):
        rejects.rmdir()
    (work / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    shutil.copystat(out / MANIFEST, work / MANIFEST)
    take_place(work, out)


def _link(source: str, target: str) -> None:
    """The same file under another name where the system can, so that nothing is copied."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
