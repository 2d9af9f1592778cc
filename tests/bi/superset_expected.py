"""What the charts should show, asked of the published Parquet in plain SQL that shares nothing with the bundle's.

Names that people read (of kinds, of groups) are not compared, but that there are as many of them as codes.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

NAMES = "programme_name"
_DAY = 86_400_000  # Superset gives a date as milliseconds


class Expected:
    """Answers by chart."""

    def __init__(self, out: Path) -> None:
        self.connection = duckdb.connect()
        for path in [*sorted((out / "marts").iterdir()), out / "metrics" / "metrics.parquet"]:
            place = f"{path}/**/*.parquet" if path.is_dir() else path  # a large table is split by year
            self.connection.execute(
                f"create view {path.stem} as from read_parquet('{place}', hive_partitioning = false)"
            )

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of (x or nothing, series or nothing, numbers …)."""
        return self.connection.execute(sql, list(values)).fetchall()

    def of(self, query: dict[str, Any]) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Names of the columns that are compared, and the rows."""
        asked = query["queries"][0]
        x = asked["columns"][0] if asked["columns"] else None
        along = x if isinstance(x, str) or x is None else x["label"]
        said = {one["col"]: one.get("val") for one in asked["filters"]}
        labels = [one if isinstance(one, str) else one["label"] for one in asked["metrics"]]
        programme = "join dim_programme using (programme_key)"
        if not along:
            return labels, self.ask(
                "select value from metrics where programme_id = ? and metric = ? and dimension = 'all' "
                "order by period desc limit 1",
                said["programme_id"],
                labels[0],
            )
        if "metric" in said and along == "period":
            return ["period", NAMES, *labels], self.ask(
                f"select period, name, value from metrics {programme} "
                "where metric = ? and dimension = 'all' and metrics.programme_id <> '*'",
                said["metric"],
            )
        if "metric" in said:
            return [NAMES, *labels], self.ask(
                f"select name, value from metrics as m {programme} where metric = $1 and dimension = $2 "
                "and m.programme_id <> '*' and period = (select max(period) from metrics as o "
                "where o.metric = $1 and o.programme_id = m.programme_id)",
                said["metric"],
                said["dimension"],
            )
        if "dimension" in said:
            return [NAMES, *labels], self.ask(
                f"select name, members from fact_member_reach as f {programme} "
                "where dimension = ? and f.programme_id <> '*'",
                said["dimension"],
            )
        if along == "month":
            if len(labels) == 2:
                return ["month", *labels], self.ask(
                    "select month, sum(joiners), sum(leavers) from fact_membership_month group by month"
                )
            return ["month", NAMES, *labels], self.ask(
                f"select month, name, members_at_end from fact_membership_month {programme}"
            )
        if along == "happened_on":
            return ["happened_on", *labels], self.ask(
                "select date_trunc('month', happened_on)::date, count(*) from fact_activity group by 1, kind"
            )
        if along == "severity_label":
            return [NAMES, *labels], self.ask(
                f"select name, count(*) from fact_finding {programme} group by name, severity"
            )
        if NAMES in asked["columns"]:
            return ["period", NAMES, *labels], self.ask(
                f"select period, name, sum(htv) from fact_resource_use {programme} group by all"
            )
        return ["period", *labels], self.ask(
            "select period, sum(cost_eur) from fact_resource_use group by period, cost_category"
        )


def compare(query: dict[str, Any], shown: list[dict[str, Any]], expected: Expected) -> tuple[str, int]:
    """What is wrong, or nothing; and how many numbers were compared."""
    names, rows = expected.of(query)
    lost = [name for row in shown for name in names if name not in row]
    if lost:
        return f"no column {lost[0]}", 0
    found = Counter(tuple(_plain(row[name]) for name in names) for row in shown)
    right = Counter(tuple(_plain(value) for value in row) for row in rows)
    if not rows:
        return "nothing to compare with", 0
    if found != right:
        more, less = (sorted(map(str, one))[:3] for one in (found - right, right - found))
        return f"Superset: {more}, DuckDB: {less}", 0
    return "", len(rows) * len(query["queries"][0]["metrics"])


def _plain(value: Any) -> Any:
    """Numbers to a millionth, dates as Superset gives them."""
    if hasattr(value, "toordinal"):
        return (value.toordinal() - 719_163) * _DAY
    if value is None or isinstance(value, (str, bool)):
        return value
    return round(float(value), 6)
