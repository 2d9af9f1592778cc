"""A SELECT in DuckDB's dialect as one for Spark that gives the same rows, or a refusal.

sqlglot, which Ibis translates with too, reads and writes it and knows the type of every expression; ``rewrite`` says
again whatever the two engines compute differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema

from climatekit.language import say
from climatekit.spark import kinds
from climatekit.spark.allowed import Refused, check
from climatekit.spark.rewrite import rewrite

Tables = Mapping[str, Mapping[str, str]]
"""Columns of each table with their types, as DuckDB names them."""


def readable(sql: str) -> exp.Expr:
    """The SELECT as a tree. Raises ``Refused``: everything that needs no table to be known."""
    try:
        tree = sqlglot.parse_one(sql, read="duckdb")
    except SqlglotError:
        raise Refused(say("it is written in a way that the translator does not read")) from None
    check(tree)
    return tree


def translate(sql: str, tables: Tables, columns: Iterable[tuple[str, str]]) -> str:
    """``columns`` are the ones that DuckDB binds the SELECT to, with their types: Spark's are cast to them.

    Raises ``Refused`` where a type that matters is not known, or where Spark would not compute the same.
    """
    schema = MappingSchema({name: dict(found) for name, found in tables.items()}, dialect="duckdb")
    try:
        tree = qualify(
            readable(sql), schema=schema, dialect="duckdb", validate_qualify_columns=False, quote_identifiers=True
        )
        tree = annotate_types(tree, schema=schema, expression_metadata=kinds.METADATA, dialect="duckdb")
    except SqlglotError as error:
        raise Refused(str(error).partition("\n")[0]) from None
    columns = list(columns)
    _check_columns(tree, columns)
    selected = rewrite(tree).sql(dialect="spark", comments=False)
    names = ", ".join(f"cast({quoted(name)} as {kinds.spark_type(kind)}) as {quoted(name)}" for name, kind in columns)
    return f"select {names} from ({selected}) as computed"


def quoted(name: str) -> str:
    """A name in Spark's SQL."""
    return "`" + name.replace("`", "``") + "`"


def _check_columns(tree: exp.Expr, columns: list[tuple[str, str]]) -> None:
    """What sqlglot takes a column for must be what DuckDB binds it to: else it was understood in two ways."""
    assert isinstance(tree, exp.Query)
    for selected, (name, written) in zip(tree.selects, columns, strict=True):
        found, bound = kinds.kind(selected), kinds.kind_of_type(written)
        if found not in (bound, kinds.NULL):
            raise Refused(
                say("the column '{name}' is {bound}, but taken for {found}", name=name, bound=bound, found=found)
            )
