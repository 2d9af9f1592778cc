"""What the members report on their promises."""

from __future__ import annotations

from datetime import date

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_commitment_network.schemas import own_columns as own
from climatekit_schemas import shared_columns as shared


class ProgressReport(Contract):
    """One report of a member on one commitment for one year."""

    report_id: str = column(
        "Identifier of the report.",
        Text("Raportin tunnus", "Rapportens id", "Report id"),
        example="rep-001",
        aliases=("Raporttinumero", "Seurantatiedon tunnus", "Rapportnummer", "Report number"),
    )
    commitment_id: str = own.commitment_id()
    period_year: int = column(
        "Year that the report is about.",
        Text("Vuosi", "År", "Year"),
        unit="a",
        example="2025",
        aliases=("Raportointivuosi", "Seurantavuosi", "Rapporteringsår", "Reporting year", "Period"),
        in_range=own.YEARS,
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
        in_range=own.AMOUNTS,
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
        labels=labels(
            "mitattu | laskettu | arvioitu",
            "mätt | beräknat | uppskattat",
            "measured | calculated | estimated",
        ),
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
        labels=labels(
            "ei näyttöä | oma ilmoitus | asiakirja | kolmas osapuoli",
            "inget underlag | egen uppgift | dokument | tredje part",
            "none | self-declared | document | third party",
        ),
    )
    self_status: str = column(
        "How the member itself sees the commitment.",
        Text("Oma arvio", "Egen bedömning", "Own view"),
        example="on_track",
        aliases=("Jäsenen arvio", "Itsearvio", "Självvärdering", "Self status"),
        nullable=True,
        isin=("on_track", "behind", "achieved", "dropped"),
        labels=labels(
            "aikataulussa | myöhässä | saavutettu | luovuttu",
            "enligt plan | försenat | uppnått | avbrutet",
            "on track | behind | achieved | dropped",
        ),
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
