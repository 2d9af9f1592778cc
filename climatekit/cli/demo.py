"""``climatekit demo``: an example network, copied and run."""

from __future__ import annotations

from pathlib import Path

import click

from climatekit.cli.options import language
from climatekit.language import say
from climatekit.text import Language


@click.command("demo")
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="Run every example in a temporary folder; show one table.")
@click.option("--dir", "folder", type=click.Path(path_type=Path), help="Where to (default: climatekit-demo/NAME).")
@language(help="Language of workbooks and messages.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line instead of text.")
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.option("--debug", is_flag=True, hidden=True)
def command(
    name: str | None,
    everything: bool,
    folder: Path | None,
    language: Language | None,
    as_json: bool,
    quiet: bool,
    debug: bool,
) -> int:
    """Copy an example network and run it. Without NAME, list the examples. Their data is invented."""
    from climatekit.examples import copy_example, examples

    if everything:
        if name is not None or folder is not None:
            raise click.UsageError(say("--all runs every example in a temporary folder: leave out NAME and --dir."))
        from climatekit.cli.all_examples import shown_all

        return shown_all(as_json=as_json, quiet=quiet)
    if name is None:
        import tomllib

        width = max(map(len, examples()), default=0)
        for known, place in examples().items():
            title = tomllib.loads((place / "climatekit.toml").read_text("utf-8"))["project"]["name"]
            click.echo(f"{known:<{width}} {title}")
        click.echo(say("Run one with: climatekit demo NAME, or all with: climatekit demo --all"))
        return 0
    from climatekit.cli.show import shown_run
    from climatekit.run import Options

    target = folder or Path("climatekit-demo") / name
    copy_example(name, target)
    if not (quiet or as_json):
        click.echo(
            say(
                "Copied the example to {target} (its data is invented). Running: climatekit run {target}",
                target=target,
            )
            + "\n"
        )
    return shown_run(target, Options(language=language), as_json=as_json, quiet=quiet)
