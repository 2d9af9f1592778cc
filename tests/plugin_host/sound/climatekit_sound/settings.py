from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    enough: int = Field(default=1, ge=1, description="Visits that make a member. A guess: one.")
