"""``climatekit template``: an Excel workbook to fill in, from the contracts."""

from __future__ import annotations

from pathlib import Path

import click

from climatekit.cli.options import language
from climatekit.text import Language


@click.command("template")
@click.argument("tables", nargs=-1, metavar="[TABLE]...")
@click.option("--project", type=click.Path(path_type=Path), help="The project whose tables are meant (default: here).")
@click.option("--model", help="The coordination model, where there is no project yet.")
@click.option("--preset", help="The real network to start from; see climatekit models.")
@language(help="Language of the workbook.")
@click.option(
    "--out", type=click.Path(path_type=Path), default="template.xlsx", show_default=True, help="The file to write."
)
@click.option("--debug", is_flag=True, hidden=True)
def command(
    tables: tuple[str, ...],
    project: Path | None,
    model: str | None,
    preset: str | None,
    language: Language | None,
    out: Path,
    debug: bool,
) -> int:
    """Write a workbook to fill in: one sheet per TABLE (default: all), with drop-downs, notes and formats."""
    from climatekit.language import say, say_many
    from climatekit.template.make import make_template

    made = make_template(out, tables, project=project, model=model, preset=preset, language=language)
    for name, required in made.tables.items():
        click.echo(say("  {name} (required)", name=name) if required else f"  {name}")
    click.echo(
        say_many(
            "Wrote {file} with one table. Fill it in and put it into the data folder of a project.",
            "Wrote {file} with {count} tables. Fill it in and put it into the data folder of a project.",
            len(made.tables),
            file=out,
        )
    )
    in_the_way = [file for table, file in made.start.files.items() if table in made.tables]
    if in_the_way:
        files = ", ".join(in_the_way)
        click.echo(say("Take these out before you put it there, or a run finds two of each: {files}", files=files))
    return 0
