"""Who takes part in an open network: on its mailing list, in its group, at its events. Nobody joins or leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from _make.base import AS_OF, Row, Tables, between


def take_part(
    tables: Tables, orgs: Sequence[Row], started: date, rng: Random, *, until: date | None = None, programme: str
) -> list[Row]:
    """Puts them on the lists; returns their stays in the form of memberships, for whoever invites them to events."""
    stays: list[Row] = []
    for org in orgs:
        first = between(rng, started, min(until or AS_OF, AS_OF) - timedelta(days=60))
        off = first + timedelta(days=rng.randint(90, 1500)) if rng.random() < 0.2 else None
        last = min((day for day in (off, until) if day is not None), default=None)
        last = last if last is not None and last <= AS_OF else None
        tables.add(
            "participation", programme_id=programme, org_id=org["org_id"], source="mailing_list", first_seen=first,
            last_seen=last,
        )  # fmt: skip
        if rng.random() < 0.2:
            tables.add(
                "participation", programme_id=programme, org_id=org["org_id"], source="social", first_seen=first,
                last_seen=until,
            )  # fmt: skip
        stays.append({"org_id": org["org_id"], "valid_from": first, "valid_to": last})
    return stays
