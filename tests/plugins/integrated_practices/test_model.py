"""What the plugin says about itself: the words of the seed, settings with their grounds, a preset with its sources."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import sqlglot

import climatekit_integrated_practices as plugin
from climatekit.project.presets import load_presets
from climatekit.run.core_tables import settings_columns
from climatekit_integrated_practices.settings import Settings

MODEL = plugin.climatekit_model()
PRESETS = load_presets(MODEL.name, MODEL.presets)
SQL = sorted(
    (
        file
        for step in ("membership", "tracking", "reporting")
        for place in (".", "rules", "metrics")
        if (files(plugin) / step / place).is_dir()
        for file in (files(plugin) / step / place).iterdir()
        if file.name.endswith(".sql")
    ),
    key=str,
)
RULES = [file for file in SQL if "/rules/" in str(file).replace("\\", "/")]
METRICS = [file for file in SQL if "/metrics/" in str(file).replace("\\", "/")]


def test_it_is_rung_2() -> None:
    assert (MODEL.name, MODEL.rung) == ("integrated_practices", 2)
    for text in (MODEL.title, MODEL.what, MODEL.why, MODEL.how, MODEL.where, *MODEL.caveats):
        assert all(part.strip() for part in text)


def test_where_says_that_the_page_names_no_example() -> None:
    assert "ei nimeä esimerkkiä" in MODEL.where.fi
    assert "nämner inget exempel" in MODEL.where.sv
    assert "names no example" in MODEL.where.en


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_stands_on_a_phrase_that_the_model_shows(rule: Any) -> None:
    source = next(line for line in rule.read_text("utf-8").splitlines() if line.startswith("-- source: "))
    shown = " ".join((MODEL.what.fi, MODEL.why.fi, MODEL.how.fi))
    assert source.removeprefix("-- source: ").strip(" .").casefold() in shown.casefold()


@pytest.mark.parametrize("file", SQL, ids=lambda file: file.name)
def test_sql_can_be_said_in_spark(file: Any) -> None:
    text = file.read_text("utf-8")
    sqlglot.transpile(text, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)


def test_three_to_five_headlines() -> None:
    assert 3 <= sum("-- headline: yes" in file.read_text("utf-8") for file in METRICS) <= 5


def test_settings_are_scalar_and_say_on_what_they_stand() -> None:
    assert settings_columns(MODEL)
    for name, field in Settings.model_fields.items():
        said = field.description or ""
        assert "guess" in said.lower() or "seed" in said or "by default" in said, name


def test_the_preset_gives_every_setting_that_is_not_empty_with_its_source() -> None:
    preset = PRESETS["kunta_integrointi"]
    assert Settings(**preset.values()) == Settings()
    assert set(preset.settings) == {name for name, field in Settings.model_fields.items() if field.default is not None}
    for setting in preset.settings.values():
        assert setting.source in ("seed", "guess") or setting.source.startswith("https://")
    assert "guess" in {setting.source for setting in preset.settings.values()}


def test_facts_have_sources() -> None:
    for fact in PRESETS["kunta_integrointi"].facts.values():
        assert fact.source == "not found" or fact.source.startswith("https://")
