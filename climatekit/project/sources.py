"""Which files feed which table: mapped in ``[tables.X]``, or found in ``data/`` by the table's name.

A workbook in ``data/`` whose own name is no table feeds the tables after which its sheets are named.
"""

from __future__ import annotations

import glob
import os
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.ingest.source import is_archive, is_special, named, stem_of, suffix_of, supported_suffixes
from climatekit.language import say
from climatekit.project.load import Project
from climatekit.project.messages import keys, written
from climatekit.project.settings import EVERY_SHEET, SourceSection
from climatekit.project.workbooks import Workbooks, is_workbook

SUPPORTED_SUFFIXES = frozenset(supported_suffixes)


@dataclass(frozen=True)
class TableSource:
    """One file, or one sheet of it, that feeds a table, and how it is written."""

    table: str
    path: Path
    section: SourceSection


def find_sources(
    project: Project,
    tables: Collection[str],
    required: Collection[str],
    suffixes: Collection[str] = SUPPORTED_SUFFIXES,
    workbooks: Workbooks | None = None,
) -> dict[str, tuple[TableSource, ...]]:
    """The files of each table that has any, in the order of ``tables``; an absent table has no entry.

    ``suffixes`` are those that some reader takes; without ``workbooks`` no workbook is looked into. Raises
    ``ConfigurationError`` for a file that is missing, doubtful or outside the project.
    """
    return _Finder(project, frozenset(suffixes), workbooks).find(tables, required)


