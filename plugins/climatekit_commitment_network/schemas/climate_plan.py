"""The climate plans of organisations, where joining or staying takes one."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class ClimatePlan(Contract):
    """One plan of an organisation for its climate work, with the day on which it was adopted."""

    org_id: str = shared.org_id("Organisation whose plan it is.")
    adopted_on: date = column(
        "Day on which it was adopted.",
        Text("Hyväksytty", "Antagen", "Adopted on"),
        example="2024-05-02",
        aliases=headers("Suunnitelma hyväksytty | Hyväksymispäivä", "Planen antagen", "Adopted | Plan adopted"),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    document_ref: str = column(
        "Where the plan can be read: a page or a document number.",
        Text("Suunnitelman viite", "Hänvisning till planen", "Plan reference"),
        example="https://example.org/ilmastosuunnitelma",
        aliases=headers("Asiakirja | Suunnitelma", "Handling | Plan", "Document | Document reference"),
        nullable=True,
    )
    names_key_emissions: bool = column(
        "Whether it names the emissions that matter most.",
        Text("Keskeiset päästöt tunnistettu", "Centrala utsläpp identifierade", "Names key emissions"),
        example="true",
        aliases=headers("Päästölähteet tunnistettu", "Utsläppskällor identifierade", "Key emissions identified"),
        nullable=True,
    )

    class Config:
        unique = ["org_id", "adopted_on"]
        metadata = {"title": Text("Ilmastosuunnitelmat", "Klimatplaner", "Climate plans")}
