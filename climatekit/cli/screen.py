"""How text reaches the screen: one console, one way to list."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from climatekit.language import later, number, say

WIDTH = 120  # where there is no terminal to ask
MORE = later("and {count} more")
MOST = 8  # lines per list: a summary, not a wall of text


def console() -> Any:
    """The console for results, on standard output."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDTH)


def plain(text: object) -> str:
    """Text from outside, in which brackets are brackets."""
    from rich.markup import escape

    return escape(str(text))


def listed(out: Any, title: str, lines: Sequence[str], most: int = MOST, more: str = MORE) -> None:
    """A heading and the first lines; ``more`` says how many others there are."""
    if not lines:
        return
    out.print(f"[bold]{title}[/bold]")
    for line in lines[:most]:
        out.print(plain(line))
    if len(lines) > most:
        out.print(" " * 8 + say(more, count=number(len(lines) - most)))


def grid(*titles: str) -> Any:
    """A table without lines."""
    from rich.table import Table

    return Table(*titles, box=None, padding=(0, 2, 0, 0))
