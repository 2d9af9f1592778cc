"""The answer as plain data, for the screen, JSON and a workbook."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

JOINED, REJOINED, LEFT = "joined", "rejoined", "left"
IN_AND_OUT, OUT_AND_IN = "in_and_out", "out_and_in"
MOVES = (JOINED, REJOINED, LEFT, IN_AND_OUT, OUT_AND_IN)


@dataclass(frozen=True, kw_only=True)
class Balance:
    """One programme: ``members_from`` + ``joined`` + ``rejoined`` - ``left`` = ``members_to``.

    Who came and went in between (``in_and_out``), or went and came back (``out_and_in``), changes neither end.
    """

    programme_id: str
    members_from: int
    joined: int
    rejoined: int
    left: int
    members_to: int
    in_and_out: int
    out_and_in: int


@dataclass(frozen=True, kw_only=True)
class Move:
    """One organisation that came or went. ``day`` is its first day in, or its last one where it left.

    ``is_backdated``: the day is not after the first of the two days, so the earlier state did not know of it.
    """

    programme_id: str
    org_id: str
    name: str | None
    move: str
    day: datetime.date | None
    is_backdated: bool


@dataclass(frozen=True, kw_only=True)
class Summary:
    """One followed column of one programme, in rows.

    ``rows_from`` = ``same`` + ``changed`` + ``gone``, and ``rows_to`` = ``same`` + ``changed`` + ``appeared``; ``up``
    and ``down`` are those of ``changed`` that have a direction.
    """

    table: str
    column: str
    programme_id: str
    rows_from: int
    same: int
    changed: int
    up: int
    down: int
    gone: int
    appeared: int
    rows_to: int


@dataclass(frozen=True, kw_only=True)
class Transition:
    """From which value to which, and how many rows; of columns whose values are words."""

    table: str
    column: str
    programme_id: str
    what: str
    was: str | None
    is_now: str | None
    rows: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value of one row that is ``changed``, ``appeared`` or ``gone``; ``direction`` is ``up``, ``down`` or None."""

    table: str
    column: str
    programme_id: str
    org_id: str | None
    key: str
    what: str
    was: str | None
    is_now: str | None
    direction: str | None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Everything; ``notes`` are sentences on what keeps a state from being trusted."""

    project: str
    day_from: datetime.date
    day_to: datetime.date
    balance: tuple[Balance, ...]
    moves: tuple[Move, ...]
    summary: tuple[Summary, ...]
    transitions: tuple[Transition, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()
