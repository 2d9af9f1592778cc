"""The version of the interface, and what goes out of it: as docs/stability.md promises."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

import climatekit
from climatekit.errors import PluginError
from climatekit.plugin_host import API_VERSION, api
from climatekit.plugin_host.beside import Beside
from climatekit.plugin_host.host import Host

REPOSITORY = Path(__file__).parents[2]
SOUND = "from climatekit.plugin_host import *\n@hookimpl\ndef climatekit_membership():\n    return Membership()\n"


def faults(site: Any, source: Any, **entry_points: str) -> list[str]:
    site.add("climatekit_x", source, **entry_points)
    return Host().plugins[next(iter(entry_points), "climatekit_x")].faults


@pytest.mark.parametrize("wanted", [">=1,<2", "~=1.0", f"=={API_VERSION}", ">=0.9", "", None])
def test_a_range_that_fits(wanted: str | None, site: Any) -> None:
    """Who says nothing is taken to fit."""
    assert faults(site, (f"climatekit_api = {wanted!r}\n" if wanted is not None else "") + SOUND) == []


@pytest.mark.parametrize("wanted", [">=2", "<1", "==1.5.*", ">1.0"])
def test_a_range_that_does_not(wanted: str, site: Any) -> None:
    (fault,) = faults(site, f"climatekit_api = {wanted!r}\n{SOUND}")
    assert fault == (
        f"it is for climatekit_api {wanted}, and climatekit {climatekit.__version__} has {API_VERSION}: "
        "install a climatekit or a version of the plugin that fits"
    )


@pytest.mark.parametrize("wanted", ["'1'", "'about 1'", "1.0", "['1']"])
def test_a_range_that_is_none(wanted: str, site: Any) -> None:
    (fault,) = faults(site, f"climatekit_api = {wanted}\n{SOUND}")
    assert "write" in fault
    assert "'>=1,<2'" in fault


@pytest.mark.parametrize(
    "source",
    [
        "climatekit_api = '>=2'\nfrom climatekit.plugin_host import Invention\n",
        "from climatekit.plugin_host import Invention\nclimatekit_api: str = '>=2'\n",
        "climatekit_api = '>=2'\nimport climatekit.plugin_host.invention\n",
    ],
)
def test_it_is_read_where_the_module_can_not_be_imported(source: str, site: Any) -> None:
    (fault,) = faults(site, source)
    assert fault.startswith("it is for climatekit_api >=2, ")


def test_it_may_stand_in_the_package_of_a_module_or_an_object(site: Any) -> None:
    package = {"__init__.py": "climatekit_api = '>=2'\n", "hooks.py": SOUND}
    (fault,) = faults(site, package, climatekit_y="climatekit_x.hooks")
    assert fault.startswith("it is for climatekit_api >=2, ")


@pytest.mark.parametrize("place", ["climatekit_x.py", "climatekit_x/__init__.py"])
@pytest.mark.parametrize("more", [SOUND, "from climatekit.plugin_host import Invention\n"])
def test_it_is_read_from_a_plugin_beside_the_project(place: str, more: str, tmp_path: Path) -> None:
    file = tmp_path / place
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"climatekit_api = '>=2'\n{more}", encoding="utf-8")
    named = Beside(place.removesuffix("/__init__.py"), tmp_path / place.removesuffix("/__init__.py"), tmp_path)
    (fault,) = Host(beside=[named]).plugins["climatekit_x"].faults
    assert fault.startswith("it is for climatekit_api >=2, ")


def test_no_hook_of_it_is_called(site: Any) -> None:
    site.add(
        "climatekit_x", f"climatekit_api = '>=2'\nasked = []\n{SOUND.replace('return', 'asked.append(1); return')}"
    )
    host = Host()
    host.survey()
    assert __import__("climatekit_x").asked == []


def call(since: str, gone_in: str) -> None:
    api.deprecated("Target.rows", since=since, gone_in=gone_in, instead="Target.read")


def test_what_goes_warns_whoever_uses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "__version__", "0.5.9")
    with pytest.warns(DeprecationWarning, match="Target.read") as caught:
        call("0.4.0", "0.6.0")
    (warning,) = caught
    assert str(warning.message) == (
        "'Target.rows' is deprecated since climatekit 0.4.0 and goes in 0.6.0: use Target.read."
    )
    assert warning.filename == __file__


@pytest.mark.parametrize("now", ["0.6.0", "0.6.1", "0.10.0", "1.0.0"])
def test_what_is_overdue_is_gone(now: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "__version__", now)
    with pytest.raises(PluginError, match=r"'Target.rows' is gone since climatekit 0\.6\.0: use Target") as caught:
        call("0.4.0", "0.6.0")
    assert caught.value.exit_code == 3


def test_a_candidate_of_the_release_still_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "__version__", "0.6.0rc1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        call("0.4.0", "0.6.0")


def overdue(source: str, now: str) -> Iterator[str]:
    """The calls of ``deprecated`` in a file whose day has come, comes too soon, or is not said."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "deprecated":
            said = {word.arg: word.value.value for word in node.keywords if isinstance(word.value, ast.Constant)}
            if "gone_in" not in said or "since" not in said:
                yield f"line {node.lineno} does not say when: {ast.unparse(node)}"
                continue
            since, gone_in = Version(said["since"]), Version(said["gone_in"])
            between = gone_in.major > since.major or gone_in.minor > since.minor + 1
            if Version(now) >= gone_in or not between:
                yield f"line {node.lineno}: {ast.unparse(node)}"


def test_nothing_is_overdue() -> None:
    """Takes the versions for which it would fail as well: a test that can't fail proves nothing."""
    late = "deprecated('x', since='0.1.0', gone_in='0.3.0', instead='y')"
    assert list(overdue(late, "0.2.9")) == []
    assert list(overdue(late, "0.3.0")) == [f"line 1: {late}"]
    assert list(overdue(late.replace("0.1.0", "0.2.0"), "0.2.0")) != []  # no minor version in between
    assert list(overdue("api.deprecated('x', since='0.1.0', gone_in=LATER, instead='y')", "0.2.0")) != []
    files = [
        file
        for folder in ("climatekit", "plugins", "schemas", "pipelines")
        for file in (REPOSITORY / folder).rglob("*.py")
    ]
    found = {file.name: list(overdue(file.read_text("utf-8"), climatekit.__version__)) for file in files}
    assert {name: calls for name, calls in found.items() if calls} == {}
