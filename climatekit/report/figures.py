"""The key figures: the latest total of each metric that its author calls a headline, and how it has changed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from climatekit.pipeline.plan import METRIC
from climatekit.pipeline.sql_file import SqlFile
from climatekit.report import words
from climatekit.report.model import Figure
from climatekit.report.numbers import change, period, quantity
from climatekit.text import Language

LAST = 500  # where a metric stands whose author gives it no place


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
    for programme, metric in sorted(history, key=lambda key: (key[0], _place(known[key[1]]), key[1])):
        found[programme].append(_figure(programme, known[metric], history[programme, metric], as_of, language))
    return found


def title_of(metric: SqlFile, language: Language) -> str:
    """Its title; its name where the author gave it none."""
    return metric.header.get(f"title_{language}") or metric.name


def caveat_of(metric: SqlFile, language: Language) -> str | None:
    """What the metric does not say."""
    return metric.header.get(f"caveat_{language}")


def _place(metric: SqlFile) -> int:
    return int(metric.header.get("order", LAST))


def _figure(
    programme: str, metric: SqlFile, history: Sequence[tuple[str, float]], as_of: datetime.date, language: Language
) -> Figure:
    header: Mapping[str, str] = metric.header
    when, value = history[-1]
    unit = header["unit"]
    unfinished = when == str(as_of.year) and (as_of.month, as_of.day) != (12, 31)
    earlier = [item for item in history[:-1] if len(item[0]) == len(when)]
    told = judged = None
    if earlier:
        before, was = earlier[-1]
        shown = period(before, language)
        told = words.NO_CHANGE.to(language).format(period=shown)
        if value != was:
            told = words.CHANGE.to(language).format(
                change=change(value - was, unit, language), period=shown, value=quantity(was, unit, language)
            )
            if header["direction"] != "none" and not unfinished:
                judged = "better" if (value > was) == (header["direction"] == "up") else "worse"
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
    )
