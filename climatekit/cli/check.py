"""``climatekit check``: the verdict without the output."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from climatekit.cli.options import project, run_options
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
    as_json: bool,
    quiet: bool,
    debug: bool,
) -> int:
    """Validate only: the same verdicts and exit codes as run, nothing written."""
    from climatekit.cli.show import shown_run
    from climatekit.run import Options

    options = Options(
        as_of=as_of,
        language=language,
        max_rejects=max_rejects,
        without=without,
        memory_limit=memory_limit,
        threads=threads,
        check_only=True,
    )
    return shown_run(project, options, as_json=as_json, quiet=quiet)
