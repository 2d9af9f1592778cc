"""Single rows that will not do: each is told with its place, its value and the way out, in three languages."""

from __future__ import annotations

from typing import Any

import duckdb
import openpyxl
import pytest

# one row added to one file → column, code, value, what the English sentence must hold
ROWS: dict[str, tuple[str, str, str | None, str, str | None, list[str]]] = {
    "orphan event": ("attendance", "ev-9;org-1;2", "event_id", "reference.unknown", "ev-9", ["'ev-9'", "table event"]),
    "orphan organisation": (
        "attendance",
        "ev-1;org-9;2",
        "org_id",
        "reference.unknown",
        "org-9",
        ["'org-9'", "table organisation"],
    ),
    "impossible date": (
        "event",
        "ev-2;Kahvit;2026-02-30;breakfast",
        "held_on",
        "type.date",
        "2026-02-30",
        ["'2026-02-30'", "2025-03-31"],
    ),
    "day and month that no year has": (
        "event",
        "ev-2;Kahvit;13/13/2025;breakfast",
        "held_on",
        "type.date",
        "13/13/2025",
        ["'13/13/2025'", "31.3.2025"],
    ),
    "date of two readings": (
        "event",
        "ev-2;Kahvit;03/04/2025;breakfast",
        "held_on",
        "date.ambiguous",
        "03/04/2025",
        ["'03/04/2025'", "date_formats"],
    ),
    "number in words": (
        "attendance",
        "ev-1;org-2;kaksi",
        "headcount",
        "type.integer",
        "kaksi",
        ["'kaksi'", "a whole number"],
    ),
    "half a person": ("attendance", "ev-1;org-2;1.5", "headcount", "type.integer", "1.5", ["'1.5'", "a whole number"]),
    "fewer than none": ("attendance", "ev-1;org-2;-1", "headcount", "value.too_small", "-1", ["'-1'", "at least 0"]),
    "unknown kind": (
        "organisation",
        "org-3;Esimerkki;firma",
        "org_type",
        "value.not_allowed",
        "firma",
        ["'firma'", "'company'", "'other'"],
    ),
    "no name": ("organisation", "org-3;;company", "name", "value.missing", None, ["Name is empty", "fill it in"]),
    "too many cells": (
        "organisation",
        "org-3;Esimerkki;company;one;two",
        None,
        "row.too_long",
        None,
        ["more cells", "'one;two'"],
    ),
    "unknown programme": (
        "action_plan",
        "2027;2026-12-01;4;Kahvit;draft;aviom",
        "programme_id",
        "reference.unknown",
        "aviom",
        ["'aviom'", "programme"],
    ),
}


@pytest.mark.parametrize("case", sorted(ROWS))
def test_a_row_that_will_not_do(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str], case: str
) -> None:
    table, row, column, code, value, quoted = ROWS[case]
    name = f"data/{table}.csv"
    if table == "attendance":  # one organisation is at one event once: make room
        open_files[name] = open_files[name].replace("ev-1;org-2;1\n", "")
    if case == "unknown programme":
        first, second, _ = open_files[name].split("\n")
        open_files[name] = f"{first};programme_id\n{second};avoin\n"
    open_files[name] += row + "\n"
    line = open_files[name].count("\n")
    root = project(open_files, toml=open_toml)

    result = call_cli("run", root, "--max-rejects", "1", "--quiet")
    assert (result.code, result.out, result.err) == (0, "", "")
    found = duckdb.sql(f"from '{root}/out/rejects/reject_reasons.parquet'").fetchall()
    assert [reason[:7] for reason in found] == [(table, name, None, line, column, code, value)]
    *_, fi, sv, en = found[0]
    assert [part for part in quoted if part not in en] == [], en
    assert len({fi, sv, en}) == 3
    for sentence in (fi, sv, en):
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert value is None or f"'{value}'" in sentence
    sheet = openpyxl.load_workbook(root / "out" / "rejects.xlsx")[table]
    assert [cell.value for cell in sheet[2]][1:4] == [name, None, line]
    assert sheet["E2"].value.endswith(en)

    held = call_cli("run", root, "--max-rejects", "0", "--quiet")
    assert held.code == 1
    assert held.err.startswith("[data.rejects] 1 of ")
    assert "max_rejects = 0" in held.err


def test_a_key_that_stands_twice_rejects_both_rows(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    """Nobody can say which of the two is right. The rows that refer to them are not rejected for it."""
    open_files["data/organisation.csv"] += "org-1;Toinen Oy;company\n"
    root = project(open_files, toml=open_toml)
    assert call_cli("run", root, "--max-rejects", "2", "--quiet").code == 0
    reasons = duckdb.sql(
        f"select table_name, \"row\", code, message_en from '{root}/out/rejects/reject_reasons.parquet'"
    ).fetchall()
    message = "The key 'org-1' stands on more than one row: leave only one."
    assert reasons == [
        ("organisation", 2, "key.duplicate", message),
        ("organisation", 4, "key.duplicate", message),
    ]
    attended = duckdb.sql(f"select count(*) from '{root}/out/tables/attendance.parquet'").fetchall()
    assert attended == [(2,)]


@pytest.mark.parametrize(
    ("language", "note", "reason"),
    [
        ("fi", "Näitä rivejä ei otettu mukaan", "Sarake Nimi on tyhjä: täytä se."),
        ("sv", "De här raderna togs inte med", "Namn är tom: fyll i den."),
        ("en", "These rows were not taken in", "Name is empty: fill it in."),
    ],
)
def test_the_workbook_to_send_back_speaks_the_language_that_was_asked_for(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str], language: str, note: str, reason: str
) -> None:
    open_files["data/organisation.csv"] += "org-3;;company\n"
    root = project(open_files, toml=open_toml)
    call_cli("run", root, "--max-rejects", "1", "--language", language)
    book = openpyxl.load_workbook(root / "out" / "rejects.xlsx")
    assert book.worksheets[0]["A2"].value.startswith(note)
    sheet = book["organisation"]
    assert sheet["E2"].value == f"B4 name: {reason}"
    assert [cell.value for cell in sheet[1]][6:] == ["org_id", "name", "org_type"], "the file's own headers"
    assert [cell.value for cell in sheet[2]][6:] == ["org-3", None, "company"]
    coloured = [cell.coordinate for cell in sheet[2] if cell.fill.fgColor.rgb == "FFF8CBAD"]
    assert coloured == ["H2"], "the cell at fault and no other"
    assert sheet["H2"].comment.text == reason
