"""SQL of a plugin is a plain look at tables: whatever else it tries is refused twice, by parser and by engine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from climatekit import engine
from climatekit.errors import PluginError
from climatekit.pipeline.sql_query import read_query

# with {folder}: files that stand there; the engine refuses all of these too
TO_FILES_OR_SETTINGS = [
    "select a from read_csv('{folder}/e.csv')",
    "select a from read_csv_auto('{folder}/e.csv')",
    "select a from '{folder}/e.csv'",
    'select a from "{folder}/e.csv"',
    "select a from read_parquet('{folder}/e.parquet')",
    "select a from parquet_scan('{folder}/e.parquet')",
    "select a from '{folder}/e.parquet'",
    "select path_in_schema as a from parquet_metadata('{folder}/e.parquet')",
    "select name as a from parquet_schema('{folder}/e.parquet')",
    "select a from read_json('{folder}/e.json')",
    "select a from read_json_auto('{folder}/e.json')",
    "select a from read_ndjson('{folder}/e.json')",
    "select content as a from read_text('{folder}/e.csv')",
    "select content as a from read_blob('{folder}/e.csv')",
    "select file as a from glob('{folder}/*')",
    "select Columns as a from sniff_csv('{folder}/e.csv')",
    "select 1 as a from read_duckdb('{folder}/e.db')",
    "select (select max(content) from read_text('{folder}/e.csv')) as a",
    "select r.as_of as a from run as r, lateral (select * from read_text('{folder}/e.csv')) as t",
    "select r.as_of as a from run as r where exists (from glob('{folder}/*'))",
    "with t as (select * from read_csv('{folder}/e.csv')) select t.a from t",
    "select 1 as a union all select a from read_csv('{folder}/e.csv')",
    "select name as a from duckdb_secrets()",
    "select 1 as a from duckdb_extensions()",
    "select a from query('select * from read_csv(''{folder}/e.csv'')')",
    "select content as a from json_execute_serialized_sql(json_serialize_sql('from read_text(''{folder}/e.csv'')'))",
    "select a from query_table('{folder}/e.csv')",
    "select a from pyarrow_table",
    "with t as (copy finding to '{folder}/o.csv') select 1 as a",
    "copy finding to '{folder}/o.csv'",
    "copy finding from '{folder}/e.csv'",
    "attach '{folder}/e.db'",
    "export database '{folder}/x'",
    "install httpfs",
    "load httpfs",
    "set threads = 1",
    "reset threads",
    "set lock_configuration = false",
    "set enable_external_access = true",
    "pragma enable_profiling",
    "call enable_logging()",
    "select getenv('HOME') as a",
]
NAMED_LIKE_A_TABLE = {
    "select a from '{folder}/e.csv'",
    'select a from "{folder}/e.csv"',
    "select a from '{folder}/e.parquet'",
    "select a from pyarrow_table",
}
# the engine alone would let these pass
WITHIN_THE_ENGINE = [
    "insert into finding values ('x')",
    "update finding set rule = 'x'",
    "delete from finding",
    "drop table finding",
    "create table x as select 1 as a",
    "create temp table x as select 1 as a",
    "create view x as select 1 as a",
    "create macro x() as 1",
    "create sequence x",
    "alter table finding rename to x",
    "truncate finding",
    "merge into finding using run on true when matched then delete",
    "with t as (insert into finding values ('x') returning rule) select rule as a from t",
    "with t as (delete from finding returning rule) select rule as a from t",
    "with t as (update finding set rule = 'x' returning rule) select rule as a from t",
    "select 1 as a; delete from finding",
    "begin transaction",
    "checkpoint",
    "set variable x = 1",
    "prepare x as select 1",
    "explain select 1 as a",
    "describe finding",
    "show tables",
    "summarize finding",
    "select name as a from (show tables)",
    "select column_name as a from (describe finding)",
    "select column_name as a from (summarize finding)",
    "select person_name as a from parsed.contact",
    "select person_name as a from memory.parsed.contact",
    'select person_name as a from "parsed"."contact"',
    "select c0 as a from raw.source_1",
    "select table_name as a from information_schema.tables",
    "select name as a from pg_catalog.pg_settings",
    "select as_of as a from main.run",
    "select person_name as a from query('from parsed.contact')",
    "select rule as a from query_table('finding')",
    "select name as a from duckdb_settings()",
    "select sql as a from duckdb_tables()",
    "select name as a from pragma_table_info('finding')",
    "select database_name as a from pragma_database_size()",
    "select a from pragma_version()",
    "select a from test_all_types()",
    "select a from repeat(1, 2)",
    "select a from json_each('[1]')",
    "select current_setting('temp_directory') as a",
    "select getvariable('x') as a",
    "select current_query() as a",
    "select current_database() as a",
    "select write_log('x') as a",
    "select sleep_ms(1) as a",
    "select error('x') as a",
    "select random() as a",
    "select uuid() as a",
    "select nextval('x') as a",
    "select now() as a",
    "select main.now() as a",
    "select today() as a",
    "select current_date as a",
    "select CURRENT_TIMESTAMP as a",
    "select localtimestamp as a",
    "select age(r.as_of) as a from run as r",
    "select ago(interval 1 day) as a",
    "select user as a",
    "select version() as a",
    "select pg_postmaster_start_time() as a",
    "select inet_client_addr() as a",
    "select r.as_of as a from run as r order by random()",
    "select r.as_of as a from run as r where r.as_of < current_date",
    "select r.as_of as a from run as r join run as s on s.as_of < now()",
    "select r.as_of as a from run as r using sample 10%",
    "select r.as_of as a from run as r tablesample 1 rows",
    "select r.as_of as a from run at (version => 1) as r",
    "select $1 as a",
    "select ? as a",
    "select any_value(name) as a from organisation",
    "select first(name) as a from organisation",
    "select string_agg(name, ', ') as a from organisation",
    "select list(name)[1] as a from organisation",
    "select name.array_agg() as a from organisation",
    "select arg_max(name, org_id) as a from organisation",
    "select max_by(name, org_id) as a from organisation",
    "select approx_quantile(length(name), 0.5) as a from organisation",
]
FINE = [
    "select any_value(name order by org_id) as a from organisation",
    "select string_agg(distinct name, ', ' order by name) as a from organisation",
    "select arg_max(name, org_id order by name) as a from organisation",
    "select first_value(name) over (order by org_id) as a from organisation",
    "select age(r.as_of, date '2020-01-01') as a from run as r",
    "select r.version as a, r.user as b, now.today as c, stats as d, has_fee as e, now as f from t as r, now",
    "select date_trunc('year', r.as_of) as a from run as r where r.as_of > date '2020-01-01' - interval 1 year",
    "select l.x as a from (select unnest([1, 2]) as x) as l",
    "select r.as_of as a from run as r order by r.as_of limit 3",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "secret"
    folder.mkdir()
    (folder / "e.csv").write_text("a\n1\n", encoding="utf-8")
    (folder / "e.json").write_text('{"a": 1}\n', encoding="utf-8")
    with duckdb.connect(str(folder / "e.db")) as other:
        other.execute("create table t as select 1 as a")
        other.execute(f"copy t to '{folder}/e.parquet'")
    return folder


@pytest.fixture
def tables(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    connection.execute("create table finding as select 'M-1' as rule")
    yield connection
    assert connection.execute("from finding").fetchall() == [("M-1",)]


@pytest.mark.parametrize("sql", TO_FILES_OR_SETTINGS + WITHIN_THE_ENGINE)
def test_the_parser_refuses(sql: str, folder: Path) -> None:
    text = sql.format(folder=folder)
    if sql in NAMED_LIKE_A_TABLE:  # and the plan knows all tables
        (name,) = read_query(text, "x").reads
        assert name in {"pyarrow_table", f"{folder}/e.csv", f"{folder}/e.parquet"}
        return
    with pytest.raises(PluginError, match=r"^climatekit_x/tracking/thing.sql") as caught:
        read_query(text, "climatekit_x/tracking/thing.sql")
    assert caught.value.code in {"sql.not_select", "sql.not_table", "sql.unsteady", "sql.columns", "sql.syntax"}


@pytest.mark.parametrize("sql", TO_FILES_OR_SETTINGS)
def test_so_does_the_engine(sql: str, folder: Path, tables: duckdb.DuckDBPyConnection) -> None:
    pyarrow_table = pa.table({"a": [1]})  # the engine must not find the variables of this process
    with pytest.raises(duckdb.Error):
        tables.execute(sql.format(folder=folder))
    assert pyarrow_table.num_rows == 1
    assert sorted(os.listdir(folder)) == ["e.csv", "e.db", "e.json", "e.parquet"]


@pytest.mark.parametrize("sql", [sql for sql in TO_FILES_OR_SETTINGS if "{folder}/e" in sql and "copy" not in sql])
def test_they_would_have_got_out(sql: str, folder: Path) -> None:
    """On an open engine these work: the test above tests what it says."""
    with duckdb.connect() as open_engine:
        open_engine.execute("create table run as select date '2026-06-30' as as_of")
        open_engine.execute(sql.format(folder=folder))


@pytest.mark.parametrize("sql", FINE)
def test_what_is_fine(sql: str) -> None:
    assert read_query(sql, "x").outputs


Functions = list[tuple[str, str, str | None, bool]]  # name, kind, stability, is about the session's time zone


@pytest.fixture(scope="module")
def functions() -> Functions:
    with duckdb.connect() as found:
        return found.execute(
            "select distinct function_name, function_type, stability, "
            "coalesce(stability = 'CONSISTENT_WITHIN_QUERY' and len(parameter_types) > 0 "
            "and concat(parameter_types::varchar, return_type) similar to '.*(TIME ZONE|TIMESTAMPTZ).*', false) "
            "from duckdb_functions()"
        ).fetchall()


def test_every_function_that_is_not_steady_is_refused(functions: Functions) -> None:
    """What is steady but for the session's time zone is steady: that is UTC, and locked (see the last test)."""
    shaky = {
        name
        for name, kind, stability, zoned in functions
        if stability not in (None, "CONSISTENT") and kind == "scalar" and not zoned
    }
    assert {"now", "today", "random", "uuid", "nextval", "current_setting", "getvariable", "current_query"} <= shaky
    for name in sorted(shaky):
        with pytest.raises(PluginError, match=f"asks '{name}', which is not in the tables"):
            read_query(f"select {name}(1) as a", "x")


