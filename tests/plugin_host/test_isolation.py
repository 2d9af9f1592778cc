"""Every kind of broken plugin against every command that must live with it: one table, each cell on its own.

All are installed as pip would leave them. The project's own model comes from a plugin of the test, and climatekit's
own are left out, so that a run takes a moment.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

HEAD = "from climatekit.plugin_host import *\n"
MODEL = (
    HEAD
    + "from importlib.resources import files\nfrom pydantic import BaseModel\n"
    + "SAME = Text('x', 'x', 'x')\nclass Settings(BaseModel):\n    pass\n"
    + "@hookimpl\ndef climatekit_model():\n    return CoordinationModel(\n"
    + "        name='{name}', rung=1, settings=Settings,\n"
    + "        title=SAME, what=SAME, why=SAME, how=SAME, where=SAME, {more}\n"
    + "    )\n"
)
ORGANISATION = "Membership(tables=(Table(contract='climatekit_schemas.organisation:Organisation'),))"
OWN = MODEL.format(name="own", more="") + f"@hookimpl\ndef climatekit_membership():\n    return {ORGANISATION}\n"
TOML = """\
[project]
name = "Testi (keksitty)"
language = "en"
as_of = 2026-06-30
without = {without}

[[programmes]]
id = "net"
model = "own"
"""
LEFT_OUT = [
    "climatekit_pipelines",
    *(f"climatekit_{name}_network" for name in ("open", "commitment", "forerunner")),
    *(f"climatekit_{name}_practices" for name in ("selected", "integrated")),
]
NAME = "climatekit_bad"
Files = str | Mapping[str, str]


def hook(name: str, body: str) -> str:
    return f"{HEAD}@hookimpl\ndef climatekit_{name}():\n    {body}\n"


def sql(text: str, place: str = "membership/mine.sql") -> Mapping[str, str]:
    """A plugin without a model, so part of every run, that brings one SQL file."""
    step = place.partition("/")[0]
    return {
        "__init__.py": HEAD
        + "from importlib.resources import files\n"
        + f"@hookimpl\ndef climatekit_{step}():\n    return {step.title()}(sql=files(__name__) / '{step}')\n",
        place: text,
    }


DATASET = "-- One row per organisation.\n-- grain: org_id\nselect\n    {} as org_id -- Organisation.\nfrom {}\n"
METRIC = (
    "-- One value per programme.\n-- metric: mine\n-- unit: count\n-- direction: up\n-- fi: x\n-- sv: x\n-- en: x\n"
    "select 'net' as programme_id, '2026' as period, 'all' as dimension, 'all' as dimension_value, 1 / 0 as value\n"
    "from run\n"
)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is installed, what is said of it, and who sees it first: ``help``, ``plugins`` or ``check``."""

    files: Files = ""
    says: str
    seen_by: str = "help"
    name: str = NAME
    also: Callable[[Any], object] | None = field(default=None)

    def install(self, site: Any) -> None:
        if self.files:
            site.add(NAME, self.files)
        if self.also:
            self.also(site)


def two_of_one_name(site: Any) -> None:
    for name in ("package_one", "package_two"):
        site.add(name, hook("membership", "return Membership()"), climatekit_bad=name)


def two_of_one_model(site: Any) -> None:
    site.add("climatekit_bad", MODEL.format(name="same", more=""))
    site.add("climatekit_other", MODEL.format(name="same", more=""), version="4.5.6")


