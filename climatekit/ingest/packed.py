"""Packed files: ``.csv.gz``, and ``.zip`` with CSV files in it, unpacked for as long as they are read."""

from __future__ import annotations

import errno
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from climatekit.errors import ConfigurationError, DataError, did_you_mean, one_of
from climatekit.ingest.package import BROKEN
from climatekit.ingest.source import CSV_SUFFIXES, name_of, suffix_of
from climatekit.language import say

# Real tables shrink to a twentieth or so, rarely to less than a hundredth: what passes both is made to fill a disk.
LARGEST = 16 << 30
RATIO = 300
FREE = 64 << 20  # a ratio says nothing about small files

_CHUNK = 1 << 20


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, kw_only=True)
class Unpacked:
    """A plain file, and the member of the archive that it was, where one was told."""

    path: Path
    name: str
    """What messages call it: a temporary path says nothing."""
    sheet: str | None = None


@contextmanager
def unpacked(path: Path, member: str | None, beside: Path | None) -> Iterator[Unpacked]:
    """The one CSV file in ``path``, in a folder of its own in ``beside`` that is gone afterwards.

    Raises:
        DataError: ``file.unreadable`` or ``file.too_large``.
        ConfigurationError: ``file.sheet_unknown``, no member is called so, or there are several and none is told.
    """
    name, sheet = name_of(path), None
    with tempfile.TemporaryDirectory(prefix=".unpacked-", dir=beside) as folder:
        with _readable(path):
            if suffix_of(path) == ".zip":
                with zipfile.ZipFile(path) as archive:
                    info = _chosen(path, archive, member)
                    target = Path(folder, _base_name(info.filename))
                    name = say("{member} in {file}", member=info.filename, file=name)
                    sheet = info.filename if member else None
                    with archive.open(info) as source:
                        _copy(path, source, target)
            else:
                import gzip

                target = Path(folder, path.name[: -len(".gz")])
                with gzip.open(path) as source:
                    _copy(path, source, target)
        yield Unpacked(path=target, name=name, sheet=sheet)


def members(path: Path) -> tuple[str, ...]:
    """The CSV files in an archive, by name; it may hold other things beside them.

    Raises:
        DataError: ``file.unreadable``, there is none, or it is no archive.
    """
    with _readable(path), zipfile.ZipFile(path) as archive:
        return tuple(sorted(_csv_files(path, archive)))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Whatever a broken archive makes the libraries say, as one sentence."""
    try:
        yield
    except BROKEN as error:
        # EINVAL: a place before the beginning, which only the file itself can have named
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            raise  # the disk, not the file
        raise DataError(
            "file.unreadable",
            say(
                "{file} can't be unpacked ({reason}): pack it again without a password, or put the CSV file there.",
                file=name_of(path),
                reason=str(error).partition("\n")[0][:100],
            ),
        ) from None


def refuse_too_large(path: Path) -> None:
    """Refuse a workbook that says itself that it unpacks to an absurd size; a file that is no archive passes."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except BROKEN:
        return
    _refuse(path, size)


def _csv_files(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = {
        info.filename: info
        for info in archive.infolist()
        if not info.is_dir()
        and not info.filename.startswith("__MACOSX/")  # what a Mac adds for itself
        and not _base_name(info.filename).startswith(".")
        and suffix_of(Path(_base_name(info.filename))) in CSV_SUFFIXES
    }
    if not infos:
        raise DataError(
            "file.unreadable",
            say(
                "{file} holds no file that ends in {kinds}: pack a CSV file, or put the file there as it is.",
                file=name_of(path),
                kinds=one_of(CSV_SUFFIXES),
            ),
        )
    return infos


def _chosen(path: Path, archive: zipfile.ZipFile, member: str | None) -> zipfile.ZipInfo:
    infos = _csv_files(path, archive)
    if member is None:
        if len(infos) == 1:
            return next(iter(infos.values()))
        raise ConfigurationError(
            "file.sheet_unknown",
            say(
                'There are several files in {file}: say which one with sheet = "…", {names}, or sheet = "*" for all.',
                file=name_of(path),
                names=one_of(infos),
            ),
        )
    for name, info in infos.items():
        if member.strip().casefold() in (name.casefold(), _base_name(name).casefold()):
            return info
    raise ConfigurationError(
        "file.sheet_unknown",
        say("There is no '{name}' in {file}: say {names}.", name=member, file=name_of(path), names=one_of(infos))
        + did_you_mean(member, infos),
    )


def _base_name(member: str) -> str:
    """Never a path: a member called ``../x.csv`` must not leave the folder."""
    return member.replace("\\", "/").rpartition("/")[2]


def _copy(path: Path, source: _Readable, target: Path) -> None:
    """Counted while it is written, for what an archive says of its sizes may be a lie."""
    size = 0
    with target.open("wb") as file:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            _refuse(path, size)
            file.write(chunk)


def _refuse(path: Path, size: int) -> None:
    if size > LARGEST or (size > FREE and size > RATIO * path.stat().st_size):
        raise DataError(
            "file.too_large",
            say(
                "{file} unpacks to more than {times} times its size or {limit} GB: unpack it yourself and check it, "
                "or take it out.",
                file=name_of(path),
                times=RATIO,
                limit=LARGEST >> 30,
            ),
        )
