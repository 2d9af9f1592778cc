"""How far a target has come: each case with its sum done by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from .conftest import Change, Network, Results, changed, sound
from .rows import Row, commitment, days_ago, report, target


@dataclass(frozen=True)
class Case:
    """One target, its reports, and what must come out. The as-of year is 2026."""

    name: str
    target: Row
    reports: list[Row]
    expected: Row
    commitment: Row = field(default_factory=dict)


def _reported(**columns: Any) -> list[Row]:
    return [report("", **columns)]


COUNT = {"target_type": "count", "metric": "other", "unit": "pcs", "base_year": "", "base_value": ""}
BINARY = {**COUNT, "target_type": "binary", "target_value": 1}

# Unless a case says otherwise: 100 MWh in 2022, 80 by 2027, so 4 a year; 88 on the line in 2025, 84 in 2026.
CASES = [
    # (100 - 88) / (100 - 80) = 0.6, and 2025 is 3 of 5 years: 0.6
    Case("on the line", {}, _reported(value=88), {
        "attainment": 0.6, "progress": "on_track", "expected_value": 84, "expected_latest_value": 88,
        "latest_year": 2025, "latest_value": 88, "no_data_reason": None, "base_year_is_default": False,
        "base_value_is_default": False, "target_value_is_derived": False}),
    # (100 - 90) / 20 = 0.5 < 0.6
    Case("behind", {}, _reported(value=90), {"attainment": 0.5, "progress": "behind"}),
    # (100 - 79) / 20 = 1.05
    Case("beaten", {}, _reported(value=79), {"attainment": 1.05, "progress": "achieved"}),
    # (100 - 110) / 20 = -0.5
    Case("worse than ever", {}, _reported(value=110), {"attainment": -0.5, "progress": "behind"}),
    # upwards: (40 - 85) / (40 - 100) = 0.75, and 2025 is 3 of 4 years
    Case("a share that grows",
         {"target_type": "share", "metric": "renewable_share", "unit": "pct", "base_value": 40, "target_value": 100,
          "target_year": 2026},
         _reported(value=85, unit="pct"), {"attainment": 0.75, "progress": "on_track", "expected_value": 100}),
    # 100 less 20 % = 80; (100 - 80) / 20 = 1
    Case("reduction in per cent", {"target_value": "", "reduction_pct": 20}, _reported(value=80),
         {"target_value": 80, "target_value_is_derived": True, "attainment": 1, "progress": "achieved"}),
    # the value counts where both are given
    Case("value before per cent", {"target_value": 80, "reduction_pct": 20.5}, _reported(value=88),
         {"target_value": 80, "target_value_is_derived": False, "attainment": 0.6}),
    # 88,000 kWh = 88 MWh
    Case("reported in kWh", {}, _reported(value=88000, unit="kWh"), {"latest_value": 88, "attainment": 0.6}),
    # 0.088 GWh = 88 MWh, target in kWh: everything in kWh
    Case("targeted in kWh", {"unit": "kWh", "base_value": 100000, "target_value": 80000},
         _reported(value=0.088, unit="GWh"), {"latest_value": 88000, "attainment": 0.6, "unit": "kWh"}),
    # nothing done at the start: promised in 2023, 2,000 by 2027, half of it by 2025, 2 of 4 years
    Case("a number of things", {**COUNT, "target_value": 2000}, _reported(value=1000, unit="pcs"),
         {"base_year": 2023, "base_year_is_default": True, "base_value": 0, "base_value_is_default": True,
          "attainment": 0.5, "progress": "on_track", "expected_value": 1500}),
    Case("not yet, but not yet due", BINARY, _reported(value=0, unit="pcs"),
         {"attainment": 0, "progress": "on_track", "expected_value": 0}),
    Case("done before its year", BINARY, _reported(value=1, unit="pcs"), {"attainment": 1, "progress": "achieved"}),
    Case("due and not done", {**BINARY, "target_year": 2025}, _reported(value=0, unit="pcs"),
         {"attainment": 0, "progress": "behind", "expected_value": 1}),
    # 2013 stands in: 2025 is 12 of 14 years = 0.857, (100 - 85) / 20 = 0.75
    Case("default base year", {"base_year": ""}, _reported(value=85),
         {"base_year": 2013, "base_year_is_default": True, "attainment": 0.75, "progress": "behind"}),
    Case("its own base year", {"base_year": 2020}, _reported(value=85),
         {"base_year": 2020, "base_year_is_default": False}),
    Case("no base value", {"base_value": ""}, _reported(),
         {"progress": "no_data", "no_data_reason": "no_baseline", "attainment": None, "expected_value": None}),
    Case("no target value", {"target_value": ""}, _reported(),
         {"progress": "no_data", "no_data_reason": "no_target_value", "attainment": None}),
    Case("no report", {}, [],
         {"progress": "no_data", "no_data_reason": "no_report", "latest_value": None, "expected_value": 84}),
    Case("a report in another unit", {}, _reported(unit="m3"), {"no_data_reason": "other_unit"}),
    Case("a report without a value", {}, _reported(value="", unit=""), {"no_data_reason": "no_report"}),
    Case("a report on the base year", {"base_year": 2025}, _reported(), {"no_data_reason": "no_report"}),
    Case("nothing aimed at", {"target_value": 100}, _reported(), {"no_data_reason": "no_change_aimed_at"}),
    Case("no report for long", {}, _reported(submitted_on=days_ago(731), period_year=2023),
         {"no_data_reason": "stale", "progress": "no_data", "attainment": None}),
    # the last year counts, and of that year the last word
    Case("many reports", {},
         [*_reported(period_year=2024, value=70), *_reported(value=95, submitted_on="2026-01-10"),
          *_reported(value=90, submitted_on="2026-03-01")],
         {"latest_year": 2025, "latest_value": 90, "attainment": 0.5}),
    # after the target year the line is the target
    Case("too late", {"target_year": 2025}, _reported(value=85),
         {"attainment": 0.75, "progress": "behind", "expected_latest_value": 80, "expected_value": 80}),
    Case("an amount per something", {"target_type": "intensity", "metric": "ghg_s1s2", "unit": "tCO2e/MEUR"},
         _reported(value=88, unit="tCO2e/MEUR"), {"attainment": 0.6}),
    Case("by market", {"metric": "ghg_s2_mb", "unit": "tCO2e"}, _reported(value=88, unit="tCO2e"),
         {"scope2_method": "market", "attainment": 0.6}),
    Case("closed", {}, _reported(value=80), {"attainment": 1, "progress": "achieved"},
         commitment={"status": "achieved", "valid_to": "2026-05-01"}),
]  # fmt: skip


def _all_cases(network: Network) -> None:
    network.settings["default_base_year"] = 2013
    network.without_promises()
    for number, case in enumerate(CASES):
        network.add("commitment", commitment(f"c{number}", **case.commitment))
        network.add("target", target(f"t{number}", f"c{number}", **case.target))
        for row in case.reports:
            key = f"r{len(network.tables['progress_report'])}"
            network.add("progress_report", {**row, "report_id": key, "commitment_id": f"c{number}"})


def _three_series(network: Network) -> None:
    network.tables["target"] = [
        target("t1", metric="ghg_s2_lb", unit="tCO2e"),
        target("t2", metric="ghg_s2_mb", unit="tCO2e"),
        target("t3", metric="electricity", unit="MWh"),
    ]
    network.tables["progress_report"] = [report("r1", unit="tCO2e"), report("r2", unit="MWh")]


def _promise_of_tomorrow(network: Network) -> None:
    network.settings["min_commitments"] = 0
    network.tables["progress_report"] = []
    network.change("commitment", made_on="2026-11-01")


def _ghg(*targets: tuple[str, str, float, float], **settings: object) -> Change:
    """One commitment per (metric, unit, base value, reported value)."""

    def change(network: Network) -> None:
        network.settings.update(settings)
        network.without_promises()
        for number, (metric, unit, base, value) in enumerate(targets):
            key = f"c{number}"
            network.add("commitment", commitment(key))
            network.add("target", target(f"t{number}", key, metric=metric, unit=unit, base_value=base, target_value=0))
            network.add("progress_report", report(f"r{number}", key, value=value, unit=unit))

    return change


S2 = (("ghg_s1", "tCO2e", 40, 30), ("ghg_s2_lb", "kgCO2e", 9000, 8000), ("ghg_s2_mb", "tCO2e", 9, 0))

# name: (change, metric: (reduction in tonnes, whether it is in the total))
REDUCTIONS: dict[str, tuple[Change, dict[str, tuple[float, bool]]]] = {
    "a total swallows its parts": (
        _ghg(("ghg_total", "tCO2e", 100, 80), ("ghg_s1", "tCO2e", 40, 30), ("ghg_s3", "tCO2e", 50, 45)),
        {"ghg_total": (20, True), "ghg_s1": (10, False), "ghg_s3": (5, False)},
    ),
    "scopes 1 and 2 together swallow either": (
        _ghg(("ghg_s1s2", "tCO2e", 100, 80), ("ghg_s1", "tCO2e", 40, 30), ("ghg_s3", "tCO2e", 50, 45)),
        {"ghg_s1s2": (20, True), "ghg_s1": (10, False), "ghg_s3": (5, True)},
    ),
    "scope 2 by location where nothing is chosen": (
        _ghg(*S2),
        {"ghg_s1": (10, True), "ghg_s2_lb": (1, True), "ghg_s2_mb": (9, False)},
    ),
    "scope 2 by location": (
        _ghg(*S2, scope2_method="location"),
        {"ghg_s1": (10, True), "ghg_s2_lb": (1, True), "ghg_s2_mb": (9, False)},
    ),
    "scope 2 by market": (
        _ghg(*S2, scope2_method="market"),
        {"ghg_s1": (10, True), "ghg_s2_lb": (1, False), "ghg_s2_mb": (9, True)},
    ),
    "of two promises on one thing one counts": (
        _ghg(("ghg_s1", "tCO2e", 40, 30), ("ghg_s1", "tCO2e", 50, 30)),
        {"ghg_s1": (20, True)},
    ),
    "energy and intensity are no tonnes": (
        _ghg(("electricity", "MWh", 40, 30), ("ghg_s1s2", "tCO2e/MEUR", 50, 30)),
        {},
    ),
}


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    return run_all(
        {
            "cases": changed(_all_cases),
            "three series": changed(_three_series),
            "two milestones": changed(
                lambda network: network.add("target", target("t2", target_year=2032, target_value=60))
            ),
            "tomorrow": changed(_promise_of_tomorrow),
            **{name: changed(change) for name, (change, _) in REDUCTIONS.items()},
        }
    )


def _targets(results: Results) -> dict[str, Row]:
    return {row["target_id"]: row for row in results.rows("tracking/target_progress")}


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_by_hand(results: dict[str, Results], number: int) -> None:
    row = results["cases"].row("tracking/target_progress", f"target_id like '%\\_t{number}' escape '\\'")
    for name, value in CASES[number].expected.items():
        wanted = pytest.approx(value) if isinstance(value, float | int) and not isinstance(value, bool) else value
        assert row[name] == wanted, name


def test_the_fact_tells_the_same(results: dict[str, Results]) -> None:
    told = [
        {(row["target_id"], row["attainment"], row["progress"]) for row in results["cases"].rows(file)}
        for file in ("tracking/target_progress", "marts/fact_target_progress")
    ]
    assert told[0] == told[1]


def test_two_things_in_one_unit_are_not_guessed_at(results: dict[str, Results]) -> None:
    """A report has one value: whether 88 t is by location or by market nobody can tell."""
    found = _targets(results["three series"])
    assert [found[key]["no_data_reason"] for key in ("t1", "t2", "t3")] == ["mixed_series", "mixed_series", None]
    assert found["t3"]["attainment"] == pytest.approx(0.6)


def test_two_milestones_share_their_reports(results: dict[str, Results]) -> None:
    """88 in 2025 is 0.6 of the way to 80 in 2027, and (100 - 88) / 40 = 0.3 of that to 60 in 2032: 3 of 10 years."""
    found = _targets(results["two milestones"])
    assert (found["t1"]["attainment"], found["t1"]["progress"]) == (pytest.approx(0.6), "on_track")
    assert (found["t2"]["attainment"], found["t2"]["progress"]) == (pytest.approx(0.3), "on_track")


def test_on_an_earlier_day_later_reports_are_not_known(run_one: Callable[..., Results]) -> None:
    network = sound()
    network.add("progress_report", report("r0", period_year=2024, submitted_on="2025-02-01", value=92))
    row = run_one(network, as_of=date(2025, 12, 31)).row("tracking/target_progress")
    # (100 - 92) / 20 = 0.4 = 2 of 5 years; the line is at 88 in 2025
    assert (row["latest_year"], row["attainment"], row["progress"]) == (2024, pytest.approx(0.4), "on_track")
    assert row["expected_value"] == pytest.approx(88)


def test_a_promise_of_tomorrow_is_not_there_yet(results: dict[str, Results]) -> None:
    assert results["tomorrow"].rows("tracking/target_progress") == []
    assert results["tomorrow"].row("tracking/commitment_state")["state"] == "not_yet"
    assert results["tomorrow"].rows("marts/fact_commitment") == []


@pytest.mark.parametrize("name", REDUCTIONS)
def test_reductions(results: dict[str, Results], name: str) -> None:
    rows = results[name].rows("tracking/ghg_reduction")
    found = {row["metric"]: (pytest.approx(row["reduction_tco2e"]), row["counts_in_total"]) for row in rows}
    assert found == REDUCTIONS[name][1]
