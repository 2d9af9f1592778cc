"""What stands in ``out`` is whole and good, whatever happens: it changes in one step, or not at all."""

from __future__ import annotations

import errno
import json
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BROKEN = "org-3;;company\n"


@pytest.fixture
def sound(project: Any, open_toml: str, open_files: dict[str, str]) -> Path:
    return project(open_files, toml=open_toml)


def _manifest(folder: Path) -> Any:
    return json.loads((folder / "run.json").read_text("utf-8"))


def test_too_many_rejects_are_held_back_and_the_last_output_stands(sound: Path, call_cli: Any, snapshot: Any) -> None:
    assert call_cli("run", sound, "--quiet").code == 0
    before = snapshot(sound / "out")
    organisations = sound / "data" / "organisation.csv"
    good = organisations.read_text()
    organisations.write_text(good + BROKEN)

    result = call_cli("run", sound)
    assert (result.code, result.err) == (1, "")
    assert "Held back, for you to look at, in" in result.out
    assert snapshot(sound / "out") == before
    held = sound / "out.held"
    assert (held / "rejects.xlsx").is_file()
    told = _manifest(held)
    assert (told["published"], told["exit_code"]) == (False, 1)
    assert told["exit_reason"]["code"] == "data.rejects"
    assert _manifest(sound / "out")["published"] is True

    organisations.write_text(good)
    assert call_cli("run", sound, "--quiet").code == 0
    assert not held.exists(), "once a run is published, what was held back is over"
    assert sorted(path.name for path in sound.iterdir()) == ["climatekit.toml", "data", "history", "out"]


def test_a_first_run_that_is_held_back_publishes_nothing(sound: Path, call_cli: Any) -> None:
    with (sound / "data" / "organisation.csv").open("a") as file:
        file.write(BROKEN)
    assert call_cli("run", sound, "--quiet").code == 1
    assert not (sound / "out").exists()
    assert (sound / "out.held" / "rejects" / "organisation.parquet").is_file()


def test_error_findings_are_published_and_call_a_person(sound: Path, call_cli: Any) -> None:
    (sound / "data" / "action_plan.csv").unlink()
    result = call_cli("run", sound, "--quiet")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("[data.findings] 1 finding is an error, more than max_errors = 0 allows")
    told = _manifest(sound / "out")
    assert (told["published"], told["exit_code"], told["exit_reason"]["code"]) == (True, 1, "data.findings")
    assert not (sound / "out.held").exists()

    toml = sound / "climatekit.toml"
    toml.write_text(toml.read_text().replace("language", "max_errors = 1\nlanguage"))
    assert call_cli("run", sound, "--quiet").code == 0


FULL = OSError(errno.ENOSPC, "No space left on device", "marts/dim_date.parquet")


@pytest.mark.parametrize(
    ("where", "error", "code", "words"),
    [
        ("write_rejects", FULL, "system.write", "No space left on device ('marts/dim_date.parquet')"),
        ("manifest", RuntimeError("a bug"), "system.unforeseen", "a bug"),
        ("write_manifest", KeyboardInterrupt(), "system.interrupted", "Interrupted"),
        ("write_manifest", MemoryError(), "system.failed", "MemoryError"),
        ("take_place", FULL, "system.write", "No space left on device"),
        ("take_place", RuntimeError("a bug"), "system.unforeseen", "a bug"),
    ],
)
def test_a_run_that_fails_half_way_changes_nothing(
    sound: Path,
    call_cli: Any,
    refused: Any,
    snapshot: Any,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    error: BaseException,
    code: str,
    words: str,
) -> None:
    import climatekit.run.publish

    assert call_cli("run", sound, "--quiet").code == 0
    before = snapshot(sound)
    with (sound / "data" / "participation.csv").open("a") as file:
        file.write("org-1;social;2026-05-05\n")
    changed = snapshot(sound)

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(climatekit.run.publish, where, fail)
        message = refused(call_cli("run", sound), 4, code)
    assert words in message
    assert "the last good output stands" in message
    assert snapshot(sound) == changed
    assert {name: changed[name] for name in before if name.startswith("out/")} == {
        name: content for name, content in before.items() if name.startswith("out/")
    }
    assert sorted(path.name for path in sound.iterdir()) == ["climatekit.toml", "data", "history", "out"]


