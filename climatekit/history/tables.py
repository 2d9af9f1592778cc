"""The tables that history makes, and what their columns mean."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from climatekit.contracts.model import CompiledContract
from climatekit.dictionary.collect import FOLDERS, core_column, core_table, input_table
from climatekit.dictionary.field import Field
from climatekit.dictionary.model import Table
from climatekit.dictionary.words import Words
from climatekit.pipeline.plan import APPEARANCE, DATED_PERIOD, SNAPSHOT
from climatekit.text import Text

VERSION = "version"
_OF_VERSION = Text(
    "Yksi rivi kohdetta ja jaksoa kohti, jonka ajan siitä sanottiin samaa; ilman päivättyjä vientejä "
    "yksi rivi kohdetta kohti.",
    "En rad per objekt och period då samma sak sades om det; utan daterade exporter en rad per objekt.",
    "One row per thing and period in which the same was said of it; without dated exports one row per thing.",
)
_VERSION_FIELDS = (
    Field(name=VERSION, description="1 for what was said first, 2 after the first change, and so on.", nullable=False),
    Field(
        name="valid_from",
        description="Day of the export from which on this is said; empty where nothing dated is loaded.",
        unit="d",
    ),
    Field(name="valid_to", description="Day before the export that says otherwise; empty while none does.", unit="d"),
    Field(name="is_current", description="True for what is said on the as-of date.", nullable=False),
)

_OF_SNAPSHOT = Text(
    "Yksi rivi taulua ja päivättyä vientiä kohti.",
    "En rad per tabell och daterad export.",
    "One row per table and dated export.",
)
SNAPSHOT_FIELDS = (
    Field(name="table_name", description="Input table.", nullable=False),
    Field(name="day", description="Day as of which the export shows the list.", unit="d", nullable=False),
    Field(name="number", description="1 for the oldest export of the table, and so on.", nullable=False),
    Field(name="rows", description="Accepted rows of the export.", unit="count", nullable=False),
    Field(name="is_used", description="False where the export is of a later day than the as-of date.", nullable=False),
)
_OF_APPEARANCE = Text(
    "Yksi rivi taulua, kohdetta ja sellaista päivättyä vientiä kohti, jossa kohde on.",
    "En rad per tabell, objekt och daterad export där objektet finns.",
    "One row per table, thing and dated export in which the thing stands.",
)
APPEARANCE_FIELDS = (
    Field(name="table_name", description="Input table.", nullable=False),
    Field(name="row_key", description="Key under which the thing stands in all tables: its first.", nullable=False),
    Field(name="day", description="Day of the export.", unit="d", nullable=False),
    Field(name="key_then", description="Key of its row in that export.", nullable=False),
    Field(
        name="matched_by",
        description="Rule by which it was found again in this export; empty where it appears for the first time.",
    ),
    Field(name="matched_on", description="Day of the export in which it stood last before.", unit="d"),
    Field(
        name="is_rejected",
        description="True where its row was rejected: it is known to be listed, and nothing else.",
        nullable=False,
    ),
)
_OF_DATED_PERIOD = Text(
    "Yksi rivi taulua ja päivätyistä vienneistä saatua jaksoa kohti: kuinka tarkasti alku ja loppu tiedetään.",
    "En rad per tabell och period ur daterade exporter: hur noga början och slutet är kända.",
    "One row per table and period taken from dated exports: how exactly its beginning and end are known.",
)
DATED_PERIOD_FIELDS = (
    Field(name="table_name", description="Input table.", nullable=False),
    Field(name="row_key", description="Key of the period's row in that table.", nullable=False),
    Field(name="valid_from", description="First day, as in the table.", unit="d", nullable=False),
    Field(name="valid_to", description="Last day, as in the table; empty while it has none.", unit="d"),
    Field(name="from_is_stated", description="True where the list itself says the first day.", nullable=False),
    Field(
        name="from_not_before",
        description="Day after the last export without it: the earliest possible first day, where none is stated.",
        unit="d",
    ),
    Field(name="to_is_stated", description="True where the list itself says the last day.", nullable=False),
    Field(
        name="to_not_before",
        description="Day of the last export with it: the earliest possible last day, where none is stated.",
        unit="d",
    ),
)
_CORE = (
    (SNAPSHOT, _OF_SNAPSHOT, ("table_name", "day"), SNAPSHOT_FIELDS),
    (APPEARANCE, _OF_APPEARANCE, ("table_name", "row_key", "day"), APPEARANCE_FIELDS),
    (DATED_PERIOD, _OF_DATED_PERIOD, ("table_name", "row_key"), DATED_PERIOD_FIELDS),
)


def version_table(table: str) -> str:
    """The table that keeps what was said of a thing before."""
    return f"{table}_{VERSION}"


def version_tables(contracts: Iterable[CompiledContract]) -> list[str]:
    """Their names."""
    return [version_table(contract.table) for contract in contracts if contract.versioned]


def described(contracts: Iterable[CompiledContract], words: Words) -> tuple[Table, ...]:
    """All of them, for the dictionary."""
    return (
        *(_version(contract, words) for contract in contracts if contract.versioned),
        *(
            core_table(name, f"{FOLDERS['input']}/{name}.parquet", text, key, fields, words)
            for name, text, key, fields in _CORE
        ),
    )


def _version(contract: CompiledContract, words: Words) -> Table:
    """As the table itself, with the days between which it holds."""
    table = input_table(contract, words)
    return dataclasses.replace(
        table,
        name=version_table(contract.table),
        path=f"{FOLDERS['input']}/{version_table(contract.table)}.parquet",
        title=None,
        description=_OF_VERSION,
        key=(*contract.key, VERSION),
        columns=(
            *table.columns,
            *(core_column(field, words) for field in _VERSION_FIELDS),
        ),
        reads=(contract.table,),
    )
