"""The figures beside the fees, each by hand on a handful of rows; and that the SQL can be written for Spark."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import sqlglot

Network = Any  # the class of the fixture lives in conftest.py
TODAY = ("2026-10-31", "all")


def test_business_figures(network: Network) -> None:
    network.change("member_profile", 0, turnover_eur=1000, export_share_pct=50, employees=10, rnd_eur=100)
    network.change("member_profile", 1, turnover_eur=3000, export_share_pct=90, employees=5, solution_area="bio",
                   planned_investment_eur=70)  # fmt: skip
    network.add("member_profile", {"membership_id": "m1", "year": 2024, "turnover_eur": 800, "export_share_pct": 25},
                {"membership_id": "m2", "year": 2023, "turnover_eur": 9999},  # before it was a member
                {"membership_id": "m2", "year": 2027, "turnover_eur": 9999})  # to come  # fmt: skip
    results = network.run()
    assert results.metric("business_turnover") == {("2024", "all"): 800, ("2025", "all"): 4000, TODAY: 4000}
    assert results.metric("business_turnover", "solution_area") == {
        ("2024", "unknown"): 800, ("2025", "energy"): 1000, ("2025", "bio"): 3000,
        ("2026-10-31", "energy"): 1000, ("2026-10-31", "bio"): 3000,
    }  # fmt: skip
    # (1000 × 50 % + 3000 × 90 %) / 4000 = 3200 / 4000
    assert results.metric("business_export_share") == {("2024", "all"): 0.25, ("2025", "all"): 0.8, TODAY: 0.8}
    assert results.metric("business_employees")[TODAY] == 15
    assert results.metric("business_rnd")[TODAY] == 100
    assert results.metric("business_planned_investment")[TODAY] == 70
    assert results.metric("members_by_solution_area", "solution_area") == {
        ("2026-10-31", "energy"): 1, ("2026-10-31", "bio"): 1}  # fmt: skip
    assert results.metric("members_by_solution_area")[TODAY] == 2


def test_an_organisation_with_two_memberships_counts_once(network: Network) -> None:
    network.add("membership", {"membership_id": "m1b", "org_id": "o1", "valid_from": "2025-06-01", "valid_to": ""})
    network.add("member_profile", {"membership_id": "m1b", "year": 2025, "turnover_eur": 1000000})
    results = network.run()
    assert results.metric("business_turnover") == {("2025", "all"): 2000000, TODAY: 2000000}
    assert results.metric("members_by_solution_area")[TODAY] == 2


def test_an_area_once_told_is_not_forgotten(network: Network) -> None:
    network.add("member_profile", {"membership_id": "m1", "year": 2026, "solution_area": "", "turnover_eur": 1})
    results = network.run()
    assert results.metric("members_by_solution_area", "solution_area") == {("2026-10-31", "energy"): 2}
    assert results.row("tracking/forerunner_network_profile", "membership_id = 'm1'")["profile_year"] == 2026


def test_profile_age(network: Network) -> None:
    network.change("member_profile", 1, year=2022)
    network.member(3, valid_from="2026-10-01")
    network.tables["member_profile"].pop()
    results = network.run()
    # 31.12.2025 → 31.10.2026 is 304 days; 31.12.2022 → 31.10.2026 is 304 + 365 + 366 + 365 = 1400; one has none
    assert results.metric("profile_age_median")[TODAY] == (304 + 1400) / 2
    assert results.metric("profile_coverage")[TODAY] == pytest.approx(1 / 3)


def test_projects_meetings_and_persons(network: Network) -> None:
    network.add("joint_project", {"project_id": "pr2", "name": "Toinen", "started_on": "2025-09-01",
                                  "ended_on": "2026-06-30", "stage": "demo", "funding_source": "EAKR"},
                {"project_id": "pr3", "name": "Kolmas", "stage": "idea", "funding_source": "EAKR"},
                {"project_id": "pr4", "name": "Neljäs", "started_on": "2026-12-01"})  # fmt: skip
    network.add("joint_project_partner", {"project_id": "pr3", "org_id": "o2"})
    network.add("governance_meeting", {"meeting_id": "k3", "body": "steering_group", "held_on": "2026-08-20"},
                {"meeting_id": "k4", "body": "subgroup", "held_on": "2026-12-01"})  # fmt: skip
    network.add("resource_use",
                {"period": "2025", "htv": "0.5", "htv_method": "estimate", "persons": 2, "cost_eur": 3000,
                 "cost_category": "communication", "fund_source": "eu"},
                {"period": "2026-01", "persons": 3, "cost_category": "staff", "fund_source": "own"},
                {"period": "2026-02", "persons": 4, "cost_category": "staff", "fund_source": "own"})  # fmt: skip
    results = network.run()
    assert results.metric("joint_projects") == {TODAY: 2}  # the first and the third
    assert results.metric("joint_projects", "stage") == {("2026-10-31", "pilot"): 1, ("2026-10-31", "idea"): 1}
    assert results.metric("joint_projects", "funding_source") == {
        ("2026-10-31", "unknown"): 1, ("2026-10-31", "EAKR"): 1}  # fmt: skip
    assert results.metric("joint_projects_started") == {("2025", "all"): 2}
    assert results.metric("governance_meetings") == {("2026", "all"): 3}
    assert results.metric("governance_meetings", "body")["2026", "steering_group"] == 2
    previous = results.row("marts/fact_governance_meeting", "meeting_id = 'k1'")["days_since_previous"]
    assert previous == 42  # 20 August to 1 October
    assert results.metric("persons_involved") == {("2025", "all"): 8, ("2026", "all"): 4}
    assert results.metric("fee_cover_ratio") == {("2025", "all"): 0.25}  # 1000 of 4000
    assert results.metric("net_cost_per_member") == {("2025", "all"): 1500}  # (4000 − 1000) / 2


def test_nothing_at_all(network: Network) -> None:
    """A network with a register and nothing else still has its figures."""
    keep = {"organisation", "membership"}
    network.clear(*(set(network.tables) - keep))
    results = network.run()
    assert results.metric("fees_overdue") == {TODAY: 0}
    assert results.metric("joint_projects") == {TODAY: 0}
    assert results.metric("members_by_solution_area", "solution_area") == {("2026-10-31", "unknown"): 2}
    assert {row["state"] for row in results.rows("marts/fact_fee")} == {"not_invoiced"}


def sql_files() -> list[Any]:
    steps = [files("climatekit_forerunner_network") / step for step in ("membership", "tracking", "reporting")]
    folders = [folder for step in steps for folder in (step, step / "rules", step / "metrics") if folder.is_dir()]
    return [file for folder in folders for file in folder.iterdir() if file.name.endswith(".sql")]


@pytest.mark.parametrize("file", sql_files(), ids=lambda file: file.name)
def test_it_can_be_written_for_spark(file: Any) -> None:
    (spark,) = sqlglot.transpile(
        file.read_text("utf-8"), read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE
    )
    assert sqlglot.parse_one(spark, dialect="spark").named_selects


def test_headlines() -> None:
    headlines = {
        file.name.removesuffix(".sql") for file in sql_files() if "-- headline: yes" in file.read_text("utf-8")
    }
    assert headlines == {"fees_invoiced", "fees_overdue", "fee_cover_ratio", "business_turnover", "joint_projects"}
