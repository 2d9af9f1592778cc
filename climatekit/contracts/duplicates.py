"""Rows that are the same, rows that share a key, and rows that share another identifier.

Of identical rows the first stays. Of rows that share a key and differ, the rule of the table says which stays; it
chooses among the rows that are otherwise sound. Only suspects are looked at: rows whose key has the hash of another's,
for grouping hashes costs far less than grouping text.
"""

from __future__ import annotations

import duckdb

from climatekit.contracts.model import REJECT_ALL, Column, CompiledContract
from climatekit.contracts.stores import update
from climatekit.contracts.writing import identifier

DUPLICATE, REPEATED, SUPERSEDED, SHARED = "key.duplicate", "key.repeated", "key.superseded", "identifier.shared"
# reasons that take no row away from the figures: what such a row says stands on another one, or is out of date
HARMLESS = (f":{REPEATED}", f":{SUPERSEDED}")


def judge_duplicates(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, within: tuple[str, ...] = ()
) -> None:
    """Add the reasons of rows that repeat another one, or share its key, and agree in the columns ``within``.

    Needs all other reasons in place, since a broken row never stays instead of a sound one.
    """
    table, keys = contract.table, _listed((*contract.key, *within))
    whole = " and ".join(f"{identifier(name)} is not null" for name in contract.key)
    connection.execute(
        # sorted rather than grouped: a quarter less time and half the memory where nearly every key is another one
        "create or replace temp table repeated as select distinct hashed from (select hashed, lead(hashed) over "
        f"(order by hashed) as next from (select hash({keys}) as hashed from parsed.{table} where {whole})) "
        "where hashed = next"
    )
    if _some(connection, "repeated"):
        connection.execute(
            f"create or replace temp table suspect as select * from parsed.{table} "
            f"where {whole} and hash({keys}) in (from repeated)"
        )
        connection.execute(f"create or replace temp table alike as {_alike(contract, keys)}")
        connection.execute("drop table suspect")
        connection.execute(f"create or replace temp table problem as {_of_keys(contract, keys)}")
        connection.execute(f"insert into origin.issue {_issues_of_keys(contract, keys)}")
        add_problems(connection, table)
        connection.execute("drop table alike")
    connection.execute("drop table repeated")


def judge_identifiers(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, within: tuple[str, ...] = ()
) -> None:
    """Rows that are sound so far and share an identifier that is not their key: an issue, or rejected where told."""
    for column in contract.columns:
        if column.unique not in ("warn", "reject"):
            continue
        connection.execute(f"create or replace temp table sharing as {_sharing(contract, column, within)}")
        if column.unique == "reject":
            connection.execute(
                f"create or replace temp table problem as select '{column.name}:{SHARED}' as reason, _source, "
                "_row, other_source, other_row from sharing"
            )
            add_problems(connection, contract.table)
        else:
            connection.execute(
                f"insert into origin.issue select '{contract.table}', '{SHARED}', '{column.name}', _source, _row, "
                "other_source, other_row, rows, of_person from sharing where nth = 1"
            )
        connection.execute("drop table sharing")


def note_kept_checksums(connection: duckdb.DuckDBPyConnection, contract: CompiledContract) -> None:
    """The accepted rows with a checksum that fails and is kept as the project says: never without a word."""
    for check in contract.checks:
        if check.checksum == "keep":
            fails = f"not coalesce(try(coalesce({check.holds}, true)), false)"
            connection.execute(
                f"insert into origin.issue select '{contract.table}', 'identifier.checksum', '{check.column}', "
                f"_source, _row, null, null, 1, {_person(contract)} from parsed.{contract.table} "
                f"where _broken = '' and {fails}"
            )


