"""The figures, on a network small enough to count on one's fingers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from .conftest import Network, Results, changed, settings
from .rows import AS_OF, Row, application, commitment, days_ago, organisation, report, target


def _four_members(network: Network) -> None:
    """Three active members and one that left; the as-of date is 2026-10-31.

    ====== ============ ======================= ============ ============================
    member commitment   last report             follow-up    target
    ====== ============ ======================= ============ ============================
    o1     c1 measured  2026-02-01              ok           on the line in 2025
    o1     c2 action    731 days ago            stale        none
    o2     c3 measured  426 days ago            overdue      no base value
    o2     c4 learning  none, made 400 days ago due, 1st     none
    o3     c5 measured  none, made 10 days ago  ok           no report yet
    o4     c6 measured  2025-02-01 (left)       left         closed with it
    o1     c7 measured  achieved                closed       met
    ====== ============ ======================= ============ ============================
    """
    for number in (2, 3):
        network.member(number)
    network.member(4, valid_to="2025-12-31")
    network.tables["organisation"][2]["size_class"] = "micro"  # o2
    network.tables["membership"][1].update(tier="support", counterparty_municipality_code="")  # o2
    network.add(
        "commitment",
        commitment("c2", kind="action", theme="mobility"),
        commitment("c3", "m2"),
        commitment("c4", "m2", kind="learning", theme="", made_on=days_ago(400)),
        commitment("c5", "m3", made_on=days_ago(10)),
        commitment("c6", "m4"),
        commitment("c7", status="achieved"),
    )
    network.change("target", metric="ghg_s1", unit="tCO2e")
    network.change("progress_report", unit="tCO2e")
    network.add(
        "target",
        target("t3", "c3", base_value="", target_year=2028),
        target("t5", "c5"),
        target("t6", "c6"),
        target("t7", "c7", metric="ghg_s3", unit="tCO2e", base_value=10, target_value=5),
    )
    network.add(
        "progress_report",
        report("r2", "c2", submitted_on=days_ago(731), period_year=2023, value="", unit=""),
        report("r3", "c3", submitted_on=days_ago(426), period_year=2024, value=90),
        report("r6", "c6", submitted_on="2025-02-01", period_year=2024, value=90),
        report("r7", "c7", value=5, unit="tCO2e"),
    )


def _no_promises(network: Network) -> None:
    network.without_promises()
    network.member(2)
    network.add("commitment", commitment("c9", "m2", made_on="2026-12-01"))


def _costs(network: Network) -> None:
    def cost(period: str, source: str, amount: int) -> Row:
        return {"period": period, "cost_category": "staff", "cost_eur": amount, "fund_source": source}

    network.add(
        "resource_use", cost("2024", "own", 900), cost("2025-03", "eu", 100), cost("2025-09", "state_grant", 200),
        cost("2025", "own", 100), cost("2026", "own", 0), cost("2027", "own", 500),
    )  # fmt: skip


def _applicants(network: Network) -> None:
    def apply(number: int, **columns: object) -> None:
        network.add("organisation", organisation(f"o{number}"))
        network.add(
            "application",
            application(f"a{number}", f"o{number}", received_on=days_ago(30), decision="", decided_on="") | columns,
        )

    apply(2)
    apply(3, decision="accepted", decided_on="2026-11-01")
    apply(4, decision="rejected", decided_on=days_ago(10), alternative_offered="Avoin verkosto")
    apply(5, decision="rejected", decided_on=days_ago(0))
    apply(6, decision="withdrawn", decided_on=days_ago(0))
    apply(7, received_on="2026-11-01")


ENDING = AS_OF + timedelta(days=365)


@pytest.fixture(scope="module")
def networks(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    return run_all(
        {
            "four": changed(_four_members),
            "none": changed(_no_promises),
            "project": changed(_costs, settings(funding_basis="project", project_end=ENDING)),
            "mixed, far end": changed(_costs, settings(funding_basis="mixed", project_end=ENDING + timedelta(days=1))),
            "project, no costs": changed(settings(funding_basis="project", project_end=ENDING)),
            "mixed, no costs": changed(settings(funding_basis="mixed", project_end=ENDING)),
            "project, no end told": changed(_costs, settings(funding_basis="project")),
            "applicants": changed(_applicants),
        }
    )


@pytest.fixture
def results(networks: dict[str, Results]) -> Results:
    return networks["four"]


def test_members(results: Results) -> None:
    assert results.metric("members_active")["all"] == 3


def test_agreements(results: Results, networks: dict[str, Results]) -> None:
    assert results.metric("agreements") == {"all": 3}
    assert results.metric("agreements", "tier") == {"full": 2, "support": 1}
    assert results.metric("agreements", "counterparty_municipality") == {"398": 2, "unknown": 1}
    assert results.metric("agreements", "criteria_version") == {"-": 3}
    assert networks["none"].metric("agreements") == {"all": 0}


def test_project_money(networks: dict[str, Results]) -> None:
    """Of 400 EUR in the last year with costs, 300 are grants; a year without costs and the year before do not count."""
    assert networks["project"].metric("project_dependence") == {"all": pytest.approx(0.75)}
    assert networks["mixed, far end"].metric("project_dependence") == {"all": 0}
    assert networks["project, no costs"].metric("project_dependence") == {"all": 1}
    assert networks["mixed, no costs"].metric("project_dependence") == {}
    assert networks["project, no end told"].metric("project_dependence") == {}
    assert networks["four"].metric("project_dependence") == {"all": 0}


def test_applications(networks: dict[str, Results]) -> None:
    found = networks["applicants"]
    assert found.metric_by_period("applications", "state") == {
        ("2023", "accepted"): 1, ("2026", "open"): 2, ("2026", "rejected"): 2, ("2026", "withdrawn"): 1,
    }  # fmt: skip
    assert found.metric_by_period("applications")[("2026", "all")] == 5
    assert found.metric("share_rejected_with_alternative") == {"all": pytest.approx(1 / 2)}
    waited = {row["application_id"]: (row["state"], row["days_waited"]) for row in found.rows("marts/fact_application")}
    assert waited["a2"] == ("open", 30)
    assert waited["a3"] == ("open", 30), "decided tomorrow"
    assert waited["a4"] == ("rejected", 20)


def test_commitments(results: Results) -> None:
    assert results.metric("commitments_total") == {"all": 7}
    assert results.metric("commitments_total", "kind") == {"quantified": 5, "action": 1, "learning": 1}
    assert results.metric("commitments_total", "theme") == {"energy_efficiency": 5, "mobility": 1, "unknown": 1}
    assert results.metric("commitments_total", "status") == {"active": 6, "achieved": 1}
    assert results.metric("commitments_open") == {"all": 5}
    assert results.metric("commitments_open", "follow_up") == {"ok": 2, "due": 1, "overdue": 1, "stale": 1}
    # in force: o1 has c1, c2 and the achieved c7; o2 has two, o3 one
    assert results.metric("commitments_per_member") == {"all": pytest.approx((3 + 2 + 1) / 3)}


def test_measurability(results: Results) -> None:
    assert results.metric("share_measurable") == {"all": pytest.approx(3 / 5)}  # c1, c3, c5
    assert results.metric("share_with_baseline") == {"all": pytest.approx(2 / 3)}  # c1 and c5 of c1, c3, c5


def test_follow_up(results: Results) -> None:
    # owing: c1, c2, c3, c4 (c5 is ten days old); reported in time: c1
    assert results.metric("reporting_rate") == {"all": pytest.approx(1 / 4)}
    assert results.metric("reporting_rate", "size_class") == {"small": pytest.approx(1 / 2), "micro": 0}
    assert results.metric("non_reporters") == {"all": 1}  # o2
    assert results.metric("non_reporters", "size_class") == {"micro": 1}
    assert results.metric("share_overdue") == {"all": pytest.approx(2 / 5)}  # the stale one is overdue too
    assert results.metric("share_stale") == {"all": pytest.approx(1 / 5)}
    # 2026-02-01 was 272 days ago: 10, 272, 400, 426, 731
    assert results.metric("days_since_report_median") == {"all": 400}


def test_reports_by_year(results: Results) -> None:
    found = results.rows("metrics/metrics", "metric = 'progress_reports'")
    assert {row["period"]: row["value"] for row in found} == {"2023": 1, "2024": 2, "2025": 2}


def test_targets(results: Results) -> None:
    assert results.metric("targets_by_status", "status") == {"on_track": 1, "no_data": 2}
    assert results.metric("targets_by_year", "target_year") == {"2027": 2, "2028": 1}
    assert results.metric("share_targets_judged") == {"all": pytest.approx(1 / 3)}
    assert results.metric("share_targets_on_track") == {"all": 1}
    assert results.metric("share_targets_behind") == {"all": 0}
    assert results.metric("share_targets_achieved") == {"all": 0}


def test_reduction(results: Results) -> None:
    # o1: scope 1 from 100 to 88, scope 3 (achieved, still in force) from 10 to 5
    assert results.metric("reduction_reported_tco2e") == {"all": pytest.approx(17)}
    assert results.metric("reduction_reported_tco2e", "metric") == {
        "ghg_s1": pytest.approx(12),
        "ghg_s3": pytest.approx(5),
    }
    (row, *_) = results.rows("metrics/metrics", "metric = 'reduction_reported_tco2e'")
    assert row["is_indicative"] is True
    assert all(row[f"caveat_{language}"] for language in ("fi", "sv", "en"))


def test_dimensions_add_up(results: Results) -> None:
    rows = results.rows("metrics/metrics", "metric in ('commitments_total', 'commitments_open', 'non_reporters')")
    totals = {row["metric"]: row["value"] for row in rows if row["dimension"] == "all"}
    for metric, dimension in {(row["metric"], row["dimension"]) for row in rows}:
        parts = [row["value"] for row in rows if (row["metric"], row["dimension"]) == (metric, dimension)]
        assert sum(parts) == totals[metric], (metric, dimension)


def test_activities_are_fed(results: Results) -> None:
    rows = results.rows("marts/fact_activity")
    kinds = {kind: sum(row["kind"] == kind for row in rows) for kind in ("commitment", "progress_report")}
    assert kinds == {"commitment": 7, "progress_report": 5}


def test_a_network_without_commitments_has_noughts_and_no_shares(networks: dict[str, Results]) -> None:
    results = networks["none"]
    assert results.metric("commitments_total") == {"all": 0}
    assert results.metric("commitments_open") == {"all": 0}
    assert results.metric("non_reporters") == {"all": 0}
    assert results.metric("share_stale") == {}
    assert results.metric("reporting_rate") == {}
    assert results.metric("greenwashing_flags") == {"all": 0}
    assert results.metric("share_labels_in_use") == {}