class _Finder:
    """Looks into the folders of one project once."""

    def __init__(self, project: Project, suffixes: frozenset[str], workbooks: Workbooks | None) -> None:
        self.project = project
        self.suffixes = suffixes
        self.workbooks = workbooks
        self.folders = [real_path(project.root), *self._folders_outside()]
        self.listing = data_files(project)
        self.sheets: dict[str, list[tuple[Path, str]]] = {}

    def find(self, tables: Collection[str], required: Collection[str]) -> dict[str, tuple[TableSource, ...]]:
        for table in self.project.settings.tables:
            if table not in tables:
                raise self._error(
                    "config.unknown_table",
                    say("[{key}] is not a table: tables are {tables}.{guess}", key=keys(["tables", table]),
                        tables=one_of(tables), guess=did_you_mean(table, tables)),
                )  # fmt: skip
        mapped = {
            table for table, blocks in self.project.settings.tables.items() if all(block.path for block in blocks)
        }
        found = {table: tuple(self._table(table)) for table in tables if table in mapped}
        self._look_into_workbooks(tables, {real_path(source.path) for files in found.values() for source in files})
        found |= {table: tuple(self._table(table)) for table in tables if table not in mapped}
        for table in tables:
            if table in required and not found[table]:
                raise self._no_file(table, tables)
        return {table: found[table] for table in tables if found[table]}

    def _look_into_workbooks(self, tables: Collection[str], mapped: Collection[Path]) -> None:
        """Note the sheets that are tables, in the workbooks that nobody has claimed."""
        for path in self.listing if self.workbooks else ():
            if not is_stray(path, tables, self.suffixes) or os.path.isdir(path) or real_path(path) in mapped:
                continue
            self._checked(path, say("A workbook"))
            for sheet, table in self.workbooks.sheets(path).tables if self.workbooks else ():
                self.sheets.setdefault(table, []).append((path, sheet))

    def _table(self, table: str) -> Iterator[TableSource]:
        blocks = self.project.settings.tables.get(table)
        if blocks is None:
            where = say("The file of the table '{table}'", table=table)
            yield from (TableSource(table, path, section) for path, section in self._by_name(table, where))
            return
        seen: dict[tuple[Path, str], str] = {}
        for number, section in enumerate(blocks, 1):
            where = f"[tables.{table}]" if len(blocks) == 1 else f"[[tables.{table}]] #{number}"
            for path, one in self._block(table, where, section):
                same = (real_path(path), one.model_copy(update={"path": None}).model_dump_json())
                if same in seen:
                    message = say("{where} reads '{file}' just as {other} does: take one out.", where=where,
                                  file=self.project.show(path), other=seen[same])  # fmt: skip
                    raise self._error("config.duplicate_source", message)
                seen[same] = where
                yield TableSource(table, path, one)

    def _block(self, table: str, where: str, section: SourceSection) -> Iterator[tuple[Path, SourceSection]]:
        if section.path is not None:
            for path in self._mapped(f"{where} path = {written(section.path)}", section.path):
                yield from self._each_sheet(path, section)
            return
        found = self._by_name(table, where, section)
        if not found:
            message = say("{where} names no path, and there is no file '{file}': add path or the file.", where=where,
                          file=self._example(table))  # fmt: skip
            raise self._error("file.missing", message)
        for path, one in found:
            yield from self._each_sheet(path, one)

    def _each_sheet(self, path: Path, section: SourceSection) -> Iterator[tuple[Path, SourceSection]]:
        """One source for each sheet that is named; what has no sheets is read as it is."""
        names = section.sheet
        if names == EVERY_SHEET:
            names = self._every_sheet(path)
        elif isinstance(names, tuple) and not (is_workbook(path) or is_archive(path)):
            names = None
        for name in names if isinstance(names, tuple) else (names,):
            yield path, section.model_copy(update={"sheet": name})

    def _every_sheet(self, path: Path) -> tuple[str, ...] | None:
        """The files in an archive are its sheets."""
        with named(path, self.project.show(path)):
            if is_workbook(path):
                from climatekit.ingest.excel_file import visible_sheets

                return visible_sheets(path)
            if is_archive(path):
                from climatekit.ingest.packed import members

                return members(path)
        return None

    def _by_name(
        self, table: str, where: str, section: SourceSection | None = None
    ) -> list[tuple[Path, SourceSection]]:
        section = section or SourceSection()
        found = [
            (path, section)
            for path in self.listing
            if stem_of(path).casefold() == table and suffix_of(path) in self.suffixes and not os.path.isdir(path)
        ]
        if section.sheet is None:
            sheets = self.sheets.get(table, ())
            found += [(path, section.model_copy(update={"sheet": sheet})) for path, sheet in sheets]
        if len(found) > 1:
            names = ", ".join(f"'{self._shown(path, one)}'" for path, one in found)
            message = say("The table '{table}' has several files ({names}): keep one, or map them in "
                          "[[tables.{table}]].", table=table, names=names)  # fmt: skip
            raise self._error("file.ambiguous", message)
        return [(self._checked(path, where), one) for path, one in found]

    def _shown(self, path: Path, section: SourceSection) -> str:
        shown = self.project.show(path)
        if isinstance(section.sheet, str):
            return say("{file}, sheet {sheet}", file=shown, sheet=section.sheet)
        return shown

    def _mapped(self, where: str, written_path: str) -> list[Path]:
        pattern = written_path.replace("\\", "/")  # a project written on Windows runs elsewhere too
        start = pattern.split("*")[0].split("?")[0].split("[")[0]
        fixed = pattern if start == pattern else start.rpartition("/")[0] + "/" * start.startswith("/")
        self._refuse_outside(self.project.root / fixed, where)
        # A Mac may store 'ä' as two characters where the file on paper has one.
        for form in (pattern, unicodedata.normalize("NFC", pattern), unicodedata.normalize("NFD", pattern)):
            literal = self.project.root / form
            if os.path.isdir(literal):
                return self._folder(form, where)
            if os.path.exists(literal):
                return [self._checked(literal, where)]
            found = self._glob(form)
            if found:
                return [self._checked(path, where) for path in found]
        if start != pattern:
            message = say("{where} matches no file in '{folder}'.", where=where, folder=self.project.root)
            raise self._error("file.missing", message)
        missing = self.project.root / pattern
        near = did_you_mean(missing.name, (path.name for path in missing.parent.glob("*")))
        raise self._error("file.missing", say("{where} does not exist.{guess}", where=where, guess=near))

    def _folder(self, form: str, where: str) -> list[Path]:
        """Every file of a folder that some reader takes, by name: one export a month, put side by side."""
        found = [
            self._checked(path, where)
            for path in self._glob(f"{glob.escape(form.rstrip('/'))}/*")
            if suffix_of(path) in self.suffixes and stem_of(path).casefold() != "readme"
        ]
        if not found:
            message = say("{where} is a folder without a file that can be read: put one of {kinds} there.",
                          where=where, kinds=one_of(self.suffixes))  # fmt: skip
            raise self._error("file.missing", message)
        return found

    def _glob(self, pattern: str) -> list[Path]:
        """What a pattern matches, without what a run published and the lock files that Excel leaves."""
        matches = (
            self.project.root / match for match in glob.glob(pattern, root_dir=self.project.root, recursive=True)
        )
        out = real_path(self.project.out)
        kept = [
            path
            for path in matches
            if not os.path.isdir(path) and not path.name.startswith("~$") and not real_path(path).is_relative_to(out)
        ]
        return sorted(set(kept), key=Path.as_posix)

    def _checked(self, path: Path, where: str) -> Path:
        shown = self.project.show(path)
        self._refuse_outside(path, where)
        if not os.path.exists(path):
            message = say("{where}: '{file}' is a link to a file that does not exist.", where=where, file=shown)
            raise self._error("file.missing", message)
        if is_special(path):
            message = say("{where}: '{file}' is a device or a pipe, not a file: put a file there.", where=where,
                          file=shown)  # fmt: skip
            raise self._error("file.special", message)
        if suffix_of(path) not in self.suffixes:
            message = say("{where}: '{file}' is of a kind that is not read: use {kinds}.", where=where, file=shown,
                          kinds=one_of(self.suffixes))  # fmt: skip
            raise self._error("file.unsupported", message)
        return path

    def _refuse_outside(self, path: Path, where: str) -> None:
        real = real_path(path)
        if not any(real.is_relative_to(folder) for folder in self.folders):
            message = say("{where} leads to '{file}', outside the project folder: move the file in, or name its "
                          "folder in [project] allow_outside.", where=where, file=real)  # fmt: skip
            raise self._error("file.outside", message)

    def _folders_outside(self) -> Iterator[Path]:
        for folder in self.project.settings.project.allow_outside:
            path = real_path(self.project.root / folder.replace("\\", "/"))
            if not os.path.isdir(path):
                message = say("[project] allow_outside: '{folder}' is not a folder.", folder=folder)
                raise self._error("file.missing", message)
            yield path

    def _no_file(self, table: str, tables: Collection[str]) -> ConfigurationError:
        asked = self._asked_on(table)
        if asked:
            message = say("There is no file for the table '{table}', which line {line} asks about: answer the question "
                          "there, and take the # away from the lines that are right.", table=table,
                          line=asked)  # fmt: skip
            return self._error("table.missing", message)
        strays = (path for path in self.listing if stem_of(path).casefold() not in tables)
        near = next((path for path in strays if did_you_mean(table, [stem_of(path).casefold()])), None)
        guess = say(" Did you mean '{value}'?", value=self.project.show(near)) if near else ""
        message = say(
            "There is no file for the table '{table}': put '{file}' (or .xlsx, .parquet) into '{folder}', or name it "
            "under [tables.{table}] path.{guess}",
            table=table, file=self._example(table), folder=self.project.root, guess=guess,
        )  # fmt: skip
        return self._error("table.missing", message)

    def _asked_on(self, table: str) -> int | None:
        """The line of the project file on which ``init --from`` left the table behind a ``#``."""
        try:
            lines = Path(self.project.file).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        return next((at for at, line in enumerate(lines, 1) if line.replace(" ", "") == f"#[[tables.{table}]]"), None)

    def _example(self, table: str) -> str:
        return f"data/{table}.csv"

    def _error(self, code: str, sentence: str) -> ConfigurationError:
        return ConfigurationError(code, f"'{self.project.file}': {sentence}")


def is_stray(path: Path, tables: Collection[str], suffixes: Collection[str]) -> bool:
    """Whether it is a workbook whose own name is no table."""
    return is_workbook(path) and suffix_of(path) in suffixes and stem_of(path).casefold() not in tables


def data_files(project: Project) -> list[Path]:
    """The entries of ``data/`` by name, without hidden files and the lock files that Excel leaves."""
    try:
        names = sorted(os.listdir(project.data))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        message = say("The folder '{folder}' can't be read: {reason}.", folder=project.data, reason=error.strerror)
        raise ConfigurationError("file.unreadable", message) from None
    return [project.data / name for name in names if not name.startswith((".", "~$"))]


def real_path(path: Path) -> Path:
    """Where a path really leads; unlike ``Path.resolve`` it bears a link that leads to itself."""
    return Path(os.path.realpath(path))
