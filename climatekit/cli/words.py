"""What click itself says, in the language spoken: the frame of ``--help``, and what is wrong with a command line."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from climatekit.errors import DID_YOU_MEAN
from climatekit.language import later, say, worded

_FRAME = {
    "Usage:": later("Usage:"),
    "Options": later("Options"),
    "Commands": later("Commands"),
    "Show this message and exit.": later("Show this message and exit."),
    "Show the version and exit.": later("Show the version and exit."),
    "[required]": later("[required]"),
}
# click's own words, of which it hands out no more than the finished sentence
_MISTAKES = (
    (r"No such option '?(?P<option>[^' ]+?)'?\.", later("There is no option '{option}'.")),
    (r"No such command '(?P<name>.+)'\.", later("There is no command '{name}'.")),
    (r"Missing command\.", later("The command is missing.")),
    (r"Missing argument '(?P<name>.+?)'\.", later("The argument '{name}' is missing.")),
    (r"Missing option '(?P<name>.+?)'\.", later("The option '{name}' is missing.")),
    (r"Option '(?P<option>.+?)' requires an argument\.", later("The option '{option}' needs a value behind it.")),
    (r"Option '(?P<option>.+?)' does not take a value\.", later("The option '{option}' takes no value.")),
    (r"Got unexpected extra arguments? \((?P<names>.+)\)", later("This is more than the command takes: {names}.")),
    (
        r"Invalid value for (?P<place>.+?): '(?P<value>.*)' is not one of (?P<choices>.+)\.",
        later("{place} '{value}' is not known: write one of {choices}."),
    ),
    (r"Invalid value for (?P<place>.+?): (?P<reason>.+)", later("{place}: {reason}")),
)
_GUESS = re.compile(r" (?:Did you mean |\(Did you mean one of: )(?P<guesses>.+?)\)?\?\)?$")


class Formatter(click.HelpFormatter):
    """Help in the language spoken; the English text is the key in the catalogue."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line."""
        super().write_usage(prog, args, prefix or f"{worded('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """A heading."""
        super().write_heading(worded(heading))

    def write_text(self, text: str) -> None:
        """A paragraph or several."""
        super().write_text(worded(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Names and what they mean; what click adds behind stands in brackets."""
        told = []
        for name, text in rows:
            meaning, gap, extra = text.partition("  [")
            told.append((name, worded(meaning) + (f"  {_extra(extra)}" if gap else "")))
        super().write_dl(told, col_max, col_spacing)


def _extra(text: str) -> str:
    """``[required]`` or ``[default: …]``."""
    if text.startswith("default: "):
        return say("[default: {value}]", value=text.removeprefix("default: ").removesuffix("]"))
    return worded(f"[{text}")


class Context(click.Context):
    """A context whose help is in the language spoken."""

    formatter_class = Formatter


def mistake(error: click.ClickException) -> str:
    """What is wrong with a command line, in one sentence of ours."""
    message = error.format_message()
    guessed = _GUESS.search(message)
    words = _GUESS.sub("", message)
    for pattern, sentence in _MISTAKES:
        if found := re.fullmatch(pattern, words, re.DOTALL):
            words = say(sentence, **found.groupdict())
            break
    guess = guessed["guesses"].strip("'").split(",")[0].rstrip("?)") if guessed else ""
    return f"{words} {say(DID_YOU_MEAN, guess=guess)}" if guess else words
