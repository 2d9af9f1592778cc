"""Which SQL runs in this project, and in which order.

Only the shared plugins and the models that the project uses take part. A dataset may read input tables, the core's
own tables, and datasets of its own or an earlier step; the order follows from that. A reference to anything else is
the plugin's mistake and named as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib.resources.abc import Traversable

from climatekit.cache import Cache
from climatekit.errors import PluginError, did_you_mean, one_of
from climatekit.language import say
from climatekit.pipeline.sql_file import SqlFile, read_sql_file
from climatekit.plugin_host.blame import of_plugin
from climatekit.plugin_host.types import Step

STEPS = ("membership", "tracking", "reporting")
PROGRAMME = "programme"
RUN = "run"
FINDING = "finding"
METRIC = "metric_value"
CANDIDATE = "candidate"
INPUT_ISSUE = "input_issue"
METRIC_DEFINITION = "metric_definition"
DATED_SPAN = "dated_span"
METRIC_HISTORY = "metric_history"
FROZEN_FIGURE = "frozen_figure"
SNAPSHOT, APPEARANCE, DATED_PERIOD = "snapshot", "appearance", "dated_period"
CORE_TABLES = (
    *(PROGRAMME, RUN, CANDIDATE, INPUT_ISSUE, METRIC_DEFINITION, DATED_SPAN),
    *(SNAPSHOT, APPEARANCE, DATED_PERIOD),
)
# rules are judged before reporting, so that it can tell what they found; metrics are for people to look at
FOLDERS = {
    "membership": {"dataset": ".", "rule": "rules"},
    "tracking": {"dataset": ".", "rule": "rules"},
    "reporting": {"dataset": ".", "metric": "metrics", "section": "sections"},
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Datasets by step in running order, rules, metrics and the sections of the report."""

    datasets: Mapping[str, tuple[SqlFile, ...]]
    rules: Mapping[str, tuple[SqlFile, ...]]
    metrics: tuple[SqlFile, ...]
    sections: tuple[SqlFile, ...] = ()

    def feeders(self, dataset: SqlFile) -> tuple[SqlFile, ...]:
        """The datasets whose rows are united in ``dataset``."""
        return tuple(
            other for others in self.datasets.values() for other in others if other.header.get("feeds") == dataset.name
        )


def make_plan(steps_by_plugin: Mapping[str, Mapping[str, Step]], inputs: Iterable[str], cache: Cache) -> Plan:
    """``inputs`` are the names of all tables that exist before the first step."""
    files = sorted(read_files(steps_by_plugin, cache), key=lambda file: (file.name, file.location))
    datasets = [file for file in files if file.kind == "dataset"]
    metrics = tuple(file for file in files if file.kind == "metric")
    sections = tuple(file for file in files if file.kind == "section")
    rules = {step: tuple(file for file in files if file.kind == "rule" and file.step == step) for step in STEPS}
    known = {*inputs, *CORE_TABLES}
    _refuse_clashes(datasets, {*known, FINDING, METRIC, METRIC_HISTORY, FROZEN_FIGURE})
    _refuse_clashes(metrics, set())
    _refuse_clashes(sections, set())
    ordered: dict[str, tuple[SqlFile, ...]] = {}
    for step in STEPS:
        here = {file.name: file for file in datasets if file.step == step}
        visible = known | set(here) | ({FINDING} if step == "reporting" else set())
        later = {FINDING, *(file.name for file in datasets)} - visible
        for file in [*here.values(), *rules[step], *(metrics if step == "reporting" else ())]:
            with of_plugin(file.plugin):
                _refuse_unknown(file, visible, later)
                _refuse_lost_feed(file, here)
        ordered[step] = _in_order(here)
        known |= set(here)
    for section in sections:
        with of_plugin(section.plugin):
            _refuse_unknown(section, known | {FINDING, METRIC}, set())
            _refuse_unknown_metrics(section, {metric.name for metric in metrics})
    return Plan(datasets=ordered, rules=rules, metrics=metrics, sections=sections)


def read_files(steps_by_plugin: Mapping[str, Mapping[str, Step]], cache: Cache) -> list[SqlFile]:
    """Every SQL file of these plugins: datasets, rules, metrics and sections of each step."""
    found = []
    for plugin, steps in steps_by_plugin.items():
        for step, contribution in steps.items():
            if contribution.sql is not None:
                with of_plugin(plugin):
                    found += _files(contribution.sql, plugin, step, cache)
    return found


