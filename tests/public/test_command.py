"""``climatekit run --public``: what is in it, what is not, and what it never takes the place of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

TOML = """\
[project]
name = "Sitoumusverkosto (keksitty)"
language = "en"
as_of = 2026-06-30
max_errors = 1000

[[programmes]]
id = "sitoumus"
name = "Sitoumusverkosto"
model = "commitment_network"

[public]
members = true

[publish.workbook]
"""
SIZES = ["micro"] * 5 + ["small"] * 4 + ["medium"]
FILES = {
    "data/organisation.csv": "org_id;name;business_id;org_type;size_class\n"
    + "".join(f"o{at};Yritys {at} Oy;;company;{size}\n" for at, size in enumerate(SIZES))
    + "o98;Toiminimi Keksitty;1234567-1;sole_trader;micro\no99;Ei Mukana Oy;;company;micro\n",
    "data/membership.csv": "membership_id;org_id;valid_from\n"
    + "".join(f"m{at};o{at};2020-01-01\n" for at in (*range(len(SIZES)), 98)),
    "data/commitment.csv": "commitment_id;membership_id;title;kind;made_on;status\n"
    "c1;m9;Vähennämme;action;2020-01-01;active\n",
}


def _told(out: Path) -> Any:
    return json.loads((out / "run.json").read_text("utf-8"))


def test_a_public_result(project: Any, call_cli: Any) -> None:
    root = project(FILES, toml=TOML)
    done = call_cli("run", root, "--public")
    assert done.code == 0, done.err
    assert "not to workbook" in done.out
    out = root / "out-public"
    assert not (root / "out").exists()
    assert not (root / "history").exists(), "a public result leaves no trace among the internal ones"
    told = _told(out)
    assert told["profile"] == "public"
    # nothing else: what a source holds in all, such as the euros of a single organisation, would undo what is hidden
    assert set(told) == {
        *("format", "profile", "project", "as_of", "published", "exit_code", "exit_reason"),
        *("versions", "programmes", "public", "files", "seconds"),
    }
    assert set(told["public"]) == {"min_count", "cells", "suppressed", "left_out"}
    assert {key for file in told["files"] for key in file} == {"path", "rows", "bytes", "sha256"}
    assert {file["path"] for file in told["files"]} == {
        *("tables/programme.parquet", "tables/members.parquet", "tables/criteria_set.parquet"),
        "tables/action_plan.parquet",
        *("metrics/metrics.parquet", "datapackage.json", "report.html"),
    }
    assert call_cli("check", out).code == 0

    rows = pq.read_table(out / "metrics" / "metrics.parquet").to_pylist()
    sizes = {
        row["dimension_value"]: (row["value"], row["is_suppressed"])
        for row in rows
        if row["metric"] == "members_total" and row["dimension"] == "size_class"
    }
    # the one medium company is hidden, and the small ones with it: else the total would tell
    assert sizes == {"micro": (6.0, False), "small": (None, True), "medium": (None, True)}
    total = [row["value"] for row in rows if row["metric"] == "members_total" and row["dimension"] == "all"]
    assert total == [11.0]
    assert told["public"]["suppressed"] == sum(row["is_suppressed"] for row in rows)
    assert told["public"]["left_out"]["metrics"]["findings_open"] == "findings"
    assert told["public"]["left_out"]["metrics"]["share_stale"] == "not_by_organisation"

    names = pq.read_table(out / "tables" / "members.parquet").column("name").to_pylist()
    assert sorted(names) == sorted(f"Yritys {at} Oy" for at in range(len(SIZES)))
    page = (out / "report.html").read_text("utf-8")
    assert "hidden" in page
    assert "fewer than 3 organisations" in page
    assert "Ei Mukana" not in page


def test_one_never_takes_the_place_of_the_other(project: Any, call_cli: Any) -> None:
    root = project(FILES, toml=TOML.replace("[publish.workbook]\n", ""))
    for name, manifest, other in (("internal", {}, ["--public"]), ("public", {"profile": "public"}, [])):
        out = root / name
        out.mkdir()
        (out / "run.json").write_text(json.dumps({**manifest, "files": []}), "utf-8")
        refused = call_cli("run", root, "--no-report", "--out", out, *other)
        assert refused.code == 2
        assert f"[out.{name}]" in refused.err
        assert json.loads((out / "run.json").read_text("utf-8")) == {**manifest, "files": []}
    told = call_cli("run", root, "--public", "--max-rejects", "0", "--engine", "spark")
    assert told.code == 2
    wrong = root / "climatekit.toml"
    wrong.write_text(wrong.read_text("utf-8").replace("members = true", 'out = "data/web"'), "utf-8")
    assert "[config.wrong_value]" in call_cli("run", root, "--public").err


def test_what_is_held_back_is_not_published(project: Any, call_cli: Any) -> None:
    files = FILES | {"data/membership.csv": FILES["data/membership.csv"] + "m500;o1;ei päivää\n"}
    root = project(files, toml=TOML)
    done = call_cli("run", root, "--public", "--max-rejects", "0", "--json")
    assert done.code == 1
    assert done.lines[-1]["published"] is False
    assert [path.name for path in root.iterdir() if path.name.startswith("out")] == []
