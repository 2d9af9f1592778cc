"""The catalogue of practices (toimintamallit) from which a municipality chooses."""

from __future__ import annotations

from typing import Any

from climatekit.contracts.fields import Contract, column, labels
from climatekit.text import Text
from climatekit_schemas.shared_columns import headers


def impact(goal: str, fi: str, sv: str, en: str) -> Any:
    """The score of one goal of the assessment of 2022. Its lowest value and its maximum are not found in the source."""
    letter = goal.upper()
    return column(
        f"Expected impact on goal {letter}, {en}: score of the assessment; the source does not say its maximum.",
        Text(f"Vaikuttavuus {letter}: {fi}", f"Effekt {letter}: {sv}", f"Impact {letter}: {en}"),
        unit="score",
        privacy="public",
        example="3.4",
        aliases=headers(
            f"Vaikuttavuus {letter} | Tavoite {letter}", f"Effekt {letter} | Mål {letter}", f"Goal {letter}"
        ),
        nullable=True,
        ge=0,
    )


class Practice(Contract):
    """One practice of the catalogue: a way for a municipality to further the climate work of companies."""

    practice_id: str = column(
        "Identifier of the practice.",
        Text("Toimintamallin tunnus", "Verksamhetsmodellens id", "Practice id"),
        privacy="public",
        example="tm-07",
        aliases=headers(
            "Toimintamallitunnus | Toimintamallin numero",
            "Verksamhetsmodell-id",
            "Operating model id | Practice number",
        ),
    )
    name: str = column(
        "Name of the practice.",
        Text("Toimintamalli", "Verksamhetsmodell", "Practice"),
        privacy="public",
        example="Yritysvierailut",
        aliases=headers(
            "Toimintamallin nimi | Nimi", "Verksamhetsmodellens namn | Namn", "Practice name | Operating model | Name"
        ),
        str_length={"min_value": 1, "max_value": 300},
    )
    category: str = column(
        "Category of the catalogue, such as Kunnan perustekeminen.",
        Text("Kategoria", "Kategori", "Category"),
        privacy="public",
        example="Koulutus ja neuvonta",
        aliases=headers("Toimintamallin kategoria | Teema | Luokka", "Tema | Klass", "Theme | Practice category"),
        nullable=True,
    )
    mode: str = column(
        "Whether it goes on all the time or is a single act.",
        Text("Jatkuvuus", "Kontinuitet", "Mode"),
        privacy="public",
        example="continuous",
        aliases=headers(
            "Jatkuva vai yksittäinen | Toimintatapa", "Fortlöpande eller enskild", "Continuous or one-off | Continuity"
        ),
        nullable=True,
        isin=("continuous", "one_off"),
        labels=labels(
            "jatkuva | kertaluonteinen",
            "fortlöpande | av engångskaraktär",
            "continuous | one-off",
        ),
    )
    resource_level: int = column(
        "Money and staff that it takes, in the stars of the catalogue: 1 little, 2 moderate, 3 much.",
        Text("Vaaditut resurssit", "Resurser som krävs", "Required resources"),
        unit="1",
        privacy="public",
        example="2",
        aliases=headers("Resurssit | Resurssitaso", "Resurser | Resursnivå", "Resources | Resource level"),
        nullable=True,
        in_range={"min_value": 1, "max_value": 3},
    )
    impact_a: float = impact("a", "päästöjen vähentäminen", "minskade utsläpp", "emission reduction")
    impact_b: float = impact(
        "b",
        "vihreän liiketoiminnan edellytykset",
        "förutsättningar för grönt företagande",
        "green business in the area",
    )
    impact_c: float = impact("c", "muut ympäristötavoitteet", "övriga miljömål", "other environmental goals")
    impact_d: float = impact(
        "d",
        "kunnan ja yritysten vuorovaikutus",
        "växelverkan mellan kommunen och företagen",
        "interaction of municipality and companies",
    )
    impact_e: float = impact("e", "kunnan ilmastoimago", "kommunens klimatimage", "climate image of the municipality")

    class Config:
        unique = ["practice_id"]
        metadata = {"title": Text("Toimintamallit", "Verksamhetsmodeller", "Practices")}
