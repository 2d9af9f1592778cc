"""Bring the report together: a chapter per programme, one over all of them, and the quality of the data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import duckdb

from climatekit import __version__
from climatekit.figures.restated import restated
from climatekit.pipeline.plan import FINDING
from climatekit.pipeline.section import Section, read_section
from climatekit.report import words
from climatekit.report.figures import key_figures, title_of
from climatekit.report.model import Cell, Chapter, Column, Figure, Part, Report, Table
from climatekit.report.parts import parts_of
from climatekit.text import Language
from climatekit.written import NONE, day, long_day, number, period, quantity

if TYPE_CHECKING:
    from climatekit.pipeline.sql_file import SqlFile
    from climatekit.project.programmes import Programme
    from climatekit.run.ledger import Ledger
    from climatekit.run.options import Prepared

EVERYTHING = "*"
MOST_CHAPTERS = 50  # a page of hundreds opens in no browser, and takes minutes to draw


def gather(
    connection: duckdb.DuckDBPyConnection, prepared: Prepared, ledger: Ledger, drawn: Mapping[str, str]
) -> Report:
    """Everything that the report shows, in the language of the run; ``drawn`` are charts that need not be drawn."""
    language = prepared.language
    metrics = {metric.name: metric for metric in prepared.plan.metrics}
    figures = key_figures(connection, metrics.values(), prepared.as_of, language)
    sections = sorted(map(read_section, prepared.plan.sections), key=lambda section: (section.order, section.name))
    shown = prepared.programmes if len(prepared.programmes) <= MOST_CHAPTERS else ()
    wanted = [EVERYTHING, *(programme.programme_id for programme in shown)]
    parts = {section.name: parts_of(connection, section, metrics, language, drawn, wanted) for section in sections}
    chapters = []
    if len(prepared.programmes) > 1:
        chapters.append(_overview(prepared, sections, figures, parts))
    chapters += [_chapter(prepared, programme, sections, figures, parts) for programme in shown]
    findings = connection.execute(f"select count(*) from {FINDING}").fetchall()[0][0]
    return Report(
        language=language,
        title=prepared.settings.name,
        subtitle=words.SUBTITLE.to(language).format(day=long_day(prepared.as_of, language)),
        chapters=chapters,
        quality_line=words.QUALITY_LINE.to(language).format(
            read=number(ledger.read, language),
            accepted=number(ledger.accepted, language),
            rejected=number(ledger.rejected, language),
            excluded=number(ledger.excluded, language),
            findings=number(findings, language),
        ),
        quality_note=words.REJECTED_NOTE.to(language) if ledger.rejected else None,
        quality=_quality(ledger, language),
        restated=_restated(connection, prepared, metrics),
        source=words.SOURCE.to(language).format(version=__version__),
    )


def _chapter(
    prepared: Prepared,
    programme: Programme,
    sections: Sequence[Section],
    figures: Mapping[str, list[Figure]],
    parts: Mapping[str, Mapping[str, Part]],
) -> Chapter:
    language = prepared.language
    name = programme.programme_id
    model = prepared.models[programme.model]
    others = {other.plugin for other in prepared.models.values()} - {model.plugin}
    own = [section for section in sections if section.plugin not in others]
    empty = [section.title.to(language) for section in own if name not in parts[section.name]]
    lines = []
    if programme.valid_from and programme.valid_to and programme.valid_to < prepared.as_of:
        first, last = day(programme.valid_from, language), day(programme.valid_to, language)
        lines.append(words.FROM_TO.to(language).format(first=first, last=last))
    elif programme.valid_from:
        lines.append(words.SINCE.to(language).format(day=day(programme.valid_from, language)))
    return Chapter(
        id=name,
        title=programme.name,
        lead=[
            (words.MODEL.to(language), model.model.title.to(language)),
            (words.WHAT.to(language), model.model.what.to(language)),
            (words.WHY.to(language), model.model.why.to(language)),
        ],
        lines=lines,
        figures=figures.get(name, []),
        compared=None,
        parts=[parts[section.name][name] for section in own if name in parts[section.name]],
        nothing=words.NOTHING.to(language).format(names=", ".join(empty)) if empty else None,
        caveats=[caveat.to(language) for caveat in model.model.caveats],
    )


def _overview(
    prepared: Prepared,
    sections: Sequence[Section],
    figures: Mapping[str, list[Figure]],
    parts: Mapping[str, Mapping[str, Part]],
) -> Chapter:
    language = prepared.language
    lines, count = [words.OVERVIEW_NOTE.to(language)], len(prepared.programmes)
    if count > MOST_CHAPTERS:
        lines = [words.NO_CHAPTERS.to(language).format(count=number(count, language), most=MOST_CHAPTERS)]
    return Chapter(
        id="all",
        title=words.OVERVIEW.to(language),
        lead=[],
        lines=lines,
        figures=figures.get(EVERYTHING, []),
        compared=_compared(prepared, figures),
        parts=[parts[section.name][EVERYTHING] for section in sections if EVERYTHING in parts[section.name]],
        nothing=None,
        caveats=[],
    )


def _compared(prepared: Prepared, figures: Mapping[str, list[Figure]]) -> Table:
    """The figures that at least half of the programmes have, side by side."""
    language = prepared.language
    by_programme = {
        programme.programme_id: {figure.metric: figure for figure in figures.get(programme.programme_id, [])}
        for programme in prepared.programmes
    }
    counts = Counter(metric for found in by_programme.values() for metric in found)
    titles = {figure.metric: figure.title for found in figures.values() for figure in found}
    in_order = dict.fromkeys(figure.metric for found in figures.values() for figure in found)
    shared = [metric for metric in in_order if 2 * counts[metric] >= len(by_programme) and counts[metric] > 1][:5]
    rows = []
    for programme in prepared.programmes:
        found = by_programme[programme.programme_id]
        cells = [Cell(text=programme.name), Cell(text=prepared.models[programme.model].model.title.to(language))]
        for metric in shared:
            figure = found.get(metric)
            cells.append(Cell(text=figure.shown, exact=repr(figure.value)) if figure else Cell(text=NONE))
        rows.append(cells)
    return Table(
        caption=words.KEY_FIGURES.to(language),
        columns=[
            Column(title=words.PROGRAMME.to(language), is_number=False),
            Column(title=words.MODEL.to(language), is_number=False),
            *(Column(title=titles[metric], is_number=True) for metric in shared),
        ],
        rows=rows,
    )


def _restated(
    connection: duckdb.DuckDBPyConnection, prepared: Prepared, metrics: Mapping[str, SqlFile]
) -> Table | None:
    """Per metric and closed period what was frozen beside what is computed now."""
    language = prepared.language
    names = {programme.programme_id: programme.name for programme in prepared.programmes}
    names[EVERYTHING] = words.OVERVIEW.to(language)
    rows = []
    for item in restated(connection):
        part = "" if item["dimension"] == "all" else f" ({item['dimension_value']})"
        name = title_of(metrics[item["metric"]], language) if item["metric"] in metrics else item["metric"]
        values = [
            Cell(text=NONE) if value is None else Cell(text=quantity(value, item["unit"], language), exact=repr(value))
            for value in (item["was"], item["now"])
        ]
        rows.append(
            [
                Cell(text=name + part),
                Cell(text=names.get(item["programme_id"], item["programme_id"])),
                Cell(text=period(item["period"], language)),
                *values,
                Cell(text=day(item["frozen_on"], language)),
            ]
        )
    if not rows:
        return None
    heads = (words.FIGURE, words.PROGRAMME, words.PERIOD, words.FROZEN, words.NOW, words.FROZEN_ON)
    return Table(
        caption=words.RESTATED.to(language),
        columns=[Column(title=head.to(language), is_number=head in (words.FROZEN, words.NOW)) for head in heads],
        rows=rows,
    )


def _quality(ledger: Ledger, language: Language) -> Table:
    heads = (words.FILES, words.READ, words.ACCEPTED, words.REJECTED, words.EXCLUDED)
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(heads))
    for account in ledger.accounts:
        added = (1, account.read, account.accepted, account.rejected, account.excluded)
        sums[account.table] = [total + more for total, more in zip(sums[account.table], added, strict=True)]
    return Table(
        caption=words.QUALITY.to(language),
        columns=[
            Column(title=words.TABLE.to(language), is_number=False),
            *(Column(title=head.to(language), is_number=True) for head in heads),
        ],
        rows=[
            [Cell(text=table), *(Cell(text=number(value, language), exact=repr(float(value))) for value in values)]
            for table, values in sorted(sums.items())
        ],
    )
