"""How plugins are found and asked."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from climatekit.errors import ConfigurationError
from climatekit.plugin_host import Membership, Text, Tracking
from climatekit.plugin_host.host import Host

MARK = "from climatekit.plugin_host import *\n"
COUNTING = MARK + (
    "asked = []\n"
    "@hookimpl\ndef climatekit_membership():\n    asked.append('membership')\n    return Membership()\n"
    "@hookimpl\ndef climatekit_readers():\n    asked.append('readers')\n    return ()\n"
)


def test_each_hook_is_asked_once(site: Any) -> None:
    site.add("climatekit_count", COUNTING)
    host = Host()
    for _ in range(3):
        host.survey()
        host.require_sound()
        host.brings(host.plugins["climatekit_count"])
    assert sorted(host.plugins["climatekit_count"].module.asked) == ["membership", "readers"]


def test_what_is_left_out_is_not_even_imported(site: Any) -> None:
    site.add("climatekit_never", "raise RuntimeError")
    host = Host(without=["climatekit_never", "climatekit_never"])
    host.require_sound()
    assert host.left_out == ("climatekit_never",)
    assert host.plugins["climatekit_never"].module is None
    assert "climatekit_never" not in sys.modules


def test_a_name_that_is_not_installed() -> None:
    with pytest.raises(
        ConfigurationError, match=r"There is no plugin 'climatekit_pipeline': .* Did you mean 'climatekit_p"
    ):
        Host(without=["climatekit_pipeline"])


def test_an_object_may_be_the_plugin(site: Any) -> None:
    hook = "    @hookimpl\n    def climatekit_tracking(self):\n        return Tracking()\n"
    source = f"{MARK}class Plugin:\n{hook}plugin = Plugin()\n"
    site.add("package_one", source, climatekit_object="package_one:plugin")
    host = Host()
    plugin = host.plugins["climatekit_object"]
    assert (host.steps(plugin), plugin.faults) == ({"tracking": Tracking()}, [])


def test_a_hook_may_have_another_name(site: Any) -> None:
    source = MARK + "@hookimpl(specname='climatekit_membership')\ndef members():\n    return Membership()\n"
    site.add("climatekit_named", source)
    host = Host()
    assert host.steps(host.plugins["climatekit_named"]) == {"membership": Membership()}
    host.require_sound()


def test_a_plugin_without_a_model_is_shared(site: Any) -> None:
    site.add("climatekit_count", COUNTING)
    assert {"climatekit_count", "climatekit_pipelines"} <= set(Host().shared())


def test_a_distribution_that_says_little_about_itself(site: Any) -> None:
    site.add("climatekit_bare", "x = 1")
    (site.folder / "climatekit_bare-1.2.3.dist-info" / "METADATA").write_text("", encoding="utf-8")
    host = Host()
    (told,) = (told for name, told in host.broken().items() if name == "climatekit_bare")
    assert "it implements no hook" in told


def test_the_ladder_is_in_order() -> None:
    rungs = [model.model.rung for model in Host().models().values()]
    assert rungs == sorted(rungs)


def test_texts_are_in_three_languages() -> None:
    for model in Host().models().values():
        for text in (model.model.title, model.model.what, model.model.why, model.model.how, model.model.where):
            assert isinstance(text, Text)
            assert len({text.fi, text.sv, text.en}) == 3
