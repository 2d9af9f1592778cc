"""``climatekit check``: the verdict without the output, and whether an output is still as it was published."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from climatekit.cli.options import project, run_options
from climatekit.language import number, say
from climatekit.text import Language


@click.command("check")
@project
@run_options
def command(
    project: Path,
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
    """Validate only: the same verdicts and exit codes as run, nothing written.

    PROJECT may also be a folder that a run has published: then each of its files is held against run.json.
    """
    from climatekit.publish.verify import is_published

    if is_published(project):
        return _verified(project, as_json=as_json, quiet=quiet)
    from climatekit.cli.show import shown_run
    from climatekit.run import Options

    options = Options(
        as_of=as_of,
        language=language,
        max_rejects=max_rejects,
        without=without,
        memory_limit=memory_limit,
        threads=threads,
        engine=engine,
        master=master,
        check_only=True,
    )
    return shown_run(project, options, as_json=as_json, quiet=quiet)


def _verified(folder: Path, *, as_json: bool, quiet: bool) -> int:
    from climatekit.publish.verify import verify

    found = verify(folder)
    if as_json:
        event = {"event": "verified", "files": found.files, "rows": found.rows, "as_of": found.as_of}
        click.echo(json.dumps({**event, "published": found.published}, ensure_ascii=False))
    elif not quiet:
        click.echo(
            say(
                "'{folder}' is as it was published: {files} files with {rows} rows, as of {as_of}.",
                folder=folder,
                files=number(found.files),
                rows=number(found.rows),
                as_of=found.as_of,
            )
        )
    return 0
