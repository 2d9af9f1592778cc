"""Write everything that a run leaves, and put it in place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import TypeVar

import duckdb

from climatekit.dictionary.data_package import write_data_package
from climatekit.dictionary.model import Dictionary
from climatekit.figures.kept import keeping
from climatekit.language import say
from climatekit.plugin_host.publishing import Deliveries
from climatekit.plugin_host.types import Target
from climatekit.publish.place import MANIFEST, held, sha256, take_place
from climatekit.publish.rejects import Origin, write_rejects
from climatekit.publish.tables import write_table
from climatekit.run.core_tables import settings_table
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
    deliveries: Deliveries,
) -> Outcome:
    """Write below ``work``; ``out`` and all else changes only in the last step, and not where the result is held back.

    A result that is held back stands in ``<out>.held``: its rejects are what the user needs next.
    """
    if options.public:
        return _publish_public(connection, prepared, options, verdict, work, out, observer, clock)
    spill = work / ".spill"
    reading = computed.reading
    dictionary = describe(prepared.host, prepared.contracts.values(), prepared.plan)
    files: list[tuple[Path, int]] = []
    place = None
    if not options.check_only:
        place = out if verdict.publishable else held(out)
        contracts = list(prepared.contracts.values())
        with _meanwhile(lambda: _tables(connection.cursor(), dictionary, work)) as tables:
            rejects = write_rejects(connection, work, contracts, _origins(reading), prepared.language)
        files += tables.result()
        files.append((_data_package(prepared, dictionary, work, [path for path, _ in files]), 0))
        if options.report and prepared.settings.report:
            files.append((_report(connection, prepared, computed, work, out), 0))
        files += rejects
        files += _published_by_plugins(connection, prepared, dictionary, deliveries, work, place == out, observer)
        observer(Event(step="publish", what=str(place), facts={"files": len(files) + 1}))
    keeps = place == out and prepared.settings.keep_history and out == prepared.project.out.absolute()
    with keeping(connection, prepared.project.root, prepared.as_of, wanted=keeps) as put_into_history:
        clock.lap("publish")
        named = [(path.relative_to(work), path, rows) for path, rows in files]
        told = manifest(connection, prepared, computed, verdict, clock, files=named, published=place == out)
        if place is not None:
            shutil.rmtree(spill, ignore_errors=True)
            write_manifest(told, work / MANIFEST)
            deliveries.commit()
            take_place(work, place)
            if place == out:
                shutil.rmtree(held(out), ignore_errors=True)
        put_into_history()
    return Outcome(verdict=verdict, out=place, manifest=told, warnings=reading.notes)


def _publish_public(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    options: Options,
    verdict: Verdict,
    work: Path,
    out: Path,
    observer: Observer,
    clock: Clock,
) -> Outcome:
    """What everybody may see; where the result would be held back, nothing. No publisher and no history has a part."""
    from climatekit.public.result import Wanted, public_manifest, write_public

    dictionary = describe(prepared.host, prepared.contracts.values(), prepared.plan)
    wanted = Wanted(
        name=prepared.settings.name,
        as_of=prepared.as_of,
        language=prepared.language,
        licence=prepared.settings.licence,
        programmes=prepared.programmes,
        settings_tables=[settings_table(name) for name in prepared.models],
        contracts=list(prepared.contracts.values()),
        plan=prepared.plan,
        dictionary=dictionary,
        public=prepared.project.settings.public,
        report=options.report and prepared.settings.report,
    )
    notes = []
    if left := [one.publisher.name for one in prepared.destinations if one.settings is not None]:
        notes.append(say("A public result goes to its folder only, not to {names}.", names=", ".join(left)))
    files: list[tuple[Path, int]] = []
    said: dict[str, object] = {}
    if verdict.publishable:
        files, said = write_public(connection, wanted, work)
        observer(Event(step="publish", what=str(out), facts={"files": len(files) + 1}))
    clock.lap("publish")
    told = public_manifest(
        wanted,
        said,
        files=[(path.relative_to(work), path, rows) for path, rows in files],
        verdict=(verdict.exit_code, verdict.code, verdict.reason),
        published=verdict.publishable,
        seconds=clock.seconds,
    )
    if verdict.publishable:
        shutil.rmtree(work / ".spill", ignore_errors=True)
        write_manifest(told, work / MANIFEST)
        take_place(work, out)
    place = out if verdict.publishable else None
    return Outcome(verdict=verdict, out=place, manifest=told, warnings=tuple(notes))


T = TypeVar("T")


@contextmanager
def _meanwhile(work: Callable[[], T]) -> Iterator[Future[T]]:
    """Do ``work`` beside what is done in the context, and be ready with both: a workbook is written by Python, row by
    row, Parquet by libraries that leave Python alone."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(copy_context().run, work)


def _tables(connection: duckdb.DuckDBPyConnection, dictionary: Dictionary, work: Path) -> list[tuple[Path, int]]:
    with connection:
        return [file for table in dictionary.tables for file in write_table(connection, table, work)]


def _report(
    connection: duckdb.DuckDBPyConnection, prepared: Prepared, computed: Computed, work: Path, out: Path
) -> Path:
    from climatekit.report.page import write_report  # only a run that is to be read draws charts

    return write_report(connection, prepared, computed.ledger, work, out)


def _published_by_plugins(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    dictionary: Dictionary,
    deliveries: Deliveries,
    work: Path,
    publishable: bool,
    observer: Observer,
) -> list[tuple[Path, int]]:
    """Let each publisher write below ``work``. Those that a project asks for have no part in what is held back."""
    files = []
    for destination in prepared.destinations:
        if destination.settings is not None and not publishable:
            continue
        plugin, publisher = destination.plugin, destination.publisher
        target = Target(
            folder=work,
            connection=connection,
            language=prepared.language,
            as_of=prepared.as_of,
            project=prepared.settings.name,
            dictionary=dictionary,
            settings=destination.settings,
        )
        written = deliveries.publish_with(plugin, publisher, target)
        files += [(path, 0) for path in written]
        observer(Event(step="publish", what=f"{plugin.name}: {publisher.name}", facts={"files": len(written)}))
    return files


def _data_package(prepared: Prepared, dictionary: Dictionary, work: Path, files: list[Path]) -> Path:
    return write_data_package(
        dictionary,
        work,
        name=prepared.settings.name,
        as_of=prepared.as_of.isoformat(),
        language=prepared.language,
        licence=prepared.settings.licence,
        hashes={path.relative_to(work).as_posix(): sha256(path) for path in files},
    )


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
