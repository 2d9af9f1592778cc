"""Rows, days and dice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

AS_OF = date(2026, 10, 31)
Row = dict[str, Any]
KEYS = {
    "organisation": ("org_id", "O"), "application": ("application_id", "H"), "membership": ("membership_id", "J"),
    "commitment": ("commitment_id", "S"), "target": ("target_id", "M"), "progress_report": ("report_id", "R"),
    "support_action": ("support_id", "U"), "contact": ("contact_id", "Y"), "invoice": ("invoice_id", "L"),
    "payment": ("payment_id", "P"), "joint_project": ("project_id", "K"), "governance_meeting": ("meeting_id", "G"),
    "label_grant": ("grant_id", "T"), "host_activity": ("host_id", "I"), "integration": ("integration_id", "N"),
    "practice": ("practice_id", "TM"), "touchpoint": ("touchpoint_id", "KT"), "event": ("event_id", "E"),
    "label": ("label_id", "B"),
}  # fmt: skip


class Tables:
    """All rows of an example by table, as clean values; a cell that holds other text is broken on purpose."""

    def __init__(self, org_prefix: str) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.org_prefix = org_prefix

    def __getitem__(self, table: str) -> list[Row]:
        return self.rows.setdefault(table, [])

    def add(self, table: str, **row: Any) -> Row:
        """Append a row; a table of ``KEYS`` gets the next key unless the row brings its own."""
        rows = self[table]
        if table in KEYS and KEYS[table][0] not in row:
            column, prefix = KEYS[table]
            prefix = f"{self.org_prefix}-" if table == "organisation" else prefix
            row = {column: f"{prefix}{len(rows) + 1:04d}", **row}
        rows.append(row)
        return row


def dice(seed: int, what: str) -> Random:
    """A generator of its own for each part, so that a change in one part leaves the others as they are."""
    return Random(f"{seed}/{what}")


def pick(rng: Random, weights: Mapping[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def on(text: str) -> date:
    return date.fromisoformat(text)


def between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, max((last - first).days, 0)))


def years_later(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def is_in(row: Row, day: date) -> bool:
    """Whether a membership runs on a day."""
    return bool(row["valid_from"] <= day and (row["valid_to"] is None or row["valid_to"] >= day))
