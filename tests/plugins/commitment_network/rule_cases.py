"""Per rule: what trips it, what almost does, and which other rules the first change trips too.

The numbers stand on both sides of each limit; days are counted back from 2026-10-31.
"""

from __future__ import annotations

from datetime import timedelta

from .changes import (
    ACTION,
    LEARNING,
    LINKED,
    NO_BASE,
    NOTHING_MEASURED,
    OPEN_APPLICATION,
    OWN,
    PUBLIC,
    TWO,
    applicant,
    criteria,
    hours,
    in_parent,
    intensity,
    labelled,
    last_report,
    member_of_parent,
    micro_members,
    quantity,
    rejected,
    stated,
)
from .conftest import Change, both, first, more, settings, sound, without
from .rows import (
    AS_OF,
    commitment,
    days_ago,
    emissions,
    support,
)

MEMBERSHIP: dict[str, tuple[Change, Change, set[str]]] = {
    "no_accepted_application": (
        OPEN_APPLICATION,
        first("application", decided_on="2026-10-31"),
        {"M4-1e", "M4-7a"},
    ),
    "too_few_commitments": (
        settings(min_commitments=2),
        both(settings(min_commitments=2), first("membership", tier="support")),
        set(),
    ),
    "too_many_commitments": (both(TWO, settings(max_commitments=1)), both(TWO, settings(max_commitments=2)), set()),
    "applications_not_kept": (
        without("application"),
        both(without("application"), settings(require_accepted_application=False)),
        set(),
    ),
    "application_undecided": (applicant(61), applicant(60), set()),
    "criteria_version_missing": (
        first("application", criteria_version="2024"),
        both(first("application", criteria_version="2024"), first("membership", criteria_version="2024")),
        set(),
    ),
    "outside_target_group": (settings(target_group="large"), settings(target_group="sme"), set()),
    "outside_area": (settings(area_municipality_codes="111 098"), settings(area_municipality_codes="111 398"), set()),
    "signed_with_another_municipality": (
        both(OWN, first("membership", counterparty_municipality_code="111")),
        both(OWN, first("membership", counterparty_municipality_code="398")),
        set(),
    ),
    "counterparty_missing": (
        both(OWN, first("membership", counterparty_municipality_code="")),
        first("membership", counterparty_municipality_code=""),
        set(),
    ),
    "plan_missing": (
        both(settings(plan_required=True), first("organisation", climate_stage="mapped")),
        both(
            settings(plan_required=True),
            first("organisation", climate_stage="mapped"),
            more("climate_plan", {"org_id": "o1", "adopted_on": "2026-10-31"}),
        ),
        set(),
    ),
    "baseline_missing": (
        both(NO_BASE, first("organisation", climate_stage="not_started")),
        both(NO_BASE, first("organisation", climate_stage="mapped")),
        {"M4-3b", "M4-9e"},
    ),
    "not_in_parent": (in_parent, member_of_parent, set()),
    "criteria_version_unknown": (
        both(criteria("2023", "2023-01-01"), first("membership", criteria_version="2024")),
        both(criteria("2023", "2023-01-01"), first("membership", criteria_version="2023")),
        set(),
    ),
    "criteria_version_not_in_force": (
        both(criteria("2023", "2023-12-02"), first("membership", criteria_version="2023")),
        both(criteria("2023", "2023-12-01"), first("membership", criteria_version="2023")),
        set(),
    ),
    "criteria_versions_overlap": (
        both(
            criteria("2020", "2020-01-01", valid_to="2022-12-31"),
            criteria("2022", "2022-12-31"),
            first("membership", criteria_version="2022"),
        ),
        both(
            criteria("2020", "2020-01-01", valid_to="2022-12-30"),
            criteria("2022", "2022-12-31"),
            first("membership", criteria_version="2022"),
        ),
        set(),
    ),
    "no_lead_coordinator": (
        first("programme_role", valid_to="2026-10-30"),
        first("programme_role", valid_to="2026-10-31"),
        set(),
    ),
    "no_co_coordinator": (
        settings(joint_coordination=True),
        both(
            settings(joint_coordination=True),
            more("programme_role", {"org_id": "o1", "role": "co_coordinator", "valid_from": "2026-10-31"}),
        ),
        set(),
    ),
    "rejected_without_alternative": (rejected(), rejected(alternative_offered="Avoin verkosto"), set()),
    "nothing_offered_outside": (
        lambda network: network.settings.pop("offered_outside"),
        # a track leaves the network around it to those outside
        both(lambda network: network.settings.pop("offered_outside"), member_of_parent),
        set(),
    ),
}

