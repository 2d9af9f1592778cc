"""Headers under rows of titles and on several rows: whatever stands above them, the sheet is read as without it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from climatekit.errors import DataError
from climatekit.ingest import Layout, Staged, stage

HEADERS = ["org_id", "name", "Laji", "scope 1", "scope 2", "Energia (MWh)"]
KNOWN = {header.casefold() for header in HEADERS}


def known(text: str) -> bool:
    return text.strip().casefold() in KNOWN


def enough(headers: Sequence[str]) -> bool:
    return {"org_id", "name"} <= {header.strip() for header in headers}


SEARCH = {"known": known, "enough": enough}

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1, max_size=9)
# rows that repeat the headers, or some of them, are rows
cells = st.one_of(words, st.sampled_from([*HEADERS, "", "12,5", "31.12.2024", 'a "quoted" one', "semi;colon,comma"]))
rows = st.lists(st.tuples(*[cells] * 4).filter(lambda row: row[0] != ""), min_size=1, max_size=6)
title = st.lists(st.one_of(words.filter(lambda word: not known(word)), st.just("")), max_size=3)
titles = st.lists(title, max_size=12)


def staged_cells(connection: duckdb.DuckDBPyConnection, path: Path, layout: Layout) -> tuple[Staged, list[Any]]:
    staged = stage(connection, path, layout, "searched")
    return staged, connection.execute("from searched order by _row").fetchall()


def as_csv(lines: Sequence[Sequence[str]], delimiter: str, encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return out.getvalue().encode(encoding, "replace")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    above=titles,
    below=rows,
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_csv_file_is_read_as_without_its_titles(
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    above: list[list[str]],
    below: list[tuple[str, ...]],
    delimiter: str,
    encoding: str,
) -> None:
    table = [HEADERS[:4], *below]
    bare, titled = tmp_path / "bare.csv", tmp_path / "titled.csv"
    bare.write_bytes(as_csv(table, delimiter, encoding))
    titled.write_bytes(as_csv([*above, *table], delimiter, encoding))
    told, expected = staged_cells(connection, bare, Layout(header_row=1, delimiter=delimiter))
    found, seen = staged_cells(connection, titled, Layout(**SEARCH))
    assert found.headers == told.headers
    assert [row[:4] for row in seen] == [row[:4] for row in expected]
    assert [row[4] for row in seen] == [row[4] + len(above) for row in expected]
    assert found.guessed.get("header_row", 1) == len(above) + 1
    assert found.guessed["delimiter"] == delimiter


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(above=titles, below=rows, merged=st.booleans())
def test_a_workbook_is_read_as_without_its_titles(
    connection: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    above: list[list[str]],
    below: list[tuple[str, ...]],
    merged: bool,
) -> None:
    def save(name: str, lines: Sequence[Sequence[str]]) -> Path:
        book = openpyxl.Workbook()
        for number, line in enumerate(lines, start=1):
            for column, text in enumerate(line, start=1):
                book.active.cell(number, column, text or None).data_type = "s" if text else "n"
        if merged and len(lines) > len(below) + 1 and any(lines[0]):
            book.active.merge_cells("A1:C1" if len(above[0]) < 2 else "A1:D1")
        book.save(tmp_path / name)
        return tmp_path / name

    table = [HEADERS[:4], *below]
    told, expected = staged_cells(connection, save("bare.xlsx", table), Layout(header_row=1))
    found, seen = staged_cells(connection, save("titled.xlsx", [*above, *table]), Layout(**SEARCH))
    assert found.headers == told.headers
    assert [row[:4] for row in seen] == [row[:4] for row in expected]
    assert [row[4] for row in seen] == [row[4] + len(above) for row in expected]
    assert found.guessed.get("header_row", 1) == len(above) + 1
    assert "header_rows" not in found.guessed


def book_of(
    lines: Sequence[Sequence[str | None]], merged: Sequence[str] = (), *, row: int = 1, column: int = 1
) -> bytes:
    book = openpyxl.Workbook()
    for number, line in enumerate(lines, start=row):
        for at, text in enumerate(line, start=column):
            book.active.cell(number, at, text)
    for area in merged:
        book.active.merge_cells(area)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


BANDS = [
    ["org_id", "name", "Päästöt 2023", None, "Energia", "Muuta"],
    [None, None, "scope 1", "scope 2", "MWh", "kpl"],
    ["o1", "Yksi", "1", "2", "3", "4"],
]
JOINED = ("org_id", "name", "scope 1", "scope 2", "Energia (MWh)", "Muuta kpl")


def xls(lines: Sequence[Sequence[str | None]], areas: Sequence[tuple[int, int, int, int]]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lista")
    covered = {
        (r, c) for top, bottom, left, right in areas for r in range(top, bottom + 1) for c in range(left, right + 1)
    }
    for top, bottom, left, right in areas:
        sheet.write_merge(top, bottom, left, right, lines[top][left])
    for r, line in enumerate(lines):
        for c, text in enumerate(line):
            if text is not None and (r, c) not in covered:
                sheet.write(r, c, text)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def ods(lines: Sequence[Sequence[str | None]], spans: dict[tuple[int, int], int]) -> bytes:
    document, sheet = OpenDocumentSpreadsheet(), Table(name="Lista")
    for r, line in enumerate(lines):
        row, over = TableRow(), 0
        for c, text in enumerate(line):
            if over:
                over -= 1
                row.addElement(CoveredTableCell())
                continue
            span = spans.get((r, c), 1)
            over = span - 1
            if text is None:
                row.addElement(TableCell())
                continue
            cell = TableCell(valuetype="string", numbercolumnsspanned=span)
            cell.addElement(P(text=text))
            row.addElement(cell)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_merged_headers_are_found_and_joined(read_bytes: Callable[..., Any]) -> None:
    title: list[list[str | None]] = [["Ilmastokumppanit 2024"], []]
    # titles above, one of them merged over a part of the width, and the sheet begins in column B
    content = book_of([*title, *BANDS], ["B1:C1", "B3:B4", "C3:C4", "D3:E3"], column=2)
    read = read_bytes(content, "a.xlsx", **SEARCH)
    assert read.staged.headers == JOINED
    assert read.staged.guessed == {"header_row": 3, "header_rows": 2}
    assert read.staged.places == (1, 2, 3, 4, 5, 6)
    assert (read.cells, read.rows) == ([("o1", "Yksi", "1", "2", "3", "4")], [5])
    # the same on row 1, where the upper row alone would do, and where the row is told
    for layout in ({}, {"header_row": 1}, {"header_rows": 2}, {"header_row": 1, "header_rows": 2}):
        read = read_bytes(book_of(BANDS, ["A1:A2", "B1:B2", "C1:D1"]), "a.xlsx", **SEARCH, **layout)
        assert (read.staged.headers, read.rows) == (JOINED, [3]), layout
    # told to be one row, they are one
    read = read_bytes(book_of(BANDS, ["A1:A2", "B1:B2", "C1:D1"]), "a.xlsx", **SEARCH, header_rows=1)
    assert read.staged.headers == ("org_id", "name", "Päästöt 2023", "", "Energia", "Muuta")
    assert read.rows == [2, 3]
    old = xls(BANDS, [(0, 1, 0, 0), (0, 1, 1, 1), (0, 0, 2, 3)])
    read = read_bytes(old, "a.xls", **SEARCH)
    assert (read.staged.headers, read.staged.guessed) == (JOINED, {"header_rows": 2})


@pytest.mark.parametrize("kind", ["csv", "utf-16", "ods", "xlsx"])
def test_where_nothing_is_merged_a_cell_reaches_to_the_next_one(read_bytes: Callable[..., Any], kind: str) -> None:
    """Told to be two rows, for only merged cells tell of themselves."""
    lines = [["Toimijat"], [], *BANDS]
    text = "\n".join(";".join(cell or "" for cell in line) for line in lines)
    content, name = {
        "csv": (text.encode(), "a.csv"),
        "utf-16": (text.encode("utf-16"), "a.csv"),
        "ods": (ods(lines, {(2, 2): 2}), "a.ods"),
        "xlsx": (book_of(lines), "a.xlsx"),
    }[kind]
    read = read_bytes(content, name, header_rows=2, **SEARCH)
    assert read.staged.headers == JOINED
    assert read.staged.guessed["header_row"] == 3
    assert (read.cells, read.rows) == ([("o1", "Yksi", "1", "2", "3", "4")], [5])
    assert read_bytes(content, name, header_row=3, header_rows=2, **SEARCH).staged.headers == JOINED
    # a title right above is no part of them
    read = read_bytes(("Toimijat;2024\n" + text.partition("\n\n")[2]).encode(), header_rows=2, **SEARCH)
    assert (read.staged.headers, read.staged.guessed["header_row"]) == (JOINED, 2)


def joined(read_bytes: Callable[..., Any], *lines: str, **layout: Any) -> tuple[str, ...]:
    headers = read_bytes("\n".join([*lines, "1;2;3;4;5;6"]).encode(), header_rows=len(lines), **SEARCH, **layout)
    return tuple(headers.staged.headers)


def test_how_headers_are_joined(read_bytes: Callable[..., Any]) -> None:
    # without a header that is known, the whole text; what has nothing below does not reach to the right
    assert joined(read_bytes, "Nimi;Puhelin;;A;;B", ";;x;y;z;w") == ("Nimi", "Puhelin", "x", "A y", "A z", "B w")
    # a lower text that is known but stands under two bands is no header by itself
    assert joined(read_bytes, "org_id;name;2023;;2024;", ";;scope 1;scope 2;scope 1;u") == (
        "org_id", "name", "2023 scope 1", "scope 2", "2024 scope 1", "2024 u")  # fmt: skip
    # three rows: a band ends where the one above it does
    assert joined(read_bytes, "org_id;2023;;2024;;name", ";a;;;b;", ";x;y;x;y;") == (
        "org_id", "2023 a x", "2023 a y", "2024 x", "2024 b y", "name")  # fmt: skip
    with pytest.raises(DataError, match="'2023 x' twice"):
        joined(read_bytes, "org_id;2023;;name;;", ";x;x;;;")


def test_what_is_no_header_row(read_bytes: Callable[..., Any]) -> None:
    # row 1 stays where nothing is known, and where only one header is
    for text in ("a;b\n1;2\n3;4\n", "otsikko\norg_id\n1\n", "x;y\norg_id;3\n"):
        read = read_bytes(text.encode(), **SEARCH)
        assert read.rows[0] == 2
        assert "header_row" not in read.staged.guessed
    # with which the table can be read, they are not left for a row that knows more
    text = "org_id;name;x;y\norg_id;name;Laji;scope 1\n"
    assert read_bytes(text.encode(), **SEARCH).rows == [2]
    # they are looked for among the first thirty rows
    for above, at in ((29, 30), (30, None)):
        read = read_bytes(("t\n" * above + "org_id;name\n1;2\n").encode(), **SEARCH)
        assert read.staged.guessed.get("header_row") == at
    # what is told holds
    read = read_bytes(b"Titles;of\norg_id;name\n1;2\n", header_row=1, **SEARCH)
    assert read.staged.headers == ("Titles", "of")


def test_titles_do_not_choose_the_delimiter(read_bytes: Callable[..., Any]) -> None:
    """Commas in sentences, a quote that never ends, the line for Excel, another code page."""
    above = 'Jäsenet, yhteisöt, "kumppanit\nPäivitetty 1,2,3\n\n'
    table = "org_id;name\n1;Ääkkönen\n2;Öljy\n"
    for encoding in ("utf-8", "cp1252", "utf-16"):
        read = read_bytes((above + table).encode(encoding), **SEARCH)
        assert read.staged.headers == ("org_id", "name")
        assert (read.cells, read.rows) == ([("1", "Ääkkönen"), ("2", "Öljy")], [5, 6])
        assert read.staged.guessed["delimiter"] == ";"
    read = read_bytes(b"sep=|\nTitle; with; these\norg_id|name\n1|2\n", **SEARCH)
    assert (read.cells, read.rows) == ([("1", "2")], [4])
    # and where no headers are known, what stood there before is said of the file as it is
    with pytest.raises(DataError) as error:
        read_bytes(b'"Title\na;b\n', **SEARCH)
    assert error.value.code == "file.open_quote"
