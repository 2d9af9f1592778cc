"""Publishes one DuckDB file: the tables with types and comments, and for each fact a view joined with its dimensions.

Takes part where a project has a section ``[publish.duckdb]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from climatekit.plugin_host import Publisher, Target, hookimpl


def publish(target: Target) -> Sequence[Path]:
    """Write the file."""
    from climatekit_duckdb.write import write

    return (write(target),)


@hookimpl
def climatekit_publishers() -> Iterable[Publisher]:
    """The file as a destination."""
    # what the hook answers with is loaded when it is asked: every command loads every plugin
    from climatekit_duckdb.settings import Settings

    return [Publisher(name="duckdb", publish=publish, settings=Settings)]
