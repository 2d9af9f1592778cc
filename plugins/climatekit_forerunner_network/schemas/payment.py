"""The money that came in."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column
from climatekit.text import Text
from climatekit_forerunner_network.schemas import columns
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import Money, headers


class Payment(Contract):
    """One payment of an invoice, in whole or in part; a negative one is money paid back."""

    payment_id: str = column(
        "Identifier of the payment.",
        Text("Maksun tunnus", "Betalningens id", "Payment id"),
        example="pay-001",
        aliases=headers("Maksutunnus | Suorituksen tunnus | Arkistointitunnus", "Betalningsnummer", "Payment number"),
    )
    invoice_id: str = columns.invoice_id("The invoice that was paid.", references="invoice.invoice_id")
    paid_on: date = column(
        "Day on which it was paid.",
        Text("Maksupäivä", "Betalningsdag", "Paid on"),
        example="2026-02-03",
        aliases=headers(
            "Maksupvm | Suorituspäivä | Maksettu pvm | Maksettu päivänä | Kirjauspäivä",
            "Betald | Betalningsdatum | Betald den | Bokföringsdag",
            "Payment date | Date paid | Paid | Booking date",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    amount_eur: Money = column(
        "Amount paid, value added tax included.",
        Text("Maksettu (€)", "Betalat (€)", "Amount (€)"),
        unit="EUR",
        example="500.00",
        aliases=headers(
            "Summa | Suoritus | Maksun määrä | Maksettu summa | Maksettu määrä",
            "Belopp | Betalt belopp | Betald summa | Inbetalt belopp",
            "Amount | Amount paid | Paid amount | Payment amount",
        ),
    )

    class Config:
        unique = ["payment_id"]
        metadata = {"title": Text("Maksusuoritukset", "Betalningar", "Payments")}
