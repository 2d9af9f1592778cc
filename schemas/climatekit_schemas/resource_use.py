"""What the coordination costs in work and money."""

from __future__ import annotations

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import Money, PersonYears, headers


class ResourceUse(Contract):
    """Work and money that a programme used in one period, by kind of cost and source of funds."""

    programme_id: str = shared.programme_id("The programme that used it.")
    period: str = column(
        "Year (2025) or month (2025-03).",
        Text("Jakso", "Period", "Period"),
        example="2025",
        aliases=headers(
            "Kausi | Ajanjakso | Vuosi | Tilikausi | Kalenterivuosi | Seurantajakso",
            "Tidsperiod | År | Räkenskapsår | Kalenderår",
            "Year | Reporting period | Fiscal year",
        ),
        str_matches=r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$",
    )
    htv: PersonYears = column(
        "Person-years (henkilötyövuosi) used.",
        Text("Henkilötyövuodet (htv)", "Årsverken", "Person-years"),
        unit="htv",
        example="0.750",
        aliases=headers("Htv | Henkilötyövuodet | Työpanos (htv)", "Årsverken (åv) | Åv", "Person years | FTE"),
        nullable=True,
        ge=0,
    )
    htv_method: str = column(
        "How the person-years were counted: paid calendar days / 365, working days / 260, hours, or an estimate.",
        Text("Htv:n laskutapa", "Beräkningssätt för årsverken", "Person-year method"),
        example="days365",
        aliases=headers("Htv-laskutapa | Htv-laskentatapa", "Beräkningssätt", "FTE method"),
        nullable=True,
        isin=("days365", "days260", "hours", "estimate"),
        labels=labels(
            "päivät / 365 | työpäivät / 260 | tunnit | arvio",
            "dagar / 365 | arbetsdagar / 260 | timmar | uppskattning",
            "days / 365 | working days / 260 | hours | estimate",
        ),
    )
    persons: int = column(
        "People among whom the person-years were shared.",
        Text("Henkilöitä", "Antal personer", "Persons"),
        unit="count",
        example="3",
        aliases=headers("Henkilöt | Henkilömäärä | Henkilöiden määrä", "Personer", "People | Number of people"),
        nullable=True,
        ge=0,
    )
    cost_category: str = column(
        "Kind of cost.",
        Text("Kululaji", "Kostnadsslag", "Cost category"),
        example="staff",
        aliases=headers("Kustannuslaji | Kustannusluokka | Kululuokka", "Kostnadskategori", "Cost type"),
        isin=("staff", "communication", "events", "platform", "consulting", "other"),
        labels=labels(
            "henkilöstö | viestintä | tapahtumat | alusta | asiantuntijapalvelut | muu",
            "personal | kommunikation | evenemang | plattform | konsulttjänster | annat",
            "staff | communication | events | platform | consulting | other",
        ),
    )
    cost_eur: Money = column(
        "Cost in euros, without value added tax.",
        Text("Kustannus (€)", "Kostnad (€)", "Cost (€)"),
        unit="EUR",
        example="41250.00",
        aliases=headers(
            "Kustannus | Kustannukset | Kulut | Euroa | Menot | Summa",
            "Kostnad | Kostnader | Belopp | Utgifter | Summa euro",
            "Cost | Costs | Amount | Expenses | Total cost",
        ),
        nullable=True,
        ge=0,
    )
    fund_source: str = column(
        "Who paid: own budget, state grant, EU, membership fees or a sponsor.",
        Text("Rahoituslähde", "Finansieringskälla", "Source of funds"),
        example="own",
        aliases=headers(
            "Rahoitus | Rahoituksen lähde | Rahoittaja | Rahoituskanava",
            "Finansiering | Finansiär | Finansieringens källa",
            "Fund source | Funding | Funder | Funding source",
        ),
        isin=("own", "state_grant", "eu", "fees", "sponsor"),
        labels=labels(
            "oma rahoitus | valtionavustus | EU-rahoitus | jäsenmaksut | sponsori",
            "egen finansiering | statsunderstöd | EU-finansiering | medlemsavgifter | sponsor",
            "own funds | state grant | EU funds | fees | sponsor",
        ),
    )

    class Config:
        unique = ["programme_id", "period", "cost_category", "fund_source"]
        metadata = {"title": Text("Resurssit", "Resurser", "Resource use")}
