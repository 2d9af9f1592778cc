"""The dictionary of one project: what each table, column, metric and rule of its run means."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from pathlib import Path

from climatekit.cache import user_cache
from climatekit.contracts.model import CompiledContract
from climatekit.dictionary.collect import CORE, collect, core_table
from climatekit.dictionary.field import Field
from climatekit.dictionary.model import Dictionary, Rule
from climatekit.dictionary.words import Words
from climatekit.figures import restated
from climatekit.figures.kept import HISTORY_COLUMNS, HISTORY_KEY
from climatekit.history.tables import described
from climatekit.pipeline.execute import FINDING_COLUMNS, METRIC_COLUMNS
from climatekit.pipeline.plan import Plan
from climatekit.plugin_host.host import Host
from climatekit.project.load import FILE_NAME
from climatekit.run.core_tables import PROGRAMME_FIELDS
from climatekit.run.options import Options
from climatekit.run.prepare import everything, prepare
from climatekit.text import Text

_PROGRAMME = Text(
    "Yksi rivi ohjelmaa kohti, kuten climatekit.toml sen nimeää.",
    "En rad per program, så som climatekit.toml anger det.",
    "One row per programme, as climatekit.toml names it.",
)
_FINDINGS = Text(
    "Yksi rivi sääntöä ja sen löytämää asiaa kohti.",
    "En rad per regel och sak som den hittade.",
    "One row per rule and thing that it found.",
)
_METRICS = Text(
    "Yksi rivi ohjelmaa, mittaria, jaksoa ja ulottuvuuden arvoa kohti.",
    "En rad per program, mått, period och värde på en dimension.",
    "One row per programme, metric, period and value of a dimension.",
)
_HISTORY = Text(
    "Yksi rivi jokaista metrics-taulun lukua ja tarkastelupäivää kohti: tältä ja aiemmin säilytetyiltä päiviltä.",
    "En rad per tal i tabellen metrics och granskningsdag: för denna dag och de dagar som bevarats tidigare.",
    "One row per figure of metrics and as-of date: of this one, and of those kept before.",
)
# no SQL file can say it, for it is about the metrics, which come last
_RESTATED = Rule(
    name=restated.RULE,
    plugin=CORE,
    location=CORE,
    severity=restated.SEVERITY,
    sentence=restated.SENTENCE,
    source="history/frozen/<period>.jsonl",
    reads=("metrics",),
    sql="",
)
METRIC_KEY = ("programme_id", "as_of", "period", "metric", "dimension", "dimension_value")


def describe(host: Host, contracts: Iterable[CompiledContract], plan: Plan) -> Dictionary:
    """Gathered from the contracts and the SQL of everything that takes part in the run."""
    contracts = list(contracts)
    cache = user_cache()
    words = Words(cache)
    packages = {plugin.name: plugin.package for plugin in host.plugins.values()} | {CORE: CORE}
    core = (
        *described(contracts, words),
        core_table("programme", "tables/programme.parquet", _PROGRAMME, ("programme_id",), PROGRAMME_FIELDS, words),
        core_table("findings", "findings/findings.parquet", _FINDINGS, (), _fields(FINDING_COLUMNS), words),
        core_table(
            "metrics",
            "metrics/metrics.parquet",
            _METRICS,
            METRIC_KEY,
            _fields(METRIC_COLUMNS, (*METRIC_KEY, "programme_key", "metric_key", "is_restated")),
            words,
            dated="as_of",
        ),
        core_table(
            "metric_history",
            "metrics/metric_history.parquet",
            _HISTORY,
            HISTORY_KEY,
            _fields(HISTORY_COLUMNS, HISTORY_KEY),
            words,
        ),
    )
    found = collect(contracts, plan, packages, core, cache)
    return dataclasses.replace(found, rules=(*found.rules, _RESTATED))


def describe_any(folder: Path) -> tuple[Dictionary, tuple[CompiledContract, ...]]:
    """The dictionary of the project in ``folder``; here, where there is none, that of all plugins together."""
    if folder != Path() or (folder / FILE_NAME).is_file():
        prepared = prepare(folder, Options(check_only=True))
        host, contracts, plan = prepared.host, prepared.contracts, prepared.plan
    else:
        host = Host()
        contracts, _, plan = everything(host, host.models(), user_cache())
    return describe(host, contracts.values(), plan), tuple(contracts.values())


def _fields(columns: dict[str, str], key: tuple[str, ...] = ()) -> list[Field]:
    return [Field(name=name, description=text, nullable=name not in key) for name, text in columns.items()]