def add_problems(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Write ``problem`` (reason, row, and where there is one the other row) into the verdicts of the table."""
    if _some(connection, "problem"):
        update(
            connection,
            table,
            "_broken = concat_ws(' ', nullif(_broken, ''), found.reasons)",
            "(select _source, _row, string_agg(reason, ' ' order by reason) as reasons from problem group by all) "
            "as found",
        )
        connection.execute(
            f"insert into origin.other_row select '{table}', reason, _source, _row, other_source, other_row "
            "from problem where other_source is not null"
        )
    connection.execute("drop table problem")


def _alike(contract: CompiledContract, keys: str) -> str:
    """The suspects whose key repeats, told apart by content.

    ``original`` is the first row of the same content, ``latest`` the last. Sound rows are the same if their values
    are; of broken rows the cells as they were read are compared, since what could not be read is no value.
    """
    table = contract.table
    # with the keys, for rows of two exports are not the same
    cells = f"{_listed([column.name for column in contract.columns])}, {keys}"
    raw = ", ".join(f"raw.{identifier(column.name)}" for column in contract.columns)
    place = "(_source, _row)"
    chosen = contract.newest_by
    return (
        "with read as ("
        f"select suspect.*, case when _broken <> '' then row({raw}, raw._problem, raw._extra) end as _as_read "
        f"from suspect left join raw.{table} as raw "
        "on suspect._broken <> '' and suspect._source = raw._source and suspect._row = raw._row), "
        f"grouped as (select _source, _row, _broken, {keys}, "
        f"{identifier(chosen) if chosen else 'null'} as newest, {_person(contract)} as person, "
        f"min({place}) over same as original, max({place}) over same as latest, "
        f"count(*) over (partition by {keys}) as times "
        f"from read window same as (partition by {cells}, _broken, _as_read)) "
        # two windows in one select, one ordered and one filtered, would take time by the square of the rows of a key
        f"select *, max(nth) over (partition by {keys}) as contents from (select *, {place} as here, "
        f"here = original as is_first, dense_rank() over (partition by {keys} order by original) as nth "
        "from grouped where times > 1)"
    )


def _of_keys(contract: CompiledContract, keys: str) -> str:
    """Reasons of the rows in ``alike``: copies, and then those that the rule does not let stay."""
    copies = (
        f"select ':{REPEATED}' as reason, _source, _row, original[1] as other_source, original[2] as other_row "
        "from alike where not is_first"
    )
    if contract.duplicates == REJECT_ALL:
        return (
            f"{copies} union all select ':{DUPLICATE}', _source, _row, null, null "
            "from alike where is_first and contents > 1"
        )
    return (
        f"{copies} union all select ':{SUPERSEDED}', _source, _row, stays[1], stays[2] "
        f"from ({_ranked(contract, keys)}) where here <> stays"
    )


def _ranked(contract: CompiledContract, keys: str) -> str:
    """The sound rows of different content per key, and which of them stays."""
    order = {
        "first": "original",
        "last": "latest desc",
    }.get(contract.duplicates, "newest desc nulls last, latest desc")
    return (
        f"select *, first_value(here) over (partition by {keys} order by {order}) as stays "
        "from alike where is_first and _broken = ''"
    )


def _issues_of_keys(contract: CompiledContract, keys: str) -> str:
    """One per key that stands on rows of different content: the row that stays, or the first, and one other."""
    table = contract.table
    if contract.duplicates == REJECT_ALL:
        return (
            f"select '{table}', '{DUPLICATE}', null, min(here)[1], min(here)[2], "
            "min(here) filter (nth = 2)[1], min(here) filter (nth = 2)[2], count(*), bool_or(person) "
            f"from alike where is_first and contents > 1 group by {keys}"
        )
    return (
        f"select '{table}', '{SUPERSEDED}', null, stays[1], stays[2], "
        "min(here) filter (here <> stays)[1], min(here) filter (here <> stays)[2], count(*), bool_or(person) "
        f"from ({_ranked(contract, keys)}) group by {keys}, stays having count(*) > 1"
    )


def _sharing(contract: CompiledContract, column: Column, within: tuple[str, ...]) -> str:
    """Every sound row whose value stands on another one too, and which that is."""
    name, sound = identifier(column.name), f"_broken = '' and {identifier(column.name)} is not null"
    day, both = identifier(within[0]) if within else "null", _listed((column.name, *within))
    same = f"partition by {both}"
    return (
        "select *, first_value((_source, _row)) over ranked as first_place, "
        "nth_value((_source, _row), 2) over whole as second_place, "
        "case when nth = 1 then second_place[1] else first_place[1] end as other_source, "
        "case when nth = 1 then second_place[2] else first_place[2] end as other_row "
        f"from (select _source, _row, {name} as value, {day} as day, "
        f"row_number() over ({same} order by _source, _row) as nth, "
        f"count(*) over ({same}) as rows, "
        f"bool_or({_person(contract)}) over ({same}) as of_person "
        f"from parsed.{contract.table} where {sound} and hash({both}) in "
        f"(select hash({both}) from parsed.{contract.table} where {sound} group by 1 having count(*) > 1)) "
        "where rows > 1 "
        "window ranked as (partition by value, day order by nth), "
        "whole as (partition by value, day order by nth rows between unbounded preceding and unbounded following)"
    )


def _person(contract: CompiledContract) -> str:
    return f"coalesce(({contract.natural_person}), false)" if contract.natural_person else "false"


def _some(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return bool(connection.execute(f"select 1 from {table} limit 1").fetchall())


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(map(identifier, names))
