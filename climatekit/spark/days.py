"""Days, spans and the text of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlglot import exp

from climatekit.spark import kinds
from climatekit.spark.alike import refused
from climatekit.spark.write import as_type, call, raw

_PARTS = {"YEAR": "year", "QUARTER": "quarter", "MONTH": "month", "WEEK": "week", "DAY": "day", "ISODOW": "dow_iso"}
_STEPS = ("DAY", "MONTH", "YEAR")
_TOKENS = re.compile("(%-?.?)|([^%]+)", re.DOTALL)
_PATTERN = {
    "%Y": "yyyy", "%m": "MM", "%-m": "M", "%d": "dd", "%-d": "d", "%H": "HH", "%-H": "H", "%M": "mm", "%S": "ss",
    "%%": "%",
}  # fmt: skip


def shifted(node: exp.Add | exp.Sub, left: str, right: str) -> exp.Expr | None:
    """A day plus or minus days or a span, or the days between two days; None for anything else."""
    one, other, minus = node.this, node.expression, isinstance(node, exp.Sub)
    if left == kinds.INT and right == kinds.DATE and not minus:
        one, other, left, right = other, one, right, left
    if left == kinds.DATE and right == kinds.INT:
        return call("date_sub" if minus else "date_add", one, as_type(other, "int"))
    if left == right == kinds.DATE and minus:
        return raw("cast(datediff({}, {}) as bigint)", one, other)
    if left in (kinds.DATE, kinds.TIMESTAMP) and right == kinds.INTERVAL:
        return raw(f"({{}} {'-' if minus else '+'} {{}})", as_type(one, "timestamp_ntz"), other)
    return None


def _span(node: exp.Interval) -> exp.Expr:
    unit, count = str(node.args.get("unit") or "").upper(), node.this
    if unit not in _STEPS or not isinstance(count, exp.Literal) or not count.name.isdigit():
        raise refused(node)
    return raw(f"interval '{int(count.name)}' {unit.lower()}")


def _difference(node: exp.DateDiff) -> exp.Expr:
    """How often the unit changes between two days: 1 month from the 31st to the 1st."""
    unit, last, first = str(node.args.get("unit") or "DAY").upper(), node.this, node.expression
    if unit == "DAY":
        return raw("cast(datediff(cast({} as date), cast({} as date)) as bigint)", last, first)
    if unit == "YEAR":
        return raw("cast(year({}) - year({}) as bigint)", last, first)
    if unit == "MONTH":
        return raw("cast((year({}) - year({})) * 12 + month({}) - month({}) as bigint)", last, first, last, first)
    raise refused(node)


def _begun(node: exp.TimestampTrunc | exp.DateTrunc) -> exp.Expr:
    unit = str(node.args.get("unit") or "").upper().strip("'")
    unit = unit.partition("(")[0]
    if unit == "DAY":
        return raw("cast(cast({} as date) as timestamp_ntz)", node.this)
    if unit not in ("YEAR", "QUARTER", "MONTH", "WEEK"):
        raise refused(node)
    return raw(f"cast(trunc(cast({{}} as date), '{unit}') as timestamp_ntz)", node.this)


def _part(node: exp.Extract) -> exp.Expr:
    name = str(node.this).upper()
    if name not in _PARTS:
        raise refused(node)
    return raw(f"cast(extract({_PARTS[name]} from {{}}) as bigint)", node.expression)


def _year(node: exp.Year | exp.Month | exp.Day) -> exp.Expr:
    day = node.this.this if isinstance(node.this, exp.TsOrDsToDate) else node.this
    return raw(f"cast({node.key}({{}}) as bigint)", day)


def _written(node: exp.TimeToStr) -> exp.Expr:
    if not isinstance(node.args.get("format"), exp.Literal):
        raise refused(node)
    return call("date_format", as_type(node.this, "timestamp_ntz"), exp.Literal.string(_java(node)))


def _java(node: exp.TimeToStr) -> str:
    """``'on %d/%m'`` as ``'on' dd/MM``: letters stand in quotes, for each would be a sign."""
    found = ""
    for token, plain in _TOKENS.findall(node.args["format"].name):
        if (token and token not in _PATTERN) or any(letter in "'[]{}#" for letter in plain):
            raise refused(node)
        found += _PATTERN[token] if token else re.sub("([A-Za-z]+)", r"'\1'", plain)
    return found


def _made(node: exp.DateFromParts) -> exp.Expr:
    return call("make_date", *(as_type(node.args[part], "int") for part in ("year", "month", "day")))


def _series(node: exp.GenerateSeries) -> exp.Expr:
    """Spark counts down where the end lies before the start; DuckDB gives nothing.

    By months DuckDB goes on from the day that the month before had room for, Spark from the first one: so such a series
    may begin on the first 28 days of a month, which a run on Spark makes sure of.
    """
    first, last, step = node.args["start"], node.args["end"], node.args.get("step")
    if node.args.get("is_end_exclusive"):
        raise refused(node)
    kind = kinds.kind(first)
    if kind == kinds.INT and (step is None or (isinstance(step, exp.Literal) and int(step.name) > 0)):
        first, last = as_type(first, "bigint"), as_type(last, "bigint")
        by = as_type(step, "bigint") if step is not None else raw("1L")
        return raw("if({} <= {}, sequence({}, {}, {}), array())", first, last, first, last, by)
    if kind in (kinds.DATE, kinds.TIMESTAMP) and step is not None and kinds.kind(step) == kinds.INTERVAL:
        first, last = as_type(first, "timestamp_ntz"), as_type(last, "timestamp_ntz")
        days = raw("if({} <= {}, sequence({}, {}, {}), array())", first, last, first, last, step)
        if step.sql(dialect="spark").endswith("day"):
            return days
        late = "raise_error('a series by months or years that begins after the 28th is not translated')"
        return raw(f"if(day({{}}) > 28, {late}, {{}})", first, days)
    raise refused(node)


DAYS: dict[type[Any], Callable[[Any], exp.Expr]] = {
    exp.Interval: _span, exp.DateDiff: _difference, exp.TimestampTrunc: _begun, exp.DateTrunc: _begun,
    exp.Extract: _part, exp.Year: _year, exp.Month: _year, exp.Day: _year, exp.TimeToStr: _written,
    exp.DateFromParts: _made, exp.GenerateSeries: _series,
}  # fmt: skip
