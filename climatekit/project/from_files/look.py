"""What the files hold: every sheet staged as a run would stage it, and how well its cells fit a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from climatekit.contracts.cells import is_error
from climatekit.contracts.model import Check, Column, CompiledContract
from climatekit.contracts.names import normalised
from climatekit.contracts.parse import Parsing, identifier, sound, text, typed
from climatekit.errors import DataError
from climatekit.ingest import Layout, Staged, stage
from climatekit.ingest.headers import LEAST
from climatekit.ingest.source import EXCEL_SUFFIXES
from climatekit.ingest.summary_rows import summary_rows

HEADER_ROWS = 10  # a title, a date and an empty row or two stand above the headers, not more
ENOUGH = 3  # headers that are known: this row is the one
MOST_WORDS = 40  # more are no closed set


@dataclass(frozen=True)
class Sheet:
    """One sheet of one file, staged."""

    path: Path
    staged: Staged
    header_row: int

    @property
    def names(self) -> set[str]:
        """What the sheet and its file are called, normalised."""
        return {normalised(self.path.name.split(".")[0]), normalised(self.staged.sheet or "")} - {""}


@dataclass(frozen=True)
class Fit:
    """How many cells of a column are filled, how many of those a run would take, and the least and greatest value."""

    filled: int
    good: int
    least: str
    greatest: str
    bad_row: int | None = None
    """The first row of the file whose cell does not fit, and that cell."""
    bad_cell: str = ""

    @property
    def mostly(self) -> bool:
        """Most do: where the name is known too, the run says better than a question which rows are wrong."""
        return self.filled > 0 and 3 * self.good >= 2 * self.filled

    @property
    def fits(self) -> bool:
        """Nearly all: a few typing errors are the run's to reject."""
        return self.filled > 0 and self.good >= 0.95 * self.filled


def look(connection: duckdb.DuckDBPyConnection, files: Sequence[Path], known: Collection[str]) -> list[Sheet]:
    """Stage every visible sheet of every file; ``known`` are the normalised headers of all tables."""
    connection.execute("create schema if not exists raw")
    sheets: list[Sheet] = []
    for path in files:
        for name in _sheet_names(path):
            sheet = _look(connection, path, name, known, f"raw.look_{len(sheets)}")
            sheets.append(replace(sheet, staged=_without_summaries(connection, sheet.staged)))
    return sheets


def _sheet_names(path: Path) -> tuple[str | None, ...]:
    if path.suffix.lower() in EXCEL_SUFFIXES and path.is_file() and path.stat().st_size:
        from climatekit.ingest.excel_file import visible_sheets

        return visible_sheets(path) or (None,)
    return (None,)


def _look(
    connection: duckdb.DuckDBPyConnection, path: Path, name: str | None, known: Collection[str], relation: str
) -> Sheet:
    """The headers are where a run finds them; where too few are known for that, on the first row with several cells."""
    with suppress(DataError):
        staged = stage(connection, path, Layout(sheet=name, known=lambda text: normalised(text) in known), relation)
        if sum(normalised(header) in known for header in staged.headers) >= LEAST:
            return Sheet(path, staged, staged.guessed.get("header_row", 1))
    best: tuple[int, int, int] | None = None
    first_error: DataError | None = None
    last: Sheet | None = None
    for row in range(1, HEADER_ROWS + 1):
        try:
            staged = stage(connection, path, Layout(sheet=name, header_row=row), relation)
        except DataError as error:
            first_error = first_error or error
            if row == 1 and error.code not in ("file.no_header", "file.duplicate_header"):
                raise
            continue
        last = Sheet(path, staged, row)
        found = sum(normalised(header) in known for header in staged.headers)
        several = min(sum(1 for header in staged.headers if header), 2)
        if best is None or (found, several) > best[:2]:
            best = (found, several, row)
        if found >= ENOUGH:
            break
    if best is None or (best[0] == 0 and first_error is not None and first_error.code == "file.duplicate_header"):
        assert first_error is not None
        raise first_error
    if last is not None and last.header_row == best[2]:
        return last
    return Sheet(path, stage(connection, path, Layout(sheet=name, header_row=best[2]), relation), best[2])


def _without_summaries(connection: duckdb.DuckDBPyConnection, staged: Staged) -> Staged:
    found = summary_rows(connection, staged, staged.table)
    if not found.rows:
        return staged
    rows = f"{staged.table}__rows"
    connection.execute(f"create or replace view {rows} as from {staged.table} where {found.keep}")
    (left,) = connection.execute(f"select count(*) from {rows}").fetchall()[0]
    return replace(staged, table=rows, rows=int(left))


