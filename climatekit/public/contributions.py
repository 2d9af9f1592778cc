"""What each organisation adds to each cell of a metric, found by changing the metric's own SQL.

A metric is a SELECT that counts or adds up rows. Where every row of it can be shown to belong to one organisation, the
same SELECT with ``org_id`` among its groups gives the value by organisation. Whatever can't be shown to be so is no
business of the public: ``by_organisation`` then gives None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import sqlglot
from sqlglot import exp

from climatekit.pipeline.sql_file import METRIC_OUTPUT

ORGANISATION = "org_id"
OF = "_org"
"""The column with the organisation that is added to the query."""
Kind = Literal["organisation", "none", "mixed"]
"""Of a table: each row is about one organisation, none is about any, or it is not known."""
_FILTERS = ("SEMI", "ANTI")
_WRAPPINGS = (exp.Cast, exp.Paren)


class _CannotTellError(Exception):
    """What the query does is not on the short list of what is understood here."""


def by_organisation(sql: str, kind_of: Callable[[str], Kind]) -> str | None:
    """The query with one row per cell and organisation (``_org``); None where that can't be had.

    ``kind_of`` tells of what kind a table is. The caller still holds the sums against the metric.
    """
    try:
        query: Any = sqlglot.parse_one(sql, dialect="duckdb")
        _Rewriting(kind_of).aggregated(query, {})
    except (_CannotTellError, sqlglot.errors.SqlglotError):
        return None
    return str(query.sql(dialect="duckdb"))


class _Rewriting:
    def __init__(self, kind_of: Callable[[str], Kind]) -> None:
        self._kind_of = kind_of

    def aggregated(self, query: exp.Expression, known: Mapping[str, Kind], names: list[str] | None = None) -> None:
        """Add the organisation to the groups of a SELECT that counts or adds up."""
        known = self._named(query, known)
        if isinstance(query, exp.Union):
            _require(not query.args.get("distinct"))
            names = names or list(query.this.named_selects)
            self.aggregated(query.this, known, names)
            self.aggregated(query.expression, known, names)
            return
        _require(isinstance(query, exp.Select))
        assert isinstance(query, exp.Select)
        names = names or list(query.named_selects)
        _require(set(names) == set(METRIC_OUTPUT) and len(query.expressions) == len(names))
        _require(not any(query.args.get(part) for part in ("distinct", "having", "qualify", "limit", "offset")))
        value = query.expressions[names.index("value")]
        _require_sum(value)
        group = query.args.get("group")
        _require(isinstance(group, exp.Group))
        assert isinstance(group, exp.Group)
        found = self._organisation(query, known, value)
        if not group.args.get("all"):
            _require(not any(group.args.get(part) for part in ("cube", "rollup", "grouping_sets", "totals")))
            group.append("expressions", found.copy())
        query.set("order", None)
        query.append("expressions", exp.alias_(found.copy(), OF))

    def _rows(self, query: exp.Expression, known: Mapping[str, Kind]) -> Kind:
        """Let a query within the metric hand the organisation on. What it does not understand, it leaves as it is."""
        known = self._named(query, known)
        if isinstance(query, exp.Union):
            return self._united(query, known)
        if not isinstance(query, exp.Select) or _selects_star(query):
            return "mixed"
        try:
            found = self._organisation(query, known, None)
        except _NoneHereError:
            return "none"
        except _CannotTellError:
            return "mixed"
        # rows are put together here: only where the organisation itself is what they are put together by
        if (query.args.get("group") or _has_aggregate(query)) and not _groups_by(query, found):
            return "mixed"
        shown = [column for column in query.expressions if _same(column.unalias(), found)]
        changes = query.args.get("distinct") or query.args.get("group")
        named = [column for column in query.expressions if column.alias_or_name.lower() == ORGANISATION]
        # another one must not pass by its name
        if (changes and not shown) or any(column not in shown for column in named):
            return "mixed"
        if any(query.args.get(part) for part in ("limit", "offset")):
            return "mixed"
        query.append("expressions", exp.alias_(found.copy(), OF))
        return "organisation"

    def _united(self, query: exp.Union, known: Mapping[str, Kind]) -> Kind:
        left, right = query.this.copy(), query.expression.copy()
        kinds = {self._rows(left, known), self._rows(right, known)}
        if kinds == {"none"}:
            return "none"
        # in a UNION that throws copies out, another column would let copies stay
        if kinds != {"organisation"} or query.args.get("distinct"):
            return "mixed"
        query.set("this", left)
        query.set("expression", right)
        return "organisation"

    def _named(self, query: exp.Expression, known: Mapping[str, Kind]) -> dict[str, Kind]:
        found = dict(known)
        with_ = query.args.get("with_") or query.args.get("with")
        _require(not (with_ and with_.args.get("recursive")))
        for part in with_.expressions if with_ else ():
            _require(not (part.args.get("alias") and part.args["alias"].columns))
            found[part.alias.lower()] = self._rows(part.this, found)
        return found

    def _organisation(
        self, query: exp.Select, known: Mapping[str, Kind], value: exp.Expression | None
    ) -> exp.Expression:
        """The one organisation that each row of FROM and its joins is about."""
        first = query.args.get("from_") or query.args.get("from")
        _require(first)
        assert first is not None
        found: list[exp.Expression] = []
        equal: list[tuple[exp.Expression, exp.Expression]] = list(_equal(query.args.get("where")))
        parts: list[tuple[Any, exp.Join | None]] = [(first.this, None)]
        parts += [(join.this, join) for join in query.args.get("joins") or ()]
        _require(not query.args.get("laterals"))
        for source, join in parts:
            if join is not None:
                _require(join.side not in ("RIGHT", "FULL") and not join.args.get("using"))
                _require(not join.args.get("method"))
                if join.kind in _FILTERS:
                    continue
                equal += _equal(join.args.get("on"))
            kind, column = self._source(source, known)
            if kind == "organisation":
                found.append(exp.column(column, table=source.alias_or_name))
            elif kind == "mixed":
                # what only names the groups adds nothing to the value
                _require(value is not None and join is not None and join.kind == "CROSS" and not join.args.get("on"))
                assert value is not None
                _require(all(one.table and one.table != source.alias_or_name for one in value.find_all(exp.Column)))
        if not found:
            raise _NoneHereError
        one = [found[0]]
        for _ in found:
            one += [right for left, right in (*equal, *((b, a) for a, b in equal)) if any(_same(left, x) for x in one)]
        for other in found:
            _require(any(_same(other, x) for x in one))
        return found[0]

    def _source(self, source: exp.Expression, known: Mapping[str, Kind]) -> tuple[Kind, str]:
        if isinstance(source, exp.Subquery):
            return self._rows(source.this, known), OF
        _require(isinstance(source, exp.Table) and not source.args.get("joins"))
        name = source.name.lower()
        if name in known:
            return known[name], OF
        return self._kind_of(name), ORGANISATION


class _NoneHereError(_CannotTellError):
    """No table of the query is about an organisation."""


def _require(holds: Any) -> None:
    if not holds:
        raise _CannotTellError


def _require_sum(value: exp.Expression) -> None:
    """The value is one count or sum, and nothing is made of it: a mean or a share is not the sum of its parts."""
    inner = value.unalias()
    while isinstance(inner, _WRAPPINGS):
        inner = inner.this
    if isinstance(inner, exp.Filter):
        inner = inner.this
    _require(isinstance(inner, exp.Count | exp.Sum))
    _require(not inner.find(exp.Select) and not value.find(exp.Window))


def _has_aggregate(query: exp.Select) -> bool:
    return any(column.find(exp.AggFunc) and not column.find(exp.Window) for column in query.expressions)


def _selects_star(query: exp.Select) -> bool:
    return any(isinstance(one, exp.Star) or (isinstance(one, exp.Column) and one.is_star) for one in query.expressions)


def _groups_by(query: exp.Select, found: exp.Expression) -> bool:
    group = query.args.get("group")
    if not isinstance(group, exp.Group):
        return False
    return bool(group.args.get("all")) or any(_same(one, found) for one in group.expressions)


def _equal(condition: Any) -> list[tuple[exp.Expression, exp.Expression]]:
    """The pairs of columns that a condition says to be equal."""
    if isinstance(condition, exp.Where):
        condition = condition.this
    if condition is None:
        return []
    parts = condition.flatten() if isinstance(condition, exp.And) else [condition]
    return [
        (part.this, part.expression)
        for part in parts
        if isinstance(part, exp.EQ) and isinstance(part.this, exp.Column) and isinstance(part.expression, exp.Column)
    ]


def _same(left: exp.Expression, right: exp.Expression) -> bool:
    return _key(left) == _key(right)


def _key(column: exp.Expression) -> tuple[str, str]:
    if not isinstance(column, exp.Column):
        return ("", column.sql())
    name = column.name.lower()
    return (column.table.lower(), ORGANISATION if name == OF else name)  # one thing, handed on under two names
