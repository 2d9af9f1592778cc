"""For each rule: what trips it, and what it must leave alone. Every case is a change to a project that is in order."""

from __future__ import annotations

from datetime import date

from climatekit.testing import Draft

AS_OF = date(2026, 12, 31)


def sound() -> Draft:
    """Two members that signed and reported, a target for each year, and a year in which it was met to the ton."""
    return Draft(
        programmes=[{"id": "protocol", "model": "climate_protocol", "valid_from": date(2024, 1, 1)}],
        tables={
            "organisation": [
                {"org_id": org, "name": f"{org} AB", "org_type": "company"} for org in ("org-1", "org-2")
            ],
            "protocol_period": [
                {"period_id": "I", "programme_id": "protocol", "starts_on": "2024-10-01", "ends_on": "2027-09-30"}
            ],
            "protocol_signature": [
                {"period_id": "I", "org_id": org, "signed_on": "2024-10-10"} for org in ("org-1", "org-2")
            ],
            "protocol_target": [
                {"year": year, "reduction_percent": 10} for year in (2024, 2025, 2026)
            ],
            "protocol_emission": [
                {"org_id": org, "year": year, "direct_tco2e": emitted, "indirect_tco2e": emitted,
                 "reported_on": f"{year + 1}-03-01"}
                for org in ("org-1", "org-2")
                for year, emitted in ((2024, 1000), (2025, 900))
            ],
        },
    )  # fmt: skip


def without_report(draft: Draft, org: str, year: int) -> None:
    """A member has not reported a year."""
    rows = draft.tables["protocol_emission"]
    rows[:] = [row for row in rows if (row["org_id"], row["year"]) != (org, year)]


def without_target(draft: Draft, year: int) -> None:
    """A year has no target."""
    rows = draft.tables["protocol_target"]
    rows[:] = [row for row in rows if row["year"] != year]


def join(draft: Draft, signed_on: str) -> None:
    """One member more."""
    draft.add("organisation", {"org_id": "org-3", "name": "org-3 AB", "org_type": "company"})
    draft.add("protocol_signature", {"period_id": "I", "org_id": "org-3", "signed_on": signed_on})


TRIPS = {
    "CP-1": [
        ("not signed", lambda draft: join(draft, "")),
        ("signs next year", lambda draft: join(draft, "2027-01-01")),
    ],
    "CP-2": [
        ("last year", lambda draft: without_report(draft, "org-2", 2025)),
        ("reported next year", lambda draft: draft.change("protocol_emission", 3, reported_on="2027-01-01")),
        ("in on the last day of the year", lambda draft: join(draft, "2025-12-31")),
    ],
    "CP-3": [("direct only", lambda draft: draft.change("protocol_emission", 0, indirect_tco2e=""))],
    "CP-4": [
        ("none for a year", lambda draft: without_target(draft, 2025)),
        ("none for this year", lambda draft: without_target(draft, 2026)),
    ],
    "CP-5": [
        ("a ton too much", lambda draft: draft.change("protocol_emission", 1, direct_tco2e=901)),
        ("a sharper target", lambda draft: draft.change("protocol_target", 1, reduction_percent=10.1)),
    ],
    "CP-6": [
        ("180 days are left", lambda draft: draft.change("protocol_period", ends_on="2027-06-29")),
        ("it has ended", lambda draft: draft.change("protocol_period", ends_on="2026-12-30")),
    ],
}
LEAVES_ALONE = [
    ("the reports of last year are due today", lambda draft: (
        draft.settings.update(report_due_days=365), without_report(draft, "org-2", 2025))),
    ("the target of this year is due today", lambda draft: (
        draft.settings.update(target_due_days=364), without_target(draft, 2026))),
    ("181 days are left", lambda draft: draft.change("protocol_period", ends_on="2027-06-30")),
    ("it joined this year", lambda draft: join(draft, "2026-01-01")),
    ("it left before the year was over", lambda draft: (
        without_report(draft, "org-2", 2025), draft.change("protocol_signature", 1, left_on="2025-12-30"))),
    ("one that was no member reported", lambda draft: (
        draft.add("organisation", {"org_id": "org-4", "name": "org-4 AB", "org_type": "company"}),
        draft.add("protocol_emission", {"org_id": "org-4", "year": 2025, "direct_tco2e": 1, "indirect_tco2e": 1,
                                        "reported_on": "2026-03-01"}))),
]  # fmt: skip
BESIDES: dict[str, set[str]] = {}  # rule: others that may trip on its cases; none does
