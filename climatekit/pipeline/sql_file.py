"""One SQL file: a dataset, a rule or a metric.

The file says everything about itself: a leading comment with ``key: value`` lines, one SELECT, and behind every output
column a comment that describes it. What it reads is read from the SQL, never declared::

    -- One row per programme and organisation that has been seen in it.
    -- grain: programme_id, org_id
    select
        participation.programme_id, -- Programme.
        count(*)::bigint as times_seen -- [count] Times seen.
    from participation
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from typing import Any

from climatekit.cache import Cache, digest
from climatekit.errors import PluginError

_HEADER = re.compile(r"^--\s?(.*)$")
_KEY = re.compile(r"^([a-z][a-z_]*):\s*(.*)$")
_UNIT = re.compile(r"^\[([^\]]+)\]\s*")
_KNOWN_KEYS = {
    "dataset": {"grain", "feeds", "collects"},
    "rule": {"rule", "severity", "source", "fi", "sv", "en"},
    "metric": {"metric", "unit", "direction", "indicative", "fi", "sv", "en", "caveat_fi", "caveat_sv", "caveat_en"},
}
_FORMAT = "2"  # part of the cache key: raise it when what is read from a file changes


@dataclass(frozen=True, kw_only=True)
class OutputColumn:
    """One output column: its unit (or None) and its description."""

    name: str
    unit: str | None
    description: str


@dataclass(frozen=True, kw_only=True)
class SqlFile:
    """A parsed file. ``reads`` are the tables it names, ``header`` the ``key: value`` lines of its leading comment."""

    name: str
    kind: str
    plugin: str
    step: str
    location: str
    description: str
    header: Mapping[str, str]
    sql: str
    reads: tuple[str, ...]
    columns: tuple[OutputColumn, ...]

    @property
    def grain(self) -> tuple[str, ...]:
        """The columns that together name one row."""
        return tuple(name.strip() for name in self.header.get("grain", "").split(",") if name.strip())


def read_sql_file(file: Traversable, *, kind: str, plugin: str, step: str, cache: Cache) -> SqlFile:
    """Read and check one file. Raises ``PluginError`` naming plugin and file."""
    name = file.name.removesuffix(".sql")
    location = f"{plugin}/{step}/{'' if kind == 'dataset' else kind + 's/'}{file.name}"
    text = file.read_text("utf-8")
    key = digest(_FORMAT, kind, plugin, step, name, text)
    cached = cache.get("sql", key)
    if cached is None:
        cached = asdict(_parse(text, name=name, kind=kind, plugin=plugin, step=step, location=location))
        cache.put("sql", key, cached)
    return _from_dict(cached)


def _from_dict(data: dict[str, Any]) -> SqlFile:
    return SqlFile(
        **data | {"reads": tuple(data["reads"]), "columns": tuple(OutputColumn(**column) for column in data["columns"])}
    )


def _parse(text: str, *, name: str, kind: str, plugin: str, step: str, location: str) -> SqlFile:
    description, header = _header(text, kind, location)
    reads, outputs = _select(text, location)
    described = dict(_comments(text))
    columns = []
    for output in outputs:
        comment = described.get(output, "")
        unit = _UNIT.match(comment)
        if kind == "dataset" and not comment:
            raise PluginError(
                "sql.undescribed", f"The column '{output}' of {location} has no comment behind it that describes it."
            )
        columns.append(
            OutputColumn(name=output, unit=unit[1] if unit else None, description=_UNIT.sub("", comment).strip())
        )
    for name_ in [part.strip() for part in header.get("grain", "").split(",") if part.strip()]:
        if name_ not in outputs:
            raise PluginError("sql.grain", f"The grain of {location} names '{name_}', which it does not select.")
    if kind == "dataset" and "grain" not in header:
        raise PluginError("sql.grain", f"{location} does not say its grain: add a line '-- grain: column, …'.")
    return SqlFile(
        name=header.get(kind, name) if kind == "metric" else name,
        kind=kind,
        plugin=plugin,
        step=step,
        location=location,
        description=description,
        header=header,
        sql=text,
        reads=reads,
        columns=tuple(columns),
    )


def _header(text: str, kind: str, location: str) -> tuple[str, dict[str, str]]:
    """The leading comment: free text, then ``key: value`` lines; a line that is neither continues the last value."""
    prose: list[str] = []
    header: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        comment = _HEADER.match(line.strip())
        if comment is None:
            if line.strip():
                break
            continue
        found = _KEY.match(comment[1])
        if found and found[1] in _KNOWN_KEYS[kind]:
            key = found[1]
            header[key] = found[2].strip()
        elif key:
            header[key] = f"{header[key]} {comment[1].strip()}".strip()
        else:
            prose.append(comment[1].strip())
    required = {"dataset": (), "rule": ("rule", "severity", "source", "fi", "sv", "en"),
                "metric": ("metric", "unit", "direction", "fi", "sv", "en")}[kind]  # fmt: skip
    for wanted in required:
        if not header.get(wanted):
            raise PluginError("sql.header", f"{location} lacks the line '-- {wanted}: …' in its leading comment.")
    allowed = {"severity": ("info", "warning", "error"), "direction": ("up", "down", "none"),
               "indicative": ("yes", "no")}  # fmt: skip
    for wanted, values in allowed.items():
        if wanted in header and header[wanted] not in values:
            raise PluginError("sql.header", f"{location} has {wanted} '{header[wanted]}': use {' or '.join(values)}.")
    if kind == "dataset" and not prose:
        raise PluginError("sql.undescribed", f"{location} does not say in its leading comment what one row is.")
    return " ".join(prose), header


def _select(text: str, location: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tables that the SELECT reads and the columns that it puts out."""
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    try:
        statements = [found for found in sqlglot.parse(text, dialect="duckdb") if found is not None]
    except SqlglotError as error:
        raise PluginError("sql.syntax", f"{location} is no valid SQL: {str(error).splitlines()[0]}") from error
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise PluginError("sql.not_select", f"{location} must be exactly one SELECT.")
    query = statements[0]
    functions = [found for found in query.find_all(exp.Table) if not isinstance(found.this, exp.Identifier)]
    for function in functions:
        called = function.this
        if not isinstance(called, exp.Func) or called.sql_name().lower() not in _SAFE_TABLE_FUNCTIONS:
            raise PluginError(
                "sql.not_table", f"{location} reads from '{function.sql('duckdb')}': only tables may be read."
            )
    local = {expression.alias for expression in query.find_all(exp.CTE)}
    tables = {found.name for found in query.find_all(exp.Table) if found not in functions}
    return tuple(sorted(tables - local)), tuple(query.named_selects)


_SAFE_TABLE_FUNCTIONS = {"generate_series", "range", "unnest", "explode", "generate_date_array"}


def _comments(text: str) -> list[tuple[str, str]]:
    """(output column, its trailing comment) of each line that ends in one; the last of a name counts."""
    found = []
    for line in text.splitlines():
        code, dashes, comment = line.partition("--")
        code = code.strip().rstrip(",").strip()
        if dashes and code:
            found.append((re.split(r"[\s.]", code)[-1].strip('"'), comment.strip()))
    return found
