"""One SQL file: a dataset, a rule, a metric or a section of the report.

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
from functools import cache as once
from importlib.metadata import version
from importlib.resources.abc import Traversable
from typing import Any

from climatekit.cache import Cache, digest
from climatekit.errors import PluginError, did_you_mean, one_of
from climatekit.language import say
from climatekit.pipeline.follow import Followed, check_follow, followed
from climatekit.pipeline.section import CHARTS, NAMED_LINE, read_section
from climatekit.text import LANGUAGES

KEY = "_key"  # how the name of a surrogate key ends
PLACEHOLDER = re.compile(r"\{(\w+)\}")
METRIC_OUTPUT = ("programme_id", "period", "dimension", "dimension_value", "value")

_HEADER = re.compile(r"^--\s?(.*)$")
_KEY = re.compile(r"^([a-z][a-z_]*):\s*(.*)$")
_UNIT = re.compile(r"^\[([^\]]+)\]\s*")
_CAVEATS, _TITLES, _NOTES = (
    tuple(f"{what}_{language}" for language in LANGUAGES) for what in ("caveat", "title", "note")
)
_REQUIRED = {
    "dataset": ("grain",),
    "rule": ("rule", "severity", "source", *LANGUAGES),
    "metric": ("metric", "unit", "direction", *LANGUAGES),
    "section": ("section", "order", *LANGUAGES),
}
_OPTIONAL = {
    "dataset": ("feeds", "collects", "dated", "follow"),
    "rule": (),
    "metric": ("indicative", "headline", "order", "public", *_TITLES, *_CAVEATS),
    "section": ("chart", "category", "values", "sort", "metrics", *_NOTES),
}
_ALLOWED = {
    "severity": ("info", "warning", "error"),
    "direction": ("up", "down", "none"),
    "indicative": ("yes", "no"),
    "headline": ("yes", "no"),
    "public": ("safe", "no"),
    "collects": ("feeds",),
    "chart": CHARTS,
}
_FORMAT = "7"  # part of the cache key: raise it when what is read from a file changes


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

    @property
    def dated(self) -> str | None:
        """The column with the day that a row belongs to: never empty, and the key of the date dimension."""
        return self.header.get("dated") or None

    @property
    def follow(self) -> tuple[Followed, ...]:
        """The columns whose changes from one day to another are told."""
        return followed(self.header["follow"]) if self.header.get("follow") else ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The surrogate keys of a fact or a dimension."""
        named = self.name.startswith(("dim_", "fact_"))
        return tuple(column.name for column in self.columns if named and column.name.endswith(KEY))

    @property
    def never_null(self) -> tuple[str, ...]:
        """The columns that are full in every row: what names the row, its day and its keys."""
        return tuple(dict.fromkeys((*self.grain, *((self.dated,) if self.dated else ()), *self.keys)))


def read_sql_file(file: Traversable, *, kind: str, plugin: str, step: str, cache: Cache) -> SqlFile:
    """Read and check one file. Raises ``PluginError`` naming plugin and file."""
    name = file.name.removesuffix(".sql")
    location = f"{plugin}/{step}/{'' if kind == 'dataset' else kind + 's/'}{file.name}"
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeError) as error:
        raise PluginError(
            "sql.unreadable", say("{location} can't be read as UTF-8 text: {error}.", location=location, error=error)
        ) from error
    key = digest(_FORMAT, _parser_version(), kind, plugin, step, name, text)
    cached = cache.get("sql", key)
    if cached is None:
        cached = asdict(_parse(text, name=name, kind=kind, plugin=plugin, step=step, location=location))
        cache.put("sql", key, cached)
    return _from_dict(cached)


@once
def _parser_version() -> str:
    return version("duckdb")


def _from_dict(data: dict[str, Any]) -> SqlFile:
    return SqlFile(
        **data | {"reads": tuple(data["reads"]), "columns": tuple(OutputColumn(**column) for column in data["columns"])}
    )


def _parse(text: str, *, name: str, kind: str, plugin: str, step: str, location: str) -> SqlFile:
    from climatekit.pipeline.sql_query import read_query

    description, header = _header(text, kind, location)
    query = read_query(text, location)
    file = SqlFile(
        name=header[kind] if kind in ("metric", "section") else name,
        kind=kind,
        plugin=plugin,
        step=step,
        location=location,
        description=description,
        header=header,
        sql=query.sql,
        reads=query.reads,
        columns=tuple(_column(name, comment) for name, comment in query.outputs),
    )
    if kind != "rule" and not re.fullmatch("[a-z][a-z0-9_]*", file.name):
        raise PluginError(
            "sql.name",
            say(
                "{location} makes '{name}': use a–z, 0–9 and '_' only, a letter first.",
                location=location,
                name=file.name,
            ),
        )
    {"dataset": _check_dataset, "rule": _check_rule, "metric": _check_metric, "section": read_section}[kind](file)
    return file