TRACKING: dict[str, tuple[Change, Change, set[str]]] = {
    "quantified_without_target": (
        without("target"),
        both(without("target"), first("commitment", kind="learning")),
        NOTHING_MEASURED,
    ),
    "target_without_base": (
        first("target", base_year=""),
        both(first("target", base_year=""), settings(default_base_year=2013)),
        NOTHING_MEASURED,
    ),
    "target_without_value": (
        first("target", target_value=""),
        first("target", target_value="", reduction_pct=20),
        NOTHING_MEASURED,
    ),
    "unit_does_not_fit": (quantity("electricity", "m3"), quantity("electricity", "kWh"), set()),
    "target_beyond_horizon": (first("target", target_year=2051), first("target", target_year=2050), set()),
    "scope2_method_differs": (
        both(settings(scope2_method="location"), quantity("ghg_s2_mb", "tCO2e")),
        both(settings(scope2_method="market"), quantity("ghg_s2_mb", "tCO2e")),
        set(),
    ),
    "value_and_reduction_differ": (first("target", reduction_pct=30), first("target", reduction_pct=20.5), set()),
    "reports_do_not_fit": (
        first("progress_report", unit="m3"),
        first("progress_report", unit="kWh", value=88000),
        NOTHING_MEASURED,
    ),
    "later_than_the_city": (
        both(settings(city_target_year=2026), LINKED),
        both(settings(city_target_year=2027), LINKED),
        set(),
    ),
    # days since the last report: due over 365, overdue over 365 + 60, stale over 2 x 365
    "report_due": (last_report(366), last_report(365), set()),
    "report_overdue": (last_report(426), last_report(425), {"M4-7b"}),
    "commitment_stale": (last_report(731), last_report(730), {"M4-7b", "M4-9e"}),
    # made on 2023-12-01: 30 days of that December after it, 366 of 2024, 365 of 2025, 304 of 2026 = 1065 days
    "commitment_past_max_age": (
        settings(commitment_max_age_days=1064),
        settings(commitment_max_age_days=1065),
        set(),
    ),
    "commitment_past_end": (first("target", target_year=2025), first("target", target_year=2026), set()),
    # an action counts for 365 + 60 days after it was made or last told of
    "too_few_actions": (
        settings(actions_per_year=1),
        both(settings(actions_per_year=1), more("commitment", commitment("c2", kind="action", made_on=days_ago(425)))),
        set(),
    ),
    "applicant_without_support": (
        applicant(10, support_offered=""),
        both(applicant(10, support_offered=""), more("support_action", support("s1", "o9", provided_on=days_ago(10)))),
        set(),
    ),
    # the last report came 426 days ago: the next was due 61 days ago
    "late_without_support": (
        both(last_report(426), more("support_action", support("s1", provided_on=days_ago(62)))),
        both(last_report(426), more("support_action", support("s1", provided_on=days_ago(61)))),
        {"M4-6a"},
    ),
    # micro 1 h each, small 6 h: mean 9/4 = 2.25, 1/2.25 < 0.5; with 5 h the mean is 2 and 1/2 is just enough
    "group_left_behind": (hours(6, 1), hours(5, 1), set()),
    "group_without_offers": (hours(6, None), hours(6, 0), set()),
    "no_support_at_all": (micro_members, hours(0, 0), set()),
    "no_plan_for_the_year": (first("action_plan", status="draft"), first("action_plan", adopted_on=days_ago(0)), set()),
    "too_few_meetings": (settings(meetings_per_year=3), settings(meetings_per_year=2), set()),
    "too_few_workshops": (
        lambda network: network.tables["event"][1].update(held_on=days_ago(365)),
        lambda network: network.tables["event"][1].update(kind="training"),
        set(),
    ),
    "no_communication": (
        first("channel_metric", measured_on=days_ago(365)),
        first("channel_metric", measured_on=days_ago(364)),
        set(),
    ),
    "no_impact_measured": (
        first("progress_report", value="", unit=""),
        first("progress_report", value=100),
        set(),
    ),
    "funding_ends": (
        settings(funding_basis="project", project_end=AS_OF + timedelta(days=180)),
        settings(funding_basis="project", project_end=AS_OF + timedelta(days=181)),
        set(),
    ),
}

