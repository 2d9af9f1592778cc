"""The tables that only this model has: which practices are in use, who uses them, and the units."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import Money, PersonYears, headers

USE_ID = Text("Käytön tunnus", "Användningens id", "Use id")


class PracticeUse(Contract):
    """One practice that the municipality plans to use, uses or has used, with the unit that answers for it."""

    use_id: str = column(
        "Identifier of the use.",
        USE_ID,
        example="k-012",
        aliases=headers("Käyttötunnus | Käyttöönoton tunnus", "Användnings-id", "Practice use id"),
    )
    programme_id: str = shared.programme_id("The set of practices to which it belongs.")
    practice_id: str = column(
        "Practice that is used.",
        Text("Toimintamallin tunnus", "Verksamhetsmodellens id", "Practice id"),
        privacy="public",
        references="practice.practice_id",
        example="tm-07",
        aliases=headers("Toimintamallitunnus", "Verksamhetsmodell-id", "Operating model id"),
    )
    owner_unit: str = column(
        "Unit of the municipality that answers for it.",
        Text("Vastuuyksikkö", "Ansvarig enhet", "Owner unit"),
        example="Elinkeinopalvelut",
        aliases=headers("Vastuutaho | Omistaja", "Ansvarig | Ägare", "Owner | Responsible unit"),
        nullable=True,
    )
    started_on: date = column(
        "First day in use.",
        Text("Käytössä alkaen", "I bruk sedan", "Started on"),
        example="2023-02-01",
        aliases=headers("Aloitettu | Otettu käyttöön | Käyttöönotto", "Inledd | Tagen i bruk", "In use since | Start"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    ended_on: date = column(
        "Last day in use, empty while it goes on.",
        Text("Käytössä asti", "I bruk till", "Ended on"),
        example="2026-12-31",
        aliases=headers("Lopetettu | Päättynyt | Päättyy", "Avslutad | Slutar", "In use until | End"),
        nullable=True,
        ge=shared.EARLIEST,
    )
    status: str = column(
        "State as somebody wrote it down; days that say otherwise win, since a state is computed for the as-of date.",
        Text("Tila", "Status", "Status"),
        example="running",
        aliases=headers("Tilanne | Käytön tila", "Läge | Användningens status", "State"),
        nullable=True,
        isin=("planned", "running", "paused", "ended"),
        labels=labels(
            "suunnitteilla | käynnissä | tauolla | päättynyt",
            "planerad | pågår | pausad | avslutad",
            "planned | running | paused | ended",
        ),
    )
    last_run_on: date = column(
        "Day on which it was last carried out.",
        Text("Viimeksi toteutettu", "Senast genomförd", "Last run on"),
        example="2026-05-20",
        aliases=headers("Viimeksi tehty | Viimeisin toteutus", "Senast utförd", "Last carried out | Last run"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    expected_repeat_days: int = column(
        "Days after which it is expected to be carried out again.",
        Text("Toistoväli (päivää)", "Upprepningsintervall (dagar)", "Expected repeat (days)"),
        unit="d",
        example="365",
        aliases=headers(
            "Toistoväli | Toistuu päivän välein", "Upprepas (dagar)", "Repeat interval | Repeat every (days)"
        ),
        nullable=True,
        in_range={"min_value": 1, "max_value": 3660},
    )
    cost_eur: Money = column(
        "Cost a year in euros without value added tax, staff left out; of a one-off practice the whole.",
        Text("Kustannus (€/v)", "Kostnad (€/år)", "Cost (€/year)"),
        unit="EUR",
        example="1200.00",
        aliases=headers("Kustannus | Kustannukset | Vuosikustannus", "Kostnad | Årskostnad", "Cost | Yearly cost"),
        nullable=True,
        ge=0,
    )
    htv: PersonYears = column(
        "Person-years (henkilötyövuosi) a year; of a one-off practice the whole.",
        Text("Henkilötyövuodet (htv/v)", "Årsverken (per år)", "Person-years (per year)"),
        unit="htv",
        example="0.150",
        aliases=headers("Htv | Henkilötyövuodet | Työpanos (htv)", "Årsverken | Åv", "Person-years | FTE"),
        nullable=True,
        ge=0,
    )

    class Config:
        unique = ["use_id"]
        metadata = {"title": Text("Toimintamallien käyttö", "Användning av verksamhetsmodeller", "Practices in use")}

    @holds(
        Text(
            "Viimeinen päivä {ended_on} on ennen ensimmäistä {started_on}: korjaa toinen niistä.",
            "Den sista dagen {ended_on} är före den första {started_on}: rätta den ena av dem.",
            "The last day {ended_on} is before the first one {started_on}: correct one of them.",
        ),
        column="ended_on",
    )
    def ends_after_it_begins(cls, table: ir.Table) -> ir.BooleanValue:
        return table.ended_on >= table.started_on


class PracticeUser(Contract):
    """One unit of the municipality that uses a practice."""

    use_id: str = column(
        "The use.",
        USE_ID,
        references="practice_use.use_id",
        example="k-012",
        aliases=headers("Käyttötunnus | Käyttöönoton tunnus", "Användnings-id", "Practice use id"),
    )
    unit: str = column(
        "Unit that uses the practice.",
        Text("Käyttäjäyksikkö", "Enhet som använder", "User unit"),
        example="Kaavoitus",
        aliases=headers("Käyttäjä | Yksikkö", "Användare | Enhet", "User | Unit"),
    )

    class Config:
        unique = ["use_id", "unit"]
        metadata = {"title": Text("Toimintamallien käyttäjät", "Användare av verksamhetsmodeller", "Practice users")}


class Unit(Contract):
    """One unit of the municipality that has a part in its climate work with companies."""

    programme_id: str = shared.programme_id("The set of practices of the municipality.")
    unit: str = column(
        "Name of the unit.",
        Text("Yksikkö", "Enhet", "Unit"),
        example="Ympäristökeskus",
        aliases=headers("Yksikön nimi | Toimiala | Palvelualue", "Enhetens namn | Sektor", "Unit name | Department"),
    )
    is_overview_holder: bool = column(
        "Whether this unit has the overview of the practices as a whole; exactly one should.",
        Text("Kokonaisuuden haltija", "Har helhetsbilden", "Overview holder"),
        example="true",
        aliases=headers("Kokonaisuus | Kokonaisymmärrys", "Helhet | Helhetsansvar", "Has the overview | Overview"),
        nullable=True,
    )

    class Config:
        unique = ["programme_id", "unit"]
        metadata = {"title": Text("Kunnan yksiköt", "Kommunens enheter", "Units of the municipality")}
