"""A forerunner network in which everything is in order, what trips each rule, and what must be left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .conftest import AS_OF, sound

__all__ = ["AS_OF", "BESIDES", "LEAVES_ALONE", "TRIPS", "sound"]

Network = Any  # one as ``sound`` makes it
Change = Callable[[Network], object]


def invoice(invoice_id: str, **columns: Any) -> dict[str, Any]:
    return {"invoice_id": invoice_id, "membership_id": "m1", "year": 2026, "issued_on": "2026-02-01",
            "due_on": "2026-02-22", "net_eur": 500, "status": "sent"} | columns  # fmt: skip


def credit(invoice_id: str, credit_of: str, net: float, **columns: Any) -> dict[str, Any]:
    return invoice(invoice_id, credit_of=credit_of, net_eur=net, **columns)


def payment(payment_id: str, invoice_id: str, amount: float, on: str = "2026-03-01") -> dict[str, Any]:
    return {"payment_id": payment_id, "invoice_id": invoice_id, "paid_on": on, "amount_eur": amount}


def fee(class_value: str, amount: float, **columns: Any) -> dict[str, Any]:
    return {"valid_from_year": 2025, "basis": "flat", "class_value": class_value, "annual_fee_eur": amount} | columns


def unpaid(network: Network, due_on: str, **columns: Any) -> None:
    """The invoice of the first member, not paid."""
    network.tables["payment"] = [row for row in network.tables["payment"] if row["invoice_id"] != "i1"]
    network.change("invoice", issued_on="2026-01-15", due_on=due_on, **columns)


def label(valid_to: str, level: str = "gold", valid_from: str = "2024-06-01") -> dict[str, Any]:
    return {"level": level, "valid_from": valid_from, "valid_to": valid_to}


# what comes along with a broken row: the same thing seen from another side
BESIDES: dict[str, set[str]] = {
    "M5-2b": {"M5-2q"},
    "M5-2e": {"M5-2k", "M5-2q", "M5-2h"},
    "M5-2f": {"M5-2k"},
    "M5-2g": {"M5-2b", "M5-2k", "M5-2q"},
    "M5-2h": {"M5-2b", "M5-2q"},
    "M5-2q": {"M5-2b"},
    "M5-3a": {"M5-6a", "M5-6b"},
}

TRIPS: dict[str, list[tuple[str, Change]]] = {
    "M5-1a": [
        ("rejected", lambda n: n.change("application", decision="rejected")),
        ("accepted later", lambda n: n.change("application", decided_on="2026-11-01")),
    ],
    "M5-1b": [
        ("not met", lambda n: n.change("admission_evidence", met="false")),
        ("nothing on record", lambda n: n.tables["admission_evidence"].pop(0)),
    ],
    "M5-1c": [
        ("no evidence", lambda n: n.change("admission_evidence", evidence="")),
        ("blanks", lambda n: n.change("admission_evidence", evidence="  ")),
    ],
    "M5-1d": [("none kept", lambda n: n.clear("application", "admission_evidence"))],
    "M5-1e": [("none kept", lambda n: n.clear("admission_evidence"))],
    "M5-2a": [
        ("too low", lambda n: n.add("fee_schedule", fee("support", 499.99, basis="tier"))),
        ("too high", lambda n: n.add("fee_schedule", fee("support", 1000.01, basis="tier"))),
        ("next year's", lambda n: n.add("fee_schedule", fee("kaikki", 1200, valid_from_year=2027))),
    ],
    "M5-2b": [
        ("none", lambda n: n.member(3)),
        ("only a draft", lambda n: (n.member(3), n.add("invoice", invoice("i3", membership_id="m3", status="draft")))),
        (
            "credited and not sent again",
            lambda n: (n.change("payment", amount_eur=0), n.add("invoice", credit("c1", "i1", -500))),
        ),
    ],
    "M5-2c": [("twice", lambda n: (n.add("invoice", invoice("i9")), n.add("payment", payment("p9", "i9", 500))))],
    "M5-2d": [
        ("gross", lambda n: (n.change("invoice", vat_eur=0, gross_eur=510), n.change("payment", amount_eur=510))),
        ("tax and rate", lambda n: (n.change("invoice", vat_pct=25.5, vat_eur=127.47, gross_eur=627.47),
                                    n.change("payment", amount_eur=627.47))),
    ],
    "M5-2e": [
        ("another member's", lambda n: n.add("invoice", credit("c1", "i2", -100))),
        ("another year's", lambda n: n.add("invoice", credit("c1", "old1", -100))),
        ("of a credit note", lambda n: n.add("invoice", credit("c1", "i1", -100), credit("c2", "c1", -50))),
    ],
    "M5-2f": [("no link", lambda n: n.add("invoice", invoice("c1", net_eur=-100)))],
    "M5-2g": [
        ("no note", lambda n: n.change("invoice", status="credited")),
        (
            "too small a note",
            lambda n: (n.change("invoice", status="credited"), n.add("invoice", credit("c1", "i1", -499))),
        ),
    ],
    "M5-2h": [("two notes", lambda n: n.add("invoice", credit("c1", "i1", -300), credit("c2", "i1", -201)))],
    "M5-2i": [("14 days", lambda n: unpaid(n, "2026-10-17"))],
    "M5-2j": [("180 days", lambda n: unpaid(n, "2026-05-04"))],
    "M5-2k": [
        ("another fee", lambda n: (n.change("invoice", net_eur=400), n.change("payment", amount_eur=400))),
        ("credited in part", lambda n: (n.change("payment", amount_eur=400),
                                        n.add("invoice", credit("c1", "i1", -100)))),
        ("the year after leaving", lambda n: n.change("membership", valid_to="2025-12-31")),
    ],
    "M5-2l": [
        (
            "size unknown",
            lambda n: (
                n.clear("fee_schedule"),
                n.add("fee_schedule", fee("small", 500, basis="size_class")),
                n.change("organisation", 1, size_class="", employees=""),
            ),
        )
    ],
    "M5-2m": [("two flat fees", lambda n: n.add("fee_schedule", fee("toinen", 600)))],
    "M5-2n": [
        ("none", lambda n: n.clear("fee_schedule")),
        ("only later", lambda n: n.change("fee_schedule", valid_from_year=2027)),
    ],
    "M5-2o": [
        ("schedule", lambda n: n.change("fee_schedule", vat_pct=25.5)),
        ("settings", lambda n: n.settings.update(vat_pct=25.5)),
    ],
    "M5-2p": [("not paid", lambda n: unpaid(n, "2026-10-30", status="paid"))],
    "M5-2q": [
        ("twice", lambda n: n.add("payment", payment("p9", "i1", 0.01))),
        ("credited", lambda n: n.add("invoice", credit("c1", "i1", -500))),
    ],
    "M5-2r": [
        (
            "blanks or not",
            lambda n: (
                n.change("invoice", 0, reference_number="1234561"),
                n.change("invoice", 1, reference_number="12 34561"),
            ),
        )
    ],
    "M5-2s": [("20 days", lambda n: n.change("fee_schedule", due_days=20))],
    "M5-3a": [
        ("none", lambda n: n.clear("resource_use")),
        ("not told", lambda n: n.change("resource_use", cost_eur="")),
        ("only this year", lambda n: n.change("resource_use", period="2026")),
    ],
    "M5-3b": [("a cent short", lambda n: n.change("resource_use", cost_eur=1000.01))],
    "M5-3c": [("below", lambda n: n.settings.update(min_resource_eur=1000.01))],
    "M5-4a": [
        ("nobody", lambda n: n.clear("programme_role")),
        ("only a coordinator", lambda n: n.change("programme_role", role="lead_coordinator")),
        ("only in the past", lambda n: n.change("programme_role", valid_to="2026-10-30")),
    ],
    "M5-4b": [
        ("61 days ago", lambda n: n.change("governance_meeting", held_on="2026-08-31")),
        ("without quorum", lambda n: n.change("governance_meeting", quorum="false")),
        ("never", lambda n: n.tables["governance_meeting"].pop(0)),
        ("only in the future", lambda n: n.change("governance_meeting", held_on="2026-11-01")),
    ],
    "M5-4c": [
        ("401 days ago", lambda n: n.change("governance_meeting", 1, held_on="2025-09-25")),
        ("never", lambda n: n.tables["governance_meeting"].pop(1)),
    ],
    "M5-5a": [
        ("ended", lambda n: n.change("joint_project", ended_on="2025-10-31")),
        ("too few", lambda n: n.settings.update(min_joint_projects=2)),
        ("not begun", lambda n: n.change("joint_project", started_on="2026-11-01")),
    ],
    "M5-5b": [
        ("one partner", lambda n: n.tables["joint_project_partner"].pop()),
        ("no member", lambda n: (n.add("organisation", {"org_id": "x", "name": "X", "org_type": "university"}),
                                 n.change("joint_project_partner", org_id="x"))),
    ],
    "M5-6a": [("no htv", lambda n: n.change("resource_use", htv="", htv_method=""))],
    "M5-6b": [("no persons", lambda n: n.change("resource_use", persons=""))],
    "M5-6c": [("2 persons for 2.1", lambda n: n.change("resource_use", htv="2.1", persons=2))],
    "M5-6d": [("no method", lambda n: n.change("resource_use", htv_method=""))],
    "M5-7a": [("none", lambda n: n.tables["member_profile"].pop(0))],
    "M5-7b": [("of 2023", lambda n: n.change("member_profile", year=2023))],
    "M5-8a": [("yesterday", lambda n: n.add("quality_label", label("2026-10-30")))],
    "M5-8b": [("in 180 days", lambda n: n.add("quality_label", label("2027-04-29")))],
    "M5-8c": [("no end", lambda n: n.add("quality_label", label("")))],
}  # fmt: skip

LEAVES_ALONE: list[tuple[str, Change]] = [
    ("the sound network", lambda n: None),
    ("no application asked for", lambda n: (n.settings.update(require_accepted_application=False),
                                            n.clear("application", "admission_evidence"))),
    ("no evidence asked for", lambda n: (n.settings.update(require_evidence=False), n.clear("admission_evidence"))),
    ("one criterion of two", lambda n: n.add("admission_evidence", {"application_id": "a1", "criterion": "Vienti",
                                                                    "met": "false"})),
    ("a rejected applicant", lambda n: (n.add("organisation", {"org_id": "x", "name": "X", "org_type": "company"}),
                                        n.add("application", {"application_id": "ax", "org_id": "x",
                                                              "received_on": "2026-01-01", "decision": "rejected",
                                                              "decided_on": "2026-02-01"}))),
    ("fees on the bounds", lambda n: n.add("fee_schedule", fee("support", 1000, basis="tier"),
                                           fee("large", 500, basis="size_class"))),
    ("an old fee", lambda n: n.add("fee_schedule", fee("kaikki", 100, valid_from_year=2020))),
    ("a wider range", lambda n: (n.settings.update(fee_max_eur=5000),
                                 n.add("fee_schedule", fee("support", 5000, basis="tier")))),
    ("joined 90 days ago", lambda n: n.member(3, valid_from="2026-08-02")),
    ("a free class", lambda n: (n.settings.update(fee_min_eur=0), n.member(3, tier="support"),
                                n.add("fee_schedule", fee("support", 0, basis="tier")))),
    ("credited and sent again", lambda n: (n.add("invoice", credit("c1", "i1", -500), invoice("i9")),
                                           n.tables["payment"][0].update(invoice_id="i9"))),
    ("a draft beside", lambda n: n.add("invoice", invoice("i9", status="draft"))),
    ("issued later", lambda n: n.add("invoice", invoice("i9", issued_on="2026-11-01", due_on="2026-11-22"))),
    ("taxed", lambda n: (n.settings.update(vat_pct=25.5),
                         [row.update(vat_pct=25.5, vat_eur=127.5, gross_eur=627.5) for row in n.tables["invoice"]],
                         [row.update(amount_eur=627.5) for row in n.tables["payment"]])),
    ("a rate is enough", lambda n: (n.change("invoice", vat_pct=25.5), n.change("payment", amount_eur=627.5))),
    ("paid in parts", lambda n: (n.change("payment", amount_eur=200.5), n.add("payment", payment("p9", "i1", 299.5)))),
    ("paid back", lambda n: n.add("payment", payment("p8", "i1", 500), payment("p9", "i1", -500))),
    ("paid on the as-of date", lambda n: n.change("payment", paid_on="2026-10-31")),
    ("overdue for 13 days", lambda n: unpaid(n, "2026-10-18")),
    ("due today", lambda n: unpaid(n, "2026-10-31")),
    ("written off", lambda n: unpaid(n, "2026-02-05", status="written_off")),
    ("marked overdue but paid", lambda n: n.change("invoice", status="overdue")),
    ("a reference each", lambda n: (n.change("invoice", 0, reference_number="1234561"),
                                    n.change("invoice", 1, reference_number="6174354"))),
    ("due in time", lambda n: n.change("fee_schedule", due_days=21)),
    ("costs of a minimum", lambda n: n.settings.update(min_resource_eur=1000)),
    ("a chair", lambda n: n.change("programme_role", role="chair", valid_to="2026-10-31")),
    ("met 60 days ago", lambda n: n.change("governance_meeting", held_on="2026-09-01", quorum="true")),
    ("general meeting 400 days ago", lambda n: n.change("governance_meeting", 1, held_on="2025-09-26")),
    ("a project that ended within the year", lambda n: n.change("joint_project", ended_on="2025-11-01")),
    ("no project asked for", lambda n: (n.settings.update(min_joint_projects=0),
                                        n.clear("joint_project", "joint_project_partner"))),
    ("an old project with one partner", lambda n: (n.add("joint_project", {"project_id": "pr0", "name": "Vanha",
                                                                           "ended_on": "2024-01-01"}))),
    ("2 persons for 2 htv", lambda n: n.change("resource_use", htv="2.0", persons=2)),
    ("a profile of 2024", lambda n: n.change("member_profile", year=2024)),
    ("a renewed label", lambda n: n.add("quality_label", label("2026-06-30"),
                                        label("2028-06-30", valid_from="2026-07-01"))),
    ("a label that goes on", lambda n: n.add("quality_label", label("2027-04-30"))),
    ("a label long gone", lambda n: n.add("quality_label", label("2025-10-30"))),
]  # fmt: skip
