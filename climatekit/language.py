"""The language in which climatekit speaks to whoever sits before it.

Every sentence is written in English where it is said, as ``say("… {place} …", place=place)``; the Finnish and Swedish
ones stand in ``locale/<language>/LC_MESSAGES/climatekit.po``. A sentence without a translation is said in English, and
a test fails. What belongs to a contract, a rule or a model is a ``Text`` and carries its languages itself.
"""

from __future__ import annotations

import os
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from climatekit.text import LANGUAGES, Language

DOMAIN = "climatekit"
VARIABLE = "CLIMATEKIT_LANGUAGE"
_LOCALE = Path(__file__).parent / "locale"

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")


def say(sentence: str, /, **facts: Any) -> str:
    """The sentence in the language spoken, its ``{facts}`` filled in."""
    return _translated(spoken(), sentence).format(**facts)


def say_many(one: str, many: str, count: int, /, **facts: Any) -> str:
    """``one`` or ``many`` by ``count``, which both may quote as ``{count}``."""
    found = _plural(spoken(), one, count) or (one if count == 1 else many)
    return found.format(count=count, **facts)


def spoken() -> Language:
    """The language spoken now."""
    return _spoken.get()


def speak(language: Language) -> None:
    """Speak this language from here on."""
    _spoken.set(language)


def preferred() -> Language | None:
    """The language that the user asks for in ``CLIMATEKIT_LANGUAGE``; None where it says nothing that we speak."""
    wanted = os.environ.get(VARIABLE, "").lower()[:2]
    return next((language for language in LANGUAGES if language == wanted), None)


def _translated(language: Language, sentence: str) -> str:
    message = _catalogue(language).get(sentence) if language != "en" else None
    return str(message.string) if message is not None and message.string else sentence


def _plural(language: Language, one: str, count: int) -> str | None:
    catalogue = _catalogue(language) if language != "en" else None
    message = catalogue.get(one) if catalogue else None
    if catalogue is None or message is None or not all(message.string):
        return None
    return str(message.string[0 if count == 1 else 1])


@cache
def _catalogue(language: Language) -> Any:
    from babel.messages.pofile import read_po

    with (_LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)
