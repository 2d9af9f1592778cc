"""Corrupt, reject, correct, hand in: the accepted tables are those of files that were right from the start."""

from __future__ import annotations

import datetime
import io
import json
import shutil
import stat
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.replay.hand_in import hand_in
from climatekit.replay.workbook import handed_rows
from climatekit.run import Options, run_project

Rows = list[list[Any]]
Edit = Callable[[Any, Mapping[str, int]], None]
D = datetime.date

TOML = """\
[project]
name = "Avoin (keksitty)"
language = "fi"
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

[tables.participation]
path = "data/toimijat.xlsx"
header_row = 3
columns = { "Toimija" = "org_id", "Mistä" = "source", "Alkaen" = "first_seen" }

[tables.attendance]
decimal = ","
"""
# one sheet feeds two tables and has a column that feeds none; it starts in column B, its headers on row 3
ACTORS: Rows = [
    ["Toimija", "Nimi", "Laji", "Väki", "Mistä", "Alkaen", "Muuta"],
    ["org-1", "Esimerkki Oy", "company", 12, "mailing_list", D(2025, 1, 15), "=1+1"],
    ["org-2", "Keksitty kunta", "municipality", 340, "event", D(2026, 3, 4), None],
    ["org-3", "Lisäsepät Ky", "company", 3, "event", D(2026, 3, 4), "007"],
]
EVENTS: Rows = [["event_id", "name", "held_on", "kind"], ["ev-1", "Aamukahvit", "4.3.2026", "breakfast"]]
ATTENDANCE: Rows = [
    ["event_id", "org_id", "headcount", "feedback_score"],
    ["ev-1", "org-1", "2", "4,5"],
    ["ev-1", "org-2", "1", "3,0"],
    ["ev-1", "org-3", "1", ""],
]
FILES = {"data/toimijat.xlsx": ACTORS, "data/event.csv": EVENTS, "data/attendance.csv": ATTENDANCE}
# (file, column) → what will not do there
WRONG = {
    ("data/toimijat.xlsx", 0): ["", None],
    ("data/toimijat.xlsx", 1): [None, " "],
    ("data/toimijat.xlsx", 2): ["firma", "=company"],
    ("data/toimijat.xlsx", 3): ["paljon", -4, "3.5"],
    ("data/toimijat.xlsx", 4): ["radio", None],
    ("data/toimijat.xlsx", 5): ["31.2.2025", "keväällä"],
    ("data/event.csv", 2): ["2026-13-01", "eilen"],
    ("data/attendance.csv", 0): ["ev-9", ""],
    ("data/attendance.csv", 2): ["kaksi", "-1"],
    ("data/attendance.csv", 3): ["9,5", "+hyvä"],
}
CELLS = [(file, row, column) for file, column in WRONG for row in range(1, len(FILES[file]))]


def write(root: Path, files: Mapping[str, Rows]) -> None:
    (root / "data").mkdir(parents=True, exist_ok=True)
    (root / "climatekit.toml").write_text(TOML, encoding="utf-8")
    for name, rows in files.items():
        if name.endswith(".xlsx"):
            book = openpyxl.Workbook()
            for at, row in enumerate(rows, start=3):
                for column, value in enumerate(row, start=2):
                    cell = book.active.cell(at, column, value)
                    if isinstance(value, str):
                        cell.data_type = "s"
            book.save(root / name)
        else:
            (root / name).write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-8")


def tables(out: Path) -> dict[str, list[dict[str, Any]]]:
    return {path.name: pq.read_table(path).to_pylist() for path in sorted((out / "tables").glob("*.parquet"))}


def correct(workbook: Path, edit: Edit) -> None:
    """Open the workbook, let ``edit(row, headers)`` loose on every row, and save it."""
    book = openpyxl.load_workbook(workbook)
    for sheet in book.worksheets[1:]:
        headers = {cell.value: at for at, cell in enumerate(sheet[1])}
        for row in sheet.iter_rows(min_row=2):
            edit(row, headers)
    book.save(workbook)


