"""Hold what a project writes against the settings class of a plugin, and tell every mistake as one sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pydantic import BaseModel, ValidationError

from climatekit.errors import PluginError
from climatekit.project.messages import KeyPath, Mistake, Place, keys, mistakes, unknown_key


def validated(
    kind: type[BaseModel], values: Mapping[str, Any], head: str, crashed: Callable[[Exception], PluginError]
) -> tuple[BaseModel | None, list[Mistake]]:
    """The settings, or what is wrong with the values. Keys are written behind ``head``.

    A validator of the plugin may raise anything at all; ``crashed`` says whose fault that is.
    """
    known = kind.model_fields
    place = Place(write=partial(_write, head), keys=lambda _: known, model=kind)
    read = {key: value for key, value in values.items() if key in known}
    found = [unknown_key((key,), place) for key in values if key not in known]
    found += _converted(kind, read, place)
    try:
        settings = kind.model_validate(read)
    except ValidationError as error:
        told = {mistake.path for mistake in found}
        # What is said about the settings as a whole may only follow from a mistake that was told already.
        return None, found + [new for new in mistakes(error, place) if new.path not in told and (new.path or not told)]
    except Exception as error:
        raise crashed(error) from error
    return settings, found


def _converted(kind: type[BaseModel], values: dict[str, Any], place: Place) -> list[Mistake]:
    """Values that pydantic would turn into another kind: ``true`` → 1, ``"400"`` → 400, 1 → true, 0 → 1970-01-01.

    TOML says what kind a value is, so these are mistakes; text for a date, an Enum or a Decimal is not.
    """
    try:
        kind.model_validate(values, strict=True)
    except ValidationError as error:
        kinds: dict[str, set[str]] = {}
        for one in error.errors(include_url=False):
            if one["loc"]:
                name = "allowed" if isinstance(one["input"], str) and one["type"] == "date_type" else one["type"]
                kinds.setdefault(str(one["loc"][0]), set()).add(name)
        wrong = {key for key, found in kinds.items() if found <= {"int_type", "float_type", "bool_type", "date_type"}}
        return [mistake for mistake in mistakes(error, place) if mistake.path and mistake.path[0] in wrong]
    except Exception:
        return []  # a validator that crashes is told by whoever validates for good
    return []


def _write(head: str, path: KeyPath) -> str:
    joint = " " if head.startswith("[") else "."
    return f"{head}{joint}{keys(path)}" if path else head
