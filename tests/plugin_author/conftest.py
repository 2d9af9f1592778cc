"""An environment that sees this one's packages and has room for a plugin of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Place:
    """A virtual environment: plugins installed into it are seen by nobody else."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def env(self) -> Mapping[str, str]:
        """Offline, and without building an environment for each build."""
        told = {"PIP_NO_BUILD_ISOLATION": "false", "PIP_NO_DEPS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return {**os.environ, **told, "PATH": path, "PYTHONDONTWRITEBYTECODE": "1"}

    def run(self, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """``python …`` in it."""
        command = [str(self.python), *map(str, arguments)]
        return subprocess.run(
            command, cwd=cwd, env=dict(self.env), capture_output=True, text=True, encoding="utf-8", check=False
        )


@pytest.fixture(autouse=True)
def _forget_its_plugins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Plugins of one test are not installed for the next one."""
    yield
    base = str(tmp_path_factory.getbasetemp())
    for name, module in list(sys.modules.items()):
        places = [getattr(module, "__file__", None) or "", *getattr(module, "__path__", [])]
        if any(str(place).startswith(base) for place in places):
            del sys.modules[name]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, with_pip=False)
    made = Place(folder)
    own = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    outer = sysconfig.get_path("purelib")
    (own / "outer.pth").write_text(f"import site; site.addsitedir({outer!r})\n", "utf-8")
    for name in ("climatekit", "pip", "pytest"):
        script = made.folder / "bin" / name
        script.write_text(f'#!/bin/sh\nexec "{made.python}" -m {name} "$@"\n', "utf-8")
        script.chmod(0o755)
    return made