def original(file: str, row: int) -> tuple[Sequence[Any], Sequence[Any]]:
    """Headers and cells of a row of the sound files, by its number in the file."""
    rows = FILES[file]
    return rows[0], rows[row - (3 if file.endswith(".xlsx") else 1)]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("sound")
    write(root, FILES)
    assert run_project(root, Options(report=False)).manifest["rows"]["rejected"] == 0
    return tables(root / "out")


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), as_typed=st.booleans())
def test_a_round_trip(
    sound: Any, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, as_typed: bool
) -> None:
    root = tmp_path_factory.mktemp("corrupt")
    chosen = data.draw(st.lists(st.sampled_from(CELLS), min_size=1, max_size=6, unique=True))
    files = {name: [list(row) for row in rows] for name, rows in FILES.items()}
    for file, row, column in chosen:
        files[file][row][column] = data.draw(st.sampled_from(WRONG[file, column])) or ("" if "csv" in file else None)
    write(root, files)
    options = Options(report=False)
    before = {path.name: path.read_bytes() for path in (root / "data").iterdir()}
    first = run_project(root, options)
    assert first.manifest["rows"]["rejected"] > 0

    def type_the_right_values(row: Any, headers: Mapping[str, int]) -> None:
        names, cells = original(row[1].value, row[3].value)
        for name, cell in zip(names, cells, strict=True):
            place = row[headers[name]]
            if place.fill.fgColor.rgb == "FFF8CBAD":
                number = name in ("headcount", "feedback_score") and cell and as_typed
                place.value = float(cell.replace(",", ".")) if number else cell

    correct(root / "out" / "rejects.xlsx", type_the_right_values)
    handed = hand_in(root / "out" / "rejects.xlsx", root, options)
    assert handed.unfit == ()
    again = run_project(root, options)
    assert tables(root / "out") == sound
    assert again.manifest["rows"]["rejected"] == 0
    assert again.manifest["rows"]["read"] == first.manifest["rows"]["read"]
    assert before == {path.name: path.read_bytes() for path in (root / "data").iterdir()}, "no file is changed"
    shutil.rmtree(root)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A project with three bad rows, run once."""
    files = {name: [list(row) for row in rows] for name, rows in FILES.items()}
    files["data/toimijat.xlsx"][1][2] = "firma"
    files["data/toimijat.xlsx"][1][5] = "31.2.2025"
    files["data/attendance.csv"][1][2] = "kaksi"
    files["data/attendance.csv"][2].append("liikaa")
    write(tmp_path, files)
    run_project(tmp_path, Options(report=False))
    return tmp_path


def told(root: Path) -> Any:
    return json.loads((root / "out" / "run.json").read_text("utf-8"))


def why(root: Path) -> dict[tuple[str, int], str]:
    found = {}
    path = root / "out" / "rejects.xlsx"
    if not path.exists():
        return {}
    for sheet in openpyxl.load_workbook(path).worksheets[1:]:
        found |= {(row[1].value, row[3].value): row[4].value for row in sheet.iter_rows(min_row=2)}
    return found


def setter(changes: Mapping[tuple[str, int, str], Any]) -> Edit:
    def edit(row: Any, headers: Mapping[str, int]) -> None:
        for (file, number, header), value in changes.items():
            if (row[1].value, row[3].value) == (file, number):
                row[headers[header] if header else 5].value = value

    return edit


def test_a_sheet_is_shown_once_with_the_reasons_of_all_its_tables(broken: Path) -> None:
    book = openpyxl.load_workbook(broken / "out" / "rejects.xlsx")
    sheet = book["toimijat Sheet"]
    assert [cell.value for cell in sheet[1]][6:] == ACTORS[0]
    assert sheet.max_row == 2
    lines = sheet["E2"].value.split("\n")
    assert [line.split(":")[0] for line in lines] == ["D4 Laji", "G4 Alkaen"]
    assert [cell.coordinate for cell in sheet[2] if cell.fill.fgColor.rgb == "FFF8CBAD"] == ["I2", "L2"]
    assert [cell.coordinate for cell in sheet[2] if cell.comment] == ["I2", "L2"]
    assert (sheet["M2"].value, sheet["M2"].data_type) == ("=1+1", "s"), "never a formula"
    assert sheet.column_dimensions["A"].hidden
    reasons = duckdb.sql(
        f"select table_name, code, header, cell from '{broken}/out/rejects/reject_reasons.parquet' order by all"
    ).fetchall()
    assert reasons == [
        ("attendance", "row.too_long", None, None),
        ("attendance", "type.integer", "headcount", "C2"),
        ("organisation", "value.not_allowed", "Laji", "D4"),
        ("participation", "type.date", "Alkaen", "G4"),
    ]
    assert stat.S_IMODE((broken / "out" / "rejects.xlsx").stat().st_mode) == 0o600


def test_rows_come_back_until_they_are_right_and_enter_once(broken: Path, call_cli: Any, sound: Any) -> None:
    workbook = broken / "out" / "rejects.xlsx"
    untouched = workbook.read_bytes()
    actors, guests = "data/toimijat.xlsx", "data/attendance.csv"
    correct(workbook, setter({(actors, 4, "Laji"): "company", (guests, 2, "headcount"): 2, (guests, 3, ""): "ok"}))
    result = call_cli("replay", workbook, broken, "--json")
    assert result.code == 0, result.err
    assert result.lines[0] == {
        "event": "replay", "corrected": 3, "left_out": 0, "undone": 0, "untouched": 0, "unfit": [],
    }  # fmt: skip
    assert {source["file"]: source["corrected"] for source in told(broken)["sources"]} == {
        actors: 1, guests: 2, "data/event.csv": 0,
    }  # fmt: skip
    # what is left comes back, with the cell that is right by now
    assert list(why(broken)) == [(actors, 4)]
    assert "G4" in why(broken)[actors, 4]
    assert "D4" not in why(broken)[actors, 4]
    # an old copy that nobody touched undoes nothing; the same corrections again change nothing
    old = broken / "old.xlsx"
    old.write_bytes(untouched)
    assert call_cli("replay", old, broken, "--quiet").code == 0
    assert list(why(broken)) == [(actors, 4)]
    correct(old, setter({(guests, 2, "headcount"): 2}))
    rows = told(broken)["rows"]
    assert call_cli("replay", old, broken, "--quiet").code == 0
    assert told(broken)["rows"] == rows
    # the last one stands
    correct(workbook, setter({(actors, 4, "Alkaen"): datetime.datetime(2025, 1, 15)}))
    assert call_cli("replay", workbook, broken, "--quiet").code == 0
    assert tables(broken / "out") == sound
    assert told(broken)["rows"]["rejected"] == 0
    # a check and an ordinary run take them as well
    assert call_cli("check", broken, "--max-rejects", "0", "--quiet").code == 0
    kept = broken / "corrections"
    assert stat.S_IMODE((kept / "corrections.jsonl").stat().st_mode) == 0o600
    assert (kept / ".gitignore").read_text().splitlines()[-1] == "*"
    lines = [json.loads(line) for line in (kept / "corrections.jsonl").read_text("utf-8").splitlines()]
    assert [(line["file"], line["row"], line["cells"]) for line in lines] == [
        (guests, 2, {"headcount": "2"}),
        (guests, 3, {}),
        (actors, 4, {"Laji": "company", "Alkaen": "2025-01-15"}),
    ]


def test_a_row_may_be_left_out_and_a_file_may_change(broken: Path, call_cli: Any) -> None:
    workbook = broken / "out" / "rejects.xlsx"
    actors, guests = "data/toimijat.xlsx", "data/attendance.csv"
    correct(workbook, setter({(guests, 2, ""): "x", (guests, 3, ""): "OK", (actors, 4, "Laji"): "company"}))
    copy = shutil.copy(workbook, broken / "copy.xlsx")
    result = call_cli("replay", workbook, broken, "--language", "en")
    assert result.code == 0, result.err
    assert "2 rows corrected, 1 left out" in result.out
    assert "1 row of 'data/attendance.csv' is left out" in result.out
    assert told(broken)["rows"]["excluded"] == 1
    # another row stands there now: the corrections are not for it, and the run says so
    path = broken / guests
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0], "ev-1;org-1;7;4,0", *lines[2:]]) + "\n", encoding="utf-8")
    result = call_cli("run", broken, "--language", "en")
    assert result.code == 0, result.err
    assert "1 correction of 'data/attendance.csv' is not used" in result.out
    assert told(broken)["rows"]["excluded"] == 0
    again = call_cli("replay", copy, broken, "--language", "en")
    assert again.code == 0, again.err
    assert "1 row was not taken in" in again.out
    # corrected in the file itself, in the same way: nothing is left to say
    path.write_text("\n".join([lines[0], "ev-1;org-1;7;4,0", "ev-1;org-2;1;3,0", *lines[3:]]) + "\n", "utf-8")
    rows = [json.loads(line) for line in (broken / "corrections/corrections.jsonl").read_text().splitlines()]
    kept = [json.dumps(row) for row in rows if (row["file"], row["row"]) != (guests, 2)]
    (broken / "corrections/corrections.jsonl").write_text("\n".join(kept), "utf-8")
    assert "correction of" not in call_cli("run", broken, "--language", "en").out


def test_what_can_not_be_handed_in(broken: Path, call_cli: Any, refused: Any) -> None:
    out = broken / "out" / "rejects.xlsx"
    copy = broken / "copy.xlsx"

    def changed(edit: Callable[[Any], None]) -> Path:
        book = openpyxl.load_workbook(out)
        edit(book["attendance"])
        book.save(copy)
        return copy

    def replay(workbook: Path, exit_code: int, code: str) -> str:
        said: str = refused(call_cli("replay", workbook, broken), exit_code, code)
        return said

    assert "There is no " in replay(broken / "nothing.xlsx", 2, "replay.no_workbook")
    replay(broken / "climatekit.toml", 2, "replay.no_workbook")
    replay(broken / "data" / "toimijat.xlsx", 2, "replay.foreign")
    assert "'headcount'" in replay(changed(lambda sheet: sheet.delete_cols(9)), 1, "replay.column_missing")
    assert "'Row'" in replay(changed(lambda sheet: sheet.delete_cols(4)), 1, "replay.column_missing")
    assert "'maybe'" in replay(changed(lambda sheet: sheet.__setitem__("F2", "maybe")), 1, "replay.decision")

    def elsewhere(sheet: Any) -> None:
        sheet["D2"], sheet["I2"] = 99, 1

    assert "row 99 of 'data/attendance.csv'" in replay(changed(elsewhere), 1, "replay.unknown_rows")
    assert not (broken / "corrections").exists(), "nothing is kept of what was refused"
    (broken / "corrections").mkdir()
    (broken / "corrections" / "corrections.jsonl").write_text('{"file": 1}\n')
    assert "Line 1" in refused(call_cli("run", broken), 2, "corrections.broken")


@pytest.mark.parametrize("number", ["\u00b2", "9" * 5000, "-1"])
def test_a_row_number_that_no_row_has(broken: Path, number: str) -> None:
    book = openpyxl.load_workbook(broken / "out" / "rejects.xlsx")
    book["attendance"]["D2"] = number
    book.save(broken / "copy.xlsx")
    before, after = (len(handed_rows(path)) for path in (broken / "out" / "rejects.xlsx", broken / "copy.xlsx"))
    assert after == before - 1, "it stands for no row of a file"


def test_a_workbook_of_many_rejects_is_short(tmp_path: Path, call_cli: Any) -> None:
    write(tmp_path, FILES)
    rows = io.StringIO()
    rows.write("event_id;org_id;headcount;feedback_score\n")
    rows.writelines(f"ev-1;org-{number};huono;{'x' * (40_000 if not number else 1)}\n" for number in range(12_000))
    (tmp_path / "data" / "attendance.csv").write_text(rows.getvalue())
    (tmp_path / "data" / "event.csv").write_text("event_id;name;held_on;kind\nev-1;Aamukahvit;eilen;breakfast\n")
    result = call_cli("run", tmp_path, "--max-rejects", "100%", "--language", "en")
    assert len(result.out.splitlines()) < 60
    assert "12,000  attendance headcount type.integer" in result.out
    assert pq.read_metadata(tmp_path / "out/rejects/attendance.parquet").num_rows == 12_000
    book = openpyxl.load_workbook(tmp_path / "out" / "rejects.xlsx", read_only=True)
    summary = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert any("2000 of 12001 rejected rows" in str(row[0]) for row in summary)
    counts = {row[0]: row[3:5] for row in summary if row[1] in ("data/attendance.csv", "data/event.csv")}
    assert counts == {"attendance": [12_000, 1_999], "event": [1, 1]}, "one file's many rows leave room for another's"
    assert len(list(book["attendance"].iter_rows())) == 2_000
    cells = next(book["attendance"].iter_rows(min_row=2, values_only=True))
    assert len(cells[9]) == 32_767
