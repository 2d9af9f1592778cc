"""The labels that a network hands out, such as a logo for its members."""

from __future__ import annotations

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_commitment_network.schemas import own_columns as own
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class Label(Contract):
    """One label (logo, mark, title) that members may carry, and what it stands on."""

    label_id: str = column(
        "Identifier of the label.",
        Text("Merkin tunnus", "Märkets id", "Label id"),
        privacy="public",
        example="lab-001",
        aliases=headers("Merkkitunnus", "Märkes-id", "Label number"),
    )
    programme_id: str = shared.programme_id("The programme that hands it out.")
    name: str = column(
        "Name of the label, as it is shown.",
        Text("Merkki", "Märke", "Label"),
        privacy="public",
        example="Teemme ilmastotyötä",
        aliases=headers("Merkin nimi", "Märkets namn", "Label name"),
        str_length={"min_value": 2, "max_value": 200},
    )
    owner_org_id: str = column(
        "Organisation that owns the label.",
        Text("Merkin omistajan tunnus", "Märkets ägares id", "Owner organisation id"),
        references="organisation.org_id",
        example="org-002",
        aliases=headers("Omistaja", "Ägare", "Owner"),
        nullable=True,
    )
    legal_basis: str = column(
        "What the label rests on in law; whether a municipal logo is a public authority's is for a lawyer to say.",
        Text("Oikeusperuste", "Rättslig grund", "Legal basis"),
        example="unclear",
        aliases=headers("Merkin oikeusperuste", "Märkets rättsliga grund", "Label basis"),
        nullable=True,
        isin=("public_authority", "certification_scheme", "none", "unclear"),
        labels=labels(
            "viranomaisen myöntämä | sertifiointijärjestelmä | ei perustetta | epäselvä",
            "beviljad av myndighet | certifieringssystem | ingen grund | oklar",
            "public authority | certification scheme | none | unclear",
        ),
    )
    scheme_ref: str = column(
        "The certification scheme or decision behind it.",
        Text("Järjestelmän viite", "Hänvisning till systemet", "Scheme reference"),
        example="Kaupunginhallitus 12.5.2021 § 123",
        aliases=headers("Sertifiointijärjestelmä | Päätöksen viite", "Certifieringssystem", "Scheme"),
        nullable=True,
    )
    criteria_version: str = own.criteria_version("Version of the criteria that its holders meet.")

    class Config:
        unique = ["label_id"]
        metadata = {"title": Text("Merkit", "Märken", "Labels")}
