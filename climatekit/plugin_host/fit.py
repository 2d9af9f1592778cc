"""Does what a hook returned hold what its dataclass declares? Python does not ask; a plugin author should be told."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from importlib import import_module
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from climatekit.language import say

# what ``types`` names for type checkers only: imported when a field is of that type
_LATE = {"BaseModel": "pydantic", "duckdb": "duckdb"}


class _Late(dict[str, Any]):
    def __missing__(self, name: str) -> Any:
        module = import_module(_LATE[name])
        return getattr(module, name, module)


def misfit(item: Any) -> str | None:
    """What is wrong with the fields of a dataclass, inner ones included; None where all fit."""
    if not is_dataclass(item):
        return None
    hints = get_type_hints(type(item), localns=_Late(), include_extras=True)
    for field in fields(item):
        value = getattr(item, field.name)
        if not _fits(value, hints[field.name]):
            name = f"{type(item).__name__}.{field.name}"
            return say("{name} is {value}, which is no {kind}", name=name, value=f"{value!r:.80}", kind=field.type)
        for inner in value if isinstance(value, tuple) else (value,):
            if (wrong := misfit(inner)) is not None:
                return wrong
    return None


def _fits(value: Any, hint: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _fits(value, arguments[0]) and re.fullmatch(arguments[1], value) is not None
    if origin in (Union, UnionType):
        return any(_fits(value, argument) for argument in arguments)
    if origin is type:
        return isinstance(value, type) and issubclass(value, arguments[0])
    if origin is tuple:
        return isinstance(value, tuple) and all(_fits(part, arguments[0]) for part in value)
    if origin is Callable:
        return callable(value)
    if isinstance(value, tuple):  # a text: one in each language
        return isinstance(value, hint) and all(isinstance(part, str) and part.strip() for part in value)
    return isinstance(value, hint) and not (hint is int and isinstance(value, bool))
