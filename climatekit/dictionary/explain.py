"""The answer to "what is this, and where does it come from?", from the dictionary alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.validate import reasons
from climatekit.dictionary.lineage import lineage
from climatekit.dictionary.model import Column, Dictionary, Metric, Rule, Table
from climatekit.errors import ConfigurationError, did_you_mean
from climatekit.language import say
from climatekit.text import Language


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What ``name`` is: ``text`` says it, ``facts`` are short, ``lines`` list columns or the way back to the files."""

    name: str
    kind: str
    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    sql: str | None = None


def explain(
    name: str, dictionary: Dictionary, contracts: Iterable[CompiledContract], language: Language
) -> list[Answer]:
    """Every thing of that name. Raises ``ConfigurationError`` where there is none."""
    contracts = tuple(contracts)
    table_name, _, column_name = name.partition(".")
    answers = [_table(table, language) for table in dictionary.tables if table.name == name]
    answers += [_metric(metric, dictionary, language) for metric in dictionary.metrics if metric.name == name]
    answers += [_rule(rule, language) for rule in dictionary.rules if rule.name == name]
    table = dictionary.table(table_name)
    column = table.column(column_name) if table else None
    if table and column:
        answers.append(_column(table, column, dictionary, language))
    answers += _reject(name, contracts, language)
    if not answers:
        known = [
            *(table.name for table in dictionary.tables),
            *(metric.name for metric in dictionary.metrics),
            *(rule.name for rule in dictionary.rules),
            *(f"{one.name}.{column.name}" for one in dictionary.tables for column in one.columns),
            *{check.code for contract in contracts for check in reasons(contract).values()},
        ]
        raise ConfigurationError(
            "explain.unknown",
            say(
                "There is no table, column, metric, rule or reject code '{name}': write it as in the output, "
                "such as 'organisation' or 'organisation.org_id'.",
                name=name,
            )
            + did_you_mean(name, known),
        )
    return answers


def _table(table: Table, language: Language) -> Answer:
    facts = {
        say("file"): table.path,
        say("made by"): table.location,
        say("key"): ", ".join(table.key),
        say("reads"): ", ".join(table.reads),
    }
    width = max(len(column.name) for column in table.columns)
    return Answer(
        name=table.name,
        kind=say("table"),
        text=table.description.to(language),
        facts={key: value for key, value in facts.items() if value},
        lines=tuple(f"  {column.name:<{width}}  {_in_short(column, language)}" for column in table.columns),
        sql=table.sql,
    )


def _in_short(column: Column, language: Language) -> str:
    unit = f" [{column.unit}]" if column.unit else ""
    return f"{column.description.to(language)}{unit}"


def _in_words(column: Column, language: Language) -> list[str]:
    """Each code with what people call it, where that differs."""
    labels = [label.to(language) for label in column.labels] or list(column.allowed)
    named = zip(column.allowed, labels, strict=True)
    return [code if label == code else f"{code} ({label})" for code, label in named]


def _column(table: Table, column: Column, dictionary: Dictionary, language: Language) -> Answer:
    facts = {
        say("title"): column.title.to(language) if column.title else "",
        say("unit"): column.unit or "",
        say("allowed"): ", ".join(_in_words(column, language)),
        say("leads to"): ".".join(column.references or ()),
        say("made by"): table.location,
    }
    return Answer(
        name=f"{table.name}.{column.name}",
        kind=say("column"),
        text=column.description.to(language),
        facts={key: value for key, value in facts.items() if value},
        lines=_way_back(dictionary, table, column.name),
        sql=table.sql,
    )


def _metric(metric: Metric, dictionary: Dictionary, language: Language) -> Answer:
    facts = {
        say("unit"): metric.unit,
        say("better"): metric.direction,
        say("caveat"): metric.caveat.to(language) if metric.caveat else "",
        say("made by"): metric.location,
        say("reads"): ", ".join(metric.reads),
        say("stands in"): f"metrics/metrics.parquet, metric = '{metric.name}'",
    }
    as_table = Table(
        name=metric.name, path="", step="reporting", plugin=metric.plugin, location=metric.location,
        description=metric.definition, key=(), columns=(), reads=metric.reads, sql=metric.sql,
    )  # fmt: skip
    return Answer(
        name=metric.name,
        kind=say("metric"),
        text=metric.definition.to(language),
        facts={key: value for key, value in facts.items() if value},
        lines=_way_back(dictionary, as_table, "value"),
        sql=metric.sql,
    )


def _way_back(dictionary: Dictionary, table: Table, column: str) -> tuple[str, ...]:
    return tuple(
        f"{'  ' * origin.depth}← {origin.table}.{origin.column}" for origin in lineage(dictionary, table, column)
    )


def _rule(rule: Rule, language: Language) -> Answer:
    return Answer(
        name=rule.name,
        kind=say("rule"),
        text=rule.sentence.to(language),
        facts={
            say("severity"): rule.severity,
            say("stands on"): rule.source,
            say("made by"): rule.location,
            say("reads"): ", ".join(rule.reads),
            say("stands in"): f"findings/findings.parquet, rule = '{rule.name}'",
        },
        sql=rule.sql,
    )


def _reject(code: str, contracts: Iterable[CompiledContract], language: Language) -> list[Answer]:
    found = [
        (f"{contract.table}.{check.column}" if check.column else contract.table, check.sentence.to(language))
        for contract in contracts
        for check in reasons(contract).values()
        if check.code == code
    ]
    if not found:
        return []
    places = sorted({place for place, _ in found})
    return [Answer(name=code, kind=say("reject code"), text=found[0][1], facts={say("given to"): ", ".join(places)})]