FAULTS = {
    "import error": Fault(files="raise RuntimeError('boom')", says="it does not load: RuntimeError: boom"),
    "no Python": Fault(files="def f(:", says="it does not load: SyntaxError"),
    "exit at import": Fault(files="import sys\nsys.exit(0)", says="it does not load: SystemExit: 0"),
    "missing dependency": Fault(files="import nowhere_at_all", says="No module named 'nowhere_at_all'"),
    "misspelt hook": Fault(
        files=hook("membershp", "return Membership()"), says="did you mean 'climatekit_membership'?"
    ),
    "newer core, imports what is not there yet": Fault(
        files='climatekit_api = ">=2"\nfrom climatekit.plugin_host import Invention\n',
        says="it is for climatekit_api >=2, and climatekit ",
    ),
    "newer core, loads": Fault(
        files={
            "__init__.py": "climatekit_api = '>=1.7,<3'\n" + hook("membership", "raise AssertionError"),
        },
        says="has 1.0: install a climatekit or a version of the plugin that fits",
    ),
    "range that is none": Fault(
        files="climatekit_api = 'one'\n" + hook("membership", "return Membership()"), says="is no range of versions"
    ),
    "two distributions, one name": Fault(
        also=two_of_one_name, says="package-one 1.2.3 and package-two 1.2.3: uninstall one"
    ),
    "two models, one name": Fault(
        also=two_of_one_model,
        says="the model 'same' is brought by both 'climatekit_bad' and 'climatekit_other'",
        seen_by="plugins",
    ),
    "wrong type": Fault(
        files=hook("model", "return 'open'"),
        says="climatekit_model fails: TypeError: it returned str instead of CoordinationModel",
        seen_by="plugins",
    ),
    "exception in a hook": Fault(
        files=hook("reporting", "return 1 / 0"),
        says="climatekit_reporting fails: ZeroDivisionError: division by zero",
        seen_by="plugins",
    ),
    "exception in an iterable": Fault(
        files=hook("readers", "yield Reader(name='a', suffixes=('.a',), read=print)\n    raise KeyError('late')"),
        says="climatekit_readers fails: KeyError: 'late'",
        seen_by="plugins",
    ),
    "contract that is not there": Fault(
        files=hook("membership", "return Membership(tables=(Table(contract='climatekit_bad.schemas:Visit'),))"),
        says="climatekit_bad.schemas",
        seen_by="check",
    ),
    "preset that is no preset": Fault(
        files={
            "__init__.py": MODEL.format(name="bad", more="presets=files(__name__) / 'presets'"),
            "presets/x.toml": "name = 1\n",
        },
        says="x.toml' of the model 'bad' is broken",
        seen_by="check",
    ),
    "SQL that is none": Fault(
        files=sql(DATASET.format("org_id", "organisation\nwhre true")), says="is no valid SQL", seen_by="check"
    ),
    "SQL that reads what is not there": Fault(
        files=sql(DATASET.format("org_id", "organization")), says="Did you mean 'organisation'?", seen_by="check"
    ),
    "SQL with a column that is not there": Fault(
        files=sql(DATASET.format("organ", "organisation")),
        says="climatekit_bad/membership/mine.sql fails: Binder Error",
        seen_by="check",
    ),
    "SQL that fails on the data": Fault(
        files=sql(DATASET.format("name::integer", "organisation")),
        says="climatekit_bad/membership/mine.sql fails: Conversion Error",
        seen_by="check",
    ),
    "SQL that breaks its word": Fault(
        files=sql(DATASET.format("'x'", "organisation")), says="names only 1 of 2 rows", seen_by="check"
    ),
    "metric that is no number": Fault(
        files=sql(METRIC, "reporting/metrics/mine.sql"), says="climatekit_bad/reporting/", seen_by="check"
    ),
}


@pytest.fixture
def folder(project: Any, site: Any) -> Path:
    """A sound project of a sound plugin."""
    site.add("climatekit_own", OWN)
    rows = "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;Keksitty kunta;municipality\n"
    made: Path = project({"data/organisation.csv": rows}, toml=TOML.format(without=json.dumps(LEFT_OUT)))
    return made


def plain(text: str) -> str:
    """What a table or a terminal breaks into lines, in one."""
    return " ".join(text.split())


def names_it(text: str, fault: Fault) -> None:
    """The sentence names the plugin, its version, what is wrong, and the way out."""
    assert f"'{fault.name}' (" in text
    assert " 1.2.3)" in text
    assert fault.says in text
    assert f"or go on without it: --without {fault.name}." in text


def shown_by_help(fault: Fault, folder: Path, call: Any) -> None:
    result = call("--help")
    assert (result.code, result.err) == (0, "")
    assert "Turn a project's files into validated Parquet." in result.out
    assert (f"Broken plugins:\n  {fault.name}" in result.out) == (fault.seen_by == "help")


def shown_by_plugins(fault: Fault, folder: Path, call: Any) -> None:
    result = call("plugins")
    assert (result.code, result.err) == (0, "")
    assert fault.name in result.out
    assert ("broken" in result.out) == (fault.seen_by != "check")
    assert "1.2.3" in result.out


def shown_by_plugins_as_json(fault: Fault, folder: Path, call: Any) -> None:
    result = call("plugins", "--json")
    told = {plugin["name"]: plugin for plugin in json.loads(result.out)}
    assert (result.code, told["climatekit_own"]["status"]) == (0, "ok")
    assert told[fault.name]["version"] == "1.2.3"
    if fault.seen_by == "check":  # nothing is compiled or run to list what is installed
        assert (told[fault.name]["status"], told[fault.name]["faults"]) == ("ok", [])
    else:
        assert told[fault.name]["status"] == "broken"
        assert fault.says in " / ".join(told[fault.name]["faults"])


