"""The database is replaced as a whole or not at all, and only where it is climatekit's to replace."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from climatekit.errors import ClimatekitError, ConfigurationError, SystemFailure
from climatekit.plugin_host import Delivery, Target
from climatekit_postgresql import publish, ready
from climatekit_postgresql.settings import Settings

VARIABLE = "CLIMATEKIT_TEST_POSTGRESQL"
Ask = Callable[[str], list[tuple[Any, ...]]]
Make = Callable[..., Target]


@pytest.fixture(autouse=True)
def _server(postgresql: str) -> None:
    """No test does without it."""


@pytest.fixture
def schema(request: pytest.FixtureRequest) -> str:
    """A schema of this test's own."""
    return request.node.name.removeprefix("test_")[:40]


@pytest.fixture
def settings(schema: str) -> Settings:
    return Settings(connection_env=VARIABLE, schema_name=schema, lock_timeout=1)


def numbered(*names: str) -> pa.Table:
    return pa.table({"id": pa.array(range(len(names)), pa.int64()), "name": pa.array(names, pa.string())})


def deliver(target: Target) -> None:
    delivery = publish(target)
    assert isinstance(delivery, Delivery)
    try:
        delivery.commit()
    except BaseException:
        delivery.abandon()
        raise


def refused(kind: type[ClimatekitError], code: str, call: Callable[[], Any]) -> str:
    with pytest.raises(kind) as caught:
        call()
    assert caught.value.code == code
    assert "\n" not in caught.value.message
    return caught.value.message


def schemas(ask: Ask) -> list[tuple[Any, ...]]:
    return ask("select nspname from pg_namespace where nspname !~ '^pg_' order by 1")


def test_hostile_names_and_values(target: Make, ask: Ask) -> None:
    schema, table, column = 'x"; drop schema public; --', "fact_'; drop table y; --", "a\"b'c $$ {}"
    rows = pa.table(
        {
            column: pa.array([1, 2, 3], pa.int64()),
            "text": ["a\0b", "'; rollback; --", None],
            "amount": pa.array([Decimal("0.10"), Decimal("-99999999.99"), None], pa.decimal128(10, 2)),
            "day": pa.array([datetime.date(1, 1, 1), datetime.date(9999, 12, 31), None]),
            "number": pa.array([float("nan"), 1e300, None]),
            "flag": pa.array([True, False, None]),
            "small": pa.array([-1, 2, None], pa.int8()),
            "word": pa.array(["x", "y", None]).dictionary_encode(),
        }
    )
    given = target(Settings(connection_env=VARIABLE, schema_name=schema), {table: rows, "fact_empty": numbered()})
    deliver(given)
    deliver(given)  # and again over what is there
    place = '"x""; drop schema public; --"."fact_\'; drop table y; --"'
    names = ("text", "amount", "day", "number", "flag", "small", "word")
    assert ask(f"select {', '.join(f'{name}::text' for name in names)} from {place}") == [
        ("a\N{REPLACEMENT CHARACTER}b", "0.10", "0001-01-01", "NaN", "true", "-1", "x"),
        ("'; rollback; --", "-99999999.99", "9999-12-31", "1e+300", "false", "2", "y"),
        (None,) * 7,
    ]  # fmt: skip
    assert ("public",) in schemas(ask)
    assert ask(f"select col_description('{place.replace(chr(39), chr(39) * 2)}'::regclass, 3)") == [
        ("Description; 'a' \\ $$ [t]",)
    ]


def test_a_type_or_name_without_a_place(target: Make, settings: Settings, ask: Ask) -> None:
    before = schemas(ask)
    long = target(settings, {"fact_" + "ä" * 30: numbered("a")})
    assert "is longer than the 63 bytes" in refused(SystemFailure, "postgresql.failed", lambda: publish(long))
    nested = target(settings, {"fact_x": pa.table({"id": [1], "list": [[1]]})})
    with pytest.raises(TypeError, match="a column of type list"):
        publish(nested)
    assert schemas(ask) == before


def test_nothing_is_seen_before_the_commit(target: Make, settings: Settings, schema: str, ask: Ask) -> None:
    before = schemas(ask)
    publish(target(settings, {"dim_x": numbered("a")})).abandon()  # type: ignore[union-attr]
    assert schemas(ask) == before
    deliver(target(settings, {"dim_x": numbered("a"), "fact_gone": numbered("a")}))
    delivery = publish(target(settings, {"dim_x": numbered("b", "c")}))
    assert isinstance(delivery, Delivery)
    assert ask(f"select name from {schema}.dim_x") == [("a",)]
    delivery.commit()
    assert ask(f"select name from {schema}.dim_x") == [("b",), ("c",)]
    tables = f"select relname from pg_class where relkind = 'r' and relnamespace = '{schema}'::regnamespace order by 1"
    assert ask(tables) == [("_climatekit",), ("dim_x",)]
    assert [name for (name,) in schemas(ask) if name.startswith("climatekit_")] == []


