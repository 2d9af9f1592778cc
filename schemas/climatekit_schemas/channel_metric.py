"""How the channels of a programme do: the mailing list, the newsletter, the groups."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class ChannelMetric(Contract):
    """One figure of one channel of a programme on one day."""

    programme_id: str = shared.programme_id("The programme whose channel it is.")
    channel: str = column(
        "The channel.",
        Text("Kanava", "Kanal", "Channel"),
        example="newsletter",
        aliases=headers("Viestintäkanava", "Kommunikationskanal", "Communication channel"),
        isin=("mailing_list", "newsletter", "facebook", "linkedin", "instagram", "website", "teams", "other"),
        labels=labels(
            "postituslista | uutiskirje | Facebook | LinkedIn | Instagram | verkkosivut | Teams | muu",
            "e-postlista | nyhetsbrev | Facebook | LinkedIn | Instagram | webbplats | Teams | annat",
            "mailing list | newsletter | Facebook | LinkedIn | Instagram | website | Teams | other",
        ),
    )
    metric: str = column(
        "What was counted.",
        Text("Mittari", "Mätare", "Metric"),
        example="subscribers",
        aliases=headers("Tunnusluku", "Nyckeltal | Mått", "Indicator | Measure"),
        isin=("subscribers", "members", "posts", "comments", "reactions", "opens", "visits"),
        labels=labels(
            "tilaajat | jäsenet | julkaisut | kommentit | reaktiot | avaukset | käynnit",
            "prenumeranter | medlemmar | inlägg | kommentarer | reaktioner | öppningar | besök",
            "subscribers | members | posts | comments | reactions | opens | visits",
        ),
    )
    measured_on: date = column(
        "Day of the count; for a flow (posts, visits) the last day of the time it covers.",
        Text("Mittauspäivä", "Mätdatum", "Measured on"),
        example="2025-03-31",
        aliases=headers(
            "Päivä | Päivämäärä | Pvm | Mittauspvm | Mittausajankohta | Tilastopäivä",
            "Datum | Dag | Mätdag | Statistikdatum",
            "Date | Day | Measurement date | Measured | Date measured",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    value: int = column(
        "The count.",
        Text("Lukema", "Antal", "Count"),
        unit="count",
        example="412",
        aliases=headers(
            "Arvo | Määrä | Lukumäärä | Kpl | Luku | Tilaajia | Jäseniä yhteensä",
            "Värde | Tal | Prenumeranter | Mängd",
            "Number | Value | Total | Subscribers",
        ),
        ge=0,
    )

    class Config:
        unique = ["programme_id", "channel", "metric", "measured_on"]
        metadata = {"title": Text("Kanavien seuranta", "Uppföljning av kanaler", "Channel metrics")}
