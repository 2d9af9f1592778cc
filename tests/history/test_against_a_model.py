"""Imagined networks whose whole past is known, exported now and then: what comes back is that past."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from .archive import MEMBERSHIP, ORGANISATION, Archive, Row

FIRST = datetime.date(2020, 1, 1)
DAY = datetime.timedelta(days=1)
MOVES = ("nothing", "name", "id", "id and legal form", "employees")


@dataclass(frozen=True)
class State:
    """One organisation as one export tells of it."""

    number: int
    ids: int = 0
    names: int = 0
    legal_form: str = ""
    employees: int = 1

    @property
    def org_id(self) -> str:
        return f"{self.number}-{self.ids}"

    @property
    def name(self) -> str:
        return f"Firma {'abcdefghijkl'[self.number]}{'abcdefghijkl'[self.names]}{self.legal_form}"

    def after(self, move: str) -> State:
        match move:
            case "name":
                return replace(self, names=self.names + 1)
            case "id":
                return replace(self, ids=self.ids + 1)
            case "id and legal form":
                return replace(self, ids=self.ids + 1, legal_form="" if self.legal_form else ", OY")
            case "employees":
                return replace(self, employees=self.employees + 1)
        return self


@dataclass(frozen=True)
class Past:
    """What is on the list by day; ``silent`` are the days whose export has no column for employees."""

    exports: dict[datetime.date, tuple[State, ...]]
    silent: frozenset[datetime.date]
    listed: Sequence[tuple[datetime.date, State]]
    """All rows in the order in which they are read."""
    order: Sequence[bool]

    def until(self, as_of: datetime.date) -> list[datetime.date]:
        return [day for day in sorted(self.exports) if day <= as_of]


@st.composite
def pasts(draw: Any) -> Past:
    """From two to five exports of up to ten organisations that come, go, return, and change one thing at a time."""
    gaps = draw(st.lists(st.integers(1, 400), min_size=2, max_size=5))
    days = [FIRST + sum(gaps[:at]) * DAY for at in range(1, len(gaps) + 1)]
    exports: dict[datetime.date, tuple[State, ...]] = dict.fromkeys(days, ())
    for number in range(draw(st.integers(1, 10))):
        state = State(number)
        for listed, move, day in zip(
            draw(st.lists(st.booleans(), min_size=len(days), max_size=len(days))),
            draw(st.lists(st.sampled_from(MOVES), min_size=len(days), max_size=len(days))),
            days,
            strict=True,
        ):
            if listed:
                state = state.after(move)
                exports[day] += (state,)
    listed = draw(st.permutations([(day, state) for day, states in exports.items() for state in states]))
    silent = frozenset(draw(st.sets(st.sampled_from(days), max_size=len(days) - 1)))
    return Past(exports, silent, listed, draw(st.permutations([False, True])))


def stored(past: Past, as_of: datetime.date) -> Archive:
    archive = Archive()
    for silent in past.order:
        rows = [(day, organisation(state)) for day, state in past.listed if (day in past.silent) == silent]
        lists_employees = [] if silent else ["employees"]
        archive.add(ORGANISATION, ["org_id", "name", "org_type", *lists_employees], rows)
    memberships = [(day, {"membership_id": state.org_id, "org_id": state.org_id, "programme_id": "net"})
                   for day, state in past.listed]  # fmt: skip
    archive.add(MEMBERSHIP, ["membership_id", "org_id", "programme_id"], memberships)
    return archive.make(as_of)


def organisation(state: State) -> Row:
    return {
        "org_id": state.org_id,
        "name": state.name,
        "org_type": "company",
        "employees": str(state.employees),
    }


@settings(max_examples=8, deadline=None)
@given(pasts(), st.integers(0, 1))
def test_versions_and_periods_are_those_of_the_past(past: Past, back: int) -> None:
    """In any order of the files, with any rows in any order, as of the last export and as of the one before."""
    as_of = sorted(past.exports)[-1 - back]
    archive = stored(past, as_of)
    assert archive.rows("select count(*) from parsed.organisation where _broken <> ''") == [(0,)]
    assert archive.rows(
        "select org_id, name, employees, version, valid_from, valid_to, is_current from organisation_version "
        "order by org_id, version"
    ) == sorted(versions(past, as_of), key=lambda row: (row[0], row[3]))
    assert archive.rows("select membership_id, org_id, valid_from, valid_to from membership order by all") == sorted(
        periods(past, as_of), key=lambda row: row[0]
    )
    # the table is what its current versions say, and every row read was accepted
    assert archive.rows("select org_id, name, employees from organisation order by all") == [
        row[:3] for row in sorted(versions(past, as_of)) if row[6]
    ]
    assert archive.rows("select day, rows, is_used from snapshot where table_name = 'organisation' order by day") == [
        (day, len(states), day <= as_of) for day, states in sorted(past.exports.items()) if states
    ]


def seen(past: Past, as_of: datetime.date) -> dict[int, list[tuple[datetime.date, State]]]:
    """Of each organisation the exports that list it."""
    found: dict[int, list[tuple[datetime.date, State]]] = {}
    for day in past.until(as_of):
        for state in past.exports[day]:
            found.setdefault(state.number, []).append((day, state))
    return found


def versions(past: Past, as_of: datetime.date) -> list[tuple[Any, ...]]:
    rows = []
    for appearances in seen(past, as_of).values():
        said: list[int | None] = [None if day in past.silent else state.employees for day, state in appearances]
        for at in range(1, len(said)):
            said[at] = said[at - 1] if said[at] is None else said[at]
        for at in reversed(range(len(said) - 1)):
            said[at] = said[at + 1] if said[at] is None else said[at]
        told = [(state.name, employees) for (_, state), employees in zip(appearances, said, strict=True)]
        turns = [at for at in range(len(told)) if at == 0 or told[at] != told[at - 1]]
        for version, at in enumerate(turns, 1):
            following = turns[version] if version < len(turns) else None
            valid_to = appearances[following][0] - DAY if following is not None else None
            rows.append((appearances[0][1].org_id, *told[at], version, appearances[at][0], valid_to, following is None))
    return rows


def periods(past: Past, as_of: datetime.date) -> list[tuple[Any, ...]]:
    days = [day for day in past.until(as_of) if past.exports[day]]
    rows = []
    for appearances in seen(past, as_of).values():
        by_day, ids = dict(appearances), Counter[str]()
        for at, day in enumerate(days):
            if day in by_day and (at == 0 or days[at - 1] not in by_day):
                missing = next((later for later in days[at:] if later not in by_day), None)
                first_id = by_day[day].org_id
                ids[first_id] += 1
                key = first_id if ids[first_id] == 1 else f"{first_id}~{ids[first_id]}"
                rows.append((key, appearances[0][1].org_id, day, missing - DAY if missing else None))
    return rows


def test_a_row_that_is_rejected_is_no_leaver() -> None:
    """It says nothing but that its member is on the list."""
    first, second, third = (datetime.date(2023, month, 1) for month in (1, 5, 9))
    archive = Archive()
    rows = [(day, {"membership_id": one, "org_id": one, "programme_id": "net", "tier": tier})
            for day, one, tier in [(first, "1", "full"), (first, "2", "full"), (second, "1", "fool"),
                                   (third, "1", "support")]]  # fmt: skip
    archive.add(MEMBERSHIP, ["membership_id", "org_id", "programme_id", "tier"], rows)
    organisations = [(day, organisation(State(number))) for day in (first, second, third) for number in (1, 2)]
    archive.add(ORGANISATION, ["org_id", "name", "org_type", "employees"],
                [(day, {**row, "org_id": row["org_id"][0]}) for day, row in organisations])  # fmt: skip
    archive.make(third)
    assert archive.rows("select membership_id, tier, valid_from, valid_to from membership order by all") == [
        ("1", "support", first, None),
        ("2", "full", first, second - DAY),
    ]
    assert archive.rows("select day, is_rejected from appearance where table_name = 'membership' and row_key = '1'"
                        " order by day") == [(first, False), (second, True), (third, False)]  # fmt: skip
