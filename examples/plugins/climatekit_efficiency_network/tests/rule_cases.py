"""For each rule: what trips it, and what it must leave alone. Every case is a change to a project that is in order."""

from __future__ import annotations

from datetime import date
from typing import Any

from climatekit.testing import Draft

AS_OF = date(2026, 12, 31)
MEMBERS = [f"org-{number}" for number in range(1, 9)]


def sound() -> Draft:
    """Eight members with a target each, a third of which they reach every year."""
    return Draft(
        programmes=[{"id": "network", "model": "efficiency_network", "valid_from": date(2024, 1, 1)}],
        tables={
            "organisation": [{"org_id": org, "name": f"{org} GmbH", "org_type": "company"} for org in MEMBERS],
            "efficiency_participant": [
                {"org_id": org, "joined_on": "2024-01-01", "left_on": "", "target_mwh": 300} for org in MEMBERS
            ],
            "efficiency_measure": [
                {"measure_id": f"{org} {year}", "org_id": org, "year": year, "saving_mwh": 100}
                for org in MEMBERS
                for year in (2024, 2025, 2026)
            ],
        },
    )


def leave(draft: Draft, members: int, day: str) -> None:
    """The first so many members leave on a day."""
    for row in range(members):
        draft.change("efficiency_participant", row, left_on=day)


def join(draft: Draft, members: int) -> None:
    """So many members more, on the last day of 2025, with the measures of their year and no target to speak of."""
    for number in range(members):
        org = f"new-{number}"
        draft.add("organisation", {"org_id": org, "name": f"{org} GmbH", "org_type": "company"})
        draft.add("efficiency_participant", {"org_id": org, "joined_on": "2025-12-31", "target_mwh": 0})
        draft.add("efficiency_measure", {"measure_id": org, "org_id": org, "year": 2026, "saving_mwh": 1})


def without(draft: Draft, org: str, year: int) -> None:
    """A member did not hand in a year; another one saves twice as much, so that the sum stays."""
    rows: list[dict[str, Any]] = draft.tables["efficiency_measure"]
    rows[:] = [row for row in rows if (row["org_id"], row["year"]) != (org, year)]
    next(row for row in rows if row["year"] == year)["saving_mwh"] = 200


TRIPS = {
    "EN-1": [
        ("four are left", lambda draft: leave(draft, 4, "2026-12-30")),
        ("a larger one is asked for", lambda draft: draft.settings.update(min_members=9)),
    ],
    "EN-2": [
        ("seven are left", lambda draft: leave(draft, 1, "2026-12-30")),
        ("sixteen", lambda draft: join(draft, 8)),
    ],
    "EN-3": [
        (
            "181 days without",
            lambda draft: (
                join(draft, 1),
                draft.change("efficiency_participant", 8, joined_on="2026-07-03", target_mwh=""),
            ),
        ),
    ],
    "EN-4": [
        ("nothing of last year", lambda draft: without(draft, "org-2", 2025)),
        (
            "at once",
            lambda draft: (draft.settings.update(monitoring_due_days=0), without(draft, "org-2", 2025)),
        ),
    ],
    "EN-5": [
        ("a little less than promised", lambda draft: draft.change("efficiency_measure", saving_mwh=99)),
        ("a shorter run", lambda draft: (draft.settings.update(runs_years=2), draft.change(
            "efficiency_participant", target_mwh=400))),
    ],
}  # fmt: skip
LEAVES_ALONE = [
    ("eight, the last day of one being today", lambda draft: leave(draft, 1, "2026-12-31")),
    ("fifteen", lambda draft: join(draft, 7)),
    (
        "180 days without a target",
        lambda draft: (
            join(draft, 1),
            draft.change("efficiency_participant", 8, joined_on="2026-07-04", target_mwh=""),
        ),
    ),
    ("this year is not due yet", lambda draft: without(draft, "org-2", 2026)),
    ("one joined in the middle of a year", lambda draft: (
        join(draft, 1), draft.change("efficiency_participant", 8, joined_on="2025-01-02"))),
]  # fmt: skip
ALMOST = {"EN-1": [("five are left", lambda draft: leave(draft, 3, "2026-12-30"))]}
BESIDES: dict[str, set[str]] = {}  # rule: others that may trip on its cases; none does
