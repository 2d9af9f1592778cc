"""Sections with their rows: a table each, and a chart where the header asks for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import duckdb

from climatekit.errors import PluginError
from climatekit.language import say
from climatekit.pipeline.section import Section, Shown
from climatekit.pipeline.sql_file import SqlFile
from climatekit.report import words
from climatekit.report.chart import MOST_CATEGORIES, Series, draw
from climatekit.report.figures import caveat_of, title_of
from climatekit.report.model import Cell, Column, Part, Table
from climatekit.text import Language
from climatekit.written import cell, number

MOST_SHOWN = 40
MOST_READ = 20_000  # a page is no place for more; whoever wants all takes the table


def parts_of(
    connection: duckdb.DuckDBPyConnection,
    section: Section,
    metrics: Mapping[str, SqlFile],
    language: Language,
    drawn: Mapping[str, str],
    programmes: Sequence[str],
) -> dict[str, Part]:
    """The section by programme, of these; a programme without rows has none."""
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    read = _rows(connection, section, language, programmes)
    for programme, *values in read:
        rows[str(programme)].append(tuple(values))
    cut = len(read) >= MOST_READ
    return {name: _part(section, name, found, metrics, language, drawn, cut) for name, found in rows.items()}


def _rows(
    connection: duckdb.DuckDBPyConnection, section: Section, language: Language, programmes: Sequence[str]
) -> list[tuple[Any, ...]]:
    names = ", ".join(f'"{column.source.to(language)}"' for column in section.columns)
    order = ", ".join(["programme_id", *section.sort])
    try:
        return connection.execute(
            f"select programme_id, {names} from ({section.sql}\n) where list_contains(?, programme_id::varchar) "
            f"order by {order} limit {MOST_READ}",
            [list(programmes)],
        ).fetchall()
    except (duckdb.OutOfMemoryException, duckdb.IOException, duckdb.InterruptException):
        raise
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise PluginError(
            "sql.failed",
            say("{location} fails: {reason}", location=section.location, reason=reason),
            suspects=(section.plugin,),
        ) from error


def _part(
    section: Section,
    programme: str,
    rows: Sequence[tuple[Any, ...]],
    metrics: Mapping[str, SqlFile],
    language: Language,
    drawn: Mapping[str, str],
    cut: bool,
) -> Part:
    part_id = f"{'all' if programme == '*' else programme}-{section.name}"
    title = section.title.to(language)
    numeric = [
        any(_is_number(row[place]) for row in rows) or column.unit is not None
        for place, column in enumerate(section.columns)
    ]
    shown = rows[:MOST_SHOWN]
    more = None
    if len(rows) > MOST_SHOWN:
        form = words.TOO_MANY_ROWS if cut else words.MORE_ROWS
        more = form.to(language).format(shown=number(MOST_SHOWN, language), total=number(len(rows), language))
    used = [metrics[name] for name in section.metrics]
    caveats = [(title_of(metric, language), caveat_of(metric, language)) for metric in used]
    return Part(
        id=part_id,
        title=title,
        note=section.note.to(language) if section.note else None,
        table=Table(
            caption=title,
            columns=[
                Column(title=column.title.to(language), is_number=is_number)
                for column, is_number in zip(section.columns, numeric, strict=True)
            ],
            rows=[
                [_cell(section, column, value, language) for column, value in zip(section.columns, row, strict=True)]
                for row in shown
            ],
        ),
        more=more,
        svg=_chart(section, part_id, title, rows, language, drawn),
        is_indicative=any(metric.header.get("indicative") == "yes" for metric in used),
        caveats=list(dict.fromkeys(f"{name}: {caveat}" for name, caveat in caveats if caveat)),
    )


def _cell(section: Section, column: Shown, value: Any, language: Language) -> Cell:
    if isinstance(value, str) and value in section.words:
        return Cell(text=section.words[value].to(language))
    exact = repr(float(value)) if _is_number(value) else None
    is_prose = isinstance(value, str) and not value.startswith("http")
    return Cell(text=cell(value, column.unit, language), exact=exact, language=column.language if is_prose else None)


def _chart(
    section: Section,
    part_id: str,
    title: str,
    rows: Sequence[tuple[Any, ...]],
    language: Language,
    drawn: Mapping[str, str],
) -> str | None:
    """None where there is nothing to see: one bar, or more than anyone can tell apart."""
    if section.chart == "none" or not 1 < len(rows) <= MOST_CATEGORIES:
        return None
    places = {column.name: place for place, column in enumerate(section.columns)}
    by_name = {column.name: column for column in section.columns}
    category = str(section.category)
    first = [_cell(section, by_name[category], row[places[category]], language) for row in rows]
    if len({item.text for item in first}) < len(first):
        return None  # two rows under one name would be drawn as one
    unit = by_name[section.values[0]].unit
    series = Series(
        categories=[item.text for item in first],
        titles=[by_name[name].title.to(language) for name in section.values],
        values=[[_number(row[places[name]]) for row in rows] for name in section.values],
        unit=unit,
    )
    if not any(value for values in series.values for value in values):
        return None
    said = "; ".join(
        f"{category}: "
        + ", ".join(
            f"{name.lower() + ' ' if len(series.titles) > 1 else ''}{cell(values[place], unit, language)}"
            for name, values in zip(series.titles, series.values, strict=True)
        )
        for place, category in enumerate(series.categories)
    )
    description = words.CHART.to(language).format(title=title, values=f"{said}.")
    return draw(section.chart, series, part_id, (title, description), language, drawn)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _number(value: Any) -> float | None:
    return float(value) if _is_number(value) else None