def fit(connection: duckdb.DuckDBPyConnection, sheet: Sheet, position: int, contract: CompiledContract,
        column: Column) -> Fit:  # fmt: skip
    """Judge the cells as a run does: their type and the checks of this column alone. Closed sets are asked apart."""
    name, parsing = identifier(column.name), Parsing()
    holds = [f"coalesce(({check.holds}), true)" for check in contract.checks if _is_of(check, column, contract)]
    rows = _with_value(sheet, position)
    layers = f"select {text(column, f'c{position}', parsing)} as _text, c{position} as _cell, _row from {rows}"
    layers = f"select {typed(column, '_text', parsing)} as {name}, _text, _cell, _row from ({layers})"
    layers = f"select {sound(column, name, parsing)} as {name}, _text, _cell, _row from ({layers})"
    good = " and ".join([f"{name} is not null", *holds])
    bad = f"_text is not null and not ({good})"
    row = connection.execute(
        f"select count(_text), count(*) filter ({good}), coalesce(min({name})::varchar, ''), "
        f"coalesce(max({name})::varchar, ''), min(_row) filter ({bad}), "
        f"coalesce(arg_min(_cell, _row) filter ({bad}), '') from ({layers})"
    ).fetchall()[0]
    return Fit(int(row[0]), int(row[1]), str(row[2]), str(row[3]), row[4], str(row[5]))


def _is_of(check: Check, column: Column, contract: CompiledContract) -> bool:
    others = (other.name for other in contract.columns if other.name != column.name)
    listed = check.code == "value.not_allowed"
    return check.column == column.name and not listed and not any(f'"{other}"' in check.holds for other in others)


def _with_value(sheet: Sheet, position: int) -> str:
    """The rows whose cell is no error of a spreadsheet, which tells nothing of what the column holds."""
    marked = f" and _fault{position} is null" if position in sheet.staged.faults else ""
    return f"{sheet.staged.table} where not {is_error(f'c{position}')}{marked}"


def words(connection: duckdb.DuckDBPyConnection, sheet: Sheet, position: int) -> Counter[str] | None:
    """What stands in a column and how often, if that is few words; None if it is many."""
    rows = connection.execute(
        f"select trim(c{position}), count(*) from {_with_value(sheet, position)} and trim(c{position}) <> '' "
        f"group by 1 order by 2 desc, 1 limit {MOST_WORDS + 1}"
    ).fetchall()
    return Counter({str(word): int(times) for word, times in rows}) if len(rows) <= MOST_WORDS else None


def repeats(connection: duckdb.DuckDBPyConnection, sheet: Sheet, positions: Sequence[int]) -> tuple[int, int]:
    """In how many rows the cells are not all filled, and how many rows share theirs with another one."""
    cells = ", ".join(f"c{position}" for position in positions)
    whole = " and ".join(f"trim(coalesce(c{position}, '')) <> ''" for position in positions)
    table = sheet.staged.table
    row = connection.execute(
        f"select (select count(*) from {table} where not ({whole})), "
        f"(select coalesce(sum(times), 0) from (select count(*) as times from {table} where {whole} "
        f"group by {cells} having count(*) > 1))"
    ).fetchall()[0]
    return int(row[0]), int(row[1])


def is_id(connection: duckdb.DuckDBPyConnection, sheet: Sheet, position: int) -> bool:
    """Whether each row has its own short value without blanks and with a digit, and none is an e-mail address."""
    cell = f"c{position}"
    row = connection.execute(
        f"select count(*) filter (length({cell}) <= 40 and regexp_matches({cell}, '^[^\\s@]*[0-9][^\\s@]*$')) "
        f"= count(*) from {sheet.staged.table}"
    ).fetchall()[0]
    return bool(row[0]) and sheet.staged.rows > 0 and repeats(connection, sheet, [position]) == (0, 0)


def refers(connection: duckdb.DuckDBPyConnection, sheet: Sheet, position: int, other: Sheet, key: int) -> tuple[
    int, int, int, bool
]:  # fmt: skip
    """Filled cells, those found under ``key`` of another sheet, distinct ones, and whether all are small integers."""
    row = connection.execute(
        f"with own as (select trim(c{position}) as cell from {_with_value(sheet, position)} "
        f"and trim(c{position}) <> '') select count(*), count(*) filter (cell in (select trim(c{key}) "
        f"from {other.staged.table} where trim(c{key}) <> '')), count(distinct cell), "
        f"coalesce(bool_and(regexp_full_match(cell, '[0-9]{{1,3}}')), false) from own"
    ).fetchall()[0]
    return int(row[0]), int(row[1]), int(row[2]), bool(row[3])
