"""The models that come with climatekit keep the promises that every plugin makes, held to them in the same way."""

from __future__ import annotations

from pathlib import Path

import pytest

from climatekit.conformance.promises import check_one
from climatekit.conformance.subject import Subject

from .conftest import REPOSITORY

MODELS = [
    *("climatekit_selected_practices", "climatekit_integrated_practices", "climatekit_open_network"),
    *("climatekit_commitment_network", "climatekit_forerunner_network"),
]
# those that need no run of an example: tests/examples runs them all, and `climatekit plugin check` asks all promises
QUICK = ("loads", "model", "contracts", "sql", "rules")


@pytest.mark.parametrize("name", MODELS)
def test_model(name: str, tmp_path: Path) -> None:
    subject = Subject(name, tmp_path)
    verdicts = [check_one(subject, promise) for promise in QUICK]
    assert [verdict for verdict in verdicts if verdict.status != "ok"] == []


def test_they_are_found_by_what_anyone_may_write() -> None:
    """No path is built in: the example and the cases stand in pyproject.toml, as those of any plugin."""
    told = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    core = "".join(file.read_text("utf-8") for file in (REPOSITORY / "climatekit" / "conformance").glob("*.py"))
    for name in MODELS:
        assert f"{name} = {{ example = " in told
        assert name not in core
