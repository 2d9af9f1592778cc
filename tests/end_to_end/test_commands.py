"""The commands around ``run``: init, demo, models, plugins and the help texts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest

from climatekit.cli.main import cli

LANGUAGES = ("fi", "sv", "en")
TEXTS = ("title", "what", "why", "how", "where")


@pytest.fixture(scope="module")
def ladder(call_cli: Any) -> list[dict[str, Any]]:
    result = call_cli("models", "--json")
    assert (result.code, result.err) == (0, "")
    return list(json.loads(result.out))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_init_writes_is_what_run_reads(call_cli: Any, tmp_path: Path, language: str) -> None:
    root = tmp_path / "new"
    result = call_cli("init", root, "--preset", "ymparaks", "--language", language)
    assert (result.code, result.err) == (0, "")
    assert f"climatekit run {root}" in result.out
    assert {path.suffix for path in (root / "data").iterdir()} == {".csv"}

    ran = call_cli("run", root, "--as-of", "2026-06-30")
    assert ran.code in (0, 1)
    assert ran.err == ""
    manifest = json.loads((root / "out" / "run.json").read_text("utf-8"))
    assert manifest["published"]
    assert manifest["notes"] == []
    assert len(manifest["sources"]) == len(list((root / "data").iterdir()))
    for source in manifest["sources"]:
        header = (root / source["file"]).read_text("utf-8-sig").strip().split(";")
        assert source["ignored_headers"] == []
        assert sorted(source["columns"].values()) == sorted(title.strip('"') for title in header), source["file"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headers_of_every_model_are_taken_back(
    call_cli: Any, tmp_path: Path, ladder: list[dict[str, Any]], language: str
) -> None:
    """In each language every title finds its column, and no two columns of a table share one."""
    for model in ladder:
        root = tmp_path / model["name"]
        assert call_cli("init", root, "--model", model["name"], "--language", language).code == 0
        checked = call_cli("check", root, "--json", "--as-of", "2026-06-30")
        assert checked.code in (0, 1), checked.err
        assert checked.err == ""
        assert [line for line in checked.lines if line["event"] == "note"] == []
        read = {line["what"] for line in checked.lines if line.get("step") == "ingest"}
        assert read == {f"data/{path.name}" for path in (root / "data").iterdir()}


def test_every_preset_can_be_started_from_and_its_settings_be_written_out(
    call_cli: Any, tmp_path: Path, ladder: list[dict[str, Any]]
) -> None:
    """Taking away the # before the settings changes nothing: what stands there is what holds."""
    presets = [(model, preset) for model in ladder for preset in model["presets"]]
    assert len(presets) >= 2
    for model, preset in presets:
        root = tmp_path / preset["name"]
        assert call_cli("init", root, "--preset", preset["name"]).code == 0
        file = root / "climatekit.toml"
        text = file.read_text("utf-8")
        uncommented = re.sub(r"^#(\w+ = .+)$", r"\1", text, flags=re.MULTILINE)
        settings = tomllib.loads(uncommented)["programmes"][0]["settings"]
        assert set(settings) <= {setting["name"] for setting in model["settings"]}
        assert {name: settings[name] for name in preset["settings"]} == {
            name: setting["value"] for name, setting in preset["settings"].items()
        }
        file.write_text(uncommented, encoding="utf-8")
        checked = call_cli("check", root, "--quiet", "--as-of", "2026-06-30")
        assert checked.code in (0, 1), checked.err


@pytest.mark.parametrize(
    ("arguments", "code", "quoted"),
    [
        (["--preset", "ympraks"], "config.unknown_preset", ["'ympraks'", "Did you mean 'ymparaks'?"]),
        (["--model", "open_netwrok"], "config.unknown_model", ["'open_netwrok'", "Did you mean 'open_network'?"]),
        (["--preset", "ymparaks", "--model", "commitment_network"], "init.choose", ["'ymparaks'", "'open_network'"]),
        ([], "init.choose", ["--preset", "'ymparaks'", "--model", "'open_network'"]),
    ],
)
def test_init_refuses(
    call_cli: Any, refused: Any, tmp_path: Path, arguments: list[str], code: str, quoted: list[str]
) -> None:
    message = refused(call_cli("init", tmp_path / "new", *arguments), 2, code)
    assert [part for part in quoted if part not in message] == []
    assert not (tmp_path / "new").exists()


