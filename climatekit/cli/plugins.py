"""``climatekit plugins``: what is installed, in which state, and what it brings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from climatekit.cli import screen
from climatekit.language import later, say, worded

KINDS = (later("model"), later("step"), later("reader"), later("publisher"), later("command"))


@click.command("plugins")
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--debug", is_flag=True, hidden=True)
def command(project: Path, as_json: bool, debug: bool) -> int:
    """Every plugin: version, origin, status, what it brings. A broken one is shown, not fatal.

    Those that the project in PROJECT (default: here) names by their files are shown, and so run, too.
    """
    from climatekit.plugin_host.beside import beside
    from climatekit.plugin_host.host import Host
    from climatekit.project.load import FILE_NAME, load_project

    here = project != Path() or (project / FILE_NAME).is_file()
    host = Host(beside=beside(load_project(project)) if here else ())
    told = [_told(host, plugin) for plugin in host.survey()]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return 0

    table = screen.grid(say("plugin"), say("version"), say("from"), say("status"), say("brings"))
    for plugin in told:
        status = f"[green]{say('ok')}[/green]" if plugin["status"] == "ok" else f"[red]{say('broken')}[/red]"
        brings = [f"{worded(kind)} {name}" for kind, names in plugin["brings"].items() for name in names]
        table.add_row(plugin["name"], plugin["version"], plugin["origin"], status, screen.plain(", ".join(brings)))
        for fault in plugin["faults"]:
            table.add_row("", "", "", "", f"[red]{screen.plain(fault)}[/red]")
    screen.console().print(table)
    return 0


def _told(host: Any, plugin: Any) -> dict[str, Any]:
    return {
        "name": plugin.name,
        "version": plugin.version,
        "origin": plugin.origin,
        "status": plugin.status,
        "faults": list(plugin.faults),
        "brings": host.brings(plugin),
    }
