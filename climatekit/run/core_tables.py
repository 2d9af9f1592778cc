"""The tables that the core makes: ``programme``, ``run``, one settings table per model, and what the metrics mean."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

import duckdb
from pydantic import BaseModel

from climatekit.contracts.writing import identifier
from climatekit.dictionary.field import Field
from climatekit.engine import insert
from climatekit.errors import PluginError
from climatekit.language import say
from climatekit.pipeline.plan import METRIC_DEFINITION
from climatekit.pipeline.sql_file import SqlFile
from climatekit.plugin_host.types import CoordinationModel
from climatekit.project.programmes import Programme
from climatekit.text import LANGUAGES

PROGRAMME_FIELDS = (
    Field(name="programme_id", description="Programme.", nullable=False),
    Field(name="name", description="Its name.", nullable=False),
    Field(name="model", description="Coordination model that it runs.", nullable=False),
    Field(name="preset", description="Preset that its settings start from."),
    Field(name="parent_programme_id", description="Programme that it is a part of."),
    Field(name="succeeds_programme_id", description="Programme that it goes on from, under another model or rules."),
    Field(name="valid_from", description="First day.", unit="d"),
    Field(name="valid_to", description="Last day; empty while it goes on.", unit="d"),
)
_SQL = {
    bool: "BOOLEAN",
    int: "BIGINT",
    float: "DOUBLE",
    Decimal: "DECIMAL(18,4)",
    datetime.date: "DATE",
    str: "VARCHAR",
}


def settings_table(model: str) -> str:
    """The table that carries the settings of a model's programmes."""
    return f"{model}_settings"


def make_core_tables(
    connection: duckdb.DuckDBPyConnection,
    programmes: Sequence[Programme],
    models: Iterable[CoordinationModel],
    as_of: datetime.date,
    candidates: Iterable[tuple[str, str]] = (),
) -> None:
    """Make them all. Every model in use gets its settings table.

    ``candidate`` (programme, organisation) is empty but for a what-if run: those who are in under the present model.
    """
    connection.execute(
        "create table programme (programme_id varchar, name varchar, model varchar, preset varchar, "
        "parent_programme_id varchar, succeeds_programme_id varchar, valid_from date, valid_to date)"
    )
    names = [field.name for field in PROGRAMME_FIELDS]
    insert(connection, "programme", ([getattr(programme, name) for name in names] for programme in programmes))
    connection.execute("create table candidate (programme_id varchar, org_id varchar)")
    insert(connection, "candidate", candidates)
    connection.execute("create table run (as_of date)")
    connection.execute("insert into run values (?)", [as_of])
    for model in models:
        _settings(connection, model, [programme for programme in programmes if programme.model == model.name])


def make_metric_definition(connection: duckdb.DuckDBPyConnection, metrics: Iterable[SqlFile]) -> None:
    """One row per metric of the run: what its author says of it."""
    said = [f"{what}_{language}" for what in ("title", "definition", "caveat") for language in LANGUAGES]
    texts = ", ".join(f"{name} varchar" for name in ("metric", "unit", "direction", *said))
    connection.execute(f"create table {METRIC_DEFINITION} ({texts}, is_indicative boolean, is_headline boolean)")
    rows = []
    for metric in metrics:
        header = metric.header
        # the definition stands in the file under the bare language, as every sentence does
        values = [header.get(name.removeprefix("definition_")) for name in ("unit", "direction", *said)]
        flags = [header.get(name) == "yes" for name in ("indicative", "headline")]
        rows.append([metric.name, *values, *flags])
    insert(connection, METRIC_DEFINITION, rows)


def _settings(connection: duckdb.DuckDBPyConnection, model: CoordinationModel, programmes: Sequence[Programme]) -> None:
    columns = settings_columns(model)
    table = identifier(settings_table(model.name))
    declared = ", ".join(f"{identifier(name)} {kind}" for name, kind in columns.items())
    connection.execute(f"create table {table} (programme_id varchar, {declared})")
    rows = (
        [programme.programme_id, *(_plain(getattr(programme.settings, name)) for name in columns)]
        for programme in programmes
    )
    insert(connection, table, rows)


def settings_columns(model: CoordinationModel) -> dict[str, str]:
    """SQL type per setting. Settings are scalar, so that SQL can use them."""
    return {name: _sql_type(model, name, field.annotation) for name, field in model.settings.model_fields.items()}


def _sql_type(model: CoordinationModel, name: str, annotation: Any) -> str:
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        inner = [part for part in typing.get_args(annotation) if part is not type(None)]
        if len(inner) == 1:
            return _sql_type(model, name, inner[0])
    if origin is typing.Literal:
        return "VARCHAR"
    if isinstance(annotation, type):
        if issubclass(annotation, Enum):
            return "VARCHAR"
        for kind, sql in _SQL.items():
            if issubclass(annotation, kind):
                return sql
    raise PluginError(
        "plugin.setting",
        say(
            "The setting '{name}' of the model '{model}' is {annotation}: a setting is one number, "
            "text, date or true/false, so that SQL can use it.",
            name=name,
            model=model.name,
            annotation=annotation,
        ),
        model=model.name,
    )


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def settings_values(settings: BaseModel) -> dict[str, Any]:
    """The settings of one programme as plain values for the manifest."""
    return {name: _plain(getattr(settings, name)) for name in type(settings).model_fields}
