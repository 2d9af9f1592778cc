"""Write what the pages of docs/networks take from the presets: between their marks, the rest is written by hand.

``python docs/make_networks.py`` writes, ``--check`` only compares (exit 1 where a page is out of date).
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from climatekit.plugin_host import hookspecs
from climatekit.plugin_host.host import Host
from climatekit.plugin_host.types import CoordinationModel
from climatekit.project.presets import Preset, PresetSetting, all_presets

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "networks"
SEED = (
    "https://hiilineutraalisuomi.fi/fi-FI/Ilmastotyo/Yritysyhteistyo/Toimintamallit/Koordinointitapoja/"
    "Koordinointitapoja(61524)"
)
GROUPS = {
    "any": "any organisation",
    "company": "companies",
    "sme": "companies below the size class *large*",
    "large": "large companies",
}
_SEED = re.compile(r"(?<=[Tt]he )seed( page)?\b")
_ORIGIN = re.compile(r" (Default:|A guess|From the seed page|From the assessment|'any' is a guess).*", re.DOTALL)


@cache
def models() -> dict[str, CoordinationModel]:
    """The models that come with climatekit."""
    strangers = [name for name, plugin in Host().plugins.items() if plugin.origin != hookspecs.PROJECT]
    return {name: found.model for name, found in Host(without=strangers).models().items()}


@cache
def networks() -> dict[str, Preset]:
    """The presets of real networks: one whose model has no known network says so."""
    return {name: preset for name, preset in all_presets(models()).items() if "example_network" not in preset.facts}


@cache
def examples() -> dict[str, str]:
    """The first example that runs each preset."""
    found: dict[str, str] = {}
    for file in sorted(ROOT.glob("examples/*/climatekit.toml")):
        for programme in tomllib.loads(file.read_text("utf-8"))["programmes"]:
            if "preset" in programme:
                found.setdefault(programme["preset"], file.parent.name)
    return found


# --- one network ------------------------------------------------------------------------------------------------------


def card(preset: Preset) -> str:
    """The network in a few rows, and how to start from it."""
    model, example = models()[preset.model], examples().get(preset.name)
    rows = [
        ("place", preset.place or ""),
        ("model", f"{model.title.en}, rung {model.rung}: [`{model.name}`]({_rung(preset)})"),
        ("open to", open_to(preset)),
        ("fee", fee(preset)),
        ("renewal", renewal(preset)),
        ("settings of the preset", f"{len(preset.settings)}: {known(preset)} with a source, {guesses(preset)} guesses"),
        ("example", f"[examples/{example}](../../examples/{example}/README.md), its data invented" if example else ""),
    ]
    shown = "".join(f"{_row(*row)}\n" for row in rows if row[1])
    demo = f"climatekit demo {example}   # runs the example, data invented\n" if example else ""
    init = f"climatekit init my-network --preset {preset.name}   # a project of your own with these settings\n"
    return f"| | |\n| --- | --- |\n{shown}\n```sh\n{demo}{init}```\n"


def tables(preset: Preset) -> str:
    """Facts, settings with a source, settings that are guesses, and what is left to the model."""
    return "\n".join(_parts(preset))


def _parts(preset: Preset) -> Iterator[str]:
    told = {name: fact for name, fact in preset.facts.items() if fact.source != "not found"}
    yield "## What is known\n\n| fact | says | source |\n| --- | --- | --- |"
    for name, fact in told.items():
        yield _row(name.removesuffix("_eur").replace("_", " "), _noted(_amount(name, fact), fact), _source(fact))
    missing = [name.replace("_", " ") for name in preset.facts if name not in told]
    if missing:
        yield f"\nLooked for and not found: {', '.join(missing)}."
    sourced = {key: setting for key, setting in preset.settings.items() if setting.source != "guess"}
    yield "\n## Settings that have a source\n"
    yield "| setting | value | what it sets; *what is known* | source |\n| --- | --- | --- | --- |"
    for key, setting in sourced.items():
        yield _row(f"`{key}`", _code(setting.value), _noted(_about(preset, key), setting), _source(setting))
    yield "\n## Settings that are guesses\n\nNothing was found for them: ask the network before relying on one.\n"
    yield "| setting | value | what it sets; *what was found* | source |\n| --- | --- | --- | --- |"
    for key, setting in preset.settings.items():
        if key not in sourced:
            yield _row(f"`{key}`", _code(setting.value), _noted(_about(preset, key), setting), "guess")
    left = {key: field for key, field in models()[preset.model].settings.model_fields.items() if key not in sourced}
    defaults = [f"`{key}` ({_default(field.default)})" for key, field in left.items() if key not in preset.settings]
    if defaults:
        yield "\n## Settings left at the model's default\n"
        yield f"{', '.join(defaults)}. `climatekit models {preset.model}` says what each default rests on.\n"
    else:
        yield ""


# --- all of them ------------------------------------------------------------------------------------------------------


def index() -> str:
    """The table of all networks, lightest rung first."""
    head = "| network | model | open to | fee | renewal | settings with a source | guesses |\n"
    rows = [head + "| --- | --- | --- | --- | --- | --- | --- |"]
    for preset in sorted(networks().values(), key=lambda preset: (models()[preset.model].rung, preset.name)):
        model = f"[`{preset.model}`]({_rung(preset)})"
        told = (open_to(preset), fee(preset), renewal(preset), str(known(preset)), str(guesses(preset)))
        rows.append(_row(f"[{preset.title}]({preset.name}.md)", model, *told))
    return "\n".join(rows) + "\n"


def known(preset: Preset) -> int:
    """Settings with a source."""
    return len(preset.settings) - guesses(preset)


def guesses(preset: Preset) -> int:
    """Settings without one."""
    return sum(setting.source == "guess" for setting in preset.settings.values())


def open_to(preset: Preset) -> str:
    """Who may come in, and on what terms."""
    if preset.model == "open_network":
        return "everyone, nothing is asked"
    if preset.model == "forerunner_network":
        if not _value(preset, "require_evidence"):
            return "how one joins was not found"
        return f"forerunners, with evidence{_mark(preset, 'require_evidence')}"
    lowest, most = _value(preset, "min_commitments"), _value(preset, "max_commitments")
    goals = f"{lowest} to {most}" if most else f"at least {lowest}"
    group = GROUPS[str(_value(preset, "target_group"))] + _mark(preset, "target_group")
    return f"{group}; goals: {goals}{_mark(preset, 'min_commitments')}"


def fee(preset: Preset) -> str:
    """What membership costs, as far as it is known."""
    if preset.model == "open_network":
        return "none"
    lowest, most = preset.settings.get("fee_min_eur"), preset.settings.get("fee_max_eur")
    if lowest and most and lowest.source != "guess":
        return f"{lowest.value:,}–{most.value:,} € a year"
    return str(preset.facts["fee"].value)


def renewal(preset: Preset) -> str:
    """When something is due again."""
    if preset.model == "open_network":
        return f"none; active within {_days(preset, 'active_within_days')}"
    if preset.model == "forerunner_network":
        return f"business profile after {_days(preset, 'profile_max_age_days')}"
    return (
        f"report after {_days(preset, 'report_interval_days')}, goals after {_days(preset, 'commitment_max_age_days')}"
    )


def _rung(preset: Preset) -> str:
    return f"../ladder.md#rung-{models()[preset.model].rung}-{preset.model}"


def _days(preset: Preset, key: str) -> str:
    return f"{_value(preset, key):,} days{_mark(preset, key)}"


def _value(preset: Preset, key: str) -> object:
    return (
        preset.settings[key].value
        if key in preset.settings
        else models()[preset.model].settings.model_fields[key].default
    )


def _mark(preset: Preset, key: str) -> str:
    if key not in preset.settings:
        return " *(default)*"
    return " *(guess)*" if preset.settings[key].source == "guess" else ""


# --- how a cell is written --------------------------------------------------------------------------------------------


def _about(preset: Preset, key: str) -> str:
    field = models()[preset.model].settings.model_fields[key]
    return _SEED.sub("page Koordinointitapoja", _ORIGIN.sub("", str(field.description)))


def _noted(text: str, setting: PresetSetting) -> str:
    if not setting.note:
        return text
    return f"{text}{'' if text.endswith('.') else '.'} *{_SEED.sub('page Koordinointitapoja', setting.note)}*"


def _source(setting: PresetSetting) -> str:
    if setting.source == "seed":
        return f"[Koordinointitapoja](<{SEED}>)"
    return f"[{urlsplit(setting.source).netloc.removeprefix('www.')}](<{setting.source}>)"


def _amount(name: str, fact: PresetSetting) -> str:
    value = fact.value
    text = f"{value:,}" if isinstance(value, int) and value >= 10_000 else str(value)
    return f"{text} €" if name.endswith("_eur") else text


def _code(value: object) -> str:
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _default(value: object) -> str:
    return "none" if value is None else _code(value)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


# --- pages ------------------------------------------------------------------------------------------------------------


def pages() -> Iterator[tuple[Path, str]]:
    """Every page and how it should read; one that does not exist yet begins without prose."""
    yield PAGES / "index.md", _filled(PAGES / "index.md", "# Networks", {"networks": index()})
    for name, preset in networks().items():
        path = PAGES / f"{name}.md"
        yield path, _filled(path, f"# {preset.title}", {"card": card(preset), "preset": tables(preset)})


def _filled(path: Path, head: str, made: dict[str, str]) -> str:
    marks = "".join(f"\n<!-- {mark} -->\n<!-- /{mark} -->\n" for mark in made)
    page = path.read_text("utf-8") if path.exists() else f"{head}\n{marks}"
    for mark, text in made.items():
        between = re.compile(rf"(?<=<!-- {mark} -->\n).*?(?=<!-- /{mark} -->)", re.DOTALL)
        assert between.search(page), f"{path} lacks <!-- {mark} --> and <!-- /{mark} -->"
        page = between.sub(lambda _, text=text: text, page)  # type: ignore[misc]
    return page


def main(arguments: Sequence[str]) -> None:
    """Write or compare."""
    old = []
    for path, text in pages():
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            old.append(f"{path} is out of date: run python docs/{Path(__file__).name}")
    sys.exit("\n".join(old) or None)


if __name__ == "__main__":
    main(sys.argv[1:])
