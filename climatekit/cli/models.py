"""``climatekit models``: the ladder, and one rung of it."""

from __future__ import annotations

import json
from typing import Any

import click

from climatekit.cli import screen
from climatekit.cli.options import language
from climatekit.language import later, say, spoken, worded
from climatekit.text import Language


@click.command("models")
@click.argument("name", required=False)
@language(help="Language of the texts.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def command(name: str | None, language: Language | None, as_json: bool, debug: bool) -> int:
    """The ladder of coordination models, lightest first; with NAME, one rung with its settings, presets and rules."""
    from climatekit.plugin_host.host import Host, unknown_model

    host = Host()
    models = host.models()
    if name is not None and name not in models:
        raise unknown_model(name, models)
    told = [_told(model, language or spoken()) for key, model in models.items() if name in (None, key)]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
    elif name is None:
        _ladder(told)
    else:
        _rung(told[0])
    return 0


def _told(found: Any, language: Language) -> dict[str, Any]:
    from climatekit.cache import user_cache
    from climatekit.contracts.model import table_name
    from climatekit.dictionary.words import Words
    from climatekit.pipeline.plan import read_files
    from climatekit.project.presets import load_presets

    model, words = found.model, Words(user_cache())
    files = [file for file in read_files({found.plugin: found.steps}, user_cache()) if file.kind != "dataset"]
    tables = {table_name(table.contract): table.required for step in found.steps.values() for table in step.tables}
    return {
        "name": model.name,
        "rung": model.rung,
        "plugin": found.plugin,
        **{part: getattr(model, part).to(language) for part in ("title", "what", "why", "how", "where")},
        "caveats": [caveat.to(language) for caveat in model.caveats],
        "settings": [
            {"name": name, "default": field.default, "description": words.of_setting(model.settings, name).to(language)}
            for name, field in model.settings.model_fields.items()
        ],
        "presets": [
            {
                "name": preset.name,
                "title": preset.title,
                "settings": {
                    key: {"value": setting.value, "source": setting.source} for key, setting in preset.settings.items()
                },
            }
            for preset in load_presets(model.name, model.presets).values()
        ],
        "tables": [{"name": name, "required": required} for name, required in sorted(tables.items())],
        "rules": [
            {
                "rule": file.header["rule"],
                "severity": file.header["severity"],
                "sentence": file.header[language],
                "source": file.header["source"],
            }
            for file in files
            if file.kind == "rule"
        ],
        "metrics": [
            {"metric": file.name, "unit": file.header["unit"], "definition": file.header[language]}
            for file in files
            if file.kind == "metric"
        ],
    }


LADDER = (later("rung"), later("model"), later("what"), later("rules"), later("metrics"), later("presets"))
PARTS = {"what": later("what"), "why": later("why"), "how": later("how"), "where": later("where")}


def _ladder(told: list[dict[str, Any]]) -> None:
    table = screen.grid(*map(worded, LADDER))
    for model in told:
        presets = ", ".join(preset["name"] for preset in model["presets"])
        what = f"[bold]{screen.plain(model['title'])}[/bold]\n{screen.plain(model['what'])}"
        counts = [str(len({item[key] for item in model[f"{key}s"]})) for key in ("rule", "metric")]
        table.add_row(str(model["rung"]), model["name"], what, *counts, presets)
    screen.console().print(table)


def _rung(model: dict[str, Any]) -> None:
    console = screen.console()
    console.print(
        say(
            "{title}  (rung {rung}, {name}, from {plugin})",
            title=f"[bold]{screen.plain(model['title'])}[/bold]",
            rung=model["rung"],
            name=model["name"],
            plugin=model["plugin"],
        )
    )
    facts = screen.grid("", "")
    for part, title in PARTS.items():
        facts.add_row(worded(title), screen.plain(model[part]))
    for caveat in model["caveats"]:
        facts.add_row(say("mind"), screen.plain(caveat))
    console.print(facts)
    sections: dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]] = {
        "settings": (
            (say("setting"), say("default"), say("description")),
            [(item["name"], str(item["default"]), item["description"]) for item in model["settings"]],
        ),
        "presets": (
            (say("preset"), say("setting"), say("value"), say("source")),
            [
                (preset["name"], key, str(setting["value"]), setting["source"])
                for preset in model["presets"]
                for key, setting in preset["settings"].items()
            ],
        ),
        "tables": (
            (say("table"), say("required")),
            [(item["name"], say("yes") if item["required"] else "") for item in model["tables"]],
        ),
        "rules": (
            (say("rule"), say("severity"), say("sentence")),
            [(item["rule"], worded(item["severity"]), item["sentence"]) for item in model["rules"]],
        ),
        "metrics": (
            (say("metric"), say("unit"), say("definition")),
            [(item["metric"], item["unit"], item["definition"]) for item in model["metrics"]],
        ),
    }
    for headers, rows in sections.values():
        if rows:
            table = screen.grid(*headers)
            for row in rows:
                table.add_row(*map(screen.plain, row))
            console.print()
            console.print(table)
