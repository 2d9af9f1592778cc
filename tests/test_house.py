"""The house rules that a reader relies on, and that nothing else would notice when they are broken."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from climatekit.plugin_host.host import Host

ROOT = Path(__file__).parents[1]
PACKAGES = [*sorted(path.parent for path in ROOT.glob("*/climatekit*/__init__.py")), ROOT / "climatekit"]
CORE = sorted((ROOT / "climatekit").rglob("*.py"))
MODEL_WORDS = {
    "commitment",
    "pledge",
    "fee",
    "fees",
    "invoice",
    "label_grant",
    "greenwashing",
    "forerunner",
    "practice",
    *Host().models(),
}


def test_the_folders_above_the_packages_are_no_packages() -> None:
    assert [folder for folder in ("plugins", "schemas", "pipelines") if (ROOT / folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_package_is_typed_and_says_what_it_is(package: Path) -> None:
    assert (package / "py.typed").exists()
    assert (package / "__init__.py").read_text("utf-8").startswith('"""')


@pytest.mark.parametrize("file", CORE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_core_knows_no_model(file: Path) -> None:
    words = set(re.findall(r"[a-z_]+", file.read_text("utf-8").lower()))
    assert sorted(words & MODEL_WORDS) == []


@pytest.mark.parametrize("file", CORE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_of_the_core_fits_on_a_few_screens(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 350


def test_no_room_imports_one_above_it() -> None:
    """The contracts stand in pyproject.toml, their picture in ARCHITECTURE.md."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_of_errors_is_up_to_date() -> None:
    command = [sys.executable, ROOT / "docs" / "make_reference.py", "--check", "errors"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
