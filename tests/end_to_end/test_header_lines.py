"""Sheets as coordinators keep them: titles above, bands over merged headers. A person sees at once what they say."""

from __future__ import annotations

import datetime
import io
import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from climatekit.replay.hand_in import hand_in
from climatekit.run import Options, run_project

TITLE = ["Toimijat ja kumppanit, tilanne 1.3.2026; luonnos"]
PLAIN = {
    "organisation": {
        ("o1", "Yksi Oy", "company", 12),
        ("o2", "Kääpä kunta", "municipality", 340),
        ("o3", "Kolme Ky", "company", 3),
        ("o4", "Neljäs ry", "association", 1),
        ("o5", "Viides Oy", "company", 55),
        ("o6", "Kuudes Oy", "company", 56),
    },
    "participation": {
        ("o1", "mailing_list", datetime.date(2025, 1, 15)),
        ("o2", "event", datetime.date(2026, 3, 4)),
    },
}
COLUMNS = {
    "organisation": ("org_id", "name", "org_type", "employees"),
    "participation": ("org_id", "source", "first_seen"),
}
SEARCHED = """
[[tables.organisation]]
path = "data/lista.csv"

[[tables.organisation]]
path = "data/lista.xlsx"

[[tables.organisation]]
path = "data/kaksi.csv"
header_rows = 2
columns = { "Toimija Tunnus" = "org_id" }

[[tables.organisation]]
path = "data/lomake.xlsx"
columns = { "Tunnus" = "org_id", "Perustiedot Väki" = "employees" }

[tables.participation]
path = "data/lomake.xlsx"
columns = { "Tunnus" = "org_id", "Ensin" = "first_seen", "Mistä" = "source" }
"""


def book(cells: Mapping[str, object], merged: Sequence[str] = ()) -> bytes:
    made = openpyxl.Workbook()
    for place, value in cells.items():
        made.active[place] = value
    for area in merged:
        made.active.merge_cells(area)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def form() -> bytes:
    """Two organisations and how they came in, under bands. That of E7 is of no kind that is known."""
    above = {"B1": TITLE[0], "B2": "Täyttää: Maija", "B4": "Tunnus", "C4": "Perustiedot", "G4": "Osallistuminen"}
    headers = {"C5": "Nimi", "E5": "Organisaatiotyyppi", "F5": "Väki", "D5": "Muuta", "G5": "Mistä", "H5": "Ensin"}
    rows = [["o1", "Yksi Oy", "x", "firma", 12, "mailing_list", "2025-01-15"],
            ["o2", "Kääpä kunta", None, "municipality", 340, "event", "2026-03-04"]]  # fmt: skip
    below = {f"{column}{number}": cell for number, row in enumerate(rows, start=7)
             for column, cell in zip("BCDEFGH", row, strict=True)}  # fmt: skip
    total = {"B9": "Yhteensä", "F9": 352}
    return book({**above, **headers, **below, **total}, ["B1:E1", "B4:B5", "C4:F4", "G4:H4"])


def files() -> dict[str, str | bytes]:
    return {
        "data/lista.csv": (
            '"Toimijat, yhteisöt\n' + "\n".join([*TITLE, "", "org_id;name;org_type;employees",
            "o3;Kolme Ky;company;3", "o4;Neljäs ry;association;1"])).encode("cp1252"),
        "data/lista.xlsx": book({"A1": TITLE[0], "A2": "name", "B2": 2026, "A4": "name", "B4": "org_id",
                                 "C4": "org_type", "D4": "employees", "E4": "Y-tunus", "A5": "Viides Oy",
                                 "B5": "o5", "C5": "company", "D5": 55}),
        "data/kaksi.csv": "Toimija,,Tiedot,\nTunnus,name,org_type,employees\no6,Kuudes Oy,company,56\n",
        "data/lomake.xlsx": form(),
    }  # fmt: skip


def accepted(root: Path) -> dict[str, set[tuple[object, ...]]]:
    read = {table: pq.read_table(root / "out" / "tables" / f"{table}.parquet").to_pylist() for table in COLUMNS}
    return {table: {tuple(row[name] for name in COLUMNS[table]) for row in rows} for table, rows in read.items()}


