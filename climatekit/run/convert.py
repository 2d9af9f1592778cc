"""The units of whole columns: told in ``climatekit.toml``, or in the header as in ``Energy (kWh)``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from climatekit.contracts.model import NUMERIC, Column, CompiledContract
from climatekit.contracts.names import normalised
from climatekit.contracts.units import factor, is_unit, split_unit, units_like
from climatekit.contracts.writing import Conversion
from climatekit.errors import ClimatekitError, ConfigurationError, DataError, all_of
from climatekit.language import say


def conversions(
    contract: CompiledContract,
    told: Mapping[str, str],
    headers: Sequence[str],
    positions: Mapping[str, int],
    place: str,
) -> dict[str, Conversion]:
    """By column. What is told wins over what the header says."""
    found = {name: _told(contract, name, unit) for name, unit in told.items()}
    for name, position in positions.items():
        column = contract.column(name)
        if name in told or column.kind not in NUMERIC or column.unit is None:
            continue
        if normalised(headers[position]) in map(normalised, column.title):
            continue  # the contract's own title names the contract's own unit, such as € a year for EUR
        _, unit = split_unit(headers[position])
        # what stands in brackets need not be a unit, nor that of the contract one that can be reckoned with
        if unit is not None and is_unit(unit) and is_unit(column.unit):
            message = say(
                "{place} has the unit '{unit}' in the header '{header}', which can't be converted to {target}: use one "
                "of {units}, or say under [tables.{table}] units what it is.",
                place=place, unit=unit, header=headers[position], target=column.unit,
                units=all_of(units_like(column.unit)), table=contract.table,
            )  # fmt: skip
            found[name] = _conversion(column, unit, "header", DataError("unit.not_convertible", message))
    return found


def _told(contract: CompiledContract, name: str, unit: str) -> Conversion:
    columns = {column.name: column for column in contract.columns}
    if name not in columns:
        message = say(
            "[tables.{table}] units names the column '{column}', which the table does not have: its columns are "
            "{columns}.", table=contract.table, column=name, columns=all_of(columns),
        )  # fmt: skip
        raise ConfigurationError("mapping.unknown_column", message)
    column = columns[name]
    if column.kind not in NUMERIC or column.unit is None or not is_unit(column.unit):
        message = say(
            "[tables.{table}] units names the column '{column}', which has no unit to convert to: leave it out.",
            table=contract.table, column=name,
        )  # fmt: skip
        raise ConfigurationError("unit.none", message)
    message = say(
        "[tables.{table}] units gives '{column}' the unit '{unit}', which can't be converted to {target}: use one of "
        "{units}.", table=contract.table, column=name, unit=unit, target=column.unit,
        units=all_of(units_like(column.unit)),
    )  # fmt: skip
    return _conversion(column, unit, "config", ConfigurationError("unit.not_convertible", message))


def _conversion(column: Column, unit: str, told_by: str, otherwise: ClimatekitError) -> Conversion:
    found = factor(unit, column.unit or "")
    if found is None:
        raise otherwise
    return Conversion(column=column.name, source=unit, target=column.unit or "", factor=found, told_by=told_by)
