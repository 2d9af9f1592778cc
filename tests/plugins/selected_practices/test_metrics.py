"""States, figures and marts of a municipality that is small enough to count by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from climatekit.run import Options
from climatekit.run.whatif import what_if

AS_OF = date(2026, 10, 31)
DAY, YEAR = ("2026-10-31", "2026")
Kunta = Any  # the class of the fixture lives in tests/plugins/conftest.py


def test_practices_in_use(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("practices_in_use") == {(DAY, "all"): 2}
    assert found.metric("practices_in_use", "category") == {(DAY, "Neuvonta"): 1, (DAY, "Perustekeminen"): 1}
    assert found.metric("practices_in_use", "resource_level") == {(DAY, "1"): 1, (DAY, "3"): 1}
    assert found.metric("practices_in_use", "mode") == {(DAY, "continuous"): 2}
    assert found.metric("practices_in_use", "owner_unit") == {(DAY, "Elinkeinot"): 1, (DAY, "Kaavoitus"): 1}
    assert found.metric("practice_uses") == {(DAY, "all"): 4}
    assert found.metric("practice_uses", "state") == {(DAY, "running"): 2, (DAY, "planned"): 1, (DAY, "ended"): 1}
    assert found.metric("practices_run") == {(YEAR, "all"): 1}
    assert found.metric("practices_run", "resource_level") == {(YEAR, "1"): 1}
    assert found.metric("practices_overdue") == {(DAY, "all"): 0}
    assert found.metric("practices_owned_share") == {(DAY, "all"): 1}


def test_a_practice_used_by_two_units_is_one_practice(kunta: Kunta) -> None:
    kunta.add("practice_use", kunta.tables["practice_use"][0] | {"use_id": "k9", "owner_unit": "Viestintä"})
    found = kunta.run(AS_OF)
    assert found.metric("practices_in_use") == {(DAY, "all"): 2}
    assert found.metric("practices_in_use", "owner_unit")[DAY, "Viestintä"] == 1
    assert found.metric("practices_owned_share") == {(DAY, "all"): 0.6667}  # the third has no user
    assert found.metric("expected_impact", "goal")[DAY, "A"] == 2.7


def test_expected_impact_is_a_mean_per_goal_and_indicative(kunta: Kunta) -> None:
    """The planned and the ended practice are not in it; a missing score is not nought; there is no total."""
    found = kunta.run(AS_OF)
    assert found.metric("expected_impact", "goal") == {
        (DAY, "A"): 2.7, (DAY, "B"): 3.25, (DAY, "C"): 1.0, (DAY, "D"): 3.5,
    }  # fmt: skip
    assert found.metric("expected_impact") == {}
    assert found.metric("high_impact_practices", "goal") == {
        (DAY, "A"): 1, (DAY, "B"): 1, (DAY, "C"): 0, (DAY, "D"): 1,
    }  # fmt: skip
    rows = found.rows("metrics/metrics", "metric in ('expected_impact', 'high_impact_practices')")
    assert {row["is_indicative"] for row in rows} == {True}
    assert all("Suuntaa antava" in row["caveat_fi"] for row in rows)


def test_the_threshold_is_a_setting(kunta: Kunta) -> None:
    kunta.settings["high_impact_threshold"] = 3.2
    assert kunta.run(AS_OF).metric("high_impact_practices", "goal")[DAY, "B"] == 2


def test_money_work_and_what_there_is(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("practices_cost") == {(DAY, "all"): 1000}
    assert found.metric("practices_htv") == {(DAY, "all"): 0.2}
    assert found.metric("practices_htv", "owner_unit") == {(DAY, "Elinkeinot"): 0.2}
    (workload,) = found.rows("tracking/selected_practices_workload")
    assert (workload["uses"], workload["stars"], workload["needed_htv"], workload["available_htv"]) == (2, 4, 0.5, 0.5)
    assert found.metric("practices_workload") == {(DAY, "all"): 1}


def test_touchpoints_and_companies_reached(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    assert found.metric("touchpoints") == {("2025", "all"): 1, (YEAR, "all"): 2}
    assert found.metric("touchpoints", "kind") == {("2025", "unknown"): 1, (YEAR, "visit"): 1, (YEAR, "meeting"): 1}
    assert found.metric("touchpoints", "owner_unit") == {("2025", "unknown"): 1, (YEAR, "Elinkeinot"): 2}
    assert found.metric("touchpoints", "practice") == {("2025", "unknown"): 1, (YEAR, "t1"): 2}
    assert found.metric("companies_reached") == {("2025", "all"): 1, (YEAR, "all"): 1}
    assert found.metric("companies_reached", "size_class") == {("2025", "large"): 1, (YEAR, "small"): 1}
    assert found.metric("companies_reached_total") == {(DAY, "all"): 2}
    touchpoints = sorted(found.rows("marts/fact_touchpoint"), key=lambda row: str(row["touchpoint_id"]))
    assert [row["has_next_step"] for row in touchpoints] == [True, False, False]


def test_a_company_whose_own_row_was_rejected_counts_as_unknown(kunta: Kunta) -> None:
    kunta.change("organisation", org_type="osuuskunta")
    found = kunta.run(AS_OF, rejects=1)
    assert found.metric("companies_reached_total") == {(DAY, "all"): 2}
    for dimension in ("org_type", "size_class", "industry_section", "municipality", "climate_stage"):
        groups = found.metric("companies_reached_total", dimension)
        assert sum(groups.values()) == 2
        assert groups[DAY, "unknown"] >= 1


def test_what_happened_is_told_and_nobody_is_a_member(kunta: Kunta) -> None:
    found = kunta.run(AS_OF)
    kinds = [row["kind"] for row in found.rows("marts/fact_activity")]
    assert {kind: kinds.count(kind) for kind in kinds} == {"touchpoint": 3, "practice_started": 3, "practice_run": 3}
    assert found.rows("membership/programme_member") == []
    assert found.metric("members_total") == {(DAY, "all"): 0}
    known = {row["org_id"] for row in found.rows("marts/dim_organisation")}
    assert {row["org_id"] for row in found.rows("marts/fact_activity")} <= known


def test_what_is_to_be_done_by_when(kunta: Kunta) -> None:
    """A planned, a paused or an ended practice is nobody's duty, nor is a one-off again."""
    items = kunta.run(AS_OF).rows("marts/fact_work_item", "kind = 'practice_due'")
    assert [(item["subject_id"], item["due_on"], item["urgency"]) for item in items] == [
        ("k2", date(2027, 1, 5), "later"),
        ("k1", date(2027, 5, 1), "later"),
    ]
    assert items[0]["text_en"] == 'Carry out the practice "Kaava" (Kaavoitus).'


