"""Who came to the events: counts by organisation, never names of people."""

from __future__ import annotations

from climatekit.contracts.fields import Contract, column
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class Attendance(Contract):
    """How many people of one organisation came to one event."""

    event_id: str = column(
        "The event.",
        Text("Tapahtuman tunnus", "Evenemangets id", "Event id"),
        references="event.event_id",
        example="ev-2025-03",
        aliases=headers(
            "Tapahtumatunnus | Tapahtumanumero | Tapahtuma-ID | Tapahtumakoodi | Tilaisuuden tunnus",
            "Evenemangs-id | Evenemangskod | Evenemangsnummer | Tillställningens id",
            "Event number | Event code | Session id",
        ),
    )
    org_id: str = shared.org_id("Organisation that the people came from.")
    headcount: int = column(
        "People who came; 0 if those who signed up stayed away.",
        Text("Osallistujia", "Antal deltagare", "Participants"),
        unit="count",
        example="2",
        aliases=headers(
            "Osallistujamäärä | Osallistujien määrä | Osallistujat | Henkilömäärä | "
            "Osallistujien lukumäärä | Osallistujamäärä yhteensä | Paikalla | Läsnä | Läsnäolijat",
            "Deltagarantal | Deltagare | Antal närvarande | Närvarande | Antal personer",
            "Number of participants | Attendees | Headcount | Attended | Attendee count | No. of participants | People",
        ),
        ge=0,
    )
    feedback_score: float = column(
        "Mean of the feedback from 1 (poor) to 5 (excellent).",
        Text("Palaute (1–5)", "Respons (1–5)", "Feedback (1–5)"),
        unit="score",
        example="4.5",
        aliases=headers(
            "Palautteen keskiarvo | Arvosana | Palautearvosana | Palaute | Palautteen arvosana",
            "Responsens medeltal | Betyg | Responsbetyg | Respons | Medelbetyg",
            "Feedback score | Rating | Feedback | Average rating | Satisfaction score",
        ),
        nullable=True,
        in_range={"min_value": 1, "max_value": 5},
    )

    class Config:
        unique = ["event_id", "org_id"]
        metadata = {"title": Text("Osallistumiset", "Deltaganden", "Attendance")}
