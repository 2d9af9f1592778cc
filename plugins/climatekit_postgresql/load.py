"""Fill the new tables inside one open transaction, in a schema that nobody else sees."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from climatekit import __version__
from climatekit.dictionary.model import Table
from climatekit.errors import SystemFailure
from climatekit.plugin_host import Delivery, Target
from climatekit.publish.published import chosen, schema
from climatekit_postgresql import ddl
from climatekit_postgresql.database import LEDGER, connect, identifier, literal, refuse_foreign, run, run_all, telling
from climatekit_postgresql.sentences import FAILED, TOO_LONG, said
from climatekit_postgresql.settings import Settings
from climatekit_postgresql.swap import swap

_LONGEST_NAME = 63


def deliver(target: Target) -> Delivery:
    """Everything in its place but for the last step; nothing of it is seen, and a failure leaves no trace."""
    settings = target.settings
    assert isinstance(settings, Settings)
    tables = chosen(target.dictionary, settings.tables)
    _refuse_long_names(settings.schema_name, tables)
    connection = connect(settings)
    try:
        with telling(settings):
            staging = _filled(connection, target, settings, tables)
    except BaseException:
        connection.close()  # which rolls back
        raise

    def commit() -> None:
        with telling(settings):
            swap(connection, settings, staging)
            connection.commit()
        connection.close()

    return Delivery(commit=commit, abandon=connection.close)


def _filled(connection: Any, target: Target, settings: Settings, tables: Sequence[Table]) -> str:
    run(connection, "set local search_path = pg_catalog")
    run(connection, "set local standard_conforming_strings = on")
    run(connection, "set local idle_in_transaction_session_timeout = 0")
    # two runs into one schema come one after the other
    run(
        connection,
        f"select pg_advisory_xact_lock(hashtextextended({literal('climatekit ' + settings.schema_name)}, 0))",
    )
    refuse_foreign(connection, settings.schema_name)
    staging = f"climatekit_{secrets.token_hex(8)}"
    schemas = {table.name: schema(target.folder, table) for table in tables}
    ledger = (
        f"create table {ddl.named(staging, LEDGER)} (table_name text primary key, step text not null, "
        "row_count bigint not null, project text not null, as_of date not null, climatekit text not null)"
    )
    run_all(
        connection,
        [
            f"create schema {identifier(staging)}",
            *(ddl.create(staging, table, schemas[table.name]) for table in tables),
            ledger,
        ],
    )
    listed = []
    for table in tables:
        rows = _ingest(connection, staging, table, _as_stored(target.read(table)))
        facts = (literal(table.name), literal(table.step), str(rows), literal(target.project))
        listed.append(f"({', '.join(facts)}, date '{target.as_of}', {literal(__version__)})")
    if listed:
        run(connection, f"insert into {ddl.named(staging, LEDGER)} values {', '.join(listed)}")
    finish = [statement for table in tables for statement in ddl.primary_key(staging, table)]
    finish += [statement for table in tables for statement in ddl.foreign_keys(staging, table, tables)]
    finish += [statement for table in tables for statement in ddl.comments(staging, table, target.language)]
    run_all(connection, finish or ["null"])
    return staging


def _ingest(connection: Any, staging: str, table: Table, batches: pa.RecordBatchReader) -> int:
    rows = 0

    def counted() -> Iterator[pa.RecordBatch]:
        nonlocal rows
        for batch in batches:
            rows += batch.num_rows
            yield batch

    with connection.cursor() as cursor:
        stream = pa.RecordBatchReader.from_batches(batches.schema, counted())
        cursor.adbc_ingest(table.name, stream, mode="append", db_schema_name=staging)
    return rows


def _as_stored(batches: pa.RecordBatchReader) -> pa.RecordBatchReader:
    """The rows in the types in which they are sent; text without NUL, which PostgreSQL can't hold."""
    wanted = pa.schema([pa.field(field.name, ddl.stored(field.type)[1]) for field in batches.schema])

    def converted() -> Iterator[pa.RecordBatch]:
        for batch in batches:
            columns = []
            for column, field in zip(batch.columns, wanted, strict=True):
                values = column.cast(field.type)
                if pa.types.is_string(field.type) and pc.any(pc.match_substring(values, "\0")).as_py():
                    values = pc.replace_substring(values, "\0", "\N{REPLACEMENT CHARACTER}")
                columns.append(values)
            yield pa.record_batch(columns, schema=wanted)

    return pa.RecordBatchReader.from_batches(wanted, converted())


def _refuse_long_names(schema_name: str, tables: Sequence[Table]) -> None:
    """PostgreSQL would cut them, and two might become one."""
    for name in (schema_name, *(name for table in tables for name in (table.name, *(c.name for c in table.columns)))):
        if len(name.encode()) > _LONGEST_NAME:
            reason = said(TOO_LONG, name=name)
            raise SystemFailure("postgresql.failed", said(FAILED, schema=schema_name, reason=reason))
