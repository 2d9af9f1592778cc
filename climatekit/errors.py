"""What can go wrong, by whose turn it is to act: the exit code says so.

Every message is one sentence that quotes the value, names the place and says the way out. Codes are stable and
documented in ``docs/errors.md``; the words may improve.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from climatekit.language import later, say

__all__ = [
    "ClimatekitError",
    "ConfigurationError",
    "DataError",
    "PluginError",
    "SystemFailure",
    "all_of",
    "did_you_mean",
    "one_of",
]

_MOST_LISTED = 12

DID_YOU_MEAN = later("Did you mean '{guess}'?")


class ClimatekitError(Exception):
    """The base of every error that a user may meet.

    ``code`` is stable, ``exit_code`` is the exit status of the command line.
    """

    exit_code = 4

    def __init__(self, code: str, message: str) -> None:
        message = _on_one_line(message)
        super().__init__(message)
        self.code = code
        self.message = message


def _on_one_line(message: str) -> str:
    """What is quoted, such as a header of a workbook, may stand on several lines."""
    return " ".join(map(str.strip, lines)) if len(lines := message.splitlines()) > 1 else message


class DataError(ClimatekitError):
    """A file as a whole can't be used: a person has to look at the data (exit 1)."""

    exit_code = 1


class ConfigurationError(ClimatekitError):
    """The command or ``climatekit.toml`` asks for something that does not exist (exit 2)."""

    exit_code = 2


class PluginError(ClimatekitError):
    """A plugin is broken, in conflict or refused (exit 3).

    ``suspects`` are the plugins that it comes from, or ``model`` is a model of one, where they are known. ``plugin`` is
    the one to blame, once the message tells its version and the way out.
    """

    exit_code = 3

    def __init__(self, code: str, message: str, *, suspects: Iterable[str] = (), model: str = "") -> None:
        super().__init__(code, message)
        self.suspects = tuple(suspects)
        self.model = model
        self.plugin = ""

    def sign(self, plugin: str, message: str) -> None:
        """Say whose fault it is."""
        self.plugin, self.message, self.args = plugin, message, (message,)


class SystemFailure(ClimatekitError):
    """Disk, memory or engine failed; the last good output still stands (exit 4)."""

    exit_code = 4


def one_of(values: Iterable[str]) -> str:
    """``'a', 'b' or 'c'``: the allowed values as they are listed in every message."""
    *others, last = _quoted(values)
    return say("{others} or {last}", others=", ".join(others), last=last) if others else last


def all_of(values: Iterable[str]) -> str:
    """``'a', 'b' and 'c'``: what is there, as it is listed in every message."""
    *others, last = _quoted(values)
    return say("{others} and {last}", others=", ".join(others), last=last) if others else last


def _quoted(values: Iterable[str]) -> list[str]:
    quoted = [f"'{value}'" for value in sorted(values)]
    if len(quoted) > _MOST_LISTED:
        quoted = [*quoted[:_MOST_LISTED], say("{count} more", count=len(quoted) - _MOST_LISTED)]
    return quoted or [say("none")]


def closest(value: str, known: Iterable[str]) -> str:
    """What is known and close to ``value``, else nothing."""
    return next(iter(get_close_matches(value, list(known), n=1, cutoff=0.6)), "")


def did_you_mean(value: str, known: Iterable[str]) -> str:
    """`` Did you mean 'x'?`` when something known is close to ``value``, else nothing."""
    guess = closest(value, known)
    return " " + say(DID_YOU_MEAN, guess=guess) if guess else ""
