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
from climatekit.language import later, number, percent, say, say_many, worded
from climatekit.run import Options, Outcome, run_project
from climatekit.run.events import Event

STEPS = (
    *(later("prepare"), later("ingest"), later("validate")),
    *(later("membership"), later("tracking"), later("reporting"), later("publish")),
)
REST = later("and {count} more kinds, all in run.json")


def shown_run(project: Path, options: Options, *, as_json: bool, quiet: bool) -> int:
    """Run and show; returns the exit code."""
    if as_json:
        outcome = run_project(project, options, _json_line)
        for warning in outcome.warnings:
            click.echo(json.dumps({"event": "note", "message": warning}, ensure_ascii=False))
        keys = ("published", "exit_code", "exit_reason", "rows", "seconds")
        end = {"event": "end", **{key: outcome.manifest[key] for key in keys if key in outcome.manifest}}
        end["unchanged"] = outcome.unchanged
        click.echo(json.dumps(end, ensure_ascii=False))
        return outcome.exit_code
    if quiet:
        outcome = run_project(project, options)
        if outcome.exit_code:
            click.echo(f"[{outcome.verdict.code}] {outcome.verdict.reason}", err=True)
        return outcome.exit_code
    if sys.stderr.isatty():
        from climatekit.cli.progress import watched

        with watched() as (clock, observe):
            outcome = run_project(project, options, observe, clock)
    else:
        outcome = run_project(project, options)
    _summary(outcome)
    return outcome.exit_code


def _json_line(event: Event) -> None:
    click.echo(json.dumps({"event": "step", "step": event.step, "what": event.what, **event.facts}, ensure_ascii=False))


def _summary(outcome: Outcome) -> None:
    console = screen.console()
    told = outcome.manifest
    if "public" in told:
        _public_summary(outcome)
        return
    project = f"[bold]{screen.plain(told['project'])}[/bold]"
    console.print(say("{project}, as of {day}", project=project, day=told["as_of"]))
    console.print(_rows(told))
    console.print(_tables(told))
    if told["key_figures"]:
        console.print(_figures(told))
    screen.listed(console, say("Rejected"), _reject_lines(told), more=REST)
    screen.listed(console, say("Findings"), _finding_lines(told), more=REST)
    _how_it_ended(console, outcome)
    if outcome.out is not None:
        _what_next(console, outcome)


def _how_it_ended(console: Any, outcome: Outcome) -> None:
    for warning in outcome.warnings:
        console.print(f"[yellow]{say('Note')}[/yellow] {screen.plain(warning)}")
    style = "green" if outcome.exit_code == 0 else "yellow"
    console.print(f"[{style}]{screen.plain(outcome.verdict.reason)}[/{style}]")


def _public_summary(outcome: Outcome) -> None:
    console = screen.console()
    told = outcome.manifest
    project = f"[bold]{screen.plain(told['project'])}[/bold]"
    console.print(say("{project}, as of {day}, for everybody", project=project, day=told["as_of"]))
    if said := told["public"]:
        facts = {key: number(said[key]) for key in ("cells", "suppressed", "min_count")}
        console.print(
            say("{cells} figures, {suppressed} of them hidden: they would tell of fewer than {min_count} organisations",
                **facts)
        )  # fmt: skip
        left = said["left_out"]
        console.print(
            say("Left out: {metrics} metrics, {sections} sections of the report, {tables} tables, all findings and "
                "rejects", metrics=number(len(left["metrics"])), sections=number(left["sections"]),
                tables=number(left["tables"]))
        )  # fmt: skip
    _how_it_ended(console, outcome)
    if outcome.out is not None:
        console.print(say("Published to {place}", place=screen.plain(_shown(outcome.out))))


def _rows(told: Mapping[str, Any]) -> str:
    rows = told["rows"]
    counted = {key: number(rows[key]) for key in ("read", "accepted", "rejected", "repeated", "excluded")}
    parts = [say("{read} rows read", **counted), say("{accepted} accepted", **counted)]
    if rows["repeated"]:
        parts.append(say("{rejected} rejected ({repeated} of them only repeat or are superseded)", **counted))
    else:
        parts.append(say("{rejected} rejected", **counted))
    if rows["excluded"]:
        parts.append(say("{excluded} excluded by rule", **counted))
    parts.append(say_many("{count} file", "{count} files", len(told["files"])))
    return f"{', '.join(parts)}, {number(sum(told['seconds'].values()), 1)} s"


def _tables(told: Mapping[str, Any]) -> Any:
    counts = [later("read"), later("accepted"), later("rejected"), later("excluded")]
    counts = counts if told["rows"]["excluded"] else counts[:-1]
    table = screen.grid(say("table"), say("from"), *map(worded, counts))
    for column in table.columns[2:]:
        column.justify = "right"
    for name, group in groupby(told["sources"], key=lambda source: source["table"]):
        sources = list(group)
        place = sources[0]["file"] + (f" [{sources[0]['sheet']}]" if sources[0]["sheet"] else "")
        if len(sources) > 1:
            place = say("{file} and {count} more", file=place, count=number(len(sources) - 1))
        numbers = [number(sum(source[count] for source in sources)) for count in counts]
        table.add_row(name, screen.plain(place), *numbers)
    return table


def _figures(told: Mapping[str, Any]) -> Any:
    table = screen.grid(say("key figure"), "", say("of"), say("period"), "")
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
        return percent(value)
    written = number(value, 0 if round(value, 1) == round(value) else 1)
    return written if unit == "count" else f"{written} {unit}"


def _reject_lines(told: Mapping[str, Any]) -> list[str]:
    counted = [
        (rows, f"{table} {reason.replace(':', ' ').strip()}", _example(told["reject_examples"][table][reason]))
        for table, reasons in told["reject_reasons"].items()
        for reason, rows in reasons.items()
    ]
    counted.sort(key=lambda item: (-item[0], item[1]))
    return [f"{number(rows):>6}  {what}  {example}" for rows, what, example in counted]


def _example(place: Mapping[str, Any]) -> str:
    """Where a reason is met first; what stands there is for those who may open the workbook."""
    if place["sheet"]:
        return say("(first: {file}, sheet {sheet}, row {row})", **place)
    return say("(first: {file}, row {row})", file=place["file"], row=place["row"])


def _finding_lines(told: Mapping[str, Any]) -> list[str]:
    rank = {"error": 0, "warning": 1, "info": 2}
    found = sorted(told["findings"], key=lambda item: (rank[item["severity"]], -item["count"], item["rule"]))
    return [
        f"{number(item['count']):>6}  {worded(item['severity']):<8} {item['rule']:<6} {item['example']}"
        for item in found
    ]


def _what_next(console: Any, outcome: Outcome) -> None:
    out = outcome.out
    names = {file["path"] for file in outcome.manifest["files"]}
    place = screen.plain(_shown(out))
    if outcome.manifest["published"]:
        console.print(say("Published to {place}", place=place))
    else:
        console.print(say("Held back, for you to look at, in {place}", place=place))
    for name, what in (
        ("report.html", say("one page for people, to read, print and hand on")),
        ("rejects.xlsx", say("the rows to correct and why")),
        ("worklist.xlsx", say("who needs what by when")),
        ("metrics/metrics.parquet", say("all key figures, one value a row")),
        ("findings/findings.parquet", say("what needs a person's eye")),
        ("marts", say("dimensions and facts for a BI tool")),
        ("run.json", say("where every row went")),
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
