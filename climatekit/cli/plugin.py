"""``climatekit plugin``: start a plugin, and hold one to what every plugin promises."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from climatekit.cli import screen, words
from climatekit.language import later, say, speaking, spoken, worded

if TYPE_CHECKING:
    from climatekit.conformance.promises import Verdict

STATUS = {"ok": (later("ok"), "green"), "failed": (later("failed"), "red"), "skipped": (later("skipped"), "yellow")}


class Group(click.Group):
    """Its commands speak as all others do."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            command.context_class = words.Context
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Their first sentences, in the language that is spoken."""
        rows = [
            (name, worded(command.help or "").partition(". ")[0].rstrip(".") + ".")
            for name, command in sorted(self.commands.items())
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group("plugin", cls=Group)
def command() -> None:
    """Start a plugin of your own, or check one."""


@command.command("new")
@click.argument("name")
@click.option(
    "--kind", type=click.Choice(["model", "publisher", "reader"]), default="model", help="What it brings first."
)
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="Where to write it (default: ./NAME).")
@click.option("--debug", is_flag=True, hidden=True)
def new(name: str, kind: str, folder: Path | None, debug: bool) -> int:
    """A package called NAME that can be installed, runs and passes its own tests at once."""
    from climatekit.scaffold import write_plugin

    folder = folder or Path(name)
    for path in write_plugin(name, kind, folder):
        click.echo(f"  {path}")
    click.echo(say("Next: pip install -e {folder}, then: climatekit plugin check {name}, or pytest in {folder}",
                   folder=folder, name=name.replace("-", "_")))  # fmt: skip
    return 0


@command.command("check")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--example", type=click.Path(path_type=Path), help="A project of its own to run; its pyproject.toml may name it."
)
@click.option(
    "--cases", type=click.Path(path_type=Path), help="The file with the cases of its rules; named there, too."
)
@click.option("--only", multiple=True, metavar="PROMISE", help="Check this promise alone; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def check(
    names: tuple[str, ...],
    example: Path | None,
    cases: Path | None,
    only: tuple[str, ...],
    as_json: bool,
    debug: bool,
) -> int:
    """Hold plugins to what every plugin promises: one line a promise. Without NAME, all that are installed."""
    with speaking(spoken()):  # whatever language the example speaks
        verdicts = list(_checked(names, example, cases, only))
    if as_json:
        click.echo(json.dumps([asdict(verdict) for verdict in verdicts], ensure_ascii=False, indent=2))
    else:
        _show(verdicts)
    return 3 if any(verdict.status == "failed" for verdict in verdicts) else 0


def _checked(
    names: tuple[str, ...], example: Path | None, cases: Path | None, only: tuple[str, ...]
) -> Iterable[Verdict]:
    from tempfile import TemporaryDirectory

    from climatekit.conformance.promises import check as hold
    from climatekit.conformance.subject import Subject, beside_of
    from climatekit.plugin_host.host import Host
    from climatekit.project.load import FILE_NAME

    if example is None and Path(FILE_NAME).is_file():
        # in the folder of a project that names the plugin by its file, the project is the example
        named = {file.name for file in beside_of(Path())}
        example = Path() if named and (not names or named >= set(names)) else None
        names = names or tuple(sorted(named))
    for name in names or sorted(Host().plugins):
        with TemporaryDirectory() as work:
            yield from hold(Subject(name, Path(work), example=example, cases=cases), only)


def _show(verdicts: Iterable[Verdict]) -> None:
    from climatekit.conformance.promises import PROMISES

    for plugin, told in groupby(verdicts, key=lambda verdict: verdict.plugin):
        table = screen.grid(say("promise"), say("status"), say("why"))
        for verdict in told:
            title, colour = STATUS[verdict.status]
            first, *others = map(screen.plain, verdict.why)
            promise = worded(PROMISES[verdict.promise][0])
            table.add_row(promise, f"[{colour}]{worded(title)}[/{colour}]", first)
            for line in others:
                table.add_row("", "", line)
        screen.console().print(f"[bold]{screen.plain(plugin)}[/bold]")
        screen.console().print(table)
