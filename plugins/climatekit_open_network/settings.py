"""The knobs of an open network."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What a coordinator may turn. Numbers marked as a guess have no source: set your own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    active_within_days: int = Field(
        default=365,
        ge=1,
        le=3660,
        description="An organisation that came to an event within so many days counts as active, and one that is on no "
        "list any more still counts as in for so long after its last event. A guess: one year.",
    )
    active_min_event_days: int = Field(
        default=1,
        ge=1,
        description="On how many days within that time it must have been at an event to count as active. A guess: one.",
    )
    tracking_interval_days: int = Field(
        default=92,
        ge=1,
        description="How old the latest figure of each tracked channel, and the latest event with a list of "
        "participants, may be at most. A guess: a quarter of a year.",
    )
    attendance_due_days: int = Field(
        default=30,
        ge=0,
        description="So many days after an event its participants must have been recorded. A guess: a month.",
    )
    tracks_mailing_list: bool = Field(
        default=True, description="The size of the mailing list is followed. From the seed page (YmpyräKS)."
    )
    tracks_attendance: bool = Field(
        default=True, description="The number of people at events is followed. From the seed page (YmpyräKS)."
    )
    tracks_social_media: bool = Field(
        default=True, description="The activity in social media is followed. From the seed page (YmpyräKS)."
    )
    social_media_channel: Literal["any", "facebook", "linkedin", "instagram"] = Field(
        default="any",
        description="The channel whose activity counts as social media activity. 'any' is a guess; YmpyräKS follows "
        "Facebook.",
    )
    require_named_brand: bool = Field(
        default=True,
        description="The network must have a name of its own under which it is made known. From the seed page.",
    )
    brand_name: str | None = Field(
        default=None, min_length=1, description="The name under which the network is made known; none by default."
    )
    shared_coordination: bool = Field(
        default=False,
        description="Coordination is shared between organisations, so at least two must be named. The seed page allows "
        "both; unshared by default.",
    )
    plan_due_days: int = Field(
        default=60,
        ge=0,
        le=366,
        description="So many days into the year its action plan must have been adopted. A guess: end of February.",
    )
    fit_min_group: int = Field(
        default=3,
        ge=1,
        description="From how many organisations on a group is asked whether anyone of it comes to events. A guess: "
        "three, which also keeps single organisations out of sight.",
    )
    person_years: float = Field(
        default=0.5,
        ge=0,
        description="Person-years that coordination takes in a year, for comparing rungs. A guess: half of one.",
    )
