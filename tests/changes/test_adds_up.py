"""Whoever comes and goes how often: the members, the moves and the changes add up. The oracle counts day by day."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit import engine
from climatekit.changes.compare import compare
from climatekit.changes.found import Changes
from climatekit.changes.state import State, followed_in
from climatekit.pipeline.plan import Plan
from climatekit.plugin_host.host import Host

ZERO = datetime.date(2025, 1, 1)
LAST = 14  # days that are looked at
Stay = tuple[int, int, str]  # first day, last day, class

PIPELINES = Path(__file__).parents[2] / "pipelines" / "climatekit_pipelines" / "membership"
stays = st.lists(
    st.tuples(st.integers(0, LAST), st.integers(0, 6), st.sampled_from(["full", "support"])).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1], drawn[2])
    ),
    max_size=4,
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    from climatekit.cache import user_cache
    from climatekit.run.prepare import everything

    host = Host()
    return everything(host, host.models(), user_cache())[2]


def _day(number: int) -> datetime.date:
    return ZERO + datetime.timedelta(days=number)


def _state(folder: Path, register: Mapping[str, Sequence[Stay]], on: int) -> State:
    """As a run would publish it: by the shared SQL, from a register."""
    folder.mkdir()
    connection = engine.connect(spill=folder / "spill", threads=1)
    connection.execute("create table run as select cast(? as date) as as_of", [_day(on)])
    connection.execute(f"create table programme_member as {(PIPELINES / 'programme_member.sql').read_text('utf-8')}")
    for org, rows in register.items():
        for first, (_, last, tier) in {first: (first, last, tier) for first, last, tier in rows}.items():
            row = ["net", org, tier, _day(first), _day(last), "membership", first <= on <= last]
            connection.execute("insert into programme_member values (?, ?, ?, ?, ?, ?, ?)", row)
    tables = {}
    for name in ("member_period", "member_state"):
        connection.execute(f"create table {name} as {(PIPELINES / f'{name}.sql').read_text('utf-8')}")
        tables[name] = str(folder / f"{name}.parquet")
        connection.execute(f"copy {name} to '{tables[name]}'")
    connection.close()
    return State(project="p", as_of=_day(on), programmes=("net",), tables=tables)


def _move(rows: Sequence[Stay], day_from: int, day_to: int) -> str | None:
    """What happened, told by looking at each day."""
    chosen = _spans(rows)
    was_in, *between, is_in = (
        any(first <= day <= last for first, last in chosen) for day in range(day_from, day_to + 1)
    )
    if is_in and not was_in:
        return "rejoined" if any(first <= day_from for first, _ in chosen) else "joined"
    if was_in and not is_in:
        return "left"
    if was_in:
        return None if all(between) else "out_and_in"
    return "in_and_out" if any(between) else None


def _members(register: Mapping[str, Sequence[Stay]], day: int) -> int:
    return sum(any(start <= day <= end for start, end in _spans(rows)) for rows in register.values())


def _spans(rows: Sequence[Stay]) -> list[tuple[int, int]]:
    """Of two stays that begin on one day the register holds the last one."""
    return list({first: last for first, last, _ in rows}.items())


@settings(max_examples=25, deadline=None)
@given(
    register=st.dictionaries(st.sampled_from("abcdefgh"), stays, min_size=1),
    first=st.integers(0, LAST - 1),
    length=st.integers(1, LAST),
)
def test_states_and_moves_add_up(plan: Plan, register: dict[str, list[Stay]], first: int, length: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        was, now = _state(folder / "was", register, first), _state(folder / "now", register, first + length)
        found = compare(was, now, followed_in(plan), folder / "spill")
    wanted = {org: _move(rows, first, first + length) for org, rows in register.items()}
    assert {move.org_id: move.move for move in found.moves} == {org: move for org, move in wanted.items() if move}
    assert not any(move.is_backdated for move in found.moves)
    _adds_up(found)
    (balance,) = found.balance
    assert balance.members_from == _members(register, first)
    assert balance.members_to == _members(register, first + length)


@settings(max_examples=12, deadline=None)
@given(
    earlier=st.dictionaries(st.sampled_from("abcdef"), stays),
    later=st.dictionaries(st.sampled_from("abcdef"), stays),
    length=st.integers(0, LAST),
)
def test_two_registers_that_contradict_each_other_add_up_too(
    plan: Plan, earlier: dict[str, list[Stay]], later: dict[str, list[Stay]], length: int
) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        was, now = _state(folder / "was", earlier, 5), _state(folder / "now", later, 5 + length)
        found = compare(was, now, followed_in(plan), folder / "spill")
    _adds_up(found)
    assert found.balance[0].members_from == _members(earlier, 5)
    assert found.balance[0].members_to == _members(later, 5 + length)


def _adds_up(found: Changes) -> None:
    (balance,) = found.balance
    assert balance.members_from + balance.joined + balance.rejoined - balance.left == balance.members_to
    kinds = [move.move for move in found.moves]
    for kind in ("joined", "rejoined", "left", "in_and_out", "out_and_in"):
        assert kinds.count(kind) == getattr(balance, kind)
    assert len({move.org_id for move in found.moves}) == len(found.moves), "nobody is told twice"
    for one in found.summary:
        assert one.rows_from == one.same + one.changed + one.gone == balance.members_from
        assert one.rows_to == one.same + one.changed + one.appeared == balance.members_to
        told = [turn for turn in found.transitions if turn.column == one.column]
        assert sum(turn.rows for turn in told) == one.changed + one.gone + one.appeared
        assert one.changed == sum(change.column == one.column for change in found.changes)
