"""What the members promise, by what it is measured, and what they report on it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from _make.base import AS_OF, Row, Tables, between, pick, years_later
from _make.words import ACTIONS, LEARNING, MEASURED, Goal

if TYPE_CHECKING:
    from _make.memberships import Network

MISSING = {"good": (0.02, 0.02), "sloppy": (0.2, 0.35), "silent": (0.3, 0.95)}  # share of reports: first year, later


def promise(tables: Tables, network: Network, member: Row, rng: Random) -> None:
    """Promises for ``cycle`` years at a time, until the member leaves, the programme ends or the as-of date comes."""
    habit = pick(rng, network.habits)
    begins, last = member["valid_from"], min(member["valid_to"] or AS_OF, network.ended_on, AS_OF)
    while begins <= last:
        ends = years_later(begins, network.cycle)
        for goal in _goals(network, rng):
            _commit(tables, network, member, goal, begins, ends, habit, rng)
        begins = ends


def _goals(network: Network, rng: Random) -> list[Goal]:
    goals: list[Goal] = []
    for number in range(int(pick(rng, network.goals))):
        pool = rng.choices((MEASURED, ACTIONS, LEARNING), network.pools)[0]
        if number == 0 and network.one_action:
            pool = ACTIONS
        goals.append(rng.choice([goal for goal in pool if goal not in goals]))
    return goals


def _commit(
    tables: Tables, network: Network, member: Row, goal: Goal, begins: date, ends: date, habit: str, rng: Random
) -> None:
    made, cut = begins + timedelta(days=rng.randint(0, 9)), rng.randint(*goal.cut)
    status, valid_to = "active", ends - timedelta(days=1)
    if ends <= AS_OF:
        status = pick(rng, {"achieved": 60, "missed": 18, "replaced": 22})
    elif member["valid_to"] is not None:
        status, valid_to = "withdrawn", max(member["valid_to"], made)
    elif rng.random() < 0.05 and made < date(2025, 6, 1):
        status = "achieved"
    kind = "quantified" if goal.metric else "learning" if goal in LEARNING else "action"
    commitment = tables.add(
        "commitment", membership_id=member["membership_id"], title=goal.title.format(cut=cut), theme=goal.theme,
        kind=kind, made_on=made, valid_to=valid_to, is_public=rng.random() < 0.9,
        links_city_goal=rng.random() < network.of_city, status=status,
        exceeds_law=None if network.exceeds_law is None else rng.random() < network.exceeds_law,
        target_status=pick(rng, {"declaration_pledge": 60, "in_corporate_strategy": 30, "in_policy_document": 10}),
        offsets=pick(rng, {"no": 75, "not_specified": 25}),
    )  # fmt: skip
    target = _target(tables, network, commitment, goal, made, ends, cut, rng) if goal.metric else None
    _reports(tables, commitment, target, member, min(ends, network.ended_on), habit, rng)


def _target(
    tables: Tables, network: Network, commitment: Row, goal: Goal, made: date, ends: date, cut: int, rng: Random
) -> Row:
    base = round(rng.uniform(*goal.base), 1)
    value = float(cut) if goal.target_type in ("share", "count") else round(base * (1 - cut / 100), 1)
    counted = goal.target_type == "count"
    year = ends.year if ends > AS_OF else ends.year - 1
    if ends > AS_OF and rng.random() < 0.15:  # aims further ahead than the promise holds
        year += rng.randint(1, 6)
    only_percent = goal.target_type == "absolute" and rng.random() < 0.2
    default = rng.random() < network.base_year_missing
    return tables.add(
        "target", commitment_id=commitment["commitment_id"], target_type=goal.target_type, metric=goal.metric,
        unit=goal.unit, base_year=None if counted or default else made.year - 1, base_value=None if counted else base,
        target_year=max(year, made.year + 1), target_value=None if only_percent else value,
        reduction_pct=float(cut) if only_percent else None,
        method_note=rng.choice(("Laskut", "Mittari", "Laskuri", "Arvio", None)),
        validated_by=pick(rng, {"none": 45, "coordinator": 50, "third_party": 5}), _goal=value,
    )  # fmt: skip


def _reports(
    tables: Tables, commitment: Row, target: Row | None, member: Row, ends: date, habit: str, rng: Random
) -> None:
    """One a year, in the spring after; those of ``habit`` miss some."""
    first = commitment["made_on"].year if commitment["made_on"].month < 9 else commitment["made_on"].year + 1
    speed = rng.uniform(0.5, 1.5)
    for year in range(first, min(ends.year, 2025) + 1):
        handed_in = between(rng, date(year + 1, 1, 10), date(year + 1, 5, 20))
        if rng.random() < MISSING[habit][year > first] or handed_in > min(member["valid_to"] or AS_OF, AS_OF):
            continue
        value = _value(target, commitment["made_on"].year - 1, year, speed, rng) if target else None
        tables.add(
            "progress_report", commitment_id=commitment["commitment_id"], period_year=year, submitted_on=handed_in,
            value=value, unit=target["unit"] if target else None,
            method=pick(rng, {"measured": 50, "calculated": 35, "estimated": 15}) if target else None,
            narrative=None if target else rng.choice(("Työ aloitettu", "Tehty osittain", "Valmis")),
            evidence_level=pick(rng, {"self": 52, "document": 40, "third_party": 8}),
            self_status=pick(rng, {"on_track": 65, "behind": 20, "achieved": 13, "dropped": 2}),
        )  # fmt: skip


def _value(target: Row, base_year: int, year: int, speed: float, rng: Random) -> float:
    """On the way from the base value to the goal, faster or slower."""
    base = target["base_value"] or 0.0
    way = (year - base_year) / max(target["target_year"] - base_year, 1) * speed + rng.uniform(-0.1, 0.1)
    value = max(round(base + (target["_goal"] - base) * way, 1), 0.0)
    return float(round(value)) if target["unit"] == "pcs" else value
