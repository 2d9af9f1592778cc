"""``climatekit init --from``: real files looked at, a ``climatekit.toml`` that maps what is sure and asks the rest."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from climatekit.cache import user_cache
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.names import header_names, normalised
from climatekit.contracts.registry import load_contract
from climatekit.errors import ConfigurationError, one_of
from climatekit.language import say, speaking
from climatekit.plugin_host.host import Host, Model
from climatekit.project.from_files.decide import Decider, Fed
from climatekit.project.from_files.look import look
from climatekit.project.from_files.write import Writer
from climatekit.project.load import FILE_NAME
from climatekit.project.new import choose_start, contracts_of, project_lines
from climatekit.project.presets import all_presets
from climatekit.text import Language


@dataclass(frozen=True)
class Made:
    """What was written: the files, the tables with their sure columns, and how many questions are left."""

    files: tuple[Path, ...]
    tables: tuple[tuple[str, str, int, bool], ...]
    """Table, sheet, number of sure columns, and whether the whole table is asked."""
    questions: int


def project_from_files(
    folder: Path, files: Sequence[Path], *, preset: str | None, model: str | None, language: Language
) -> Made:
    """Look at the files, copy them into ``data/`` and write the mapping. ``folder`` must be new or empty."""
    import duckdb

    host = Host()
    host.require_sound()
    models = host.models()
    presets = all_presets({name: found.model for name, found in models.items()})
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigurationError("init.exists", say("'{folder}' is not empty: name a new folder.", folder=folder))
    names = [path.name.casefold() for path in files]
    for path in files:
        if names.count(path.name.casefold()) > 1:
            message = say("Two files are called '{name}': rename one, for both go into one folder.", name=path.name)
            raise ConfigurationError("init.same_name", message)
    if preset is None and model is None:
        _refuse_to_choose(host, models, one_of(presets), files)
    chosen, start = choose_start(preset, model, models, presets)
    contracts = contracts_of(host, chosen)
    with duckdb.connect() as connection:
        decider = Decider(connection, [contract for contract, _ in contracts], _required(contracts))
        sheets = look(connection, files, _known(contract for contract, _ in contracts))
        fed = decider.decide(sheets)
        writer = Writer(decider)
        unfed = [sheet for sheet in sheets if not any(one.sheet is sheet for one in fed)]
        paths = {str(path): f"data/{path.name}" for path in files}
        with speaking(language):
            first = say("What this project is, and which column of your files feeds which. What could not be known is "
                        "asked in lines that begin with QUESTION.")  # fmt: skip
            lines = [f"# {first}", *project_lines(chosen, start, language), *writer.blocks(fed, paths, unfed), ""]
    copies = tuple(folder / "data" / path.name for path in files)
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        (folder / FILE_NAME).write_text("\n".join(lines), encoding="utf-8")
        for path, copy in zip(files, copies, strict=True):
            shutil.copyfile(path, copy)
    except OSError as error:
        message = say("Nothing can be written to '{folder}': {reason}; name another folder.", folder=folder,
                      reason=error.strerror or error)  # fmt: skip
        raise ConfigurationError("init.write", message) from error
    told = tuple((one.contract.table, one.sheet.staged.sheet or one.sheet.path.name, len(one.sure), one.asked)
                 for one in fed)  # fmt: skip
    return Made((folder / FILE_NAME, *copies), told, writer.questions)


def _required(contracts: Sequence[tuple[CompiledContract, bool]]) -> list[str]:
    return [contract.table for contract, required in contracts if required]


def _known(contracts: Iterable[CompiledContract]) -> set[str]:
    return {normalised(name) for contract in contracts for column in contract.columns for name in header_names(column)}


def _refuse_to_choose(host: Host, models: Mapping[str, Model], presets: str, files: Sequence[Path]) -> None:
    """Say which model fits: of those that know the tables of the files, the one with the fewest tables."""
    import duckdb

    tables = {name: contracts_of(host, found) for name, found in models.items()}
    every = {contract.contract: contract for found in tables.values() for contract, _ in found}
    contracts = [load_contract(name, user_cache()) for name in sorted(every)]
    with duckdb.connect() as connection:
        fed: list[Fed] = Decider(connection, contracts, ()).decide(look(connection, files, _known(contracts)))
    found = {one.contract.table for one in fed if not one.asked}
    fits = [(len(own), name) for name, own in tables.items() if found <= {contract.table for contract, _ in own}]
    message = say("Say what to start from: --preset ({presets}) or --model ({models}).", presets=presets,
                  models=one_of(models))  # fmt: skip
    if found and fits:
        hint = say("The files look like {tables}, which '{model}' has.", tables=", ".join(sorted(found)),
                   model=min(fits)[1])  # fmt: skip
        message = f"{message} {hint}"
    raise ConfigurationError("init.choose", message)
