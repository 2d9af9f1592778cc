"""The knobs of a set of selected practices."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What a municipality may turn. Numbers marked as a guess have no source: set your own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    overview_required: bool = Field(
        default=True,
        description="Exactly one unit must be marked as the one that has the overview of the practices. From the seed "
        "page.",
    )
    expected_repeat_days: int = Field(
        default=365,
        ge=1,
        le=3660,
        description="How often a continuous practice is expected to be carried out, where its use does not say. A "
        "guess: once a year.",
    )
    available_htv: float | None = Field(
        default=None,
        ge=0,
        description="Person-years a year that the municipality has for its practices. None by default: then the "
        "person-years of the latest year in the table resource_use count.",
    )
    htv_per_star: float = Field(
        default=0.1,
        ge=0,
        le=10,
        description="Person-years a year for which one star of the catalogue's required resources (1 to 3) stands, "
        "where a use does not say its own. A guess: a tenth; the catalogue gives stars only.",
    )
    person_years: float = Field(
        default=0.2,
        ge=0,
        description="Person-years that the practices take in a year where no use is recorded yet, for comparing rungs. "
        "A guess: a fifth of one.",
    )
    high_impact_threshold: float = Field(
        default=3.3,
        ge=0,
        description="From which score on a practice has a high impact on a goal. From the assessment of 2022, beside "
        "the seed page in the catalogue of practices.",
    )
