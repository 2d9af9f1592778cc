"""TOML that a person wrote: bytes → a tree of values that are fit for a table, or the line and the reason why not."""

from __future__ import annotations

import math
import re
import tomllib
from typing import Any, NamedTuple

from climatekit.language import later, say
from climatekit.project.messages import KeyPath

_DEEPEST = 20  # real files have six levels; deeper ones only serve to break a reader


class NotTomlError(ValueError):
    """The text says nothing in TOML; the message names the file."""


class Unfit(NamedTuple):
    """A value that TOML allows and no table can hold."""

    path: KeyPath
    value: object
    needed: str


def parse(content: bytes, file: str) -> dict[str, Any]:
    """The tree of a TOML file that is called ``file``. ``NotTomlError`` says the line and the reason."""
    try:
        text = content.decode("utf-8-sig")  # Notepad begins its files with a mark that TOML does not allow
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotTomlError(
            say("'{file}' is not written in UTF-8 (line {line}): save it as UTF-8.", file=file, line=line)
        ) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at line (\d+), column \d+\)$", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        reason = re.sub(r" \(at .*\)$", "", str(error))
        sentence = later("'{file}' is not TOML at line {line}: {reason}.")
        if "\\" in reason:
            sentence = later("'{file}' is not TOML at line {line}: {reason}; write a path with '/' instead of '\\'.")
        raise NotTomlError(say(sentence, file=file, line=line, reason=reason)) from None
    except (RecursionError, ValueError):  # ValueError: a whole number of thousands of digits
        raise NotTomlError(say("'{file}' holds a value that is too deep or too long.", file=file)) from None


def unfit(tree: dict[str, Any]) -> Unfit | None:
    """The first value that no table can hold: endless nesting, NUL, ``nan``, ``inf``, a number beyond 64 bits."""
    rest: list[tuple[KeyPath, Any]] = [((), tree)]
    while rest:
        path, value = rest.pop()
        needed = ""
        if len(path) > _DEEPEST:
            return Unfit(path[:3], {"…": "…"}, say("nested at most {count} levels deep", count=_DEEPEST))
        if isinstance(value, dict):
            rest.extend(((*path, key), inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            rest.extend(((*path, index), inner) for index, inner in reversed(list(enumerate(value))))
        elif isinstance(value, float) and not math.isfinite(value):
            needed = say("a finite number")
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            needed = say("a number of at most 64 bits")
        elif isinstance(value, str) and "\0" in value:
            needed = say("text without NUL characters")
        if needed:
            return Unfit(path, value, needed)
    return None
