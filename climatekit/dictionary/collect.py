"""From contracts and SQL to the dictionary: nothing is described here that is not described there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from climatekit.cache import Cache
from climatekit.contracts.model import CompiledContract
from climatekit.dictionary.model import Column, Dictionary, Metric, Rule, Table
from climatekit.dictionary.words import Words
from climatekit.pipeline.plan import STEPS, Plan
from climatekit.pipeline.sql_file import SqlFile
from climatekit.publish.parquet import Field
from climatekit.text import Text

# reporting is what people load: it stands under the name they look for
FOLDERS = {"input": "tables", "membership": "membership", "tracking": "tracking", "reporting": "marts"}
DIMENSION = "dim_"
FACT = "fact_"
CORE = "climatekit"


def collect(
    contracts: Iterable[CompiledContract], plan: Plan, packages: Mapping[str, str], core: Sequence[Table], cache: Cache
) -> Dictionary:
    """``packages`` gives the import package of each plugin, where its translations are."""
    words = Words(cache)
    datasets = [dataset for step in STEPS for dataset in plan.datasets[step]]
    dimensions = {
        dataset.grain[0]: dataset.name
        for dataset in datasets
        if dataset.name.startswith(DIMENSION) and len(dataset.grain) == 1
    }
    rules = [rule for step in STEPS for rule in plan.rules[step]]
    return Dictionary(
        tables=(
            *(_input(contract, words) for contract in contracts),
            *(_dataset(dataset, plan, dimensions, packages[dataset.plugin], words) for dataset in datasets),
            *core,
        ),
        metrics=tuple(_metric(metric) for metric in plan.metrics),
        rules=tuple(sorted((_rule(rule) for rule in rules), key=lambda rule: (rule.name, rule.location))),
    )


def core_table(
    name: str, path: str, description: Text, key: tuple[str, ...], fields: Iterable[Field], words: Words
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
        columns=tuple(
            Column(
                name=field.name,
                description=words.text(field.description, CORE),
                nullable=field.nullable,
                unit=field.unit,
            )
            for field in fields
        ),
    )


def _input(contract: CompiledContract, words: Words) -> Table:
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


def _dataset(dataset: SqlFile, plan: Plan, dimensions: Mapping[str, str], package: str, words: Words) -> Table:
    fed_by = tuple(feeder.name for feeder in plan.feeders(dataset))
    return Table(
        name=dataset.name,
        path=f"{FOLDERS[dataset.step]}/{dataset.name}.parquet",
        step=dataset.step,
        plugin=dataset.plugin,
        location=dataset.location,
        description=words.text(dataset.description, package),
        key=dataset.grain,
        columns=tuple(
            Column(
                name=column.name,
                description=words.text(column.description, package),
                nullable=column.name not in dataset.grain,
                unit=column.unit,
                references=_dimension(dataset, column.name, dimensions),
            )
            for column in dataset.columns
        ),
        reads=tuple(dict.fromkeys((*dataset.reads, *fed_by))),
        sql=dataset.sql,
    )


def _dimension(dataset: SqlFile, column: str, dimensions: Mapping[str, str]) -> tuple[str, str] | None:
    """In a fact, a column named like the key of a dimension leads there, with or without a role before it."""
    if not dataset.name.startswith(FACT):
        return None
    found = [key for key in dimensions if column == key or column.endswith(f"_{key}")]
    key = max(found, key=len, default=None)
    return (dimensions[key], key) if key else None


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
