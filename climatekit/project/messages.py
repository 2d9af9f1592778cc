"""A pydantic error told in one sentence: where, what stands there, what may stand there. No jargon, no URL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from climatekit.errors import did_you_mean, one_of
from climatekit.language import later, say

KeyPath: TypeAlias = tuple[str | int, ...]

_KINDS = {
    "int": later("a whole number"),
    "float": later("a number"),
    "decimal": later("a number"),
    "finite": later("a number"),
    "bool": later("true or false"),
    "string": later("text in quotes"),
    "date": later("a date such as 2025-12-31"),
    "list": later('a list such as ["a", "b"]'),
    "tuple": later('a list such as ["a", "b"]'),
    "dict": later("a section of keys"),
    "model": later("a section of keys"),
}
_BOUNDS = {
    "greater_than_equal": ("ge", later("at least {bound}")),
    "less_than_equal": ("le", later("at most {bound}")),
    "greater_than": ("gt", later("more than {bound}")),
    "less_than": ("lt", later("less than {bound}")),
}


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong: a stable code, where it is, and the sentence about it (place included)."""

    code: str
    path: KeyPath
    sentence: str


@dataclass(frozen=True)
class Place:
    """How places are told in one file: ``write`` says a key path as it is written there, ``keys`` what it may hold."""

    write: Callable[[KeyPath], str]
    keys: Callable[[KeyPath], Collection[str]]
    model: type[BaseModel] | None = None


def mistakes(error: ValidationError, place: Place) -> list[Mistake]:
    """Every key that is wrong, once. Unknown keys come first: a misspelt key explains the missing one."""
    found: dict[KeyPath, Mistake] = {}
    for one in error.errors(include_url=False):
        path = tuple(part for part in one["loc"] if part != "[key]")
        if place.model is not None:
            # A union of types is reported once per member, with the member's name behind the key.
            path = path[:1]
        found.setdefault(path, _told(one, path, place))
    return sorted(found.values(), key=lambda mistake: mistake.code != "config.unknown_key")


def unknown_key(path: KeyPath, place: Place) -> Mistake:
    """The mistake of a key that nobody reads."""
    *above, key = path
    known = place.keys(tuple(above))
    where = place.write(tuple(above))
    sentence = say(
        "{where} knows no key '{name}': allowed are {known}.{guess}",
        where=where,
        name=short(str(key)),
        known=one_of(known),
        guess=did_you_mean(str(key), known),
    )
    return Mistake("config.unknown_key", path, sentence.lstrip())


def summary(found: Collection[Mistake]) -> str:
    """The first mistake, and how many more there are."""
    first = next(iter(found))
    return f"{first.sentence} ({say('and {count} more', count=len(found) - 1)})" if len(found) > 1 else first.sentence


def written(value: object) -> str:
    """A value as TOML writes it, cut short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(short(value), ensure_ascii=False)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, list | tuple):
        shown = ", ".join("[…]" if isinstance(part, list | tuple) else written(part) for part in value[:5])
        return f"[{shown}{', …' if len(value) > 5 else ''}]"
    return short(str(value))


def short(text: str) -> str:
    """A text of at most 60 characters."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def keys(path: Iterable[str | int]) -> str:
    """A dotted key as TOML writes it: ``columns."Y-tunnus (uusi)"``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f" #{part + 1}"
        else:
            bare = re.fullmatch(r"[A-Za-z0-9_-]+", part)
            text += f".{part}" if bare else f".{json.dumps(short(part), ensure_ascii=False)}"
    return text.lstrip(".")


def _told(error: Any, path: KeyPath, place: Place) -> Mistake:
    kind: str = error["type"]
    where, value, context = place.write(path), error["input"], error.get("ctx", {})
    if kind.startswith("config."):  # a check of ours that brings its own code and sentence
        return Mistake(kind, path, error["msg"])
    if kind == "extra_forbidden":
        return unknown_key(path, place)
    if kind == "missing":
        sentence = say("{where} lacks '{name}': add it.", where=place.write(path[:-1]), name=path[-1])
        return Mistake("config.missing_key", path, sentence.lstrip())
    if kind in ("value_error", "assertion_error"):
        reason = str(context.get("error") or "").strip().rstrip(".") or say("its model refuses it")
        stands = f"{where} = {written(value)}" if path and not isinstance(value, Mapping) else where
        return Mistake(
            "config.wrong_value", path, say("{stands} is not allowed: {reason}.", stands=stands, reason=reason)
        )
    if kind in ("literal_error", "enum"):
        choices = re.findall(r"'([^']*)'", context["expected"])
        allowed = one_of(choices) if choices else context["expected"]
        guess = did_you_mean(value, choices) if isinstance(value, str) else ""
        return Mistake(
            "config.wrong_value",
            path,
            say(
                "{where} = {value} is not one of {allowed}.{guess}",
                where=where,
                value=written(value),
                allowed=allowed,
                guess=guess,
            ),
        )
    code, needed = _needed(kind, error["msg"], context, path, place)
    stands = where if isinstance(value, Mapping) else f"{where} = {written(value)}"
    return Mistake(code, path, say("{stands} must be {needed}.", stands=stands, needed=needed))


def _needed(kind: str, message: str, context: Mapping[str, Any], path: KeyPath, place: Place) -> tuple[str, str]:
    """The code, and what the value must be."""
    allowed_range = _range(path, place)
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return "config.wrong_value", allowed_range or say(words, bound=context[key])
    if kind in ("string_too_short", "too_short"):
        return "config.wrong_value", (
            say("filled in: it is empty")
            if context["min_length"] == 1
            else say("at least {count} characters long", count=context["min_length"])
        )
    if kind in ("string_too_long", "too_long"):
        return "config.wrong_value", say("at most {count} characters long", count=context["max_length"])
    if kind == "string_pattern_mismatch":
        return "config.wrong_value", say("text of the pattern {pattern}", pattern=context["pattern"])
    words = _KINDS.get(kind.split("_")[0], "")
    if words:
        return "config.wrong_type", f"{say(words)} {allowed_range}".strip()
    own_words = message.removeprefix("Input should be ").removeprefix("must be ")
    return "config.wrong_type", own_words[:1].lower() + own_words[1:]


def _range(path: KeyPath, place: Place) -> str:
    """The range of a setting of ``place.model``, both ends, so that nobody has to try twice."""
    field = place.model.model_fields.get(str(path[0])) if place.model is not None and path else None
    ends = {
        name: getattr(rule, name)
        for rule in (field.metadata if field else ())
        for name in ("ge", "gt", "le", "lt")
        if getattr(rule, name, None) is not None
    }
    if "ge" in ends and "le" in ends:
        return say("from {low} to {high}", low=ends["ge"], high=ends["le"])
    words = [say(text, bound=ends[name]) for name, text in _BOUNDS.values() if name in ends]
    return say("{one} and {other}", one=words[0], other=words[1]) if len(words) == 2 else "".join(words)
