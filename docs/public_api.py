"""Keep docs/public-api.json: every name that plugins may build on, with its types and defaults, as the code has it.

``make_reference.py`` writes it. What has changed since the last release stands in it under ``changed``, and the tests
fail until CHANGELOG.md says so and ``API_VERSION`` is raised where it must be (docs/stability.md).
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from climatekit.plugin_host import API_VERSION, hookspecs
from climatekit.plugin_host.host import HOOKS

RECORD = Path(__file__).parent / "public-api.json"
CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
MODULES = (
    "climatekit.contracts.fields",
    "climatekit.dictionary.model",
    "climatekit.errors",
    "climatekit.language",
    "climatekit.plugin_host",
    "climatekit.run",
    "climatekit.testing",
    "climatekit.text",
)
HOOK = "hook"
# what climatekit makes and plugins only read may get another field at any time
_GIVEN = ("climatekit.dictionary.model", "climatekit.plugin_host.Target", "climatekit.run.Outcome")


class _Raw:
    """An annotation as it stands in the source."""

    def __init__(self, text: Any) -> None:
        self.text = str(text if isinstance(text, str) else inspect.formatannotation(text))

    def __repr__(self) -> str:
        return self.text


def public() -> dict[str, str]:
    """Every public name with what it is: ``climatekit.plugin_host.Reader.first_row`` → ``int = 2``."""
    found = {f"{HOOK} {name}": signature(getattr(hookspecs, name)) for name in HOOKS}
    for module in filter(find_spec, MODULES):
        loaded = import_module(module)
        for name in getattr(loaded, "__all__", ()):
            found |= {f"{module}.{name}{inner}": text for inner, text in _described(getattr(loaded, name))}
    return dict(sorted(found.items()))


def signature(function: Any) -> str:
    """As it is written: names, types, defaults."""
    given = inspect.signature(function)
    parameters = []
    for parameter in given.parameters.values():
        if parameter.annotation is not parameter.empty:
            parameter = parameter.replace(annotation=_Raw(parameter.annotation))
        if inspect.isfunction(parameter.default):
            parameter = parameter.replace(default=_Raw(parameter.default.__name__))
        parameters.append(parameter)
    returns = given.return_annotation
    returns = returns if returns is given.empty else _Raw(returns)
    return str(given.replace(parameters=parameters, return_annotation=returns))


def _described(thing: Any) -> Iterator[tuple[str, str]]:
    if not inspect.isclass(thing):
        if inspect.isroutine(thing):
            yield "", signature(thing)
        elif type(thing).__module__.startswith("typing"):
            yield "", str(thing)
        else:
            yield "", type(thing).__name__
        return
    yield "", f"class({', '.join(base.__name__ for base in thing.__bases__)})"
    if is_dataclass(thing):
        yield from ((f".{field.name}", f"{field.type}{_default(field)}") for field in fields(thing))
    elif "__init__" in vars(thing):
        yield ".__init__", signature(thing.__init__)
    elif issubclass(thing, tuple):
        yield from ((f".{name}", kind) for name, kind in _hints(thing))
    for name, member in vars(thing).items():
        if name.startswith("_"):
            continue
        if inspect.isfunction(member):
            yield f".{name}", signature(member)
        elif isinstance(member, property):
            yield f".{name}", f"property{signature(member.fget)}"
        elif isinstance(member, int | str) and not is_dataclass(thing):
            yield f".{name}", repr(member)


def _hints(thing: Any) -> Iterator[tuple[str, str]]:
    for name, kind in inspect.get_annotations(thing).items():
        yield name, str(getattr(kind, "__forward_arg__", kind))


def _default(field: Field[Any]) -> str:
    if field.default is not MISSING:
        return f" = {field.default!r}"
    return "" if field.default_factory is MISSING else f" = {field.default_factory.__name__}()"


def renewed(record: Mapping[str, Any], now: Mapping[str, str], changelog: str, api_version: str) -> dict[str, Any]:
    """The record as it stands after the code has changed to ``now``."""
    before: Mapping[str, str] = record.get("public", now)
    changed: dict[str, str] = dict(record.get("changed", {}))
    release = record.get("release")
    last = released(changelog)
    if last is not None and last != (release or {}).get("climatekit"):
        release = {"climatekit": last, "api_version": record.get("api_version", api_version)}
        changed = {}
    for module in MODULES:  # one that is new as a whole is told as a whole
        if any(name.startswith(f"{module}.") for name in now) and not any(
            name.startswith(f"{module}.") for name in before
        ):
            changed[module] = "added"
    for name in sorted(before.keys() | now.keys()):  # a class before its fields
        if before.get(name) == now.get(name):
            continue
        if changed.get(name) == "added" and name not in now:
            del changed[name]
        elif name not in changed and not _is_told_with(name, changed, before, now):
            changed[name] = _how(name, before, now)
    return {
        "api_version": api_version,
        "release": release,
        "changed": dict(sorted(changed.items())),
        "public": dict(now),
    }


def _is_told_with(name: str, changed: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether what it is part of is new or gone as a whole, or was new when it was told."""
    parts = name.split(".")
    wholes = [".".join(parts[:end]) for end in range(1, len(parts))]
    return any(changed.get(whole) == "added" or (whole in before and whole not in now) for whole in wholes)


