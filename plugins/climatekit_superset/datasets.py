"""What Superset reads: a dataset for each mart and for the metrics, with what its keys lead to beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from climatekit.contracts.writing import identifier
from climatekit.dictionary import naming
from climatekit.dictionary.model import Column, Dictionary, Metric, Table
from climatekit.publish.joined import Picked, joined
from climatekit.text import Language
from climatekit_superset import texts
from climatekit_superset.source import Source, text_literal

METRICS = "metrics"
LABEL = "_label"
DIMENSION_LABEL = f"dimension{LABEL}"
IS_LATEST = "is_latest"
VALUE = "value_of_one"
ROWS = "count"
_OF_TABLES = ("kind", "source_table", "subject_table")  # what happened is often called after the table that says so
_TYPES = (
    (pa.types.is_boolean, "BOOLEAN"),
    (pa.types.is_integer, "BIGINT"),
    (pa.types.is_floating, "DOUBLE"),
    (pa.types.is_date, "DATE"),
    (pa.types.is_timestamp, "TIMESTAMP"),
)


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of a dataset as Superset shows it."""

    name: str
    type: str
    title: str
    description: str
    expression: str | None = None
    is_key: bool = False


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A figure that a dataset offers under a name."""

    name: str
    title: str
    expression: str
    description: str = ""
    format: str | None = None
    warning: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One SELECT, and what its columns and figures mean."""

    table: Table
    description: str
    sql: str
    fields: Sequence[Field]
    saved: Sequence[Saved] = field(default_factory=tuple)

    def has(self, *names: str) -> bool:
        """Whether all these columns are in it."""
        return set(names) <= {one.name for one in self.fields}


def datasets(
    dictionary: Dictionary,
    schemas: Mapping[str, pa.Schema],
    source: Source,
    dimensions: Sequence[str],
    language: Language,
) -> list[Dataset]:
    """Those of the tables in ``schemas``, which says the types of their columns.

    ``dimensions`` are what figures are split by.
    """
    making = _Making(dictionary, schemas, source, dimensions, language)
    chosen = [table for table in dictionary.tables if is_chosen(table) and table.name in schemas]
    return [making.dataset(table) for table in chosen]


def is_chosen(table: Table) -> bool:
    """The tables for a BI tool: the marts and the metrics."""
    return table.step == "reporting" or table.name == METRICS


