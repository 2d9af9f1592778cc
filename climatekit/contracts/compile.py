"""From a pandera model to a compiled contract.

Pandera's checks return Ibis expressions; each is turned into one boolean SQL expression over the typed columns, so
that a whole table is judged in one pass (``validate``). The heavy imports live here and only here: a contract that is
in the cache is not compiled again (``registry``).
"""

from __future__ import annotations

import importlib
import json
from typing import Any, cast

import ibis
import ibis.expr.datatypes as dt
import sqlglot
from pandera.api.ibis.types import IbisData
from pandera.backends.ibis.register import register_ibis_backends
from sqlglot import exp

from climatekit.contracts import sentences
from climatekit.contracts.fields import Contract
from climatekit.contracts.model import Check, Column, CompiledContract, table_name
from climatekit.errors import PluginError
from climatekit.text import Text


def compile_contract(contract: str) -> CompiledContract:
    """Import ``module:Class`` and compile it. Raises ``PluginError`` where it is no sound contract."""
    register_ibis_backends("ibis.expr.types.relations.Table")
    model = _import(contract)
    try:
        schema = model.to_schema()
    except Exception as error:
        raise PluginError("contract.broken", f"The contract {contract} is no sound pandera model: {error}") from error
    metadata = getattr(model.Config, "metadata", None) or {}
    table = ibis.table({name: column.dtype.type for name, column in schema.columns.items()}, name="t")
    columns = tuple(_column(contract, name, column) for name, column in schema.columns.items())
    by_name = {column.name: column for column in columns}
    checks = [
        _column_check(contract, table, by_name[name], check)
        for name, column in schema.columns.items()
        for check in column.checks
    ]
    checks += [_row_check(contract, table, check) for check in schema.checks]
    key = tuple([schema.unique] if isinstance(schema.unique, str) else schema.unique or ())
    if not key:
        raise PluginError("contract.no_key", f"The contract {contract} has no key: list it in Config.unique.")
    if len({check.reason for check in checks}) != len(checks):
        raise PluginError("contract.ambiguous", f"The contract {contract} has two checks of one kind on one column.")
    return CompiledContract(
        table=table_name(contract),
        contract=contract,
        title=metadata.get("title", Text(*(table_name(contract),) * 3)),
        description=" ".join((model.__doc__ or "").split()),
        key=key,
        columns=columns,
        checks=tuple(checks),
        natural_person=metadata.get("natural_person"),
    )


def _import(contract: str) -> type[Contract]:
    module, _, name = contract.partition(":")
    try:
        model = getattr(importlib.import_module(module), name)
    except Exception as error:
        raise PluginError(
            "contract.missing", f"The contract '{contract}' can't be imported: {type(error).__name__}: {error}."
        ) from error
    if not (isinstance(model, type) and issubclass(model, Contract)):
        raise PluginError("contract.wrong_type", f"'{contract}' is not a Contract (climatekit.contracts.fields).")
    return model


def _column(contract: str, name: str, column: Any) -> Column:
    metadata = column.metadata
    if not metadata or "title" not in metadata:
        raise PluginError("contract.undescribed", f"The column '{name}' of {contract} must be made with column(…).")
    allowed: tuple[str, ...] = ()
    for check in column.checks:
        if check.name == "isin":
            allowed = tuple(str(value) for value in check.statistics["allowed_values"])
    return Column(name=name, type=_type(contract, name, column.dtype.type), nullable=column.nullable, allowed=allowed,
                  **metadata)  # fmt: skip


def _type(contract: str, name: str, datatype: dt.DataType) -> str:
    if isinstance(datatype, dt.Decimal):
        return f"decimal({datatype.precision},{datatype.scale})"
    kinds = {dt.String: "text", dt.Int64: "integer", dt.Float64: "number", dt.Date: "date", dt.Boolean: "boolean"}
    for kind, word in kinds.items():
        if isinstance(datatype, kind):
            return word
    raise PluginError(
        "contract.type",
        f"The column '{name}' of {contract} has the type {datatype}: use str, int, float, bool, date or Decimal.",
    )


def _column_check(contract: str, table: ibis.Table, column: Column, check: Any) -> Check:
    sentence = sentences.for_builtin(check.name, check.statistics or {}, column)
    if sentence is None:
        raise PluginError(
            "contract.check", f"The check '{check.name}' on '{column.name}' of {contract} has no sentence: use @holds."
        )
    return Check(
        code=sentences.CODES[check.name],
        column=column.name,
        holds=_sql(table, _expression(check, table, column.name)),
        sentence=sentence,
    )


def _row_check(contract: str, table: ibis.Table, check: Any) -> Check:
    try:
        described = json.loads(check.description)
    except (TypeError, ValueError) as error:
        raise PluginError(
            "contract.check", f"The check '{check.name}' of {contract} has no sentence: write it with @holds."
        ) from error
    return Check(
        code=f"check.{check.name}",
        column=described["column"],
        holds=_sql(table, _expression(check, table, None)),
        sentence=Text(**described["sentence"]),
    )


def _expression(check: Any, table: ibis.Table, key: str | None) -> ibis.expr.types.BooleanValue:
    """What a pandera check says about each row, as one Ibis boolean."""
    result = check._check_fn(IbisData(table, key), **check._check_kwargs)
    if isinstance(result, ibis.Table):  # the built-in checks answer with a table of one boolean column
        (operation,) = cast("Any", result.op()).values.values()
        result = operation.to_expr()
    return result


def _sql(table: ibis.Table, expression: ibis.expr.types.BooleanValue) -> str:
    """The expression in DuckDB SQL, its columns named without a table."""
    query = sqlglot.parse_one(str(ibis.to_sql(table.select(verdict=expression), dialect="duckdb")), dialect="duckdb")
    inner = query.selects[0].this  # type: ignore[attr-defined]
    for name in inner.find_all(exp.Column):
        name.set("table", None)
    return str(inner.sql(dialect="duckdb"))
