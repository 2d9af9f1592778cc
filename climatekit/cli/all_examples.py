"""Every example network, run in a folder that vanishes afterwards, and one table of how each ended."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from climatekit.cli import screen
from climatekit.errors import ClimatekitError
from climatekit.examples import copy_example, examples
from climatekit.language import later, number, speak, spoken, worded
from climatekit.run import Options, Outcome, run_project

SEVERITIES = (later("error"), later("warning"), later("info"))
TITLES = (
    *(later("example"), later("programme"), later("model"), later("preset")),
    *(later("read"), later("accepted"), later("rejected"), *SEVERITIES, later("metrics"), later("exit")),
)


def shown_all(*, as_json: bool, quiet: bool) -> int:
    """Run and show; returns 0 only if every example does, else the highest exit code."""
    told = []
    speak(spoken())  # one language for all of them, whatever each project's own is
    with tempfile.TemporaryDirectory(prefix="climatekit-demo-") as folder:
        for name in examples():
            told.append(_run(name, Path(folder) / name))
            if as_json:
                click.echo(json.dumps(told[-1], ensure_ascii=False))
            elif told[-1]["exit_code"]:
                click.echo(f"{name}: [{told[-1]['code']}] {told[-1]['reason']}", err=True)
    if not (as_json or quiet):
        _print(_table(told))
    return max((one["exit_code"] for one in told), default=0)


def _run(name: str, target: Path) -> dict[str, Any]:
    copy_example(name, target)
    try:
        outcome = run_project(target, Options())
    except ClimatekitError as error:  # one example that can't be run leaves the others
        return {"example": name, "exit_code": error.exit_code, "code": error.code, "reason": error.message}
    manifest = outcome.manifest
    findings: Counter[str] = Counter()
    for found in manifest["findings"]:
        findings[found["severity"]] += found["count"]
    return {
        "example": name,
        "exit_code": outcome.exit_code,
        "code": outcome.verdict.code,
        "reason": outcome.verdict.reason,
        "programmes": [
            {key: one[key] for key in ("programme_id", "model", "preset")} for one in manifest["programmes"]
        ],
        "rows": dict(manifest["rows"]),
        "findings": {severity: findings[severity] for severity in SEVERITIES},
        "metrics": _metrics(outcome),
    }


def _metrics(outcome: Outcome) -> int:
    """How many different metrics were published."""
    import duckdb

    if outcome.out is None:
        return 0
    with duckdb.connect() as connection:
        file = str(outcome.out / "metrics" / "metrics.parquet")
        found = connection.execute("select count(distinct metric) from read_parquet(?)", [file]).fetchall()
    return int(found[0][0])


def _print(table: Any) -> None:
    """On a terminal the cells fold to its width; in a file or a pipe nothing has to give way."""
    from rich.measure import Measurement

    console = screen.console()
    if not console.is_terminal:
        console.width = max(console.width, Measurement.get(console, console.options.update(width=1000), table).maximum)
    console.print(table)


def _table(told: list[dict[str, Any]]) -> Any:
    table = screen.grid(*map(worded, TITLES))
    for column in table.columns:
        column.overflow = "fold"
    for column in table.columns[4:]:
        column.justify = "right"
    for one in told:
        table.add_row(*map(screen.plain, [one["example"], *_programmes(one), *_counts(one), str(one["exit_code"])]))
    return table


def _programmes(one: Mapping[str, Any]) -> list[str]:
    """One line per programme in each of three cells."""
    programmes = one.get("programmes", ())
    return ["\n".join(programme[key] or "–" for programme in programmes) for key in ("programme_id", "model", "preset")]


def _counts(one: Mapping[str, Any]) -> list[str]:
    if "rows" not in one:
        return ["–"] * 7
    counts = [one["rows"][key] for key in ("read", "accepted", "rejected")]
    counts += [one["findings"][severity] for severity in SEVERITIES]
    return [number(count) for count in (*counts, one["metrics"])]
