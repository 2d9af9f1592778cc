"""Keys that repeat and references that lead nowhere."""

from __future__ import annotations

from dataclasses import replace
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


def test_of_identical_rows_the_first_stays(desk: Any, member: Any) -> None:
    """Identical as values, however they are written."""
    broken = desk.judge(member, [MEMBER | {"member_id": key} for key in ["m1", "m2", "m1", "M1", " m1", "m3"]])
    assert broken == {2: set(), 3: set(), 4: {":key.repeated"}, 5: set(), 6: {":key.repeated"}, 7: set()}
    assert others(desk) == {(1, 4): (1, 2), (1, 6): (1, 2)}


def test_rows_that_share_a_key_and_differ_are_all_rejected(desk: Any, member: Any) -> None:
    """Unless a rule says otherwise; a copy is still told as the copy that it is, broken or not."""
    rows = [{}, {"fee": "1"}, {}, {"fee": "?"}, {"fee": "!"}, {"fee": "?"}]
    assert desk.judge(member, [MEMBER | {"member_id": "m1"} | row for row in rows]) == {
        2: {":key.duplicate"}, 3: {":key.duplicate"}, 4: {":key.repeated"},
        5: {"fee:type.number", ":key.duplicate"}, 6: {"fee:type.number", ":key.duplicate"},
        7: {"fee:type.number", ":key.repeated"},
    }  # fmt: skip
    assert others(desk) == {(1, 4): (1, 2), (1, 7): (1, 5)}
    assert issues(desk) == [("key.duplicate", (1, 2), (1, 3), 4)]


@pytest.mark.parametrize(
    ("rule", "stays"), [("first", 3), ("last", 5), ("newest by fee", 4), ("newest by joined_on", 5)]
)
def test_the_stated_rule_says_which_row_stays(desk: Any, member: Any, rule: str, stays: int) -> None:
    """Among the sound ones: a broken row does not win, and is told what is wrong with it."""
    rows = [{"joined_on": "2030-13-13"}, {"fee": "1"}, {"fee": "20"}, {}, {"fee": "1", "kind": "firma"}]
    broken = desk.judge(replace(member, duplicates=rule), [MEMBER | {"member_id": "m1"} | row for row in rows])
    expected = {row: {":key.superseded"} for row in (3, 4, 5)}
    own = {2: {"joined_on:type.date"}, 6: {"kind:value.not_allowed"}}
    assert broken == expected | {stays: set()} | own
    assert others(desk) == {(1, row): (1, stays) for row in (3, 4, 5) if row != stays}
    other = min({3, 4, 5} - {stays})
    assert issues(desk) == [("key.superseded", (1, stays), (1, other), 3)]


def test_the_last_content_read_stays_under_last(desk: Any, member: Any) -> None:
    """What was changed and changed back is as it was: the first row of that content stands for the later ones."""
    rows = [MEMBER | {"member_id": "m1", "fee": fee} for fee in ("1", "2", "1")]
    assert desk.judge(replace(member, duplicates="last"), rows) == {
        2: set(), 3: {":key.superseded"}, 4: {":key.repeated"},
    }  # fmt: skip


def test_an_identifier_that_several_rows_share(desk: Any, member: Any) -> None:
    """Told, or rejected; a row that was superseded or is broken shares nothing."""
    rows = [
        MEMBER | {"member_id": "m1", "email": "a@b"}, MEMBER | {"member_id": "m2", "email": "a@b"},
        MEMBER | {"member_id": "m3", "email": "c@d"}, MEMBER | {"member_id": "m3", "email": "c@d", "fee": "1"},
        MEMBER | {"member_id": "m4", "email": "e@f"}, MEMBER | {"member_id": "m5", "email": "e@f", "fee": "?"},
        MEMBER | {"member_id": "m6"}, MEMBER | {"member_id": "m7"},
    ]  # fmt: skip
    base = {2: set(), 3: set(), 4: {":key.superseded"}, 5: set(), 6: set(), 7: {"fee:type.number"}, 8: set(), 9: set()}
    assert desk.judge(sharing(member, "warn"), rows) == base
    assert issues(desk)[:1] == [("identifier.shared", (1, 2), (1, 3), 2)]
    clear(desk, member)
    shared = {row: {"email:identifier.shared"} for row in (2, 3)}
    assert desk.judge(sharing(member, "reject"), rows) == base | shared
    assert others(desk) == {(2, 2): (2, 3), (2, 3): (2, 2), (2, 4): (2, 5)}
    assert [code for code, *_ in issues(desk)] == ["key.superseded"]


