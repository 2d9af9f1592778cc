"""Publishes ``superset.zip``, a bundle that Apache Superset imports: a database, datasets, charts and a dashboard.

Made from the dictionary and the catalogue of metrics. ``datasets`` says what Superset reads, ``charts`` what is drawn,
``dashboard`` where it stands, ``bundle`` writes it all down. Takes part where a project has ``[publish.superset]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from climatekit.plugin_host import Publisher, Target, hookimpl

if TYPE_CHECKING:
    from climatekit_superset.settings import Settings


def publish(target: Target) -> Sequence[Path]:
    """Write the bundle."""
    from climatekit_superset.bundle import write

    return (write(target),)


def ready(_: Settings) -> None:
    """Refuse to start a run whose bundle could not be written."""
    from climatekit_superset.sentences import require_package

    require_package()


@hookimpl
def climatekit_publishers() -> Iterable[Publisher]:
    """The bundle as a destination."""
    # what the hook answers with is loaded when it is asked: every command loads every plugin
    from climatekit_superset.settings import Settings

    return [Publisher(name="superset", publish=publish, settings=Settings, ready=ready)]
