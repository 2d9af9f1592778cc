"""A municipality in which everything is in order, what trips each rule, and what must be left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from .conftest import sound

__all__ = ["APART", "AS_OF", "BESIDES", "LEAVES_ALONE", "TRIPS", "sound"]

AS_OF = date(2026, 10, 31)
Kunta = Any  # one as ``sound`` makes it
Change = Callable[[Kunta], object]

MEMBERSHIP = {"membership_id": "m1", "programme_id": "kunta", "org_id": "o1", "valid_from": "2025-01-01"}
APPLICATION = {"application_id": "a1", "programme_id": "kunta", "org_id": "o1", "received_on": "2025-01-01"}


def in_procurement(kunta: Kunta, **columns: str) -> None:
    """One more integration, into the activity that has neither a first day nor an owner."""
    kunta.add("integration", {"integration_id": "i9", "host_id": "h4", "practice_id": "t1"} | columns)


def in_training(kunta: Kunta, **columns: str) -> None:
    """One more integration that has never been done, into an activity that holds another practice already."""
    kunta.add("integration", {"integration_id": "i9", "host_id": "h1", "practice_id": "t1"} | columns)


def broken_activity(kunta: Kunta) -> None:
    """The only change with a row that is rejected."""
    kunta.add("host_activity", {"host_id": "h5", "programme_id": "kunta", "kind": "kahvit", "name": "Kahvit"})
    kunta.add("integration", {"integration_id": "i9", "host_id": "h5", "practice_id": "t1", "status": "identified"})


def only_procurement(kunta: Kunta) -> None:
    kunta.tables["integration"].clear()
    del kunta.tables["host_activity"][:3]


APART = {"M2-1d"}  # the programme of a rejected row is not known

# no rule trips on the case of another one
BESIDES: dict[str, set[str]] = {}

TRIPS: dict[str, list[tuple[str, Change]]] = {
    "M2-1a": [
        ("a day before it began", lambda k: k.change("host_activity", existing_since="2024-01-02")),
        ("long before", lambda k: k.change("integration", 1, first_done_on="2015-12-31")),
    ],
    "M2-1b": [("the first day is missing", lambda k: k.change("host_activity", existing_since=""))],
    "M2-1c": [
        ("none", lambda k: (k.tables["integration"].clear(), k.tables["host_activity"].clear())),
        ("only to come", lambda k: (k.tables["integration"].clear(),
                                    [row.update(existing_since="2026-11-01") for row in k.tables["host_activity"]])),
    ],
    "M2-1d": [("its activity is rejected", broken_activity)],
    "M2-2a": [
        ("once", lambda k: k.change("integration", times_done="1")),
        ("nobody says", lambda k: k.change("integration", times_done="")),
        ("a stricter setting", lambda k: k.settings.update(systematic_min_times=4)),
        ("never", lambda k: in_training(k, status="systematic")),
        ("once and long ago", lambda k: k.change("integration", times_done="1", last_done_on="2024-06-01")),
    ],
    "M2-2b": [
        ("211 days ago, of 180 + 30", lambda k: k.change("integration", last_done_on="2026-04-03")),
        ("the default cadence", lambda k: k.change("integration", 1, status="systematic", times_done="2")),
        ("a shorter grace", lambda k: (k.settings.update(cadence_grace_days=0),
                                       k.change("integration", last_done_on="2026-05-03"))),
        ("the day is missing", lambda k: k.change("integration", first_done_on="", last_done_on="")),
    ],
    "M2-2c": [
        ("identified, but done", lambda k: k.change("integration", 3, first_done_on="2025-01-01",
                                                    last_done_on="2025-01-01")),
        ("piloted, but never done", lambda k: in_training(k, status="piloted")),
    ],
    "M2-3": [
        ("no training", lambda k: (k.tables["integration"].pop(0), k.tables["integration"].pop())),
        ("communication identified only", lambda k: k.change("integration", 1, status="identified", first_done_on="",
                                                             times_done="0", last_done_on="")),
        ("no network at all", lambda k: (k.tables["integration"].pop(2), k.tables["host_activity"].pop(2))),
    ],
    "M2-4a": [("a membership", lambda k: k.add("membership", MEMBERSHIP))],
    "M2-4b": [("an application", lambda k: k.add("application", APPLICATION))],
    "M2-5": [
        ("nobody", lambda k: k.change("host_activity", owner_unit="")),
        ("identified only", lambda k: in_procurement(k, status="identified")),
    ],
}  # fmt: skip


LEAVES_ALONE: list[tuple[str, Change]] = [
    ("the sound municipality", lambda k: None),
    ("begun the day it was first done", lambda k: k.change("host_activity", existing_since="2024-01-01")),
    ("an unknown first day, nothing done", lambda k: k.change("host_activity", 3, owner_unit="Hankinta")),
    ("no owner, nothing integrated", lambda k: k.change("host_activity", 3, existing_since="2010-01-01")),
    ("twice", lambda k: k.change("integration", times_done="2")),
    ("210 days ago, of 180 + 30", lambda k: k.change("integration", last_done_on="2026-04-04")),
    ("a piloted one may be old", lambda k: k.change("integration", 1, first_done_on="2020-01-01",
                                                    last_done_on="2020-01-01")),
    ("done often, not called systematic", lambda k: k.change("integration", 2, times_done="40")),
    ("the examples of the page not asked for", lambda k: (k.settings.update(expects_seed_kinds=False),
                                                          only_procurement(k))),
    ("a longer grace", lambda k: (k.settings.update(cadence_grace_days=300),
                                  k.change("integration", last_done_on="2025-10-31"))),
]  # fmt: skip
