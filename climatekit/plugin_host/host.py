"""The host: loads plugins one by one behind a guard, and asks each by name what it brings.

Pluggy's own entry-point loader stops at the first broken plugin, and one raising implementation loses the results of
all. So each entry point is loaded, and each hook of each plugin called, on its own; what failed is kept as a fault
beside the plugin's name and version. Whoever needs sound plugins asks ``require_sound``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from climatekit.errors import ConfigurationError, PluginError, did_you_mean, one_of
from climatekit.language import say
from climatekit.plugin_host import api, hookspecs
from climatekit.plugin_host.blame import blaming
from climatekit.plugin_host.fit import misfit
from climatekit.plugin_host.marks import misspelt
from climatekit.plugin_host.types import CoordinationModel, Membership, Publisher, Reader, Reporting, Step, Tracking

if TYPE_CHECKING:
    import click

    from climatekit.plugin_host.beside import Beside

GROUP = "climatekit"
PREFIX = "climatekit_"
T = TypeVar("T")

STEPS: dict[str, type[Step]] = {"membership": Membership, "tracking": Tracking, "reporting": Reporting}
HOOKS = tuple(name for name in vars(hookspecs) if name.startswith(PREFIX))


@dataclass(kw_only=True)
class Plugin:
    """One plugin as found: where it comes from and how it is. ``module`` is None where it could not be loaded."""

    name: str
    origin: str
    version: str
    module: Any = None
    faults: list[str] = field(default_factory=list)

    @property
    def status(self) -> str:
        """``ok`` or ``broken``."""
        return "broken" if self.faults else "ok"

    @property
    def package(self) -> str:
        """The import package it lives in, where its translations are."""
        name = getattr(self.module, "__name__", None) or type(self.module).__module__
        return str(name).partition(".")[0]

    def blame(self, fault: str) -> None:
        """Keep a fault, once."""
        if fault not in self.faults:
            self.faults.append(fault)


@dataclass(frozen=True, kw_only=True)
class Model:
    """A coordination model together with everything its plugin brings to the three steps."""

    plugin: str
    model: CoordinationModel
    steps: dict[str, Step]


class Host:
    """All plugins of this installation.

    ``without`` names plugins that are left out on purpose, ``beside`` are those that a project names by their files.
    Each hook of each plugin is called at most once.
    """

    def __init__(self, without: Iterable[str] = (), beside: Iterable[Beside] = ()) -> None:
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        self._answers: dict[tuple[str, str], list[Any]] = {}
        self.left_out = tuple(sorted(set(without)))
        self.plugins: dict[str, Plugin] = {}
        for entry_point in sorted(metadata.entry_points(group=GROUP), key=lambda found: (found.name, found.value)):
            self._load(entry_point)
        for file in beside:
            self._take(file.name, file.origin, file.version, file.load, file.path)
        for name in self.left_out:
            if name not in self.plugins:
                facts = {"name": name, "known": one_of(self.plugins), "guess": did_you_mean(name, self.plugins)}
                raise ConfigurationError(
                    "plugin.unknown", say("There is no plugin '{name}': installed are {known}.{guess}", **facts)
                )

    def _load(self, entry_point: metadata.EntryPoint) -> None:
        dist = entry_point.dist
        origin, version = (dist.metadata["Name"], dist.version) if dist else (entry_point.value, say("of no version"))
        self._take(entry_point.name, origin, version, entry_point.load, entry_point.module)

    def _take(self, name: str, origin: str, version: str, load: Callable[[], Any], where: str | Path) -> None:
        plugin = Plugin(name=name, origin=origin, version=version)
        other = self.plugins.setdefault(name, plugin)
        if name in self.left_out:
            return
        if other is not plugin:
            both = {"one": f"{other.origin} {other.version}", "other": f"{origin} {version}"}
            other.blame(say("two packages bring a plugin of this name, {one} and {other}: uninstall one", **both))
            return
        with blaming(plugin.blame, say("it does not load")):
            module = load()
            for fault in misspelt(module, HOOKS):
                plugin.blame(fault)
            if not plugin.faults:
                self._manager.register(module, name)
                plugin.module = module
        if (unfit := api.refused(where)) is not None:
            plugin.faults[:] = [unfit]  # whatever else is wrong with it follows from that
            plugin.module = None
        if plugin.module is None and self._manager.has_plugin(name):
            self._manager.unregister(name=name)

    def ask(self, plugin: Plugin, hook: str, expected: type[T], *, several: bool = False) -> list[T]:
        """What one plugin answers to one hook, none where it does not implement it or fails.

        An iterable (``several``) is consumed here, inside the guard.
        """
        key = (plugin.name, hook)
        if key not in self._answers:
            self._answers[key] = []
            with blaming(plugin.blame, say("{hook} fails", hook=hook)):
                self._answers[key] = self._ask(plugin, hook, expected, several)
        return self._answers[key]

    def _ask(self, plugin: Plugin, hook: str, expected: type[Any], several: bool) -> list[Any]:
        caller = self._caller(plugin, hook)
        if caller is None:
            return []
        answers = caller()
        if len(answers) != 1:
            wanted = expected.__name__
            raise TypeError(
                say("it returned two answers, not {wanted}", wanted=wanted)
                if answers
                else say("it returned nothing, not {wanted}", wanted=wanted)
            )
        items = list(answers[0]) if several else answers
        for item in items:
            if not isinstance(item, expected):
                raise TypeError(
                    say("it returned {given} instead of {wanted}", given=type(item).__name__, wanted=expected.__name__)
                )
            if wrong := misfit(item):
                raise TypeError(wrong)
        return items

    def _caller(self, plugin: Plugin, hook: str) -> pluggy.HookCaller | None:
        """The hook as if this were the only plugin; None where the plugin does not implement it."""
        if plugin.module is None:
            return None
        others = [other.module for other in self.plugins.values() if other is not plugin and other.module is not None]
        caller = self._manager.subset_hook_caller(hook, remove_plugins=others)
        return caller if caller.get_hookimpls() else None

    def _model(self, plugin: Plugin) -> CoordinationModel | None:
        return next(iter(self.ask(plugin, f"{PREFIX}model", CoordinationModel)), None)

    def _each(
        self, hook: str, expected: type[T], names: Callable[[T], Iterable[str]], taken: Iterable[str] = ()
    ) -> list[tuple[Plugin, T]]:
        """What all plugins answer to a hook. Who brings a name that is taken is at fault, and so is who has it."""
        owners: dict[str, Plugin | None] = dict.fromkeys(taken)
        found = []
        for plugin in self.plugins.values():
            for item in self.ask(plugin, hook, expected, several=True):
                clashes = [(name, owners[name]) for name in names(item) if owners.setdefault(name, plugin) != plugin]
                for name, owner in clashes:
                    holder = say("the plugin '{name}'", name=owner.name) if owner else say("climatekit itself")
                    for culprit in filter(None, (plugin, owner)):
                        culprit.blame(
                            say(
                                "'{name}' of {hook} of '{plugin}' is already brought by {holder}",
                                name=name,
                                hook=hook,
                                plugin=plugin.name,
                                holder=holder,
                            )
                        )
                found += [] if clashes else [(plugin, item)]
        return found

    def steps(self, plugin: Plugin) -> dict[str, Step]:
        """What the plugin adds to membership, tracking and reporting."""
        return {name: step for name, kind in STEPS.items() for step in self.ask(plugin, f"{PREFIX}{name}", kind)}

    def models(self) -> dict[str, Model]:
        """The coordination models by name, lightest first. Two plugins with one model name are both at fault."""
        found: dict[str, Model] = {}
        for plugin in self.plugins.values():
            model = self._model(plugin)
            if model is None:
                continue
            if model.name in found:
                other = self.plugins[found[model.name].plugin]
                for culprit in (other, plugin):
                    culprit.blame(
                        say(
                            "the model '{name}' is brought by both '{one}' and '{other}'",
                            name=model.name,
                            one=other.name,
                            other=plugin.name,
                        )
                    )
                continue
            found[model.name] = Model(plugin=plugin.name, model=model, steps=self.steps(plugin))
        return dict(sorted(found.items(), key=lambda item: (item[1].model.rung, item[0])))

    def shared(self) -> dict[str, dict[str, Step]]:
        """The steps of plugins that bring no model: they are part of every run."""
        return {
            plugin.name: steps
            for plugin in self.plugins.values()
            if self._model(plugin) is None and (steps := self.steps(plugin))
        }

    def readers(self) -> list[tuple[Plugin, Reader]]:
        """New kinds of source."""
        from climatekit.ingest.source import supported_suffixes

        return self._each(f"{PREFIX}readers", Reader, lambda reader: reader.suffixes, supported_suffixes)

    def publishers(self) -> list[tuple[Plugin, Publisher]]:
        """New kinds of destination."""
        return self._each(f"{PREFIX}publishers", Publisher, lambda publisher: [publisher.name])

    def commands(self) -> list[tuple[Plugin, click.Command]]:
        """New commands."""
        import click

        from climatekit.cli.main import COMMANDS

        return self._each(f"{PREFIX}commands", click.Command, lambda command: [str(command.name)], COMMANDS)

    def after_run(self, run: Any, outcome: Any) -> list[str]:
        """Tell every plugin that a run is over; returns what went wrong while telling."""
        failures: list[str] = []
        for plugin in self.plugins.values():
            caller = self._caller(plugin, f"{PREFIX}after_run")
            if caller is not None:
                facts = {"name": plugin.name, "origin": plugin.origin, "version": plugin.version}
                doing = say("The plugin '{name}' ({origin} {version}) failed after the run", **facts)
                with blaming(failures.append, doing):
                    caller(run=run, outcome=outcome)
        return failures

    def survey(self) -> list[Plugin]:
        """All plugins after each was asked everything, so that every fault shows."""
        for ask in (self.models, self.shared, self.readers, self.publishers, self.commands):
            ask()
        return list(self.plugins.values())

    def brings(self, plugin: Plugin) -> dict[str, list[str]]:
        """The names of what one plugin contributes, by kind."""
        model = self._model(plugin)
        found = {"model": [model.name] if model else [], "step": list(self.steps(plugin))}
        for kind, given in (("reader", self.readers()), ("publisher", self.publishers()), ("command", self.commands())):
            found[kind] = [str(item.name) for giver, item in given if giver is plugin]
        return {kind: names for kind, names in found.items() if names}

    def broken(self) -> dict[str, str]:
        """A sentence about each plugin with faults: what they are, and the way out."""
        return {
            plugin.name: say(
                "The plugin '{name}' ({origin} {version}) is broken: {faults}. Mend or uninstall it, or go on "
                "without it: --without {name}.",
                name=plugin.name,
                origin=plugin.origin,
                version=plugin.version,
                faults="; ".join(plugin.faults),
            )
            for plugin in self.survey()
            if plugin.faults
        }

    @contextmanager
    def signing(self) -> Iterator[None]:
        """A ``PluginError`` that comes through here says which plugin it is of, in which version, and the way out."""
        try:
            yield
        except PluginError as error:
            of_model = [found.plugin for found in self.models().values() if found.model.name == error.model]
            suspects = [self.plugins[name] for name in error.suspects or of_model if name in self.plugins]
            # where several can't go together, ours were there first
            plugin = max(suspects, key=lambda suspect: suspect.origin != hookspecs.PROJECT, default=None)
            if plugin is not None and not error.plugin:
                facts = {"name": plugin.name, "origin": plugin.origin, "version": plugin.version}
                error.sign(
                    plugin.name,
                    say(
                        "{message} Mend or uninstall the plugin '{name}' ({origin} {version}), or go on without it: "
                        "--without {name}.",
                        message=error.message if error.message.endswith((".", "?")) else f"{error.message}.",
                        **facts,
                    ),
                )
            raise

    def require_sound(self) -> None:
        """Refuse to go on while a plugin is broken: it could silently change published numbers."""
        if broken := self.broken():
            raise PluginError("plugin.broken", " ".join(broken.values()))


def unknown_model(name: str, models: Iterable[str]) -> ConfigurationError:
    """The error for a model that no plugin brings."""
    known = sorted(models)
    return ConfigurationError(
        "config.unknown_model",
        say(
            "There is no model '{name}': known are {known}.{guess}",
            name=name,
            known=one_of(known),
            guess=did_you_mean(name, known),
        ),
    )
