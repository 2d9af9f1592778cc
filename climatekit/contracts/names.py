"""The names under which a column is recognised, and when two headers are the same."""

from __future__ import annotations

import re
import unicodedata

from climatekit.contracts.model import Column


def normalised(header: str) -> str:
    """Case, spaces and punctuation do not tell headers apart; where there is nothing else, they do."""
    composed = unicodedata.normalize("NFC", header)
    return (re.sub(r"[\W_]+", "", composed) or composed.strip()).casefold()


def codes(column: Column) -> dict[str, str]:
    """The code of a closed set by every word for it, normalised."""
    labels = zip(column.allowed, column.labels, strict=False)
    return {normalised(word): code for code, label in labels for word in label} | {
        normalised(code): code for code in column.allowed
    }


def header_names(column: Column) -> tuple[str, ...]:
    """Every header under which a column is recognised."""
    return (column.name, *column.title, *column.aliases)
