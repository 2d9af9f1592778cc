"""The Finnish and Swedish of a description that is written in English beside the column.

A package keeps them in ``locale/<language>/LC_MESSAGES/dictionary.po``. A description without a translation is given
in English: the dictionary of someone else's plugin is readable before it is translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache as once
from importlib.resources import files
from typing import TYPE_CHECKING

from climatekit.cache import Cache, digest
from climatekit.text import Text

if TYPE_CHECKING:
    from pydantic import BaseModel

DOMAIN = "dictionary"
TRANSLATED = ("fi", "sv")


class Words:
    """Finds translations, package by package."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._read = once(self._load)

    def text(self, english: str, package: str) -> Text:
        """A description in all three languages."""
        fi, sv = (self._read(package, language).get(english, english) for language in TRANSLATED)
        return Text(fi, sv, english)

    def of_setting(self, settings: type[BaseModel], name: str) -> Text:
        """What a setting means; its words are those of the package that its class stands in."""
        english = settings.model_fields[name].description or name
        return self.text(english, settings.__module__.partition(".")[0])

    def _load(self, package: str, language: str) -> Mapping[str, str]:
        try:
            file = files(package) / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
            source = file.read_bytes()
        except (OSError, ImportError, TypeError, ValueError):
            return {}
        key = digest(language, source)
        found = self._cache.get("words", key)
        if not isinstance(found, dict):
            found = _parsed(source, language)
            self._cache.put("words", key, found)
        return dict(found)


def _parsed(source: bytes, language: str) -> dict[str, str]:
    import io

    from babel.messages.pofile import read_po

    catalogue = read_po(io.BytesIO(source), locale=language, domain=DOMAIN)
    return {str(message.id): str(message.string) for message in catalogue if message.id and message.string}
