"""``climatekit init``: a new project, ready to be filled."""

from __future__ import annotations

from pathlib import Path

import click

from climatekit.language import say, say_many
from climatekit.text import LANGUAGES, Language


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--preset", help="The real network to start from; see climatekit models.")
@click.option("--model", help="The coordination model, where no preset fits.")
@click.option(
    "--from", "files", multiple=True, type=click.Path(path_type=Path),
    help="A file that you have: it is looked at, copied, and mapped as far as is sure. May be given several times.",
)  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default="fi", help="Language of the headers.")
@click.option("--debug", is_flag=True, hidden=True)
def command(
    folder: Path, preset: str | None, model: str | None, files: tuple[Path, ...], language: Language, debug: bool
) -> int:
    """Start a project in FOLDER: a climatekit.toml with every setting and its source, and one empty file per table.

    With --from the tables are those of your own files, and climatekit.toml asks what the files do not tell.
    """
    if files:
        return _from_files(folder, files, preset, model, language)
    from climatekit.project.new import new_project

    made = new_project(folder, preset=preset, model=model, language=language)
    for path, required in made.items():
        click.echo(f"  {say('{file}  (required)', file=path) if required else path}")
    click.echo(say("Fill the files in {data}, then: climatekit run {folder}", data=folder / "data", folder=folder))
    click.echo(say("Or delete them and fill in one workbook: climatekit template --project {folder}", folder=folder))
    return 0


def _from_files(
    folder: Path, files: tuple[Path, ...], preset: str | None, model: str | None, language: Language
) -> int:
    from climatekit.project.from_files import project_from_files

    made = project_from_files(folder, files, preset=preset, model=model, language=language)
    for path in made.files:
        click.echo(f"  {path}")
    for table, sheet, sure, asked in made.tables:
        if asked:
            click.echo(say("  {table} from '{sheet}': asked", table=table, sheet=sheet))
        else:
            click.echo("  " + say_many("{table} from '{sheet}': {count} sure column",
                                       "{table} from '{sheet}': {count} sure columns", sure, table=table,
                                       sheet=sheet))  # fmt: skip
    if made.questions:
        click.echo(say_many("{count} question stands in {file}: answer it there, then: climatekit check {folder}",
                            "{count} questions stand in {file}: answer them there, then: climatekit check {folder}",
                            made.questions, file=made.files[0], folder=folder))  # fmt: skip
    else:
        click.echo(say("Nothing is left to ask. Go on with: climatekit check {folder}", folder=folder))
    click.echo(say("The files were copied to {data} as they are.", data=folder / "data"))
    return 0
