"""What the members tell of their business."""

from __future__ import annotations

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_forerunner_network.schemas import columns
from climatekit_schemas.shared_columns import Money, headers


class MemberProfile(Contract):
    """One year of one member's business in its own figures; they are those of the whole organisation."""

    membership_id: str = columns.membership_id("The member.")
    year: int = columns.year("Year to which the figures belong.")
    solution_area: str = column(
        "The field in which the member offers solutions.",
        Text("Ratkaisualue", "Lösningsområde", "Solution area"),
        privacy="public",
        example="energy",
        aliases=headers("Ala | Ratkaisuala | Teema", "Område", "Field | Area"),
        nullable=True,
        isin=(
            "energy",
            "bio",
            "resource_efficiency",
            "water",
            "circular",
            "smart_grid",
            "storage",
            "mobility",
            "other",
        ),
        labels=labels(
            "energia | biotalous | resurssitehokkuus | vesi | kiertotalous | älyverkot | varastointi | "
            "liikkuminen | muu",
            "energi | bioekonomi | resurseffektivitet | vatten | cirkulär ekonomi | smarta nät | "
            "lagring | rörlighet | annat",
            "energy | bioeconomy | resource efficiency | water | circular economy | smart grid | "
            "storage | mobility | other",
        ),
    )
    turnover_eur: Money = column(
        "Net turnover of the year.",
        Text("Liikevaihto (€)", "Omsättning (€)", "Turnover (€)"),
        unit="EUR",
        example="5400000.00",
        aliases=headers("Liikevaihto | Liikevaihto EUR", "Omsättning | Omsättning EUR", "Turnover | Revenue"),
        nullable=True,
        ge=0,
    )
    export_share_pct: float = column(
        "Share of the turnover that is exported.",
        Text("Viennin osuus (%)", "Exportens andel (%)", "Export share (%)"),
        unit="%",
        example="80",
        aliases=headers(
            "Vienti (%) | Vientiosuus | Viennin osuus", "Exportandel | Export (%)", "Export share | Exports"
        ),
        nullable=True,
        in_range=columns.PER_CENT,
    )
    employees: int = column(
        "People employed at the end of the year.",
        Text("Henkilöstö", "Personal", "Employees"),
        unit="count",
        example="42",
        aliases=headers("Henkilöstömäärä | Työntekijät | Työntekijöitä", "Anställda | Antal anställda", "Headcount"),
        nullable=True,
        ge=0,
    )
    rnd_eur: Money = column(
        "Spending on research and development in the year.",
        Text("T&k-menot (€)", "FoU-utgifter (€)", "R&D spending (€)"),
        unit="EUR",
        example="250000.00",
        aliases=headers("T&k | Tutkimus ja kehitys | TKI-menot", "FoU | Forskning och utveckling", "R&D"),
        nullable=True,
        ge=0,
    )
    planned_investment_eur: Money = column(
        "Investments decided on and still to be made.",
        Text("Suunnitellut investoinnit (€)", "Planerade investeringar (€)", "Planned investment (€)"),
        unit="EUR",
        example="1200000.00",
        aliases=headers(
            "Investoinnit | Suunnitellut investoinnit",
            "Investeringar | Planerade investeringar",
            "Investment | Planned investments",
        ),
        nullable=True,
        ge=0,
    )
    population: int = column(
        "Inhabitants, of a member municipality whose fee goes by them.",
        Text("Asukasluku", "Invånarantal", "Population"),
        unit="count",
        privacy="public",
        example="72000",
        aliases=headers("Asukkaita | Väkiluku", "Invånare | Folkmängd", "Inhabitants"),
        nullable=True,
        ge=0,
    )

    class Config:
        unique = ["membership_id", "year"]
        metadata = {"title": Text("Jäsenten liiketoimintatiedot", "Medlemmarnas affärsuppgifter", "Member profiles")}
