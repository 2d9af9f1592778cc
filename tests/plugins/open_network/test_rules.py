"""Every rule has a case that it catches and cases that it must leave alone, through a whole run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

Network = Any  # the class of the fixture lives in conftest.py
Change = Callable[[Network], object]


def on_list(*org_ids: str) -> list[dict[str, str]]:
    return [
        {"programme_id": "verkko", "org_id": org_id, "source": "mailing_list", "first_seen": "2024-02-01"}
        for org_id in org_ids
    ]


def strangers(network: Network, *org_ids: str, **columns: str) -> None:
    """Organisations on the list that never come."""
    network.organisations(*org_ids, **columns)
    network.add("participation", *on_list(*org_ids))


def membership(**columns: str) -> dict[str, str]:
    return {"membership_id": "m1", "programme_id": "verkko", "org_id": "o1", "valid_from": "2025-01-01"} | columns


def resources(**columns: str) -> dict[str, str]:
    return {"programme_id": "verkko", "period": "2026", "cost_category": "events", "cost_eur": "250.00"} | columns


def contact(until: str) -> dict[str, str]:
    return {"contact_id": "c1", "org_id": "o1", "person_name": "Eeva Esimerkki", "retention_until": until}


APPLICATION = {"application_id": "a1", "programme_id": "verkko", "org_id": "o1", "received_on": "2025-01-01"}
EMPTY_EVENT = {"event_id": "e2", "programme_id": "verkko", "held_on": "2026-09-15", "kind": "coffee"}

TRIPS: dict[str, list[tuple[str, Change]]] = {
    "M3-1a": [("an application", lambda n: n.add("application", APPLICATION))],
    "M3-1b": [("a membership", lambda n: n.add("membership", membership()))],
    "M3-1c": [("fees", lambda n: n.add("resource_use", resources(fund_source="fees")))],
    "M3-2a": [
        ("nobody", lambda n: n.tables["programme_role"].clear()),
        ("only in the past", lambda n: [role.update(valid_to="2026-10-30") for role in n.tables["programme_role"]]),
        ("only in the future", lambda n: [role.update(valid_from="2026-11-01") for role in n.tables["programme_role"]]),
        ("only a host", lambda n: [role.update(role="host") for role in n.tables["programme_role"]]),
    ],
    "M3-2b": [
        ("no practices", lambda n: n.tables["action_plan"][0].update(practices="")),
        ("blanks only", lambda n: n.tables["action_plan"][0].update(practices="  ")),
    ],
    "M3-2c": [
        ("no plan", lambda n: n.tables["action_plan"].clear()),
        ("last year's", lambda n: n.tables["action_plan"][0].update(year=2025)),
        ("a draft", lambda n: n.tables["action_plan"][0].update(adopted_on="", status="draft")),
        ("adopted later", lambda n: n.tables["action_plan"][0].update(adopted_on="2026-11-01")),
    ],
    "M3-3a": [("two leads", lambda n: n.tables["programme_role"][1].update(role="lead_coordinator"))],
    "M3-3b": [
        (
            "shared by one",
            lambda n: (n.settings.update(shared_coordination=True), n.tables["programme_role"].pop()),
        )
    ],
    "M3-4a": [
        ("93 days ago", lambda n: n.tables["channel_metric"][0].update(measured_on="2026-07-30")),
        ("never", lambda n: n.tables["channel_metric"].pop(0)),
        ("only in the future", lambda n: n.tables["channel_metric"][0].update(measured_on="2026-11-01")),
        ("opens are no size", lambda n: n.tables["channel_metric"][0].update(metric="opens")),
    ],
    "M3-4b": [
        ("93 days ago", lambda n: n.tables["event"][0].update(held_on="2026-07-30")),
        ("never", lambda n: (n.tables["event"].clear(), n.tables["attendance"].clear())),
    ],
    "M3-4c": [
        ("93 days ago", lambda n: n.tables["channel_metric"][1].update(measured_on="2026-07-30")),
        ("members are no activity", lambda n: n.tables["channel_metric"][1].update(metric="members")),
        ("another channel", lambda n: n.settings.update(social_media_channel="linkedin")),
    ],
    "M3-4d": [("no participants", lambda n: n.add("event", EMPTY_EVENT))],
    "M3-5": [("no name", lambda n: n.settings.pop("brand_name"))],
    "M3-6": [("signed", lambda n: n.add("membership", membership(signed_on="2025-01-01")))],
    "M3-7a": [("three large", lambda n: strangers(n, "x1", "x2", "x3", size_class="large"))],
    "M3-7b": [("three carriers", lambda n: strangers(n, "x1", "x2", "x3", industry_section="H"))],
    "M3-7c": [("three beginners", lambda n: strangers(n, "x1", "x2", "x3", climate_stage="not_started"))],
    "identifier.shared": [
        ("twice", lambda n: [row.update(business_id="2077474-0") for row in n.tables["organisation"][:2]])
    ],
    "X6": [("kept too long", lambda n: n.add("contact", contact("2026-10-30")))],
}

LEAVES_ALONE: list[tuple[str, Change]] = [
    ("the sound network", lambda n: None),
    ("own money", lambda n: n.add("resource_use", resources(fund_source="own"))),
    ("co-coordinators only", lambda n: n.tables["programme_role"][0].update(role="co_coordinator")),
    ("a role that ends today", lambda n: n.tables["programme_role"][0].update(valid_to="2026-10-31")),
    (
        "leads one after the other",
        lambda n: (
            n.tables["programme_role"][0].update(valid_to="2025-12-31"),
            n.tables["programme_role"][1].update(role="lead_coordinator", valid_from="2026-01-01"),
        ),
    ),
    ("shared by two", lambda n: n.settings.update(shared_coordination=True)),
    ("adopted without a day", lambda n: n.tables["action_plan"][0].update(adopted_on="")),
    ("measured 92 days ago", lambda n: [row.update(measured_on="2026-07-31") for row in n.tables["channel_metric"]]),
    ("an event 92 days ago", lambda n: n.tables["event"][0].update(held_on="2026-07-31")),
    ("a wider interval", lambda n: (n.settings.update(tracking_interval_days=93),
                                    n.tables["channel_metric"][0].update(measured_on="2026-07-30"))),
    ("comments are activity", lambda n: n.tables["channel_metric"][1].update(metric="comments")),
    ("the channel asked for", lambda n: n.settings.update(social_media_channel="facebook")),
    ("a newsletter is a list", lambda n: n.tables["channel_metric"][0].update(channel="newsletter")),
    ("channels not tracked", lambda n: (n.settings.update(tracks_mailing_list=False, tracks_social_media=False),
                                        n.tables["channel_metric"].clear())),
    ("attendance not tracked", lambda n: (n.settings.update(tracks_attendance=False),
                                          n.tables["event"].clear(), n.tables["attendance"].clear())),
    ("an event to come", lambda n: n.add("event", EMPTY_EVENT | {"held_on": "2026-11-20"})),
    ("the list may still come", lambda n: n.add("event", EMPTY_EVENT | {"held_on": "2026-10-02"})),
    ("too old to ask", lambda n: n.add("event", EMPTY_EVENT | {"held_on": "2025-10-30"})),
    ("signed up, nobody came", lambda n: (n.add("event", EMPTY_EVENT),
                                          n.add("attendance", {"event_id": "e2", "org_id": "o1", "headcount": 0}))),
    ("no brand asked for", lambda n: (n.settings.pop("brand_name"), n.settings.update(require_named_brand=False))),
    ("two large", lambda n: strangers(n, "x1", "x2", size_class="large")),
    ("three of unknown size", lambda n: strangers(n, "x1", "x2", "x3", size_class="unknown")),
    ("three large, a larger limit", lambda n: (n.settings.update(fit_min_group=4),
                                               strangers(n, "x1", "x2", "x3", size_class="large"))),
    ("three large, one comes", lambda n: (strangers(n, "x1", "x2", "x3", size_class="large"),
                                          n.add("attendance", {"event_id": "e1", "org_id": "x1", "headcount": 1}))),
    ("three large that left", lambda n: (strangers(n, "x1", "x2", "x3", size_class="large"),
                                         [row.update(last_seen="2026-01-01") for row in n.tables["participation"]])),
    ("one business id", lambda n: n.tables["organisation"][0].update(business_id="2077474-0")),
    ("kept until today", lambda n: n.add("contact", contact("2026-10-31"))),
]  # fmt: skip


def cases() -> list[Any]:
    return [
        pytest.param(rule, change, id=f"{rule}: {name}") for rule, changes in TRIPS.items() for name, change in changes
    ]


@pytest.mark.parametrize(("rule", "change"), cases())
def test_rule_catches_its_case_and_no_other_rule_does(network: Network, rule: str, change: Change) -> None:
    change(network)
    assert network.run().rules() == [rule]


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in LEAVES_ALONE])
def test_nothing_is_found(network: Network, change: Change) -> None:
    change(network)
    assert network.run().findings() == []


@pytest.mark.parametrize("package", ["climatekit_open_network", "climatekit_pipelines"])
def test_every_rule_has_its_case(package: str) -> None:
    found = {
        line.removeprefix("-- rule: ").strip()
        for step in ("membership", "tracking")
        for file in _sql(package, step)
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("-- rule: ")
    }
    assert found
    here = {rule for rule in TRIPS if rule.startswith("M3") == (package == "climatekit_open_network")}
    # pipelines/test_shared_rules.py and end_to_end/test_duplicates.py
    of_input = {"key.duplicate", "key.superseded", "identifier.checksum"}
    elsewhere = {"X2", "X4", "X9"} | of_input if package == "climatekit_pipelines" else set()
    assert found == here | elsewhere


def _sql(package: str, step: str) -> list[Any]:
    folder = files(package) / step / "rules"
    return [file for file in folder.iterdir() if file.name.endswith(".sql")] if folder.is_dir() else []


def test_a_network_that_is_over_or_not_begun_is_left_in_peace(network: Network) -> None:
    for table in ("programme_role", "action_plan", "channel_metric", "event", "attendance"):
        network.tables[table].clear()
    network.programme["valid_to"] = date(2026, 10, 30)
    assert network.run().findings() == []
    network.programme.update(valid_from=date(2026, 11, 1), valid_to=date(2027, 1, 1))
    assert network.run().findings() == []


def test_a_young_network_has_time_to_measure_and_to_plan(network: Network) -> None:
    for table in ("action_plan", "channel_metric", "event", "attendance"):
        network.tables[table].clear()
    network.programme["valid_from"] = date(2026, 9, 2)
    assert network.run().rules() == []
    assert network.run(date(2026, 11, 1)).rules() == ["M3-2c"]
    assert network.run(date(2026, 12, 4)).rules() == ["M3-2c", "M3-4a", "M3-4b", "M3-4c"]


def test_a_plan_is_due_at_the_end_of_february(network: Network) -> None:
    network.tables["action_plan"].clear()
    assert "M3-2c" not in network.run(date(2026, 3, 1)).rules()
    assert "M3-2c" in network.run(date(2026, 3, 2)).rules()


def test_a_signed_member_is_sent_to_the_child_programme_that_there_is(network: Network) -> None:
    network.add("membership", membership(signed_on="2025-01-01"))
    network.other_programmes.append({"id": "kumppanuus", "model": "commitment_network", "parent": "verkko"})
    network.add("commitment", {"commitment_id": "c1", "membership_id": "m1", "title": "Aurinkosähköä", "kind": "action",
                               "made_on": "2025-01-01", "status": "active"})  # fmt: skip
    found = [finding for finding in network.run().findings() if finding["rule"] == "M3-6"]
    assert [finding["message_en"] for finding in found] == [
        'The organisation o1 has signed the membership "m1" in the open network Verkko, which has neither commitments '
        'nor a label: move it to the child programme "kumppanuus".'
    ]


def test_a_finding_says_it_in_three_languages_and_points_at_the_row(network: Network) -> None:
    network.tables["channel_metric"][0].update(measured_on="2026-07-05")
    assert network.run().findings() == [
        {
            "rule": "M3-4a",
            "severity": "warning",
            "programme_id": "verkko",
            "org_id": None,
            "subject_table": "channel_metric",
            "subject_id": "mailing_list",
            "message_fi": "Verkoston Verkko sähköpostilistan kokoa ei ole kirjattu 92 päivään (viimeksi 5.7.2026): "
            "lisää tilaajamäärä tauluun channel_metric.",
            "message_sv": "Storleken på nätverkets Verkko e-postlista har inte antecknats på 92 dagar (senast "
            "5.7.2026): för in antalet prenumeranter i tabellen channel_metric.",
            "message_en": "The size of the mailing list of the network Verkko has not been recorded for 92 days (last "
            "2026-07-05): add the number of subscribers to the table channel_metric.",
            "source": "Seuranta perustuu sähköpostilistaan, tapahtumien osallistujamääriin ja "
            "Fb-viestintäaktiivisuuteen",
        }
    ]
