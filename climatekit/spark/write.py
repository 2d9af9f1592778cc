"""Pieces of Spark's SQL around parts of a tree: written as they stand, so that no generator turns them once more."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.spark import Spark


class Raw(exp.Expression):
    """Text with holes; what fills them is written in Spark's dialect."""

    arg_types: ClassVar[dict[str, bool]] = {"text": True, "expressions": False}


def _written(generator: Any, node: Raw) -> str:
    return str(node.args["text"]).format(*(generator.sql(part) for part in node.expressions))


Spark.Generator.TRANSFORMS[Raw] = _written
DuckDB.Generator.TRANSFORMS[Raw] = lambda *_: "…"  # in a message: a part that is already translated


def raw(text: str, *parts: exp.Expr) -> exp.Expr:
    """``text`` with ``{}`` where the parts go; braces are doubled."""
    return Raw(text=text, expressions=[part.copy() for part in parts])


def call(name: str, *parts: exp.Expr) -> exp.Expr:
    """A function of Spark."""
    return raw(f"{name}({', '.join('{}' for _ in parts)})", *parts)


def as_type(part: exp.Expr, name: str) -> exp.Expr:
    """A plain cast of Spark's."""
    return raw(f"cast({{}} as {name})", part)


def number(value: int) -> exp.Expr:
    """A whole number."""
    return exp.Literal.number(value)