def test_init_writes_over_nothing(call_cli: Any, refused: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    message = refused(call_cli("init", tmp_path, "--preset", "ymparaks"), 2, "init.exists")
    assert f"'{tmp_path}'" in message
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_demo_lists_the_examples(call_cli: Any, examples: Any) -> None:
    result = call_cli("demo")
    assert (result.code, result.err) == (0, "")
    assert [line.split()[0] for line in result.out.splitlines()[:-1]] == sorted(examples)
    assert "climatekit demo NAME" in result.out


def test_demo_copies_and_runs(call_cli: Any, tmp_path: Path) -> None:
    for name in ("lahti", "ymparaks"):  # the tests of each model run its own examples
        result = call_cli("demo", name, cwd=tmp_path)
        assert (result.code, result.err) == (0, ""), name
        assert "invented" in result.out
        copied = tmp_path / "climatekit-demo" / name
        assert json.loads((copied / "out" / "run.json").read_text("utf-8"))["published"]
        assert list(copied.rglob("*.py")) == [], "what made the data stays behind"


def test_demo_elsewhere_quietly_and_as_json(call_cli: Any, refused: Any, tmp_path: Path) -> None:
    quiet = call_cli("demo", "ymparaks", "--quiet", "--dir", tmp_path / "quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    told = call_cli("demo", "ymparaks", "--json", "--dir", tmp_path / "json")
    assert told.code == 0
    assert told.lines[-1]["event"] == "end"
    message = refused(call_cli("demo", "ymparaks", "--dir", tmp_path / "quiet"), 2, "demo.exists")
    assert "--dir" in message
    assert "Did you mean 'lahti'?" in refused(call_cli("demo", "lahtti"), 2, "demo.unknown")


def test_the_ladder(ladder: list[dict[str, Any]]) -> None:
    rungs = [model["rung"] for model in ladder]
    assert rungs == sorted(rungs)
    assert len(set(rungs)) == len(rungs)
    assert {"open_network", "commitment_network"} <= {model["name"] for model in ladder}
    for model in ladder:
        assert all(model[text].strip() for text in TEXTS), model["name"]
        assert all(setting["description"].strip() for setting in model["settings"]), model["name"]
        assert all(setting["source"].strip() for preset in model["presets"] for setting in preset["settings"].values())
        assert "organisation" in {table["name"] for table in model["tables"]} or model["tables"]
        for rule in model["rules"]:
            assert rule["severity"] in ("info", "warning", "error")
            assert rule["source"].strip()
            assert rule["sentence"].strip()
        for metric in model["metrics"]:
            assert metric["definition"].strip()


def test_the_ladder_speaks_three_languages(call_cli: Any, ladder: list[dict[str, Any]]) -> None:
    told = {language: json.loads(call_cli("models", "--json", "--language", language).out) for language in LANGUAGES}
    assert told["en"] == ladder
    for models in zip(*told.values(), strict=True):
        for text in TEXTS:
            assert len({model[text] for model in models}) == 3, f"{models[0]['name']} {text}"
        for rules in zip(*(model["rules"] for model in models), strict=True):
            assert len({rule["sentence"] for rule in rules}) == 3, rules[0]["rule"]
        for metrics in zip(*(model["metrics"] for model in models), strict=True):
            assert len({metric["definition"] for metric in metrics}) == 3, metrics[0]["metric"]


def test_the_ladder_as_text(call_cli: Any, ladder: list[dict[str, Any]]) -> None:
    result = call_cli("models")
    assert (result.code, result.err) == (0, "")
    for model in ladder:
        assert model["name"] in result.out
    swedish = call_cli("models", "--language", "sv").out
    assert "Öppet klimatnätverk" in swedish


def test_one_rung(call_cli: Any, refused: Any, ladder: list[dict[str, Any]]) -> None:
    for model in ladder:
        text = call_cli("models", model["name"])
        assert (text.code, text.err) == (0, "")
        named = [model["title"], *(setting["name"] for setting in model["settings"])]
        named += [rule["rule"] for rule in model["rules"]] + [preset["name"] for preset in model["presets"]]
        assert [name for name in named if name not in text.out] == []
        (told,) = json.loads(call_cli("models", model["name"], "--json").out)
        assert told == model
    message = refused(call_cli("models", "open_netwrok"), 2, "config.unknown_model")
    assert "Did you mean 'open_network'?" in message


def test_plugins(call_cli: Any) -> None:
    told = json.loads(call_cli("plugins", "--json").out)
    assert {plugin["status"] for plugin in told} == {"ok"}
    assert {"climatekit_open_network", "climatekit_commitment_network"} <= {plugin["name"] for plugin in told}
    text = call_cli("plugins")
    assert (text.code, text.err) == (0, "")
    for plugin in told:
        assert plugin["name"] in text.out
        assert plugin["brings"], "a plugin that brings nothing is none"


def test_version(call_cli: Any) -> None:
    result = call_cli("--version")
    assert result.code == 0
    assert re.fullmatch(r"climatekit, version \d+\.\d+\.\d+\n", result.out)


def test_help_says_what_every_command_and_option_does(call_cli: Any) -> None:
    top = call_cli("--help")
    assert (top.code, top.err) == (0, "")
    assert "Exit codes: 0 published" in top.out
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        assert name in top.out
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert parameter.help, f"{name} {parameter.name}"
        for flag in ("-h", "--help"):
            shown = call_cli(name, flag)
            assert (shown.code, shown.err) == (0, "")
            assert shown.out.startswith(f"Usage: climatekit {name} [OPTIONS]")


def test_debug_shows_where(project: Any, run_cli: Any, tmp_path: Path) -> None:
    """And only then."""
    assert "Traceback" not in run_cli("run", tmp_path).err
    assert "Traceback" in run_cli("--debug", "run", tmp_path).err
    assert "Traceback" in run_cli("run", tmp_path, "--debug").err


def test_a_run_over_messy_files_loads_neither_pandas_nor_pint(project: Any, open_toml: str, open_files: Any) -> None:
    """Each takes a third of a second and more; both are installed, and asked only where nothing else can tell."""
    open_files["data/attendance.csv"] = 'event_id;org_id;headcount\nev-1; "org-1" ;noin 2\nev-1;org-2;4 hlö\n\n'
    root = project(open_files, toml=open_toml.replace("[project]", '[project]\nmax_rejects = "50%"', 1))
    code = (
        "import sys; from pathlib import Path; from climatekit.run import Options, run_project;"
        f"told = run_project(Path({str(root)!r}), Options(again=True)).manifest['reject_examples'];"
        "print(told, *{'pandas', 'pint'} & set(sys.modules))"
    )
    for _ in range(2):  # the first run may have to compile the contracts, which does take pandera and all it needs
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "type.integer" in done.stdout
    assert not {"pandas", "pint"} & set(done.stdout.split())
