"""What people call a column, a metric and a code, in their language, as far as the dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from climatekit.dictionary.model import Column, Dictionary, Metric, Table
from climatekit.text import LANGUAGES, Language, Text

_LONGEST = 48  # what a description begins with is as good as a title up to this length


def column_title(column: Column, files: Iterable[Table], language: Language) -> str:
    """Its own title, that of the same column of a file, or what is said of it; its name where nothing is."""
    title = column.title or file_title(column.name, files)
    if title:
        return title.to(language)
    said = re.split(r"[,.;:]( |$)", column.description.to(language), maxsplit=1)[0]
    return said if 0 < len(said) <= _LONGEST and "`" not in said else plain(column.name)


def file_title(name: str, files: Iterable[Table]) -> Text | None:
    """The title of a column of files, where all that have it agree."""
    found = {column.title for table in files if (column := table.column(name)) and column.title}
    return found.pop() if len(found) == 1 else None


def files_behind(dictionary: Dictionary, reads: Iterable[str]) -> tuple[Table, ...]:
    """The tables of files that something is made of, in the order of the dictionary."""
    wanted, found = list(reads), set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            table = dictionary.table(name)
            wanted += table.reads if table else ()
    return tuple(table for table in dictionary.tables if table.step == "input" and table.name in found)


def metric_title(metric: Metric, language: Language) -> str:
    """The title of a key figure; another has its name."""
    return metric.title.to(language) if metric.title else plain(metric.name)


def codes(name: str, files: Iterable[Table]) -> dict[str, Text]:
    """What people call the codes of a column of that name, where all files that have it agree."""
    found: dict[str, set[Text]] = {}
    for table in files:
        column = table.column(name)
        for code, label in zip(column.allowed, column.labels, strict=False) if column else ():
            found.setdefault(code, set()).add(label)
    return {code: labels.pop() for code, labels in sorted(found.items()) if len(labels) == 1}


def language_of(column: Column, table: Table) -> Language | None:
    """The language of a column that stands there in all three: ``message_fi`` beside ``message_sv`` and ``_en``."""
    stem, _, ending = column.name.rpartition("_")
    if ending in LANGUAGES and all(table.column(f"{stem}_{language}") for language in LANGUAGES):
        return next(language for language in LANGUAGES if language == ending)
    return None


def for_language(table: Table, language: Language) -> Iterator[Column]:
    """The columns of a table without those that say the same in another language."""
    return (column for column in table.columns if language_of(column, table) in (None, language))


def plain(name: str) -> str:
    """``members_at_end`` as words."""
    return name.replace("_", " ").strip().capitalize()
