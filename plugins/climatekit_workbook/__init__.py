"""Publishes an Excel workbook: one sheet a table, and two in front that say what is there and what it means.

Takes part where a project has a section ``[publish.workbook]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from climatekit.plugin_host import Publisher, Target, hookimpl


def publish(target: Target) -> Sequence[Path]:
    """Write the workbook."""
    from climatekit_workbook.book import write

    return (write(target),)


@hookimpl
def climatekit_publishers() -> Iterable[Publisher]:
    """The workbook as a destination."""
    # what the hook answers with is loaded when it is asked: every command loads every plugin
    from climatekit_workbook.settings import Settings

    return [Publisher(name="workbook", publish=publish, settings=Settings)]
