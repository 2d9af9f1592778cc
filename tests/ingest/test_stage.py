import subprocess
import sys

import duckdb
import pytest

from climatekit.errors import ConfigurationError
from climatekit.ingest import Layout, Staged, source, stage, supported_suffixes


def test_supported_suffixes():
    assert {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet"} <= set(supported_suffixes)


@pytest.mark.parametrize("name", ["missing.csv", "missing.xlsx", "missing.parquet"])
def test_missing_file(read_file, tmp_path, name):
    with pytest.raises(ConfigurationError, match=f"{name}' does not exist") as caught:
        read_file(tmp_path / name)
    assert caught.value.code == "file.missing"


@pytest.mark.parametrize("name", ["folder.csv", "folder.xlsx", "folder.parquet"])
def test_directory(read_file, tmp_path, name):
    (tmp_path / name).mkdir()
    with pytest.raises(ConfigurationError, match=f"{name}' is a directory") as caught:
        read_file(tmp_path / name)
    assert caught.value.code == "file.directory"


def test_permission_denied(read_bytes, monkeypatch, tmp_path):
    def denied(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.csv").touch()
    monkeypatch.setattr("pathlib.Path.open", denied)
    with pytest.raises(ConfigurationError, match=r"x.csv' can't be opened \(Permission denied\)") as caught:
        stage(duckdb.connect(), tmp_path / "x.csv", Layout(), "t")
    assert caught.value.code == "file.denied"


@pytest.mark.parametrize(("name", "hint"), [("x.docx", ""), ("x", ""), ("x.xslx", "Did you mean '.xlsx'?")])
def test_unknown_kind(read_file, tmp_path, name, hint):
    with pytest.raises(ConfigurationError, match=r"can't be read: save it as '.csv', ") as caught:
        read_file(tmp_path / name)
    assert caught.value.code == "file.unknown_kind"
    assert caught.value.message.endswith(hint)


@pytest.mark.parametrize("table", ["plain", '"Odd name"', "room.plain", 'room."Odd ""name"'])
def test_table_names_and_staging_again(connection, tmp_path, table):
    connection.execute("create schema if not exists room")
    path = tmp_path / "x.csv"
    for text, headers, rows in (
        ("a;b\n1;2\n", ("a", "b"), [("1", "2", 2)]),
        ("c\n3\n\n4\n", ("c",), [("3", 2), ("4", 4)]),
    ):
        path.write_text(text)
        staged = stage(connection, path, Layout(), table)
        assert staged == Staged(
            table=table,
            file=path,
            sheet=None,
            headers=headers,
            rows=len(rows),
            guessed={"delimiter": ";", "encoding": "utf-8"},
            places=tuple(range(len(headers))),
        )
        found = connection.execute(f"select * exclude (_problem, _extra) from {table} order by _row").fetchall()
        assert found == rows


def test_types_are_the_same_in_every_lane(connection, tmp_path, book_of_one):
    (tmp_path / "fast.csv").write_text("a\n1\n")
    (tmp_path / "exact.csv").write_text("a\n1;2\n")
    connection.execute(f"copy (select 1 as a) to '{tmp_path / 'x.parquet'}'")
    for path in (tmp_path / "fast.csv", tmp_path / "exact.csv", tmp_path / "x.parquet", book_of_one):
        stage(connection, path, Layout(), "typed")
        described = [column[:2] for column in connection.execute("describe typed").fetchall()]
        assert described == [("c0", "VARCHAR"), ("_row", "BIGINT"), ("_problem", "VARCHAR"), ("_extra", "VARCHAR")]


@pytest.fixture
def book_of_one(tmp_path):
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "one.xlsx") as workbook:
        workbook.add_worksheet().write_column("A1", ["a", "1"])
    return tmp_path / "one.xlsx"


def test_a_regular_csv_imports_nothing_heavy(tmp_path):
    (tmp_path / "x.csv").write_text("a;b\nä;2\n", encoding="utf-8")
    code = (
        "import sys, duckdb; from pathlib import Path; from climatekit.ingest import Layout, stage;"
        f"print(stage(duckdb.connect(), Path({str(tmp_path / 'x.csv')!r}), Layout(), 't').rows);"
        "print([name for name in ('pyarrow', 'python_calamine') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["1", "[]"]


@pytest.mark.parametrize(("position", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_column_letter(position, letters):
    assert source.column_letter(position) == letters


@pytest.mark.parametrize("cell", ["", " ", "\t\u00a0", "\r\n", "x", " x", "\u2003", "\0", "0"])
def test_blank_means_the_same_in_python_and_in_sql(connection, cell):
    (blank,) = connection.execute(f"select {source.sql_is_blank('c')} from (select ? as c)", [cell]).fetchone()
    assert blank == source.is_blank(cell)


@pytest.mark.parametrize(
    ("name", "stem", "suffix"),
    [
        ("membership.CSV", "membership", ".csv"),
        ("membership.csv.gz", "membership", ".csv.gz"),
        ("a.b.xlsx", "a.b", ".xlsx"),
        ("2024.gz", "2024", ".gz"),
        ("readme", "readme", ""),
    ],
)
def test_suffix_and_stem(tmp_path, name, stem, suffix):
    assert (source.stem_of(tmp_path / name), source.suffix_of(tmp_path / name)) == (stem, suffix)