def test_a_reader_keeps_what_it_reads(target: Make, settings: Settings, schema: str, postgresql: str, ask: Ask) -> None:
    """While someone is reading the old tables the exchange waits; after ``lock_timeout`` it is given up."""
    from adbc_driver_postgresql import dbapi

    deliver(target(settings, {"dim_x": numbered("old"), "dim_y": numbered("old")}))
    with dbapi.connect(postgresql) as reader, reader.cursor() as cursor:
        cursor.execute(f"select name from {schema}.dim_x")
        assert cursor.fetchall() == [("old",)]
        new = target(settings, {"dim_x": numbered("new"), "dim_y": numbered("new")})
        message = refused(SystemFailure, "postgresql.failed", lambda: deliver(new))
        assert "canceling statement due to lock timeout; the last good output stands" in message
        cursor.execute(f"select name from {schema}.dim_y")
        assert cursor.fetchall() == [("old",)]
        reader.rollback()
    deliver(new)
    assert ask(f"select x.name, y.name from {schema}.dim_x x, {schema}.dim_y y") == [("new", "new")]


def test_who_could_read_can_read(target: Make, settings: Settings, schema: str, ask: Ask) -> None:
    deliver(target(settings, {"dim_x": numbered("a"), "dim_y": numbered("a")}))
    ask('create role "bi; reader"')
    ask("create role narrow")
    ask(f'grant usage on schema {schema} to "bi; reader", narrow')
    ask(f'grant select on all tables in schema {schema} to "bi; reader"')
    ask(f"grant select on {schema}.dim_x to narrow with grant option")
    ask(f"grant select on {schema}.dim_y to public")
    deliver(target(settings, {"dim_x": numbered("b"), "dim_y": numbered("a"), "dim_new": numbered("c")}))

    def may(role: str, right: str = "select") -> list[str]:
        return [
            name
            for name in ("dim_x", "dim_y", "dim_new", "_climatekit")
            if ask(f"select has_table_privilege('{role}', '{schema}.{name}', '{right}')") == [(True,)]
        ]

    assert may("bi; reader") == ["dim_x", "dim_y", "dim_new", "_climatekit"]
    assert may("narrow") == ["dim_x", "dim_y"]  # dim_y as everybody
    assert may("narrow", "select with grant option") == ["dim_x"]
    assert may("bi; reader", "insert") == []
    assert ask(f"select has_schema_privilege('bi; reader', '{schema}', 'usage')") == [(True,)]


