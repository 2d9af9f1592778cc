"""``climatekit init``: a new project, ready to be filled."""

from __future__ import annotations

from pathlib import Path

import click

from climatekit.text import Language


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--preset", help="The real network to start from; see climatekit models.")
@click.option("--model", help="The coordination model, where no preset fits.")
@click.option("--language", type=click.Choice(["fi", "sv", "en"]), default="fi", help="Language of the headers.")
@click.option("--debug", is_flag=True, hidden=True)
def command(folder: Path, preset: str | None, model: str | None, language: Language, debug: bool) -> int:
    """Start a project in FOLDER: a climatekit.toml with every setting and its source, and one empty file per table."""
    from climatekit.project.new import new_project

    made = new_project(folder, preset=preset, model=model, language=language)
    for path, required in made.items():
        click.echo(f"  {path}{'  (required)' if required else ''}")
    click.echo(f"Fill the files in {folder / 'data'}, then: climatekit run {folder}")
    return 0
