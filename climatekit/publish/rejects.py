"""The rejected rows: as Parquet (one row each, and one long table of reasons) and as a workbook to send back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from climatekit.contracts.model import Check, CompiledContract
from climatekit.contracts.validate import reasons
from climatekit.contracts.writing import identifier, text_literal
from climatekit.dictionary.field import Field
from climatekit.engine import insert
from climatekit.ingest.source import SHEET_SUFFIXES, Staged, column_letter, suffix_of
from climatekit.publish.parquet import write_parquet
from climatekit.text import LANGUAGES, Language

WORKBOOK = "rejects.xlsx"
REASONS = "reject_reasons"
# what a sentence may name beside the cells of the table
_OTHER_ROW = {
    "_extra": "raw._extra",
    "_other_row": "other.other_row",
    "_other_place": "'''' || place.file || '''' || coalesce(' (' || place.sheet || ')', '')",
}

REASON_FIELDS = (
    Field(name="table_name", description="Input table.", nullable=False),
    Field(name="file", description="File the row came from, relative to the project.", nullable=False),
    Field(name="sheet", description="Sheet of a workbook."),
    Field(name="row", description="Row as the file's own program numbers it.", nullable=False),
    Field(name="column_name", description="Column at fault; empty where the row as a whole is."),
    Field(name="code", description="Stable code of the reason.", nullable=False),
    Field(name="value", description="The cell as it stood in the file, or as it was corrected."),
    Field(name="header", description="Header of that column in the file; empty where no column of the file feeds it."),
    Field(name="cell", description="Address of the cell at fault, such as D14, in a workbook or a CSV file."),
    Field(name="message_fi", description="What is wrong and the way out, in Finnish."),
    Field(name="message_sv", description="The same in Swedish."),
    Field(name="message_en", description="The same in English."),
)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """One staged sheet, for one table, as far as its rejects need it."""

    number: int
    table: str
    file: str
    staged: Staged
    relation: str
    """The rows as they were judged: ``staged.table``, or with corrections in it."""
    positions: Mapping[str, int]
    """Which of the file's columns feeds which column of the table."""

    def cell(self, position: int) -> str | None:
        """The letter of a column; None where a file has no cells."""
        has_cells = suffix_of(self.staged.file) in SHEET_SUFFIXES
        return column_letter(self.staged.places[position]) if has_cells else None


