"""Which rows of different exports are the same thing.

Export after export by their days, whatever the order in which files are read. The rules are tried in their order on
what is still unmatched, each first against what the export before holds, and then against what is missing from that
one and was listed earlier. A match counts only where it is the only one on both sides: what is ambiguous stays
unmatched, and is told. A row that was rejected says nothing of its thing but that it is on the list: under the key
that it had before, it has not left.

``history.<table>_row`` has one row per accepted row: ``rid`` (by day and key, so that nothing depends on files),
``day``, the key, and the columns that the rules need. ``history.<table>_link`` says for each the ``identity``, which
is the ``rid`` of its first appearance, the rule by which it was found (null: it is the first), and when it stood
there before. ``history.<table>_presence`` has the days on which an identity is on the list, in whatever row.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import product

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.origin import DAY
from climatekit.contracts.writing import identifier, text_literal
from climatekit.history.dated import Dated, Rule
from climatekit.history.resolve import Resolver

AMBIGUOUS = "identity.ambiguous"


def identify(connection: duckdb.DuckDBPyConnection, dated: Dated, resolver: Resolver) -> None:
    """Make ``_row`` and ``_link`` of one table."""
    table = dated.table
    connection.execute(f"create table history.{table}_row as {_rows(dated, resolver)}")
    connection.execute(
        f"create table history.{table}_link (rid bigint, identity bigint, day date, rule varchar, matched_on date)"
    )
    connection.execute(f"create table history.{table}_presence (identity bigint, day date, key_then varchar)")
    columns = ", ".join(map(identifier, dated.columns))
    connection.execute(
        f"create or replace temp table known as select rid as identity, rid, day, key_then, {columns} "
        f"from history.{table}_row where false"
    )
    for day in days(connection, table):
        _match(connection, dated, day)
    for name in ("known", "fresh", "pool", "found", "pair", "here"):
        connection.execute(f"drop table if exists {name}")


def days(connection: duckdb.DuckDBPyConnection, table: str) -> Sequence[datetime.date]:
    """The days of the exports of a table, in order."""
    found = connection.execute(f"select distinct {DAY} from parsed.{table} where {DAY} is not null order by 1")
    return [day for (day,) in found.fetchall()]


def key_text(contract: CompiledContract, relation: str = "") -> str:
    """The key of a row in one text, as people see it."""
    dot = f"{relation}." if relation else ""
    return " || ', ' || ".join(f"{dot}{identifier(name)}::varchar" for name in contract.key)


def _rows(dated: Dated, resolver: Resolver) -> str:
    """Keys and rules see what references lead to, not the id under which a row names it."""
    contract = dated.contract
    resolved = resolver.of(contract, "parsed", f"parsed.{DAY}", within=dated.columns + contract.key)
    wanted = dict.fromkeys((*contract.key, *dated.columns))
    columns = ", ".join(f"{resolved.shown(name)} as {identifier(name)}" for name in wanted)
    key = ", ".join(f"parsed.{identifier(name)}" for name in contract.key)
    return (
        f"select row_number() over (order by {DAY}, {key}) as rid, _source, _row, {DAY} as day, "
        f"{key_text(contract, 'parsed')} as key_then, _person, {columns} from "
        f"(select *, coalesce(({contract.natural_person or 'false'}), false) as _person from parsed.{contract.table}) "
        f"as parsed "
        f"{resolved.joins} where _broken = '' order by rid"
    )


def _match(connection: duckdb.DuckDBPyConnection, dated: Dated, day: datetime.date) -> None:
    """One export against everything that was known before it."""
    table, columns = dated.table, ", ".join(map(identifier, dated.columns))
    when = f"date '{day.isoformat()}'"
    connection.execute(
        f"create or replace temp table fresh as select rid, {columns} from history.{table}_row where day = {when}"
    )
    connection.execute(
        "create or replace temp table pool as select *, day = (select max(day) from known) as is_latest from known"
    )
    connection.execute(
        "create or replace temp table found (rid bigint, identity bigint, rule varchar, matched_on date)"
    )
    for rule, side in product(dated.rules, ("is_latest", "not is_latest")):
        if not _some(connection, "fresh", "pool"):
            break
        _try(connection, rule, side)
    _tell_ambiguous(connection, dated)
    connection.execute("insert into found select rid, rid, null, null from fresh")
    connection.execute(f"insert into history.{table}_link select rid, identity, {when}, rule, matched_on from found")
    connection.execute(
        f"create or replace temp table here as select identity, rid, rows.key_then as key_here from found "
        f"join history.{table}_row as rows using (rid) union all "
        f"select any_value(identity), null, key_then from known anti join found using (identity) where key_then in "
        f"(select {key_text(dated.contract)} from parsed.{table} where {DAY} = {when} and _broken <> '') "
        "group by key_then having count(*) = 1"
    )
    connection.execute(f"insert into history.{table}_presence select identity, {when}, key_here from here")
    # what an export leaves out or empty is remembered: the next one may be matched by it
    kept = ", ".join(f"coalesce(now.{name}, before.{name}) as {name}" for name in map(identifier, dated.columns))
    connection.execute(
        f"create or replace temp table known as select identity, coalesce(now.rid, before.rid) as rid, "
        f"case when now.identity is null then before.day else {when} end as day, "
        f"coalesce(now.key_then, before.key_then) as key_then, {kept} from known as before full join "
        f"(select here.identity, rows.* from here left join history.{table}_row as rows using (rid)) as now "
        "using (identity)"
    )


def _try(connection: duckdb.DuckDBPyConnection, rule: Rule, side: str) -> None:
    connection.execute(
        f"create or replace temp table pair as select rid, identity, {text_literal(rule.name)} as rule, matched_on "
        f"from (select {rule.sql} as value, any_value(rid) as rid from fresh group by 1 having count(*) = 1) "
        f"join (select {rule.sql} as value, any_value(identity) as identity, any_value(day) as matched_on "
        f"from pool where {side} group by 1 having count(*) = 1) using (value)"
    )
    if _some(connection, "pair"):
        connection.execute("insert into found from pair")
        connection.execute("create or replace temp table fresh as from fresh anti join pair using (rid)")
        connection.execute("create or replace temp table pool as from pool anti join pair using (identity)")


def _tell_ambiguous(connection: duckdb.DuckDBPyConnection, dated: Dated) -> None:
    """Rows that a rule could have matched, had it not been with several others: once each, under the first rule."""
    if not _some(connection, "fresh", "pool"):
        return
    contract = dated.contract
    connection.execute("create or replace temp table told (rid bigint)")
    for rule in dated.rules:
        connection.execute(
            "create or replace temp table doubt as select one.rid, min(pool.rid) as other, "
            "any_value(one.times) + count(*) as times from "
            f"(select rid, value, count(*) over (partition by value) as times from (select rid, {rule.sql} as value "
            "from fresh) where value is not null) as one "
            f"join (select rid, {rule.sql} as value from pool) as pool using (value) "
            "where one.rid not in (select rid from told) group by 1"
        )
        connection.execute(f"insert into origin.issue {_issues(contract, rule)}")
        connection.execute("insert into told select rid from doubt")


def _issues(contract: CompiledContract, rule: Rule) -> str:
    row = f"history.{contract.table}_row"
    return (
        f"select '{contract.table}', '{AMBIGUOUS}', {text_literal(rule.columns[0])}, here._source, here._row, "
        "other._source, other._row, doubt.times, here._person or other._person "
        f"from doubt join {row} as here using (rid) join {row} as other on other.rid = doubt.other"
    )


def _some(connection: duckdb.DuckDBPyConnection, *tables: str) -> bool:
    """Whether every one of them has a row."""
    return all(connection.execute(f"select 1 from {table} limit 1").fetchall() for table in tables)
