"""What the tables of the plugin refuse, and what they leave to the rules: every broken row in one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from climatekit.contracts.compile import compile_contract
from climatekit.contracts.names import normalised
from climatekit.run import Options, run_project

from .conftest import sound, write_networks
from .rows import AS_OF, Row, claim, commitment, emissions, grant, label, report, target

REFUSED = [
    ("commitment", {"title": ""}, "title:value.missing"),
    ("commitment", {"title": "x"}, "title:value.wrong_length"),
    ("commitment", {"theme": "flying"}, "theme:value.not_allowed"),
    ("commitment", {"kind": ""}, "kind:value.missing"),
    ("commitment", {"kind": "qualitative"}, "kind:value.not_allowed"),
    ("commitment", {"made_on": "spring 2024"}, "made_on:type.date"),
    ("commitment", {"valid_to": "2023-11-30"}, "valid_to:check.ends_after_it_is_made"),
    ("commitment", {"status": "done"}, "status:value.not_allowed"),
    ("commitment", {"target_status": "in_dreams"}, "target_status:value.not_allowed"),
    ("commitment", {"offsets": "maybe"}, "offsets:value.not_allowed"),
    ("commitment", {"exceeds_law": "perhaps"}, "exceeds_law:type.boolean"),
    ("commitment", {"membership_id": "m9"}, "membership_id:reference.unknown"),
    ("target", {"target_type": "relative"}, "target_type:value.not_allowed"),
    ("target", {"metric": "carbon"}, "metric:value.not_allowed"),
    ("target", {"unit": ""}, "unit:value.missing"),
    ("target", {"target_year": 2022}, "target_year:check.aims_ahead"),
    ("target", {"target_year": ""}, "target_year:value.missing"),
    ("target", {"base_value": "about 200"}, "base_value:type.number"),
    ("target", {"base_value": "1e15"}, "base_value:value.out_of_range"),
    ("target", {"reduction_pct": 120}, "reduction_pct:value.out_of_range"),
    ("target", {"validated_by": "me"}, "validated_by:value.not_allowed"),
    ("target", {"base_changed_on": "last year"}, "base_changed_on:type.date"),
    ("target", {"commitment_id": "c9"}, "commitment_id:reference.unknown"),
    ("progress_report", {"period_year": 2027}, "period_year:check.reports_on_the_past"),
    ("progress_report", {"unit": ""}, "unit:check.value_has_unit"),
    ("progress_report", {"submitted_on": ""}, "submitted_on:value.missing"),
    ("progress_report", {"method": "guessed"}, "method:value.not_allowed"),
    ("progress_report", {"evidence_level": "rumour"}, "evidence_level:value.not_allowed"),
    ("progress_report", {"self_status": "ok"}, "self_status:value.not_allowed"),
    ("progress_report", {"commitment_id": "c9"}, "commitment_id:reference.unknown"),
    ("criteria_set", {"version": "-"}, "version:value.wrong_pattern"),
    ("criteria_set", {"min_commitments": ""}, "min_commitments:value.missing"),
    ("criteria_set", {"min_commitments": -1}, "min_commitments:value.out_of_range"),
    ("criteria_set", {"max_commitments": 1}, "max_commitments:check.minimum_below_maximum"),
    ("criteria_set", {"target_group": "startups"}, "target_group:value.not_allowed"),
    ("criteria_set", {"report_interval_days": 0}, "report_interval_days:value.out_of_range"),
    ("criteria_set", {"valid_to": "2023-12-31"}, "valid_to:check.ends_after_it_begins"),
    ("climate_plan", {"adopted_on": ""}, "adopted_on:value.missing"),
    ("climate_plan", {"org_id": "o9"}, "org_id:reference.unknown"),
    ("emission_report", {"boundary": "group"}, "boundary:value.not_allowed"),
    ("emission_report", {"s2_mb_tco2e": -1}, "s2_mb_tco2e:value.out_of_range"),
    ("emission_report", {"year": 1989}, "year:value.out_of_range"),
    (
        "emission_report",
        {"energy_mwh_total": 5, "energy_mwh_renewable": 6},
        "energy_mwh_renewable:check.renewable_is_part_of_all",
    ),
    ("emission_report", {"turnover_eur": "much"}, "turnover_eur:type.decimal"),
    ("label", {"legal_basis": "tradition"}, "legal_basis:value.not_allowed"),
    ("label", {"name": ""}, "name:value.missing"),
    ("label_grant", {"granted_on": ""}, "granted_on:value.missing"),
    ("label_grant", {"valid_to": "2024-02-29"}, "valid_to:check.ends_after_it_is_granted"),
    ("label_grant", {"withdrawn_on": "2024-02-29"}, "withdrawn_on:check.withdrawn_after_it_is_granted"),
    ("label_grant", {"suspended_on": "2024-02-29"}, "suspended_on:check.suspended_after_it_is_granted"),
    ("label_grant", {"label_id": "l9"}, "label_id:reference.unknown"),
    ("label_grant", {"membership_id": "m9"}, "membership_id:reference.unknown"),
    ("public_claim", {"claim_text": ""}, "claim_text:value.missing"),
    ("public_claim", {"about": "everything"}, "about:value.not_allowed"),
    ("public_claim", {"withdrawn_on": "2025-04-01"}, "withdrawn_on:check.withdrawn_after_it_is_published"),
]
# what is sound although it lacks something: a rule may tell it
ACCEPTED: list[tuple[str, Row]] = [
    ("target", {"base_year": "", "base_value": "", "target_value": "", "reduction_pct": ""}),
    ("progress_report", {"value": "", "unit": "", "narrative": "Panelit ovat katolla"}),
    ("commitment", {"valid_to": "2023-12-01", "theme": ""}),
    ("criteria_set", {"max_commitments": 2, "valid_to": "2024-01-01"}),
    ("emission_report", {"s1_tco2e": "", "s2_lb_tco2e": "", "energy_mwh_total": 5, "energy_mwh_renewable": 5}),
    ("label", {"legal_basis": "", "criteria_version": "", "owner_org_id": ""}),
    ("label_grant", {"valid_to": "2024-03-01", "withdrawn_on": "2024-03-01", "suspended_on": "2024-03-01"}),
    ("public_claim", {"org_id": "", "about": "", "withdrawn_on": "2025-04-02"}),
]
KEY = {
    "commitment": "commitment_id", "target": "target_id", "progress_report": "report_id", "criteria_set": "version",
    "climate_plan": "document_ref", "emission_report": "factor_source", "label": "label_id",
    "label_grant": "grant_id", "public_claim": "claim_id",
}  # fmt: skip
CONTRACTS = {
    "criteria_set": "CriteriaSet", "commitment": "Commitment", "target": "Target", "progress_report": "ProgressReport",
    "climate_plan": "ClimatePlan", "emission_report": "EmissionReport", "label": "Label", "label_grant": "LabelGrant",
    "public_claim": "PublicClaim",
}  # fmt: skip


def _row(table: str, key: str, number: int) -> Row:
    """A row in which nothing is wrong."""
    rows: dict[str, Row] = {
        "commitment": commitment(key, target_status="", offsets=""),
        "target": target(key, validated_by=""),
        "progress_report": report(key, method="", narrative="", self_status=""),
        "criteria_set": {
            "version": key, "valid_from": "2024-01-01", "valid_to": "", "target_group": "", "min_commitments": 2,
            "max_commitments": "", "report_interval_days": "",
        },
        "climate_plan": {"org_id": "o1", "adopted_on": f"{1990 + number % 30}-01-0{1 + number % 3}"},
        "emission_report": {
            **emissions(1990 + number), "factor_source": key, "energy_mwh_total": "", "energy_mwh_renewable": "",
            "turnover_eur": "",
        },
        "label": label(label_id=key, owner_org_id=""),
        "label_grant": grant(key),
        "public_claim": claim(key),
    }  # fmt: skip
    return rows[table]


@pytest.fixture(scope="module")
def reasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Key of a refused row: why."""
    import duckdb

    network = sound()
    network.add("label", label())
    for number, (table, values) in enumerate([*((table, values) for table, values, _ in REFUSED), *ACCEPTED]):
        key = f"x{number}"
        row = _row(table, key, number) | values
        if table == "climate_plan":
            row["document_ref"] = key
        network.add(table, row)
    folder = tmp_path_factory.mktemp("broken") / "project"
    write_networks(folder, {"one": network})
    outcome = run_project(folder, Options(as_of=AS_OF, report=False))
    assert outcome.out is not None
    found: dict[str, list[str]] = {}
    with duckdb.connect() as connection:
        for table, key in KEY.items():
            path = outcome.out / "rejects" / f"{table}.parquet"
            if path.exists():
                rows = connection.execute(f"select {key}, reasons from '{path}'").fetchall()
                found |= {f"{table} {str(name).removeprefix('n000_')}": _codes(codes) for name, codes in rows}
    return found


