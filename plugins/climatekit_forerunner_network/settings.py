"""The knobs of a forerunner network: who gets in, what it costs, when to remind, how often to meet."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Settings(BaseModel):
    """One value per knob; the SQL reads them from the table ``forerunner_network_settings``.

    Each description says where the default comes from: the page Koordinointitapoja ("the seed page"), another source,
    or a guess of ours.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    # who gets in
    require_accepted_application: bool = Field(
        default=True,
        description="A member counts as active only with an accepted application; not judged in a programme that "
        "keeps no applications. Default: the seed page lets forerunners in, so someone decides.",
    )
    require_evidence: bool = Field(
        default=True,
        description="Every accepted application needs at least one criterion for forerunners that is met, with its "
        "evidence. Default: the seed page (Mukaan pääsee edelläkävijät).",
    )

    application_due_days: int = Field(
        default=30,
        ge=0,
        description="So many days after an application came in it should be decided. Default: a guess.",
    )

    # what it costs
    fee_min_eur: Decimal = Field(
        default=Decimal(500),
        ge=0,
        description="Yearly fees below it are pointed out; 0: none is too low. Default: the seed page "
        "(500-1 000 € / v).",
    )
    fee_max_eur: Decimal = Field(
        default=Decimal(1000),
        ge=0,
        description="Yearly fees above it are pointed out. Default: the seed page (500-1 000 € / v).",
    )
    vat_pct: float | None = Field(
        default=None,
        ge=0,
        le=100,
        description="Value added tax on fees where the schedule gives no rate; empty: none is added and none expected. "
        "Default: none; whether a fee is taxed is for the finance office to say.",
    )
    class_year_lag: int = Field(
        default=1,
        ge=0,
        le=5,
        description="A fee by turnover or population goes by the latest figures that are at least so many years older "
        "than the fee. Default: a guess, the last closed year.",
    )
    invoice_due_days: int = Field(
        default=90,
        ge=0,
        le=366,
        description="So many days after the beginning of the year, or after joining, a member must have been invoiced. "
        "Default: a guess, the end of March.",
    )
    first_reminder_days: int = Field(
        default=14,
        ge=0,
        description="Days overdue after which the first reminder is due. Default: a guess.",
    )
    second_reminder_days: int = Field(
        default=30,
        ge=0,
        description="Days overdue after which the second reminder is due. Default: a guess.",
    )
    suspension_after_days: int = Field(
        default=180,
        ge=0,
        description="A member with an invoice overdue for so many days counts as suspended, not as active; 0: never. "
        "Default: a guess.",
    )

    # what it takes
    min_resource_eur: Decimal | None = Field(
        default=None,
        ge=0,
        description="What coordination costs a year at the least; empty: not judged. Default: none; the Greenreality "
        "Network is said to need about 200 000 €.",
    )
    report_due_days: int = Field(
        default=90,
        ge=0,
        le=366,
        description="So many days after the end of a year its costs, person-years and persons must be on record. "
        "Default: a guess.",
    )

    # who decides
    steering_interval_days: int = Field(
        default=60,
        ge=1,
        description="The steering group must have met within so many days. Default: a guess; it meets every month in "
        "the Greenreality Network.",
    )
    agm_interval_days: int = Field(
        default=400,
        ge=1,
        description="A general meeting must have been held within so many days. Default: a guess, a year and five "
        "weeks, as the day moves from year to year.",
    )

    # what comes of it
    min_joint_projects: int = Field(
        default=1,
        ge=0,
        description="Joint projects that must have been going on in the year up to the as-of date. Default: a guess; "
        "the seed page asks for new solutions without a number.",
    )
    profile_max_age_days: int = Field(
        default=730,
        ge=1,
        description="Days after the end of its year after which a member's business profile is too old. Default: a "
        "guess; EnergyVaasa surveyed its members in 2019 and in 2023.",
    )
    label_notice_days: int = Field(
        default=180,
        ge=0,
        description="So many days before its end the renewal of a quality label is called for. Default: a guess.",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Settings:
        if self.fee_max_eur < self.fee_min_eur:
            raise ValueError(
                f"fee_max_eur is {self.fee_max_eur} but fee_min_eur is {self.fee_min_eur}: raise the first or lower "
                "the second"
            )
        if self.second_reminder_days < self.first_reminder_days:
            raise ValueError(
                f"second_reminder_days is {self.second_reminder_days} but first_reminder_days is "
                f"{self.first_reminder_days}: raise the first or lower the second"
            )
        return self
