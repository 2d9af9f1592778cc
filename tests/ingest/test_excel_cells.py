"""Cells that hold an error, or a formula that was never calculated: openpyxl knows them too, so it is the judge."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.errors import DataError
from climatekit.ingest import excel_cells, excel_file

ERROR, UNCALCULATED = "cell.error", "cell.uncalculated"
ERRORS = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"]
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)


def write(path: Path, cells: Mapping[tuple[int, int], Any], title: str = "S") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for (row, column), value in cells.items():
        sheet.cell(row, column, value)
    book.save(path)


def as_openpyxl_sees(path: Path, header_row: int, first: int, width: int) -> dict[int, list[tuple[str | None, str]]]:
    """Text and code of every cell below the headers, by row; rows in which nothing stands are left out."""
    formulas = openpyxl.load_workbook(path).worksheets[0]
    values = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    found = {}
    for row in range(header_row + 1, formulas.max_row + 1):
        cells: list[tuple[str | None, str]] = []
        for column in range(first, first + width):
            cell, value = formulas.cell(row, column), values.cell(row, column)
            if cell.data_type == "f" and value.value is None:
                cells.append((cell.value, UNCALCULATED))
            elif value.data_type == "e":
                cells.append((value.value, ERROR))
            else:
                cells.append((None if value.value is None else str(value.value), ""))
        if any(text for text, _ in cells):
            found[row] = cells
    return found


def as_staged(got: Any) -> dict[int, list[tuple[str | None, str]]]:
    return {
        row: [(text, got.faults.get((row, position), "")) for position, text in enumerate(cells)]
        for row, cells in zip(got.rows, got.cells, strict=True)
    }


CELLS = st.none() | st.sampled_from(
    [*ERRORS, "=A1*2", "=1/0", '=IF(B2>1,"a&b","<c>")', "=SUM(A1:A9)", 7, "word", "a & b", "=\u00e4\u00e4kk\u00f6set"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    header_row=st.integers(1, 4),
    first=st.integers(1, 28),
)
def test_openpyxl_sees_the_same(
    rows: list[list[Any]], header_row: int, first: int, read_file: Callable[..., Any], tmp_path: Path
) -> None:
    cells = {(header_row, first + at): f"h{at}" for at in range(3)}
    for down, row in enumerate(rows, start=1):
        cells |= {(header_row + down, first + at): value for at, value in enumerate(row) if value is not None}
    path = tmp_path / "cells.xlsx"
    write(path, cells)
    got = read_file(path, header_row=header_row)
    assert as_staged(got) == as_openpyxl_sees(path, header_row, first, 3)
    assert got.staged.headers == ("h0", "h1", "h2")
    assert got.staged.places == (first - 1, first, first + 1)


def test_a_column_without_header_that_holds_nothing_moves_no_mark(
    tmp_path: Path, read_file: Callable[..., Any]
) -> None:
    write(tmp_path / "x.xlsx", {(1, 2): "id", (1, 5): "value", (2, 2): "x", (2, 5): "#REF!", (3, 4): "=1+1"})
    got = read_file(tmp_path / "x.xlsx")
    assert (got.staged.headers, got.staged.places, got.staged.faults) == (("id", "", "value"), (1, 3, 4), (1, 2))
    assert got.cells == [("x", None, "#REF!"), (None, "=1+1", None)]
    assert got.faults == {(2, 2): ERROR, (3, 1): UNCALCULATED}


def test_what_was_calculated_has_no_mark(tmp_path: Path, read_file: Callable[..., Any]) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["id", "value"])
        results = ["", 0, "text", True, "#N/A", "#DIV/0!"]
        for row, result in enumerate(results, start=1):
            sheet.write(row, 0, row)
            sheet.write_formula(row, 1, "=X1", None, result)
        sheet.write_string(7, 0, "7")
        sheet.write_string(7, 1, "#REF!")  # a text of five letters; what becomes of it is for the contract to say
    # as Excel and LibreOffice write a formula that has come to an empty text
    calculated = rewritten(
        tmp_path / "x.xlsx", lambda xml: xml.replace('"B2"><f>X1</f><v></v>', '"B2" t="str"><f>X1</f><v></v>')
    )
    got = read_file(calculated)
    assert [value for _, value in got.cells] == [None, "0", "text", "true", "#N/A", "#DIV/0!", "#REF!"]
    assert got.faults == {(6, 1): ERROR, (7, 1): ERROR}


def test_headers_are_the_texts_that_stand_in_them(tmp_path: Path, read_file: Callable[..., Any]) -> None:
    write(tmp_path / "x.xlsx", {(1, 1): "id", (1, 2): "#REF!", (1, 3): '="v"&1', (1, 4): "n", (2, 1): "x", (2, 4): 1})
    got = read_file(tmp_path / "x.xlsx")
    assert (got.staged.headers, got.faults) == (("id", "#REF!", '="v"&1', "n"), {})
    write(tmp_path / "x.xlsx", {(1, 1): "id", (1, 2): "#REF!", (1, 3): "#REF!", (2, 1): "x", (2, 3): "y"})
    with pytest.raises(DataError, match="has the header '#REF!' twice, in columns B and C"):
        read_file(tmp_path / "x.xlsx")


def rewritten(path: Path, change: Callable[[str], str], part: str = "xl/worksheets/sheet1.xml") -> Path:
    """The workbook with one part changed, as other programs would write it."""
    target = path.with_stem("rewritten")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info).decode("utf-8", "surrogateescape")
            content = change(content) if info.filename == part else content
            new.writestr(info.filename, content.encode("utf-8", "surrogateescape"))
    return target


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: re.sub(r"<(/?)(?=[a-z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x="),
        lambda xml: xml.replace('"', "'").replace('t="e"', "t='e'"),
        lambda xml: re.sub(r' r="[A-Z]*\d+"', "", xml),
        lambda xml: xml.replace("<v />", ""),
        lambda xml: xml.replace("<v />", "<v></v>"),
        lambda xml: xml.replace("<v />", '\n <v xml:space="preserve"> </v>\n'),
    ],
    ids=["prefix", "single quotes", "no addresses", "no value", "empty value", "white space"],
)
def test_other_ways_to_write_the_same(
    tmp_path: Path, read_file: Callable[..., Any], change: Callable[[str], str]
) -> None:
    for value, code in (("#REF!", ERROR), ("=A2", UNCALCULATED)):
        cells = {(1, 1): "id", (1, 2): "value", (2, 1): "x", (2, 2): 1, (3, 1): "y", (3, 2): value}
        write(tmp_path / "x.xlsx", cells)
        got = read_file(rewritten(tmp_path / "x.xlsx", change))
        assert (got.cells, got.faults) == ([("x", "1"), ("y", value)], {(3, 1): code})


def test_formulas_that_are_filled_down(tmp_path: Path, read_file: Callable[..., Any]) -> None:
    write(tmp_path / "x.xlsx", {(1, 1): "id", (1, 2): "value", (2, 1): "x", (2, 2): "=1", (3, 1): "y", (3, 2): "=2"})
    filled = rewritten(
        tmp_path / "x.xlsx",
        lambda xml: xml.replace("<f>1</f><v />", '<f t="shared" si="0" ref="B2:B3">A2&amp;1</f><v>5</v>').replace(
            "<f>2</f><v />", '<f t="shared" si="0"/>'
        ),
    )
    got = read_file(filled)
    assert (got.cells, got.faults) == ([("x", "5"), ("y", "=\u2026")], {(3, 1): UNCALCULATED})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda xml: xml.replace("<worksheet", "<!DOCTYPE worksheet><worksheet", 1), "it declares a document type"),
        (lambda xml: xml.replace('<row r="3">', '<row r="2">'), "its rows are not in order"),
    ],
)
def test_what_can_not_be_told_apart_is_refused(
    tmp_path: Path, read_file: Callable[..., Any], change: Callable[[str], str], words: str
) -> None:
    write(tmp_path / "x.xlsx", {(1, 1): "id", (2, 1): "#REF!", (3, 1): "#REF!"})
    with pytest.raises(DataError, match=words) as caught:
        read_file(rewritten(tmp_path / "x.xlsx", change))
    assert caught.value.code == "file.unreadable"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chunk=st.integers(600, 1500), before=st.integers(0, 40), value=st.sampled_from(["#N/A", "=1", "plain"]))
def test_a_faulty_cell_is_found_wherever_the_file_is_cut(
    chunk: int, before: int, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells: dict[tuple[int, int], Any] = {(row + 1, 1): "word" for row in range(before)}
    write(tmp_path / "x.xlsx", cells | {(before + 1, 1): value})
    monkeypatch.setattr(excel_cells, "_CHUNK", chunk)
    assert excel_cells.has_faults(tmp_path / "x.xlsx", "S") == (value != "plain")
    found = [row for row, _ in excel_cells.faults(tmp_path / "x.xlsx", "S")]
    assert found == ([] if value == "plain" else [before + 1])


def test_a_sheet_without_such_cells_is_not_parsed(
    tmp_path: Path, read_file: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["id", "value"])
        sheet.write_row("A2", ['t="e"', "<f></f></c>"])  # texts stand in another part
        sheet.write_formula("B3", "=1+1", None, 2)
    monkeypatch.setattr(excel_file, "faults", lambda *_: pytest.fail("parsed though nothing was to be found"))
    assert read_file(tmp_path / "x.xlsx").cells == [('t="e"', "<f></f></c>"), (None, "2")]


def test_only_the_sheet_that_is_read_is_searched(tmp_path: Path, read_file: Callable[..., Any]) -> None:
    book = openpyxl.Workbook()
    for name in ("A & 'B'", "Ääkköset"):
        sheet = book.create_sheet(name)
        sheet.append(["id"])
        sheet.append(["#REF!" if name[0] == "A" else "x"])
    book.save(tmp_path / "x.xlsx")
    assert read_file(tmp_path / "x.xlsx", sheet="a & 'b'").faults == {(2, 0): ERROR}
    assert read_file(tmp_path / "x.xlsx", sheet="ääkköset").faults == {}


def open_document(path: Path, rows: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<m:manifest {NAMES.replace('xmlns:office', 'xmlns:m')}/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES} xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:"
            "xmlns:calcext:1.0'><office:body><office:spreadsheet><table:table table:name='Other'><table:table-row>"
            '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>'
            f"</table:table-cell></table:table-row></table:table><table:table table:name='S'>{rows}</table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_open_document(tmp_path: Path, read_file: Callable[..., Any]) -> None:
    def text(word: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'

    error = (
        '<table:table-cell{} table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><office:annotation><text:p>a note</text:p></office:annotation>'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
    )
    never = '<table:table-cell table:formula="of:=[.A1]&gt;1"/>'
    empty = '<table:table-cell table:formula="of:=X" office:value-type="string" office:string-value=""/>'
    twice = ' table:number-columns-repeated="2"'
    rows = [
        f"<table:table-row><table:table-cell/>{text('id')}{text('a')}{text('b')}</table:table-row>",
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>',
        f"<table:table-row><table:table-cell/>{text('x')}{error.format('')}{never}</table:table-row>",
        f"<table:table-row><table:table-cell/>{text('y')}{empty}{text('z')}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell/>{text("w")}'
        f"{error.format(twice)}</table:table-row>",
    ]
    got = read_file(open_document(tmp_path / "x.ods", "".join(rows)), sheet="S")
    assert got.cells == [("x", "#DIV/0!", "=[.A1]>1"), ("y", None, "z"), *[("w", "#DIV/0!", "#DIV/0!")] * 2]
    assert got.rows == [4, 5, 6, 7]
    errors = {(row, column): ERROR for row in (6, 7) for column in (1, 2)}
    assert got.faults == {(4, 1): ERROR, (4, 2): UNCALCULATED} | errors
