"""A run that is killed leaves the last good output, and the next one needs no cleaning by hand."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGKILL nor these locks")

KILLS = int(os.environ.get("CLIMATEKIT_SOAK_KILLS", "4"))
FIRST = int(os.environ.get("CLIMATEKIT_SOAK_FIRST", "0"))
SECONDS = 0.2  # longer than most steps take


@contextmanager
def running(root: Path, lines: int) -> Iterator[subprocess.Popen[str]]:
    """A run that has told so many steps and may be anywhere after them."""
    command = [sys.executable, "-m", "climatekit", "run", str(root), "--json", "--again"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        for _ in range(lines):
            assert process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def told(root: Path) -> Any:
    return json.loads((root / "out" / "run.json").read_text("utf-8"))


@pytest.mark.promise("Nothing half-written", "killed at any moment")
def test_killed_at_any_moment_the_last_output_stands(
    project: Any, open_toml: str, open_files: dict[str, str], call_cli: Any, snapshot: Any, record_property: Any
) -> None:
    record_property("times", KILLS)
    root = project(open_files, toml=open_toml)
    steps = len(call_cli("run", root, "--json").lines)
    before = snapshot(root / "out")
    moments = random.Random(20261124 + FIRST)
    killed = 0
    while killed < KILLS:
        with running(root, moments.randrange(1, steps)) as process:
            # also between two steps; one that ends before it is killed does not count
            with suppress(subprocess.TimeoutExpired):
                process.wait(moments.random() * SECONDS)
            process.kill()
        killed += process.returncode == -signal.SIGKILL
        after = snapshot(root / "out")
        whole = set(after) == set(before) and told(root)["published"] is True
        assert whole, "either the old output or, had it been done already, the new one"
        assert {name: data for name, data in after.items() if name != "run.json"} == {
            name: data for name, data in before.items() if name != "run.json"
        }
    assert call_cli("run", root, "--quiet").code == 0
    assert sorted(path.name for path in root.iterdir()) == ["climatekit.toml", "data", "history", "out"]


@pytest.mark.promise("Nothing half-written", "two runs at once")
def test_two_runs_at_once_do_not_mix(
    project: Any, open_toml: str, open_files: dict[str, str], call_cli: Any, refused: Any
) -> None:
    root = project(open_files, toml=open_toml)
    with running(root, 1) as first:
        first.send_signal(signal.SIGSTOP)  # it holds its place as long as it is wanted
        message = refused(call_cli("run", root), 4, "out.busy")
        assert "wait until it ends" in message
        assert call_cli("run", root, "--quiet", "--out", root / "out-2").code == 0
    assert call_cli("run", root, "--quiet").code == 0
    assert sorted(path.name for path in root.iterdir()) == ["climatekit.toml", "data", "history", "out", "out-2"]
