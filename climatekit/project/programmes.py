"""With which model and which knobs each programme is run: the model's defaults ← its preset ← ``climatekit.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from pydantic import BaseModel, ValidationError

from climatekit.errors import ConfigurationError, PluginError, did_you_mean, one_of
from climatekit.language import say
from climatekit.plugin_host.types import CoordinationModel
from climatekit.project.load import Project
from climatekit.project.messages import KeyPath, Mistake, Place, keys, mistakes, summary, unknown_key, written
from climatekit.project.presets import Preset, all_presets
from climatekit.project.settings import ProgrammeSection


@dataclass(frozen=True)
class Programme:
    """One programme, settled. ``settings`` is an instance of its model's settings class."""

    programme_id: str
    name: str
    model: str
    preset: str | None
    parent_programme_id: str | None
    succeeds_programme_id: str | None
    valid_from: date | None
    valid_to: date | None
    settings: BaseModel


def resolve_programmes(project: Project, models: Mapping[str, CoordinationModel]) -> tuple[Programme, ...]:
    """The programmes of a project in the order of the file.

    ``ConfigurationError`` where the file is wrong, ``PluginError`` where a preset or a settings class is.
    """
    presets = all_presets(models)
    return tuple(_resolve(project, section, models, presets) for section in project.settings.programmes)


def _resolve(
    project: Project, section: ProgrammeSection, models: Mapping[str, CoordinationModel], presets: Mapping[str, Preset]
) -> Programme:
    head = f"'{project.file}': [[programmes]] '{section.id}'"
    preset = _preset(head, section, presets)
    model = models[_model_name(head, section, preset, models)]
    return Programme(
        programme_id=section.id,
        name=section.name or (preset.title if preset else section.id),
        model=model.name,
        preset=preset.name if preset else None,
        parent_programme_id=section.parent,
        succeeds_programme_id=section.succeeds,
        valid_from=section.valid_from,
        valid_to=section.valid_to,
        settings=_settings(head, section, preset, model),
    )


def _preset(head: str, section: ProgrammeSection, presets: Mapping[str, Preset]) -> Preset | None:
    if section.preset is None:
        return None
    if section.preset not in presets:
        message = say(
            "{head} preset = {preset} is not known: presets are {known}.{guess}",
            head=head,
            preset=written(section.preset),
            known=one_of(presets),
            guess=did_you_mean(section.preset, presets),
        )
        raise ConfigurationError("config.unknown_preset", message)
    return presets[section.preset]


def _model_name(
    head: str, section: ProgrammeSection, preset: Preset | None, models: Mapping[str, CoordinationModel]
) -> str:
    if section.model is not None and section.model not in models:
        message = say(
            "{head} model = {model} is not known: models are {known}.{guess}",
            head=head,
            model=written(section.model),
            known=one_of(models),
            guess=did_you_mean(section.model, models),
        )
        raise ConfigurationError("config.unknown_model", message)
    if preset is not None and section.model not in (None, preset.model):
        message = say(
            "{head} model = {model} does not go with preset = {preset}, which is of the model '{other}': "
            "leave one of the two out.",
            head=head,
            model=written(section.model),
            preset=written(preset.name),
            other=preset.model,
        )
        raise ConfigurationError("config.preset_of_other_model", message)
    name = preset.model if preset is not None else section.model
    if name is None:
        message = say(
            '{head} names neither a preset nor a model: add preset = "…" or model = one of {known}.',
            head=head,
            known=one_of(models),
        )
        raise ConfigurationError("config.missing_key", message)
    return name


def _settings(head: str, section: ProgrammeSection, preset: Preset | None, model: CoordinationModel) -> BaseModel:
    values: dict[str, Any] = {}
    if preset is not None:
        values = preset.values()
        # Checked on its own first: a preset that does not fit its model is the plugin's fault, not the user's.
        _, wrong = _validated(model, values, "[settings]")
        wrong = [mistake for mistake in wrong if mistake.code != "config.missing_key"]
        if wrong:
            message = say(
                "The preset file '{file}' of the model '{model}' is broken: {reason}",
                file=preset.file,
                model=model.name,
                reason=summary(wrong),
            )
            raise PluginError("plugin.preset_broken", message)
    settings, wrong = _validated(model, {**values, **section.settings}, "settings")
    if wrong or settings is None:
        raise ConfigurationError(wrong[0].code, f"{head} {summary(wrong)}")
    return settings


def _validated(model: CoordinationModel, values: dict[str, Any], head: str) -> tuple[BaseModel | None, list[Mistake]]:
    """The settings, or what is wrong with the values. Keys are written behind ``head``."""
    if not (isinstance(model.settings, type) and issubclass(model.settings, BaseModel)):
        message = say(
            "The settings of the model '{name}' are not a pydantic model: make them a BaseModel class.", name=model.name
        )
        raise PluginError("plugin.settings_broken", message)
    known = model.settings.model_fields
    place = Place(write=partial(_write, head), keys=lambda _: known, model=model.settings)
    read = {key: value for key, value in values.items() if key in known}
    found = [unknown_key((key,), place) for key in values if key not in known]
    found += _converted(model, read, place)
    try:
        settings = model.settings.model_validate(read)
    except ValidationError as error:
        told = {mistake.path for mistake in found}
        # What is said about the settings as a whole may only follow from a mistake that was told already.
        return None, found + [new for new in mistakes(error, place) if new.path not in told and (new.path or not told)]
    except Exception as error:
        # A validator of the plugin may raise anything at all; a crash of it is not the user's mistake.
        message = say(
            "The settings of the model '{name}' can't be checked: {kind}: {error}.",
            name=model.name,
            kind=type(error).__name__,
            error=error,
        )
        raise PluginError("plugin.settings_broken", message) from error
    return settings, found


def _converted(model: CoordinationModel, values: dict[str, Any], place: Place) -> list[Mistake]:
    """Values that pydantic would turn into another kind: ``true`` → 1, ``"400"`` → 400, 1 → true, 0 → 1970-01-01.

    TOML says what kind a value is, so these are mistakes; text for a date, an Enum or a Decimal is not.
    """
    try:
        model.settings.model_validate(values, strict=True)
    except ValidationError as error:
        kinds: dict[str, set[str]] = {}
        for one in error.errors(include_url=False):
            if one["loc"]:
                kind = "allowed" if isinstance(one["input"], str) and one["type"] == "date_type" else one["type"]
                kinds.setdefault(str(one["loc"][0]), set()).add(kind)
        wrong = {key for key, found in kinds.items() if found <= {"int_type", "float_type", "bool_type", "date_type"}}
        return [mistake for mistake in mistakes(error, place) if mistake.path and mistake.path[0] in wrong]
    except Exception:
        return []  # a validator that crashes is told by whoever validates for good
    return []


def _write(head: str, path: KeyPath) -> str:
    joint = " " if head.startswith("[") else "."
    return f"{head}{joint}{keys(path)}" if path else head
