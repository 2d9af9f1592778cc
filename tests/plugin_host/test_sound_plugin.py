"""A plugin without a fault: every hook is really called, and what it brings arrives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from climatekit.plugin_host.host import HOOKS, Host

NAME = "climatekit_sound"


@pytest.fixture
def run(visits: Path, call_cli: Any) -> Any:
    """Its project, run; one row is rejected, and one may be."""
    result = call_cli("run", visits, "--max-rejects", "1")
    assert result.code == 0, result.err
    return json.loads((visits / "out" / "run.json").read_text("utf-8"))


def test_it_implements_every_hook(site: Any) -> None:
    site.add_sound()
    host = Host()
    host.survey()
    module = host.plugins[NAME].module
    assert [name for name in HOOKS if not hasattr(module, name)] == []
    assert len(HOOKS) == 8


def test_it_is_listed_with_what_it_brings(site: Any, call_cli: Any) -> None:
    site.add_sound()
    told = {plugin["name"]: plugin for plugin in json.loads(call_cli("plugins", "--json").out)}
    assert told[NAME] == {
        "name": NAME,
        "version": "1.2.3",
        "origin": "climatekit-sound",
        "status": "ok",
        "faults": [],
        "brings": {
            "model": ["visits"],
            "step": ["membership", "tracking", "reporting"],
            "reader": ["jsonl"],
            "publisher": ["names"],
            "command": ["visit"],
        },
    }
    assert {plugin["status"] for plugin in told.values()} == {"ok"}


def test_model_and_its_preset(run: Any) -> None:
    (programme,) = run["programmes"]
    assert (programme["model"], programme["preset"], programme["settings"]) == ("visits", "kahvila", {"enough": 2})
    assert {"name": NAME, "origin": "climatekit-sound", "version": "1.2.3"} in run["plugins"]


def test_the_model_is_on_the_ladder(site: Any, call_cli: Any) -> None:
    site.add_sound()
    (told,) = json.loads(call_cli("models", "visits", "--json").out)
    assert (told["rung"], told["plugin"]) == (2, NAME)
    assert [rule["rule"] for rule in told["rules"]] == ["V-1"]
    assert [metric["metric"] for metric in told["metrics"]] == ["visits"]
    assert [preset["name"] for preset in told["presets"]] == ["kahvila"]


def test_membership_tracking_and_reporting(run: Any, visits: Path) -> None:
    assert {"visitor", "fact_visitor"} <= {table["name"] for table in run["tables"]}
    out = visits / "out"
    row = {"programme_id": "cafe", "org_id": "org-1", "times": 2}
    assert pq.read_table(out / "membership" / "visitor.parquet").to_pylist() == [row]
    assert pq.read_table(out / "marts" / "fact_visitor.parquet").to_pylist() == [row]
    findings = pq.read_table(out / "findings" / "findings.parquet").to_pylist()
    (finding,) = (finding for finding in findings if finding["rule"] == "V-1")
    assert finding["message_en"] == "The actor org-1 was here only 2 times."
    metrics = pq.read_table(out / "metrics" / "metrics.parquet").to_pylist()
    (metric,) = (metric for metric in metrics if metric["metric"] == "visits")
    assert (metric["programme_id"], metric["value"], metric["period"]) == ("cafe", 2.0, "2026-06-30")


def test_reader(run: Any, visits: Path) -> None:
    (source,) = (source for source in run["sources"] if source["table"] == "visit")
    assert (source["file"], source["read"], source["accepted"], source["rejected"]) == ("data/visit.jsonl", 2, 1, 1)
    (reject,) = pq.read_table(visits / "out" / "rejects" / "visit.parquet").to_pylist()
    # the line of a file without a header line, and the cell as it stands in it
    assert 2 in reject.values()
    assert "monta" in reject.values()


def test_publisher(run: Any, visits: Path) -> None:
    assert (visits / "out" / "names.txt").read_text("utf-8") == "Esimerkki Oy\nKeksitty kunta\n"
    assert "names.txt" in {file["path"] for file in run["files"]}


def test_check_publishes_nothing(visits: Path, call_cli: Any) -> None:
    assert call_cli("check", visits, "--max-rejects", "1").code == 0
    assert not (visits / "out").exists()


def test_command(site: Any, call_cli: Any) -> None:
    site.add_sound()
    result = call_cli("visit", "Keksitty")
    assert (result.code, result.out) == (0, "Keksitty visits.\n")
    assert "visit" in call_cli("--help").out
    assert "Say who visits." in call_cli("--help").out


def test_after_run(run: Any, visits: Path) -> None:
    assert json.loads((visits / "after.json").read_text("utf-8")) == {"programmes": ["cafe"], "exit_code": 0}


def test_without_it(network: Path, site: Any, call_cli: Any) -> None:
    site.add_sound()
    assert call_cli("run", network, "--without", NAME).code == 0
    told = json.loads((network / "out" / "run.json").read_text("utf-8"))
    assert told["without"] == [NAME]
    assert NAME not in {plugin["name"] for plugin in told["plugins"]}


def test_without_a_plugin_that_is_not_there(network: Path, call_cli: Any) -> None:
    for command in ("run", "check"):
        result = call_cli(command, network, "--without", "climatekit_pipelnes")
        assert (result.code, result.out) == (2, "")
        assert "[plugin.unknown] There is no plugin 'climatekit_pipelnes': installed are 'climatekit_" in result.err
        assert "Did you mean 'climatekit_pipelines'?" in result.err


def test_in_a_process_of_its_own(visits: Path, site: Any, run_cli: Any) -> None:
    result = run_cli("run", visits, "--max-rejects", "1", "--json", env=site.env)
    assert result.code == 0, result.err
    assert {"event": "step", "step": "publish", "what": f"{NAME}: names", "files": 1} in result.lines
    assert run_cli("visit", "Keksitty", env=site.env).out == "Keksitty visits.\n"
