"""A municipality whose selected practices are all in order; each test puts one thing out of order and runs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from climatekit.conformance.draft import Draft


def sound(project: Callable[..., Any] = Draft) -> Any:
    """Two running practices, one planned and one ended. Nothing to find in it on 2026-10-31."""
    made = project(
        programmes=[{"id": "kunta", "name": "Kunta", "model": "selected_practices"}],
        tables={
            "organisation": [
                {"org_id": "o1", "name": "Yksi Oy", "org_type": "company", "size_class": "small"},
                {"org_id": "o2", "name": "Kaksi Oy", "org_type": "company", "size_class": "large"},
            ],
            "practice": [
                {"practice_id": "t1", "name": "Yritysvierailut", "category": "Neuvonta", "mode": "continuous",
                 "resource_level": 1, "impact_a": 2.0, "impact_b": 3.3, "impact_c": "", "impact_d": 3.5},
                {"practice_id": "t2", "name": "Kaava", "category": "Perustekeminen", "mode": "continuous",
                 "resource_level": 3, "impact_a": 3.4, "impact_b": 3.2, "impact_c": 1.0, "impact_d": ""},
                {"practice_id": "t3", "name": "Kilpailu", "category": "Palkitseminen", "mode": "one_off",
                 "resource_level": 2, "impact_a": 1.0, "impact_b": "", "impact_c": "", "impact_d": 4.0},
            ],
            "practice_use": [
                {"use_id": "k1", "programme_id": "kunta", "practice_id": "t1", "owner_unit": "Elinkeinot",
                 "started_on": "2024-01-01", "ended_on": "", "status": "running", "last_run_on": "2026-05-01",
                 "expected_repeat_days": "", "cost_eur": "1000.00", "htv": "0.2"},
                {"use_id": "k2", "programme_id": "kunta", "practice_id": "t2", "owner_unit": "Kaavoitus",
                 "started_on": "2025-01-01", "ended_on": "", "status": "running", "last_run_on": "2025-12-01",
                 "expected_repeat_days": "400", "cost_eur": "", "htv": ""},
                {"use_id": "k3", "programme_id": "kunta", "practice_id": "t3", "owner_unit": "Elinkeinot",
                 "started_on": "2027-01-01", "ended_on": "", "status": "planned", "last_run_on": "",
                 "expected_repeat_days": "", "cost_eur": "500.00", "htv": "0.5"},
                {"use_id": "k4", "programme_id": "kunta", "practice_id": "t3", "owner_unit": "Elinkeinot",
                 "started_on": "2023-01-01", "ended_on": "2023-12-31", "status": "ended", "last_run_on": "2023-06-01",
                 "expected_repeat_days": "", "cost_eur": "700.00", "htv": "0.5"},
            ],
            "practice_user": [
                {"use_id": "k1", "unit": "Elinkeinot"},
                {"use_id": "k1", "unit": "Viestintä"},
                {"use_id": "k2", "unit": "Kaavoitus"},
                {"use_id": "k3", "unit": "Elinkeinot"},
            ],
            "unit": [
                {"programme_id": "kunta", "unit": "Ympäristö", "is_overview_holder": "kyllä"},
                {"programme_id": "kunta", "unit": "Elinkeinot", "is_overview_holder": "ei"},
                {"programme_id": "kunta", "unit": "Kaavoitus", "is_overview_holder": ""},
                {"programme_id": "kunta", "unit": "Viestintä", "is_overview_holder": ""},
            ],
            "touchpoint": [
                {"touchpoint_id": "c1", "programme_id": "kunta", "org_id": "o1", "happened_on": "2026-02-01",
                 "owner_unit": "Elinkeinot", "practice_id": "t1", "kind": "visit", "next_step": "Laskuri"},
                {"touchpoint_id": "c2", "programme_id": "kunta", "org_id": "o1", "happened_on": "2026-03-01",
                 "owner_unit": "Elinkeinot", "practice_id": "t1", "kind": "meeting", "next_step": ""},
                {"touchpoint_id": "c3", "programme_id": "kunta", "org_id": "o2", "happened_on": "2025-03-01",
                 "owner_unit": "", "practice_id": "", "kind": "", "next_step": ""},
                {"touchpoint_id": "c4", "programme_id": "kunta", "org_id": "o2", "happened_on": "2026-11-01",
                 "owner_unit": "Elinkeinot", "practice_id": "", "kind": "visit", "next_step": ""},
            ],
        },
    )  # fmt: skip
    made.settings["available_htv"] = 0.5
    return made


@pytest.fixture
def kunta(small_project: Callable[..., Any]) -> Any:
    """The sound one."""
    return sound(small_project)


@pytest.fixture(scope="session")
def example(run_example: Callable[[str], Any]) -> Any:
    """examples/kunta_toimintamallit, run as it stands."""
    return run_example("kunta_toimintamallit")
