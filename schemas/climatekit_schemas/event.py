"""The events of a programme."""

from __future__ import annotations

from datetime import date

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers


class Event(Contract):
    """One event that a programme held or plans: a breakfast, a workshop, a webinar."""

    event_id: str = column(
        "Identifier of the event.",
        Text("Tapahtuman tunnus", "Evenemangets id", "Event id"),
        example="ev-2025-03",
        aliases=headers(
            "Tapahtumatunnus | Tapahtumanumero | Tapahtuma-ID | Tapahtumakoodi | Tilaisuuden tunnus",
            "Evenemangs-id | Evenemangskod | Evenemangsnummer | Tillställningens id",
            "Event number | Event code | Session id",
        ),
    )
    programme_id: str = shared.programme_id("The programme that held the event.")
    name: str = column(
        "Name of the event.",
        Text("Tapahtuma", "Evenemang", "Event"),
        privacy="public",
        example="Aamukahvit: kaukolämmön hukka talteen",
        aliases=headers(
            "Tapahtuman nimi | Nimi | Otsikko | Aihe | Tilaisuus | Tilaisuuden nimi | Tapahtuman otsikko",
            "Evenemangets namn | Namn | Rubrik | Tema | Tillställning | Tillställningens namn | Evenemangets rubrik",
            "Event name | Name | Title | Topic | Event title | Session",
        ),
        nullable=True,
    )
    held_on: date = column(
        "Day on which it is held, the first one if it lasts longer.",
        Text("Päivä", "Datum", "Date"),
        privacy="public",
        example="2025-03-04",
        aliases=headers(
            "Päivämäärä | Pvm | Ajankohta | Tapahtumapäivä | Tapahtuman päivä | Tilaisuuden päivä | "
            "Tapahtuman ajankohta | Järjestetty | Alkamisaika",
            "Dag | Tidpunkt | Evenemangsdatum | Evenemangets datum | Tillställningens datum | Ordnades | Starttid",
            "Event date | Day | Held on date | Date of event | Start time",
        ),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    kind: str = column(
        "Kind of event.",
        Text("Tapahtuman laji", "Typ av evenemang", "Kind of event"),
        privacy="public",
        example="breakfast",
        aliases=headers("Laji | Tapahtumatyyppi | Tyyppi", "Typ | Evenemangstyp", "Event type | Type"),
        isin=(
            *("breakfast", "coffee", "workshop", "training", "webinar", "forum", "site_visit"),
            *("general_meeting", "steering", "other"),
        ),
        labels=labels(
            "aamiaistilaisuus | kahvitilaisuus | työpaja | koulutus | webinaari | foorumi | tutustumiskäynti | "
            "yleiskokous | ohjausryhmän kokous | muu",
            "frukostmöte | kaffeträff | workshop | utbildning | webbinarium | forum | studiebesök | "
            "allmänt möte | styrgruppsmöte | annat",
            "breakfast meeting | coffee meeting | workshop | training | webinar | forum | site visit | "
            "general meeting | steering group meeting | other",
        ),
    )
    host_org_id: str = column(
        "Organisation that hosted the event.",
        Text("Isännän tunnus", "Värdens id", "Host organisation id"),
        references="organisation.org_id",
        example="org-002",
        aliases=headers(
            "Isäntäorganisaation tunnus | Järjestäjän tunnus",
            "Värdorganisationens id | Arrangörens id",
            "Host id | Organiser id",
        ),
        nullable=True,
    )
    target_size: str = column(
        "Size class for which the event was meant (words of organisation.size_class), empty if for all.",
        Text("Kohderyhmän kokoluokka", "Målgruppens storleksklass", "Target size class"),
        example="small",
        aliases=headers("Kohderyhmän koko", "Målgruppens storlek", "Target size"),
        nullable=True,
    )
    target_sector: str = column(
        "Industry for which the event was meant, empty if for all.",
        Text("Kohderyhmän toimiala", "Målgruppens bransch", "Target sector"),
        example="C",
        aliases=headers("Kohdetoimiala", "Målbransch", "Target industry"),
        nullable=True,
    )
    target_stage: str = column(
        "Stage of climate work for which the event was meant (words of organisation.climate_stage), empty if for all.",
        Text("Kohderyhmän ilmastotyön vaihe", "Målgruppens skede i klimatarbetet", "Target stage"),
        example="not_started",
        aliases=headers("Kohderyhmän vaihe", "Målgruppens skede", "Target climate stage"),
        nullable=True,
    )
    seats: int = column(
        "Seats on offer.",
        Text("Paikkoja", "Antal platser", "Seats"),
        unit="count",
        example="40",
        aliases=headers(
            "Paikat | Paikkamäärä | Osallistujapaikat | Osallistujapaikkoja | Paikkoja enintään",
            "Platser | Högst deltagare | Antal deltagarplatser",
            "Places | Capacity | Max participants | Places available",
        ),
        nullable=True,
        ge=0,
    )

    class Config:
        unique = ["event_id"]
        metadata = {"title": Text("Tapahtumat", "Evenemang", "Events")}
