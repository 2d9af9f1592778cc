"""Every check of every contract: the row of examples passes, and a row with one thing wrong breaks that check alone."""

from __future__ import annotations

import pkgutil
from functools import cache

import duckdb
import pytest

import climatekit_schemas
from climatekit.contracts.compile import compile_contract
from climatekit.contracts.model import CompiledContract

FILES = {module.name for module in pkgutil.iter_modules(climatekit_schemas.__path__)}
TABLES = sorted(FILES - {"business_ids", "shared_columns"})


@cache
def contract_of(table: str) -> CompiledContract:
    class_name = table.title().replace("_", "")
    return compile_contract(f"climatekit_schemas.{table}:{class_name}")


def broken_by(table: str, changes: dict[str, str | None]) -> set[str]:
    """Checks that the row of the contract's examples breaks once some of its values are changed."""
    contract = contract_of(table)
    row = {column.name: column.example for column in contract.columns} | changes
    assert len(row) == len(contract.columns)
    values = ", ".join(f"cast(${column.name} as {column.sql_type}) as {column.name}" for column in contract.columns)
    verdicts = ", ".join(f"({check.holds})" for check in contract.checks)
    found = duckdb.execute(f"select [{verdicts}] from (select {values})", row).fetchall()[0]
    assert found is not None
    return {check.reason for check, verdict in zip(contract.checks, found[0], strict=True) if verdict is False}


@pytest.mark.parametrize("table", TABLES)
def test_the_examples_pass(table: str) -> None:
    assert broken_by(table, {}) == set()


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_value_breaks_no_check(table: str) -> None:
    """Whether a value may be missing is said by ``nullable``, save where it belongs together with another one."""
    for column in contract_of(table).columns:
        if column.nullable:
            together = {"industry_scheme:check.industry_has_scheme", "decided_on:check.decision_is_dated"}
            assert broken_by(table, {column.name: None}) <= together


@pytest.mark.parametrize(
    ("table", "changes", "broken"),
    [
        ("organisation", {"business_id": "20774740"}, "business_id:check.business_id_form"),
        ("organisation", {"business_id": "162193-3"}, "business_id:check.business_id_form"),
        ("organisation", {"business_id": "2077474-1"}, "business_id:check.business_id_check_digit"),
        ("organisation", {"business_id": "0000006-0"}, "business_id:check.business_id_check_digit"),
        ("organisation", {"vat_id": "FI20774741"}, "vat_id:check.vat_id_check_digit"),
        ("organisation", {"vat_id": "FI2077474-0"}, "vat_id:check.vat_id_form"),
        ("organisation", {"vat_id": "FI2077474"}, "vat_id:check.vat_id_form"),
        ("organisation", {"vat_id": "20774740"}, "vat_id:check.vat_id_form"),
        ("organisation", {"vat_id": "SE556012579001"}, None),
        ("organisation", {"lei": "7H6GLXDRUGQFU57RNE98"}, "lei:check.lei_check_digits"),
        ("organisation", {"lei": "7H6GLXDRUGQFU57RNE9"}, "lei:check.lei_form"),
        ("organisation", {"lei": "7h6glxdrugqfu57rne97"}, "lei:check.lei_form"),
        ("organisation", {"industry_scheme": None}, "industry_scheme:check.industry_has_scheme"),
        (
            "organisation",
            {"industry_scheme": None, "industry_code": None},
            "industry_scheme:check.industry_has_scheme",
        ),
        (
            "organisation",
            {"industry_scheme": None, "industry_section": None},
            "industry_scheme:check.industry_has_scheme",
        ),
        ("organisation", {"industry_scheme": None, "industry_section": None, "industry_code": None}, None),
        ("organisation", {"industry_code": "25.62"}, None),
        ("organisation", {"industry_code": "25"}, None),
        ("organisation", {"industry_code": "2562 Metalli"}, "industry_code:value.wrong_pattern"),
        ("organisation", {"industry_section": "W"}, "industry_section:value.not_allowed"),
        ("organisation", {"group_parent_org_id": "org-001"}, "group_parent_org_id:check.parent_is_another"),
        ("organisation", {"municipality_code": "Turku"}, "municipality_code:value.wrong_pattern"),
        ("organisation", {"municipality_code": "1791"}, "municipality_code:value.wrong_pattern"),
        ("organisation", {"municipality_code": "43"}, "municipality_code:value.wrong_pattern"),
        ("organisation", {"employees": "-1"}, "employees:value.too_small"),
        ("organisation", {"turnover_eur": "-0.01"}, "turnover_eur:value.too_small"),
        ("organisation", {"org_type": "yritys"}, "org_type:value.not_allowed"),
        ("organisation", {"size_year": "24"}, "size_year:value.out_of_range"),
        ("programme_role", {"valid_to": "2023-12-31"}, "valid_to:check.ends_after_it_begins"),
        ("programme_role", {"valid_to": "2024-01-01"}, None),
        ("membership", {"valid_to": "2023-12-31"}, "valid_to:check.ends_after_it_begins"),
        ("membership", {"valid_to": "9999-12-31"}, None),
        ("membership", {"valid_from": "1900-01-01"}, "valid_from:value.too_small"),
        ("application", {"decided_on": "2024-02-29"}, "decided_on:check.decided_after_received"),
        ("application", {"decided_on": None}, "decided_on:check.decision_is_dated"),
        ("application", {"decision": None}, "decided_on:check.decision_is_dated"),
        ("application", {"decision": None, "decided_on": None}, None),
        ("contact", {"legal_basis": "consent", "consented_on": None}, "consented_on:check.consent_is_dated"),
        ("contact", {"retention_until": "2024-05-01"}, "retention_until:check.kept_after_consent"),
        ("contact", {"email": "eeva at example.org"}, "email:value.wrong_pattern"),
        ("resource_use", {"period": "2025-03"}, None),
        ("resource_use", {"period": "2025-13"}, "period:value.wrong_pattern"),
        ("resource_use", {"period": "2025-03-01"}, "period:value.wrong_pattern"),
        ("attendance", {"feedback_score": "5.1"}, "feedback_score:value.out_of_range"),
        ("attendance", {"headcount": "0"}, None),
        ("event", {"held_on": "2205-03-04"}, "held_on:value.too_large"),
        ("event", {"kind": "juhla"}, "kind:value.not_allowed"),
    ],
)
def test_what_is_wrong_is_found(table: str, changes: dict[str, str | None], broken: str | None) -> None:
    assert broken_by(table, changes) == ({broken} if broken else set())


def test_only_check_digits_may_be_kept_as_they_are() -> None:
    kept = {check.reason for check in contract_of("organisation").checks if check.checksum}
    assert kept == {
        "business_id:check.business_id_check_digit", "vat_id:check.vat_id_check_digit", "lei:check.lei_check_digits",
    }  # fmt: skip
