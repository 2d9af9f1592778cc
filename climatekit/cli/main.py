"""``climatekit``: find the command, run it, turn what goes wrong into one sentence and an exit code."""

from __future__ import annotations

import importlib
import io
import json
import os
import signal
import sys
import threading
from typing import Any

import click

from climatekit import __version__
from climatekit.cli import words
from climatekit.errors import ClimatekitError, PluginError, did_you_mean, one_of
from climatekit.language import later, say, speaking_to_user

COMMANDS = {
    "run": "Turn a project's files into validated Parquet.",
    "check": "Validate only: the same verdicts and exit codes, nothing written.",
    "replay": "Take corrected rejects in and run the project.",
    "demo": "Copy an example network and run it.",
    "init": "Start a project from a preset.",
    "template": "A workbook to fill in: one sheet a table, with drop-downs and notes.",
    "changes": "Who came, went and came back between two days, and what changed.",
    "purge": "Remove what is kept longer than it may be.",
    "freeze": "Record the published figures of a closed period.",
    "whatif": "The same data under another rung of the ladder.",
    "models": "The ladder of coordination models: what, why, how, where.",
    "explain": "Where a table, column, metric, rule or reject code comes from.",
    "plugin": "Start a plugin of your own, or check one.",
    "plugins": "Every plugin: version, origin, status, what it brings.",
}

INTERRUPTED = later("Interrupted; the last good output stands.")
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
        elif cmd_name in (given := _plugin_commands()):
            command = given[cmd_name]
        else:
            return None
        command.context_class = words.Context
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; an unknown one is told with the known ones."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            known = self.list_commands(ctx)
            facts = {"name": name, "known": one_of(known), "guess": did_you_mean(name, known)}
            ctx.fail(say("There is no command '{name}': there are {known}.{guess}", **facts))
        return super().resolve_command(ctx, args)

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """List without importing ours; a broken plugin is shown, for its commands may be missing."""
        from climatekit.plugin_host.host import Host

        host = Host()
        rows = [*COMMANDS.items()]
        rows += sorted((str(command.name), command.get_short_help_str(80)) for _, command in host.commands())
        with formatter.section("Commands"):
            formatter.write_dl(rows)
        if broken := [(plugin.name, plugin.faults[0]) for plugin in host.plugins.values() if plugin.faults]:
            with formatter.section(later("Broken plugins")):
                formatter.write_dl(broken)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. One of a plugin that crashes is that plugin's fault."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, ClimatekitError, OSError, MemoryError):
            raise
        except Exception as error:
            name = str(ctx.invoked_subcommand)
            if name in COMMANDS:
                raise
            what = f"{type(error).__name__}: {error}".splitlines()[0]
            raise PluginError("plugin.command", _failed(name, what)) from error


def _failed(name: str, what: str) -> str:
    from climatekit.plugin_host.host import Host

    plugin = next(plugin for plugin, command in Host().commands() if command.name == name)
    return say(
        "The command '{name}' of the plugin '{plugin}' ({origin} {version}) failed: {what}. Mend or uninstall it.",
        name=name,
        plugin=plugin.name,
        origin=plugin.origin,
        version=plugin.version,
        what=what.rstrip("."),
    )


def _plugin_commands() -> dict[str, click.Command]:
    from climatekit.plugin_host.host import Host

    return {str(command.name): command for _, command in Host().commands()}


Commands.context_class = words.Context


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="climatekit")
@click.option("--debug", is_flag=True, help="Show the traceback of what goes wrong.")
def cli(debug: bool) -> None:
    """How a city coordinates climate work with companies: from Excel lists to Parquet."""


def main(arguments: list[str] | None = None) -> None:
    """The entry point: runs a command and exits with its code."""
    with speaking_to_user():
        _main(arguments)


def _main(arguments: list[str] | None) -> None:
    arguments = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in arguments
    as_json = "--json" in arguments
    _write_anything(as_json)
    if threading.current_thread() is threading.main_thread():
        # a scheduler that stops us is a Ctrl-C: what a run has begun is cleared away
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        # click's own exit codes are ours: 2 for wrong usage
        result = cli.main(args=arguments, prog_name="climatekit", standalone_mode=False)
        code = result if isinstance(result, int) else 0
    except click.exceptions.Exit as done:
        code = done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        code = 2
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        code = 2
        _tell(as_json, "usage", _usage(error), code)
    except ClimatekitError as error:
        if debug:
            raise
        code = error.exit_code
        _tell(as_json, error.code, error.message, code)
    except (KeyboardInterrupt, click.Abort):
        code = 4
        _tell(as_json, "system.interrupted", say(INTERRUPTED), code)
    except BrokenPipeError:
        # whoever read our output has gone; a run that was told to nobody is not known to have ended well
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 4
    except (OSError, MemoryError) as error:
        if debug:
            raise
        code = 4
        reason = getattr(error, "strerror", None) or type(error).__name__
        name = getattr(error, "filename", None)
        reason = f"{reason} ('{name}')" if name else reason
        message = say("The system failed: {reason}; the last good output stands.", reason=reason)
        _tell(as_json, "system.failed", message, code)
    except Exception as error:
        code = 4
        if "interrupted" in str(error).lower():  # how the engine tells of a Ctrl-C that came within a query
            _tell(as_json, "system.interrupted", say(INTERRUPTED), code)
            sys.exit(code)
        if debug:
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        message = say(
            "Something unforeseen happened ({what}); the last good output stands, and --debug shows where.", what=what
        )
        _tell(as_json, "system.unforeseen", message, code)
    sys.exit(code)


def _usage(error: click.ClickException) -> str:
    """What was wrong, and which help to read; a wrong value is told with what is right and needs none."""
    context, message = getattr(error, "ctx", None), words.mistake(error)
    if isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter):
        return message
    command = context.command_path if context else "climatekit"
    message = f"{message.rstrip('.')}{'' if message.endswith('?') else '.'}"
    return say("{message} See {command} --help.", message=message, command=command)


def _write_anything(as_json: bool) -> None:
    """No name in the data may end a run: what the terminal or the log can't show becomes '?'. JSON is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if as_json else None, errors="replace")


def _tell(as_json: bool, code: str, message: str, exit_code: int) -> None:
    """Errors go to standard error, as a sentence or as one JSON line."""
    if as_json:
        line: dict[str, Any] = {"event": "error", "code": code, "message": message, "exit_code": exit_code}
        click.echo(json.dumps(line, ensure_ascii=False), err=True)
    else:
        click.echo(f"{click.style(say('Error'), fg='red', bold=True)} [{code}] {message}", err=True)
