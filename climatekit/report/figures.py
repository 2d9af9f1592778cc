"""The key figures: the latest total of each metric that its author calls a headline, and how it has changed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from climatekit.dictionary.model import Metric
from climatekit.figures.kept import compared_with, totals_by_date
from climatekit.figures.restated import restated
from climatekit.pipeline.plan import METRIC
from climatekit.pipeline.sql_file import SqlFile
from climatekit.report import words
from climatekit.report.model import Figure
from climatekit.text import Language
from climatekit.written import NONE, change, day, period, quantity


def key_figures(
    connection: Any, metrics: Iterable[SqlFile], as_of: datetime.date, language: Language
) -> dict[str, list[Figure]]:
    """The figures by programme, ``*`` for all together, in the order that their authors gave them."""
    known = {metric.name: metric for metric in metrics}
    history: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for programme, metric, when, value in connection.execute(
        f"select programme_id, metric, period, value from {METRIC} "
        "where dimension = 'all' and value is not null order by programme_id, metric, period"
    ).fetchall():
        # over all programmes together there are few figures, and each is worth showing
        if known[metric].header.get("headline") == "yes" or programme == "*":
            history[programme, metric].append((when, value))
    found: dict[str, list[Figure]] = defaultdict(list)
    kept = totals_by_date(connection, as_of)
    frozen = {
        (item["programme_id"], item["metric"], item["period"]): item
        for item in restated(connection)
        if item["dimension"] == "all"
    }
    for programme, metric in sorted(history, key=lambda key: (key[0], _place(known[key[1]]), key[1])):
        past = Past(
            periods=history[programme, metric][:-1],
            dates=kept.get((programme, metric), {}),
            frozen={when: item for (*key, when), item in frozen.items() if key == [programme, metric]},
        )
        found[programme].append(
            _figure(programme, known[metric], history[programme, metric][-1], past, as_of, language)
        )
    return found


def title_of(metric: SqlFile, language: Language) -> str:
    """Its title; its name where the author gave it none."""
    return metric.header.get(f"title_{language}") or metric.name


def caveat_of(metric: SqlFile, language: Language) -> str | None:
    """What the metric does not say."""
    return metric.header.get(f"caveat_{language}")


def _place(metric: SqlFile) -> int:
    return int(metric.header.get("order", Metric.order))


@dataclass(frozen=True, kw_only=True)
class Past:
    """What is known of a metric's past: earlier periods, earlier as-of dates that are kept, and what is restated."""

    periods: Sequence[tuple[str, float]]
    dates: Mapping[datetime.date, float]
    frozen: Mapping[str, Mapping[str, Any]]


def _figure(
    programme: str,
    metric: SqlFile,
    latest: tuple[str, float],
    past: Past,
    as_of: datetime.date,
    language: Language,
) -> Figure:
    header: Mapping[str, str] = metric.header
    when, value = latest
    unit = header["unit"]
    unfinished = when == str(as_of.year) and (as_of.month, as_of.day) != (12, 31)
    earlier = [item for item in past.periods if len(item[0]) == len(when)]
    told = judged = was = None
    before = when
    if earlier:
        before, was = earlier[-1]
        shown = {"period": period(before, language)}
        none, some = words.NO_CHANGE, words.CHANGE
    elif when == as_of.isoformat() and (since := compared_with(past.dates, as_of)):
        # the run knows it for its own day only: an earlier run may have kept it for an earlier day
        before, was = since.isoformat(), past.dates[since]
        shown = {"day": day(since, language)}
        none, some = words.NO_CHANGE_SINCE, words.CHANGE_SINCE
    if was is not None:
        told = none.to(language).format(**shown)
        if value != was:
            told = some.to(language).format(
                change=change(value - was, unit, language), value=quantity(was, unit, language), **shown
            )
            if header["direction"] != "none" and not unfinished:
                judged = "better" if (value > was) == (header["direction"] == "up") else "worse"
    changed = [past.frozen[one] for one in dict.fromkeys((before, when)) if one in past.frozen]
    return Figure(
        id=f"{'all' if programme == '*' else programme}-{metric.name}",
        metric=metric.name,
        period=when,
        value=value,
        unit=unit,
        title=title_of(metric, language),
        shown=quantity(value, unit, language),
        period_shown=period(when, language),
        unfinished=unfinished,
        definition=header[language],
        change=told,
        judged=judged,
        is_indicative=header.get("indicative") == "yes",
        caveat=caveat_of(metric, language),
        restated=" ".join(_restated(item, language) for item in changed) or None,
    )


def _restated(item: Mapping[str, Any], language: Language) -> str:
    return words.RESTATED_FIGURE.to(language).format(
        period=period(item["period"], language),
        was=quantity(item["was"], item["unit"], language) if item["was"] is not None else NONE,
        day=day(item["frozen_on"], language),
    )
