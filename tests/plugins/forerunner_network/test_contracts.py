"""The contracts say all that a template, a dictionary and a validation need, and reject what they should."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from climatekit.contracts.compile import compile_contract
from climatekit.contracts.model import CompiledContract
from climatekit.text import Text
from climatekit_forerunner_network import OWN, climatekit_membership, climatekit_tracking

Network = Any
NAMES = [
    table.contract
    for step in (climatekit_membership(), climatekit_tracking())
    for table in step.tables
    if table.contract.startswith(OWN)
]
every_contract = pytest.mark.parametrize("name", NAMES, ids=lambda name: str(name).rpartition(":")[2])


@pytest.fixture(scope="module")
def contracts() -> dict[str, CompiledContract]:
    return {name: compile_contract(name) for name in NAMES}


def is_text(text: Text) -> bool:
    return all(part.strip() == part != "" for part in text)


@every_contract
def test_it_is_described(contracts: dict[str, CompiledContract], name: str) -> None:
    contract = contracts[name]
    assert contract.description.endswith(".")
    assert is_text(contract.title)
    owner: dict[str, str] = {}
    for column in contract.columns:
        assert column.description.endswith(".")
        assert is_text(column.title)
        assert column.example
        assert column.privacy in ("public", "internal")
        numeric = column.type in ("integer", "number") or column.type.startswith("decimal")
        assert bool(column.unit) == numeric, column.name
        for header in (column.name, *column.title, *column.aliases):
            assert header.strip() == header != ""
            plain = "".join(filter(str.isalnum, header.casefold()))
            assert owner.setdefault(plain, column.name) == column.name, header
    for key in contract.key:
        assert not contract.column(key).nullable
    for check in contract.checks:
        assert is_text(check.sentence)
        assert all(part.endswith(".") for part in check.sentence), check.code
        places = [set(re.findall(r"\{(\w+)\}", part)) for part in check.sentence]
        assert places[0] == places[1] == places[2], json.dumps(check.sentence, ensure_ascii=False)


REJECTED: list[tuple[str, dict[str, Any], str]] = [
    ("fee_schedule", {"basis": "size_class", "class_value": "tiny"}, "class_value:check.class_is_one_of_its_basis"),
    ("fee_schedule", {"basis": "tier", "class_value": "small"}, "class_value:check.class_is_one_of_its_basis"),
    ("fee_schedule", {"basis": "turnover", "class_value": "x"}, "lower_bound:check.ranges_have_bounds"),
    ("fee_schedule", {"lower_bound": 0}, "lower_bound:check.ranges_have_bounds"),
    ("fee_schedule", {"upper_bound": 5}, "lower_bound:check.ranges_have_bounds"),
    (
        "fee_schedule",
        {"basis": "turnover", "class_value": "x", "lower_bound": 5, "upper_bound": 5},
        "upper_bound:check.range_is_not_empty",
    ),
    ("fee_schedule", {"annual_fee_eur": -1}, "annual_fee_eur:value.too_small"),
    ("invoice", {"due_on": "2026-01-14"}, "due_on:check.due_after_issued"),
    ("invoice", {"reference_number": "1234560"}, "reference_number:check.reference_number_valid"),
    ("invoice", {"credit_of": "i2"}, "net_eur:check.credit_is_negative"),
    ("invoice", {"credit_of": "i1", "net_eur": -1}, "credit_of:check.credits_another"),
    ("invoice", {"credit_of": "i7", "net_eur": -1}, "credit_of:reference.unknown"),
    ("invoice", {"membership_id": "m7"}, "membership_id:reference.unknown"),
    ("invoice", {"status": "suoritettu"}, "status:value.not_allowed"),
    ("member_profile", {"export_share_pct": 101}, "export_share_pct:value.out_of_range"),
    ("member_profile", {"solution_area": "hiili"}, "solution_area:value.not_allowed"),
    ("joint_project", {"ended_on": "2025-01-31"}, "ended_on:check.ends_after_it_starts"),
    ("governance_meeting", {"body": "board"}, "body:value.not_allowed"),
    ("admission_evidence", {"met": "ehkä"}, "met:type.boolean"),
]


@pytest.mark.parametrize(("table", "values", "reason"), REJECTED, ids=[f"{t} {v}" for t, v, _ in REJECTED])
def test_what_is_wrong_is_rejected(network: Network, table: str, values: dict[str, Any], reason: str) -> None:
    network.change(table, **values)
    with pytest.raises(AssertionError) as caught:
        network.run()
    assert f"'{table}': {{" in str(caught.value)
    assert f"'{reason}': " in str(caught.value)
