"""The day of a dated export: told, or read from the name of its file or sheet, never guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

import duckdb

from climatekit.contracts.dates import WITHOUT_DAY, date_typed
from climatekit.contracts.mapping import position_of
from climatekit.contracts.origin import DAY
from climatekit.contracts.sentences import NO_DAY
from climatekit.contracts.writing import Parsing, Style, trimmed
from climatekit.errors import ConfigurationError, all_of, did_you_mean
from climatekit.ingest import Staged
from climatekit.ingest.source import stem_of
from climatekit.language import say
from climatekit.project.settings import SnapshotsSection
from climatekit.project.sources import TableSource

_MARK = "[-_. ]?"
# the most exact first; a month, a quarter and a year stand for their first day
_FORMS = (
    re.compile(rf"(?<!\d)(?P<year>\d{{4}}){_MARK}(?P<month>\d\d){_MARK}(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<![A-Za-z\d])(?P<day>\d{1,2})[._](?P<month>\d{1,2})[._](?P<year>\d{4})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}}){_MARK}[Qq](?P<quarter>[1-4])(?!\d)"),
    re.compile(rf"(?<![A-Za-z])[Qq](?P<quarter>[1-4]){_MARK}(?P<year>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}}){_MARK}(?P<month>\d\d)(?!\d)"),
    re.compile(r"(?<![A-Za-z\d])(?P<month>\d{1,2})[-_.](?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})(?!\d)"),
)
_YEARS = range(1990, 2101)


def day_of(source: TableSource, snapshots: SnapshotsSection, shown: str) -> datetime.date:
    """The day that the whole of a source is of. ``shown`` is its path as the user knows it."""
    sheet = source.section.sheet if isinstance(source.section.sheet, str) else None
    for name in (sheet, shown, source.path.name):
        if name is not None and name in snapshots.dates:
            return snapshots.dates[name]
    for name in (stem_of(source.path), sheet):
        found = days_in(name or "")
        if len(found) == 1:
            return found[0]
        if found:
            message = say(
                "[tables.{table}.snapshots] '{file}' has several days in its name ({days}): say under dates which one "
                "counts, as in dates = {{ \"{name}\" = {day} }}.",
                table=source.table, file=shown, days=", ".join(map(str, found)), name=source.path.name, day=found[0],
            )  # fmt: skip
            raise ConfigurationError("snapshots.ambiguous_day", message)
    message = say(
        "[tables.{table}.snapshots] '{file}' has no day, month, quarter or year in its name: say under dates of which "
        "day it is, as in dates = {{ \"{name}\" = 2024-01-31 }}.",
        table=source.table, file=shown, name=source.path.name,
    )  # fmt: skip
    raise ConfigurationError("snapshots.no_day", message)


def dated_rows(
    connection: duckdb.DuckDBPyConnection,
    source: TableSource,
    snapshots: SnapshotsSection,
    staged: Staged,
    relation: str,
    parsing: Parsing,
    shown: str,
) -> tuple[str, str]:
    """The relation to judge, and the SQL of the day of its rows: one for all, or what a column says in each."""
    if snapshots.column is None:
        return relation, _literal(day_of(source, snapshots, shown))
    position = position_of(snapshots.column, staged.headers)
    if position is None:
        message = say(
            "[tables.{table}.snapshots] column names the header '{header}', which '{file}' does not have: its headers "
            "are {headers}.{guess}",
            table=source.table, header=snapshots.column, file=shown, headers=all_of(staged.headers),
            guess=did_you_mean(snapshots.column, staged.headers),
        )  # fmt: skip
        raise ConfigurationError("mapping.unknown_header", message)
    cell, style = trimmed(f"c{position}"), Style(date_formats=parsing.date_formats, also=WITHOUT_DAY)
    view = f"{staged.table}__dated"
    connection.execute(
        f"create view {view} as select * exclude (_text, _problem), "
        f"coalesce(_problem, case when {DAY} is null then '{NO_DAY}' end) as _problem "
        f"from (select *, {date_typed('_text', style)} as {DAY} from (select *, {cell} as _text from {relation}))"
    )
    return view, DAY


def too_late(days: Mapping[str, Sequence[str | None]], as_of: datetime.date) -> Iterator[str]:
    """A note for each table whose exports, by the SQL of their days, are all of days after the as-of date."""
    for table, of_table in days.items():
        # ISO days are in order as text; the day of a column is known only of its rows
        if of_table and all(day and day.startswith("date") and day > _literal(as_of) for day in of_table):
            yield say(
                "The table '{table}' is empty, since all its dated exports are of days after the as-of date {as_of}.",
                table=table,
                as_of=as_of.isoformat(),
            )


def _literal(day: datetime.date) -> str:
    return f"date '{day.isoformat()}'"


def days_in(name: str) -> list[datetime.date]:
    """The different days in a name, in the most exact of the forms that stand in it."""
    for form in _FORMS:
        found = sorted(set(_days(form, name)))
        if found:
            return found
    return []


def _days(form: re.Pattern[str], name: str) -> Iterator[datetime.date]:
    for match in form.finditer(name):
        parts = {part: int(digits) for part, digits in match.groupdict().items()}
        month = 3 * parts["quarter"] - 2 if "quarter" in parts else parts.get("month", 1)
        if parts["year"] in _YEARS and 1 <= month <= 12:
            try:
                yield datetime.date(parts["year"], month, parts.get("day", 1))
            except ValueError:
                continue
