"""The page for everybody: the key figures and their breakdowns as the public table of metrics has them, no more.

Sections of models look at the rows themselves, where nothing is hidden: none of them is shown here.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from climatekit import __version__
from climatekit.dictionary.model import Table as Described
from climatekit.pipeline.plan import METRIC
from climatekit.public.figures import ALL, SUPPRESSED, Shown
from climatekit.report import FILE
from climatekit.report import words as common
from climatekit.report.figures import caveat_of, key_figures, title_of
from climatekit.report.model import Cell, Chapter, Column, Part, Report, Table
from climatekit.report.page import render
from climatekit.text import Language, Text
from climatekit.written import long_day, number, period, quantity

if TYPE_CHECKING:
    from climatekit.pipeline.sql_file import SqlFile
    from climatekit.project.programmes import Programme

NOT_SHOWN = Text("peitetty", "dolt", "hidden")
EXPLAINED = Text(
    "Luvut, jotka koskevat harvempaa kuin {least} organisaatiota, on peitetty, samoin ne, joista peitetyn luvun voisi "
    "laskea. Niiden kohdalla lukee ”peitetty”.",
    "Tal som gäller färre än {least} organisationer är dolda, liksom de av vilka ett dolt tal kunde räknas ut. "
    "Där står ”dolt”.",
    "Figures that stand for fewer than {least} organisations are hidden, and so are those from which a hidden one "
    "could be computed. They are marked “hidden”.",
)
BY = Text("{title}: {dimension}", "{title}: {dimension}", "{title}: {dimension}")
GROUP = Text("Ryhmä", "Grupp", "Group")
VALUE = Text("Arvo", "Värde", "Value")
WHOLE = Text("Kaikki", "Alla", "All")
MEMBERS = Text("Mukana olevat organisaatiot", "Organisationer som är med", "Organisations that are in")
SOURCE = Text(
    "Luvut ovat tiedostossa metrics/metrics.parquet. Tehnyt climatekit {version}.",
    "Talen finns i filen metrics/metrics.parquet. Framställd med climatekit {version}.",
    "The figures are in metrics/metrics.parquet. Made by climatekit {version}.",
)


def write_public_report(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    title: str,
    as_of: Any,
    programmes: tuple[Programme, ...],
    shown: Shown,
    members: Described | None,
    least: int,
    language: Language,
) -> Path:
    """Write it into ``folder``."""
    figures = key_figures(connection, shown.metrics, as_of, language)
    parts = _parts(connection, {metric.name: metric for metric in shown.metrics}, language)
    lists = _members(connection, members, language) if members is not None else {}
    names = {programme.programme_id: programme.name for programme in programmes}
    several = len(programmes) > 1
    chapters = [
        Chapter(
            id=ALL if programme == "*" else programme,
            title=common.OVERVIEW.to(language) if programme == "*" else names[programme],
            lead=[],
            lines=[EXPLAINED.to(language).format(least=number(least, language))],
            figures=figures.get(programme, []),
            compared=None,
            parts=[*parts.get(programme, []), *lists.get(programme, [])],
            nothing=None,
            caveats=[],
        )
        for programme in (*(["*"] if several else []), *names)
    ]
    report = Report(
        language=language,
        title=title,
        subtitle=common.SUBTITLE.to(language).format(day=long_day(as_of, language)),
        chapters=chapters,
        quality_line="",
        quality_note=None,
        quality=None,
        restated=None,
        source=SOURCE.to(language).format(version=__version__),
    )
    path = folder / FILE
    path.write_text(render(report), encoding="utf-8", newline="\n")
    return path


def _parts(
    connection: duckdb.DuckDBPyConnection, metrics: dict[str, SqlFile], language: Language
) -> dict[str, list[Part]]:
    """Per programme a table for each metric and dimension, all its periods in it; totals where no key figure is."""
    rows: dict[tuple[str, str, str], list[tuple[str, str, float | None, str]]] = defaultdict(list)
    for programme, metric, dimension, when, group, value, unit, hidden in connection.execute(
        f"select programme_id, metric, dimension, period, dimension_value, value, unit, {SUPPRESSED} from {METRIC} "
        "order by programme_id, metric, dimension <> 'all', dimension, period desc, dimension_value"
    ).fetchall():
        rows[programme, metric, dimension].append((when, group, None if hidden else value, unit))
    found: dict[str, list[Part]] = defaultdict(list)
    for (programme, name, dimension), values in rows.items():
        metric = metrics[name]
        title = title_of(metric, language)
        if dimension != ALL:
            title = BY.to(language).format(title=title, dimension=dimension)
        caveat = caveat_of(metric, language)
        found[programme].append(
            Part(
                id=f"{'all' if programme == '*' else programme}-{name}-by-{dimension}",
                title=title,
                note=metric.header[language],
                table=Table(
                    caption=title,
                    columns=[
                        Column(title=GROUP.to(language), is_number=False),
                        Column(title=common.PERIOD.to(language), is_number=False),
                        Column(title=VALUE.to(language), is_number=True),
                    ],
                    rows=[
                        [
                            Cell(text=WHOLE.to(language) if dimension == ALL else group),
                            Cell(text=period(when, language)),
                            Cell(text=NOT_SHOWN.to(language))
                            if value is None
                            else Cell(text=quantity(value, unit, language), exact=repr(value)),
                        ]
                        for when, group, value, unit in values
                    ],
                ),
                more=None,
                svg=None,
                is_indicative=metric.header.get("indicative") == "yes",
                caveats=[caveat] if caveat else [],
            )
        )
    return found


def _members(connection: duckdb.DuckDBPyConnection, members: Described, language: Language) -> dict[str, list[Part]]:
    names = [column.name for column in members.columns if column.name != "programme_id"]
    titles = [
        column.title.to(language) if column.title else column.name
        for column in members.columns
        if column.name != "programme_id"
    ]
    columns = ", ".join(f'"{name}"' for name in names)
    rows: dict[str, list[list[Cell]]] = defaultdict(list)
    for programme, *values in connection.execute(
        f"select programme_id, {columns} from {members.name} order by all"
    ).fetchall():
        rows[programme].append([Cell(text=value or "–") for value in values])
    title = MEMBERS.to(language)
    return {
        programme: [
            Part(
                id=f"{programme}-members",
                title=title,
                note=None,
                table=Table(caption=title, columns=[Column(title=one, is_number=False) for one in titles], rows=found),
                more=None,
                svg=None,
                is_indicative=False,
                caveats=[],
            )
        ]
        for programme, found in rows.items()
    }
