"""The door of the room: one sheet of one file becomes a DuckDB table of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb

from climatekit.errors import ConfigurationError, did_you_mean, one_of
from climatekit.ingest.source import (
    CSV_SUFFIXES,
    EXCEL_SUFFIXES,
    PACKED_SUFFIXES,
    Layout,
    Loaded,
    Staged,
    is_special,
    name_of,
    named,
    sql_is_blank,
    suffix_of,
    supported_suffixes,
)
from climatekit.language import say

Reader = Callable[[duckdb.DuckDBPyConnection, Path, Layout, str], Loaded]


def stage(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    layout: Layout,
    table: str,
    reader: Reader | None = None,
    *,
    shown: str | None = None,
) -> Staged:
    """Stage a file as ``table``: a view, over a table of the same name with ``__text`` after it.

    Where ``layout`` lets a large CSV be left unread, there is neither, but a ``scan``.

    ``reader`` is that of a plugin, for a kind of file that the core does not read itself; ``shown`` is the path as the
    user knows it.

    Don't call it inside a transaction: DuckDB gives up the whole transaction when a CSV turns out to be irregular.

    Raises:
        DataError: the file as a whole can't be used.
        ConfigurationError: the file, or what ``layout`` says about it, does not exist.
    """
    text = f'{table[:-1]}__text"' if table.endswith('"') else f"{table}__text"
    with named(path, shown or name_of(path)):
        reader = reader or _reader(path)
        _check_it_opens(path)
        loaded = reader(connection, path, layout, text)
    return _staged(connection, path, loaded, text=text, table=table)


def _reader(path: Path) -> Reader:
    """The reader for a suffix, imported only now: a run over CSV alone needs no calamine."""
    suffix = suffix_of(path)
    if suffix not in supported_suffixes:
        raise ConfigurationError(
            "file.unknown_kind",
            say(
                "'{path}' ends in '{suffix}', which can't be read: save it as {known}.{guess}",
                path=name_of(path),
                suffix=suffix,
                known=one_of(supported_suffixes),
                guess=did_you_mean(suffix, supported_suffixes),
            ),
        )
    if suffix in CSV_SUFFIXES:
        from climatekit.ingest.csv_file import read_csv

        return read_csv
    if suffix in EXCEL_SUFFIXES:
        from climatekit.ingest.excel_file import read_excel

        return read_excel
    if suffix in PACKED_SUFFIXES:
        return _read_packed
    from climatekit.ingest.parquet_file import read_parquet

    return read_parquet


def _read_packed(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout, table: str) -> Loaded:
    from climatekit.ingest.csv_file import read_csv
    from climatekit.ingest.packed import unpacked

    spill = Path(connection.execute("select current_setting('temp_directory')").fetchall()[0][0] or ".")
    beside = spill.parent if spill.is_absolute() and spill.parent.is_dir() else None
    with unpacked(path, layout.sheet, beside) as plain, named(plain.path, plain.name):
        return replace(read_csv(connection, plain.path, layout, table), sheet=plain.sheet)


def _check_it_opens(path: Path) -> None:
    if path.is_dir():
        raise ConfigurationError(
            "file.directory", say("'{path}' is a directory, not a file: name a file in it.", path=name_of(path))
        )
    if is_special(path):
        raise ConfigurationError(
            "file.special",
            say("'{path}' is a device or a pipe, not a file: name a file.", path=name_of(path)),
        )
    try:
        path.open("rb").close()
    except FileNotFoundError:
        raise ConfigurationError(
            "file.missing", say("'{path}' does not exist: put the file there, or correct the path.", path=name_of(path))
        ) from None
    except OSError as error:
        raise ConfigurationError(
            "file.denied",
            say(
                "'{path}' can't be opened ({reason}): close it in other programs, or get access to it.",
                path=name_of(path),
                reason=error.strerror or error,
            ),
        ) from None


def _staged(connection: duckdb.DuckDBPyConnection, path: Path, loaded: Loaded, *, text: str, table: str) -> Staged:
    """Put the view over what the reader left: without columns that have neither header nor data."""
    if loaded.scan is not None:
        places = tuple(range(len(loaded.headers)))
        return Staged(table=table, file=path, sheet=loaded.sheet, headers=loaded.headers, rows=0,
                      guessed=loaded.guessed, places=places, scan=loaded.scan)  # fmt: skip
    kept = [position for position, header in enumerate(loaded.headers) if header]
    blank = [position for position, header in enumerate(loaded.headers) if not header]
    if blank:
        holds = ", ".join(f"coalesce(bool_or(not {sql_is_blank(f'c{position}')}), false)" for position in blank)
        (found,) = connection.execute(f"select {holds} from {text}").fetchall()
        kept = sorted([*kept, *(position for position, has_data in zip(blank, found, strict=True) if has_data)])
    columns = ", ".join(f"c{position} as c{new}" for new, position in enumerate(kept))
    marks = "_problem, _extra" if loaded.problems else "null::varchar as _problem, null::varchar as _extra"
    faults = [(position, new) for new, position in enumerate(kept) if position in loaded.faults]
    marks += "".join(f", _fault{position} as _fault{new}" for position, new in faults)
    where = f" where {loaded.where}" if loaded.where else ""
    connection.execute(
        f"create or replace view {table} as "
        f"select {columns}, ({loaded.row})::bigint as _row, {marks} from {text}{where}"
    )
    (rows,) = connection.execute(f"select count(*) from {table}").fetchall()[0]
    return Staged(
        table=table,
        file=path,
        sheet=loaded.sheet,
        headers=tuple(loaded.headers[position] for position in kept),
        rows=int(rows),
        guessed=loaded.guessed,
        places=tuple(loaded.first_column + position for position in kept),
        faults=tuple(new for _, new in faults),
    )
