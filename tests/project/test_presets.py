from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from climatekit.errors import ClimatekitError, ConfigurationError, PluginError
from climatekit.plugin_host import CoordinationModel
from climatekit.project.load import Project
from climatekit.project.presets import PresetSetting, all_presets, load_presets
from climatekit.project.programmes import resolve_programmes

OpenProject = Callable[..., Project]
Models = Mapping[str, CoordinationModel]
HEAD = '[project]\nname = "Testi"\n[[programmes]]\nid = "net"\n'


def test_a_preset_is_read(preset_folders: tuple[Path, Path]) -> None:
    (preset,) = load_presets("open", preset_folders[0]).values()
    assert (preset.name, preset.title, preset.place, preset.model) == ("ympyra", "YmpyräKS", "Keski-Suomi", "open")
    assert preset.settings["active_within_days"] == PresetSetting(400, "guess", "n")
    assert preset.facts["founded"] == PresetSetting("2020-01-29", "https://example.org", None)
    assert preset.values() == {"active_within_days": 400, "fee_eur": 0}


def test_a_model_without_presets() -> None:
    assert load_presets("open", None) == {}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("name = ", ["'ks.toml' is not TOML at line 1"]),
        ("place = 'x'", ["the file lacks 'name'"]),
        ("name = 'x'\nplcae = 'x'", ["knows no key 'plcae'", "Did you mean 'place'?"]),
        ("name = 'x'\n[settings.fee]\nvalue = 1", ["[settings.fee] lacks 'source'"]),
        ("name = 'x'\n[settings.fee]\nsource = 'guess'", ["[settings.fee] lacks 'value'"]),
        ("name = 'x'\n[settings.fee]\nvalue = 1\nsource = ''", ['[settings.fee] source = "" must be filled in']),
        (
            "name = 'x'\n[settings.fee]\nvalue = [1]\nsource = 'x'",
            ["[settings.fee] value = [1] must be text, a number"],
        ),
        ("name = 'x'\n[facts.fee]\nvalue = 1\nsource = 'x'\nunit = 'e'", ["[facts.fee] knows no key 'unit'"]),
        ("name = 'x'\n[settings]\nfee = 3", ["[settings.fee] = 3 must be a section"]),
        (
            "name = 'x'\n[settings.fee]\nvalue = nan\nsource = 'x'",
            ["[settings.fee] value = nan must be a finite number"],
        ),
        ("a = " + "[" * 100_000, ["'ks.toml' holds a value that is too deep"]),
    ],
)
def test_a_broken_preset_names_its_file(tmp_path: Path, text: str, parts: list[str]) -> None:
    (tmp_path / "ks.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        load_presets("open", tmp_path)
    assert (caught.value.code, caught.value.exit_code) == ("plugin.preset_broken", 3)
    for part in [f"'{tmp_path / 'ks.toml'}'", "the model 'open'", *parts]:
        assert part in caught.value.message


def test_a_preset_file_needs_a_name_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "Ympyrä KS.toml").write_text("name = 'x'", encoding="utf-8")
    with pytest.raises(PluginError, match=r"Ympyrä KS\.toml"):
        load_presets("open", tmp_path)


def test_a_preset_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "ks.toml").mkdir()
    with pytest.raises(PluginError, match="it can't be read"):
        load_presets("open", tmp_path)


def test_a_preset_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="there is no such folder"):
        load_presets("open", tmp_path / "presets")


def test_two_presets_of_one_name(models: Models, preset_folders: tuple[Path, Path]) -> None:
    (preset_folders[1] / "ympyra.toml").write_text("name = 'x'", encoding="utf-8")
    with pytest.raises(PluginError, match=r"'ympyra'.*'loose'.*'open'") as caught:
        all_presets(models)
    assert caught.value.code == "plugin.preset_clash"


def test_defaults_then_preset_then_the_project(open_project: OpenProject, models: Models) -> None:
    text = 'preset = "ympyra"\nvalid_from = 2020-01-29\n'
    text += '[programmes.settings]\nfee_eur = 5\nprice = 1.5\nsince = "2024-01-01"\n'
    text += '[[programmes]]\nid = "child"\nname = "Lapsi"\nmodel = "open"\nparent = "net"\n'
    first, second = resolve_programmes(open_project(text, head=HEAD), models)
    assert (first.programme_id, first.name, first.model, first.preset) == ("net", "YmpyräKS", "open", "ympyra")
    assert (first.valid_from, first.valid_to, first.parent_programme_id) == (date(2020, 1, 29), None, None)
    assert first.settings.model_dump() == {
        "active_within_days": 400,  # preset
        "reminder_days": 30,  # default
        "fee_eur": 5.0,  # project
        "named": True,
        "basis": "region",
        "since": date(2024, 1, 1),
        "price": Decimal("1.5"),
        "rhythm": "yearly",
    }
    assert (second.name, second.preset, second.parent_programme_id) == ("Lapsi", None, "net")
    assert second.settings.model_dump()["active_within_days"] == 365


def test_a_programme_without_a_name_is_called_by_its_id(open_project: OpenProject, models: Models) -> None:
    (programme,) = resolve_programmes(open_project('model = "open"', head=HEAD), models)
    assert programme.name == "net"


def test_the_model_may_be_named_beside_its_preset(open_project: OpenProject, models: Models) -> None:
    (programme,) = resolve_programmes(open_project('model = "open"\npreset = "ympyra"', head=HEAD), models)
    assert (programme.model, programme.preset) == ("open", "ympyra")


