import time
from pathlib import Path

import pytest

from climatekit.errors import ConfigurationError, DataError
from climatekit.ingest import csv_file, csv_guess


@pytest.fixture
def lanes(monkeypatch):
    """The lanes that were taken: 'fast', or 'exact'."""
    taken = []
    fast, exact = csv_file.read_fast, csv_file.read_exactly

    def spy_fast(*args, **kwargs):
        done = fast(*args, **kwargs)
        taken.extend(["fast"] if done else [])
        return done

    def spy_exact(*args, **kwargs):
        taken.append("exact")
        return exact(*args, **kwargs)

    monkeypatch.setattr(csv_file, "read_fast", spy_fast)
    monkeypatch.setattr(csv_file, "read_exactly", spy_exact)
    return taken


@pytest.mark.parametrize(
    "content",
    [
        b"id;name\n1;Oy A\n2;\n",
        b"id;name\n1;Oy A\n2;",
        b"id;name\r\n1;Oy A\r\n2;\r\n",
        b"id;name\n1;Oy A\n2;\n\n\n\n",
        b"\xef\xbb\xbfid;name\n1;Oy A\n2;\n",
        b'id;name\n"1";"Oy A"\n2;""\n',
        b'"id";"name"\n1;Oy A\n2;\n',
    ],
    ids=["plain", "no line end", "crlf", "blank lines at the end", "bom", "quoted", "quoted headers"],
)
def test_regular_file_takes_the_fast_lane(read_bytes, lanes, content):
    got = read_bytes(content)
    assert lanes == ["fast"]
    assert got.staged.headers == ("id", "name")
    assert got.staged.sheet is None
    assert got.cells == [("1", "Oy A"), ("2", None)]
    assert got.rows == [2, 3]
    assert got.problems == got.extras == [None, None]
    assert got.staged.guessed == {"delimiter": ";", "encoding": "utf-8"}


def test_text_is_untouched(read_bytes):
    assert read_bytes(b"a;b\n  x ;007\n\t;1,50\n").cells == [("  x ", "007"), ("\t", "1,50")]


def test_what_is_told_is_not_guessed(read_bytes):
    got = read_bytes(b"a,b;c\n1,2;3\n", delimiter=",", encoding="utf-8")
    assert got.staged.headers == ("a", "b;c")
    assert got.staged.guessed == {}


def test_rows_that_are_ragged_are_kept_and_marked(read_bytes, lanes):
    got = read_bytes(b"a;b;c\n1;2;3\n1;2\n1;2;3;4;;5;\n1;2;3;;\n1\n")
    assert lanes == ["exact"]
    assert got.cells == [("1", "2", "3"), ("1", "2", None), ("1", "2", "3"), ("1", "2", "3"), ("1", None, None)]
    assert got.problems == [None, "row.too_short", "row.too_long", None, "row.too_short"]
    assert got.extras == [None, None, "4;;5", None, None]
    assert got.rows == [2, 3, 4, 5, 6]


def test_row_is_the_line_on_which_the_record_starts(read_bytes, lanes):
    got = read_bytes(b'a;b\n\n1;"x\ny\nz"\n\n  \n;\n2;"w"\n')
    assert lanes == ["exact"]
    assert got.cells == [("1", "x\ny\nz"), ("2", "w")]
    assert got.rows == [3, 9]


@pytest.mark.parametrize("blank", [b";", b"  ;\t", b'"";""', b"\xc2\xa0;", b";\xc2\xa0 "])
def test_blank_rows_are_left_out_in_both_lanes(read_bytes, lanes, blank):
    content = b"a;b\n1;2\n" + blank + b"\n;3\n \xc2\xa0x;4\n"
    fast = read_bytes(content)
    exact = read_bytes(content + b"5\n")
    assert lanes == ["fast", "exact"]
    assert fast.cells == exact.cells[:-1] == [("1", "2"), (None, "3"), (" \u00a0x", "4")]
    assert fast.rows == exact.rows[:-1] == [2, 4, 5]


@pytest.mark.parametrize(("end", "lane"), [(b"\n", "fast"), (b"\r\n", "fast"), (b"\r", "exact")])
def test_one_column(read_bytes, lanes, end, lane):
    got = read_bytes(end.join([b"name", b"Oy A", b"", b"Oy B, C"]) + end)
    assert lanes == [lane]
    assert got.staged.headers == ("name",)
    assert got.cells == [("Oy A",), ("Oy B, C",)]
    assert got.rows == [2, 4]


