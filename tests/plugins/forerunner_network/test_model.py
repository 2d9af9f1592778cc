"""What the plugin says of itself, and what it tells the work list and a city that asks what this rung would mean."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from climatekit.project.presets import load_presets
from climatekit.run.core_tables import settings_columns
from climatekit.run.whatif import what_if
from climatekit_forerunner_network import climatekit_model
from climatekit_forerunner_network.settings import Settings

Network = Any  # the class of the fixture lives in conftest.py
MODEL = climatekit_model()
PRESETS = load_presets(MODEL.name, MODEL.presets)
RULES = [
    file
    for step in ("membership", "tracking")
    for file in (files("climatekit_forerunner_network") / step / "rules").iterdir()
    if file.name.endswith(".sql")
]


def test_it_is_the_fifth_rung() -> None:
    assert (MODEL.name, MODEL.rung) == ("forerunner_network", 5)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_stands_on_a_phrase_of_the_seed_or_a_page(rule: Any) -> None:
    source = next(line for line in rule.read_text("utf-8").splitlines() if line.startswith("-- source: "))
    source = source.removeprefix("-- source: ").strip()
    shown = " ".join((MODEL.what.fi, MODEL.why.fi, MODEL.how.fi, MODEL.where.fi))
    assert source.startswith("https://") or source.casefold() in shown.casefold()


def test_settings_are_scalar_and_say_on_what_they_stand() -> None:
    assert settings_columns(MODEL)
    for name, field in Settings.model_fields.items():
        assert "Default: " in (field.description or ""), name


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.name)
def test_presets_give_every_setting_with_its_source(preset: Any) -> None:
    left_out = set(Settings.model_fields) - set(preset.settings)
    assert all(Settings.model_fields[name].default is None for name in left_out)
    assert Settings(**preset.values())
    for setting in preset.settings.values():
        assert setting.source in ("seed", "guess") or setting.source.startswith("https://")
    for fact in preset.facts.values():
        assert fact.source in ("seed", "not found") or fact.source.startswith("https://")


def test_what_is_known_of_the_two_networks() -> None:
    assert set(PRESETS) == {"greenreality_network", "energyvaasa"}
    greenreality = PRESETS["greenreality_network"]
    assert (greenreality.settings["fee_min_eur"].value, greenreality.settings["fee_max_eur"].value) == (500, 1000)
    assert greenreality.settings["fee_min_eur"].source == "seed"
    vaasa = PRESETS["energyvaasa"]
    assert vaasa.settings["fee_min_eur"].source == "guess"
    assert vaasa.facts["fee"].value == "not found"


@pytest.mark.parametrize("values", [{"fee_min_eur": 900, "fee_max_eur": 800}, {"first_reminder_days": 31}])
def test_settings_in_the_wrong_order_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="raise the first or lower the second"):
        Settings(**values)


def test_the_work_list(network: Network) -> None:
    network.tables["payment"] = [row for row in network.tables["payment"] if row["invoice_id"] != "i1"]
    network.change("invoice", due_on="2026-10-30")
    network.change("member_profile", 1, year=2024)  # two years end on 31 December 2026: 61 days ahead
    network.member(3, valid_from="2026-09-01")
    network.tables["member_profile"].pop()
    network.add("application", {"application_id": "a9", "org_id": "kunta", "received_on": "2026-10-10"})
    network.add("quality_label", {"level": "gold", "valid_from": "2025-01-01", "valid_to": "2026-12-30"})
    found = network.run().rows("marts/fact_work_item")
    assert [(row["kind"], row["subject_id"], row["due_on"], row["urgency"]) for row in found] == [
        ("profile_due", "m3", date(2026, 9, 1), "late"),
        ("fee_overdue", "i1", date(2026, 10, 30), "late"),
        ("application_open", "a9", date(2026, 11, 9), "soon"),
        ("fee_not_invoiced", "m3/2026", date(2026, 11, 30), "soon"),
        ("meeting_due", "steering_group", date(2026, 11, 30), "soon"),
        ("label_expires", "gold/2025-01-01", date(2026, 12, 30), "later"),
    ]


def test_what_if_a_commitment_network_asked_for_a_fee(project: Any) -> None:
    """Nobody has shown to be a forerunner; two members would bring 1,000 to 2,000 €."""
    toml = '[project]\nname = "Testi"\n[[programmes]]\nid = "verkko"\nmodel = "commitment_network"\n'
    folder = project(
        {
            "data/organisation.csv": "org_id,name,org_type\no1,Yksi Oy,company\no2,Kaksi Oy,company\n",
            "data/membership.csv": "membership_id,org_id,valid_from\nm1,o1,2024-01-01\nm2,o2,2024-01-01\n",
            "data/commitment.csv": "commitment_id,membership_id,title,kind,made_on,status\n"
            "c1,m1,Lupaus,action,2024-01-01,active\nc2,m2,Lupaus,action,2024-01-01,active\n",
        },
        toml=toml,
    )
    found = what_if(folder, model="forerunner_network")
    assert [(row["criterion"], row["met"], row["unknown"]) for row in found.criteria] == [
        ("M5-1", 0, 2), ("M5-2j", 2, 0)]  # fmt: skip
    needs = {row["resource"]: row["value"] for row in found.needs}
    assert needs == {"fees_in_min": 1000, "fees_in_max": 2000, "person_years": 2, "persons": 6, "cost": 200_000}
    assert {row["table"] for row in found.missing_tables} >= {"fee_schedule", "invoice", "admission_evidence"}


def test_who_qualifies(network: Network) -> None:
    network.change("admission_evidence", 1, met="false")
    network.member(3)
    network.tables["admission_evidence"].pop()
    found = network.run().rows("membership/qualification", "criterion = 'M5-1'")
    assert {row["org_id"]: row["is_met"] for row in found} == {"o1": True, "o2": False, "o3": None}
