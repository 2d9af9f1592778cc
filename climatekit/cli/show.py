"""What a run shows: progress while it goes on, and a summary worth reading; or JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from climatekit.cli import screen
from climatekit.run import Options, Outcome, run_project
from climatekit.run.events import Event

STEPS = ("ingest", "validate", "membership", "tracking", "reporting", "publish")
REST = " kinds, all in run.json"


def shown_run(project: Path, options: Options, *, as_json: bool, quiet: bool) -> int:
    """Run and show; returns the exit code."""
    if as_json:
        outcome = run_project(project, options, _json_line)
        for warning in outcome.warnings:
            click.echo(json.dumps({"event": "note", "message": warning}, ensure_ascii=False))
        keys = ("published", "exit_code", "exit_reason", "rows", "seconds")
        end = {"event": "end", **{key: outcome.manifest[key] for key in keys}}
        click.echo(json.dumps(end, ensure_ascii=False))
        return outcome.exit_code
    if quiet:
        outcome = run_project(project, options)
        if outcome.exit_code:
            click.echo(f"[{outcome.verdict.code}] {outcome.verdict.reason}", err=True)
        return outcome.exit_code
    outcome = _with_progress(project, options) if sys.stderr.isatty() else run_project(project, options)
    _summary(outcome)
    return outcome.exit_code


def _json_line(event: Event) -> None:
    click.echo(json.dumps({"event": "step", "step": event.step, "what": event.what, **event.facts}, ensure_ascii=False))


def _with_progress(project: Path, options: Options) -> Outcome:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("prepare", total=None)

        def observe(event: Event) -> None:
            progress.update(task, description=f"{event.step}: {event.what}")

        return run_project(project, options, observe)


def _summary(outcome: Outcome) -> None:
    console = screen.console()
    told = outcome.manifest
    console.print(f"[bold]{screen.plain(told['project'])}[/bold], as of {told['as_of']}")
    console.print(_rows(told))
    console.print(_tables(told))
    if told["key_figures"]:
        console.print(_figures(told))
    screen.listed(console, "Rejected", _reject_lines(told), rest=REST)
    screen.listed(console, "Findings", _finding_lines(told), rest=REST)
    for warning in outcome.warnings:
        console.print(f"[yellow]Note[/yellow] {screen.plain(warning)}")
    style = "green" if outcome.exit_code == 0 else "yellow"
    console.print(f"[{style}]{screen.plain(outcome.verdict.reason)}[/{style}]")
    if outcome.out is not None:
        _what_next(console, outcome)


def _rows(told: Mapping[str, Any]) -> str:
    rows = told["rows"]
    parts = [f"{rows['read']:,} rows read", f"{rows['accepted']:,} accepted", f"{rows['rejected']:,} rejected"]
    if rows["repeated"]:
        parts[-1] += f" ({rows['repeated']:,} of them only repeat or are superseded)"
    if rows["excluded"]:
        parts.append(f"{rows['excluded']:,} excluded by rule")
    seconds = sum(told["seconds"].values())
    return f"{', '.join(parts)}, {len(told['files'])} files, {seconds:.1f} s"


def _tables(told: Mapping[str, Any]) -> Any:
    counts = ["read", "accepted", "rejected"] + (["excluded"] if told["rows"]["excluded"] else [])
    table = screen.grid("table", "from", *counts)
    for column in table.columns[2:]:
        column.justify = "right"
    for name, group in groupby(told["sources"], key=lambda source: source["table"]):
        sources = list(group)
        place = sources[0]["file"] + (f" [{sources[0]['sheet']}]" if sources[0]["sheet"] else "")
        more = f" and {len(sources) - 1} more" if len(sources) > 1 else ""
        numbers = [f"{sum(source[count] for source in sources):,}" for count in counts]
        table.add_row(name, screen.plain(place + more), *numbers)
    return table


def _figures(told: Mapping[str, Any]) -> Any:
    table = screen.grid("key figure", "", "of", "period", "")
    table.columns[1].justify = "right"
    for figure in told["key_figures"]:
        shown = (figure["metric"], _figure(figure), figure["programme_id"], figure["period"], figure["definition"])
        table.add_row(*map(screen.plain, shown))
    return table


def _figure(figure: Mapping[str, Any]) -> str:
    """A value with its unit; a share as per cent."""
    value, unit = figure["value"], figure["unit"]
    if value is None:
        return "–"
    if unit == "share":
        return f"{value:.0%}"
    number = f"{value:,.1f}".removesuffix(".0")
    return number if unit == "count" else f"{number} {unit}"


def _reject_lines(told: Mapping[str, Any]) -> list[str]:
    counted = [
        (rows, f"{table} {reason.replace(':', ' ').strip()}")
        for table, reasons in told["reject_reasons"].items()
        for reason, rows in reasons.items()
    ]
    return [f"{rows:>6,}  {what}" for rows, what in sorted(counted, key=lambda item: (-item[0], item[1]))]


def _finding_lines(told: Mapping[str, Any]) -> list[str]:
    rank = {"error": 0, "warning": 1, "info": 2}
    found = sorted(told["findings"], key=lambda item: (rank[item["severity"]], -item["count"], item["rule"]))
    return [f"{item['count']:>6,}  {item['severity']:<7} {item['rule']:<6} {item['example']}" for item in found]


def _what_next(console: Any, outcome: Outcome) -> None:
    out = outcome.out
    names = {file["path"] for file in outcome.manifest["files"]}
    standing = "Published to" if outcome.manifest["published"] else "Held back, for you to look at, in"
    console.print(f"{standing} {screen.plain(_shown(out))}")
    for name, what in (
        ("report.html", "one page for people, to read, print and hand on"),
        ("rejects.xlsx", "the rows to correct and why"),
        ("worklist.xlsx", "who needs what by when"),
        ("metrics/metrics.parquet", "all key figures, one value a row"),
        ("findings/findings.parquet", "what needs a person's eye"),
        ("marts", "dimensions and facts for a BI tool"),
        ("run.json", "where every row went"),
    ):
        if name in names or not name.endswith((".xlsx", ".html")):
            console.print(f"  {name:<27} {what}")


def _shown(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
