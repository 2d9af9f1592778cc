"""Python's ``csv`` is the oracle: whatever lane a file takes, every cell and every line number is as it says."""

import csv
import io
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.errors import DataError
from climatekit.ingest import Layout, csv_file, stage
from climatekit.ingest.csv_fast import read_fast, scan_of
from climatekit.ingest.source import is_blank

TOLD = {"encoding": "utf-8"}
relaxed = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def staged_rows(connection: duckdb.DuckDBPyConnection, path: Path, delimiter: str) -> list[tuple]:
    stage(connection, path, Layout(delimiter=delimiter, **TOLD), "property")
    return connection.execute("select * from property order by _row").fetchall()


def oracle(text: str, width: int, delimiter: str, first_line: int = 2) -> list[tuple]:
    """(cells…, line, problem, extra) as the rules say, by nothing but ``csv`` and its line counter."""
    rows, before = [], first_line - 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        line, before = before + 1, first_line - 1 + reader.line_num
        if all(map(is_blank, cells)):
            continue
        inside, outside = cells[:width], cells[width:]
        while outside and is_blank(outside[-1]):
            outside.pop()
        problem = "row.too_short" if len(inside) < width else "row.too_long" if outside else None
        inside += [""] * (width - len(inside))
        rows.append((*(cell or None for cell in inside), line, problem, delimiter.join(outside) or None))
    return rows


cells = st.text(st.characters(codec="utf-8"), max_size=8) | st.text(alphabet='a"\n\r;,\t |\0é€', max_size=8)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 5))
    row = st.lists(cells, min_size=width, max_size=width).filter(lambda row: not all(map(is_blank, row)))
    return width, draw(st.lists(row, max_size=8))


@given(table=tables(), delimiter=st.sampled_from(";,\t|"), quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
@relaxed
def test_what_the_csv_writer_writes_comes_back(connection, tmp_path, table, delimiter, quoting):
    width, rows = table
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting)
    writer.writerows(rows)
    headers = delimiter.join(f"h{i}" for i in range(width)) + "\r\n"
    path = tmp_path / "x.csv"
    path.write_bytes((headers + out.getvalue()).encode())
    got = staged_rows(connection, path, delimiter)
    assert [row[:width] for row in got] == [tuple(cell or None for cell in row) for row in rows]
    assert got == oracle(out.getvalue(), width, delimiter)
    assert all(row[-2:] == (None, None) for row in got)


raw = st.text(alphabet="ab\"\n\t ;\\#'é\u00a0\u2028\0", max_size=30) | st.lists(
    st.sampled_from(["a", '"', '"a"', '""', ";", "\n", " ", "\t", "\r\n", "\r", ";;", '"\n"', "x;y\n"]), max_size=20
).map("".join)


@given(text=raw, width=st.integers(1, 3), delimiter=st.sampled_from(";\t"), line_end=st.sampled_from(["\n", "\r\n"]))
@relaxed
def test_any_text_is_read_as_python_reads_it_or_refused_for_its_quotes(
    connection, tmp_path, text, width, delimiter, line_end
):
    text = text.replace(";", delimiter)
    path = tmp_path / "x.csv"
    path.write_bytes((delimiter.join("hij"[:width]) + line_end + text).encode())
    try:
        got = staged_rows(connection, path, delimiter)
    except DataError as error:
        refused = error.code
    else:
        assert got == oracle(text, width, delimiter)
        return
    assert refused == "file.open_quote"
    with pytest.raises(csv.Error):  # only where the strict reader of Python objects as well
        list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


simple = st.text(alphabet="ab é\"';,", max_size=5)


@given(
    rows=st.lists(st.lists(simple, min_size=2, max_size=2).filter(lambda row: not all(map(is_blank, row)))),
    blanks=st.integers(0, 2),
)
@relaxed
def test_both_lanes_agree(connection, tmp_path, rows, blanks):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    path = tmp_path / "x.csv"
    path.write_bytes(("a;b\n" + out.getvalue() + "\n" * blanks).encode())
    fast = staged_rows(connection, path, ";")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_file, "read_fast", lambda *args, **kwargs: False)
        exact = staged_rows(connection, path, ";")
    assert fast == exact
    if not any('" ' in line or ' "' in line for line in out.getvalue().splitlines()):
        assert read_fast(connection, scan_of(path, delimiter=";", width=2, skip=1), "by_hand")
