"""What the columns of a source show about how they are written; a cell is never guessed by itself.

Asked only after a table was parsed, and only of the columns in which a cell is not of its type: a file that is written
plainly costs nothing. What stands in ``climatekit.toml`` is never decided against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from climatekit.contracts import units
from climatekit.contracts.dates import EXCEL, EXCEL_1904, SERIAL, WITHOUT_DAY, date_shape
from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.numbers import GROUPING, one_of, without_affix
from climatekit.contracts.writing import BLANK, Conversion, Parsing, Style, identifier, text_literal, trimmed

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
_ANY_COMMA = f"{_SIGN}[0-9][0-9.]*(?:,[0-9.]*)+"
_SMALL, _LARGE = "(?:0?[1-9]|1[0-2])", "(?:1[3-9]|2[0-9]|3[01])"
_AFFIXES, _LONGEST_AFFIX = 50, 30


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
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, sources: Sequence[RawSource]
) -> dict[int, Parsing]:
    """How each source is written, by its number, after ``parsed.<table>`` was made with what was told."""
    parsed = f"parsed.{contract.table}"
    failing: dict[int, list[str]] = {}
    for number, reason in connection.execute(
        f"select distinct _source, reason from (select _source, unnest(string_split(_broken, ' ')) as reason "
        f"from {parsed} where _broken <> '') where contains(reason, ':type.') order by all"
    ).fetchall():
        failing.setdefault(number, []).append(reason)
    found = {source.number: source.parsing for source in sources}
    for source in sources:
        cells = {}
        for reason in failing.get(source.number, ()):
            name = reason.partition(":")[0]
            if name not in source.columns or contract.column(name).kind == "boolean":
                continue
            words = [text_literal(word.strip(BLANK).lower()) for word in source.parsing.values.get(name, {})]
            own = f" and lower({trimmed(source.columns[name])}) not in ({', '.join(words)})" if words else ""
            relation = f"{source.relation} where ({source.keep}){own}"
            rows = f"select _row from {parsed} where _source = {source.number} and contains(_broken, '{reason}')"
            # put aside, for they are few and are looked at more than once
            aside = identifier(f"failing_{name}")
            cell = source.columns[name]
            connection.execute(
                f"create or replace temp table {aside} as select {cell} as cell from {relation} and _row in ({rows})"
            )
            cells[name] = Cells(connection, cell, relation, aside)
        if cells:
            found[source.number] = decide(contract, source.parsing, cells, source.place)
            for put_aside in cells.values():
                connection.execute(f"drop table {put_aside.failing}")
    return found


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


def decide(contract: CompiledContract, parsing: Parsing, cells: Mapping[str, Cells], place: Place) -> Parsing:
    """``parsing`` with what the failing columns, whose ``cells`` these are, show about themselves."""
    numbers = [
        contract.column(name) for name in cells if contract.column(name).kind in ("integer", "number", "decimal")
    ]
    dates = [name for name in cells if contract.column(name).kind == "date"]
    found: dict[str, Style] = {}
    conversions: list[Conversion] = []
    for column in numbers:
        found[column.name], told = _affixes(column, parsing, cells[column.name])
        conversions += told
    if parsing.decimal is None and parsing.thousands is None:
        found |= _marks(found, cells, place)
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


def _date(style: Style, cells: Cells, place: Place) -> Style:
    """Further ways to write a day that the column's cells show; the order of day and month by those above 12."""
    also, unclear = [], []
    simple = ("%d.%m.%y", *WITHOUT_DAY)
    also += [
        pattern
        for pattern, holds in zip(simple, cells.holds([date_shape(pattern) for pattern in simple]), strict=True)
        if holds
    ]
    for mark in "/-":
        day_first, month_first = (f"%d{mark}%m{mark}%Y", f"%m{mark}%d{mark}%Y")
        tail = date_shape(day_first).removeprefix(f"[0-9]{{1,2}}{mark}[0-9]{{1,2}}")
        any_day, first, second = cells.holds(
            [date_shape(day_first), f"{_LARGE}{mark}{_SMALL}{tail}", f"{_SMALL}{mark}{_LARGE}{tail}"]
        )
        if first != second:
            also.append(day_first if first else month_first)
        elif any_day:
            also += [day_first, month_first]
            unclear.append(f"{_SMALL}{mark}{_SMALL}{tail}")
    if cells.holds([SERIAL])[0] and (place.workbook is not None or _all_serials(cells)):
        also.append(EXCEL_1904 if place.workbook is not None and counts_from_1904(place.workbook) else EXCEL)
    return replace(style, also=tuple(also), unclear="|".join(unclear) or None)


def _all_serials(cells: Cells) -> bool:
    query = f"select bool_and(regexp_full_match({trimmed(cells.whole)}, '{SERIAL}')) from {cells.relation}"
    (found,) = cells.connection.execute(query).fetchall()[0]
    return bool(found)


def counts_from_1904(workbook: Path) -> bool:
    """Whether a workbook counts its days from 1904, as Excel for the Mac once did."""
    import re
    import zipfile

    try:
        with zipfile.ZipFile(workbook) as archive, archive.open("xl/workbook.xml") as file:
            properties = re.search(rb"<(?:\w+:)?workbookPr\b[^>]*>", file.read(1_000_000))
    except (OSError, KeyError, zipfile.BadZipFile):
        return False  # .xls and .ods, whose dates come as dates
    return bool(properties and re.search(rb"date1904\s*=\s*[\"'](?:1|true)[\"']", properties[0]))
