"""A small network without a fault, to break in one place at a time, and what an error message must be like."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

REPOSITORY = Path(__file__).parents[2]
EXAMPLES = REPOSITORY / "examples"

OPEN_TOML = """\
[project]
name = "Avoin (keksitty)"
language = "en"
as_of = 2026-06-30

[[programmes]]
id = "avoin"
name = "Avoin"
model = "open_network"
"""
OPEN_FILES = {
    "data/organisation.csv": "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;Keksitty kunta;municipality\n",
    "data/participation.csv": "org_id;source;first_seen\norg-1;mailing_list;2025-01-15\norg-2;event;2026-03-04\n",
    "data/event.csv": "event_id;name;held_on;kind\nev-1;Aamukahvit;2026-03-04;breakfast\n",
    "data/attendance.csv": "event_id;org_id;headcount\nev-1;org-1;2\nev-1;org-2;1\n",
    "data/programme_role.csv": "org_id;role;valid_from\norg-2;lead_coordinator;2025-01-01\n"
    "org-1;co_coordinator;2025-01-01\n",
    "data/action_plan.csv": "year;adopted_on;events_planned;practices;status\n2026;2026-01-15;4;Kahvit;adopted\n",
}


@pytest.fixture
def open_toml() -> str:
    """An open network; its settings are those of the model."""
    return OPEN_TOML


@pytest.fixture
def open_files() -> dict[str, str]:
    """Its files: two organisations, one event, nothing wrong."""
    return dict(OPEN_FILES)


@pytest.fixture(scope="session")
def examples() -> Mapping[str, Path]:
    """The example networks of this checkout, by name."""
    return {folder.name: folder for folder in sorted(EXAMPLES.iterdir()) if (folder / "climatekit.toml").is_file()}


@pytest.fixture(scope="session")
def refused() -> Callable[[Any, int, str], str]:
    """``refused(result, exit_code, error_code)`` → the one sentence that was said, and nothing else was."""

    def check(result: Any, exit_code: int, code: str) -> str:
        assert "Traceback" not in result.out + result.err
        assert (result.code, result.out) == (exit_code, ""), result.err
        line = re.fullmatch(r"\n?Error \[([a-z_.]+)\] (.+[.?](?: \(and \d+ more\))?)\n", result.err)
        assert line, f"not one sentence: {result.err!r}"
        assert line[1] == code, result.err
        return line[2]

    return check


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """``workbook(rows, sheet="Taul1")`` → the bytes of an .xlsx."""

    def make(rows: Sequence[Sequence[object]], sheet: str = "Taul1") -> bytes:
        book = openpyxl.Workbook()
        book.active.title = sheet
        for row in rows:
            book.active.append(list(row))
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return make


@pytest.fixture
def copied(tmp_path: Path, examples: Mapping[str, Path]) -> Callable[[str], Path]:
    """``copied(name)`` → a copy of that example, without what a run of it may have left."""

    def copy(name: str) -> Path:
        return Path(
            shutil.copytree(
                examples[name], tmp_path / name, ignore=shutil.ignore_patterns("out", "*.held", "__pycache__")
            )
        )

    return copy


@pytest.fixture(scope="session")
def snapshot() -> Callable[[Path], dict[str, bytes]]:
    """``snapshot(folder)`` → every file below it, byte for byte."""

    def take(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return take
