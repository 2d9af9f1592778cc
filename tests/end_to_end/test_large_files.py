"""A large CSV file is judged while it is read; what comes out is the same, to the byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import climatekit.run.read
from climatekit.examples import copy_example
from climatekit.ingest import csv_file


@pytest.mark.slow
def test_a_large_file_gives_what_a_small_one_gives(
    tmp_path: Path, call_cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_example("ymparaks", tmp_path / "project")
    read, seen = climatekit.run.read.read_directly, []
    monkeypatch.setattr(climatekit.run.read, "read_directly", lambda *args: seen.append(read(*args)) or seen[-1])
    results = {}
    for way, least in {"staged": csv_file.LARGE, "directly": 0}.items():
        monkeypatch.setattr(csv_file, "LARGE", least)
        out = tmp_path / way
        assert call_cli("run", tmp_path / "project", "--out", out, "--no-report").code == 0
        results[way] = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.*")}
        told = json.loads(results[way].pop("run.json"))
        results[way]["run.json"] = {key: value for key, value in told.items() if key != "seconds"}
        assert len([one for one in seen if one]) == (0 if way == "staged" else len(seen))
    assert seen
    assert results["directly"] == results["staged"]
