"""Plugins that lie beside ``climatekit.toml``: loaded by their path, and only because the file names them.

A single file such as ``my_city.py`` (its SQL in a folder ``sql`` beside it), or a folder with an ``__init__.py``. What
is named is run, with all rights of whoever runs climatekit; what is not named is never looked at.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from climatekit.language import say

if TYPE_CHECKING:
    from climatekit.project.load import Project

SQL_BESIDE = "sql"
_PARTS = (".py", ".sql", ".toml", ".po")
# what was loaded from where in this process: another project may have a plugin of the same name
_loaded: dict[str, Path] = {}


@dataclass(frozen=True)
class Beside:
    """One plugin as a project names it. ``origin`` is what stands in the file."""

    origin: str
    path: Path
    root: Path

    @property
    def name(self) -> str:
        """The name of the plugin and of its module: the file's without ``.py``."""
        return self.path.name.removesuffix(".py")

    @property
    def version(self) -> str:
        """No one counts versions of a file in a project: a digest of what it consists of."""
        if not self.path.exists():
            return say("of no version")
        whole = hashlib.sha256()
        for file in self._parts():
            content = file.read_bytes()
            whole.update(f"{file.relative_to(self.path.parent).as_posix()}\0{len(content)}\0".encode() + content)
        return f"sha256:{whole.hexdigest()[:12]}"

    def _parts(self) -> list[Path]:
        folder = self.path if self.path.is_dir() else self.path.parent / SQL_BESIDE
        files = [self.path] if self.path.is_file() else []
        found = (file for file in folder.rglob("*") if file.suffix in _PARTS and file.is_file())
        return files + sorted(found, key=lambda file: file.as_posix())

    def load(self) -> ModuleType:
        """Run it. Whatever it raises is its own fault, and so is a name that can't be used."""
        path = self.path.resolve()
        file = path / "__init__.py" if path.is_dir() else path
        self._check(path, file)
        if not _ours(self.name):
            self._refuse_taken(file)
        spec = spec_from_file_location(
            self.name, file, submodule_search_locations=[str(path)] if path.is_dir() else None
        )
        if spec is None or spec.loader is None:
            raise ImportError(say("it is no Python"))
        _forget(self.name)
        module = module_from_spec(spec)
        sys.modules[self.name], _loaded[self.name] = module, file
        try:
            with _no_bytecode():
                spec.loader.exec_module(module)
        except BaseException:
            _forget(self.name)
            raise
        importlib.invalidate_caches()
        return module

    def _check(self, path: Path, file: Path) -> None:
        if not path.is_relative_to(self.root.resolve()):
            raise ImportError(say("it lies outside the project: copy it into the project, or install it as a package"))
        if not file.is_file():
            raise FileNotFoundError(
                say("there is no such file, nor a folder with an __init__.py: correct [project] plugins")
            )
        if not re.fullmatch("[a-z][a-z0-9_]*", self.name) or not (path.is_dir() or path.suffix == ".py"):
            raise ImportError(
                say("name it with a–z, 0–9 and '_' only, a letter first, such as my_city.py or a folder my_city")
            )

    def _refuse_taken(self, file: Path) -> None:
        taken = find_spec(self.name)
        # a command that is started in the project's folder finds the file itself
        if taken is not None and Path(taken.origin or "").resolve() != file:
            raise ImportError(say("a package '{name}' is installed already: rename the file", name=self.name))


def beside(project: Project) -> tuple[Beside, ...]:
    """The plugins that a project names, in its order."""
    return tuple(Beside(named, project.root / named, project.root) for named in project.settings.project.plugins)


def _ours(name: str) -> bool:
    return name in _loaded and name in sys.modules


def _forget(name: str) -> None:
    for module in [found for found in sys.modules if found == name or found.startswith(f"{name}.")]:
        del sys.modules[module]
    _loaded.pop(name, None)


@contextmanager
def _no_bytecode() -> Iterator[None]:
    """Leave no ``__pycache__`` in the project's folder."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before
