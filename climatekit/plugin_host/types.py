"""What a plugin hands to the host: frozen, keyword-only dataclasses. Hooks register, these objects behave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from climatekit.text import Text

if TYPE_CHECKING:
    import duckdb
    from pydantic import BaseModel


@dataclass(frozen=True, kw_only=True)
class CoordinationModel:
    """One way in which a city coordinates climate work with companies.

    ``rung`` is its place on the ladder, 1 = lightest. ``settings`` is a pydantic model: one field per knob, each with
    a default and a description; its values reach the SQL as the table ``<name>_settings``, one row per programme.
    ``presets`` is a folder of TOML files, one per real network.
    """

    name: str
    rung: int
    title: Text
    what: Text
    why: Text
    how: Text
    where: Text
    settings: type[BaseModel]
    caveats: tuple[Text, ...] = ()
    presets: Traversable | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """One input table: ``contract`` names a pandera model as ``module:Class``, imported only when it must be compiled.

    A project in which a ``required`` table has no file is refused; any other absent table is empty.
    """

    contract: str
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a plugin adds to one step of the way of the data.

    ``tables`` are read and validated, ``sql`` is a folder: each ``*.sql`` in it is a dataset, each ``rules/*.sql`` a
    rule, each ``metrics/*.sql`` a metric (metrics in reporting only).
    """

    tables: tuple[Table, ...] = ()
    sql: Traversable | None = None


class Membership(Step):
    """Who is in on the as-of date, and the rules for joining and staying."""


class Tracking(Step):
    """What they did and promised, and the rules that watch over it."""


class Reporting(Step):
    """The tables and figures that people look at."""


@dataclass(frozen=True, kw_only=True)
class Reader:
    """A kind of source.

    ``read(path)`` yields the file's rows, the header first: each a sequence of texts, None for an empty cell.
    ``suffixes`` are lower-case and begin with a dot.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path], Iterator[Sequence[str | None]]]


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """A kind of destination.

    ``publish(folder, connection)`` is called once all tables are made and the Parquet files stand in ``folder``; it
    writes its own files there and returns them. ``connection`` is the run's DuckDB, closed to the outside.
    """

    name: str
    publish: Callable[[Path, duckdb.DuckDBPyConnection], Sequence[Path]]
