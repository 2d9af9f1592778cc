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
from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.plugin_host.host import Host, Model
from climatekit.project.load import FILE_NAME
from climatekit.project.presets import Preset, all_presets
from climatekit.text import Language


def new_project(folder: Path, *, preset: str | None, model: str | None, language: Language) -> dict[Path, bool]:
    """Write it and return the files made, and whether each must be filled. ``folder`` must be new or empty."""
    host = Host()
    host.require_sound()
    models = host.models()
    presets = all_presets({name: found.model for name, found in models.items()})
    chosen, start = _choose(preset, model, models, presets)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigurationError("init.exists", f"'{folder}' is not empty: name a new folder.")
    contracts = _contracts(host, chosen)
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
        raise ConfigurationError(
            "init.write", f"Nothing can be written to '{folder}': {error.strerror or error}; name another folder."
        ) from error
    return made


def _choose(
    preset: str | None, model: str | None, models: Mapping[str, Model], presets: Mapping[str, Preset]
) -> tuple[Model, Preset | None]:
    if preset is None and model is None:
        raise ConfigurationError(
            "init.choose", f"Say what to start from: --preset ({one_of(presets)}) or --model ({one_of(models)})."
        )
    if preset is not None and preset not in presets:
        raise ConfigurationError(
            "config.unknown_preset",
            f"There is no preset '{preset}': known are {one_of(presets)}.{did_you_mean(preset, presets)}",
        )
    start = presets[preset] if preset else None
    name = start.model if start else str(model)
    if name not in models:
        raise ConfigurationError(
            "config.unknown_model",
            f"There is no model '{name}': known are {one_of(models)}.{did_you_mean(name, models)}",
        )
    if model is not None and model != name:
        raise ConfigurationError("init.choose", f"The preset '{preset}' runs the model '{name}', not '{model}'.")
    return models[name], start


def _contracts(host: Host, model: Model) -> list[tuple[CompiledContract, bool]]:
    """Every table of the model and of the shared plugins, and whether it is required."""
    steps = [*model.steps.values(), *(step for steps in host.shared().values() for step in steps.values())]
    tables = [table for step in steps for table in step.tables]
    required = {table.contract for table in tables if table.required}
    contracts = sorted({table.contract for table in tables}, key=table_name)
    return [(load_contract(contract, user_cache()), contract in required) for contract in contracts]


def _toml(model: Model, preset: Preset | None, language: Language) -> str:
    title = preset.title if preset else model.model.title.to(language)
    name = preset.name if preset else model.model.name
    start = f'preset = "{preset.name}"' if preset else f'model = "{model.model.name}"'
    lines = [
        "# What this project is. Tables stand in data/, one file each, found by name.",
        "[project]",
        f"name = {_value(title)}",
        f'language = "{language}"',
        "",
        "[[programmes]]",
        f'id = "{name}"',
        f"name = {_value(title)}",
        start,
        "",
        "# Take away the # before a setting to change it.",
        "[programmes.settings]",
    ]
    for key, field in model.model.settings.model_fields.items():
        setting = preset.settings.get(key) if preset else None
        value = setting.value if setting else field.default
        origin = f"preset; source: {setting.source}" if setting else "default"
        lines += textwrap.wrap(f"{field.description or key} ({origin})", 100, initial_indent="# ",
                               subsequent_indent="# ", break_long_words=False, break_on_hyphens=False)  # fmt: skip
        lines += [f"#{key} = {_value(value)}" if value is not None else f"#{key} =", ""]
    return "\n".join(lines)


def _value(value: Any) -> str:
    """One scalar in TOML."""
    if isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)
