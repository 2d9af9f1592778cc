"""What the manifest says of dated exports: the rules of identity, the exports, and how often each rule was needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb

from climatekit.history.dated import Dated
from climatekit.pipeline.plan import APPEARANCE, DATED_PERIOD, SNAPSHOT


def told(connection: duckdb.DuckDBPyConnection, dated: Mapping[str, Dated]) -> dict[str, Any]:
    """By table. Days of periods that nobody states are exact only to the distance between two exports."""
    return {
        table: {
            "identity": [rule.name for rule in one.rules],
            "exports": [
                {"day": day.isoformat(), "rows": rows, "used": used}
                for day, rows, used in connection.execute(
                    f"select day, rows, is_used from {SNAPSHOT} where table_name = ? order by day", [table]
                ).fetchall()
            ],
            "matched_by": dict(
                connection.execute(
                    f"select matched_by, count(*) from {APPEARANCE} "
                    "where table_name = ? and matched_by is not null group by 1 order by 1",
                    [table],
                ).fetchall()
            ),
            **({"periods": _periods(connection, table)} if one.contract.period else {}),
        }
        for table, one in sorted(dated.items())
    }


def _periods(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, int]:
    names = ("periods", "starts_stated", "ends_stated", "ends_open")
    found = connection.execute(
        "select count(*), count(*) filter (from_is_stated), count(*) filter (to_is_stated), "
        f"count(*) filter (valid_to is null) from {DATED_PERIOD} where table_name = ?",
        [table],
    ).fetchall()[0]
    return dict(zip(names, found, strict=True))
