"""The three languages in which everything a person reads is said."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["LANGUAGES", "Language", "Text"]

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")


class Text(NamedTuple):
    """One sentence or title in Finnish, Swedish and English.

    A text may hold ``{column}`` placeholders; whoever uses it says with what they are filled.
    """

    fi: str
    sv: str
    en: str

    def to(self, language: Language) -> str:
        """The text in one language."""
        return str(getattr(self, language))