def told_by_check(fault: Fault, folder: Path, call: Any) -> None:
    result = call("check", folder)
    assert (result.code, result.err) == (3, "")
    assert "2 rows read, 2 accepted" in result.out
    names_it(plain(result.out), fault)
    assert not (folder / "out").exists()


def refused_by_run(fault: Fault, folder: Path, call: Any) -> None:
    result = call("run", folder)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("Error [")
    assert result.err.count("\n") == 1
    names_it(result.err, fault)
    assert not (folder / "out").exists()


def goes_on_without(fault: Fault, folder: Path, call: Any, *options: str, without: list[str]) -> None:
    result = call("run", folder, "--no-report", *options)
    assert (result.code, result.err) == (0, "")
    told = json.loads((folder / "out" / "run.json").read_text("utf-8"))
    assert told["without"] == sorted([*LEFT_OUT, *without])
    assert fault.name not in {plugin["name"] for plugin in told["plugins"]}
    assert "climatekit_own" in {plugin["name"] for plugin in told["plugins"]}


def left_out_by_option(fault: Fault, folder: Path, call: Any) -> None:
    goes_on_without(fault, folder, call, "--without", fault.name, without=[fault.name])


def left_out_by_the_project(fault: Fault, folder: Path, call: Any) -> None:
    (folder / "climatekit.toml").write_text(TOML.format(without=json.dumps([*LEFT_OUT, fault.name])), encoding="utf-8")
    goes_on_without(fault, folder, call, without=[fault.name])


COMMANDS = {
    "--help": shown_by_help,
    "plugins": shown_by_plugins,
    "plugins --json": shown_by_plugins_as_json,
    "check": told_by_check,
    "run": refused_by_run,
    "run --without": left_out_by_option,
    "[project] without": left_out_by_the_project,
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("fault", FAULTS)
def test_cell(fault: str, command: str, site: Any, folder: Path, call_cli: Any) -> None:
    FAULTS[fault].install(site)
    results = []

    def call(*arguments: Any) -> Any:
        results.append(call_cli(*arguments))
        return results[-1]

    COMMANDS[command](FAULTS[fault], folder, call)
    assert "Traceback" not in "".join(result.out + result.err for result in results)


@pytest.mark.parametrize("command", ["check", "run"])
def test_a_reader_that_fails_on_a_file(command: str, site: Any, folder: Path, call_cli: Any) -> None:
    """Without it there is nothing to read the file with: a check goes on, and says so too."""
    fault = Fault(
        files=hook("readers", "yield Reader(name='a', suffixes=('.odd',), read=lambda path: {}['x'])"),
        says="The reader 'a' of the plugin 'climatekit_bad' fails on data/organisation.odd: KeyError: 'x'.",
    )
    fault.install(site)
    (folder / "data" / "organisation.csv").rename(folder / "data" / "organisation.odd")
    result = call_cli(command, folder)
    assert result.code == 3
    names_it(plain(result.out + result.err), fault)
    assert ("'data/organisation.odd' is not used" in result.out) == (command == "check")


def test_two_plugins_that_fail_are_both_told_by_check(site: Any, folder: Path, call_cli: Any) -> None:
    """One when it is asked, one when its SQL runs: what is sound is still checked."""
    FAULTS["exception in a hook"].install(site)
    site.add("climatekit_sql", sql(DATASET.format("organ", "organisation")), version="4.5.6")
    result = call_cli("check", folder)
    assert (result.code, result.err) == (3, "")
    assert "2 rows read, 2 accepted" in result.out
    names_it(plain(result.out), FAULTS["exception in a hook"])
    assert "climatekit_sql/membership/mine.sql fails: Binder Error" in plain(result.out)
    assert "'climatekit_sql' (climatekit-sql 4.5.6), or go on without it: --without climatekit_sql." in plain(
        result.out
    )


def test_a_clash_is_blamed_on_the_stranger(site: Any, network: Path, call_cli: Any) -> None:
    """climatekit's own dataset was there first, whatever the names of the plugins."""
    site.add("climatekit_aaa", sql(DATASET.format("org_id", "organisation"), "membership/programme_member.sql"))
    result = call_cli("run", network)
    assert (result.code, result.out) == (3, "")
    assert "[sql.clash] Both climatekit_aaa/membership/programme_member.sql and climatekit_pipelines/" in result.err
    assert result.err.endswith(
        "'climatekit_aaa' (climatekit-aaa 1.2.3), or go on without it: --without climatekit_aaa.\n"
    )


def test_without_a_fault_the_project_is_published(folder: Path, call_cli: Any) -> None:
    """What the table leans on: the project itself is sound."""
    assert [call_cli(*command, folder).code for command in (["check"], ["run", "--no-report"])] == [0, 0]
    assert call_cli("--help").out.count("Broken plugins") == 0