def _how(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """``added`` for what no plugin can notice that does not ask for it, else ``breaks``."""
    if name not in now:
        return "breaks"
    if name not in before:
        owner = name.rpartition(".")[0]
        is_demanded = (
            owner in before and "(" not in now[name] and " = " not in now[name] and not name.startswith(_GIVEN)
        )
        return "breaks" if is_demanded else "added"
    old, new = _parameters(before[name]), _parameters(now[name])
    if old is None or new is None or before[name].rpartition(" -> ")[2] != now[name].rpartition(" -> ")[2]:
        return "breaks"
    if name.startswith(f"{HOOK} "):  # a plugin takes the arguments that it names
        return "added" if new[: len(old)] == old else "breaks"
    rest = [one for one in new if one not in old]
    return "added" if [one for one in new if one in old] == old and all("=" in one for one in rest) else "breaks"


def _parameters(text: str) -> list[str] | None:
    """The parameters of a signature; None for what is none."""
    try:
        (function,) = ast.parse(f"def f{text}: ...").body
    except SyntaxError:
        return None
    assert isinstance(function, ast.FunctionDef)
    given = function.args
    positional = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(positional) - len(given.defaults)) + given.defaults
    pairs = [*zip(positional, defaults, strict=True), *zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    return [ast.unparse(one) + (f" = {ast.unparse(default)}" if default else "") for one, default in pairs]


def released(changelog: str) -> str | None:
    """The last version that is out."""
    found = re.search(r"^## (\d+[.]\d+[.]\d+)", changelog, re.MULTILINE)
    return found.group(1) if found else None


def complaints(record: Mapping[str, Any], now: Mapping[str, str], changelog: str, api_version: str) -> list[str]:
    """What is still to be done about what has changed, in sentences."""
    told = []
    for name in sorted(record["public"].keys() | now.keys()):
        if record["public"].get(name) != now.get(name):
            told.append(f"{name} is {now.get(name, 'gone')}: run python docs/make_reference.py, which records it.")
    if record["api_version"] != api_version:
        told.append("API_VERSION has changed: run python docs/make_reference.py.")
    record = renewed(record, now, changelog, api_version)  # after a release it has begun anew
    unreleased = re.split(r"^## \d", changelog, maxsplit=1, flags=re.MULTILINE)[0]
    lines = [set(re.findall(r"\w+", line)) for line in re.split(r"^- ", unreleased, flags=re.MULTILINE)]
    for name, how in record["changed"].items():
        words = _said_as(name)
        if not any(words <= line for line in lines):
            told.append(f"{name} has changed ({how}): say so in CHANGELOG.md, in a line that names {_listed(words)}.")
    if release := record["release"]:
        at, since = _numbers(api_version), _numbers(release["api_version"])
        if "breaks" in record["changed"].values() and at[0] <= since[0]:
            told.append(f"What plugins build on has gone or changed: raise API_VERSION to {since[0] + 1}.0.")
        elif record["changed"] and at <= since:
            told.append(f"What plugins build on has grown: raise API_VERSION to {since[0]}.{since[1] + 1}.")
    return told


def _said_as(name: str) -> set[str]:
    """The words of a line that tells of a name: the hook, or the class and its field."""
    if name in MODULES:
        return set(name.split("."))
    words = [word for word in name.split(" ")[-1].split(".") if word[:1].isupper() or word == name.split(".")[-1]]
    return {name.split(" ")[-1]} if name.startswith(f"{HOOK} ") else {word for word in words if word != "__init__"}


def _listed(words: set[str]) -> str:
    return " and ".join(f"`{word}`" for word in sorted(words))


def _numbers(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)


def check() -> list[str]:
    """What is still to be done in this checkout."""
    record = json.loads(RECORD.read_text("utf-8"))
    return complaints(record, public(), CHANGELOG.read_text("utf-8"), API_VERSION)


def page() -> str:
    """The record that should stand in the file."""
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    made = renewed(record, public(), CHANGELOG.read_text("utf-8"), API_VERSION)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
