"""Labels: their status follows from their days alone; what the law of 27.9.2026 asks is told from that day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from .conftest import Change, Network, Results, both, changed, first, more, settings
from .rows import grant, label

# the as-of date is 2026-10-31; a label is expiring in its last 60 days
GRANTS: dict[str, tuple[dict[str, Any], str]] = {
    "far end": ({"valid_to": "2026-12-31"}, "valid"),  # 61 days left
    "near end": ({"valid_to": "2026-12-30"}, "expiring"),  # 60
    "last day": ({"valid_to": "2026-10-31"}, "expiring"),
    "day after": ({"valid_to": "2026-10-30"}, "expired"),
    "no end": ({"valid_to": ""}, "valid"),
    "suspended today": ({"suspended_on": "2026-10-31"}, "suspended"),
    "suspended tomorrow": ({"suspended_on": "2026-11-01"}, "valid"),
    "suspended and expired": ({"suspended_on": "2026-01-01", "valid_to": "2026-02-01"}, "suspended"),
    "withdrawn today": ({"withdrawn_on": "2026-10-31"}, "withdrawn"),
    "withdrawn tomorrow": ({"withdrawn_on": "2026-11-01"}, "valid"),
    "withdrawn after it was suspended": ({"suspended_on": "2026-01-01", "withdrawn_on": "2026-02-01"}, "withdrawn"),
    "granted today": ({"granted_on": "2026-10-31"}, "valid"),
}


def _grants(network: Network) -> None:
    network.add("label", label())
    network.add("label_grant", *(grant(name.replace(" ", "-"), **columns) for name, (columns, _) in GRANTS.items()))
    network.add("label_grant", grant("tomorrow", granted_on="2026-11-01"))


def _validity(days: int) -> Change:
    """Granted 2024-11-01, 729 days before the as-of date, without a last day of its own."""
    return both(
        more("label", label()),
        more("label_grant", grant(granted_on="2024-11-01", valid_to="")),
        settings(label_validity_days=days, label_expiring_days=0),
    )


def _by_version(network: Network) -> None:
    _validity(100)(network)
    row = {"version": "2024", "valid_from": "2023-01-01", "min_commitments": 1, "label_validity_days": 9000}
    network.add("criteria_set", row)
    network.change("membership", criteria_version="2024")


def _unknown_version(network: Network) -> None:
    _by_version(network)
    network.change("label", criteria_version="1999")
    network.settings["label_validity_days"] = 9000


SCENES: dict[str, Change] = {
    "grants": _grants,
    "728": _validity(728),
    "729": _validity(729),
    "by version": _by_version,
    "unknown version": _unknown_version,
    "rejoined": both(
        more("label", label()),
        more("label_grant", grant("g1", valid_to="2026-01-31"), grant("g2", granted_on="2026-02-01")),
    ),
    "left": both(
        more("label", label()), more("label_grant", grant()), first("membership", valid_to="2026-10-30")
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    return run_all({name: changed(change) for name, change in SCENES.items()})


def test_status(results: dict[str, Results]) -> None:
    found = {row["grant_id"]: row["status"] for row in results["grants"].rows("marts/fact_label_grant")}
    assert found == {name.replace(" ", "-"): status for name, (_, status) in GRANTS.items()}


def test_metrics(results: dict[str, Results]) -> None:
    # valid: far end, no end, two of tomorrow, granted today; of the 10 not withdrawn 5 + 2 hold
    assert results["grants"].metric("labels_by_status", "status") == {
        "valid": 5, "expiring": 2, "expired": 1, "suspended": 2, "withdrawn": 2,
    }  # fmt: skip
    assert results["grants"].metric("labels_by_status") == {"all": 12}
    assert results["grants"].metric("labels_by_status", "legal_basis") == {"public_authority": 7}
    assert results["grants"].metric("share_labels_in_use") == {"all": pytest.approx(7 / 10)}


@pytest.mark.parametrize(("name", "status"), [("728", "expired"), ("729", "expiring"), ("by version", "valid")])
def test_validity(results: dict[str, Results], name: str, status: str) -> None:
    """The last day is the day of the grant and so many days; the criteria of the label come before the setting."""
    row = results[name].row("marts/fact_label_grant")
    assert (row["status"], row["is_end_derived"]) == (status, True)


def test_criteria_that_are_not_on_record(results: dict[str, Results]) -> None:
    assert results["unknown version"].row("marts/fact_label_grant")["has_criteria"] is False
    assert "GW01" in results["unknown version"].rules()
    assert results["by version"].row("marts/fact_label_grant")["has_criteria"] is True
    assert results["by version"].rules() == set()


def test_who_left_and_still_carries_it(results: dict[str, Results]) -> None:
    (finding,) = results["left"].findings("rule = 'GW14'")
    assert "1 labels and 0 public commitments" in finding["message_en"]


def test_a_label_granted_again_is_not_on_the_work_list(results: dict[str, Results]) -> None:
    assert results["rejoined"].rows("tracking/work_item") == []


@pytest.mark.parametrize(("as_of", "told"), [(date(2026, 9, 26), False), (date(2026, 9, 27), True)])
def test_the_law_applies_from_its_day(run_one: Callable[..., Results], as_of: date, told: bool) -> None:
    network = changed(more("label", label(legal_basis="unclear")), more("label_grant", grant()))
    found = run_one(network, as_of=as_of).findings("rule = 'GW13'")
    assert [finding["severity"] for finding in found] == (["error"] if told else [])
    assert all("2024/825" in finding["source"] for finding in found)
