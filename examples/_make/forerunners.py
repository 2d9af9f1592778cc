"""A paid network of forerunners: admission, fees, invoices and payments, meetings, joint projects, business figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from _make.base import AS_OF, Row, Tables, between

FEES = {"micro": 500.0, "small": 600.0, "medium": 800.0, "large": 1000.0}
CRITERIA = ("Tarjoaa energiaratkaisuja", "Tarjoaa kiertotalousratkaisuja", "Pilotoi uutta tekniikkaa")
AREAS = ("energy", "bio", "resource_efficiency", "circular", "smart_grid", "mobility")
PROJECTS = (("Hukkalämpö kiertoon", "pilot"), ("Akut kiertoon", "demo"), ("Biohiiltä sahanpurusta", "idea"))


def reference_number(number: int) -> str:
    """A Finnish reference number: the last digit checks the others."""
    digits = str(number)
    total = sum(int(digit) * (7, 3, 1)[place % 3] for place, digit in enumerate(reversed(digits)))
    return digits + str(-total % 10)


def network(tables: Tables, orgs: Sequence[Row], programme: str, started: date, run_by: Row, rng: Random) -> list[Row]:
    """Everything that the network keeps; returns its memberships."""
    members = [_member(tables, org, programme, between(rng, started, date(2026, 5, 1)), rng) for org in orgs]
    for size, fee in FEES.items():
        tables.add(
            "fee_schedule", programme_id=programme, valid_from_year=2025, basis="size_class", class_value=size,
            annual_fee_eur=fee, due_days=30,
        )  # fmt: skip
    for member, org in zip(members, orgs, strict=True):
        for year in range(max(2025, member["valid_from"].year), 2027):
            _invoice(tables, member, year, FEES[org["size_class"]], rng)
    _together(tables, members, programme, run_by, rng)
    return members


def _member(tables: Tables, org: Row, programme: str, joined: date, rng: Random) -> Row:
    application = tables.add(
        "application", programme_id=programme, org_id=org["org_id"], received_on=joined - timedelta(days=40),
        criteria_version="1", decision="accepted", decided_on=joined - timedelta(days=5), reason=None,
        support_offered=True, alternative_offered=None,
    )  # fmt: skip
    met = rng.choice(CRITERIA)
    for criterion in CRITERIA:
        tables.add(
            "admission_evidence", application_id=application["application_id"], criterion=criterion,
            met=criterion == met, evidence="Kaksi referenssiä (keksitty)" if criterion == met else None,
        )  # fmt: skip
    left = date(2026, 6, 30) if joined.year < 2025 and rng.random() < 0.1 else None
    member = tables.add(
        "membership", programme_id=programme, org_id=org["org_id"], tier="full", valid_from=joined, valid_to=left,
        signed_on=joined, criteria_version="1", leave_reason="Yritysjärjestely" if left else None,
    )  # fmt: skip
    tables.add(
        "member_profile", membership_id=member["membership_id"], year=2025, solution_area=rng.choice(AREAS),
        turnover_eur=float(rng.randint(2, 900) * 100_000), export_share_pct=float(rng.randint(0, 90)),
        employees=org["employees"] or 5, rnd_eur=float(rng.randint(0, 90) * 10_000),
        planned_investment_eur=float(rng.randint(0, 60) * 50_000),
    )  # fmt: skip
    return member


def _invoice(tables: Tables, member: Row, year: int, fee: float, rng: Random) -> None:
    issued = max(date(year, 1, 20), member["valid_from"] + timedelta(days=10))
    number = len(tables["invoice"]) + 1
    invoice = tables.add(
        "invoice", membership_id=member["membership_id"], year=year, issued_on=issued,
        due_on=issued + timedelta(days=30), net_eur=fee, reference_number=reference_number(260_000 + number),
        status="sent",
    )  # fmt: skip
    unpaid = year == 2026 and number % 9 == 0  # the odd one has still not paid
    if not unpaid:
        paid = min(issued + timedelta(days=rng.randint(5, 55)), AS_OF)
        tables.add("payment", invoice_id=invoice["invoice_id"], paid_on=paid, amount_eur=fee)


def _together(tables: Tables, members: Sequence[Row], programme: str, run_by: Row, rng: Random) -> None:
    """Steering group, meetings, projects."""
    tables.add("programme_role", programme_id=programme, org_id=run_by["org_id"], role="lead_coordinator",
               valid_from=date(2019, 1, 1), valid_to=None)  # fmt: skip
    for member in [member for member in members if member["valid_to"] is None][:5]:
        tables.add("programme_role", programme_id=programme, org_id=member["org_id"], role="steering_member",
                   valid_from=date(2026, 1, 1), valid_to=None)  # fmt: skip
    for year in (2025, 2026):
        for month in range(1, 13):
            if month != 7 and date(year, month, 15) <= AS_OF:
                body = "general_meeting" if month == 4 else "steering_group"
                tables.add("governance_meeting", programme_id=programme, body=body, quorum=True,
                           held_on=date(year, month, rng.randint(1, 28)))  # fmt: skip
    for number, (name, stage) in enumerate(PROJECTS):
        project = tables.add(
            "joint_project", programme_id=programme, name=f"{name} (keksitty)", started_on=date(2024 + number, 2, 1),
            ended_on=None if number else date(2026, 1, 31), budget_eur=150_000.0 + 50_000 * number,
            funding_source="EAKR", stage=stage,
        )  # fmt: skip
        for member in rng.sample(list(members), 3):
            tables.add("joint_project_partner", project_id=project["project_id"], org_id=member["org_id"])
