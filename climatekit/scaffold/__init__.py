"""A new plugin: a package that can be installed, runs and passes its own tests at once.

The templates lie in ``templates`` as they will be written, ``.j2`` behind their names: what every plugin has in
``any``, and what each kind has in a folder of its own. ``NAME`` in a path is the package where it is a folder, and
what the plugin calls its own within a file's name: a package ``climatekit_coffee`` brings the model ``coffee``.
"""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from climatekit import __version__
from climatekit.errors import ConfigurationError
from climatekit.language import say

_TEMPLATE = ".j2"
_PREFIX = "climatekit_"


def write_plugin(name: str, kind: str, folder: Path) -> list[Path]:
    """Write it into ``folder``, which must be new or empty; the files in the order of their paths."""
    from jinja2 import Environment, StrictUndefined

    package = name.replace("-", "_")
    _check(name, package)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ConfigurationError("init.exists", say("'{folder}' is not empty: name a new folder.", folder=folder))
    own = package.removeprefix(_PREFIX)
    words = own.split("_")
    facts = {
        "project": name,
        "name": package,
        "model": own,
        "kind": kind,
        "Class": "".join(word.capitalize() for word in words),
        "title": " ".join(words).capitalize(),
        "code": "".join(word[0] for word in words).upper(),
        "version": ".".join(__version__.split(".")[:2]),
    }
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    made = []
    try:
        for place, template in sorted((_named(place, package, own), file) for place, file in _templates(kind)):
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            text = environment.from_string(template.read_text("utf-8")).render(facts)
            path.write_text(text, encoding="utf-8", newline="\n")
            made.append(path)
    except OSError as error:
        message = say("Nothing can be written to '{folder}': {reason}; name another folder.", folder=folder,
                      reason=error.strerror or error)  # fmt: skip
        raise ConfigurationError("init.write", message) from error
    return made


def _named(place: str, package: str, own: str) -> str:
    return "/".join(package if part == "NAME" else part.replace("NAME", own) for part in place.split("/"))


def _check(name: str, package: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*([_-][a-z][a-z0-9]*)*", name) or keyword.iskeyword(package) or len(name) > 40:
        raise ConfigurationError(
            "plugin.name",
            say(
                "'{name}' can't be the name of a plugin: use words of a–z and 0–9 with '_' or '-' between them, 40 "
                "letters at most, such as 'my_city'.",
                name=name,
            ),
        )
    if package in sys.stdlib_module_names or find_spec(package) is not None:
        raise ConfigurationError(
            "plugin.name",
            say("A package '{name}' is installed already: choose another name, such as 'my_{name}'.", name=package),
        )


def _templates(kind: str) -> Iterator[tuple[str, Traversable]]:
    root = files(__name__) / "templates"
    for folder in ("any", kind):
        yield from _below(root / folder, "")


def _below(folder: Traversable, place: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{place}{entry.name}/")
        elif entry.name.endswith(_TEMPLATE):
            yield f"{place}{entry.name.removesuffix(_TEMPLATE)}", entry
