"""One run at a time beside one destination, and nothing left of a run that was killed.

A run holds a lock on its own work folder for as long as it lives; the system lets go of it however the run ends. So a
work folder that no one holds is what a killed run left, and one that is held is a run that still writes.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from climatekit.errors import SystemFailure
from climatekit.language import say

if sys.platform != "win32":  # where there are no such locks, two runs are not kept apart
    import fcntl


def work_folder(out: Path) -> tuple[Path, int | None]:
    """A new folder beside ``out`` that only its owner may look into, and its lock for ``os.close``."""
    if sys.platform == "win32":
        return _new(out), None
    gate = os.open(out.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(gate, fcntl.LOCK_EX)  # of two that start at once, one looks first
        except OSError:  # a file system without locks
            return _new(out), None
        for left in _left_beside(out):
            if _is_held(left):
                raise SystemFailure(
                    "out.busy",
                    say("Another run is writing '{out}': wait until it ends, or name another folder with --out.",
                        out=out),
                )  # fmt: skip
            shutil.rmtree(left, ignore_errors=True)
        work = _new(out)
        lock = os.open(work, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        return work, lock
    finally:
        os.close(gate)


def left_behind(out: Path) -> list[Path]:
    """The work folders beside ``out`` that killed runs have left; nothing that a run still writes."""
    return [path for path in _left_beside(out) if not _is_held(path)] if out.parent.is_dir() else []


def anything_beside(out: Path) -> bool:
    """Whether a run beside ``out`` goes on, or has left something that the next one clears away."""
    return out.parent.is_dir() and bool(_left_beside(out))


def _new(out: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix=f".{out.name}-", suffix=".new", dir=out.parent))


def _left_beside(out: Path) -> list[Path]:
    """What runs make beside ``out``: names of ``tempfile`` and no other, so that 'out' leaves 'out-2' alone."""
    mine = re.compile(rf"\.{re.escape(out.name)}-[a-z0-9_]{{8}}\.new")
    return sorted(path for path in out.parent.iterdir() if mine.fullmatch(path.name) and not path.is_symlink())


def _is_held(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(lock)
    return False
