"""Publishes into a PostgreSQL database, by ADBC: tables with types, keys and comments, replaced in one transaction.

``load`` fills a schema of its own inside an open transaction, ``ddl`` says what a table looks like there, ``swap`` puts
the new tables where the old ones are. Takes part where a project has a section ``[publish.postgresql]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from climatekit.plugin_host import Delivery, Publisher, Target, hookimpl

if TYPE_CHECKING:
    from climatekit_postgresql.settings import Settings


def publish(target: Target) -> Delivery:
    """Fill the new tables; they are seen by others when the delivery is committed."""
    from climatekit_postgresql.load import deliver

    return deliver(target)


def ready(settings: Settings) -> None:
    """Refuse to start a run whose result could not be delivered."""
    from climatekit_postgresql.database import try_out

    try_out(settings)


@hookimpl
def climatekit_publishers() -> Iterable[Publisher]:
    """The database as a destination."""
    # what the hook answers with is loaded when it is asked: every command loads every plugin
    from climatekit_postgresql.settings import Settings

    return [Publisher(name="postgresql", publish=publish, settings=Settings, ready=ready)]
