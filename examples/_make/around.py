"""What goes on around the promises: events, support, coordination, money, channels, contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from _make.base import AS_OF, Row, Tables, between, is_in
from _make.words import PEOPLE, TOPICS

SUPPORT = ("joining", "baseline", "goal_setting", "follow_up", "updating", "reporting", "funding_advice")
NAMES = {"breakfast": "Aamukahvit", "coffee": "Ilmastokahvit", "workshop": "Työpaja", "training": "Koulutus",
         "webinar": "Webinaari", "forum": "Foorumi", "site_visit": "Vierailu"}  # fmt: skip


def events(
    tables: Tables, members: Sequence[Row], years: range, kinds: Sequence[str], rng: Random, *, share: float = 0.25,
    until: date = AS_OF, **marks: Any,
) -> None:  # fmt: skip
    """One event of each of ``kinds`` every year, and who came; the last ones of this year are still to come."""
    for year in years:
        for number, kind in enumerate(kinds):
            month = 1 + (number * 11 + 5) // len(kinds)
            day = date(year, month if month != 7 else 8, rng.randint(1, 28))
            if day > max(until, AS_OF) + timedelta(days=60) or (until < AS_OF and day > until):
                continue
            event = tables.add(
                "event", **marks, name=f"{NAMES[kind]}: {rng.choice(TOPICS)} (keksitty)", held_on=day, kind=kind,
                seats=rng.choice((20, 30, 40, 80)),
            )  # fmt: skip
            came = sorted({row["org_id"] for row in members if is_in(row, day) and rng.random() < share})
            for org_id in came if day <= AS_OF else ():
                tables.add(
                    "attendance", event_id=event["event_id"], org_id=org_id, headcount=rng.choice((1, 1, 1, 2, 3)),
                    feedback_score=rng.choice((None, None, 3.0, 3.5, 4.0, 4.5, 5.0)),
                )  # fmt: skip


def support(tables: Tables, members: Sequence[Row], provider: Row, rng: Random, **marks: Any) -> None:
    """Help with joining for nearly all, later now and then."""
    for member in members:
        last = min(member["valid_to"] or AS_OF, AS_OF)
        days = [max(member["valid_from"] - timedelta(days=rng.randint(3, 30)), date(2013, 1, 1))]
        days += [between(rng, member["valid_from"], last) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
        if not member["valid_to"]:
            days += [between(rng, date(2025, 11, 5), AS_OF) for _ in range(rng.choice((0, 1, 1)))]
        for number, day in enumerate(sorted(days)):
            tables.add(
                "support_action", **marks, org_id=member["org_id"], provided_on=day,
                kind=rng.choice(SUPPORT[:3] if number == 0 else SUPPORT[3:]),
                hours=rng.choice((0.5, 1.0, 1.5, 2.0, 3.0)),
                provider_org_id=provider["org_id"], requested=rng.random() < 0.5,
            )  # fmt: skip


def coordination(
    tables: Tables, leads: Sequence[Row], started: date, practices: str, *, until: date | None = None,
    planned: int = 6, **marks: Any,
) -> None:  # fmt: skip
    """The first one leads, the others coordinate with it; a plan a year."""
    for number, org in enumerate(leads):
        role = "co_coordinator" if number else "lead_coordinator"
        tables.add("programme_role", **marks, org_id=org["org_id"], role=role, valid_from=started, valid_to=until)
    for year in range(max(started.year, 2021), (until.year if until else 2026) + 1):
        tables.add(
            "action_plan", **marks, year=year, adopted_on=max(date(year - 1, 12, 10), started), events_planned=planned,
            practices=practices, status="adopted" if year == 2026 else "closed",
        )  # fmt: skip


def costs(
    tables: Tables, years: range, htv: float, fund_source: str, rng: Random, *, persons: int = 2, **marks: Any
) -> None:
    for year in years:
        share = round(htv * rng.uniform(0.85, 1.15), 3)
        tables.add(
            "resource_use", **marks, period=str(year), htv=share, htv_method="estimate", persons=persons,
            cost_category="staff", cost_eur=round(share * 61000, 2), fund_source=fund_source,
        )  # fmt: skip
        for category in ("communication", "events"):
            tables.add(
                "resource_use", **marks, period=str(year), htv=None, htv_method=None, persons=None,
                cost_category=category, cost_eur=round(rng.uniform(900, 5200), 2), fund_source=fund_source,
            )  # fmt: skip


def channels(tables: Tables, years: range, start: Mapping[tuple[str, str], int], rng: Random, **marks: Any) -> None:
    """Each channel once a quarter, growing."""
    for (channel, metric), first in start.items():
        value = first
        for year in years:
            for day in (date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31)):
                value += rng.randint(0, max(first // 12, 2))
                if day <= AS_OF:
                    tables.add("channel_metric", **marks, channel=channel, metric=metric, measured_on=day, value=value)


def contacts(tables: Tables, members: Sequence[Row], rng: Random) -> None:
    """One person a member, with an address of example.org; a few are kept for too long."""
    for number, org_id in enumerate(dict.fromkeys(row["org_id"] for row in members), 1):
        tables.add(
            "contact", org_id=org_id, person_name=rng.choice(PEOPLE), email=f"henkilo{number}@example.org",
            purpose="Jäsenviestintä", legal_basis="public_task",
            retention_until=date(2026, 6, 30) if number % 23 == 5 else date(2028, 12, 31),
        )  # fmt: skip


def plans(tables: Tables, members: Sequence[Row], rng: Random) -> None:
    """A climate plan of most members that have come so far, adopted when they joined."""
    reached = {
        row["org_id"] for row in tables["organisation"] if row["climate_stage"] in ("planned", "acting", "leading")
    }
    for member in members:
        if member["org_id"] in reached and rng.random() < 0.92:
            tables.add(
                "climate_plan", org_id=member["org_id"], names_key_emissions=rng.random() < 0.9,
                adopted_on=member["valid_from"] + timedelta(days=rng.randint(0, 120)),
                document_ref=f"Suunnitelma {member['membership_id']} (keksitty)",
            )  # fmt: skip


def labels(
    tables: Tables, members: Sequence[Row], name: str, owner: Row, legal_basis: str, rng: Random, *, years: int = 0,
    **marks: Any,
) -> None:  # fmt: skip
    """A logo for every member that has promised something; with ``years`` it ends, otherwise nobody said when."""
    label = tables.add(
        "label", **marks, name=f"{name} (keksitty)", owner_org_id=owner["org_id"], legal_basis=legal_basis,
        scheme_ref="Päätös 12/2020 (keksitty)" if legal_basis == "public_authority" else None,
    )  # fmt: skip
    for member in members:
        granted = member["valid_from"] + timedelta(days=rng.randint(0, 40))
        if member["tier"] == "full" and granted <= AS_OF:
            until = date(granted.year + years, 12, 31) if years else None
            tables.add(
                "label_grant", label_id=label["label_id"], membership_id=member["membership_id"], granted_on=granted,
                valid_to=max(until, date(2027, 12, 31)) if until and not member["valid_to"] else until,
            )  # fmt: skip
