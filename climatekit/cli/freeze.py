"""``climatekit freeze``: put the published figures of a closed period down."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from climatekit.cli.options import language, project
from climatekit.text import Language


@click.command("freeze")
@click.argument("period")
@project
@click.option("--accept-restated", is_flag=True, help="Take the new figures of a period that is frozen already.")
@language(help="Language of messages.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def command(
    period: str, project: Path, accept_restated: bool, language: Language | None, as_json: bool, debug: bool
) -> int:
    """Record the figures of PERIOD (a year, a month or a day) as the project has published them.

    A later run whose figures differ reports them as restated. Nothing is run here: it is the last published result
    that counts.
    """
    from climatekit.cli import screen
    from climatekit.figures.freeze import freeze, shown
    from climatekit.language import say, say_many

    done = freeze(project, period, accept=accept_restated, today=datetime.date.today())
    differences = [
        {
            "programme_id": programme,
            "period": when,
            "metric": metric,
            "dimension": dimension,
            "dimension_value": part,
            "unit": one.unit,
            "was": one.was,
            "is_now": one.is_now,
        }
        for one in done.differences
        for programme, when, metric, dimension, part in [one.key]
    ]
    if as_json:
        told = {
            "period": done.period,
            "file": done.file.as_posix(),
            "as_of": done.as_of.isoformat(),
            "figures": done.figures,
            "is_new": done.is_new,
            "replaced": differences,
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    out = screen.console()
    facts = {"period": done.period, "day": done.as_of, "file": screen.plain(done.file)}
    if differences:
        lines = [
            f"  {programme}  {when}  {metric}  {dimension} {part}: {shown(one.was)} → {shown(one.is_now)}"
            for one in done.differences
            for programme, when, metric, dimension, part in [one.key]
        ]
        screen.listed(out, say("Replaced"), lines, most=30)
    if not done.is_new and not differences:
        out.print(say("{period} is frozen already, and its figures are the same: nothing was changed.", **facts))
    else:
        out.print(
            say_many(
                "Froze {count} figure of {period}, as of {day}, in {file}",
                "Froze {count} figures of {period}, as of {day}, in {file}",
                done.figures,
                **facts,
            )
        )
    return 0
