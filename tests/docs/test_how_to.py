"""The how-tos: each says what was tried; what can be run here is run."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import pytest

from climatekit.plugin_host.host import Host

from ..page import DOCS, blocks

PAGES = sorted((DOCS / "how-to").glob("*.md"))
NIGHT = DOCS / "how-to" / "every-night.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_what_was_tried_or_which_tests_do(page: Path) -> None:
    assert re.search(r"^## What was tried$|`tests/", page.read_text("utf-8"), re.MULTILINE)


def test_a_section_that_is_shown_is_one_that_a_project_takes() -> None:
    known = {publisher.name for _, publisher in Host().publishers()}
    shown: set[str] = set()
    for page in PAGES:
        for text in re.findall(r"^ *```toml\n(.*?)^ *```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            shown |= set(tomllib.loads(textwrap.dedent(text)).get("publish", {}))
    assert {"workbook", "power_bi", "superset"} <= shown <= known


def test_the_dag_is_python() -> None:
    [dag] = [block for block in blocks(NIGHT) if block.file]
    names = {node.name for node in ast.walk(ast.parse(dag.text)) if isinstance(node, ast.FunctionDef)}
    assert names == {"climatekit_nightly", "run"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="cron has a shell")
def test_the_crontab_line_runs_with_nothing_around_it(project: Any, tmp_path: Path) -> None:
    [line] = [block.text.strip() for block in blocks(NIGHT) if block.kind == "crontab"]
    toml = '[project]\nname = "Night"\n[[programmes]]\nid = "n"\nmodel = "selected_practices"\n'
    root = project({"data/organisation.csv": "org_id;name;org_type\no-1;Esimerkki Oy;company\n"}, toml=toml)
    command = line.split(maxsplit=5)[5]
    command = command.replace("/srv/climatekit/.venv/bin/climatekit", f"{sys.executable} -m climatekit")
    command = command.replace("/srv/climatekit/my-network", str(root))
    nowhere = tmp_path / "a-file"
    nowhere.write_text("")
    bare = {"HOME": str(nowhere / "home"), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh", "LOGNAME": "nobody"}
    ran = subprocess.run(["/bin/sh", "-c", command], cwd="/", env=bare, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr  # 1: what a network lacks
    assert "Traceback" not in ran.stderr
    assert (root / "out" / "run.json").exists()
