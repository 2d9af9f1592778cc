"""What single parts of the measured job cost the engine alone, as JSON: the limits that a run comes close to.

python benchmarks/limits.py DATA
"""

from __future__ import annotations

import json
import sys
import tempfile
import time

import duckdb


def main(data: str) -> None:
    """Seconds by part."""
    connection = duckdb.connect()
    read = f"read_csv('{data}/activities*.csv', all_varchar = true)"
    with tempfile.TemporaryDirectory() as folder:
        parts = {
            "read the CSV and keep nothing": f"select count(activity_id) from {read}",
            "read the CSV and keep the text": f"create table read as from {read}",
            "types, by bare casts": "create table typed as select * replace (try_cast(occurred_on as date) as "
            "occurred_on, try_cast(amount as double) as amount) from read",
            "are all keys different": "select 1 from typed group by activity_id having count(*) > 1",
            "write Parquet (zstd)": f"copy typed to '{folder}/typed.parquet' (compression zstd)",
            "sums by month, with distinct members": "select kind, unit, date_trunc('month', occurred_on), sum(amount), "
            "count(distinct member_id) from typed group by all",
        }
        told = {}
        for name, sql in parts.items():
            start = time.perf_counter()
            connection.execute(sql).fetchall()
            told[name] = time.perf_counter() - start
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
