"""Every way in which a plugin can be broken, and what is said of it; ``test_isolation`` has a table of commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from climatekit.errors import PluginError
from climatekit.plugin_host.host import Host

HEAD = "from climatekit.plugin_host import *\n"
MODEL = HEAD + (
    "from pydantic import BaseModel\n"
    "SAME = Text('x', 'x', 'x')\n"
    "class Settings(BaseModel):\n    pass\n"
    "@hookimpl\n"
    "def climatekit_model():\n"
    "    fields = dict(name='bad', rung=9, title=SAME, what=SAME, why=SAME, how=SAME, where=SAME, settings=Settings)\n"
    "    return CoordinationModel(**fields | dict({}))\n"
)


def hook(name: str, body: str, arguments: str = "") -> str:
    return f"{HEAD}@hookimpl\ndef climatekit_{name}({arguments}):\n    {body}\n"


# what stops a plugin from being loaded: seen whatever is asked
UNLOADABLE = {
    "import_error": ("raise RuntimeError('boom\\nand more')", "it does not load: RuntimeError: boom and more"),
    "syntax_error": ("def f(:", "it does not load: SyntaxError: invalid syntax"),
    "missing_dependency": (
        "import nowhere_at_all",
        "it does not load: ModuleNotFoundError: No module named 'nowhere_at_all'",
    ),
    "exit_at_import": ("import sys\nsys.exit(0)", "it does not load: SystemExit: 0"),
    "misspelt_hook": (
        hook("membershp", "return Membership()"),
        "'climatekit_membershp' is no hook of climatekit: did you mean 'climatekit_membership'?",
    ),
    "unmarked_hook": (
        HEAD + "def climatekit_membership():\n    return Membership()\n",
        "'climatekit_membership' lacks @hookimpl",
    ),
    "wrong_arguments": (hook("after_run", "pass", "run, outcom"), "'outcom'"),
    "no_hook_at_all": ("x = 1", "it implements no hook"),
}
# what shows when a hook is asked
WRONG_ANSWER = {
    "wrong_type": (
        hook("model", "return 'open'"),
        "climatekit_model fails: TypeError: it returned str instead of CoordinationModel",
    ),
    "wrong_step": (
        hook("membership", "return Tracking()"),
        "climatekit_membership fails: TypeError: it returned Tracking instead of Membership",
    ),
    "nothing": (
        hook("tracking", "Tracking()"),
        "climatekit_tracking fails: TypeError: it returned nothing, not Tracking",
    ),
    "two_answers": (
        HEAD
        + "@hookimpl(specname='climatekit_reporting')\ndef one():\n    return Reporting()\n"
        + "@hookimpl(specname='climatekit_reporting')\ndef two():\n    return Reporting()\n",
        "climatekit_reporting fails: TypeError: it returned two answers, not Reporting",
    ),
    "exception": (hook("reporting", "return 1 / 0"), "climatekit_reporting fails: ZeroDivisionError: division by zero"),
    "exit_in_a_hook": (hook("commands", "raise SystemExit('bye')"), "climatekit_commands fails: SystemExit: bye"),
    "exception_in_a_generator": (
        hook("readers", "yield Reader(name='a', suffixes=('.a',), read=print)\n    raise KeyError('late')"),
        "climatekit_readers fails: KeyError: 'late'",
    ),
    "wrong_item": (
        hook("publishers", "yield Publisher(name='a', publish=print)\n    yield 'b'"),
        "climatekit_publishers fails: TypeError: it returned str instead of Publisher",
    ),
    "not_iterable": (
        hook("readers", "return Reader(name='a', suffixes=('.a',), read=print)"),
        "climatekit_readers fails: TypeError: 'Reader' object is not iterable",
    ),
    "settings_that_are_no_settings": (
        MODEL.format("settings=dict"),
        "climatekit_model fails: TypeError: CoordinationModel.settings is <class 'dict'>, which is no type[BaseModel]",
    ),
    "rung_that_is_no_number": (MODEL.format("rung='2'"), "CoordinationModel.rung is '2', which is no int"),
    "title_that_is_no_text": (MODEL.format("title='Malli'"), "CoordinationModel.title is 'Malli', which is no Text"),
    "title_without_swedish": (
        MODEL.format("title=Text('x', '', 'x')"),
        "CoordinationModel.title is Text(fi='x', sv=''",
    ),
    "name_that_sql_would_not_take": (MODEL.format("name='Oma malli'"), "which is no LowerCaseName"),
    "contract_that_is_none": (
        hook("membership", "return Membership(tables=(Table(contract='schemas.Visit'),))"),
        "Table.contract is 'schemas.Visit', which is no ModuleAndClass",
    ),
    "folder_that_is_a_text": (
        hook("membership", "return Membership(sql='membership')"),
        "Membership.sql is 'membership', which is no Traversable | None",
    ),
    "reader_of_csv": (
        hook("readers", "yield Reader(name='mine', suffixes=('.csv',), read=print)"),
        "'.csv' of climatekit_readers of 'climatekit_bad' is already brought by climatekit itself",
    ),
    "command_that_is_ours": (
        HEAD + "import click\n@hookimpl\ndef climatekit_commands():\n    yield click.Command('run')\n",
        "'run' of climatekit_commands of 'climatekit_bad' is already brought by climatekit itself",
    ),
}
BROKEN = UNLOADABLE | WRONG_ANSWER


@pytest.fixture(params=BROKEN)
def broken(site: Any, request: pytest.FixtureRequest) -> str:
    """Installs one of them and returns its fault."""
    source, fault = BROKEN[request.param]
    site.add("climatekit_bad", source)
    return fault


def test_the_host_knows_the_fault(broken: str) -> None:
    host = Host()
    plugins = {plugin.name: plugin for plugin in host.survey()}
    bad = plugins.pop("climatekit_bad")
    assert broken in " / ".join(bad.faults)
    assert bad.status == "broken"
    assert {plugin.status for plugin in plugins.values()} == {"ok"}
    assert "\n" not in "".join(bad.faults)
    for _ in range(2):
        host.survey()
    assert len(bad.faults) == len(set(bad.faults)) <= 2


def test_plugins_shows_it(broken: str, call_cli: Any) -> None:
    told = {plugin["name"]: plugin for plugin in json.loads(call_cli("plugins", "--json").out)}
    assert told["climatekit_bad"]["status"] == "broken"
    assert broken in " / ".join(told["climatekit_bad"]["faults"])
    result = call_cli("plugins")
    assert result.code == 0
    assert "climatekit_bad" in result.out
    assert "broken" in result.out


def test_help_survives_it(broken: str, call_cli: Any) -> None:
    result = call_cli("--help")
    assert (result.code, result.err) == (0, "")
    assert "Turn a project's files into validated Parquet." in result.out


@pytest.mark.parametrize("name", UNLOADABLE)
def test_help_shows_what_does_not_load(name: str, site: Any, call_cli: Any) -> None:
    site.add("climatekit_bad", UNLOADABLE[name][0])
    out = call_cli("--help").out
    assert "Broken plugins:\n  climatekit_bad" in out


def test_run_refuses_it(broken: str, network: Path, call_cli: Any) -> None:
    result = call_cli("run", network)
    assert (result.code, result.out) == (3, "")
    assert "Error [plugin.broken] The plugin 'climatekit_bad' (climatekit-bad 1.2.3) is broken: " in result.err
    assert broken in result.err
    assert result.err.endswith("Mend or uninstall it, or go on without it: --without climatekit_bad.\n")
    assert not (network / "out").exists()


def test_check_as_json(site: Any, network: Path, call_cli: Any) -> None:
    site.add("climatekit_bad", "x = 1")
    result = call_cli("check", network, "--json")
    end = result.lines[-1]
    assert (result.code, end["exit_code"], end["exit_reason"]["code"]) == (3, 3, "plugin.broken")
    assert "climatekit_bad" in end["exit_reason"]["message"]


def test_check_tells_the_fault_beside_what_follows_from_it(site: Any, network: Path, call_cli: Any) -> None:
    site.add("climatekit_bad", MODEL.format("rung='2'"))
    file = network / "climatekit.toml"
    file.write_text(file.read_text("utf-8").replace("open_network", "bad"), encoding="utf-8")
    result = call_cli("check", network)
    assert (result.code, result.out) == (3, "")
    assert "CoordinationModel.rung is '2'" in result.err
    assert 'model = "bad" is not known' in result.err


def test_check_tells_the_fault_beside_what_is_wrong_with_a_file(site: Any, network: Path, call_cli: Any) -> None:
    site.add("climatekit_bad", "x = 1")
    (network / "data" / "organisation.csv").write_text("", encoding="utf-8")
    result = call_cli("check", network)
    assert (result.code, result.out) == (3, "")
    assert "it implements no hook" in result.err
    assert "organisation.csv is empty" in result.err


def test_in_a_process_of_its_own(site: Any, network: Path, run_cli: Any) -> None:
    site.add("climatekit_bad", BROKEN["exit_at_import"][0])
    for arguments, code in ((["--help"], 0), (["plugins"], 0), (["models"], 0), (["check", network], 3)):
        result = run_cli(*arguments, env=site.env)
        assert (result.code, "Traceback" in result.err) == (code, False), arguments
    result = run_cli("run", network, "--json", env=site.env)
    assert (result.code, result.out) == (3, "")
    told = json.loads(result.err)
    assert (told["code"], told["exit_code"]) == ("plugin.broken", 3)
    assert run_cli("run", network, "--without", "climatekit_bad", env=site.env).code == 0


def test_several_are_told_at_once(site: Any) -> None:
    site.add(
        "climatekit_bad", hook("model", "return 1").replace(HEAD, HEAD + "\n") + "def climatekit_readers(): pass\n"
    )
    site.add("climatekit_worse", MODEL.format("rung='2'"))
    with pytest.raises(PluginError) as caught:
        Host().require_sound()
    assert caught.value.exit_code == 3
    assert "'climatekit_bad'" in caught.value.message
    assert "'climatekit_worse'" in caught.value.message


class TestClashes:
    def test_one_name_for_two_plugins(self, site: Any, network: Path, call_cli: Any) -> None:
        site.add("package_one", hook("after_run", "pass"), version="1.0", climatekit_same="package_one")
        site.add("package_two", hook("after_run", "pass"), version="2.0", climatekit_same="package_two")
        (same,) = (plugin for plugin in Host().survey() if plugin.name == "climatekit_same")
        assert same.faults == [
            "two packages bring a plugin of this name, package-one 1.0 and package-two 2.0: uninstall one"
        ]
        assert call_cli("run", network).code == 3
        assert call_cli("run", network, "--without", "climatekit_same").code == 0

    def test_one_module_for_two_plugins(self, site: Any) -> None:
        site.add("package_one", hook("membership", "return Membership()"), first="package_one", second="package_one")
        host = Host()
        host.survey()
        assert host.plugins["first"].faults == []
        assert host.brings(host.plugins["first"]) == {"step": ["membership"]}
        (fault,) = host.plugins["second"].faults
        assert fault.startswith("it does not load: ValueError: Plugin name already registered") or "registered" in fault

    def test_one_model_name(self, site: Any, network: Path, call_cli: Any) -> None:
        site.add("climatekit_one", MODEL.format(""))
        site.add("climatekit_two", MODEL.format(""))
        host = Host()
        host.survey()
        fault = "the model 'bad' is brought by both 'climatekit_one' and 'climatekit_two'"
        assert host.plugins["climatekit_one"].faults == host.plugins["climatekit_two"].faults == [fault]
        assert call_cli("run", network).code == 3
        assert call_cli("run", network, "--without", "climatekit_one").code == 0

    @pytest.mark.parametrize(
        ("kind", "item"),
        [
            ("readers", "Reader(name='{}', suffixes=('.ods2',), read=print)"),
            ("publishers", "Publisher(name='same', publish=print)"),
            ("commands", "__import__('click').Command('same')"),
        ],
    )
    def test_both_sides_are_at_fault(self, site: Any, kind: str, item: str) -> None:
        for name in ("climatekit_one", "climatekit_two"):
            site.add(name, hook(kind, f"yield {item.format(name)}"))
        host = Host()
        host.survey()
        for name in ("climatekit_one", "climatekit_two"):
            (fault,) = host.plugins[name].faults
            assert fault.endswith("of 'climatekit_two' is already brought by the plugin 'climatekit_one'")
        assert [
            name for name in ("climatekit_one", "climatekit_two") if kind[:-1] in host.brings(host.plugins[name])
        ] == ["climatekit_one"]


class TestWhileItRuns:
    def test_after_run_is_a_warning(self, site: Any, network: Path, call_cli: Any) -> None:
        site.add("climatekit_bad", hook("after_run", "raise ValueError(f'no {outcome.exit_code}')", "outcome"))
        result = call_cli("run", network)
        assert result.code == 0
        said = "The plugin 'climatekit_bad' (climatekit-bad 1.2.3) failed after the run: ValueError: no 0"
        assert said in result.out.replace("\n", " ")
        assert (network / "out" / "run.json").is_file()
        notes = [line for line in call_cli("run", network, "--json").lines if line["event"] == "note"]
        assert said in [note["message"] for note in notes]

    def test_after_run_that_exits(self, site: Any, network: Path, call_cli: Any) -> None:
        site.add("climatekit_bad", hook("after_run", "raise SystemExit(7)"))
        assert call_cli("run", network).code == 0

    def test_a_command_that_crashes(self, site: Any, call_cli: Any) -> None:
        site.add(
            "climatekit_bad",
            HEAD
            + "import click\n@click.command()\ndef crash():\n    raise LookupError('none')\n"
            + "@click.command()\ndef usage():\n    raise click.UsageError('so not')\n"
            + "@hookimpl\ndef climatekit_commands():\n    return [crash, usage]\n",
        )
        result = call_cli("crash")
        assert (result.code, result.out) == (3, "")
        assert result.err == (
            "Error [plugin.command] The command 'crash' of the plugin 'climatekit_bad' (climatekit-bad 1.2.3) failed: "
            "LookupError: none. Mend or uninstall it.\n"
        )
        assert call_cli("usage").code == 2

    def test_ours_win_over_a_command_of_the_same_name(self, site: Any, call_cli: Any) -> None:
        site.add("climatekit_bad", BROKEN["command_that_is_ours"][0])
        assert "PROJECT is a folder with a climatekit.toml" in call_cli("run", "--help").out

    def test_only_the_user_interrupts(self, site: Any) -> None:
        site.add("climatekit_bad", hook("model", "raise KeyboardInterrupt"))
        with pytest.raises(KeyboardInterrupt):
            Host().survey()
