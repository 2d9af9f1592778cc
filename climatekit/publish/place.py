"""All or nothing: a run writes beside its destination and takes its place in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from climatekit.errors import ConfigurationError, SystemFailure

MANIFEST = "run.json"
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@contextlib.contextmanager
def aside() -> Iterator[Path]:
    """A folder for what a run spills when nothing is to be published."""
    with tempfile.TemporaryDirectory(prefix="climatekit-") as folder:
        yield Path(folder)


@contextlib.contextmanager
def beside(out: Path) -> Iterator[Path]:
    """A fresh folder next to ``out``, removed at the end unless it took ``out``'s place."""
    _refuse_foreign(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", suffix=".new", dir=out.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise SystemFailure(
            "system.write", f"Nothing can be written beside '{out}': {error.strerror}; check the folder's permissions."
        ) from error
    try:
        yield folder
    except OSError as error:
        raise SystemFailure(
            "system.write",
            f"Writing below '{out.parent}' failed: {error.strerror or error}; the last good output stands.",
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_place(folder: Path, out: Path) -> None:
    """Put ``folder`` where ``out`` is. Where the system can, both change places in one step."""
    if not out.exists():
        os.replace(folder, out)
        return
    if _exchange(folder, out):
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-", suffix=".old", dir=out.parent)) / out.name
    os.replace(out, old)
    try:
        os.replace(folder, out)
    except OSError:
        os.replace(old, out)
        raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)


def _exchange(left: Path, right: Path) -> bool:
    """Swap two folders atomically (Linux); False where the system or the file system can't."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: bool = rename(_AT_FDCWD, os.fsencode(left), _AT_FDCWD, os.fsencode(right), _RENAME_EXCHANGE) == 0
    if not done and ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(right))
    return done


def _refuse_foreign(out: Path) -> None:
    """Never replace a folder that no run of ours has made."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ConfigurationError("out.not_folder", f"'{out}' is not a folder: name another one with --out.")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise ConfigurationError(
            "out.foreign",
            f"'{out}' holds files that no run has made (it has no {MANIFEST}): name an empty or new folder with --out.",
        )
