"""One SELECT, read by DuckDB's own parser: what it reads, what it puts out, and that it does nothing else.

The parser that will run the SQL reads it here, so nothing can be understood in two ways. What a query may hold is a
closed list: a kind of statement, of table or of table function that is not on it is refused. The closed engine
(``engine.close_to_the_outside``) is the second lock: it keeps files and settings, but would let a SELECT write tables,
read personal columns or look at the clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import duckdb

from climatekit.errors import PluginError
from climatekit.language import say

_KINDS = {
    *("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"),
    *("BASE_TABLE", "SUBQUERY", "JOIN", "TABLE_FUNCTION", "EXPRESSION_LIST", "EMPTY", "PIVOT"),
    *("ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER", "DISTINCT_MODIFIER"),
    *("ORDER_DEFAULT", "ASCENDING", "DESCENDING"),
}
_TABLE_FUNCTIONS = {"generate_series", "range", "unnest"}
# the clock, chance, the session and its settings: not in the tables, so not the same tomorrow
_BARE = {
    *("current_catalog", "current_date", "current_role", "current_schema", "current_time", "current_timestamp"),
    *("current_user", "localtime", "localtimestamp", "session_user", "user"),
}
_CALLED = _BARE | {
    *("ago", "get_current_date", "get_current_time", "get_current_timestamp", "current_localtime", "now", "today"),
    *("current_localtimestamp", "transaction_timestamp", "random", "setseed", "uuid", "uuidv4", "uuidv7"),
    *("gen_random_uuid", "nextval", "currval", "setval", "getenv", "getvariable", "current_setting", "version"),
    *("current_query", "current_query_id", "current_connection_id", "current_transaction_id", "txid_current"),
    *(
        "current_database",
        "current_schemas",
        "in_search_path",
        "error",
        "sleep_ms",
        "stats",
        "vector_type",
        "write_log",
    ),
}
_CALLED_PREFIXES = ("pg_", "inet_", "duckdb_", "pragma_")
# which row these see first is chance, unless they say it
_ORDERED = {
    *("any_value", "arbitrary", "array_agg", "first", "group_concat", "last", "list", "listagg", "string_agg"),
    *("arg_max", "arg_max_null", "arg_min", "arg_min_null", "argmax", "argmin", "max_by", "min_by"),
    *("approx_quantile", "approx_top_k", "reservoir_quantile"),
}

_TOKEN = re.compile(
    r"""(?P<comment>--[^\n]*) | (?P<block>/\*.*?\*/) | (?P<end>;) | [eE]'(?:\\.|''|[^'\\])*' | '(?:[^']|'')*'
    | "(?:[^"]|"")*" | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$""",
    re.DOTALL | re.VERBOSE,
)
_CLAUSE = re.compile(r"\b(from|where|group|having|window|qualify|order|limit|offset|union|except|intersect)\b", re.I)
_NOWHERE = 2**63  # the parser's place of what is not written anywhere


@dataclass(frozen=True, kw_only=True)
class Query:
    """``sql`` is without its semicolon; ``outputs`` are the columns in order, each with the comment behind it."""

    sql: str
    reads: tuple[str, ...]
    outputs: tuple[tuple[str, str], ...]


def read_query(text: str, location: str) -> Query:
    """Raises ``PluginError`` naming ``location`` for anything but one SELECT over tables."""
    try:
        node = _parsed(text, location)
        reads = tuple(sorted(set(_reads(node, frozenset(), location))))
        outputs = _Outputs(text, node, location).of(node)
    except RecursionError:
        raise PluginError(
            "sql.syntax", say("{location} is nested too deep to be read: cut it into several WITH.", location=location)
        ) from None
    sql = _TOKEN.sub(lambda token: " " if token["end"] else token[0], text)
    return Query(sql=sql, reads=reads, outputs=tuple(outputs.items()))


def _parsed(text: str, location: str) -> dict[str, Any]:
    answer = json.loads(_parser().execute("select json_serialize_sql(?::varchar)", [text]).fetchall()[0][0])
    if answer["error"] and answer["error_type"] == "parser":
        line = text.encode()[: int(answer.get("position", 0))].count(b"\n") + 1
        message = answer["error_message"].partition("\n")[0]
        raise PluginError(
            "sql.syntax",
            say("{location}, line {line}, is no valid SQL: {message}.", location=location, line=line, message=message),
        )
    if answer["error"] or len(answer["statements"]) != 1:
        raise PluginError(
            "sql.not_select", say("{location} must be exactly one SELECT, and nothing else.", location=location)
        )
    node: dict[str, Any] = answer["statements"][0]["node"]
    return node


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:")


def _reads(node: Any, local: frozenset[str], location: str) -> Iterator[str]:
    """The tables under a node of the syntax tree. ``local`` are the names that a WITH around it has given."""
    if isinstance(node, list):
        for part in node:
            yield from _reads(part, local, location)
    if not isinstance(node, dict):
        return
    _refuse(node, location)
    if node.get("type") == "BASE_TABLE" and (name := node["table_name"].lower()) not in local:
        yield name
    for entry in node.get("cte_map", {}).get("map", ()):
        # a name holds from the next query on; inside its own query it still means the table, unless that recurs
        recurs = entry["value"]["query_node"]["type"] == "RECURSIVE_CTE_NODE"
        name = entry["key"].lower()
        yield from _reads(entry["value"], local | {name} if recurs else local, location)
        local |= {name}
    for key, part in node.items():
        if key != "cte_map":
            yield from _reads(part, local, location)


