"""The star schema of every example: keys that hold, dimensions that are whole, joins that change no total."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import polars
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest

from climatekit.examples import examples
from climatekit.publish import parquet
from climatekit.run import Options, run_project

Run = Callable[[str], Any]
ALL = sorted(examples())
DIMENSIONS = {
    *("dim_date", "dim_organisation", "dim_programme", "dim_municipality", "dim_industry", "dim_size_class"),
    *("dim_practice", "dim_event", "dim_metric"),
}


class Star:
    """What a run has published, as its data package tells it."""

    def __init__(self, out: Path) -> None:
        self.out = out
        package = json.loads((out / "datapackage.json").read_text("utf-8"))
        self.resources = {resource["name"]: resource for resource in package["resources"]}
        self.connection = duckdb.connect()
        for name, resource in self.resources.items():
            self.connection.execute(f"create view {name} as select * from '{out / resource['path']}'")

    def ask(self, sql: str) -> list[Any]:
        return self.connection.execute(sql).fetchall()

    @cached_property
    def keys(self) -> list[tuple[str, str, str, str]]:
        """(table, column, dimension, its key) of every foreign key."""
        return [
            (name, key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
            for name, resource in self.resources.items()
            for key in resource["schema"].get("foreignKeys", ())
        ]

    def columns(self, table: str) -> dict[str, str]:
        return {name: kind for name, kind, *_ in self.ask(f"describe {table}")}


@pytest.fixture(scope="module")
def star(ran: Run) -> Iterator[Callable[[str], Star]]:
    made: dict[str, Star] = {}
    yield lambda name: made.setdefault(name, Star(ran(name).out))
    for one in made.values():
        one.connection.close()


@pytest.mark.parametrize("name", ALL)
def test_every_key_holds_and_none_is_empty(star: Callable[[str], Star], name: str) -> None:
    found = star(name)
    for table, column, dimension, key in found.keys:
        lost = f"select count(*) from {table} where {column} is null or {column} not in (select {key} from {dimension})"
        assert found.ask(lost) == [(0,)], f"{table}.{column}"
    told = {(table, column) for table, column, *_ in found.keys}
    for table in found.resources:
        own = found.resources[table]["schema"]["primaryKey"]
        for column, kind in found.columns(table).items():
            if table.startswith(("fact_", "dim_", "metrics")) and column.endswith("_key"):
                assert kind == "BIGINT"
                assert (table, column) in told or own == [column], f"{table}.{column} leads nowhere"
    dated = {table for table, _, dimension, _ in found.keys if dimension == "dim_date"}
    assert {"fact_activity", "fact_membership", "fact_membership_month", "fact_finding", "metrics"} <= dated


@pytest.mark.parametrize("name", ALL)
def test_dimensions_are_unique_and_know_the_unknown(star: Callable[[str], Star], name: str) -> None:
    found = star(name)
    dimensions = {table for table in found.resources if table.startswith("dim_")}
    assert dimensions == DIMENSIONS
    for table in sorted(dimensions - {"dim_date"}):
        key, business, *_ = found.columns(table)
        assert found.ask(f"select {key}, {business} from {table} where {key} = 0 or {business} = '-'") == [(0, "-")]
        assert found.ask(f"select count(*), count(distinct {key}) from {table}")[0][0] > 1 or table in (
            *("dim_practice", "dim_event"),
        )
        twice = f"select {key} from {table} group by all having count(*) > 1"
        assert found.ask(twice) == []
        for number, text in found.ask(f"select {key}, {business} from {table} where {key} <> 0"):
            # an oracle of its own: any engine with MD5 makes the same key from the same business key
            assert number == int(hashlib.md5(text.encode()).hexdigest()[:13], 16) < 2**53, f"{table} {text}"
    assert (
        found.ask("select count(*) from dim_date")[0] == found.ask("select max(date) - min(date) + 1 from dim_date")[0]
    )


@pytest.mark.parametrize("name", ALL)
def test_no_join_changes_a_total(star: Callable[[str], Star], name: str) -> None:
    found = star(name)
    for table, column, dimension, key in found.keys:
        exact = [one for one, kind in found.columns(table).items() if kind.startswith(("BIGINT", "DECIMAL"))]
        sums = ", ".join(
            ["count(*)", *(f"sum(fact.{one}::decimal(38, 6))" for one in exact if not one.endswith("_key"))]
        )
        joined = f"join {dimension} on fact.{column} = {dimension}.{key}"
        assert found.ask(f"select {sums} from {table} as fact {joined}") == found.ask(
            f"select {sums} from {table} as fact"
        ), f"{table}.{column}"


@pytest.mark.parametrize("name", ALL)
def test_a_key_and_its_business_key_are_of_one_member(star: Callable[[str], Star], name: str) -> None:
    """No fact that names an organisation, a programme or an event is laid at the door of the unknown member."""
    found, checked = star(name), 0
    for table, column, dimension, key in found.keys:
        business = list(found.columns(dimension))[1]
        told = column.replace(key, business)
        if dimension in ("dim_organisation", "dim_programme", "dim_event") and told in found.columns(table):
            other = (
                f"select fact.{told}, {dimension}.{business} from {table} as fact "
                f"join {dimension} on fact.{column} = {dimension}.{key} where fact.{told} <> {dimension}.{business}"
            )
            assert found.ask(other) == [], f"{table}.{column}"
            checked += 1
    assert checked >= 8


@pytest.mark.parametrize("name", ALL)
def test_row_groups_say_what_is_in_them_and_how_they_are_sorted(star: Callable[[str], Star], name: str) -> None:
    found = star(name)
    for table, resource in found.resources.items():
        file = pq.ParquetFile(found.out / resource["path"])
        day = [column for name, column, dimension, _ in found.keys if name == table and dimension == "dim_date"]
        key = resource["schema"]["primaryKey"]
        order = list(dict.fromkeys((*day, *key)))
        for index in range(file.metadata.num_row_groups):
            group = file.metadata.row_group(index)
            assert all(group.column(place).is_stats_set for place in range(group.num_columns))
            assert [file.schema_arrow.names[one.column_index] for one in group.sorting_columns] == order
        rows = file.read(order).to_pylist() if order else []
        names = [tuple(row[one].encode() if isinstance(row[one], str) else row[one] for one in order) for row in rows]
        assert names == sorted(names), table


@pytest.fixture(scope="module")
def split(ran: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One example as it is, and with every fact of more than 100 rows taken for a large one."""
    whole = ran("ymparaks")
    out = tmp_path_factory.mktemp("split") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parquet, "SPLIT_ABOVE_ROWS", 100)
        for _ in range(2):  # over the folders of the year that the first run has left
            assert run_project(whole.folder, Options(out=out, report=False)).exit_code == 0
    return whole.out, out


