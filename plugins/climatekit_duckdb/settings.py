"""What may stand in ``[publish.duckdb]``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """Every key may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str = Field(default="marts.duckdb", pattern=r"^[A-Za-z0-9_-]+\.duckdb$", max_length=100)
    """Its name in the folder that is published."""
    tables: Literal["marts", "all"] = "marts"
    """The marts, metrics, findings and programmes, or all published tables."""
