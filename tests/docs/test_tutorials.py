"""The tutorials of coordinators and analysts, executed as they stand (that of plugin authors: tests/plugin_author)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ..page import DOCS, blocks, play


def _environment() -> Mapping[str, str]:
    """``climatekit`` and ``python`` are those of this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "CLIMATEKIT_LANGUAGE": "en", "COLUMNS": "120", "NO_COLOR": "1"}


@pytest.mark.parametrize(
    "name", ["tutorial-coordinator.md", pytest.param("tutorial-analyst.md", marks=pytest.mark.slow)]
)
def test_everything_is_as_shown(name: str, call_cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shutil.copy(DOCS / "files" / "partners.xlsx", tmp_path)
    done = list(play(DOCS / name, tmp_path, _environment(), call_cli))
    assert len(done) > 4
    for told in done:
        assert (told.code, told.is_as_shown) == (told.wanted_code, True), f"{told.command}\n{told.output}"


@pytest.mark.parametrize("name", ["tutorial-coordinator.md", "tutorial-analyst.md"])
def test_a_reader_is_told_where_a_file_goes(name: str) -> None:
    for block in blocks(DOCS / name):
        if block.file and block.kind != "cells":
            assert block.before == f"`{block.file}`"
