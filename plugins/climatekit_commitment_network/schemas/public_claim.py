"""What the network and its members say of their climate work in public."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class PublicClaim(Contract):
    """One climate claim that the network or a member has published."""

    claim_id: str = column(
        "Identifier of the claim.",
        Text("Väittämän tunnus", "Påståendets id", "Claim id"),
        example="cla-001",
        aliases=headers("Väittämänumero", "Påståendenummer", "Claim number"),
    )
    programme_id: str = shared.programme_id("The programme within which it was made.")
    org_id: str = column(
        "Organisation that makes it; empty if the network itself does.",
        Text("Organisaation tunnus", "Organisationens id", "Organisation id"),
        references="organisation.org_id",
        example="org-001",
        aliases=headers(
            "Organisaatiotunnus | Jäsennumero | Jäsentunnus | Esittäjä", "Medlemsnummer", "Member number | Member id"
        ),
        nullable=True,
    )
    claim_text: str = column(
        "The claim, word for word.",
        Text("Väittämä", "Påstående", "Claim"),
        example="Sähkömme on tuulivoimaa vuodesta 2024",
        aliases=headers("Väittämän teksti | Teksti", "Påståendets text | Text", "Claim text"),
        str_length={"min_value": 3, "max_value": 1000},
    )
    published_on: date = column(
        "Day on which it was published.",
        Text("Julkaistu", "Publicerat", "Published on"),
        example="2025-04-02",
        aliases=headers("Julkaisupäivä", "Publiceringsdag", "Published"),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    withdrawn_on: date = column(
        "Day from which it is no longer shown.",
        Text("Poistettu", "Borttaget", "Withdrawn on"),
        example="2026-01-15",
        aliases=headers("Väittämä poistettu | Peruutettu", "Påståendet borttaget", "Withdrawn | Taken down"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    channel: str = column(
        "Where it was published.",
        Text("Kanava", "Kanal", "Channel"),
        example="website",
        aliases=headers("Julkaisukanava", "Publiceringskanal", "Medium"),
        nullable=True,
    )
    about: str = column(
        "Whether it speaks of the whole business, of a product or of an activity.",
        Text("Mistä", "Om vad", "About"),
        example="activity",
        aliases=headers("Väittämän kohde | Kohde", "Påståendets föremål", "Subject of the claim"),
        nullable=True,
        isin=("whole_business", "product", "activity"),
        labels=labels(
            "koko toiminta | tuote | toiminto",
            "hela verksamheten | produkt | aktivitet",
            "whole business | product | activity",
        ),
    )
    is_future: bool = column(
        "Whether it promises something for the future.",
        Text("Koskee tulevaa", "Gäller framtiden", "About the future"),
        example="false",
        aliases=headers("Tulevaisuusväittämä", "Framtidspåstående", "Is future"),
        nullable=True,
    )
    offsets_based: bool = column(
        "Whether it rests on carbon offsets.",
        Text("Perustuu kompensaatioon", "Bygger på kompensation", "Based on offsets"),
        example="false",
        aliases=headers("Kompensaatioon perustuva", "Kompensationsbaserat", "Offsets based"),
        nullable=True,
    )
    plan_ref: str = column(
        "Where the plan behind a claim about the future can be read.",
        Text("Suunnitelman viite", "Hänvisning till planen", "Plan reference"),
        example="https://example.org/ilmastosuunnitelma",
        aliases=headers("Suunnitelma", "Plan", "Plan"),
        nullable=True,
    )
    verifier: str = column(
        "The independent expert who verifies the plan.",
        Text("Todentaja", "Granskare", "Verifier"),
        example="Esimerkkitodennus Oy",
        aliases=headers("Riippumaton asiantuntija", "Oberoende expert", "Independent expert"),
        nullable=True,
    )

    class Config:
        unique = ["claim_id"]
        metadata = {"title": Text("Julkiset väittämät", "Offentliga påståenden", "Public claims")}

    @holds(
        Text(
            "Väittämä on poistettu '{withdrawn_on}' ennen julkaisemista '{published_on}': korjaa toinen niistä.",
            "Påståendet togs bort '{withdrawn_on}' innan det publicerades '{published_on}': rätta den ena av dem.",
            "The claim was taken down '{withdrawn_on}' before it was published '{published_on}': correct one of them.",
        ),
        column="withdrawn_on",
    )
    def withdrawn_after_it_is_published(cls, table: ir.Table) -> ir.BooleanValue:
        return table.withdrawn_on >= table.published_on
