"""Publishes ``power_bi/``, a Power BI project in text (PBIP, TMDL): tables, relationships, measures, an empty report.

Takes part where a project has a section ``[publish.power_bi]``. The text is tested, Power BI itself is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from climatekit.plugin_host import Publisher, Target, hookimpl


def publish(target: Target) -> Sequence[Path]:
    """Write the folder."""
    from climatekit_power_bi.write import write

    return write(target)


@hookimpl
def climatekit_publishers() -> Iterable[Publisher]:
    """The project as a destination."""
    # what the hook answers with is loaded when it is asked: every command loads every plugin
    from climatekit_power_bi.settings import Settings

    return [Publisher(name="power_bi", publish=publish, settings=Settings)]
