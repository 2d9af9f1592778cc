"""What may stand in ``climatekit.toml``: one frozen pydantic model per section, and no key beside these.

Values are taken strictly (``true`` is not 1 and ``"3"`` is not 3), since TOML says of what kind each value is. What a
validator says completes the sentence "``key = value`` is not allowed: …".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, field_validator, model_validator
from pydantic_core import PydanticCustomError

from climatekit.contracts.dates import EXCEL, EXCEL_1904, WITHOUT_DAY
from climatekit.errors import did_you_mean, one_of
from climatekit.language import say
from climatekit.text import Language

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,9})?)\s*%", re.ASCII)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Numeric directives and English month names: the ones that every engine reads in the same way.
_DIRECTIVES = frozenset("dmyYjbBHMSf%")


def _listed(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _day(value: object) -> object:
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        return date.fromisoformat(value)
    return value


def _constant(value: object) -> object:
    if isinstance(value, datetime) or not isinstance(value, str | int | float | bool | date):
        raise PydanticCustomError("constant_type", "{needed}", {"needed": say("text, a number, true, false or a date")})
    return value


def _columns(value: object) -> object:
    if not isinstance(value, str | list | tuple):
        raise PydanticCustomError(
            "columns_type", "{needed}", {"needed": say("a column in quotes, or a list of columns")}
        )
    return (value,) if isinstance(value, str) else _listed(value)


def _sheets(value: object) -> object:
    names = value if isinstance(value, list | tuple) else (value,)
    if value is not None and not (names and all(isinstance(name, str) and name.strip() for name in names)):
        raise PydanticCustomError(
            "sheets_type", "{needed}", {"needed": say('a sheet in quotes, a list of sheets, or "*" for all of them')}
        )
    return _listed(value)


def _programmes(value: object) -> object:
    if isinstance(value, dict):
        raise _mistake("config.wrong_type", say("stands in double brackets: one block for each programme."))
    return _listed(value)


def _sections(value: object) -> object:
    """``[tables.x]`` is one block, ``[[tables.x]]`` several: both become a tuple."""
    return tuple(value) if isinstance(value, list) else (value,)


Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
PathText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Filled = Annotated[str, Field(min_length=1)]
Columns = Annotated[tuple[Filled, ...], BeforeValidator(_columns)]
"""One header may feed several columns: an id of the file that is the key of two tables."""
Sheets = Annotated[str | tuple[str, ...] | None, BeforeValidator(_sheets)]
EVERY_SHEET = "*"  # no sheet can be called so
Words = Annotated[tuple[Word, ...], BeforeValidator(_listed)]
Day = Annotated[date, BeforeValidator(_day)]
Constant = Annotated[str | int | float | bool | date, BeforeValidator(_constant)]


def allowed_rejects(limit: str | int, rows_read: int) -> int:
    """How many of ``rows_read`` rows may be rejected under ``max_rejects``: a count, or a share such as ``"5%"``.

    Raises ``ValueError`` with the words for the user if ``limit`` is neither.
    """
    text = str(limit).strip()
    percent = _PERCENT.fullmatch(text)
    if percent:
        share = Fraction(percent[1].replace(",", ".")) / 100
        if share <= 1:
            return int(share * rows_read)
    elif not isinstance(limit, bool) and text.isascii() and text.isdigit():
        return int(text)
    raise ValueError(say('write a count such as 12, or a share of the rows judged from "0%" to "100%"'))


class Section(BaseModel):
    """Base of every section: no unknown key, no silent conversion, no change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ProjectSection(Section):
    """``[project]``: what holds for all programmes of the project."""

    name: Word
    language: Language = "fi"
    as_of: Day | None = None
    max_rejects: str | int = "5%"
    max_errors: int = Field(default=0, ge=0)
    out: PathText = "out"
    licence: Word | None = None
    """Under which the published data may be used, such as ``CC-BY-4.0``; nothing is assumed."""
    report: bool = True
    """Whether a run makes ``report.html``."""
    keep_history: bool = True
    """Whether a published run keeps its metrics in ``history/``."""
    without: Words = ()
    plugins: Annotated[tuple[PathText, ...], BeforeValidator(_listed)] = ()
    """Files and folders in the project that are plugins; whoever names one has it run."""
    allow_outside: Annotated[tuple[PathText, ...], BeforeValidator(_listed)] = ()

    @field_validator("max_rejects", mode="before")
    @classmethod
    def _count_or_share(cls, value: Any) -> Any:
        allowed_rejects(value, 0)
        return value


