"""A plugin beside ``climatekit.toml``: named, it takes part; unnamed, it is never touched; broken, it is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

TOML = """\
[project]
name = "Testi (keksitty)"
language = "en"
as_of = 2026-06-30
max_errors = 99
report = false
plugins = {plugins}

[[programmes]]
id = "net"
model = "{model}"
"""
FILE = """\
from pathlib import Path
from climatekit.plugin_host import Tracking, hookimpl

@hookimpl
def climatekit_tracking():
    return Tracking(sql=Path(__file__).parent / "sql" / "tracking")
"""
RULE = """\
-- rule: OUR-1
-- severity: info
-- source: guess
-- fi: Huomaa {org_id}.
-- sv: Märk {org_id}.
-- en: Mind {org_id}.
select programme.programme_id, organisation.org_id
from organisation
cross join programme
"""
LOUD = "from pathlib import Path\nPath(__file__).with_suffix('.ran').write_text('ran')\n"
BASE = {
    "data/organisation.csv": "org_id;name;org_type\norg-1;Esimerkki Oy;company\n",
    "our_rules.py": FILE,
    "sql/tracking/rules/mind.sql": RULE,
}
Write = Callable[..., Path]


@pytest.fixture
def named(project: Any) -> Write:
    """``named(["our_rules.py"], {"file": "content"})``: the project that names these plugins."""

    def write(plugins: list[str], files: dict[str, str] | None = None, model: str = "open_network") -> Path:
        root: Path = project({**BASE, **(files or {})}, toml=TOML.format(plugins=json.dumps(plugins), model=model))
        return root

    return write


def _rules(root: Path) -> set[str]:
    return set(pq.read_table(root / "out" / "findings" / "findings.parquet")["rule"].to_pylist())


def test_a_file_that_is_named_takes_part_and_one_that_is_not_is_never_run(named: Write, call_cli: Any) -> None:
    root = named(["our_rules.py"], {"other.py": LOUD + FILE})
    assert call_cli("run", root).code == 0
    assert "OUR-1" in _rules(root)
    told = {plugin["name"]: plugin for plugin in json.loads((root / "out" / "run.json").read_text("utf-8"))["plugins"]}
    assert told["our_rules"]["origin"] == "our_rules.py"
    assert "other" not in told
    assert not (root / "other.ran").exists()
    assert not list(root.rglob("__pycache__")), "a run leaves nothing in the project but its results"

    listed = {plugin["name"]: plugin for plugin in json.loads(call_cli("plugins", root, "--json").out)}
    assert listed["our_rules"] == told["our_rules"] | {
        "status": "ok",
        "faults": [],
        "brings": {"step": ["tracking"]},
    }
    assert "our_rules" not in call_cli("plugins").out, "what a project names belongs to that project"

    (root / "sql" / "tracking" / "rules" / "mind.sql").write_text(RULE.replace("OUR-1", "OUR-2"), "utf-8")
    assert call_cli("run", root).code == 0
    again = {plugin["name"]: plugin for plugin in json.loads((root / "out" / "run.json").read_text("utf-8"))["plugins"]}
    assert again["our_rules"]["version"] != told["our_rules"]["version"], "the version tells its SQL, too"

    assert call_cli("run", root, "--without", "our_rules").code == 0
    assert not {"OUR-1", "OUR-2"} & _rules(root)


def test_a_folder_brings_a_model_with_a_contract(named: Write, call_cli: Any, tmp_path: Path) -> None:
    """The same package that ``plugin new`` writes, without installing it; another project has another of that name."""
    assert call_cli("plugin", "new", "our_city", "--dir", tmp_path / "new").code == 0
    package = {
        f"plugins/{file.relative_to(tmp_path / 'new').as_posix()}": file.read_text("utf-8")
        for file in (tmp_path / "new" / "our_city").rglob("*")
        if file.is_file()
    }
    visits = "visit_id;org_id;visited_on;saving_mwh\nv-1;org-1;2026-02-03;1.5\nv-2;org-9;2026-02-03;1\n"
    root = named(["plugins/our_city"], {**package, "data/our_city_visit.csv": visits}, model="our_city")
    done = call_cli("run", root, "--max-rejects", "1")
    assert done.code == 0, done.err
    assert pq.read_table(root / "out" / "marts" / "fact_our_city_visit.parquet")["visit_id"].to_pylist() == ["v-1"]

    init = root / "plugins" / "our_city" / "__init__.py"
    other = root.parent / "other"
    root.rename(other)
    init = other / "plugins" / "our_city" / "__init__.py"
    init.write_text(init.read_text("utf-8").replace("rung=2", "rung=7"), "utf-8")
    assert call_cli("check", other, "--max-rejects", "1").code == 0


@pytest.mark.parametrize(
    ("plugin", "content", "says"),
    [
        ("missing.py", None, "there is no such file, nor a folder with an __init__.py: correct [project] plugins"),
        ("broken.py", "import nothing_like_it", "ModuleNotFoundError: No module named 'nothing_like_it'"),
        ("broken.py", "def (", "SyntaxError"),
        ("broken.py", "raise SystemExit(0)", "SystemExit"),
        ("idle.py", "x = 1", "it implements no hook"),
        ("../outside.py", FILE, "it lies outside the project: copy it into the project"),
        ("json.py", FILE, "a package 'json' is installed already: rename the file"),
        ("Our.py", FILE, "name it with a–z, 0–9 and '_' only"),
        ("rules.txt", FILE, "name it with a–z, 0–9 and '_' only"),
        (
            "newer.py",
            'climatekit_api = ">=99"\nfrom climatekit.plugin_host import Novelty\n',
            "it is for climatekit_api",
        ),
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence(
    named: Write, call_cli: Any, plugin: str, content: str | None, says: str
) -> None:
    root = named([plugin], {plugin: content} if content else {})
    name = Path(plugin).name.removesuffix(".py")
    refused = call_cli("run", root)
    assert (refused.code, refused.out) == (3, "")
    assert f"[plugin.broken] The plugin '{name}' ({plugin} " in refused.err
    assert says in refused.err
    assert "Traceback" not in refused.err
    assert not (root / "out").exists()
    (listed,) = (told for told in json.loads(call_cli("plugins", root, "--json").out) if told["name"] == name)
    assert (listed["status"], listed["origin"]) == ("broken", plugin)


def test_it_can_be_left_out_by_its_name(named: Write, call_cli: Any) -> None:
    root = named(["broken.py"], {"broken.py": "1 / 0"})
    assert call_cli("check", root).code == 3
    assert call_cli("run", root, "--without", "broken").code == 0


def test_a_name_of_an_installed_plugin_can_not_be_taken(named: Write, call_cli: Any) -> None:
    root = named(["climatekit_open_network.py"], {"climatekit_open_network.py": LOUD + FILE})
    refused = call_cli("run", root)
    assert refused.code == 3
    assert "The plugin 'climatekit_open_network'" in refused.err
    assert not (root / "climatekit_open_network.ran").exists()
