"""Before a row is read: the project, the plugins, the contracts compiled, the SQL in order."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from pathlib import Path

from climatekit.cache import Cache, user_cache
from climatekit.contracts.model import CompiledContract, table_name
from climatekit.contracts.registry import load_contract
from climatekit.errors import ClimatekitError, ConfigurationError, PluginError
from climatekit.history.tables import version_tables
from climatekit.language import say
from climatekit.pipeline.plan import CORE_TABLES, Plan, make_plan
from climatekit.plugin_host.beside import beside
from climatekit.plugin_host.blame import of_plugin
from climatekit.plugin_host.host import Host, Model
from climatekit.plugin_host.types import Step
from climatekit.project.contract_rules import ruled
from climatekit.project.destinations import resolve_destinations
from climatekit.project.load import Project, load_project
from climatekit.project.programmes import resolve_programmes
from climatekit.project.settings import allowed_rejects
from climatekit.run.core_tables import settings_table
from climatekit.run.options import Options, Prepared


def prepare(folder: Path, options: Options) -> Prepared:
    """Raises ``ConfigurationError`` for what the user wrote, ``PluginError`` for what a plugin brings."""
    _check(options)
    return prepare_project(load_project(folder), options, user_cache())


def prepare_project(project: Project, options: Options, cache: Cache) -> Prepared:
    """The same for a project that was read already."""
    without = (*project.settings.project.without, *options.without)
    named = beside(project)
    host = Host(without=without, beside=named)
    if not options.check_only:
        host.require_sound()
        return _prepared(project, host, options, cache)
    # a check goes on with the sound ones, and its verdict names the others
    broken = host.broken()
    first: PluginError | None = None
    while True:
        host = Host(without=(*without, *broken), beside=named) if broken else host
        try:
            prepared = _prepared(project, host, options, cache)
        except ClimatekitError as error:
            if isinstance(error, PluginError) and error.plugin:
                first = first or error
                broken[error.plugin] = error.message
                continue
            if first is not None and len(broken) == 1:
                raise first from error  # all else follows from it
            if broken:
                raise PluginError("plugin.broken", " ".join((*broken.values(), error.message))) from error
            raise
        return dataclasses.replace(prepared, broken=tuple(broken.values()))


def _prepared(project: Project, host: Host, options: Options, cache: Cache) -> Prepared:
    known = host.models()
    with host.signing():
        programmes = resolve_programmes(project, {name: model.model for name, model in known.items()})
    names = {programme.model for programme in programmes}
    used = {name: model for name, model in known.items() if name in names}
    contracts, required, plan = everything(host, used, cache)
    return Prepared(
        project=project,
        host=host,
        programmes=programmes,
        models=used,
        contracts=ruled(project, contracts),
        required=required,
        plan=plan,
        as_of=options.as_of or project.settings.project.as_of or datetime.date.today(),
        language=options.language or project.settings.project.language,
        destinations=resolve_destinations(project, host),
    )


def everything(
    host: Host, models: Mapping[str, Model], cache: Cache
) -> tuple[dict[str, CompiledContract], frozenset[str], Plan]:
    """The contracts of these models and of what all share, the tables that must have a file, and the SQL in order."""
    steps = host.shared() | {model.plugin: model.steps for model in models.values()}
    with host.signing():
        contracts, required = _contracts(steps, cache)
        inputs = [*contracts, *version_tables(contracts.values()), *(settings_table(name) for name in models)]
        return contracts, required, make_plan(steps, inputs, cache)


def _check(options: Options) -> None:
    """What a command says is refused before the work, not after it."""
    if options.max_rejects is None:
        return
    try:
        allowed_rejects(options.max_rejects, 0)
    except ValueError as error:
        raise ConfigurationError(
            "usage.max_rejects",
            say("--max-rejects '{value}' is not allowed: {error}.", value=options.max_rejects, error=error),
        ) from error


def _contracts(
    steps: Mapping[str, Mapping[str, Step]], cache: Cache
) -> tuple[dict[str, CompiledContract], frozenset[str]]:
    """The contract of each table in use, and the tables that must have a file. Plugins may share a contract."""
    owners: dict[str, tuple[str, str]] = {}
    required = set()
    for plugin, contributions in steps.items():
        for table in (table for step in contributions.values() for table in step.tables):
            with of_plugin(plugin):
                name = table_name(table.contract)
            if name in CORE_TABLES:
                raise PluginError(
                    "contract.clash",
                    say("'{name}' of the plugin '{plugin}' is a table of the core.", name=name, plugin=plugin),
                    suspects=(plugin,),
                )
            contract, owner = owners.setdefault(name, (table.contract, plugin))
            if contract != table.contract:
                raise PluginError(
                    "contract.clash",
                    say(
                        "The table '{name}' has two contracts, {contract} of {owner} and {other} of "
                        "{plugin}: rename one, or share one.",
                        name=name,
                        contract=contract,
                        owner=owner,
                        other=table.contract,
                        plugin=plugin,
                    ),
                    suspects=(owner, plugin),
                )
            if table.required:
                required.add(name)
    loaded = {}
    for name in sorted(owners):
        contract, plugin = owners[name]
        with of_plugin(plugin):
            loaded[name] = load_contract(contract, cache)
    return loaded, frozenset(required)
