"""How a file is to be read, and what a staged file is."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from climatekit.errors import ConfigurationError, DataError
from climatekit.language import say

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
EXCEL_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
PARQUET_SUFFIXES = (".parquet",)
PACKED_SUFFIXES = (*(f"{suffix}.gz" for suffix in CSV_SUFFIXES), ".zip")
TEXT_SUFFIXES = (*CSV_SUFFIXES, *PACKED_SUFFIXES)
"""Files of text, packed or not: what stands in a cell is as somebody wrote it."""
SHEET_SUFFIXES = (*TEXT_SUFFIXES, *EXCEL_SUFFIXES)
"""Files with cells that people see in a spreadsheet."""
supported_suffixes: tuple[str, ...] = (*CSV_SUFFIXES, *EXCEL_SUFFIXES, *PARQUET_SUFFIXES, *PACKED_SUFFIXES)

# What a cell may hold and still look empty: a row of nothing else is a blank row.
BLANK = " \t\r\n\x0b\x0c\u00a0"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a file is to be read; None means: find out.

    ``sheet`` says something about workbooks alone, ``delimiter`` and ``encoding`` about CSV alone; Parquet names its
    columns itself, so ``header_row`` and what is about it are not used there.
    """

    sheet: str | None = None
    header_row: int | None = None
    """The row that holds the headers, counted from 1: in CSV the line on which it starts. The data start after it."""
    header_rows: int | None = None
    """On how many rows the headers stand, the first of which is ``header_row``: each column's texts are joined."""
    delimiter: str | None = None
    encoding: str | None = None
    known: Callable[[str], bool] | None = field(default=None, compare=False)
    """Whether a text is a header that is known. Without it, headers are where they are told, or on the first row."""
    enough: Callable[[Sequence[str]], bool] | None = field(default=None, compare=False)
    """Whether a table can be read with these headers: then no better ones are looked for."""

    unread: bool = field(default=False, compare=False)
    """Whether a large and regular CSV file may be left unread, to be read straight into types (``Staged.scan``)."""

    def __post_init__(self) -> None:
        if self.header_row is not None and self.header_row < 1:
            raise ConfigurationError(
                "file.header_row",
                say(
                    "header_row is {header_row}, but rows are counted from 1: say 1 or more.",
                    header_row=self.header_row,
                ),
            )


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A CSV file of which one line is one row, and how DuckDB reads it."""

    path: Path
    delimiter: str
    first_row: int
    """The line of its first row, counted from 1."""
    sql: str
    """A table function that gives all rows as ``c0``, ``c1``, …"""
    stamp: tuple[int, int]
    """Its size, and when it was last changed."""


@dataclass(frozen=True, kw_only=True)
class Staged:
    """One sheet of one file, staged in DuckDB as text.

    ``table`` has the columns ``c0``, ``c1``, … VARCHAR (in the order of ``headers``), ``_row`` BIGINT, ``_problem``
    VARCHAR (NULL, 'row.too_long' or 'row.too_short') and ``_extra`` VARCHAR (the cells that were too many). An empty
    cell is NULL; blank rows are left out and counted in the numbering.
    """

    table: str
    file: Path
    sheet: str | None
    headers: tuple[str, ...]
    """As in the file, in order; '' is a column that holds data under a blank header."""
    rows: int
    guessed: Mapping[str, Any]
    """What was found out rather than told, such as ``{"delimiter": ";", "encoding": "cp1252"}``."""
    places: tuple[int, ...] = ()
    """Where each of ``headers`` stands in the file, counted from 0; of a workbook, its column on the sheet."""
    faults: tuple[int, ...] = ()
    """Which of ``headers`` have cells without a value though something stands in them.

    For these, ``table`` has ``_fault0``, ``_fault1``, … VARCHAR, at its end: NULL, 'cell.error' or 'cell.uncalculated'.
    The cell itself holds the error's name, or the formula.
    """
    scan: Scan | None = None
    """Of a file that was left unread: there is no ``table`` then, and ``rows`` is not known."""


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What a reader leaves to ``stage``: a table ``c0``, ``c1``, … as wide as the header row, blank headers and all."""

    headers: tuple[str, ...]
    first_column: int = 0
    """Where the first of ``headers`` stands on its sheet."""
    row: str = "_row"
    """SQL for the row number."""
    where: str | None = None
    """SQL that leaves out blank rows, if the table still has them."""
    problems: bool = False
    """Whether the table has ``_problem`` and ``_extra``."""
    faults: tuple[int, ...] = ()
    """For which columns it has ``_fault0``, ``_fault1``, …"""
    sheet: str | None = None
    guessed: Mapping[str, Any] = field(default_factory=dict)
    scan: Scan | None = None
    """Where the file was left unread; then there is no table."""


