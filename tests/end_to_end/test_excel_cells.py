"""A cell that holds an error, or a formula that was never calculated, is told with its address and never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

TOML = """\
[project]
name = "Avoin (keksitty)"
language = "en"
as_of = 2026-06-30
max_rejects = "1000"
max_errors = 100

[[programmes]]
id = "avoin"
name = "Avoin"
model = "open_network"

[tables.organisation]
path = "data/toimijat.xlsx"
header_row = 3
columns = { "Toimija" = "org_id", "Nimi" = "name", "Laji" = "org_type", "Väki" = "employees" }
"""
# from B3 on; the last column feeds nothing
ACTORS = [
    ["Toimija", "Nimi", "Laji", "Väki", "Muuta"],
    ["org-1", "Esimerkki Oy", "company", 12, "#REF!"],
    ["org-2", "Keksitty kunta", "municipality", "#REF!", "=1+1"],
    ["org-3", '="Lisä"&"sepät"', "company", "=E4*2", None],
    ["#VALUE!", "Kolmas Oy", "#N/A", 3, None],
    ["org-4", "Neljäs Oy", "company", None, None],
    [None, None, None, None, "#REF!"],
    [None, "=B4", None, None, None],
]
EVENTS = (
    "event_id,name,held_on,kind\nev-1,Aamukahvit,46085,breakfast\nev-2,#NIMI?,46086,breakfast\n"
    "ev-3,Ilta,#N/A,breakfast\nev-4,#N/A so far,46085,breakfast\n"
)
# as Excel shows them in English, Finnish and Swedish
ERRORS = [
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
    *("#PUUTTUU", "#PUUTTUU!", "#VIITTAUS!", "#ARVO!", "#JAKO/0!", "#NIMI?", "#LUKU!", "#TYHJÄ!"),
    *("#SAKNAS", "#SAKNAS!", "#REFERENS!", "#VÄRDEFEL!", "#DIVISION/0!", "#NAMN?", "#OGILTIGT!", "#SKÄRNING!"),
]
ATTENDANCE = (
    "event_id;org_id;headcount;feedback_score\nev-1;org-1;2;4,5\nev-1;org-2;1;#JAKO/0!\nev-1;org-4;1;#1\n"
    "ev-1;#PUUTTUU!;1;3,0\n"
)


def workbook(path: Path, rows: list[list[Any]] = ACTORS) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            sheet.cell(3 + down, 2 + right, value)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cells")
    workbook(root / "data" / "toimijat.xlsx")
    (root / "climatekit.toml").write_text(TOML, encoding="utf-8")
    events = EVENTS + "".join(f"ev-1{at},Ilta,{error},breakfast\n" for at, error in enumerate(ERRORS))
    (root / "data" / "event.csv").write_text(events, encoding="utf-8")
    (root / "data" / "attendance.csv").write_text(ATTENDANCE, encoding="utf-8")
    return root


def told(out: Path) -> dict[tuple[str, str | None], tuple[str, str | None]]:
    """By file and cell, code and value."""
    reasons = pq.read_table(out / "rejects" / "reject_reasons.parquet").to_pylist()
    return {(row["file"], row["cell"]): (row["code"], row["value"]) for row in reasons}


def accepted(out: Path, table: str, column: str) -> list[Any]:
    return sorted(pq.read_table(out / "tables" / f"{table}.parquet").column(column).to_pylist())


def test_every_such_cell_is_a_reason_of_its_own(root: Path, tmp_path: Path, call_cli: Callable[..., Any]) -> None:
    out = tmp_path / "out"
    assert call_cli("run", root, "--out", out).code == 0
    actors, events, attendance = (f"data/{name}" for name in ("toimijat.xlsx", "event.csv", "attendance.csv"))
    assert told(out) == {
        (actors, "E5"): ("cell.error", "#REF!"),
        (actors, "C6"): ("cell.uncalculated", '="Lisä"&"sepät"'),
        (actors, "E6"): ("cell.uncalculated", "=E4*2"),
        (actors, "B7"): ("cell.error", "#VALUE!"),
        (actors, "D7"): ("cell.error", "#N/A"),
        # where nothing else stands in the row, what must be filled is missing
        (actors, "B9"): ("value.missing", None),
        (actors, "C9"): ("value.missing", None),
        (actors, "D9"): ("value.missing", None),
        (actors, "B10"): ("value.missing", None),
        (actors, "C10"): ("cell.uncalculated", "=B4"),
        (actors, "D10"): ("value.missing", None),
        (events, "B3"): ("cell.error", "#NIMI?"),
        (events, "C4"): ("cell.error", "#N/A"),
        (attendance, "D3"): ("cell.error", "#JAKO/0!"),
        (attendance, "D4"): ("type.number", "#1"),
        (attendance, "B5"): ("cell.error", "#PUUTTUU!"),
    } | {(events, f"C{row}"): ("cell.error", error) for row, error in enumerate(ERRORS, start=6)}
    assert accepted(out, "organisation", "org_id") == ["org-1", "org-4"]
    # the other cells of a column are still understood by what they show: days that Excel counts, decimal commas
    assert accepted(out, "event", "event_id") == ["ev-1", "ev-4"]
    assert accepted(out, "attendance", "feedback_score") == [4.5]
    rows = pq.read_table(out / "rejects" / "organisation.parquet").to_pylist()
    assert [(row["row"], row["employees"]) for row in rows][:2] == [(5, "#REF!"), (6, "=E4*2")]

    book = openpyxl.load_workbook(out / "rejects.xlsx")
    (sheet,) = (sheet for sheet in book.worksheets if any(cell.value == "Toimija" for cell in sheet[1]))
    at = {cell.value: cell.column for cell in sheet[1]}
    wrong, right = sheet.cell(2, at["Väki"]), sheet.cell(2, at["Nimi"])
    assert (wrong.value, wrong.data_type) == ("#REF!", "s")
    assert wrong.fill.fgColor.rgb != right.fill.fgColor.rgb
    assert wrong.comment is not None
    assert wrong.comment.text.endswith(
        "The cell in Employees holds the error '#REF!': correct the formula, or write the value in its place."
    )
    assert right.comment is None
    never = sheet.cell(3, at["Väki"])
    assert (never.value, never.data_type) == ("=E4*2", "s")


def test_a_corrected_cell_enters_and_its_neighbour_keeps_its_mark(
    root: Path, tmp_path: Path, call_cli: Callable[..., Any]
) -> None:
    project = tmp_path / "project"
    workbook(project / "data" / "toimijat.xlsx")
    (project / "climatekit.toml").write_text(TOML, encoding="utf-8")
    assert call_cli("run", project, "--out", tmp_path / "first").code == 0
    book = openpyxl.load_workbook(tmp_path / "first" / "rejects.xlsx")
    (sheet,) = (sheet for sheet in book.worksheets if any(cell.value == "Toimija" for cell in sheet[1]))
    at = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, at["Väki"]).value = 340
    sheet.cell(3, at["Väki"]).value = 24  # and the name stays a formula
    sheet.cell(4, at["Toimija"]).value = "org-5"
    sheet.cell(4, at["Laji"]).value = "#N/A"  # typed into a spreadsheet, it is an error again
    assert sheet.cell(4, at["Laji"]).data_type == "e"
    decision = next(cell.column for cell in sheet[1] if str(cell.value).startswith("x = "))
    sheet.cell(5, decision).value = "x"
    sheet.cell(6, decision).value = "ok"  # takes the row as it stands, which makes no value of a formula
    book.save(tmp_path / "corrected.xlsx")
    assert call_cli("replay", tmp_path / "corrected.xlsx", project, "--out", tmp_path / "second").code == 0
    entered = pq.read_table(tmp_path / "second" / "tables" / "organisation.parquet").to_pylist()
    employees = {row["org_id"]: row["employees"] for row in entered}
    assert employees == {"org-1": 12, "org-2": 340, "org-4": None}
    assert {cell: code for (_, cell), (code, _) in told(tmp_path / "second").items()} == {
        "C6": "cell.uncalculated",
        "D7": "cell.error",
        "B10": "value.missing",
        "C10": "cell.uncalculated",
        "D10": "value.missing",
    }


def test_what_the_project_tells_of_an_error_comes_first(tmp_path: Path, call_cli: Callable[..., Any]) -> None:
    rows = [ACTORS[0], ["org-1", "Esimerkki Oy", "company", "#N/A"], ["org-2", "#N/A", "company", "#REF!"]]
    workbook(tmp_path / "data" / "toimijat.xlsx", [*rows, ["#N/A", "#N/A", "#N/A", "#N/A"]])
    toml = f'{TOML}values = {{ employees = {{ "#N/A" = "" }} }}\nexclude = {{ "Toimija" = ["#N/A"] }}\n'
    (tmp_path / "climatekit.toml").write_text(toml, encoding="utf-8")
    assert call_cli("run", tmp_path, "--out", tmp_path / "out").code == 0
    assert accepted(tmp_path / "out", "organisation", "org_id") == ["org-1"]
    assert {cell: value for (_, cell), value in told(tmp_path / "out").items()} == {
        "C5": ("cell.error", "#N/A"),
        "E5": ("cell.error", "#REF!"),
    }


def test_a_header_that_is_an_error_is_named(tmp_path: Path, call_cli: Callable[..., Any]) -> None:
    workbook(tmp_path / "data" / "toimijat.xlsx", [["Toimija", "#REF!", "Laji", "Väki"], ["org-1", "x", "company", 1]])
    toml = TOML.replace('"Nimi" = "name", ', "")
    (tmp_path / "climatekit.toml").write_text(toml, encoding="utf-8")
    done = call_cli("check", tmp_path)
    assert done.code in (1, 2)
    assert "'#REF!'" in done.err
