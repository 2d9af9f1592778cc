"""Which files feed which table: mapped in ``[tables.X]``, or found in ``data/`` by the table's name."""

from __future__ import annotations

import glob
import os
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.ingest.source import supported_suffixes
from climatekit.project.load import Project
from climatekit.project.messages import keys, written
from climatekit.project.settings import SourceSection

SUPPORTED_SUFFIXES = frozenset(supported_suffixes)


@dataclass(frozen=True)
class TableSource:
    """One file that feeds a table, and how it is written."""

    table: str
    path: Path
    section: SourceSection


@dataclass(frozen=True)
class UnusedFile:
    """A file in ``data/`` that no table reads; ``message`` says so, and which table its name comes close to."""

    path: Path
    message: str


def find_sources(
    project: Project,
    tables: Collection[str],
    required: Collection[str],
    suffixes: Collection[str] = SUPPORTED_SUFFIXES,
) -> dict[str, tuple[TableSource, ...]]:
    """The files of each table that has any, in the order of ``tables``; an absent table has no entry.

    ``suffixes`` are those that some reader takes. Raises ``ConfigurationError`` for a file that is missing, doubtful
    or outside the project.
    """
    return _Finder(project, frozenset(suffixes)).find(tables, required)


def unused_files(
    project: Project,
    tables: Collection[str],
    sources: Mapping[str, tuple[TableSource, ...]],
    suffixes: Collection[str] = SUPPORTED_SUFFIXES,
) -> tuple[UnusedFile, ...]:
    """The files in ``data/`` that look like tables but feed none: most often a misspelt name."""
    used = {_real(source.path) for found in sources.values() for source in found}
    notes = []
    for path in _listing(project):
        name, readable = path.stem.casefold(), path.suffix.casefold() in suffixes
        if os.path.isdir(path) and name in sources:
            continue
        if _real(path) in used or name == "readme" or not (readable or name in tables):
            continue
        if os.path.isdir(path):
            reason = f": it is a folder; name its files under [tables.{name}] path."
        elif not readable:
            reason = f": write the table '{name}' as one of {one_of(suffixes)}."
        elif name in sources:
            reason = f": [tables.{name}] path names other files."
        else:
            reason = "." + did_you_mean(name, tables)
        notes.append(UnusedFile(path, f"'{project.show(path)}' is not used{reason}"))
    return tuple(notes)


