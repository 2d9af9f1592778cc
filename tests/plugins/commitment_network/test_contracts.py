"""What the three tables of the plugin refuse, and what they leave to the rules."""

from __future__ import annotations

import json

import pytest

from climatekit.contracts.compile import compile_contract
from climatekit.contracts.mapping import normalised
from climatekit.run import Options, run_project

from .conftest import AS_OF, Network

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
    ("target", {"commitment_id": "c9"}, "commitment_id:reference.unknown"),
    ("progress_report", {"period_year": 2027}, "period_year:check.reports_on_the_past"),
    ("progress_report", {"unit": ""}, "unit:check.value_has_unit"),
    ("progress_report", {"submitted_on": ""}, "submitted_on:value.missing"),
    ("progress_report", {"method": "guessed"}, "method:value.not_allowed"),
    ("progress_report", {"evidence_level": "rumour"}, "evidence_level:value.not_allowed"),
    ("progress_report", {"self_status": "ok"}, "self_status:value.not_allowed"),
    ("progress_report", {"commitment_id": "c9"}, "commitment_id:reference.unknown"),
]


@pytest.mark.parametrize(("table", "values", "reason"), REFUSED, ids=[f"{table}-{code}" for table, _, code in REFUSED])
def test_refused(network: Network, table: str, values: dict[str, object], reason: str) -> None:
    network.change(table, **values)
    assert _rejects(network) == {table: {reason: 1}}


def test_a_target_may_lack_its_figures(network: Network) -> None:
    network.change("target", base_year="", base_value="", target_value="", reduction_pct="")
    assert _rejects(network) == {}


def test_a_report_may_be_words_alone(network: Network) -> None:
    network.change("progress_report", value="", unit="", narrative="Panelit ovat katolla")
    assert _rejects(network) == {}


@pytest.mark.parametrize("contract", ["Commitment", "Target", "ProgressReport"])
def test_a_header_means_one_column(contract: str) -> None:
    """Titles and aliases in all languages are headers; none may point at two columns of a table."""
    columns = compile_contract(f"climatekit_commitment_network.schemas:{contract}").columns
    meanings: dict[str, set[str]] = {}
    for column in columns:
        for header in (*column.title, *column.aliases, column.name):
            meanings.setdefault(normalised(header), set()).add(column.name)
    assert {header: names for header, names in meanings.items() if len(names) > 1} == {}


def _rejects(network: Network) -> dict[str, dict[str, int]]:
    network._write()
    toml = network.folder / "climatekit.toml"
    toml.write_text(toml.read_text("utf-8").replace("max_errors", 'max_rejects = "100%"\nmax_errors'), "utf-8")
    outcome = run_project(network.folder, Options(as_of=AS_OF, check_only=True))
    found: dict[str, dict[str, int]] = json.loads(json.dumps(outcome.manifest["reject_reasons"]))
    return found