def _column(name: str, comment: str) -> OutputColumn:
    unit = _UNIT.match(comment)
    return OutputColumn(name=name, unit=unit[1] if unit else None, description=_UNIT.sub("", comment).strip())


def _check_dataset(file: SqlFile) -> None:
    names = [column.name for column in file.columns]
    if not file.description:
        raise PluginError(
            "sql.undescribed",
            say("{location} does not say in its leading comment what one row is.", location=file.location),
        )
    for column in file.columns:
        if not column.description:
            raise PluginError(
                "sql.undescribed",
                say(
                    "The column '{name}' of {location} has no comment behind it that describes it.",
                    name=column.name,
                    location=file.location,
                ),
            )
    for name in file.grain:
        if name not in names:
            raise PluginError(
                "sql.grain",
                say(
                    "The grain of {location} names '{name}', which it does not select.{guess}",
                    location=file.location,
                    name=name,
                    guess=did_you_mean(name, names),
                ),
            )
    if file.dated and file.dated not in names:
        raise PluginError(
            "sql.dated",
            say(
                "{location} says that it is dated by '{name}', which it does not select.{guess}",
                location=file.location,
                name=file.dated,
                guess=did_you_mean(file.dated, names),
            ),
        )
    if "follow" in file.header:
        check_follow(file.header["follow"], names, file.location)


def _check_rule(file: SqlFile) -> None:
    names = {column.name for column in file.columns}
    if "programme_id" not in names:
        raise PluginError("sql.rule", say("{location} must select programme_id.", location=file.location))
    for language in LANGUAGES:
        sentence = file.header[language]
        for name in PLACEHOLDER.findall(sentence):
            if name not in names:
                raise PluginError(
                    "sql.rule",
                    say(
                        "A sentence of {location} names {{{name}}}, which it does not select.{guess}",
                        location=file.location,
                        name=name,
                        guess=did_you_mean(name, names),
                    ),
                )
        if re.search("[{}]", PLACEHOLDER.sub("", sentence)):
            raise PluginError(
                "sql.rule",
                say(
                    "A sentence of {location} has a brace without its other: '{sentence}'.",
                    location=file.location,
                    sentence=sentence,
                ),
            )


def _check_metric(file: SqlFile) -> None:
    if {column.name for column in file.columns} != set(METRIC_OUTPUT):
        raise PluginError(
            "sql.metric",
            say("{location} must select exactly {names}.", location=file.location, names=", ".join(METRIC_OUTPUT)),
        )
    caveats = [key for key in _CAVEATS if key in file.header]
    if caveats and len(caveats) != len(_CAVEATS):
        raise PluginError(
            "sql.header",
            say(
                "{location} has a caveat in some languages only: write {names}.",
                location=file.location,
                names=", ".join(_CAVEATS),
            ),
        )


def _header(text: str, kind: str, location: str) -> tuple[str, dict[str, str]]:
    """The leading comment: free text, then ``key: value`` lines; a line that is neither continues the last value."""
    prose: list[str] = []
    header: dict[str, str] = {}
    known = (*_REQUIRED[kind], *_OPTIONAL[kind])
    key = ""
    for line in text.splitlines():
        comment = _HEADER.match(line.strip())
        if comment is None:
            if line.strip():
                break
            continue
        found = (NAMED_LINE.match(comment[1]) if kind == "section" else None) or _KEY.match(comment[1])
        if found and (found[1] in known or " " in found[1]):
            key = found[1]
            if key in header:
                raise PluginError(
                    "sql.header", say("{location} has the line '-- {key}: …' twice.", location=location, key=key)
                )
            header[key] = found[2].strip()
        elif found and (guess := did_you_mean(found[1], known)):
            raise PluginError(
                "sql.header",
                say(
                    "{location} has a line '-- {key}: …', which is not known.{guess}",
                    location=location,
                    key=found[1],
                    guess=guess,
                ),
            )
        elif key:
            header[key] = f"{header[key]} {comment[1].strip()}".strip()
        else:
            prose.append(comment[1].strip())
    for wanted in _REQUIRED[kind]:
        if not header.get(wanted):
            raise PluginError(
                "sql.header",
                say("{location} lacks the line '-- {key}: …' in its leading comment.", location=location, key=wanted),
            )
    for wanted, values in _ALLOWED.items():
        if wanted in header and header[wanted] not in values:
            raise PluginError(
                "sql.header",
                say(
                    "{location} has {key} '{value}': use {known}.",
                    location=location,
                    key=wanted,
                    value=header[wanted],
                    known=one_of(values),
                ),
            )
    return " ".join(prose).strip(), header
