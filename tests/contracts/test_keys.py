"""Keys that repeat and references that lead nowhere."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.contracts.validate import accept, judge_keys, parse_table

MEMBER = {"name": "Pelto Oy", "kind": "company", "joined_on": "2024-02-01"}
VISIT = {"event_id": "e1", "visited_on": "2025-01-01"}


@pytest.fixture
def member(contract_of: Any) -> Any:
    return contract_of("climatekit_sample.network:Member")


@pytest.fixture
def visit(contract_of: Any) -> Any:
    return contract_of("climatekit_sample.network:Visit")


def test_every_row_of_a_key_that_repeats_is_rejected(desk: Any, member: Any) -> None:
    broken = desk.judge(member, [MEMBER | {"member_id": key} for key in ["m1", "m2", "m1", "M1", " m1", "m3"]])
    assert broken == {2: {":key.duplicate"}, 3: set(), 4: {":key.duplicate"}, 5: set(), 6: {":key.duplicate"}, 7: set()}


def test_a_missing_key_is_missing_and_repeats_nothing(desk: Any, member: Any) -> None:
    broken = desk.judge(member, [MEMBER, MEMBER, MEMBER | {"member_id": ""}])
    assert broken == {row: {"member_id:value.missing"} for row in (2, 3, 4)}


def test_keys_of_several_columns(desk: Any, visit: Any) -> None:
    """Equal as values, however they are written; a row with half a key repeats nothing."""
    rows = [
        VISIT | {"member_id": "m1"},
        VISIT | {"member_id": "m1", "visited_on": "1.1.2025"},
        VISIT | {"member_id": "m1", "visited_on": "2.1.2025"},
        VISIT | {"member_id": "m1", "event_id": "e2"},
        VISIT | {"member_id": "e1", "event_id": "m1"},
        VISIT | {"member_id": "m2", "visited_on": "?"},
        VISIT | {"member_id": "m2", "visited_on": "?"},
    ]
    assert desk.judge(visit, rows) == {
        2: {":key.duplicate"}, 3: {":key.duplicate"}, 4: set(), 5: set(), 6: set(),
        7: {"visited_on:type.date"}, 8: {"visited_on:type.date"},
    }  # fmt: skip


def test_a_key_repeats_from_one_source_to_the_other(desk: Any, member: Any) -> None:
    rows = [MEMBER | {"member_id": "m1"}, MEMBER | {"member_id": "m2"}]
    parse_table(desk.connection, member, [desk.source(member, rows), desk.source(member, rows[1:])])
    judge_keys(desk.connection, member, [])
    found = desk.connection.execute("select _source, _row, _broken from parsed.member order by 1, 2").fetchall()
    assert found == [(1, 2, ""), (1, 3, ":key.duplicate"), (2, 2, ":key.duplicate")]


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["e1", "e2"]), st.integers(1, 3)), max_size=40))
def test_random_keys(desk: Any, visit: Any, keys: list[tuple[str, str, int]]) -> None:
    desk.connection.execute("drop view if exists raw.visit; drop table if exists parsed.visit")
    rows = [{"member_id": key[0], "event_id": key[1], "visited_on": f"{key[2]}.1.2025"} for key in keys]
    parse_table(desk.connection, visit, [desk.source(visit, rows)])
    judge_keys(desk.connection, visit, [])
    times = Counter(keys)
    expected = {row: {":key.duplicate"} if times[key] > 1 else set() for row, key in enumerate(keys, 2)}
    assert desk.broken(visit) == expected


def read(desk: Any, contract: Any, rows: list[Any]) -> None:
    parse_table(desk.connection, contract, [desk.source(contract, rows)])


def test_a_reference_that_leads_nowhere(desk: Any, member: Any, visit: Any) -> None:
    read(desk, member, [MEMBER | {"member_id": "m1"}])
    read(desk, visit, [VISIT | {"member_id": "m1"}, VISIT | {"member_id": "m2"}, VISIT | {"member_id": "M1"}, VISIT])
    judge_keys(desk.connection, visit, ["member", "visit"])
    assert desk.broken(visit) == {
        2: set(), 3: {"member_id:reference.unknown"}, 4: {"member_id:reference.unknown"},
        5: {"member_id:value.missing"},
    }  # fmt: skip


def test_a_row_is_not_rejected_because_the_one_it_refers_to_is(desk: Any, member: Any, visit: Any) -> None:
    read(desk, member, [MEMBER | {"member_id": "m1", "kind": "firma"}, MEMBER | {"member_id": "m2", "joined_on": "?"}])
    read(desk, visit, [VISIT | {"member_id": "m1"}, VISIT | {"member_id": "m2"}])
    for contract in (member, visit):
        judge_keys(desk.connection, contract, ["member", "visit"])
        accept(desk.connection, contract)
    assert desk.broken(visit) == {2: set(), 3: set()}
    assert desk.connection.execute("select (select count(*) from member), (select count(*) from visit)").fetchall() == [
        (0, 2)
    ]


def test_a_table_that_the_project_does_not_have_is_not_asked(desk: Any, member: Any, visit: Any) -> None:
    """Neither one that no contract stands for, nor one that has no file."""
    read(desk, visit, [VISIT | {"member_id": "nobody"}])
    judge_keys(desk.connection, visit, ["visit"])
    assert desk.broken(visit) == {2: set()}
    parse_table(desk.connection, member, [])
    judge_keys(desk.connection, visit, ["visit"])
    assert desk.broken(visit) == {2: set()}


def test_a_table_that_is_there_but_empty_is_asked(desk: Any, member: Any, visit: Any) -> None:
    read(desk, member, [])
    read(desk, visit, [VISIT | {"member_id": "m1"}])
    judge_keys(desk.connection, visit, ["member", "visit"])
    assert desk.broken(visit) == {2: {"member_id:reference.unknown"}}


def test_a_reference_into_the_same_table(desk: Any, member: Any) -> None:
    """To a later row, to a rejected one, to itself; an empty one leads nowhere and need not."""
    rows = [
        MEMBER | {"member_id": "m1", "parent_id": "m3"},
        MEMBER | {"member_id": "m2", "parent_id": "m4"},
        MEMBER | {"member_id": "m3", "kind": "firma"},
        MEMBER | {"member_id": "m5", "parent_id": "m5"},
    ]
    assert desk.judge(member, rows, present=["member"]) == {
        2: set(), 3: {"parent_id:reference.unknown"}, 4: {"kind:value.not_allowed"}, 5: set(),
    }  # fmt: skip


def test_the_parents_of_organisations(desk: Any, contract_of: Any) -> None:
    organisation = contract_of("climatekit_schemas.organisation:Organisation")
    sound = {"name": "Esimerkki Oy", "org_type": "company"}
    rows = [
        sound | {"org_id": f"o{at}", "group_parent_org_id": parent}
        for at, parent in enumerate(["o1", None, "o9", "o3"])
    ]
    assert desk.judge(organisation, rows, present=["organisation"]) == {
        2: set(), 3: set(), 4: {"group_parent_org_id:reference.unknown"},
        5: {"group_parent_org_id:check.parent_is_another"},
    }  # fmt: skip
