"""The pages of docs/reference, and the table of hooks in docs/plugins.md, as the code has them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import click
from public_api import signature

from climatekit.cache import Cache
from climatekit.cli import words
from climatekit.cli.main import COMMANDS, EPILOG, cli
from climatekit.dictionary.model import Column, Dictionary, Table
from climatekit.language import speaking
from climatekit.plugin_host import hookspecs
from climatekit.plugin_host.host import HOOKS, Host
from climatekit.run.describe import describe
from climatekit.run.prepare import everything

HERE = Path(__file__).parent
MADE = "Made from the code by `docs/make_reference.py`."
_TABLE = re.compile(r"(?<=<!-- hooks -->\n).*?(?=<!-- /hooks -->)", re.DOTALL)
_WIDTH = 100


def hooks() -> str:
    """docs/plugins.md with its table of hooks up to date."""
    rows = ["| hook | for | when it is asked |", "| --- | --- | --- |"]
    for name in HOOKS:
        function = getattr(hookspecs, name)
        told, asked = (" ".join(part.split()) for part in str(function.__doc__).strip().split("\n\n"))
        rows.append(f"| [`{name}{signature(function)}`](hooks/{name}.md) | {told} | {asked} |")
    page = (HERE / "plugins.md").read_text("utf-8")
    assert _TABLE.search(page), "docs/plugins.md lacks <!-- hooks --> and <!-- /hooks -->"
    made = "".join(f"{row}\n" for row in rows)
    return _TABLE.sub(lambda _: made, page)


def commands() -> str:
    """What ``--help`` says of every command, and the exit codes."""
    parts = [f"# The command line\n\n{MADE} Every command says the same with `--help`, in Finnish and Swedish too.\n"]
    with speaking("en"):
        listed = "".join(f"| [`{name}`](#climatekit-{name}) | {said} |\n" for name, said in COMMANDS.items())
        parts.append(f"| command | does |\n| --- | --- |\n{listed}")
        for name in COMMANDS:
            command = importlib.import_module(f"climatekit.cli.{name}").command
            parts += _helps(command, name, words.Context(cli, info_name="climatekit"))
        head, *codes = re.split(r"\s*(\d) ", EPILOG)
        rows = "".join(f"| {code} | {said} |\n" for code, said in zip(codes[::2], codes[1::2], strict=True))
        parts.append(f"## {head.rstrip(': ')}\n\n| code | means |\n| --- | --- |\n{rows}")
    return "\n".join(parts)


def _helps(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = words.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH)
    level = "#" * len(context.command_path.split())
    yield f"{level} {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            yield from _helps(found, inner, context)


def metrics() -> str:
    """Every figure of the plugins that come with climatekit."""
    parts = [
        f"# Metrics\n\n{MADE} They stand in `metrics/metrics.parquet`, one value a row; `climatekit explain NAME` "
        "shows the SQL. A figure marked *indicative* can mislead: its caveat says how. *Mind* is the caveat of one "
        "that is a plain count or share. [What a figure may say](../what-a-figure-may-say.md) tells more.\n"
    ]
    found = sorted(_dictionary().metrics, key=lambda metric: (metric.plugin, metric.name))
    for plugin, group in groupby(found, key=lambda metric: metric.plugin):
        parts.append(f"## {plugin}\n\n| metric | unit | better | says |\n| --- | --- | --- | --- |")
        for metric in group:
            mark = "Indicative." if metric.is_indicative else "Mind:"
            said = metric.definition.en + (f" *{mark}* {metric.caveat.en}" if metric.caveat else "")
            better = {"up": "more", "down": "less", "none": "–"}[metric.direction]
            parts.append(_row(f"`{metric.name}`", metric.unit, better, said))
        parts.append("")
    return "\n".join(parts)


STEPS = {
    "input": "What comes from files: `tables/`",
    "membership": "Who is in: `membership/`",
    "tracking": "What they did and promised: `tracking/`",
    "reporting": "For people and BI tools: `marts/`",
    "core": "What climatekit makes itself",
}


def tables() -> str:
    """Every table of the plugins that come with climatekit."""
    parts = [
        f"# Tables\n\n{MADE} The data dictionary of everything that the five models publish; a project has the "
        "tables of the models that it uses, and `datapackage.json` says the same of them in three languages.\n"
    ]
    for step, title in STEPS.items():
        parts.append(f"## {title}\n")
        for table in sorted(_dictionary().tables, key=lambda table: table.name):
            if table.step == step:
                parts += _table(table)
    return "\n".join(parts)


def _table(table: Table) -> Iterator[str]:
    key = ", ".join(f"`{name}`" for name in table.key)
    yield f"### {table.name}\n\n{table.description.en} From `{table.plugin}`.{f' Key: {key}.' if key else ''}\n"
    yield "| column | unit | says |\n| --- | --- | --- |"
    for column in table.columns:
        yield _row(f"`{column.name}`", column.unit or "", _said(column))
    yield ""


def _said(column: Column) -> str:
    said = column.description.en
    if column.allowed:
        said += f" One of {', '.join(f'`{value}`' for value in column.allowed)}."
    if column.references:
        table, other = column.references
        said += f" → `{table}.{other}`"
    return said


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


@cache
def _dictionary() -> Dictionary:
    strangers = [name for name, plugin in Host().plugins.items() if plugin.origin != hookspecs.PROJECT]
    host = Host(without=strangers)
    contracts, _, plan = everything(host, host.models(), Cache(None))
    return describe(host, contracts.values(), plan)
