"""The plugin under test: what it brings, its example project and the cases of its rules; each is run once."""

from __future__ import annotations

import hashlib
import importlib
import shutil
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from climatekit.cache import user_cache
from climatekit.conformance.draft import AS_OF, Change, Draft, changed
from climatekit.conformance.together import Case, cases, together
from climatekit.contracts.model import CompiledContract, table_name
from climatekit.contracts.registry import load_contract
from climatekit.errors import ConfigurationError, one_of
from climatekit.language import say
from climatekit.pipeline.plan import Plan, read_files
from climatekit.pipeline.sql_file import SqlFile
from climatekit.plugin_host.beside import SQL_BESIDE, Beside, beside
from climatekit.plugin_host.host import Host, Model, Plugin
from climatekit.plugin_host.types import Step
from climatekit.run import Options, Outcome, run_project
from climatekit.run.events import Event
from climatekit.run.prepare import everything

_LEFT_BEHIND = shutil.ignore_patterns("out", "out.held", "history", "__pycache__", ".*")


class Broken(Exception):
    """A promise is not kept; ``faults`` are sentences."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


class Skipped(Exception):
    """Nothing can be said; why."""


class Subject:
    """One plugin. ``example`` is a project of its own, ``cases`` a file with ``sound``, ``TRIPS`` and so on.

    Where they are not named, the ``pyproject.toml`` above the package says it: ``[tool.climatekit.plugins.NAME]``.
    """

    def __init__(
        self, name: str, work: Path, *, example: Path | None = None, cases: Path | None = None, host: Host | None = None
    ) -> None:
        self._beside = beside_of(example)
        self.host = host or Host(beside=self._beside)
        if name not in self.host.plugins:
            message = say("There is no plugin '{name}': installed are {known}.", name=name,
                          known=one_of(self.host.plugins))  # fmt: skip
            raise ConfigurationError("plugin.unknown", message)
        self.plugin: Plugin = self.host.plugins[name]
        self._work, self._made = work, 0
        told = self._told()
        self.example = example or told.get("example")
        self._cases = cases or told.get("cases")

    def _told(self) -> dict[str, Path]:
        file = getattr(self.plugin.module, "__file__", None)
        for folder in Path(file).resolve().parents if file else ():
            if (folder / "pyproject.toml").is_file():
                parsed = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
                told = parsed.get("tool", {}).get("climatekit", {}).get("plugins", {}).get(self.plugin.name, {})
                return {key: folder / str(told[key]) for key in ("example", "cases") if key in told}
        return {}

    @cached_property
    def model(self) -> Model | None:
        """The model that it brings."""
        return next((found for found in self.host.models().values() if found.plugin == self.plugin.name), None)

    @cached_property
    def steps(self) -> Mapping[str, Step]:
        """What it adds to the three steps."""
        return self.host.steps(self.plugin)

    @cached_property
    def sql(self) -> list[SqlFile]:
        """Its SQL files."""
        return read_files({self.plugin.name: self.steps}, user_cache())

    @cached_property
    def contracts(self) -> dict[str, CompiledContract]:
        """The contracts of its own tables."""
        named = {table.contract for step in self.steps.values() for table in step.tables}
        own = sorted(contract for contract in named if contract.partition(":")[0].split(".")[0] == self.plugin.package)
        return {table_name(contract): load_contract(contract, user_cache()) for contract in own}

    @cached_property
    def all_contracts(self) -> dict[str, CompiledContract]:
        """Every contract that takes part in a run of it."""
        return self._everything[0]

    def _models(self) -> dict[str, Model]:
        return {self.model.model.name: self.model} if self.model else {}

    @cached_property
    def cases(self) -> ModuleType:
        """The file with the cases of its rules, run. Its neighbours can be imported from it as ``.neighbour``."""
        if self._cases is None:
            raise Skipped(
                say(
                    "no cases: name their file with --cases, or as cases in [tool.climatekit.plugins.{name}] of "
                    "pyproject.toml",
                    name=self.plugin.name,
                )
            )
        if not self._cases.is_file():
            raise Broken([say("There is no file '{file}' with the cases of the rules.", file=self._cases)])
        folder = self._cases.resolve().parent
        name = f"_cases_{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}"
        package = sys.modules.setdefault(name, ModuleType(name))
        package.__path__ = [str(folder)]
        return importlib.import_module(f"{name}.{self._cases.stem}")

    def sound(self) -> Draft:
        """A project in which everything is in order."""
        draft: Draft = self.cases.sound().draft()
        return draft

    def judged(self, changes: Sequence[Change]) -> list[Case]:
        """What is said of each change to the sound project, all in one run."""
        drafts = [changed(self.cases.sound, change) for change in changes]
        folder = self.written(together(drafts, self.contracts_for(drafts)))
        ran = Ran(run_project(folder, Options(report=False)), ())
        return cases(ran.out, [draft.programmes[0]["id"] for draft in drafts])

    def contracts_for(self, drafts: Sequence[Draft]) -> dict[str, CompiledContract]:
        """Those of the models that the drafts name."""
        named = {programme.get("model") for draft in drafts for programme in draft.programmes}
        models = self._models() | {name: model for name, model in self.host.models().items() if name in named}
        return dict(everything(self.host, models, user_cache())[0])

    def written(self, draft: Draft) -> Path:
        """A draft as a project folder, with the plugin in it where it is a file."""
        folder = self._new_folder()
        for file in self._beside:
            _copy(file, folder)
        contracts, required, _ = self._everything
        project = {
            "name": "Cases",
            "language": "en",
            "max_errors": 1_000_000,
            "max_rejects": "100%",
            "keep_history": False,
            "as_of": getattr(self.cases, "AS_OF", AS_OF),
            "plugins": [file.origin for file in self._beside],
        }
        draft.write(folder, project=project, headers={table: contracts[table].key for table in required})
        return folder

    def _new_folder(self) -> Path:
        self._made += 1
        folder = self._work / f"project_{self._made}"
        folder.mkdir()
        return folder

    def copy_of_example(self) -> Path:
        """The example without what earlier runs left in it."""
        if self.example is None:
            raise Skipped(
                say(
                    "no example project: name it with --example, or as example in [tool.climatekit.plugins.{name}] of "
                    "pyproject.toml",
                    name=self.plugin.name,
                )
            )
        if not (self.example / "climatekit.toml").is_file():
            raise Broken([say("There is no project in '{folder}'.", folder=self.example)])
        return Path(shutil.copytree(self.example, self._new_folder(), ignore=_LEFT_BEHIND, dirs_exist_ok=True))

    @cached_property
    def _everything(self) -> tuple[dict[str, CompiledContract], frozenset[str], Plan]:
        return everything(self.host, self._models(), user_cache())

    @cached_property
    def ran(self) -> Ran:
        """The example, run."""
        return self.run(self.copy_of_example())

    def run(self, folder: Path, as_of: date | None = None) -> Ran:
        """A project, run."""
        events: list[Event] = []
        return Ran(run_project(folder, Options(as_of=as_of), events.append), events)


class Ran:
    """A run: its outcome, what was observed, and what it left."""

    def __init__(self, outcome: Outcome, events: Sequence[Event]) -> None:
        self.outcome, self.events = outcome, events

    @property
    def out(self) -> Path:
        """Where its files are."""
        if self.outcome.out is None:
            raise Broken([self.outcome.verdict.reason])
        return self.outcome.out

    @property
    def as_of(self) -> date:
        """For which day."""
        return date.fromisoformat(self.outcome.manifest["as_of"])

    def rows(self, file: str) -> list[dict[str, Any]]:
        """A published table such as ``metrics/metrics``."""
        import pyarrow.parquet as pq

        return list(pq.read_table(self.out / f"{file}.parquet").to_pylist())


def beside_of(example: Path | None) -> tuple[Beside, ...]:
    """The plugins that the example names by their files."""
    from climatekit.project.load import load_project

    return beside(load_project(example)) if example is not None else ()


def _copy(file: Beside, folder: Path) -> None:
    to = folder / file.origin
    to.parent.mkdir(parents=True, exist_ok=True)
    if file.path.is_dir():
        shutil.copytree(file.path, to, ignore=_LEFT_BEHIND)
        return
    shutil.copy2(file.path, to)
    if (sql := file.path.parent / SQL_BESIDE).is_dir():
        shutil.copytree(sql, to.parent / SQL_BESIDE, dirs_exist_ok=True)


Promise = Callable[[Subject], str]
