"""How a source writes its values: what is told in ``climatekit.toml``, and what its columns were found to mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

# What may stand around a cell without being part of it is the same as makes a cell blank when a file is read.
from climatekit.ingest.source import BLANK
from climatekit.ingest.source import sql_text as text_literal

__all__ = ["BLANK", "Conversion", "Parsing", "Style", "identifier", "refusal", "text_literal", "trimmed"]


@dataclass(frozen=True, kw_only=True)
class Style:
    """How one column of one source writes its values.

    ``also`` are date formats that were found out and hold beside those that are always understood. Cells of the form
    ``unclear`` (a regular expression) can be read in two ways and are refused. A bare number is multiplied by
    ``factor``; ``affixes`` are the units that stand in cells, with theirs, and ``refused`` those that can't be
    converted, with the code of the refusal. Where ``bare_unclear``, a number without a unit is refused as well.
    """

    decimal: str = "."
    thousands: str | None = None
    date_formats: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unclear: str | None = None
    factor: Fraction = Fraction(1)
    affixes: Mapping[str, Fraction] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    bare_unclear: bool = False

    @property
    def converts(self) -> bool:
        """Whether units have to be minded."""
        return self.factor != 1 or bool(self.affixes) or bool(self.refused)

    def refusals(self, kind: str) -> list[str]:
        """The codes, beside that of the type, for which a cell may be refused."""
        found = set(self.refused.values())
        if self.unclear is not None:
            found.add("date.ambiguous" if kind == "date" else "number.ambiguous")
        if self.bare_unclear:
            found.add("unit.unclear")
        return sorted(found)


@dataclass(frozen=True, kw_only=True)
class Conversion:
    """Numbers of ``column`` in the unit ``source`` become ``target``; ``told_by`` is config, header or cells."""

    column: str
    source: str
    target: str
    factor: Fraction
    told_by: str


@dataclass(frozen=True, kw_only=True)
class Parsing:
    """How one source writes its values. The defaults take ``1234.5``, ``1 234.5``, ``2025-03-31`` and ``31.3.2025``.

    ``values`` maps, per column, what stands in the file to what the contract says: '' in the file is a blank cell, ''
    in the contract says that nothing stands there. None for ``decimal`` means: find out, if a cell is no number.
    ``units`` are those of whole columns; ``columns`` is what was found out about single ones.
    """

    decimal: str | None = None
    thousands: str | None = None
    date_formats: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    units: Mapping[str, Conversion] = field(default_factory=dict)
    columns: Mapping[str, Style] = field(default_factory=dict)
    found_units: tuple[Conversion, ...] = ()

    def of(self, column: str) -> Style:
        """How this column is written."""
        found = self.columns.get(column)
        if found is not None:
            return found
        unit = self.units.get(column)
        return Style(
            decimal=self.decimal or ".",
            thousands=self.thousands,
            date_formats=self.date_formats,
            factor=unit.factor if unit else Fraction(1),
        )


def identifier(name: str) -> str:
    """A quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def trimmed(raw: str) -> str:
    """SQL for the cell without the blanks around it, null where nothing is left."""
    return f"nullif(trim({raw}, {text_literal(BLANK)}), '')"


def refusal(code: str) -> str:
    """What stands in the text of a cell that is refused for another reason than its type: no cell ends in a blank."""
    return f"!{code} "
