"""What DuckDB and Spark compute differently from the same words, said so that Spark computes what DuckDB does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp

from climatekit.language import say
from climatekit.spark import kinds
from climatekit.spark.alike import refused, same_kinds, told
from climatekit.spark.allowed import Refused
from climatekit.spark.casts import as_text, cast, rounded
from climatekit.spark.days import DAYS, shifted
from climatekit.spark.write import as_type, call, number, raw


def rewrite(tree: exp.Expr) -> exp.Expr:
    """Every expression, the innermost first; each keeps the type that it has in DuckDB."""
    for node in reversed(list(tree.walk(bfs=True))):
        same_kinds(node)
        rule = _RULES.get(type(node))
        if rule is not None and (beyond := _beyond(node)):
            raise Refused(say("'{part}' is not translated", part=f"{node.key} … {beyond}"))
        said = rule(node) if rule is not None else node
        if said is not node:
            said.type = node.type
            if node is tree:
                tree = said
            else:
                node.replace(said)
    return tree


def _beyond(node: exp.Expr) -> str:
    """What is said of a part that no rule knows of: a flag left out unseen would turn it round."""
    said = (name for name, value in node.args.items() if value not in (None, False, []))
    return ", ".join(sorted(set(said) - _SAID))


def known_kind(node: exp.Expr) -> str:
    """The kind, where it decides what is computed. Raises ``Refused`` where sqlglot can't tell it."""
    found = kinds.kind(node)
    if found == kinds.UNKNOWN:
        raise Refused(say("the type of '{part}' can't be told: write a cast around it", part=told(node)))
    return found


def _cast(node: exp.Cast) -> exp.Expr:
    said = cast(node, known_kind(node.this))
    if said is None:
        raise refused(node)
    return said


def _add(node: exp.Add | exp.Sub) -> exp.Expr:
    left, right = known_kind(node.this), known_kind(node.expression)
    if {left, right} <= {*kinds.NUMBERS, kinds.NULL}:
        return node
    said = shifted(node, left, right)
    if said is None:
        raise refused(node)
    return said


def _multiply(node: exp.Mul | exp.Neg | exp.Abs) -> exp.Expr:
    parts = [node.this, *([node.expression] if isinstance(node, exp.Mul) else [])]
    if not all(known_kind(part) in (*kinds.NUMBERS, kinds.NULL) for part in parts):
        raise refused(node)
    return node


def _divide(node: exp.Div) -> exp.Expr:
    """Always doubles, and a division by zero is infinite: DuckDB's answer, which the check of a metric looks for."""
    for part in (node.this, node.expression):
        if known_kind(part) not in (*kinds.NUMBERS, kinds.NULL):
            raise refused(node)
    over, under = as_type(node.this, "double"), as_type(node.expression, "double")
    divided = raw("({} / {})", over, under)
    if isinstance(node.expression, exp.Literal) and float(node.expression.name):
        return divided
    # a double may be -0.0, which equals 0
    zero = "if(cast({} as string) = '-0.0', double('-Infinity'), double('Infinity'))"
    return raw(f"(case when {{}} = 0 then {{}} * {zero} else {{}} end)", under, over, under, divided)


def _whole(node: exp.IntDiv | exp.Mod) -> exp.Expr:
    if {known_kind(node.this), known_kind(node.expression)} != {kinds.INT}:
        raise refused(node)
    sign = "div" if isinstance(node, exp.IntDiv) else "%"
    return raw(f"({{}} {sign} {{}})", node.this, node.expression)


def _dpipe(node: exp.DPipe) -> exp.Expr:
    return raw("({} || {})", *(_text(part) for part in (node.this, node.expression)))


def _concat(node: exp.Concat | exp.ConcatWs) -> exp.Expr:
    """``concat`` leaves nulls out, as ``concat_ws`` does in both."""
    parts = [_text(part) for part in node.expressions]
    return call("concat_ws", *([] if isinstance(node, exp.ConcatWs) else [exp.Literal.string("")]), *parts)


def _text(part: exp.Expr) -> exp.Expr:
    found = known_kind(part)
    if found in (kinds.NESTED, kinds.INTERVAL):
        raise refused(part)
    return part if found in (kinds.TEXT, kinds.NULL) else as_text(part, found)


