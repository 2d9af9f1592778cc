"""What becomes a row of a table: a thing, or in a table with a period each unbroken stay of a thing on the list.

``history.<table>_unit`` has one row per such unit, counting only exports up to the as-of date: its ``identity``, the
``rid`` of its first and last row, the key under which it stands, and for a stay the days between which it is known.
"""

from __future__ import annotations

import datetime

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.origin import DAY
from climatekit.contracts.writing import identifier
from climatekit.history.dated import Dated
from climatekit.history.identity import key_text
from climatekit.history.resolve import Resolver
from climatekit.pipeline.plan import APPEARANCE, SNAPSHOT


def make_units(connection: duckdb.DuckDBPyConnection, dated: Dated, as_of: datetime.date, resolver: Resolver) -> None:
    """Make ``_unit``, tell of it in ``snapshot`` and ``appearance``, and let other tables follow changed keys."""
    contract = dated.contract
    table = contract.table
    _snapshots(connection, table, as_of)
    connection.execute(f"create table history.{table}_unit as {_units(contract)}")
    key = key_text(contract, "unit")
    connection.execute(
        f"insert into {APPEARANCE} select '{table}', {key}, seen.day, seen.key_then, link.rule, link.matched_on, "
        f"link.rid is null from history.{table}_presence as seen "
        f"left join history.{table}_link as link on link.identity = seen.identity and link.day = seen.day "
        f"join history.{table}_unit as unit on unit.identity = seen.identity and unit.number = 1 "
        f"join {SNAPSHOT} as snapshot on snapshot.table_name = '{table}' and snapshot.day = seen.day "
        "where snapshot.is_used"
    )
    if len(contract.key) == 1:
        name = identifier(contract.key[0])
        resolver.learn(
            connection,
            contract,
            f"select parsed.{name} as id, link.day, unit.{name} as becomes from history.{table}_link as link "
            f"join history.{table}_row as rows using (rid) "
            f"join parsed.{table} as parsed on parsed._source = rows._source and parsed._row = rows._row "
            f"join history.{table}_unit as unit on unit.identity = link.identity "
            "and link.day between unit.first_day and unit.last_day",
        )


def _snapshots(connection: duckdb.DuckDBPyConnection, table: str, as_of: datetime.date) -> None:
    connection.execute(
        f"insert into {SNAPSHOT} select '{table}', day, row_number() over (order by day), rows, day <= ? from "
        f"(select {DAY} as day, count(*) filter (_broken = '') as rows from parsed.{table} "
        f"where {DAY} is not null group by 1) order by day",
        [as_of],
    )


def _units(contract: CompiledContract) -> str:
    table = contract.table
    # a thing stays one, however often it is missing; a stay ends where an export lacks it
    stay = "number - row_number() over (partition by identity order by number)" if contract.period else "0"
    key = ", ".join(f"rows.{identifier(name)}" for name in contract.key)
    names = ", ".join(map(identifier, contract.key))
    told_apart = _told_apart(contract)
    shown = ", ".join(
        f"case when again > 1 then {identifier(name)} || '~' || again else {identifier(name)} end as {identifier(name)}"
        if name == told_apart
        else identifier(name)
        for name in contract.key
    )
    return (
        "with seen as (select link.rid, identity, day, snapshot.number "
        f"from history.{table}_presence left join history.{table}_link as link using (identity, day) "
        f"join {SNAPSHOT} as snapshot using (day) where snapshot.table_name = '{table}' and snapshot.is_used), "
        f"stays as (select *, {stay} as stay from seen), "
        "spans as (select identity, min(rid) as first_rid, max(rid) as last_rid, min(day) as first_day, "
        "max(day) as last_day, min(number) as first_number, max(number) as last_number "
        "from stays group by identity, stay having first_rid is not null), "
        # two things may have had the same key at different times, and a stay has that of the one before
        f"keyed as (select spans.*, {key}, row_number() over (partition by {key} order by first_rid) as again, "
        "row_number() over (partition by identity order by first_rid) as number from spans "
        f"join history.{table}_row as rows on rows.rid = spans.first_rid) "
        f"select * exclude (again, {names}), {shown} from keyed"
    )


def _told_apart(contract: CompiledContract) -> str | None:
    """The column of the key that can take a mark: text, and no reference if there is another."""
    texts = [contract.column(name) for name in contract.key if contract.column(name).kind == "text"]
    own = [column for column in texts if column.references is None]
    return next((column.name for column in (*own, *texts)), None)
