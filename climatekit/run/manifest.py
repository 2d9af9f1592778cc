"""``run.json``: what was run on what, where every row went, and why the run ended as it did."""

from __future__ import annotations

import dataclasses
import json
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from climatekit import __version__
from climatekit.contracts.decide import shown
from climatekit.contracts.writing import Parsing
from climatekit.figures import restated
from climatekit.history.dated import dated_tables
from climatekit.history.told import told
from climatekit.pipeline.plan import METRIC
from climatekit.publish.place import sha256
from climatekit.run.core_tables import settings_values
from climatekit.run.events import Clock
from climatekit.run.options import DUCKDB, SPARK, Prepared, Verdict
from climatekit.run.read import Reading, Source
from climatekit.run.walk import Computed

FORMAT = 1
ENGINES = ("duckdb", "pandera", "pyarrow", "pluggy")


def manifest(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    computed: Computed,
    verdict: Verdict,
    clock: Clock,
    *,
    files: Sequence[tuple[Path, Path, int]],
    published: bool,
) -> dict[str, Any]:
    """The manifest as plain data. ``files`` are (name in ``out``, where it is now, rows)."""
    return {
        "format": FORMAT,
        "project": prepared.settings.name,
        "as_of": prepared.as_of.isoformat(),
        "published": published,
        "exit_code": verdict.exit_code,
        "exit_reason": {"code": verdict.code, "message": verdict.reason},
        **_made_with(prepared, computed),
        **_taken_in(connection, prepared, computed),
        **_found(connection, prepared, computed),
        "personal_data_in": [name.as_posix() for name, _, _ in files if name.as_posix().startswith("rejects")],
        "pseudonyms": computed.ledger.pseudonyms,
        "notes": list(computed.reading.notes),
        "files": [
            {"path": name.as_posix(), "rows": rows, "bytes": path.stat().st_size, "sha256": sha256(path)}
            for name, path, rows in files
        ],
        "seconds": clock.seconds,
    }


def write_manifest(told: Mapping[str, Any], path: Path) -> None:
    """Write it for people and programs alike."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _made_with(prepared: Prepared, computed: Computed) -> dict[str, Any]:
    """Versions, plugins and settings: what made the result, beside the files."""
    return {
        "versions": {
            "climatekit": __version__,
            "python": platform.python_version(),
            **{name: version(name) for name in ENGINES},
            **computed.versions,
        },
        "engine": SPARK if SPARK in computed.versions else DUCKDB,
        "plugins": [
            {"name": plugin.name, "origin": plugin.origin, "version": plugin.version}
            for plugin in prepared.host.plugins.values()
            if plugin.name not in prepared.host.left_out
        ],
        "without": list(prepared.host.left_out),
        "destinations": [found.publisher.name for found in prepared.destinations if found.settings is not None],
        "programmes": [
            {
                "programme_id": programme.programme_id,
                "model": programme.model,
                "preset": programme.preset,
                "settings": _plain(settings_values(programme.settings)),
            }
            for programme in prepared.programmes
        ],
    }


def _taken_in(connection: duckdb.DuckDBPyConnection, prepared: Prepared, computed: Computed) -> dict[str, Any]:
    """Where every row went."""
    reading, ledger = computed.reading, computed.ledger
    return {
        "rows": {
            "read": ledger.read,
            "accepted": ledger.accepted,
            "rejected": ledger.rejected,
            "excluded": ledger.excluded,
            "repeated": ledger.repeated,
        },
        "sources": [
            _source(source, account, ledger.parsings.get(source.raw.number, source.raw.parsing))
            for source, account in zip(
                [source for sources in _in_contract_order(prepared, reading) for source in sources],
                ledger.accounts,
                strict=True,
            )
        ],
        "reject_reasons": ledger.reasons,
        "reject_examples": _reject_examples(connection, reading),
    }


def _found(connection: duckdb.DuckDBPyConnection, prepared: Prepared, computed: Computed) -> dict[str, Any]:
    """What was made of the rows."""
    findings = connection.execute(
        f"select rule, severity, count(*), min(message_{prepared.language}) from finding group by all order by all"
    ).fetchall()
    return {
        "history": told(connection, dated_tables(prepared.project, prepared.contracts)),
        "frozen": restated.told(connection),
        "tables": [dataclasses.asdict(table) for table in computed.made],
        "findings": [
            {"rule": rule, "severity": severity, "count": count, "example": example}
            for rule, severity, count, example in findings
        ],
        "key_figures": _key_figures(connection, prepared),
    }


def _key_figures(connection: duckdb.DuckDBPyConnection, prepared: Prepared) -> list[dict[str, Any]]:
    """The latest total of each metric that its author calls a headline."""
    headlines = {metric.name: metric for metric in prepared.plan.metrics if metric.header.get("headline") == "yes"}
    found = connection.execute(
        f"select programme_id, metric, max(period), arg_max(value, period), unit from {METRIC} "
        "where dimension = 'all' group by all order by all"
    ).fetchall()
    return [
        {
            "programme_id": programme_id,
            "metric": metric,
            "definition": headlines[metric].header[prepared.language],
            "period": period,
            "value": value,
            "unit": unit,
        }
        for programme_id, metric, period, value, unit in found
        if metric in headlines
    ]


def _reject_examples(connection: duckdb.DuckDBPyConnection, reading: Reading) -> dict[str, dict[str, Any]]:
    """Where each reason is met first, as ``table → column:code → place``; no value, for it may be personal."""
    places = {
        source.raw.number: {"file": source.shown, "sheet": source.staged.sheet}
        for sources in reading.sources.values()
        for source in sources
    }
    examples: dict[str, dict[str, Any]] = {}
    for table, reason, first in connection.execute(
        "select table_name, column_name || ':' || code as reason, min({'source': _source, 'row': _row}) "
        "from reject_reason group by all order by all"
    ).fetchall():
        examples.setdefault(table, {})[reason] = {**places[first["source"]], "row": first["row"]}
    return examples


def _in_contract_order(prepared: Prepared, reading: Reading) -> list[tuple[Source, ...]]:
    return [reading.sources.get(table, ()) for table in prepared.contracts]


def _source(source: Source, account: Any, parsing: Parsing) -> dict[str, Any]:
    headers = source.staged.headers
    return {
        **dataclasses.asdict(account),
        "corrected": source.corrected,
        "sha256": sha256(source.staged.file),
        "bytes": source.staged.file.stat().st_size,
        "guessed": dict(source.staged.guessed) | shown(parsing),
        "units": [
            {
                "column": unit.column,
                "from": unit.source,
                "to": unit.target,
                "factor": str(unit.factor),
                "told_by": unit.told_by,
            }
            for unit in (*parsing.units.values(), *parsing.found_units)
        ],
        "columns": {name: headers[position] for name, position in sorted(source.matched.positions.items())},
        "ignored_headers": list(source.matched.ignored),
    }


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, (bool, int, float, str, type(None))) else str(value)
        for name, value in values.items()
    }
