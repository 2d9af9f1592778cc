"""``[contracts.X]``: what a project says of duplicates, shared identifiers and check digits, put into the contracts."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from climatekit.contracts.model import DUPLICATE_RULES, NEWEST_BY, CompiledContract
from climatekit.errors import ConfigurationError, all_of, did_you_mean, one_of
from climatekit.language import say
from climatekit.project.load import Project
from climatekit.project.messages import written
from climatekit.project.settings import ContractSection


def ruled(project: Project, contracts: Mapping[str, CompiledContract]) -> dict[str, CompiledContract]:
    """The contracts as the project wants them applied. Raises ``ConfigurationError`` for what it can't want."""
    for table in project.settings.contracts:
        if table not in contracts:
            raise ConfigurationError(
                "config.unknown_table",
                say(
                    "'{file}': [contracts.{table}] is not a table: tables are {tables}.{guess}",
                    file=project.file,
                    table=table,
                    tables=all_of(contracts),
                    guess=did_you_mean(table, contracts),
                ),
            )
    return {
        table: _ruled(project, contract, project.settings.contracts[table])
        if table in project.settings.contracts
        else contract
        for table, contract in contracts.items()
    }


def _ruled(project: Project, contract: CompiledContract, section: ContractSection) -> CompiledContract:
    names = [column.name for column in contract.columns]
    rule = section.duplicates or contract.duplicates
    if rule not in DUPLICATE_RULES and not rule.startswith(NEWEST_BY):
        raise ConfigurationError(
            "config.wrong_value",
            say(
                "'{file}': [contracts.{table}] duplicates = {value} is not one of {rules}.{guess}",
                file=project.file,
                table=contract.table,
                value=written(rule),
                rules=one_of((*DUPLICATE_RULES, f"{NEWEST_BY}COLUMN")),
                guess=did_you_mean(rule, DUPLICATE_RULES),
            ),
        )
    if rule.startswith(NEWEST_BY):
        _require(project, contract, "duplicates", rule.removeprefix(NEWEST_BY), names)
    others = [name for name in names if contract.key != (name,)]
    with_checksum = [check.column for check in contract.checks if check.checksum and check.column]
    for name in section.unique:
        _require(project, contract, "unique", name, others)
    for name in section.checksums:
        _require(project, contract, "checksums", name, with_checksum)
    return dataclasses.replace(
        contract,
        duplicates=rule,
        columns=tuple(
            dataclasses.replace(column, unique=section.unique.get(column.name, column.unique))
            for column in contract.columns
        ),
        checks=tuple(
            dataclasses.replace(check, checksum=section.checksums.get(check.column or "", check.checksum))
            if check.checksum
            else check
            for check in contract.checks
        ),
    )


def _require(project: Project, contract: CompiledContract, key: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise ConfigurationError(
            "config.unknown_column",
            say(
                "'{file}': [contracts.{table}] {key} names '{column}', which it can't be said of: it can of "
                "{columns}.{guess}",
                file=project.file,
                table=contract.table,
                key=key,
                column=name,
                columns=all_of(known),
                guess=did_you_mean(name, known),
            ),
        )
