"""The explanations in docs are true: networks to their presets, figures to the catalogue, and links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from climatekit.plugin_host.host import Host
from climatekit.project.load import load_project

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
NETWORKS = {page.stem: page for page in sorted((DOCS / "networks").glob("*.md")) if page.stem != "index"}
FIGURES = DOCS / "what-a-figure-may-say.md"
PAGES = [DOCS / "ladder.md", FIGURES, DOCS / "networks" / "index.md", *NETWORKS.values()]
PRESETS = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in ROOT.glob("plugins/*/presets/*.toml")}
SEED = "Koordinointitapoja(61524)"


@pytest.fixture(scope="module")
def maker() -> Any:
    spec = importlib.util.spec_from_file_location("make_networks", DOCS / "make_networks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outcome(command: Callable[[list[str]], None], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        command(list(arguments))
    return str(ended.value.code or "")


def headers(kind: str) -> dict[str, str]:
    """What follows ``-- metric:`` or ``-- rule:`` in the SQL files, and the head of each file."""
    found = {}
    for file in [*ROOT.glob("plugins/**/*.sql"), *ROOT.glob("pipelines/**/*.sql")]:
        text = file.read_text("utf-8")
        if name := re.search(rf"^-- {kind}: (\S+)", text, re.MULTILINE):
            found[name[1]] = text
    return found


def test_the_tables_are_as_the_presets_have_them(maker: Any) -> None:
    assert outcome(maker.main, "--check") == ""


def test_a_table_that_differs_is_named_and_mended_and_prose_is_left_alone(
    maker: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in (DOCS / "networks").glob("*.md"):
        (tmp_path / page.name).write_bytes(page.read_bytes())
    monkeypatch.setattr(maker, "PAGES", tmp_path)
    lahti, turku = tmp_path / "lahti.md", tmp_path / "turku.md"
    right = lahti.read_text("utf-8").replace("# Lahden", "# In our own words: Lahden")
    lahti.write_text(right.replace("| `min_commitments` | `2` |", "| `min_commitments` | `3` |"), "utf-8")
    turku.unlink()
    told = outcome(maker.main, "--check")
    assert [f"{name}.md" for name in NETWORKS if f"{name}.md" in told] == ["lahti.md", "turku.md"]
    assert outcome(maker.main) == outcome(maker.main, "--check") == ""
    assert lahti.read_text("utf-8") == right
    assert "| `min_commitments` | `1` |" in turku.read_text("utf-8")


def test_each_real_network_has_a_page() -> None:
    nowhere = {name for name, preset in PRESETS.items() if preset["place"] == "mikä tahansa kunta"}
    assert set(NETWORKS) == set(PRESETS) - nowhere
    index = (DOCS / "networks" / "index.md").read_text("utf-8")
    assert [name for name in NETWORKS if f"({name}.md)" not in index] == []


@pytest.mark.parametrize("name", NETWORKS)
def test_every_setting_is_shown_with_its_source_or_as_a_guess(name: str) -> None:
    page, preset = NETWORKS[name].read_text("utf-8"), PRESETS[name]
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", page, re.MULTILINE))
    assert list(rows.items()) != []
    for key, setting in preset["settings"].items():
        told, source = rows.pop(key), setting["source"]
        assert told == "guess" if source == "guess" else (SEED if source == "seed" else source) in told, key
    assert rows == {}
    guesses = sum(setting["source"] == "guess" for setting in preset["settings"].values())
    assert f"{len(preset['settings'])}: {len(preset['settings']) - guesses} with a source, {guesses} guesses" in page
    sources = {fact["source"] for fact in preset["facts"].values()} - {"seed", "not found"}
    assert [source for source in sources if f"(<{source}>)" not in page] == []


def test_links_lead_somewhere() -> None:
    dead = []
    for page in [*PAGES, ROOT / "README.md"]:
        for link in re.findall(r"\]\((?!https?:|<)([^)\s]+)\)", page.read_text("utf-8")):
            path, _, anchor = link.partition("#")
            target = page.parent / path if path else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                dead.append(f"{page.name}: {link}")
    assert dead == []


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_rules_and_settings_that_are_named_exist() -> None:
    rules = headers("rule")
    text = "\n".join(page.read_text("utf-8") for page in PAGES)
    assert sorted(set(re.findall(r"`((?:M\d-\d+[a-z]?|GW\d\d))`", text)) - set(rules)) == []
    settings = {key for found in Host().models().values() for key in found.model.settings.model_fields}
    knobs = (DOCS / "ladder.md").read_text("utf-8").partition("## The knobs")[2].partition("\n## ")[0]
    named = {word for row in re.findall(r"^\| [^|]+ \| ([^|]+) \|", knobs, re.MULTILINE) for word in words(row)}
    assert named - settings == {"parent", "fee_schedule", "invoice", "forerunner_network"}


def words(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


def test_each_figure_that_can_mislead_is_told_of_and_marked_as_the_output_marks_it() -> None:
    marks = {
        name: "*indicative*" if "\n-- indicative: yes" in text else "caveat" if "\n-- caveat_en" in text else "–"
        for name, text in headers("metric").items()
    }
    rows = re.findall(r"^\| (`.+?) \|.* \| (\*indicative\*|caveat|–) \|$", FIGURES.read_text("utf-8"), re.MULTILINE)
    said = {name: mark for cell, mark in rows for name in words(cell)}
    assert said == {name: mark for name, mark in marks.items() if name in said or mark != "–"}


def test_the_programmes_of_the_ladder_make_a_project(tmp_path: Path) -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```$", (DOCS / "ladder.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "climatekit.toml").write_text('[project]\nname = "x"\n\n' + "\n".join(blocks), "utf-8")
    old, new, track = load_project(tmp_path).settings.programmes
    assert (new.succeeds, track.parent) == (old.id, new.id)