def test_a_large_fact_is_a_folder_per_year(split: tuple[Path, Path]) -> None:
    whole, out = split
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    manifest = {file["path"]: file for file in json.loads((out / "run.json").read_text("utf-8"))["files"]}
    folders = {}
    for resource in package["resources"]:
        if isinstance(resource["path"], str):
            assert (out / resource["path"]).read_bytes() == (whole / resource["path"]).read_bytes()
            continue
        folder = out / "marts" / resource["name"]
        folders[resource["name"]] = folder
        parts = sorted(path.relative_to(out).as_posix() for path in folder.rglob("*") if path.is_file())
        assert resource["path"] == parts == sorted(resource["hashes"])
        assert all(part == f"marts/{folder.name}/year={part[-19:-15]}/part-0.parquet" for part in parts)
        assert all(resource["hashes"][part] == f"sha256:{manifest[part]['sha256']}" for part in parts)
        _same_rows(whole / "marts" / f"{folder.name}.parquet", folder, sum(manifest[part]["rows"] for part in parts))
    assert {"fact_activity", "fact_participation"} <= folders.keys()
    assert not any(name.startswith("dim_") for name in folders)


def _same_rows(file: Path, folder: Path, rows: int) -> None:
    """DuckDB, Arrow and polars find in the folder what is in the one file, and the year beside it."""
    one = pq.read_table(file)
    day = next(field.name for field in one.schema if str(field.type) == "date32[day]" and not field.nullable)
    wanted = one.schema.names
    assert rows == one.num_rows
    in_order = [(name, "ascending") for name in wanted]

    with duckdb.connect() as connection:
        found = connection.sql(f"select * from read_parquet('{folder}/**/*.parquet')")
        assert found.columns == [*wanted, "year"]
        wrong = connection.sql(f"select count(*) from found where year <> extract(year from {day})").fetchall()
        assert wrong == [(0,)]
        there = connection.sql("select * exclude (year) from found").to_arrow_table()
        assert there.cast(one.schema).sort_by(in_order).equals(one.sort_by(in_order))

    arrow = pyarrow.dataset.dataset(folder, partitioning="hive")
    assert arrow.schema.names == [*wanted, "year"]
    assert arrow.to_table(columns=wanted).schema.equals(one.schema, check_metadata=True)
    assert arrow.to_table(columns=wanted).sort_by(in_order).equals(one.sort_by(in_order))

    lazy = polars.scan_parquet(f"{folder}/**/*.parquet", hive_partitioning=True)
    assert lazy.collect_schema().names() == [*wanted, "year"]
    assert lazy.select(wanted).collect().sort(wanted).equals(polars.read_parquet(file).sort(wanted))


def test_the_types_are_those_that_every_reader_takes(star: Callable[[str], Star]) -> None:
    allowed = {"BOOLEAN", "BIGINT", "DOUBLE", "DATE", "VARCHAR"}
    for name in ALL:
        found = star(name)
        for table, resource in found.resources.items():
            kinds: Mapping[str, str] = found.columns(table)
            units = {field["name"]: field.get("unit") for field in resource["schema"]["fields"]}
            for column, kind in kinds.items():
                assert kind in allowed or kind.startswith("DECIMAL("), f"{table}.{column} {kind}"
                if units[column] == "EUR":
                    digits, after = map(int, kind.removeprefix("DECIMAL(").removesuffix(")").split(","))
                    assert (digits <= 18, after) == (True, 2), f"{table}.{column} {kind}"
