"""The corrections of a project: ``corrections/corrections.jsonl``, one corrected row a line, for its owner only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from climatekit.errors import ConfigurationError, SystemFailure
from climatekit.language import say

FOLDER = "corrections"
_ROWS = "corrections.jsonl"
_WORKBOOKS = "handed_in.jsonl"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One row, corrected: what replaces what. A row of a file has one correction at most."""

    file: str
    sheet: str | None
    row: int
    fingerprint: str
    """Of the row as it stood in the file; where another one stands there now, the correction is not for it."""
    becomes: str
    """The fingerprint of the row with ``cells`` in it."""
    leave_out: bool
    cells: Mapping[str, str]
    """The cells that change, by their header."""

    @property
    def place(self) -> tuple[str, str, int]:
        """By what corrections are told apart, and their order."""
        return self.file, self.sheet or "", self.row


def load(root: Path) -> list[Correction]:
    """The corrections of the project in ``root``."""
    path = root / FOLDER / _ROWS
    found = []
    for number, told in _lines(path):
        try:
            correction = Correction(**told)
            if not (
                isinstance(correction.row, int) and all(isinstance(text, str) for text in correction.cells.values())
            ):
                raise TypeError
        except (TypeError, AttributeError):
            raise _broken(path, number) from None
        found.append(correction)
    return found


def keep(root: Path, corrections: Iterable[Correction], workbook: Mapping[str, Any]) -> None:
    """Put ``corrections`` down as all that the project has, and that ``workbook`` (name, sha256) was taken in."""
    folder = root / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("# corrections may hold personal data\n*\n", encoding="utf-8")
        rows = sorted(corrections, key=lambda correction: correction.place)
        handed_in = [told for _, told in _lines(folder / _WORKBOOKS) if told.get("sha256") != workbook["sha256"]]
        _write(folder / _ROWS, map(asdict, rows))
        _write(folder / _WORKBOOKS, [*handed_in, workbook])
    except OSError as error:
        raise SystemFailure(
            "system.write",
            say(
                "The corrections can't be kept in '{folder}': {reason}.", folder=folder, reason=error.strerror or error
            ),
        ) from error


def rows_file(root: Path) -> Path:
    """Where the corrections of the project in ``root`` stand, if it has any."""
    return root / FOLDER / _ROWS


def handed_in(root: Path) -> frozenset[str]:
    """The hashes of the workbooks that were taken in: nothing is lost where a run replaces one of them."""
    return frozenset(str(told.get("sha256")) for _, told in _lines(root / FOLDER / _WORKBOOKS))


def _lines(path: Path) -> Iterable[tuple[int, dict[str, Any]]]:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            "corrections.unreadable",
            say("The corrections in '{path}' can't be read: {reason}.", path=path, reason=error),
        ) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                told = json.loads(line)
            except ValueError:
                raise _broken(path, number) from None
            if not isinstance(told, dict):
                raise _broken(path, number)
            yield number, told


def _broken(path: Path, number: int) -> ConfigurationError:
    return ConfigurationError(
        "corrections.broken",
        say(
            "Line {number} of '{path}' is not a correction: take the line out, and hand in the workbook again.",
            number=number,
            path=path,
        ),
    )


def _write(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """All or nothing, and nobody else may look into it."""
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(
        os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline="\n"
    ) as file:
        file.writelines(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    os.replace(new, path)
