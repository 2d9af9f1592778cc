"""The same inputs give the same bytes, whatever the machine is like; and check says what run will say."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

SURROUNDINGS = [
    (["--threads", "1"], {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    (["--threads", "2"], {"TZ": "America/Los_Angeles", "LC_ALL": "fi_FI.UTF-8", "PYTHONHASHSEED": "2"}),
]
ORDERED = ("ymparaks", "lahti", "greenreality_network")


@pytest.mark.parametrize("name", [pytest.param("lahti", marks=pytest.mark.slow), "ymparaks"])
def test_every_byte_is_the_same(copied: Any, run_cli: Any, snapshot: Any, tmp_path: Path, name: str) -> None:
    root = copied(name)
    results, manifests = [], []
    for number, (arguments, env) in enumerate(SURROUNDINGS):
        out = tmp_path / f"out{number}"
        result = run_cli("run", root, "--quiet", "--out", out, *arguments, env=env)
        assert (result.code, result.out, result.err) == (0, "", "")
        files = snapshot(out)
        manifests.append(json.loads(files.pop("run.json")))
        results.append(files)
    first, second = results
    assert first.keys() == second.keys()
    assert [place for place in first if first[place] != second[place]] == []
    assert "rejects.xlsx" in first
    for manifest in manifests:
        assert manifest.pop("seconds")
    assert manifests[0] == manifests[1]


def test_a_second_run_over_the_first_changes_nothing_but_the_seconds(copied: Any, call_cli: Any, snapshot: Any) -> None:
    root = copied("ymparaks")
    runs = []
    for _ in range(2):
        assert call_cli("run", root, "--quiet").code == 0
        files = snapshot(root / "out")
        files["run.json"] = {**json.loads(files["run.json"]), "seconds": None}
        runs.append(files)
    assert runs[0] == runs[1]


def _shuffled(folder: Path, chance: random.Random) -> None:
    """The rows of every CSV file in another order; what stands above or below them, and its header, where it was."""
    for path in sorted(folder.rglob("*.csv")):
        lines = path.read_bytes().splitlines(keepends=True)
        delimiter = max((b";", b"\t", b","), key=b"".join(lines).count)
        ((usual, _),) = Counter(line.count(delimiter) for line in lines).most_common(1)
        places = [at for at, line in enumerate(lines) if line.count(delimiter) == usual and line.endswith(b"\n")][1:]
        rows = [lines[at] for at in places]
        chance.shuffle(rows)
        for at, row in zip(places, rows, strict=True):
            lines[at] = row
        path.write_bytes(b"".join(lines))


NAME_ROWS = ("findings/findings.parquet", "marts/fact_finding.parquet")
"""Of two rows that share a key, a finding names both; all else of it is the same."""


def _apart_from_row_numbers(path: Path) -> Counter[tuple[Any, ...]]:
    rows = pq.read_table(path)
    kept = [name for name in rows.column_names if name not in ("row", "_row", "cell") and name[:8] != "message_"]
    return Counter(zip(*(rows.column(name).to_pylist() for name in kept), strict=True))


@pytest.mark.parametrize("name", ["small", *(pytest.param(name, marks=pytest.mark.slow) for name in ORDERED)])
def test_the_order_of_the_rows_changes_nothing(
    project: Any, copied: Any, call_cli: Any, snapshot: Any, open_toml: str, open_files: dict[str, str], name: str
) -> None:
    if name == "small":
        many = [f"org-{number};Yritys {number} Oy;{kind}\n" for number in range(3, 60) for kind in ("company",)]
        open_files["data/organisation.csv"] += "".join([*many, *many[:5], "org-4;Toinen Oy;company\n", "org-70;;x\n"])
        open_files["data/participation.csv"] += "".join(
            f"org-{number};{('event', 'mailing_list')[number % 2]};2025-0{1 + number % 9}-15\n"
            for number in range(3, 75)
        )
        open_files["data/resource_use.csv"] = "period;cost_category;fund_source;cost_eur;htv\n" + "".join(
            f"{year}-{month:02};staff;own;{year * month / 7:.2f};{month / 7:.3f}\n"
            for year in range(2020, 2026)
            for month in range(1, 13)
        )
        toml = open_toml.replace('language = "en"', 'language = "en"\nmax_rejects = "100%"\nmax_errors = 1000')
        root = project(open_files, toml=toml)
    else:
        root = copied(name)
    outs = [root.parent / "first", root.parent / "second"]
    for out in outs:
        assert call_cli("run", root, "--quiet", "--out", out).code == 0
        _shuffled(root / "data", random.Random(20261124))
    first, second = (snapshot(out) for out in outs)
    assert first.keys() == second.keys()
    changed = [place for place in first if first[place] != second[place]]
    assert "run.json" in changed, "the rows were in another order"
    naming = [place for place in changed if place.startswith("rejects/") or place in NAME_ROWS]
    follows = {"run.json", "rejects.xlsx"} | ({"report.html", "datapackage.json"} if name == "small" else set())
    assert set(changed) - set(naming) <= follows
    assert name == "small" or set(naming).isdisjoint(NAME_ROWS)
    for place in naming:
        assert _apart_from_row_numbers(outs[0] / place) == _apart_from_row_numbers(outs[1] / place), place
    told = [json.loads((out / "run.json").read_text("utf-8")) for out in outs]
    for part in ("rows", "reject_reasons", "key_figures", "tables", "exit_reason"):
        assert told[0][part] == told[1][part]
    assert [one["totals"] for one in told[0]["sources"]] == [one["totals"] for one in told[1]["sources"]]


def _clean(_: dict[str, str]) -> None:
    pass


def _too_many_rejects(files: dict[str, str]) -> None:
    files["data/organisation.csv"] += "org-3;;company\n"


def _error_findings(files: dict[str, str]) -> None:
    del files["data/action_plan.csv"]


@pytest.mark.parametrize(
    ("change", "exit_code", "code", "published"),
    [
        (_clean, 0, "ok", True),
        (_too_many_rejects, 1, "data.rejects", False),
        (_error_findings, 1, "data.findings", True),
    ],
)
def test_check_writes_nothing_and_says_the_same(
    project: Any,
    call_cli: Any,
    snapshot: Any,
    open_toml: str,
    open_files: dict[str, str],
    change: Any,
    exit_code: int,
    code: str,
    published: bool,
) -> None:
    change(open_files)
    root = project(open_files, toml=open_toml)
    before = snapshot(root)
    checked = call_cli("check", root, "--json")
    assert snapshot(root) == before
    assert [path.name for path in root.parent.iterdir()] == ["project"]
    ran = call_cli("run", root, "--json")
    assert checked.code == ran.code == exit_code
    ends = checked.lines[-1], ran.lines[-1]
    for end in ends:
        assert end["event"] == "end"
        assert end["exit_code"] == exit_code
        assert end["exit_reason"]["code"] == code
    assert ends[0]["exit_reason"] == ends[1]["exit_reason"]
    assert ends[0]["rows"] == ends[1]["rows"]
    assert [end["published"] for end in ends] == [False, published]

    before = snapshot(root)
    text = call_cli("check", root)
    assert snapshot(root) == before
    assert text.code == exit_code
    assert "Published" not in text.out
    assert ends[0]["exit_reason"]["message"] in text.out


def test_json_is_one_object_per_line(copied: Any, run_cli: Any) -> None:
    """In UTF-8, whatever the machine writes otherwise."""
    root = copied("ymparaks")
    result = run_cli("run", root, "--json", env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert (result.code, result.err) == (0, "")
    steps = [line["step"] for line in result.lines if line["event"] == "step"]
    assert list(dict.fromkeys(steps)) == ["ingest", "validate", "membership", "tracking", "reporting", "publish"]
    assert [line["event"] for line in result.lines].count("end") == 1
    end = result.lines[-1]
    assert end["event"] == "end"
    assert (end["published"], end["exit_code"]) == (True, 0)


def test_quiet_says_nothing_when_all_is_well(copied: Any, run_cli: Any) -> None:
    result = run_cli("run", copied("lahti"), "--quiet")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_terminal_that_can_not_show_a_name_does_not_end_a_run(
    project: Any, run_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    toml = open_toml.replace("Avoin (keksitty)", "Öppet nätverk 开放")
    root = project(open_files, toml=toml)
    result = run_cli("run", root, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("?ppet n?tverk ??, as of 2026-06-30\n")
    assert (root / "out" / "run.json").is_file()


def test_as_of_today_unless_something_else_is_said(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    import datetime

    root = project(open_files, toml=open_toml.replace("as_of = 2026-06-30\n", ""))
    call_cli("run", root, "--quiet")
    manifest = json.loads((root / "out" / "run.json").read_text("utf-8"))
    assert abs(datetime.date.fromisoformat(manifest["as_of"]) - datetime.date.today()).days <= 1
    call_cli("run", root, "--quiet", "--as-of", "2025-02-28")
    manifest = json.loads((root / "out" / "run.json").read_text("utf-8"))
    assert manifest["as_of"] == "2025-02-28"
