"""The limits of a column, read back from its compiled checks, for what a spreadsheet can check while one types."""

from __future__ import annotations

import re
from dataclasses import dataclass

from climatekit.contracts.model import Check, CompiledContract

_NUMBER = r"-?[0-9]+(?:[.][0-9]+)?"
_COMPARED = re.compile(rf'"(?P<name>\w+)" (?P<sign>>=|<=|>|<) (?P<limit>{_NUMBER})')
_BETWEEN = re.compile(rf'"(?P<name>\w+)" BETWEEN (?P<low>{_NUMBER}) AND (?P<high>{_NUMBER})')
_LENGTH = re.compile(r'LENGTH\("(?P<name>\w+)"\) BETWEEN (?P<low>[0-9]+) AND (?P<high>[0-9]+)')


@dataclass(frozen=True)
class Limits:
    """The smallest and the largest value, or length; ``open_low`` and ``open_high`` leave the limit itself out."""

    low: str | None = None
    high: str | None = None
    open_low: bool = False
    open_high: bool = False
    lengths: tuple[int, int] | None = None


def limits_of(contract: CompiledContract, column: str) -> Limits:
    """What the checks on this column alone say. A check in another form is left to the run."""
    limits = Limits()
    for check in contract.checks:
        if check.column == column:
            limits = _narrowed(limits, check, column)
    return limits


def _narrowed(limits: Limits, check: Check, column: str) -> Limits:
    low, high, open_low, open_high, lengths = (
        limits.low, limits.high, limits.open_low, limits.open_high, limits.lengths
    )  # fmt: skip
    if (found := _LENGTH.fullmatch(check.holds)) and found["name"] == column:
        lengths = int(found["low"]), int(found["high"])
    elif (found := _BETWEEN.fullmatch(check.holds)) and found["name"] == column:
        low, high = found["low"], found["high"]
    elif (found := _COMPARED.fullmatch(check.holds)) and found["name"] == column:
        if found["sign"].startswith(">"):
            low, open_low = found["limit"], found["sign"] == ">"
        else:
            high, open_high = found["limit"], found["sign"] == "<"
    return Limits(low, high, open_low, open_high, lengths)
