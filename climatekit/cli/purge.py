"""``climatekit purge``: remove what is kept longer than it may be."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from climatekit.cli.options import Day, language, project
from climatekit.language import later, say, say_many, worded
from climatekit.text import Language

if TYPE_CHECKING:
    from climatekit.retention.expired import Expired
    from climatekit.retention.purge import Item

KINDS = {
    "rejects": later("rejected rows"),
    "held": later("a result that was held back"),
    "corrections": later("corrections"),
    "history": later("kept figures"),
    "leftover": later("what a killed run has left"),
}


@click.command("purge")
@project
@click.option("--as-of", type=Day(), help="The day to count from (default: today).")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@language(help="Language of messages.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def command(
    project: Path,
    as_of: datetime.date | None,
    dry_run: bool,
    language: Language | None,
    as_json: bool,
    debug: bool,
) -> int:
    """Remove what climatekit keeps of PROJECT past its date.

    How long is said under [retention] in climatekit.toml; what has no number there is kept. Input files are never
    touched: rows of them that are past their own date are named, for a person to remove (exit code 1).
    """
    from climatekit.retention.expired import expired
    from climatekit.retention.purge import due, remove
    from climatekit.run.options import Options
    from climatekit.run.prepare import prepare

    today = as_of or datetime.date.today()
    options = Options(as_of=as_of, check_only=True)
    prepared = prepare(project, options)
    rows = expired(prepared, options, today)
    items = due(prepared.project, today)
    if items and not dry_run:
        remove(prepared.project, items, today)
    if as_json:
        told = {
            "as_of": today.isoformat(),
            "dry_run": dry_run,
            "removed": [
                {
                    "kind": item.kind,
                    "path": prepared.project.show(item.path),
                    "days": item.days,
                    "allowed": item.allowed,
                }
                for item in items
            ],
            "past_their_date": [
                {
                    "table": row.table,
                    "file": row.file,
                    "sheet": row.sheet,
                    "row": row.row,
                    "until": row.until.isoformat(),
                }
                for row in rows
            ],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _show([(item, prepared.project.show(item.path)) for item in items], rows, dry_run=dry_run)
    return 1 if rows else 0


def _show(items: Sequence[tuple[Item, str]], rows: Sequence[Expired], *, dry_run: bool) -> None:
    from climatekit.cli import screen

    out = screen.console()
    lines = [
        say_many(
            "  {path}: {what}, {count} day old, {allowed} allowed",
            "  {path}: {what}, {count} days old, {allowed} allowed",
            item.days,
            path=path,
            what=worded(KINDS[item.kind]),
            allowed=item.allowed,
        )
        for item, path in items
    ]
    screen.listed(out, say("Would be removed") if dry_run else say("Removed"), lines, most=50)
    if not items:
        out.print(say("Nothing that climatekit keeps is past its date."))
    named = [
        say(
            "  {file}, sheet {sheet}, row {row}: until {day}",
            file=row.file,
            sheet=row.sheet,
            row=row.row,
            day=row.until,
        )
        if row.sheet
        else say("  {file}, row {row}: until {day}", file=row.file, row=row.row, day=row.until)
        for row in rows
    ]
    screen.listed(out, say("Past their date in your files, for you to remove"), named, most=50)
