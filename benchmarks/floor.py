"""The floor: the measured job in hand-written SQL, with row numbers, every reason of a row, keys and references.

python benchmarks/floor.py DATA OUT
"""

from __future__ import annotations

import sys

import duckdb

KINDS = "('event', 'newsletter', 'electricity', 'heat', 'travel')"
UNITS = "('count', 'kWh', 'MWh', 'km')"
REASONS = f"""
case when activity_id is null then 'activity_id:missing' end,
case when activity_id in (select activity_id from read group by 1 having count(*) > 1) then 'activity_id:repeated' end,
case when member_id is null then 'member_id:missing'
    when member_id not in (select member_id from members) then 'member_id:unknown' end,
case when occurred_on is null then 'occurred_on:missing' when day is null then 'occurred_on:date' end,
case when kind is null then 'kind:missing' when kind not in {KINDS} then 'kind:allowed' end,
case when amount is null then 'amount:missing' when number is null then 'amount:number'
    when not number >= 0 then 'amount:negative' end,
case when unit is null then 'unit:missing' when unit not in {UNITS} then 'unit:allowed' end
"""
MONTHLY = """
select size_class, sector, kind, unit, date_trunc('month', day)::date as month,
    sum(number) as amount, count(*) as activities, count(distinct member_id) as members
from judged join members using (member_id) where len(reasons) = 0 group by all
"""


def main(data: str, out: str) -> None:
    """Accepted, rejected and monthly, as Parquet in ``out``."""
    connection = duckdb.connect()
    connection.execute(f"create table members as from read_csv('{data}/members.csv')")
    connection.execute(f"create table read as from read_csv('{data}/activities.csv', all_varchar = true)")
    connection.execute(
        f"create table judged as select *, [reason for reason in [{REASONS}] if reason is not null] as reasons from "
        "(select *, rowid + 1 as source_row, try_cast(occurred_on as date) as day, "
        "try_cast(amount as double) as number from read)"
    )
    accepted = "select activity_id, member_id, day as occurred_on, kind, number as amount, unit from judged"
    rejected = "select source_row, activity_id, member_id, occurred_on, kind, amount, unit, reasons from judged"
    connection.execute(f"copy ({accepted} where len(reasons) = 0) to '{out}/activities.parquet'")
    connection.execute(f"copy ({rejected} where len(reasons) > 0) to '{out}/rejects.parquet'")
    connection.execute(f"copy ({MONTHLY}) to '{out}/monthly.parquet'")


if __name__ == "__main__":
    main(*sys.argv[1:])
