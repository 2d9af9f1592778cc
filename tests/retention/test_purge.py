"""``climatekit purge`` removes what is past its date, says so, and leaves a result that verifies."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import openpyxl

TOML = """\
[project]
name = "Sitoumusverkosto (keksitty)"
as_of = 2026-06-30
max_rejects = "100%"
max_errors = 1000

[[programmes]]
id = "sitoumus"
name = "Sitoumusverkosto"
model = "commitment_network"
"""
RETENTION = """
[retention]
rejects_days = 30
held_days = 10
corrections_days = 90
history_days = 365
"""
FILES = {
    "data/membership.csv": "membership_id;org_id;valid_from\nm1;o1;2020-01-01\n",
    "data/commitment.csv": "commitment_id;membership_id;title;kind;made_on;status\n"
    "c1;m1;Vähennämme;action;2020-01-01;active\n",
    "data/organisation.csv": "org_id;name;org_type;employees\no1;Yritys Oy;company;40\no2;Toinen Oy;company;monta\n",
    "data/contact.csv": "contact_id;org_id;person_name;email;purpose;legal_basis;retention_until\n"
    "c1;o1;Aino Keksitty;aino@example.org;Viestintä;public_task;2099-12-31\n"
    "c2;o1;Eino Keksitty;eino-at-example.org;Viestintä;public_task;2020-12-31\n",
}


def _age(path: Path, days: int) -> None:
    """Make it that many days older than it is."""
    then = time.time() - days * 86_400
    os.utime(path, (then, then))


def _snapshot(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "pseudonyms.key"
    }


def test_what_is_past_its_date_goes(project: Any, call_cli: Any) -> None:
    root = project(FILES, toml=TOML)
    assert call_cli("run", root, "--no-report").code == 0
    book = openpyxl.load_workbook(root / "out" / "rejects.xlsx")
    sheet = next(sheet for sheet in book if any(cell.value == "employees" for row in sheet.iter_rows() for cell in row))
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "employees")
    sheet.cell(head.row + 1, head.column).value = "12"
    book.save(root / "handed.xlsx")
    replayed = call_cli("replay", root / "handed.xlsx", root, "--max-rejects", "0")
    assert replayed.code == 1, "held back, for c2 is still wrong"
    left = root / ".out-abcdefgh.new"
    left.mkdir()
    (left / "rejects.csv").write_text("Eino")
    for path in (root / "out" / "run.json", root / "out.held" / "run.json", root / "corrections" / "corrections.jsonl"):
        _age(path, 60)
    before = _snapshot(root)

    (root / "climatekit.toml").write_text(TOML + RETENTION, "utf-8")
    before["climatekit.toml"] = (TOML + RETENTION).encode()
    dry = call_cli("purge", root, "--dry-run", "--json")
    told = json.loads(dry.out)
    assert dry.code == 1
    assert told["past_their_date"][0] == {
        "table": "contact",
        "file": "data/contact.csv",
        "sheet": None,
        "row": 3,
        "until": "2020-12-31",
    }
    assert _snapshot(root) == before, "a dry run changes nothing"
    done = call_cli("purge", root, "--json")
    assert done.code == 1
    assert json.loads(done.out)["removed"] == json.loads(dry.out)["removed"]
    kinds = {item["kind"] for item in json.loads(done.out)["removed"]}
    assert kinds == {"rejects", "held", "leftover"}, "the corrections are 60 days old, 90 are allowed"
    after = _snapshot(root)
    gone = {name for name in before if name not in after}
    assert {name.partition("/")[0] for name in gone} == {"out", "out.held", ".out-abcdefgh.new"}
    assert {name for name in gone if name.startswith("out/")} >= {"out/rejects.xlsx", "out/rejects/contact.parquet"}
    assert {name: content for name, content in after.items() if name != "out/run.json"} == {
        name: content for name, content in before.items() if name in after and name != "out/run.json"
    }
    manifest = json.loads(after["out/run.json"])
    assert manifest["personal_data_in"] == []
    assert "rejects.xlsx" in manifest["purged"]["files"]
    checked = call_cli("check", root / "out")
    assert checked.code == 0, checked.err

    # a year on, the rest goes too; the frozen and the published figures stay
    done = call_cli("purge", root, "--as-of", "2100-01-15")
    assert done.code == 1
    assert "history/metrics/2026-06-30.parquet" in done.out
    assert "out/rejects" not in done.out, "what is gone is gone"
    assert "corrections/corrections.jsonl" in done.out
    assert "row 2: until 2099-12-31" in done.out
    assert (root / "out" / "metrics" / "metrics.parquet").is_file()
    assert not (root / "corrections" / "corrections.jsonl").exists()
    assert call_cli("check", root / "out").code == 0


def test_a_workbook_that_somebody_corrects_is_not_taken_away(project: Any, call_cli: Any) -> None:
    root = project(FILES | {"data/contact.csv": ""}, toml=TOML + RETENTION)
    (root / "data" / "contact.csv").unlink()
    assert call_cli("run", root, "--no-report").code == 0
    _age(root / "out" / "run.json", 60)
    book = openpyxl.load_workbook(root / "out" / "rejects.xlsx")
    book.active["A1"].value = "begun"
    book.save(root / "out" / "rejects.xlsx")
    (root / "climatekit.toml").write_text(TOML, "utf-8")
    assert json.loads(call_cli("purge", root, "--json").out)["removed"] == [], "nothing is set, nothing goes"
    (root / "climatekit.toml").write_text(TOML + RETENTION, "utf-8")
    done = call_cli("purge", root)
    assert done.code == 2
    assert "[out.changed]" in done.err
    assert (root / "out" / "rejects" / "organisation.parquet").is_file()


def test_a_negative_number_of_days_is_refused(project: Any, call_cli: Any) -> None:
    root = project(FILES, toml=f"{TOML}[retention]\nrejects_days = -1\n")
    done = call_cli("purge", root)
    assert done.code == 2
    assert "rejects_days = -1" in done.err
