"""What the header of a section's SQL file says: its title, what is shown, in which order and how it is drawn.

::

    -- section: members_by_size
    -- order: 110
    -- chart: stacked_bar
    -- category: size_class
    -- values: reached, not_reached
    -- sort: rank
    -- fi: Jäsenet koon mukaan
    -- sv: Medlemmarna efter storlek
    -- en: Members by size
    -- column size_class: Koko | Storlek | Size
    -- value micro: mikroyritys | mikroföretag | micro

A column without a ``column`` line is not shown (``programme_id`` never is); one shown as ``text`` may be selected as
``text_fi``, ``text_sv`` and ``text_en``. A ``value`` line says how a code is written for people, and a line such as
``language source: fi`` that a column is written in Finnish whatever the report speaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from climatekit.errors import PluginError, did_you_mean, one_of
from climatekit.language import say
from climatekit.text import LANGUAGES, Text

if TYPE_CHECKING:
    from climatekit.pipeline.sql_file import SqlFile

CHARTS = ("none", "bar", "stacked_bar", "line")
NAMED_LINE = re.compile(r"^((?:column|value|language) \S.*?):\s+(.*)$")
"""A line of the header about one column or one code, such as ``column size_class: Koko | Storlek | Size``."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A column of the table: where its values are, by language, their unit, and the language if it has but one."""

    name: str
    title: Text
    source: Text
    unit: str | None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section of the report: ``sort`` are expressions over its columns, ``words`` the codes for people."""

    name: str
    plugin: str
    location: str
    sql: str
    order: int
    title: Text
    note: Text | None
    chart: str
    category: str | None
    values: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[Shown, ...]
    words: Mapping[str, Text]
    metrics: tuple[str, ...]


def read_section(file: SqlFile) -> Section:
    """The section of a file. Raises ``PluginError`` naming the line of the header that is wrong."""
    header = file.header
    columns = tuple(_shown(file, key) for key in header if key.startswith("column "))
    names = [column.name for column in columns]
    for key in header:
        if key.startswith("language ") and key.removeprefix("language ") not in names:
            raise _unknown(file, key.removeprefix("language "), names)
    if "programme_id" not in {column.name for column in file.columns}:
        raise PluginError("sql.section", say("{location} must select programme_id.", location=file.location))
    if not columns:
        raise PluginError(
            "sql.section",
            say("{location} shows no column: write '-- column name: fi | sv | en'.", location=file.location),
        )
    section = Section(
        name=file.name,
        plugin=file.plugin,
        location=file.location,
        sql=file.sql,
        order=_order(file),
        title=Text(*(header[language] for language in LANGUAGES)),
        note=_note(file),
        chart=header.get("chart", "none"),
        category=header.get("category"),
        values=_listed(header.get("values")),
        sort=tuple(_sorted_by(file)),
        columns=columns,
        words={key.removeprefix("value "): _three(file, key) for key in header if key.startswith("value ")},
        metrics=_listed(header.get("metrics")),
    )
    drawn = [*([section.category] if section.category else []), *section.values]
    for name in drawn:
        if name not in names:
            raise _unknown(file, name, names)
    if section.chart != "none" and not (section.category and section.values):
        raise PluginError(
            "sql.section",
            say(
                "{location} asks for a chart: say what is drawn with '-- category: …' and '-- values: …'.",
                location=file.location,
            ),
        )
    return section


def _shown(file: SqlFile, key: str) -> Shown:
    name = key.removeprefix("column ")
    selected = {column.name: column for column in file.columns}
    by_language = Text(*(f"{name}_{language}" for language in LANGUAGES))
    if name in selected:
        return Shown(
            name=name, title=_three(file, key), source=Text(name, name, name), unit=selected[name].unit,
            language=_language(file, name),
        )  # fmt: skip
    if all(source in selected for source in by_language):
        return Shown(name=name, title=_three(file, key), source=by_language, unit=None)
    raise _unknown(file, name, selected)


def _language(file: SqlFile, name: str) -> str | None:
    told = file.header.get(f"language {name}")
    if told not in (None, *LANGUAGES):
        raise PluginError(
            "sql.section",
            say(
                "{location} says that '{name}' is in '{language}': write one of {languages}.",
                location=file.location, name=name, language=told, languages=one_of(LANGUAGES),
            ),
        )  # fmt: skip
    return told


def _three(file: SqlFile, key: str) -> Text:
    parts = [part.strip() for part in file.header[key].split("|")]
    if len(parts) != len(LANGUAGES) or not all(parts):
        raise PluginError(
            "sql.section",
            say(
                "{location} has '-- {key}: …' without three languages: write fi | sv | en.",
                location=file.location,
                key=key,
            ),
        )
    return Text(*parts)


def _note(file: SqlFile) -> Text | None:
    given = [file.header.get(f"note_{language}") for language in LANGUAGES]
    if not any(given):
        return None
    if not all(given):
        raise PluginError(
            "sql.section",
            say(
                "{location} has a note in some languages only: write note_fi, note_sv and note_en.",
                location=file.location,
            ),
        )
    return Text(*map(str, given))


def _order(file: SqlFile) -> int:
    text = file.header["order"]
    if not re.fullmatch("[0-9]{1,4}", text):
        raise PluginError(
            "sql.section",
            say("{location} has order '{value}': write a whole number.", location=file.location, value=text),
        )
    return int(text)


def _sorted_by(file: SqlFile) -> list[str]:
    """The order of the rows, complete: two rows that are alike in everything may change places unseen."""
    names = [column.name for column in file.columns]
    found = []
    for part in _listed(file.header.get("sort")):
        name, _, way = part.partition(" ")
        if name not in names:
            raise _unknown(file, name, names)
        if way not in ("", "desc"):
            raise PluginError(
                "sql.section",
                say(
                    "{location} sorts by '{part}': write a column, or a column and 'desc'.",
                    location=file.location,
                    part=part,
                ),
            )
        found.append(f'"{name}" desc nulls last' if way else f'"{name}" nulls last')
    return [*found, *(f'"{name}" nulls last' for name in names)]


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _unknown(file: SqlFile, name: str, known: Mapping[str, object] | list[str]) -> PluginError:
    return PluginError(
        "sql.section",
        say(
            "{location} names '{name}', but the columns that it can show are {known}.{guess}",
            location=file.location,
            name=name,
            known=one_of(known),
            guess=did_you_mean(name, known),
        ),
    )
