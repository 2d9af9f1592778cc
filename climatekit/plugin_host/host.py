"""The host: loads plugins one by one behind a guard, and asks each by name what it brings.

Pluggy's own entry-point loader stops at the first broken plugin, and one raising implementation loses the results of
all. So each entry point is loaded, and each hook of each plugin called, on its own; what failed is kept as a
``Fault`` beside the plugin's name and version. Whoever needs sound plugins asks ``require_sound``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import metadata
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from climatekit.errors import PluginError, did_you_mean
from climatekit.plugin_host import hookspecs
from climatekit.plugin_host.types import CoordinationModel, Membership, Publisher, Reader, Reporting, Step, Tracking

if TYPE_CHECKING:
    import click

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


@dataclass(frozen=True, kw_only=True)
class Model:
    """A coordination model together with everything its plugin brings to the three steps."""

    plugin: str
    model: CoordinationModel
    steps: dict[str, Step]


class Host:
    """All plugins of this installation.

    ``without`` names plugins that are left out on purpose. Each hook of each plugin is called at most once.
    """

    def __init__(self, without: Iterable[str] = ()) -> None:
        self._manager = pluggy.PluginManager(hookspecs.PROJECT)
        self._manager.add_hookspecs(hookspecs)
        self._answers: dict[tuple[str, str], Any] = {}
        self.left_out = tuple(sorted(set(without)))
        self.plugins: dict[str, Plugin] = {}
        for entry_point in _entry_points():
            self._load(entry_point)
        unknown = set(self.left_out) - set(self.plugins)
        for name in sorted(unknown):
            raise_unknown(name, self.plugins)

    def _load(self, entry_point: metadata.EntryPoint) -> None:
        distribution = entry_point.dist
        origin = distribution.metadata["Name"] if distribution else entry_point.value
        version = distribution.version if distribution else "unknown"
        if entry_point.name in self.plugins:
            other = self.plugins[entry_point.name]
            other.faults.append(
                f"the name is taken twice, by {other.origin} {other.version} and by {origin} {version}: remove one"
            )
            return
        plugin = Plugin(name=entry_point.name, origin=origin, version=version)
        self.plugins[plugin.name] = plugin
        if plugin.name in self.left_out:
            return
        try:
            plugin.module = entry_point.load()
            plugin.faults += _misspelt(plugin.module)
            self._manager.register(plugin.module, plugin.name)
            self._manager.check_pending()
        except Exception as error:
            plugin.faults.append(f"it does not load: {type(error).__name__}: {error}")
            if self._manager.has_plugin(plugin.name):
                self._manager.unregister(name=plugin.name)

    def ask(self, plugin: Plugin, hook: str, expected: type[T]) -> T | None:
        """What one plugin answers to one hook; None where it does not implement it, or is broken."""
        key = (plugin.name, hook)
        if key not in self._answers:
            self._answers[key] = self._ask(plugin, hook, expected)
        answer: T | None = self._answers[key]
        return answer

    def ask_all(self, hook: str, expected: type[T]) -> list[tuple[Plugin, T]]:
        """Every plugin's answers to a hook that returns an iterable, each with the plugin that gave it."""
        found: list[tuple[Plugin, T]] = []
        for plugin in self.plugins.values():
            key = (plugin.name, hook)
            if key not in self._answers:
                self._answers[key] = self._ask(plugin, hook, expected, several=True)
            found += [(plugin, item) for item in self._answers[key] or ()]
        return found

    def _ask(self, plugin: Plugin, hook: str, expected: type[Any], *, several: bool = False) -> Any:
        """Call one hook of one plugin; an iterable is consumed here, inside the guard."""
        caller = self._caller(plugin, hook)
        if caller is None:
            return None
        try:
            answers = caller()
            if not answers:
                return None
            answer = list(answers[0]) if several else answers[0]
        except Exception as error:
            plugin.faults.append(f"{hook} failed: {type(error).__name__}: {error}")
            return None
        for item in answer if several else [answer]:
            if not isinstance(item, expected):
                plugin.faults.append(f"{hook} returned {type(item).__name__} instead of {expected.__name__}")
                return None
        return answer

    def _caller(self, plugin: Plugin, hook: str) -> pluggy.HookCaller | None:
        """The hook as if this were the only plugin; None where the plugin can't be called."""
        if plugin.module is None or not self._manager.has_plugin(plugin.name):
            return None
        others = [other.module for other in self.plugins.values() if other is not plugin and other.module is not None]
        return self._manager.subset_hook_caller(hook, remove_plugins=others)

    def steps(self, plugin: Plugin) -> dict[str, Step]:
        """What the plugin adds to membership, tracking and reporting."""
        found = {name: self.ask(plugin, f"{PREFIX}{name}", kind) for name, kind in STEPS.items()}
        return {name: step for name, step in found.items() if step is not None}

    def models(self) -> dict[str, Model]:
        """The coordination models by name. Two plugins with one model name are both at fault."""
        found: dict[str, Model] = {}
        for plugin in self.plugins.values():
            model = self.ask(plugin, f"{PREFIX}model", CoordinationModel)
            if model is None:
                continue
            if model.name in found:
                other = self.plugins[found[model.name].plugin]
                fault = f"the model '{model.name}' is brought by both {other.name} and {plugin.name}: leave one out"
                for culprit in (other, plugin):
                    culprit.faults.append(fault)
                continue
            found[model.name] = Model(plugin=plugin.name, model=model, steps=self.steps(plugin))
        return dict(sorted(found.items(), key=lambda item: (item[1].model.rung, item[0])))

    def shared(self) -> dict[str, dict[str, Step]]:
        """The steps of plugins that bring no model: they are part of every run."""
        return {
            plugin.name: steps
            for plugin in self.plugins.values()
            if self.ask(plugin, f"{PREFIX}model", CoordinationModel) is None and (steps := self.steps(plugin))
        }

    def readers(self) -> list[tuple[Plugin, Reader]]:
        """New kinds of source."""
        return self.ask_all(f"{PREFIX}readers", Reader)

    def publishers(self) -> list[tuple[Plugin, Publisher]]:
        """New kinds of destination."""
        return self.ask_all(f"{PREFIX}publishers", Publisher)

    def commands(self) -> list[tuple[Plugin, click.Command]]:
        """New commands."""
        import click

        return self.ask_all(f"{PREFIX}commands", click.Command)

    def after_run(self, run: Any, outcome: Any) -> list[str]:
        """Tell every plugin that a run is over; returns what went wrong while telling."""
        failures = []
        for plugin in self.plugins.values():
            caller = self._caller(plugin, f"{PREFIX}after_run")
            if caller is None:
                continue
            try:
                caller(run=run, outcome=outcome)
            except Exception as error:
                failures.append(f"The plugin '{plugin.name}' failed after the run: {type(error).__name__}: {error}")
        return failures

    def survey(self) -> list[Plugin]:
        """All plugins after each was asked everything, so that every fault shows."""
        for ask in (self.models, self.shared, self.readers, self.publishers, self.commands):
            ask()
        return list(self.plugins.values())

    def brings(self, plugin: Plugin) -> dict[str, list[str]]:
        """The names of what one plugin contributes, by kind."""
        model = self.ask(plugin, f"{PREFIX}model", CoordinationModel)
        found = {"model": [model.name] if model else [], "step": list(self.steps(plugin))}
        for kind, given in (("reader", self.readers()), ("publisher", self.publishers()), ("command", self.commands())):
            found[kind] = [str(item.name) for giver, item in given if giver is plugin]
        return {kind: names for kind, names in found.items() if names}

    def require_sound(self) -> None:
        """Refuse to go on while a plugin is broken: it could silently change published numbers."""
        for plugin in self.survey():
            if plugin.faults:
                raise PluginError(
                    "plugin.broken",
                    f"The plugin '{plugin.name}' ({plugin.origin} {plugin.version}) is broken: {plugin.faults[0]}. "
                    f"Mend or uninstall it, or go on without it: --without {plugin.name}.",
                )


def _entry_points() -> list[metadata.EntryPoint]:
    return sorted(metadata.entry_points(group=GROUP), key=lambda found: (found.name, found.value))


def _misspelt(module: Any) -> list[str]:
    """Marked functions that are no hook of ours: pluggy would take them without a word."""
    return [
        f"'{name}' is no hook of climatekit.{did_you_mean(name, HOOKS)}"
        for name in dir(module)
        if name not in HOOKS and getattr(getattr(module, name, None), f"{hookspecs.PROJECT}_impl", None)
    ]


def raise_unknown(name: str, known: Iterable[str]) -> None:
    """There is no such plugin."""
    from climatekit.errors import ConfigurationError, one_of

    raise ConfigurationError(
        "plugin.unknown", f"There is no plugin '{name}': installed are {one_of(known)}.{did_you_mean(name, known)}"
    )
