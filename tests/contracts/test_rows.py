"""One pass per table: what becomes of a row, with all its reasons."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.contracts.validate import accept, judge_keys, parse_table, reasons
from climatekit.contracts.writing import Parsing
from climatekit.publish.rejects import collect_reasons

SOUND = {"member_id": "m1", "name": "Pelto Oy", "kind": "company", "joined_on": "1.2.2024"}


@pytest.fixture
def member(contract_of: Any) -> Any:
    return contract_of("climatekit_sample.network:Member")


@pytest.fixture
def visit(contract_of: Any) -> Any:
    return contract_of("climatekit_sample.network:Visit")


def test_a_sound_row_is_accepted_as_it_is(desk: Any, member: Any) -> None:
    assert desk.judge(member, [SOUND]) == {2: set()}
    assert desk.connection.execute("from member").fetchall() == [
        ("m1", "Pelto Oy", "company", None, None, date(2024, 2, 1), None)
    ]


def test_a_row_is_rejected_with_all_its_reasons(desk: Any, member: Any) -> None:
    row = {
        "member_id": "m" * 11, "name": " ", "kind": "firma", "email": "eeva at example.org", "parent_id": "m9",
        "fee": "-1", "joined_on": "31.1.1999", "left_on": "30.1.1999", "_problem": "row.too_long", "_extra": "x;y",
    }  # fmt: skip
    broken = desk.judge(member, [row, row | {"fee": "paljon", "left_on": "?", "joined_on": None}], present=["member"])
    everything = {
        ":row.too_long", ":key.duplicate", "member_id:value.wrong_length", "name:value.missing",
        "kind:value.not_allowed", "email:value.wrong_pattern",
        "parent_id:reference.unknown",
    }  # fmt: skip
    assert broken == {
        2: everything | {"fee:value.too_small", "joined_on:value.too_small", "left_on:check.leaves_later"},
        3: everything | {"fee:type.number", "left_on:type.date", "joined_on:value.missing"},
    }
    assert set().union(*broken.values()) <= set(reasons(member))


def test_a_wrong_cell_is_wrong_once(desk: Any, member: Any) -> None:
    """It is not called missing as well, and no limit is held against it."""
    assert desk.judge(member, [SOUND | {"joined_on": "eilen", "fee": "1e400"}]) == {
        2: {"joined_on:type.date", "fee:type.number"}
    }


def test_sources_written_in_different_ways_make_one_table(desk: Any, member: Any) -> None:
    finnish = Parsing(decimal=",", thousands=".", values={"kind": {"yritys": "company", "henkilö": "person"}})
    american = Parsing(date_formats=("%m/%d/%Y",))
    sources = [
        desk.source(member, [SOUND | {"kind": "Yritys", "fee": "1.000,00", "joined_on": "2.1.2024"}], parsing=finnish),
        desk.source(member, [SOUND | {"member_id": "m2", "fee": "12.5", "joined_on": "2/1/2024"}], parsing=american),
        desk.source(member, [SOUND | {"member_id": "m3", "fee": "12,5", "kind": "yritys", "joined_on": "2/1/2024"}]),
        desk.source(member, []),
        desk.source(member, [{"member_id": "m4"}], constants={"name": "'O''Neil'", "kind": "'PERSON'",
                                                              "joined_on": "'2024-02-01'"}),
    ]  # fmt: skip
    parse_table(desk.connection, member, sources)
    judge_keys(desk.connection, member, [])
    accept(desk.connection, member)
    found = desk.connection.execute("select _source, fee, joined_on, _broken from parsed.member order by 1").fetchall()
    assert [(*values, set(reasons.split())) for *values, reasons in found] == [
        (1, 1000.0, date(2024, 1, 2), set()),
        (2, 12.5, date(2024, 2, 1), set()),
        (3, 12.5, None, {"kind:value.not_allowed", "joined_on:date.ambiguous"}),
        (5, None, date(2024, 2, 1), set()),
    ]
    assert desk.values(member, "name") == ["Pelto Oy", "Pelto Oy", "Pelto Oy", "O'Neil"]


def test_a_column_that_a_source_lacks_is_one_of_empty_cells(desk: Any, member: Any) -> None:
    lacks = [{"member_id": "m1", "name": "Pelto Oy"}]
    has = [{"member_id": "m2", "name": "Metsä Oy", "kind": None, "fee": "", "joined_on": " "}]
    tells = Parsing(values={"kind": {"": "company"}})
    sources = [desk.source(member, lacks), desk.source(member, has), desk.source(member, lacks, parsing=tells)]
    parse_table(desk.connection, member, sources)
    without_kind, blank, told = desk.connection.execute(
        "select _broken, kind, fee, joined_on from parsed.member order by _source"
    ).fetchall()
    assert without_kind == blank == ("kind:value.missing joined_on:value.missing", None, None, None)
    assert told == ("joined_on:value.missing", "company", None, None)


def test_no_source_makes_an_empty_table_of_the_right_types(desk: Any, member: Any) -> None:
    parse_table(desk.connection, member, [])
    judge_keys(desk.connection, member, ["member"])
    accept(desk.connection, member)
    described = desk.connection.execute("select column_name, column_type from (describe member)").fetchall()
    assert described == [(column.name, column.sql_type) for column in member.kept]
    assert desk.connection.execute("from member").fetchall() == []
    assert desk.connection.execute("from raw.member").fetchall() == []
    assert desk.connection.execute("from parsed.member").fetchall() == []


def test_a_source_without_rows_is_like_no_source(desk: Any, member: Any) -> None:
    assert desk.judge(member, []) == {}
    assert desk.connection.execute("from member").fetchall() == []


def test_rows_left_out_by_rule_are_neither_accepted_nor_rejected(desk: Any, member: Any) -> None:
    source = desk.source(member, [SOUND, SOUND | {"name": "peruttu"}, {"name": "peruttu"}], keep="c1 <> 'peruttu'")
    parse_table(desk.connection, member, [source])
    judge_keys(desk.connection, member, [])
    assert desk.broken(member) == {2: set()}, "the key of a row left out repeats nothing"


def test_raw_keeps_the_cells_of_a_row_beside_its_number(desk: Any, member: Any) -> None:
    parse_table(desk.connection, member, [desk.source(member, [SOUND | {"fee": " 1_0 ", "_extra": "äö"}])])
    assert desk.connection.execute("select fee, _source, _row, _extra from raw.member").fetchall() == [
        (" 1_0 ", 1, 2, "äö")
    ]


def test_the_order_of_the_file_is_kept(desk: Any, visit: Any) -> None:
    rows = [{"member_id": f"m{number}", "persons": str(number)} for number in range(5000)]
    parse_table(desk.connection, visit, [desk.source(visit, rows), desk.source(visit, rows[:10])])
    found = desk.connection.execute("select _source, _row from parsed.visit").fetchall()
    assert found == [(1, row) for row in range(2, 5002)] + [(2, row) for row in range(2, 12)]


@pytest.mark.parametrize("code", ["row.too_long", "row.too_short"])
def test_a_row_of_the_wrong_length_says_so_with_what_was_left_over(desk: Any, member: Any, code: str) -> None:
    broken = desk.judge(
        member, [SOUND | {"_problem": code, "_extra": "ylimääräinen'; --"}, SOUND | {"member_id": "m2"}]
    )
    assert broken == {2: {f":{code}"}, 3: set()}
    collect_reasons(desk.connection, [member])
    found = desk.connection.execute(
        "select _row, code, message_fi, message_sv, message_en from reject_reason"
    ).fetchall()
    assert [row[:2] for row in found] == [(2, code)]
    if code == "row.too_long":
        assert all("'ylimääräinen'; --'" in message for message in found[0][2:])


def test_of_a_row_that_is_too_short_only_that_and_what_it_holds_is_said(desk: Any, member: Any) -> None:
    short = {"member_id": "m1", "name": "Pelto Oy", "_problem": "row.too_short"}
    rows = [short, short | {"member_id": "m" * 11, "kind": "firma"}, short | {"_problem": None, "member_id": "m3"}]
    assert desk.judge(member, rows) == {
        2: {":row.too_short"},
        3: {":row.too_short", "member_id:value.wrong_length", "kind:value.not_allowed"},
        4: {"kind:value.missing", "joined_on:value.missing"},
    }


def test_personal_columns_are_checked_and_then_dropped(desk: Any, member: Any) -> None:
    broken = desk.judge(member, [SOUND | {"email": "eeva@example.org"}, SOUND | {"member_id": "m2", "email": "eeva"}])
    assert broken == {2: set(), 3: {"email:value.wrong_pattern"}}
    names = [name for (name,) in desk.connection.execute("select column_name from (describe member)").fetchall()]
    assert "email" not in names
    assert names == [column.name for column in member.kept]


def test_what_identifies_a_natural_person_is_emptied(desk: Any, member: Any) -> None:
    person = {"member_id": "m2", "kind": "Person", "name": "Eeva Esimerkki", "parent_id": "m1"}
    desk.judge(member, [SOUND | {"parent_id": "m1"}, SOUND | person, SOUND | person | {"member_id": "m3", "fee": "x"}])
    found = desk.connection.execute("select member_id, name, kind, parent_id from member").fetchall()
    assert found == [("m1", "Pelto Oy", "company", "m1"), ("m2", None, "person", None)]


def test_a_check_that_can_not_be_computed_is_broken_by_its_row_alone(desk: Any, visit: Any) -> None:
    row = {"member_id": "m1", "event_id": "e1", "visited_on": "2025-01-01"}
    persons = ["5", "9223372036854775807", "600", None]
    broken = desk.judge(visit, [row | {"event_id": f"e{n}", "persons": cell} for n, cell in enumerate(persons)])
    assert broken == {2: set(), 3: {"persons:check.can_be_doubled"}, 4: {"persons:check.can_be_doubled"}, 5: set()}


HOSTILE = [
    "'", "''", '"', "'; drop table parsed.member; --", "{value}", "{_extra}", "{name}", "%s %(a)s %", "\\", "\\'", "$1",
    "?", "{{}}", "\x00", "a\x00b", "\ud7ff", "\U0001f600", "a" * 100_000, "\n\r\n", "null", "NULL", "=1+1", "<script>",
    "\u202e", "member_id:value.missing", ":key.duplicate", " ", "\t", "\ufeff", "-- ", "/*", "*/", "e'\\x'", "٣", "０",
]  # fmt: skip


def test_hostile_cells_are_only_cells(desk: Any, member: Any) -> None:
    """In every column, and in the sentences that quote them."""
    rows = [
        {column.name: cell for column in member.columns} | {"_problem": "row.too_long", "_extra": cell}
        for cell in HOSTILE
    ] + [SOUND | {"member_id": f"m{at}", "name": cell} for at, cell in enumerate(HOSTILE)]
    broken = desk.judge(member, rows, present=["member"])
    assert len(broken) == len(rows)
    assert set().union(*broken.values()) <= set(reasons(member))
    accepted = [name for (name,) in desk.connection.execute("select name from member order by member_id").fetchall()]
    blank = {" ", "\t", "\n\r\n"}
    assert sorted(accepted) == sorted(cell.strip(" \t\r\n") for cell in HOSTILE if cell not in blank)
    collect_reasons(desk.connection, [member])
    messages = desk.connection.execute("select value, message_en from reject_reason where code = 'value.not_allowed'")
    for value, message in messages.fetchall():
        assert message == f"'{value[:80]}' in Kind is not allowed: use one of 'company', 'person'."


def test_hostile_rules_are_only_words(desk: Any, contract_of: Any) -> None:
    """Quotes, percent signs, braces and semicolons in a closed set, in the words of a source, in a pattern."""
    words = contract_of("climatekit_sample.varied:Words")
    sound = {"word_id": "w1", "kind": "kwh", "whole": "a@b"}
    cells = ["o'neil", "100 %", "{VALUE}", "ä;--", "'); drop table parsed.words; --", "\\", "{kind}"]
    told = {"'); drop table parsed.words; --": "kWh", "\\": "100 %", "{kind}": "{value}"}
    rows = [sound | {"word_id": f"w{at}", "kind": cell} for at, cell in enumerate(cells)]
    assert desk.judge(words, rows, parsing=Parsing(values={"kind": told})) == {row: set() for row in range(2, 9)}
    assert desk.values(words, "kind") == ["O'Neil", "100 %", "{value}", "Ä;--", "kWh", "100 %", "{value}"]


cell = st.one_of(
    st.none(),
    st.sampled_from(["m1", "m2", "m3", "company", "person", "1.1.2024", "2024-01-01", "12", "-1", "x", "a@b", " "]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
)
NAMES = ["member_id", "name", "kind", "email", "parent_id", "fee", "joined_on", "left_on"]
row = st.fixed_dictionaries(
    dict.fromkeys(NAMES, cell) | {"_problem": st.sampled_from([None, None, None, "row.too_long"])}
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.one_of(row, st.just(SOUND)), max_size=12), max_size=3))
def test_rows_read_are_rows_accepted_and_rejected(desk: Any, member: Any, sources: list[list[Any]]) -> None:
    for kind, name in (("view", "main.member"), ("view", "raw.member"), ("table", "parsed.member")):
        desk.connection.execute(f"drop {kind} if exists {name}")
    parse_table(desk.connection, member, [desk.source(member, rows) for rows in sources])
    judge_keys(desk.connection, member, ["member"])
    accept(desk.connection, member)
    accepted, rejected = counts(desk.connection)
    assert accepted + rejected == sum(len(rows) for rows in sources)
    (shown,) = desk.connection.execute("select count(*) from member").fetchall()[0]
    assert shown == accepted
    broken = desk.connection.execute("select _broken from parsed.member where _broken <> ''").fetchall()
    assert {reason for (found,) in broken for reason in found.split(" ")} <= set(reasons(member))


def counts(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    query = "select count(*) filter (_broken = ''), count(*) filter (_broken <> '') from parsed.member"
    accepted, rejected = connection.execute(query).fetchall()[0]
    return accepted, rejected


def test_a_row_does_not_depend_on_its_neighbours(desk: Any, member: Any) -> None:
    """However many rows stand around it, a row with a key of its own gets the same verdict."""
    chance = random.Random(1)
    cells = {"kind": ["company", "firma", None], "fee": ["1", "x", "-1", None], "joined_on": ["1.1.2024", "?", None]}
    rows = [
        SOUND | {"member_id": f"m{at}"} | {name: chance.choice(values) for name, values in cells.items()}
        for at in range(4500)
    ]
    together = desk.judge(member, rows)
    for at in (0, 1, 2047, 2048, 4499):
        other = type(desk)(duckdb.connect())
        other.connection.execute("create schema raw; create schema parsed")
        assert other.judge(member, [rows[at]])[2] == together[at + 2]
