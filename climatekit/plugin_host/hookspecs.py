"""The hooks. A plugin implements any of them with ``@hookimpl``; each is asked once per command.

The first paragraph of each says what it is for, the second when it is asked: both stand in docs/plugins.md. Each has a
page in docs/hooks.

Entry-point group ``climatekit``; the entry point names a module (or an object) that carries the implementations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pluggy

from climatekit.plugin_host.types import CoordinationModel, Membership, Publisher, Reader, Reporting, Tracking

if TYPE_CHECKING:
    import click

PROJECT = "climatekit"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def climatekit_model() -> CoordinationModel:  # type: ignore[empty-body]
    """The coordination model that this plugin brings: its name, its rung and its knobs.

    Once per command; a plugin without it is shared, part of every run.
    """


@hookspec
def climatekit_membership() -> Membership:  # type: ignore[empty-body]
    """Tables, datasets and rules of the membership step: who is in on the as-of date.

    Once per command; its SQL runs where the model is used.
    """


@hookspec
def climatekit_tracking() -> Tracking:  # type: ignore[empty-body]
    """Tables, datasets and rules of the tracking step: what they did and promised.

    The same.
    """


@hookspec
def climatekit_reporting() -> Reporting:  # type: ignore[empty-body]
    """Datasets, metrics and sections of the report: what people look at.

    The same.
    """


@hookspec
def climatekit_readers() -> Iterable[Reader]:  # type: ignore[empty-body]
    """New kinds of source.

    Once per command; what it returns is consumed inside the guard.
    """


@hookspec
def climatekit_publishers() -> Iterable[Publisher]:  # type: ignore[empty-body]
    """New kinds of destination.

    The same.
    """


@hookspec
def climatekit_commands() -> Iterable[click.Command]:  # type: ignore[empty-body]
    """New commands of the command line.

    The same.
    """


@hookspec
def climatekit_after_run(run: Any, outcome: Any) -> None:
    """Observe a finished run: what it was made ready with, and how it ended.

    After a run and a check; what it raises is shown and changes nothing.
    """
