"""``climatekit plugins --json`` has the form that docs/plugins.md gives."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text("utf-8").split("## `climatekit plugins --json`")[1]
(DOCUMENTED,) = json.loads(re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1])  # type: ignore[index]


def test_every_plugin_has_the_documented_form(site: Any, call_cli: Any) -> None:
    site.add_sound()
    site.add("climatekit_bad", "raise RuntimeError('boom')", version="0.1")
    result = call_cli("plugins", "--json")
    assert (result.code, result.err) == (0, "")
    told = json.loads(result.out)
    assert len(told) > 3
    for plugin in told:
        assert {key: type(value) for key, value in plugin.items()} == {
            key: type(value) for key, value in DOCUMENTED.items()
        }
        assert plugin["status"] == ("broken" if plugin["faults"] else "ok")
        assert set(plugin["brings"]) <= set(DOCUMENTED["brings"])
        for text in (*plugin["faults"], *(name for names in plugin["brings"].values() for name in names)):
            assert isinstance(text, str)
    by_name = {plugin["name"]: plugin for plugin in told}
    assert set(by_name["climatekit_sound"]["brings"]) == set(DOCUMENTED["brings"])
    assert by_name["climatekit_bad"] == {
        "name": "climatekit_bad",
        "version": "0.1",
        "origin": "climatekit-bad",
        "status": "broken",
        "faults": ["it does not load: RuntimeError: boom"],
        "brings": {},
    }


def test_the_keys_are_told_one_by_one() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE.split("## What is inside")[0], re.MULTILINE) == list(DOCUMENTED)