def _round(node: exp.Round) -> exp.Expr:
    places = node.args.get("decimals")
    digits = int(places.name) if isinstance(places, exp.Literal) and not places.is_string else 0 if not places else None
    found = known_kind(node.this)
    if digits is None or found not in kinds.NUMBERS:
        raise refused(node)
    whole: exp.Expr = node.this
    if found == kinds.INT:
        return whole
    return rounded(node.this, digits) if found == kinds.FLOAT else call("round", node.this, number(digits))


def _ceil(node: exp.Ceil | exp.Floor) -> exp.Expr:
    found = known_kind(node.this)
    if found not in kinds.NUMBERS or node.args.get("decimals"):
        raise refused(node)
    name = "ceil" if isinstance(node, exp.Ceil) else "floor"
    if found == kinds.DECIMAL:
        return call(name, node.this)
    value = as_type(node.this, "double")
    # from 2**53 on every double is whole; Spark would make a whole number of it, and 0 of what is no number
    return raw(
        f"(case when abs({{}}) < 9007199254740992 then cast({name}({{}}) as double) else {{}} end)", value, value, value
    )


def _sum(node: exp.Sum) -> exp.Expr:
    found = known_kind(_bare(node.this))
    if found == kinds.BOOL:
        node.set("this", as_type(node.this, "bigint"))
    elif found not in (*kinds.NUMBERS, kinds.NULL):
        raise refused(node)
    return node


def _avg(node: exp.Avg) -> exp.Expr:
    if known_kind(_bare(node.this)) not in kinds.NUMBERS:
        raise refused(node)
    if isinstance(node.this, exp.Distinct):
        node.this.set("expressions", [as_type(part, "double") for part in node.this.expressions])
    else:
        node.set("this", as_type(node.this, "double"))
    return node


def _bare(part: exp.Expr) -> exp.Expr:
    bare: exp.Expr = part.expressions[0] if isinstance(part, exp.Distinct) else part
    return bare


def _median(node: exp.Median) -> exp.Expr:
    # a decimal's median is a decimal in DuckDB, rounded; who wants it casts to double
    if known_kind(node.this) not in (kinds.INT, kinds.FLOAT):
        raise refused(node)
    return call("percentile", as_type(node.this, "double"), raw("0.5D"))


def _arg_max(node: exp.ArgMax | exp.ArgMin) -> exp.Expr:
    """DuckDB leaves out a row whose value is null, too. Where it is ordered by anything else, the first one counts."""
    by = node.expression
    if isinstance(by, exp.Order):
        if len(by.expressions) != 1 or by.expressions[0].this != by.this:
            raise refused(node)
        by = by.this
    value = node.this
    name = "max_by" if isinstance(node, exp.ArgMax) else "min_by"
    if isinstance(node.parent, (exp.Filter, exp.Window)):
        raise refused(node)
    return raw(f"{name}({{}}, {{}}) filter (where {{}} is not null)", value, by, value)


def _string_agg(node: exp.GroupConcat) -> exp.Expr:
    if isinstance(node.parent, exp.Window) or isinstance(node.this, exp.Distinct):
        raise refused(node)
    return node


def _like(node: exp.Like) -> exp.Expr:
    # to Spark a backslash would be an escape, to DuckDB nothing is: so let it be what no pattern holds
    sign = "not like" if node.args.get("negate") else "like"
    return raw(f"({{}} {sign} {{}} escape '\\u0001')", node.this, node.expression)


def _lower(node: exp.Lower) -> exp.Expr:
    # Java makes two signs of İ, and looks at what stands around Σ
    return raw("lower(translate({}, 'İΣ', 'iσ'))", node.this)


def _trim(node: exp.Trim) -> exp.Expr:
    if node.args.get("expression") is not None:
        raise refused(node)
    return node


