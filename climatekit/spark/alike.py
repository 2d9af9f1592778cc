"""What may meet in one expression: DuckDB and Spark bring unlike kinds together in different ways."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from climatekit.language import say
from climatekit.spark import kinds
from climatekit.spark.allowed import Refused


def same_kinds(node: exp.Expr) -> None:
    """DuckDB and Spark bring text and number, or text and day, together in different ways: so they must not meet."""
    if isinstance(node, (exp.Union, exp.Except, exp.Intersect)):
        for one, other in zip(node.left.selects, node.right.selects, strict=False):
            parts = [one.unalias(), other.unalias()]
            _agree(parts, mixed={kinds.kind(part) for part in parts} == {kinds.DECIMAL, kinds.FLOAT})
    elif isinstance(node, _ALIKE):
        parts = [node.this, node.expression]
        _agree(parts if not isinstance(node, exp.Between) else [node.this, node.args["low"], node.args["high"]])
    elif isinstance(node, exp.In):
        query = node.args.get("query")
        _agree([node.this, *node.expressions, *(query.unnest().selects if query is not None else ())])
    elif isinstance(node, (exp.Coalesce, exp.Greatest, exp.Least)):
        _agree([node.this, *node.expressions] if node.this is not None else node.expressions)
    elif isinstance(node, exp.Case):
        results = [part.args["true"] for part in node.args["ifs"]]
        _agree([*results, node.args["default"]] if node.args.get("default") is not None else results)
        if node.this is not None:
            _agree([node.this, *(part.this for part in node.args["ifs"])])


_ALIKE = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.NullSafeEQ, exp.NullSafeNEQ, exp.Nullif, exp.Between)
_GROUPS = {**dict.fromkeys(kinds.NUMBERS, "number"), kinds.TIMESTAMP: kinds.DATE}


def _agree(parts: list[Any], mixed: bool = False) -> None:
    found = {"decimal": None, "double": None} if mixed else {}
    for part in parts:
        known = kinds.kind(part)
        if known in (kinds.NULL, kinds.UNKNOWN) and not (known == kinds.UNKNOWN and _is_set(part)):
            continue
        found[_GROUPS.get(known, known)] = part
    if set(found) == {kinds.TEXT, kinds.DATE} and all(
        isinstance(part, exp.Literal) for part in parts if kinds.kind(part) == kinds.TEXT
    ):
        return
    if len(found) > 1:
        one, other = sorted(found)[:2]
        raise Refused(
            say(
                "'{part}' brings {one} and {other} together: cast one of them",
                part=told(parts[0]),
                one=one,
                other=other,
            )
        )


def _is_set(part: Any) -> bool:
    return isinstance(part.parent, exp.Select) and isinstance(
        part.parent.parent, (exp.Union, exp.Except, exp.Intersect)
    )


def refused(node: exp.Expr) -> Refused:
    """The error for an expression that has no faithful translation."""
    return Refused(say("'{part}' is not translated", part=told(node)))


def told(node: exp.Expr) -> str:
    """An expression as its author would know it."""
    text = " ".join(node.sql(dialect="duckdb", comments=False).replace('"', "").split())
    return text if len(text) <= 80 else text[:79] + "…"
