"""Rows that add up the others: ``Yhteensä;;340`` is no member, no event and no emission of its own."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import duckdb

from climatekit.ingest.source import BLANK, Staged, sql_is_blank, sql_may_be_blank, sql_text

WORDS = (
    *("yhteensä", "yht", "yht.", "kaikki yhteensä", "summa", "loppusumma", "kokonaissumma", "välisumma", "keskiarvo"),
    *("totalt", "totalsumma", "sammanlagt", "delsumma", "slutsumma", "medelvärde", "medeltal", "genomsnitt"),
    *("total", "totals", "grand total", "sum", "subtotal", "sub-total", "average", "mean"),
)
TOLD = 20  # rows by their number; more are counted only
SMALL = 20_000  # rows

# A date such as 31.12.2024 or 2024-12-31 is none of these; 12.2024 would be.
_GROUP = r"[ \x{a0}\x{2009}\x{202f}'\x{2019}.,]"
_NUMBER = (
    rf"[+\x{{2212}}-]?([0-9]+|[0-9]{{1,3}}({_GROUP}[0-9]{{3}})+)([.,][0-9]+)?([eE][+-]?[0-9]+)?"
    r"([ \x{a0}\x{202f}]?[%€])?"
)
_MONTH = r"(0?[1-9]|1[0-2])[.](19|20)[0-9]{2}"


@dataclass(frozen=True, kw_only=True)
class SummaryRows:
    """The SQL condition that leaves them out, and what is said of them."""

    keep: str = "true"
    rows: tuple[int, ...] = ()
    """The numbers of the first of them."""


def summary_rows(
    connection: duckdb.DuckDBPyConnection,
    staged: Staged,
    relation: str,
    *,
    dates: Collection[int] = (),
    own: Mapping[int, Collection[str]] | None = None,
) -> SummaryRows:
    """The rows whose first filled cell is one of ``WORDS`` and all others, of which there is one, are numbers.

    ``dates`` are the columns of dates, in which nothing stands then; ``own`` are words that are values of their column.
    """
    places = range(len(staged.headers))
    likely = _likely(connection, staged, relation) if len(staged.headers) > 1 else None
    if likely is None:
        return SummaryRows()
    filled_cells = ", ".join(f"nullif({_trimmed(place)}, '')" for place in places)
    numbers = [_number(place, place in staged.faults) for place in places]
    filled = [f"(not {sql_is_blank(f'c{place}')})" for place in places]
    conditions = [
        f"({likely})",
        f"{_word(f'coalesce({filled_cells})')} in ({_listed(_words())})",
        # the word itself is the one that is no number
        f"{_count(filled)} = {_count(numbers)} + 1",
        f"{_count(numbers)} > 0",
    ]
    conditions += [sql_is_blank(f"c{place}") for place in dates]
    for place, values in (own or {}).items():
        meant = {value.casefold() for value in values}
        words = [word for word in _words() if word in meant]
        if words:
            conditions.append(f"coalesce({_word(_trimmed(place))} not in ({_listed(words)}), true)")
    aside = f"{staged.table}__summaries"
    connection.execute(
        f"create or replace table {aside} as select _row from {relation} where {' and '.join(conditions)}"
    )
    found = connection.execute(f"select _row from {aside} order by _row limit {TOLD}").fetchall()
    if not found:
        return SummaryRows()
    return SummaryRows(keep=f"_row not in (select _row from {aside})", rows=tuple(int(row) for (row,) in found))


def _likely(connection: duckdb.DuckDBPyConnection, staged: Staged, relation: str) -> str | None:
    """A condition that holds for every row that starts with such a word; None if there is no such row.

    It looks into the columns up to the first one without a blank cell: mostly one. Of many rows, DuckDB then tells by
    its statistics of the column that none of the words can be in it; of few, it takes longer to read the words as SQL.
    """
    listed = _listed(spellings())
    words = (f"({listed})", []) if staged.rows > SMALL else ("(select unnest(?::varchar[]))", [spellings()])
    conditions = []
    for place in range(len(staged.headers)):
        blank = sql_may_be_blank(f"c{place}")
        cells = [(f"c{place}", "")]
        some_blank = _any(connection, relation, blank)
        if some_blank:
            cells.append((_trimmed(place), f"{blank} and "))
        for cell, where in cells:
            if _any(connection, relation, f"{where}{cell} in {words[0]}", *words[1]):
                conditions.append(f"({where}{cell} in ({listed}))")
        if not some_blank:
            break
    return " or ".join(conditions) or None


def _any(connection: duckdb.DuckDBPyConnection, relation: str, condition: str, *values: list[str]) -> bool:
    query = f"select exists (from {relation} where {condition})"
    return bool(connection.execute(query, values or None).fetchall()[0][0])


def _words() -> list[str]:
    """As they are written, and with their dots as characters of their own, as a Mac may store them."""
    return list(dict.fromkeys([*WORDS, *(unicodedata.normalize("NFD", word) for word in WORDS)]))


@cache
def spellings() -> list[str]:
    """The ways in which people write them, to be compared as they are."""
    ways = [way for word in _words() for way in (word, word.capitalize(), word.title(), word.upper())]
    return list(dict.fromkeys(f"{way}{end}" for way in ways for end in ("", ":", " ")))


def _listed(texts: list[str]) -> str:
    return ", ".join(map(sql_text, texts))


def _trimmed(place: int) -> str:
    return f"trim(c{place}, {sql_text(BLANK)})"


def _word(text: str) -> str:
    return f"lower(rtrim({text}, {sql_text(BLANK + ':')}))"


def _number(place: int, faulty: bool) -> str:
    """Whether a cell is a number; a sum that was not calculated is as good as one."""
    text = _trimmed(place)
    is_number = f"regexp_full_match({text}, {sql_text(_NUMBER)}) and not regexp_full_match({text}, '{_MONTH}')"
    either = f"({is_number}) or _fault{place} is not null" if faulty else is_number
    return f"coalesce({either}, false)"


def _count(conditions: list[str]) -> str:
    return "(" + " + ".join(f"({condition})::integer" for condition in conditions) + ")"
