"""The emissions of members, in the shape of the module B3 of the VSME standard (Recommendation (EU) 2025/1710)."""

from __future__ import annotations

from typing import Any

import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds, labels
from climatekit.text import Text
from climatekit_commitment_network.schemas import own_columns as own
from climatekit_schemas import shared_columns as shared
from climatekit_schemas.shared_columns import Money, headers


def _amount(description: str, title: Text, unit: str, example: str, aliases: tuple[str, ...]) -> Any:
    return column(
        description,
        title,
        unit=unit,
        example=example,
        aliases=aliases,
        nullable=True,
        in_range={"min_value": 0, "max_value": own.AMOUNTS["max_value"]},
    )


class EmissionReport(Contract):
    """Emissions and energy of one organisation in one year, within one boundary.

    Scope 2 by location and by market are two answers to two questions: they stand side by side and are never added.
    """

    org_id: str = shared.org_id("Organisation that reports.")
    year: int = column(
        "Year that the report is about.",
        Text("Vuosi", "År", "Year"),
        unit="a",
        example="2025",
        aliases=headers("Raportointivuosi | Laskentavuosi", "Rapporteringsår", "Reporting year"),
        in_range=own.YEARS,
    )
    boundary: str = column(
        "Whether the whole company is counted, or only its sites in the municipality.",
        Text("Rajaus", "Avgränsning", "Boundary"),
        example="company",
        aliases=headers("Laskennan rajaus", "Beräkningens avgränsning", "Organisational boundary"),
        isin=("company", "site_in_municipality"),
        labels=labels(
            "koko yritys | toimipaikka kunnassa",
            "hela företaget | verksamhetsställe i kommunen",
            "company | site in the municipality",
        ),
    )
    s1_tco2e: float = _amount(
        "Direct emissions (scope 1).",
        Text("Scope 1 (t CO2e)", "Scope 1 (ton CO2e)", "Scope 1 (tCO2e)"),
        "tCO2e",
        "120.5",
        headers("Suorat päästöt | Scope 1", "Direkta utsläpp", "Direct emissions"),
    )
    s2_lb_tco2e: float = _amount(
        "Emissions of bought energy by location (scope 2).",
        Text(
            "Scope 2, sijaintiperusteinen (t CO2e)",
            "Scope 2, platsbaserat (ton CO2e)",
            "Scope 2, location-based (tCO2e)",
        ),
        "tCO2e",
        "48.2",
        headers("Scope 2 sijaintiperusteinen", "Scope 2 platsbaserat", "Scope 2 location-based"),
    )
    s2_mb_tco2e: float = _amount(
        "Emissions of bought energy by market (scope 2).",
        Text(
            "Scope 2, hankintaperusteinen (t CO2e)",
            "Scope 2, marknadsbaserat (ton CO2e)",
            "Scope 2, market-based (tCO2e)",
        ),
        "tCO2e",
        "0",
        headers(
            "Scope 2 hankintaperusteinen | Scope 2 markkinaperusteinen",
            "Scope 2 marknadsbaserat",
            "Scope 2 market-based",
        ),
    )
    s3_tco2e: float = _amount(
        "Emissions of the value chain (scope 3).",
        Text("Scope 3 (t CO2e)", "Scope 3 (ton CO2e)", "Scope 3 (tCO2e)"),
        "tCO2e",
        "900",
        headers("Arvoketjun päästöt | Scope 3", "Värdekedjans utsläpp", "Value chain emissions"),
    )
    energy_mwh_total: float = _amount(
        "Energy used.",
        Text("Energia yhteensä (MWh)", "Energi totalt (MWh)", "Energy total (MWh)"),
        "MWh",
        "1450",
        headers("Energian kulutus", "Energiförbrukning", "Energy use"),
    )
    energy_mwh_renewable: float = _amount(
        "Of it, renewable energy.",
        Text("Uusiutuva energia (MWh)", "Förnybar energi (MWh)", "Energy renewable (MWh)"),
        "MWh",
        "600",
        headers("Uusiutuva energia", "Förnybar energi", "Renewable energy"),
    )
    turnover_eur: Money = column(
        "Turnover of the year, for emissions per turnover.",
        Text("Liikevaihto (€)", "Omsättning (€)", "Turnover (EUR)"),
        unit="EUR",
        example="5200000.00",
        aliases=headers("Liikevaihto", "Omsättning", "Turnover"),
        nullable=True,
        ge=0,
    )
    factor_source: str = column(
        "Where the emission factors come from.",
        Text("Päästökertoimien lähde", "Emissionsfaktorernas källa", "Factor source"),
        example="Tilastokeskus 2025",
        aliases=headers("Kertoimet | Päästökertoimet", "Emissionsfaktorer", "Emission factors"),
        nullable=True,
    )
    gwp: str = column(
        "The global warming potentials that were used.",
        Text("GWP-arvot", "GWP-värden", "GWP"),
        example="AR6",
        aliases=headers("GWP", "GWP-källa", "GWP source"),
        nullable=True,
    )
    is_verified: bool = column(
        "Whether a third party has verified it.",
        Text("Todennettu", "Verifierad", "Verified"),
        example="false",
        aliases=headers("Kolmas osapuoli todentanut", "Granskad", "Is verified"),
        nullable=True,
    )

    class Config:
        unique = ["org_id", "year", "boundary"]
        metadata = {"title": Text("Päästöraportit", "Utsläppsrapporter", "Emission reports")}

    @holds(
        Text(
            "Uusiutuvaa energiaa '{energy_mwh_renewable}' on enemmän kuin energiaa yhteensä '{energy_mwh_total}': "
            "korjaa toinen.",
            "Den förnybara energin '{energy_mwh_renewable}' är mer än all energi '{energy_mwh_total}': rätta det ena.",
            "Renewable energy '{energy_mwh_renewable}' is more than all energy '{energy_mwh_total}': correct either.",
        ),
        column="energy_mwh_renewable",
    )
    def renewable_is_part_of_all(cls, table: ir.Table) -> ir.BooleanValue:
        return table.energy_mwh_renewable <= table.energy_mwh_total
