"""The tables that only this model reads: periods, signatures, targets and emissions."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds
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


def _year(description: str) -> Any:
    return column(description, Text("Vuosi", "År", "Year"), unit="a", example="2025", ge=1990, le=2100)


class ProtocolPeriod(Contract):
    """One period of the protocol, for which members sign an agreement."""

    period_id: str = column(
        "Identifier of the period.", Text("Kauden tunnus", "Periodens id", "Period id"), privacy="public", example="V"
    )
    programme_id: str = _programme_id()
    starts_on: date = column("First day of the period.", Text("Alkaa", "Börjar", "Starts on"), example="2021-10-07")
    ends_on: date = column("Last day of the period.", Text("Päättyy", "Slutar", "Ends on"), example="2024-10-06")

    class Config:
        unique = ["period_id"]
        metadata = {"title": Text("Sopimuskaudet", "Protokollsperioder", "Periods of agreement")}

    @holds(
        Text(
            "Kausi päättyy {ends_on}, ennen kuin se alkaa {starts_on}: korjaa toinen niistä.",
            "Perioden slutar {ends_on}, innan den börjar {starts_on}: rätta det ena av dem.",
            "The period ends on {ends_on}, before it starts on {starts_on}: correct one of them.",
        ),
        column="ends_on",
    )
    def ends_after_it_starts(cls, table: ir.Table) -> ir.BooleanValue:
        """A period has a first and a last day."""
        return table.ends_on >= table.starts_on


class ProtocolSignature(Contract):
    """One organisation that has signed, or should sign, the agreement of one period."""

    period_id: str = column(
        "Period of the agreement.",
        Text("Kauden tunnus", "Periodens id", "Period id"),
        privacy="public",
        references="protocol_period.period_id",
    )
    org_id: str = _org_id("Organisation that signs.")
    signed_on: date = column(
        "Day on which it signed, empty until then.",
        Text("Allekirjoitettu", "Undertecknat", "Signed on"),
        nullable=True,
        example="2021-10-07",
    )
    left_on: date = column(
        "Last day in the protocol, where it left within the period.",
        Text("Erosi", "Utträdde", "Left on"),
        nullable=True,
    )

    class Config:
        unique = ["period_id", "org_id"]
        metadata = {"title": Text("Allekirjoitukset", "Undertecknanden", "Signatures")}


class ProtocolTarget(Contract):
    """One yearly target: by how much the joint emissions are to go down from the year before."""

    programme_id: str = _programme_id()
    year: int = _year("Year that the target is for.")
    reduction_percent: float = column(
        "By how much the joint emissions are to go down from the year before.",
        Text("Vähennystavoite (%)", "Minskningsmål (%)", "Reduction target (%)"),
        unit="%",
        privacy="public",
        example="17",
        ge=0,
        le=100,
    )
    decided_on: date = column(
        "Day on which it was decided.", Text("Päätetty", "Beslutat", "Decided on"), nullable=True, example="2023-06-01"
    )

    class Config:
        unique = ["programme_id", "year"]
        metadata = {"title": Text("Yhteiset vähennystavoitteet", "Gemensamma minskningsmål", "Joint targets")}


class ProtocolEmission(Contract):
    """What one organisation has reported for one year."""

    programme_id: str = _programme_id()
    org_id: str = _org_id("Organisation that reported.")
    year: int = _year("Year of the emissions.")
    direct_tco2e: float = column(
        "Direct emissions.", Text("Suorat päästöt", "Direkta utsläpp", "Direct emissions"), unit="tCO2e", ge=0
    )
    indirect_tco2e: float = column(
        "Indirect emissions, empty where they were not measured.",
        Text("Epäsuorat päästöt", "Indirekta utsläpp", "Indirect emissions"),
        unit="tCO2e",
        nullable=True,
        ge=0,
    )
    reported_on: date = column(
        "Day on which it was reported.", Text("Raportoitu", "Rapporterat", "Reported on"), example="2026-03-20"
    )

    class Config:
        unique = ["programme_id", "org_id", "year"]
        metadata = {"title": Text("Raportoidut päästöt", "Rapporterade utsläpp", "Reported emissions")}
