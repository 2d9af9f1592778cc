"""Every contract of the package says all that a template, a dictionary and a validation need."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from typing import Any

import pytest
from pandera.backends.ibis.register import register_ibis_backends

import climatekit_schemas
from climatekit.contracts.fields import Contract
from climatekit.text import Text

register_ibis_backends("ibis")


def snake_case(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def contracts() -> dict[str, type[Contract]]:
    found: dict[str, type[Contract]] = {}
    for module_info in pkgutil.iter_modules(climatekit_schemas.__path__):
        module = importlib.import_module(f"climatekit_schemas.{module_info.name}")
        for name, value in vars(module).items():
            if isinstance(value, type) and issubclass(value, Contract) and value.__module__ == module.__name__:
                assert snake_case(name) == module_info.name, "one file a table, both of one name"
                found[module_info.name] = value
    return found


CONTRACTS = contracts()
SCHEMAS: dict[str, Any] = {table: contract.to_schema() for table, contract in CONTRACTS.items()}
COLUMNS = [(table, name) for table, schema in SCHEMAS.items() for name in schema.columns]
every_contract = pytest.mark.parametrize("table", CONTRACTS)
every_column = pytest.mark.parametrize(("table", "name"), COLUMNS, ids=[f"{t}.{c}" for t, c in COLUMNS])


def is_text(value: object) -> bool:
    return isinstance(value, Text) and all(part.strip() == part != "" for part in value)


def test_every_file_but_the_two_helpers_is_a_table() -> None:
    files = {module.name for module in pkgutil.iter_modules(climatekit_schemas.__path__)}
    assert files - set(CONTRACTS) == {"business_ids", "shared_columns"}


@every_contract
def test_contract_has_a_docstring_a_title_and_a_key(table: str) -> None:
    contract, schema = CONTRACTS[table], SCHEMAS[table]
    assert (contract.__doc__ or "").strip().endswith(".")
    assert is_text((contract.Config.metadata or {})["title"])
    assert schema.unique, "the key"
    for name in schema.unique:
        assert not schema.columns[name].nullable
    assert re.fullmatch("[a-z][a-z0-9_]*", table)


@every_column
def test_column_is_described(table: str, name: str) -> None:
    column = SCHEMAS[table].columns[name]
    metadata = column.metadata
    assert re.fullmatch("[a-z][a-z0-9_]*", name)
    assert metadata["description"].endswith(".")
    assert metadata["description"][0].isupper()
    assert is_text(metadata["title"])
    assert metadata["privacy"] in ("public", "internal", "personal")
    assert metadata["example"], "the template shows it"
    assert all(alias.strip() == alias != "" for alias in metadata["aliases"])
    if column.dtype.type.is_numeric() and not column.dtype.type.is_boolean():
        assert metadata["unit"]
    else:
        assert metadata["unit"] is None


@every_column
def test_reference_points_at_a_key(table: str, name: str) -> None:
    reference = SCHEMAS[table].columns[name].metadata["references"]
    if reference is None or reference == "programme.programme_id":  # the core's own table
        return
    other, column = reference.split(".")
    assert SCHEMAS[other].unique == [column]
    assert SCHEMAS[other].columns[column].dtype == SCHEMAS[table].columns[name].dtype


@every_column
def test_ids_that_can_be_references_are(table: str, name: str) -> None:
    if name.endswith(("programme_id", "org_id", "event_id")) and SCHEMAS[table].unique != [name]:
        assert SCHEMAS[table].columns[name].metadata["references"]


@every_contract
def test_no_header_means_two_columns(table: str) -> None:
    """Not even when case and punctuation are left out of account."""
    owner: dict[str, str] = {}
    for name, column in SCHEMAS[table].columns.items():
        for header in (name, *column.metadata["title"], *column.metadata["aliases"]):
            plain = "".join(filter(str.isalnum, header.casefold()))
            assert owner.setdefault(plain, name) == name, header


@every_contract
def test_checks_of_a_row_speak_three_languages_and_name_real_columns(table: str) -> None:
    schema = SCHEMAS[table]
    for check in schema.checks:
        said = json.loads(check.description)
        assert said["column"] in schema.columns
        sentence = Text(**said["sentence"])
        assert is_text(sentence)
        assert all(part.endswith(".") for part in sentence)
        placeholders = [set(re.findall(r"\{(\w+)\}", part)) for part in sentence]
        assert placeholders[0] == placeholders[1] == placeholders[2] <= set(schema.columns)


def test_personal_data_is_only_in_the_contact_table() -> None:
    personal = {(t, c) for t, c in COLUMNS if SCHEMAS[t].columns[c].metadata["privacy"] == "personal"}
    assert personal == {("contact", "person_name"), ("contact", "email"), ("contact", "phone")}


def test_a_sole_trader_is_a_natural_person_whose_name_and_ids_are_emptied() -> None:
    schema = SCHEMAS["organisation"]
    assert (CONTRACTS["organisation"].Config.metadata or {})["natural_person"] == "org_type = 'sole_trader'"
    identifying = {name for name, column in schema.columns.items() if column.metadata["identifies"]}
    assert identifying == {"name", "business_id", "vat_id", "lei"}
