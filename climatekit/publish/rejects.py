"""The rejected rows: as Parquet (one row each, and one long table of reasons) and as a workbook to send back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from climatekit.contracts.model import Check, CompiledContract
from climatekit.contracts.parse import identifier, text_literal
from climatekit.contracts.validate import reasons
from climatekit.publish.parquet import Field, write_parquet
from climatekit.text import LANGUAGES, Language, Text

WORKBOOK = "rejects.xlsx"
REASONS = "reject_reasons"
WORKBOOK_ROWS = 20_000  # per sheet; the Parquet has all of them

_TITLES = {
    "file": Text("Tiedosto", "Fil", "File"),
    "sheet": Text("Taulukko", "Blad", "Sheet"),
    "row": Text("Rivi", "Rad", "Row"),
    "why": Text("Syy", "Orsak", "Reason"),
}
_NOTE = Text(
    "Näitä rivejä ei otettu mukaan. Syy on sarakkeessa D. Tiedosto voi sisältää henkilötietoja.",
    "De här raderna togs inte med. Orsaken står i kolumn D. Filen kan innehålla personuppgifter.",
    "These rows were not taken in. Column D says why. The file may hold personal data.",
)

REASON_FIELDS = (
    Field(name="table_name", description="Input table.", nullable=False),
    Field(name="file", description="File the row came from, relative to the project.", nullable=False),
    Field(name="sheet", description="Sheet of a workbook."),
    Field(name="row", description="Row as the file's own program numbers it.", nullable=False),
    Field(name="column_name", description="Column at fault; empty where the row as a whole is."),
    Field(name="code", description="Stable code of the reason.", nullable=False),
    Field(name="value", description="The cell as it stood in the file."),
    Field(name="message_fi", description="What is wrong and the way out, in Finnish."),
    Field(name="message_sv", description="The same in Swedish."),
    Field(name="message_en", description="The same in English."),
)


def collect_reasons(connection: duckdb.DuckDBPyConnection, contracts: Sequence[CompiledContract]) -> None:
    """Make the table ``reject_reason``: one row per rejected row and reason, with the sentences filled in."""
    connection.execute(
        "create table reject_reason (table_name varchar, _source integer, _row bigint, column_name varchar, "
        "code varchar, value varchar, message_fi varchar, message_sv varchar, message_en varchar)"
    )
    for contract in contracts:
        known = reasons(contract)
        found = connection.execute(
            f"select distinct unnest(string_split(_broken, ' ')) from parsed.{contract.table} where _broken <> ''"
        ).fetchall()
        for (reason,) in sorted(found):
            connection.execute(f"insert into reject_reason {_reason_select(contract, reason, known[reason])}")


def _reason_select(contract: CompiledContract, reason: str, check: Check) -> str:
    names = {column.name for column in contract.columns} | {"_extra"}
    value = f"raw.{identifier(check.column)}" if check.column else "null"
    messages = ", ".join(_filled(check.sentence.to(language), value, names) for language in LANGUAGES)
    return (
        f"select '{contract.table}', parsed._source, parsed._row, {text_literal(check.column or '')}, "
        f"{text_literal(check.code)}, {value}, {messages} "
        f"from parsed.{contract.table} as parsed join raw.{contract.table} as raw using (_source, _row) "
        f"where parsed._broken <> '' and list_contains(string_split(parsed._broken, ' '), {text_literal(reason)})"
    )


def _filled(sentence: str, value: str, names: set[str]) -> str:
    """Placeholders become the row's own cells, shortened: a message quotes a value, it does not carry a document."""
    import re

    pieces = []
    for index, piece in enumerate(re.split(r"\{(\w+)\}", sentence)):
        if index % 2 == 0:
            pieces.append(text_literal(piece))
        else:
            cell = value if piece == "value" else f"raw.{identifier(piece)}" if piece in names else "null"
            pieces.append(f"coalesce(left({cell}::varchar, 80), '')")
    return " || ".join(pieces)


