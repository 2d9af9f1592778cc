"""From what the user asks for to the answer."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

from climatekit.cache import user_cache
from climatekit.changes.compare import compare
from climatekit.changes.found import Changes
from climatekit.changes.state import State, computed, followed_in, published
from climatekit.errors import ConfigurationError
from climatekit.language import say
from climatekit.plugin_host.host import Host
from climatekit.publish.place import aside
from climatekit.run.options import Options
from climatekit.run.prepare import everything, prepare


def between_days(folder: Path, day_from: datetime.date, day_to: datetime.date, options: Options) -> Changes:
    """Both states from the files of the project in ``folder``, as they are now; nothing is published."""
    if day_from >= day_to:
        message = say(
            "FROM {day_from} is not before TO {day_to}: write the earlier day first.", day_from=day_from, day_to=day_to
        )
        raise ConfigurationError("changes.order", message)
    prepared = prepare(folder, options)
    with aside() as work:
        was, now = (
            computed(dataclasses.replace(prepared, as_of=day), options, work / name)
            for name, day in (("was", day_from), ("now", day_to))
        )
        return compare(was, now, followed_in(prepared.plan), work / ".spill")


def between_results(folder_from: Path, folder_to: Path) -> Changes:
    """Both states as runs have published them, each with what was known then."""
    host = Host()
    host.require_sound()
    _, _, plan = everything(host, host.models(), user_cache())
    datasets = followed_in(plan)
    was, now = published(folder_from, datasets), published(folder_to, datasets)
    _in_order(was, now, folder_from, folder_to)
    with aside() as work:
        return compare(was, now, datasets, work / ".spill")


def _in_order(was: State, now: State, folder_from: Path, folder_to: Path) -> None:
    """Two results as of one day may be compared: then it is what was known of it that has changed."""
    if was.as_of > now.as_of:
        message = say(
            "'{folder_from}' is as of {day_from}, which is after {day_to}, the day of '{folder_to}': write the earlier "
            "one first.",
            folder_from=folder_from, day_from=was.as_of, folder_to=folder_to, day_to=now.as_of,
        )  # fmt: skip
        raise ConfigurationError("changes.order", message)
