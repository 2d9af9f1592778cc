"""An open network in which everything is in order, what trips each rule, and what must be left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conftest import AS_OF, sound

__all__ = ["AS_OF", "BESIDES", "LEAVES_ALONE", "TRIPS", "sound"]

Network = Any  # one as ``sound`` makes it
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

# no rule trips on the case of another one
BESIDES: dict[str, set[str]] = {}

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
