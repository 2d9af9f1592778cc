"""What several of these tables have in common: ranges, and columns that point at a commitment or a membership."""

from __future__ import annotations

from typing import Any

from climatekit.contracts.fields import column
from climatekit.text import Text

YEARS = {"min_value": 1990, "max_value": 2100}
# No organisation of a municipal network uses or emits more of anything: beyond it stands a typing error.
AMOUNTS = {"min_value": -1_000_000_000_000, "max_value": 1_000_000_000_000}


def commitment_id() -> Any:
    """The commitment of a row."""
    return column(
        "The commitment that the row belongs to.",
        Text("Sitoumuksen tunnus", "Åtagandets id", "Commitment id"),
        references="commitment.commitment_id",
        example="com-001",
        aliases=("Sitoumus", "Sitoumusnumero", "Åtagande", "Åtagande-id", "Commitment"),
    )


def membership_id(description: str) -> Any:
    """The membership of a row."""
    return column(
        description,
        Text("Jäsenyyden tunnus", "Medlemskapets id", "Membership id"),
        references="membership.membership_id",
        example="mem-001",
        aliases=("Jäsenyys", "Jäsenyystunnus", "Kumppanuuden tunnus", "Sopimusnumero", "Medlemskap", "Membership"),
    )


def criteria_version(description: str) -> Any:
    """A version of the joining criteria."""
    return column(
        description,
        Text("Kriteeristön versio", "Kriteriernas version", "Criteria version"),
        privacy="public",
        example="2024",
        aliases=("Kriteeristö", "Kriteerien versio", "Kriterieversion", "Criteria"),
        nullable=True,
    )
