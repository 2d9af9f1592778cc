"""The input of the measured job: N activities of 20,000 members, one row in a hundred broken in one of four ways.

    python benchmarks/make_data.py 5000000 FOLDER [--months]

With ``--months`` the activities stand in twelve files, one for each month of the year.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

MEMBERS = 20_000
_ACTIVITIES = """
select
    'A' || i as activity_id,
    case when i % 400 = 3 then 'X999999' else 'M' || lpad((hash(i) % 20000)::varchar, 6, '0') end as member_id,
    case when i % 400 = 2 then '2020-13-45' else (date '2020-01-01' + (i % 2000)::integer)::varchar end as occurred_on,
    case when i % 400 = 0 then 'unknown'
        else ['event', 'newsletter', 'electricity', 'heat', 'travel'][1 + i % 5] end as kind,
    case when i % 400 = 1 then -1.0 else (hash(i + 1) % 1000000) / 1000 end as amount,
    ['count', 'count', 'kWh', 'MWh', 'km'][1 + i % 5] as unit
from range({rows}) as numbers(i)
"""
_MEMBERS = f"""
select
    'M' || lpad(i::varchar, 6, '0') as member_id,
    'Company ' || i as name,
    ['micro', 'small', 'medium', 'large'][1 + i % 4] as size_class,
    ['A', 'C', 'D', 'F', 'G', 'H', 'I', 'J', 'M', 'N'][1 + i % 10] as sector,
    date '2015-01-01' + (i % 3000)::integer as joined_on
from range({MEMBERS}) as numbers(i)
"""


def make(rows: int, folder: Path, *, months: bool = False) -> None:
    """Write ``members.csv`` and ``activities.csv``, or ``activities-01.csv`` to ``activities-12.csv``."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"copy ({_MEMBERS}) to '{folder / 'members.csv'}' (header)")
        activities = _ACTIVITIES.format(rows=rows)
        if not months:
            connection.execute(f"copy ({activities}) to '{folder / 'activities.csv'}' (header)")
            return
        for month in range(12):
            part = f"select * from ({activities}) where substr(activity_id, 2)::bigint % 12 = {month}"
            connection.execute(f"copy ({part}) to '{folder / f'activities-{month + 1:02}.csv'}' (header)")


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]), months="--months" in sys.argv)
