"""Equality of support, counted by hand: hours per member of each group against the mean of all members."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Change, Network, Results, changed
from .rows import Row, commitment, days_ago, support

GROUP_COLUMNS = ("members", "members_supported", "offers", "hours", "hours_per_member", "ratio_to_mean", "is_judged")


def _network(network: Network) -> None:
    """Eight active members; one left and one applicant do not count. Hours within 365 days:

    ==== ====== ======== ============================================ =====
    org  size   stage    support                                      hours
    ==== ====== ======== ============================================ =====
    o1   small  acting   4 h today, 5 h 364 days ago; 9 h 365 days ago  9
    o2   small  acting   none, offered with its application             0
    o3   small  mapped   3 h                                            3
    o4   micro  mapped   1 h                                            1
    o5   micro  mapped   hours not recorded                             0
    o6   micro  unknown  none                                           0
    o7   large  leading  2 h                                            2
    o8   large  leading  1 h                                            1
    ==== ====== ======== ============================================ =====

    All: 16 h / 8 = 2 h. Small: 12 / 3 = 4; micro: 1 / 3; large: 3 / 2.
    """
    network.change("organisation", climate_stage="acting")
    sizes = {2: "small", 3: "small", 4: "micro", 5: "micro", 6: "micro", 7: "large", 8: "large", 9: "micro"}
    stages = {2: "acting", 3: "mapped", 4: "mapped", 5: "mapped", 6: "unknown", 7: "leading", 8: "leading", 9: "mapped"}
    for number, size in sizes.items():
        network.member(number)
        network.tables["organisation"][-1].update(size_class=size, climate_stage=stages[number])
        network.add("commitment", commitment(f"c{number}", f"m{number}", kind="action", made_on=days_ago(20)))
    network.tables["membership"][-1]["valid_to"] = days_ago(1)  # o9 has left
    network.tables["application"][1].update(support_offered="true", received_on=days_ago(364), decided_on=days_ago(300))
    network.add(
        "support_action",
        support("s1", "o1", hours=4, provided_on=days_ago(0)),
        support("s2", "o1", hours=5, provided_on=days_ago(364)),
        support("s3", "o1", hours=9, provided_on=days_ago(365)),
        support("s4", "o3", hours=3),
        support("s5", "o4", hours=1),
        support("s6", "o5", hours=""),
        support("s7", "o7", hours=2),
        support("s8", "o8", hours=1),
        support("s9", "o9", hours=50),
    )


def _tomorrow(network: Network) -> None:
    _network(network)
    network.add("support_action", support("s10", "o4", hours=100, provided_on="2026-11-01"))


SCENES: dict[str, Change] = {
    "as it is": _network,
    "tomorrow": _tomorrow,
    "long window": lambda network: (_network(network), network.settings.update(support_window_days=366))[0],
    "low bar": lambda network: (_network(network), network.settings.update(support_min_share=0.16))[0],
    "big groups only": lambda network: (_network(network), network.settings.update(support_min_group=4))[0],
}


@pytest.fixture(scope="module")
def results(run_all: Callable[..., dict[str, Results]]) -> dict[str, Results]:
    return run_all({name: changed(change) for name, change in SCENES.items()})


def _group(results: Results, dimension: str, value: str) -> Row:
    where = f"dimension = '{dimension}' and dimension_value = '{value}'"
    return results.row("tracking/support_by_group", where)


@pytest.mark.parametrize(
    ("dimension", "value", "expected"),
    [
        # offers: seven rows of members in the window, and one with an application
        ("all", "all", (8, 6, 8, 16, 2, 1, False)),
        ("size_class", "small", (3, 2, 4, 12, 4, 2, True)),
        ("size_class", "micro", (3, 2, 2, 1, 1 / 3, 1 / 6, True)),
        ("size_class", "large", (2, 2, 2, 3, 1.5, 0.75, False)),
        ("climate_stage", "acting", (2, 1, 3, 9, 4.5, 2.25, False)),
        ("climate_stage", "mapped", (3, 3, 3, 4, 4 / 3, 2 / 3, True)),
        ("climate_stage", "unknown", (1, 0, 0, 0, 0, 0, False)),
        ("industry_section", "unknown", (8, 6, 8, 16, 2, 1, False)),
    ],
)
def test_by_hand(results: dict[str, Results], dimension: str, value: str, expected: tuple[object, ...]) -> None:
    row = _group(results["as it is"], dimension, value)
    assert tuple(row[name] for name in GROUP_COLUMNS) == tuple(
        pytest.approx(wanted) if isinstance(wanted, float) else wanted for wanted in expected
    )


def test_who_is_told(results: dict[str, Results]) -> None:
    """Micro has 1/6 of the mean; large has no three members, and an unknown stage is no group."""
    found = results["as it is"].findings("rule like 'M4-7%'")
    assert [(row["rule"], row["subject_id"]) for row in found] == [("M4-7c", "size_class/micro")]
    assert "0.33" in found[0]["message_en"]
    assert results["low bar"].findings("rule = 'M4-7c'") == []
    assert results["big groups only"].findings("rule = 'M4-7c'") == []


def test_support_of_tomorrow_is_not_known(results: dict[str, Results]) -> None:
    assert _group(results["tomorrow"], "all", "all")["hours"] == 16


def test_the_window(results: dict[str, Results]) -> None:
    assert _group(results["long window"], "all", "all")["hours"] == 25


def test_metrics_tell_the_same(results: dict[str, Results]) -> None:
    found = results["as it is"]
    assert found.metric("support_hours_per_member")["all"] == 2
    assert found.metric("support_hours_per_member", "size_class") == {
        "small": 4, "micro": pytest.approx(1 / 3), "large": 1.5,
    }  # fmt: skip
    assert found.metric("support_ratio_to_mean", "size_class")["micro"] == pytest.approx(1 / 6)
    assert found.metric("support_offers", "climate_stage") == {"acting": 3, "mapped": 3, "leading": 2, "unknown": 0}


def test_the_fact_holds_every_support(results: dict[str, Results]) -> None:
    rows = {row["support_id"]: row for row in results["as it is"].rows("marts/fact_support")}
    assert len(rows) == 9
    assert (rows["s3"]["is_in_window"], rows["s3"]["is_member"]) == (False, True)
    assert (rows["s9"]["is_in_window"], rows["s9"]["is_member"]) == (True, False)


def test_the_group_is_on_the_work_list(results: dict[str, Results]) -> None:
    (row,) = results["as it is"].rows("tracking/work_item", "kind = 'group_without_support'")
    assert row["subject_id"] == "size_class/micro"
    assert "micro" in row["text_fi"]