def write_rejects(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    contracts: Sequence[CompiledContract],
    places: Mapping[int, tuple[str, str | None]],
    language: Language,
) -> list[tuple[Path, int]]:
    """Write ``rejects/*.parquet`` and the workbook below ``folder``; nothing at all where nothing was rejected.

    ``places`` gives file and sheet of each source number. The files are readable by their owner only: rejected rows
    are kept as they came, personal columns and all.
    """
    rejected = [
        contract
        for contract in contracts
        if connection.execute(f"select count(*) from parsed.{contract.table} where _broken <> ''").fetchall()[0][0]
    ]
    if not rejected:
        return []
    _place_table(connection, places)
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
        "select table_name, file, sheet, _row, nullif(column_name, ''), code, value, message_fi, message_sv, "
        "message_en from reject_reason join source_place using (_source) "
        "order by table_name, _source, _row, column_name, code",
        path,
        REASON_FIELDS,
        description="One row per rejected row and reason.",
    )
    written.append((path, rows))
    workbook = folder / WORKBOOK
    _write_workbook(connection, workbook, rejected, language)
    written.append((workbook, sum(rows for _, rows in written[:-1])))
    for path, _ in written:
        path.chmod(0o600)
    return written


def _place_table(connection: duckdb.DuckDBPyConnection, places: Mapping[int, tuple[str, str | None]]) -> None:
    connection.execute("create table source_place (_source integer, file varchar, sheet varchar)")
    for number, (file, sheet) in places.items():
        connection.execute("insert into source_place values (?, ?, ?)", [number, file, sheet])


def _rejected_query(contract: CompiledContract) -> str:
    columns = ", ".join(f"raw.{identifier(column.name)}" for column in contract.columns)
    return (
        f"select file, sheet, parsed._row, parsed._broken, {columns} from parsed.{contract.table} as parsed "
        f"join raw.{contract.table} as raw using (_source, _row) join source_place using (_source) "
        "where parsed._broken <> '' order by parsed._source, parsed._row"
    )


def _write_workbook(
    connection: duckdb.DuckDBPyConnection, path: Path, contracts: Sequence[CompiledContract], language: Language
) -> None:
    import datetime

    import xlsxwriter

    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        # a fixed date: the same rejects give the same bytes
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        head = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        wrong = book.add_format({"bg_color": "#F8CBAD"})
        note = book.add_format({"italic": True})
        for contract in contracts:
            sheet = book.add_worksheet(contract.table[:31])
            sheet.write_string(0, 0, _NOTE.to(language), note)
            titles = [_TITLES[name].to(language) for name in _TITLES]
            titles += [column.title.to(language) for column in contract.columns]
            for position, title in enumerate(titles):
                sheet.write_string(2, position, title, head)
            sheet.freeze_panes(3, 4)
            sheet.set_column(0, 2, 14)
            sheet.set_column(3, 3, 60, wrap)
            sheet.set_column(4, len(titles) - 1, 18)
            _write_rows(connection, sheet, contract, language, wrong)


def _write_rows(
    connection: duckdb.DuckDBPyConnection, sheet: Any, contract: CompiledContract, language: Language, wrong: Any
) -> None:
    query = _rejected_query(contract).replace(
        "select file",
        f"select (select string_agg(message_{language}, ' ' order by column_name, code) from reject_reason as reason "
        f"where reason.table_name = '{contract.table}' and reason._source = parsed._source "
        "and reason._row = parsed._row), file",
        1,
    )
    for index, row in enumerate(connection.execute(f"{query} limit {WORKBOOK_ROWS}").fetchall(), start=3):
        why, file, sheet_name, number, broken, *cells = row
        at_fault = {reason.partition(":")[0] for reason in broken.split()}
        sheet.write_string(index, 0, file)
        if sheet_name:
            sheet.write_string(index, 1, sheet_name)
        sheet.write_number(index, 2, number)
        sheet.write_string(index, 3, why or "")
        for position, (column, value) in enumerate(zip(contract.columns, cells, strict=True), start=4):
            style = [wrong] if column.name in at_fault else []
            if value is None and style:
                sheet.write_blank(index, position, None, *style)
            elif value is not None:
                sheet.write_string(index, position, value[:32_767], *style)
