"""The knobs of practices integrated into existing activity."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What a municipality may turn. Numbers marked as a guess have no source: set your own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    systematic_min_times: int = Field(
        default=2,
        ge=1,
        le=100,
        description="How many times a practice must have been done within its host activity to be systematic. A guess: "
        "twice, for once is a pilot.",
    )
    default_cadence_days: int = Field(
        default=365,
        ge=1,
        le=3660,
        description="How often a host activity comes round, where its row does not say. A guess: once a year.",
    )
    cadence_grace_days: int = Field(
        default=30,
        ge=0,
        le=3660,
        description="So many days later than its cadence a host activity may come round and is still in time. A guess: "
        "a month.",
    )
    expects_seed_kinds: bool = Field(
        default=True,
        description="Tell where business training, communication and business networks, the three examples of the seed "
        "page, hold no practice yet.",
    )
    person_years: float = Field(
        default=0.3,
        ge=0,
        description="Person-years that the work takes in a year, for comparing rungs. A guess: three tenths of one.",
    )
    high_impact_threshold: float = Field(
        default=3.3,
        ge=0,
        description="From which score on a practice has a high impact on a goal. From the assessment of 2022, beside "
        "the seed page in the catalogue of practices.",
    )
