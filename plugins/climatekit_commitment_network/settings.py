"""The knobs of a commitment network: the criteria for joining, the metrics and the follow-up, as plain values."""

from __future__ import annotations

from datetime import date
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
        description="Goals must go further than the law (Helsinki); checked where the commitments carry exceeds_law. "
        "Default: a guess.",
    )
    parent_membership_required: bool = Field(
        default=False,
        description="A track for members of the parent programme only (such as Klimatpakten Plus). Default: no.",
    )
    joint_coordination: bool = Field(
        default=False,
        description="Several organisations coordinate together, so one at least has the role co_coordinator. Default: "
        "no; the seed page leaves it open ('kunta vai laajempi toimijajoukko').",
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

    actions_per_year: int = Field(
        default=0,
        ge=0,
        description="Climate actions that a member tells about per year: commitments of the kind 'action' made or "
        "reported on in the last 365 days and the grace days (Tampere: one). Default: none asked for.",
    )
    learning_periods: int = Field(
        default=2,
        ge=1,
        description="Reporting intervals for which a member may have nothing but commitments to learn. Default: a "
        "guess.",
    )

    # labels
    label_validity_days: int | None = Field(
        default=None,
        ge=1,
        description="Days for which a label holds where its grant names no last day; empty: it has no end, which is "
        "told. Default: no end, for no expiry rule of any Finnish logo was found.",
    )
    label_expiring_days: int = Field(
        default=60,
        ge=0,
        description="Days before its end from which a label counts as expiring. Default: a guess.",
    )

    # support for all alike, and for those outside
    support_window_days: int = Field(
        default=365,
        ge=1,
        description="Days back from the as-of date within which hours of support are compared. Default: a guess.",
    )
    support_min_group: int = Field(
        default=3,
        ge=1,
        description="Members from which on a group (size, sector, stage) is compared with the mean. Default: a guess.",
    )
    support_min_share: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Share of the mean hours per member below which a group counts as left behind. Default: a guess.",
    )
    application_decision_days: int = Field(
        default=60,
        ge=0,
        description="Days in which an application is to be decided. Default: a guess.",
    )
    offered_outside: str | None = Field(
        default=None,
        description="What companies outside the network are offered, in one line, such as an open network or advice. "
        "Default: nothing named, which is told.",
    )

    # what keeps it up
    meetings_per_year: int = Field(
        default=1,
        ge=0,
        description="Meetings and events that the members are invited to per year. Default: a guess; the seed page "
        "asks for meetings, not how many.",
    )
    workshops_per_year: int = Field(
        default=1,
        ge=0,
        description="Workshops and trainings per year. Default: a guess; the seed page asks for workshops, not how "
        "many.",
    )
    funding_basis: Literal["core", "project", "fees", "mixed"] = Field(
        default="core",
        description="What pays for the coordination. Default: a guess.",
    )
    project_end: date | None = Field(
        default=None,
        description="Last day of the project that pays for it. Default: no project.",
    )
    funding_warning_days: int = Field(
        default=180,
        ge=0,
        description="Days before the end of the project from which it is told. Default: a guess.",
    )
    hours_fixed_per_year: int = Field(
        default=600,
        ge=0,
        description="Working hours a year that the network takes however many members it has: plan, events, "
        "communication. Default: a guess.",
    )
    hours_per_member: int = Field(
        default=8,
        ge=0,
        description="Working hours a year per member for support, follow-up and updating. Default: a guess.",
    )
    hours_per_joiner: int = Field(
        default=12,
        ge=0,
        description="Working hours once per joining member for mapping, goals and agreement. Default: a guess.",
    )
    hours_per_person_year: int = Field(
        default=1600,
        gt=0,
        description="Working hours in one person-year. Default: a guess, about a Finnish working year.",
    )

    # the municipality's emissions, to which those of the members are held
    inventory_tco2e: float | None = Field(
        default=None,
        gt=0,
        description="Emissions of the municipality by its inventory, in t CO2e. Default: none, no share is shown.",
    )
    inventory_method: Literal["hinku", "alas", "gpc", "other"] | None = Field(
        default=None,
        description="How that inventory is counted: the ALas model by Hinku rules or without them, GPC, other. "
        "Default: none, no share is shown.",
    )
    inventory_year: int | None = Field(
        default=None,
        ge=1990,
        le=2100,
        description="Year of that inventory; emission reports of the same year are held to it. Default: none, no share "
        "is shown.",
    )

    @model_validator(mode="after")
    def _minimum_below_maximum(self) -> Settings:
        if self.max_commitments is not None and self.max_commitments < self.min_commitments:
            raise ValueError(
                f"max_commitments is {self.max_commitments} but min_commitments is {self.min_commitments}: "
                "raise the first or lower the second"
            )
        return self