def test_mixed_line_ends(read_bytes):
    got = read_bytes(b"a;b\r\n1;2\n3;4\r5;6\r\n")
    assert got.cells == [("1", "2"), ("3", "4"), ("5", "6")]
    assert got.rows == [2, 3, 4]


@pytest.mark.parametrize("content", [b"a;b\n", b"a;b", b"a;b\r\n\r\n", b"a;b\n;\n"])
def test_headers_alone_are_legal(read_bytes, content):
    got = read_bytes(content)
    assert got.staged.headers == ("a", "b")
    assert got.staged.rows == 0


def test_lines_above_the_headers(read_bytes, lanes):
    got = read_bytes('Jäsenet "2024\n\na;b\n1;2\n'.encode(), header_row=3)
    assert lanes == ["fast"]
    assert (got.staged.headers, got.cells, got.rows) == (("a", "b"), [("1", "2")], [4])


def test_headers_over_more_than_one_line(read_bytes):
    got = read_bytes(b'a;"b\n(EUR)"\n1;2\n3;4\n')
    assert got.staged.headers == ("a", "b\n(EUR)")
    assert (got.cells, got.rows) == ([("1", "2"), ("3", "4")], [3, 4])


@pytest.mark.parametrize("more", [b"", b"7\n"], ids=["fast", "exact"])
def test_column_with_a_blank_header_is_kept_if_it_holds_data(read_bytes, more):
    got = read_bytes(b"a;;b; ;;\n1;;2;;x;\n3;;4;;;\n" + more)
    assert got.staged.headers == ("a", "b", "")
    assert got.cells[:2] == [("1", "2", "x"), ("3", "4", None)]


def test_missing_cells_under_blank_headers_are_no_problem(read_bytes):
    got = read_bytes(b"a;b;;\n1;2\n3;4;;\n5;6;;x\n7\n")
    assert got.problems == [None, None, None, "row.too_short"]
    assert got.staged.headers == ("a", "b", "")
    assert got.cells[2] == ("5", "6", "x")


def test_windows_1252_from_a_finnish_excel(read_bytes, lanes):
    got = read_bytes("Jäsen;Määrä\r\nÅkerlund €;1,5\r\n".encode("cp1252"))
    assert lanes == ["exact"]
    assert got.staged.headers == ("Jäsen", "Määrä")
    assert got.cells == [("Åkerlund €", "1,5")]
    assert got.staged.guessed == {"delimiter": ";", "encoding": "cp1252"}


def test_windows_1252_in_the_headers_alone_or_far_down(read_bytes):
    assert read_bytes("Jäsen;b\nx;1\n".encode("cp1252")).staged.headers == ("Jäsen", "b")
    assert read_bytes("kä;kö\nx;1\n".encode("cp1252")).staged.headers == ("kä", "kö")
    far = read_bytes(b"a;b\n" + b"x;1\n" * 100_000 + "ä;2\n".encode("cp1252"))
    assert far.cells[-1] == ("ä", "2")
    assert far.staged.guessed["encoding"] == "cp1252"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Mäkelä Oy", "cp1252"),
        ("5 € – “Šakki”", "cp1252"),
        ("Žukov½", "cp1252"),
        ("Mäkelä Oy; 5 €", "iso8859_15"),
        ("Šakki", "iso8859_15"),
    ],
)
def test_western_code_page(tmp_path, text, encoding):
    (tmp_path / "x.csv").write_bytes(b"plain\n" * 1000 + text.encode(encoding))
    assert csv_guess.encoding_of(tmp_path / "x.csv") == encoding


def test_header_that_looks_like_the_start_of_a_parquet_file(read_bytes):
    assert read_bytes(b"PAR1;PAR2\n1;2\n").staged.headers == ("PAR1", "PAR2")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_and_32(read_bytes, encoding):
    got = read_bytes("Jäsen;b\nx;1\n\ny €;2\n".encode(encoding))
    assert got.staged.headers == ("Jäsen", "b")
    assert (got.cells, got.rows) == ([("x", "1"), ("y €", "2")], [2, 4])
    assert got.staged.guessed["encoding"] == encoding


def test_told_encoding(read_bytes):
    content = "Jäsen;b\nx;1\n"
    assert read_bytes(content.encode("mac_roman"), encoding="mac_roman").staged.headers == ("Jäsen", "b")
    assert read_bytes(content.encode("utf-8-sig"), encoding="UTF8").staged.headers == ("Jäsen", "b")


