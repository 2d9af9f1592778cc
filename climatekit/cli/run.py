"""``climatekit run``: the main job."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from climatekit.cli.options import project, run_options
from climatekit.text import Language


@click.command("run")
@project
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where to publish (default: PROJECT/out, or PROJECT/out-public)."
)
@click.option("--public", is_flag=True, help="A result for everybody: nothing internal, no small groups.")
@click.option("--again", is_flag=True, help="Compute also where nothing has changed since the last run.")
@click.option("--no-report", is_flag=True, help="Leave report.html out.")
@run_options
def command(
    project: Path,
    out: Path | None,
    public: bool,
    again: bool,
    no_report: bool,
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
    """Turn a project's files into validated Parquet.

    PROJECT is a folder with a climatekit.toml and the files that it names (default: here).
    """
    from climatekit.cli.show import shown_run
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
        public=public,
        report=not no_report,
        again=again,
    )
    return shown_run(project, options, as_json=as_json, quiet=quiet)
