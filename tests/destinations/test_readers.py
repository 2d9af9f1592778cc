"""Every reader finds the same rows, types, empty cells and totals as DuckDB does in the Parquet."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pytest
from python_calamine import CalamineWorkbook

Same = Callable[[Mapping[str, list[Any]], Mapping[str, list[Any]]], None]
Totals = Mapping[str, list[Any]]


def test_there_is_something_to_compare(expected: Totals) -> None:
    filled = {name for name, totals in expected.items() if totals[0]}
    assert {"dim_organisation", "fact_activity", "fact_resource_use", "metrics", "programme"} <= filled
    assert sum(totals[0] for totals in expected.values()) > 5_000


def test_postgresql(published: Any, schemas: Any, totals_sql: Any, expected: Totals, same: Same, ask: Any) -> None:
    same(
        {
            table.name: list(ask(totals_sql(schemas[table.name], f'climatekit."{table.name}"'))[0])
            for table in published.tables
        },
        expected,
    )


_POSTGRESQL = {
    "int16": "smallint",
    "int32": "integer",
    "string": "text",
    "bool": "boolean",
    "int64": "bigint",
    "double": "double precision",
    "date32[day]": "date",
}


def test_postgresql_types_keys_and_comments(published: Any, schemas: Any, ask: Any) -> None:
    found = ask(
        "select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
        "col_description(c.oid, a.attnum) from pg_attribute a join pg_class c on c.oid = a.attrelid "
        "where c.relnamespace = 'climatekit'::regnamespace and c.relkind = 'r' and a.attnum > 0 "
        "and c.relname <> '_climatekit' order by 1, a.attnum"
    )
    wanted = []
    for table in sorted(published.tables, key=lambda table: table.name):
        for column in table.columns:
            kind = schemas[table.name].field(column.name).type
            name = f"numeric({kind.precision},{kind.scale})" if pa.types.is_decimal(kind) else _POSTGRESQL[str(kind)]
            unit = f" [{column.unit}]" if column.unit else ""
            wanted.append((table.name, column.name, name, not column.nullable, column.description.en + unit))
    assert found == wanted
    keys = ask(
        "select conrelid::regclass::text, contype::text, confrelid::regclass::text from pg_constraint "
        "where connamespace = 'climatekit'::regnamespace and contype in ('p', 'f')"
    )
    assert {table.removeprefix("climatekit.") for table, kind, _ in keys if kind == "p"} >= {
        table.name for table in published.tables if table.key
    }
    leads = {
        (one.removeprefix("climatekit."), other.removeprefix("climatekit.")) for one, kind, other in keys if kind == "f"
    }
    declared = {
        (table.name, column.references[0])
        for table in published.tables
        for column in table.columns
        if column.references and table.step != "input"
    }
    assert leads == declared
    assert len(leads) >= 5


def test_postgresql_says_what_it_holds(published: Any, expected: Totals, ask: Any) -> None:
    told = ask("select table_name, row_count, project, as_of::text from climatekit._climatekit")
    assert {name: rows for name, rows, _, _ in told} == {name: totals[0] for name, totals in expected.items()}
    assert {(project, day) for _, _, project, day in told} == {("YmpyräKS (keksitty esimerkki)", "2026-10-31")}


def test_duckdb_file(published: Any, schemas: Any, totals_sql: Any, expected: Totals, same: Same) -> None:
    with duckdb.connect(published.folder / "marts.duckdb", read_only=True) as file:
        same(
            {
                table.name: list(file.execute(totals_sql(schemas[table.name], f'"{table.name}"')).fetchall()[0])
                for table in published.tables
            },
            expected,
        )
        kinds = file.execute(
            "select c.table_name, c.column_name, c.is_nullable, c.comment from duckdb_columns() c "
            "join duckdb_tables() t using (table_oid) order by c.table_name, c.column_index"
        ).fetchall()
        assert kinds == [
            (
                table.name,
                column.name,
                column.nullable,
                column.description.en + (f" [{column.unit}]" if column.unit else ""),
            )
            for table in sorted(published.tables, key=lambda table: table.name)
            for column in table.columns
        ]
        for table in published.tables:
            there = file.sql(f'from "{table.name}"').to_arrow_table().schema
            assert there.types == schemas[table.name].types


def test_duckdb_views(published: Any, expected: Totals) -> None:
    with duckdb.connect(published.folder / "marts.duckdb", read_only=True) as file:
        views = file.execute("select view_name, comment from duckdb_views() where not internal").fetchall()
        facts = {
            table.name
            for table in published.tables
            if table.name.startswith("fact_") and any(column.references for column in table.columns)
        }
        assert {f"fact_{name.removeprefix('star_')}" for name, _ in views} == facts
        assert "star_activity" in {name for name, _ in views}
        for name, comment in views:
            fact = f"fact_{name.removeprefix('star_')}"
            assert fact in comment
            assert file.sql(f'select count(*) from "{name}"').fetchall() == [(expected[fact][0],)]
            columns = file.execute(
                "select column_name, comment from duckdb_columns() where table_name = ?", [name]
            ).fetchall()
            assert all(comment for _, comment in columns), name
            assert len({column.casefold() for column, _ in columns}) == len(columns)
        # what the view shows of a dimension is what stands in it
        found = file.sql(
            "select count(*) from star_activity s join fact_activity f using (programme_key, organisation_key) "
            "anti join dim_organisation o on o.organisation_key = s.organisation_key and "
            "o.name is not distinct from s.organisation_name"
        ).fetchall()
        assert found == [(0,)]


def test_workbook(published: Any, schemas: Any, expected: Totals) -> None:
    book = CalamineWorkbook.from_path(published.folder / "marts.xlsx")
    assert book.sheet_names == ["Contents", "Columns", "What metrics mean", *(table.name for table in published.tables)]
    for table in published.tables:
        rows = book.get_sheet_by_name(table.name).to_python()
        assert rows[0] == [column.name for column in table.columns]
        totals = expected[table.name]
        assert len(rows) - 1 == totals[0]
        for position, column in enumerate(table.columns):
            cells = [row[position] for row in rows[1:]]
            filled = [cell for cell in cells if cell != ""]
            kind = schemas[table.name].field(column.name).type
            empty, total = totals[1 + 2 * position : 3 + 2 * position]
            assert len(cells) - len(filled) >= empty  # an empty text is an empty cell
            if pa.types.is_date(kind):
                assert all(type(cell) is datetime.date for cell in filled), (table.name, column.name)
                found: Any = sum(cell.year * 10_000 + cell.month * 100 + cell.day for cell in filled)
            elif pa.types.is_boolean(kind):
                assert all(isinstance(cell, bool) for cell in filled)
                found = sum(filled)
            elif pa.types.is_string(kind):
                found = sum(map(len, filled))
            else:
                found = sum(Decimal(str(cell)) for cell in filled)
            assert abs(Decimal(found) - Decimal(str(total or 0))) < Decimal("0.005"), (table.name, column.name)


def _arrow_total(column: pa.ChunkedArray) -> Any:
    kind = column.type
    if pa.types.is_string(kind):
        return pc.sum(pc.utf8_length(column)).as_py()
    if pa.types.is_date(kind):
        parts = (pc.multiply(pc.year(column), 10_000), pc.multiply(pc.month(column), 100), pc.day(column))
        return pc.sum(pc.add(pc.add(*parts[:2]), parts[2])).as_py()
    return pc.sum(column).as_py()


def test_pyarrow(published: Any, expected: Totals, same: Same) -> None:
    found = {}
    for table in published.tables:
        rows = ds.dataset(published.parquet(table)).to_table()
        numbers: list[Any] = [rows.num_rows]
        for column in table.columns:
            numbers += [rows[column.name].null_count, _arrow_total(rows[column.name])]
        found[table.name] = numbers
    same(found, expected)


def test_polars(published: Any, schemas: Any, expected: Totals, same: Same) -> None:
    pl = pytest.importorskip("polars")
    found = {}
    for table in published.tables:
        frame = pl.read_parquet(published.parquet(table), hive_partitioning=False)
        numbers: list[Any] = [frame.height]
        for column in table.columns:
            values, kind = frame[column.name], schemas[table.name].field(column.name).type
            assert values.dtype == {
                "string": pl.String, "bool": pl.Boolean, "int16": pl.Int16,
                "int32": pl.Int32,
                "int64": pl.Int64, "double": pl.Float64, "date32[day]": pl.Date
            }.get(str(kind), pl.Decimal)  # fmt: skip
            if values.dtype == pl.String:
                total = values.str.len_chars().sum()
            elif values.dtype == pl.Date:
                total = (
                    values.dt.year().cast(int) * 10_000 + values.dt.month().cast(int) * 100 + values.dt.day().cast(int)
                ).sum()
            else:
                total = values.sum()
            numbers += [values.null_count(), total]
        found[table.name] = numbers
    same(found, expected)


def test_frictionless(published: Any) -> None:
    """Types, keys and foreign keys as the data package declares them.

    The rows are handed over as they are: frictionless's own reader of Parquet makes 1 a 1.0 in a column with an empty
    cell, and takes a wrong hash, which is therefore reckoned here.
    """
    frictionless = pytest.importorskip("frictionless")
    described = json.loads((published.folder / "datapackage.json").read_text("utf-8"))
    marts = {table.name: table for table in published.tables}
    resources = []
    for resource in described["resources"]:
        if isinstance(resource["path"], str):
            content = (published.folder / resource["path"]).read_bytes()
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}", resource["name"]
        if resource["name"] in marts:
            rows = ds.dataset(published.parquet(marts[resource["name"]]))
            rows = rows.to_table() if resource["name"].startswith("dim_") else rows.head(300)
            data = [rows.schema.names, *map(list, zip(*rows.to_pydict().values(), strict=True))]
            resources.append({"name": resource["name"], "schema": resource["schema"], "data": data, "format": "inline"})
    package = frictionless.Package.from_descriptor({"name": "marts", "resources": resources})
    report = package.validate()
    assert [(task.name, error.type, error.message) for task in report.tasks for error in task.errors] == []
    assert len(report.tasks) == len(resources)
    assert sum(len(resource["data"]) - 1 for resource in resources) > 2_000
    assert sum(len(resource["schema"].get("foreignKeys", ())) for resource in resources) >= 5
    # it would have said so: a key that leads nowhere, a word where a number should be
    (fact,) = (resource for resource in resources if resource["name"] == "fact_resource_use")
    needed = {key["reference"]["resource"] for key in fact["schema"]["foreignKeys"]}
    names, row = fact["data"][:2]
    nowhere = [-1 if name.endswith("_key") else cell for name, cell in zip(names, row, strict=True)]
    word = ["much" if name == "cost_eur" else cell for name, cell in zip(names, row, strict=True)]
    broken = {**fact, "data": [names, nowhere, word]}
    few = [broken, *(resource for resource in resources if resource["name"] in needed)]
    report = frictionless.Package.from_descriptor({"name": "marts", "resources": few}).validate()
    assert {"foreign-key", "type-error"} <= {error.type for task in report.tasks for error in task.errors}
