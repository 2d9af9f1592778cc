"""docs/hooks: a page per hook, headed by its exact signature, whose example is installed and run as it stands."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from climatekit.plugin_host import hookspecs
from climatekit.plugin_host.host import HOOKS, Host

DOCS = Path(__file__).parents[2] / "docs"
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(hook: str) -> str:
    return (DOCS / "hooks" / f"{hook}.md").read_text("utf-8")


def test_there_is_a_page_for_each_hook_and_no_other() -> None:
    assert sorted(file.stem for file in (DOCS / "hooks").glob("*")) == sorted(HOOKS)


def test_the_heading_is_the_signature() -> None:
    spec = importlib.util.spec_from_file_location("public_api", DOCS / "public_api.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for hook in HOOKS:
        assert page(hook).splitlines()[0] == f"# `{hook}{module.signature(getattr(hookspecs, hook))}`"


def test_plugins_md_leads_to_every_page() -> None:
    text = (DOCS / "plugins.md").read_text("utf-8")
    assert [hook for hook in HOOKS if f"](hooks/{hook}.md)" not in text] == []


@pytest.mark.parametrize("hook", HOOKS)
def test_the_example_runs(hook: str, site: Any, call_cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = _BLOCK.findall(page(hook))
    package: dict[str, str] = {}
    for _, place, content in blocks:
        folder, _, rest = place.partition("/")
        if folder == "project":
            (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / place).write_text(content, encoding="utf-8")
        elif folder:
            package[rest] = content
    assert f"def {hook}(" in package["__init__.py"]
    site.add("climatekit_club", package)
    assert Host().plugins["climatekit_club"].faults == []

    monkeypatch.chdir(tmp_path)
    (console,) = (content for language, _, content in blocks if language == "console")
    for told in console.split("$ ")[1:]:
        command, *expected = told.splitlines()
        assert expected, command
        arguments = shlex.split(command)
        if arguments[0] == "cat":
            out = Path(arguments[1]).read_text("utf-8")
        else:
            assert arguments[0] == "climatekit"
            result = call_cli(*arguments[1:])
            assert (result.code, result.err) == (0, ""), command
            out = result.out
        said = " ".join(out.split())
        assert [line for line in expected if " ".join(line.split()) not in said] == [], said
