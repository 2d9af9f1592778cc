"""A municipality whose integrated practices are all in order; each test puts one thing out of order and runs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from climatekit.conformance.draft import Draft


def sound(project: Callable[..., Any] = Draft) -> Any:
    """A systematic, two piloted and an identified practice. Nothing to find in it on 2026-10-31."""
    return project(
        programmes=[{"id": "kunta", "name": "Kunta", "model": "integrated_practices"}],
        tables={
            "organisation": [
                {"org_id": "o1", "name": "Yksi Oy", "org_type": "company", "size_class": "small"},
                {"org_id": "o2", "name": "Kaksi Oy", "org_type": "company", "size_class": "large"},
            ],
            "practice": [
                {"practice_id": "t1", "name": "Ilmastokoulutus", "category": "Koulutus", "mode": "continuous",
                 "resource_level": 1, "impact_a": 2.0, "impact_b": 3.3},
                {"practice_id": "t2", "name": "Tarinat", "category": "Viestintä", "mode": "continuous",
                 "resource_level": 2, "impact_a": 3.5, "impact_b": ""},
            ],
            "host_activity": [
                {"host_id": "h1", "programme_id": "kunta", "kind": "business_training", "name": "Yrittäjäkoulutus",
                 "owner_unit": "Elinkeinot", "existing_since": "2015-01-01", "cadence_days": "180"},
                {"host_id": "h2", "programme_id": "kunta", "kind": "communication", "name": "Uutiskirje",
                 "owner_unit": "Viestintä", "existing_since": "2016-01-01", "cadence_days": ""},
                {"host_id": "h3", "programme_id": "kunta", "kind": "business_network", "name": "Yrittäjäaamut",
                 "owner_unit": "Elinkeinot", "existing_since": "2017-01-01", "cadence_days": "90"},
                {"host_id": "h4", "programme_id": "kunta", "kind": "procurement", "name": "Hankinnat",
                 "owner_unit": "", "existing_since": "", "cadence_days": ""},
            ],
            "integration": [
                {"integration_id": "i1", "host_id": "h1", "practice_id": "t1", "status": "systematic",
                 "first_done_on": "2024-01-01", "times_done": "3", "last_done_on": "2026-06-01",
                 "climate_share_pct": "20"},
                {"integration_id": "i2", "host_id": "h2", "practice_id": "t2", "status": "piloted",
                 "first_done_on": "2025-02-01", "times_done": "1", "last_done_on": "2025-02-01",
                 "climate_share_pct": "10"},
                {"integration_id": "i3", "host_id": "h3", "practice_id": "t1", "status": "piloted",
                 "first_done_on": "2026-03-01", "times_done": "4", "last_done_on": "2026-09-01",
                 "climate_share_pct": ""},
                {"integration_id": "i4", "host_id": "h1", "practice_id": "t2", "status": "identified",
                 "first_done_on": "", "times_done": "", "last_done_on": "", "climate_share_pct": "50"},
            ],
            "touchpoint": [
                {"touchpoint_id": "c1", "programme_id": "kunta", "org_id": "o1", "happened_on": "2026-02-01",
                 "owner_unit": "Elinkeinot", "practice_id": "t1", "kind": "training", "next_step": "Laskuri"},
                {"touchpoint_id": "c2", "programme_id": "kunta", "org_id": "o2", "happened_on": "2026-02-01",
                 "owner_unit": "Elinkeinot", "practice_id": "t1", "kind": "training", "next_step": ""},
            ],
        },
    )  # fmt: skip


@pytest.fixture
def kunta(small_project: Callable[..., Any]) -> Any:
    """The sound one."""
    return sound(small_project)


@pytest.fixture(scope="session")
def example(run_example: Callable[[str], Any]) -> Any:
    """examples/kunta_integrointi, run as it stands."""
    return run_example("kunta_integrointi")
