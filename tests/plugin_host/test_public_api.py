"""What plugins build on does not change in silence: the record, the changelog and the version of the interface."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from climatekit.plugin_host import API_VERSION

DOCS = Path(__file__).parents[2] / "docs"
NOTHING = "# Changelog\n\n## Unreleased\n"
BEFORE = {
    "hook climatekit_x": "(run: Any) -> None",
    "m.Reader": "class(object)",
    "m.Reader.first_row": "int = 2",
    "m.helped": "(a: int) -> str",
    "climatekit.plugin_host.Target": "class(object)",
}
OUT = {"climatekit": "0.2.0", "api_version": "1.3"}
RELEASED = (
    NOTHING + "\n## 0.2.0 (2026-01-01)\n\n- The `Reader` has `last_row`; `climatekit_x` and `helped` take more.\n"
)


@pytest.fixture(scope="module")
def api() -> Any:
    """docs/public_api.py as a module."""
    spec = importlib.util.spec_from_file_location("public_api", DOCS / "public_api.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_record_is_what_the_code_is_and_the_changelog_says_what_has_changed(api: Any) -> None:
    assert json.loads((DOCS / "public-api.json").read_text("utf-8"))["api_version"] == API_VERSION
    assert api.check() == []


def test_the_record_is_the_same_in_every_process(api: Any) -> None:
    found = api.public()
    assert [f"{name} {text}" for name, text in found.items() if " at 0x" in text or "ForwardRef" in text] == []
    assert found["climatekit.plugin_host.Reader.first_row"] == "int = 2"
    assert found["climatekit.plugin_host.Target.read"] == "(self, table: PublishedTable) -> pa.RecordBatchReader"
    assert found["hook climatekit_after_run"] == "(run: Any, outcome: Any) -> None"
    assert found["climatekit.text.Text.sv"] == "str"


@dataclass(frozen=True)
class Change:
    """What becomes of one name, and whether a plugin notices."""

    name: str
    text: str | None
    how: str
    said: str


CHANGES = {
    "hook, argument appended": Change("hook climatekit_x", "(run: Any, more: Any) -> None", "added", "`climatekit_x`"),
    "hook, argument put before": Change(
        "hook climatekit_x", "(more: Any, run: Any) -> None", "breaks", "`climatekit_x`"
    ),
    "hook, argument gone": Change("hook climatekit_x", "() -> None", "breaks", "`climatekit_x`"),
    "hook, other answer": Change("hook climatekit_x", "(run: Any) -> str", "breaks", "`climatekit_x`"),
    "hook gone": Change("hook climatekit_x", None, "breaks", "`climatekit_x`"),
    "hook new": Change("hook climatekit_y", "() -> int", "added", "`climatekit_y`"),
    "field with a default": Change("m.Reader.last_row", "int = 1", "added", "`Reader` has `last_row`"),
    "field that is demanded": Change("m.Reader.last_row", "int", "breaks", "`Reader` has `last_row`"),
    "field that climatekit fills": Change("climatekit.plugin_host.Target.day", "date", "added", "`Target.day`"),
    "other default": Change("m.Reader.first_row", "int = 1", "breaks", "`Reader.first_row`"),
    "other type": Change("m.Reader.first_row", "float = 2", "breaks", "`Reader.first_row`"),
    "field gone": Change("m.Reader.first_row", None, "breaks", "`Reader.first_row`"),
    "method new": Change("m.Reader.peek", "(self) -> str", "added", "`Reader.peek`"),
    "parameter with a default": Change("m.helped", "(a: int, *, b: int = 1) -> str", "added", "`helped`"),
    "parameter that is demanded": Change("m.helped", "(a: int, b: int) -> str", "breaks", "`helped`"),
    "class new": Change("m.Writer", "class(object)", "added", "`Writer`"),
}


def changed(change: Change) -> Mapping[str, str]:
    now = {name: text for name, text in BEFORE.items() if name != change.name}
    return now if change.text is None else now | {change.name: change.text}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_recorded_and_told(name: str, api: Any) -> None:
    change = CHANGES[name]
    now = changed(change)
    record = api.renewed({}, BEFORE, NOTHING, "1.3")
    assert api.complaints(record, BEFORE, NOTHING, "1.3") == []
    told = api.complaints(record, now, f"{NOTHING}\n- {change.said}.\n", "1.3")
    assert [line.partition(" is ")[0] for line in told] == [change.name]
    assert "make_reference.py" in told[0]

    record = api.renewed(record, now, NOTHING, "1.3")
    assert record["changed"] == {change.name: change.how}
    (told_now,) = api.complaints(record, now, f"{NOTHING}\n- Something else about the Reader.\n", "1.3")
    assert "say so in CHANGELOG.md" in told_now
    assert api.complaints(record, now, f"{NOTHING}\n- More: {change.said}\n  for those who need it.\n", "1.3") == []


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_release_the_version_of_the_interface_is_raised(name: str, api: Any) -> None:
    change = CHANGES[name]
    now = changed(change)
    changelog = RELEASED.replace("## Unreleased\n", f"## Unreleased\n\n- {change.said}.\n")
    record = api.renewed({"public": BEFORE, "changed": {}, "release": OUT, "api_version": "1.3"}, now, changelog, "1.3")
    (told,) = api.complaints(record, now, changelog, "1.3")
    assert told.endswith(f"raise API_VERSION to {'2.0' if change.how == 'breaks' else '1.4'}.")
    for version in ("1.4", "2.0"):
        raised = api.renewed(record, now, changelog, version)
        assert (api.complaints(raised, now, changelog, version) == []) == (version == "2.0" or change.how == "added")


def test_a_class_that_is_new_or_gone_is_told_as_a_whole(api: Any) -> None:
    more = {"m.Writer": "class(object)", "m.Writer.file": "Path", "m.Writer.write": "(self) -> None"}
    record = api.renewed({"public": BEFORE}, BEFORE | more, NOTHING, "1.3")
    assert record["changed"] == {"m.Writer": "added"}
    later = BEFORE | more | {"m.Writer.name": "str"}
    assert api.renewed(record, later, NOTHING, "1.3")["changed"] == {"m.Writer": "added"}
    assert api.renewed(record, BEFORE, NOTHING, "1.3")["changed"] == {}
    released = api.renewed({"public": BEFORE | more}, BEFORE, NOTHING, "1.3")
    assert released["changed"] == {"m.Writer": "breaks"}


def test_a_module_that_is_new_is_told_as_a_whole(api: Any) -> None:
    more = {"climatekit.testing.project": "() -> Path", "climatekit.testing.Run": "class(object)"}
    record = api.renewed({"public": BEFORE}, BEFORE | more, NOTHING, "1.3")
    assert record["changed"] == {"climatekit.testing": "added"}
    assert api.complaints(record, BEFORE | more, f"{NOTHING}\n- `climatekit.testing` to test with.\n", "1.3") == []
    assert api.complaints(record, BEFORE | more, f"{NOTHING}\n- Better testing.\n", "1.3") != []


def test_a_release_begins_anew(api: Any) -> None:
    """What stood under Unreleased stands under a version now; the release itself need not touch the record."""
    change = CHANGES["field with a default"]
    now = changed(change)
    record = api.renewed({"public": BEFORE, "api_version": "1.3"}, now, NOTHING, "1.3")
    assert record["changed"] != {}
    assert api.complaints(record, now, RELEASED, "1.3") == []
    anew = api.renewed(record, now, RELEASED, "1.3")
    assert (anew["changed"], anew["release"]) == ({}, OUT)


def test_what_comes_and_goes_before_a_release_is_no_change(api: Any) -> None:
    record = api.renewed({"public": BEFORE}, BEFORE | {"m.Writer": "class(object)"}, NOTHING, "1.3")
    record = api.renewed(record, BEFORE | {"m.Writer": "class(tuple)"}, NOTHING, "1.3")
    assert record["changed"] == {"m.Writer": "added"}
    assert api.renewed(record, BEFORE, NOTHING, "1.3")["changed"] == {}