def test_what_it_takes(kunta: Kunta) -> None:
    (need,) = kunta.run(AS_OF).rows("tracking/resource_need")
    assert (need["resource"], need["value"], need["unit"]) == ("person_years", 0.5, "htv/a")
    kunta.tables["practice_use"].clear()
    kunta.tables["practice_user"].clear()
    (need,) = kunta.run(AS_OF).rows("tracking/resource_need")
    assert (need["value"], need["basis_en"]) == (0.2, "The setting person_years; its default is a guess.")


def test_under_this_rung_nobody_has_to_qualify(kunta: Kunta) -> None:
    kunta.programmes[0]["model"] = "open_network"
    kunta.settings.clear()
    kunta.add("participation", {"org_id": "o1", "source": "event", "first_seen": "2026-09-01"})
    kunta.add("event", {"event_id": "e1", "held_on": "2026-09-01", "kind": "coffee"})
    kunta.add("attendance", {"event_id": "e1", "org_id": "o1", "headcount": 1})
    kunta.write()
    found = what_if(kunta.folder, model="selected_practices", options=Options(as_of=AS_OF, language="en"))
    assert [(row["org_id"], row["qualifies"]) for row in found.candidates] == [("o1", True)]
    assert [need["value"] for need in found.needs] == [0.5]
    assert "M1-3b" not in found.findings


