"""The tables of their own that a commitment network keeps: commitments, their targets, and the reports on them."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds
from climatekit.text import Text
from climatekit_schemas import shared_columns as shared

THEMES = (
    "energy_efficiency",
    "renewable_energy",
    "mobility",
    "logistics",
    "procurement",
    "waste_circular",
    "water",
    "food",
    "materials",
    "staff_engagement",
    "communication",
    "supply_chain",
    "product_handprint",
    "sink",
    "other",
)
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
# The end-target statuses of the Net Zero Tracker (wikirate.org/Net_Zero_Tracker+End_Target_Status).
TARGET_STATUSES = (
    "achieved_externally_validated",
    "achieved_self_declared",
    "in_law",
    "in_policy_document",
    "in_corporate_strategy",
    "declaration_pledge",
    "proposed_in_discussion",
)
YEARS = {"min_value": 1990, "max_value": 2100}
# No organisation of a municipal network uses or emits more of anything: beyond it stands a typing error.
AMOUNTS = {"min_value": -1_000_000_000_000, "max_value": 1_000_000_000_000}


def _commitment_id() -> str:
    commitment: str = column(
        "The commitment that the row belongs to.",
        Text("Sitoumuksen tunnus", "Åtagandets id", "Commitment id"),
        references="commitment.commitment_id",
        example="com-001",
        aliases=("Sitoumus", "Sitoumusnumero", "Åtagande", "Åtagande-id", "Commitment"),
    )
    return commitment


class Commitment(Contract):
    """One promise that a member has made: a goal in numbers, an action, or something to find out."""

    commitment_id: str = column(
        "Identifier of the commitment.",
        Text("Sitoumuksen tunnus", "Åtagandets id", "Commitment id"),
        example="com-001",
        aliases=("Sitoumusnumero", "Sitoumustunnus", "Åtagandenummer", "Commitment number"),
    )
    membership_id: str = column(
        "The membership under which it was made.",
        Text("Jäsenyyden tunnus", "Medlemskapets id", "Membership id"),
        references="membership.membership_id",
        example="mem-001",
        aliases=("Jäsenyys", "Jäsenyystunnus", "Kumppanuuden tunnus", "Sopimusnumero", "Medlemskap", "Membership"),
    )
    title: str = column(
        "The commitment in the member's own words, as it may be shown.",
        Text("Sitoumus", "Åtagande", "Commitment"),
        example="Vähennämme ostosähkön kulutusta 20 %",
        aliases=("Sitoumuksen nimi", "Sitoumuksen kuvaus", "Åtagandets namn", "Title of the commitment"),
        str_length={"min_value": 3, "max_value": 500},
    )
    theme: str = column(
        "What it is about.",
        Text("Teema", "Tema", "Theme"),
        privacy="public",
        example="energy_efficiency",
        aliases=("Sitoumuksen teema", "Aihealue", "Temaområde", "Topic"),
        nullable=True,
        isin=THEMES,
    )
    kind: str = column(
        "Whether it is a goal in numbers, an action to take, or something to find out or tell about.",
        Text("Sitoumuksen laji", "Typ av åtagande", "Kind of commitment"),
        privacy="public",
        example="quantified",
        aliases=("Laji", "Sitoumustyyppi", "Åtagandetyp", "Commitment type"),
        isin=("quantified", "action", "learning"),
    )
    made_on: date = column(
        "Day on which it was made.",
        Text("Annettu", "Ingått", "Made on"),
        example="2024-03-20",
        aliases=("Sitoumuspäivä", "Sitouduttu", "Åtagandedatum", "Given on", "Commitment date"),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    valid_to: date = column(
        "Last day on which it is in force; of a closed one, the day on which it was closed.",
        Text("Voimassa asti", "Gäller till", "Valid to"),
        example="2027-03-19",
        aliases=("Päättyy", "Päättynyt", "Voimassa saakka", "Slutar", "Till och med", "End date"),
        nullable=True,
        ge=shared.EARLIEST,
    )
    is_public: bool = column(
        "Whether it may be shown to the public.",
        Text("Julkinen", "Offentligt", "Public"),
        example="true",
        aliases=("Saa julkaista", "Får publiceras", "Is public"),
        nullable=True,
    )
    links_city_goal: bool = column(
        "Whether it is linked to the municipality's climate programme.",
        Text("Kytkentä ilmasto-ohjelmaan", "Koppling till klimatprogrammet", "Linked to the climate programme"),
        example="true",
        aliases=("Kytketty ilmasto-ohjelmaan", "Tukee kunnan tavoitetta", "Stöder kommunens mål", "Links city goal"),
        nullable=True,
    )
    status: str = column(
        "How it stands in the register; an achieved one counts for the member until its last day.",
        Text("Sitoumuksen tila", "Åtagandets status", "Status of the commitment"),
        example="active",
        aliases=("Tila", "Sitoumuksen status", "Status", "Commitment status"),
        isin=("active", "achieved", "missed", "replaced", "withdrawn"),
    )
    target_status: str = column(
        "How firmly the goal is set, in the words of the Net Zero Tracker.",
        Text("Tavoitteen vahvuus", "Målets tyngd", "Target status"),
        example="in_corporate_strategy",
        aliases=("Tavoitteen status", "Målstatus", "End target status"),
        nullable=True,
        isin=TARGET_STATUSES,
    )
    offsets: str = column(
        "Whether the goal is to be met with carbon offsets.",
        Text("Kompensaatio", "Kompensation", "Offsets"),
        example="no",
        aliases=("Päästökompensaatio", "Hyvitykset", "Klimatkompensation", "Carbon credits"),
        nullable=True,
        isin=("yes", "no", "not_specified"),
    )

    class Config:
        unique = ["commitment_id"]
        metadata = {"title": Text("Sitoumukset", "Åtaganden", "Commitments")}

    @holds(
        Text(
            "Viimeinen voimassaolopäivä '{valid_to}' on ennen antopäivää '{made_on}': korjaa toinen niistä.",
            "Den sista giltighetsdagen '{valid_to}' är före den dag '{made_on}' då åtagandet ingicks: rätta den ena.",
            "The last day '{valid_to}' is before the day '{made_on}' on which it was made: correct one of them.",
        ),
        column="valid_to",
    )
    def ends_after_it_is_made(cls, table: ir.Table) -> ir.BooleanValue:
        return table.valid_to >= table.made_on


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
    commitment_id: str = _commitment_id()
    target_type: str = column(
        "Whether the target is an absolute amount, an amount per something, a share, a number of things done, or a "
        "yes or no (1 or 0).",
        Text("Tavoitteen tyyppi", "Typ av mål", "Target type"),
        privacy="public",
        example="absolute",
        aliases=("Tavoitetyyppi", "Måltyp", "Type of target"),
        isin=("absolute", "intensity", "share", "count", "binary"),
    )
    metric: str = column(
        "What is measured; emissions of scope 2 by location (ghg_s2_lb) and by market (ghg_s2_mb) are two metrics.",
        Text("Mittari", "Mätare", "Metric"),
        privacy="public",
        example="electricity",
        aliases=("Mitattava asia", "Indicator", "Indikator"),
        isin=METRICS,
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
        aliases=("Vertailuvuosi", "Perusvuosi", "Jämförelseår", "Baseline year"),
        nullable=True,
        in_range=YEARS,
    )
    base_value: float = column(
        "Value in the base year, in the unit of the target.",
        Text("Lähtöarvo", "Basvärde", "Base value"),
        example="420.5",
        aliases=("Lähtötaso", "Vertailuarvo", "Utgångsvärde", "Baseline value"),
        nullable=True,
        in_range=AMOUNTS,
    )
    target_year: int = column(
        "Year by which it is to be reached.",
        Text("Tavoitevuosi", "Målår", "Target year"),
        unit="a",
        privacy="public",
        example="2027",
        aliases=("Mihin mennessä", "Måldatum", "By year"),
        in_range=YEARS,
    )
    target_value: float = column(
        "Value to be reached, in the unit of the target; for a number of things the total, for a yes or no 1.",
        Text("Tavoitearvo", "Målvärde", "Target value"),
        example="336.4",
        aliases=("Tavoitetaso", "Målnivå", "Goal value"),
        nullable=True,
        in_range=AMOUNTS,
    )
    reduction_pct: float = column(
        "Reduction from the base value; used where no target value is given.",
        Text("Vähennys (%)", "Minskning (%)", "Reduction (%)"),
        unit="%",
        example="20",
        aliases=("Vähennysprosentti", "Vähennystavoite (%)", "Minskningsprocent", "Reduction percent"),
        nullable=True,
        in_range={"min_value": 0, "max_value": 100},
    )
    interim_year: int = column(
        "Year of an interim goal.",
        Text("Välitavoitteen vuosi", "Delmålets år", "Interim year"),
        unit="a",
        example="2025",
        aliases=("Välivuosi", "Mellanår"),
        nullable=True,
        in_range=YEARS,
    )
    interim_value: float = column(
        "Value of the interim goal.",
        Text("Välitavoitteen arvo", "Delmålets värde", "Interim value"),
        example="380",
        aliases=("Väliarvo", "Mellanvärde"),
        nullable=True,
        in_range=AMOUNTS,
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


class ProgressReport(Contract):
    """One report of a member on one commitment for one year."""

    report_id: str = column(
        "Identifier of the report.",
        Text("Raportin tunnus", "Rapportens id", "Report id"),
        example="rep-001",
        aliases=("Raporttinumero", "Seurantatiedon tunnus", "Rapportnummer", "Report number"),
    )
    commitment_id: str = _commitment_id()
    period_year: int = column(
        "Year that the report is about.",
        Text("Vuosi", "År", "Year"),
        unit="a",
        example="2025",
        aliases=("Raportointivuosi", "Seurantavuosi", "Rapporteringsår", "Reporting year", "Period"),
        in_range=YEARS,
    )
    submitted_on: date = column(
        "Day on which it was handed in.",
        Text("Toimitettu", "Inlämnad", "Submitted on"),
        example="2026-02-15",
        aliases=("Saapunut", "Raportoitu", "Pvm", "Inkommen", "Submitted", "Date"),
        ge=shared.EARLIEST,
        le=shared.LATEST,
    )
    value: float = column(
        "Value reached in that year, in the given unit; for a number of things the total so far.",
        Text("Arvo", "Värde", "Value"),
        example="388.2",
        aliases=("Toteuma", "Toteutunut arvo", "Lukema", "Utfall", "Actual"),
        nullable=True,
        in_range=AMOUNTS,
    )
    unit: str = column(
        "Unit of the value.",
        Text("Yksikkö", "Enhet", "Unit"),
        example="MWh",
        aliases=("Mittayksikkö", "Måttenhet"),
        nullable=True,
    )
    method: str = column(
        "How the value was found.",
        Text("Menetelmä", "Metod", "Method"),
        example="measured",
        aliases=("Mittaustapa", "Mätmetod", "How measured"),
        nullable=True,
        isin=("measured", "calculated", "estimated"),
    )
    narrative: str = column(
        "What was done, in the member's own words.",
        Text("Kuvaus", "Beskrivning", "Narrative"),
        example="Uusittu varaston valaistus",
        aliases=("Mitä on tehty", "Toimet", "Vad har gjorts", "Description"),
        nullable=True,
    )
    evidence_level: str = column(
        "What the report stands on: nothing, the member's word, a document, or a third party.",
        Text("Näyttö", "Underlag", "Evidence"),
        example="document",
        aliases=("Näytön taso", "Todentaminen", "Underlagets nivå", "Evidence level"),
        nullable=True,
        isin=("none", "self", "document", "third_party"),
    )
    self_status: str = column(
        "How the member itself sees the commitment.",
        Text("Oma arvio", "Egen bedömning", "Own view"),
        example="on_track",
        aliases=("Jäsenen arvio", "Itsearvio", "Självvärdering", "Self status"),
        nullable=True,
        isin=("on_track", "behind", "achieved", "dropped"),
    )

    class Config:
        unique = ["report_id"]
        metadata = {"title": Text("Seurantaraportit", "Uppföljningsrapporter", "Progress reports")}

    @holds(
        Text(
            "Raportti vuodesta '{period_year}' on toimitettu '{submitted_on}', ennen kuin vuosi alkoi: korjaa toinen.",
            "Rapporten för år '{period_year}' lämnades in '{submitted_on}', innan året började: rätta det ena.",
            "The report on '{period_year}' was handed in on '{submitted_on}', before that year began: correct either.",
        ),
        column="period_year",
    )
    def reports_on_the_past(cls, table: ir.Table) -> ir.BooleanValue:
        return table.submitted_on.year() >= table.period_year

    @holds(
        Text(
            "Arvolta puuttuu yksikkö: kirjoita se sarakkeeseen Yksikkö (unit).",
            "Värdet saknar enhet: skriv den i kolumnen Enhet (unit).",
            "The value has no unit: write it in the column Unit.",
        ),
        column="unit",
    )
    def value_has_unit(cls, table: ir.Table) -> ir.BooleanValue:
        return table.value.isnull() | table.unit.notnull()
