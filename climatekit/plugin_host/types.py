"""What a plugin hands to the host: frozen, keyword-only dataclasses. Hooks register, these objects behave.

The host holds every field against its annotation (``fit``); a name must match the pattern beside its type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from climatekit.text import Language, Text

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa
    from pydantic import BaseModel

    from climatekit.dictionary.model import Dictionary
    from climatekit.dictionary.model import Table as PublishedTable

LowerCaseName = Annotated[str, "[a-z][a-z0-9_]*"]
ModuleAndClass = Annotated[str, r"[A-Za-z_]\w*([.]\w+)*:[A-Za-z_]\w*"]
LowerCaseSuffix = Annotated[str, "[.][a-z0-9]+([.]gz)?"]


@dataclass(frozen=True, kw_only=True)
class CoordinationModel:
    """One way in which a city coordinates climate work with companies.

    ``rung`` is its place on the ladder, 1 = lightest. ``settings`` is a pydantic model: one field per knob, each with
    a default and a description; its values reach the SQL as the table ``<name>_settings``, one row per programme.
    ``presets`` is a folder of TOML files, one per real network.
    """

    name: LowerCaseName
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

    contract: ModuleAndClass
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class Step:
    """What a plugin adds to one step of the way of the data.

    ``tables`` are read and validated, ``sql`` is a folder: each ``*.sql`` in it is a dataset, each ``rules/*.sql`` a
    rule (membership and tracking), each ``metrics/*.sql`` a metric and each ``sections/*.sql`` a section of the report
    (reporting).
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

    ``read(path)`` yields the file's rows, the header first: each a sequence of texts, None for an empty cell. It raises
    ``ValueError`` where the file is no good.
    ``suffixes`` begin with a dot, and may end in ``.gz``; the core's own can't be taken over. ``first_row`` is the
    number under which a person finds the first row after the header: 2 in a table, 1 where the file has no header of
    its own (JSON lines).
    """

    name: LowerCaseName
    suffixes: tuple[LowerCaseSuffix, ...]
    read: Callable[[Path], Iterator[Sequence[str | None]]]
    first_row: int = 2


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a publisher is given: the folder that is being filled, and what the run knows.

    All tables are made and the Parquet files stand in ``folder``. ``connection`` is the run's DuckDB, read only and
    closed to the outside. ``language`` is that of the run, ``as_of`` its date, ``project`` the project's name.
    ``dictionary`` says what is published: tables, columns, keys, units, metrics. ``settings`` is the validated section
    ``[publish.NAME]``, an instance of the publisher's own settings class; None for a publisher without one.
    """

    folder: Path
    connection: duckdb.DuckDBPyConnection
    language: Language
    as_of: date
    project: str
    dictionary: Dictionary
    settings: BaseModel | None = None

    def read(self, table: PublishedTable) -> pa.RecordBatchReader:
        """The published rows of a table of the dictionary, batch by batch in the order of the file.

        The connection may hold more than is published; what leaves the house should come from here.
        """
        from climatekit.publish.published import read

        return read(self.folder, table)


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What a publisher has made ready outside the folder, such as an open transaction.

    ``commit`` is called when everything else is written, right before the folder takes its place; ``abandon`` where the
    run does not get that far, or ``commit`` fails. Neither is called twice.
    """

    commit: Callable[[], None]
    abandon: Callable[[], None]
    files: Sequence[Path] = ()


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """A kind of destination: ``publish(target)`` writes files of its own into ``target.folder`` and returns them.

    One that also writes elsewhere returns a ``Delivery``. With ``settings`` (a pydantic model) it is asked only by
    projects that have a section ``[publish.NAME]``, and only for results that are published; ``ready(settings)`` then
    raises a ``ClimatekitError`` before a row is read where it can't work: a package or a password is missing.
    """

    name: LowerCaseName
    publish: Callable[[Target], Sequence[Path] | Delivery]
    settings: type[BaseModel] | None = None
    ready: Callable[[Any], None] | None = None
