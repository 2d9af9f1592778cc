"""How an invoice stands on the as-of date: part payments, credit notes, tax, reminders, suspension; and the sums."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

Network = Any  # the class of the fixture lives in conftest.py


def state_of(network: Network, invoice_id: str = "i1", as_of: date = date(2026, 10, 31)) -> dict[str, Any]:
    row = network.run(as_of).row("marts/fact_invoice", f"invoice_id = '{invoice_id}'")
    return dict(row)


def pay(network: Network, *amounts: tuple[str, float]) -> None:
    """Payments of the first invoice, instead of the one that it has."""
    network.tables["payment"] = [row for row in network.tables["payment"] if row["invoice_id"] != "i1"]
    for number, (day, amount) in enumerate(amounts):
        network.add("payment", {"payment_id": f"n{number}", "invoice_id": "i1", "paid_on": day, "amount_eur": amount})


def credit(network: Network, net: float, **columns: Any) -> None:
    network.add("invoice", {"invoice_id": "c1", "membership_id": "m1", "year": 2026, "issued_on": "2026-03-01",
                            "due_on": "2026-03-01", "net_eur": net, "credit_of": "i1"} | columns)  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "state", "still_open", "overdue", "reminder"),
    [
        (date(2026, 2, 5), "open", "300.00", 0, 0),
        (date(2026, 2, 6), "overdue", "300.00", 1, 0),
        (date(2026, 2, 18), "overdue", "300.00", 13, 0),
        (date(2026, 2, 19), "overdue", "300.00", 14, 1),
        (date(2026, 3, 7), "overdue", "300.00", 30, 2),
        (date(2026, 5, 1), "paid", "0.00", 0, 0),
    ],
)
def test_it_is_paid_in_parts(
    network: Network, as_of: date, state: str, still_open: str, overdue: int, reminder: int
) -> None:
    """Due on 5 February: 200 € in January, 300 € in May."""
    pay(network, ("2026-01-20", 200), ("2026-05-01", 300))
    row = state_of(network, as_of=as_of)
    assert (row["state"], row["open_eur"]) == (state, Decimal(still_open))
    assert (row["days_overdue"], row["reminder_level"]) == (overdue, reminder)


def test_a_credit_note_in_part(network: Network) -> None:
    """500 invoiced, 120.50 credited, 300 paid: 79.50 are open."""
    pay(network, ("2026-01-20", 300))
    credit(network, -120.5)
    row = state_of(network)
    assert (row["state"], row["open_eur"], row["net_eur"]) == ("overdue", Decimal("79.50"), 500)
    note = state_of(network, "c1")
    assert (note["state"], note["net_eur"], note["open_eur"], note["days_overdue"]) == (
        "credit_note", Decimal("-120.50"), 0, 0)  # fmt: skip
    account = network.run().row("marts/fact_fee", "membership_id = 'm1' and year = 2026")
    assert (account["invoiced_net_eur"], account["paid_eur"], account["open_eur"]) == (
        Decimal("379.50"), 300, Decimal("79.50"))  # fmt: skip


def test_a_credit_note_for_all_of_it(network: Network) -> None:
    pay(network)
    credit(network, -500)
    row = state_of(network)
    assert (row["state"], row["open_eur"], row["overpaid_eur"]) == ("credited", 0, 0)
    account = network.run().row("marts/fact_fee", "membership_id = 'm1' and year = 2026")
    assert (account["state"], account["invoices"], account["invoiced_net_eur"]) == ("credited", 0, 0)


def test_a_credit_note_that_is_a_draft_or_to_come_credits_nothing(network: Network) -> None:
    pay(network)
    credit(network, -500, status="draft")
    assert state_of(network)["state"] == "overdue"
    network.change("invoice", -1, status="sent", issued_on="2026-11-01", due_on="2026-11-01")
    assert state_of(network)["state"] == "overdue"


def test_marked_as_credited_without_a_note_counts_for_nothing(network: Network) -> None:
    pay(network, ("2026-01-20", 100))
    network.change("invoice", status="credited")
    row = state_of(network)
    assert (row["state"], row["net_eur"], row["open_eur"], row["overpaid_eur"]) == ("credited", 0, 0, 100)


def test_written_off_stays_invoiced(network: Network) -> None:
    pay(network, ("2026-01-20", 100))
    network.change("invoice", status="written_off")
    row = state_of(network)
    assert (row["state"], row["net_eur"], row["open_eur"], row["written_off_eur"]) == ("written_off", 500, 0, 400)


@pytest.mark.parametrize(
    ("columns", "gross"),
    [
        ({}, "500.00"),
        ({"vat_pct": 25.5}, "627.50"),
        ({"vat_eur": 70}, "570.00"),
        ({"gross_eur": 570}, "570.00"),
        ({"net_eur": 333.33, "vat_pct": 25.5}, "418.33"),  # 333.33 × 0.255 = 84.99915, rounded 85.00
        ({"net_eur": 0.10, "vat_pct": 25.5}, "0.13"),  # 0.0255, rounded 0.03
    ],
)
def test_the_gross_is_filled_in(network: Network, columns: dict[str, Any], gross: str) -> None:
    network.change("invoice", **columns)
    assert state_of(network)["gross_eur"] == Decimal(gross)


def test_long_unpaid_suspends(network: Network) -> None:
    pay(network)
    results = network.run(date(2026, 8, 3))  # 179 days after 5 February
    assert results.metric("members_active")["2026-08-03", "all"] == 2
    results = network.run(date(2026, 8, 4))
    assert results.metric("members_active")["2026-08-04", "all"] == 1
    assert results.metric("members_total")["2026-08-04", "all"] == 2
    assert results.metric("members_suspended")["2026-08-04", "all"] == 1
    assert results.row("membership/forerunner_network_member", "membership_id = 'm1'")["status"] == "suspended"
    for days in (200, 0):  # later, and never
        network.settings.update(suspension_after_days=days)
        assert network.run(date(2026, 8, 4)).metric("members_suspended")["2026-08-04", "all"] == 0


def test_sums_reconcile(network: Network) -> None:
    """Invoiced is what was paid, is open or was given up; by hand: 2 × 500 of 2025, 500 + 500 − 100 of 2026."""
    pay(network, ("2026-01-20", 150))
    credit(network, -100)
    network.member(3)
    network.add("invoice", {"invoice_id": "i3", "membership_id": "m3", "year": 2026, "issued_on": "2026-01-15",
                            "due_on": "2026-02-05", "net_eur": 500, "status": "written_off"})  # fmt: skip
    results = network.run()
    assert results.metric("fees_invoiced") == {("2025", "all"): 1000, ("2026", "all"): 1400}
    assert results.metric("fees_due") == {("2025", "all"): 1000 + 500, ("2026", "all"): 1500}
    assert results.metric("fees_paid") == {("2025", "all"): 1000, ("2026", "all"): 650}
    assert results.metric("fees_open") == {("2026-10-31", "all"): 250}
    assert results.metric("fees_overdue") == {("2026-10-31", "all"): 250}
    assert results.metric("fees_overdue", "reminder_level") == {("2026-10-31", "2"): 250}
    assert results.metric("fee_cover_ratio") == {("2025", "all"): 1.0}
    written_off = results.row("marts/fact_fee", "membership_id = 'm3' and year = 2026")["written_off_eur"]
    assert 650 + 250 + written_off == 1400
    assert results.metric("fee_accounts", "state") == {
        ("2025", "paid"): 2, ("2025", "not_invoiced"): 1,
        ("2026", "paid"): 1, ("2026", "overdue"): 1, ("2026", "written_off"): 1,
    }  # fmt: skip
