import contextlib
import random
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter

from climatekit.errors import ConfigurationError, DataError
from climatekit.ingest import excel_file


@pytest.fixture
def book(tmp_path):
    """Build a workbook from {sheet: {cell: value}} and give its path."""

    def build(sheets, name="members.xlsx", hidden=()):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for title, values in sheets.items():
            sheet = workbook.create_sheet(title)
            sheet.sheet_state = "hidden" if title in hidden else "visible"
            for cell, value in values.items():
                sheet[cell] = value
        workbook.save(tmp_path / name)
        return tmp_path / name

    return build


def test_plain_sheet(book, read_file):
    got = read_file(book({"Members": {"A1": "id", "B1": "name", "A2": 1, "B2": "Oy A", "A4": 2}}))
    assert (got.staged.headers, got.staged.sheet, got.staged.guessed) == (("id", "name"), "Members", {})
    assert got.cells == [("1", "Oy A"), ("2", None)]
    assert got.rows == [2, 4]
    assert got.problems == got.extras == [None, None]


def test_rows_and_columns_are_those_of_the_sheet_when_it_does_not_start_at_a1(book, read_file):
    sheet = {"C4": "Jäsenet 2024", "C6": "id", "D6": "name", "C8": "1", "D8": "x", "C10": "2"}
    got = read_file(book({"S": sheet}), header_row=6)
    assert (got.staged.headers, got.cells, got.rows) == (("id", "name"), [("1", "x"), ("2", None)], [8, 10])
    with pytest.raises(DataError, match=r"Sheet 'S' of members.xlsx has the header 'id' twice, in columns C and E"):
        read_file(book({"S": {**sheet, "E6": "id"}}), header_row=6)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  x ", "  x "),
        ("007", "007"),
        ("=1/0", "=1/0"),
        (2050, "2050"),
        (2050.0, "2050"),
        (-3, "-3"),
        (1.5, "1.5"),
        (0.1, "0.1"),
        (1e300, "1e+300"),
        (10**14, "100000000000000"),
        (True, "true"),
        (False, "false"),
        (date(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29, 13, 5, 7), "2024-02-29 13:05:07"),
        (datetime(2024, 12, 31, 23, 59, 59, 999600), "2025-01-01"),
        (time(3, 4), "03:04:00"),
        (timedelta(hours=26, minutes=1), "26:01:00"),
        ("a\nb", "a\nb"),
    ],
)
def test_cell_as_text(book, read_file, value, text):
    got = read_file(book({"S": {"A1": "id", "B1": "value", "A2": "x", "B2": value}}))
    assert got.cells == [("x", text)]


def test_longest_moment_and_durations_below_zero():
    assert excel_file._texts([datetime.max, timedelta(hours=-1), timedelta(seconds=59.6)]) == [
        "9999-12-31 23:59:59",
        "-01:00:00",
        "00:01:00",
    ]


def test_headers_that_are_numbers_or_blank(book, read_file):
    sheet = {"A1": "id", "B1": 2024, "C1": " ", "E1": "note", "A2": "x", "D2": "kept", "G2": "too"}
    got = read_file(book({"S": sheet}))
    assert got.staged.headers == ("id", "2024", "", "note", "")
    assert got.cells == [("x", None, "kept", None, "too")]


def test_blank_rows_are_left_out(book, read_file):
    got = read_file(book({"S": {"A1": "id", "A2": " ", "A3": "x", "A5": "\u00a0", "A6": "y"}}))
    assert (got.cells, got.rows) == ([("x",), ("y",)], [3, 6])


def test_headers_alone_are_legal(book, read_file):
    assert read_file(book({"S": {"A1": "id"}})).staged.rows == 0


def test_first_visible_sheet_with_data_is_taken_and_said(book, read_file):
    sheets = {"Lists": {"A1": "list"}, "Empty": {}, "Jäsenet": {"A1": "id"}, "Other": {"A1": "other"}}
    got = read_file(book(sheets, hidden=["Lists"]))
    assert (got.staged.sheet, got.staged.headers) == ("Jäsenet", ("id",))
    assert got.staged.guessed == {"sheet": "Jäsenet"}


