"""The people behind the organisations: checked, then left out of everything that is published."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class Contact(Contract):
    """One person whom the coordinator may contact at an organisation, and why and how long the data may be kept."""

    contact_id: str = column(
        "Identifier of the contact.",
        Text("Yhteyshenkilön tunnus", "Kontaktpersonens id", "Contact id"),
        example="con-001",
        aliases=headers("Kontaktin tunnus", "Kontakt-id", "Contact number"),
    )
    org_id: str = shared.org_id("Organisation that the person can be reached at.")
    person_name: str = column(
        "Name of the person.",
        Text("Yhteyshenkilö", "Kontaktperson", "Contact person"),
        privacy="personal",
        example="Eeva Esimerkki",
        aliases=headers(
            "Yhteyshenkilön nimi | Nimi | Vastuuhenkilö | Yhteyshenkilö (nimi) | Koko nimi | "
            "Vastaajan nimi | Osallistujan nimi",
            "Kontaktpersonens namn | Namn | Ansvarig person | Fullständigt namn | Hela namnet | Svararens namn",
            "Contact name | Person name | Name | Full name | Contact name and title | Participant name | "
            "Respondent name | Responsible person",
        ),
        nullable=True,
    )
    email: str = column(
        "E-mail address of the person.",
        Text("Sähköposti", "E-post", "E-mail"),
        privacy="personal",
        example="eeva@example.org",
        aliases=headers(
            "Sähköpostiosoite | S-posti | Sposti | Sähköpostisi | Sähköposti (yhteyshenkilö) | "
            "Yhteyshenkilön sähköposti | Sähköpostiosoitteesi",
            "E-postadress | Epost | Kontaktpersonens e-post | E-mailadress | Mejl | Mejladress | Mejladressen",
            "Email | Email address | Mail | Contact email | Email Address (contact) | Your email",
        ),
        nullable=True,
        str_matches=r"^[^@ ]+@[^@ ]+$",
    )
    phone: str = column(
        "Telephone number of the person.",
        Text("Puhelin", "Telefon", "Phone"),
        privacy="personal",
        example="+358 40 000 0000",
        aliases=headers(
            "Puhelinnumero | Puh. | GSM | Matkapuhelin | Puhelinnro | Yhteyshenkilön puhelin | "
            "Matkapuhelinnumero | Kännykkä",
            "Telefonnummer | Tel. | Mobil | Tfn | Telefonnr | Mobilnummer | Mobiltelefon | Kontaktpersonens telefon",
            "Phone number | Telephone | Mobile | Phone no. | Mobile phone | Mobile number | Contact phone",
        ),
        nullable=True,
    )
    purpose: str = column(
        "What the data is used for.",
        Text("Käyttötarkoitus", "Ändamål", "Purpose"),
        example="Jäsenviestintä",
        aliases=headers("Tietojen käyttötarkoitus | Tarkoitus", "Användningsändamål | Syfte", "Purpose of use"),
        nullable=True,
    )
    legal_basis: str = column(
        "Ground for keeping the data (GDPR article 6).",
        Text("Käsittelyperuste", "Rättslig grund", "Legal basis"),
        example="public_task",
        aliases=headers("Käsittelyn peruste | Oikeusperuste", "Behandlingsgrund | Laglig grund", "Lawful basis"),
        nullable=True,
        isin=("consent", "contract", "public_task", "legitimate_interest"),
        labels=labels(
            "suostumus | sopimus | yleinen etu tai julkinen valta | oikeutettu etu",
            "samtycke | avtal | allmänt intresse eller myndighetsutövning | berättigat intresse",
            "consent | contract | public task | legitimate interest",
        ),
    )
    consented_on: date = column(
        "Day on which the person consented.",
        Text("Suostumuksen päivä", "Samtyckets datum", "Consented on"),
        example="2024-05-02",
        aliases=headers("Suostumuspäivä | Suostumus annettu", "Samtyckesdatum", "Consent date"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    retention_until: date = column(
        "Last day on which the data may be kept.",
        Text("Säilytetään asti", "Sparas till", "Keep until"),
        example="2027-12-31",
        aliases=headers(
            "Säilytetään saakka | Poistopäivä | Säilytysaika | Tietojen poistopäivä | Poistettava",
            "Bevaras till | Gallringsdatum | Lagringstid | Raderas senast",
            "Retention until | Delete by | Retention date | Deletion date",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )

    class Config:
        unique = ["contact_id"]
        metadata = {"title": Text("Yhteyshenkilöt", "Kontaktpersoner", "Contacts")}

    @holds(
        Text(
            "Suostumuksen päivä puuttuu, vaikka käsittelyperuste on suostumus: täytä se.",
            "Samtyckets dag saknas, fast den rättsliga grunden är samtycke: fyll i den.",
            "The day of the consent is missing although the legal basis is consent: fill it in.",
        ),
        column="consented_on",
    )
    def consent_is_dated(cls, table: ir.Table) -> ir.BooleanValue:
        return (table.legal_basis != "consent") | table.consented_on.notnull()

    @holds(
        Text(
            "Säilytyksen loppu '{retention_until}' on ennen suostumusta '{consented_on}': korjaa toinen niistä.",
            "Bevaringstiden slutar '{retention_until}', före samtycket '{consented_on}': rätta det ena av dem.",
            "Keep until '{retention_until}' is before the consent '{consented_on}': correct one of them.",
        ),
        column="retention_until",
    )
    def kept_after_consent(cls, table: ir.Table) -> ir.BooleanValue:
        return table.retention_until >= table.consented_on