FLAGS: dict[str, tuple[Change, Change, set[str]]] = {
    "label_without_criteria": (both(labelled(), first("label", criteria_version="")), labelled(), set()),
    "label_without_end": (
        labelled(valid_to=""),
        both(labelled(valid_to=""), settings(label_validity_days=3650)),
        set(),
    ),
    "label_on_stale_commitments": (
        both(labelled(), first("target", target_year=2025)),
        both(labelled(valid_to="2026-10-30"), first("target", target_year=2025)),
        {"M4-6e"},
    ),
    "label_without_quantified": (both(labelled(), ACTION), labelled(), NOTHING_MEASURED),
    "shown_without_baseline": (
        both(PUBLIC, first("target", base_value="")),
        first("target", base_value=""),
        {"M4-3b", *NOTHING_MEASURED},
    ),
    "baseline_changed": (
        first("target", base_changed_on="2026-10-31"),
        first("target", base_changed_on="2026-10-31", base_change_reason="Laskenta korjattu"),
        set(),
    ),
    "achieved_without_evidence": (
        both(first("commitment", status="achieved"), first("progress_report", evidence_level="self")),
        both(first("commitment", status="achieved"), first("progress_report", evidence_level="document")),
        set(),
    ),
    "goal_within_law": (
        both(settings(must_exceed_law=True), first("commitment", exceeds_law="false")),
        settings(must_exceed_law=True),
        set(),
    ),
    "intensity_while_rising": (intensity(10.1), intensity(10), set()),
    "market_based_only": (
        more("emission_report", emissions(2025, s2_lb_tco2e="", s2_mb_tco2e=5)),
        more("emission_report", emissions(2025, s2_lb_tco2e=9, s2_mb_tco2e=5)),
        set(),
    ),
    "future_claim_without_plan": (
        stated(is_future="true", plan_ref="https://example.org"),
        stated(is_future="true", plan_ref="https://example.org", verifier="Todentaja"),
        set(),
    ),
    "claim_on_offsets": (stated(offsets_based="true"), stated(offsets_based="true", withdrawn_on="2026-10-31"), set()),
    "public_goal_on_offsets": (
        both(PUBLIC, first("commitment", offsets="yes")),
        first("commitment", offsets="yes"),
        set(),
    ),
    "generic_claim": (
        stated(claim_text="Olemme ilmastoystävällisin konepaja"),
        # the name of a network is not the word "green"
        stated(claim_text="Greenreality-kumppani: sähkön kulutus -12 % vuodesta 2022"),
        set(),
    ),
    "claim_about_the_whole": (
        both(stated(about="whole_business"), quantity("ghg_s1s2", "tCO2e"), first("target", scope_coverage_pct=94.9)),
        both(stated(about="whole_business"), quantity("ghg_s1s2", "tCO2e"), first("target", scope_coverage_pct=95)),
        set(),
    ),
    "label_without_legal_basis": (both(labelled(), first("label", legal_basis="unclear")), labelled(), set()),
    "left_but_shown": (
        both(first("membership", valid_to="2026-10-30"), PUBLIC),
        both(first("membership", valid_to="2026-10-31"), PUBLIC),
        set(),
    ),
    # 1065 days since the promise, 2 x 365 = 730 of them allowed
    "learning_only": (LEARNING, both(LEARNING, settings(learning_periods=3)), NOTHING_MEASURED),
}

CASES = MEMBERSHIP | TRACKING | FLAGS

# the same for `climatekit plugin check`, which also asks for ``sound``
TRIPS = {rule: [("its case", trips)] for rule, (trips, _, _) in CASES.items()}
ALMOST = {rule: [("all but", almost)] for rule, (_, almost, _) in CASES.items()}

__all__ = ["ALMOST", "CASES", "TRIPS", "sound"]
