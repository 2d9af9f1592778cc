"""What the columns of a source show about how they are written; a cell is never guessed by itself.

Asked only after a table was parsed, and only of the columns in which a cell is not of its type: a file that is written
plainly costs nothing. What stands in ``climatekit.toml`` is never decided against.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from climatekit.contracts import units
from climatekit.contracts.cells import has_value
from climatekit.contracts.dates import EXCEL, EXCEL_1904, SERIAL, WITHOUT_DAY, date_shape
from climatekit.contracts.model import NUMERIC, Column, CompiledContract
from climatekit.contracts.numbers import GROUPING, one_of, without_affix
from climatekit.contracts.writing import BLANK, Conversion, Parsing, Style, identifier, text_literal, trimmed
from climatekit.ingest.excel_epoch import counts_from_1904

if TYPE_CHECKING:
    from climatekit.contracts.validate import RawSource

_SIGN, _GROUP = "[+\u2212-]?", one_of(GROUPING)
_SHORT = "[1-9][0-9]{0,2}"
_COMMA = (
    f"{_SIGN}(?:[0-9]{{4,}},[0-9]*|[0-9]{{1,3}},(?:[0-9]{{0,2}}|[0-9]{{4,}})|0[0-9]*,[0-9]*|,[0-9]+|"
    f"[0-9]{{1,3}}(?:{_GROUP}[0-9]{{3}})+,[0-9]*|{_SHORT}(?:[.][0-9]{{3}})+,[0-9]*)"
)
_GROUPED_BY_POINT = f"{_SIGN}{_SHORT}(?:(?:[.][0-9]{{3}})+,[0-9]*|(?:[.][0-9]{{3}}){{2,}})"
_GROUPED_BY_COMMA = f"{_SIGN}{_SHORT}(?:(?:,[0-9]{{3}}){{2,}}|(?:,[0-9]{{3}})+[.][0-9]*)"
_EITHER = f"{_SIGN}{_SHORT},[0-9]{{3}}"
_POINT = f"{_SIGN}(?:[0-9]*[.](?:[0-9]{{1,2}}|[0-9]{{4,}})|0[0-9]*[.][0-9]+|[0-9]{{4,}}[.][0-9]+)"
_EITHER_BY_POINT = f"{_SIGN}{_SHORT}[.][0-9]{{3}}"
_ANY_COMMA = f"{_SIGN}[0-9][0-9.]*(?:,[0-9.]*)+"
_SMALL, _LARGE = "(?:0?[1-9]|1[0-2])", "(?:1[3-9]|2[0-9]|3[01])"
_SIMPLE = ("%d.%m.%y", *WITHOUT_DAY)
_AFFIXES, _LONGEST_AFFIX = 50, 30


@dataclass(frozen=True)
class _Order:
    """Day and month with a mark after each, in either order, and what a cell is that shows which."""

    mark: str

    @property
    def day_first(self) -> str:
        return f"%d{self.mark}%m{self.mark}%Y"

    @property
    def month_first(self) -> str:
        return f"%m{self.mark}%d{self.mark}%Y"

    @property
    def shapes(self) -> tuple[str, str, str]:
        """Of any such day, of one that shows that the day is first, and of one that shows that the month is."""
        return date_shape(self.day_first), self._shape(_LARGE, _SMALL), self._shape(_SMALL, _LARGE)

    @property
    def either(self) -> str:
        return self._shape(_SMALL, _SMALL)

    def _shape(self, first: str, second: str) -> str:
        part = f"[0-9]{{1,2}}{self.mark}"
        return f"{first}{self.mark}{second}{self.mark}" + date_shape(self.day_first).removeprefix(part + part)


_ORDERS = (_Order("/"), _Order("-"))


@dataclass(frozen=True)
class Cells:
    """The cells of one column of one source: those that were not of their type, as ``cell`` of the table ``failing``.

    All of them are ``whole`` of ``relation``.
    """

    connection: duckdb.DuckDBPyConnection
    whole: str
    relation: str
    failing: str

    def holds(self, patterns: Sequence[str], cell: str | None = None, *, everywhere: bool = False) -> list[bool]:
        """For each pattern, whether any failing cell (or any at all) is of that form."""
        cell = cell or trimmed(self.whole if everywhere else "cell")
        asked = ", ".join(
            f"coalesce(bool_or(regexp_full_match({cell}, {text_literal(pattern)})), false)" for pattern in patterns
        )
        relation = self.relation if everywhere else self.failing
        (row,) = self.connection.execute(f"select {asked} from {relation}").fetchall()
        return [bool(found) for found in row]


@dataclass(frozen=True, kw_only=True)
class Place:
    """What kind of file the cells stand in: a workbook, or text with this delimiter."""

    workbook: Path | None = None
    delimiter: str | None = None


def decide_sources(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, sources: Sequence[RawSource], parsed: str
) -> dict[int, Parsing]:
    """How each source is written, by its number, after ``parsed`` was made with what was told."""
    failing: dict[int, list[str]] = {}
    for number, reason in connection.execute(
        f"select distinct _source, reason from (select _source, unnest(string_split(_broken, ' ')) as reason "
        f"from {parsed} where _broken <> '') where contains(reason, ':type.') order by all"
    ).fetchall():
        failing.setdefault(number, []).append(reason)
    found = {source.number: source.parsing for source in sources}
    for source in sources:
        cells, numbers = {}, _numbers_of(connection, contract, source)
        for reason in failing.get(source.number, ()):
            name = reason.partition(":")[0]
            if name not in source.columns or contract.column(name).kind == "boolean":
                continue
            words = [text_literal(word.strip(BLANK).lower()) for word in source.parsing.values.get(name, {})]
            own = f" and lower({trimmed(source.columns[name])}) not in ({', '.join(words)})" if words else ""
            judged = f"where ({source.keep}){own} and {has_value(source, name)}"
            rows = f"select _row from {parsed} where _source = {source.number} and contains(_broken, '{reason}')"
            # put aside, for they are few and are looked at more than once
            aside = identifier(f"failing_{name}")
            cell = source.columns[name]
            connection.execute(
                f"create or replace temp table {aside} as select {cell} as cell from {source.relation} {judged} "
                f"and _row in ({rows})"
            )
            cells[name] = Cells(connection, cell, f"{source.whole or source.relation} {judged}", aside)
        if cells:
            found[source.number] = decide(contract, source.parsing, cells, source.place, numbers)
            for put_aside in cells.values():
                connection.execute(f"drop table {put_aside.failing}")
    return found


def _numbers_of(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, source: RawSource
) -> dict[str, Cells]:
    """All columns of numbers that the file itself has; a constant is no cell of it."""
    return {
        column.name: Cells(connection, cell, f"{source.whole or source.relation} where ({source.keep})", "")
        for column in contract.columns
        if column.kind in NUMERIC and not (cell := source.columns.get(column.name, "'")).startswith("'")
    }


def shown(parsing: Parsing) -> dict[str, object]:
    """What was found out about columns, in the words of ``climatekit.toml``; by column where they differ."""
    found: dict[str, object] = {}
    told = {"decimal": parsing.decimal or ".", "thousands": parsing.thousands}
    for key, mark_told in told.items():
        marks = {name: getattr(style, key) for name, style in sorted(parsing.columns.items())}
        marks = {name: mark for name, mark in marks.items() if mark != mark_told}
        if marks:
            found[key] = marks if len(set(marks.values())) > 1 else next(iter(marks.values()))
    formats = {name: list(style.also) for name, style in sorted(parsing.columns.items()) if style.also}
    formats = {name: also for name, also in formats.items() if parsing.columns[name].unclear is None}
    if formats:
        found["date_formats"] = {name: also[0] if len(also) == 1 else also for name, also in formats.items()}
    return found


def decide(
    contract: CompiledContract,
    parsing: Parsing,
    cells: Mapping[str, Cells],
    place: Place,
    others: Mapping[str, Cells] | None = None,
) -> Parsing:
    """``parsing`` with what the failing columns, whose ``cells`` these are, show about themselves.

    ``others`` are the further columns of numbers: what failing cells show of the file may change what theirs mean.
    """
    numbers = [contract.column(name) for name in cells if contract.column(name).kind in NUMERIC]
    dates = [name for name in cells if contract.column(name).kind == "date"]
    found: dict[str, Style] = {}
    conversions: list[Conversion] = []
    for column in numbers:
        found[column.name], told = _affixes(column, parsing, cells[column.name])
        conversions += told
    if parsing.decimal is None and parsing.thousands is None:
        found |= _marks(found, cells, place)
        if place.workbook is None:
            whole = {column.name for column in numbers if column.kind == "integer"}
            every = {**(others or {}), **{column.name: cells[column.name] for column in numbers}}
            found |= _points({name: found.get(name) or parsing.of(name) for name in every}, every, whole)
    if not parsing.date_formats:
        found |= {name: _date(parsing.of(name), cells[name], place) for name in dates}
    changed = {name: style for name, style in found.items() if style != parsing.of(name)}
    return replace(parsing, columns=changed, found_units=tuple(conversions))


def _affixes(column: Column, parsing: Parsing, cells: Cells) -> tuple[Style, list[Conversion]]:
    """Units and currency signs in the cells, each judged once; what is no unit stays no number."""
    style = parsing.of(column.name)
    if column.unit is None:
        return style, []
    numeric = f"[0-9.,+\u2212-]|{_GROUP}"
    after = f"^(?:{numeric})*[0-9](?:[.,])?(?:{_GROUP})*([^0-9].*?)$"
    before = f"^[+\u2212-]?([^0-9]*?)(?:{_GROUP})*[+\u2212-]?(?:[.,])?[0-9](?:{numeric})*$"
    cell = trimmed("cell")
    extracted = (
        f"coalesce(nullif(trim(regexp_extract({cell}, {text_literal(after)}, 1)), ''), "
        f"regexp_extract({cell}, {text_literal(before)}, 1))"
    )
    writings = cells.connection.execute(
        f"select affix from (select {extracted} as affix from {cells.failing}) "
        f"where regexp_matches(affix, '^[^0-9.,+-]') and length(affix) <= {_LONGEST_AFFIX} "
        f"group by affix order by count(*) desc, affix limit {_AFFIXES}"
    ).fetchall()
    affixes, refused, told = {}, {}, []
    for (writing,) in sorted(writings) if writings and units.is_unit(column.unit) else ():
        factor = units.factor(writing, column.unit)
        if factor is not None:
            affixes[writing] = factor
            told.append(
                Conversion(column=column.name, source=writing, target=column.unit, factor=factor, told_by="cells")
            )
        elif units.is_currency(writing) and column.unit in units.CURRENCIES:
            refused[writing] = "unit.other_currency"
        elif units.is_unit(writing):
            refused[writing] = "unit.not_convertible"
    # of 12 kWh and 7 in one column, the 7 may be kilowatt-hours or megawatt-hours
    unclear = column.name not in parsing.units and any(factor != 1 for factor in affixes.values())
    return replace(style, affixes=affixes, refused=refused, bare_unclear=unclear), told


def _marks(styles: Mapping[str, Style], cells: Mapping[str, Cells], place: Place) -> dict[str, Style]:
    """Whether the comma is the decimal mark or groups digits, column by column; then by the other columns."""
    shown: dict[str, tuple[bool, bool, bool, bool]] = {}
    for name, style in styles.items():
        bare = without_affix(trimmed("cell"), [*style.affixes, *style.refused])
        comma, by_point, by_comma, either = cells[name].holds(
            [_COMMA, _GROUPED_BY_POINT, _GROUPED_BY_COMMA, _EITHER], bare
        )
        if comma or by_point or by_comma or either:
            shown[name] = (comma, by_point, by_comma, either)
    commas = any(comma for comma, *_ in shown.values())
    grouped = any(by_comma for _, _, by_comma, _ in shown.values())
    found = {}
    for name, (comma, by_point, by_comma, either) in shown.items():
        style = styles[name]
        (point,) = (
            cells[name].holds([_POINT], everywhere=True)
            if place.workbook is None and (either or by_point)
            else (False,)
        )
        if by_comma and (comma or by_point):
            found[name] = replace(style, unclear=_ANY_COMMA)
        elif by_point and not point and place.workbook is None:
            found[name] = replace(style, decimal=",", thousands=".")
        elif comma:
            # 12,5 and 12.5 side by side are both numbers, but then 1,234 may be two
            found[name] = replace(style, decimal=",", unclear=_EITHER if either and point else None)
        elif by_comma:
            found[name] = replace(style, thousands=",")
        elif either and not point and commas != grouped:
            found[name] = replace(style, decimal=",") if commas else replace(style, thousands=",")
        elif either and not point and not commas and place.delimiter == ";":
            found[name] = replace(style, decimal=",")
        elif either:
            found[name] = replace(style, unclear=_EITHER)
    return found


def _points(styles: Mapping[str, Style], cells: Mapping[str, Cells], failing: Collection[str]) -> dict[str, Style]:
    """What ``1.234`` is where commas are decimal marks, or in one of the ``failing`` columns of whole numbers.

    It passes for a number, so that no failing cell tells. Where no cell of its column, such as 7.5, has a decimal
    point, it is a thousand if points group digits elsewhere in the file, and may be either if they don't.
    """
    commas = any(style.decimal == "," for style in styles.values())
    grouped = any(style.thousands == "." for style in styles.values())
    found = {}
    for name, style in styles.items():
        if style.thousands is not None or style.unclear is not None:
            continue
        if not commas and not (name in failing and cells[name].holds([_EITHER_BY_POINT])[0]):
            continue
        with_point = replace(cells[name], relation=f"{cells[name].relation} and contains({cells[name].whole}, '.')")
        bare = without_affix(trimmed(cells[name].whole), [*style.affixes, *style.refused])
        either, point = with_point.holds([_EITHER_BY_POINT, _POINT], bare, everywhere=True)
        if either and not point:
            by_point, unclear = replace(style, decimal=",", thousands="."), replace(style, unclear=_EITHER_BY_POINT)
            found[name] = by_point if grouped else unclear
    return found


def _date(style: Style, cells: Cells, place: Place) -> Style:
    """Further ways to write a day that the column's cells show; the order of day and month by those above 12."""
    also, unclear = [], []
    shapes = [SERIAL, *map(date_shape, _SIMPLE), *(shape for order in _ORDERS for shape in order.shapes)]
    holds = dict(zip(shapes, cells.holds(shapes), strict=True))
    also += [pattern for pattern in _SIMPLE if holds[date_shape(pattern)]]
    for order in _ORDERS:
        any_day, day_first, month_first = (holds[shape] for shape in order.shapes)
        if day_first != month_first:
            also.append(order.day_first if day_first else order.month_first)
        elif any_day:
            also += [order.day_first, order.month_first]
            unclear.append(order.either)
    if holds[SERIAL] and (place.workbook is not None or _all_serials(cells)):
        also.append(EXCEL_1904 if place.workbook is not None and counts_from_1904(place.workbook) else EXCEL)
    return replace(style, also=tuple(also), unclear="|".join(unclear) or None)


def _all_serials(cells: Cells) -> bool:
    query = f"select bool_and(regexp_full_match({trimmed(cells.whole)}, '{SERIAL}')) from {cells.relation}"
    (found,) = cells.connection.execute(query).fetchall()[0]
    return bool(found)