def _counted(node: Any) -> exp.Expr:
    """Functions of a text and a number of characters: the number must be written down, for the ends differ."""
    lowest = {exp.Left: 0, exp.Right: 0, exp.Pad: 0, exp.SplitPart: 1, exp.Substring: 1}[type(node)]
    place = {exp.SplitPart: "part_index", exp.Substring: "start"}.get(type(node), "expression")
    counts = [node.args[place], *([node.args["length"]] if node.args.get("length") is not None else [])]
    if not all(isinstance(count, exp.Literal) and not count.is_string for count in counts):
        raise refused(node)
    if int(counts[0].name) < lowest or (isinstance(node, exp.Pad) and not _is_filled(node)):
        raise refused(node)
    if isinstance(node, exp.SplitPart) and not (isinstance(node.args["delimiter"], exp.Literal)):
        raise refused(node)
    name = {exp.Left: "left", exp.Right: "right", exp.SplitPart: "split_part", exp.Substring: "substring"}
    if isinstance(node, exp.Pad):
        return call("lpad" if node.args.get("is_left") else "rpad", node.this, counts[0], node.args["fill_pattern"])
    middle = [node.args["delimiter"]] if isinstance(node, exp.SplitPart) else []
    return call(name[type(node)], node.this, *middle, *counts)


def _is_filled(node: exp.Pad) -> bool:
    return isinstance(node.args.get("fill_pattern"), exp.Literal) and bool(node.args["fill_pattern"].name)


def _replace(node: exp.Replace) -> exp.Expr:
    return call("replace", node.this, node.expression, node.args["replacement"])


def _character(node: exp.Chr) -> exp.Expr:
    """Spark takes the number modulo 256: from there on it is refused, when it is met."""
    code = node.expressions[0]
    return raw(
        "(case when {} between 1 and 127 then chr({}) when {} is not null then "
        "raise_error('chr() is translated for 1 to 127 only') end)",
        code, code, code,
    )  # fmt: skip


def _named(node: exp.Anonymous) -> exp.Expr:
    if node.name.lower() == "surrogate_key":
        if known_kind(node.expressions[0]) not in (kinds.TEXT, kinds.NULL):
            raise refused(node)
        return raw("cast(conv(left(md5({}), 13), 16, 10) as bigint)", node.expressions[0])
    return raw("cast(nullif(array_position({}, {}), 0) as int)", *node.expressions)


def _explode(node: exp.Explode) -> exp.Expr:
    # DuckDB spreads the fields of a struct that stands alone
    if known_kind(node.this) != kinds.NESTED:
        raise refused(node)
    return node


def _simple(name: str) -> Callable[[Any], exp.Expr]:
    return lambda node: call(name, node.this, node.expression)


# the parts of the nodes below that their rules use, or that say what DuckDB does anyway
_SAID = {
    *("this", "expression", "expressions", "to", "safe", "typed", "coalesce", "decimals", "negate", "separator"),
    *(
        "is_left",
        "is_end_exclusive",
        "fill_pattern",
        "delimiter",
        "part_index",
        "start",
        "end",
        "step",
        "length",
        "replacement",
        "unit",
    ),
    *("date_part_boundary", "big_int", "format", "year", "month", "day"),
}
_RULES: dict[type[Any], Callable[[Any], exp.Expr]] = {
    exp.Cast: _cast, exp.Add: _add, exp.Sub: _add, exp.Mul: _multiply, exp.Neg: _multiply, exp.Abs: _multiply,
    exp.Div: _divide, exp.IntDiv: _whole, exp.Mod: _whole, exp.DPipe: _dpipe, exp.Concat: _concat,
    exp.ConcatWs: _concat, exp.Round: _round, exp.Ceil: _ceil, exp.Floor: _ceil, exp.Sum: _sum, exp.Avg: _avg,
    exp.Median: _median, exp.ArgMax: _arg_max, exp.ArgMin: _arg_max, exp.GroupConcat: _string_agg, exp.Like: _like,
    exp.Trim: _trim, exp.Lower: _lower, exp.Left: _counted, exp.Right: _counted, exp.Pad: _counted,
    exp.SplitPart: _counted, exp.Substring: _counted, exp.Replace: _replace, exp.Chr: _character, exp.Anonymous: _named,
    exp.Explode: _explode, exp.StartsWith: _simple("startswith"), exp.EndsWith: _simple("endswith"),
    exp.Contains: _simple("contains"), **DAYS,
}  # fmt: skip
