"""Let a publisher of a plugin do its work, and no more than that: it reads tables and writes files of its own."""

from __future__ import annotations

from pathlib import Path

from climatekit.errors import ClimatekitError, PluginError
from climatekit.language import say
from climatekit.plugin_host.host import Plugin
from climatekit.plugin_host.types import Publisher, Target


def publish_with(plugin: Plugin, publisher: Publisher, target: Target) -> list[Path]:
    """The files that it wrote. Raises ``PluginError`` naming the plugin and the way out."""
    before = _stamps(target.folder)
    target.connection.execute("begin transaction read only")
    try:
        told = {target.folder / path for path in publisher.publish(target)}
        target.connection.execute("rollback")
    except (ClimatekitError, OSError, MemoryError, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise _failed(plugin, publisher, f"{type(error).__name__}: {str(error).partition(chr(10))[0]}") from error
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
