"""Where a project publishes to: every publisher without settings, and those that it has a ``[publish.NAME]`` for."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from climatekit.errors import ConfigurationError, PluginError, did_you_mean, one_of
from climatekit.language import say
from climatekit.plugin_host.host import PREFIX, Host, Plugin
from climatekit.plugin_host.types import Publisher
from climatekit.project.load import Project
from climatekit.project.messages import keys, summary
from climatekit.project.plugin_settings import validated


@dataclass(frozen=True, kw_only=True)
class Destination:
    """One publisher that takes part in a run, with the settings that the project gives it."""

    plugin: Plugin
    publisher: Publisher
    settings: BaseModel | None = None


def resolve_destinations(project: Project, host: Host) -> tuple[Destination, ...]:
    """``ConfigurationError`` where a section is wrong, or belongs to no publisher."""
    written = project.settings.publish
    found = []
    known = set()
    for plugin, publisher in host.publishers():
        if publisher.settings is None:
            found.append(Destination(plugin=plugin, publisher=publisher))
            continue
        known.add(publisher.name)
        if publisher.name in written:
            settings = _settings(project, plugin, publisher, publisher.settings)
            found.append(Destination(plugin=plugin, publisher=publisher, settings=settings))
    # the section of a plugin that was left out by name may stay
    left_out = {name.removeprefix(PREFIX) for name in host.left_out}
    for name in written:
        if name not in known | left_out:
            raise ConfigurationError(
                "config.unknown_destination",
                say(
                    "'{file}': {section} is not known: destinations with settings are {known}.{guess}",
                    file=project.file,
                    section=_head(name),
                    known=one_of(known),
                    guess=did_you_mean(name, known),
                ),
            )
    return tuple(found)


def _settings(project: Project, plugin: Plugin, publisher: Publisher, kind: type[BaseModel]) -> BaseModel:
    def crashed(error: Exception) -> PluginError:
        return PluginError(
            "plugin.settings_broken",
            say(
                "The settings of the publisher '{name}' of the plugin '{plugin}' can't be checked: {kind}: {error}.",
                name=publisher.name,
                plugin=plugin.name,
                kind=type(error).__name__,
                error=error,
            ),
            suspects=(plugin.name,),
        )

    values = project.settings.publish[publisher.name]
    settings, wrong = validated(kind, values, _head(publisher.name), crashed)
    if wrong or settings is None:
        raise ConfigurationError(wrong[0].code, f"'{project.file}': {summary(wrong)}")
    return settings


def _head(name: str) -> str:
    return f"[{keys(['publish', name])}]"
