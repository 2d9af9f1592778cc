"""The support that organisations were given: the ground for asking whether it was shared fairly."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class SupportAction(Contract):
    """One time that an organisation was given support: with joining, a baseline, goals, reporting or funding."""

    support_id: str = column(
        "Identifier of the support.",
        Text("Tukitoimen tunnus", "Stödåtgärdens id", "Support id"),
        example="sup-001",
        aliases=headers("Tuen tunnus", "Stöd-id", "Support number"),
    )
    programme_id: str = shared.programme_id("The programme within which it was given.")
    org_id: str = shared.org_id("Organisation that was supported.")
    provided_on: date = column(
        "Day on which it was given.",
        Text("Päivä", "Datum", "Date"),
        example="2025-02-11",
        aliases=headers(
            "Päivämäärä | Pvm | Ajankohta | Tukipäivä | Annettu pvm | Toteutettu",
            "Dag | Datum för stödet | Genomfört",
            "Day | Provided on | Support date | Date provided",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    kind: str = column(
        "What the support was about.",
        Text("Tuen laji", "Typ av stöd", "Kind of support"),
        example="goal_setting",
        aliases=headers("Tukimuoto | Laji", "Stödform | Typ", "Support type | Type"),
        isin=("joining", "baseline", "goal_setting", "follow_up", "updating", "reporting", "funding_advice", "other"),
        labels=labels(
            "liittyminen | lähtötilanne | tavoitteiden asettaminen | seuranta | päivittäminen | raportointi | "
            "rahoitusneuvonta | muu",
            "anslutning | utgångsläge | målsättning | uppföljning | uppdatering | rapportering | "
            "finansieringsrådgivning | annat",
            "joining | baseline | goal setting | follow-up | updating | reporting | funding advice | other",
        ),
    )
    hours: float = column(
        "Hours that the support took.",
        Text("Tunnit", "Timmar", "Hours"),
        unit="h",
        example="1.5",
        aliases=headers(
            "Tuntia | Työtunnit | Kesto (h) | Käytetyt tunnit | Tuntimäärä | Aika (h)",
            "Antal timmar | Tid (h) | Använda timmar | Timantal",
            "Duration (h) | Hours spent | Number of hours | Time (h)",
        ),
        nullable=True,
        ge=0,
    )
    provider_org_id: str = column(
        "Organisation that gave the support.",
        Text("Tuen antajan tunnus", "Stödgivarens id", "Provider organisation id"),
        references="organisation.org_id",
        example="org-002",
        aliases=headers("Neuvojan tunnus", "Rådgivarens id", "Provider id | Adviser id"),
        nullable=True,
    )
    requested: bool = column(
        "Whether the organisation asked for it itself.",
        Text("Pyydetty", "Begärt", "Requested"),
        example="true",
        aliases=headers("Pyysi itse | Oma pyyntö", "På egen begäran | Efterfrågat", "On request"),
        nullable=True,
    )

    class Config:
        unique = ["support_id"]
        metadata = {"title": Text("Tukitoimet", "Stödåtgärder", "Support actions")}
