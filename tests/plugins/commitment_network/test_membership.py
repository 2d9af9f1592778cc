"""Who is in on the as-of date, and what that is counted from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from .conftest import Change, Network, Results, both, changed, first, more, settings, without
from .rows import application, commitment, membership_of, organisation

STATUSES: list[tuple[str, Change, str]] = [
    ("as it is", both(), "active"),
    ("first day", first("membership", valid_from="2026-10-31"), "active"),
    ("day before the first", first("membership", valid_from="2026-11-01"), "upcoming"),
    ("last day", first("membership", valid_to="2026-10-31"), "active"),
    ("day after the last", first("membership", valid_to="2026-10-30"), "left"),
    ("no end", first("membership", valid_to="9999-12-31"), "active"),
    ("open application", first("application", decision="", decided_on=""), "applicant"),
    ("rejected", first("application", decision="rejected"), "applicant"),
    ("decided tomorrow", first("application", decided_on="2026-11-01"), "applicant"),
    ("given up", first("commitment", status="withdrawn"), "incomplete"),
    ("reached", first("commitment", status="achieved"), "active"),
    ("last day of the commitment", first("commitment", valid_to="2026-10-31"), "active"),
    ("day after it", first("commitment", valid_to="2026-10-30"), "incomplete"),
    ("promised tomorrow", first("commitment", made_on="2026-11-01"), "incomplete"),
]


def _support_member(network: Network) -> None:
    network.change("membership", tier="support")
    network.without_promises()
    network.member(2)
    network.add("commitment", commitment("c2", "m2", kind="action", made_on="2026-10-01"))


def _rejoiner(network: Network) -> None:
    network.change("membership", valid_to="2025-03-31")
    network.add("application", application("a2", "o1", received_on="2025-09-01", decided_on="2025-10-01"))
    network.add("membership", membership_of("m2", "o1", valid_from="2025-11-01", signed_on="2025-11-01"))
    network.add("commitment", commitment("c2", "m2", made_on="2025-11-01", kind="action"))


def _two_tiers(network: Network) -> None:
    network.change("membership", valid_to="2025-03-31", tier="support")
    network.add("membership", membership_of("m2", "o1"))
    network.add("commitment", commitment("c2", "m2", kind="action", made_on="2026-10-01"))


def _many(network: Network) -> None:
    network.add("commitment", commitment("c2", status="achieved"), commitment("c3", status="missed"))
    network.add("commitment", commitment("c4", made_on="2026-11-01"))


ALL_CRITERIA = both(
    settings(
        min_commitments=2, max_commitments=4, target_group="sme", area_municipality_codes="398 111", plan_required=True,
        baseline_required=True, own_municipality_signs=True, must_exceed_law=True,
    ),
    first("membership", counterparty_municipality_code="111"),
    first("commitment", exceeds_law="true"),
)  # fmt: skip

SCENES: dict[str, Change] = {
    "many": _many,
    "all criteria": ALL_CRITERIA,
    "support": _support_member,
    "support not exempt": both(_support_member, settings(support_members_exempt=False)),
    "rejoiner": _rejoiner,
    "two tiers": _two_tiers,
    "ended": lambda network: network.programme.update(valid_to=date(2026, 6, 30)),
    "no applications": without("application"),
    "other programmes": both(
        more("membership", {"programme_id": "avoin", **membership_of("m9", "o1")}),
        more("organisation", organisation("o2")),
        lambda network: network.others.update(avoin={"model": "open_network"}),
    ),
}


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    networks = {name: changed(without("progress_report"), change) for name, change, _ in STATUSES}
    return run_all(networks | {name: changed(change) for name, change in SCENES.items()})


@pytest.mark.parametrize(("name", "status"), [(name, status) for name, _, status in STATUSES])
def test_status(results: dict[str, Results], name: str, status: str) -> None:
    found = results[name]
    row = found.row("membership/commitment_network_member")
    assert row["status"] == status
    assert row["is_active"] is (status == "active")
    assert row["is_in_register"] is (status in ("active", "applicant", "incomplete"))
    assert found.metric("members_active")["all"] == (1 if status == "active" else 0)
    if status in ("applicant", "incomplete"):
        assert row["meets_criteria"] is False


def test_counts_of_commitments(results: dict[str, Results]) -> None:
    row = results["many"].row("membership/commitment_network_member")
    assert (row["commitments_made"], row["commitments_in_force"]) == (3, 2)


def test_criteria_are_told_one_by_one(results: dict[str, Results]) -> None:
    row = results["all criteria"].row("membership/commitment_network_criteria")
    told = {name: row[name] for name in row if name.startswith(("has_", "fits_", "within_", "signed_", "goals_"))}
    assert told == {
        "has_accepted_application": True,
        "has_enough_commitments": False,
        "within_max_commitments": True,
        "has_criteria_version": None,
        "fits_target_group": True,
        "fits_area": True,
        "signed_with_own_municipality": False,
        "has_baseline": True,
        "has_plan": True,
        "goals_exceed_law": True,
    }


def test_a_support_member_is_exempt_unless_the_network_says_otherwise(results: dict[str, Results]) -> None:
    row = results["support"].row("membership/commitment_network_member", "org_id like '%o1'")
    assert (row["status"], row["tier"], row["is_exempt"]) == ("active", "support", True)
    row = results["support not exempt"].row("membership/commitment_network_member", "org_id like '%o1'")
    assert (row["status"], row["is_exempt"]) == ("incomplete", False)


def test_a_rejoiner_has_two_stays(results: dict[str, Results]) -> None:
    stays = results["rejoiner"].rows("membership/programme_member")
    assert sorted((row["valid_from"], row["valid_to"] or date.max, row["is_active"]) for row in stays) == [
        (date(2023, 12, 1), date(2025, 3, 31), False),
        (date(2025, 11, 1), date.max, True),
    ]
    assert results["rejoiner"].metric("members_active")["all"] == 1
    assert results["rejoiner"].metric("members_joined", "entry") == {"first_time": 1, "again": 1}


def test_two_memberships_from_one_day_are_one_stay(results: dict[str, Results]) -> None:
    row = results["two tiers"].row("membership/programme_member")
    assert (row["valid_to"], row["tier"], row["is_active"]) == (None, "full", True)


def test_a_membership_ends_with_its_programme(results: dict[str, Results]) -> None:
    row = results["ended"].row("membership/commitment_network_member")
    assert (row["status"], row["valid_to"]) == ("left", date(2026, 6, 30))
    assert results["ended"].row("membership/programme_member")["valid_to"] == date(2026, 6, 30)


def test_without_applications_nobody_is_an_applicant(results: dict[str, Results]) -> None:
    assert results["no applications"].row("membership/commitment_network_member")["status"] == "active"


def test_only_its_own_programmes(results: dict[str, Results]) -> None:
    """Rows of a programme that runs another model are none of this plugin's business."""
    everything = Results(results["other programmes"].out)
    found = everything.rows("membership/commitment_network_member", "membership_id like '%m9'")
    assert found == []
    assert results["other programmes"].row("membership/commitment_network_member")["membership_id"] == "m1"


def test_an_earlier_day_sees_the_network_of_that_day(run_one: Callable[..., Results]) -> None:
    network = changed()
    network.member(2, valid_from="2024-05-01")
    network.add("commitment", commitment("c2", "m2", made_on="2024-05-01", kind="action"))
    results = run_one(network, as_of=date(2024, 4, 30))
    found = {row["org_id"]: row["status"] for row in results.rows("membership/commitment_network_member")}
    assert found == {"o1": "active", "o2": "upcoming"}
    assert results.metric("members_active")["all"] == 1
