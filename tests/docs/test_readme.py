"""README.md and CONTRIBUTING.md: what they name is there, and what they show is what comes out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from climatekit.cli.main import cli

from ..page import Done, blocks, expression

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
LINES = [
    line
    for page in (README, CONTRIBUTING)
    for block in blocks(page)
    if block.kind == "sh"
    for line in block.text.splitlines()
]
PROGRAM = ".venv/bin/climatekit "
PATH = re.compile(r"`((?:[\w*.-]+/)+[\w*.-]*|[\w*-]+\.(?:md|py|toml))`")


def test_every_block_is_commands_or_what_they_print() -> None:
    kinds = [block.kind for block in blocks(README)]
    assert set(kinds) == {"sh", "text"}
    assert len(re.findall(r"^```\w", README.read_text("utf-8"), re.MULTILINE)) == len(kinds)
    assert LINES


@pytest.mark.parametrize("line", LINES)
def test_a_command_is_one_that_exists(line: str) -> None:
    words = shlex.split(line, comments=True)
    if words[0] == "make":
        assert set(words[1:]) <= TARGETS
    elif line.startswith(PROGRAM):
        # with the parent: a command keeps the options for help of the first context that it was asked in
        parent = cli.make_context("climatekit", [words[1]], resilient_parsing=True)
        command = cli.get_command(parent, words[1])
        assert command is not None
        command.make_context(words[1], words[2:], parent=parent, resilient_parsing=True)
    else:
        assert words[0] == "pre-commit"


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.name)
def test_every_target_named_is_there(page: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z-]+)\b(?=[^`\n]*`)", page.read_text("utf-8")))
    assert named
    assert named <= TARGETS


@pytest.fixture
def run_line(tmp_path: Path) -> object:
    """Run a line of the README in a folder that has the examples."""
    (tmp_path / "examples").mkdir()
    shutil.copytree(ROOT / "examples" / "ymparaks", tmp_path / "examples" / "ymparaks")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "CLIMATEKIT_LANGUAGE": "en", "COLUMNS": "140", "NO_COLOR": "1"}

    def run(line: str) -> Done:
        command = line.replace(PROGRAM, "climatekit ")
        ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        return Done(command, [], ran.returncode, ran.stdout + ran.stderr)

    return run


@pytest.mark.slow
def test_the_commands_end_as_told(run_line: object) -> None:
    assert callable(run_line)
    for line in LINES:
        if line.startswith(PROGRAM):
            done = run_line(line)
            assert done.code == done.wanted_code, f"{line}\n{done.output}"


@pytest.mark.slow
def test_the_demo_prints_what_is_shown(run_line: object) -> None:
    assert callable(run_line)
    [shown] = [block.text for block in blocks(README) if block.kind == "text"]
    recipe = (ROOT / "Makefile").read_text("utf-8").partition("\ndemo:")[2].partition("\n\n")[0]
    [line] = re.findall(r"climatekit (demo lahti .*)", recipe)
    done = run_line(f"climatekit {line.replace('$(SPEAK)', 'en')}")
    assert done.code == 0
    assert re.search(expression(shown.splitlines()), done.output), done.output


def rows() -> list[tuple[str, list[str]]]:
    """(what one wants to add, the paths that its row names), from the table of CONTRIBUTING.md."""
    found = re.findall(r"^\| (.+?) \| (.+) \|$", CONTRIBUTING.read_text("utf-8"), re.MULTILINE)
    return [(want, PATH.findall(files)) for want, files in found if "`" in files]


def test_every_path_named_in_contributing_is_there() -> None:
    named = set(PATH.findall(CONTRIBUTING.read_text("utf-8")))
    assert len(named) > 10
    assert sorted(path for path in named if not any(ROOT.glob(path.rstrip("/")))) == []


@pytest.mark.parametrize(("want", "paths"), rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_nothing_takes_more_than_three_files_beside_the_changelog(want: str, paths: list[str]) -> None:
    assert 1 <= len(paths) <= 3
