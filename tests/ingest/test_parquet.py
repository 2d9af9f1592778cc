import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from climatekit.errors import DataError


@pytest.fixture
def read_sql(connection, read_file, tmp_path):
    def write_and_read(sql, name="members.parquet"):
        connection.execute(f"copy ({sql}) to '{tmp_path / name}'")
        return read_file(tmp_path / name)

    return write_and_read


def test_rows_are_counted_from_the_first_record(read_sql):
    got = read_sql("select i as id, case when i <> 2 then 'x' || i end as name from range(1, 4) t(i)")
    assert (got.staged.headers, got.staged.sheet, got.staged.guessed) == (("id", "name"), None, {})
    assert got.cells == [("1", "x1"), ("2", None), ("3", "x3")]
    assert got.rows == [1, 2, 3]
    assert got.problems == got.extras == [None, None, None]


@pytest.mark.parametrize(
    ("sql", "text"),
    [
        ("'  x '", "  x "),
        ("''", None),
        ("2050::double", "2050"),
        ("-0.0::double", "0"),
        ("1.5::float", "1.5"),
        ("1e20::double", "1e+20"),
        ("'nan'::double", "nan"),
        ("'-inf'::float", "-inf"),
        ("1.50::decimal(8, 2)", "1.50"),
        ("18446744073709551615::ubigint", "18446744073709551615"),
        ("true", "true"),
        ("date '2024-02-29'", "2024-02-29"),
        ("timestamp '2024-02-29'", "2024-02-29"),
        ("timestamp '2024-02-29 13:05:07.25'", "2024-02-29 13:05:07.25"),
        ("timestamp_ns '2024-02-29 00:00:00'", "2024-02-29"),
        ("timestamptz '2024-02-29 02:00:00+02'", "2024-02-29"),
        ("timestamptz '2024-02-29 13:00:00+02'", "2024-02-29 11:00:00"),
        ("time '03:04:05'", "03:04:05"),
        ("[1, 2]", "[1, 2]"),
        ("{'a': 1, 'b': [{'c': 'x'}]}", "{'a': 1, 'b': [{'c': x}]}"),
        ("map {'k': 1}", "{k=1}"),
        ("encode('Mäki')", "Mäki"),  # text that nobody marked as text
    ],
)
def test_value_as_text(read_sql, connection, sql, text):
    connection.execute("set timezone = 'Asia/Tokyo'")  # must make no difference
    got = read_sql(f"select 'k' as key, {sql} as value, 'z' as last")
    connection.execute("reset timezone")
    assert got.staged.headers == ("key", "value", "last")
    assert got.cells == [("k", text, "z")]


def test_binary_that_is_no_text(read_sql):
    assert read_sql("select '\\xE4\\x00'::blob as b").cells == [("\\xE4\\x00",)]


def test_blank_rows_are_left_out(read_sql):
    got = read_sql("select case when i % 2 = 0 then 'x' else ' ' end a, null::int b from range(4) t(i)")
    assert (got.cells, got.rows) == ([("x", None), ("x", None)], [1, 3])


def test_headers_are_those_of_the_file(tmp_path, read_file):
    pq.write_table(pa.table([[1], [2], [7], [9]], ["a", "A", "file_row_number", " "]), tmp_path / "x.parquet")
    got = read_file(tmp_path / "x.parquet")
    assert (got.staged.headers, got.cells, got.rows) == (("a", "A", "file_row_number", ""), [("1", "2", "7", "9")], [1])


def test_many_row_groups(tmp_path, read_file):
    pq.write_table(pa.table({"a": list(range(100_000))}), tmp_path / "x.parquet", row_group_size=1_000)
    got = read_file(tmp_path / "x.parquet")
    assert got.cells == [(str(i),) for i in range(100_000)]
    assert got.rows == list(range(1, 100_001))


def test_no_rows(read_sql):
    got = read_sql("select 1 as a where false")
    assert (got.staged.headers, got.staged.rows) == (("a",), 0)


def test_duplicate_header(tmp_path, read_file):
    pq.write_table(pa.table([[1], [2], [3]], ["a", "b", "a"]), tmp_path / "x.parquet")
    with pytest.raises(DataError, match=r"x\.parquet has the header 'a' twice, in columns A and C") as caught:
        read_file(tmp_path / "x.parquet")
    assert caught.value.code == "file.duplicate_header"


@pytest.mark.parametrize("content", [b"a;b\n1;2\n", b"PAR1" + b"x" * 100 + b"PAR1", bytes(range(256))])
def test_no_parquet_at_all(tmp_path, read_file, content):
    (tmp_path / "x.parquet").write_bytes(content)
    with pytest.raises(DataError, match=r"^x.parquet can't be read as Parquet \(.+\): write it again") as caught:
        read_file(tmp_path / "x.parquet")
    assert caught.value.code == "file.unreadable"
    assert str(tmp_path) not in caught.value.message


def test_damaged_parquet_gives_a_sentence(tmp_path, read_file):
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"a": [str(i) for i in range(5_000)]}), path)
    whole = path.read_bytes()
    for cut in range(0, len(whole), len(whole) // 15):
        path.write_bytes(whole[:cut])
        with pytest.raises(DataError):
            read_file(path)
    path.write_bytes(whole[:100] + b"\xff" * 500 + whole[600:])
    with pytest.raises(DataError) as caught:
        read_file(path)
    assert caught.value.code == "file.unreadable"


def test_no_columns(tmp_path, read_file):
    pq.write_table(pa.table({}), tmp_path / "x.parquet")
    with pytest.raises(DataError):
        read_file(tmp_path / "x.parquet")


@pytest.mark.parametrize("rows", [0, 1])
def test_columns_without_a_name(tmp_path, read_file, rows):
    pq.write_table(pa.table({" ": pa.array(["a"] * rows, pa.string())}), tmp_path / "x.parquet")
    with pytest.raises(DataError, match="no column of it has a name") as caught:
        read_file(tmp_path / "x.parquet")
    assert caught.value.code == "file.empty"
