"""A forerunner network in which everything is in order; each test puts one thing out of order and runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from climatekit.conformance.draft import Draft

AS_OF = date(2026, 10, 31)
Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What a run left; ``results`` is that of tests/plugins/conftest.py."""

    results: Any

    def rows(self, file: str, where: str = "true") -> list[Row]:
        return list(self.results.rows(file, where))

    def row(self, file: str, where: str = "true") -> Row:
        (found,) = self.rows(file, where)
        return found

    def findings(self, rule: str | None = None) -> list[Row]:
        return self.rows("findings/findings", f"rule = '{rule}'" if rule else "true")

    def rules(self) -> set[str]:
        return set(self.results.rules())

    def metric(self, name: str, dimension: str = "all") -> dict[tuple[str, str], float]:
        """(period, dimension value): value."""
        return dict(self.results.metric(name, dimension))


@dataclass
class Network:
    """The small project of tests/plugins/conftest.py with members, invoices and payments to add."""

    project: Any

    @property
    def programme(self) -> Row:
        found: Row = self.project.programmes[0]
        return found

    @property
    def settings(self) -> Row:
        found: Row = self.project.settings
        return found

    @property
    def tables(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = self.project.tables
        return found

    def add(self, table: str, *rows: Row) -> None:
        self.project.add(table, *rows)

    def change(self, table: str, index: int = 0, **values: Any) -> None:
        self.project.change(table, index, **values)

    def clear(self, *tables: str) -> None:
        for table in tables:
            self.tables[table].clear()

    def member(self, number: int, *, invoiced: float | None = None, **membership: Any) -> None:
        """One more organisation that was let in with evidence and has a profile; ``invoiced`` and paid for 2026."""
        self.add("organisation", organisation(f"o{number}"))
        self.add("application", application(f"a{number}", f"o{number}"))
        self.add("admission_evidence", evidence(f"a{number}"))
        self.add("membership", membership_of(f"m{number}", f"o{number}", **membership))
        self.add("member_profile", profile(f"m{number}"))
        if invoiced is not None:
            self.add("invoice", invoice(f"i{number}", f"m{number}", net_eur=invoiced))
            self.add("payment", payment(f"p{number}", f"i{number}", amount_eur=invoiced))

    def draft(self) -> Draft:
        made: Draft = self.project.draft()
        return made

    def run(self, as_of: date = AS_OF) -> Found:
        return Found(self.project.run(as_of))


def organisation(org_id: str, **columns: Any) -> Row:
    return {
        "org_id": org_id,
        "name": f"{org_id} Oy",
        "org_type": "company",
        "size_class": "small",
        "size_basis": "headcount_only",
    } | columns


def application(application_id: str, org_id: str, **columns: Any) -> Row:
    return {
        "application_id": application_id,
        "org_id": org_id,
        "received_on": "2023-10-10",
        "decision": "accepted",
        "decided_on": "2023-11-10",
    } | columns


def evidence(application_id: str, **columns: Any) -> Row:
    return {
        "application_id": application_id,
        "criterion": "Tarjoaa energiaratkaisuja",
        "met": "true",
        "evidence": "Tuoteluettelo",
    } | columns


def membership_of(membership_id: str, org_id: str, **columns: Any) -> Row:
    return {"membership_id": membership_id, "org_id": org_id, "valid_from": "2024-01-01", "valid_to": ""} | columns


def profile(membership_id: str, **columns: Any) -> Row:
    return {"membership_id": membership_id, "year": 2025, "solution_area": "energy", "turnover_eur": 1000000} | columns


def fee(class_value: str, annual_fee_eur: float, **columns: Any) -> Row:
    return {
        "valid_from_year": 2025,
        "basis": "flat",
        "class_value": class_value,
        "lower_bound": "",
        "upper_bound": "",
        "annual_fee_eur": annual_fee_eur,
    } | columns


def invoice(invoice_id: str, membership_id: str, **columns: Any) -> Row:
    return {
        "invoice_id": invoice_id,
        "membership_id": membership_id,
        "year": 2026,
        "issued_on": "2026-01-15",
        "due_on": "2026-02-05",
        "net_eur": 500,
        "status": "sent",
    } | columns


def payment(payment_id: str, invoice_id: str, **columns: Any) -> Row:
    return {"payment_id": payment_id, "invoice_id": invoice_id, "paid_on": "2026-02-01", "amount_eur": 500} | columns


def meeting(meeting_id: str, body: str, held_on: str, **columns: Any) -> Row:
    return {"meeting_id": meeting_id, "body": body, "held_on": held_on} | columns


LAST_YEAR = {"year": 2025, "issued_on": "2025-01-15", "due_on": "2025-02-05"}


def sound(project: Callable[..., Any] = Draft) -> Network:
    """Two members, their fees paid: nothing to find in it on 2026-10-31."""
    made = project(
        programmes=[
            {"id": "verkko", "name": "Verkko", "model": "forerunner_network", "valid_from": date(2024, 1, 1)}
        ],
        tables={
            "organisation": [organisation("kunta", org_type="municipality")],
            "programme_role": [{"org_id": "kunta", "role": "steering_member", "valid_from": "2024-01-01"}],
            "fee_schedule": [fee("kaikki", 500)],
            "invoice": [],
            "payment": [],
            "resource_use": [
                {"period": "2025", "htv": "2.0", "htv_method": "days365", "persons": 6, "cost_category": "staff",
                 "cost_eur": 1000, "fund_source": "own"},
            ],
            "governance_meeting": [
                meeting("k1", "steering_group", "2026-10-01"), meeting("k2", "general_meeting", "2026-03-12"),
            ],
            "joint_project": [
                {"project_id": "pr1", "name": "Hukkalämpö", "started_on": "2025-02-01", "ended_on": "",
                 "stage": "pilot", "budget_eur": 1000},
            ],
            "joint_project_partner": [{"project_id": "pr1", "org_id": "o1"}, {"project_id": "pr1", "org_id": "kunta"}],
        },
    )  # fmt: skip
    found = Network(made)
    for number in (1, 2):
        found.member(number, invoiced=500)
        found.add("invoice", invoice(f"old{number}", f"m{number}", **LAST_YEAR))
        found.add("payment", payment(f"oldp{number}", f"old{number}", paid_on="2025-02-01"))
    return found


@pytest.fixture
def network(small_project: Callable[..., Any]) -> Network:
    """The sound one."""
    return sound(small_project)


@pytest.fixture(scope="session")
def greenreality(run_example: Callable[[str], Any]) -> Found:
    """examples/greenreality_network, run as it stands."""
    return Found(run_example("greenreality_network"))


@pytest.fixture(scope="session")
def energyvaasa(run_example: Callable[[str], Any]) -> Found:
    """examples/energyvaasa, run as it stands."""
    return Found(run_example("energyvaasa"))
