"""Write everything that a run leaves, and put it in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from climatekit.contracts.parse import identifier
from climatekit.pipeline.execute import FINDING_COLUMNS, METRIC_COLUMNS
from climatekit.pipeline.plan import FINDING, METRIC, STEPS
from climatekit.plugin_host.publishing import publish_with
from climatekit.plugin_host.types import Target
from climatekit.publish.parquet import Field, write_parquet
from climatekit.publish.place import MANIFEST, held, take_place
from climatekit.publish.rejects import write_rejects
from climatekit.run.core_tables import PROGRAMME_FIELDS, input_fields
from climatekit.run.events import Clock, Event, Observer
from climatekit.run.manifest import manifest, write_manifest
from climatekit.run.options import Options, Outcome, Prepared, Verdict
from climatekit.run.read import Reading
from climatekit.run.walk import Computed

# reporting is what people load: it stands under the name they look for
FOLDERS = {"membership": "membership", "tracking": "tracking", "reporting": "marts"}


@dataclass(frozen=True, kw_only=True)
class Output:
    """One Parquet file to write."""

    path: str
    query: str
    fields: Sequence[Field]
    description: str


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
    files: list[tuple[Path, int]] = []
    place = None
    if not options.check_only:
        place = out if verdict.publishable else held(out)
        for output in outputs(prepared):
            path = work / output.path
            rows = write_parquet(connection, output.query, path, output.fields, description=output.description)
            files.append((path, rows))
        files += write_rejects(connection, work, list(prepared.contracts.values()), _places(reading), prepared.language)
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


def outputs(prepared: Prepared) -> Iterator[Output]:
    """Every Parquet file of a run, in the order of the way of the data."""
    yield Output(
        path="tables/programme.parquet",
        query="select * from programme order by programme_id, valid_from",
        fields=PROGRAMME_FIELDS,
        description="One row per programme, as climatekit.toml names it.",
    )
    for contract in prepared.contracts.values():
        names = ", ".join(identifier(column.name) for column in contract.kept)
        yield Output(
            path=f"tables/{contract.table}.parquet",
            query=f"select {names} from {contract.table} order by {', '.join(map(identifier, contract.key))}",
            fields=input_fields(contract.kept, contract.key, contract.natural_person is not None),
            description=contract.description,
        )
    for step in STEPS:
        for dataset in prepared.plan.datasets[step]:
            yield Output(
                path=f"{FOLDERS[step]}/{dataset.name}.parquet",
                query=f"from {identifier(dataset.name)} order by {', '.join(map(identifier, dataset.grain))}",
                fields=[
                    Field(name=column.name, description=column.description, unit=column.unit,
                          nullable=column.name not in dataset.grain)
                    for column in dataset.columns
                ],
                description=dataset.description,
            )  # fmt: skip
    yield Output(
        path="findings/findings.parquet",
        query=f"from {FINDING} order by all",
        fields=[Field(name=name, description=text) for name, text in FINDING_COLUMNS.items()],
        description="One row per rule and thing that it found.",
    )
    yield Output(
        path="metrics/metrics.parquet",
        query=f"from {METRIC} order by programme_id, metric, period, dimension, dimension_value",
        fields=[Field(name=name, description=text) for name, text in METRIC_COLUMNS.items()],
        description="One row per programme, metric, period and value of a dimension.",
    )


def _places(reading: Reading) -> dict[int, tuple[str, str | None]]:
    return {
        source.raw.number: (source.shown, source.staged.sheet)
        for sources in reading.sources.values()
        for source in sources
    }
