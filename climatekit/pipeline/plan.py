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
from climatekit.errors import PluginError, did_you_mean
from climatekit.pipeline.sql_file import SqlFile, read_sql_file
from climatekit.plugin_host.types import Step

STEPS = ("membership", "tracking", "reporting")
PROGRAMME = "programme"
RUN = "run"
FINDING = "finding"
CANDIDATE = "candidate"
CORE_TABLES = (PROGRAMME, RUN, CANDIDATE)


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
    files = read_files(steps_by_plugin, cache)
    datasets = [file for file in files if file.kind == "dataset"]
    known = set(inputs) | set(CORE_TABLES)
    _refuse_clashes(datasets, known)
    _refuse_clashes([file for file in files if file.kind == "metric"], set())
    plan = Plan(
        datasets=dict.fromkeys(STEPS, ()),
        rules={step: tuple(file for file in files if file.kind == "rule" and file.step == step) for step in STEPS},
        metrics=tuple(sorted((file for file in files if file.kind == "metric"), key=lambda file: file.name)),
    )
    ordered: dict[str, tuple[SqlFile, ...]] = {}
    for step in STEPS:
        here = {file.name: file for file in datasets if file.step == step}
        visible = known | set(here) | ({FINDING} if step == "reporting" else set())
        for file in [*here.values(), *plan.rules[step], *(plan.metrics if step == "reporting" else ())]:
            _refuse_unknown(file, visible, {later.name for later in datasets if later.name not in visible})
        ordered[step] = _in_order(here)
        known |= set(here)
    return Plan(datasets=ordered, rules=plan.rules, metrics=plan.metrics)


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
        raise PluginError("sql.folder", f"The plugin '{plugin}' names a folder for {step} that does not exist.")
    kinds = {"dataset": folder, "rule": folder / "rules", "metric": folder / "metrics"}
    found = []
    for kind, place in kinds.items():
        if place.is_dir():
            names = sorted((file for file in place.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
            found += [read_sql_file(file, kind=kind, plugin=plugin, step=step, cache=cache) for file in names]
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


def _refuse_clashes(files: list[SqlFile], taken: set[str]) -> None:
    seen: dict[str, SqlFile] = {}
    for file in files:
        other = seen.get(file.name)
        if other is not None:
            raise PluginError(
                "sql.clash", f"Both {other.location} and {file.location} make '{file.name}': rename one of them."
            )
        if file.name in taken:
            raise PluginError("sql.clash", f"{file.location} would overwrite the table '{file.name}': rename it.")
        seen[file.name] = file


def _refuse_unknown(file: SqlFile, visible: set[str], later: set[str]) -> None:
    for name in file.reads:
        if name in visible:
            continue
        if name in later or name == FINDING:
            raise PluginError("sql.backwards", f"{file.location} reads '{name}', which a later step makes.")
        raise PluginError(
            "sql.unknown_table", f"{file.location} reads '{name}', which does not exist.{did_you_mean(name, visible)}"
        )
    fed = file.header.get("feeds")
    if fed and fed not in visible:
        raise PluginError("sql.unknown_table", f"{file.location} feeds '{fed}', which is no dataset of its step.")
