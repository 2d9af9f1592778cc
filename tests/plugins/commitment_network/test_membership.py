"""Who is in on the as-of date, and what that is counted from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from .conftest import Change, Network, application, commitment, membership_of


def _membership(**values: object) -> Change:
    return lambda network: network.change("membership", **values)


def _application(**values: object) -> Change:
    return lambda network: network.change("application", **values)


def _commitment(**values: object) -> Change:
    return lambda network: network.change("commitment", **values)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (_membership(), "active"),
        (_membership(valid_from="2026-10-31"), "active"),
        (_membership(valid_from="2026-11-01"), "upcoming"),
        (_membership(valid_to="2026-10-31"), "active"),
        (_membership(valid_to="2026-10-30"), "left"),
        (_membership(valid_to="9999-12-31"), "active"),
        (_application(decision="", decided_on=""), "applicant"),
        (_application(decision="rejected"), "applicant"),
        (_application(decided_on="2026-11-01"), "applicant"),
        (_commitment(status="withdrawn"), "incomplete"),
        (_commitment(status="achieved"), "active"),
        (_commitment(valid_to="2026-10-31"), "active"),
        (_commitment(valid_to="2026-10-30"), "incomplete"),
        (_commitment(made_on="2026-11-01"), "incomplete"),
    ],
)
def test_status(network: Network, change: Callable[[Network], object], status: str) -> None:
    network.tables["progress_report"] = []
    change(network)
    results = network.run()
    row = results.row("membership/commitment_network_member")
    assert row["status"] == status
    assert row["is_active"] is (status == "active")
    assert row["is_in_register"] is (status in ("active", "applicant", "incomplete"))
    assert results.metric("members_active")["all"] == (1 if status == "active" else 0)
    expected = {"applicant": False, "incomplete": False}
    if status in expected:
        assert row["meets_criteria"] is False


def test_counts_of_commitments(network: Network) -> None:
    network.add("commitment", commitment("c2", status="achieved"), commitment("c3", status="missed"))
    network.add("commitment", commitment("c4", made_on="2026-11-01"))
    row = network.run().row("membership/commitment_network_member")
    assert (row["commitments_made"], row["commitments_in_force"]) == (3, 2)


def test_criteria_are_told_one_by_one(network: Network) -> None:
    network.settings.update(
        min_commitments=2, max_commitments=4, target_group="sme", area_municipality_codes="398 111", plan_required=True,
        baseline_required=True, own_municipality_signs=True,
    )  # fmt: skip
    network.change("membership", counterparty_municipality_code="111")
    row = network.run().row("membership/commitment_network_criteria")
    told = {name: row[name] for name in row if name.startswith(("has_", "fits_", "within_", "signed_"))}
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
    }


def test_a_support_member_is_exempt_unless_the_network_says_otherwise(network: Network) -> None:
    network.change("membership", tier="support")
    for table in ("commitment", "target", "progress_report"):
        network.tables[table] = network.tables[table][:0]
    network.member(2)
    network.add("commitment", commitment("c2", "m2", kind="action", made_on="2026-10-01"))
    tiers = {row["org_id"]: row for row in network.run().rows("membership/commitment_network_member")}
    assert (tiers["o1"]["status"], tiers["o1"]["tier"]) == ("active", "support")
    network.settings["support_members_exempt"] = False
    tiers = {row["org_id"]: row for row in network.run().rows("membership/commitment_network_member")}
    assert tiers["o1"]["status"] == "incomplete"


def test_a_rejoiner_has_two_stays(network: Network) -> None:
    network.change("membership", valid_to="2025-03-31")
    network.add("application", application("a2", "o1", received_on="2025-09-01", decided_on="2025-10-01"))
    network.add("membership", membership_of("m2", "o1", valid_from="2025-11-01", signed_on="2025-11-01"))
    network.add("commitment", commitment("c2", "m2", made_on="2025-11-01", kind="action"))
    results = network.run()
    stays = results.rows("membership/programme_member", "true order by valid_from")
    assert [(row["valid_from"], row["valid_to"], row["is_active"]) for row in stays] == [
        (date(2023, 12, 1), date(2025, 3, 31), False),
        (date(2025, 11, 1), None, True),
    ]
    assert results.metric("members_active")["all"] == 1
    assert results.metric("members_joined", "entry") == {"first_time": 1, "again": 1}


def test_two_memberships_from_one_day_are_one_stay(network: Network) -> None:
    network.change("membership", valid_to="2025-03-31", tier="support")
    network.add("membership", membership_of("m2", "o1"))
    network.add("commitment", commitment("c2", "m2", kind="action", made_on="2026-10-01"))
    row = network.run().row("membership/programme_member")
    assert (row["valid_to"], row["tier"], row["is_active"]) == (None, "full", True)


def test_a_membership_ends_with_its_programme(network: Network) -> None:
    network.programme["valid_to"] = date(2026, 6, 30)
    results = network.run()
    row = results.row("membership/commitment_network_member")
    assert (row["status"], row["valid_to"]) == ("left", date(2026, 6, 30))
    assert results.row("membership/programme_member")["valid_to"] == date(2026, 6, 30)


def test_without_applications_nobody_is_an_applicant(network: Network) -> None:
    network.tables.pop("application")
    row = network.run().row("membership/commitment_network_member")
    assert row["status"] == "active"


def test_an_earlier_day_sees_the_network_of_that_day(network: Network) -> None:
    network.member(2, valid_from="2024-05-01")
    network.add("commitment", commitment("c2", "m2", made_on="2024-05-01", kind="action"))
    results = network.run(as_of=date(2024, 4, 30))
    found = {row["org_id"]: row["status"] for row in results.rows("membership/commitment_network_member")}
    assert found == {"o1": "active", "o2": "upcoming"}
    assert results.metric("members_active")["all"] == 1


def test_only_its_own_programmes(network: Network) -> None:
    """Rows of a programme that runs another model are none of this plugin's business."""
    network.programme["valid_from"] = date(2015, 1, 1)
    network.run()
    toml = network.folder / "climatekit.toml"
    toml.write_text(toml.read_text("utf-8") + '\n[[programmes]]\nid = "avoin"\nmodel = "open_network"\n', "utf-8")
    for table in ("membership", "application", "programme_role"):
        path = network.folder / "data" / f"{table}.csv"
        header, *rows = path.read_text("utf-8").splitlines()
        lines = [f"programme_id,{header}", *(f"verkko,{row}" for row in rows)]
        if table == "membership":
            lines.append("avoin,m9,o1,full,2024-01-01,,2024-01-01,398,")
        path.write_text("\n".join(lines) + "\n", "utf-8")
    from climatekit.run import Options, run_project

    outcome = run_project(network.folder, Options(as_of=date(2026, 10, 31)))
    assert outcome.out is not None
    import duckdb

    with duckdb.connect() as connection:
        file = outcome.out / "membership" / "commitment_network_member.parquet"
        found = connection.execute(f"select membership_id from '{file}'").fetchall()
    assert found == [("m1",)]
