"""The knobs of the model; SQL reads them as the table efficiency_network_settings, one row per programme."""

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """What a coordinator may turn."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    min_members: int = Field(default=5, ge=1, description="A network has at least so many members.")
    usual_min_members: int = Field(default=8, ge=1, description="It usually has so many members or more.")
    usual_max_members: int = Field(default=15, ge=1, description="It usually has so many members or fewer.")
    runs_years: int = Field(default=3, ge=1, le=10, description="So many years the network runs.")
    target_due_days: int = Field(default=180, ge=0, description="So many days after joining a member has a target.")
    monitoring_due_days: int = Field(default=90, ge=0, description="So many days after a year its measures are in.")
    smallest_sum: int = Field(default=3, ge=1, description="A sum of fewer members than this is not published.")
