"""What pluggy would take without a word: marked functions that are no hook of ours, and hooks without the mark."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from climatekit.errors import closest
from climatekit.language import say
from climatekit.plugin_host.hookspecs import PROJECT


def misspelt(module: Any, hooks: Collection[str]) -> Iterator[str]:
    """What is wrong with the marks of a plugin, each in a sentence."""
    marked = set()
    for name in dir(module):
        mark = getattr(getattr(module, name, None), f"{PROJECT}_impl", None)
        if isinstance(mark, dict):
            marked.add(hook := mark.get("specname") or name)
            if hook not in hooks:
                guess = closest(hook, hooks)
                yield (
                    say("'{hook}' is no hook of climatekit: did you mean '{guess}'?", hook=hook, guess=guess)
                    if guess
                    else say("'{hook}' is no hook of climatekit", hook=hook)
                )
        elif name in hooks:
            yield say("'{name}' lacks @hookimpl", name=name)
    if not marked:
        yield say("it implements no hook")
