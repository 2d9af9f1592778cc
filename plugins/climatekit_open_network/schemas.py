"""The one table that only an open network has."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared


class Participation(Contract):
    """One organisation that a programme knows from one source: its mailing list, an event, a group in social media."""

    programme_id: str = shared.programme_id("The programme that knows it.")
    org_id: str = shared.org_id("Organisation that takes part.")
    source: str = column(
        "Where it was seen. A mailing list, a group or a site is a stay; an event is a day.",
        Text("Lähde", "Källa", "Source"),
        example="mailing_list",
        aliases=shared.headers("Mistä", "Varifrån", "Seen in"),
        isin=("mailing_list", "event", "social", "website", "other"),
        labels=labels(
            "postituslista | tapahtuma | sosiaalinen media | verkkosivut | muu",
            "e-postlista | evenemang | sociala medier | webbplats | annat",
            "mailing list | event | social media | website | other",
        ),
    )
    first_seen: date = column(
        "First day on which it was seen in this source.",
        Text("Mukana alkaen", "Med sedan", "First seen"),
        example="2021-05-03",
        aliases=shared.headers(
            "Liittyi | Liittynyt | Liittymispäivä | Lisätty | Tilattu | Tilannut | Liittymispvm | "
            "Lisätty pvm | Tilauspäivä | Tilaaja alkaen | Tilattu pvm",
            "Anslöt sig | Tillagd | Prenumererar sedan | Anslutningsdag | Prenumerationsdatum | Tillagd den",
            "Joined | Added | Subscribed on | Opt-in date | Subscribed | Date added | Join date | Signup date",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    last_seen: date = column(
        "Last day on which it was seen in this source; empty while it is still on the list or in the group.",
        Text("Viimeksi mukana", "Senast med", "Last seen"),
        example="2024-11-30",
        aliases=shared.headers(
            "Poistui | Poistunut | Poistettu | Peruttu | Perunut | Poistumispäivä | Peruutettu | Tilaus päättynyt",
            "Lämnade | Borttagen | Avslutad | Avregistrerad | Prenumerationen avslutad",
            "Left | Removed | Unsubscribed on | Unsubscribed | Opt-out date | Date removed",
        ),
        nullable=True,
        ge=shared.EARLIEST,
    )

    class Config:
        unique = ["programme_id", "org_id", "source", "first_seen"]
        metadata = {"title": Text("Osallistujat", "Deltagare", "Participation")}

    @holds(
        Text(
            "Viimeinen päivä {last_seen} on ennen ensimmäistä {first_seen}.",
            "Den sista dagen {last_seen} är före den första {first_seen}.",
            "The last day {last_seen} is before the first one {first_seen}.",
        ),
        column="last_seen",
    )
    def last_after_first(cls, table: ir.Table) -> ir.BooleanValue:
        return table.last_seen >= table.first_seen
