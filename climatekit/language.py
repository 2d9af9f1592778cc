"""The language in which climatekit speaks to whoever sits before it.

Every sentence is written in English where it is said, as ``say("… {place} …", place=place)``; the Finnish and Swedish
ones stand in ``locale/<language>/LC_MESSAGES/climatekit.po``. A sentence without a translation is said in English, and
a test fails. What belongs to a contract, a rule or a model is a ``Text`` and carries its languages itself.

Who calls climatekit from Python is spoken to in English, or in another language within ``speaking``. The command line
follows ``--language``, then ``CLIMATEKIT_LANGUAGE``, then the project.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from climatekit.text import LANGUAGES, Language

# what plugins may use: their own words are their own
__all__ = ["number", "percent", "speaking", "spoken"]

DOMAIN = "climatekit"
VARIABLE = "CLIMATEKIT_LANGUAGE"
LOCALE = Path(__file__).parent / "locale"

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")
_yielding: ContextVar[bool] = ContextVar("yielding", default=False)


def say(sentence: str, /, **facts: object) -> str:
    """The sentence in the language spoken, its ``{facts}`` filled in."""
    return _found(sentence)[0].format(**facts)


def say_many(one: str, many: str, count: int, /, **facts: object) -> str:
    """``one`` or ``many`` by ``count``, which both may quote as ``{count}``."""
    forms = _found(one)
    if len(forms) == 1:  # there is no catalogue for English
        forms = (one, many)
    return forms[0 if count == 1 else 1].format(count=number(count), **facts)


def worded(sentence: str, /) -> str:
    """The sentence in the language spoken, as it stands in the catalogue: nothing is filled in."""
    return _found(sentence)[0]


def later(sentence: str, /) -> str:
    """Marks a sentence for the catalogues that is said elsewhere, with ``say(TABLE[key])``."""
    return sentence


def number(value: float, decimals: int = 0) -> str:
    """A number as it is written in the language spoken: ``12,345.6`` or ``12 345,6``."""
    if spoken() == "en":
        return f"{value:,.{decimals}f}"
    from babel.numbers import format_decimal

    return str(format_decimal(round(value, decimals), f"#,##0.{'0' * decimals}".rstrip("."), locale=spoken()))


def percent(share: float) -> str:
    """A share as whole per cent: ``83%`` or ``83 %``."""
    if spoken() == "en":
        return f"{share:.0%}"
    from babel.numbers import format_percent

    return str(format_percent(round(share, 2), locale=spoken()))


def spoken() -> Language:
    """The language spoken now."""
    return _spoken.get()


def speak(language: Language) -> None:
    """Speak this language from here on, whatever a project says."""
    _spoken.set(language)
    _yielding.set(False)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak this language here, and the one before afterwards."""
    before, yielding = _spoken.set(language), _yielding.set(False)
    try:
        yield
    finally:
        _yielding.reset(yielding)
        _spoken.reset(before)


@contextmanager
def speaking_to_user() -> Iterator[None]:
    """Speak as ``CLIMATEKIT_LANGUAGE`` says; else English until a project that is read says otherwise."""
    wanted = preferred()
    with speaking(wanted or "en"):
        _yielding.set(wanted is None)
        yield


def speak_as_project(language: object) -> None:
    """A project was read: speak its language if it is one of ours and nobody has asked for another."""
    if _yielding.get() and language in LANGUAGES:
        _spoken.set(next(known for known in LANGUAGES if known == language))


def preferred() -> Language | None:
    """The language that the user asks for in ``CLIMATEKIT_LANGUAGE``; None where it says nothing that we speak."""
    wanted = os.environ.get(VARIABLE, "").lower()[:2]
    return next((language for language in LANGUAGES if language == wanted), None)


def _found(sentence: str) -> tuple[str, ...]:
    """The sentence as it is said: one form, or one and many."""
    language = spoken()
    return (_catalogue(language).get(sentence) if language != "en" else None) or (sentence,)


@cache
def _catalogue(language: Language) -> Mapping[str, tuple[str, ...]]:
    """What is translated. Reading a catalogue takes longer than a short command does, so it is read once a version."""
    from climatekit.cache import digest, user_cache

    content = (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po").read_bytes()
    key, kept = digest(content), user_cache()
    told = kept.get("language", key)
    if told is None:
        told = _read(content, language)
        kept.put("language", key, told)
    return {sentence: tuple(forms) for sentence, forms in told.items()}


def _read(content: bytes, language: Language) -> dict[str, list[str]]:
    from io import BytesIO

    from babel.messages.pofile import read_po

    told = {}
    for message in read_po(BytesIO(content), locale=language, domain=DOMAIN):
        names = message.id if isinstance(message.id, tuple | list) else (message.id,)
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if names[0] and all(forms):
            told[names[0]] = [str(form) for form in forms]
    return told
