"""Who joins a commitment network, when, and who is left outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from _make.base import AS_OF, Row, Tables, between, on
from _make.commitments import promise
from _make.words import REASONS_TO_LEAVE, REASONS_TO_REJECT


@dataclass(frozen=True, kw_only=True)
class Network:
    """What one commitment network is like. ``programme`` is None where the project has one programme."""

    programme: str | None = None
    joins: tuple[tuple[str, str, int], ...]
    """(first day, last day, how many join between them)"""
    versions: tuple[tuple[str, str], ...] = (("1990-01-01", "1"),)
    """(first day, version of the criteria)"""
    goals: Mapping[str, float] = field(default_factory=lambda: {"1": 4, "2": 4, "3": 2})
    """Number of promises a member makes at a time."""
    pools: tuple[float, float, float] = (60, 25, 15)
    """Weights of goals in numbers, actions, and things to find out."""
    one_action: bool = False
    """The first promise is an action, as where one a year is asked for."""
    cycle: int = 3
    """Years after which promises are renewed."""
    habits: Mapping[str, float] = field(default_factory=lambda: {"good": 70, "sloppy": 20, "silent": 10})
    leaving: float = 0.1
    ended_on: date = date(9999, 12, 31)
    """Last day of the programme; nobody reports after it."""
    support_types: tuple[str, ...] = ()
    """Kinds of organisation that join as support members, without promises of their own."""
    own_municipality: bool = False
    applications: bool = True
    rejected: int = 2
    withdrawn: int = 1
    waiting: int = 2
    instead: str = "Avoin verkosto"
    """What those who were not let in were offered."""
    base_year_missing: float = 0.0
    exceeds_law: float | None = None
    """Share of promises that go beyond the law; None where nobody asks."""
    of_city: float = 0.5
    """Share of promises that are linked to the city's climate programme."""

    def mark(self, **row: Any) -> Row:
        """The row with the programme that it belongs to, where there are several."""
        return row if self.programme is None else {"programme_id": self.programme, **row}


def join(tables: Tables, network: Network, candidates: Sequence[Row], rng: Random) -> list[Row]:
    """Members one after another in the order of ``candidates``, then applicants; returns the memberships."""
    queue = iter(candidates)
    days = sorted(between(rng, on(first), on(last)) for first, last, many in network.joins for _ in range(many))
    members = [_member(tables, network, next(queue), day, rng) for day in days]
    for decision, many in (("rejected", network.rejected), ("withdrawn", network.withdrawn), (None, network.waiting)):
        for _ in range(many):
            asked = between(rng, date(2025, 3, 1), AS_OF) if decision else between(rng, date(2026, 9, 15), AS_OF)
            _apply(tables, network, next(queue), asked, decision, rng)
    return members


def version_on(network: Network, day: date) -> str:
    return max((on(first), version) for first, version in network.versions if on(first) <= day)[1]


def _member(tables: Tables, network: Network, org: Row, joined: date, rng: Random) -> Row:
    support = org["org_type"] in network.support_types
    left = joined + timedelta(days=rng.randint(250, 2200)) if rng.random() < network.leaving else None
    left = left if left is not None and left <= min(AS_OF, network.ended_on) else None
    if network.applications:
        _apply(tables, network, org, joined - timedelta(days=rng.randint(5, 40)), "accepted", rng)
    member = tables.add(
        "membership",
        **network.mark(
            org_id=org["org_id"], tier="support" if support else "full", valid_from=joined, valid_to=left,
            signed_on=joined + timedelta(days=rng.randint(0, 14)),
            counterparty_municipality_code=org["municipality_code"] if network.own_municipality else None,
            criteria_version=version_on(network, joined) if network.applications else None,
            leave_reason=rng.choice(REASONS_TO_LEAVE) if left else None,
        ),
    )  # fmt: skip
    if not support:
        promise(tables, network, member, rng)
    return member


def _apply(tables: Tables, network: Network, org: Row, decided: date, decision: str | None, rng: Random) -> None:
    received = decided - timedelta(days=rng.randint(8, 50))
    tables.add(
        "application",
        **network.mark(
            org_id=org["org_id"], received_on=received, criteria_version=version_on(network, received),
            decision=decision, decided_on=decided if decision else None,
            reason=rng.choice(REASONS_TO_REJECT) if decision == "rejected" else None,
            support_offered=rng.random() < 0.85,
            alternative_offered=network.instead if decision == "rejected" else None,
        ),
    )  # fmt: skip
