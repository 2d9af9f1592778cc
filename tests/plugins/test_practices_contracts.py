"""The contracts that only the two lightest rungs have: what a template and a dictionary need, and what they reject."""

from __future__ import annotations

from functools import cache

import duckdb
import pytest

from climatekit.contracts.compile import compile_contract
from climatekit.contracts.model import CompiledContract

SELECTED, INTEGRATED = "climatekit_selected_practices.schemas", "climatekit_integrated_practices.schemas"
CONTRACTS = {
    "practice_use": f"{SELECTED}:PracticeUse",
    "practice_user": f"{SELECTED}:PracticeUser",
    "unit": f"{SELECTED}:Unit",
    "host_activity": f"{INTEGRATED}:HostActivity",
    "integration": f"{INTEGRATED}:Integration",
}


@cache
def contract_of(table: str) -> CompiledContract:
    return compile_contract(CONTRACTS[table])


def broken_by(table: str, changes: dict[str, str | None]) -> set[str]:
    """Checks that the row of the contract's examples breaks once some of its values are changed."""
    contract = contract_of(table)
    row = {column.name: column.example for column in contract.columns} | changes
    values = ", ".join(f"cast(${column.name} as {column.sql_type}) as {column.name}" for column in contract.columns)
    verdicts = ", ".join(f"({check.holds})" for check in contract.checks)
    found = duckdb.execute(f"select [{verdicts}] from (select {values})", row).fetchall()[0]
    assert found is not None
    return {check.reason for check, verdict in zip(contract.checks, found[0], strict=True) if verdict is False}


@pytest.mark.parametrize("table", CONTRACTS)
def test_columns_are_described_and_no_header_means_two(table: str) -> None:
    contract = contract_of(table)
    assert contract.table == table
    assert contract.description.endswith(".")
    owner: dict[str, str] = {}
    for column in contract.columns:
        assert column.description.endswith(".")
        assert column.example
        assert (column.unit is not None) == (column.type.partition("(")[0] in ("integer", "number", "decimal"))
        assert column.privacy != "personal"
        for header in (column.name, *column.title, *column.aliases):
            plain = "".join(filter(str.isalnum, header.casefold()))
            assert owner.setdefault(plain, column.name) == column.name, header


@pytest.mark.parametrize(
    ("table", "changes", "broken"),
    [
        ("practice_use", {"ended_on": "2023-01-31"}, "ended_on:check.ends_after_it_begins"),
        ("practice_use", {"ended_on": "2023-02-01"}, None),
        ("practice_use", {"started_on": None}, None),
        ("practice_use", {"status": "done"}, "status:value.not_allowed"),
        ("practice_use", {"expected_repeat_days": "0"}, "expected_repeat_days:value.out_of_range"),
        ("practice_use", {"cost_eur": "-1"}, "cost_eur:value.too_small"),
        ("practice_use", {"htv": "-0.1"}, "htv:value.too_small"),
        ("host_activity", {"kind": "club"}, "kind:value.not_allowed"),
        ("host_activity", {"cadence_days": "0"}, "cadence_days:value.out_of_range"),
        ("integration", {"last_done_on": "2023-03-14"}, "last_done_on:check.last_after_first"),
        ("integration", {"last_done_on": "2023-03-15"}, None),
        ("integration", {"status": "done"}, "status:value.not_allowed"),
        ("integration", {"times_done": "-1"}, "times_done:value.too_small"),
        ("integration", {"climate_share_pct": "100.1"}, "climate_share_pct:value.out_of_range"),
        ("integration", {"climate_share_pct": "100"}, None),
    ],
)
def test_a_row_with_one_thing_wrong_breaks_that_check_alone(
    table: str, changes: dict[str, str | None], broken: str | None
) -> None:
    assert broken_by(table, {}) == set()
    assert broken_by(table, changes) == ({broken} if broken else set())
