"""A small project that has something to say, and the tool that extracts sentences."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def make_messages() -> ModuleType:
    """``docs/make_messages.py``, which is no package."""
    spec = importlib.util.spec_from_file_location("make_messages", REPOSITORY / "docs" / "make_messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def small(project: Any) -> Any:
    """Writes a project with two rows that are rejected; ``language`` is a line of [project]."""

    def write(language: str = "", *, name: str = "project") -> Path:
        limit = "" if "max_errors" in language else "max_errors = 99\n"
        root: Path = project(
            {
                "data/organisation.csv": "org_id;name;org_type\no1;Yksi;company\no2;Kaksi;company\n;Nimetön;company\n",
                "data/membership.csv": (
                    "membership_id;org_id;valid_from\nm1;o1;2024-01-01\nm2;o2;2024-02-01\nm3;o1;ei tiedossa\n"
                ),
            },
            toml=(
                f'[project]\nname = "Pieni"\nas_of = 2026-10-31\nmax_rejects = "90%"\n{limit}{language}\n'
                '[[programmes]]\nid = "net"\nmodel = "open_network"\n'
            ),
            name=name,
        )
        return root

    return write
