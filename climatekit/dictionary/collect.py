"""From contracts and SQL to the dictionary: nothing is described here that is not described there."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence

from climatekit.cache import Cache
from climatekit.contracts.model import CompiledContract
from climatekit.dictionary.field import Field
from climatekit.dictionary.model import Column, Dictionary, Metric, Rule, Table
from climatekit.dictionary.words import Words
from climatekit.pipeline.plan import STEPS, Plan
from climatekit.pipeline.sql_file import SqlFile
from climatekit.pipeline.star import DIMENSION, FACT, dimensions, references
from climatekit.text import Text

# reporting is what people load: it stands under the name they look for
FOLDERS = {"input": "tables", "membership": "membership", "tracking": "tracking", "reporting": "marts"}
CORE = "climatekit"


def collect(
    contracts: Iterable[CompiledContract], plan: Plan, packages: Mapping[str, str], core: Sequence[Table], cache: Cache
) -> Dictionary:
    """``packages`` gives the import package of each plugin, where its translations are."""
    words = Words(cache)
    datasets = [dataset for step in STEPS for dataset in plan.datasets[step]]
    known = dimensions(datasets)
    rules = [rule for step in STEPS for rule in plan.rules[step]]
    return Dictionary(
        tables=(
            *(input_table(contract, words) for contract in contracts),
            *(_dataset(dataset, plan, known, packages[dataset.plugin], words) for dataset in datasets),
            *(_leading(table, known) for table in core),
        ),
        metrics=tuple(_metric(metric) for metric in plan.metrics),
        rules=tuple(sorted((_rule(rule) for rule in rules), key=lambda rule: (rule.name, rule.location))),
    )


def core_table(
    name: str,
    path: str,
    description: Text,
    key: tuple[str, ...],
    fields: Iterable[Field],
    words: Words,
    dated: str | None = None,
) -> Table:
    """A table that climatekit itself makes."""
    return Table(
        name=name,
        path=path,
        step="core",
        plugin=CORE,
        location=CORE,
        description=description,
        key=key,
        dated=dated,
        columns=tuple(core_column(field, words) for field in fields),
    )


def core_column(field: Field, words: Words) -> Column:
    """A column of such a table."""
    return Column(
        name=field.name, description=words.text(field.description, CORE), nullable=field.nullable, unit=field.unit
    )


def input_table(contract: CompiledContract, words: Words) -> Table:
    """The table that a contract describes."""
    package = contract.contract.partition(":")[0].partition(".")[0]
    return Table(
        name=contract.table,
        path=f"{FOLDERS['input']}/{contract.table}.parquet",
        step="input",
        plugin=package,
        location=contract.contract,
        title=contract.title,
        description=words.text(contract.description, package),
        key=contract.key,
        columns=tuple(
            Column(
                name=column.name,
                title=column.title,
                description=words.text(column.description, package),
                nullable=_nullable(contract, column.name),
                unit=column.unit,
                type=column.type,
                allowed=column.allowed,
                labels=column.labels,
                references=_reference(column.references),
            )
            for column in contract.kept
        ),
    )


def _nullable(contract: CompiledContract, name: str) -> bool:
    """A column that can be emptied for a natural person is nullable."""
    column = contract.column(name)
    emptied = column.identifies and contract.natural_person is not None
    return (column.nullable or emptied) and name not in contract.key


def _reference(written: str | None) -> tuple[str, str] | None:
    table, _, column = (written or "").partition(".")
    return (table, column) if table and column else None


def _leading(table: Table, known: Mapping[str, str]) -> Table:
    """A table of climatekit's own that has a day is a fact too."""
    if table.dated is None:
        return table
    leads = references(table.name, [column.name for column in table.columns], table.dated, known)
    columns = (dataclasses.replace(column, references=leads.get(column.name)) for column in table.columns)
    return dataclasses.replace(table, columns=tuple(columns))


def _dataset(dataset: SqlFile, plan: Plan, known: Mapping[str, str], package: str, words: Words) -> Table:
    fed_by = tuple(feeder.name for feeder in plan.feeders(dataset))
    is_star = dataset.name.startswith((FACT, DIMENSION))
    names = [column.name for column in dataset.columns]
    leads = references(dataset.name, names, dataset.dated, known) if is_star else {}
    return Table(
        name=dataset.name,
        path=f"{FOLDERS[dataset.step]}/{dataset.name}.parquet",
        step=dataset.step,
        plugin=dataset.plugin,
        location=dataset.location,
        description=words.text(dataset.description, package),
        key=dataset.grain,
        dated=dataset.dated,
        columns=tuple(
            Column(
                name=column.name,
                description=words.text(column.description, package),
                nullable=column.name not in dataset.never_null,
                unit=column.unit,
                references=leads.get(column.name),
            )
            for column in dataset.columns
        ),
        reads=tuple(dict.fromkeys((*dataset.reads, *fed_by))),
        sql=dataset.sql,
    )


def _metric(file: SqlFile) -> Metric:
    header = file.header
    return Metric(
        name=file.name,
        plugin=file.plugin,
        location=file.location,
        definition=_text(header, ""),
        unit=header["unit"],
        direction=header["direction"],
        is_indicative=header.get("indicative") == "yes",
        is_headline=header.get("headline") == "yes",
        caveat=_text(header, "caveat_") if "caveat_fi" in header else None,
        reads=file.reads,
        sql=file.sql,
        title=_text(header, "title_") if "title_fi" in header else None,
        order=int(header.get("order", Metric.order)),
    )


def _rule(file: SqlFile) -> Rule:
    header = file.header
    return Rule(
        name=header["rule"],
        plugin=file.plugin,
        location=file.location,
        severity=header["severity"],
        sentence=_text(header, ""),
        source=header["source"],
        reads=file.reads,
        sql=file.sql,
    )


def _text(header: Mapping[str, str], prefix: str) -> Text:
    return Text(header[f"{prefix}fi"], header[f"{prefix}sv"], header[f"{prefix}en"])


def descriptions(dictionary: Dictionary) -> Iterator[tuple[str, str]]:
    """(plugin, English description) of everything that is translated through a catalogue."""
    for table in dictionary.tables:
        yield table.plugin, table.description.en
        yield from ((table.plugin, column.description.en) for column in table.columns)
