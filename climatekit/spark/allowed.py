"""What a SELECT may hold so that Spark computes the same as DuckDB: a closed list. docs/how-to/spark.md tells it."""

from __future__ import annotations

from sqlglot import exp

from climatekit.language import say


class Refused(Exception):
    """A part of a SELECT that has no faithful translation; the message names it and what to write instead."""


# read as DuckDB reads it, told to Spark as it tells it
_CLAUSES = (
    *(exp.Select, exp.From, exp.Join, exp.Where, exp.Group, exp.Having, exp.Qualify, exp.Order, exp.Ordered),
    *(exp.Limit, exp.Offset, exp.With, exp.CTE, exp.Table, exp.TableAlias, exp.Alias, exp.Column, exp.Identifier),
    *(exp.Star, exp.Subquery, exp.Union, exp.Except, exp.Intersect, exp.Values, exp.Tuple, exp.Distinct),
    *(exp.Window, exp.WindowSpec, exp.Filter, exp.Exists, exp.Paren, exp.Dot),
)
_VALUES = (
    *(exp.Literal, exp.Null, exp.Boolean, exp.DataType, exp.DataTypeParam, exp.Interval, exp.Var, exp.Array),
    *(exp.Struct, exp.PropertyEQ),
)
_OPERATORS = (
    *(exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Is, exp.In, exp.Between),
    *(exp.Like, exp.NullSafeEQ, exp.NullSafeNEQ, exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.Neg),
    *(exp.DPipe, exp.Case, exp.If, exp.Cast),
)
_FUNCTIONS = (
    *(exp.Coalesce, exp.Nullif, exp.Greatest, exp.Least, exp.Abs, exp.Round, exp.Ceil, exp.Floor),
    *(exp.Lower, exp.Trim, exp.Length, exp.Left, exp.Right, exp.Pad, exp.Replace, exp.Translate),
    *(exp.SplitPart, exp.StartsWith, exp.EndsWith, exp.Contains, exp.Concat, exp.ConcatWs, exp.Chr, exp.Ascii),
    *(exp.Unicode, exp.Substring),
    *(exp.Extract, exp.Year, exp.Month, exp.Day, exp.DateDiff, exp.TimestampTrunc, exp.DateTrunc, exp.TimeToStr),
    *(exp.DateFromParts, exp.TsOrDsToDate, exp.Explode, exp.GenerateSeries, exp.MD5),
)
_AGGREGATES = (
    *(exp.Count, exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Median, exp.ArgMax, exp.ArgMin, exp.LogicalOr),
    *(exp.LogicalAnd, exp.GroupConcat),
    *(exp.RowNumber, exp.Rank, exp.DenseRank, exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue),
)
ALLOWED = frozenset((*_CLAUSES, *_VALUES, *_OPERATORS, *_FUNCTIONS, *_AGGREGATES))
NAMED = frozenset({"list_position", "surrogate_key"})
"""Functions that sqlglot knows by their name only, and the core's own."""


def check(tree: exp.Expr) -> None:
    """Raises ``Refused`` for the first part that is not on the list, before a row is read."""
    for node in tree.walk():
        if isinstance(node, exp.Anonymous):
            if node.name.lower() not in NAMED:
                raise Refused(say("'{part}' is not translated", part=f"{node.name.lower()}(…)"))
        elif type(node) not in ALLOWED:
            raise Refused(say("'{part}' is not translated", part=_named(node)))
        _check_clause(node)


def _check_clause(node: exp.Expr) -> None:
    args = node.args
    if isinstance(node, exp.Join) and str(args.get("method") or "").upper() in ("ASOF", "POSITIONAL", "NATURAL"):
        raise Refused(say("'{part}' is not translated", part=f"{str(args['method']).lower()} join"))
    if isinstance(node, exp.With) and args.get("recursive"):
        raise Refused(say("'{part}' is not translated", part="with recursive"))
    if isinstance(node, (exp.Union, exp.Except, exp.Intersect)) and args.get("by_name"):
        raise Refused(say("'{part}' is not translated", part="by name"))
    if isinstance(node, exp.Star) and (args.get("except_") or args.get("replace") or args.get("rename")):
        raise Refused(say("'{part}' is not translated", part="* exclude, replace, rename"))
    if isinstance(node, exp.Window) and isinstance(node.this, exp.Filter):
        raise Refused(say("'{part}' is not translated", part="filter (…) over (…)"))
    if isinstance(node, exp.Table) and not isinstance(node.this, exp.Identifier):
        raise Refused(say("'{part}' is not translated", part="from function(…)"))
    if isinstance(node, exp.Explode) and not isinstance(node.parent, (exp.Alias, exp.Select)):
        raise Refused(say("'{part}' inside another expression is not translated: select it first", part="unnest(…)"))
    if isinstance(node, exp.GroupConcat) and _counts_distinct(node):
        # Spark 4.3 fails on it (ClassCastException)
        raise Refused(say("'{part}' beside an aggregate of distinct values is not translated", part="string_agg(…)"))
    if isinstance(node, exp.Select) and _is_distinct_on(node) and not args.get("order"):
        raise Refused(say("'{part}' without order by is chance", part="distinct on"))


def _counts_distinct(node: exp.Expr) -> bool:
    select = node.find_ancestor(exp.Select)
    return select is not None and any(
        isinstance(part.this, exp.Distinct) and part.find_ancestor(exp.Select) is select
        for part in select.find_all(exp.Count, exp.Sum, exp.Avg)
    )


def _is_distinct_on(node: exp.Select) -> bool:
    distinct = node.args.get("distinct")
    return bool(distinct and distinct.args.get("on"))


def _named(node: exp.Expr) -> str:
    name = node.sql_name().lower() if isinstance(node, exp.Func) else node.key
    return f"{name}(…)" if isinstance(node, exp.Func) else name