def _codes(told: Any) -> list[str]:
    text = str(told)
    return sorted(json.loads(text)) if text.startswith("[") else sorted(code.strip() for code in text.split(","))


@pytest.mark.parametrize("number", range(len(REFUSED)), ids=[f"{table}-{code}" for table, _, code in REFUSED])
def test_refused(reasons: dict[str, list[str]], number: int) -> None:
    table, values, reason = REFUSED[number]
    key = values.get(KEY[table], f"x{number}")
    assert reasons[f"{table} {key}"] == [reason]


@pytest.mark.parametrize("number", range(len(ACCEPTED)), ids=[table for table, _ in ACCEPTED])
def test_accepted(reasons: dict[str, list[str]], number: int) -> None:
    assert f"{ACCEPTED[number][0]} x{len(REFUSED) + number}" not in reasons


def test_criteria_are_frozen(tmp_path: Path) -> None:
    """A version of the criteria is there once: what changes is a new version."""
    network = sound()
    row = {"version": "2024", "valid_from": "2024-01-01", "min_commitments": 1}
    network.add("criteria_set", row, row | {"min_commitments": 2})
    write_networks(tmp_path / "project", {"one": network})
    outcome = run_project(tmp_path / "project", Options(as_of=AS_OF, check_only=True))
    assert outcome.manifest["reject_reasons"] == {"criteria_set": {":key.duplicate": 2}}


@pytest.mark.parametrize(("table", "name"), CONTRACTS.items())
def test_a_header_means_one_column(table: str, name: str) -> None:
    """Titles and aliases in all languages are headers; none may point at two columns of a table."""
    columns = compile_contract(f"climatekit_commitment_network.schemas.{table}:{name}").columns
    meanings: dict[str, set[str]] = {}
    for column in columns:
        for header in (*column.title, *column.aliases, column.name):
            meanings.setdefault(normalised(header), set()).add(column.name)
    assert {header: names for header, names in meanings.items() if len(names) > 1} == {}
