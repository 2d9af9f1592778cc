"""A new project folder: settings with their sources, and one file per table with nothing but its headers."""

from __future__ import annotations

import csv
import json
import textwrap
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from climatekit.cache import user_cache
from climatekit.contracts.model import CompiledContract, table_name
from climatekit.contracts.registry import load_contract
from climatekit.dictionary.words import Words
from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.language import say, speaking
from climatekit.plugin_host.host import Host, Model, unknown_model
from climatekit.project.load import FILE_NAME
from climatekit.project.presets import Preset, all_presets
from climatekit.text import Language


def new_project(folder: Path, *, preset: str | None, model: str | None, language: Language) -> dict[Path, bool]:
    """Write it and return the files made, and whether each must be filled. ``folder`` must be new or empty."""
    host = Host()
    host.require_sound()
    models = host.models()
    presets = all_presets({name: found.model for name, found in models.items()})
    chosen, start = choose_start(preset, model, models, presets)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigurationError("init.exists", say("'{folder}' is not empty: name a new folder.", folder=folder))
    contracts = contracts_of(host, chosen)
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        made = {folder / FILE_NAME: False}
        (folder / FILE_NAME).write_text(_toml(chosen, start, language), encoding="utf-8")
        for contract, required in contracts:
            path = folder / "data" / f"{contract.table}.csv"
            # with a byte-order mark and semicolons, a Finnish Excel opens the file as a table
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file, delimiter=";").writerow([column.title.to(language) for column in contract.columns])
            made[path] = required
    except OSError as error:
        message = say("Nothing can be written to '{folder}': {reason}; name another folder.", folder=folder,
                      reason=error.strerror or error)  # fmt: skip
        raise ConfigurationError("init.write", message) from error
    return made


def choose_start(
    preset: str | None, model: str | None, models: Mapping[str, Model], presets: Mapping[str, Preset]
) -> tuple[Model, Preset | None]:
    """The model to start from, and the preset if one is named."""
    if preset is None and model is None:
        message = say("Say what to start from: --preset ({presets}) or --model ({models}).", presets=one_of(presets),
                      models=one_of(models))  # fmt: skip
        raise ConfigurationError("init.choose", message)
    if preset is not None and preset not in presets:
        message = say("There is no preset '{preset}': known are {known}.{guess}", preset=preset,
                      known=one_of(presets), guess=did_you_mean(preset, presets))  # fmt: skip
        raise ConfigurationError("config.unknown_preset", message)
    start = presets[preset] if preset else None
    name = start.model if start else str(model)
    if name not in models:
        raise unknown_model(name, models)
    if model is not None and model != name:
        message = say("The preset '{preset}' runs the model '{runs}', not '{model}'.", preset=preset, runs=name,
                      model=model)  # fmt: skip
        raise ConfigurationError("init.choose", message)
    return models[name], start


def contracts_of(host: Host, model: Model) -> list[tuple[CompiledContract, bool]]:
    """Every table of the model and of the shared plugins, and whether it is required."""
    steps = [*model.steps.values(), *(step for steps in host.shared().values() for step in steps.values())]
    tables = [table for step in steps for table in step.tables]
    required = {table.contract for table in tables if table.required}
    contracts = sorted({table.contract for table in tables}, key=table_name)
    return [(load_contract(contract, user_cache()), contract in required) for contract in contracts]


def _toml(model: Model, preset: Preset | None, language: Language) -> str:
    with speaking(language):
        first = say("What this project is. Tables stand in data/, one file each, found by name.")
        return "\n".join([f"# {first}", *project_lines(model, preset, language)])


def project_lines(model: Model, preset: Preset | None, language: Language) -> list[str]:
    """``[project]`` and ``[[programmes]]`` with every setting, its source and its value, in TOML."""
    title = preset.title if preset else model.model.title.to(language)
    name = preset.name if preset else model.model.name
    start = f'preset = "{preset.name}"' if preset else f'model = "{model.model.name}"'
    lines = [
        "[project]",
        f"name = {_value(title)}",
        f'language = "{language}"',
        "",
        "[[programmes]]",
        f'id = "{name}"',
        f"name = {_value(title)}",
        start,
        "",
        f"# {say('Take away the # before a setting to change it.')}",
        "[programmes.settings]",
    ]
    words = Words(user_cache())
    for key, field in model.model.settings.model_fields.items():
        setting = preset.settings.get(key) if preset else None
        value = setting.value if setting else field.default
        about = words.of_setting(model.model.settings, key).to(language)
        told = (
            say("{about} (preset; source: {source})", about=about, source=setting.source)
            if setting
            else say("{about} (default)", about=about)
        )
        lines += textwrap.wrap(told, 100, initial_indent="# ",
                               subsequent_indent="# ", break_long_words=False, break_on_hyphens=False)  # fmt: skip
        lines += [f"#{key} = {_value(value)}" if value is not None else f"#{key} =", ""]
    return lines


def _value(value: Any) -> str:
    """One scalar in TOML."""
    if isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)
