"""Files of a kind that a plugin reads: its rows are taken down like those of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb

from climatekit.errors import ClimatekitError, DataError, PluginError
from climatekit.ingest.batches import Batches, fitted
from climatekit.ingest.source import Layout, Loaded, checked_headers, empty_file, is_blank, name_of
from climatekit.ingest.stage import Reader
from climatekit.language import say

Read = Callable[[Path], Iterator[Sequence[str | None]]]


def foreign_reader(read: Read, *, owner: str, first_row: int, plugin: str = "") -> Reader:
    """A reader for ``stage`` from a function that yields the rows of a file, the header first.

    ``owner`` is who is to blame, such as "The reader 'jsonl' of the plugin 'x'"; ``first_row`` is the number of the
    first row after the header. ``plugin`` is whose fault it is where the reader fails.
    """

    def copy(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout, table: str) -> Loaded:  # noqa: ARG001
        rows = _rows(read, path, owner, plugin)
        headers = checked_headers(next(rows, []), name_of(path))
        if not any(headers):
            raise empty_file(path, say("{owner} finds no headers in it", owner=owner[:1].lower() + owner[1:]))
        needed = max(position for position, header in enumerate(headers, start=1) if header)
        with Batches(connection, table, len(headers)) as batches:
            for number, cells in enumerate(rows, start=first_row):
                if not all(map(is_blank, cells)):
                    batches.add(number, *fitted(cells, len(headers), needed, ";"))
        return Loaded(headers=headers, problems=True)

    return copy


def _rows(read: Read, path: Path, owner: str, plugin: str) -> Iterator[list[str]]:
    """Each row as texts. ``ValueError`` is how a reader says that the file is no good; all else is its own fault."""
    try:
        for row in read(path):
            if isinstance(row, str) or not all(cell is None or isinstance(cell, str) for cell in row):
                raise TypeError(say("a row is {row}, not a sequence of texts", row=format(repr(row), ".80")))
            yield [cell or "" for cell in row]
    except (ClimatekitError, OSError, MemoryError):
        raise
    except ValueError as error:
        raise DataError(
            "file.unreadable",
            say(
                "{name} can't be read: {reason}. ({owner}.)", name=name_of(path), reason=_first_line(error), owner=owner
            ),
        ) from error
    except (Exception, SystemExit) as error:
        raise PluginError(
            "plugin.failed",
            say(
                "{owner} fails on {name}: {kind}: {reason}.",
                owner=owner,
                name=name_of(path),
                kind=type(error).__name__,
                reason=_first_line(error),
            ),
            suspects=(plugin,),
        ) from error


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0].rstrip(".")
