"""The promises can be broken: a plugin with one thing wrong fails the promise that it breaks, and is told which."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from climatekit.conformance.promises import PROMISES, check_one
from climatekit.conformance.subject import Subject

PACKAGE = "our_city/our_city"
Change = Callable[[Path], object]


def swap(file: str, old: str, new: str) -> Change:
    """One text for another in a file of the plugin."""

    def change(root: Path) -> None:
        path = root / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} lacks {old!r}"
        path.write_text(text.replace(old, new), "utf-8")

    return change


def write(file: str, text: str) -> Change:
    return lambda root: (root / file).write_text(text, "utf-8")


def also_trips(root: Path) -> None:
    """A second rule that finds what the first one finds."""
    rules = root / PACKAGE / "tracking" / "rules"
    (first,) = rules.glob("*.sql")
    (rules / "again.sql").write_text(first.read_text("utf-8").replace("OC-1", "OC-2"), "utf-8")
    text = (root / CASES).read_text("utf-8")
    same = 'BESIDES = {"OC-2": {"OC-1"}}\nTRIPS["OC-2"] = TRIPS["OC-1"]\nLEAVES_ALONE = []\n'
    (root / CASES).write_text(f"{text}\n{same}", "utf-8")


SCHEMAS, CASES = f"{PACKAGE}/schemas.py", "our_city/tests/rule_cases.py"
METRIC = """\
-- metric: our_city_nothing
-- unit: count
-- direction: up
-- fi: Ei mitään.
-- sv: Ingenting.
-- en: Nothing.
select programme_id, 'x' as period, 'all' as dimension, 'all' as dimension_value, 1 as value from programme where false
"""
RULE = """\
-- rule: OC-2
-- severity: info
-- source: guess
-- fi: Huomaa.
-- sv: Märk.
-- en: Mind.
select programme_id from programme where false
"""
SECTION = """\
-- One row.
-- section: our_city_hidden
-- order: 999
-- fi: Ei näy lainkaan
-- sv: Syns inte alls
-- en: Never to be seen
-- column name: Nimi | Namn | Name
select programme_id, name from programme where false
"""
RANDOM = """\

from uuid import uuid4

from climatekit.plugin_host import Publisher


@hookimpl
def climatekit_publishers():
    return [Publisher(name="our_city", publish=publish)]


def publish(target):
    (target.folder / "now.txt").write_text(uuid4().hex)
    return [target.folder / "now.txt"]
