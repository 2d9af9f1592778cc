"""A column of a file that the core itself makes, as its author describes it: in English, once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column of a file."""

    name: str
    description: str
    unit: str | None = None
    nullable: bool = True

    def metadata(self) -> dict[str, str]:
        """What readers of the file find at the column."""
        return {"description": self.description, **({"unit": self.unit} if self.unit else {})}
