"""What lies in ``data/`` and is not read: most often a misspelt name."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from climatekit.errors import did_you_mean, one_of
from climatekit.ingest.source import stem_of, suffix_of
from climatekit.language import say
from climatekit.project.load import Project
from climatekit.project.sources import SUPPORTED_SUFFIXES, TableSource, data_files, is_stray, real_path
from climatekit.project.workbooks import Workbooks


@dataclass(frozen=True)
class UnusedFile:
    """A file in ``data/``, or a sheet of it, that no table reads; ``message`` says so, and what may be meant."""

    path: Path
    message: str


def unused_files(
    project: Project,
    tables: Collection[str],
    sources: Mapping[str, tuple[TableSource, ...]],
    suffixes: Collection[str] = SUPPORTED_SUFFIXES,
    workbooks: Workbooks | None = None,
) -> tuple[UnusedFile, ...]:
    """The files in ``data/`` that look like tables but feed none: most often a misspelt name."""
    used = {real_path(source.path): {source.section.sheet} for found in sources.values() for source in found}
    for found in sources.values():
        for source in found:
            used[real_path(source.path)].add(source.section.sheet)
    folders = {path.parent for path in used}
    notes = []
    for path in data_files(project):
        name, readable, real = stem_of(path).casefold(), suffix_of(path) in suffixes, real_path(path)
        if name == "readme" or not (readable or name in tables or real in folders):
            continue
        if os.path.isdir(path):
            if real not in folders and name not in sources:
                notes.append(UnusedFile(path, _unused_folder(project.show(path), name)))
        elif real in used:
            if workbooks and is_stray(path, tables, suffixes):
                notes += _unused_sheets(project, path, used[real], sources, workbooks)
        else:
            notes += _unused_file(project, path, tables, sources, suffixes, workbooks)
    return tuple(notes)


def _unused_folder(file: str, table: str) -> str:
    return say(
        "'{file}' is not used: it is a folder; write [tables.{table}] path = \"{file}\".", file=file, table=table
    )


def _unused_file(
    project: Project,
    path: Path,
    tables: Collection[str],
    sources: Mapping[str, tuple[TableSource, ...]],
    suffixes: Collection[str],
    workbooks: Workbooks | None,
) -> Iterator[UnusedFile]:
    name, file = stem_of(path).casefold(), project.show(path)
    if suffix_of(path) not in suffixes:
        message = say("'{file}' is not used: write the table '{table}' as one of {kinds}.",
                      file=file, table=name, kinds=one_of(suffixes))  # fmt: skip
        yield UnusedFile(path, message)
    elif name in sources:
        message = say("'{file}' is not used: [tables.{table}] path names other files.", file=file, table=name)
        yield UnusedFile(path, message)
    elif workbooks and is_stray(path, tables, suffixes):
        if problem := workbooks.sheets(path).problem:
            message = say("'{file}' is not used. {problem}", file=file, problem=problem)
        elif workbooks.sheets(path).tables:
            message = ""  # its sheets say more
        else:
            message = say("'{file}' is not used: neither it nor a sheet of it is named after a table.{guess}",
                          file=file, guess=did_you_mean(name, tables))  # fmt: skip
        if message:
            yield UnusedFile(path, message)
        yield from _unused_sheets(project, path, (), sources, workbooks)
    else:
        yield UnusedFile(path, say("'{file}' is not used.{guess}", file=file, guess=did_you_mean(name, tables)))


def _unused_sheets(
    project: Project,
    path: Path,
    used: Collection[str | tuple[str, ...] | None],
    sources: Mapping[str, tuple[TableSource, ...]],
    workbooks: Workbooks,
) -> Iterator[UnusedFile]:
    """Sheets that are a table which reads other files, and sheets that are nearly called like a table."""
    file = project.show(path)
    for sheet, table in workbooks.sheets(path).tables:
        if sheet not in used and table in sources:
            message = say("The sheet '{sheet}' of '{file}' is not used: [tables.{table}] path names other files.",
                          sheet=sheet, file=file, table=table)  # fmt: skip
            yield UnusedFile(path, message)
    for sheet in workbooks.sheets(path).others:
        if sheet not in used and (guess := workbooks.near(sheet)):
            message = say("The sheet '{sheet}' of '{file}' is not used.{guess}", sheet=sheet, file=file, guess=guess)
            yield UnusedFile(path, message)
