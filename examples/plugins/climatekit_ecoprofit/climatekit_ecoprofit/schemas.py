"""The tables that only this model reads: titles and measures."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text


def _programme_id() -> Any:
    return column(
        "The programme that the row belongs to.",
        Text("Ohjelman tunnus", "Programmets id", "Programme id"),
        privacy="public",
        references="programme.programme_id",
    )


def _org_id(description: str) -> Any:
    return column(
        description,
        Text("Organisaation tunnus", "Organisationens id", "Organisation id"),
        references="organisation.org_id",
    )


def _report_year() -> Any:
    return column(
        "Year of the environmental report.",
        Text("Raporttivuosi", "Rapportår", "Report year"),
        unit="a",
        example="2026",
        ge=1991,
        le=2100,
    )


def _saving(description: str, title: Text, unit: str) -> Any:
    """What a measure saves per year; less than nothing where it costs some."""
    return column(description, title, unit=unit, nullable=True)


class EcoprofitTitle(Contract):
    """One title that was awarded to an organisation for one environmental report."""

    programme_id: str = _programme_id()
    org_id: str = _org_id("Organisation that may bear the title.")
    report_year: int = _report_year()
    awarded_on: date = column(
        "Day on which the title was awarded.",
        Text("Myönnetty", "Tilldelad", "Awarded on"),
        privacy="public",
        example="2026-03-19",
    )
    modal_split_on: date = column(
        "Day on which the staff was last asked how it comes to work.",
        Text("Kulkutapakysely", "Resvaneundersökning", "Modal split on"),
        example="2024-10-01",
        nullable=True,
    )

    class Config:
        unique = ["programme_id", "org_id", "report_year"]
        metadata = {"title": Text("Arvonimet", "Titlar", "Titles")}

    @holds(
        Text(
            "Arvonimi on myönnetty {awarded_on}, ennen raporttivuotta {report_year}: korjaa toinen niistä.",
            "Titeln tilldelades {awarded_on}, före rapportåret {report_year}: rätta det ena av dem.",
            "The title was awarded on {awarded_on}, before the report year {report_year}: correct one of them.",
        ),
        column="awarded_on",
    )
    def awarded_after_report(cls, table: ir.Table) -> ir.BooleanValue:
        """A report is judged in its year or later."""
        return table.awarded_on.year() >= table.report_year


class EcoprofitMeasure(Contract):
    """One measure in an environmental report, done or planned, with what it saves per year."""

    measure_id: str = column(
        "Identifier of the measure.", Text("Toimenpiteen tunnus", "Åtgärdens id", "Measure id"), example="m-1"
    )
    programme_id: str = _programme_id()
    org_id: str = _org_id("Organisation that takes the measure.")
    report_year: int = _report_year()
    measure: str = column(
        "What is done.", Text("Toimenpide", "Åtgärd", "Measure"), example="Valaistus LEDeiksi", privacy="public"
    )
    status: str = column(
        "Whether it is done or planned.",
        Text("Tila", "Status", "Status"),
        isin=("done", "planned"),
        labels=labels("toteutettu | suunniteltu", "genomförd | planerad", "done | planned"),
    )
    saving_kwh: float = _saving("Energy saved per year.", Text("kWh/v", "kWh/år", "kWh/a"), "kWh")
    saving_tco2: float = _saving("Carbon dioxide avoided per year.", Text("tCO2/v", "tCO2/år", "tCO2/a"), "tCO2")
    saving_litres: float = _saving("Water saved per year.", Text("Vettä l/v", "Vatten l/år", "Water l/a"), "l")
    saving_waste_t: float = _saving("Waste avoided per year.", Text("Jätettä t/v", "Avfall t/år", "Waste t/a"), "t")
    saving_eur: float = _saving("Money saved per year.", Text("EUR/v", "EUR/år", "EUR/a"), "EUR")

    class Config:
        unique = ["measure_id"]
        metadata = {"title": Text("Toimenpiteet", "Åtgärder", "Measures")}
