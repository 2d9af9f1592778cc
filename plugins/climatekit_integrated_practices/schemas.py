"""The tables that only this model has: the activity that there is, and the practices that became a part of it."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import headers

HOST_ID = Text("Toiminnan tunnus", "Verksamhetens id", "Host activity id")
HOST_ALIASES = headers("Isäntätoiminnan tunnus | Toimintatunnus", "Verksamhets-id", "Host id | Activity id")


class HostActivity(Contract):
    """One thing that the municipality does with companies anyway: a training, a newsletter, a network, advice."""

    host_id: str = column("Identifier of the activity.", HOST_ID, example="h-03", aliases=HOST_ALIASES)
    programme_id: str = shared.programme_id("The set of practices for which it was recognised.")
    kind: str = column(
        "Kind of activity.",
        Text("Toiminnan laji", "Typ av verksamhet", "Kind of activity"),
        privacy="public",
        example="business_training",
        aliases=headers("Laji | Yhteistyömuoto | Tyyppi", "Typ | Samarbetsform", "Kind | Activity type | Type"),
        isin=(
            *("business_training", "communication", "business_network", "advice"),
            *("procurement", "land_use", "other"),
        ),
        labels=labels(
            "yrityskoulutus | viestintä | yritysverkosto | yritysneuvonta | hankinnat | kaavoitus ja maankäyttö | muu",
            "företagsutbildning | kommunikation | företagsnätverk | företagsrådgivning | upphandling | "
            "planläggning och markanvändning | annat",
            "business training | communication | business network | business advice | procurement | land use | other",
        ),
    )
    name: str = column(
        "Name of the activity.",
        Text("Toiminta", "Verksamhet", "Activity"),
        privacy="public",
        example="Yrittäjäkoulutus",
        aliases=headers("Toiminnan nimi | Nimi", "Verksamhetens namn | Namn", "Activity name | Name"),
        str_length={"min_value": 1, "max_value": 300},
    )
    owner_unit: str = column(
        "Unit of the municipality that runs it.",
        Text("Vastuuyksikkö", "Ansvarig enhet", "Owner unit"),
        example="Elinkeinopalvelut",
        aliases=headers("Yksikkö | Vastaava yksikkö", "Enhet", "Unit | Responsible unit"),
        nullable=True,
    )
    existing_since: date = column(
        "First day of the activity; it must have been there before a practice was integrated into it.",
        Text("Toiminut alkaen", "Verksam sedan", "Existing since"),
        example="2016-01-01",
        aliases=headers("Aloitettu | Olemassa alkaen | Alkanut", "Inledd | Finns sedan", "Started | Since"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    cadence_days: int = column(
        "Days after which it comes round again.",
        Text("Toistuvuus (päivää)", "Återkommer (dagar)", "Cadence (days)"),
        unit="d",
        example="90",
        aliases=headers("Toistuvuus | Toistuu päivän välein", "Intervall (dagar)", "Cadence | Repeats every (days)"),
        nullable=True,
        in_range={"min_value": 1, "max_value": 3660},
    )

    class Config:
        unique = ["host_id"]
        metadata = {"title": Text("Olemassa oleva toiminta", "Befintlig verksamhet", "Host activities")}


class Integration(Contract):
    """One practice within one existing activity, and how far that has come."""

    integration_id: str = column(
        "Identifier of the integration.",
        Text("Integroinnin tunnus", "Integreringens id", "Integration id"),
        example="i-021",
        aliases=headers("Integrointitunnus", "Integrerings-id", "Integration number"),
    )
    host_id: str = column(
        "Activity of which the practice becomes a part.",
        HOST_ID,
        references="host_activity.host_id",
        example="h-03",
        aliases=HOST_ALIASES,
    )
    practice_id: str = column(
        "Practice that is integrated.",
        Text("Toimintamallin tunnus", "Verksamhetsmodellens id", "Practice id"),
        privacy="public",
        references="practice.practice_id",
        example="tm-07",
        aliases=headers("Toimintamallitunnus", "Verksamhetsmodell-id", "Operating model id"),
    )
    status: str = column(
        "How far it has come as somebody wrote it down; what has not been done is not counted as done.",
        Text("Vaihe", "Skede", "Status"),
        example="systematic",
        aliases=headers("Tila | Integroinnin vaihe", "Status | Integreringens skede", "Stage"),
        isin=("identified", "piloted", "systematic"),
        labels=labels(
            "tunnistettu | pilotoitu | systemaattinen",
            "identifierad | pilotad | systematisk",
            "identified | piloted | systematic",
        ),
    )
    first_done_on: date = column(
        "Day on which it was first done.",
        Text("Ensimmäisen kerran", "Första gången", "First done on"),
        example="2023-03-15",
        aliases=headers("Ensimmäinen kerta | Ensimmäinen toteutus", "Första genomförandet", "First time | First done"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    times_done: int = column(
        "How many times it has been done.",
        Text("Kertoja", "Antal gånger", "Times done"),
        unit="count",
        example="4",
        aliases=headers("Toteutuskerrat | Montako kertaa", "Gånger", "Times | Number of times"),
        nullable=True,
        ge=0,
    )
    last_done_on: date = column(
        "Day on which it was last done.",
        Text("Viimeksi", "Senast", "Last done on"),
        example="2026-03-12",
        aliases=headers("Viimeksi tehty | Viimeisin toteutus", "Senast genomförd", "Last time | Last done"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    climate_share_pct: float = column(
        "Share of the activity that climate takes, in per cent.",
        Text("Ilmaston osuus (%)", "Klimatets andel (%)", "Climate share (%)"),
        unit="%",
        example="25",
        aliases=headers("Ilmaston osuus | Ilmasto-osuus", "Klimatandel", "Climate share"),
        nullable=True,
        in_range={"min_value": 0, "max_value": 100},
    )

    class Config:
        unique = ["integration_id"]
        metadata = {"title": Text("Integroinnit", "Integreringar", "Integrations")}

    @holds(
        Text(
            "Viimeisin kerta {last_done_on} on ennen ensimmäistä {first_done_on}: korjaa toinen niistä.",
            "Den senaste gången {last_done_on} är före den första {first_done_on}: rätta den ena av dem.",
            "The last time {last_done_on} is before the first one {first_done_on}: correct one of them.",
        ),
        column="last_done_on",
    )
    def last_after_first(cls, table: ir.Table) -> ir.BooleanValue:
        return table.last_done_on >= table.first_done_on
