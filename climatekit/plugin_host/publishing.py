"""Let a publisher of a plugin do its work, and no more than that: it reads tables and writes files of its own.

What it makes ready elsewhere (a ``Delivery``) is committed when all else is written, or abandoned.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import duckdb

from climatekit.errors import ClimatekitError, PluginError
from climatekit.language import say
from climatekit.plugin_host.host import Plugin
from climatekit.plugin_host.types import Delivery, Publisher, Target

if TYPE_CHECKING:
    from pydantic import BaseModel


# a full disk is no fault of a plugin
_OF_THE_SYSTEM = (OSError, MemoryError, duckdb.IOException, duckdb.OutOfMemoryException)


@dataclass
class Deliveries:
    """What publishers hold ready outside the folder. Leaving the block abandons what was not committed."""

    _waiting: list[tuple[Plugin, Publisher, Delivery]] = field(default_factory=list)

    def __enter__(self) -> Deliveries:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        while self._waiting:
            _, _, delivery = self._waiting.pop()
            # whatever ended the run is what its user must hear of
            with contextlib.suppress(Exception):
                delivery.abandon()

    def publish_with(self, plugin: Plugin, publisher: Publisher, target: Target) -> list[Path]:
        """The files that it wrote. Raises ``PluginError`` naming the plugin and the way out."""
        before = _stamps(target.folder)
        target.connection.execute("begin transaction read only")
        with _guarded(plugin, publisher):
            given = publisher.publish(target)
            if isinstance(given, Delivery):
                self._waiting.append((plugin, publisher, given))
                given = given.files
            told = {target.folder / path for path in given}
            target.connection.execute("rollback")
        after = _stamps(target.folder)
        for path, stamp in before.items():
            if after.get(path) != stamp:
                raise _failed(
                    plugin,
                    publisher,
                    say("it changed '{file}', which is not its own", file=path.relative_to(target.folder)),
                )
        if told != after.keys() - before.keys():
            said, wrote = (sorted(map(str, paths)) for paths in (told, after.keys() - before.keys()))
            raise _failed(plugin, publisher, say("it returned {said}, but wrote {wrote}", said=said, wrote=wrote))
        return sorted(told)

    def commit(self) -> None:
        """Make everything seen. Where one fails, it and those after it are abandoned when the block is left."""
        while self._waiting:
            plugin, publisher, delivery = self._waiting[0]
            with _guarded(plugin, publisher):
                delivery.commit()
            del self._waiting[0]


def require_ready(plugin: Plugin, publisher: Publisher, settings: BaseModel | None) -> None:
    """Ask a publisher with settings whether it can work, before the run does its own work."""
    if publisher.ready is not None and settings is not None:
        with _guarded(plugin, publisher):
            publisher.ready(settings)


@contextlib.contextmanager
def _guarded(plugin: Plugin, publisher: Publisher) -> Iterator[None]:
    try:
        yield
    except (ClimatekitError, KeyboardInterrupt, *_OF_THE_SYSTEM):
        raise
    except BaseException as error:
        raise _failed(plugin, publisher, f"{type(error).__name__}: {str(error).partition(chr(10))[0]}") from error


def _stamps(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """What tells a file from a changed one; what DuckDB spills is in a hidden folder and none of ours."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and not path.relative_to(folder).parts[0].startswith("."):
            state = path.stat()
            found[path] = (state.st_ino, state.st_size, state.st_mtime_ns)
    return found


def _failed(plugin: Plugin, publisher: Publisher, why: str) -> PluginError:
    return PluginError(
        "plugin.failed",
        say(
            "The publisher '{name}' of the plugin '{plugin}' ({origin} {version}) failed: {why}. "
            "Mend or uninstall it, or go on without it: --without {plugin}.",
            name=publisher.name,
            plugin=plugin.name,
            origin=plugin.origin,
            version=plugin.version,
            why=why,
        ),
    )
