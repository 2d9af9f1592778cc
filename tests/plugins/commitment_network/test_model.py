"""What the plugin says of itself: texts, knobs, preset, and SQL that another engine can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlglot
from pydantic import ValidationError
from sqlglot import ErrorLevel

import climatekit_commitment_network as plugin
from climatekit.project.presets import load_presets
from climatekit.text import Text
from climatekit_commitment_network.settings import Settings

PACKAGE = Path(plugin.__file__).parent
MODEL = plugin.climatekit_model()
SQL = sorted(PACKAGE.rglob("*.sql"))


def test_texts_are_there_in_three_languages() -> None:
    texts = [MODEL.title, MODEL.what, MODEL.why, MODEL.how, MODEL.where, *MODEL.caveats]
    for text in texts:
        assert isinstance(text, Text)
        assert len(set(text)) == 3
        assert all(part.strip() == part and part for part in text)
    assert MODEL.rung == 4
    assert len(MODEL.caveats) == 5


def test_every_knob_is_described_and_says_where_its_default_comes_from() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert "Default:" in field.description, name
        assert not field.is_required(), name


@pytest.mark.parametrize(
    "settings",
    [
        {"min_commitments": 3, "max_commitments": 2},
        {"area_municipality_codes": "398,111"},
        {"target_group": "startups"},
        {"stale_after_intervals": 0.5},
        {"report_interval_days": 0},
        {"support_min_share": 1.1},
        {"support_min_group": 0},
        {"inventory_method": "own"},
        {"inventory_tco2e": 0},
        {"funding_basis": "luck"},
        {"project_end": "next spring"},
        {"label_validity_days": 0},
        {"hours_per_person_year": 0},
        {"no_such_knob": 1},
    ],
)
def test_impossible_settings_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings(**settings)  # type: ignore[arg-type]


def test_the_preset_of_lahti() -> None:
    preset = load_presets(MODEL.name, MODEL.presets)["lahti"]
    settings = Settings(**preset.values())
    assert (settings.min_commitments, settings.max_commitments, settings.baseline_required) == (2, 4, True)
    assert settings.own_municipality_signs is True
    assert len((settings.area_municipality_codes or "").split()) == 10
    sourced = {**preset.settings, **preset.facts}
    assert all(re.match(r"https://|seed$|guess$", entry.source) for entry in sourced.values())
    assert settings.joint_coordination is True
    # whether its logo ever expires was not found, so that nothing is made up
    assert settings.label_validity_days is None


@pytest.mark.parametrize("path", SQL, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_spark_can_read_it(path: Path) -> None:
    (spark,) = sqlglot.transpile(
        path.read_text("utf-8"), read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE, comments=False
    )
    assert sqlglot.parse_one(spark, dialect="spark")
    assert not re.search(r"\b(LIST|ARRAY_AGG|COLLECT_LIST)\s*\(", spark.upper()), "no nested types"


@pytest.mark.parametrize("path", SQL, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sentences(path: Path) -> None:
    """One sentence in each language, with a full stop (a title has none); a rule's also says the way out."""
    text = path.read_text("utf-8")
    sentences = re.findall(r"^-- (?:caveat_)?(?:fi|sv|en): (.*)$", text, re.MULTILINE)
    assert len(sentences) in ({0} if path.parent.name in ("membership", "tracking", "reporting") else {3, 6})
    for sentence in sentences:
        assert sentence.endswith(".") is (path.parent.name != "sections")
        if path.parent.name == "rules":
            assert ": " in sentence
    placeholders = [set(re.findall(r"{(\w+)}", sentence)) for sentence in sentences]
    assert all(one == placeholders[0] for one in placeholders), "each language tells the same facts"
