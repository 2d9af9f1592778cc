"""The tutorial, executed as it stands: every file is written, every command run, every line of output looked for."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial-model.md"
ANYTHING = "…"


class Block(NamedTuple):
    """One fenced block: what stands behind the fence, and what is in it."""

    kind: str
    file: str
    text: str
    before: str


def blocks() -> list[Block]:
    text = TUTORIAL.read_text("utf-8")
    found = re.finditer(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [Block(match[1], match[2], match[3], text[: match.start()].rstrip().rpartition("\n")[2]) for match in found]


def commands(block: Block) -> list[tuple[str, list[str]]]:
    """Each command with the lines that it should print."""
    told: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            told.append((line.removeprefix("$ "), []))
        else:
            told[-1][1].append(line)
    return told


def expression(lines: list[str]) -> str:
    """What the output must match: ``…`` in a line is any text, ``…`` alone any lines; gaps of a table may differ."""
    told = []
    for line in lines:
        parts = [r"\s+".join(map(re.escape, part.split())) for part in line.strip().split(ANYTHING)]
        told.append(r"(?:[^\n]*\n)*" if line.strip() == ANYTHING else r"\s*" + r"[^\n]*".join(parts) + r"\s*\n")
    return "".join(told)


def test_every_block_is_a_file_or_commands() -> None:
    for block in blocks():
        assert (block.kind == "console") is not bool(block.file), block
        if block.file:
            assert block.before == f"`{block.file}`", "a reader must be told where the file goes"


@pytest.fixture(scope="module")
def done(place: Any, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, list[str], int, str]]:
    """Every command, with what it should print, its exit code and what it printed."""
    folder = tmp_path_factory.mktemp("tutorial")
    env = {**place.env, "CLIMATEKIT_LANGUAGE": "en", "COLUMNS": "160", "NO_COLOR": "1"}
    told = []
    for block in blocks():
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
            continue
        for command, lines in commands(block):
            ran = subprocess.run(
                ["sh", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
            )
            told.append((command, lines, ran.returncode, ran.stdout + ran.stderr))
    return told


def test_every_command_ends_as_told(done: list[tuple[str, list[str], int, str]]) -> None:
    assert len(done) > 8
    for command, _, code, output in done:
        wanted = re.search(r"# exit code (\d)", command)
        assert code == (int(wanted[1]) if wanted else 0), f"{command}\n{output}"


def test_every_command_prints_what_is_shown(done: list[tuple[str, list[str], int, str]]) -> None:
    wrong = [f"$ {told[0]}\n{told[3]}" for told in done if not re.fullmatch(expression(told[1]), told[3])]
    assert not wrong, "\n".join(wrong)