def test_hidden_sheet_is_taken_if_there_is_no_other(book, read_file):
    assert read_file(book({"Lists": {"A1": "list"}, "Empty": {}}, hidden=["Lists"])).staged.sheet == "Lists"


def test_told_sheet(book, read_file):
    path = book({"One": {"A1": "id"}, "Jäsenet": {"A1": "name"}})
    got = read_file(path, sheet="jäsenet ")
    assert (got.staged.sheet, got.staged.headers, got.staged.guessed) == ("Jäsenet", ("name",), {})
    with pytest.raises(ConfigurationError) as caught:
        read_file(path, sheet="Jasenet")
    assert caught.value.code == "file.sheet_unknown"
    assert caught.value.message == (
        "members.xlsx has no sheet 'Jasenet': say 'Jäsenet' or 'One'. Did you mean 'Jäsenet'?"
    )


def test_chart_sheet_is_no_sheet_with_rows(tmp_path, read_file):
    with xlsxwriter.Workbook(tmp_path / "chart.xlsx") as workbook:
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=Data!$A$2:$A$3"})
        workbook.add_chartsheet("Chart").set_chart(chart)
        workbook.add_worksheet("Data").write_column("A1", ["id", 1, 2])
    assert read_file(tmp_path / "chart.xlsx").staged.sheet == "Data"


