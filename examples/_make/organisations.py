"""Who there is: organisations with names that nobody bears and business ids that were never issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from _make.base import Row, Tables, pick
from _make.words import PLACES, TRADES

EMPLOYEES = {"micro": (1, 9), "small": (10, 49), "medium": (50, 249), "large": (250, 6000)}


@dataclass(frozen=True, kw_only=True)
class Region:
    """What the organisations of a place are like: weights of municipality, kind, size and stage."""

    municipalities: Mapping[str, float]
    kinds: Mapping[str, float]
    sizes: Mapping[str, float]
    stages: Mapping[str, float]
    first_business_id: int
    """From 9 000 000 on no Y-tunnus has been issued; each example takes other ones."""


def business_id(number: int) -> str | None:
    """A Y-tunnus with the right check digit, or None where the number has none."""
    weights = (7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(f"{number:07d}", weights, strict=True)) % 11
    return None if rest == 1 else f"{number:07d}-{(11 - rest) % 11}"


def coordinators(tables: Tables, municipality: str, *named: tuple[str, str]) -> list[Row]:
    """Those who run it, (name, kind): invented too."""
    return [
        tables.add(
            "organisation", name=f"{name} (keksitty)", business_id=None, org_type=kind, employees=None,
            size_class="large", size_basis="headcount_only", industry_section=None, industry_scheme=None,
            municipality_code=municipality, climate_stage="leading",
        )
        for name, kind in named
    ]  # fmt: skip


def pool(tables: Tables, region: Region, count: int, rng: Random) -> list[Row]:
    """So many organisations, from whom the networks draw their members."""
    return [_organisation(tables, region, rng) for _ in range(count)]


def _organisation(tables: Tables, region: Region, rng: Random) -> Row:
    number = len(tables["organisation"]) + 1
    kind = pick(rng, region.kinds)
    place, (trade, old, new) = rng.choice(PLACES), rng.choice(TRADES)
    names = {
        "sole_trader": f"Tmi Esimerkkihenkilö {number}", "association": f"{place} yhdistys {number} ry",
        "farm": f"{place} tila {number}", "congregation": f"{place} seurakunta {number}",
        "university": f"{place} korkeakoulu {number}", "public_body": f"{place} virasto {number}",
        "municipality": f"{place} kunta {number}",
    }  # fmt: skip
    size = "micro" if kind in ("sole_trader", "association", "farm") else pick(rng, region.sizes)
    sections = {"farm": ("A", "A"), "association": ("S", "T"), "congregation": ("S", "T"), "university": ("P", "Q"),
                "public_body": ("O", "P"), "municipality": ("O", "P")}  # fmt: skip
    old, new = sections.get(kind, (old, new))
    scheme = "TOL2025" if rng.random() < 0.15 else "TOL2008"
    knows = rng.random()  # one list has the size class, another the headcount, a third neither
    number_of_id = region.first_business_id + 7 * number
    return tables.add(
        "organisation",
        name=f"{names.get(kind, f'{place} {trade} {number} Oy')} (keksitty)",
        business_id=business_id(number_of_id) or business_id(number_of_id + 1) if rng.random() < 0.96 else None,
        org_type=kind,
        employees=1 if kind == "sole_trader" else rng.randint(*EMPLOYEES[size]) if knows > 0.08 else None,
        size_class=size if knows > 0.4 else None,
        size_basis="headcount_only" if knows > 0.4 else None,
        industry_section=old if scheme == "TOL2008" else new,
        industry_scheme=scheme,
        municipality_code=pick(rng, region.municipalities),
        climate_stage=pick(rng, region.stages),
    )
