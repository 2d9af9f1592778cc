"""What a person at a terminal sees while a run goes on."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from climatekit.cli.progress import Line
from climatekit.examples import copy_example
from climatekit.language import speaking
from climatekit.run.events import Beginning

FILE = Beginning(step="ingest", what="data/jasenet.csv", size=200_000_000)
TABLE = Beginning(step="validate", what="membership")


def shown(*looks: tuple[Beginning, float, float]) -> list[str]:
    line = Line()
    return [line.of(*look) for look in looks]


def test_rate_and_time_left_are_told_once_they_are_known() -> None:
    with speaking("en"):
        told = shown(
            (FILE, -1, 10), (FILE, 5, 10.5), (FILE, 25, 12), (FILE, 50, 14), (TABLE, 10, 14.5), (TABLE, 40, 18)
        )
    assert told == [
        "ingest: data/jasenet.csv",
        "ingest: data/jasenet.csv",
        "ingest: data/jasenet.csv, 25 %, 6 s left, 25 MB/s",
        "ingest: data/jasenet.csv, 50 %, 4 s left, 25 MB/s",
        "validate: membership",
        "validate: membership, 40 %, 5 s left",
    ]


def test_the_next_query_of_the_same_thing_starts_anew() -> None:
    with speaking("en"):
        told = shown((TABLE, 90, 1), (TABLE, 3, 20), (TABLE, 50, 22), (TABLE, 100, 25))
    assert told == ["validate: membership"] * 2 + ["validate: membership, 50 %, 2 s left", "validate: membership"]


def test_a_terminal_is_shown_what_goes_on(tmp_path: Path) -> None:
    """In a terminal of its own, on the standard error alone; the summary follows on the standard output."""
    root = tmp_path / "project"
    copy_example("lahti", root)
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "climatekit", "run", str(root), "--no-report"], stdout=subprocess.PIPE,
            stderr=theirs, check=True, env=os.environ | {"CLIMATEKIT_LANGUAGE": "en", "TERM": "xterm"},
        )  # fmt: skip
        seen = os.read(ours, 1 << 16).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert any(step in seen for step in ("prepare", "ingest", "validate", "reporting", "publish"))
    assert b"\x1b[" not in done.stdout
