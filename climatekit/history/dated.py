"""Which tables are fed by dated exports, and by which rules a row is found again in the next one."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from climatekit.contracts.model import NORMALISED, CompiledContract
from climatekit.contracts.writing import identifier, text_literal
from climatekit.errors import ConfigurationError, all_of, did_you_mean
from climatekit.language import say
from climatekit.project.load import Project

# forms of companies and associations, which one list writes and the next one does not
_LEGAL_FORMS = (
    *("oy", "oyj", "ky", "tmi", "ry", "osk"),
    *("ab", "abp", "kb", "rf", "as", "aps", "ltd", "plc", "inc", "gmbh"),
)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of identity: rows that agree in ``columns`` are the same. ``name`` is as people write it."""

    name: str
    columns: tuple[str, ...]
    normalised: bool = False

    @classmethod
    def of(cls, stated: tuple[str, ...]) -> Rule:
        """A rule as it is stated: columns, or ``normalised`` and one column."""
        normalised = len(stated) == 1 and stated[0].startswith(NORMALISED)
        columns = (stated[0].removeprefix(NORMALISED).strip(),) if normalised else stated
        return cls(name=" + ".join(stated), columns=columns, normalised=normalised)

    @property
    def sql(self) -> str:
        """What rows must agree in, as text; null where there is nothing to compare."""
        if self.normalised:
            return _normalised(identifier(self.columns[0]))
        if len(self.columns) == 1:
            return f"{identifier(self.columns[0])}::varchar"
        return " || chr(31) || ".join(f"{identifier(column)}::varchar" for column in self.columns)


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A table whose files are dated exports."""

    contract: CompiledContract
    rules: tuple[Rule, ...]

    @property
    def table(self) -> str:
        """Its name."""
        return self.contract.table

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the rules need."""
        return tuple(dict.fromkeys(column for rule in self.rules for column in rule.columns))


def dated_tables(project: Project, contracts: Mapping[str, CompiledContract]) -> dict[str, Dated]:
    """By name. Raises ``ConfigurationError`` where blocks of one table disagree, or a rule names no column."""
    return {
        table: _dated(project, contracts[table], [block.snapshots.identity for block in blocks if block.snapshots])
        for table, blocks in project.settings.tables.items()
        if table in contracts and any(block.snapshots for block in blocks) and _all_dated(project, table)
    }


def lenient(contract: CompiledContract, columns: Collection[str] | None = None) -> CompiledContract:
    """The contract as far as one export must meet it: ``columns`` (default: all but the key) need not be filled."""
    return dataclasses.replace(
        contract,
        columns=tuple(
            dataclasses.replace(column, nullable=True)
            if column.name not in contract.key and (columns is None or column.name in columns)
            else column
            for column in contract.columns
        ),
    )


def may_lack(contract: CompiledContract, said: Collection[str]) -> frozenset[str]:
    """What need not be filled in an export that has the columns ``said``; when a row began, the exports tell."""
    return frozenset(
        column.name
        for column in contract.columns
        if column.name not in contract.key and (column.name not in said or column.name in (contract.period or ())[:1])
    )


def _all_dated(project: Project, table: str) -> bool:
    if all(block.snapshots for block in project.settings.tables[table]):
        return True
    message = say(
        "'{file}': some of the blocks [[tables.{table}]] have snapshots and some have none: the files of a table are "
        "either all dated exports or none is.",
        file=project.file, table=table,
    )  # fmt: skip
    raise ConfigurationError("snapshots.mixed", message)


def _dated(project: Project, contract: CompiledContract, stated: Sequence[tuple[tuple[str, ...], ...]]) -> Dated:
    told = sorted({identity for identity in stated if identity})
    if len(told) > 1:
        message = say(
            "'{file}': the blocks [[tables.{table}]] state different rules of identity: state them in one block, and "
            "they hold for all.",
            file=project.file, table=contract.table,
        )  # fmt: skip
        raise ConfigurationError("snapshots.identity", message)
    rules = told[0] if told else contract.identity or ((*contract.key,),)
    return Dated(contract=contract, rules=tuple(_rules(project, contract, rules)))


def _rules(project: Project, contract: CompiledContract, stated: Sequence[tuple[str, ...]]) -> Iterator[Rule]:
    names = [column.name for column in contract.columns]
    for rule in map(Rule.of, stated):
        for column in rule.columns:
            if column not in names:
                message = say(
                    "'{file}': [tables.{table}.snapshots] identity names the column '{column}', which the table does "
                    "not have: its columns are {columns}.{guess}",
                    file=project.file, table=contract.table, column=column, columns=all_of(names),
                    guess=did_you_mean(column, names),
                )  # fmt: skip
                raise ConfigurationError("config.unknown_column", message)
        yield rule


def _normalised(name: str) -> str:
    """Without capitals, accents, punctuation and the legal form, so that 'Oy Käki Ab' is 'Käki Oy'."""
    words = (
        f"string_split(regexp_replace(replace(strip_accents(lower({name}::varchar)), '.', ''), "
        f"'[^\\p{{L}}\\p{{N}}]+', ' ', 'g'), ' ')"
    )
    left_out = ", ".join(map(text_literal, ("", *_LEGAL_FORMS)))
    return f"nullif(array_to_string(list_filter({words}, lambda word: word not in ({left_out})), ' '), '')"
