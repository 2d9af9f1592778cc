"""``climatekit explain``: what a table, column, metric, rule or reject code is, and where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from climatekit.cli.options import language, project
from climatekit.text import Language

if TYPE_CHECKING:
    from climatekit.dictionary.explain import Answer


@click.command("explain")
@click.argument("name")
@project
@language(help="Language of the texts.")
@click.option("--sql", "with_sql", is_flag=True, help="Show the whole SQL as well.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def command(name: str, project: Path, language: Language | None, with_sql: bool, as_json: bool, debug: bool) -> int:
    """Explain NAME: a table, table.column, metric, rule, or the code of a reject.

    PROJECT narrows it to the models of one project; without a climatekit.toml it is looked for in all plugins.
    """
    import dataclasses
    import json

    from climatekit.dictionary.explain import explain
    from climatekit.language import spoken
    from climatekit.run.describe import describe_any

    dictionary, contracts = describe_any(project)
    answers = explain(name, dictionary, contracts, language or spoken())
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(answer) for answer in answers], ensure_ascii=False, indent=2))
    else:
        for answer in answers:
            _show(answer, with_sql)
    return 0


def _show(answer: Answer, with_sql: bool) -> None:
    from climatekit.cli import screen

    out: Any = screen.console()
    out.print(f"[bold]{screen.plain(answer.name)}[/bold]  ({screen.plain(answer.kind)})")
    out.print(screen.plain(answer.text))
    facts = screen.grid("", "")
    for key, value in answer.facts.items():
        facts.add_row(screen.plain(key), screen.plain(value))
    out.print(facts)
    for line in answer.lines:
        out.print(screen.plain(line))
    if with_sql and answer.sql:
        out.print()
        out.print(screen.plain(answer.sql.strip()))
