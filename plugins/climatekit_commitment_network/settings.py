"""The knobs of a commitment network: the criteria for joining, the metrics and the follow-up, as plain values."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Settings(BaseModel):
    """One value per knob; the SQL reads them from the table ``commitment_network_settings``.

    Each description says where the default comes from: the page Koordinointitapoja ("the seed page"), what most
    networks do, or a guess of ours.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    # who may join
    require_accepted_application: bool = Field(
        default=True,
        description="A member counts as active only with an accepted application; not judged in a programme that "
        "keeps no applications. Default: the seed page's criteria for joining.",
    )
    target_group: Literal["any", "company", "sme", "large"] = Field(
        default="any",
        description="Who may be a full member: anyone, companies (sole traders and farms included), companies below "
        "the size class 'large', or large companies. Default: a guess; most networks take anyone.",
    )
    area_municipality_codes: str | None = Field(
        default=None,
        pattern=r"^[0-9]{3}( [0-9]{3})*$",
        description="Three-digit codes of the municipalities whose organisations may join, separated by one blank; "
        "empty: from anywhere. Default: a guess.",
    )
    own_municipality_signs: bool = Field(
        default=False,
        description="The agreement is made with the member's own municipality (Päijät-Häme). Default: one municipality "
        "signs for all; a guess.",
    )
    support_members_exempt: bool = Field(
        default=True,
        description="Support members (Helsinki: universities, associations) need no commitments, baseline or plan of "
        "their own and may be outside the target group. Default: a guess.",
    )

    # what is promised
    min_commitments: int = Field(
        default=1,
        ge=0,
        description="Commitments that a member must have in force. Default: one, as the seed page has members join by "
        "setting goals.",
    )
    max_commitments: int | None = Field(
        default=None,
        ge=1,
        description="Commitments that a member should have at most; empty: no limit. Default: no limit.",
    )
    baseline_required: bool = Field(
        default=False,
        description="Joining takes a baseline: an initial mapping, or a base value of some target. Default: a guess.",
    )
    plan_required: bool = Field(
        default=False,
        description="Joining takes a plan: climate_stage planned, acting or leading. Default: a guess.",
    )
    must_exceed_law: bool = Field(
        default=False,
        description="Goals must go further than the law (Helsinki). Told to people; no table says it, so nothing is "
        "checked. Default: a guess.",
    )

    # how it is measured
    default_base_year: int | None = Field(
        default=None,
        ge=1990,
        le=2100,
        description="Base year of targets that name none; shown as such wherever it is used. Default: none; Helsinki "
        "used 2013.",
    )
    target_horizon_year: int = Field(
        default=2050,
        ge=2000,
        le=2100,
        description="Last target year that makes sense. Default: a guess after the EU's climate neutrality in 2050.",
    )
    scope2_method: Literal["location", "market"] | None = Field(
        default=None,
        description="The one way of counting emissions of bought energy in this programme; empty: both may be used, "
        "and totals take the location-based one. The two are never added. Default: none chosen.",
    )
    linked_climate_programme: str | None = Field(
        default=None,
        description="Name of the municipality's climate programme to which commitments are linked. Default: no link.",
    )
    city_target_year: int | None = Field(
        default=None,
        ge=2000,
        le=2100,
        description="Target year of that climate programme. Default: no link.",
    )

    # how it is followed up
    report_interval_days: int = Field(
        default=365,
        ge=1,
        description="Days after which the next progress report is due. Default: yearly, as most networks have it.",
    )
    grace_days: int = Field(
        default=60,
        ge=0,
        description="Days after that before the report counts as overdue. Default: a guess.",
    )
    stale_after_intervals: float = Field(
        default=2.0,
        ge=1,
        description="Reporting intervals without a report after which a commitment counts as stale. Default: a guess.",
    )
    commitment_max_age_days: int = Field(
        default=1095,
        ge=1,
        description="Days after which an open commitment should be renewed or closed. Default: a guess, three years.",
    )

    @model_validator(mode="after")
    def _minimum_below_maximum(self) -> Settings:
        if self.max_commitments is not None and self.max_commitments < self.min_commitments:
            raise ValueError(
                f"max_commitments is {self.max_commitments} but min_commitments is {self.min_commitments}: "
                "raise the first or lower the second"
            )
        return self