def collect_reasons(
    connection: duckdb.DuckDBPyConnection,
    contracts: Sequence[CompiledContract],
    formats: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Make the table ``reject_reason``: one row per rejected row and reason, with the sentences filled in.

    ``formats`` are the date formats told for each table, which a sentence about a date shows.
    """
    connection.execute(
        "create table reject_reason (table_name varchar, _source integer, _row bigint, column_name varchar, "
        "code varchar, value varchar, message_fi varchar, message_sv varchar, message_en varchar)"
    )
    for contract in contracts:
        known = reasons(contract, tuple(dict.fromkeys((formats or {}).get(contract.table, ()))))
        # put aside, for they are few and are looked at once for each reason, and again when they are written
        connection.execute(
            f"create temp table {_rejected(contract)} as select raw.*, parsed._broken from parsed.{contract.table} "
            f"as parsed join raw.{contract.table} as raw using (_source, _row) where parsed._broken <> ''"
        )
        found = connection.execute(
            f"select distinct unnest(string_split(_broken, ' ')) from {_rejected(contract)}"
        ).fetchall()
        for (reason,) in sorted(found):
            connection.execute(f"insert into reject_reason {_reason_select(contract, reason, known[reason])}")


def _reason_select(contract: CompiledContract, reason: str, check: Check) -> str:
    cells = {column.name: f"raw.{identifier(column.name)}" for column in contract.columns} | _OTHER_ROW
    other = ""
    if "{_other_" in check.sentence.en:
        other = (
            f"left join origin.other_row as other on other.table_name = '{contract.table}' "
            f"and other.reason = {text_literal(reason)} "
            "and other._source = raw._source and other._row = raw._row "
            "left join origin.place as place on place._source = other.other_source "
        )
    value = f"raw.{identifier(check.column)}" if check.column else "null"
    messages = ", ".join(_filled(check.sentence.to(language), cells | {"value": value}) for language in LANGUAGES)
    return (
        f"select '{contract.table}', raw._source, raw._row, {text_literal(check.column or '')}, "
        f"{text_literal(check.code)}, {value}, {messages} from {_rejected(contract)} as raw {other}"
        f"where list_contains(string_split(_broken, ' '), {text_literal(reason)})"
    )


def _rejected(contract: CompiledContract) -> str:
    """The rejected rows of a table, as they stood in the files."""
    return identifier(f"rejected {contract.table}")


def _filled(sentence: str, cells: Mapping[str, str]) -> str:
    """Placeholders become the row's own cells, shortened: a message quotes a value, it does not carry a document."""
    import re

    pieces = []
    for index, piece in enumerate(re.split(r"\{(\w+)\}", sentence)):
        if index % 2 == 0:
            pieces.append(text_literal(piece))
        else:
            most = 240 if piece == "_other_place" else 80
            pieces.append(f"coalesce(left(({cells.get(piece, 'null')})::varchar, {most}), '')")
    return " || ".join(pieces)


def write_rejects(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    contracts: Sequence[CompiledContract],
    origins: Sequence[Origin],
    language: Language,
) -> list[tuple[Path, int]]:
    """Write ``rejects/*.parquet`` and the workbook below ``folder``; nothing at all where nothing was rejected.

    The files are readable by their owner only: rejected rows are kept as they came, personal columns and all.
    """
    rejected = [
        contract
        for contract in contracts
        if connection.execute(f"select count(*) from parsed.{contract.table} where _broken <> ''").fetchall()[0][0]
    ]
    if not rejected:
        return []
    from climatekit.publish.rejects_book import write_book

    _note_columns(connection, origins)
    written = []
    for contract in rejected:
        path = folder / "rejects" / f"{contract.table}.parquet"
        fields = [
            *REASON_FIELDS[1:4],
            Field(name="reasons", description="Column and code of each reason, separated by spaces.", nullable=False),
            *(Field(name=column.name, description=column.description) for column in contract.columns),
        ]
        rows = write_parquet(connection, _rejected_query(contract), path, fields,
                             description=f"Rejected rows of {contract.table}, as they stood in the files.")  # fmt: skip
        written.append((path, rows))
    path = folder / "rejects" / f"{REASONS}.parquet"
    rows = write_parquet(
        connection,
        "select table_name, file, sheet, _row, nullif(column_name, ''), code, value, header, "
        "letter || _row, message_fi, message_sv, message_en from reject_reason join origin.place using (_source) "
        "left join source_column using (_source, column_name) "
        "order by table_name, _source, _row, column_name, code",
        path,
        REASON_FIELDS,
        description="One row per rejected row and reason.",
    )
    written.append((path, rows))
    workbook = folder / WORKBOOK
    written.append((workbook, write_book(connection, workbook, rejected, origins, language)))
    for path, _ in written:
        path.chmod(0o600)
    return written


def _note_columns(connection: duckdb.DuckDBPyConnection, origins: Sequence[Origin]) -> None:
    """``source_column``: where each column of a table stands in each of its files."""
    connection.execute(
        "create table source_column (_source integer, column_name varchar, header varchar, letter varchar)"
    )
    columns = (
        (origin.number, name, origin.staged.headers[position], origin.cell(position))
        for origin in origins
        for name, position in origin.positions.items()
    )
    insert(connection, "source_column", columns)


def _rejected_query(contract: CompiledContract) -> str:
    columns = ", ".join(f"raw.{identifier(column.name)}" for column in contract.columns)
    return (
        f"select file, sheet, _row, _broken, {columns} from {_rejected(contract)} as raw "
        "join origin.place using (_source) order by _source, _row"
    )
