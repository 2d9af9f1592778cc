"""The verdict over a row, by its own cells: their values, and a reason for each thing that it breaks."""

from __future__ import annotations

from collections.abc import Collection

from climatekit.contracts import sentences
from climatekit.contracts.model import Check, Column, CompiledContract
from climatekit.contracts.parse import sound, text, typed
from climatekit.contracts.writing import Parsing, identifier, refusal, text_literal


def parsed_select(contract: CompiledContract, raw: str, parsing: Parsing, origin: str, absent: Collection[str]) -> str:
    """SQL that judges the rows of ``raw`` by themselves: typed columns, ``_broken``, and the columns ``origin`` as is.

    Four layers: cells ready for their type, typed values, sound values, and the verdict over them. Of a column that is
    ``absent`` every cell is null: it is not spoken of, for to plan the verdict takes longer than to judge many rows.
    """
    columns = contract.columns
    texts = ", ".join(
        f"{'null::varchar' if column.name in absent else text(column, identifier(column.name), parsing)} "
        f"as {_text(column)}"
        for column in columns
    )
    values = ", ".join(
        f"{f'null::{column.sql_type}' if column.name in absent else typed(column, _text(column), parsing)} "
        f"as {identifier(column.name)}"
        for column in columns
    )
    sounds = ", ".join(
        f"{identifier(column.name) if column.name in absent else sound(column, identifier(column.name), parsing)} "
        f"as {identifier(column.name)}"
        for column in columns
    )
    kept = ", ".join([*(_text(column) for column in columns), origin, "_problem"])
    names = ", ".join(identifier(column.name) for column in columns)
    return (
        f"select {names}, {_verdict(contract, parsing, absent)} as _broken, {origin} from "
        f"(select {sounds}, {kept} from "
        f"(select {values}, {kept} from "
        f"(select {texts}, {origin}, _problem from ({raw}))))"
    )


def _verdict(contract: CompiledContract, parsing: Parsing, absent: Collection[str]) -> str:
    """The reasons of a row; only where there is any are they put together."""
    broken = [("_problem is not null", "':' || _problem")]
    for column in contract.columns:
        name = identifier(column.name)
        if column.type != "text" and column.name not in absent:
            code, _ = sentences.for_type(column)
            reason = _type_reason(column, code, parsing)
            broken.append((f"{name} is null and {_text(column)} is not null", reason))
        if not column.nullable:
            broken.append((f"{_text(column)} is null", _unless_short(f"'{column.name}:value.missing'")))
    for check in contract.checks:
        if check.holds_of_nothing and all(name in absent for name in check.rests_on):
            continue
        reason = text_literal(check.reason)
        if check.checksum != "keep":
            at = check.column and _text(contract.column(check.column))
            broken.append((_breaks(check), _unless_short(reason, f"{at} is null") if at else reason))
    some = " or ".join(f"({condition})" for condition, _ in broken)
    reasons = ", ".join(f"case when {condition} then {reason} end" for condition, reason in broken)
    return f"case when {some} then concat_ws(' ', {reasons}) else '' end"


def _unless_short(reason: str, empty: str = "true") -> str:
    """Nothing is said of an empty cell in a row that is too short: which of its cells are missing, no one knows."""
    return f"case when coalesce(_problem, '') <> 'row.too_short' or not ({empty}) then {reason} end"


def _type_reason(column: Column, code: str, parsing: Parsing) -> str:
    """Why a cell has no value: that it is not of its type, or what its text says."""
    refusals = parsing.of(column.name).refusals(column.kind)
    branches = " ".join(f"when '{refusal(other)}' then '{column.name}:{other}'" for other in refusals)
    reason = f"'{column.name}:{code}'"
    return f"case {_text(column)} {branches} else {reason} end" if branches else reason


def _breaks(check: Check) -> str:
    """A check that can't be computed for a row, such as a sum that overflows, is broken by the row: the run goes on."""
    if check.code.startswith("check."):
        return f"not coalesce(try(coalesce({check.holds}, true)), false)"
    return f"not ({check.holds})"


def _text(column: Column) -> str:
    return identifier(f"_text_{column.name}")
