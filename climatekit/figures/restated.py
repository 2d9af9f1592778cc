"""Hold the metrics of a run against the frozen ones: what differs is restated, and says so wherever it is shown.

A run as of a day before the frozen result was computed is no later run, and is not held against it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from climatekit.figures.frozen import KEY, PLACE, Frozen, load
from climatekit.pipeline.plan import FINDING, FROZEN_FIGURE, METRIC, METRIC_DEFINITION, PROGRAMME
from climatekit.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from climatekit.pipeline.sql_file import SqlFile

RULE = "figure.restated"
SEVERITY = "warning"
_SAME = "abs(metric.value - frozen.value) <= 1e-9 * greatest(1.0, abs(metric.value), abs(frozen.value))"
_ON_KEY = " and ".join(f"metric.{name} = frozen.{name}" for name in KEY)
SENTENCE = Text(
    "Luku {title} ({period}) on muuttunut: nyt {now}, jäädytettäessä {day} se oli {was}. Selvitä syy; climatekit "
    "freeze {frozen} --accept-restated ottaa uudet luvut käyttöön.",
    "Talet {title} ({period}) har ändrats: nu {now}, när det frystes {day} var det {was}. Ta reda på varför; "
    "climatekit freeze {frozen} --accept-restated tar de nya talen i bruk.",
    "The figure {title} ({period}) is restated: {now} now, {was} when it was frozen on {day}. Find out why; "
    "climatekit freeze {frozen} --accept-restated takes the new figures.",
)
_MORE = Text(
    " Muuttuneita lukuja on tässä mittarissa {count}.",
    " I detta mått har {count} tal ändrats.",
    " Of this metric, {count} figures are restated.",
)


def mark_restated(connection: duckdb.DuckDBPyConnection, root: Path, as_of: datetime.date) -> None:
    """Make ``frozen_figure``; fill ``frozen_value`` and ``is_restated`` of the metrics, and add the findings."""
    connection.execute(
        f"create table {FROZEN_FIGURE} (frozen_period varchar, frozen_on date, programme_id varchar, period varchar, "
        "metric varchar, dimension varchar, dimension_value varchar, value double, unit varchar)"
    )
    frozen = [one for one in load(root) if one.as_of <= as_of]
    if not frozen:
        return
    _fill(connection, frozen)
    connection.execute(
        f"update {METRIC} as metric set frozen_value = frozen.value, "
        f"is_restated = metric.value is null or not ({_SAME}) from {FROZEN_FIGURE} as frozen where {_ON_KEY}"
    )
    # a value that a frozen metric did not have
    connection.execute(
        f"update {METRIC} as metric set is_restated = true from "
        f"(select distinct programme_id, period, metric from {FROZEN_FIGURE}) as frozen "
        "where metric.programme_id = frozen.programme_id and metric.period = frozen.period "
        "and metric.metric = frozen.metric and metric.frozen_value is null and metric.value is not null"
    )
    # one that the run no longer has: the row stands there without a value
    connection.execute(
        f"""
        insert into {METRIC} by name
        select
            surrogate_key(frozen.programme_id) as programme_key,
            surrogate_key(frozen.metric) as metric_key,
            frozen.programme_id, run.as_of, frozen.period, frozen.metric, frozen.dimension, frozen.dimension_value,
            frozen.unit, said.direction, said.is_indicative, said.caveat_fi, said.caveat_sv, said.caveat_en,
            frozen.value as frozen_value,
            true as is_restated
        from {FROZEN_FIGURE} as frozen
        cross join run
        inner join {METRIC_DEFINITION} as said on frozen.metric = said.metric
        anti join {METRIC} as metric on {_ON_KEY}
        where frozen.programme_id = '*' or frozen.programme_id in (select programme_id from {PROGRAMME})
        """
    )


def add_findings(connection: duckdb.DuckDBPyConnection, metrics: Sequence[SqlFile]) -> None:
    """One finding per restated metric of a programme and period, with its total where that is among them."""
    if not connection.execute(f"select count(*) from {FROZEN_FIGURE}").fetchall()[0][0]:
        return
    from climatekit.written import NONE, day, period, quantity

    known = {metric.name: metric for metric in metrics}
    for found in restated(connection):
        metric = known.get(found["metric"])
        messages = []
        for language in LANGUAGES:
            shown = {
                name: quantity(found[name], found["unit"], language) if found[name] is not None else NONE
                for name in ("was", "now")
            }
            text = SENTENCE.to(language).format(
                title=_title(metric, found, language),
                period=period(found["period"], language),
                day=day(found["frozen_on"], language),
                frozen=found["frozen_period"],
                **shown,
            )
            if found["count"] > 1:
                text += _MORE.to(language).format(count=found["count"])
            messages.append(text)
        connection.execute(
            f"insert into {FINDING} values (?, ?, ?, null, 'metrics', ?, ?, ?, ?, ?)",
            [
                RULE,
                SEVERITY,
                found["programme_id"],
                f"{found['metric']} {found['period']}",
                *messages,
                f"history/{PLACE}/{found['frozen_period']}.jsonl",
            ],
        )


def _title(metric: SqlFile | None, found: dict[str, Any], language: Language) -> str:
    name: str = found["metric"]
    title = metric.header.get(f"title_{language}") if metric else None
    shown = f"{title} [{name}]" if title else name
    return shown if found["dimension"] == "all" else f"{shown}, {found['dimension']} = {found['dimension_value']}"


def restated(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """Per programme, metric and period what is restated: its total, or else the first part, and how many there are."""
    result = connection.execute(
        f"""
        with held as (
            select
                coalesce(metric.programme_id, frozen.programme_id) as programme_id,
                coalesce(metric.metric, frozen.metric) as metric,
                coalesce(metric.period, frozen.period) as period,
                coalesce(metric.dimension, frozen.dimension) as dimension,
                coalesce(metric.dimension_value, frozen.dimension_value) as dimension_value,
                coalesce(metric.unit, frozen.unit) as unit,
                frozen.value as was,
                metric.value as now
            from (from {METRIC} where is_restated) as metric
            full join (from {FROZEN_FIGURE} as frozen anti join {METRIC} as metric
                on {_ON_KEY} and not metric.is_restated) as frozen on {_ON_KEY}
        ),

        counted as (
            select
                *,
                count(*) over metric_of as count,
                row_number() over (
                    partition by programme_id, metric, period
                    order by dimension <> 'all', dimension, dimension_value
                ) as place
            from held
            window metric_of as (partition by programme_id, metric, period)
        )

        select counted.* exclude (place), said.frozen_on, said.frozen_period
        from counted
        inner join (
            select programme_id, metric, period, max(frozen_on) as frozen_on, max(frozen_period) as frozen_period
            from {FROZEN_FIGURE} group by all
        ) as said using (programme_id, metric, period)
        where place = 1
        order by programme_id, period, metric
        """
    )
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def told(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """For the manifest: which periods are frozen, how many figures that is, and how many are restated now."""
    periods = connection.execute(
        f"select frozen_period, frozen_on, count(*) from {FROZEN_FIGURE} group by all order by all"
    ).fetchall()
    return {
        "periods": [
            {"period": period, "frozen_on": day.isoformat(), "figures": figures} for period, day, figures in periods
        ],
        "restated": sum(found["count"] for found in restated(connection)),
    }


def _fill(connection: duckdb.DuckDBPyConnection, frozen: Sequence[Frozen]) -> None:
    import pyarrow as pa

    rows = [
        (one.period, one.frozen_on, *key, figure.value, figure.unit)
        for one in frozen
        for key, figure in one.figures.items()
    ]
    names = ("frozen_period", "frozen_on", *KEY, "value", "unit")
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    table = pa.table({name: pa.array(column) for name, column in zip(names, columns, strict=True)})
    connection.register("frozen_rows", table)
    connection.execute(f"insert into {FROZEN_FIGURE} by name from frozen_rows")
    connection.unregister("frozen_rows")
