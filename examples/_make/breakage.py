"""What real registers look like: gaps that a coordinator should be told of, and rows that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random

from _make.base import AS_OF, Row, Tables

Change = Row | Callable[[Row], Row]

# What a contract refuses, by table: one change after another is made to rows that others can spare.
BROKEN: dict[str, tuple[Change, ...]] = {
    "organisation": (
        {"business_id": "9000001-1"},  # wrong check digit
        {"org_type": "osuuskunta"},
        {"employees": "noin 20"},
        {"industry_section": "C", "industry_scheme": None},
        {"business_id": "90041818"},  # no hyphen
    ),
    "commitment": (
        {"made_on": "kevät 2024"},
        {"theme": "lentäminen"},
        {"title": None},
        lambda row: {"valid_to": row["made_on"] - timedelta(days=300)},
        {"kind": "laadullinen"},
    ),
    "target": (
        {"base_value": "noin 200"},
        lambda row: {"target_year": (row["base_year"] or 2022) - 1, "base_year": row["base_year"] or 2022},
        {"metric": "hiilijalanjälki"},
        {"reduction_pct": 120.0},
    ),
    "progress_report": (
        {"submitted_on": "30.2.2025"},
        {"value": "n. 12"},
        {"value": 12.5, "unit": None},
        lambda row: {"period_year": row["submitted_on"].year + 1},
        {"commitment_id": "S9999"},
    ),
    "application": ({"org_id": "tuntematon"}, {"decision": "ehkä"}),
    "event": ({"held_on": "31.11.2025"}, {"kind": "illanvietto"}),
    "attendance": (
        {"headcount": -2},
        {"event_id": "E9999"},
        {"feedback_score": 7.0},
        {"headcount": "3 hlö"},
    ),
    "support_action": ({"provided_on": "viime keväänä"}, {"hours": -1.0}),
    "contact": ({"email": "ei ole"}, {"retention_until": None}),
    "channel_metric": ({"value": "ei tiedossa"},),
    "resource_use": ({"cost_eur": "noin 3 000"},),
    "participation": ({"first_seen": "kesällä 2023"}, {"org_id": "tuntematon"}),
    "payment": ({"amount_eur": "maksettu"},),
    "touchpoint": ({"happened_on": "31.2.2025"}, {"practice_id": "TM9999"}),
}


def gaps(tables: Tables, rng: Random, *, members: Sequence[Row] = ()) -> None:
    """Sound rows, doubtful substance: each kind once or twice among the members that stay."""
    staying = {row["membership_id"]: row for row in members or tables["membership"] if row["valid_to"] is None}
    running = [
        row
        for row in tables["commitment"]
        if row["status"] == "active" and row["membership_id"] in staying and (row["valid_to"] or AS_OF) >= AS_OF
    ]
    held: dict[str, int] = {}
    for row in running:
        held[row["membership_id"]] = held.get(row["membership_id"], 0) + 1
    targets = {row["commitment_id"]: row for row in tables["target"]}
    amounts = [
        row
        for row in running
        if targets.get(row["commitment_id"], {}).get("target_type") == "absolute" and held[row["membership_id"]] > 1
    ]
    rng.shuffle(amounts)
    take = iter(amounts)
    tables["target"].remove(targets[next(take)["commitment_id"]])  # promised in numbers, but they are nowhere
    for _ in range(2):
        target = targets[next(take)["commitment_id"]]
        target.update(base_value=None, target_value=target["_goal"], reduction_pct=None)
    misfit = targets[next(take)["commitment_id"]]
    misfit["unit"] = "MWh" if misfit["unit"] != "MWh" else "kg"
    targets[next(take)["commitment_id"]]["target_year"] = 2025  # past, and nobody has closed it
    poor = min(held, key=lambda key: (held[key], key))
    for row in tables["commitment"]:
        if row["membership_id"] == poor:  # has given up all that it promised
            row.update(status="withdrawn", valid_to=date(2026, 6, 30))


def broken(tables: Tables, rng: Random, *, per_cent: float = 1.5) -> None:
    """Rows that cannot be read, in every table that ``BROKEN`` knows; at least one each."""
    _memberships(tables)
    spare = _spare(tables)
    for table, changes in BROKEN.items():
        rows = tables[table]
        if table in ("commitment", "target"):
            rows = [row for row in rows if id(row) in spare]
        elif table == "progress_report":
            rows = [row for row in rows if row["value"] is not None]
        elif table == "organisation":
            rows = rows[6:]  # not those who run it
        many = min(max(round(len(tables[table]) * per_cent / 100), 1), len(rows), 12)  # of an absent table none
        for number, row in enumerate(rng.sample(rows, many)):
            change = changes[number % len(changes)]
            row.update(change(row) if callable(change) else change)
    for table in ("progress_report", "attendance", "organisation"):
        if len(tables[table]) > 30:
            tables[table].append(dict(tables[table][len(tables[table]) // 2]))  # there twice: neither is taken


def _memberships(tables: Tables) -> None:
    """Rows added to the others, so that no member is lost by them."""
    rows = tables["membership"]
    if not rows:
        return
    last = rows[-1]
    for key, change in (
        ("J9001", {"org_id": "tuntematon"}),
        ("J9002", {"valid_from": "31.11.2025", "signed_on": None}),
        ("J9003", {"valid_to": last["valid_from"] - timedelta(days=30)}),
    ):
        rows.append({**last, "membership_id": key, **change})


def _spare(tables: Tables) -> set[int]:
    """Promises that are over or one of several, and the targets of those that are over."""
    count: dict[str, int] = {}
    for row in tables["commitment"]:
        count[row["membership_id"]] = count.get(row["membership_id"], 0) + (row["status"] == "active")
    taken: set[str] = set()
    found: set[int] = set()
    over: set[str] = set()
    for row in tables["commitment"]:
        if row["status"] in ("missed", "replaced"):
            found.add(id(row))
            over.add(row["commitment_id"])
        elif count[row["membership_id"]] >= 3 and row["membership_id"] not in taken:
            taken.add(row["membership_id"])
            found.add(id(row))
    return found | {id(row) for row in tables["target"] if row["commitment_id"] in over}
