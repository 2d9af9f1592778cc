"""What may stand in ``[publish.power_bi]``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """Every key may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data_folder: str = Field(default="C:\\climatekit\\out", min_length=1, max_length=1000)
    """The published folder as Power BI's machine sees it; the parameter DataFolder can be changed there."""