@dataclass(frozen=True)
class _Making:
    dictionary: Dictionary
    schemas: Mapping[str, pa.Schema]
    source: Source
    dimensions: Sequence[str]
    language: Language
    behind: dict[str, tuple[Table, ...]] = field(default_factory=dict)

    def dataset(self, table: Table) -> Dataset:
        wide = joined(table, self.dictionary, self.language)
        fields = [self._field(one, table) for one in wide.columns]
        fields += [label for one in wide.columns if (label := self._label(one, table))]
        extra: list[str] = []
        more: list[str] = []
        if table.column("dimension") and (column := table.column("dimension_value")):
            shown, more = self._dimension_label()
            extra.append(f"{shown} as {identifier(DIMENSION_LABEL)}")
            said = column.description.to(self.language)
            title = naming.column_title(column, (), self.language)
            fields.append(Field(name=DIMENSION_LABEL, type="VARCHAR", title=title, description=said))
        saved = [Saved(name=ROWS, title=texts.ROWS.to(self.language), expression="count(*)", format=",d")]
        if table.name == METRICS:
            latest = "max(fact.period) over (partition by fact.programme_id, fact.metric)"
            extra.append(f"fact.period = {latest} as {identifier(IS_LATEST)}")
            said = texts.LATEST.to(self.language)
            fields.append(Field(name=IS_LATEST, type="BOOLEAN", title=said, description=said))
            saved.append(_one_value(self.language))
            saved += [_of_catalogue(metric, self.language) for metric in self.dictionary.metrics]
        return Dataset(
            table=table,
            description=table.description.to(self.language),
            sql=wide.query(self.source.of, extra, more),
            fields=fields,
            saved=saved,
        )

    def _title(self, column: Column, table: Table) -> str:
        return naming.column_title(column, self._files(table), self.language)

    def _files(self, table: Table) -> tuple[Table, ...]:
        if table.name not in self.behind:
            self.behind[table.name] = naming.files_behind(self.dictionary, [table.name])
        return self.behind[table.name]

    def _field(self, one: Picked, table: Table) -> Field:
        title = self._title(one.column, one.table)
        if one.table is not table:
            title = f"{naming.plain(one.name.removesuffix(one.column.name))}: {title}"
        return Field(
            name=one.name,
            type=_type(self.schemas[one.table.name].field(one.column.name).type),
            title=title,
            description=one.column.description.to(self.language) + (f" [{one.column.unit}]" if one.column.unit else ""),
            is_key=one.column.name.endswith("_key"),
        )

    def _label(self, one: Picked, table: Table) -> Field | None:
        """A column with what people call the codes of another."""
        name = one.name + LABEL
        known = texts.CODES.get(one.column.name) or naming.codes(one.column.name, self._files(one.table))
        if one.column.name in _OF_TABLES:
            known = {table.name: table.title for table in self._files(one.table) if table.title} | dict(known)
        if not known or table.column(name):
            return None
        return Field(
            name=name,
            type="VARCHAR",
            title=self._title(one.column, one.table),
            description=one.column.description.to(self.language),
            expression=_in_words(identifier(one.name), {code: text.to(self.language) for code, text in known.items()}),
        )

    def _dimension_label(self) -> tuple[str, list[str]]:
        """What a group is called: by the table of its dimension, by the labels of the files, else its code."""
        shown: list[str] = []
        joins: list[str] = []
        for table in self.dictionary.tables:
            title = table.column(f"title_{self.language}")
            code = table.columns[1].name if len(table.columns) > 1 else ""
            one_row_each = table.column("valid_from") is None
            if title and one_row_each and table.name in self.schemas and code in self.dimensions:
                alias = f"l{len(joins)}"
                word, key = identifier(title.name), identifier(code)
                joins.append(
                    f"\nleft join (select {key}, case when count(*) over (partition by {word}) = 1 then {word} "
                    f"else {word} || ' (' || {key} || ')' end as label from {self.source.of(table)}) as {alias} "
                    f"on fact.dimension = {text_literal(code)} and fact.dimension_value = {alias}.{key}"
                )
                shown.append(f"{alias}.label")
        files = [table for table in self.dictionary.tables if table.step == "input"]
        cases = []
        for name in self.dimensions:
            known = texts.CODES.get(name) or naming.codes(name, files)
            words = {code: label.to(self.language) for code, label in known.items()}
            if words:
                cases.append(f"\n        when {text_literal(name)} then {_in_words('fact.dimension_value', words)}")
        if cases:
            shown.append(f"case fact.dimension{''.join(cases)} end")
        return f"coalesce({', '.join([*shown, 'fact.dimension_value'])})", joins


def _type(kind: pa.DataType) -> str:
    if pa.types.is_decimal(kind):
        return f"DECIMAL({kind.precision},{kind.scale})"
    return next((name for fits, name in _TYPES if fits(kind)), "VARCHAR")


def _in_words(place: str, words: Mapping[str, str]) -> str:
    """Two codes of one name stay two."""
    often = Counter(words.values())
    unique = {code: word if often[word] == 1 else f"{word} ({code})" for code, word in words.items()}
    cases = " ".join(f"when {text_literal(code)} then {text_literal(word)}" for code, word in unique.items())
    return f"case {place} {cases} else {place} end"


def _one_value(language: Language) -> Saved:
    """Figures of the catalogue are not added up: organisations would be counted twice, shares make no sum."""
    return Saved(
        name=VALUE,
        title=texts.VALUE.to(language),
        expression="case when count(*) = 1 then max(value) end",
        description=texts.VALUE_SAID.to(language),
    )


def _of_catalogue(metric: Metric, language: Language) -> Saved:
    rows = f"metric = {text_literal(metric.name)} and dimension = 'all' and {IS_LATEST}"
    return Saved(
        name=metric.name,
        title=naming.metric_title(metric, language),
        expression=f"case when count(distinct case when {rows} then programme_id end) = 1 "
        f"then max(case when {rows} then value end) end",
        description=f"{metric.definition.to(language)} [{metric.unit}]",
        format=format_of(metric.unit),
        warning=metric.caveat.to(language) if metric.caveat else None,
    )


def format_of(unit: str) -> str:
    """How a number in this unit is written, in d3's words."""
    return {"share": ".0%", "count": ",.0f", "EUR": ",.0f", "d": ",.0f", "htv": ",.2f", "score": ",.2f"}.get(
        unit, ",.1f"
    )
