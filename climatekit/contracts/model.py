"""A compiled contract: what is left of a pandera model once it is compiled, plain data that loads in no time."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from climatekit.text import Language, Text

SQL_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE", "boolean": "BOOLEAN"}

NUMERIC = ("integer", "number", "decimal")  # kinds of columns
REJECT_ALL = "reject all"
NEWEST_BY = "newest by "
NORMALISED = "normalised "  # before a column in a rule of identity
VERSION_COLUMNS = ("version", "valid_from", "valid_to", "is_current")
DUPLICATE_RULES = (REJECT_ALL, "first", "last")  # and newest by one of the columns


def table_name(contract: str) -> str:
    """``climatekit_schemas.event:ChannelMetric`` → ``channel_metric``."""
    name = contract.rpartition(":")[2]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. ``type`` is text, integer, number, date, boolean or ``decimal(p,s)``.

    ``unique`` says of an identifier that is not the key what happens to rows that share it: warn, reject or ignore.
    """

    name: str
    type: str
    nullable: bool
    title: Text
    description: str
    unit: str | None
    privacy: str
    identifies: bool
    references: str | None
    example: str | None
    aliases: tuple[str, ...]
    allowed: tuple[str, ...]
    labels: tuple[Text, ...] = ()
    """What people call each of ``allowed``; empty where the codes speak for themselves."""
    unique: str | None = None

    @property
    def kind(self) -> str:
        """The type without its precision."""
        return self.type.partition("(")[0]

    def words(self, language: Language) -> tuple[str, ...]:
        """The closed set as people call it."""
        return tuple(label.to(language) for label in self.labels) or self.allowed

    @property
    def sql_type(self) -> str:
        """The DuckDB type of the accepted values."""
        return SQL_TYPES.get(self.type, self.type.upper())


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check of one row. ``holds`` is DuckDB SQL over the typed columns; the row breaks it where it is false.

    ``sentence`` may hold ``{value}`` (the cell as it stood in the file) and ``{other_column}``. ``checksum`` is set for
    a check of check digits: reject, or keep the row and say so. ``rests_on`` are the columns that it looks at;
    ``holds_of_nothing`` says that no row breaks it in which all of these are empty.
    """

    code: str
    column: str | None
    holds: str
    sentence: Text
    checksum: str | None = None
    rests_on: tuple[str, ...] = ()
    holds_of_nothing: bool = False

    @property
    def reason(self) -> str:
        """``column:code``, how a broken check is written in the verdict of a row."""
        return f"{self.column or ''}:{self.code}"


@dataclass(frozen=True, kw_only=True)
class CompiledContract:
    """A whole table: its columns, its key, its checks.

    ``duplicates`` says which of the rows that share a key and differ stays: ``reject all`` (none), ``first``, ``last``
    or ``newest by COLUMN``. ``versioned`` tables keep what they said before in ``<table>_version``; in those with a
    ``period`` (first and last day) a row holds for a time. ``identity`` are the rules by which a row is found again in
    another dated export: each names one column, ``normalised`` and a column, or several columns together.
    """

    table: str
    contract: str
    title: Text
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    checks: tuple[Check, ...]
    natural_person: str | None
    duplicates: str = REJECT_ALL
    versioned: bool = False
    period: tuple[str, str] | None = None
    identity: tuple[tuple[str, ...], ...] = ()

    @property
    def newest_by(self) -> str | None:
        """The column by which the newest of the rows that share a key is found."""
        return self.duplicates.removeprefix(NEWEST_BY) if self.duplicates.startswith(NEWEST_BY) else None

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def kept(self) -> tuple[Column, ...]:
        """The columns that any later step may see: personal ones are checked and then dropped."""
        return tuple(column for column in self.columns if column.privacy != "personal")

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for the cache."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CompiledContract:
        """The inverse of ``to_dict`` after a trip through JSON."""
        return cls(
            **data
            | {
                "title": _text(data["title"]),
                "key": tuple(data["key"]),
                "period": tuple(data["period"]) if data["period"] else None,
                "identity": tuple(tuple(rule) for rule in data["identity"]),
                "columns": tuple(
                    Column(
                        **column
                        | {
                            "title": _text(column["title"]),
                            "aliases": tuple(column["aliases"]),
                            "allowed": tuple(column["allowed"]),
                            "labels": tuple(_text(label) for label in column["labels"]),
                        }
                    )
                    for column in data["columns"]
                ),
                "checks": tuple(
                    Check(**check | {"sentence": _text(check["sentence"]), "rests_on": tuple(check["rests_on"])})
                    for check in data["checks"]
                ),
            }
        )


def _text(value: Any) -> Text:
    return Text(**value) if isinstance(value, dict) else Text(*value)
