"""One run from end to end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from climatekit.language import say
from climatekit.run.events import Clock, Event, Observer, nobody
from climatekit.run.options import Options, Outcome, Prepared

if TYPE_CHECKING:
    import duckdb

    from climatekit.pipeline.execute import Made
    from climatekit.run.engines import Computing
    from climatekit.run.ledger import Ledger
    from climatekit.run.read import Reading


def run_project(
    folder: Path, options: Options | None = None, observer: Observer = nobody, clock: Clock | None = None
) -> Outcome:
    """Run the project in ``folder``.

    The outcome has exit code 0 or 1; whatever keeps a run from its end is a ``ClimatekitError`` with its own. A check
    goes on without a plugin whose contracts or SQL fail, and ends with 3. Who holds the ``clock`` may look, from
    another thread, what goes on.
    """
    from climatekit.errors import ClimatekitError, PluginError

    options = options or Options()
    broken: dict[str, PluginError] = {}
    while True:
        told = tuple(error.message for error in broken.values())
        try:
            without = (*options.without, *broken)
            return _run(folder, replace(options, without=without), observer, clock or Clock(), told)
        except ClimatekitError as error:
            if options.check_only and isinstance(error, PluginError) and error.plugin and error.plugin not in broken:
                broken[error.plugin] = error
                continue
            if broken and not isinstance(error, PluginError):
                raise next(iter(broken.values())) from error  # what is missing without it follows from it
            raise


def _run(folder: Path, options: Options, observer: Observer, clock: Clock, broken: tuple[str, ...]) -> Outcome:
    """``broken`` is what is wrong with plugins that a check has left out so far."""
    from climatekit.cache import user_cache
    from climatekit.plugin_host.publishing import require_ready
    from climatekit.publish.place import refuse_other_profile
    from climatekit.run.engines import check, require
    from climatekit.run.prepare import prepare
    from climatekit.run.unchanged import as_it_stands, look, remember, standing

    require(options)
    prepared = prepare(folder, options)
    check(options, prepared.plan)
    prepared = replace(prepared, broken=(*broken, *prepared.broken))
    if not options.check_only and not options.public:
        for wanted in prepared.destinations:
            require_ready(wanted.plugin, wanted.publisher, wanted.settings)
    clock.lap("prepare")
    out = (options.out or (prepared.project.public_out if options.public else prepared.project.out)).absolute()
    if not options.check_only:
        refuse_other_profile(out, public=options.public)
    seen = None if options.public else look(prepared, options, out)
    if seen is not None and not options.again and (told := standing(seen, out, user_cache())):
        return _ended(prepared, as_it_stands(out, told))
    outcome = _ended(prepared, _made(prepared, options, out, observer, clock))
    if seen is not None and outcome.manifest["published"]:
        remember(seen, prepared, out, outcome.manifest, user_cache())
    return outcome


def _ended(prepared: Prepared, outcome: Outcome) -> Outcome:
    """Tell every plugin that the run is over; what fails while it is told is shown and changes nothing."""
    failures = prepared.host.after_run(prepared, outcome)
    return replace(outcome, warnings=(*outcome.warnings, *failures))


def _made(prepared: Prepared, options: Options, out: Path, observer: Observer, clock: Clock) -> Outcome:
    """All steps, beside ``out`` until everything is written."""
    from climatekit import engine
    from climatekit.corrections.store import handed_in
    from climatekit.plugin_host.publishing import Deliveries
    from climatekit.publish.place import aside, beside
    from climatekit.run.engines import chosen
    from climatekit.run.judge import judge
    from climatekit.run.publish import publish

    with (
        aside() if options.check_only else beside(out, handed_in(prepared.project.root)) as work,
        Deliveries() as deliveries,
        closing(
            engine.connect(spill=work / ".spill", memory_limit=options.memory_limit, threads=options.threads)
        ) as connection,
        _failures(prepared, options),
        prepared.host.signing(),
        chosen(connection, options, work) as computing,
    ):
        clock.done = connection.query_progress
        computed = compute(connection, prepared, observer, clock, computing=computing)
        compare_with_past(connection, prepared)
        prepared = replace(prepared, plan=computing.told(prepared.plan))
        verdict = judge(connection, prepared, options, computed.ledger)
        clock.begin("publish")
        return publish(connection, prepared, options, computed, verdict, work, out, observer, clock, deliveries)


@contextmanager
def _failures(prepared: Prepared, options: Options) -> Iterator[None]:
    """What goes wrong on the way becomes one sentence, and what follows from a broken plugin is told of that plugin."""
    import duckdb

    from climatekit.errors import ClimatekitError, PluginError, SystemFailure

    try:
        yield
    except ClimatekitError as error:
        if prepared.broken and not (isinstance(error, PluginError) and error.plugin):
            raise PluginError("plugin.broken", " ".join((*prepared.broken, error.message))) from error
        raise
    except duckdb.OutOfMemoryException as error:
        raise SystemFailure(
            "system.memory",
            say(
                "The engine ran out of memory ({limit}): raise --memory-limit, or take fewer --threads; the "
                "last good output stands.",
                limit=options.memory_limit or say("no limit set"),
            ),
        ) from error
    except duckdb.IOException as error:
        reason = str(error).splitlines()[0]
        raise SystemFailure(
            "system.disk",
            say("The engine could not read or write: {reason}; the last good output stands.", reason=reason),
        ) from error


def compare_with_past(connection: duckdb.DuckDBPyConnection, prepared: Prepared) -> None:
    """Hold the metrics against the frozen ones, and put those of earlier as-of dates beside them."""
    from climatekit.figures.kept import make_metric_history
    from climatekit.figures.restated import add_findings, mark_restated

    root = prepared.project.root
    mark_restated(connection, root, prepared.as_of)
    add_findings(connection, prepared.plan.metrics)
    make_metric_history(connection, root, prepared.as_of)


@dataclass(frozen=True, kw_only=True)
class Computed:
    """Everything computed, nothing published: the tables are in the connection."""

    reading: Reading
    ledger: Ledger
    made: tuple[Made, ...]
    versions: Mapping[str, str]
    """Of the engine that computed, where that is not the one of the run."""


def compute(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    observer: Observer,
    clock: Clock,
    candidates: Iterable[tuple[str, str]] = (),
    computing: Computing | None = None,
) -> Computed:
    """From the files to ``finding`` and ``metric_value``."""
    from climatekit.run.engines import Computing

    with prepared.host.signing():
        return _compute(connection, prepared, observer, clock, candidates, computing or Computing())


def _compute(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    observer: Observer,
    clock: Clock,
    candidates: Iterable[tuple[str, str]],
    computing: Computing,
) -> Computed:
    from climatekit.pipeline.execute import execute
    from climatekit.run.core_tables import make_metric_definition

    reading, ledger = take_in(connection, prepared, observer, clock, candidates, computing.folder)
    make_metric_definition(connection, prepared.plan.metrics)
    made: list[Made] = []
    clock.begin("reporting")

    def on_made(table: Made) -> None:
        made.append(table)
        clock.lap(table.step)
        observer(Event(step=table.step, what=table.name, facts={"rows": table.rows}))

    execute(connection, prepared.plan, on_made, computing.engine)
    return Computed(reading=reading, ledger=ledger, made=tuple(made), versions=computing.versions)


def take_in(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    observer: Observer,
    clock: Clock,
    candidates: Iterable[tuple[str, str]] = (),
    exchange: Path | None = None,
) -> tuple[Reading, Ledger]:
    """From the files to accepted and rejected rows. From here on no SQL reaches anything but ``exchange``."""
    from climatekit import engine
    from climatekit.run.core_tables import make_core_tables
    from climatekit.run.read import read_sources
    from climatekit.run.validate import validate

    models = [model.model for model in prepared.models.values()]
    make_core_tables(connection, prepared.programmes, models, prepared.as_of, candidates)
    reading = read_sources(connection, prepared, observer, clock)
    engine.close_to_the_outside(connection, exchange)
    clock.lap("ingest")
    ledger = validate(connection, prepared, reading, observer, clock)
    clock.lap("validate")
    return reading, ledger
