"""Every expression that is translated gives on Spark what it gives on DuckDB, on values on which engines differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit import engine
from climatekit.spark.kinds import spark_type
from climatekit.spark.translate import quoted, translate

pytestmark = pytest.mark.bi
Both = tuple[duckdb.DuckDBPyConnection, Any]
Same = Callable[[Iterable[Any], Iterable[Any]], list[Any]]

DOUBLES = (
    *("0.0", "-0.0", "1.0", "-1.0", "0.5", "1.5", "2.5", "-2.5", "0.125", "1.005", "2.675", "-0.045", "1234567.895"),
    *("0.1", "0.30000000000000004", "1e15", "123456789012345.6", "1e16", "1.5e20", "9999999.5", "10000000.25", "1e-4"),
    *("9.5e-5", "1e-10", "-1.25e-7", "33.333333333333336", "0.49999999999999994", "100.0", "1e7", "0.001"),
)
TEXTS = (
    *("", " ", "  a b ", "äÖå", "ÄITI", "a.b.c", "a\\nb", "o'neil", 'say "hi"', "100%", "a_b", "İstanbul", "straße"),
    *(
        "x\ty",
        "2024-02-29",
        "05",
        "-7",
        "ABC",
        "aaa",
        "\\",
        "{a}",
        "ﬁ",
        "日本語",
        "😀a",
        "A",
        "é",
        "–",
        "null",
        "abcab",
    ),
)
DAYS = ("2024-01-01", "2024-01-31", "2024-02-29", "2023-12-31", "2020-12-28", "2021-01-03", "0999-07-05", "9999-12-31")
ROWS = (
    "select i as id, "
    "list_extract([{doubles}], (i % {d} + 1)::int) as x, "
    "list_extract([{doubles}], ((i * 7 + 3) % {d} + 1)::int) as y, "
    "list_extract([{texts}], (i % {t} + 1)::int) as s, "
    "list_extract([{texts}], ((i * 5 + 2) % {t} + 1)::int) as p, "
    "list_extract([{days}], (i % {e} + 1)::int) as d, "
    "list_extract([{days}], ((i * 3 + 1) % {e} + 1)::int) as e, "
    "(i % 9 - 4)::bigint as a, (i % 5 - 2)::bigint as c, "
    "(list_extract([0.05, -0.05, 2.45, 2.55, -2.45, 1000.00, 99.99, 0.00], (i % 8 + 1)::int))::decimal(12, 2) as n, "
    "(i % 7 / 3.0)::decimal(6, 3) as m, i % 2 = 0 as b, i % 4 as k "
    "from range(240) as r(i)"
)
NULLED = ("x", "y", "s", "p", "d", "e", "a", "c", "n", "m", "b")
"""Columns that are null in some rows each."""

SCALARS = (
    # casts
    "cast(round(x, 2) as varchar)", "cast(x as varchar)", "cast(y as varchar)", "cast(x / 3 as varchar)",
    "cast(n as varchar)", "cast(a as varchar)", "cast(b as varchar)", "cast(d as varchar)",
    "cast(date_trunc('month', d) + interval 1 day as varchar)", "cast(case when abs(x) < 1e15 then x end as bigint)",
    "cast(case when abs(x) < 1e6 then x * 10 end as integer)", "cast(n as bigint)", "cast(n * 10 as integer)",
    "cast(b as integer)", "cast(n as double)", "cast(a as double)", "cast(n as decimal(10, 1))",
    "cast(m as decimal(10, 2))", "cast(a as decimal(12, 2))",
    "cast(case when abs(x) < 1e9 then x end as decimal(14, 2))",
    "cast(case when abs(y) < 1e9 then y end as decimal(18, 4))", "cast(case when abs(x) < 1e9 then x end as decimal)",
    "cast(case when s in ('05', '-7') then s end as bigint)", "cast(case when s = '2024-02-29' then s end as date)",
    "cast(d as timestamp)", "cast(null as date)", "cast(a as boolean)",
    # numbers
    "x / y", "a / c", "n / m", "a / 4", "n / 7", "x / 0", "0 / 0", "n * m", "n + m", "n - a", "n * 100", "a * c",
    "a // 2", "a % 3", "-n", "abs(n)", "abs(x)", "round(x)", "round(x, 1)", "round(x, 3)", "round(n, 1)", "round(n)",
    "round(a, 2)", "ceil(n)", "floor(n)", "ceil(case when abs(x) < 1e9 then x end)", "floor(y)", "ceil(a)",
    "greatest(a, c)", "least(n, m)", "greatest(x, y, 0)", "least(d, e)", "coalesce(x, n, 0)", "nullif(a, c)",
    "coalesce(n, 0)", "case when a > 0 then n else 0 end", "case a when 1 then 'one' when 2 then 'two' end",
    "x > y", "x = y", "n > x", "a <= n", "a in (1, 2, null)", "a not in (1, 2)", "a between -1 and c",
    "a is distinct from c", "x is not distinct from y", "x is null", "b and a > 0", "b or a > 0", "not b",
    # text
    "s || p", "s || a", "s || n", "s || x", "s || d", "concat(s, p, a)", "concat_ws('-', s, p, n)", "lower(p)",
    "trim(s)", "length(s)", "left(s, 2)", "right(s, 2)",
    "lpad(s, 4, '0')",
    "rpad(s, 4, 'xy')", "replace(s, 'a', 'bb')", "replace(s, '.', ',')", "replace(s, p, '-')",
    "translate(s, 'abc', 'xy')", "split_part(s, '.', 2)", "split_part(s, '.', 9)", "starts_with(s, 'a')",
    "starts_with(s, p)", "ends_with(s, 'b')", "contains(s, 'a')", "substring(s, 2, 3)", "ascii(s)",
    "chr(cast(a + 70 as integer))", "s like 'a%'", "s like '%\\n%'", "s like p", "s not like 'a%'",
    "not s like p", "s like '%' || p || '%'", "s < p", "s = 'a\\nb'", "md5(s)", "surrogate_key(s)",
    "surrogate_key(coalesce(s, '-'))", "'it''s a \\n \\ test'",
    "list_position(['A', 'ABC', '05'], s)", "s in ('', ' ', 'A')", "coalesce(s, p, '–')",
    "max(s) over (partition by k)",
    # days
    "d + 1", "d - 1", "d + cast(a as integer)", "d - e", "date_diff('day', d, e)", "date_diff('month', d, e)",
    "date_diff('year', d, e)", "extract(year from d)", "extract(month from d)", "extract(week from d)",
    "extract(quarter from d)", "extract(isodow from d)", "extract(day from d)", "year(d)", "month(d)", "day(e)",
    "date_trunc('year', d)", "date_trunc('month', d)", "cast(date_trunc('week', d) as date)",
    "cast(date_trunc('quarter', e) as date)", "case when d < date '9999-01-01' then d + interval 1 month end",
    "d - interval 1 year", "date_trunc('year', e) + interval 30 day", "make_date(2024, 2, cast(a + 10 as integer))",
    "strftime(d, '%Y-%m-%d')", "strftime(d, '%-d.%-m.%Y')", "strftime(d, '%Y')", "strftime(d, 'on %d/%m')",
    "d > e", "d >= date '2024-01-01'", "d = '2024-02-29'", "greatest(d, date '2020-01-01')", "coalesce(d, e)",
    "d between date '2020-01-01' and e",
    # windows
    "row_number() over (order by id desc)", "rank() over (partition by k order by a)",
    "dense_rank() over (order by s desc, k)", "lag(a) over (order by id)",
    "lead(s, 2) over (partition by k order by id)",
    "lag(n, 1, 0) over (order by id)", "sum(a) over (partition by k order by id)",
    "sum(n) over (order by id rows between 2 preceding and current row)", "count(*) over (partition by b)",
    "first_value(d) over (partition by k order by d, id)",
    "last_value(a) over (partition by k order by d nulls first, id)",
    "avg(a) over (partition by k)", "row_number() over (order by x desc, y, id)", "row_number() over (order by s, id)",
)  # fmt: skip

AGGREGATES = (
    "count(*)", "count(x)", "count(distinct s)", "count(distinct (a, c))", "count(*) filter (where b)", "sum(a)",
    "sum(n)", "sum(m)", "sum(b)", "sum(a) filter (where a > 100)", "avg(a)", "avg(n)", "avg(m)", "avg(x / 1e10)",
    "min(s)", "max(s)", "min(d)", "max(n)", "min(x)", "max(x)", "max(b)", "median(a)", "median(x)",
    "bool_or(b)", "bool_and(a > -4)", "arg_max(s, id order by id)", "max_by(n, id order by id)",
    "min_by(d, id order by id)", "coalesce(sum(a), 0)", "cast(sum(a) as bigint)", "round(avg(n), 2)",
    "sum(n) / count(*)",
    "cast(count(*) as double) / sum(count(*)) over ()", "sum(n * m)", "avg(distinct a)", "sum(distinct a)",
    "max(a) - min(a)", "cast(sum(n) as varchar)",
)  # fmt: skip

QUERIES = (
    "select k, string_agg(s, '|' order by id) as one, string_agg(p, ', ' order by p desc, id) as two from t group by k",
    "select id, round(x / 3, 2) as r, round(x * 7, 1) as q, round(x / 1000, 4) as p from t",
    "select distinct on (k) k, id, s from t order by k, s desc, id",
    "select k, id from t qualify row_number() over (partition by k order by n desc, id) <= 2",
    "select k, b, count(*) as c from t group by all order by all",
    "select k, sum(a) as total from t group by k having sum(a) > 1",
    "select a as z, z * 2 as w from t where z > 0",
    "select t.id, u.id as other from t left join t as u on t.id = u.id + 200",
    "select id, s from t where exists (select 1 from t as u where u.id = t.id * 2)",
    "select id from t where s not in (select p from t where p < 'b')",
    "select id, (select max(u.a) from t as u where u.k = t.k) as most from t",
    "select k from t union select c from t",
    "select a from t except select c from t where c > 0",
    "select a from t intersect all select c from t",
    "with t as (select * from t where id < 10) select id, s from t",
    "select id, unnest(generate_series(a, c)) as i from t",
    "select id, unnest(generate_series(date '2024-01-01', d, interval 1 month)) as m from t "
    "where d < date '2025-01-01'",
    "select id, unnest(generate_series(d, d + interval 3 day, interval 1 day)) as m from t where d < date '9999-01-01'",
    "select id, pair.name, pair.value from (select id, unnest([{'name': 's', 'value': s}, {'name': 'p', 'value': p}]) "
    "as pair from t)",
    "select v.code, v.rank, t.id from t cross join (values ('a', 1), ('b', null)) as v(code, rank) where t.id < 3",
    "select id from t order by s desc nulls last, id limit 7 offset 2",
    "select coalesce(l.id, r.id) as id, l.a, r.c from (select * from t where id < 5) as l "
    "full join (select * from t where id > 2 and id < 8) as r using (id)",
    "select id from t semi join (select k from t where a > 3) as u on t.k = u.k",
    'select id as "Order", s as "say ""hi""" from t',
)


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def both(cluster: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The same table ``t`` on both."""
    folder = tmp_path_factory.mktemp("rows")
    with engine.connect(spill=folder / "spill") as connection:
        rows = ROWS.format(
            doubles=", ".join(f"{value}::double" for value in DOUBLES), d=len(DOUBLES),
            texts=", ".join(map(text, TEXTS)), t=len(TEXTS),
            days=", ".join(f"date '{day}'" for day in DAYS), e=len(DAYS),
        )  # fmt: skip
        nulled = ", ".join(
            f"case when id % 11 <> {place} then {name} end as {name}" for place, name in enumerate(NULLED)
        )
        connection.execute(f"create table t as select id, k, {nulled} from ({rows})")
        file = folder / "t.parquet"
        connection.execute(f"copy t to '{file}' (format parquet)")
        cluster.read.schema(_schema(columns(connection, "from t"))).parquet(file.as_uri()).createOrReplaceTempView("t")
        yield connection, cluster


def columns(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[str, str]]:
    return [(name, kind) for name, kind, *_ in connection.execute(f"describe {sql}").fetchall()]


def _schema(found: list[tuple[str, str]]) -> str:
    return ", ".join(f"{quoted(name)} {spark_type(kind)}" for name, kind in found)


def computed(both: Both, sql: str, folder: Path) -> tuple[list[Any], list[Any]]:
    """The rows of DuckDB, and those of Spark by way of Parquet as in a run."""
    connection, session = both
    bound = columns(connection, sql)
    cast = ", ".join(f'cast("{name.replace(chr(34), chr(34) * 2)}" as {kind})' for name, kind in bound)
    one = connection.execute(f"from ({sql})").fetchall()
    session.sql(translate(sql, {"t": dict(columns(connection, "from t"))}, bound)).write.parquet(folder.as_uri())
    other = connection.execute(f"select {cast} from read_parquet('{folder}/*.parquet')").fetchall()
    return one, other


def test_scalars(both: Both, same: Same, place: Path) -> None:
    sql = ", ".join(f"{expression} as c{number}" for number, expression in enumerate(SCALARS))
    _hold(same, SCALARS, *computed(both, f"select id, {sql} from t", place / "out"), keys=1)


def test_aggregates(both: Both, same: Same, place: Path) -> None:
    sql = ", ".join(f"{expression} as c{number}" for number, expression in enumerate(AGGREGATES))
    _hold(same, AGGREGATES, *computed(both, f"select k, b, {sql} from t group by k, b", place / "out"), keys=2)


def test_queries(both: Both, same: Same, place: Path) -> None:
    wrong = {}
    for number, sql in enumerate(QUERIES):
        one, other = computed(both, sql, place / str(number))
        assert one, sql
        if differing := same(one, other):
            wrong[sql] = differing[:3]
    assert not wrong


def test_a_month_that_the_next_has_no_room_for(both: Both, place: Path) -> None:
    """DuckDB goes on from 29 February to 29 March, Spark to 31 March: it is told, not computed."""
    with pytest.raises(Exception, match="after the 28th"):
        computed(
            both,
            "select unnest(generate_series(date '2024-01-31', date '2024-05-31', interval 1 month)) as m",
            place / "out",
        )


def _hold(same: Same, expressions: tuple[str, ...], one: list[Any], other: list[Any], keys: int) -> None:
    wrong = {}
    for number, expression in enumerate(expressions):
        parts = [[(*row[:keys], row[keys + number]) for row in rows] for rows in (one, other)]
        if differing := same(*parts):
            wrong[expression] = differing[:3]
    assert not wrong