@pytest.mark.parametrize(
    ("text", "code", "parts"),
    [
        ("", "config.missing_key", ["names neither a preset nor a model", "'loose' or 'open'"]),
        ('model = "opne"', "config.unknown_model", ['model = "opne"', "'loose' or 'open'", "Did you mean 'open'?"]),
        ('preset = "ymparaks"', "config.unknown_preset", ['preset = "ymparaks"', "presets are 'ympyra'"]),
        ('preset = "ympyr"', "config.unknown_preset", ["Did you mean 'ympyra'?"]),
        ('preset = "ympyra"\nmodel = "loose"', "config.preset_of_other_model",
         ['model = "loose"', "of the model 'open'"]),
        ('model = "open"\nsettings.active_days = 3', "config.unknown_key",
         ["settings knows no key 'active_days'", "'active_within_days', 'basis', 'fee_eur'"]),
        ('model = "open"\nsettings.active_within_day = 3\nsettings.fee_eur = -1', "config.unknown_key",
         ["Did you mean 'active_within_days'?", "(and 1 more)"]),
        ('model = "open"\nsettings.active_within_days = 0', "config.wrong_value",
         ["settings.active_within_days = 0 must be from 1 to 3650"]),
        ('model = "open"\nsettings.active_within_days = "many"', "config.wrong_type",
         ['settings.active_within_days = "many" must be a whole number from 1 to 3650']),
        ('model = "open"\nsettings.active_within_days = "400"', "config.wrong_type", ['"400" must be a whole number']),
        ('model = "open"\nsettings.active_within_days = true', "config.wrong_type", ["= true must be a whole number"]),
        ('model = "open"\nsettings.active_within_days = 1.5', "config.wrong_type", ["= 1.5 must be a whole number"]),
        ('model = "open"\nsettings.active_within_days = [1]', "config.wrong_type", ["= [1] must be a whole number"]),
        ('model = "open"\nsettings.named = "yes"', "config.wrong_type",
         ['settings.named = "yes" must be true or false']),
        ('model = "open"\nsettings.named = 1', "config.wrong_type", ["settings.named = 1 must be true or false"]),
        ('model = "open"\nsettings.fee_eur = -0.5', "config.wrong_value",
         ["settings.fee_eur = -0.5 must be at least 0"]),
        ('model = "open"\nsettings.rhythm = "month"', "config.wrong_value",
         ["settings.rhythm = \"month\" is not one of 'monthly' or 'yearly'", "Did you mean 'monthly'?"]),
        ('model = "open"\nsettings.since = 0', "config.wrong_type", ["settings.since = 0 must be a date such as"]),
        ('model = "open"\nsettings.since = "soon"', "config.wrong_type", ['settings.since = "soon" must be a date']),
        ('model = "open"\nsettings.price = true', "config.wrong_type", ["settings.price = true must be a number"]),
        ('model = "open"\nsettings.basis = "A1"', "config.wrong_value", ["must be text of the pattern ^[a-z]+$"]),
        ('model = "open"\nsettings.basis = "a"', "config.wrong_value", ["must be at least 2 characters long"]),
        ('model = "open"\nsettings.active_within_days = true\nsettings.fee_eur = -1', "config.wrong_type",
         ["= true must be a whole number", "(and 1 more)"]),
        ('model = "open"\nsettings.reminder_days = 999', "config.wrong_value",
         ["settings is not allowed: reminder_days is longer than active_within_days"]),
        ('model = "loose"\nsettings.shrae = 0.1', "config.unknown_key",
         ["knows no key 'shrae'", "Did you mean 'share'?"]),
    ],
)  # fmt: skip
def test_mistakes(open_project: OpenProject, models: Models, text: str, code: str, parts: list[str]) -> None:
    project = open_project(text, head=HEAD)
    with pytest.raises(ConfigurationError) as caught:
        resolve_programmes(project, models)
    assert (caught.value.code, caught.value.exit_code) == (code, 2)
    for part in [f"'{project.file}': [[programmes]] 'net' ", *parts]:
        assert part in caught.value.message


@pytest.mark.parametrize(
    "line", ["[settings.active]\nvalue = 1", "[settings.active_within_days]\nvalue = 0", "[settings.named]\nvalue = 1"]
)
def test_a_preset_that_does_not_fit_its_model(
    open_project: OpenProject, models: Models, preset_folders: tuple[Path, Path], line: str
) -> None:
    file = preset_folders[0] / "other.toml"
    file.write_text(f"name = 'x'\n{line}\nsource = 'guess'", encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        resolve_programmes(open_project('preset = "other"', head=HEAD), models)
    assert caught.value.code == "plugin.preset_broken"
    assert f"'{file}' of the model 'open' is broken: [settings]" in caught.value.message


def test_settings_that_are_no_pydantic_model(open_project: OpenProject, models: Models) -> None:
    wrong = {"open": replace(models["open"], settings=dict)}  # type: ignore[arg-type]
    with pytest.raises(PluginError, match="'open' are not a pydantic model") as caught:
        resolve_programmes(open_project('model = "open"', head=HEAD), wrong)
    assert caught.value.code == "plugin.settings_broken"


def test_a_validator_that_crashes_is_the_plugins_fault(open_project: OpenProject, models: Models) -> None:
    with pytest.raises(ClimatekitError, match="'loose' can't be checked: KeyError") as caught:
        resolve_programmes(open_project('model = "loose"\nsettings.broken = "x"', head=HEAD), models)
    assert (caught.value.code, caught.value.exit_code) == ("plugin.settings_broken", 3)
