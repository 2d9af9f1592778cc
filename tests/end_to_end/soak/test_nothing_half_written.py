"""A full disk, no right to write, no memory, a reader meanwhile: the output is the old one or the new one, whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from climatekit.publish.place import beside, take_place

HALF = "Nothing half-written"
KEPT = ["climatekit.toml", "data", "history", "out"]


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """No file may grow beyond ``size`` bytes, as where the disk is full."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.promise(HALF, "the disk is full at any file of a run, then memory is not enough")
def test_a_full_disk_and_no_memory_change_nothing(
    project: Any, open_toml: str, open_files: dict[str, str], call_cli: Any, refused: Any, snapshot: Any, times: Any
) -> None:
    root: Path = project(open_files, toml=open_toml)
    assert call_cli("run", root, "--quiet").code == 0
    before = snapshot(root)
    sizes = sorted({len(data) for name, data in before.items() if name.startswith("out/")})
    chosen = random.Random(20261124)
    tried = times("DISKS", 3)
    for number in range(tried):
        # the largest file must not fit, else the run ends well: fail at each kind of file in turn
        limit = 0 if number == 0 else chosen.choice(sizes) - 1
        with full_after(limit):
            message = refused(call_cli("run", root, "--again"), 4, "system.write")
        assert "the last good output stands" in message
        assert snapshot(root) == before, limit
        assert sorted(path.name for path in root.iterdir()) == KEPT
    for limit in ("1KB", "1MB"):
        message = refused(call_cli("run", root, "--again", "--memory-limit", limit), 4, "system.memory")
        assert f"({limit})" in message
        assert "--memory-limit" in message
        assert snapshot(root) == before
    assert sorted(path.name for path in root.iterdir()) == KEPT


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a place where even root can't write")
@pytest.mark.promise(HALF, "no right to write beside the output")
def test_where_nothing_may_be_written(
    project: Any, open_toml: str, open_files: dict[str, str], call_cli: Any, refused: Any, snapshot: Any
) -> None:
    root: Path = project(open_files, toml=open_toml)
    before = snapshot(root)
    message = refused(call_cli("run", root, "--out", "/proc/climatekit/out"), 4, "system.write")
    assert "'/proc/climatekit/out'" in message
    assert snapshot(root) == before
    if os.geteuid() != 0:
        root.chmod(0o555)
        try:
            refused(call_cli("run", root, "--again"), 4, "system.write")
        finally:
            root.chmod(0o755)
        assert snapshot(root) == before


FILES = 12


def _publish(out: Path, number: int) -> None:
    """What a run does at its end, with files that are quick to make."""
    with beside(out) as work:
        files = []
        for index in range(FILES):
            path = work / "marts" / f"fact_{index}.parquet"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(f"{number} {index} ".encode() * (1 + (number * 7 + index) % 50))
            name = path.relative_to(work).as_posix()
            files.append({"path": name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()})
        (work / "run.json").write_text(json.dumps({"number": number, "files": files}))
        take_place(work, out)


def _whole(read: Callable[[str], bytes]) -> int:
    """Which result was read, each file of it held against its hash."""
    told = json.loads(read("run.json"))
    assert len(told["files"]) == FILES
    for file in told["files"]:
        assert hashlib.sha256(read(file["path"])).hexdigest() == file["sha256"], f"mixed or torn: {file['path']}"
    return int(told["number"])


def _through_one_folder(out: Path) -> int:
    """The folder is looked up once; whichever it was, the files are its own."""
    folder = os.open(out, os.O_RDONLY)
    try:

        def read(name: str) -> bytes:
            with open(os.open(name, os.O_RDONLY, dir_fd=folder), "rb") as file:
                return file.read()

        return _whole(read)
    finally:
        os.close(folder)


def _by_the_manifest(out: Path) -> int:
    """Any tool can: the manifest first and last; while it is the same, so is all between."""
    first = (out / "run.json").read_bytes()
    read = {file["path"]: (out / file["path"]).read_bytes() for file in json.loads(first)["files"]}
    if (out / "run.json").read_bytes() != first:
        raise FileNotFoundError("a new result has taken the place")
    return _whole(lambda name: first if name == "run.json" else read[name])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the folder is away for a moment")
@pytest.mark.promise("A reader never sees a missing, mixed or torn result", "reading in a loop while results change")
def test_a_reader_sees_one_result(tmp_path: Path, times: Any) -> None:
    """``docs/outputs.md`` says how to read: begin again where a file is gone, for then a new result is there."""
    out = tmp_path / "out"
    _publish(out, 0)
    publishes = times("PUBLISHES", 60)
    done = threading.Event()
    seen: dict[str, list[int]] = {}
    failed: list[BaseException] = []

    def reader(read: Callable[[Path], int]) -> None:
        numbers = seen.setdefault(read.__name__, [])
        try:
            while not done.is_set() or not numbers:
                assert out.is_dir(), "the folder itself is never away"
                try:
                    numbers.append(read(out))
                except FileNotFoundError:
                    continue
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=reader, args=[read]) for read in (_through_one_folder, _by_the_manifest)]
    for thread in threads:
        thread.start()
    for number in range(1, publishes + 1):
        _publish(out, number)
    done.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert all(numbers == sorted(numbers) for numbers in seen.values()), "never back to an older result"
    assert _through_one_folder(out) == _by_the_manifest(out) == publishes
    assert os.listdir(tmp_path) == ["out"]