def test_many_batches(tmp_path, read_file):
    with xlsxwriter.Workbook(tmp_path / "big.xlsx", {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for row in range(60_001):
            sheet.write_row(row, 0, ["id", "x"] if row == 0 else [row, "y"])
    got = read_file(tmp_path / "big.xlsx")
    assert got.staged.rows == 60_000
    assert got.cells[-1] == ("60000", "y")
    assert got.rows == list(range(2, 60_002))


@pytest.mark.parametrize("kind", ["date", "percentage", "float"])
def test_open_document(tmp_path, read_file, kind):
    """A minimal .ods, written by hand: nothing here can write one."""
    cell = {
        "date": '<table:table-cell office:value-type="date" office:date-value="2024-02-29"/>',
        "percentage": '<table:table-cell office:value-type="percentage" office:value="0.45"/>',
        "float": '<table:table-cell office:value-type="float" office:value="2050"/>',
    }[kind]
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    header = '<table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>'
    with zipfile.ZipFile(tmp_path / "x.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<m:manifest {names.replace('xmlns:office', 'xmlns:m')}/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='S'>"
            f"<table:table-row/><table:table-row>{header}</table:table-row><table:table-row>{cell}</table:table-row>"
            f"</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    got = read_file(tmp_path / "x.ods", header_row=2)
    assert got.staged.headers == ("id",)
    assert (got.cells, got.rows) == ([({"date": "2024-02-29", "percentage": "0.45", "float": "2050"}[kind],)], [3])


@pytest.mark.parametrize(
    ("sheets", "layout", "code", "words"),
    [
        ({"S": {}}, {}, "file.empty", "members.xlsx is empty: no sheet holds anything"),
        ({"S": {}, "T": {"A1": "x"}}, {"sheet": "S"}, "file.empty", "members.xlsx is empty: sheet 'S' holds nothing"),
        ({"S": {"A1": " ", "A3": " "}}, {}, "file.empty", "sheet 'S' has only blank cells"),
        (
            {"S": {"A3": "id"}},
            {},
            "file.no_header",
            "Sheet 'S' of members.xlsx has no headers on row 1: say header_row = 3",
        ),
        ({"S": {"A1": "id"}}, {"header_row": 9}, "file.no_header", "no headers on row 9: say header_row = 1"),
        ({"S": {"A1": "x", "B1": "id", "D1": "id "}}, {}, "file.duplicate_header", "'id' twice, in columns B and D"),
    ],
)
def test_what_is_wrong_with_the_sheet_as_a_whole(book, read_file, sheets, layout, code, words):
    with pytest.raises(DataError) as caught:
        read_file(book(sheets), **layout)
    assert caught.value.code == code
    assert words in caught.value.message


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"])
@pytest.mark.parametrize(
    "content", [b"a;b\n1;2\n", b"PK\x03\x04" + b"\1" * 200, OLE + b"\2" * 600, bytes(range(256)) * 4], ids=repr
)
def test_no_workbook_at_all(tmp_path, read_file, suffix, content):
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content)
    with pytest.raises(DataError, match=rf"^x\{suffix} can't be read as a workbook \(.+\): open it") as caught:
        read_file(path)
    assert caught.value.code == "file.unreadable"
    assert len(caught.value.message) < 250


def test_workbook_under_a_password_is_said_to_be_one(tmp_path, read_file):
    (tmp_path / "x.xlsx").write_bytes(OLE + b"\0" * 512)
    with pytest.raises(DataError, match="protected by a password"):
        read_file(tmp_path / "x.xlsx")


def test_empty_file(tmp_path, read_file):
    (tmp_path / "x.xlsx").touch()
    with pytest.raises(DataError, match=r"x\.xlsx is empty: it has no bytes"):
        read_file(tmp_path / "x.xlsx")


def test_panic_of_the_library_is_an_unreadable_file(tmp_path):
    class PanicException(BaseException):  # as pyo3 names it
        pass

    def panic():
        raise PanicException("index out of bounds")

    def stop():
        raise KeyboardInterrupt

    with pytest.raises(DataError, match="its content is broken"):
        excel_file._guarded(tmp_path / "x.xlsx", panic)
    with pytest.raises(KeyboardInterrupt):
        excel_file._guarded(tmp_path / "x.xlsx", stop)


def test_damaged_workbook_gives_rows_or_a_sentence(book, read_file):
    """Truncated, or with bytes changed inside: never a traceback."""
    path = book({"S": {"A1": "id", "A2": 1, "B2": date(2024, 1, 1)}, "T": {"A1": "x"}})
    whole = path.read_bytes()
    chance = random.Random(1)
    for cut in range(0, len(whole), len(whole) // 20):
        path.write_bytes(whole[:cut])
        with pytest.raises(DataError):
            read_file(path)
    path.write_bytes(whole)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(150):
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                changed = bytearray(content)
                if "sheet" in name or chance.random() < 0.1:
                    changed[chance.randrange(len(changed))] = chance.randrange(256)
                archive.writestr(name, bytes(changed))
        with contextlib.suppress(DataError):
            read_file(path)


def test_net_zero_tracker(read_file, shared_data):
    path = shared_data / "net_zero_tracker_2022-12-20.xlsx"
    got = read_file(path)
    assert got.staged.rows == 4089
    assert len([header for header in got.staged.headers if header]) == 65
    sheet = openpyxl.load_workbook(path, read_only=True)[got.staged.sheet]
    rows = list(sheet.iter_rows(values_only=True))
    assert got.staged.headers == tuple(str(header) for header in rows[0] if header is not None)
    chance, compared = random.Random(1), 0
    while compared < 200:
        i, column = chance.randrange(len(got.rows)), chance.randrange(65)
        expected = rows[got.rows[i] - 1][column]
        if isinstance(expected, float) and expected.is_integer():
            expected = int(expected)
        if isinstance(expected, datetime):
            expected = str(expected).removesuffix(" 00:00:00")
        assert got.cells[i][column] == (None if expected in (None, "") else str(expected))
        compared += expected is not None


def test_visible_sheets_are_those_that_a_person_sees_and_that_hold_something(book, tmp_path):
    sheets = {"2023": {"A1": "id"}, "Lists": {"A1": "list"}, "Empty": {}, "2024": {"B2": "id"}}
    assert excel_file.visible_sheets(book(sheets, hidden=["Lists"])) == ("2023", "2024")
    assert excel_file.visible_sheets(book({"Empty": {}}, name="empty.xlsx")) == ()
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(DataError, match="can't be read as a workbook"):
        excel_file.visible_sheets(tmp_path / "broken.xlsx")
