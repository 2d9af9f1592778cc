"""The pages that are made from the code say what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


def test_the_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "docs/make_reference.py", "--check", "hooks", "commands", "metrics", "tables"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("code", range(5))
def test_every_exit_code_is_told(code: int) -> None:
    page = (REPOSITORY / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert f"\n| {code} | " in page.partition("## Exit codes")[2]
