"""What is said of each unit: the values as they were carried on, the table on the as-of date, its versions or periods.

A column that an export does not have is not said there: the value is that of the last export that says it, or where
none has said it yet, of the next one that does. Neither is a change.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Mapping

import duckdb

from climatekit.contracts.duplicates import add_problems
from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.validate import shareable
from climatekit.contracts.writing import identifier, text_literal
from climatekit.history.dated import Dated
from climatekit.history.identity import key_text
from climatekit.history.resolve import Resolver
from climatekit.history.tables import version_table
from climatekit.pipeline.plan import DATED_PERIOD, SNAPSHOT

Unsaid = Mapping[str, Collection[int]]
"""Per column, the sources that do not have it."""


def reject_never_said(connection: duckdb.DuckDBPyConnection, contract: CompiledContract, unsaid: Unsaid) -> None:
    """A column that must be filled, of a thing of which no export says it: its rows are rejected like any other."""
    table = contract.table
    problems = [
        f"select '{name}:value.missing' as reason, parsed._source, parsed._row, "
        "null::integer as other_source, null::bigint as other_row, rows.rid "
        f"from history.{table}_link as link join history.{table}_row as rows using (rid) "
        f"join parsed.{table} as parsed on parsed._source = rows._source and parsed._row = rows._row "
        f"qualify bool_and(parsed.{identifier(name)} is null) over (partition by link.identity)"
        for name in unsaid
        if not contract.column(name).nullable and name != _start(contract)
    ]
    if not problems:
        return
    connection.execute(f"create or replace temp table problem as {' union all '.join(problems)}")
    connection.execute(f"delete from history.{table}_link where rid in (select rid from problem)")
    add_problems(connection, table)


def make_state(
    connection: duckdb.DuckDBPyConnection,
    dated: Dated,
    unsaid: Unsaid,
    as_of: datetime.date,
    resolver: Resolver,
) -> None:
    """Make ``main.<table>``, and with it its versions or what is known of its periods."""
    contract = dated.contract
    table = contract.table
    connection.execute(f"create table history.{table}_said as {_said(contract, unsaid, as_of, resolver)}")
    if contract.period:
        connection.execute(f"create table history.{table}_period as {_periods(contract)}")
        connection.execute(f"create table main.{table} as select {_listed(contract)} from history.{table}_period")
        connection.execute(f"insert into {DATED_PERIOD} {_known_of_periods(contract)}")
    elif contract.versioned:
        connection.execute(f"create table main.{version_table(table)} as {_versions(contract)}")
        connection.execute(
            f"create view main.{table} as select {_listed(contract)} from main.{version_table(table)} where is_current"
        )
    else:
        connection.execute(
            f"create table main.{table} as select {_listed(contract)} from history.{table}_said as said "
            f"semi join history.{table}_unit as unit on unit.last_rid = said.rid"
        )
    connection.execute(f"drop table history.{table}_said")


def _start(contract: CompiledContract) -> str | None:
    return contract.period[0] if contract.period else None


def _listed(contract: CompiledContract) -> str:
    return ", ".join(identifier(column.name) for column in contract.kept)


def _said(contract: CompiledContract, unsaid: Unsaid, as_of: datetime.date, resolver: Resolver) -> str:
    """One row per unit and export in which it stands: what may be shown of it, and as ``_start`` and ``_end`` the days
    that it states.

    What is said after the as-of date is used for no other end than to fill what must be filled.
    """
    table = contract.table
    resolved = resolver.of(contract, "parsed", "link.day")
    others = [column for column in contract.columns if column.name not in contract.key]
    values = "".join(
        f", {_carried(column, resolved.shown(column.name), unsaid, as_of)} as {identifier(column.name)}"
        for column in others
    )
    keys = "".join(f", unit.{identifier(name)}" for name in contract.key)
    names = "".join(f", said.{identifier(column.name)}" for column in others)
    person, natural = contract.natural_person, contract.natural_person or "false"
    if person:
        # a name must not show because an old list says of a natural person nothing, or something else
        person = f"coalesce(({person}), false) or identity in (from persons)"
    of_person = dataclasses.replace(contract, natural_person="_person" if person else None)
    shown = ", ".join(f"{shareable(of_person, column)} as {identifier(column.name)}" for column in contract.kept)
    start, end = map(identifier, contract.period) if contract.period else ("null::date", "null::date")
    return (
        "with carried as (select rid, link.identity, link.day"
        f"{values} from history.{table}_link as link join history.{table}_row as rows using (rid) "
        f"join parsed.{table} as parsed on parsed._source = rows._source and parsed._row = rows._row {resolved.joins} "
        "window earlier as (partition by link.identity order by link.day "
        "rows between unbounded preceding and current row), later as (partition by link.identity order by link.day "
        "rows between current row and unbounded following)), "
        f"said as (select said.rid, unit.first_rid, unit.last_rid, unit.identity, unit.number, said.day{keys}{names} "
        f"from carried as said join history.{table}_unit as unit "
        "on unit.identity = said.identity and said.day between unit.first_day and unit.last_day), "
        f"persons as (select identity from said group by identity having arg_max({natural}, day)), "
        f"judged as (select *, {person or 'false'} as _person from said) "
        f"select rid, first_rid, last_rid, identity, number, day, {shown}, {start} as _start, {end} as _end "
        "from judged"
    )


def _carried(column: Column, value: str, unsaid: Unsaid, as_of: datetime.date) -> str:
    sources = unsaid.get(column.name)
    if not sources:
        return value
    says = f"parsed._source not in ({', '.join(map(str, sorted(sources)))})"
    if column.nullable:
        says += f" and link.day <= date '{as_of.isoformat()}'"
    said = f"case when {says} then {{'it': {value}}} end"
    return f"coalesce(last_value({said} ignore nulls) over earlier, first_value({said} ignore nulls) over later).it"


def _versions(contract: CompiledContract) -> str:
    """A version starts where something else is said than before; being off the list for a while says nothing."""
    names = _listed(contract)
    others = [identifier(column.name) for column in contract.kept if column.name not in contract.key]
    content = f"row({', '.join(others)})" if others else "null"
    return (
        f"with marked as (select *, {content} is not distinct from lag({content}) over of_it "
        "and lag(rid) over of_it is not null as is_same "
        f"from history.{contract.table}_said window of_it as (partition by identity order by day)) "
        f"select {names}, row_number() over of_it as version, day as valid_from, "
        "lead(day) over of_it - 1 as valid_to, lead(day) over of_it is null as is_current "
        "from marked where not is_same window of_it as (partition by identity order by day)"
    )


def _periods(contract: CompiledContract) -> str:
    """One row per stay with its first and last day: as stated, and where nothing is stated as the exports show it.

    Who is missing from an export has left by the day before it, whatever end was planned. A stay that was announced
    and never came is none.
    """
    assert contract.period
    table, (start, end) = contract.table, contract.period
    others = ", ".join(identifier(column.name) for column in contract.kept if column.name not in (start, end))
    return (
        f"with days as (select number, day from {SNAPSHOT} where table_name = {text_literal(table)} and is_used), "
        "stays as (select first_rid, any_value(last_rid) as last_rid, any_value(identity) as identity, "
        "any_value(number) as number, last(_start order by day) filter (_start is not null) as stated_start, "
        f"last(_end order by day) as stated_end from history.{table}_said group by first_rid), "
        "ends as (select stays.*, unit.first_day, unit.last_day, before.day as day_before, "
        "least(stated_end, after.day - 1) as ending, coalesce(stated_end <= coalesce(after.day - 1, stated_end), "
        f"false) as to_is_stated from stays join history.{table}_unit as unit using (first_rid) "
        "left join days as before on before.number = unit.first_number - 1 "
        "left join days as after on after.number = unit.last_number + 1), "
        # the day on which somebody joined at first stands in the list when they are back, too
        "starts as (select *, stated_start is not null and (number = 1 or stated_start > "
        "lag(ending) over (partition by identity order by number)) as from_is_stated from ends), "
        "periods as (select *, case when from_is_stated then stated_start else least(first_day, ending) end "
        "as starting from starts) "
        f"select {others}, starting as {identifier(start)}, ending as {identifier(end)}, periods.first_rid, "
        "from_is_stated, to_is_stated, "
        "case when not from_is_stated then day_before + 1 end as from_not_before, "
        "case when not to_is_stated and ending is not null then periods.last_day end as to_not_before "
        f"from periods join history.{table}_said as said on said.rid = periods.last_rid "
        "where starting <= coalesce(ending, starting)"
    )


def _known_of_periods(contract: CompiledContract) -> str:
    assert contract.period
    start, end = map(identifier, contract.period)
    return (
        f"select {text_literal(contract.table)}, {key_text(contract)}, {start}, {end}, from_is_stated, "
        f"from_not_before, to_is_stated, to_not_before from history.{contract.table}_period"
    )
