"""How everything stood on one day, as Parquet files: computed from the files of a project, or as it was published."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow.parquet as pq

from climatekit import engine
from climatekit.contracts.writing import identifier
from climatekit.dictionary.collect import FOLDERS
from climatekit.errors import ConfigurationError
from climatekit.language import say
from climatekit.pipeline.plan import STEPS, Plan
from climatekit.publish.parquet import BATCH_ROWS
from climatekit.publish.place import MANIFEST

if TYPE_CHECKING:
    from climatekit.pipeline.sql_file import SqlFile
    from climatekit.run.options import Options, Prepared

MEMBERS, PERIODS, NAMES = "member_state", "member_period", "organisation"
NEEDED = (MEMBERS, PERIODS)


@dataclass(frozen=True, kw_only=True)
class State:
    """``tables`` gives the Parquet files of each table, as a path or a pattern."""

    project: str
    as_of: datetime.date
    programmes: tuple[str, ...]
    tables: Mapping[str, str]
    notes: tuple[str, ...] = ()


def followed_in(plan: Plan) -> tuple[SqlFile, ...]:
    """The datasets that are followed."""
    return tuple(dataset for step in STEPS for dataset in plan.datasets[step] if dataset.follow)


def computed(prepared: Prepared, options: Options, folder: Path) -> State:
    """Run the project for its as-of date; what is needed of it is put into ``folder``."""
    from climatekit.run.events import Clock, nobody
    from climatekit.run.judge import judge
    from climatekit.run.walk import compute

    folder.mkdir()
    connection = engine.connect(spill=folder / ".spill", memory_limit=options.memory_limit, threads=options.threads)
    try:
        done = compute(connection, prepared, nobody, Clock())
        verdict = judge(connection, prepared, options, done.ledger)
        wanted = [*NEEDED, *([NAMES] if NAMES in prepared.contracts else [])]
        wanted += [dataset.name for dataset in followed_in(prepared.plan) if dataset.name not in wanted]
        tables = {name: _kept(connection, name, folder) for name in wanted}
    finally:
        connection.close()
    notes: tuple[str, ...] = ()
    if not verdict.publishable:
        notes = (say("{day}: {reason}", day=prepared.as_of, reason=verdict.reason),)
    return State(
        project=prepared.settings.name,
        as_of=prepared.as_of,
        programmes=tuple(programme.programme_id for programme in prepared.programmes),
        tables=tables,
        notes=notes,
    )


def _kept(connection: duckdb.DuckDBPyConnection, table: str, folder: Path) -> str:
    columns = "org_id, name" if table == NAMES else "*"
    path = folder / f"{table}.parquet"
    reader = connection.sql(f"select {columns} from {identifier(table)}").to_arrow_reader(BATCH_ROWS)
    with pq.ParquetWriter(path, reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)
    return str(path)


def published(folder: Path, datasets: Iterable[SqlFile]) -> State:
    """What a run has published into ``folder``."""
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        as_of = datetime.date.fromisoformat(told["as_of"])
        programmes = tuple(programme["programme_id"] for programme in told["programmes"])
        project = str(told["project"])
    except (OSError, ValueError, KeyError, TypeError):
        message = say(
            "'{folder}' is neither a date nor a folder that a run has published (it has no {manifest} that can be "
            "read): write two dates such as 2025-12-31, or two such folders.",
            folder=folder, manifest=MANIFEST,
        )  # fmt: skip
        raise ConfigurationError("changes.no_state", message) from None
    names = [*NEEDED, NAMES, *(dataset.name for dataset in datasets)]
    tables = {name: place for name in names if (place := _place(folder, name))}
    for name in NEEDED:
        if name not in tables:
            message = say(
                "'{folder}' has no table '{table}', for another version of climatekit has published it: run that "
                "project again, and compare then.",
                folder=folder, table=name,
            )  # fmt: skip
            raise ConfigurationError("changes.no_table", message)
    return State(project=project, as_of=as_of, programmes=programmes, tables=tables)


def _place(folder: Path, table: str) -> str | None:
    for above in FOLDERS.values():
        path = folder / above / f"{table}.parquet"
        if path.is_file():
            return str(path)
        if path.with_suffix("").is_dir():  # a large table is split by its years
            return str(path.with_suffix("") / "**" / "*.parquet")
    return None
