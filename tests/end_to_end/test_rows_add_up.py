"""Rows read = accepted + rejected + excluded, for every sheet of every file, counted here by other means."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest


def _blank(cells: Any) -> bool:
    return not any(str(cell).strip() for cell in cells if cell is not None)


def _count(path: Path, sheet: str | None, section: dict[str, Any]) -> int:
    """The rows under the headers that are not blank."""
    header_row = section.get("header_row", 1)
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = [row for row in book[sheet].iter_rows(values_only=True, min_row=header_row + 1) if not _blank(row)]
        book.close()
        return len(rows)
    delimiter = {"tab": "\t"}.get(section.get("delimiter", ";"), section.get("delimiter", ";"))
    with path.open(encoding=section.get("encoding", "utf-8-sig"), newline="") as file:
        rows = list(csv.reader(file, delimiter=delimiter))[header_row:]
    return sum(not _blank(row) for row in rows)


def _section(root: Path, source: dict[str, Any]) -> dict[str, Any]:
    """What climatekit.toml says about the file of one source."""
    tables = tomllib.loads((root / "climatekit.toml").read_text("utf-8")).get("tables", {})
    blocks = tables.get(source["table"], {})
    for block in blocks if isinstance(blocks, list) else [blocks]:
        if root / source["file"] in root.glob(block.get("path", f"data/{source['table']}.*")):
            return dict(block)
    return {}


@pytest.mark.parametrize("name", ["lahti", "ymparaks"])
def test_every_row_of_an_example_is_accounted_for(copied: Any, call_cli: Any, name: str) -> None:
    root = copied(name)
    result = call_cli("run", root, "--json")
    assert result.code == 0, result.err
    manifest = json.loads((root / "out" / "run.json").read_text("utf-8"))
    assert len(manifest["sources"]) > 5
    for source in manifest["sources"]:
        assert source["read"] == source["accepted"] + source["rejected"] + source["excluded"]
        counted = _count(root / source["file"], source["sheet"], _section(root, source))
        assert source["read"] == counted, source["file"]
    for count in ("read", "accepted", "rejected", "excluded"):
        assert manifest["rows"][count] == sum(source[count] for source in manifest["sources"])
    assert manifest["rows"]["rejected"] > 0
    assert result.lines[-1]["rows"] == manifest["rows"]


@pytest.mark.parametrize("name", ["lahti", "ymparaks"])
def test_what_stands_in_the_files_is_what_was_counted(copied: Any, call_cli: Any, name: str) -> None:
    root = copied(name)
    assert call_cli("run", root, "--quiet").code == 0
    manifest = json.loads((root / "out" / "run.json").read_text("utf-8"))
    for table in {source["table"] for source in manifest["sources"]}:
        sources = [source for source in manifest["sources"] if source["table"] == table]
        accepted = pq.read_metadata(root / "out" / "tables" / f"{table}.parquet").num_rows
        assert accepted == sum(source["accepted"] for source in sources)
        rejected = root / "out" / "rejects" / f"{table}.parquet"
        assert (pq.read_metadata(rejected).num_rows if rejected.exists() else 0) == sum(
            source["rejected"] for source in sources
        )
    for file in manifest["files"]:
        path = root / "out" / file["path"]
        assert path.stat().st_size == file["bytes"]
        if path.suffix == ".parquet":
            assert pq.read_metadata(path).num_rows == file["rows"]
    listed = {file["path"] for file in manifest["files"]} | {"run.json"}
    standing = {path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*") if path.is_file()}
    assert listed == standing


def test_rows_that_are_left_out_do_not_make_more_rejects_tolerable(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    """One of two rows is broken; a thousand that are excluded by rule must not turn that into one in a thousand."""
    open_files["data/event.csv"] = (
        "event_id;name;held_on;kind;Tila\nev-1;Kahvit;2026-03-04;breakfast;pidetty\nev-2;Kahvit;huomenna;breakfast;\n"
        + "".join(f"x-{number};Kahvit;2026-03-04;breakfast; PERUTTU \n" for number in range(1000))
    )
    toml = open_toml.replace("language", 'max_rejects = "1%"\nlanguage')
    root = project(open_files, toml=toml + '\n[tables.event]\nexclude = { Tila = ["peruttu"] }\n')
    result = call_cli("run", root, "--json")
    assert result.code == 1
    end = result.lines[-1]
    assert end["rows"] == {"read": 1011, "accepted": 10, "rejected": 1, "excluded": 1000, "repeated": 0}
    assert end["exit_reason"]["message"].startswith("1 of 11 rows were rejected, more than max_rejects = 1% allows")
