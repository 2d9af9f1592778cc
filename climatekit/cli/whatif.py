"""``climatekit whatif``: the same data under another rung of the ladder."""

from __future__ import annotations

import dataclasses
import datetime
import json
from pathlib import Path
from typing import Any

import click

from climatekit.cli.options import Day, language, project
from climatekit.language import later, number, say, worded
from climatekit.text import Language


@click.command("whatif")
@project
@click.option("--model", required=True, help="The other model; see climatekit models.")
@click.option("--preset", help="Settings of a real network instead of the model's defaults.")
@click.option("--programme", help="Only this programme (default: every one).")
@click.option("--as-of", type=Day(), help="The date for which everything is computed.")
@language(help="Language of the reasons.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def command(
    project: Path,
    model: str,
    preset: str | None,
    programme: str | None,
    as_of: datetime.date | None,
    language: Language | None,
    as_json: bool,
    debug: bool,
) -> int:
    """The same data under another rung: who would qualify, who not and why, what is missing, what it would take.

    Nothing is published.
    """
    from climatekit.run.options import Options
    from climatekit.run.whatif import what_if

    options = Options(as_of=as_of, language=language)
    found = what_if(project, model=model, preset=preset, programme=programme, options=options)
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=2))
    else:
        _show(found)
    return 0


def _show(found: Any) -> None:
    from climatekit.cli import screen

    out = screen.console()
    programmes = ", ".join(found.programmes)
    out.print(
        say(
            "{project}: {programmes} under {model}",
            project=f"[bold]{screen.plain(found.project)}[/bold]",
            programmes=programmes,
            model=screen.plain(found.model),
        )
    )
    qualifying = sum(candidate["qualifies"] for candidate in found.candidates)
    out.print(
        say("{some} of {all} organisations would qualify", some=number(qualifying), all=number(len(found.candidates)))
    )
    if found.criteria:
        out.print(_grid(found.criteria, "programme_id", "criterion", "met", "not_met", "unknown"))
    others = [candidate for candidate in found.candidates if not candidate["qualifies"]]
    screen.listed(out, say("Would not qualify"), [f"{other['org_id']}  {other['reasons'] or ''}" for other in others])
    tables = [
        f"{_required(table['table'], table['required'])}  {table['description']}" for table in found.missing_tables
    ]
    screen.listed(out, say("Tables that nobody keeps yet"), tables, most=20)
    columns = [f"{table}: {', '.join(names)}" for table, names in found.missing_columns.items()]
    screen.listed(out, say("Columns that the files lack"), columns)
    if found.needs:
        out.print(f"[bold]{say('What it would take')}[/bold]")
        out.print(_grid(found.needs, "programme_id", "resource", "value", "unit", "basis"))
    screen.listed(
        out,
        say("Rules that would be tripped"),
        [f"{number(count):>6}  {rule}" for rule, count in found.findings.items()],
    )


def _required(name: str, required: bool) -> str:
    return say("{name} (required)", name=name) if required else name


TITLES = {
    "programme_id": later("programme"),
    "criterion": later("criterion"),
    "met": later("met"),
    "not_met": later("not met"),
    "unknown": later("unknown"),
    "resource": later("resource"),
    "value": later("value"),
    "unit": later("unit"),
    "basis": later("basis"),
}


def _grid(rows: Any, *keys: str) -> Any:
    from climatekit.cli import screen

    table = screen.grid(*(worded(TITLES[key]) for key in keys))
    for row in rows:
        table.add_row(*(screen.plain("" if row[key] is None else row[key]) for key in keys))
    return table
