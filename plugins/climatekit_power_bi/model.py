"""The text of the model in TMDL: indentation says what belongs to what, a name with other letters stands in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID, uuid5

import pyarrow as pa

from climatekit.dictionary import naming
from climatekit.dictionary.model import Column, Table
from climatekit.pipeline.star import DATE, DIMENSION, FACT
from climatekit.text import Language
from climatekit_power_bi import texts
from climatekit_power_bi.measures import Measure
from climatekit_power_bi.relationships import Relationship

METRICS = "metrics"
_SPACE = UUID("b5d0f0a5-2f55-5a7c-8a0e-2f9a6b1f4c11")
_CULTURES = {"fi": "fi-FI", "sv": "sv-SE", "en": "en-GB"}
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TYPES = (
    (pa.types.is_boolean, "boolean", ""),
    (pa.types.is_integer, "int64", "0"),
    (pa.types.is_decimal, "decimal", "#,0.00"),
    (pa.types.is_floating, "double", "#,0.00"),
    (pa.types.is_date, "dateTime", "yyyy-mm-dd"),
    (pa.types.is_timestamp, "dateTime", "yyyy-mm-dd hh:nn:ss"),
)
_ADDS_UP = ("EUR", "h", "htv")


def name(text: str) -> str:
    """A name as it stands in TMDL."""
    flat = _flat(text)
    return flat if _PLAIN.fullmatch(flat) else "'" + flat.replace("'", "''") + "'"


def tag(project: str, *parts: str) -> str:
    """An identity that stays from run to run."""
    return str(uuid5(_SPACE, "\0".join((project, *parts))))


def model(tables: Sequence[Table], language: Language) -> str:
    """``model.tmdl``."""
    lines = [
        "model Model",
        f"\tculture: {_CULTURES[language]}",
        "\tdefaultPowerBIDataSourceVersion: powerBI_V3",
        f"\tsourceQueryCulture: {_CULTURES[language]}",
        "\tdataAccessOptions",
        "\t\tlegacyRedirects",
        "\t\treturnErrorValuesAsNull",
        "",
        *(f"ref table {name(table.name)}" for table in tables),
    ]
    return "\n".join(lines) + "\n"


def expressions(data_folder: str, project: str) -> str:
    """``expressions.tmdl``: the folder as a parameter."""
    return (
        f'expression DataFolder = {m_text(data_folder)} meta [IsParameterQuery=true, Type="Text", '
        "IsParameterQueryRequired=true]\n"
        f"\tlineageTag: {tag(project, 'DataFolder')}\n\n"
        "\tannotation PBI_ResultType = Text\n"
    )


def relationships(found: Sequence[Relationship], project: str) -> str:
    """``relationships.tmdl``."""
    blocks = []
    for one in found:
        lines = [f"relationship {tag(project, 'relationship', one.table, one.column)}"]
        lines += [] if one.is_active else ["\tisActive: false"]
        lines += [
            f"\tfromColumn: {name(one.table)}.{name(one.column)}",
            f"\ttoColumn: {name(one.to_table)}.{name(one.to_column)}",
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def table(
    table: Table,
    columns: pa.Schema,
    measures: Sequence[Measure],
    *,
    is_folder: bool,
    separator: str,
    project: str,
    language: Language,
) -> str:
    """``tables/NAME.tmdl``."""
    is_calendar = table.name.startswith(DIMENSION) and table.key == (DATE,)
    blocks = [
        [
            *_comment(table.description.to(language)),
            f"table {name(table.name)}",
            f"\tlineageTag: {tag(project, table.name)}",
            *(["\tdataCategory: Time"] if is_calendar else []),
        ],
        *(_measure(one, table, project, language) for one in measures),
        *([_count(table, project, language)] if table.name.startswith(FACT) else []),
        *(
            _column(
                column, table, columns.field(column.name).type, is_calendar and column.name == DATE, project, language
            )
            for column in table.columns
        ),
        [
            f"\tpartition {name(table.name)} = m",
            "\t\tmode: import",
            "\t\tsource =",
            *("\t\t\t\t" + line for line in _source(table, is_folder, separator)),
        ],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _measure(one: Measure, table: Table, project: str, language: Language) -> list[str]:
    folder = texts.KEY_FIGURES if one.is_headline else texts.OTHER_FIGURES
    return [
        *_comment(one.description, "\t"),
        f"\tmeasure {name(one.name)} =",
        *("\t\t\t" + line for line in one.expression.splitlines()),
        f"\t\tformatString: {one.format}",
        f"\t\tdisplayFolder: {folder.to(language)}",
        f"\t\tlineageTag: {tag(project, table.name, 'measure', one.name)}",
    ]


def _count(table: Table, project: str, language: Language) -> list[str]:
    label = texts.ROWS.to(language).format(table=table.name)
    return [
        *_comment(table.description.to(language), "\t"),
        f"\tmeasure {name(label)} = COUNTROWS('{table.name}')",
        "\t\tformatString: #,0",
        f"\t\tlineageTag: {tag(project, table.name, 'rows')}",
    ]


def _column(
    column: Column, table: Table, kind: pa.DataType, is_day: bool, project: str, language: Language
) -> list[str]:
    type_, format_ = next(((type_, format_) for fits, type_, format_ in _TYPES if fits(kind)), ("string", ""))
    said = column.description.to(language) + (f" [{column.unit}]" if column.unit else "")
    is_number = type_ in ("int64", "decimal", "double")
    adds_up = is_number and table.name.startswith(FACT) and column.unit in _ADDS_UP
    hidden = column.name.endswith("_key") or naming.language_of(column, table) not in (None, language)
    if column.unit == "share":
        format_ = "0%"
    return [
        *_comment(said, "\t"),
        f"\tcolumn {name(column.name)}",
        f"\t\tdataType: {type_}",
        *(["\t\tisHidden"] if hidden else []),
        *(["\t\tisKey"] if is_day else []),
        *([f"\t\tformatString: {format_}"] if format_ else []),
        f"\t\tlineageTag: {tag(project, table.name, 'column', column.name)}",
        f"\t\tsummarizeBy: {'sum' if adds_up else 'none'}",
        f"\t\tsourceColumn: {_flat(column.name)}",
    ]


def _source(table: Table, is_folder: bool, separator: str) -> list[str]:
    path = table.folder if is_folder else table.path
    place = f"DataFolder & {m_text(separator + path.replace('/', separator))}"
    wanted = ", ".join(m_text(column.name) for column in table.columns)
    if is_folder:
        first = [
            f'\tFiles = Table.SelectRows(Folder.Files({place}), each Text.EndsWith([Name], ".parquet")),',
            "\tSource = Table.Combine(List.Transform(Files[Content], each Parquet.Document(_))),",
        ]
    else:
        first = [f"\tSource = Parquet.Document(File.Contents({place})),"]
    return ["let", *first, f"\tSelected = Table.SelectColumns(Source, {{{wanted}}})", "in", "\tSelected"]


def m_text(value: str) -> str:
    """A text in Power Query's M."""
    return '"' + _flat(value).replace("#(", "#(#)(").replace('"', '""') + '"'


def _comment(text: str, indent: str = "") -> list[str]:
    flat = _flat(text)
    return [f"{indent}/// {flat}"] if flat else []


def _flat(text: str) -> str:
    """On one line: a line of its own would be read as TMDL."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
