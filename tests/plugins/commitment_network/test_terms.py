"""A version of the criteria overrides the settings for those who were let in under it; staleness follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import Change, Network, Results, both, changed, first, more, settings, without
from .rows import commitment, days_ago

VERSION = {"version": "2023", "valid_from": "2023-01-01", "valid_to": "", "min_commitments": 1}
UNDER = first("membership", criteria_version="2023")


def _criteria(**columns: Any) -> Change:
    return both(more("criteria_set", VERSION | columns), UNDER)


def _reported(days: int) -> Change:
    return first("progress_report", submitted_on=days_ago(days), period_year=days_ago(days)[:4])


def _followed(days: int) -> Change:
    """Never reported: followed from the promise."""
    return both(without("progress_report"), first("commitment", made_on=days_ago(days)))


# a version: reports every 100 days, 10 days of grace; stale after twice the interval
SHORT = _criteria(report_interval_days=100, grace_days=10)
FOLLOW_UP: list[tuple[str, Change, str]] = [
    ("settings 365", _reported(365), "ok"),
    ("settings 366", _reported(366), "due"),
    ("settings 425", _reported(425), "due"),
    ("settings 426", _reported(426), "overdue"),
    ("settings 730", _reported(730), "overdue"),
    ("settings 731", _reported(731), "stale"),
    ("version 100", both(SHORT, _reported(100)), "ok"),
    ("version 101", both(SHORT, _reported(101)), "due"),
    ("version 110", both(SHORT, _reported(110)), "due"),
    ("version 111", both(SHORT, _reported(111)), "overdue"),
    ("version 200", both(SHORT, _reported(200)), "overdue"),
    ("version 201", both(SHORT, _reported(201)), "stale"),
    ("version beside settings", both(SHORT, settings(report_interval_days=30), _reported(100)), "ok"),
    ("interval and a half", both(settings(stale_after_intervals=1.5), _reported(548)), "stale"),
    ("interval and a half, a day before", both(settings(stale_after_intervals=1.5), _reported(547)), "overdue"),
    ("never reported 365", _followed(365), "ok"),
    ("never reported 366", _followed(366), "due"),
    # a report handed in before the membership was signed does not count for it
    ("signed after the report", both(_reported(800), first("membership", signed_on=days_ago(366))), "due"),
    ("closed", both(_reported(900), first("commitment", status="replaced")), "closed"),
    ("left", both(_reported(900), first("membership", valid_to="2026-10-30")), "left"),
]
# name: (change, column of the criteria, answer)
CRITERIA: list[tuple[str, Change, str, object]] = [
    ("two asked", _criteria(min_commitments=2), "has_enough_commitments", False),
    ("none asked", both(settings(min_commitments=5), _criteria(min_commitments=0)), "has_enough_commitments", True),
    ("other version", both(more("criteria_set", VERSION | {"min_commitments": 9})), "has_enough_commitments", True),
    (
        "at most one",
        both(_criteria(max_commitments=1), more("commitment", commitment("c2"))),
        "within_max_commitments",
        False,
    ),
    (
        "no limit of its own",
        both(settings(max_commitments=1), _criteria(), more("commitment", commitment("c2"))),
        "within_max_commitments",
        False,
    ),
    ("a limit below the minimum falls away", both(settings(max_commitments=1), _criteria(min_commitments=2)),
     "within_max_commitments", None),
    ("large only", _criteria(target_group="large"), "fits_target_group", False),
    ("anyone", both(settings(target_group="large"), _criteria(target_group="any")), "fits_target_group", None),
    ("area asked", both(settings(area_municipality_codes="111"), _criteria()), "fits_area", False),
    ("area left out", both(settings(area_municipality_codes="111"), _criteria(area_required="false")),
     "fits_area", None),
    ("baseline", both(first("organisation", climate_stage="not_started"), first("target", base_value=""),
                      _criteria(baseline_required="true")), "has_baseline", False),
    ("no baseline", both(settings(baseline_required=True), _criteria(baseline_required="false")), "has_baseline", None),
    ("plan", both(first("organisation", climate_stage="mapped"), _criteria(plan_required="true")), "has_plan", False),
    ("law", both(first("commitment", exceeds_law="false"), _criteria(must_exceed_law="true")),
     "goals_exceed_law", False),
    ("law not recorded", _criteria(must_exceed_law="true"), "goals_exceed_law", None),
]  # fmt: skip
OTHERS: dict[str, Change] = {
    "young commitment": _criteria(commitment_max_age_days=1065),
    "old commitment": _criteria(commitment_max_age_days=1064),
    "three versions": both(
        more(
            "criteria_set",
            VERSION | {"version": "a", "valid_to": "2024-12-31"},
            VERSION | {"version": "b", "valid_from": "2025-01-01", "valid_to": "2026-10-31"},
            VERSION | {"version": "c", "valid_from": "2026-11-01"},
        ),
        first("membership", criteria_version="a"),
    ),
}


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    networks: dict[str, Network] = {name: changed(change) for name, change, _ in FOLLOW_UP}
    networks |= {name: changed(change) for name, change, _, _ in CRITERIA}
    return run_all(networks | {name: changed(change) for name, change in OTHERS.items()})


@pytest.mark.parametrize(("name", "state"), [(name, state) for name, _, state in FOLLOW_UP])
def test_staleness(results: dict[str, Results], name: str, state: str) -> None:
    assert results[name].row("tracking/commitment_state", "commitment_id like '%c1'")["follow_up"] == state


@pytest.mark.parametrize(("name", "column", "answer"), [(name, column, told) for name, _, column, told in CRITERIA])
def test_criteria(results: dict[str, Results], name: str, column: str, answer: object) -> None:
    assert results[name].row("membership/commitment_network_criteria")[column] is answer


def test_age(results: dict[str, Results]) -> None:
    assert "M4-6c" not in results["young commitment"].rules()
    assert "M4-6c" in results["old commitment"].rules()


def test_the_version_for_whoever_joins_today(results: dict[str, Results]) -> None:
    rows = results["three versions"].rows("membership/commitment_network_terms")
    assert {row["version"]: row["is_current"] for row in rows} == {"a": False, "b": True, "c": False, "-": False}
    rows = results["settings 365"].rows("membership/commitment_network_terms")
    assert {row["version"]: row["is_current"] for row in rows} == {"-": True}
    assert results["three versions"].row("membership/commitment_network_member")["terms_version"] == "a"