class ProgrammeSection(Section):
    """``[[programmes]]``: one programme; its model is named, or follows from its preset."""

    id: Annotated[str, StringConstraints(max_length=60)]
    name: Word | None = None
    model: Word | None = None
    preset: Word | None = None
    parent: Word | None = None
    succeeds: Word | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    settings: dict[str, Any] = {}

    @field_validator("id")
    @classmethod
    def _plain(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z][a-z0-9_-]*", value):
            raise ValueError(say("an id starts with a letter a–z and goes on with a–z, 0–9, '-' and '_'"))
        return value

    @model_validator(mode="after")
    def _in_order(self) -> ProgrammeSection:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(
                say(
                    "valid_to {valid_to} is before valid_from {valid_from}",
                    valid_to=self.valid_to,
                    valid_from=self.valid_from,
                )
            )
        return self


class SnapshotsSection(Section):
    """``[tables.X.snapshots]``: each file is a dated export, the whole list as it was on its day."""

    dates: dict[Filled, Day] = {}
    """Path, file name or sheet → day, where the name does not say it."""
    column: Filled | None = None
    """The header under which the day stands in each row."""
    identity: Annotated[tuple[Columns, ...], BeforeValidator(_listed)] = ()
    """Rules by which a row is found again in a later export, in the order in which they are tried."""


