"""The options that several commands share."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from climatekit.language import say, speak
from climatekit.text import LANGUAGES, Language

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[datetime.date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Parse it."""
        if isinstance(value, datetime.date):
            return value
        try:
            # Python reads 20261031 and 2026-W44-6 as well; who means a date writes it like one
            return datetime.datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(
                say("'{value}' is not a date: write it as YYYY-MM-DD, such as 2026-10-31.", value=value), param, ctx
            )


class Size(click.ParamType[str]):
    """An amount of memory. The engine itself would take ``-1GB`` for no limit at all."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check it; the engine parses it."""
        if not re.fullmatch(r"(?=.*[1-9])[0-9]+([.][0-9]+)?\s*[KMGT]i?B", str(value), re.IGNORECASE):
            self.fail(
                say("'{value}' is not a size: write a number and its unit, such as 800MB or 4GB.", value=value),
                param,
                ctx,
            )
        return str(value)


class Threads(click.ParamType[int]):
    """How many threads, one at least."""

    name = "threads"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Parse it."""
        if not re.fullmatch(r"0*[1-9][0-9]{0,3}", str(value)):
            self.fail(
                say("'{value}' is not a number of threads: write a whole number from 1 up, such as 2.", value=value),
                param,
                ctx,
            )
        return int(value)


def _speak(_: click.Context, __: click.Parameter, value: Language | None) -> Language | None:
    """Whoever names a language is spoken to in it from here on."""
    if value is not None:
        speak(value)
    return value


def language(help: str) -> Callable[[F], F]:
    """``--language``; eager, so that what is wrong with the other options is told in it."""
    return click.option("--language", type=click.Choice(LANGUAGES), is_eager=True, callback=_speak, help=help)


project = click.argument("project", type=click.Path(path_type=Path), default=".")

without = click.option("--without", multiple=True, metavar="PLUGIN", help="Leave a plugin out; may be repeated.")
memory_limit = click.option("--memory-limit", type=Size(), help="Memory the engine may use, such as 800MB or 4GB.")
threads = click.option("--threads", type=Threads(), metavar="N", help="Threads the engine may use.")

_RUN_OPTIONS = [
    click.option("--as-of", type=Day(), help="The date for which everything is computed (default: today)."),
    language(help="Language of workbooks and messages."),
    click.option(
        "--max-rejects", metavar="N|N%", help="Rows that may be rejected: a count, or a share of those judged."
    ),
    without,
    memory_limit,
    threads,
    click.option(
        "--engine",
        type=click.Choice(("duckdb", "spark")),
        default="duckdb",
        help="What computes the SQL (default: duckdb).",
    ),
    click.option("--master", metavar="URL", help="Where Spark runs, such as spark://host:7077 (default: here)."),
    click.option("--json", "as_json", is_flag=True, help="One JSON object per line instead of text."),
    click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong."),
    click.option("--debug", is_flag=True, hidden=True),
]


def run_options(function: F) -> F:
    """What ``run`` and ``check`` share."""
    for option in reversed(_RUN_OPTIONS):
        function = option(function)
    return function
