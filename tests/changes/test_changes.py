"""``climatekit changes`` on a network whose moves were counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

BALANCE = {
    "programme_id": "verkko",
    "members_from": 5,  # a d f g l
    "joined": 2,  # b h
    "rejoined": 1,  # c
    "left": 2,  # d g
    "members_to": 6,  # a b c f h l
    "in_and_out": 2,  # e k
    "out_and_in": 1,  # f
}
MOVES = [
    ("joined", "b", "2025-05-01"),
    ("joined", "h", "2025-12-31"),
    ("rejoined", "c", "2025-06-15"),
    ("left", "g", "2024-12-31"),
    ("left", "d", "2025-09-30"),
    ("in_and_out", "e", "2025-02-01"),
    ("in_and_out", "k", "2025-03-01"),
    ("out_and_in", "f", "2025-06-01"),
]


def _changes(found: Any, table: str, column: str) -> list[tuple[Any, ...]]:
    return [
        (one["key"], one["org_id"], one["what"], one["was"], one["is_now"], one["direction"])
        for one in found["changes"]
        if (one["table"], one["column"]) == (table, column)
    ]


def test_a_year_of_moves_adds_up_and_is_told(network: Path, call_cli: Any) -> None:
    before = sorted(network.rglob("*"))
    book = network.parent / "moves.xlsx"
    result = call_cli("changes", "2024-12-31", "2025-12-31", network, "--json", "--out", book)
    assert (result.code, result.err) == (0, "")
    found = json.loads(result.out)
    assert (found["project"], found["day_from"], found["day_to"]) == ("Verkko (keksitty)", "2024-12-31", "2025-12-31")
    assert found["balance"] == [BALANCE]
    assert [(move["move"], move["org_id"], move["day"]) for move in found["moves"]] == MOVES
    assert {move["is_backdated"] for move in found["moves"]} == {False}
    assert found["moves"][0]["name"] == "Jäsen B Oy"

    # who came and went is a move; the class of those who stayed went up or down
    assert _changes(found, "member_state", "tier") == [
        ("a", "a", "changed", "support", "full", "up"),
        ("l", "l", "changed", "full", "support", "down"),
    ]
    assert _changes(found, "target_plan", "target_value") == [("t-1", "a", "changed", "60.0", "40.0", "down")]
    assert _changes(found, "target_plan", "target_year") == []
    states = {key: (what, was, now) for key, _, what, was, now, _ in _changes(found, "commitment_state", "state")}
    assert states["c-2"] == ("changed", "open", "left")
    assert states["c-3"][:2] == ("changed", "not_yet")

    for one in found["summary"]:
        assert one["rows_from"] == one["same"] + one["changed"] + one["gone"], one
        assert one["rows_to"] == one["same"] + one["changed"] + one["appeared"], one
    tier = next(one for one in found["summary"] if (one["table"], one["column"]) == ("member_state", "tier"))
    assert [tier[name] for name in ("rows_from", "same", "changed", "up", "down", "gone", "appeared", "rows_to")] == [
        *(5, 1, 2, 1, 1, 2, 3, 6)
    ]

    sheets = openpyxl.load_workbook(book)
    assert sheets.sheetnames == ["Members", "Moves", "Followed", "Changes"]
    assert [cell.value for cell in sheets["Members"][4]] == list(BALANCE.values())
    assert [row[3] for row in sheets["Moves"].iter_rows(min_row=4, values_only=True)] == [
        *("joined", "joined", "came back", "left", "left"),
        *("in and out again", "in and out again", "out and in again"),
    ]
    assert sorted(network.rglob("*")) == before, "nothing is published"


def test_the_screen_shows_the_same_in_the_language_of_the_user(network: Path, call_cli: Any) -> None:
    shown = call_cli("changes", "2024-12-31", "2025-12-31", network)
    assert shown.code == 0
    rows = [line.split() for line in shown.out.splitlines()]
    assert ["verkko", "5", "2", "1", "2", "6", "2", "1"] in rows
    assert "joined (2)" in shown.out
    assert "  2025-05-01  verkko  b  Jäsen B Oy" in shown.out
    assert "member_state.tier  support → full" in shown.out


def test_two_published_results_show_what_was_known_then(network: Path, call_cli: Any, tmp_path: Path) -> None:
    was, now = tmp_path / "was", tmp_path / "now"
    assert call_cli("run", network, "--as-of", "2024-12-31", "--out", was, "--quiet").code == 0
    register = network / "data" / "membership.csv"
    # meanwhile j is found to have been in all the time, and g never to have been
    lines = [line for line in register.read_text("utf-8").splitlines() if ";g;" not in line]
    register.write_text("\n".join(lines).replace("2024-12-30", "") + "\n", "utf-8")
    assert call_cli("run", network, "--as-of", "2025-12-31", "--out", now, "--quiet").code == 0
    found = json.loads(call_cli("changes", was, now, "--json").out)
    (balance,) = found["balance"]
    assert [balance[name] for name in ("members_from", "joined", "rejoined", "left", "members_to")] == [5, 2, 2, 2, 7]
    backdated = {(move["org_id"], move["move"], move["day"]) for move in found["moves"] if move["is_backdated"]}
    assert backdated == {("j", "rejoined", "2020-01-01"), ("g", "left", None)}
    assert "* dated on or before 2024-12-31" in call_cli("changes", was, now).out

    refused = call_cli("changes", now, was)
    assert (refused.code, "[changes.order]" in refused.err) == (2, True)
    (was / "membership" / "member_state.parquet").unlink()
    assert "[changes.no_table]" in call_cli("changes", was, now).err


def test_a_day_before_the_first_member_and_data_that_would_be_held_back(network: Path, call_cli: Any) -> None:
    with (network / "data" / "organisation.csv").open("a", encoding="utf-8") as file:
        file.write("x;Ei tyyppiä Oy;planet\n" * 9)
    result = call_cli("changes", "1999-12-31", "2020-01-01", network, "--json")
    found = json.loads(result.out)
    numbers = {**dict.fromkeys(BALANCE, 0), "programme_id": "verkko", "joined": 6, "members_to": 6}  # c f g j k l
    assert found["balance"] == [numbers]
    assert result.code == 1, "a person has to look at the rejects"
    assert result.err.count("more than max_rejects = 5% allows") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["2025-12-31", "2024-12-31"], "changes.order", "2025-12-31 is not before TO 2024-12-31"),
        (["2025-12-31", "2025-12-31"], "changes.order", "is not before"),
        (["2025-13-31", "2026-12-31"], "changes.no_state", "'2025-13-31' is neither a date nor a folder"),
        (["2025-12-31", "data"], "changes.mixed", "'2025-12-31' is a date and 'data' is a folder"),
        (["data", "data"], "changes.no_state", "it has no run.json that can be read"),
        (["2024-12-31", "2025-12-31", ".", "--out", "x.csv"], "changes.out", "name a file that ends in .xlsx"),
        (["2024-12-31", "2025-12-31", ".", "--out", "there.xlsx"], "changes.out", "'there.xlsx' is there already"),
    ],
)
def test_what_can_not_be_compared_is_refused(
    network: Path, call_cli: Any, arguments: list[str], code: str, words: str
) -> None:
    (network / "there.xlsx").touch()
    result = call_cli("changes", *arguments, cwd=network)
    assert (result.code, result.out) == (2, "")
    assert f"[{code}]" in result.err
    assert words in result.err
