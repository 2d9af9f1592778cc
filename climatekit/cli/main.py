"""``climatekit``: find the command, run it, turn what goes wrong into one sentence and an exit code."""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import Any

import click

from climatekit import __version__
from climatekit.errors import ClimatekitError

COMMANDS = {
    "run": "Turn a project's files into validated Parquet.",
    "check": "Validate only: the same verdicts and exit codes, nothing written.",
    "demo": "Copy an example network and run it.",
    "init": "Start a project from a preset.",
    "models": "The ladder of coordination models: what, why, how, where.",
    "plugins": "Every plugin: version, origin, status, what it brings.",
}

EPILOG = (
    "Exit codes: 0 published, data clean within tolerance. 1 the data needs a person. 2 wrong usage or configuration. "
    "3 a plugin is broken or refused. 4 the system failed, and the last good output still stands."
)


class Commands(click.Group):
    """Commands are imported when they are called: ``--help`` stays quick, and a broken plugin can't break it."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Ours, then those of plugins."""
        return [*COMMANDS, *sorted(_plugin_commands())]

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; ours win."""
        if cmd_name in COMMANDS:
            command: click.Command = importlib.import_module(f"climatekit.cli.{cmd_name}").command
            return command
        return _plugin_commands().get(cmd_name)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """List without importing."""
        rows = [*COMMANDS.items()]
        rows += [(name, command.get_short_help_str(80)) for name, command in sorted(_plugin_commands().items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _plugin_commands() -> dict[str, click.Command]:
    from climatekit.plugin_host.host import Host

    return {command.name or "": command for _, command in Host().commands() if command.name not in COMMANDS}


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="climatekit")
@click.option("--debug", is_flag=True, help="Show the traceback of what goes wrong.")
def cli(debug: bool) -> None:
    """How a city coordinates climate work with companies: from Excel lists to Parquet."""


def main(arguments: list[str] | None = None) -> None:
    """The entry point: runs a command and exits with its code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in arguments
    as_json = "--json" in arguments
    try:
        # click's own exit codes are ours: 2 for wrong usage
        result = cli.main(args=arguments, prog_name="climatekit", standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.ClickException as error:
        code = 2
        _tell(as_json, "usage", error.format_message(), code)
    except ClimatekitError as error:
        if debug:
            raise
        code = error.exit_code
        _tell(as_json, error.code, error.message, code)
    except (KeyboardInterrupt, click.Abort):
        code = 4
        _tell(as_json, "system.interrupted", "Interrupted; the last good output stands.", code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except (OSError, MemoryError) as error:
        if debug:
            raise
        code = 4
        reason = getattr(error, "strerror", None) or type(error).__name__
        name = getattr(error, "filename", None)
        place = f" ('{name}')" if name else ""
        _tell(as_json, "system.failed", f"The system failed: {reason}{place}; the last good output stands.", code)
    except Exception as error:
        if debug:
            raise
        code = 4
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        message = f"Something unforeseen happened ({what}); the last good output stands, and --debug shows where."
        _tell(as_json, "system.unforeseen", message, code)
    sys.exit(code)


def _tell(as_json: bool, code: str, message: str, exit_code: int) -> None:
    """Errors go to standard error, as a sentence or as one JSON line."""
    if as_json:
        line: dict[str, Any] = {"event": "error", "code": code, "message": message, "exit_code": exit_code}
        click.echo(json.dumps(line, ensure_ascii=False), err=True)
    else:
        click.echo(f"{click.style('Error', fg='red', bold=True)} [{code}] {message}", err=True)