def sharing(contract: Any, what: str) -> Any:
    columns = tuple(replace(one, unique=what) if one.name == "email" else one for one in contract.columns)
    return replace(contract, columns=columns, duplicates="last")


def others(desk: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """By rejected row the other row that it is rejected for."""
    found = desk.connection.execute("select _source, _row, other_source, other_row from origin.other_row").fetchall()
    return {(source, row): (other_source, other) for source, row, other_source, other in found}


def issues(desk: Any) -> list[tuple[Any, ...]]:
    found = desk.connection.execute(
        "select code, _source, _row, other_source, other_row, rows from origin.issue order by all"
    ).fetchall()
    return [
        (code, (source, row), (other_source, other), rows) for code, source, row, other_source, other, rows in found
    ]


def clear(desk: Any, contract: Any) -> None:
    table = contract.table
    desk.connection.execute(f"drop view if exists main.{table}; drop view if exists raw.{table}")
    desk.connection.execute(f"drop table if exists parsed.{table}; drop schema if exists origin cascade")


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
        2: set(), 3: {":key.repeated"}, 4: set(), 5: set(), 6: set(),
        7: {"visited_on:type.date"}, 8: {"visited_on:type.date"},
    }  # fmt: skip


def test_a_key_repeats_from_one_source_to_the_other(desk: Any, member: Any) -> None:
    rows = [MEMBER | {"member_id": "m1"}, MEMBER | {"member_id": "m2"}]
    parse_table(desk.connection, member, [desk.source(member, rows), desk.source(member, rows[1:])])
    judge_keys(desk.connection, member, [])
    found = desk.connection.execute("select _source, _row, _broken from parsed.member order by 1, 2").fetchall()
    assert found == [(1, 2, ""), (1, 3, ""), (2, 2, ":key.repeated")]
    assert others(desk) == {(2, 2): (1, 3)}


KEYED = st.tuples(st.sampled_from("abc"), st.sampled_from(["e1", "e2"]), st.sampled_from([None, "1", "2", "3", "x"]))
RULES = st.sampled_from(["reject all", "first", "last", "newest by persons"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(KEYED, max_size=30), RULES)
def test_random_keys(desk: Any, visit: Any, drawn: list[Any], rule: str) -> None:
    """One row per key stays, if any is sound; and to read everything once more changes nothing."""
    rows = [VISIT | {"member_id": member, "event_id": event, "persons": count} for member, event, count in drawn]
    contract = replace(visit, duplicates=rule)
    once, twice = (accepted(desk, contract, rows, times) for times in (1, 2))
    assert once == twice
    assert once == sorted(expected(drawn, rule), key=str)


def accepted(desk: Any, contract: Any, rows: list[Any], times: int) -> list[Any]:
    clear(desk, contract)
    parse_table(desk.connection, contract, [desk.source(contract, rows) for _ in range(times)])
    judge_keys(desk.connection, contract, [])
    accept(desk.connection, contract)
    found = desk.connection.execute(f"select member_id, event_id, persons from {contract.table}").fetchall()
    return sorted(found, key=str)


def expected(drawn: list[Any], rule: str) -> list[Any]:
    """Worked out row by row. Of the newest the later one stays."""
    by_key: dict[Any, list[str | None]] = {}
    for member, event, count in drawn:
        by_key.setdefault((member, event), []).append(count)
    stay = []
    for key, counts in by_key.items():
        sound = [None if count is None else int(count) for count in counts if count != "x"]
        if rule == "reject all":
            sound = sound if len(set(counts)) == 1 else []
        elif rule.startswith("newest"):
            sound = [max(sound, key=lambda count: count or 0)] if sound else []
        if sound:
            stay.append((*key, sound[-1] if rule == "last" else sound[0]))
    return stay


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
