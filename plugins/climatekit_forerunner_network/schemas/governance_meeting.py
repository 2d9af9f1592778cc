"""Who decides, and when they met."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class GovernanceMeeting(Contract):
    """One meeting of a body that decides: the general meeting, the steering group or a subgroup."""

    meeting_id: str = column(
        "Identifier of the meeting.",
        Text("Kokouksen tunnus", "Mötets id", "Meeting id"),
        example="kok-2026-01",
        aliases=headers("Kokoustunnus | Pöytäkirjan numero", "Mötesnummer", "Meeting number"),
    )
    programme_id: str = shared.programme_id("The programme whose body met.")
    body: str = column(
        "The body that met.",
        Text("Toimielin", "Organ", "Body"),
        privacy="public",
        example="steering_group",
        aliases=headers("Kokous | Elin | Ryhmä", "Möte | Grupp", "Meeting | Group"),
        isin=("general_meeting", "steering_group", "subgroup"),
        labels=labels(
            "yleiskokous | ohjausryhmä | alaryhmä",
            "allmänt möte | styrgrupp | undergrupp",
            "general meeting | steering group | subgroup",
        ),
    )
    held_on: date = column(
        "Day on which it met.",
        Text("Kokouspäivä", "Mötesdag", "Held on"),
        privacy="public",
        example="2026-03-12",
        aliases=headers("Pvm | Päivä | Pidetty", "Datum | Mötesdatum", "Date | Meeting date"),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    quorum: bool = column(
        "Whether enough were there to decide; empty: not told.",
        Text("Päätösvaltainen", "Beslutför", "Quorum"),
        example="true",
        aliases=headers("Päätösvaltaisuus", "Beslutförhet", "Quorate"),
        nullable=True,
    )
    decisions: str = column(
        "What was decided, in short.",
        Text("Päätökset", "Beslut", "Decisions"),
        example="Vuoden 2026 jäsenmaksu vahvistettiin",
        aliases=headers("Päätetty | Asiat", "Beslutat | Ärenden", "Decided"),
        nullable=True,
    )

    class Config:
        unique = ["meeting_id"]
        metadata = {"title": Text("Kokoukset", "Möten", "Governance meetings")}
