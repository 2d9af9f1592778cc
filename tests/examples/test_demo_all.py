"""``climatekit demo --all``: every example in one table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from climatekit.cli import all_examples
from climatekit.examples import examples


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Path]:
    """One of two programmes would take long: the two smallest stand for all."""
    chosen = {name: examples()[name] for name in ("greenreality_kumppanuus", "kunta_integrointi")}
    monkeypatch.setattr(all_examples, "examples", lambda: chosen)
    return chosen


def test_one_table_of_all(call_cli: Any, few: dict[str, Path], tmp_path: Path) -> None:
    done = call_cli("demo", "--all", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    header, *lines = done.out.splitlines()
    assert header.split()[:4] == ["example", "programme", "model", "preset"]
    assert [line.split()[0] for line in lines] == list(few)
    assert lines[1].split()[1:4] == ["mallila", "integrated_practices", "kunta_integrointi"]
    assert all(line.split()[-1] == "0" for line in lines)
    assert not list(tmp_path.iterdir()), "nothing is left behind"


def test_as_json(call_cli: Any, few: dict[str, Path]) -> None:
    del few["greenreality_kumppanuus"]
    told = call_cli("demo", "--all", "--json").lines
    assert [one["example"] for one in told] == list(few)
    for one in told:
        assert one["exit_code"] == 0
        assert one["rows"]["read"] == one["rows"]["accepted"] + one["rows"]["rejected"] + one["rows"]["excluded"]
        assert set(one["findings"]) == {"error", "warning", "info"}
        assert one["metrics"] > 10


def test_one_that_fails_is_told_and_the_others_are_run(
    call_cli: Any, few: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def copy(name: str, target: Path) -> None:
        target.mkdir()
        (target / "climatekit.toml").write_text("[project]\n" if name == "kunta_integrointi" else "", "utf-8")

    monkeypatch.setattr(all_examples, "copy_example", copy)
    done = call_cli("demo", "--all", "--quiet")
    assert done.code == 2
    assert len(done.err.splitlines()) == 2
    assert not done.out


@pytest.mark.parametrize("arguments", [("turku",), ("--dir", "here")])
def test_all_goes_with_nothing_else(call_cli: Any, arguments: tuple[str, ...]) -> None:
    done = call_cli("demo", "--all", *arguments)
    assert done.code == 2
    assert "--all" in done.err
