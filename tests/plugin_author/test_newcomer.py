"""How long the tutorial takes the machine of a newcomer: an empty environment, the wheel, every command.

``pytest -s`` shows the seconds of each. What it can't measure is the person: it counts the words to read and the
characters to type instead, and reckons with paces that are guesses.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import NamedTuple

import pytest

from ..page import DOCS, blocks, play
from .conftest import REPOSITORY

TUTORIAL = DOCS / "tutorial-model.md"
UNREACHABLE = re.compile(r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ProxyError|No route")
WORDS_A_MINUTE, CHARACTERS_A_MINUTE = 200, 200  # guesses: to read and understand, to type


class Took(NamedTuple):
    """A command and its seconds: on the clock, and of the processor."""

    command: str
    clock: float
    processor: float


def _now() -> tuple[float, float]:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter(), used.ru_utime + used.ru_stime


def _took(command: str, before: tuple[float, float]) -> Took:
    after = _now()
    return Took(command, after[0] - before[0], after[1] - before[1])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the tutorial is in the words of a POSIX shell")
def test_the_commands_take_less_than_a_minute(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(REPOSITORY)]
    assert subprocess.run(build, capture_output=True, check=False).returncode == 0
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "venv", with_pip=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    env |= {
        "PATH": f"{tmp_path / 'venv' / 'bin'}{os.pathsep}{env['PATH']}",
        "CLIMATEKIT_CACHE": str(tmp_path / "cache"),
    }
    env |= {"CLIMATEKIT_LANGUAGE": "en", "COLUMNS": "160", "NO_COLOR": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    folder = tmp_path / "work"
    folder.mkdir()
    before = _now()
    install = ["sh", "-c", f"pip install --quiet '{wheel}' pytest"]
    installed = subprocess.run(install, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if installed.returncode and UNREACHABLE.search(installed.stdout + installed.stderr):
        pytest.skip("no package index can be reached from here")
    assert installed.returncode == 0, installed.stderr
    setting_up = _took("(install climatekit and pytest)", before)

    took, before = [], _now()
    for done in play(TUTORIAL, folder, env):
        took.append(_took(done.command, before))
        assert done.code == done.wanted_code, f"{done.command}\n{done.output}"
        assert done.is_as_shown, f"{done.command}\n{done.output}"
        before = _now()
    for one in (setting_up, *took):
        print(f"{one.clock:6.1f} s {one.processor:6.1f} s of processor  {one.command}")
    words = len(TUTORIAL.read_text("utf-8").split())
    typed = sum(len(block.text) for block in blocks(TUTORIAL) if block.file)
    print(
        f"{sum(one.clock for one in took):6.1f} s {sum(one.processor for one in took):6.1f} s of processor  together; "
        f"a person: {words} words, {words / WORDS_A_MINUTE:.0f} min to read; {typed} characters in files, "
        f"{typed / CHARACTERS_A_MINUTE:.0f} min to type, next to none to copy"
    )
    # the clock would tell of the neighbours on this machine
    assert sum(one.processor for one in took) < 60
