"""Casts and rounding: DuckDB rounds where Spark cuts, and writes a double in its own way."""

from __future__ import annotations

import re

from sqlglot import exp

from climatekit.spark import kinds
from climatekit.spark.write import as_type, call, raw

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INTEGERS = {"TINYINT": "tinyint", "SMALLINT": "smallint", "INT": "int", "BIGINT": "bigint"}
_DECIMAL = (18, 3)  # what DuckDB takes a bare DECIMAL for


def cast(node: exp.Cast, found: str) -> exp.Expr | None:
    """A cast of an expression of the kind ``found``; None where it has no faithful translation."""
    if node.args.get("format") is not None or type(node) is not exp.Cast:
        return None
    part, name = node.this, str(node.to.this.value)
    to = kinds.kind_of_type(name)
    if name in _INTEGERS:
        return _integer(part, found, _INTEGERS[name])
    if to == kinds.DECIMAL:
        return _decimal(node, found)
    if name == "DOUBLE":
        return as_type(part, "double") if found in (*kinds.NUMBERS, kinds.BOOL, kinds.NULL) else None
    if to == kinds.TEXT:
        return as_text(part, found) if found not in (kinds.NESTED, kinds.INTERVAL) else None
    if to == kinds.DATE:
        return _day(part, found)
    if to == kinds.TIMESTAMP:
        return as_type(part, "timestamp_ntz") if found in (kinds.DATE, kinds.TIMESTAMP, kinds.NULL) else None
    if to == kinds.BOOL:
        return as_type(part, "boolean") if found in (kinds.BOOL, kinds.INT, kinds.NULL) else None
    return None


def _integer(part: exp.Expr, found: str, name: str) -> exp.Expr | None:
    if found == kinds.FLOAT:
        return as_type(call("rint", part), name)  # half to even, as DuckDB
    if found == kinds.DECIMAL:
        return raw(f"cast(round({{}}, 0) as {name})", part)  # half away from zero, as DuckDB
    return as_type(part, name) if found in (kinds.INT, kinds.BOOL, kinds.TEXT, kinds.NULL) else None


def _decimal(node: exp.Cast, found: str) -> exp.Expr | None:
    sizes = [int(size.name) for size in node.to.expressions] or [*_DECIMAL]
    digits, scale = (sizes[0], sizes[1] if len(sizes) > 1 else 0)
    if found not in (*kinds.NUMBERS, kinds.BOOL, kinds.NULL):
        return None
    value = cut(node.this, scale) if found == kinds.FLOAT else node.this
    return as_type(value, f"decimal({digits}, {scale})")


def _day(part: exp.Expr, found: str) -> exp.Expr | None:
    if isinstance(part, exp.Literal) and _DAY.fullmatch(part.name):
        return raw(f"date'{part.name}'")
    if found == kinds.TEXT:
        return call("to_date", part, exp.Literal.string("yyyy-MM-dd"))  # a bare cast would take '2024' as well
    return as_type(part, "date") if found in (kinds.DATE, kinds.TIMESTAMP, kinds.NULL) else None


def cut(part: exp.Expr, digits: int) -> exp.Expr:
    """A double to a decimal's places, as DuckDB's cast rounds: what the product comes to, half away from zero."""
    value = as_type(part, "double")
    return raw(f"(round({{}} * 1e{digits}D, 0) / 1e{digits}D)", value)


def rounded(part: exp.Expr, digits: int) -> exp.Expr:
    """A double to so many places, as DuckDB's round: exactly.

    2.675 is a little less than it says, so it goes to 2.67 and not to 2.68, though 2.675 * 100 comes to 267.5. The
    error of the product is found by cutting the value in two (Dekker 1971), and decides where it comes to a half.
    """
    by, value = f"1e{digits}D", as_type(part, "double")
    if digits == 0:
        return call("round", value, exp.Literal.number(0))
    high = "(134217729D * v - (134217729D * v - v))"
    error = f"(({high} * {by} - v * {by}) + (v - {high}) * {by})"
    up = (
        f"if(abs(v * {by}) - floor(abs(v * {by})) > 0.5D or (abs(v * {by}) - floor(abs(v * {by})) = 0.5D "
        f"and {error} * signum(v) >= 0), 1D, 0D)"
    )
    return raw(
        f"(transform(array({{}}), v -> if(abs(v * {by}) < 4503599627370496D, "
        f"signum(v) * (floor(abs(v * {by})) + {up}) / {by}, v))[0])",
        value,
    )


def as_text(part: exp.Expr, found: str) -> exp.Expr:
    """Any value as the text that DuckDB makes of it."""
    return as_type(part, "string") if found != kinds.FLOAT else _double(as_type(part, "double"))


def _double(value: exp.Expr) -> exp.Expr:
    """1500.0, 0.0001, 1e+16, 1.5e-07: Spark writes the same digits, but in powers of ten from 10 million on."""
    plain = "regexp_replace(cast(cast(cast(v as string) as decimal(38, 21)) as string), '(\\\\.[0-9]+?)0+$', '$1')"
    power = "regexp_replace(regexp_replace(lower(cast(v as string)), '\\\\.0e', 'e'), 'e-([0-9])$', 'e-0$1')"
    return raw(
        "(transform(array({}), v -> case when v is null then null when isnan(v) then 'nan' "
        "when abs(v) = double('Infinity') then if(v > 0, 'inf', '-inf') when v = 0 then cast(v as string) "
        f"when abs(v) >= 1e-4D and abs(v) < 1e16D then {plain} "
        f"when abs(v) >= 1e16D then regexp_replace({power}, 'e([0-9])', 'e+$1') else {power} end)[0])",
        value,
    )
