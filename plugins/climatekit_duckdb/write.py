"""Fill the file: tables with types and comments, then the views over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from climatekit.contracts.writing import identifier, text_literal
from climatekit.dictionary.model import Table
from climatekit.plugin_host import Target
from climatekit.publish.published import chosen
from climatekit.text import Language
from climatekit_duckdb.settings import Settings
from climatekit_duckdb.views import View, described, view


def write(target: Target) -> Path:
    """A file that stands for itself: nothing in it leads to another one."""
    settings = target.settings
    assert isinstance(settings, Settings)
    path = target.folder / settings.file
    with duckdb.connect(path) as file:
        _share_limits(target.connection, file)
        file.execute("begin")
        tables = chosen(target.dictionary, settings.tables)
        for table in tables:
            _fill(file, table, target.read(table))
        views = [made for table in tables if (made := view(table, target.dictionary, target.language))]
        told = [statement for table in tables for statement in _comments(table, target.language)]
        told += [statement for made in views for statement in _view(made)]
        file.execute(";\n".join(told) or "select 1")
        file.execute("commit")
        file.execute("checkpoint")
    return path


def _share_limits(run: duckdb.DuckDBPyConnection, file: duckdb.DuckDBPyConnection) -> None:
    """Keep to what the run may use of the machine."""
    for name in ("memory_limit", "threads"):
        found = run.execute(f"select current_setting('{name}')").fetchone()
        if found:
            file.execute(f"set {name} = '{found[0]}'")


def _fill(file: duckdb.DuckDBPyConnection, table: Table, rows: pa.RecordBatchReader) -> None:
    """Types are those of the Parquet; what may be empty is said by the dictionary."""
    file.register("published", rows.schema.empty_table())
    kinds = dict(file.execute("select column_name, column_type from (describe from published)").fetchall())
    file.unregister("published")
    columns = ", ".join(
        f"{identifier(column.name)} {kinds[column.name]}{'' if column.nullable else ' not null'}"
        for column in table.columns
    )
    file.execute(f"create table {identifier(table.name)} ({columns})")
    file.register("published", rows)
    file.execute(f"insert into {identifier(table.name)} from published")
    file.unregister("published")


def _comments(table: Table, language: Language) -> Iterator[str]:
    yield f"comment on table {identifier(table.name)} is {text_literal(_titled(table, language))}"
    for column in table.columns:
        place = f"{identifier(table.name)}.{identifier(column.name)}"
        yield f"comment on column {place} is {text_literal(described(column, language))}"


def _view(made: View) -> Iterator[str]:
    yield made.sql
    yield f"comment on view {identifier(made.name)} is {text_literal(made.description)}"
    for name, description in made.columns.items():
        yield f"comment on column {identifier(made.name)}.{identifier(name)} is {text_literal(description)}"


def _titled(table: Table, language: Language) -> str:
    title = f"{table.title.to(language)}: " if table.title else ""
    return title + table.description.to(language)
