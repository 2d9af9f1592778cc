"""Which tables everybody may have, and how they are described then."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.writing import identifier
from climatekit.dictionary.model import Column, Dictionary, Table
from climatekit.pipeline.plan import PROGRAMME
from climatekit.public.contributions import ORGANISATION
from climatekit.public.figures import SUPPRESSED, Shown
from climatekit.public.kinds import leading_to_organisations
from climatekit.text import Text

METRICS, MEMBERS = "metrics", "members"
_ORGANISATION, _MEMBER = "organisation", "member_state"
_NOT_SHOWN = ("frozen_value", "is_restated", "programme_key", "metric_key")
_SUPPRESSED = Text(
    "Tosi, jos arvo on peitetty: siitä voisi päätellä liian harvan organisaation luvun.",
    "Sant om värdet är dolt: av det kunde man sluta sig till ett tal för alltför få organisationer.",
    "True where the value is hidden: it would tell of too few organisations.",
)
_MEMBERS = Text(
    "Yksi rivi ohjelmaa ja siinä tarkastelupäivänä mukana olevaa organisaatiota kohti; luonnollisia henkilöitä ei "
    "luetella.",
    "En rad per program och organisation som är med på granskningsdagen; fysiska personer räknas inte upp.",
    "One row per programme and organisation that is in on the as-of date; natural persons are not listed.",
)


def public_dictionary(
    dictionary: Dictionary, contracts: Sequence[CompiledContract], shown: Shown, members: Table | None
) -> Dictionary:
    """What is left of the dictionary."""
    tables = [*_inputs(dictionary, contracts)]
    tables += [table for table in dictionary.tables if table.name == PROGRAMME]
    tables += [_metrics(table) for table in dictionary.tables if table.name == METRICS]
    tables += [members] if members is not None else []
    known = {(table.name, column.name) for table in tables for column in table.columns}
    names = {metric.name for metric in shown.metrics}
    return Dictionary(
        tables=tuple(_leading(table, known) for table in tables),
        metrics=tuple(metric for metric in dictionary.metrics if metric.name in names),
        rules=(),
    )


def _inputs(dictionary: Dictionary, contracts: Iterable[CompiledContract]) -> Iterable[Table]:
    """Tables that are about no organisation and whose rows are named by what is public."""
    contracts = list(contracts)
    about = leading_to_organisations(contracts)
    for contract in contracts:
        public = {column.name for column in contract.columns if column.privacy == "public" and not column.identifies}
        table = dictionary.table(contract.table)
        if table is not None and contract.table not in about and set(contract.key) <= public:
            yield dataclasses.replace(table, columns=tuple(one for one in table.columns if one.name in public))


def _metrics(table: Table) -> Table:
    columns = [column for column in table.columns if column.name not in _NOT_SHOWN]
    columns.append(Column(name=SUPPRESSED, description=_SUPPRESSED, nullable=False))
    return dataclasses.replace(table, columns=tuple(columns))


def _leading(table: Table, known: set[tuple[str, str]]) -> Table:
    columns = (
        dataclasses.replace(column, references=column.references if column.references in known else None)
        for column in table.columns
    )
    return dataclasses.replace(table, columns=tuple(columns))


def list_members(
    connection: duckdb.DuckDBPyConnection,
    dictionary: Dictionary,
    contracts: Sequence[CompiledContract],
    least: int,
) -> Table | None:
    """Make the table ``members``: what identifies an organisation and is public, and nothing else of it.

    A programme with fewer members than may be seen is not listed.
    """
    contract = next((one for one in contracts if one.table == _ORGANISATION), None)
    described = dictionary.table(_ORGANISATION)
    if contract is None or described is None or dictionary.table(_MEMBER) is None:
        return None
    names = [column.name for column in contract.columns if column.privacy == "public" and column.identifies]
    if not names:
        return None
    columns = ", ".join(f"of.{identifier(name)}" for name in names)
    told = " or ".join(f"of.{identifier(name)} is not null" for name in names)
    connection.execute(
        f"create table {MEMBERS} as select distinct member.programme_id, {columns} from {_MEMBER} as member "
        f"join {_ORGANISATION} as of using ({ORGANISATION}) where ({told}) and member.programme_id in "
        f"(select programme_id from {_MEMBER} group by 1 having count(distinct {ORGANISATION}) >= ?)",
        [least],
    )
    programme = Column(
        name="programme_id",
        description=Text("Ohjelma.", "Program.", "Programme."),
        nullable=False,
        references=(PROGRAMME, "programme_id"),
    )
    found = [column for name in names if (column := described.column(name)) is not None]
    return Table(
        name=MEMBERS,
        path=f"tables/{MEMBERS}.parquet",
        step="core",
        plugin="climatekit",
        location="climatekit",
        description=_MEMBERS,
        key=(),
        columns=(programme, *(dataclasses.replace(column, nullable=True) for column in found)),
    )