def _refuse(node: dict[str, Any], location: str) -> None:
    """Everything that is not a plain look at tables."""
    kind, called = node.get("type"), str(node.get("function_name", "")).lower()
    if isinstance(kind, str) and "class" not in node and kind not in _KINDS:
        raise PluginError(
            "sql.not_select",
            say("{location} holds a {kind}: only SELECT over tables is allowed.", location=location, kind=kind),
        )
    if kind == "BASE_TABLE" and (node["schema_name"] or node["catalog_name"]):
        path = ".".join(node["qualified_name"]["path"])
        raise PluginError(
            "sql.not_table",
            say("{location} reads '{path}': name a table alone, without a schema.", location=location, path=path),
        )
    if kind == "TABLE_FUNCTION" and (function := node["function"]["function_name"].lower()) not in _TABLE_FUNCTIONS:
        raise PluginError(
            "sql.not_table",
            say(
                "{location} reads from '{function}(…)': only tables may be read.", location=location, function=function
            ),
        )
    if kind == "VALUE_PARAMETER" or node.get("sample") or node.get("at_clause"):
        raise PluginError(
            "sql.unsteady",
            say("{location} takes a parameter, a sample or an old version of a table.", location=location),
        )
    if kind == "COLUMN_REF" and len(node["column_names"]) == 1 and node["column_names"][0].lower() in _BARE:
        called = node["column_names"][0].lower()
    if called in _CALLED or called.startswith(_CALLED_PREFIXES) or (called == "age" and len(node["arguments"]) == 1):
        raise PluginError(
            "sql.unsteady",
            say(
                "{location} asks '{called}', which is not in the tables: the same data must give the same "
                "figures on any day and machine, so take the day from run.as_of.",
                location=location,
                called=called,
            ),
        )
    if kind == "FUNCTION" and called in _ORDERED and not node["order_bys"]["orders"]:
        raise PluginError(
            "sql.unsteady",
            say(
                "{location} calls '{called}' without order by in it: which row comes first is chance.",
                location=location,
                called=called,
            ),
        )


class _Outputs:
    """Finds the output columns and the comment behind each.

    The parser says where each expression starts, as a number of bytes; so the text is taken with a character per byte.
    """

    def __init__(self, text: str, root: dict[str, Any], location: str) -> None:
        self._location = location
        self._text = text.encode().decode("latin-1")
        self._places = sorted(_places(root))
        self._comments = [token.span() for token in _TOKEN.finditer(self._text) if token["comment"]]
        # the same text with nothing but code in it: no comment, no string, no quoted name
        self._code = _TOKEN.sub(
            lambda token: (" " if token["comment"] or token["block"] else "x") * len(token[0]), self._text
        )

    def of(self, node: dict[str, Any]) -> dict[str, str]:
        """A union has the columns of its first SELECT; one BY NAME those of all."""
        if node["type"] == "SET_OPERATION_NODE":
            by_name = node["setop_type"] == "UNION_BY_NAME"
            found: dict[str, str] = {}
            for branch in node["children"] if by_name else node["children"][:1]:
                found |= {name: found.get(name) or comment for name, comment in self.of(branch).items()}
            return found
        items = node["select_list"]
        names = [self._name(item) for item in items]
        if twice := {name for name in names if [other.lower() for other in names].count(name.lower()) > 1}:
            raise PluginError(
                "sql.columns",
                say(
                    "{location} selects '{name}' twice: give each its own name.",
                    location=self._location,
                    name=min(twice),
                ),
            )
        ends = [self._comma(min(_places(item)), min(_places(following))) for item, following in pairwise(items)]
        return dict(zip(names, map(self._behind, [*ends, self._end_of_list(items)]), strict=True))

    def _name(self, item: dict[str, Any]) -> str:
        if item["class"] == "STAR":
            raise PluginError(
                "sql.columns",
                say(
                    "{location} must name its columns: '*' changes with the tables that it reads.",
                    location=self._location,
                ),
            )
        name = item["alias"] or (item["column_names"][-1] if item["class"] == "COLUMN_REF" else "")
        if not name:
            raise PluginError(
                "sql.columns",
                say("{location} has a column without a name: write 'as name' behind it.", location=self._location),
            )
        return str(name)

    def _comma(self, start: int, following: int) -> int:
        """Where the expression that begins at ``start`` ends: at the last comma before the one that follows."""
        return self._code.rfind(",", start, following)

    def _end_of_list(self, items: list[dict[str, Any]]) -> int:
        """Where the clause after the list begins."""
        last = max(_places(items))
        bound = next((place for place in self._places if place > last), len(self._code))
        clause = _CLAUSE.search(self._code, last, bound)
        return clause.start() if clause else bound

    def _behind(self, end: int) -> str:
        """The comment after the comma on its line, or the one that trails the code before ``end``."""
        for start, stop in self._comments:
            before = self._code[self._code.rfind("\n", 0, start) + 1 : start]
            after_comma = start > end and self._code[end:start].strip(" \t") == ","
            trailing = stop <= end and before.strip() and not self._code[stop:end].strip(" \t\r\n)")
            if after_comma or trailing:
                return self._text[start + 2 : stop].encode("latin-1").decode().strip()
        return ""


def _places(node: Any) -> Iterator[int]:
    """Where the parts of a node stand in the text."""
    parts: Iterable[Any] = ()
    if isinstance(node, list):
        parts = node
    elif isinstance(node, dict):
        parts = node.values()
        if (place := node.get("query_location", _NOWHERE)) < _NOWHERE:
            yield place
    for part in parts:
        yield from _places(part)
