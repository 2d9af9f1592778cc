"""Which tables a template has: those of a project, of a model, or of a preset, or the ones that are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from climatekit.contracts.model import CompiledContract
from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.ingest.source import stem_of
from climatekit.language import say
from climatekit.plugin_host.host import Host
from climatekit.project.load import FILE_NAME
from climatekit.project.new import choose_start, contracts_of
from climatekit.project.presets import all_presets
from climatekit.text import Language


@dataclass(frozen=True, kw_only=True)
class Start:
    """What a template is written for. ``programmes`` are their ids; none are known where there is no project yet."""

    title: str
    language: Language
    contracts: tuple[CompiledContract, ...]
    required: frozenset[str]
    programmes: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """By table, the project's file that is named after it: a run would find two of each beside the template."""


def of_project(folder: Path, language: Language | None) -> Start:
    """The tables of a project's models."""
    from climatekit.project.sources import data_files
    from climatekit.run.options import Options
    from climatekit.run.prepare import prepare

    prepared = prepare(folder, Options(language=language))
    return Start(
        title=prepared.settings.name,
        language=prepared.language,
        contracts=tuple(prepared.contracts.values()),
        required=prepared.required,
        programmes=tuple(programme.programme_id for programme in prepared.programmes),
        files={
            stem_of(path).casefold(): prepared.project.show(path)
            for path in data_files(prepared.project)
            if stem_of(path).casefold() in prepared.contracts
        },
    )


def of_model(model: str | None, preset: str | None, language: Language | None) -> Start:
    """The tables of a model; with neither model nor preset, the error that lists them."""
    host = Host()
    host.require_sound()
    models = host.models()
    presets = all_presets({name: found.model for name, found in models.items()})
    if model is None and preset is None:
        raise ConfigurationError(
            "template.choose",
            say(
                "There is no {file} here: say whose tables are meant, with --project FOLDER, --model ({models}) or "
                "--preset ({presets}).",
                file=FILE_NAME,
                models=one_of(models),
                presets=one_of(presets),
            ),
        )
    chosen, start = choose_start(preset, model, models, presets)
    contracts = contracts_of(host, chosen)
    spoken: Language = language or "fi"
    return Start(
        title=start.title if start else chosen.model.title.to(spoken),
        language=spoken,
        contracts=tuple(contract for contract, _ in contracts),
        required=frozenset(contract.table for contract, required in contracts if required),
    )


def chosen_tables(start: Start, names: Sequence[str]) -> tuple[CompiledContract, ...]:
    """The contracts of these tables, or of all; what must be filled comes first, then by title."""
    known = {contract.table: contract for contract in start.contracts}
    for name in names:
        if name not in known:
            raise ConfigurationError(
                "template.table",
                say(
                    "There is no table '{table}': tables are {tables}.{guess}",
                    table=name,
                    tables=one_of(known),
                    guess=did_you_mean(name, known),
                ),
            )
    wanted = [known[name] for name in dict.fromkeys(names)] if names else known.values()
    return tuple(_in_order(wanted, start))


def _in_order(contracts: Iterable[CompiledContract], start: Start) -> list[CompiledContract]:
    return sorted(
        contracts,
        key=lambda contract: (contract.table not in start.required, contract.title.to(start.language).casefold()),
    )
