"""All or nothing: a run writes beside its destination and takes its place in one step."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from climatekit.errors import ConfigurationError, SystemFailure
from climatekit.language import say
from climatekit.publish.turn import work_folder

MANIFEST = "run.json"
PUBLIC = "public"
"""The profile of a result that everybody may see, as its manifest says it."""
# what file managers and spreadsheets leave where they have looked
_BY_THE_SYSTEM = (".", "~$", "Thumbs.db", "desktop.ini")
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@contextlib.contextmanager
def aside() -> Iterator[Path]:
    """A folder for what a run spills when nothing is to be published."""
    with tempfile.TemporaryDirectory(prefix="climatekit-") as folder:
        yield Path(folder)


@contextlib.contextmanager
def beside(out: Path, handed_in: Collection[str] = ()) -> Iterator[Path]:
    """A fresh folder next to ``out``, removed at the end unless it took ``out``'s place; one run at a time.

    Only its owner may look into it until then: what a run spills and rejects is not for everybody. ``handed_in`` are
    the hashes of workbooks that may be replaced though someone has changed them.
    """
    for folder in (out, held(out)):
        _refuse_foreign(folder, handed_in)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        work, lock = work_folder(out)
    except (FileExistsError, NotADirectoryError) as error:
        raise ConfigurationError(
            "out.not_folder",
            say(
                "'{out}' can't be a folder, for '{file}' is a file: name another one with --out.",
                out=out,
                file=error.filename,
            ),
        ) from error
    except OSError as error:
        raise SystemFailure(
            "system.write",
            say(
                "Nothing can be written beside '{out}': {reason}; get the right to write there, or name "
                "another folder with --out.",
                out=out,
                reason=error.strerror,
            ),
        ) from error
    try:
        yield work
    except BrokenPipeError:
        raise  # it is the listener that is gone
    except OSError as error:
        reason = str(error.strerror or error) + (f" ('{error.filename}')" if error.filename else "")
        raise SystemFailure(
            "system.write",
            say(
                "The run failed: {reason}; the last good output stands.",
                reason=reason,
            ),
        ) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def sha256(path: Path) -> str:
    """The content hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def held(out: Path) -> Path:
    """Where a result stands that is held back."""
    return out.with_name(f"{out.name}.held")


def refuse_other_profile(out: Path, *, public: bool) -> None:
    """An internal result is never replaced by a public one, nor the other way round."""
    try:
        found = json.loads((out / MANIFEST).read_text("utf-8")).get("profile") == PUBLIC
    except (OSError, ValueError, AttributeError):
        return
    if found and not public:
        raise ConfigurationError(
            "out.public",
            say("'{out}' holds a public result, and an internal one must not take its place: name another folder with "
                "--out.", out=out),
        )  # fmt: skip
    if public and not found:
        raise ConfigurationError(
            "out.internal",
            say("'{out}' holds an internal result, and a public one must not take its place: name another folder with "
                "--out.", out=out),
        )  # fmt: skip


def take_place(folder: Path, out: Path) -> None:
    """Put ``folder`` where ``out`` is. Where the system can, both change places in one step."""
    folder.chmod(0o755)
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


def _refuse_foreign(out: Path, handed_in: Collection[str]) -> None:
    """Never replace what no run of ours has made, nor a workbook that someone has begun to correct."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ConfigurationError(
            "out.not_folder", say("'{out}' is not a folder: name another one with --out.", out=out)
        )
    if not out.is_dir() or not any(out.iterdir()):
        return
    ours = files_of_run(out)
    if ours is None:
        raise ConfigurationError(
            "out.foreign",
            say(
                "'{out}' holds files that no run has made (it has no {manifest}): name an empty or new "
                "folder with --out.",
                out=out,
                manifest=MANIFEST,
            ),
        )
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out).as_posix()
        if path.is_dir() or path.name.startswith(_BY_THE_SYSTEM) or name == MANIFEST:
            continue
        if name not in ours:
            raise ConfigurationError(
                "out.foreign",
                say(
                    "'{path}' was not made by a run, and a run replaces the whole folder: move it elsewhere, or "
                    "name another folder with --out.",
                    path=path,
                ),
            )
        if path.suffix == ".xlsx" and (found := sha256(path)) != ours[name] and found not in handed_in:
            raise ConfigurationError(
                "out.changed",
                say(
                    "'{path}' has been changed since a run made it, and a run replaces the whole folder: move it "
                    "elsewhere, or name another folder with --out.",
                    path=path,
                ),
            )


def files_of_run(out: Path) -> dict[str, str] | None:
    """The files that a run has put into ``out``, with their hashes; None where no run has."""
    try:
        told = json.loads((out / MANIFEST).read_text("utf-8"))
        return {file["path"]: file["sha256"] for file in told["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None
