"""The yearly plan of a programme."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class ActionPlan(Contract):
    """The action plan of one programme for one year."""

    programme_id: str = shared.programme_id("The programme whose plan it is.")
    year: int = column(
        "Year of the plan.",
        Text("Vuosi", "År", "Year"),
        unit="a",
        privacy="public",
        example="2025",
        aliases=headers("Toimintavuosi | Suunnitelmavuosi", "Verksamhetsår", "Plan year"),
        in_range={"min_value": 1990, "max_value": 2100},
    )
    adopted_on: date = column(
        "Day on which the plan was adopted.",
        Text("Hyväksymispäivä", "Datum för godkännande", "Adopted on"),
        example="2024-12-10",
        aliases=headers(
            "Hyväksytty pvm | Hyväksytty | Päätöspäivä", "Godkännandedatum | Godkänd", "Adoption date | Adopted"
        ),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    events_planned: int = column(
        "Events planned for the year.",
        Text("Suunnitellut tapahtumat", "Planerade evenemang", "Events planned"),
        unit="count",
        example="8",
        aliases=headers(
            "Suunniteltuja tapahtumia | Tapahtumia suunniteltu", "Antal planerade evenemang", "Planned events"
        ),
        nullable=True,
        ge=0,
    )
    practices: str = column(
        "Operating models chosen for the year, in the coordinator's own words.",
        Text("Toimintamallit", "Verksamhetsmodeller", "Practices"),
        privacy="public",
        example="Aamukahvit; yritysvierailut; uutiskirje",
        aliases=headers(
            "Valitut toimintamallit | Toimenpiteet",
            "Valda verksamhetsmodeller | Åtgärder",
            "Operating models | Actions",
        ),
        nullable=True,
    )
    status: str = column(
        "State of the plan.",
        Text("Tila", "Status", "Status"),
        example="adopted",
        aliases=headers("Suunnitelman tila", "Planens status", "Plan status"),
        nullable=True,
        isin=("draft", "adopted", "closed"),
        labels=labels(
            "luonnos | hyväksytty | päättynyt",
            "utkast | godkänd | avslutad",
            "draft | adopted | closed",
        ),
    )

    class Config:
        unique = ["programme_id", "year"]
        metadata = {"title": Text("Toimintasuunnitelmat", "Verksamhetsplaner", "Action plans")}
