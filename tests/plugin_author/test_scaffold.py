"""What ``climatekit plugin new`` writes: it installs, and passes its own tests at once. The tutorial does the model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def written(place: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One plugin of each small kind, and both installed."""
    folder = tmp_path_factory.mktemp("scaffold")
    for kind in ("publisher", "reader"):
        made = place.run("-m", "climatekit", "plugin", "new", f"our-{kind}", "--kind", kind, cwd=folder)
        assert made.returncode == 0, made.stderr
        assert f"climatekit plugin check our_{kind}" in made.stdout
    installed = place.run("-m", "pip", "install", "-e", "our-publisher", "-e", "our-reader", cwd=folder)
    assert installed.returncode == 0, installed.stderr
    return folder


@pytest.mark.parametrize("kind", ["publisher", "reader"])
def test_it_passes_its_own_tests(place: Any, written: Path, kind: str) -> None:
    done = place.run("-W", "error", "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=written / f"our-{kind}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert "failed" not in done.stdout


def test_it_is_listed_as_a_package_like_all_others(place: Any, written: Path) -> None:
    told = json.loads(place.run("-m", "climatekit", "plugins", "--json", cwd=written).stdout)
    found = {plugin["name"]: plugin for plugin in told}
    assert found["our_reader"]["origin"] == "our-reader"
    assert found["our_reader"]["brings"] == {"reader": ["our_reader"]}
    assert found["our_publisher"]["brings"] == {"publisher": ["our_publisher"]}
    assert {plugin["status"] for plugin in told} == {"ok"}


@pytest.mark.parametrize("kind", ["model", "publisher", "reader"])
def test_nothing_is_left_of_the_template(call_cli: Any, tmp_path: Path, kind: str) -> None:
    """Whatever it is called, every file is text of that name, and no file is missing that the kind has."""
    assert call_cli("plugin", "new", "tampere-ilmasto", "--kind", kind, "--dir", tmp_path / "new").code == 0
    files = [file for file in (tmp_path / "new").rglob("*") if file.is_file()]
    assert {"pyproject.toml", "README.md", "py.typed", "conftest.py"} <= {file.name for file in files}
    for file in files:
        text = file.read_text("utf-8")
        assert "{{" not in text, file
        assert "NAME" not in file.relative_to(tmp_path).as_posix(), file
        assert text.endswith("\n") or file.name == "py.typed", file
    assert (tmp_path / "new" / "tampere_ilmasto" / "__init__.py").is_file()
    assert 'name = "tampere-ilmasto"' in (tmp_path / "new" / "pyproject.toml").read_text("utf-8")


def test_a_package_of_the_family_brings_a_model_without_its_prefix(call_cli: Any, tmp_path: Path) -> None:
    """As those of climatekit itself: ``climatekit_open_network`` brings ``open_network``."""
    assert call_cli("plugin", "new", "climatekit-coffee", "--dir", tmp_path / "new").code == 0
    package = tmp_path / "new" / "climatekit_coffee"
    assert 'name="coffee"' in (package / "__init__.py").read_text("utf-8")
    assert '"climatekit_coffee.schemas:CoffeeVisit"' in (package / "__init__.py").read_text("utf-8")
    assert (package / "membership" / "coffee_member.sql").is_file()
    assert (tmp_path / "new" / "example" / "data" / "coffee_visit.csv").is_file()
    for file in (tmp_path / "new").rglob("*.sql"):
        assert "climatekit_coffee" not in file.read_text("utf-8"), file


@pytest.mark.parametrize("kind", ["model", "publisher", "reader"])
def test_what_is_written_is_in_good_style(call_cli: Any, tmp_path: Path, kind: str) -> None:
    """By the rules of ruff that everyone has on, that for the order of imports, and its formatter."""
    assert call_cli("plugin", "new", "our-coffee", "--kind", kind, "--dir", tmp_path / "new").code == 0
    for command in (["check", "--select", "E,F,I"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", "."]
        done = subprocess.run(ruff, cwd=tmp_path / "new", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Turku", "'Turku' can't be the name of a plugin"),
        ("turku_2", "'turku_2' can't be the name of a plugin"),
        ("class", "'class' can't be the name of a plugin"),
        ("json", "A package 'json' is installed already: choose another name, such as 'my_json'."),
        ("climatekit", "A package 'climatekit' is installed already"),
    ],
)
def test_a_name_that_would_not_do_is_refused(call_cli: Any, tmp_path: Path, name: str, says: str) -> None:
    done = call_cli("plugin", "new", name, "--dir", tmp_path / "new")
    assert done.code == 2
    assert f"[plugin.name] {says}" in done.err
    assert not (tmp_path / "new").exists()


def test_nothing_is_overwritten(call_cli: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = call_cli("plugin", "new", "turku", "--dir", tmp_path)
    assert (done.code, [file.name for file in tmp_path.iterdir()]) == (2, ["mine.txt"])
    assert "is not empty: name a new folder." in done.err
