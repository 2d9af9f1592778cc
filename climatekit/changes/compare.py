"""Hold two states against each other, in SQL. It adds up by construction: each row is on one side or on both."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import duckdb

from climatekit import engine
from climatekit.changes.found import Balance, Change, Changes, Move, Summary, Transition
from climatekit.changes.state import MEMBERS, NAMES, PERIODS, State
from climatekit.contracts.writing import identifier, text_literal
from climatekit.pipeline.follow import PROGRAMME, Followed

if TYPE_CHECKING:
    from climatekit.pipeline.sql_file import SqlFile

T = TypeVar("T")
_NUMBER = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL", "HUGEINT")

# who is in on a day is what the state of that day says; the later state knows the days of all moves until then
_MOVES = f"""
create table move as
with sides as (
    select
        programme_id,
        org_id,
        was.org_id is not null as was_in,
        now.org_id is not null as is_in
    from (select programme_id, org_id from was_{MEMBERS}) as was
    full join (select programme_id, org_id from now_{MEMBERS}) as now using (programme_id, org_id)
    union all
    select distinct periods.programme_id, periods.org_id, false, false
    from now_{PERIODS} as periods
    anti join was_{MEMBERS} as was using (programme_id, org_id)
    anti join now_{MEMBERS} as now using (programme_id, org_id)
),

known as (
    select
        programme_id,
        org_id,
        max(valid_from) filter (valid_from <= $day_to) as last_came,
        min(valid_from) filter (valid_from > $day_from and valid_to < $day_to) as came_and_went,
        max(valid_to) filter (valid_to < $day_to) as last_day,
        coalesce(bool_or(valid_to < $day_from), false) as had_left
    from now_{PERIODS}
    group by programme_id, org_id
),

earlier as (
    select programme_id, org_id, coalesce(bool_or(valid_to < $day_from), false) as had_left
    from was_{PERIODS}
    group by programme_id, org_id
),

judged as (
    select
        sides.programme_id,
        sides.org_id,
        sides.was_in,
        sides.is_in,
        case
            when sides.is_in and not sides.was_in and (known.had_left or earlier.had_left) then 'rejoined'
            when sides.is_in and not sides.was_in then 'joined'
            when sides.was_in and not sides.is_in then 'left'
            when sides.was_in and sides.is_in and known.last_came > $day_from then 'out_and_in'
            when not sides.was_in and not sides.is_in and known.came_and_went is not null then 'in_and_out'
        end as move,
        known.last_came,
        known.came_and_went,
        known.last_day
    from sides
    left join known using (programme_id, org_id)
    left join earlier using (programme_id, org_id)
)

select
    programme_id,
    org_id,
    was_in,
    is_in,
    move,
    case move when 'left' then last_day when 'in_and_out' then came_and_went else last_came end as day,
    case move
        when 'left' then coalesce(last_day < $day_from, true)
        when 'in_and_out' then false
        else coalesce(last_came <= $day_from, true)
    end as is_backdated
from judged
"""
_LISTED = """
select programme_id, org_id, name, move, day, is_backdated
from move
left join organisation_name using (org_id)
where move is not null
order by programme_id, list_position(['joined', 'rejoined', 'left', 'in_and_out', 'out_and_in'], move), day, org_id
"""
_BALANCE = """
select
    programme_id,
    count(*) filter (was_in) as members_from,
    count(*) filter (move = 'joined') as joined,
    count(*) filter (move = 'rejoined') as rejoined,
    count(*) filter (move = 'left') as "left",
    count(*) filter (is_in) as members_to,
    count(*) filter (move = 'in_and_out') as in_and_out,
    count(*) filter (move = 'out_and_in') as out_and_in
from move
group by programme_id
"""
_SUMMARY = """
select
    table_name as "table",
    column_name as "column",
    programme_id,
    count(*) filter (what <> 'appeared') as rows_from,
    count(*) filter (what = 'same') as same,
    count(*) filter (what = 'changed') as changed,
    count(*) filter (direction = 'up') as up,
    count(*) filter (direction = 'down') as down,
    count(*) filter (what = 'gone') as gone,
    count(*) filter (what = 'appeared') as appeared,
    count(*) filter (what <> 'gone') as rows_to
from followed
group by place, table_name, column_name, programme_id
order by place, programme_id
"""
_TRANSITIONS = """
select
    table_name as "table", column_name as "column", programme_id, what, was, is_now, count(*) as rows
from followed
where what <> 'same' and not is_number
group by place, table_name, column_name, programme_id, what, was, is_now
order by place, programme_id, what, rows desc, was, is_now
"""
# who came and who went is told as a move
_CHANGES = f"""
select
    table_name as "table", column_name as "column", programme_id, org_id, row_key as key, what, was, is_now, direction
