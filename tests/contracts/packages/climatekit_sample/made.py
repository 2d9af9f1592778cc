"""Contracts made on the spot, to have one thing wrong with them."""

from __future__ import annotations

from typing import Any

from climatekit.contracts.fields import Contract, column, holds
from climatekit.text import Text

TITLE = Text("Tunnus", "Id", "ID")
SENTENCE = Text("Väärin.", "Fel.", "Wrong.")


def titled(name: str) -> Text:
    return Text(name, name, name)


def contract_class(columns: dict[str, tuple[Any, Any]], name: str = "Thing", **body: Any) -> type[Contract]:
    """A contract with a text id and ``columns``; ``body`` may hold its Config, checks and docstring."""
    every = {"thing_id": (str, column("The id.", TITLE))} | columns
    config = body.pop("config", {"unique": ["thing_id"]})
    members = {
        "__annotations__": {key: kind for key, (kind, _) in every.items()},
        "__module__": "climatekit_broken",
        "Config": type("Config", (), config),
        **{key: made for key, (_, made) in every.items()},
        **body,
    }
    return type(name, (Contract,), members)


def holding(function: Any, sentence: Text = SENTENCE, blamed: str | None = None) -> Any:
    function.__name__ = "own"
    return holds(sentence, column=blamed)(function)
