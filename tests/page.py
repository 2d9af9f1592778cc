"""A page of the docs, played as a reader would: files are written, commands run, cells edited, tables asked.

A fenced block is one of these; anything else on a page is only read:

- ``console``: commands behind ``$ ``, each followed by what it prints (``…`` in a line: any text, alone: any lines);
- a language and a path: that file, whose path stands on the line before it too;
- ``sql``: asked of DuckDB in the folder, and a ``text`` block right after it is the answer.

A Markdown table headed ``| in `FILE`, sheet | cell | stands there | write |`` edits cells of a workbook.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ANYTHING = "…"
DOCS = Path(__file__).parents[1] / "docs"
_FENCED = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EDITED = re.compile(r"^\| in `([^`]+)`, sheet \|.*\n\|[ -|]+\n((?:\|.*\n)+)", re.MULTILINE)


class Block(NamedTuple):
    """One fenced block, or one table of cells: what stands behind the fence, and what is in it."""

    kind: str
    file: str
    text: str
    before: str


class Done(NamedTuple):
    """A command or a question, what it should print, its exit code and what it printed."""

    command: str
    lines: list[str]
    code: int
    output: str

    @property
    def wanted_code(self) -> int:
        wanted = re.search(r"#.* ?exit code (\d)", self.command)
        return int(wanted[1]) if wanted else 0

    @property
    def is_as_shown(self) -> bool:
        return re.fullmatch(expression(self.lines), self.output) is not None


def blocks(page: Path) -> list[Block]:
    """The blocks of a page in their order."""
    text = page.read_text("utf-8")
    found = [
        (match.start(), Block(match[1], match[2], match[3], text[: match.start()].rstrip().rpartition("\n")[2]))
        for match in _FENCED.finditer(text)
    ]
    found += [(match.start(), Block("cells", match[1], match[2], "")) for match in _EDITED.finditer(text)]
    return [block for _, block in sorted(found)]


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


def _edit(book: Path, table: str) -> None:
    """Write the cells that a table names; each must hold what the page says stands there."""
    import openpyxl

    opened = openpyxl.load_workbook(book)
    for line in table.splitlines():
        sheet, cell, there, new = (part.strip().strip("`") for part in line.strip("|").split("|"))
        assert str(opened[sheet][cell].value) == there, (book, sheet, cell)
        opened[sheet][cell] = new
    opened.save(book)


def _answer(question: str, folder: Path) -> str:
    import contextlib

    import duckdb

    with contextlib.chdir(folder), duckdb.connect() as engine:
        return f"{engine.sql(question)}\n"


def play(
    page: Path, folder: Path, env: Mapping[str, str], call_cli: Callable[..., Any] | None = None
) -> Iterator[Done]:
    """Do in ``folder`` what the page says, block by block; with ``call_cli`` climatekit is called in this process."""
    todo = blocks(page)
    for at, block in enumerate(todo):
        if block.kind == "cells":
            _edit(folder / block.file, block.text)
        elif block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        elif block.kind == "sql":
            answer = todo[at + 1] if at + 1 < len(todo) else block
            assert answer.kind == "text", f"no answer is shown for: {block.text}"
            yield Done(block.text, answer.text.rstrip().splitlines(), 0, _answer(block.text, folder).rstrip() + "\n")
        elif block.kind == "console":
            for command, lines in commands(block):
                if call_cli is not None and command.startswith("climatekit "):
                    called = call_cli(*shlex.split(command, comments=True)[1:], cwd=folder)
                    yield Done(command, lines, called.code, called.out + called.err)
                    continue
                ran = subprocess.run(
                    ["sh", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False
                )
                yield Done(command, lines, ran.returncode, ran.stdout + ran.stderr)
