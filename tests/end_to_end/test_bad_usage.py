"""Wrong options, and a place to publish to that will not do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def sound(project: Any, open_toml: str, open_files: dict[str, str]) -> Path:
    return project(open_files, toml=open_toml)


@pytest.mark.parametrize(
    ("arguments", "quoted"),
    [
        (["--as-of", "31.12.2026"], ["--as-of", "'31.12.2026'", "YYYY-MM-DD"]),
        (["--as-of", "2026-02-30"], ["--as-of", "'2026-02-30'", "YYYY-MM-DD"]),
        (["--as-of", "20260630"], ["--as-of", "'20260630'", "YYYY-MM-DD"]),
        (["--as-of", ""], ["--as-of", "''"]),
        (["--memory-limit", "lots"], ["--memory-limit", "'lots'", "800MB"]),
        (["--memory-limit", "-1GB"], ["--memory-limit", "'-1GB'", "800MB"]),
        (["--memory-limit", "0GB"], ["--memory-limit", "'0GB'"]),
        (["--threads", "0"], ["--threads", "'0'", "from 1 up"]),
        (["--threads", "two"], ["--threads", "'two'", "from 1 up"]),
        (["--language", "de"], ["--language", "'de'", "'fi', 'sv', 'en'"]),
        (["--outt", "x"], ["'--outt'", "'--out'", "climatekit run --help"]),
        (["--out"], ["--out", "climatekit --help"]),
        (["one too many"], ["one too many", "climatekit run --help"]),
    ],
)
def test_an_option_that_will_not_do(
    sound: Path, call_cli: Any, refused: Any, arguments: list[str], quoted: list[str]
) -> None:
    message = refused(call_cli("run", sound, *arguments), 2, "usage")
    assert [part for part in quoted if part not in message] == []
    assert not (sound / "out").exists()


@pytest.mark.parametrize("limit", ["lots", "150%", "-1", "5 per cent", "", "٣"])
def test_max_rejects_is_refused_before_the_work(sound: Path, call_cli: Any, refused: Any, limit: str) -> None:
    shutil.rmtree(sound / "data")  # or else the missing files would be told first
    message = refused(call_cli("run", sound, "--max-rejects", limit), 2, "usage.max_rejects")
    assert f"--max-rejects '{limit}'" in message
    assert "a count such as 12" in message


@pytest.mark.parametrize(
    ("arguments", "quoted"),
    [
        (["runn"], ["'runn'", "Did you mean 'run'?", "'check'", "'plugins'"]),
        (["frobnicate"], ["'frobnicate'", "'check'", "'demo'"]),
        (["--nope"], ["'--nope'", "climatekit --help"]),
        (["check", "--out", "x"], ["'--out'", "climatekit check --help"]),
        (["init"], ["'FOLDER'", "climatekit init --help"]),
        (["models", "--language", "de"], ["'de'", "'fi', 'sv', 'en'"]),
    ],
)
def test_a_command_that_will_not_do(call_cli: Any, refused: Any, arguments: list[str], quoted: list[str]) -> None:
    message = refused(call_cli(*arguments), 2, "usage")
    assert [part for part in quoted if part not in message] == []


def test_no_command_at_all_is_answered_with_the_help(call_cli: Any) -> None:
    result = call_cli()
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Usage: climatekit")


@pytest.mark.parametrize(("name", "known"), [("climatekit_open_netwrok", "Did you mean 'climatekit_open_network'?")])
def test_without_names_a_plugin_that_is_not_there(
    sound: Path, call_cli: Any, refused: Any, name: str, known: str
) -> None:
    message = refused(call_cli("run", sound, "--without", name), 2, "plugin.unknown")
    assert f"'{name}'" in message
    assert known in message


def test_an_error_as_json(sound: Path, call_cli: Any) -> None:
    import json

    result = call_cli("run", sound, "--json", "--max-rejects", "lots")
    assert (result.code, result.out) == (2, "")
    told = json.loads(result.err)
    assert (told["event"], told["code"], told["exit_code"]) == ("error", "usage.max_rejects", 2)
    assert "'lots'" in told["message"]


@pytest.mark.parametrize("limit", ["1KB", "10MB"])
def test_too_little_memory_is_the_systems_failure(sound: Path, call_cli: Any, refused: Any, limit: str) -> None:
    (sound / "out").mkdir()
    message = refused(call_cli("run", sound, "--memory-limit", limit), 4, "system.memory")
    assert limit in message
    assert "--memory-limit" in message
    assert list((sound / "out").iterdir()) == []
    assert sorted(path.name for path in sound.iterdir()) == ["climatekit.toml", "data", "out"]


def test_out_is_a_file(sound: Path, call_cli: Any, refused: Any) -> None:
    (sound / "out").write_text("mine")
    message = refused(call_cli("run", sound), 2, "out.not_folder")
    assert f"'{sound / 'out'}'" in message
    assert "--out" in message
    assert (sound / "out").read_text() == "mine"


def test_out_is_below_a_file(sound: Path, call_cli: Any, refused: Any) -> None:
    file = sound / "climatekit.toml"
    message = refused(call_cli("run", sound, "--out", file / "a" / "out"), 2, "out.not_folder")
    assert f"'{file}" in message
    assert "--out" in message


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_out_is_a_link(sound: Path, call_cli: Any, refused: Any, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (sound / "out").symlink_to(tmp_path / "elsewhere")
    refused(call_cli("run", sound), 2, "out.not_folder")


def test_out_holds_files_of_others(sound: Path, call_cli: Any, refused: Any) -> None:
    (sound / "out").mkdir()
    (sound / "out" / "budget.xlsx").write_text("mine")
    message = refused(call_cli("run", sound), 2, "out.foreign")
    assert f"'{sound / 'out'}'" in message
    assert "--out" in message
    assert (sound / "out" / "budget.xlsx").read_text() == "mine"


@pytest.mark.parametrize("place", ["out", "out/marts", "out.held"])
def test_a_file_that_someone_put_beside_ours_is_not_thrown_away(
    sound: Path, call_cli: Any, refused: Any, place: str
) -> None:
    assert call_cli("run", sound, "--quiet").code == 0
    own = sound / place / "corrections.xlsx"
    own.parent.mkdir(exist_ok=True)
    own.write_text("an afternoon's work")
    message = refused(call_cli("run", sound), 2, "out.foreign")
    assert f"'{own.parent if place == 'out.held' else own}'" in message
    assert own.read_text() == "an afternoon's work"
    own.unlink()
    (sound / "out" / ".DS_Store").write_text("left by a file manager")
    assert call_cli("run", sound, "--quiet").code == 0


def test_a_workbook_that_someone_has_begun_to_correct_is_not_thrown_away(
    sound: Path, call_cli: Any, refused: Any
) -> None:
    with (sound / "data" / "organisation.csv").open("a") as file:
        file.write("org-3;;company\n")
    assert call_cli("run", sound, "--quiet").code == 1
    workbook = sound / "out.held" / "rejects.xlsx"
    workbook.write_bytes(workbook.read_bytes() + b"corrected")
    message = refused(call_cli("run", sound), 2, "out.changed")
    assert f"'{workbook}'" in message
    assert workbook.read_bytes().endswith(b"corrected")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_nothing_can_be_written_there(sound: Path, call_cli: Any, refused: Any) -> None:
    """Not a question of rights alone: the tests may run as root, which may write nearly everywhere."""
    message = refused(call_cli("run", sound, "--out", "/proc/self/out"), 4, "system.write")
    assert "'/proc/self/out'" in message
    assert "--out" in message


def test_a_read_only_parent(sound: Path, call_cli: Any, refused: Any, tmp_path: Path) -> None:
    parent = tmp_path / "locked"
    parent.mkdir(mode=0o500)
    try:
        (parent / "probe").touch()
    except OSError:
        message = refused(call_cli("run", sound, "--out", parent / "out"), 4, "system.write")
        assert f"'{parent / 'out'}'" in message
    else:
        pytest.skip("this user may write to a read-only folder (root?)")
