"""What stands in the report, in plain data: the template shows it and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A key figure: the value as it stands in ``metrics.parquet``, and what is said of it."""

    id: str
    metric: str
    period: str
    value: float
    unit: str
    title: str
    shown: str
    period_shown: str
    unfinished: bool
    definition: str
    change: str | None
    judged: str | None
    """``better`` or ``worse``; None where neither way is better or the period is not over."""
    is_indicative: bool
    caveat: str | None
    restated: str | None = None
    """What is said of a figure that is not the one that was frozen."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell of a table; ``exact`` is the number behind it, ``language`` that of its text if not the page's."""

    text: str
    exact: str | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Column:
    """The head of a column; numbers stand to the right."""

    title: str
    is_number: bool


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under heads; the first column names the row."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section as it is shown."""

    id: str
    title: str
    note: str | None
    table: Table
    more: str | None
    svg: str | None
    is_indicative: bool
    caveats: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One programme, or all of them together."""

    id: str
    title: str
    lead: Sequence[tuple[str, str]]
    lines: Sequence[str]
    figures: Sequence[Figure]
    compared: Table | None
    parts: Sequence[Part]
    nothing: str | None
    caveats: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Report:
    """The whole page."""

    language: str
    title: str
    subtitle: str
    chapters: Sequence[Chapter]
    quality_line: str
    quality_note: str | None
    quality: Table | None
    """None on the page for everybody."""
    restated: Table | None
    source: str
