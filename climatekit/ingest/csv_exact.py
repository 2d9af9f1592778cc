"""CSV as Python's ``csv`` reads it: slower than DuckDB, but it knows the lines and never loses a row."""

from __future__ import annotations

import csv
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

import duckdb

from climatekit.errors import ConfigurationError, DataError
from climatekit.ingest.batches import Batches, fitted
from climatekit.ingest.source import is_blank, name_of
from climatekit.language import say

# A record over several lines that is longer than this is no long note but a quote that someone forgot to close.
MAX_CHARACTERS = 1 << 20
# And one over more lines than this, of which most look like rows themselves, has swallowed rows.
MANY_LINES = 50


def text_lines(path: Path, encoding: str, *, errors: str = "strict") -> Generator[str, None, None]:
    """The lines of a file, each with its line end, without a byte order mark.

    Raises:
        DataError: ``file.encoding``, the file is not in this encoding.
        ConfigurationError: ``file.encoding_unknown``, there is no such encoding.
    """
    try:
        file = path.open(encoding=encoding, errors=errors, newline="")
    except LookupError:
        raise ConfigurationError(
            "file.encoding_unknown",
            say(
                "{name} can't be read as '{encoding}', there is no such encoding: say 'utf-8', 'cp1252' or 'utf-16'.",
                name=name_of(path),
                encoding=encoding,
            ),
        ) from None
    with file:
        try:
            first = next(file, "")
            yield from chain([first.removeprefix("\ufeff")] if first else [], file)
        except UnicodeError:
            raise _wrong_encoding(path, encoding) from None


def _wrong_encoding(path: Path, encoding: str) -> DataError:
    place = name_of(path)
    if not encoding.lower().startswith(("utf-16", "utf_16", "utf-32", "utf_32")):
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    line.decode(encoding)
                except UnicodeError:
                    place = say("{name}, line {line},", name=name_of(path), line=number)
                    break
    return DataError(
        "file.encoding",
        say(
            "{place} is not in the encoding '{encoding}': say which one it is with encoding, for example "
            "'cp1252' or 'utf-16', or save the file as UTF-8.",
            place=place,
            encoding=encoding,
        ),
    )


class _Feed:
    """Hands lines to ``csv.reader`` and remembers which ones the record at hand has taken."""

    def __init__(self, lines: Iterator[str], number: int) -> None:
        self._lines = lines
        self.number = number  # of the last line handed out
        self.taken: list[str] = []
        self.room = MAX_CHARACTERS
        self.ended = False

    def start(self) -> None:
        """A new record begins."""
        self.taken, self.room = [], MAX_CHARACTERS

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.room < 0:
            raise csv.Error("too much in one record")
        line = next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        self.room -= len(line)
        return line

    def took_rows(self, delimiter: str, width: int) -> bool:
        """Whether the record has lines within it that are rows by the look of them, many and most of them."""
        within = self.taken[1:-1]
        return (
            width > 1
            and len(self.taken) > MANY_LINES
            and sum(line.count(delimiter) == width - 1 for line in within) > len(within) / 2
        )


def records(
    lines: Iterator[str], delimiter: str, path: Path, *, line: int = 1, width: int = 1
) -> Generator[tuple[int, int, list[str]], None, None]:
    """The records: (first line, last line, cells). A blank line is a record without cells.

    ``line`` is the number of the first of ``lines``, ``width`` how many cells a row has. A cell may have text after its
    closing quote (``"a"b`` is ``ab``), as in Python's ``csv``; but over more than one line that is a quote gone astray.

    Raises:
        DataError: ``file.open_quote``, a quote is not closed, or so late that it would swallow rows.
    """
    feed = _Feed(lines, line - 1)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    with _no_field_limit():
        while True:
            first = feed.number + 1
            feed.start()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                if len(feed.taken) != 1 or feed.ended:
                    raise _open_quote(path, first) from None
                alone = _Feed(iter(feed.taken), first - 1)
                cells = next(csv.reader(alone, delimiter=delimiter))
                if alone.ended:
                    raise _open_quote(path, first) from None
            if feed.took_rows(delimiter, width):
                raise _open_quote(path, first)
            yield first, feed.number, cells


def _open_quote(path: Path, line: int) -> DataError:
    return DataError(
        "file.open_quote",
        say(
            "{name} starts a quote on line {line} that never ends, or only in the middle of a later "
            "cell: close it, or write a quote inside a cell twice.",
            name=name_of(path),
            line=line,
        ),
    )


@contextmanager
def _no_field_limit() -> Iterator[None]:
    """Cells may be longer than the 131,072 characters that ``csv`` allows unless told."""
    limit = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def read_exactly(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    table: str,
    *,
    encoding: str,
    delimiter: str,
    width: int,
    needed: int,
    first_line: int,
) -> None:
    """Read the rows from ``first_line`` on into ``table``, ``width`` columns wide; keep and mark the ragged ones."""
    lines = islice(text_lines(path, encoding), first_line - 1, None)
    with Batches(connection, table, width) as batches:
        for line, _, cells in records(lines, delimiter, path, line=first_line, width=width):
            if all(map(is_blank, cells)):
                continue
            if len(cells) == width:
                batches.add(line, cells)
            else:
                batches.add(line, *fitted(cells, width, needed, delimiter))
