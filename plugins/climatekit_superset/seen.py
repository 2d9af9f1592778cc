"""What the published files hold, as far as it decides which charts are worth drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from climatekit.dictionary.model import Table
from climatekit.plugin_host import Target
from climatekit.publish.published import dataset

if TYPE_CHECKING:
    import duckdb

ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """``filled`` are the tables with rows, ``programmes`` (id, name), the others say it of the metrics."""

    filled: frozenset[str]
    programmes: Sequence[tuple[str, str]] = ()
    latest: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By programme and metric the latest period of its total."""
    periods: Mapping[str, int] = field(default_factory=dict)
    """By metric how many periods its total has."""
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By metric the dimensions with more than one group in the latest period, and how many groups."""
    reach: Mapping[str, int] = field(default_factory=dict)
    """The dimensions by which the members are counted, and how many groups."""

    @property
    def dimensions(self) -> list[str]:
        """Everything that figures are split by."""
        return sorted({*self.reach, *(name for names in self.groups.values() for name in names)})


def look(target: Target, tables: Sequence[Table]) -> Seen:
    """Read back what was published."""
    import duckdb

    filled = frozenset(table.name for table in tables if dataset(target.folder, table).count_rows())
    by_name = {table.name: table for table in tables}
    with duckdb.connect() as connection:
        for name in ("metrics", "dim_programme", "fact_member_reach"):
            if name not in by_name:
                return Seen(filled=filled)
            connection.register(name, target.read(by_name[name]).read_all())
        return _metrics(connection, filled)


def _metrics(connection: duckdb.DuckDBPyConnection, filled: frozenset[str]) -> Seen:
    programmes = connection.execute(
        "select programme_id, name from dim_programme where programme_id in "
        "(select programme_id from metrics where programme_id <> '*') order by programme_id"
    ).fetchall()
    latest = connection.execute(
        "select programme_id, metric, max(period) from metrics where dimension = ? and value is not null "
        "group by all order by all",
        [ALL],
    ).fetchall()
    periods = connection.execute(
        "select metric, count(distinct period) from metrics where dimension = ? and programme_id <> '*' "
        "group by all order by all",
        [ALL],
    ).fetchall()
    groups: dict[str, dict[str, int]] = {}
    for metric, dimension, count in connection.execute(
        "select metric, dimension, count(distinct dimension_value) from "
        "(select *, max(period) over (partition by programme_id, metric) as latest from metrics "
        "where programme_id <> '*') where period = latest and dimension <> ? "
        "group by all having count(distinct dimension_value) > 1 order by all",
        [ALL],
    ).fetchall():
        groups.setdefault(metric, {})[dimension] = count
    reach = connection.execute(
        "select dimension, count(distinct dimension_value) from fact_member_reach where dimension <> ? "
        "group by all order by all",
        [ALL],
    ).fetchall()
    return Seen(
        filled=filled,
        programmes=programmes,
        latest={(programme, metric): period for programme, metric, period in latest},
        periods=dict(periods),
        groups=groups,
        reach=dict(reach),
    )
