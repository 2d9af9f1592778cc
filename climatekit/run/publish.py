"""Write everything that a run leaves, and put it in place."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from climatekit.contracts.parse import identifier
from climatekit.dictionary.data_package import write_data_package
from climatekit.dictionary.model import Dictionary, Table
from climatekit.pipeline.plan import FINDING, METRIC
from climatekit.plugin_host.publishing import publish_with
from climatekit.plugin_host.types import Target
from climatekit.publish.parquet import Field, write_parquet
from climatekit.publish.place import MANIFEST, held, sha256, take_place
from climatekit.publish.rejects import Origin, write_rejects
from climatekit.run.describe import describe
from climatekit.run.events import Clock, Event, Observer
from climatekit.run.manifest import manifest, write_manifest
from climatekit.run.options import Options, Outcome, Prepared, Verdict
from climatekit.run.read import Reading
from climatekit.run.walk import Computed


def publish(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    options: Options,
    computed: Computed,
    verdict: Verdict,
    work: Path,
    out: Path,
    observer: Observer,
    clock: Clock,
) -> Outcome:
    """Write below ``work``; ``out`` changes only in the last step, and not at all where the result is held back.

    A result that is held back stands in ``<out>.held``: its rejects are what the user needs next.
    """
    spill = work / ".spill"
    reading = computed.reading
    dictionary = describe(prepared.host, prepared.contracts.values(), prepared.plan)
    files: list[tuple[Path, int]] = []
    place = None
    if not options.check_only:
        place = out if verdict.publishable else held(out)
        for table in dictionary.tables:
            path = work / table.path
            fields = [
                Field(name=column.name, description=column.description.en, unit=column.unit, nullable=column.nullable)
                for column in table.columns
            ]
            rows = write_parquet(connection, _query(table), path, fields, description=table.description.en)
            files.append((path, rows))
        files.append((_data_package(prepared, dictionary, work), 0))
        contracts = list(prepared.contracts.values())
        if options.report and prepared.settings.report:
            files.append((_report(connection, prepared, computed, work), 0))
        files += write_rejects(connection, work, contracts, _origins(reading), prepared.language)
        files += _published_by_plugins(connection, prepared, work, observer)
        observer(Event(step="publish", what=str(place), facts={"files": len(files) + 1}))
    clock.lap("publish")
    named = [(path.relative_to(work), path, rows) for path, rows in files]
    told = manifest(connection, prepared, computed, verdict, clock, files=named, published=place == out)
    if place is not None:
        shutil.rmtree(spill, ignore_errors=True)
        write_manifest(told, work / MANIFEST)
        take_place(work, place)
        if place == out:
            shutil.rmtree(held(out), ignore_errors=True)
    outcome = Outcome(verdict=verdict, out=place, manifest=told, warnings=reading.notes)
    failures = prepared.host.after_run(prepared, outcome)
    return Outcome(verdict=verdict, out=place, manifest=told, warnings=(*reading.notes, *failures))


def _report(connection: duckdb.DuckDBPyConnection, prepared: Prepared, computed: Computed, work: Path) -> Path:
    from climatekit.report.page import write_report  # only a run that is to be read draws charts

    return write_report(connection, prepared, computed.ledger, work)


def _published_by_plugins(
    connection: duckdb.DuckDBPyConnection, prepared: Prepared, work: Path, observer: Observer
) -> list[tuple[Path, int]]:
    """Let each publisher write below ``work``."""
    files = []
    target = Target(folder=work, connection=connection, language=prepared.language, as_of=prepared.as_of)
    for plugin, publisher in prepared.host.publishers():
        written = publish_with(plugin, publisher, target)
        files += [(path, 0) for path in written]
        observer(Event(step="publish", what=f"{plugin.name}: {publisher.name}", facts={"files": len(written)}))
    return files


def _data_package(prepared: Prepared, dictionary: Dictionary, work: Path) -> Path:
    return write_data_package(
        dictionary,
        work,
        name=prepared.settings.name,
        as_of=prepared.as_of.isoformat(),
        language=prepared.language,
        licence=prepared.settings.licence,
        hashes={table.path: sha256(work / table.path) for table in dictionary.tables},
    )


def _query(table: Table) -> str:
    """The rows of a table in the order in which they are published."""
    key = ", ".join(map(identifier, table.key))
    match table.step, table.name:
        case "core", "findings":
            return f"from {FINDING} order by all"
        case "core", "metrics":
            return f"from {METRIC} order by {key}"
        case "core", _:
            return f"from {identifier(table.name)} order by programme_id, valid_from"
    columns = ", ".join(identifier(column.name) for column in table.columns)
    return f"select {columns} from {identifier(table.name)} order by {key}"


def _origins(reading: Reading) -> list[Origin]:
    return [
        Origin(
            number=source.raw.number,
            table=source.table,
            file=source.shown,
            staged=source.staged,
            relation=source.raw.relation,
            positions=source.matched.positions,
        )
        for sources in reading.sources.values()
        for source in sources
    ]
