"""What is shipped: one wheel that puts only climatekit* into site-packages, and runs far from this checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
UNREACHABLE = re.compile(r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ProxyError|No route")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without isolation: hatchling is in the dev group."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPOSITORY)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return [name for name in archive.namelist() if not name.endswith("/")]


def _packages() -> dict[str, Path]:
    """The import packages of this checkout, by name."""
    parents = (REPOSITORY, REPOSITORY / "plugins", REPOSITORY / "schemas", REPOSITORY / "pipelines")
    found = {file.parent.name: file.parent for parent in parents for file in parent.glob("climatekit*/__init__.py")}
    assert len(found) > 4
    return found


def test_nothing_but_ours_comes_into_site_packages(names: list[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(_packages())
    assert len(tops) == len(_packages()) + 1


def test_every_package_is_typed(names: list[str]) -> None:
    assert {f"{package}/py.typed" for package in _packages()} <= set(names)


def test_every_file_of_a_package_is_in_it(names: list[str]) -> None:
    """SQL, presets and all; of the examples what a user needs, and not what made their data."""
    expected = {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in _packages().items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    shipped = {name for name in names if ".dist-info/" not in name and not name.startswith("climatekit/examples/")}
    assert shipped == expected
    assert {Path(name).suffix for name in shipped} >= {".po", ".py", ".sql", ".toml", ".typed"}


def test_the_examples_are_in_it(names: list[str], examples: Any) -> None:
    expected = {
        f"climatekit/examples/{name}/{path.relative_to(folder).as_posix()}"
        for name, folder in examples.items()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".py"
        if path.relative_to(folder).parts[0] not in ("out", "out.held", "__pycache__")
    }
    shipped = {name for name in names if name.startswith("climatekit/examples/")}
    assert shipped == expected


def test_licence_and_entry_points(wheel: Path, names: list[str]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (info,) = {name.partition("/")[0] for name in names if ".dist-info/" in name}
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
        assert b"Apache License" in archive.read(f"{info}/licenses/LICENSE")
    assert "climatekit = climatekit.cli.main:main" in entry_points
    for package in _packages():
        has_hooks = "@hookimpl" in (_packages()[package] / "__init__.py").read_text("utf-8")
        assert (f"{package} = {package}\n" in entry_points + "\n") is has_hooks, package


@pytest.mark.slow
def test_it_runs_where_nothing_else_of_ours_is(wheel: Path, tmp_path: Path, examples: Any) -> None:
    place = tmp_path / "venv"
    venv.create(place, with_pip=True)
    scripts = place / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [str(scripts / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    installed = _run([*pip, "install", "--quiet", "--no-compile", str(wheel)], tmp_path)
    if installed.returncode and UNREACHABLE.search(installed.stdout + installed.stderr):
        pytest.skip("no package index can be reached from here")
    assert installed.returncode == 0, installed.stderr
    assert _run([*pip, "check"], tmp_path).returncode == 0

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    program = str(scripts / "climatekit")
    listed = _run([program, "demo"], elsewhere)
    assert listed.returncode == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()[:-1]] == sorted(examples)
    for name in ("lahti", "ymparaks"):  # the tests of each model run its own examples
        ran = _run([program, "demo", name], elsewhere)
        assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
        out = elsewhere / "climatekit-demo" / name / "out"
        assert json.loads((out / "run.json").read_text("utf-8"))["published"] is True
        assert list(out.glob("marts/dim_*.parquet"))
    assert "Användning:" in _run([program, "--help"], elsewhere, CLIMATEKIT_LANGUAGE="sv").stdout
    plugins = _run([program, "plugins", "--json"], elsewhere)
    assert {plugin["status"] for plugin in json.loads(plugins.stdout)} == {"ok"}


def _run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Without anything that could lead back to this checkout."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    env |= {"CLIMATEKIT_CACHE": str(folder / "cache"), "PYTHONUTF8": "1", **more}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
