"""Packed files give the rows of the file inside, leave nothing behind, and can't fill the disk."""

import gzip
import zipfile

import duckdb
import pytest

from climatekit.errors import ConfigurationError, DataError
from climatekit.ingest import Layout, packed, stage

TEXT = "id;nimi\n1;Jäsen\n2;x\n"


@pytest.fixture
def zipped(tmp_path):
    def write(members, name="members.zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return tmp_path / name

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_both_lanes_read_what_is_inside_and_clean_up(tmp_path, encoding):
    (tmp_path / "work").mkdir()
    (tmp_path / "Jäsenet.CSV.GZ").write_bytes(gzip.compress(TEXT.encode(encoding)))
    with duckdb.connect() as connection:
        connection.execute("set temp_directory = ?", [str(tmp_path / "work" / ".spill")])
        staged = stage(connection, tmp_path / "Jäsenet.CSV.GZ", Layout(), "t")
        assert connection.execute("select c0, c1, _row from t").fetchall() == [("1", "Jäsen", 2), ("2", "x", 3)]
    assert (staged.file.name, staged.guessed["encoding"]) == ("Jäsenet.CSV.GZ", encoding)
    assert list((tmp_path / "work").iterdir()) == []


def test_zip_with_one_csv_among_other_things(read_file, zipped):
    path = zipped({"export/": "", "export/a.csv": TEXT, "__MACOSX/export/._a.csv": "x", "readme.md": "y"})
    got = read_file(path)
    assert (got.cells, got.rows, got.staged.sheet) == ([("1", "Jäsen"), ("2", "x")], [2, 3], None)


def test_zip_with_several_says_how_to_choose(read_file, zipped):
    path = zipped({"in/2023.csv": "a\n1\n", "2024.tsv": "b\n2\n"})
    with pytest.raises(ConfigurationError, match=r"say which one with sheet = .*'2024.tsv' or 'in/2023.csv'") as caught:
        read_file(path)
    assert caught.value.code == "file.sheet_unknown"
    got = read_file(path, sheet="2023.CSV")
    assert (got.cells, got.staged.sheet) == ([("1",)], "in/2023.csv")
    with pytest.raises(ConfigurationError, match=r"There is no '2025.csv' in members.zip"):
        read_file(path, sheet="2025.csv")


def test_member_never_leaves_its_folder(read_file, zipped, tmp_path):
    assert read_file(zipped({"../../out.csv": "a\n1\n"})).cells == [("1",)]
    assert not (tmp_path.parent / "out.csv").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv.gz", b"a;b\n1;2\n"),
        ("x.csv.gz", gzip.compress(TEXT.encode() * 99, mtime=0)[:-20]),
        ("x.zip", b"PK\x03\x04rest"),
    ],
    ids=["no gzip", "cut short", "no zip"],
)
def test_broken_archives(read_bytes, name, content):
    with pytest.raises(DataError, match="can't be unpacked") as caught:
        read_bytes(content, name)
    assert caught.value.code == "file.unreadable"


def test_zip_without_csv_and_with_an_empty_one(read_file, zipped):
    with pytest.raises(DataError, match="holds no file that ends in"):
        read_file(zipped({"a.docx": "x"}))
    with pytest.raises(DataError, match=r"a\.csv in members\.zip is empty"):
        read_file(zipped({"a.csv": ""}))


def test_what_grows_without_end_is_refused(read_file, read_bytes, zipped, monkeypatch):
    monkeypatch.setattr(packed, "FREE", 1 << 20)
    zeros = b"0" * (3 << 20)
    for path in (zipped({"a.csv": zeros}), zipped({"xl/worksheets/sheet1.xml": zeros}, "a.xlsx")):
        with pytest.raises(DataError, match="unpacks to more than 300 times its size") as caught:
            read_file(path)
        assert caught.value.code == "file.too_large"
    with pytest.raises(DataError, match="unpacks to more than"):
        read_bytes(gzip.compress(zeros), "a.csv.gz")
