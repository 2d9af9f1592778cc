"""A plugin that implements every hook, as small as can be: a network of which one is a member by visiting it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from climatekit.plugin_host import (
    CoordinationModel,
    Membership,
    Publisher,
    Reader,
    Reporting,
    Table,
    Target,
    Text,
    Tracking,
    hookimpl,
)

SAME = Text("Vierailut", "Besök", "Visits")


@hookimpl
def climatekit_model() -> CoordinationModel:
    """Visits make a member."""
    from climatekit_sound.settings import Settings

    return CoordinationModel(
        name="visits",
        rung=2,
        title=SAME,
        what=SAME,
        why=SAME,
        how=SAME,
        where=SAME,
        settings=Settings,
        presets=files(__name__) / "presets",
    )


@hookimpl
def climatekit_membership() -> Membership:
    """Who has visited."""
    return Membership(
        tables=(Table(contract="climatekit_sound.schemas:Visit"),),
        sql=files(__name__) / "membership",
    )


@hookimpl
def climatekit_tracking() -> Tracking:
    """A rule."""
    return Tracking(sql=files(__name__) / "tracking")


@hookimpl
def climatekit_reporting() -> Reporting:
    """A fact and a metric."""
    return Reporting(sql=files(__name__) / "reporting")


@hookimpl
def climatekit_readers() -> Iterator[Reader]:
    """JSON lines."""
    yield Reader(name="jsonl", suffixes=(".jsonl",), read=_read, first_row=1)


def _read(path: Path) -> Iterator[Sequence[str | None]]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    headers = list(rows[0]) if rows else []
    yield headers
    for row in rows:
        yield [row.get(header) for header in headers]


@hookimpl
def climatekit_publishers() -> list[Publisher]:
    """A list of names, one a line."""
    return [Publisher(name="names", publish=_publish)]


def _publish(target: Target) -> list[Path]:
    names = target.connection.execute("select name from organisation order by 1").fetchall()
    file = target.folder / "names.txt"
    file.write_text("".join(f"{name}\n" for (name,) in names), encoding="utf-8")
    return [file]


@hookimpl
def climatekit_commands() -> list[click.Command]:
    """Say something."""

    @click.command("visit", help="Say who visits.")
    @click.argument("who")
    def visit(who: str) -> int:
        click.echo(f"{who} visits.")
        return 0

    return [visit]


@hookimpl
def climatekit_after_run(run: Any, outcome: Any) -> None:
    """Leave a note beside the project."""
    note = {"programmes": [programme.programme_id for programme in run.programmes], "exit_code": outcome.exit_code}
    (run.project.root / "after.json").write_text(json.dumps(note), encoding="utf-8")
