"""Where nothing has changed, a run leaves what stands; where anything has, it computes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

TOML = """\
[project]
name = "Testi (keksitty)"
language = "en"
as_of = 2026-06-30
report = false
plugins = ["our_rules.py"]

[[programmes]]
id = "net"
model = "open_network"
"""
PLUGIN = """\
from pathlib import Path
from climatekit.plugin_host import Tracking, hookimpl

@hookimpl
def climatekit_tracking():
    return Tracking(sql=Path(__file__).parent / "sql" / "tracking")
"""
RULE = """\
-- rule: OUR-1
-- severity: info
-- source: guess
-- fi: Huomaa {org_id}.
-- sv: Märk {org_id}.
-- en: Mind {org_id}.
select programme.programme_id, organisation.org_id
from organisation
cross join programme
"""
ORGANISATIONS = "org_id;name;org_type\norg-1;Esimerkki Oy;company\n"
FILES = {
    "data/organisation.csv": ORGANISATIONS,
    "our_rules.py": PLUGIN,
    "sql/tracking/rules/mind.sql": RULE,
}


@pytest.fixture
def net(project: Any) -> Path:
    root: Path = project(FILES, toml=TOML)
    return root


@pytest.fixture
def ended(call_cli: Any) -> Callable[..., dict[str, Any]]:
    def run(*arguments: Any) -> dict[str, Any]:
        told: dict[str, Any] = call_cli("run", *arguments, "--json").lines[-1]
        return told

    return run


def left_in(out: Path) -> dict[str, tuple[int, str]]:
    """Every file with its time and its content."""
    return {
        path.relative_to(out).as_posix(): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in out.rglob("*")
        if path.is_file()
    }


def test_what_stands_is_left_and_told_again(net: Path, ended: Any, call_cli: Any) -> None:
    first = ended(net)
    assert not first["unchanged"]
    before = left_in(net / "out")
    assert ended(net) == {**first, "unchanged": True}
    assert left_in(net / "out") == before, "not one file was written again"
    shown = call_cli("run", net).out
    assert "Nothing has changed since the last run" in shown
    assert "Mind org-1." in shown, "what the last run found is told all the same"
    os.utime(net / "data" / "organisation.csv")
    assert ended(net)["unchanged"], "a file that was saved anew with the same content is the same"
    assert not ended(net, "--again")["unchanged"]
    after = left_in(net / "out")
    assert after != before
    assert {name: content for name, (_, content) in after.items() if name != "run.json"} == {
        name: content for name, (_, content) in before.items() if name != "run.json"
    }


def correct(net: Path) -> None:
    (net / "corrections").mkdir()
    (net / "corrections" / "corrections.jsonl").write_text("")


def swap(net: Path) -> None:
    """The same size, and nearly the same time."""
    file = net / "data" / "organisation.csv"
    times = file.stat()
    file.write_text(ORGANISATIONS.replace("org-1", "org-2"))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns + 1))


CHANGES = {
    "a cell": swap,
    "a setting": lambda net: (net / "climatekit.toml").write_text(TOML.replace("2026-06-30", "2026-06-29")),
    "a file more": lambda net: (net / "data" / "event.csv").write_text("event_id;name;held_on;kind\n"),
    "the SQL of a plugin": lambda net: (net / "sql/tracking/rules/mind.sql").write_text(RULE.replace("Mind", "Note")),
    "the code of a plugin": lambda net: (net / "our_rules.py").write_text(PLUGIN + "# another one\n"),
    "corrections": correct,
    "an output is gone": lambda net: (net / "out/metrics/metrics.parquet").unlink(),
    "an output was changed": lambda net: (net / "out/datapackage.json").write_text("{}"),
}


def test_whatever_changes_is_computed(net: Path, ended: Any, call_cli: Any) -> None:
    for what, change in CHANGES.items():
        assert not ended(net)["unchanged"], what
        assert ended(net)["unchanged"], what
        change(net)
    assert not ended(net)["unchanged"]
    assert json.loads((net / "out/datapackage.json").read_text())["resources"]
    assert pq.read_metadata(net / "out/metrics/metrics.parquet").num_rows
    assert not ended(net, "--as-of", "2026-01-31")["unchanged"]
    assert not ended(net, "--max-rejects", "3")["unchanged"]
    shutil.copy(net / "history/metrics/2026-06-30.parquet", net / "history/metrics/2026-05-31.parquet")
    assert call_cli("run", net, "--max-rejects", "3").code == 2, "kept metrics whose rows are of another day"


def test_a_file_that_changes_while_it_is_read(net: Path, ended: Any) -> None:
    """Nobody can say which of its two contents was read."""
    late = (
        "\n@hookimpl\ndef climatekit_after_run(run, outcome):\n"
        "    file = Path(__file__).parent / 'data' / 'organisation.csv'\n"
        "    if 'org-9' not in file.read_text():\n"
        "        file.write_text(file.read_text() + 'org-9;Myöhäinen Oy;company\\n')\n"
    )
    (net / "our_rules.py").write_text(PLUGIN + late)
    ended(net)
    assert pq.read_metadata(net / "out/tables/organisation.parquet").num_rows == 1
    assert not ended(net)["unchanged"]
    assert pq.read_metadata(net / "out/tables/organisation.parquet").num_rows == 2
    assert ended(net)["unchanged"]


def test_what_reaches_beyond_the_folder_is_done_again(net: Path, ended: Any) -> None:
    """Whether a database still holds what it was given, a look at files can't tell."""
    (net / "climatekit.toml").write_text(TOML + "[publish.duckdb]\n")
    assert not ended(net)["unchanged"]
    assert not ended(net)["unchanged"]


def test_a_result_that_is_held_back_is_made_again(net: Path, ended: Any) -> None:
    (net / "data" / "organisation.csv").write_text(ORGANISATIONS + "org-2;Toinen Oy;nonsense\n")
    assert ended(net, "--max-rejects", "0")["exit_code"] == 1
    assert not ended(net, "--max-rejects", "0")["unchanged"]


def test_what_stands_is_not_the_last_run(net: Path, ended: Any) -> None:
    ended(net)
    (net / "data" / "organisation.csv").write_text(ORGANISATIONS + "org-2;Toinen Oy;nonsense\n")
    assert ended(net)["exit_code"] == 1
    (net / "data" / "organisation.csv").write_text(ORGANISATIONS)
    assert not ended(net)["unchanged"], "a result was held back since, and it is over now"
    assert not (net / "out.held").exists()
    (net / ".out-abcdefgh.new").mkdir()
    assert not ended(net)["unchanged"]
    assert not (net / ".out-abcdefgh.new").exists(), "what a killed run has left is cleared away"