def test_every_function_that_makes_a_table_is_refused(functions: Functions) -> None:
    makers = {name for name, kind, _, _ in functions if kind in ("table", "table_macro", "pragma")}
    assert len(makers) > 50
    for name in sorted(makers - {"range", "generate_series", "unnest"}):
        with pytest.raises(PluginError, match=r"only tables may be read|whose|which is not in the tables"):
            read_query(f'select a from "{name}"(1)', "x")


def test_a_statement_that_the_parser_does_not_know_is_refused() -> None:
    """Whatever DuckDB adds is shut until somebody opens it."""
    kinds: list[str] = []
    with duckdb.connect() as found:
        for word in [row[0] for row in found.execute("select keyword_name from duckdb_keywords()").fetchall()]:
            try:
                read_query(f"{word} finding", "x")
            except PluginError:
                continue
            kinds.append(word)
    assert kinds == ["select"]


def test_the_engine_is_closed_for_good(tmp_path: Path) -> None:
    connect: Callable[..., duckdb.DuckDBPyConnection] = engine.connect
    with connect(spill=tmp_path / "spill") as found:
        engine.close_to_the_outside(found)
        for name, value in (
            ("enable_external_access", "false"),
            ("lock_configuration", "true"),
            ("TimeZone", "UTC"),
        ):
            assert found.execute(f"select current_setting('{name}')::varchar").fetchall() == [(value,)]
        with found.cursor() as other, pytest.raises(duckdb.Error):
            other.execute("set enable_external_access = true")
        with found.cursor() as other, pytest.raises(duckdb.Error):
            other.execute("set TimeZone = 'America/New_York'")
