"""What the members develop together."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_forerunner_network.schemas import columns
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import Money, headers


class JointProject(Contract):
    """One project in which members of the programme develop something new together."""

    project_id: str = columns.project_id("Identifier of the project.")
    programme_id: str = shared.programme_id("The programme that brought the partners together.")
    name: str = column(
        "Name of the project, as it may be shown.",
        Text("Hanke", "Projekt", "Project"),
        privacy="public",
        example="Hukkalämpö kiertoon",
        aliases=headers("Hankkeen nimi | Nimi | Yhteishanke", "Projektets namn | Namn", "Project name | Name"),
        str_length={"min_value": 1, "max_value": 300},
    )
    started_on: date = column(
        "First day.",
        Text("Alkoi", "Började", "Started on"),
        privacy="public",
        example="2025-02-01",
        aliases=headers("Alkupvm | Alkaa | Alkamispäivä", "Startdatum | Börjar", "Start date | Started"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    ended_on: date = column(
        "Last day, empty while it goes on.",
        Text("Päättyi", "Slutade", "Ended on"),
        privacy="public",
        example="2026-12-31",
        aliases=headers("Loppupvm | Päättyy | Päättymispäivä", "Slutdatum | Slutar", "End date | Ended"),
        nullable=True,
        ge=shared.EARLIEST,
    )
    budget_eur: Money = column(
        "Budget of the whole project.",
        Text("Budjetti (€)", "Budget (€)", "Budget (€)"),
        unit="EUR",
        example="250000.00",
        aliases=headers("Budjetti | Kokonaisbudjetti", "Totalbudget", "Total budget"),
        nullable=True,
        ge=0,
    )
    funding_source: str = column(
        "Who pays for it.",
        Text("Rahoittaja", "Finansiär", "Source of funding"),
        privacy="public",
        example="EAKR",
        aliases=headers("Rahoitus | Rahoituslähde", "Finansiering | Finansieringskälla", "Funding | Funded by"),
        nullable=True,
    )
    stage: str = column(
        "How far the solution has come: an idea, a pilot, a demonstration, or on the market.",
        Text("Vaihe", "Skede", "Stage"),
        privacy="public",
        example="pilot",
        aliases=headers("Kehitysvaihe | Ratkaisun vaihe", "Utvecklingsskede", "Development stage"),
        nullable=True,
        isin=("idea", "pilot", "demo", "market"),
        labels=labels(
            "idea | pilotti | demonstraatio | markkinoilla",
            "idé | pilot | demonstration | på marknaden",
            "idea | pilot | demonstration | on the market",
        ),
    )
    result: str = column(
        "What came of it.",
        Text("Tulos", "Resultat", "Result"),
        example="Kaksi kiinteistöä lämpenee datakeskuksella",
        aliases=headers("Tulokset", "Utfall", "Outcome"),
        nullable=True,
    )

    class Config:
        unique = ["project_id"]
        metadata = {"title": Text("Yhteishankkeet", "Gemensamma projekt", "Joint projects")}

    @holds(
        Text(
            "Hanke päättyy '{ended_on}' ennen kuin se alkaa '{started_on}': korjaa toinen niistä.",
            "Projektet slutar '{ended_on}' innan det börjar '{started_on}': rätta det ena av dem.",
            "The project ends on '{ended_on}', before it starts on '{started_on}': correct one of them.",
        ),
        column="ended_on",
    )
    def ends_after_it_starts(cls, table: ir.Table) -> ir.BooleanValue:
        return table.ended_on >= table.started_on