def test_where_folders_can_not_change_places_the_old_one_comes_back(
    sound: Path, call_cli: Any, snapshot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside Linux there are two renames; if the second fails, the first is taken back."""
    import climatekit.publish.place as place

    assert call_cli("run", sound, "--quiet").code == 0
    before = snapshot(sound / "out")
    monkeypatch.setattr(place, "_exchange", lambda *_: False)
    assert call_cli("run", sound, "--again", "--quiet").code == 0
    assert sorted(path.name for path in sound.iterdir()) == ["climatekit.toml", "data", "history", "out"]
    stand_in = snapshot(sound / "out")
    assert stand_in.keys() == before.keys()

    rename = place.os.replace
    calls = []

    def second_fails(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == 2:
            raise OSError(errno.EACCES, "Permission denied", str(target))
        rename(source, target)

    monkeypatch.setattr(place.os, "replace", second_fails)
    result = call_cli("run", sound, "--again", "--quiet")
    assert (result.code, len(calls)) == (4, 3)
    assert snapshot(sound / "out") == stand_in
    assert sorted(path.name for path in sound.iterdir()) == ["climatekit.toml", "data", "history", "out"]


def test_out_may_be_anywhere_and_need_not_exist(sound: Path, call_cli: Any, tmp_path: Path) -> None:
    for place in (tmp_path / "a" / "b" / "out", tmp_path / "empty"):
        assert call_cli("run", sound, "--quiet", "--out", place).code == 0
        assert (place / "run.json").is_file()
    (tmp_path / "here").mkdir()
    assert call_cli("run", sound, "--quiet", "--out", "out", cwd=tmp_path / "here").code == 0
    assert (tmp_path / "here" / "out" / "run.json").is_file()
    assert not (sound / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_scheduler_may_stop_a_run(copied: Any, kind: signal.Signals) -> None:
    root = copied("lahti")
    command = [sys.executable, "-m", "climatekit", "run", str(root), "--json", "--again"]
    # where the tests run in the background, Ctrl-C is ignored, and a child would ignore it too
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, heard)
    with process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())["step"] == "ingest"
        process.send_signal(kind)
        process.stdout.read()
        told = process.stderr.read()
    assert process.returncode == 4
    assert json.loads(told)["code"] == "system.interrupted"
    assert sorted(path.name for path in root.iterdir() if path.suffix != ".py") == [
        "README.md",
        "climatekit.toml",
        "data",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_reads_what_was_rejected(sound: Path, call_cli: Any) -> None:
    with (sound / "data" / "organisation.csv").open("a") as file:
        file.write(BROKEN)
    assert call_cli("run", sound, "--quiet", "--max-rejects", "1").code == 0
    modes = {
        path.relative_to(sound / "out").as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in (sound / "out").rglob("*")
        if path.is_file()
    }
    private = {name for name in modes if name.startswith("rejects")}
    assert private == {"rejects.xlsx", "rejects/organisation.parquet", "rejects/reject_reasons.parquet"}
    assert {modes[name] for name in private} == {0o600}
    assert all(mode & 0o444 == 0o444 for name, mode in modes.items() if name not in private)
    assert sorted(_manifest(sound / "out")["personal_data_in"]) == sorted(private)
    assert stat.S_IMODE((sound / "out").stat().st_mode) & 0o055 == 0o055, "others may read what is published"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such names")
def test_a_folder_may_have_any_name(project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]) -> None:
    """For the engine, some characters are a pattern or the end of a text."""
    root = project(open_files, toml=open_toml, name="Äijä's [1] {a} *? %s; drop")
    (root / "data" / "organisation.csv").write_text(open_files["data/organisation.csv"] + BROKEN)
    result = call_cli("run", root, "--max-rejects", "1")
    assert (result.code, result.err) == (0, "")
    assert (root / "out" / "rejects.xlsx").is_file()
    assert call_cli("run", root / "climatekit.toml", "--quiet", "--max-rejects", "1").code == 0
    assert call_cli("run", "--quiet", "--max-rejects", "1", cwd=root).code == 0
