"""The note on a column's header: what belongs in the column, with an example as the spreadsheet would show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.parse import TRUE
from climatekit.template import words
from climatekit.template.limits import Limits, limits_of
from climatekit.text import Language


def note(contract: CompiledContract, column: Column, sheets: Mapping[str, str], language: Language) -> str:
    """All lines of the note; ``sheets`` names the sheet of each table."""
    return "\n".join(_lines(contract, column, sheets, language))


def bounds(limits: Limits, language: Language) -> Iterator[str]:
    """The limits in words, one sentence each."""
    if limits.low is not None:
        text = words.MORE_THAN if limits.open_low else words.AT_LEAST
        yield text.to(language).format(low=_number(limits.low, language))
    if limits.high is not None:
        text = words.LESS_THAN if limits.open_high else words.AT_MOST
        yield text.to(language).format(high=_number(limits.high, language))
    if limits.lengths:
        low, high = limits.lengths
        yield words.LENGTH.to(language).format(low=low, high=high)


def example(column: Column, language: Language) -> str | None:
    """The contract's example, written as one would type it in this language."""
    text = column.example
    if not text:
        return None
    if column.kind == "boolean":
        return (words.YES if text.lower() in TRUE else words.NO).to(language)
    if column.kind == "date" and language != "en":
        day = date.fromisoformat(text)
        return f"{day.day}.{day.month}.{day.year}"
    return _number(text, language) if column.kind in ("number", "decimal") else text


def _lines(contract: CompiledContract, column: Column, sheets: Mapping[str, str], language: Language) -> Iterator[str]:
    yield (words.OPTIONAL if column.nullable else words.REQUIRED).to(language)
    if column.unit:
        unit = words.UNITS[column.unit].to(language) if column.unit in words.UNITS else column.unit
        yield words.UNIT.to(language).format(unit=unit)
    if shown := example(column, language):
        yield words.EXAMPLE.to(language).format(example=shown)
    if values := allowed_values(column, language):
        yield words.ALLOWED.to(language).format(values=", ".join(values))
    yield from bounds(limits_of(contract, column.name), language)
    if contract.key == (column.name,):
        yield words.ALONE.to(language)
    target = (column.references or "").partition(".")[0]
    if target in sheets:
        yield words.REFERS.to(language).format(sheet=sheets[target])
    if column.privacy == "personal":
        yield words.PERSONAL.to(language)
    elif column.identifies and contract.natural_person:
        yield words.IDENTIFIES.to(language)
    # contracts describe their columns in English only
    yield words.IN_ENGLISH.to(language).format(description=column.description)


def allowed_values(column: Column, language: Language) -> tuple[str, ...]:
    """The closed set of a column, if it has one."""
    if column.kind == "boolean":
        return words.YES.to(language), words.NO.to(language)
    return column.words(language)


def _number(text: str, language: Language) -> str:
    return text if language == "en" else text.replace(".", ",")