def _files(folder: Traversable, plugin: str, step: str, cache: Cache) -> list[SqlFile]:
    if not folder.is_dir():
        raise PluginError(
            "sql.folder",
            say(
                "The plugin '{plugin}' names a folder for {step} that does not exist: {folder}.",
                plugin=plugin,
                step=step,
                folder=folder,
            ),
        )
    found = []
    for kind, name in FOLDERS[step].items():
        place = folder if name == "." else folder / name
        files = [file for file in place.iterdir() if file.name.endswith(".sql")] if place.is_dir() else []
        found += [read_sql_file(file, kind=kind, plugin=plugin, step=step, cache=cache) for file in files]
    known = set(FOLDERS[step].values()) - {"."}
    for place in folder.iterdir():
        if place.name not in known and place.is_dir() and any(file.name.endswith(".sql") for file in place.iterdir()):
            raise PluginError(
                "sql.folder",
                say(
                    "{folder} holds SQL files that nobody would run: in {step} they belong into {known}.{guess}",
                    folder=f"{plugin}/{step}/{place.name}",
                    step=step,
                    known=one_of(known),
                    guess=did_you_mean(place.name, known),
                ),
            )
    return found


def _in_order(files: Mapping[str, SqlFile]) -> tuple[SqlFile, ...]:
    """Each after everything of its own step that it reads or collects.

    What reads the span of all days comes after every dataset that has a day.
    """
    sorter = TopologicalSorter(
        {
            name: {
                *(other for other in file.reads if other in files),
                *(other.name for other in files.values() if other.header.get("feeds") == name),
                *(other.name for other in files.values() if other.dated and DATED_SPAN in file.reads),
            }
            for name, file in files.items()
        }
    )
    try:
        sorter.prepare()
        ordered = []
        while sorter.is_active():
            ready = sorted(sorter.get_ready())
            ordered += [files[name] for name in ready]
            sorter.done(*ready)
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise PluginError(
            "sql.circle",
            say("These datasets read each other in a circle: {circle}.", circle=circle),
            suspects=(files[name].plugin for name in error.args[1]),
        ) from error
    return tuple(ordered)


def _refuse_clashes(files: Iterable[SqlFile], taken: set[str]) -> None:
    seen: dict[str, SqlFile] = {}
    for file in files:
        other = seen.setdefault(file.name, file)
        if other is not file:
            raise PluginError(
                "sql.clash",
                say(
                    "Both {one} and {other} make '{name}': rename one of them.",
                    one=other.location,
                    other=file.location,
                    name=file.name,
                ),
                suspects=(other.plugin, file.plugin),
            )
        if file.name in taken:
            raise PluginError(
                "sql.clash",
                say(
                    "{location} would overwrite the table '{name}': rename it.", location=file.location, name=file.name
                ),
                suspects=(file.plugin,),
            )


def _refuse_unknown(file: SqlFile, visible: set[str], later: set[str]) -> None:
    for name in file.reads:
        if name in later:
            raise PluginError(
                "sql.backwards",
                say("{location} reads '{name}', which a later step makes.", location=file.location, name=name),
            )
        if name not in visible:
            guess = did_you_mean(name, visible)
            raise PluginError(
                "sql.unknown_table",
                say(
                    "{location} reads '{name}', which does not exist.{guess}",
                    location=file.location,
                    name=name,
                    guess=guess,
                ),
            )


def _refuse_unknown_metrics(section: SqlFile, known: set[str]) -> None:
    """A section quotes the caveats of metrics: of those that there are."""
    for name in (name.strip() for name in section.header.get("metrics", "").split(",") if name.strip()):
        if name not in known:
            raise PluginError(
                "sql.unknown_metric",
                say(
                    "{location} names the metric '{name}', which does not exist.{guess}",
                    location=section.location,
                    name=name,
                    guess=did_you_mean(name, known),
                ),
            )


def _refuse_lost_feed(file: SqlFile, here: Mapping[str, SqlFile]) -> None:
    """Rows fed to a table that collects none would be lost without a word."""
    fed = file.header.get("feeds")
    if not fed:
        return
    collectors = {name: other for name, other in here.items() if other.header.get("collects")}
    if fed not in collectors:
        raise PluginError(
            "sql.feed",
            say(
                "{location} feeds '{fed}', but the datasets that collect rows in {step} are {known}.{guess}",
                location=file.location,
                fed=fed,
                step=file.step,
                known=one_of(collectors),
                guess=did_you_mean(fed, collectors),
            ),
        )
    for name in (column.name for column in collectors[fed].columns):
        if name not in {column.name for column in file.columns}:
            raise PluginError(
                "sql.feed",
                say(
                    "{location} feeds '{fed}' but lacks its column '{name}'.",
                    location=file.location,
                    fed=fed,
                    name=name,
                ),
            )
