"""What a setting means is told in the language asked for, wherever it stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from climatekit.plugin_host.host import Host


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_setting_is_left_in_english(call_cli: Any, tmp_path: Path, language: str) -> None:
    told = json.loads(call_cli("models", "--json", "--language", language).out)
    english = {
        (name, key): field.description
        for name, found in Host().models().items()
        for key, field in found.model.settings.model_fields.items()
    }
    settings = {(model["name"], one["name"]): one["description"] for model in told for one in model["settings"]}
    assert settings.keys() == english.keys()
    assert [key for key, text in settings.items() if text == english[key]] == []
    assert call_cli("init", tmp_path / "new", "--model", "open_network", "--language", language).code == 0
    written = " ".join((tmp_path / "new" / "climatekit.toml").read_text("utf-8").replace("\n# ", " ").split())
    assert settings["open_network", "plan_due_days"] in written
