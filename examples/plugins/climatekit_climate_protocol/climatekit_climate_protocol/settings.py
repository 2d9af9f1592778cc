"""The knobs of the model; SQL reads them as the table climate_protocol_settings, one row per programme."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What a coordinator may turn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sign_within_days: int = Field(
        default=90,
        ge=0,
        description="Who signs within so many days of the beginning of a period is in from its first day.",
    )
    report_due_days: int = Field(
        default=120, ge=0, description="So many days after the end of a year its emissions must be reported."
    )
    target_due_days: int = Field(
        default=180, ge=0, description="So many days after the beginning of a year its joint target must be set."
    )
    renewal_notice_days: int = Field(
        default=180, ge=0, description="So many days before a period ends, the next agreement is prepared."
    )
