"""Which column of a file is which column of the contract."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from climatekit.contracts.model import NUMERIC, Column, CompiledContract
from climatekit.contracts.names import header_names, normalised
from climatekit.contracts.near import NearMiss, near_misses
from climatekit.errors import ConfigurationError, DataError, all_of, did_you_mean
from climatekit.language import say


@dataclass(frozen=True, kw_only=True)
class Matched:
    """``positions`` says where in the file each contract column stands; ``ignored`` headers feed nothing."""

    positions: Mapping[str, int]
    ignored: tuple[str, ...]
    absent: tuple[str, ...]


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
            message = say("[tables.{table}] fills '{column}' with a constant and from the header '{header}': "
                          "leave out one of them.", table=contract.table, column=target,
                          header=headers[positions[target]])  # fmt: skip
            raise ConfigurationError("mapping.twice", message)
    _recognise(contract, headers, positions, given, place)
    used = set(positions.values())
    absent = [column for column in contract.columns if column.name not in positions and column.name not in given]
    missing = [column for column in absent if not column.nullable and column.name not in fallback]
    ignored = tuple(header for position, header in enumerate(headers) if position not in used and header)
    if missing:
        raise DataError("file.missing_column", _missing_sentence(contract, missing, headers, ignored, place))
    return Matched(positions=positions, ignored=ignored, absent=tuple(column.name for column in absent))


def close_misses(contract: CompiledContract, matched: Matched) -> list[NearMiss]:
    """The headers that feed nothing and are nearly the name of a column that is absent."""
    absent = [column for column in contract.columns if column.name in matched.absent]
    return near_misses(matched.ignored, absent, _known(contract))


def position_of(header: str, headers: Sequence[str]) -> int | None:
    """Where a header that is told stands. Blanks around it, which nobody sees, do not matter."""
    if header in headers:
        return headers.index(header)
    seen = [_seen(other) for other in headers]
    return seen.index(_seen(header)) if _seen(header) in seen else None


def known_header(contract: CompiledContract, header: str) -> Column | None:
    """The column that a header is known to name."""
    known = _known(contract)
    return known.get(normalised(header)) or _without_unit(header, known)


def recogniser(contract: CompiledContract, told: Iterable[str] = ()) -> Callable[[str], bool]:
    """Whether a text is a header that a column of the contract has, or one of those that were ``told``."""
    known, seen = _known(contract), {_seen(header) for header in told}

    def recognises(header: str) -> bool:
        if not header.strip():
            return False
        return normalised(header) in known or _seen(header) in seen or _without_unit(header, known) is not None

    return recognises


def _seen(header: str) -> str:
    return unicodedata.normalize("NFC", header).strip()


def _known(contract: CompiledContract) -> dict[str, Column]:
    return {normalised(name): column for column in contract.columns for name in header_names(column)}


def _recognise(
    contract: CompiledContract,
    headers: Sequence[str],
    positions: dict[str, int],
    given: Collection[str],
    place: str,
) -> None:
    """Add what is known by name: whole headers first, and then those that are without the unit in their brackets."""
    known = _known(contract)
    whole = [known.get(normalised(header)) for header in headers]
    bare = [None if column else _without_unit(header, known) for header, column in zip(headers, whole, strict=True)]
    for columns in (whole, bare):
        settled = {*positions, *given}
        used = set(positions.values())
        for position, column in enumerate(columns):
            if column is None or position in used or column.name in settled:
                continue
            if column.name in positions:
                message = say("{place} has two columns for '{column}', '{one}' and '{other}': say under "
                              "[tables.{table}] columns which one counts.", place=place, column=column.name,
                              one=headers[positions[column.name]], other=headers[position],
                              table=contract.table)  # fmt: skip
                raise DataError("file.duplicate_column", message)
            positions[column.name] = position


def _without_unit(header: str, known: Mapping[str, Column]) -> Column | None:
    """The column of numbers that ``Energy (MWh)`` names; what else stands in brackets may change the meaning."""
    if not re.search(r"[(\[,]", header):
        return None
    from climatekit.contracts.units import is_unit, split_unit

    rest, unit = split_unit(header)
    column = known.get(normalised(rest)) if unit is not None else None
    numeric = column is not None and column.kind in NUMERIC
    return column if numeric and unit is not None and is_unit(unit) else None


def _told_positions(
    contract: CompiledContract, headers: Sequence[str], told: Mapping[str, str | Sequence[str]], place: str
) -> dict[str, int]:
    positions: dict[str, int] = {}
    for header, targets in told.items():
        position = position_of(header, headers)
        if position is None:
            message = say("[tables.{table}] columns names the header '{header}', which {place} does not have: its "
                          "headers are {headers}.{guess}", table=contract.table, header=header, place=place,
                          headers=_headers(headers), guess=did_you_mean(header, headers))  # fmt: skip
            raise ConfigurationError("mapping.unknown_header", message)
        same = [_seen(other) for other in headers].count(_seen(header))
        if same > 1:
            message = say("{place} has {count} columns '{header}', which [tables.{table}] columns names: give them "
                          "different headers in the file.", place=place, count=same, header=header,
                          table=contract.table)  # fmt: skip
            raise DataError("file.duplicate_column", message)
        for target in [targets] if isinstance(targets, str) else targets:
            _refuse_unknown(contract, target)
            if target in positions:
                message = say("[tables.{table}] columns gives '{column}' two headers, '{one}' and '{other}': leave "
                              "out one of them.", table=contract.table, column=target,
                              one=headers[positions[target]], other=header)  # fmt: skip
                raise ConfigurationError("mapping.twice", message)
            positions[target] = position
    return positions


def _missing_sentence(
    contract: CompiledContract, missing: Sequence[Column], headers: Sequence[str], ignored: Sequence[str], place: str
) -> str:
    if len(headers) == 1 and re.search(r"[;,\t|]", headers[0]):
        begins = headers[0] if len(headers[0]) <= 60 else f"{headers[0][:59]}…"
        return say("{place} has a single column '{header}': its delimiter is another one than was used, so set "
                   "delimiter under [tables.{table}].", place=place, header=begins,
                   table=contract.table)  # fmt: skip
    sentence = say("{place} has no column for {columns} of the table '{table}': its headers are {headers}; add the "
                   "column or map one under [tables.{table}] columns.", place=place,
                   columns=", ".join(f"'{column.name}'" for column in missing), table=contract.table,
                   headers=_headers(headers))  # fmt: skip
    misses = near_misses(ignored, missing, _known(contract))
    return " ".join([sentence, *(miss.sentence() for miss in misses)])


def _headers(headers: Sequence[str]) -> str:
    return all_of(header for header in headers if header)


def _refuse_unknown(contract: CompiledContract, target: str) -> None:
    names = [column.name for column in contract.columns]
    if target not in names:
        message = say("[tables.{table}] names the column '{column}', which the table does not have: its columns are "
                      "{columns}.{guess}", table=contract.table, column=target, columns=all_of(names),
                      guess=did_you_mean(target, names))  # fmt: skip
        raise ConfigurationError("mapping.unknown_column", message)