class _Finder:
    """Looks into the folders of one project once."""

    def __init__(self, project: Project, suffixes: frozenset[str]) -> None:
        self.project = project
        self.suffixes = suffixes
        self.folders = [_real(project.root), *self._folders_outside()]
        self.listing = _listing(project)

    def find(self, tables: Collection[str], required: Collection[str]) -> dict[str, tuple[TableSource, ...]]:
        for table in self.project.settings.tables:
            if table not in tables:
                message = f"[{keys(['tables', table])}] is not a table: tables are {one_of(tables)}."
                raise self._error("config.unknown_table", message + did_you_mean(table, tables))
        found = {table: tuple(self._table(table)) for table in tables}
        for table in tables:
            if table in required and not found[table]:
                raise self._no_file(table, tables)
        return {table: files for table, files in found.items() if files}

    def _table(self, table: str) -> Iterator[TableSource]:
        blocks = self.project.settings.tables.get(table)
        if blocks is None:
            where = f"The file of the table '{table}'"
            yield from (TableSource(table, path, SourceSection()) for path in self._by_name(table, where))
            return
        seen: dict[tuple[Path, str], str] = {}
        for number, section in enumerate(blocks, 1):
            where = f"[tables.{table}]" if len(blocks) == 1 else f"[[tables.{table}]] #{number}"
            for path in self._block(table, where, section):
                same = (_real(path), section.model_copy(update={"path": None}).model_dump_json())
                if same in seen:
                    message = f"{where} reads '{self.project.show(path)}' just as {seen[same]} does: take one out."
                    raise self._error("config.duplicate_source", message)
                seen[same] = where
                yield TableSource(table, path, section)

    def _block(self, table: str, where: str, section: SourceSection) -> list[Path]:
        if section.path is not None:
            return self._mapped(f"{where} path = {written(section.path)}", section.path)
        found = self._by_name(table, where)
        if not found:
            message = f"{where} names no path, and there is no file '{self._example(table)}': add path or the file."
            raise self._error("file.missing", message)
        return found

    def _by_name(self, table: str, where: str) -> list[Path]:
        found = [
            path
            for path in self.listing
            if path.stem.casefold() == table and path.suffix.casefold() in self.suffixes and not os.path.isdir(path)
        ]
        if len(found) > 1:
            names = " and ".join(f"'{self.project.show(path)}'" for path in found)
            message = f"The table '{table}' has several files, {names}: keep one, or map them in [[tables.{table}]]."
            raise self._error("file.ambiguous", message)
        return [self._checked(path, where) for path in found]

    def _mapped(self, where: str, written_path: str) -> list[Path]:
        pattern = written_path.replace("\\", "/")  # a project written on Windows runs elsewhere too
        start = pattern.split("*")[0].split("?")[0].split("[")[0]
        fixed = pattern if start == pattern else start.rpartition("/")[0] + "/" * start.startswith("/")
        self._refuse_outside(self.project.root / fixed, where)
        # A Mac may store 'ä' as two characters where the file on paper has one.
        for form in (pattern, unicodedata.normalize("NFC", pattern), unicodedata.normalize("NFD", pattern)):
            literal = self.project.root / form
            if os.path.isdir(literal):
                raise self._error("file.missing", f"{where} is a folder: write '{pattern.rstrip('/')}/*.csv' or so.")
            if os.path.exists(literal):
                return [self._checked(literal, where)]
            found = self._glob(form)
            if found:
                return [self._checked(path, where) for path in found]
        if start != pattern:
            raise self._error("file.missing", f"{where} matches no file in '{self.project.root}'.")
        missing = self.project.root / pattern
        near = did_you_mean(missing.name, (path.name for path in missing.parent.glob("*")))
        raise self._error("file.missing", f"{where} does not exist.{near}")

    def _glob(self, pattern: str) -> list[Path]:
        """What a pattern matches, without what a run published and the lock files that Excel leaves."""
        matches = (
            self.project.root / match for match in glob.glob(pattern, root_dir=self.project.root, recursive=True)
        )
        out = _real(self.project.out)
        kept = [
            path
            for path in matches
            if not os.path.isdir(path) and not path.name.startswith("~$") and not _real(path).is_relative_to(out)
        ]
        return sorted(set(kept), key=Path.as_posix)

    def _checked(self, path: Path, where: str) -> Path:
        shown = self.project.show(path)
        self._refuse_outside(path, where)
        if not os.path.exists(path):
            raise self._error("file.missing", f"{where}: '{shown}' is a link to a file that does not exist.")
        if path.suffix.casefold() not in self.suffixes:
            message = f"{where}: '{shown}' is of a kind that is not read: use {one_of(self.suffixes)}."
            raise self._error("file.unsupported", message)
        return path

    def _refuse_outside(self, path: Path, where: str) -> None:
        real = _real(path)
        if not any(real.is_relative_to(folder) for folder in self.folders):
            message = (
                f"{where} leads to '{real}', outside the project folder: move the file in, or name its folder in "
                "[project] allow_outside."
            )
            raise self._error("file.outside", message)

    def _folders_outside(self) -> Iterator[Path]:
        for folder in self.project.settings.project.allow_outside:
            path = _real(self.project.root / folder.replace("\\", "/"))
            if not os.path.isdir(path):
                raise self._error("file.missing", f"[project] allow_outside: '{folder}' is not a folder.")
            yield path

    def _no_file(self, table: str, tables: Collection[str]) -> ConfigurationError:
        strays = (path for path in self.listing if path.stem.casefold() not in tables)
        near = next((path for path in strays if did_you_mean(table, [path.stem.casefold()])), None)
        guess = f" Did you mean '{self.project.show(near)}'?" if near else ""
        message = (
            f"There is no file for the table '{table}': put '{self._example(table)}' (or .xlsx, .parquet) into "
            f"'{self.project.root}', or name it under [tables.{table}] path.{guess}"
        )
        return self._error("table.missing", message)

    def _example(self, table: str) -> str:
        return f"data/{table}.csv"

    def _error(self, code: str, sentence: str) -> ConfigurationError:
        return ConfigurationError(code, f"'{self.project.file}': {sentence}")


def _listing(project: Project) -> list[Path]:
    """The entries of ``data/`` by name, without hidden files and the lock files that Excel leaves."""
    try:
        names = sorted(os.listdir(project.data))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        message = f"The folder '{project.data}' can't be read: {error.strerror}."
        raise ConfigurationError("file.unreadable", message) from None
    return [project.data / name for name in names if not name.startswith((".", "~$"))]


def _real(path: Path) -> Path:
    """Where a path really leads; unlike ``Path.resolve`` it bears a link that leads to itself."""
    return Path(os.path.realpath(path))
