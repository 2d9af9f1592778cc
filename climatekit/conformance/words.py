"""Promises about what a plugin says of itself: it loads, its model is described, its contracts are complete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from climatekit.conformance.subject import Broken, Skipped, Subject
from climatekit.contracts.model import NUMERIC, Column, CompiledContract
from climatekit.language import say, say_many, worded
from climatekit.project.presets import load_presets
from climatekit.text import LANGUAGES

# numbers that count or measure nothing
_NAMES_OF_DAYS = re.compile(r"(^|_)(year|month|week|quarter)(_|$)")
# what a person is told from another by; titles and names in three languages
_PERSONAL = re.compile(
    r"(^|[_ ])(e-?mails?|sähköposti\w*|s-posti|e-post\w*|phone|telephone|mobile|puhelin\w*|telefon\w*|matkapuhelin|"
    r"first_?name|last_?name|surname|etunimi|sukunimi|förnamn|efternamn|person_name|contact_name|contact[_ ]person|"
    r"yhteyshenkilö|kontaktperson|ssn|hetu|henkilötunnus|personbeteckning|date_of_birth|syntymäaika)($|[_ ])",
    re.IGNORECASE,
)


def loads(subject: Subject) -> str:
    """The plugin loads, and each of its hooks returns what it should."""
    subject.host.survey()
    if subject.plugin.faults:
        raise Broken(subject.plugin.faults)
    brings = subject.host.brings(subject.plugin)
    return ", ".join(f"{worded(kind)} {name}" for kind, names in brings.items() for name in names)


def describes_its_model(subject: Subject) -> str:
    """What, why, how and where in three languages; every setting has a default and a description; presets fit."""
    if subject.model is None:
        raise Skipped(say("it brings no model"))
    model = subject.model.model
    faults = [
        say("{part} of the model says the same in two languages: translate it.", part=part)
        for part in ("what", "why", "how", "where")
        if len(set(getattr(model, part))) < len(LANGUAGES)
    ]
    for name, field in model.settings.model_fields.items():
        if field.is_required():
            faults.append(say("The setting '{name}' has no default: a project that says nothing must run.", name=name))
        if not field.description:
            faults.append(say("The setting '{name}' has no description.", name=name))
    presets = load_presets(model.name, model.presets)
    for preset in presets.values():
        model.settings.model_validate(preset.values())
    if faults:
        raise Broken(faults)
    return say("{settings} settings, {presets} presets", settings=len(model.settings.model_fields),
               presets=len(presets))  # fmt: skip


def completes_its_contracts(subject: Subject) -> str:
    """Each table says what a row is, each column what it holds: titles, units, labels, and what is personal."""
    if not subject.contracts:
        raise Skipped(say("it brings no table of its own"))
    faults = [fault for contract in subject.contracts.values() for fault in _faults(contract)]
    if faults:
        raise Broken(faults)
    columns = sum(len(contract.columns) for contract in subject.contracts.values())
    return say_many("{count} table, {columns} columns", "{count} tables, {columns} columns", len(subject.contracts),
                    columns=columns)  # fmt: skip


def _faults(contract: CompiledContract) -> Iterator[str]:
    table = contract.table
    if not contract.description.strip():
        yield say("The table '{table}' does not say what one row is: give its class a docstring.", table=table)
    if not contract.key:
        yield say("The table '{table}' has no key: name its columns as unique in its Config.", table=table)
    if not all(text.strip() for text in contract.title):
        yield say("The table '{table}' has no title in three languages.", table=table)
    names = {column.name for column in contract.columns}  # a number's unit may stand beside it, in each row
    for column in contract.columns:
        facts = {"table": table, "column": column.name}
        if not column.description.strip():
            yield say("{table}.{column} has no description.", **facts)
        if not all(text.strip() for text in column.title):
            yield say("{table}.{column} has no title in three languages.", **facts)
        if _measures(contract, column) and not column.unit and not names & {"unit", f"{column.name}_unit"}:
            yield say('{table}.{column} is a number without a unit: give it one, or unit="count".', **facts)
        if column.allowed and len(column.labels) != len(column.allowed):
            yield say("{table}.{column} has codes without labels: give each code a word in three languages.", **facts)
        if column.type == "text" and column.privacy != "personal" and _is_personal(column):
            yield say('{table}.{column} is called like something personal: mark it with privacy="personal".', **facts)


def _measures(contract: CompiledContract, column: Column) -> bool:
    names = column.name in contract.key or column.references is not None or _NAMES_OF_DAYS.search(column.name)
    return column.kind in NUMERIC and not names


def _is_personal(column: Column) -> bool:
    return any(_PERSONAL.search(text) for text in (column.name, *column.title))