@pytest.mark.parametrize(
    ("columns", "as_of", "state"),
    [
        ({}, date(2023, 12, 31), "planned"),
        ({}, date(2024, 1, 1), "running"),
        ({"ended_on": "2026-10-30"}, AS_OF, "ended"),
        ({"ended_on": "2026-10-31"}, AS_OF, "running"),
        ({"ended_on": "2026-10-30", "status": "ended"}, date(2026, 10, 30), "running"),
        ({"status": "paused"}, AS_OF, "paused"),
        ({"status": "ended"}, AS_OF, "ended"),
        ({"status": ""}, AS_OF, "running"),
        ({"status": "planned"}, AS_OF, "running"),
        ({"status": "planned", "started_on": "", "last_run_on": ""}, AS_OF, "planned"),
        ({"status": "", "started_on": "", "last_run_on": ""}, AS_OF, "planned"),
        ({"status": "running", "started_on": "", "last_run_on": ""}, AS_OF, "running"),
        ({"status": "planned", "started_on": ""}, AS_OF, "running"),
        ({"status": "planned", "started_on": ""}, date(2026, 4, 30), "planned"),
    ],
)
def test_the_state_comes_from_the_days(kunta: Kunta, columns: dict[str, str], as_of: date, state: str) -> None:
    kunta.change("practice_use", **columns)
    (use,) = kunta.run(as_of).rows("marts/fact_practice_use", "use_id = 'k1'")
    assert use["state"] == state


def test_an_earlier_day_knows_no_later_run(kunta: Kunta) -> None:
    found = kunta.run(date(2026, 4, 30))
    (use,) = found.rows("marts/fact_practice_use", "use_id = 'k1'")
    assert (use["last_run_on"], use["is_run_this_year"], use["is_overdue"]) == (None, False, True)
    assert found.metric("touchpoints") == {("2025", "all"): 1, (YEAR, "all"): 2}
    assert kunta.run(date(2026, 2, 28)).metric("touchpoints") == {("2025", "all"): 1, (YEAR, "all"): 1}


def test_with_its_programme_everything_in_it_ends(kunta: Kunta) -> None:
    kunta.programmes[0]["valid_to"] = date(2026, 6, 30)
    found = kunta.run(AS_OF)
    assert found.metric("practices_in_use") == {(DAY, "all"): 0}
    assert found.metric("practice_uses", "state") == {(DAY, "ended"): 4}


def test_a_practice_whose_row_was_rejected_is_still_in_use(kunta: Kunta) -> None:
    kunta.change("practice", resource_level="9")
    found = kunta.run(AS_OF, rejects=1)
    assert found.metric("practices_in_use", "category") == {(DAY, "unknown"): 1, (DAY, "Perustekeminen"): 1}


def test_two_rungs_in_one_project_keep_apart(kunta: Kunta) -> None:
    """A municipality that climbs a rung keeps its history; both share the catalogue and the register of contacts."""
    kunta.programmes.append({"id": "toinen", "name": "Toinen", "model": "integrated_practices"})
    host = {"host_id": "h1", "programme_id": "toinen", "kind": "advice", "name": "Neuvonta", "owner_unit": "Elinkeinot"}
    done = {"first_done_on": "2026-05-01", "last_done_on": "2026-05-01", "times_done": 1}
    contact = {"touchpoint_id": "c9", "programme_id": "toinen", "org_id": "o2", "happened_on": "2026-05-01"}
    kunta.add("host_activity", host)
    kunta.add("integration", {"integration_id": "i1", "host_id": "h1", "practice_id": "t2", "status": "piloted"} | done)
    kunta.add("touchpoint", contact)
    found = kunta.run(AS_OF)
    assert found.metric("touchpoints", programme_id="kunta")[YEAR, "all"] == 2
    assert found.metric("touchpoints", programme_id="toinen") == {(YEAR, "all"): 1}
    assert found.metric("practices_in_use", programme_id="toinen") == {}
    assert found.metric("practices_integrated") == {(DAY, "all"): 1}
    assert len(found.rows("marts/fact_touchpoint")) == 4
