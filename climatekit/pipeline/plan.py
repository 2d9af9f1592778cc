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
from climatekit.pipeline.sql_file import SqlFile, read_sql_file
from climatekit.plugin_host.types import Step

STEPS = ("membership", "tracking", "reporting")
PROGRAMME = "programme"
RUN = "run"
FINDING = "finding"
METRIC = "metric_value"
CANDIDATE = "candidate"
CORE_TABLES = (PROGRAMME, RUN, CANDIDATE)
# rules are judged before reporting, so that it can tell what they found; metrics are for people to look at
FOLDERS = {
    "membership": {"dataset": ".", "rule": "rules"},
    "tracking": {"dataset": ".", "rule": "rules"},
    "reporting": {"dataset": ".", "metric": "metrics"},
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Datasets by step in running order, rules and metrics."""

    datasets: Mapping[str, tuple[SqlFile, ...]]
    rules: Mapping[str, tuple[SqlFile, ...]]
    metrics: tuple[SqlFile, ...]

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
    rules = {step: tuple(file for file in files if file.kind == "rule" and file.step == step) for step in STEPS}
    known = {*inputs, *CORE_TABLES}
    _refuse_clashes(datasets, {*known, FINDING, METRIC})
    _refuse_clashes(metrics, set())
    ordered: dict[str, tuple[SqlFile, ...]] = {}
    for step in STEPS:
        here = {file.name: file for file in datasets if file.step == step}
        visible = known | set(here) | ({FINDING} if step == "reporting" else set())
        later = {FINDING, *(file.name for file in datasets)} - visible
        for file in [*here.values(), *rules[step], *(metrics if step == "reporting" else ())]:
            _refuse_unknown(file, visible, later)
            _refuse_lost_feed(file, here)
        ordered[step] = _in_order(here)
        known |= set(here)
    return Plan(datasets=ordered, rules=rules, metrics=metrics)


def read_files(steps_by_plugin: Mapping[str, Mapping[str, Step]], cache: Cache) -> list[SqlFile]:
    """Every SQL file of these plugins: datasets, rules and metrics of each step."""
    return [
        file
        for plugin, steps in steps_by_plugin.items()
        for step, contribution in steps.items()
        if contribution.sql is not None
        for file in _files(contribution.sql, plugin, step, cache)
    ]


def _files(folder: Traversable, plugin: str, step: str, cache: Cache) -> list[SqlFile]:
    if not folder.is_dir():
        raise PluginError(
            "sql.folder", f"The plugin '{plugin}' names a folder for {step} that does not exist: {folder}."
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
                f"{plugin}/{step}/{place.name} holds SQL files that nobody would run: in {step} they belong into "
                f"{one_of(known)}.{did_you_mean(place.name, known)}",
            )
    return found


def _in_order(files: Mapping[str, SqlFile]) -> tuple[SqlFile, ...]:
    """Each after everything of its own step that it reads or collects."""
    sorter = TopologicalSorter(
        {
            name: {
                *(other for other in file.reads if other in files),
                *(other.name for other in files.values() if other.header.get("feeds") == name),
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
        raise PluginError("sql.circle", f"These datasets read each other in a circle: {circle}.") from error
    return tuple(ordered)


def _refuse_clashes(files: Iterable[SqlFile], taken: set[str]) -> None:
    seen: dict[str, SqlFile] = {}
    for file in files:
        other = seen.setdefault(file.name, file)
        if other is not file:
            raise PluginError(
                "sql.clash", f"Both {other.location} and {file.location} make '{file.name}': rename one of them."
            )
        if file.name in taken:
            raise PluginError("sql.clash", f"{file.location} would overwrite the table '{file.name}': rename it.")


def _refuse_unknown(file: SqlFile, visible: set[str], later: set[str]) -> None:
    for name in file.reads:
        if name in later:
            raise PluginError("sql.backwards", f"{file.location} reads '{name}', which a later step makes.")
        if name not in visible:
            guess = did_you_mean(name, visible)
            raise PluginError("sql.unknown_table", f"{file.location} reads '{name}', which does not exist.{guess}")


def _refuse_lost_feed(file: SqlFile, here: Mapping[str, SqlFile]) -> None:
    """Rows fed to a table that collects none would be lost without a word."""
    fed = file.header.get("feeds")
    if not fed:
        return
    collectors = {name: other for name, other in here.items() if other.header.get("collects")}
    if fed not in collectors:
        raise PluginError(
            "sql.feed",
            f"{file.location} feeds '{fed}', but the datasets that collect rows in {file.step} are "
            f"{one_of(collectors)}.{did_you_mean(fed, collectors)}",
        )
    for name in (column.name for column in collectors[fed].columns):
        if name not in {column.name for column in file.columns}:
            raise PluginError("sql.feed", f"{file.location} feeds '{fed}' but lacks its column '{name}'.")
