"""Every rule: a row that trips it, and a row that almost does."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from .conftest import Change, Network, commitment, days_ago, organisation, report, target


def _both(*changes: Change) -> Change:
    return lambda network: [change(network) for change in changes]


def _set(**settings: object) -> Change:
    return lambda network: network.settings.update(settings)


def _row(table: str, **values: object) -> Change:
    return lambda network: network.change(table, **values)


def _without(table: str) -> Change:
    return lambda network: network.tables.pop(table)


def _quantity(metric: str, unit: str) -> Change:
    return _both(_row("target", metric=metric, unit=unit), _row("progress_report", unit=unit))


def _last_report(days: int) -> Change:
    return _row("progress_report", submitted_on=days_ago(days), period_year=days_ago(days)[:4])


NO_BASE = _both(_row("target", base_value=""), _set(baseline_required=True))
OPEN_APPLICATION = _row("application", decision="", decided_on="")
TWO = lambda network: network.add("commitment", commitment("c2", kind="action", made_on=days_ago(30)))  # noqa: E731

# rule: (what trips it, what almost does, other rules that the first change trips too)
CASES: dict[str, tuple[Change, Change, set[str]]] = {
    "M4-1a": (OPEN_APPLICATION, _row("application", decided_on="2026-10-31"), set()),
    "M4-1b": (_set(min_commitments=2), _both(_set(min_commitments=2), _row("membership", tier="support")), set()),
    "M4-1c": (_both(TWO, _set(max_commitments=1)), _both(TWO, _set(max_commitments=2)), set()),
    "M4-1d": (
        _without("application"),
        _both(_without("application"), _set(require_accepted_application=False)),
        set(),
    ),
    "M4-2a": (_row("application", criteria_version="2024"), _row("membership", criteria_version="2024"), set()),
    "M4-2b": (_set(target_group="large"), _set(target_group="sme"), set()),
    "M4-2c": (_set(area_municipality_codes="111 098"), _set(area_municipality_codes="111 398"), set()),
    "M4-2d": (
        _both(_set(own_municipality_signs=True), _row("membership", counterparty_municipality_code="111")),
        _both(_set(own_municipality_signs=True), _row("membership", counterparty_municipality_code="398")),
        set(),
    ),
    "M4-2e": (
        _both(_set(plan_required=True), _row("organisation", climate_stage="mapped")),
        _both(_set(plan_required=True), _row("organisation", climate_stage="planned")),
        set(),
    ),
    "M4-2f": (
        _both(NO_BASE, _row("organisation", climate_stage="not_started")),
        _both(NO_BASE, _row("organisation", climate_stage="mapped")),
        {"M4-3b"},
    ),
    "M4-3a": (_without("target"), _both(_without("target"), _row("commitment", kind="learning")), set()),
    "M4-3b": (
        _row("target", base_year=""),
        _both(_row("target", base_year=""), _set(default_base_year=2013)),
        set(),
    ),
    "M4-3c": (_row("target", target_value=""), _row("target", target_value="", reduction_pct=20), set()),
    "M4-3d": (_quantity("electricity", "m3"), _quantity("electricity", "kWh"), set()),
    "M4-3e": (_row("target", target_year=2051), _row("target", target_year=2050), set()),
    "M4-3f": (
        _both(_set(scope2_method="location"), _quantity("ghg_s2_mb", "tCO2e")),
        _both(_set(scope2_method="market"), _quantity("ghg_s2_mb", "tCO2e")),
        set(),
    ),
    "M4-3g": (_row("target", reduction_pct=30), _row("target", reduction_pct=20.5), set()),
    "M4-3h": (_row("progress_report", unit="m3"), _row("progress_report", unit="kWh", value=88000), set()),
    "M4-4": (
        _both(_set(city_target_year=2026), _row("commitment", links_city_goal="true")),
        _both(_set(city_target_year=2027), _row("commitment", links_city_goal="true")),
        set(),
    ),
    "M4-5": (_row("programme_role", valid_to="2026-10-30"), _row("programme_role", valid_to="2026-10-31"), set()),
    # days since the last report: due over 365, overdue over 365 + 60, stale over 2 x 365
    "M4-6a": (_last_report(426), _last_report(425), set()),
    "M4-6b": (_last_report(731), _last_report(730), set()),
    # made on 2023-12-01: 30 days of that December after it, 366 of 2024, 365 of 2025, 304 of 2026 = 1065 days
    "M4-6c": (_set(commitment_max_age_days=1064), _set(commitment_max_age_days=1065), set()),
    "M4-6d": (_last_report(366), _last_report(365), set()),
    "M4-6e": (_row("target", target_year=2025), _row("target", target_year=2026), set()),
}


@pytest.mark.parametrize("rule", CASES)
def test_trips(network: Network, rule: str) -> None:
    change, _, others = CASES[rule]
    change(network)
    results = network.run()
    assert results.rules() == {rule} | others
    for finding in results.findings():
        for language in ("fi", "sv", "en"):
            assert "{" not in finding[f"message_{language}"]
            assert "–" not in finding[f"message_{language}"], "a placeholder was empty"
        assert finding["programme_id"] == "verkko"
        assert finding["subject_id"]


@pytest.mark.parametrize("rule", CASES)
def test_near_miss(network: Network, rule: str) -> None:
    CASES[rule][1](network)
    assert rule not in network.run().rules()


def test_nothing_to_find(network: Network) -> None:
    assert network.run().findings() == []


def test_every_rule_has_a_case() -> None:
    package = files("climatekit_commitment_network")
    texts = [
        file.read_text("utf-8")
        for step in ("membership", "tracking")
        for file in (package / step / "rules").iterdir()
        if file.name.endswith(".sql")
    ]
    ids = [line.removeprefix("-- rule: ") for text in texts for line in text.splitlines() if line.startswith("-- rule")]
    assert sorted(ids) == sorted(CASES)


def test_sources_are_phrases_of_the_model(network: Network) -> None:
    """A rule stands on the page Koordinointitapoja: its phrase is in what the plugin quotes of it."""
    from climatekit_commitment_network import climatekit_model

    model = climatekit_model()
    quoted = " ".join(text.fi for text in (model.what, model.why, model.how, *model.caveats))
    package = Path(str(files("climatekit_commitment_network")))
    for file in package.glob("*/rules/*.sql"):
        (source,) = [line for line in file.read_text("utf-8").splitlines() if line.startswith("-- source: ")]
        assert source.removeprefix("-- source: ") in quoted, file


@pytest.mark.parametrize("status", ["achieved", "missed", "replaced", "withdrawn"])
def test_closed_commitments_owe_nothing(network: Network, status: str) -> None:
    network.settings["min_commitments"] = 0
    network.change("commitment", status=status)
    network.change("target", target_year=2025, base_year="")
    _last_report(1000)(network)
    assert network.run().rules() == set()


def test_members_who_left_owe_nothing(network: Network) -> None:
    network.change("membership", valid_to="2026-10-30")
    network.change("target", target_year=2025)
    _last_report(900)(network)
    assert network.run().rules() == set()


def test_a_commitment_past_its_last_day_is_told_and_does_not_count(network: Network) -> None:
    network.change("commitment", valid_to="2026-10-30")
    results = network.run()
    assert results.rules() == {"M4-1b", "M4-6e"}
    (finding,) = [finding for finding in results.findings() if finding["rule"] == "M4-6e"]
    assert "2026-10-30" in finding["message_fi"]


def test_a_member_that_never_reported_is_followed_from_its_promise(network: Network) -> None:
    network.tables.pop("progress_report")
    network.change("commitment", made_on=days_ago(366))
    assert network.run().rules() == {"M4-6d"}


def test_one_finding_per_commitment(network: Network) -> None:
    network.add("commitment", commitment("c2", kind="action"), commitment("c3", kind="action"))
    network.add("progress_report", report("r2", "c2", submitted_on=days_ago(500), period_year=2024, value="", unit=""))
    network.add("progress_report", report("r3", "c3", submitted_on=days_ago(500), period_year=2024, value="", unit=""))
    found = {(finding["rule"], finding["subject_id"]) for finding in network.run().findings()}
    assert found == {("M4-6a", "c2"), ("M4-6a", "c3")}


def test_a_sole_trader_is_not_named(network: Network) -> None:
    network.change("organisation", org_type="sole_trader", name="Eeva Esimerkki")
    _last_report(500)(network)
    (finding,) = network.run().findings()
    assert '"o1"' in finding["message_fi"]
    assert "Eeva" not in str(finding)


@pytest.mark.parametrize(
    ("metric", "unit", "fits"),
    [
        ("ghg_s1", "tCO2e", True),
        ("ghg_s1", "kgCO2e", True),
        ("ghg_s1", "MWh", False),
        ("ghg_s1s2", "tCO2e/MEUR", True),
        ("ghg_s1s2", "MWh/MEUR", False),
        ("fuel", "l", True),
        ("water", "t", False),
        ("food_waste", "kg", True),
        ("renewable_share", "pct", True),
        ("renewable_share", "MWh", False),
        ("water", "pct", True),
        ("flights", "pcs", True),
        ("waste", "pcs", False),
        ("other", "anything", True),
    ],
)
def test_units_and_metrics(network: Network, metric: str, unit: str, fits: bool) -> None:
    _quantity(metric, unit)(network)
    assert ("M4-3d" not in network.run().rules()) is fits


@pytest.mark.parametrize(
    ("group", "org_type", "size_class", "fits"),
    [
        ("any", "association", "large", True),
        ("company", "association", "small", False),
        ("company", "farm", "micro", True),
        ("sme", "company", "large", False),
        ("sme", "company", "unknown", True),
        ("sme", "sole_trader", "micro", True),
        ("large", "company", "medium", False),
        ("large", "company", "large", True),
        ("large", "university", "large", False),
    ],
)
def test_target_groups(network: Network, group: str, org_type: str, size_class: str, fits: bool) -> None:
    network.settings["target_group"] = group
    network.change("organisation", org_type=org_type, size_class=size_class)
    assert ("M4-2b" not in network.run().rules()) is fits


def test_a_programme_that_is_over_needs_no_lead(network: Network) -> None:
    network.tables.pop("programme_role")
    network.programme["valid_to"] = date(2026, 10, 30)
    assert network.run().rules() == set()


def test_organisations_outside_the_register_are_not_judged(network: Network) -> None:
    network.settings.update(target_group="large", area_municipality_codes="111")
    network.change("organisation", size_class="large", municipality_code="111")
    network.add("organisation", organisation("o9", municipality_code="999"))
    assert network.run().rules() == set()


def test_a_yes_or_no_needs_no_base(network: Network) -> None:
    network.tables["target"] = [
        target("t1", target_type="binary", metric="other", unit="pcs", base_year="", base_value="", target_value=1)
    ]
    network.change("progress_report", value=0, unit="pcs")
    assert network.run().rules() == set()
