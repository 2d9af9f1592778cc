"""The knobs of the model; SQL reads them as the table ecoprofit_settings, one row per programme."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What a coordinator may turn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_done: int = Field(default=3, ge=0, description="Measures that must be done for the title.")
    min_planned: int = Field(default=3, ge=0, description="Measures that must be planned for the title.")
    title_valid_months: int = Field(default=12, ge=1, le=60, description="The title is valid for so many months.")
    expiry_notice_days: int = Field(
        default=60, ge=0, description="So many days before the title expires, its holder is told to renew it."
    )
    modal_split_max_years: int = Field(
        default=3, ge=1, description="How the staff comes to work must not have been asked longer ago than this."
    )