from followed
where what <> 'same' and not (table_name = '{MEMBERS}' and what in ('appeared', 'gone'))
order by place, programme_id, org_id, row_key
"""


def compare(was: State, now: State, datasets: Sequence[SqlFile], spill: Path) -> Changes:
    """From ``was`` to ``now``: every table that both have."""
    connection = engine.connect(spill=spill)
    try:
        for side, state in (("was", was), ("now", now)):
            for table, place in state.tables.items():
                connection.execute(
                    f"create view {identifier(f'{side}_{table}')} as "
                    f"from read_parquet({text_literal(place)}, hive_partitioning = false)"
                )
        return _compared(connection, was, now, datasets)
    finally:
        connection.close()


def _compared(connection: duckdb.DuckDBPyConnection, was: State, now: State, datasets: Sequence[SqlFile]) -> Changes:
    days = {"day_from": was.as_of, "day_to": now.as_of}
    _make_names(connection, was, now)
    connection.execute(_MOVES, days)
    balance = {found.programme_id: found for found in _rows(connection, _BALANCE, Balance)}
    for programme in dict.fromkeys((*was.programmes, *now.programmes)):
        balance.setdefault(programme, _nobody(programme))
    connection.execute(
        "create table followed (place integer, table_name varchar, column_name varchar, is_number boolean, "
        "programme_id varchar, org_id varchar, row_key varchar, what varchar, was varchar, is_now varchar, "
        "direction varchar)"
    )
    for place, (dataset, column) in enumerate(_in_both(connection, was, now, datasets)):
        connection.execute(_follow(connection, dataset, column, place))
    return Changes(
        project=now.project,
        day_from=was.as_of,
        day_to=now.as_of,
        balance=tuple(balance[programme] for programme in sorted(balance)),
        moves=tuple(_rows(connection, _LISTED, Move)),
        summary=tuple(_rows(connection, _SUMMARY, Summary)),
        transitions=tuple(_rows(connection, _TRANSITIONS, Transition)),
        changes=tuple(_rows(connection, _CHANGES, Change)),
        notes=(*was.notes, *now.notes),
    )


def _nobody(programme: str) -> Balance:
    numbers = {field.name: 0 for field in dataclasses.fields(Balance) if field.name != "programme_id"}
    return Balance(programme_id=programme, **numbers)


def _make_names(connection: duckdb.DuckDBPyConnection, was: State, now: State) -> None:
    """The later name of each organisation; who is no longer in the register has the earlier one."""
    connection.execute("create table organisation_name (org_id varchar primary key, name varchar)")
    for side, state in (("now", now), ("was", was)):
        if NAMES in state.tables:
            connection.execute(
                f"insert or ignore into organisation_name select org_id, any_value(name order by name) "
                f"from {side}_{NAMES} where org_id is not null group by org_id"
            )


def _in_both(
    connection: duckdb.DuckDBPyConnection, was: State, now: State, datasets: Sequence[SqlFile]
) -> Iterator[tuple[SqlFile, Followed]]:
    """Versions of climatekit may differ in what they publish: what only one side has can't be compared."""
    for dataset in datasets:
        if dataset.name in was.tables and dataset.name in now.tables:
            names = set(_types(connection, f"was_{dataset.name}")) & set(_types(connection, f"now_{dataset.name}"))
            if names >= {PROGRAMME, *dataset.grain}:
                yield from ((dataset, column) for column in dataset.follow if column.name in names)


def _types(connection: duckdb.DuckDBPyConnection, view: str) -> dict[str, str]:
    return {name: kind for name, kind, *_ in connection.execute(f"describe {identifier(view)}").fetchall()}


def _follow(connection: duckdb.DuckDBPyConnection, dataset: SqlFile, column: Followed, place: int) -> str:
    """Insert one followed column into ``followed``: a row per row of either side."""
    sides = {side: _types(connection, f"{side}_{dataset.name}") for side in ("was", "now")}
    name = identifier(column.name)
    key = [PROGRAMME, *(part for part in dataset.grain if part != PROGRAMME)]
    named = [identifier(part) for part in key]
    shown = " || ', ' || ".join(f"coalesce({part}::varchar, '')" for part in named[1:]) or "''"
    is_number = all(kinds[column.name].startswith(_NUMBER) for kinds in sides.values())
    organisation = {
        side: "org_id" if "org_id" in key else f"{side}.org_id" if "org_id" in kinds else "null"
        for side, kinds in sides.items()
    }
    ranks = {
        side: f"list_position([{', '.join(map(text_literal, column.order))}], {side}.{name}::varchar)"
        if column.order
        else f"{side}.{name}"
        for side in sides
    }
    direction = (
        f"case when what = 'changed' and {ranks['now']} > {ranks['was']} then 'up' "
        f"when what = 'changed' and {ranks['now']} < {ranks['was']} then 'down' end"
        if column.order or is_number
        else "null"
    )
    return f"""
        insert into followed
        select
            {place}, {text_literal(dataset.name)}, {text_literal(column.name)}, {is_number}, {PROGRAMME},
            coalesce({organisation["now"]}, {organisation["was"]}), {shown},
            case
                when was._side is null then 'appeared'
                when now._side is null then 'gone'
                when was.{name}::varchar is distinct from now.{name}::varchar then 'changed'
                else 'same'
            end as what,
            was.{name}::varchar, now.{name}::varchar,
            {direction}
        from (select *, true as _side from was_{dataset.name}) as was
        full join (select *, true as _side from now_{dataset.name}) as now using ({", ".join(named)})
    """


def _rows(connection: duckdb.DuckDBPyConnection, query: str, kind: type[T]) -> list[T]:
    """Each row as what ``kind`` says, whose fields are named like the columns."""
    result = connection.execute(query)
    names = [column[0] for column in result.description or ()]
    return [kind(**dict(zip(names, row, strict=True))) for row in result.fetchall()]