def suffix_of(path: Path) -> str:
    """The suffix that says how a file is read, in small letters: ``.csv.gz`` rather than ``.gz``."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return "".join(suffixes) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def is_special(path: Path) -> bool:
    """Whether something stands there that is neither file nor folder: a device or a pipe may never come to an end."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_archive(path: Path) -> bool:
    """Whether the file may hold several CSV files, as a workbook holds sheets."""
    return suffix_of(path) == ".zip"


def stem_of(path: Path) -> str:
    """The name without that suffix: ``membership`` of ``membership.csv.gz``."""
    return path.name[: len(path.name) - len(suffix_of(path))]


_NAMES: ContextVar[Mapping[Path, str]] = ContextVar("names", default={})  # noqa: B039 (never changed)


def name_of(path: Path) -> str:
    """A file as the user knows it, where someone has said how; else its name without the folder."""
    return _NAMES.get().get(path, path.name)


@contextmanager
def named(path: Path, name: str) -> Iterator[None]:
    """Every message about the file names it so: relative to the project, or within an archive."""
    token = _NAMES.set({**_NAMES.get(), path: name})
    try:
        yield
    finally:
        _NAMES.reset(token)


def stamp_of(path: Path) -> tuple[int, int]:
    """What tells that a file was changed."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def is_blank(cell: str) -> bool:
    """Whether a cell looks empty."""
    return not cell.strip(BLANK)


def sql_is_blank(column: str) -> str:
    """The same in SQL, for a VARCHAR column."""
    return f"({column} is null or trim({column}, {sql_text(BLANK)}) = '')"


def sql_may_be_blank(column: str) -> str:
    """A quick look that a blank cell always passes, which DuckDB answers from its statistics of the column."""
    return f"({column} is null or {column} < '!' or ({column} >= chr(160) and {column} < chr(161)))"


def sql_text(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def sql_path(path: Path) -> str:
    """A path as an SQL literal that DuckDB takes for this one file, whatever characters its name has."""
    escaped = "".join(f"[{character}]" if character in "[*?" else character for character in str(path.absolute()))
    return sql_text(escaped)


def column_letter(position: int) -> str:
    """The name of a column in a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def checked_headers(cells: Sequence[str], place: str, *, first_column: int = 0) -> tuple[str, ...]:
    """The headers as in the file, blank ones as ''; at least one is not blank.

    Raises:
        DataError: ``file.duplicate_header``, a header stands twice.
    """
    seen: dict[str, int] = {}
    for position, cell in enumerate(cells, start=first_column):
        name = cell.strip(BLANK)
        if name and name in seen:
            raise DataError(
                "file.duplicate_header",
                say(
                    "{place} has the header '{name}' twice, in columns {first} and {second}: "
                    "rename or delete one of them.",
                    place=place,
                    name=name,
                    first=column_letter(seen[name]),
                    second=column_letter(position),
                ),
            )
        seen[name] = position
    return tuple("" if is_blank(cell) else cell for cell in cells)


def empty_file(file: Path, what: str) -> DataError:
    """The error for a file without a single row."""
    return DataError("file.empty", say("{name} is empty: {what}.", name=name_of(file), what=what))


def no_header(place: str, header_row: int, text_on: int, *, sheet: bool) -> DataError:
    """The error for a header row that is not there, with the row that may have been meant."""
    return DataError(
        "file.no_header",
        say(
            "{place} has no headers on row {number}: say header_row = {other} if they are on row {other}, where "
            "there is text.",
            place=place,
            number=header_row,
            other=text_on,
        )
        if sheet
        else say(
            "{place} has no headers on line {number}: say header_row = {other} if they are on line {other}, where "
            "there is text.",
            place=place,
            number=header_row,
            other=text_on,
        ),
    )
