"""The contacts with companies: what a municipality without a network of its own has to show."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class Touchpoint(Contract):
    """One contact of the municipality with one company in its climate work: a meeting, advice, a visit."""

    touchpoint_id: str = column(
        "Identifier of the contact.",
        Text("Kontaktin tunnus", "Kontaktens id", "Touchpoint id"),
        example="kt-0412",
        aliases=headers(
            "Yrityskontaktin tunnus | Tapaamisen tunnus | Kohtaamisen tunnus",
            "Kontakt-id | Mötets id",
            "Contact number | Interaction id",
        ),
    )
    programme_id: str = shared.programme_id("The programme within which it happened.")
    org_id: str = shared.org_id("Organisation that was met, advised or reached.")
    happened_on: date = column(
        "Day on which it happened.",
        Text("Päivä", "Datum", "Date"),
        example="2025-05-14",
        aliases=headers(
            "Päivämäärä | Pvm | Ajankohta | Tapaamispäivä | Tapaamispvm | Kontaktipäivä | Yhteydenoton päivä",
            "Dag | Tidpunkt | Mötesdatum | Kontaktdatum | Träffdatum",
            "Day | Meeting date | Contact date | Date of contact",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    owner_unit: str = column(
        "Unit of the municipality that made the contact.",
        Text("Vastuuyksikkö", "Ansvarig enhet", "Owner unit"),
        example="Elinkeinopalvelut",
        aliases=headers("Yksikkö | Vastaava yksikkö", "Enhet", "Unit | Responsible unit"),
        nullable=True,
    )
    practice_id: str = column(
        "Practice by which the company was reached.",
        Text("Toimintamallin tunnus", "Verksamhetsmodellens id", "Practice id"),
        references="practice.practice_id",
        example="tm-07",
        aliases=headers("Toimintamallitunnus", "Verksamhetsmodell-id", "Operating model id"),
        nullable=True,
    )
    kind: str = column(
        "Kind of contact.",
        Text("Kontaktin laji", "Typ av kontakt", "Kind of touchpoint"),
        example="meeting",
        aliases=headers("Laji | Tyyppi | Kohtaamisen laji", "Typ | Kontakttyp", "Kind | Type | Contact type"),
        nullable=True,
        isin=("meeting", "advice", "campaign", "visit", "training", "other"),
        labels=labels(
            "tapaaminen | neuvonta | kampanja | käynti | koulutus | muu",
            "möte | rådgivning | kampanj | besök | utbildning | annat",
            "meeting | advice | campaign | visit | training | other",
        ),
    )
    next_step: str = column(
        "What was agreed to be done next; no names of people.",
        Text("Seuraava askel", "Nästa steg", "Next step"),
        example="Lähetetään ohje hiilijalanjäljen laskentaan",
        aliases=headers(
            "Jatkotoimi | Jatkotoimenpide | Sovittu jatko | Jatkotoimet | Seuraavat askeleet | Sovitut toimet",
            "Fortsättning | Uppföljning | Nästa åtgärd | Överenskomna åtgärder",
            "Follow-up | Next steps | Agreed action",
        ),
        nullable=True,
    )

    class Config:
        unique = ["touchpoint_id"]
        metadata = {"title": Text("Yrityskontaktit", "Kontakter med företag", "Touchpoints")}
