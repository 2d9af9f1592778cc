"""Presets: one real network each, as a TOML file in the plugin that brings its model; every value has its source."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from climatekit.errors import PluginError
from climatekit.language import say
from climatekit.plugin_host.types import CoordinationModel
from climatekit.project.messages import KeyPath, Place, keys, mistakes, summary, written
from climatekit.project.settings import Constant
from climatekit.project.toml import NotTomlError, parse, unfit

Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True)
class PresetSetting:
    """One value of a preset. ``source`` is a URL, ``"seed"`` for the page Koordinointitapoja, or ``"guess"``."""

    value: str | int | float | bool | date
    source: str
    note: str | None


@dataclass(frozen=True)
class Preset:
    """A real network. ``name`` is the stem of its file, ``title`` what people call it; ``facts`` are only shown."""

    name: str
    title: str
    place: str | None
    model: str
    settings: Mapping[str, PresetSetting]
    facts: Mapping[str, PresetSetting]
    file: str

    def values(self) -> dict[str, Any]:
        """The settings without their sources."""
        return {key: setting.value for key, setting in self.settings.items()}


class _Sourced(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    value: Constant
    source: Filled
    note: Filled | None = None


class _PresetFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: Filled
    place: Filled | None = None
    settings: dict[str, _Sourced] = {}
    facts: dict[str, _Sourced] = {}


def load_presets(model_name: str, folder: Traversable | None) -> dict[str, Preset]:
    """The presets that one model brings, by name. ``PluginError`` names the file that is broken."""
    if folder is None:
        return {}
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        raise broken_preset(model_name, str(folder), say("there is no such folder.")) from None
    loaded = (_load(model_name, entry) for entry in entries if entry.name.endswith(".toml"))
    return {preset.name: preset for preset in loaded}


def all_presets(models: Mapping[str, CoordinationModel]) -> dict[str, Preset]:
    """The presets of all models, by name, in alphabetical order. Two of one name are refused, both named."""
    found: dict[str, Preset] = {}
    for model in sorted(models):
        for name, preset in load_presets(model, models[model].presets).items():
            if name in found:
                message = say(
                    "The preset '{name}' is brought by the model '{model}' ('{file}') and by the model "
                    "'{other}' ('{other_file}'): rename one, or leave one plugin out with [project] without.",
                    name=name,
                    model=found[name].model,
                    file=found[name].file,
                    other=model,
                    other_file=preset.file,
                )
                raise PluginError("plugin.preset_clash", message, model=model)
            found[name] = preset
    return dict(sorted(found.items()))


def _load(model: str, entry: Traversable) -> Preset:
    name = entry.name.removesuffix(".toml")
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        raise broken_preset(
            model, str(entry), say("its name may hold only a–z, 0–9, '-' and '_', beginning with a letter.")
        )
    try:
        tree = parse(entry.read_bytes(), entry.name)
        parsed = _PresetFile.model_validate(tree)
    except ValidationError as error:
        raise broken_preset(model, str(entry), summary(mistakes(error, Place(_write, _allowed)))) from None
    except NotTomlError as error:
        raise broken_preset(model, str(entry), str(error)) from None
    except OSError as error:
        raise broken_preset(model, str(entry), say("it can't be read, {reason}.", reason=error.strerror)) from None
    wrong = unfit(tree)
    if wrong:
        raise broken_preset(
            model,
            str(entry),
            say(
                "{place} = {value} must be {needed}.",
                place=_write(wrong.path),
                value=written(wrong.value),
                needed=wrong.needed,
            ),
        )
    return Preset(
        name=name,
        title=parsed.name,
        place=parsed.place,
        model=model,
        settings={key: PresetSetting(**dict(setting)) for key, setting in parsed.settings.items()},
        facts={key: PresetSetting(**dict(fact)) for key, fact in parsed.facts.items()},
        file=str(entry),
    )


def _write(path: KeyPath) -> str:
    match path:
        case ("settings" | "facts" as section, key, *rest):
            return f"[{keys([section, key])}] {keys(rest)}".strip()
        case _:
            return keys(path) or say("the file")


def _allowed(path: KeyPath) -> Collection[str]:
    return _Sourced.model_fields if path else _PresetFile.model_fields


def broken_preset(model: str, place: str, reason: str) -> PluginError:
    """The error for a preset that a plugin brings and that is no good."""
    return PluginError(
        "plugin.preset_broken",
        say(
            "The preset file '{file}' of the model '{model}' is broken: {reason}",
            file=place,
            model=model,
            reason=reason,
        ),
        model=model,
    )