"""
BROKEN: dict[str, tuple[str, Change, str]] = {
    "a module that does not load": ("loads", write(f"{PACKAGE}/__init__.py", "1 / 0"), "ZeroDivisionError"),
    "a setting without a default": (
        "model",
        swap(f"{PACKAGE}/settings.py", "default=365, ", ""),
        "The setting 'visit_within_days' has no default",
    ),
    "words in one language": (
        "model",
        swap(f"{PACKAGE}/__init__.py", "En energirådgivare besöker organisationer; alla som har fått besök är med.",
             "An energy adviser visits organisations; everyone that was visited is in."),
        "what of the model says the same in two languages",
    ),
    "a number without a unit": ("contracts", swap(SCHEMAS, '        unit="MWh",\n', ""), "our_city_visit.saving_mwh"),
    "a person in the open": (
        "contracts",
        swap(SCHEMAS, "    class Config", '    email: str = column("Mail.", Text("Osoite", "Adress", "Address"))\n\n'
             "    class Config"),
        'our_city_visit.email is called like something personal: mark it with privacy="personal".',
    ),
    "SQL that reads what is not there": (
        "sql",
        swap(f"{PACKAGE}/tracking/our_city_activity.sql", "cross join run", "cross join rum"),
        "reads 'rum', which does not exist",
    ),
    "SQL that takes another's table": (
        "sql",
        lambda root: (root / PACKAGE / "membership" / "our_city_member.sql").rename(
            root / PACKAGE / "membership" / "member_period.sql"
        ),
        "make 'member_period': rename one of them",
    ),
    "a rule without a case": ("rules", write(f"{PACKAGE}/tracking/rules/mind.sql", RULE), "The rule 'OC-2' (mind.sql)"),
    "a case that trips nothing": (
        "rules",
        swap(CASES, 'visited_on="2025-12-30"', 'visited_on="2026-12-30"'),
        "The case 'OC-1: a year and a day ago' does not trip its rule: it trips no rule.",
    ),
    "a case that should be left alone": (
        "rules",
        swap(CASES, 'visited_on="2025-12-31"', 'visited_on="2025-12-30"'),
        "'a year ago, to the day' should be left alone: it trips OC-1.",
    ),
    "a case that trips another rule too": (
        "rules",
        also_trips,
        "The case 'OC-1: a year and a day ago' trips other rules beside its own: it trips OC-2.",
    ),
    "a case whose row is rejected": (
        "rules",
        swap(CASES, 'visited_on="2025-12-31"', 'visited_on="yesterday"'),
        "Rows of 'a year ago, to the day' are rejected",
    ),
    "an example of another model": (
        "example",
        swap("our_city/example/climatekit.toml", 'preset = "our_city-example"', 'model = "open_network"'),
        "The example ends with exit code 1",
    ),
    "a metric that is never computed": (
        "metrics",
        write(f"{PACKAGE}/reporting/metrics/nothing.sql", METRIC),
        "The metric 'our_city_nothing' has no value on the example",
    ),
    "a section without rows": (
        "report",
        lambda root: (
            swap("our_city/example/climatekit.toml", "report = false\n", "")(root),
            write(f"{PACKAGE}/reporting/sections/hidden.sql", SECTION)(root),
        ),
        "The section 'our_city_hidden' is not in the report of the example",
    ),
    "a file that differs each time": (
        "stable",
        lambda root: (root / PACKAGE / "__init__.py").open("a", encoding="utf-8").write(RANDOM),
        "'now.txt' differs from one run to the next.",
    ),
    "a publisher that tells a name": (
        "personal",
        lambda root: (root / PACKAGE / "__init__.py").open("a", encoding="utf-8").write(
            RANDOM.replace("uuid4().hex", "'Kanarialintu'")
        ),
        "'now.txt' holds what a personal column held.",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def scaffold(call_cli: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("scaffold")
    assert call_cli("plugin", "new", "our_city", "--dir", root / "our_city").code == 0
    toml = root / "our_city" / "example" / "climatekit.toml"
    # the example names the plugin by its folder, which is quicker than installing it for every case
    named = toml.read_text("utf-8").replace("[project]\n", '[project]\nplugins = ["our_city"]\nreport = false\n')
    toml.write_text(named, "utf-8")
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.fixture
def subject(scaffold: dict[str, bytes], tmp_path: Path) -> Callable[[Change], Subject]:
    """The scaffold with one change, its package within its example."""

    def made(change: Change) -> Subject:
        root = tmp_path / "root"
        for place, content in scaffold.items():
            path = root / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        change(root)
        (root / PACKAGE).rename(root / "our_city" / "example" / "our_city")
        (tmp_path / "work").mkdir()
        example, cases = root / "our_city" / "example", root / CASES
        return Subject("our_city", tmp_path / "work", example=example, cases=cases)

    return made


@pytest.mark.parametrize("case", BROKEN)
def test_it_is_told_what_is_broken(subject: Callable[[Change], Subject], case: str) -> None:
    promise, change, says = BROKEN[case]
    verdict = check_one(subject(change), promise)
    assert verdict.status == "failed"
    assert says in " ".join(verdict.why)


def test_every_promise_is_broken_once_but_those_of_the_other_kinds() -> None:
    assert {promise for promise, _, _ in BROKEN.values()} | {"reader", "publisher"} == set(PROMISES)


def test_a_plugin_beside_a_project_is_checked_in_its_folder(
    scaffold: dict[str, bytes], tmp_path: Path, call_cli: Any
) -> None:
    for place, content in scaffold.items():
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    example = tmp_path / "our_city" / "example"
    (tmp_path / PACKAGE).rename(example / "our_city")
    wanted = ("--only", "loads", "--only", "rules")
    done = call_cli("plugin", "check", "--cases", tmp_path / CASES, *wanted, "--json", cwd=example)
    assert [(told["plugin"], told["promise"], told["status"]) for told in json.loads(done.out)] == [
        ("our_city", "loads", "ok"),
        ("our_city", "rules", "ok"),
    ]
    assert done.code == 0
    refused = call_cli("plugin", "check", "--only", "rule", cwd=example)
    assert refused.code == 2
    assert "There is no promise 'rule'" in refused.err
    assert "Did you mean 'rules'?" in refused.err
    unknown = call_cli("plugin", "check", "our_citi", cwd=tmp_path)
    assert (unknown.code, "There is no plugin 'our_citi'" in unknown.err) == (2, True)