@pytest.fixture
def root(project: Any, open_toml: str, open_files: dict[str, str]) -> Path:
    """A project of such files, and one event."""
    del open_files["data/organisation.csv"], open_files["data/participation.csv"]
    open_files |= {
        "data/attendance.csv": "event_id;org_id;headcount\nev-1;o1;2\n",
        "data/programme_role.csv": "org_id;role;valid_from\n",
    }
    toml = open_toml.replace("[[programmes]]", 'max_rejects = "100"\nmax_errors = 100\n\n[[programmes]]', 1)
    return Path(project({**open_files, **files()}, toml=toml + SEARCHED))


def test_what_stands_above_the_data_changes_nothing(root: Path) -> None:
    run_project(root, Options(report=False))
    told = json.loads((root / "out" / "run.json").read_text("utf-8"))
    guessed = {(source["table"], source["file"]): source["guessed"] for source in told["sources"]}
    assert guessed["organisation", "data/lista.csv"] == {"delimiter": ";", "encoding": "cp1252", "header_row": 4}
    assert guessed["organisation", "data/lista.xlsx"] == {"header_row": 4}
    assert guessed["organisation", "data/kaksi.csv"] == {"delimiter": ",", "encoding": "utf-8"}
    for table in PLAIN:  # the same sheet for both, read in the same way
        found = guessed[table, "data/lomake.xlsx"]
        assert found == {"header_row": 4, "header_rows": 2, "summary_rows": [9]}, table
    assert any("'Y-tunus' is not known; did you mean 'Y-tunnus' → business_id?" in note for note in told["notes"])
    # the row that was rejected is told by where it stands on the sheet, under the text of its own column
    reasons = pq.read_table(root / "out" / "rejects" / "reject_reasons.parquet").to_pylist()
    (reason,) = [row for row in reasons if row["table_name"] == "organisation"]
    assert (reason["row"], reason["header"], reason["cell"]) == (7, "Organisaatiotyyppi", "E7")
    # corrected, handed in and run again, all is as a person reads it
    workbook = root / "out" / "rejects.xlsx"
    handed = openpyxl.load_workbook(workbook)
    for sheet in handed.worksheets[1:]:
        headers = {cell.value: at for at, cell in enumerate(sheet[1])}
        for row in sheet.iter_rows(min_row=2):
            if row[3].value == 7:
                row[headers["Organisaatiotyyppi"]].value = "company"
    handed.save(workbook)
    done = hand_in(workbook, root, Options(report=False))
    assert (done.corrected, done.unfit) == (1, ())
    run_project(root, Options(report=False))
    assert accepted(root) == PLAIN


def test_init_finds_the_headers_and_writes_where_they_are(call_cli: Any, tmp_path: Path) -> None:
    cells = {"A1": "Luettelo", "A3": "org_id", "B3": "Perustiedot", "B4": "name", "C4": "org_type", "D4": "employees"}
    for number in range(5, 9):
        cells |= {
            f"A{number}": f"o{number}",
            f"B{number}": f"Nimi {number}",
            f"C{number}": "company",
            f"D{number}": number,
        }
    cells |= {"C9": "Yhteensä:", "D9": 26}
    (tmp_path / "lista.xlsx").write_bytes(book(cells, ["A3:A4", "B3:D3"]))
    (tmp_path / "toinen.csv").write_text("Tapahtumat, kevät\n\nevent_id;name;held_on;kind\ne;A;2026-03-04;breakfast\n")
    root = tmp_path / "new"
    asked = ["--from", tmp_path / "lista.xlsx", "--from", tmp_path / "toinen.csv"]
    assert call_cli("init", root, *asked, "--model", "open_network").code == 0
    told = tomllib.loads((root / "climatekit.toml").read_text("utf-8"))["tables"]
    (actors,), (events,) = told["organisation"], told["event"]
    assert (actors["header_row"], actors["header_rows"]) == (3, 2)
    assert actors["columns"] == {"org_id": "org_id", "name": "name", "org_type": "org_type", "employees": "employees"}
    assert (events["header_row"], "header_rows" in events, events["delimiter"]) == (3, False, ";")
