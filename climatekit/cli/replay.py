"""``climatekit replay``: corrected rejects back into the project."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from climatekit.cli.options import project, run_options
from climatekit.language import say, say_many
from climatekit.text import Language

if TYPE_CHECKING:
    from climatekit.replay.hand_in import HandedIn


@click.command("replay")
@click.argument("workbook", metavar="REJECTS.xlsx", type=click.Path(path_type=Path))
@project
@click.option("--out", type=click.Path(path_type=Path), help="Where to publish (default: PROJECT/out).")
@run_options
def command(
    workbook: Path,
    project: Path,
    out: Path | None,
    as_of: datetime.date | None,
    language: Language | None,
    max_rejects: str | None,
    without: tuple[str, ...],
    memory_limit: str | None,
    threads: int | None,
    engine: str,
    master: str | None,
    as_json: bool,
    quiet: bool,
    debug: bool,
) -> int:
    """Take corrected rejects in and run the project.

    REJECTS.xlsx is the rejects.xlsx of a run in which someone has corrected rows. The corrections are kept in
    PROJECT/corrections and stand in every run from here on; the files themselves are not changed.
    """
    from climatekit.cli.show import shown_run
    from climatekit.replay.hand_in import hand_in
    from climatekit.run import Options

    options = Options(
        as_of=as_of,
        out=out,
        language=language,
        max_rejects=max_rejects,
        without=without,
        memory_limit=memory_limit,
        threads=threads,
        engine=engine,
        master=master,
    )
    handed = hand_in(workbook, project, options)
    if as_json:
        _tell_json(handed)
    elif not quiet:
        _show(handed)
    return shown_run(project, options, as_json=as_json, quiet=quiet)


def _tell_json(handed: HandedIn) -> None:
    event = {
        "event": "replay",
        "corrected": handed.corrected,
        "left_out": handed.left_out,
        "undone": handed.undone,
        "untouched": handed.untouched,
        "unfit": list(handed.unfit),
    }
    click.echo(json.dumps(event, ensure_ascii=False))


def _show(handed: HandedIn) -> None:
    from climatekit.cli import screen

    out = screen.console()
    out.print(
        say(
            "Handed in: {corrected} rows corrected, {left_out} left out, {undone} set back, {untouched} untouched",
            corrected=handed.corrected,
            left_out=handed.left_out,
            undone=handed.undone,
            untouched=handed.untouched,
        )
    )
    if handed.unfit:
        few = ", ".join(handed.unfit[:5]) + (" …" if len(handed.unfit) > 5 else "")
        note = say_many(
            "{count} row was not taken in, for another row stands in its place in the file now: {few}.",
            "{count} rows were not taken in, for other rows stand in their places in the files now: {few}.",
            len(handed.unfit),
            few=few,
        )
        out.print(f"[yellow]{say('Note')}[/yellow] {screen.plain(note)}")
