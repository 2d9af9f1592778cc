"""What the promises are measured by."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_commitment_network.schemas import own_columns as own
from climatekit_schemas import shared_columns as shared

METRICS = (
    "ghg_s1",
    "ghg_s2_lb",
    "ghg_s2_mb",
    "ghg_s1s2",
    "ghg_s3",
    "ghg_total",
    "energy",
    "electricity",
    "fuel",
    "heat",
    "water",
    "waste",
    "food_waste",
    "renewable_share",
    "flights",
    "other",
)


class Target(Contract):
    """One target of a commitment: what is measured, from which value in which year to which value by which year.

    Base and target values may be missing here: a goal without them is told as a finding, it is no broken row.
    """

    target_id: str = column(
        "Identifier of the target.",
        Text("Tavoitteen tunnus", "Målets id", "Target id"),
        example="tar-001",
        aliases=("Tavoitetunnus", "Mål-id", "Target number"),
    )
    commitment_id: str = own.commitment_id()
    target_type: str = column(
        "Whether the target is an absolute amount, an amount per something, a share, a number of things done, or a "
        "yes or no (1 or 0).",
        Text("Tavoitteen tyyppi", "Typ av mål", "Target type"),
        privacy="public",
        example="absolute",
        aliases=("Tavoitetyyppi", "Måltyp", "Type of target"),
        isin=("absolute", "intensity", "share", "count", "binary"),
        labels=labels(
            "absoluuttinen | intensiteetti | osuus | lukumäärä | kyllä tai ei",
            "absolut | intensitet | andel | antal | ja eller nej",
            "absolute | intensity | share | count | yes or no",
        ),
    )
    metric: str = column(
        "What is measured; emissions of scope 2 by location (ghg_s2_lb) and by market (ghg_s2_mb) are two metrics.",
        Text("Mittari", "Mätare", "Metric"),
        privacy="public",
        example="electricity",
        aliases=("Mitattava asia", "Indicator", "Indikator"),
        isin=METRICS,
        labels=labels(
            "Scope 1 -päästöt | Scope 2 -päästöt, sijaintiperusteiset | "
            "Scope 2 -päästöt, hankintaperusteiset | Scope 1 ja 2 -päästöt | Scope 3 -päästöt | "
            "kokonaispäästöt | energia | sähkö | polttoaineet | lämpö | vesi | jätteet | ruokahävikki | "
            "uusiutuvan energian osuus | lennot | muu",
            "Scope 1-utsläpp | Scope 2-utsläpp, platsbaserade | Scope 2-utsläpp, marknadsbaserade | "
            "Scope 1- och 2-utsläpp | Scope 3-utsläpp | totala utsläpp | energi | el | bränslen | värme | "
            "vatten | avfall | matsvinn | andel förnybar energi | flygresor | annat",
            "scope 1 emissions | scope 2 emissions, location-based | scope 2 emissions, market-based | "
            "scope 1 and 2 emissions | scope 3 emissions | total emissions | energy | electricity | fuel | "
            "heat | water | waste | food waste | share of renewable energy | flights | other",
        ),
    )
    unit: str = column(
        "Unit of the values, such as tCO2e, MWh, m3, t, pct, pcs or tCO2e/MEUR.",
        Text("Yksikkö", "Enhet", "Unit"),
        privacy="public",
        example="MWh",
        aliases=("Mittayksikkö", "Måttenhet"),
    )
    base_year: int = column(
        "Year of the base value.",
        Text("Lähtövuosi", "Basår", "Base year"),
        unit="a",
        example="2021",
        aliases=(
            "Vertailuvuosi",
            "Perusvuosi",
            "Jämförelseår",
            "Baseline year",
            "Lähtötasovuosi",
            "Lähtötason vuosi",
            "Utgångsår",
            "Referensår",
            "Reference year",
        ),
        nullable=True,
        in_range=own.YEARS,
    )
    base_value: float = column(
        "Value in the base year, in the unit of the target.",
        Text("Lähtöarvo", "Basvärde", "Base value"),
        example="420.5",
        aliases=("Lähtötaso", "Vertailuarvo", "Utgångsvärde", "Baseline value"),
        nullable=True,
        in_range=own.AMOUNTS,
    )
    target_year: int = column(
        "Year by which it is to be reached.",
        Text("Tavoitevuosi", "Målår", "Target year"),
        unit="a",
        privacy="public",
        example="2027",
        aliases=(
            "Mihin mennessä",
            "Måldatum",
            "By year",
            "Tavoitteen vuosi",
            "Tavoiteajankohta",
            "Målets år",
            "Mål år",
            "Year of target",
            "Goal year",
        ),
        in_range=own.YEARS,
    )
    target_value: float = column(
        "Value to be reached, in the unit of the target; for a number of things the total, for a yes or no 1.",
        Text("Tavoitearvo", "Målvärde", "Target value"),
        example="336.4",
        aliases=("Tavoitetaso", "Målnivå", "Goal value"),
        nullable=True,
        in_range=own.AMOUNTS,
    )
    reduction_pct: float = column(
        "Reduction from the base value; used where no target value is given.",
        Text("Vähennys (%)", "Minskning (%)", "Reduction (%)"),
        unit="%",
        example="20",
        aliases=(
            "Vähennysprosentti",
            "Vähennystavoite (%)",
            "Minskningsprocent",
            "Reduction percent",
            "Päästövähennys (%)",
            "Utsläppsminskning (%)",
            "Minskningsmål (%)",
            "Percentage reduction",
            "Reduction percentage",
            "Reduction target (%)",
        ),
        nullable=True,
        in_range={"min_value": 0, "max_value": 100},
    )
    interim_year: int = column(
        "Year of an interim goal.",
        Text("Välitavoitteen vuosi", "Delmålets år", "Interim year"),
        unit="a",
        example="2025",
        aliases=("Välivuosi", "Mellanår", "Välitavoitevuosi", "Delmålsår", "Interim target year"),
        nullable=True,
        in_range=own.YEARS,
    )
    interim_value: float = column(
        "Value of the interim goal.",
        Text("Välitavoitteen arvo", "Delmålets värde", "Interim value"),
        example="380",
        aliases=("Väliarvo", "Mellanvärde"),
        nullable=True,
        in_range=own.AMOUNTS,
    )
    scope_coverage_pct: float = column(
        "Share of the organisation's own amount that the target covers.",
        Text("Kattavuus (%)", "Täckning (%)", "Coverage (%)"),
        unit="%",
        example="95",
        aliases=("Rajauksen kattavuus (%)", "Scope coverage (%)"),
        nullable=True,
        in_range={"min_value": 0, "max_value": 100},
    )
    method_note: str = column(
        "How the values are counted.",
        Text("Laskentatapa", "Beräkningssätt", "Method"),
        example="Sähkölaskut",
        aliases=("Menetelmä", "Laskentamenetelmä", "Metod", "Method note"),
        nullable=True,
    )
    validated_by: str = column(
        "Who has looked the target over.",
        Text("Tarkistanut", "Granskat av", "Validated by"),
        example="coordinator",
        aliases=("Tarkistaja", "Validointi", "Granskare", "Validation"),
        nullable=True,
        isin=("none", "coordinator", "third_party", "sbti"),
        labels=labels(
            "ei kukaan | koordinaattori | kolmas osapuoli | SBTi",
            "ingen | koordinator | tredje part | SBTi",
            "none | coordinator | third party | SBTi",
        ),
    )
    base_changed_on: date = column(
        "Day on which the base year or base value was last changed; empty if it never was.",
        Text("Lähtötaso muutettu", "Utgångsnivån ändrad", "Baseline changed on"),
        example="2025-05-06",
        aliases=("Lähtötason muutospäivä", "Lähtöarvo muutettu", "Basåret ändrat", "Base changed on"),
        nullable=True,
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    base_change_reason: str = column(
        "Why it was changed.",
        Text("Lähtötason muutoksen syy", "Orsak till ändrad utgångsnivå", "Reason for the changed baseline"),
        example="Laskenta korjattu",
        aliases=("Muutoksen syy", "Lähtöarvon muutoksen syy", "Orsak till ändringen", "Base change reason"),
        nullable=True,
    )

    class Config:
        unique = ["target_id"]
        metadata = {"title": Text("Tavoitteet", "Mål", "Targets")}

    @holds(
        Text(
            "Tavoitevuosi '{target_year}' ei ole lähtövuoden '{base_year}' jälkeen: korjaa toinen niistä.",
            "Målåret '{target_year}' är inte efter basåret '{base_year}': rätta det ena av dem.",
            "The target year '{target_year}' is not after the base year '{base_year}': correct one of them.",
        ),
        column="target_year",
    )
    def aims_ahead(cls, table: ir.Table) -> ir.BooleanValue:
        return table.target_year > table.base_year
