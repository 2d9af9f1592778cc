"""Which column of a file is which column of the contract."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from climatekit.contracts.model import Column, CompiledContract
from climatekit.errors import ConfigurationError, DataError, did_you_mean, one_of


@dataclass(frozen=True, kw_only=True)
class Matched:
    """``positions`` says where in the file each contract column stands; ``ignored`` headers feed nothing."""

    positions: Mapping[str, int]
    ignored: tuple[str, ...]
    absent: tuple[str, ...]


def normalised(header: str) -> str:
    """Case, spaces and punctuation do not tell headers apart."""
    return re.sub(r"[\W_]+", "", header).casefold()


def match_headers(
    contract: CompiledContract,
    headers: Sequence[str],
    *,
    told: Mapping[str, str | Sequence[str]],
    given: Sequence[str],
    fallback: Sequence[str] = (),
    place: str,
) -> Matched:
    """Match what is told first, then names, titles (in all languages) and aliases of the contract.

    ``told`` maps a header to one or more contract columns, ``given`` are columns filled with a constant. ``place``
    names file and sheet in messages. Every column that must be filled must be there, save those in ``fallback``,
    for which the caller has a value at hand.
    """
    by_name = {column.name: column for column in contract.columns}
    positions: dict[str, int] = {}
    for header, targets in told.items():
        if header not in headers:
            raise ConfigurationError(
                "mapping.unknown_header",
                f"[tables.{contract.table}] columns names the header '{header}', which {place} does not have: "
                f"its headers are {one_of(headers)}.{did_you_mean(header, headers)}",
            )
        for target in [targets] if isinstance(targets, str) else targets:
            _refuse_unknown(contract, target, by_name)
            positions[target] = headers.index(header)
    for target in given:
        _refuse_unknown(contract, target, by_name)
    taken = set(positions.values())
    known = {normalised(name): column for column in contract.columns for name in _names(column)}
    for position, header in enumerate(headers):
        column = known.get(normalised(header))
        if column is None or position in taken or column.name in given:
            continue
        if column.name in positions:
            if column.name in {name for targets in told.values() for name in _listed(targets)}:
                continue
            raise DataError(
                "file.duplicate_column",
                f"{place} has two columns for '{column.name}', '{headers[positions[column.name]]}' and '{header}': "
                f"say under [tables.{contract.table}] columns which one counts.",
            )
        positions[column.name] = position
    used = set(positions.values())
    absent = [column for column in contract.columns if column.name not in positions and column.name not in given]
    missing = [column.name for column in absent if not column.nullable and column.name not in fallback]
    ignored = tuple(header for position, header in enumerate(headers) if position not in used and header)
    if missing:
        raise DataError("file.missing_column", _missing_sentence(contract, missing, headers, ignored, place))
    return Matched(positions=positions, ignored=ignored, absent=tuple(column.name for column in absent))


def _missing_sentence(
    contract: CompiledContract, missing: Sequence[str], headers: Sequence[str], ignored: Sequence[str], place: str
) -> str:
    if len(headers) == 1 and re.search(r"[;,\t|]", headers[0]):
        return (
            f"{place} has a single column '{headers[0]}': its delimiter is another one than was used, "
            f"so set delimiter under [tables.{contract.table}]."
        )
    guesses = "".join(did_you_mean(name, ignored) for name in missing[:1])
    has = one_of([header for header in headers if header])
    return (
        f"{place} has no column for {one_of(missing).replace(' or ', ' and ')} of the table '{contract.table}': "
        f"its headers are {has}; add the column or map one under [tables.{contract.table}] columns.{guesses}"
    )


def _refuse_unknown(contract: CompiledContract, target: str, by_name: Mapping[str, Column]) -> None:
    if target not in by_name:
        raise ConfigurationError(
            "mapping.unknown_column",
            f"[tables.{contract.table}] names the column '{target}', which the table does not have: "
            f"its columns are {one_of(by_name)}.{did_you_mean(target, by_name)}",
        )


def _names(column: Column) -> tuple[str, ...]:
    return (column.name, *column.title, *column.aliases)


def _listed(targets: str | Sequence[str]) -> Sequence[str]:
    return [targets] if isinstance(targets, str) else targets
