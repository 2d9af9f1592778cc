"""What may stand in ``[publish.workbook]``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SHEET_ROWS = 1_048_576  # of Excel, the header among them


class Settings(BaseModel):
    """Every key may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str = Field(default="marts.xlsx", pattern=r"^[A-Za-z0-9_-]+\.xlsx$", max_length=100)
    """Its name in the folder that is published."""
    tables: Literal["marts", "all"] = "marts"
    """The marts, metrics, findings and programmes, or all published tables."""
    max_rows: int = Field(default=100_000, ge=1, le=SHEET_ROWS - 1)
    """How many rows of one table are shown; the first sheet says where there are more."""