@pytest.mark.parametrize(
    ("content", "delimiter"),
    [
        ("id;nimi;summa\n1;Oy A, B;1,5\n2;Oy C, D;2,5\n", ";"),
        ("id,name,note\n1,A,x;y;z\n2,B,\n", ","),
        ("id\tname\n1\tA, B\n", "\t"),
        ("id|name\n1|A, B; C\n", "|"),
        ("a;b;c;d\n1;;;\n2;3;;\n4;5;6;7\n", ";"),
        ("Name, town\nOy A\nOy B\n", ";"),
        ('a,"b;c;d"\n1,2\n', ","),
        ("a,b\n", ","),
    ],
)
def test_delimiter_is_found(content, delimiter):
    assert csv_guess.delimiter_of(content.splitlines(keepends=True)) == delimiter


def test_sep_line_of_excel(read_bytes):
    got = read_bytes(b"sep=|\r\na|b\r\n1|2\r\n")
    assert (got.staged.headers, got.cells, got.rows) == (("a", "b"), [("1", "2")], [3])


@pytest.mark.parametrize("suffix", [".tsv", ".txt", ".CSV"])
def test_other_suffixes(read_bytes, suffix):
    assert read_bytes(b"a\tb\n1\t2\n", f"x{suffix}").cells == [("1", "2")]


@pytest.mark.parametrize("name", ["it's [1] *?.csv", "year=2024/members.csv", "ä ö.csv"])
def test_any_file_name(read_bytes, tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name.replace("*?", "xx")).write_bytes(b"z\n9\n")  # what the name would match as a pattern
    got = read_bytes(b"a;b\n1;2\n", name)
    assert (got.staged.headers, got.cells) == (("a", "b"), [("1", "2")])


@pytest.mark.parametrize(
    "row",
    [b'1; "x"', b'1;"x" ', b'1;"x" "y"', b'"x"y;1', b'x"y";1', b"\x001;2", b'1;"a\rb"', b" ;x", b"#1;2", b"1\\;2"],
)
def test_odd_quotes_and_bytes_read_as_python_reads_them(read_bytes, row):
    import csv

    expected = next(csv.reader([row.decode()], delimiter=";"))
    got = read_bytes(b"a;b\n0;0\n" + row + b"\n")
    assert got.cells == [("0", "0"), tuple(expected)]
    assert got.rows == [2, 3]


def test_order_of_rows_does_not_depend_on_the_settings_of_the_connection(read_file, connection, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a;b\n" + "".join(f"{i};x\n" for i in range(300_000)))
    connection.execute("set preserve_insertion_order = false")
    try:
        got = read_file(path)
        assert connection.execute("select current_setting('preserve_insertion_order')").fetchone() == (False,)
    finally:
        connection.execute("reset preserve_insertion_order")
    assert got.cells == [(str(i), "x") for i in range(300_000)]
    assert got.rows == list(range(2, 300_002))


def test_long_cells_and_many_batches(read_bytes, lanes):
    long = "x" * 3_000_000
    got = read_bytes(f"a;b\n1;{long}\n2\n".encode())
    assert got.cells == [("1", long), ("2", None)]
    got = read_bytes(b"a;b\n" + b"1;2\n" * 120_000 + b"3\n")
    assert lanes == ["exact", "exact"]
    assert got.staged.rows == 120_001
    assert (got.cells[-1], got.rows[-1]) == (("3", None), 120_002)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "file.empty", "members.csv is empty: it has no bytes"),
        (b"\n \n;;\n", "file.empty", "members.csv is empty: it has only blank lines"),
        (b"\xef\xbb\xbf", "file.empty", "only blank lines"),
        (b"\n\na;b\n", "file.no_header", "no headers on line 1: say header_row = 3"),
        (b"a;b;a\n", "file.duplicate_header", "members.csv has the header 'a' twice, in columns A and C"),
        (b";" * 27 + b"x; x\n", "file.duplicate_header", "in columns AB and AC"),
        (b'a;b\n1;"x\n2;y\n', "file.open_quote", "members.csv starts a quote on line 2 that never ends"),
        (b'a;b\n1;2\n3;"x', "file.open_quote", "on line 3"),
        (b'a;b\n1;"x\n' + b"2;y\n" * 60 + b'3;"z"\n', "file.open_quote", "on line 2"),
        (b'a;b\n1;"x\n2;y\n3;"z"\n', "file.open_quote", "on line 2"),
        (b'a;b\n1;2\n"x"y;"z\n3;4\n5;"6"\n', "file.open_quote", "on line 3"),
        (b'a;"b\n1;2\n', "file.open_quote", "on line 1"),
        (b"\x89PNG\x00\x01\xff\xfe\x80" * 100, "file.unreadable", "members.csv is not a text file"),
        (b'\x90\xfd"\n\x00;\x01', "file.unreadable", "not a text file"),
        (b"PK\x03\x04\x14\x00", "file.unreadable", "looks like a '.xlsx' file"),
        (b"a;b\n\x81\xe4;1\n", "file.encoding", "members.csv, line 2, is not in the encoding 'cp1252'"),
    ],
)
def test_what_is_wrong_with_the_file_as_a_whole(read_bytes, content, code, words):
    with pytest.raises(DataError) as caught:
        read_bytes(content)
    assert caught.value.code == code
    assert words in caught.value.message


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "utf-16"])
def test_told_encoding_is_wrong(read_bytes, encoding):
    with pytest.raises(DataError, match=f"not in the encoding '{encoding}'") as caught:
        read_bytes("a;b\nä;10\n".encode("cp1252") + b"x;1\n", encoding=encoding)
    assert caught.value.code == "file.encoding"


