"""The members of a closed network."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class Membership(Contract):
    """One membership of an organisation in a programme, from a day until a day."""

    membership_id: str = column(
        "Identifier of the membership.",
        Text("Jäsenyyden tunnus", "Medlemskapets id", "Membership id"),
        example="mem-001",
        aliases=headers(
            "Jäsenyystunnus | Kumppanuuden tunnus | Sopimusnumero | Jäsenyys-ID | Jäsenyysnumero | "
            "Sopimuksen numero | Sopimustunnus | Kumppanuustunnus",
            "Medlemskaps-id | Avtalsnummer | Medlemskapsnummer | Avtals-id | Partnerskapets id",
            "Membership number | Agreement number | Membership no. | Contract number | Agreement id | Partnership id",
        ),
    )
    programme_id: str = shared.programme_id("The programme of which it is a member.")
    org_id: str = shared.org_id("Organisation that is the member.")
    tier: str = column(
        "Class of membership: full, or supporting without commitments of its own.",
        Text("Jäsenluokka", "Medlemsklass", "Tier"),
        privacy="public",
        example="full",
        aliases=headers(
            "Jäsenyyden taso | Jäsentyyppi | Jäsenyyden laji | Jäsenyystyyppi | Jäsenmuoto | Jäsenlaji | "
            "Jäsentaso | Kumppanuustaso",
            "Medlemskategori | Medlemstyp | Medlemskapstyp | Medlemsnivå | Typ av medlemskap | Medlemskapsform",
            "Membership type | Member class | Member type | Membership class | Membership level | Membership tier",
        ),
        nullable=True,
        isin=("full", "support"),
        labels=labels(
            "varsinainen jäsen | kannatusjäsen",
            "ordinarie medlem | stödmedlem",
            "full member | supporting member",
        ),
    )
    valid_from: date = shared.valid_from(
        "First day of the membership.",
        "Liittynyt | Liittymispäivä | Liittymispvm | Liittyi | Jäsen alkaen | Jäsenyys alkoi | Jäsenyys alkaa",
        "Anslöt sig | Anslutningsdatum | Gick med | Medlem sedan | Medlem från | Medlemskapet börjar",
        "Joined | Joined on | Join date | Date joined | Member since | Membership start",
    )
    valid_to: date = shared.valid_to(
        "Last day of the membership, empty while it goes on.",
        "Eronnut | Erosi | Eropäivä | Eroamispäivä | Eropvm | Jäsenyys päättyi | Jäsenyys päättyy",
        "Utträdde | Utträdesdatum | Lämnade | Gick ur | Medlemskapet slutar",
        "Left | Left on | Resigned | Resigned on | Membership end",
    )
    signed_on: date = column(
        "Day on which the agreement was signed.",
        Text("Allekirjoituspäivä", "Datum för undertecknande", "Signed on"),
        example="2023-12-12",
        aliases=headers(
            "Allekirjoituspvm | Allekirjoitettu | Sopimuspäivä | Allekirjoitettu pvm | Sopimuspvm | "
            "Sopimuksen päiväys | Sopimus allekirjoitettu",
            "Undertecknad | Avtalsdatum | Undertecknad den | Avtalsdag | Avtalet undertecknat",
            "Signing date | Agreement date | Date signed | Contract date | Signed",
        ),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    counterparty_municipality_code: str = column(
        "Three-digit code of the municipality that signed for the programme, where several share it.",
        Text("Sopijakunnan kuntanumero", "Avtalskommunens kommunnummer", "Counterparty municipality code"),
        privacy="public",
        example="398",
        aliases=headers(
            "Sopimuskunnan kuntanumero | Sopimuskunnan koodi",
            "Avtalskommunens kod",
            "Municipality code of the agreement",
        ),
        nullable=True,
        str_matches=r"^[0-9]{3}$",
    )
    criteria_version: str = column(
        "Version of the joining criteria that the member accepted.",
        Text("Kriteeristön versio", "Kriteriernas version", "Criteria version"),
        example="2024",
        aliases=headers("Kriteeristö | Kriteerien versio", "Kriterieversion", "Criteria"),
        nullable=True,
    )
    leave_reason: str = column(
        "Why the membership ended.",
        Text("Eroamisen syy", "Orsak till utträde", "Reason for leaving"),
        example="Toiminta päättynyt",
        aliases=headers(
            "Päättymisen syy | Eron syy | Lopettamisen syy | Poistumisen syy | Eroamissyy",
            "Utträdesorsak | Orsak till avslut | Orsak till uppsägning | Avgångsorsak",
            "Leave reason | Exit reason | Leaving reason",
        ),
        nullable=True,
    )

    class Config:
        unique = ["membership_id"]
        metadata = {
            "title": Text("Jäsenyydet", "Medlemskap", "Memberships"),
            "period": ("valid_from", "valid_to"),
            "identity": ("membership_id", ("programme_id", "org_id")),
        }

    @holds(shared.PERIOD_SENTENCE, column="valid_to")
    def ends_after_it_begins(cls, table: ir.Table) -> ir.BooleanValue:
        return shared.ends_after_it_begins(table)
