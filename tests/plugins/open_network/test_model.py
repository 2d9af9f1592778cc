"""What the plugin says about itself: the words of the seed, settings with their grounds, a preset with its sources."""

from __future__ import annotations

from importlib.resources import files

import pytest

import climatekit_open_network
from climatekit.project.presets import load_presets
from climatekit.run.core_tables import settings_columns
from climatekit_open_network.settings import Settings

MODEL = climatekit_open_network.climatekit_model()
PRESETS = load_presets(MODEL.name, MODEL.presets)
RULES = [
    file
    for step in ("membership", "tracking")
    for file in (files("climatekit_open_network") / step / "rules").iterdir()
    if file.name.endswith(".sql")
]


def test_it_is_the_third_rung() -> None:
    assert (MODEL.name, MODEL.rung) == ("open_network", 3)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_stands_on_a_phrase_that_the_model_shows(rule: object) -> None:
    source = next(line for line in rule.read_text("utf-8").splitlines() if line.startswith("-- source: "))  # type: ignore[attr-defined]
    shown = " ".join((MODEL.what.fi, MODEL.why.fi, MODEL.how.fi, MODEL.where.fi, *(text.fi for text in MODEL.caveats)))
    assert source.removeprefix("-- source: ").strip(" .").casefold() in shown.casefold()


def test_settings_are_scalar_and_say_on_what_they_stand() -> None:
    assert settings_columns(MODEL)
    for name, field in Settings.model_fields.items():
        said = field.description or ""
        assert "guess" in said.lower() or "seed" in said or "by default" in said, name


def test_the_preset_gives_every_setting_with_its_source() -> None:
    preset = PRESETS["ymparaks"]
    assert set(preset.settings) == set(Settings.model_fields)
    assert Settings(**preset.values()).shared_coordination
    assert {setting.source for setting in preset.settings.values()} == {"seed", "guess"}


def test_facts_have_sources() -> None:
    facts = PRESETS["ymparaks"].facts
    assert facts["founded"].value == "2020-01-29"
    for fact in facts.values():
        assert fact.source in ("seed", "not found") or fact.source.startswith("https://")