@pytest.mark.parametrize("header_row", [5, 99])
def test_header_row_beyond_the_end(read_bytes, header_row):
    with pytest.raises(DataError, match=f"on line {header_row}: say header_row = 1 ") as caught:
        read_bytes(b"a;b\n1;2\n3;4\n\n\n", header_row=header_row)
    assert caught.value.code == "file.no_header"


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        ({"encoding": "latin-999"}, "file.encoding_unknown"),
        ({"encoding": "base64"}, "file.encoding_unknown"),
        ({"delimiter": ";;"}, "file.delimiter"),
        ({"delimiter": '"'}, "file.delimiter"),
        ({"delimiter": ""}, "file.delimiter"),
        ({"header_row": 0}, "file.header_row"),
    ],
)
def test_layout_that_can_not_be(read_bytes, layout, code):
    with pytest.raises(ConfigurationError) as caught:
        read_bytes(b"a;b\n1;2\n", **layout)
    assert caught.value.code == code


@pytest.mark.parametrize("note", ["x", "kirjaus; jossa on puolipiste", "a;b;c"])
def test_note_of_many_lines_is_read(read_bytes, note):
    text = "\n".join([note] * 300)
    got = read_bytes(f'a;b;c\n1;"{text}";z\n2;y;\n'.encode().replace(b"a;b;c\na;b;c", b"a;b;c\na,b,c"))
    assert got.rows == [2, 302]
    assert got.cells == [("1", text.replace("a;b;c\na;b;c", "a;b;c\na,b,c"), "z"), ("2", "y", None)]


def test_quote_that_swallows_rows_is_found_at_once(tmp_path, read_file):
    rows = "".join(f"{number};nimi {number};100\n" for number in range(400_000))
    path = tmp_path / "x.csv"
    # never closed; or in good order, but only after rows, by the next 27"
    for end in ("", '7;27";8\n'):
        path.write_text(f'a;b;c\n1;2;3\n4;"auki;5\n{rows}{end}', encoding="utf-8")
        start = time.process_time()
        with pytest.raises(DataError, match="starts a quote on line 3 that never ends") as caught:
            read_file(path)
        assert caught.value.code == "file.open_quote"
        assert time.process_time() - start < 5
    path.write_text(f'a;b;c\n1;2;3\n4;"auki;5\n{rows[:2000]}\n7;27";8\n', encoding="utf-8")
    with pytest.raises(DataError, match="starts a quote on line 3 that never ends"):
        read_file(path)


@pytest.mark.parametrize("name", ["uk_climate_declarations_v0.1.0.csv", "uk_climate_declarations_v0.3.12.csv"])
def test_real_file_cell_by_cell(read_file, shared_data: Path, name):
    import csv

    path = shared_data / name
    got = read_file(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        headers, expected, lines, before = tuple(next(reader)), [], [], reader.line_num
        for cells in reader:
            if any(cells):
                expected.append(tuple(cell or None for cell in cells))
                lines.append(before + 1)
            before = reader.line_num
    assert got.staged.headers == headers
    assert got.cells == expected
    assert got.rows == lines
    assert set(got.problems) == {None}
