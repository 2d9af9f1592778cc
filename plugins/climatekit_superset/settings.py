"""What may stand in ``[publish.superset]``."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from climatekit_superset.sentences import NO_PLACE, PASSWORD, TEMPLATE, said

_PASSWORD = re.compile(r"^[^/]*//[^/@]*:[^/@]+@")
MASK = "XXXXXXXXXX"  # Superset asks for the password of such an address when the bundle is imported


class Settings(BaseModel):
    """Where Superset finds what is published: Parquet files in a folder, or tables in a schema of a database."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    database_uri: str = Field(default="duckdb:///:memory:", min_length=1, max_length=1000)
    """SQLAlchemy's address of the database, without a password."""
    data_folder: str | None = Field(default=None, min_length=1, max_length=1000)
    """The published folder as Superset's machine sees it: a path or an address that DuckDB can read."""
    schema_name: str | None = Field(default=None, min_length=1, max_length=60)
    """The schema that [publish.postgresql] fills; the datasets then read its tables."""

    @field_validator("database_uri")
    @classmethod
    def _no_secret(cls, value: str) -> str:
        if _PASSWORD.match(value) and f":{MASK}@" not in value:
            raise ValueError(said(PASSWORD, mask=MASK))
        return value

    @field_validator("data_folder", "schema_name")
    @classmethod
    def _no_template(cls, value: str | None) -> str | None:
        if value and re.search(r"\{[{%#]|\0", value):
            raise ValueError(said(TEMPLATE))
        return value

    @model_validator(mode="after")
    def _somewhere(self) -> Settings:
        if (self.data_folder is None) == (self.schema_name is None):
            raise ValueError(said(NO_PLACE))
        return self
