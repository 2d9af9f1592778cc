"""What may stand in ``[publish.postgresql]``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from climatekit_postgresql.sentences import RESERVED, said


class Settings(BaseModel):
    """The connection string itself is a secret: the project names the environment variable that holds it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    connection_env: str = Field(default="CLIMATEKIT_POSTGRESQL", pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", max_length=100)
    """The environment variable with the connection string, such as ``postgresql://user:password@host/database``."""
    schema_name: str = Field(default="climatekit", min_length=1, max_length=60)
    """The schema that holds the tables; it belongs to climatekit alone."""
    tables: Literal["marts", "all"] = "marts"
    """The marts, metrics, findings and programmes, or all published tables."""
    lock_timeout: int = Field(default=60, ge=1, le=3600)
    """How many seconds the exchange waits for those who are reading the old tables."""

    @field_validator("schema_name")
    @classmethod
    def _free(cls, value: str) -> str:
        if value.startswith("pg_") or value in ("public", "information_schema") or "\0" in value:
            raise ValueError(said(RESERVED))
        return value
