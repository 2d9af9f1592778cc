"""What several of these tables have in common: the membership, the invoice or the project that a row belongs to."""

from __future__ import annotations

from typing import Any

from climatekit.contracts.fields import column
from climatekit.text import Text
from climatekit_schemas.shared_columns import headers

YEARS = {"min_value": 1990, "max_value": 2100}
PER_CENT = {"min_value": 0, "max_value": 100}


def membership_id(description: str) -> Any:
    """The membership of a row."""
    return column(
        description,
        Text("Jäsenyyden tunnus", "Medlemskapets id", "Membership id"),
        references="membership.membership_id",
        example="mem-001",
        aliases=headers("Jäsenyys | Jäsenyystunnus | Sopimusnumero", "Medlemskap | Medlemskaps-id", "Membership"),
    )


def invoice_id(description: str, *, references: str | None = None) -> Any:
    """The invoice of a row."""
    return column(
        description,
        Text("Laskun numero", "Fakturans nummer", "Invoice id"),
        references=references,
        example="2026-001",
        aliases=headers("Lasku | Laskunumero | Laskun tunnus", "Faktura | Fakturanummer", "Invoice | Invoice number"),
    )


def project_id(description: str, *, references: str | None = None) -> Any:
    """The joint project of a row."""
    return column(
        description,
        Text("Hankkeen tunnus", "Projektets id", "Project id"),
        references=references,
        example="pro-01",
        aliases=headers("Hanketunnus | Hankenumero | Projektin tunnus", "Projektnummer", "Project number"),
    )


def year(description: str) -> Any:
    """The year of a row."""
    return column(
        description,
        Text("Vuosi", "År", "Year"),
        unit="a",
        example="2026",
        aliases=headers("Tietojen vuosi | Maksuvuosi | Jäsenmaksuvuosi", "Uppgifternas år | Avgiftsår", "Fee year"),
        in_range=YEARS,
    )
