"""Stages, figures and marts of a municipality that is small enough to count by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

AS_OF = date(2026, 10, 31)
DAY, YEAR = "2026-10-31", "2026"
Kunta = Any  # the class of the fixture lives in tests/plugins/conftest.py


def test_integrations_by_stage_kind_and_category(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("integrations") == {(DAY, "all"): 4}
    assert found.metric("integrations", "stage") == {
        (DAY, "systematic"): 1,
        (DAY, "piloted"): 2,
        (DAY, "identified"): 1,
    }
    assert found.metric("integrations", "host_kind") == {
        (DAY, "business_training"): 2, (DAY, "communication"): 1, (DAY, "business_network"): 1,
    }  # fmt: skip
    assert found.metric("integrations", "category") == {(DAY, "Koulutus"): 2, (DAY, "Viestintä"): 2}
    assert found.metric("integrations_systematic_share") == {(DAY, "all"): 0.25}
    assert found.metric("practices_integrated") == {(DAY, "all"): 2}
    assert found.metric("practices_integrated", "resource_level") == {(DAY, "1"): 1, (DAY, "2"): 1}


def test_hosts(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("hosts_integrated_share") == {(DAY, "all"): 0.75}
    assert found.metric("hosts_integrated_share", "kind")[DAY, "procurement"] == 0
    assert found.metric("host_kinds_used") == {(DAY, "all"): 3}
    assert found.metric("host_kinds_used", "kind")[DAY, "business_training"] == 1
    (host,) = found.rows("marts/fact_host_activity", "host_id = 'h1'")
    assert (host["integrations"], host["integrations_done"], host["integrations_systematic"]) == (2, 1, 1)


def test_an_activity_to_come_is_not_counted(kunta: Kunta) -> None:
    kunta.change("host_activity", 3, existing_since="2026-11-01")
    found = kunta.run(AS_OF)
    assert found.metric("hosts_integrated_share") == {(DAY, "all"): 1}
    assert [row["is_existing"] for row in found.rows("marts/fact_host_activity")] == [True, True, True, False]


def test_climate_share_is_the_mean_of_what_was_done_and_told(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("climate_share_mean") == {(DAY, "all"): 15}
    assert found.metric("climate_share_mean", "host_kind") == {
        (DAY, "business_training"): 20, (DAY, "communication"): 10,
    }  # fmt: skip


def test_expected_impact_is_a_mean_per_goal_and_indicative(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("expected_impact_integrated", "goal") == {(DAY, "A"): 2.75, (DAY, "B"): 3.3}
    assert found.metric("high_impact_practices_integrated", "goal") == {(DAY, "A"): 1, (DAY, "B"): 1}
    rows = found.rows("metrics/metrics", "metric like '%impact%'")
    assert {row["is_indicative"] for row in rows} == {True}
    assert all("Indicative" in row["caveat_en"] for row in rows)


def test_what_is_only_identified_has_no_impact(kunta: Kunta) -> None:
    kunta.change("integration", 1, status="identified", first_done_on="", times_done="", last_done_on="")
    assert kunta.run(AS_OF).metric("expected_impact_integrated", "goal") == {(DAY, "A"): 2, (DAY, "B"): 3.3}


def test_touchpoints_and_what_happened(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("touchpoints", "kind") == {(YEAR, "training"): 2}
    assert found.metric("companies_reached", "size_class") == {(YEAR, "small"): 1, (YEAR, "large"): 1}
    kinds = [row["kind"] for row in found.rows("marts/fact_activity")]
    # The pilot that was done once began and ended on one day: that is one thing that happened.
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "touchpoint": 2, "integration_started": 3, "integration_done": 2,
    }  # fmt: skip
    assert found.rows("membership/programme_member") == []


def test_what_is_to_be_done_by_when(kunta: Kunta) -> None:
    """What is called systematic comes round with its activity; a pilot is nobody's duty."""
    found = kunta.run(AS_OF)
    (item,) = found.rows("marts/fact_work_item", "kind = 'integration_due'")
    assert (item["subject_id"], item["due_on"], item["urgency"]) == ("i1", date(2026, 11, 28), "soon")
    assert item["text_fi"] == 'Toteuta "Ilmastokoulutus" toiminnassa "Yrittäjäkoulutus".'
    (need,) = found.rows("tracking/resource_need")
    assert (need["resource"], need["value"]) == ("person_years", 0.3)


@pytest.mark.parametrize(
    ("columns", "as_of", "stage"),
    [
        ({}, AS_OF, "systematic"),
        ({"status": "piloted"}, AS_OF, "piloted"),
        ({"status": "identified"}, AS_OF, "piloted"),
        ({"times_done": "1"}, AS_OF, "piloted"),
        ({"last_done_on": "2026-04-04"}, AS_OF, "systematic"),
        ({"last_done_on": "2026-04-03"}, AS_OF, "piloted"),
        ({"first_done_on": "", "times_done": "", "last_done_on": ""}, AS_OF, "identified"),
        ({"first_done_on": "", "last_done_on": ""}, AS_OF, "piloted"),
        ({}, date(2023, 12, 31), "identified"),
        ({}, date(2024, 1, 1), "piloted"),  # of later times nothing is known yet
        ({}, date(2026, 5, 31), "piloted"),
        ({}, date(2026, 6, 1), "systematic"),
        ({}, date(2026, 12, 28), "systematic"),
        ({}, date(2026, 12, 29), "piloted"),
    ],
)
def test_the_stage_is_never_further_than_what_was_done(
    kunta: Kunta, columns: dict[str, str], as_of: date, stage: str
) -> None:
    kunta.change("integration", **columns)
    (row,) = kunta.run(as_of).rows("marts/fact_integration", "integration_id = 'i1'")
    assert row["stage"] == stage


def test_a_programme_that_is_over_counts_nothing(kunta: Kunta) -> None:
    kunta.programmes[0]["valid_to"] = date(2026, 6, 30)
    found = kunta.run(AS_OF)
    assert found.metric("integrations") == {(DAY, "all"): 0}
    assert found.metric("hosts_integrated_share") == {}
    assert found.metric("expected_impact_integrated", "goal") == {}
    assert len(found.rows("marts/fact_integration")) == 4
