"""The tutorial, executed as it stands: every file is written, every command run, every line of output looked for."""

from __future__ import annotations

from typing import Any

import pytest

from ..page import DOCS, Done, blocks, play

TUTORIAL = DOCS / "tutorial-model.md"


def test_every_block_is_a_file_or_commands() -> None:
    for block in blocks(TUTORIAL):
        assert (block.kind == "console") is not bool(block.file), block
        if block.file:
            assert block.before == f"`{block.file}`", "a reader must be told where the file goes"


@pytest.fixture(scope="module")
def done(place: Any, tmp_path_factory: pytest.TempPathFactory) -> list[Done]:
    env = {**place.env, "CLIMATEKIT_LANGUAGE": "en", "COLUMNS": "160", "NO_COLOR": "1"}
    return list(play(TUTORIAL, tmp_path_factory.mktemp("tutorial"), env))


def test_every_command_ends_as_told(done: list[Done]) -> None:
    assert len(done) > 8
    for told in done:
        assert told.code == told.wanted_code, f"{told.command}\n{told.output}"


def test_every_command_prints_what_is_shown(done: list[Done]) -> None:
    wrong = [f"$ {told.command}\n{told.output}" for told in done if not told.is_as_shown]
    assert not wrong, "\n".join(wrong)
