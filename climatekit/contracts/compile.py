"""From a pandera model to a compiled contract.

Pandera's checks return Ibis expressions; each is turned into one boolean SQL expression over the typed columns, so
that a whole table is judged in one pass (``validate``). The heavy imports live here and only here: a contract that is
in the cache is not compiled again (``registry``).
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import duckdb
import ibis
import ibis.expr.datatypes as dt
import sqlglot
from pandera.api.ibis.types import IbisData
from pandera.backends.ibis.register import register_ibis_backends
from sqlglot import exp

from climatekit.contracts import sentences
from climatekit.contracts.fields import Contract
from climatekit.contracts.model import REJECT_ALL, Check, Column, CompiledContract, table_name
from climatekit.contracts.requirements import key_of, require_sound, require_sound_schema
from climatekit.contracts.writing import identifier
from climatekit.errors import PluginError
from climatekit.language import say
from climatekit.text import Text

_LONGEST_DECIMAL = 30  # the engine's 38, less those by which a cell is held against its rounded value
_FEW = 8
# other rows, other tables, the clock and chance: a verdict that rests on them is another one tomorrow
_MORE_THAN_A_ROW = (exp.AggFunc, exp.Window, exp.Subquery, exp.CurrentDate, exp.CurrentTimestamp, exp.Rand)


def compile_contract(contract: str) -> CompiledContract:
    """Import ``module:Class`` and compile it. Raises ``PluginError`` where it is no sound contract."""
    register_ibis_backends("ibis.expr.types.relations.Table")
    model = _import(contract)
    try:
        schema = model.to_schema()
    except Exception as error:
        raise PluginError(
            "contract.broken",
            say("The contract {contract} is no sound pandera model: {error}", contract=contract, error=error),
        ) from error
    require_sound_schema(contract, schema)
    metadata = getattr(model.Config, "metadata", None) or {}
    columns = tuple(_column(contract, name, column) for name, column in schema.columns.items())
    table = ibis.table({name: column.dtype.type for name, column in schema.columns.items()}, name="t")
    by_name = {column.name: column for column in columns}
    checks = [
        _column_check(contract, table, by_name[name], check)
        for name, column in schema.columns.items()
        for check in column.checks
    ]
    checks += [_row_check(contract, table, check) for check in schema.checks]
    compiled = CompiledContract(
        table=table_name(contract),
        contract=contract,
        title=metadata.get("title", Text(*(table_name(contract),) * 3)),
        description=" ".join((model.__doc__ or "").split()),
        key=key_of(contract, schema),
        columns=columns,
        checks=_held_against_nothing(columns, checks),
        natural_person=metadata.get("natural_person"),
        duplicates=metadata.get("duplicates", REJECT_ALL),
        versioned=bool(metadata.get("versioned")),
        period=metadata.get("period"),
        identity=tuple((rule,) if isinstance(rule, str) else tuple(rule) for rule in metadata.get("identity", ())),
    )
    require_sound(compiled)
    return compiled


def _import(contract: str) -> type[Contract]:
    module, _, name = contract.partition(":")
    try:
        model = getattr(importlib.import_module(module), name)
    except Exception as error:
        raise PluginError(
            "contract.missing",
            say(
                "The contract '{contract}' can't be imported: {kind}: {error}.",
                contract=contract,
                kind=type(error).__name__,
                error=error,
            ),
        ) from error
    if not (isinstance(model, type) and issubclass(model, Contract)):
        raise PluginError(
            "contract.wrong_type",
            say("'{contract}' is not a Contract (climatekit.contracts.fields).", contract=contract),
        )
    return model


def _column(contract: str, name: str, column: Any) -> Column:
    metadata = column.metadata
    if not metadata or "title" not in metadata:
        raise PluginError(
            "contract.undescribed",
            say("The column '{name}' of {contract} must be made with column(…).", name=name, contract=contract),
        )
    allowed: tuple[str, ...] = ()
    for check in column.checks:
        if check.name == "isin":
            allowed = tuple(str(value) for value in check.statistics["allowed_values"])
    return Column(name=name, type=_type(contract, name, column.dtype.type), nullable=column.nullable, allowed=allowed,
                  **metadata)  # fmt: skip


def _type(contract: str, name: str, datatype: dt.DataType) -> str:
    if isinstance(datatype, dt.Decimal) and datatype.precision is not None and datatype.scale is not None:
        if datatype.precision > _LONGEST_DECIMAL:
            raise PluginError(
                "contract.type",
                say(
                    "The column '{name}' of {contract} has {precision} digits: {most} are the most.",
                    name=name,
                    contract=contract,
                    precision=datatype.precision,
                    most=_LONGEST_DECIMAL,
                ),
            )
        return f"decimal({datatype.precision},{datatype.scale})"
    kinds = {dt.String: "text", dt.Int64: "integer", dt.Float64: "number", dt.Date: "date", dt.Boolean: "boolean"}
    for kind, word in kinds.items():
        if isinstance(datatype, kind):
            return word
    raise PluginError(
        "contract.type",
        say(
            "The column '{name}' of {contract} has the type {datatype}: use str, int, float, bool, date or Decimal.",
            name=name,
            contract=contract,
            datatype=datatype,
        ),
    )


def _column_check(contract: str, table: ibis.Table, column: Column, check: Any) -> Check:
    sentence = sentences.for_builtin(check.name, check.statistics or {}, column)
    if sentence is None:
        raise PluginError(
            "contract.check",
            say(
                "The check '{name}' on '{column}' of {contract} has no sentence: use @holds.",
                name=check.name,
                column=column.name,
                contract=contract,
            ),
        )
    return _check(
        _holds(contract, table, check, column.name),
        code=sentences.CODES[check.name],
        column=column.name,
        sentence=sentence,
    )


def _row_check(contract: str, table: ibis.Table, check: Any) -> Check:
    try:
        described = json.loads(check.description)
        column, sentence = described["column"], Text(**described["sentence"])
    except (TypeError, ValueError, KeyError) as error:
        raise PluginError(
            "contract.check",
            say(
                "The check '{name}' of {contract} has no sentence: write it with @holds.",
                name=check.name,
                contract=contract,
            ),
        ) from error
    return _check(
        _holds(contract, table, check, None),
        code=f"check.{check.name}",
        column=column,
        sentence=sentence,
        checksum="reject" if described.get("checksum") else None,
    )


def _check(holds: exp.Expression, **described: Any) -> Check:
    rests_on = tuple(sorted({column.name for column in holds.find_all(exp.Column)}))
    return Check(holds=str(holds.sql(dialect="duckdb")), rests_on=rests_on, **described)


def _held_against_nothing(columns: Sequence[Column], checks: Sequence[Check]) -> tuple[Check, ...]:
    """The checks, each with what it says of a row without any value."""
    empty = ", ".join(f"null::{column.sql_type} as {identifier(column.name)}" for column in columns)
    told = ", ".join(f"coalesce(try(coalesce({check.holds}, true)), false)" for check in checks)
    try:
        with duckdb.connect() as connection:
            (held,) = connection.execute(f"select [{told}] from (select {empty})").fetchall()[0]
    except duckdb.Error:  # one of them is no condition: ``require_sound`` says which
        return tuple(checks)
    return tuple(replace(check, holds_of_nothing=holds) for check, holds in zip(checks, held, strict=True))


def _holds(contract: str, table: ibis.Table, check: Any, key: str | None) -> exp.Expression:
    """What a pandera check says about each row, as one boolean in DuckDB SQL, its columns named without a table."""
    try:
        result = check._check_fn(IbisData(table, key), **check._check_kwargs)
        if isinstance(result, ibis.Table):  # the built-in checks answer with a table of one boolean column
            (operation,) = cast("Any", result.op()).values.values()
            result = operation.to_expr()
        query: Any = sqlglot.parse_one(
            str(ibis.to_sql(table.select(verdict=result), dialect="duckdb")), dialect="duckdb"
        )
    except Exception as error:
        raise PluginError(
            "contract.check",
            say(
                "The check '{name}' of {contract} fails: {kind}: {error}.",
                name=check.name,
                contract=contract,
                kind=type(error).__name__,
                error=error,
            ),
        ) from error
    if query.find(*_MORE_THAN_A_ROW) is not None or len(list(query.find_all(exp.Select))) != 1:
        raise PluginError(
            "contract.check",
            say(
                "The check '{name}' of {contract} needs more than the row it judges: compare columns of one row.",
                name=check.name,
                contract=contract,
            ),
        )
    query.transform(_among, copy=False)
    inner = query.selects[0].this
    for name in inner.find_all(exp.Column):
        name.set("table", None)
    return cast("exp.Expression", inner)


def _among(node: exp.Expression) -> exp.Expression:
    """Closed sets in an order that stays (Ibis keeps a set), and compared one by one while they are short.

    DuckDB makes a join of ``in`` with more than a few values, at twice the cost.
    """
    if not isinstance(node, exp.In) or not node.expressions:
        return node
    values = sorted(node.expressions, key=lambda value: str(value.sql(dialect="duckdb")))
    if len(values) > _FEW or not isinstance(node.this, exp.Column):
        node.set("expressions", values)
        return node
    return exp.paren(exp.or_(*(exp.EQ(this=node.this.copy(), expression=value) for value in values)))
