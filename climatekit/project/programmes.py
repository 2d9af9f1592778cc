"""With which model and which knobs each programme is run: the model's defaults ← its preset ← ``climatekit.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from climatekit.errors import ConfigurationError, PluginError, did_you_mean, one_of
from climatekit.language import say
from climatekit.plugin_host.types import CoordinationModel
from climatekit.project.load import Project
from climatekit.project.messages import Mistake, summary, written
from climatekit.project.plugin_settings import validated
from climatekit.project.presets import Preset, all_presets, broken_preset
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
            raise broken_preset(model.name, preset.file, summary(wrong))
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
        raise PluginError("plugin.settings_broken", message, model=model.name)

    def crashed(error: Exception) -> PluginError:
        return PluginError(
            "plugin.settings_broken",
            say(
                "The settings of the model '{name}' can't be checked: {kind}: {error}.",
                name=model.name,
                kind=type(error).__name__,
                error=error,
            ),
            model=model.name,
        )

    return validated(model.settings, values, head, crashed)
