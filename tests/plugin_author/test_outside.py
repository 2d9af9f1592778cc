"""Three plugins that are no part of climatekit: built as wheels, installed beside it, run by its commands alone."""

from __future__ import annotations

import ast
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from packaging.specifiers import SpecifierSet

from climatekit.plugin_host import API_VERSION

from .conftest import REPOSITORY

OUTSIDE = REPOSITORY / "examples" / "plugins"
NAMES = sorted(folder.name for folder in OUTSIDE.iterdir() if (folder / "pyproject.toml").is_file())
SKIPPED = {"reader", "publisher"}  # a model brings neither
QUICK = ("loads", "contracts", "rules")  # the others take more SQL to compile, or a run of each example

# reckoned by hand from the data of the examples: metric, period, dimension, its value
GOLDEN: dict[str, dict[tuple[str, str, str, str], float]] = {
    "climatekit_climate_protocol": {
        # 400+600 + 1200+800 + 50+950 + 90+60, and so on; of 2024 org-3 gave the direct ones only
        ("protocol_emissions_tco2e", "2022", "all", "all"): 4150,
        ("protocol_emissions_tco2e", "2023", "all", "all"): 4455,
        ("protocol_emissions_tco2e", "2024", "all", "all"): 3220,
        ("protocol_emissions_tco2e", "2025", "all", "all"): 3148,
        ("protocol_emissions_tco2e", "2025", "scope", "direct"): 1238,
        ("protocol_emissions_tco2e", "2025", "scope", "indirect"): 1910,
        # without org-4, which has just joined; without org-3 in 2024 and 2025
        ("protocol_reduction", "2023", "all", "all"): 1 - 3905 / 4150,
        ("protocol_reduction", "2024", "all", "all"): 1 - 3180 / 3510,
        ("protocol_reduction", "2025", "all", "all"): 1 - 2300 / 2550,
        ("protocol_target", "2025", "all", "all"): 0.22,
        ("protocol_reporting_rate", "2024", "all", "all"): 1,
        ("protocol_reporting_rate", "2025", "all", "all"): 0.75,
    },
    "climatekit_ecoprofit": {
        ("ecoprofit_titles", "2025", "all", "all"): 2,
        ("ecoprofit_titles", "2026", "kind", "first"): 2,
        ("ecoprofit_titles", "2026", "kind", "recertification"): 1,
        ("ecoprofit_saving_kwh", "2025", "all", "all"): 18_500 + 96_000 + 7_200,
        ("ecoprofit_saving_kwh", "2026", "all", "all"): 39_500 + 0 + 54_000,
        ("ecoprofit_saving_tco2", "2025", "all", "all"): 4.2 + 21.8 + 1.6,
        ("ecoprofit_saving_litres", "2025", "all", "all"): 640_000 + 4_200_000,
        ("ecoprofit_saving_waste_t", "2026", "all", "all"): 2.1 + 5.7,
        ("ecoprofit_saving_eur", "2026", "all", "all"): 4_900 + 1_150 - 300 + 7_100 + 2_800 + 1_900,
    },
    "climatekit_efficiency_network": {
        ("efficiency_target_mwh", "2025", "all", "all"): 417.5 + 186 + 1250 + 333.5 + 900 + 113,
        ("efficiency_reached_mwh", "2024", "all", "all"): 680,
        ("efficiency_reached_mwh", "2025", "all", "all"): 680 + 746,
        ("efficiency_progress", "2025", "all", "all"): 1426 / 3200,
        ("efficiency_avoided_tco2e", "2024", "all", "all"): 190,
        ("efficiency_avoided_tco2e", "2025", "all", "all"): 191.5,
    },
}
FOUND = {
    "climatekit_climate_protocol": {"CP-1", "CP-2", "CP-3", "CP-4", "CP-5"},
    "climatekit_ecoprofit": {"EP-2", "EP-3", "EP-5"},
    "climatekit_efficiency_network": {"EN-2", "EN-3", "EN-4", "EN-5"},
}
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three installed in ``site``; beside it what of each is not in its wheel, and a ``pyproject.toml``."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "pyproject.toml").write_text("[tool.climatekit.plugins]\n" + "".join(
        f'{name} = {{ example = "{name}/example", cases = "{name}/tests/rule_cases.py" }}\n' for name in NAMES
    ), "utf-8")  # fmt: skip
    for name in NAMES:
        left = shutil.ignore_patterns("out", "out.held", "history", "__pycache__", ".*")
        shutil.copytree(OUTSIDE / name, folder / name, ignore=left)
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "wheels")]
        built = subprocess.run(build, cwd=folder / name, capture_output=True, text=True, check=False)
        assert built.returncode == 0, built.stderr
        shutil.rmtree(folder / name / name)  # nothing but the wheel can be imported
    wheels = sorted(map(str, (folder / "wheels").glob("*.whl")))
    assert len(wheels) == len(NAMES)
    pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--no-compile", "--quiet"]
    done = subprocess.run(
        [*pip, "--target", str(folder / "site"), *wheels], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def command(place: Path) -> Command:
    """``python -m … …`` in a process of its own that sees what is installed."""

    def run(*arguments: str | Path, cwd: Path = place) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(place / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
        env |= {"CLIMATEKIT_LANGUAGE": "en", "PYTHONUTF8": "1"}
        told = [sys.executable, "-m", *map(str, arguments)]
        return subprocess.run(told, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)

    return run


def modules(name: str) -> Iterator[Path]:
    yield from (OUTSIDE / name / name).rglob("*.py")
    yield from (OUTSIDE / name / "tests").rglob("*.py")


def test_there_are_three() -> None:
    assert set(GOLDEN) == set(NAMES) == set(FOUND)


@pytest.mark.parametrize("name", NAMES)
def test_it_imports_what_is_public_and_nothing_else(name: str) -> None:
    public = set(json.loads((REPOSITORY / "docs" / "public-api.json").read_text("utf-8"))["public"])
    asked = set()
    for file in modules(name):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                asked |= {f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.Import):
                asked |= {alias.name for alias in node.names}
    ours = {asked_for for asked_for in asked if re.match(r"climatekit", asked_for)}
    assert ours, "it builds on nothing"
    assert {one for one in ours if not one.startswith(f"{name}.")} <= public


@pytest.mark.parametrize("name", NAMES)
def test_it_says_for_which_interface_it_is(name: str) -> None:
    (told,) = re.findall(r'^climatekit_api = "(.+)"', (OUTSIDE / name / name / "__init__.py").read_text("utf-8"), re.M)
    assert API_VERSION in SpecifierSet(told)
    assert "2" not in SpecifierSet(told)
    project = tomllib.loads((OUTSIDE / name / "pyproject.toml").read_text("utf-8"))
    assert list(project["project"]["entry-points"]) == ["climatekit"]
    assert project["tool"]["climatekit"]["plugins"] == {name: {"example": "example", "cases": "tests/rule_cases.py"}}


@pytest.mark.parametrize("name", NAMES)
def test_its_facts_have_sources_and_its_data_is_marked_as_invented(name: str) -> None:
    readme = (OUTSIDE / name / "README.md").read_text("utf-8")
    assert "https://" in readme.partition("## Sources")[2]
    assert "guess" in readme
    assert "invented" in (OUTSIDE / name / "example" / "climatekit.toml").read_text("utf-8")
    with (OUTSIDE / name / "example" / "data" / "organisation.csv").open(encoding="utf-8") as file:
        assert {row["name"].endswith("(invented)") for row in csv.DictReader(file, delimiter=";")} == {True}
    for preset in (OUTSIDE / name / name / "presets").glob("*.toml"):
        sources = {key: told["source"] for key, told in tomllib.loads(preset.read_text("utf-8"))["settings"].items()}
        assert {key for key, told in sources.items() if told != "guess" and not told.startswith("http")} == set()


@pytest.mark.parametrize("name", NAMES)
def test_its_lines_are_counted_right(name: str) -> None:
    """In the table of docs/plugins.md; the README of the smallest counts its own."""
    counted = [
        sum(
            bool(line.strip()) and not line.lstrip().startswith(comment)
            for file in (OUTSIDE / name / name).rglob(f"*{suffix}")
            for line in file.read_text("utf-8").splitlines()
        )
        for suffix, comment in ((".py", "#"), (".sql", "--"))
    ]
    page = (REPOSITORY / "docs" / "plugins.md").read_text("utf-8")
    (row,) = (line for line in page.splitlines() if line.startswith(f"| [`{name}`]"))
    assert [int(cell) for cell in row.strip("| ").split(" | ")[-2:]] == counted


def test_all_three_are_listed_beside_those_of_climatekit(command: Command) -> None:
    done = command("climatekit", "plugins", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = {plugin["name"]: plugin for plugin in json.loads(done.stdout)}
    assert {plugin["status"] for plugin in told.values()} == {"ok"}
    for name in NAMES:
        assert told[name] == {
            "name": name,
            "version": "0.1.0",
            "origin": name.replace("_", "-"),
            "status": "ok",
            "faults": [],
            "brings": {"model": [name.removeprefix("climatekit_")], "step": ["membership", "tracking", "reporting"]},
        }


def test_each_keeps_the_promises_beside_the_others(command: Command) -> None:
    done = command("climatekit", "plugin", "check", *NAMES, *(f"--only={promise}" for promise in QUICK), "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    verdicts = json.loads(done.stdout)
    assert {(told["plugin"], told["promise"]) for told in verdicts} == {(n, p) for n in NAMES for p in QUICK}
    assert {told["status"] for told in verdicts} == {"ok"}


def region(place: Path, folder: Path) -> Path:
    """One project of all three examples: each a programme, the organisations of each apart."""
    lines, tables = ['[project]\nname = "Region (invented)"\nas_of = 2026-12-31\nmax_errors = 2\n'], {}
    for name in NAMES:
        example = place / name / "example"
        (programme,) = tomllib.loads((example / "climatekit.toml").read_text("utf-8"))["programmes"]
        lines.append(f'[[programmes]]\nid = "{programme["id"]}"\npreset = "{programme["preset"]}"\n')
        for file in sorted((example / "data").glob("*.csv")):
            with file.open(encoding="utf-8") as opened:
                rows = list(csv.DictReader(opened, delimiter=";"))
            for row in rows:
                row["org_id"] = f"{name}-{row['org_id']}" if "org_id" in row else ""
                row["programme_id"] = programme["id"]
            drop = {"organisation": "programme_id", "protocol_signature": "programme_id"}.get(file.stem)
            drop = "org_id" if file.stem in ("protocol_period", "protocol_target") else drop
            tables[file.stem] = [
                *tables.get(file.stem, []),
                *({key: cell for key, cell in row.items() if key != drop} for row in rows),
            ]
    (folder / "data").mkdir(parents=True)
    (folder / "climatekit.toml").write_text("\n".join(lines), "utf-8")
    for table, rows in tables.items():
        with (folder / "data" / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return folder


def ran(command: Command, project: Path, out: Path, *options: str) -> tuple[dict[Any, float], set[str]]:
    """The metrics and the plugins' own rules that found something."""
    done = command("climatekit", "run", project, "--out", out, "--json", *options)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads((out / "run.json").read_text("utf-8"))["rows"]
    assert (rows["read"], rows["rejected"]) == (rows["accepted"], 0)
    metrics: list[dict[str, Any]] = pq.read_table(out / "metrics" / "metrics.parquet").to_pylist()
    values = {(row["metric"], row["period"], row["dimension"], row["dimension_value"]): row["value"] for row in metrics}
    findings = pq.read_table(out / "findings" / "findings.parquet").to_pylist()
    return values, {finding["rule"] for finding in findings if re.match("(CP|EP|EN)-", finding["rule"])}


def test_a_region_with_all_three_has_the_figures_reckoned_by_hand(
    command: Command, place: Path, tmp_path: Path
) -> None:
    values, found = ran(command, region(place, tmp_path / "region"), tmp_path / "out", "--no-report")
    golden = {key: value for name in NAMES for key, value in GOLDEN[name].items()}
    assert {key: values.get(key) for key in golden} == pytest.approx(golden)
    assert found == {rule for name in NAMES for rule in FOUND[name]}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_its_example_has_the_figures_reckoned_by_hand(command: Command, place: Path, tmp_path: Path, name: str) -> None:
    values, found = ran(command, place / name / "example", tmp_path / "out")
    assert {key: values.get(key) for key in GOLDEN[name]} == pytest.approx(GOLDEN[name])
    assert found == FOUND[name]
    assert (tmp_path / "out" / "report.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_it_passes_its_own_tests(command: Command, place: Path, name: str) -> None:
    if name == "climatekit_efficiency_network":  # it counts the lines of the package
        shutil.copytree(OUTSIDE / name / name, place / name / name)
    done = command("pytest", "-q", "-rs", "-p", "no:cacheprovider", cwd=place / name)
    assert done.returncode == 0, done.stdout + done.stderr
    skipped = re.findall(r"^SKIPPED .*: (.*)$", done.stdout, re.M)
    assert skipped == ["it brings no reader", "it brings no publisher"]


@pytest.mark.slow
def test_each_keeps_all_promises(command: Command) -> None:
    done = command("climatekit", "plugin", "check", *NAMES, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    for told in json.loads(done.stdout):
        assert told["status"] == ("skipped" if told["promise"] in SKIPPED else "ok"), told
