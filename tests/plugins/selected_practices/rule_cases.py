"""A municipality in which everything is in order, what trips each rule, and what must be left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from .conftest import sound

__all__ = ["BESIDES", "LEAVES_ALONE", "TRIPS", "sound"]

AS_OF = date(2026, 10, 31)
Kunta = Any  # one as ``sound`` makes it
Change = Callable[[Kunta], object]

MEMBERSHIP = {"membership_id": "m1", "programme_id": "kunta", "org_id": "o1", "valid_from": "2025-01-01"}
APPLICATION = {"application_id": "a1", "programme_id": "kunta", "org_id": "o1", "received_on": "2025-01-01"}


def resources(period: str, htv: str, **columns: str) -> dict[str, str]:
    return {
        "programme_id": "kunta",
        "period": period,
        "htv": htv,
        "cost_category": "staff",
        "fund_source": "own",
    } | columns


def use(**columns: str) -> dict[str, str]:
    """One more use of the first practice that is in order."""
    return {
        "use_id": "k9",
        "programme_id": "kunta",
        "practice_id": "t1",
        "owner_unit": "Elinkeinot",
        "htv": "0",
    } | columns


def with_user(kunta: Kunta, **columns: str) -> None:
    kunta.add("practice_use", use(**columns))
    kunta.add("practice_user", {"use_id": "k9", "unit": "Elinkeinot"})


def available(kunta: Kunta, htv: float | None, *rows: dict[str, str]) -> None:
    """What there is for the practices: by the setting, or by rows of resource_use. The two running ones take 0.5."""
    kunta.settings.pop("available_htv")
    if htv is not None:
        kunta.settings["available_htv"] = htv
    kunta.add("resource_use", *rows)


# no rule trips on the case of another one
BESIDES: dict[str, set[str]] = {}

TRIPS: dict[str, list[tuple[str, Change]]] = {
    "M1-1a": [("a membership", lambda k: k.add("membership", MEMBERSHIP))],
    "M1-1b": [("an application", lambda k: k.add("application", APPLICATION))],
    "M1-2a": [
        ("a running one", lambda k: k.change("practice_use", owner_unit="")),
        ("a planned one", lambda k: k.change("practice_use", 2, owner_unit="")),
        ("blanks", lambda k: k.change("practice_use", owner_unit="  ")),
    ],
    "M1-2b": [("nobody", lambda k: k.tables["practice_user"].pop())],
    "M1-2c": [
        ("an owner misspelt", lambda k: k.change("practice_use", owner_unit="Elinkeino")),
        ("a user misspelt", lambda k: k.change("practice_user", 2, unit="Kaavotus")),
    ],
    "M1-2d": [
        ("none", lambda k: (k.tables["practice_use"].clear(), k.tables["practice_user"].clear())),
        ("all ended", lambda k: [row.update(started_on="2023-01-01", ended_on="2026-10-30", status="ended")
                                 for row in k.tables["practice_use"]]),
    ],
    "M1-3a": [
        ("no unit at all", lambda k: k.tables["unit"].clear()),
        ("nobody marked", lambda k: k.change("unit", is_overview_holder="ei")),
    ],
    "M1-3b": [("two marked", lambda k: k.change("unit", 1, is_overview_holder="kyllä"))],
    "M1-4a": [
        ("the setting", lambda k: available(k, 0.49)),
        ("nothing there", lambda k: available(k, 0)),
        ("the year's row", lambda k: available(k, None, resources("2026", "0.4"))),
        ("months of an unfinished year", lambda k: available(k, None, resources("2026-01", "0.04"),
                                                             resources("2026-02", "0.04"))),
        ("the latest year counts", lambda k: available(k, None, resources("2025", "3"), resources("2026", "0.4"))),
        ("heavier stars", lambda k: k.settings.update(htv_per_star=0.11)),
    ],
    "M1-4b": [
        ("nothing known", lambda k: available(k, None)),
        ("only a later year", lambda k: available(k, None, resources("2027", "3"))),
        ("only money", lambda k: available(k, None, resources("2026", "", cost_eur="100.00"))),
    ],
    "M1-5": [
        ("366 days ago", lambda k: k.change("practice_use", last_run_on="2025-10-30")),
        ("its own interval", lambda k: k.change("practice_use", 1, expected_repeat_days="333")),
        ("never since it began", lambda k: k.change("practice_use", last_run_on="")),
        ("a shorter default", lambda k: k.settings.update(expected_repeat_days=182)),
        ("a one-off that says so", lambda k: with_user(k, practice_id="t3", started_on="2025-01-01",
                                                       expected_repeat_days="365")),
    ],
    "M1-6a": [
        ("running, but its last day is over", lambda k: k.change("practice_use", ended_on="2026-10-30")),
        ("planned, but begun", lambda k: k.change("practice_use", status="planned")),
        ("planned, but carried out", lambda k: k.change("practice_use", status="planned", started_on="")),
    ],
    "M1-6b": [("ended without its day", lambda k: k.change("practice_use", 3, ended_on=""))],
}  # fmt: skip

LEAVES_ALONE: list[tuple[str, Change]] = [
    ("the sound municipality", lambda k: None),
    ("an ended use without owner and users", lambda k: k.change("practice_use", 3, owner_unit="")),
    ("an ended use of an unknown unit", lambda k: k.change("practice_use", 3, owner_unit="Lakkautettu")),
    ("nobody has listed units, none need be", lambda k: (k.settings.update(overview_required=False),
                                                         k.tables["unit"].clear())),
    ("two overviews, none asked for", lambda k: (k.settings.update(overview_required=False),
                                                 k.change("unit", 1, is_overview_holder="kyllä"))),
    ("as much as there is", lambda k: available(k, 0.5)),
    ("the setting beats the table", lambda k: (available(k, 0.5), k.add("resource_use", resources("2026", "0.1")))),
    ("the year's row is enough", lambda k: available(k, None, resources("2026", "0.5"))),
    ("months are stretched to a year", lambda k: available(k, None, resources("2026-01", "0.05"),
                                                           resources("2026-02", "0.05"))),
    ("paused takes no work", lambda k: with_user(k, started_on="2024-01-01", status="paused", htv="5",
                                                 last_run_on="2024-01-01")),
    ("365 days ago", lambda k: k.change("practice_use", last_run_on="2025-10-31")),
    ("just begun", lambda k: k.change("practice_use", last_run_on="", started_on="2026-10-01")),
    ("a one-off once", lambda k: with_user(k, practice_id="t3", started_on="2023-01-01", last_run_on="2023-06-01")),
    ("its last day is today", lambda k: k.change("practice_use", ended_on="2026-10-31")),
    ("no status at all", lambda k: [row.update(status="") for row in k.tables["practice_use"]]),
    ("ended with a day to come", lambda k: k.change("practice_use", status="ended", ended_on="2026-12-31")),
]  # fmt: skip
