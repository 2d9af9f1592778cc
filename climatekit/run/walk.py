"""One run from end to end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from climatekit.run.events import Clock, Event, Observer, nobody
from climatekit.run.options import Options, Outcome, Prepared

if TYPE_CHECKING:
    import duckdb

    from climatekit.pipeline.execute import Made


def run_project(folder: Path, options: Options | None = None, observer: Observer = nobody) -> Outcome:
    """Run the project in ``folder``.

    The outcome has exit code 0 or 1; whatever keeps a run from its end is a ``ClimatekitError`` with its own.
    """
    from climatekit import engine
    from climatekit.publish.place import aside, beside
    from climatekit.run.prepare import prepare

    options = options or Options()
    clock = Clock()
    prepared = prepare(folder, options)
    clock.lap("prepare")
    out = (options.out or prepared.project.out).absolute()
    with aside() if options.check_only else beside(out) as work:
        connection = engine.connect(spill=work / ".spill", memory_limit=options.memory_limit, threads=options.threads)
        try:
            return _walk(connection, prepared, options, work, out, observer, clock)
        finally:
            connection.close()


def _walk(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    options: Options,
    work: Path,
    out: Path,
    observer: Observer,
    clock: Clock,
) -> Outcome:
    from climatekit import engine
    from climatekit.pipeline.execute import execute
    from climatekit.run.core_tables import make_core_tables
    from climatekit.run.judge import judge
    from climatekit.run.publish import publish
    from climatekit.run.read import read_sources
    from climatekit.run.validate import validate

    models = [model.model for model in prepared.models.values()]
    make_core_tables(connection, prepared.programmes, models, prepared.as_of)
    reading = read_sources(connection, prepared, observer)
    engine.close_to_the_outside(connection)
    clock.lap("ingest")

    ledger = validate(connection, prepared, reading, observer)
    clock.lap("validate")

    made: list[Made] = []

    def on_made(table: Made) -> None:
        made.append(table)
        clock.lap(table.step)
        observer(Event(step=table.step, what=table.name, facts={"rows": table.rows}))

    execute(connection, prepared.plan, on_made)
    verdict = judge(connection, prepared, options, ledger)
    return publish(connection, prepared, options, reading, ledger, made, verdict, work, out, observer, clock)
