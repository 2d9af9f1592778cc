"""What is drawn: charts of the core's own tables, and of whatever metrics the plugins call headlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from climatekit.dictionary import naming
from climatekit.dictionary.model import Dictionary, Metric
from climatekit.pipeline.star import DIMENSION
from climatekit.text import Language, Text
from climatekit_superset import texts
from climatekit_superset.datasets import DIMENSION_LABEL, IS_LATEST, LABEL, METRICS, VALUE, Dataset, format_of
from climatekit_superset.seen import ALL, Seen

Kind = Literal["number", "line", "bar"]
MANY = 12  # so many points make a line
MANY_GROUPS = 8  # so many bars lie, with their names beside them
SHOWN_FIRST = ("size_class", "climate_stage", "industry_section")
MOST_NUMBERS = 48  # figures beyond are in the datasets
_PROGRAMME = ("programme_name",)


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure of a chart: a saved one by its name, or SQL under a label."""

    label: str
    sql: str | None = None


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One chart. ``x`` is its axis, ``series`` gives the colours; ``filters`` are (column, operator, value)."""

    id: str
    section: str
    title: str
    description: str
    table: str
    kind: Kind
    measures: Sequence[Measure]
    x: str | None = None
    grain: str | None = None
    series: Sequence[str] = ()
    filters: Sequence[tuple[str, str, Any]] = ()
    format: str = ",.0f"
    subtitle: str = ""
    is_stacked: bool = False
    is_lying: bool = False
    width: int = 4


def charts(dictionary: Dictionary, datasets: Sequence[Dataset], seen: Seen, language: Language) -> list[Chart]:
    """In the order in which they stand; none without data."""
    there = {dataset.table.name: dataset for dataset in datasets if dataset.table.name in seen.filled}
    found = [chart for chart in _Core(there, dictionary, seen, language).charts() if _stands(chart, there)]
    if METRICS in there:
        headlines = sorted(
            (metric for metric in dictionary.metrics if metric.is_headline), key=lambda one: (one.order, one.name)
        )
        found = [*_numbers(headlines, seen, language), *found]
        found += _over_time(headlines, seen, {chart.table for chart in found if chart.grain}, language)
        found += _by_group(headlines, dictionary, seen, language)
    return found


def _stands(chart: Chart, there: Mapping[str, Dataset]) -> bool:
    needed = {chart.x, *chart.series, *(column for column, _, _ in chart.filters)} - {None}
    return chart.table in there and there[chart.table].has(*(str(name) for name in needed))


@dataclass(frozen=True)
class _Core:
    """Charts of tables that every project has."""

    there: Mapping[str, Dataset]
    dictionary: Dictionary
    seen: Seen
    language: Language

    def charts(self) -> Iterator[Chart]:
        """In the order in which they stand, whether there is data for them or not."""
        yield from self._membership()
        yield from self._activity()
        yield from self._resources()

    def _membership(self) -> Iterator[Chart]:
        month: dict[str, Any] = {"x": "month", "grain": "P1M", "width": 6}
        yield self._chart(
            "members_by_month",
            texts.MEMBERSHIP,
            texts.MEMBERS_BY_MONTH,
            "fact_membership_month",
            kind="line",
            series=_PROGRAMME,
            measures=(self._total(texts.MEMBERS, "members_at_end"),),
            **month,
        )
        yield self._chart(
            "moves_by_month",
            texts.MEMBERSHIP,
            texts.MOVES,
            "fact_membership_month",
            kind="bar",
            measures=(self._total(texts.JOINERS, "joiners"), self._total(texts.LEAVERS, "leavers")),
            **month,
        )
        for name in SHOWN_FIRST:
            if name in self.seen.reach:
                dimension = _dimension(name, ["fact_member_reach"], self.dictionary, self.language)
                yield self._chart(
                    f"members_by_{name}",
                    texts.MEMBERSHIP,
                    texts.MEMBERS_BY,
                    "fact_member_reach",
                    kind="bar",
                    facts={"dimension": dimension},
                    measures=(self._total(texts.MEMBERS, "members"),),
                    x=DIMENSION_LABEL,
                    series=_PROGRAMME,
                    filters=(("dimension", "==", name), ("programme_id", "!=", "*")),
                    **_many(self.seen.reach[name], 6),
                )

    def _activity(self) -> Iterator[Chart]:
        rows = (Measure(label=texts.ROWS.to(self.language), sql="count(*)"),)
        yield self._chart(
            "activities",
            texts.ACTIVITY,
            texts.ACTIVITIES,
            "fact_activity",
            kind="bar",
            is_stacked=True,
            width=8,
            measures=rows,
            x="happened_on",
            grain="P1M",
            series=(self._in_words("fact_activity", "kind"),),
        )
        yield self._chart(
            "findings",
            texts.ACTIVITY,
            texts.FINDINGS,
            "fact_finding",
            kind="bar",
            is_stacked=True,
            measures=rows,
            x="severity_label",
            series=_PROGRAMME,
        )

    def _resources(self) -> Iterator[Chart]:
        look: dict[str, Any] = {"kind": "bar", "is_stacked": True, "width": 6, "x": "period"}
        yield self._chart(
            "costs",
            texts.RESOURCES,
            texts.COSTS,
            "fact_resource_use",
            measures=(self._total(texts.COSTS, "cost_eur"),),
            series=(self._in_words("fact_resource_use", "cost_category"),),
            **look,
        )
        yield self._chart(
            "htv",
            texts.RESOURCES,
            texts.HTV,
            "fact_resource_use",
            measures=(self._total(texts.HTV, "htv"),),
            series=_PROGRAMME,
            format=",.2f",
            **look,
        )

    def _chart(
        self, id: str, section: Text, title: Text, table: str, facts: Mapping[str, str] | None = None, **rest: Any
    ) -> Chart:
        """``facts`` fill in the title."""
        return Chart(
            id=id,
            section=section.to(self.language),
            title=title.to(self.language).format(**facts or {}),
            description=self.there[table].description if table in self.there else "",
            table=table,
            **rest,
        )

    def _total(self, label: Text, column: str) -> Measure:
        return Measure(label=label.to(self.language), sql=f"sum({column})")

    def _in_words(self, table: str, column: str) -> str:
        return column + LABEL if table in self.there and self.there[table].has(column + LABEL) else column


def _numbers(headlines: Sequence[Metric], seen: Seen, language: Language) -> Iterator[Chart]:
    """The key figures of each programme, the latest of each."""
    left = MOST_NUMBERS
    for programme, name in seen.programmes:
        for metric in headlines:
            period = seen.latest.get((programme, metric.name))
            if period is None or not left:
                continue
            left -= 1
            yield Chart(
                id=f"number/{programme}/{metric.name}",
                section=texts.KEY_FIGURES.to(language).format(programme=name),
                title=naming.metric_title(metric, language),
                description=_said(metric, language),
                table=METRICS,
                kind="number",
                measures=(Measure(label=metric.name),),
                filters=(("programme_id", "==", programme),),
                format=format_of(metric.unit),
                subtitle=period if metric.unit in ("count", "share") else f"{metric.unit}, {period}",
                width=2,
            )


def _over_time(headlines: Sequence[Metric], seen: Seen, shown: set[str], language: Language) -> Iterator[Chart]:
    """A headline that has a history, unless a table that it is counted from is shown by month already."""
    for metric in headlines:
        periods = seen.periods.get(metric.name, 0)
        if periods < 2 or set(metric.reads) & shown:
            continue
        title = naming.metric_title(metric, language)
        yield Chart(
            id=f"period/{metric.name}",
            section=texts.OVER_TIME.to(language),
            title=texts.BY_PERIOD.to(language).format(metric=title),
            description=_said(metric, language),
            table=METRICS,
            kind="line" if periods > MANY else "bar",
            measures=(Measure(label=VALUE),),
            x="period",
            series=_PROGRAMME,
            filters=(
                ("metric", "==", metric.name),
                ("dimension", "==", ALL),
                ("programme_id", "!=", "*"),
            ),
            format=format_of(metric.unit),
        )


def _by_group(headlines: Sequence[Metric], dictionary: Dictionary, seen: Seen, language: Language) -> Iterator[Chart]:
    """The latest figures by each dimension. What organisations are grouped by is shown for the first metric only."""
    shared = {
        column.name for table in dictionary.tables if table.name.startswith(DIMENSION) for column in table.columns
    }
    shown = set(seen.reach) & set(SHOWN_FIRST)
    for metric in headlines:
        for name, count in seen.groups.get(metric.name, {}).items():
            if name in shown:
                continue
            if name in shared or f"{name}_code" in shared:
                shown.add(name)
            title = naming.metric_title(metric, language)
            yield Chart(
                id=f"group/{metric.name}/{name}",
                section=texts.SPLIT.to(language),
                title=texts.BY.to(language).format(
                    metric=title, dimension=_dimension(name, metric.reads, dictionary, language)
                ),
                description=_said(metric, language),
                table=METRICS,
                kind="bar",
                measures=(Measure(label=VALUE),),
                x=DIMENSION_LABEL,
                series=_PROGRAMME,
                filters=(
                    ("metric", "==", metric.name),
                    ("dimension", "==", name),
                    ("programme_id", "!=", "*"),
                    (IS_LATEST, "IS TRUE", None),
                ),
                format=format_of(metric.unit),
                **_many(count, 4),
            )


def _many(groups: int, width: int) -> dict[str, Any]:
    return {"is_lying": True, "width": 12} if groups > MANY_GROUPS else {"width": width}


def _dimension(name: str, reads: Iterable[str], dictionary: Dictionary, language: Language) -> str:
    """What figures are split by, as the files call it."""
    files = naming.files_behind(dictionary, reads)
    title = naming.file_title(name, files) or naming.file_title(f"{name}_code", files)
    return (title.to(language) if title else naming.plain(name)).lower()


def _said(metric: Metric, language: Language) -> str:
    caveat = f" {metric.caveat.to(language)}" if metric.caveat else ""
    return metric.definition.to(language) + caveat
