"""The types of a SELECT: of every expression in it, by sqlglot; of its columns, by DuckDB's own binder."""

from __future__ import annotations

from typing import Any

from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB

INT, DECIMAL, FLOAT, TEXT, BOOL = "whole number", "decimal", "double", "text", "boolean"
DATE, TIMESTAMP, INTERVAL = "date", "timestamp", "interval"
NULL, NESTED, UNKNOWN = "null", "nested", "unknown"
NUMBERS = (INT, DECIMAL, FLOAT)

_BY_NAME = {
    **dict.fromkeys(("TINYINT", "SMALLINT", "INT", "INTEGER", "BIGINT", "INT128", "HUGEINT"), INT),
    **dict.fromkeys(("TEXT", "VARCHAR", "CHAR"), TEXT),
    **dict.fromkeys(("DOUBLE", "FLOAT"), FLOAT),
    **dict.fromkeys(("TIMESTAMP", "TIMESTAMPNTZ", "DATETIME"), TIMESTAMP),
    **dict.fromkeys(("ARRAY", "LIST", "STRUCT"), NESTED),
    "DECIMAL": DECIMAL,
    "BOOLEAN": BOOL,
    "DATE": DATE,
    "INTERVAL": INTERVAL,
    "NULL": NULL,
}
_SPARK = {"VARCHAR": "STRING", "TIMESTAMP": "TIMESTAMP_NTZ", "INTEGER": "INT", "HUGEINT": "DECIMAL(38,0)"}


def kind(node: Any) -> str:
    """What an annotated expression is."""
    if isinstance(node, exp.Null):
        return NULL
    found = getattr(node, "type", None)
    if found is None:
        return UNKNOWN
    name = found.this.value if hasattr(found.this, "value") else str(found.this)
    return _BY_NAME.get(name, UNKNOWN)


def kind_of_type(written: str) -> str:
    """What a column of a table in DuckDB is, by the name of its type."""
    return _BY_NAME.get(written.partition("(")[0], NESTED if written.endswith("]") else UNKNOWN)


def spark_type(written: str) -> str:
    """The same type in Spark, or the one that holds its values."""
    return _SPARK.get(written, written)


def _same_as(place: str) -> Any:
    return lambda annotator, node: annotator._set_type(node, node.args[place].type or exp.DType.UNKNOWN)


def _function(annotator: Any, node: exp.Anonymous) -> Any:
    known = {"list_position": exp.DType.INT, "surrogate_key": exp.DType.BIGINT}
    return annotator._set_type(node, known.get(node.name.lower(), exp.DType.UNKNOWN))


def _rounded(annotator: Any, node: exp.Ceil | exp.Floor) -> Any:
    decimal = node.this.type is not None and node.this.type.is_type(exp.DType.DECIMAL)
    return annotator._set_type(node, node.this.type if decimal else exp.DType.DOUBLE)


def _element(annotator: Any, node: exp.Explode) -> Any:
    inner = node.this.type.expressions if node.this.type is not None else []
    return annotator._set_type(node, inner[0] if inner else exp.DType.UNKNOWN)


def _series(annotator: Any, node: exp.GenerateSeries) -> Any:
    ends = node.args["start"].type
    day = ends is not None and ends.is_type(exp.DType.DATE, exp.DType.TIMESTAMP, exp.DType.DATETIME)
    return annotator._set_type(node, exp.DataType.build("TIMESTAMP[]" if day else "BIGINT[]", dialect="duckdb"))


def _rounded_to(annotator: Any, node: exp.Round) -> Any:
    return annotator._set_type(node, node.this.type if kind(node.this) in (INT, DECIMAL) else exp.DType.DOUBLE)


def _summed(annotator: Any, node: exp.Sum) -> Any:
    part = node.this.expressions[0] if isinstance(node.this, exp.Distinct) else node.this
    whole = kind(part) in (INT, BOOL)
    return annotator._set_type(node, exp.DType.INT128 if whole else part.type or exp.DType.UNKNOWN)


def _middle(annotator: Any, node: exp.Median) -> Any:
    return annotator._set_type(node, exp.DType.DOUBLE if kind(node.this) in (INT, FLOAT) else node.this.type)


def _reckoned(annotator: Any, node: exp.Add | exp.Sub | exp.Mul | exp.Mod) -> Any:
    left, right = kind(node.this), kind(node.expression)
    if {left, right} <= {DATE, TIMESTAMP, INTERVAL} and INTERVAL in (left, right):
        return annotator._set_type(node, exp.DType.TIMESTAMP)
    if left == right == DATE:
        return annotator._set_type(node, exp.DType.BIGINT)
    if DATE in (left, right):
        return annotator._set_type(node, exp.DType.DATE)
    return annotator._set_type(node, _widest([node.this, node.expression]))


def _one_of(annotator: Any, node: exp.Expr) -> Any:
    parts = [node.this, *node.expressions] if node.this is not None else list(node.expressions)
    return annotator._set_type(node, _widest(parts))


def _case(annotator: Any, node: exp.Case) -> Any:
    parts = [part.args["true"] for part in node.args["ifs"]]
    return annotator._set_type(node, _widest([*parts, *([node.args["default"]] if node.args.get("default") else [])]))


def _if(annotator: Any, node: exp.If) -> Any:
    other = node.args.get("false")
    return annotator._set_type(node, _widest([node.args["true"], *([other] if other else [])]))


def _widest(parts: list[Any]) -> Any:
    """sqlglot would put a decimal above a double; DuckDB makes a double of both."""
    found = {kind(part): part.type for part in parts if kind(part) != NULL}
    if UNKNOWN in found or not found:
        return exp.DType.UNKNOWN if found else exp.DType.NULL
    if FLOAT in found and set(found) <= {*NUMBERS}:
        return exp.DType.DOUBLE
    if DECIMAL in found and set(found) <= {*NUMBERS}:
        return found[DECIMAL]
    if INT in found:
        return exp.DType.BIGINT
    return found[TIMESTAMP] if TIMESTAMP in found else next(iter(found.values()))


_TEXTS = (exp.Left, exp.Right, exp.Replace, exp.Pad, exp.Translate, exp.SplitPart, exp.Chr, exp.ConcatWs, exp.Concat)
METADATA: dict[Any, dict[str, Any]] = {
    **DuckDB.EXPRESSION_METADATA,
    **{node: {"returns": exp.DType.VARCHAR} for node in _TEXTS},
    **{node: {"annotator": _same_as("this")} for node in (exp.ArgMax, exp.ArgMin, exp.Nullif)},
    **{node: {"annotator": _rounded} for node in (exp.Ceil, exp.Floor)},
    **{node: {"returns": exp.DType.INT} for node in (exp.Unicode, exp.Ascii)},
    **{node: {"annotator": _reckoned} for node in (exp.Add, exp.Sub, exp.Mul, exp.Mod)},
    **{node: {"annotator": _one_of} for node in (exp.Coalesce, exp.Greatest, exp.Least)},
    exp.Div: {"returns": exp.DType.DOUBLE},
    exp.Round: {"annotator": _rounded_to},
    exp.Sum: {"annotator": _summed},
    exp.Median: {"annotator": _middle},
    exp.Case: {"annotator": _case},
    exp.If: {"annotator": _if},
    exp.Anonymous: {"annotator": _function},
    exp.Explode: {"annotator": _element},
    exp.GenerateSeries: {"annotator": _series},
}
"""sqlglot's own knowledge of DuckDB's types, and what it leaves open."""
