"""Sums of members, reckoned by hand, and nothing but sums."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from climatekit.testing import ProjectOf

PLUGIN = Path(__file__).parents[1]
TOML = """\
[project]
name = "Test"
language = "en"
as_of = 2026-12-31
max_errors = 9

[[programmes]]
id = "network"
model = "efficiency_network"
"""
FILES = {
    "data/organisation.csv": "org_id;name;org_type\n" + "".join(f"org-{n};Werk {n};company\n" for n in (1, 2, 3, 4)),
    "data/efficiency_participant.csv": "org_id;joined_on;target_mwh\n"
    "org-1;2025-01-01;4711\norg-2;2025-01-01;289\norg-3;2025-01-01;1000\norg-4;2026-06-01;\n",
    "data/efficiency_measure.csv": "measure_id;org_id;year;saving_mwh;saving_tco2e\n"
    "m-1;org-1;2025;1371;77\nm-2;org-2;2025;129;\nm-3;org-3;2025;0;\n"
    "m-4;org-1;2026;800;\nm-5;org-1;2026;200;\nm-6;org-2;2026;300;\nm-7;org-3;2026;200;\nm-8;org-4;2026;0;\n",
}


def test_the_network_is_the_sum_of_its_members(project_of: ProjectOf) -> None:
    run = project_of(FILES, TOML).run()
    assert run.metric("efficiency_target_mwh") == {("2025", "all"): 6000, ("2026", "all"): 6000}
    assert run.metric("efficiency_reached_mwh") == {("2025", "all"): 1500, ("2026", "all"): 3000}
    assert run.metric("efficiency_progress") == pytest.approx({("2025", "all"): 0.25, ("2026", "all"): 0.5})
    assert run.metric("efficiency_avoided_tco2e") == {}, "one member alone is no sum"


def test_a_sum_of_too_few_is_left_out(project_of: ProjectOf) -> None:
    """And so is every sum after it, for the difference would tell what was left out."""
    few = {"data/efficiency_measure.csv": FILES["data/efficiency_measure.csv"].replace("m-3;org-3;2025;0;\n", "")}
    run = project_of(FILES | few, TOML).run()
    assert run.metric("efficiency_reached_mwh") == {}
    alone = TOML + "\n[programmes.settings]\nsmallest_sum = 5\n"
    assert project_of(FILES, alone, "alone").run().metric("efficiency_target_mwh") == {}


def test_no_value_of_a_member_is_in_what_is_shown(project_of: ProjectOf) -> None:
    """What came in stays in ``tables`` and in the steps; marts, metrics, findings and the report have sums."""
    run = project_of(FILES, TOML).run()
    shown = [file for place, file in run.tables.items() if place.startswith(("marts/", "metrics/", "findings/"))]
    assert len(shown) > 5
    told = re.sub(r"\D", " ", (run.out / "report.html").read_text("utf-8").split("<body")[1])
    for value in (4711, 289, 1371, 129):
        assert str(value) not in told.split()
    for file in shown:
        for row in run.rows(file.relative_to(run.out).with_suffix("").as_posix()):
            assert not {4711, 289, 1371, 129} & {cell for cell in row.values() if isinstance(cell, (int, float))}, file


def test_the_python_declares_and_does_nothing() -> None:
    """No branch, no loop: whatever is reckoned is reckoned in SQL."""
    acts = (ast.If, ast.IfExp, ast.For, ast.While, ast.Try, ast.With, ast.comprehension, ast.Lambda, ast.BinOp)
    for file in (PLUGIN / "climatekit_efficiency_network").rglob("*.py"):
        found = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, acts)]
        # the one operation: files(__name__) / "folder"
        assert {type(getattr(node, "op", None)) for node in found} <= {ast.Div}, file


def test_the_readme_counts_right() -> None:
    """Lines that are neither empty nor a comment."""
    counted = {
        suffix: sum(
            bool(line.strip()) and not line.lstrip().startswith(("#", "--"))
            for file in (PLUGIN / "climatekit_efficiency_network").rglob(f"*{suffix}")
            for line in file.read_text("utf-8").splitlines()
        )
        for suffix in (".py", ".sql")
    }
    readme = (PLUGIN / "README.md").read_text("utf-8")
    assert f"{counted['.py']} lines of Python" in readme, counted
    assert f"{counted['.sql']} of SQL" in readme, counted
