"""Which column of a file is which column of the contract."""

from __future__ import annotations

import re
import unicodedata
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
    """Case, spaces and punctuation do not tell headers apart; where there is nothing else, they do."""
    composed = unicodedata.normalize("NFC", header)
    return (re.sub(r"[\W_]+", "", composed) or composed.strip()).casefold()


def header_names(column: Column) -> tuple[str, ...]:
    """Every header under which a column is recognised."""
    return (column.name, *column.title, *column.aliases)


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
    positions = _told_positions(contract, headers, told, place)
    for target in given:
        _refuse_unknown(contract, target)
        if target in positions:
            raise ConfigurationError(
                "mapping.twice",
                f"[tables.{contract.table}] fills '{target}' with a constant and from the header "
                f"'{headers[positions[target]]}': leave out one of them.",
            )
    settled = {*positions, *given}
    used = set(positions.values())
    known = {normalised(name): column.name for column in contract.columns for name in header_names(column)}
    for position, header in enumerate(headers):
        name = known.get(normalised(header))
        if name is None or position in used or name in settled:
            continue
        if name in positions:
            raise DataError(
                "file.duplicate_column",
                f"{place} has two columns for '{name}', '{headers[positions[name]]}' and '{header}': "
                f"say under [tables.{contract.table}] columns which one counts.",
            )
        positions[name] = position
    used = set(positions.values())
    absent = [column for column in contract.columns if column.name not in positions and column.name not in given]
    missing = [column for column in absent if not column.nullable and column.name not in fallback]
    ignored = tuple(header for position, header in enumerate(headers) if position not in used and header)
    if missing:
        raise DataError("file.missing_column", _missing_sentence(contract, missing, headers, ignored, place))
    return Matched(positions=positions, ignored=ignored, absent=tuple(column.name for column in absent))


def _told_positions(
    contract: CompiledContract, headers: Sequence[str], told: Mapping[str, str | Sequence[str]], place: str
) -> dict[str, int]:
    positions: dict[str, int] = {}
    for header, targets in told.items():
        if header not in headers:
            raise ConfigurationError(
                "mapping.unknown_header",
                f"[tables.{contract.table}] columns names the header '{header}', which {place} does not have: "
                f"its headers are {_headers(headers)}.{did_you_mean(header, headers)}",
            )
        if headers.count(header) > 1:
            raise DataError(
                "file.duplicate_column",
                f"{place} has {headers.count(header)} columns '{header}', which [tables.{contract.table}] columns "
                "names: give them different headers in the file.",
            )
        for target in [targets] if isinstance(targets, str) else targets:
            _refuse_unknown(contract, target)
            if target in positions:
                raise ConfigurationError(
                    "mapping.twice",
                    f"[tables.{contract.table}] columns gives '{target}' two headers, "
                    f"'{headers[positions[target]]}' and '{header}': leave out one of them.",
                )
            positions[target] = headers.index(header)
    return positions


def _missing_sentence(
    contract: CompiledContract, missing: Sequence[Column], headers: Sequence[str], ignored: Sequence[str], place: str
) -> str:
    if len(headers) == 1 and re.search(r"[;,\t|]", headers[0]):
        return (
            f"{place} has a single column '{headers[0]}': its delimiter is another one than was used, "
            f"so set delimiter under [tables.{contract.table}]."
        )
    guesses = (did_you_mean(name, ignored) for column in missing for name in header_names(column))
    names = one_of(column.name for column in missing).replace(" or ", " and ")
    return (
        f"{place} has no column for {names} of the table '{contract.table}': its headers are {_headers(headers)}; "
        f"add the column or map one under [tables.{contract.table}] columns.{next(filter(None, guesses), '')}"
    )


def _headers(headers: Sequence[str]) -> str:
    return one_of(header for header in headers if header)


def _refuse_unknown(contract: CompiledContract, target: str) -> None:
    names = [column.name for column in contract.columns]
    if target not in names:
        raise ConfigurationError(
            "mapping.unknown_column",
            f"[tables.{contract.table}] names the column '{target}', which the table does not have: "
            f"its columns are {one_of(names)}.{did_you_mean(target, names)}",
        )