class SourceSection(Section):
    """``[tables.X]``: which files feed one table, and how they are written. Every key may be left out."""

    path: PathText | None = None
    sheet: Sheets = None
    header_row: int | None = Field(default=None, ge=1, le=1_048_576)
    header_rows: int | None = Field(default=None, ge=1, le=3)
    """On how many rows the headers stand, from ``header_row`` on; their texts are joined by column."""
    summary_rows: Literal["exclude", "keep"] = "exclude"
    """What happens to rows such as ``Yhteensä;;340``."""
    delimiter: str | None = None
    encoding: Word | None = None
    decimal: Literal[".", ","] | None = None
    thousands: str | None = None
    date_formats: Words = ()
    columns: dict[Filled, Columns] = {}
    values: dict[Filled, dict[str, str]] = {}
    units: dict[Filled, Word] = {}
    """Per column of the contract: the unit of its numbers in the file."""
    constants: dict[Filled, Constant] = {}
    exclude: dict[Filled, list[str]] = {}
    snapshots: SnapshotsSection | None = None

    @field_validator("delimiter")
    @classmethod
    def _one_character(cls, value: str | None) -> str | None:
        if value in ("tab", "\\t"):
            return "\t"
        if value is not None and (len(value) != 1 or value in '"\r\n\0'):
            raise ValueError(say("write one character such as ';', or \"tab\""))
        return value

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, value: str | None) -> str | None:
        try:
            # Encoding a letter, since Python does not look the codec up for an empty text.
            "a".encode(value or "utf-8")
        except (LookupError, ValueError):
            raise ValueError(
                say("write an encoding that Python knows, such as 'utf-8', 'cp1252' or 'latin-1'")
            ) from None
        return value

    @field_validator("thousands")
    @classmethod
    def _no_digit(cls, value: str | None) -> str | None:
        if value is not None and (len(value) != 1 or value.isalnum() or value in "-+\r\n\0"):
            raise ValueError(say("write one character such as ' ', '.' or ','"))
        return value

    @field_validator("date_formats")
    @classmethod
    def _whole_days(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            _whole_day(pattern)
        return value

    @model_validator(mode="after")
    def _two_marks(self) -> SourceSection:
        if self.decimal is not None and self.decimal == self.thousands:
            raise ValueError(say("decimal and thousands can't both be '{decimal}'", decimal=self.decimal))
        return self


def _whole_day(pattern: str) -> None:
    """Refuse a date format that does not name one day: ``dd.mm.yyyy``, ``%d.%m.``, ``%d.%d.%Y``.

    Months, weeks and Excel's numbers of days do, by what they are taken for.
    """
    if pattern in WITHOUT_DAY or pattern in (EXCEL, EXCEL_1904):
        return
    found = re.findall(r"%(.?)", pattern, flags=re.DOTALL)
    parts = ["m" if part in ("b", "B") else part.lower() if part == "Y" else part for part in found if part != "%"]
    unknown = [part for part in found if part not in _DIRECTIVES or not part]
    day_known = {"d", "m", "y"} <= set(parts) or {"j", "y"} <= set(parts)
    if unknown or not day_known or len(set(parts)) < len(parts):
        raise ValueError(
            say(
                "'{pattern}' does not name one day; write %d, %m and %Y (or %j and %Y), such as '%d.%m.%Y'",
                pattern=pattern,
            )
        )


class ContractSection(Section):
    """``[contracts.X]``: what happens to rows of a table that repeat, share an identifier or fail a checksum."""

    duplicates: Word | None = None
    unique: dict[Filled, Literal["warn", "reject", "ignore"]] = {}
    checksums: dict[Filled, Literal["reject", "keep"]] = {}


class PublicSection(Section):
    """``[public]``: what ``climatekit run --public`` may show."""

    out: PathText = "out-public"
    min_count: int = Field(default=3, ge=2, le=1000)
    """Figures that stand for fewer organisations than this are not shown."""
    members: bool = False
    """Whether the members are listed by name."""


class RetentionSection(Section):
    """``[retention]``: after how many days ``climatekit purge`` removes what; what has no number is kept."""

    rejects_days: int | None = Field(default=None, ge=0)
    corrections_days: int | None = Field(default=None, ge=0)
    held_days: int | None = Field(default=None, ge=0)
    history_days: int | None = Field(default=None, ge=0)


class ProjectFile(Section):
    """The whole ``climatekit.toml``. ``tables`` holds a tuple of blocks per table, also where there is only one."""

    project: ProjectSection
    programmes: Annotated[tuple[ProgrammeSection, ...], BeforeValidator(_programmes), Field(min_length=1)]
    tables: dict[str, Annotated[tuple[SourceSection, ...], BeforeValidator(_sections), Field(min_length=1)]] = {}
    contracts: dict[str, ContractSection] = {}
    public: PublicSection = PublicSection()
    retention: RetentionSection = RetentionSection()
    publish: dict[str, dict[str, Any]] = {}
    """Per destination, what its publisher's own settings class checks."""

    @model_validator(mode="after")
    def _family(self) -> ProjectFile:
        ids: set[str] = set()
        for programme in self.programmes:
            if programme.id in ids:
                raise _mistake(
                    "config.duplicate_programme", say('id = "{id}" stands twice: rename one.', id=programme.id)
                )
            ids.add(programme.id)
        for key, code in (("parent", "config.unknown_parent"), ("succeeds", "config.unknown_predecessor")):
            links = {programme.id: getattr(programme, key) for programme in self.programmes}
            for child, other in links.items():
                if other is not None and other not in ids:
                    raise _mistake(
                        code,
                        say(
                            "'{child}' {key} = \"{other}\" is not in the file: write one of {known}.{guess}",
                            child=child,
                            key=key,
                            other=other,
                            known=one_of(ids),
                            guess=did_you_mean(other, ids),
                        ),
                    )
            _refuse_circle(key, links)
        return self


def _refuse_circle(key: str, links: Mapping[str, str | None]) -> None:
    for child in links:
        line, other = [child], links[child]
        while other is not None and other not in line:
            line.append(other)
            other = links[other]
        if other == child:
            way = " → ".join(f"'{name}'" for name in [*line, child])
            raise _mistake(
                "config.parent_cycle",
                say("'{child}' is its own ancestor ({way}): take one {key} out.", child=child, way=way, key=key),
            )


def _mistake(code: str, sentence: str) -> PydanticCustomError:
    return PydanticCustomError(code, "[[programmes]] {sentence}", {"sentence": sentence})
