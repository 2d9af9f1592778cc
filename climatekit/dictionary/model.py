"""The dictionary as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from climatekit.text import Text

__all__ = ["Column", "Dictionary", "Metric", "Rule", "Table"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. ``references`` is ``(table, column)``; ``type`` is known of input tables before a run."""

    name: str
    description: Text
    nullable: bool
    title: Text | None = None
    unit: str | None = None
    type: str | None = None
    allowed: tuple[str, ...] = ()
    labels: tuple[Text, ...] = ()
    references: tuple[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """One published table. ``path`` is its file below ``out``; ``key`` names one row; ``reads`` are tables by name.

    ``dated`` is the column with the day of a row: rows stand in its order, and a large table is split by its years.

    ``step`` is ``input`` for what comes from files, ``core`` for what climatekit makes, else the step that computes it.
    """

    name: str
    path: str
    step: str
    plugin: str
    location: str
    description: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    title: Text | None = None
    dated: str | None = None
    reads: tuple[str, ...] = ()
    sql: str | None = None

    @property
    def folder(self) -> str:
        """The folder of its files by year, which stands in place of ``path`` where a fact is large."""
        return self.path.removesuffix(".parquet")

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One figure: what it says, in which unit, which way is better, and what it must not be taken for.

    ``order`` is its place among the key figures; ``title`` is there where it is one.
    """

    name: str
    plugin: str
    location: str
    definition: Text
    unit: str
    direction: str
    is_indicative: bool
    is_headline: bool
    caveat: Text | None
    reads: tuple[str, ...]
    sql: str
    title: Text | None = None
    order: int = 500


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: its sentence, how severe, and the phrase or page that it stands on."""

    name: str
    plugin: str
    location: str
    severity: str
    sentence: Text
    source: str
    reads: tuple[str, ...]
    sql: str


@dataclass(frozen=True, kw_only=True)
class Dictionary:
    """Everything that one project's run publishes. Rules may stand in several files under one name."""

    tables: tuple[Table, ...]
    metrics: tuple[Metric, ...]
    rules: tuple[Rule, ...]
    models: Mapping[str, Text] = field(default_factory=dict)

    def table(self, name: str) -> Table | None:
        """The table of that name."""
        return next((table for table in self.tables if table.name == name), None)