def test_a_role_that_may_little(
    target: Make, ask: Ask, postgresql: str, schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may create in the database, and owns what it has made; it is no superuser."""
    ask("create role loader login password 'x'")
    ask("grant create on database postgres to loader")
    monkeypatch.setenv("LOADER", postgresql.replace("postgres:@", "loader:x@"))
    settings = Settings(connection_env="LOADER", schema_name=schema)
    for name in ("a", "b"):
        deliver(target(settings, {"dim_x": numbered(name)}))
    assert ask(f"select name, (select current_user) <> 'loader' from {schema}.dim_x") == [("b", True)]
    assert ask(f"select tableowner from pg_tables where schemaname = '{schema}' group by 1") == [("loader",)]
    ask("revoke create on database postgres from loader")
    message = refused(SystemFailure, "postgresql.failed", lambda: publish(target(settings, {"dim_x": numbered("c")})))
    assert "permission denied for database postgres" in message
    assert ask(f"select name from {schema}.dim_x") == [("b",)]


def test_what_no_run_has_made_stays(target: Make, settings: Settings, schema: str, ask: Ask) -> None:
    ask(f"create schema {schema}")
    ready(settings)  # an empty schema that an administrator has made
    ask(f"create table {schema}.budget (amount numeric)")
    given = target(settings, {"dim_x": numbered("a")})
    for call in (lambda: ready(settings), lambda: publish(given)):
        message = refused(ConfigurationError, "postgresql.foreign_schema", call)
        assert f"The schema '{schema}' holds 'budget', which no run has made" in message
    ask(f"drop table {schema}.budget")
    deliver(given)
    ask(f"create view {schema}.mine as select * from {schema}.dim_x")
    assert "holds 'mine'" in refused(ConfigurationError, "postgresql.foreign_schema", lambda: deliver(given))
    ask(f"drop view {schema}.mine")
    ask(f"create view public.of_somebody as select name from {schema}.dim_x")
    message = refused(SystemFailure, "postgresql.failed", lambda: deliver(target(settings, {"dim_x": numbered("b")})))
    assert "view public.of_somebody depends on table" in message
    assert ask("select name from public.of_somebody") == [("a",)]
    ask("drop view public.of_somebody")


def test_a_key_that_leads_nowhere(target: Make, settings: Settings, schema: str, ask: Ask) -> None:
    facts = pa.table({"id": [1, 2], "x_id": pa.array([0, None], pa.int64())})
    leads = {"x_id": ("dim_x", "id")}
    deliver(target(settings, {"fact_x": facts, "dim_x": numbered("a")}, leads))
    bad = facts.set_column(1, "x_id", pa.array([0, 7], pa.int64()))
    message = refused(
        SystemFailure,
        "postgresql.failed",
        lambda: publish(target(settings, {"fact_x": bad, "dim_x": numbered("a")}, leads)),
    )
    assert "violates foreign key constraint" in message
    assert "Key (x_id)=(7) is not present in table" in message
    assert ask(f"select x_id from {schema}.fact_x order by id") == [(0,), (None,)]


SECRET = "Sal4_inen%21"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (f"postgresql://anna:{SECRET}@127.0.0.1:1/db", "port 1 failed: Connection refused"),
        (f"postgresql://anna:{SECRET}@nohost.invalid/db", 'could not translate host name "nohost.invalid"'),
        (f"host=/nowhere user=anna password='{SECRET}'", "No such file or directory"),
        (f"host=127.0.0.1 port=1 password = {SECRET}", "port 1 failed"),
        (f"anna {SECRET}", "it holds no connection string"),
        (f"{SECRET}", "it holds no connection string"),
        (f"postgresql://anna:oops@{SECRET}@127.0.0.1:1/db", "it holds no connection string"),
        (f"postgresql://anna:x@127.0.0.1:{SECRET}/db", "it holds no connection string"),
        (f"postgresql://anna@127.0.0.1:1/db?password={SECRET}", "port 1 failed"),
        (f"postgresql://anna@127.0.0.1:1/db?{SECRET}=1", "it holds no connection string"),
    ],
)
def test_no_secret_is_told(monkeypatch: pytest.MonkeyPatch, address: str, says: str) -> None:
    monkeypatch.setenv("THE_DATABASE", address)
    settings = Settings(connection_env="THE_DATABASE")
    with pytest.raises(SystemFailure) as caught:
        ready(settings)
    assert says in caught.value.message
    assert "'THE_DATABASE'" in caught.value.message
    told = caught.value
    for error in filter(None, (told, told.__cause__)):
        assert "Sal4" not in str(error)
    assert told.__suppress_context__


def test_a_run(network: Any, call_cli: Any, ask: Ask, schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Published as a whole; what fails or is held back leaves both the folder and the database as they were."""
    sections = f'[publish.postgresql]\nconnection_env = "{VARIABLE}"\nschema_name = "{schema}"\nlock_timeout = 1\n'
    folder: Path = network(sections + "[publish.duckdb]\n")
    out, data = folder / "out", folder / "data" / "organisation.csv"
    names = f"select name from {schema}.dim_organisation where organisation_key <> 0 order by 1"

    assert call_cli("check", folder).code == 0
    assert (schema,) not in schemas(ask)

    done = call_cli("run", folder)
    assert done.code == 0, done.err
    assert ask(names) == [("=cmd|'/C calc'!A0",), ("Esimerkki Oy",)]
    told = (out / "run.json").read_text("utf-8")
    assert json.loads(told)["destinations"] == ["duckdb", "postgresql"]
    assert ask("select current_database()")[0][0] in "postgres"
    assert "postgresql://" not in told

    # somebody keeps the old tables busy: the last step fails, and takes everything with it
    data.write_text("org_id;name;org_type\norg-1;Toinen Oy;company\n", encoding="utf-8")
    ask("begin")
    ask(names)
    done = call_cli("run", folder)
    assert done.code == 4
    assert "Error [postgresql.failed] The database did not take the new tables" in done.err
    assert (out / "run.json").read_text("utf-8") == told
    ask("rollback")
    assert len(ask(names)) == 2
    assert [path.name for path in folder.iterdir() if path.name.endswith(".new")] == []

    # held back
    data.write_text("org_id;name;org_type\norg-1;Toinen Oy;company\norg-2;Kolmas Oy;banana\n", encoding="utf-8")
    assert call_cli("run", folder).code == 1
    assert len(ask(names)) == 2
    assert (folder / "out.held" / "rejects.xlsx").exists()
    assert not (folder / "out.held" / "marts.duckdb").exists()


def test_what_is_missing_is_told_before_the_work(
    network: Any, call_cli: Any, monkeypatch: pytest.MonkeyPatch, schema: str
) -> None:
    folder = network('[publish.postgresql]\nconnection_env = "NOT_SET_ANYWHERE"\n', rows="org_id\n")
    done = call_cli("run", folder)
    assert (done.code, done.out) == (2, "")
    assert (
        "[postgresql.no_connection] The environment variable 'NOT_SET_ANYWHERE' that [publish.postgresql]" in done.err
    )
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
    done = call_cli("run", folder)
    assert done.code == 2
    assert "[postgresql.not_installed]" in done.err
    assert "pip install 'climatekit[postgresql]'" in done.err
    assert not (folder / "out").exists()
