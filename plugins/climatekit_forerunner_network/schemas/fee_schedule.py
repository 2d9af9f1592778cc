"""What a membership costs a year."""

from __future__ import annotations

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_forerunner_network.schemas import columns
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import Money, headers

RANGES = ("turnover", "population")
SIZE_CLASSES = ("micro", "small", "medium", "large", "unknown")
TIERS = ("full", "support")
ORG_TYPES = (
    *("company", "sole_trader", "municipality", "public_body", "association"),
    *("university", "farm", "congregation", "other"),
)


class FeeSchedule(Contract):
    """One class of members and its yearly fee. A year's rows are a whole schedule; it applies until a later year's.

    Of several rows that fit a member the most particular one counts: by tier, type of organisation, population,
    turnover, size class, and last the flat fee for all.
    """

    programme_id: str = shared.programme_id("The programme that asks for the fee.")
    valid_from_year: int = column(
        "First year to which the schedule applies.",
        Text("Voimassa vuodesta", "Gäller från år", "Valid from year"),
        unit="a",
        example="2026",
        aliases=headers("Alkaen vuodesta | Vuodesta | Vuosi", "Från och med år | År", "From year | Year"),
        in_range=columns.YEARS,
    )
    basis: str = column(
        "What decides on the class.",
        Text("Maksuperuste", "Avgiftsgrund", "Fee basis"),
        privacy="public",
        example="turnover",
        aliases=headers("Peruste | Maksun peruste | Määräytymisperuste", "Grund | Grund för avgiften", "Basis"),
        isin=("flat", "size_class", "tier", "turnover", "population", "org_type"),
        labels=labels(
            "tasamaksu | kokoluokka | jäsenluokka | liikevaihto | asukasluku | organisaation tyyppi",
            "enhetlig avgift | storleksklass | medlemsklass | omsättning | invånarantal | typ av organisation",
            "flat | size class | tier | turnover | population | kind of organisation",
        ),
    )
    class_value: str = column(
        "The class: a word of organisation.size_class or org_type or of membership.tier, or a name for a range.",
        Text("Maksuluokka", "Avgiftsklass", "Fee class"),
        privacy="public",
        example="keskisuuri liikevaihto",
        aliases=headers("Luokka | Jäsenmaksuluokka", "Klass | Medlemsavgiftsklass", "Class"),
        str_length={"min_value": 1, "max_value": 100},
    )
    lower_bound: float = column(
        "Least turnover in euros or number of inhabitants of a range, itself included.",
        Text("Alaraja", "Nedre gräns", "Lower bound"),
        unit="EUR or count",
        privacy="public",
        example="2000000",
        aliases=headers("Vähintään | Alkaen", "Minst", "At least | From"),
        nullable=True,
        ge=0,
    )
    upper_bound: float = column(
        "Turnover or number of inhabitants at which the next range begins, empty for the highest.",
        Text("Yläraja", "Övre gräns", "Upper bound"),
        unit="EUR or count",
        privacy="public",
        example="10000000",
        aliases=headers("Alle | Enintään alle", "Under", "Below"),
        nullable=True,
        ge=0,
    )
    annual_fee_eur: Money = column(
        "Fee for a whole year, without value added tax.",
        Text("Vuosimaksu (€)", "Årsavgift (€)", "Annual fee (€)"),
        unit="EUR",
        privacy="public",
        example="500.00",
        aliases=headers("Vuosimaksu | Jäsenmaksu | Jäsenmaksu (€)", "Årsavgift | Medlemsavgift", "Fee | Annual fee"),
        ge=0,
    )
    vat_pct: float = column(
        "Value added tax on the fee; the finance office decides whether there is any.",
        Text("Alv-kanta (%)", "Momssats (%)", "VAT rate (%)"),
        unit="%",
        example="0",
        aliases=headers("Alv-kanta | Alv-% | Arvonlisävero (%)", "Momssats | Moms-%", "VAT rate | VAT (%)"),
        nullable=True,
        in_range=columns.PER_CENT,
    )
    proration: str = column(
        "Whether a part of a year costs a part of the fee; empty: it costs a whole one.",
        Text("Jaksotus", "Periodisering", "Proration"),
        privacy="public",
        example="none",
        aliases=headers("Osavuoden maksu | Kuukausijaksotus", "Delårsavgift", "Prorated"),
        nullable=True,
        isin=("none", "monthly"),
        labels=labels(
            "ei jaksoteta | kuukausittain",
            "periodiseras inte | per månad",
            "none | monthly",
        ),
    )
    due_days: int = column(
        "Days from the invoice to the day on which it is due.",
        Text("Maksuaika (pv)", "Betalningstid (d)", "Days to pay"),
        unit="d",
        example="21",
        aliases=headers("Maksuaika | Maksuehto (pv)", "Betalningstid | Betalningsvillkor", "Payment term | Due days"),
        nullable=True,
        ge=0,
        le=366,
    )

    class Config:
        unique = ["programme_id", "valid_from_year", "basis", "class_value"]
        metadata = {"title": Text("Jäsenmaksutaulukko", "Avgiftstabell", "Fee schedule")}

    @holds(
        Text(
            "Luokka '{class_value}' ei kuulu perusteeseen '{basis}': käytä taulujen organisation ja membership sanoja.",
            "Klassen '{class_value}' hör inte till grunden '{basis}': använd orden i organisation och membership.",
            "The class '{class_value}' is none of the basis '{basis}': use the words of organisation and membership.",
        ),
        column="class_value",
    )
    def class_is_one_of_its_basis(cls, table: ir.Table) -> ir.BooleanValue:
        return (
            ((table.basis != "size_class") | table.class_value.isin(SIZE_CLASSES))
            & ((table.basis != "tier") | table.class_value.isin(TIERS))
            & ((table.basis != "org_type") | table.class_value.isin(ORG_TYPES))
        )

    @holds(
        Text(
            "Alaraja kuuluu liikevaihto- ja asukaslukuluokkaan ja vain niihin: täytä se niissä, tyhjennä muissa.",
            "En nedre gräns hör till klasser enligt omsättning och invånare, och bara till dem: fyll i eller töm den.",
            "A lower bound belongs to classes by turnover and population, and only to them: fill it in or empty it.",
        ),
        column="lower_bound",
    )
    def ranges_have_bounds(cls, table: ir.Table) -> ir.BooleanValue:
        is_range = table.basis.isin(RANGES)
        return (is_range == table.lower_bound.notnull()) & (is_range | table.upper_bound.isnull())

    @holds(
        Text(
            "Yläraja '{upper_bound}' ei ole alarajaa '{lower_bound}' suurempi: korjaa toinen niistä.",
            "Den övre gränsen '{upper_bound}' är inte större än den nedre '{lower_bound}': rätta den ena av dem.",
            "The upper bound '{upper_bound}' is not above the lower one '{lower_bound}': correct one of them.",
        ),
        column="upper_bound",
    )
    def range_is_not_empty(cls, table: ir.Table) -> ir.BooleanValue:
        return table.upper_bound > table.lower_bound
