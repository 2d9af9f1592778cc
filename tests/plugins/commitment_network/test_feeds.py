"""What the plugin feeds into the shared tables: who qualifies, what is to be done, what it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from climatekit.run.options import Options
from climatekit.run.whatif import WhatIf, what_if

from .conftest import Change, Network, Results, both, changed, first, more, settings, without, write_networks
from .rows import AS_OF, application, commitment, days_ago, grant, label, membership_of, organisation

LAST_REPORT = first("progress_report", submitted_on="2025-08-31", period_year=2024)  # 426 days ago
ASKED = settings(
    target_group="sme", area_municipality_codes="111 398", baseline_required=True, plan_required=True,
    must_exceed_law=True, max_commitments=4, own_municipality_signs=True,
)  # fmt: skip


def _in_a_track(network: Network) -> None:
    network.programme["parent"] = "emo"
    network.others["emo"] = {}
    network.settings["parent_membership_required"] = True


def _many_joiners(network: Network) -> None:
    network.member(2, valid_from=days_ago(364))
    network.member(3, valid_from=days_ago(365))
    network.member(4, valid_from="2026-11-01")
    network.member(5, valid_to=days_ago(1))
    network.settings.update(
        hours_fixed_per_year=100, hours_per_member=10, hours_per_joiner=3, hours_per_person_year=500
    )


SCENES: dict[str, Change] = {
    "member": both(ASKED, first("commitment", exceeds_law="true")),
    "nothing met": both(
        ASKED, settings(target_group="large", area_municipality_codes="111", max_commitments=1, min_commitments=1),
        more("commitment", commitment("c2", exceeds_law="false")),
        first("membership", counterparty_municipality_code="111"),
        first("organisation", climate_stage="not_started"), without("target", "progress_report"),
        first("application", criteria_version="2024"),
    ),
    "not known": both(
        ASKED, first("organisation", size_class="unknown", climate_stage="unknown", municipality_code=""),
        first("membership", counterparty_municipality_code=""),
    ),
    "support": both(ASKED, without("target", "progress_report"), first("membership", tier="support"),
                    first("commitment", status="withdrawn")),
    "anyone, no list": without("application"),
    "track": _in_a_track,
    "rejoined": both(
        first("membership", valid_to="2025-01-01"),
        more("membership", membership_of("m2", "o1", valid_from="2025-06-01")),
        more("commitment", commitment("c2", "m2", kind="action", made_on="2026-01-01")),
    ),
    "left": first("membership", valid_to="2026-10-30"),
    "late": both(LAST_REPORT, settings(commitment_max_age_days=1000)),
    "due": first("progress_report", submitted_on="2025-10-30", period_year=2024),  # 366 days ago
    "past its last day": first("commitment", valid_to="2026-09-30"),
    "no baseline": both(
        first("target", base_value=""), first("organisation", climate_stage="not_started"),
        settings(baseline_required=True),
    ),
    "labels": both(
        more("label", label()),
        more("label_grant", grant("g1", valid_to="2026-11-30")),
        lambda network: network.member(2),
        more("label_grant", grant("g2", "m2", valid_to="2026-09-30")),
    ),
    "applicant": both(
        more("organisation", organisation("o9")),
        more("application", application("a9", "o9", received_on="2026-10-01", decision="", decided_on="")),
    ),
    "funding": settings(funding_basis="mixed", project_end=date(2026, 12, 31)),
    "needs": _many_joiners,
}  # fmt: skip


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    return run_all({name: changed(change) for name, change in SCENES.items()})


def _answers(results: Results) -> dict[str, bool | None]:
    return {row["criterion"]: row["is_met"] for row in results.rows("membership/qualification")}


QUALIFICATION = {
    "member": {
        "M4-1a": True, "M4-1b": True, "M4-1c": True, "M4-2b": True, "M4-2c": True, "M4-2d": True, "M4-2e": True,
        "M4-2f": True, "GW06": True,
    },
    "nothing met": {
        "M4-1a": True, "M4-1b": True, "M4-1c": False, "M4-2a": False, "M4-2b": False, "M4-2c": False, "M4-2d": False,
        "M4-2e": False, "M4-2f": False, "GW06": False,
    },
    "not known": {
        "M4-1a": True, "M4-1b": True, "M4-1c": True, "M4-2b": None, "M4-2c": None, "M4-2d": None, "M4-2e": None,
        "M4-2f": True, "GW06": None,
    },
    "support": {"M4-1a": True, "M4-1b": True, "M4-1c": True, "M4-2b": True, "M4-2c": True, "M4-2d": True},
    "anyone, no list": {"M4-1b": True, "M4-2b": True},
    "track": {"M4-1a": True, "M4-1b": True, "M4-2b": True, "M4-2g": False},
    "rejoined": {"M4-1a": True, "M4-1b": True, "M4-2b": True},
    "left": {},
}  # fmt: skip


@pytest.mark.parametrize("name", QUALIFICATION)
def test_qualification(results: dict[str, Results], name: str) -> None:
    assert _answers(results[name]) == QUALIFICATION[name]


def test_reasons(results: dict[str, Results]) -> None:
    rows = {row["criterion"]: row for row in results["nothing met"].rows("membership/qualification")}
    assert rows["M4-1c"]["reason_fi"] == "Sitoumuksia on 2, enintään 1 sallitaan."
    assert rows["M4-2c"]["reason_sv"] == "Kommunen 398 hör inte till nätverkets område."
    assert rows["M4-2b"]["reason_en"] == "Does not belong to the target group large."
    for name in QUALIFICATION:
        for row in results[name].rows("membership/qualification"):
            for language in ("fi", "sv", "en"):
                assert row[f"reason_{language}"].endswith(".")
                assert "{" not in row[f"reason_{language}"]


WORK: dict[str, list[tuple[str, str, str, date]]] = {
    "member": [],
    "late": [
        ("report_overdue", "commitment", "c1", date(2026, 8, 31)),
        # made on 2023-12-01, 1000 days before 2026-08-27
        ("commitment_to_renew", "commitment", "c1", date(2026, 8, 27)),
    ],
    "due": [("report_due", "commitment", "c1", date(2026, 10, 30))],
    "past its last day": [("commitment_to_renew", "commitment", "c1", date(2026, 9, 30))],
    "no baseline": [
        ("baseline_missing", "commitment", "c1", date(2027, 2, 1)),
        ("baseline_missing", "membership", "m1", date(2023, 12, 1)),
    ],
    "labels": [
        ("label_expiring", "label_grant", "g1", date(2026, 11, 30)),
        ("label_expired", "label_grant", "g2", date(2026, 9, 30)),
    ],
    "applicant": [("application_open", "application", "a9", date(2026, 11, 30))],
    "funding": [("funding_ending", "programme", "verkko", date(2026, 12, 31))],
    "left": [],
}


@pytest.mark.parametrize("name", WORK)
def test_work_items(results: dict[str, Results], name: str) -> None:
    rows = results[name].rows("tracking/work_item")
    found = [(row["kind"], row["subject_table"], row["subject_id"], row["due_on"]) for row in rows]
    assert sorted(found) == sorted(WORK[name])
    for row in rows:
        assert all(row[f"text_{language}"].endswith(".") for language in ("fi", "sv", "en"))


def test_the_work_list_is_published(results: dict[str, Results]) -> None:
    rows = results["labels"].rows("marts/fact_work_item")
    assert {row["subject_id"]: row["urgency"] for row in rows} == {"g1": "soon", "g2": "late"}


def test_what_it_takes(results: dict[str, Results]) -> None:
    # in the register: o1, o2, o3; joined within 365 days: o2
    found = {row["resource"]: row["value"] for row in results["needs"].rows("tracking/resource_need")}
    assert found == {
        "working_hours": 100 + 3 * 10, "joining_hours": 3, "person_years": pytest.approx((130 + 3) / 500),
    }  # fmt: skip
    for row in results["needs"].rows("tracking/resource_need"):
        assert "guess" in row["basis_en"]
        assert "arva" in row["basis_fi"].lower()
        assert "gissning" in row["basis_sv"]


@pytest.fixture(scope="module")
def whatif(tmp_path_factory: pytest.TempPathFactory) -> WhatIf:
    """An open network of four, asked what a commitment network would make of them."""
    open_network = Network(
        programme={"model": "open_network"},
        tables={
            "organisation": [
                organisation("o1"),
                organisation("o2", size_class="large"),
                organisation("o3", municipality_code="091", climate_stage="unknown"),
                organisation("o4", org_type="association"),
                organisation("o5"),
            ],
            "participation": [
                {"programme_id": "n000_verkko", "org_id": f"o{number}", "source": "mailing_list",
                 "first_seen": days_ago(300), "last_seen": days_ago(10)}
                for number in (1, 2, 3, 4)
            ],
            "event": [{"event_id": "e1", "name": "Aamukahvit", "held_on": days_ago(10), "kind": "coffee"}],
            "attendance": [
                {"event_id": "e1", "org_id": f"o{number}", "headcount": 1} for number in (1, 2, 3, 4)
            ],
        },
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("whatif") / "project"
    write_networks(folder, {"one": open_network})
    for table in ("commitment", "membership"):
        (folder / "data" / f"{table}.csv").unlink()
    return what_if(folder, model="commitment_network", preset="lahti", options=Options(as_of=AS_OF, language="en"))


def test_what_a_commitment_network_would_ask_of_an_open_one(whatif: WhatIf) -> None:
    assert {row["org_id"].removeprefix("n000_"): row["qualifies"] for row in whatif.candidates} == {
        "o1": False, "o2": False, "o3": False, "o4": False,
    }  # fmt: skip
    criteria = {row["criterion"]: (row["met"], row["not_met"], row["unknown"]) for row in whatif.criteria}
    assert criteria == {
        "M4-1a": (0, 0, 4),  # no list of applications is kept
        "M4-1b": (0, 4, 0),  # nobody has promised anything yet
        "M4-2b": (4, 0, 0),
        "M4-2c": (3, 1, 0),  # o3 is in Helsinki
        "M4-2f": (3, 0, 1),  # o3's stage is not known
    }
    reasons = {row["org_id"].removeprefix("n000_"): row["reasons"] for row in whatif.candidates}
    assert "needs 2" in reasons["o1"]
    assert "091" in reasons["o3"]
    needs = {row["resource"]: row["value"] for row in whatif.needs}
    assert needs == {"working_hours": 600 + 4 * 8, "joining_hours": 4 * 12, "person_years": pytest.approx(680 / 1600)}
    assert {"commitment", "membership"} <= {row["table"] for row in whatif.missing_tables if row["required"]}


def test_a_candidate_that_has_applied(tmp_path: Path) -> None:
    """Its application counts; what it still lacks is told alone."""
    network = Network(
        programme={"model": "open_network"},
        tables={
            "organisation": [organisation("o1")],
            "event": [{"event_id": "e1", "name": "Aamukahvit", "held_on": days_ago(10), "kind": "coffee"}],
            "attendance": [{"event_id": "e1", "org_id": "o1", "headcount": 1}],
            "application": [application("a1", "o1")],
        },
    )
    write_networks(tmp_path / "project", {"one": network})
    for table in ("commitment", "membership"):
        (tmp_path / "project" / "data" / f"{table}.csv").unlink()
    options = Options(as_of=AS_OF, language="fi")
    found = what_if(tmp_path / "project", model="commitment_network", options=options)
    (candidate,) = found.candidates
    assert candidate["qualifies"] is False
    assert candidate["reasons"] == "Sitoumuksia on 0, tarvitaan 1."
