"""``climatekit changes``: what changed from one day to another."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from climatekit.cli.options import language, memory_limit, threads, without
from climatekit.language import number, say
from climatekit.text import Language

if TYPE_CHECKING:
    from climatekit.changes.found import Changes

_MOST = 15  # lines per list on the screen; the rest is in --json and --out


@click.command("changes")
@click.argument("day_from", metavar="FROM")
@click.argument("day_to", metavar="TO")
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option("--out", type=click.Path(path_type=Path), help="A workbook (.xlsx) to write it all into.")
@language(help="Language of messages and of the workbook.")
@without
@memory_limit
@threads
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def command(
    day_from: str,
    day_to: str,
    project: Path,
    out: Path | None,
    language: Language | None,
    without: tuple[str, ...],
    memory_limit: str | None,
    threads: int | None,
    as_json: bool,
    debug: bool,
) -> int:
    """Who joined, left and came back after the day FROM and until the day TO, and what became of what they do.

    FROM and TO are dates: both states are computed from the files of PROJECT as they are now. Or they are two folders
    that runs have published: each state is what was known then. Nothing is published.
    """
    from climatekit.changes.book import refuse, write_book
    from climatekit.run.options import Options

    if out is not None:
        refuse(out)
    options = Options(language=language, without=without, memory_limit=memory_limit, threads=threads)
    found = _found(day_from, day_to, project, options)
    if out is not None:
        write_book(found, out)
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2, default=str))
    else:
        _show(found)
        if out is not None:
            click.echo(say("Wrote {file}", file=out))
    for note in found.notes:
        click.echo(note, err=True)
    return 1 if found.notes else 0


def _found(day_from: str, day_to: str, project: Path, options: Any) -> Changes:
    from climatekit.changes.make import between_days, between_results
    from climatekit.errors import ConfigurationError

    days = [_day(text) for text in (day_from, day_to)]
    if days[0] and days[1]:
        return between_days(project, days[0], days[1], options)
    for text, day, other in ((day_from, days[0], day_to), (day_to, days[1], day_from)):
        if day is None and not Path(text).is_dir():
            message = say(
                "'{value}' is neither a date nor a folder that a run has published: write it as YYYY-MM-DD, such as "
                "2026-10-31.",
                value=text,
            )
            raise ConfigurationError("changes.no_state", message)
        if day is not None:
            message = say(
                "'{value}' is a date and '{other}' is a folder: write two dates, or two folders.",
                value=text, other=other,
            )  # fmt: skip
            if Path(other).is_dir():
                raise ConfigurationError("changes.mixed", message)
    return between_results(Path(day_from), Path(day_to))


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return None


def _show(found: Changes) -> None:
    from climatekit.changes.found import MOVES
    from climatekit.changes.words import title
    from climatekit.cli import screen

    out = screen.console()
    project = f"[bold]{screen.plain(found.project)}[/bold]"
    out.print(
        say("{project}: from {day_from} to {day_to}", project=project, day_from=found.day_from, day_to=found.day_to)
    )
    balance = ("members_from", "joined", "rejoined", "left", "members_to", "in_and_out", "out_and_in")
    out.print(_grid(found.balance, ("programme_id",), balance))
    for move in MOVES:
        lines = [_move(item) for item in found.moves if item.move == move]
        screen.listed(out, f"{title(move)} ({number(len(lines))})", lines, most=_MOST)
    if any(item.is_backdated for item in found.moves):
        out.print(say("* dated on or before {day}, but not yet known in the state of that day", day=found.day_from))
    counts = ("rows_from", "same", "changed", "up", "down", "gone", "appeared", "rows_to")
    if found.summary:
        out.print(_grid(found.summary, ("table", "column", "programme_id"), counts))
    lines = [
        f"{number(item.rows):>6}  {item.programme_id}  {item.table}.{item.column}  {_turn(item)}"
        for item in found.transitions
        if item.what == "changed"
    ]
    screen.listed(out, say("From which value to which"), lines, most=_MOST)


def _move(item: Any) -> str:
    mark = " *" if item.is_backdated else ""
    return f"  {item.day or '–'}  {item.programme_id}  {item.org_id}  {item.name or ''}".rstrip() + mark


def _turn(item: Any) -> str:
    return f"{'–' if item.was is None else item.was} → {'–' if item.is_now is None else item.is_now}"


def _grid(rows: Iterable[Any], names: Sequence[str], counts: Sequence[str]) -> Any:
    from climatekit.changes.words import title
    from climatekit.cli import screen

    table = screen.grid(*map(title, (*names, *counts)))
    for column in table.columns[len(names) :]:
        column.justify = "right"
    for row in rows:
        cells = [screen.plain(getattr(row, name)) for name in names]
        table.add_row(*cells, *(number(getattr(row, name)) for name in counts))
    return table
