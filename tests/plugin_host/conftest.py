"""Plugins as pip would leave them: packages and ``*.dist-info`` in a folder on the path."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

ORGANISATIONS = "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;Keksitty kunta;municipality\n"

TOML = """\
[project]
name = "Testi (keksitty)"
language = "en"
as_of = 2026-06-30

[[programmes]]
id = "net"
model = "{model}"
"""
FILES = {
    "data/organisation.csv": "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;Keksitty kunta;municipality\n"
}


class Site:
    """A folder like ``site-packages``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def env(self) -> Mapping[str, str]:
        """The environment in which a process of its own finds it."""
        return {"PYTHONPATH": str(self.folder)}

    def add(
        self, name: str, source: str | Path | Mapping[str, str], *, version: str = "1.2.3", **entry_points: str
    ) -> str:
        """Install a distribution: one module, a copy of a package, or its files. Its entry point is its name."""
        if isinstance(source, Path):
            shutil.copytree(source, self.folder / name)
        elif isinstance(source, Mapping):
            for place, text in source.items():
                (self.folder / name / place).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / name / place).write_text(text, encoding="utf-8")
        else:
            (self.folder / f"{name}.py").write_text(source, encoding="utf-8")
        info = self.folder / f"{name}-{version}.dist-info"
        info.mkdir()
        project = name.replace("_", "-")
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project}\nVersion: {version}\n", "utf-8")
        lines = [f"{key} = {value}\n" for key, value in (entry_points or {name: name}).items()]
        (info / "entry_points.txt").write_text("".join(["[climatekit]\n", *lines]), encoding="utf-8")
        importlib.invalidate_caches()
        return name

    def add_sound(self) -> str:
        """Install the plugin that implements every hook."""
        return self.add("climatekit_sound", Path(__file__).parent / "sound" / "climatekit_sound")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Empty, and on the path of this process."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    before = set(sys.modules)
    yield Site(folder)
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", None) or "").startswith(str(folder)):
            del sys.modules[name]


@pytest.fixture
def network(project: Callable[..., Path]) -> Path:
    """A project of an open network without a fault, which needs no plugin of a test."""
    toml = """\
[project]
name = "Testi (keksitty)"
language = "en"
as_of = 2026-06-30
max_errors = 99

[[programmes]]
id = "net"
model = "open_network"
"""
    return project({"data/organisation.csv": ORGANISATIONS}, toml=toml)


@pytest.fixture
def visits(project: Callable[..., Path], site: Site) -> Path:
    """A project of the sound plugin's model, with a file that its reader reads."""
    site.add_sound()
    toml = """\
[project]
name = "Vierailut (keksitty)"
language = "en"
as_of = 2026-06-30

[[programmes]]
id = "cafe"
preset = "kahvila"
"""
    visits = '{"org_id": "org-1", "times": "2"}\n{"org_id": "org-2", "times": "monta"}\n'
    return project({"data/organisation.csv": ORGANISATIONS, "data/visit.jsonl": visits}, toml=toml)
