"""Files that a plugin reads: rows as they are, numbered as a person counts them, the blame where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit.errors import ClimatekitError, DataError, PluginError
from climatekit.ingest import Layout, Staged, stage
from climatekit.ingest.foreign_file import foreign_reader

Rows = Sequence[Any]
OWNER = "The reader 'rows' of the plugin 'x'"


def staged(tmp_path: Path, rows: Rows, *, first_row: int = 2) -> tuple[Staged, list[tuple[Any, ...]]]:
    path = tmp_path / "a.rows"
    path.touch()

    def read(given: Path) -> Iterator[Any]:
        assert given == path
        for row in rows:
            if isinstance(row, BaseException):
                raise row
            yield row

    with duckdb.connect() as connection:
        connection.execute("create schema raw")
        reader = foreign_reader(read, owner=OWNER, first_row=first_row)
        found = stage(connection, path, Layout(), "raw.source_1", reader)
        return found, connection.execute("from raw.source_1 order by _row").fetchall()


def test_rows(tmp_path: Path) -> None:
    found, rows = staged(tmp_path, [["a", "b"], ["1", "2"], [None, ""], ("x", None), ["", "ä"]])
    assert (found.headers, found.rows, found.sheet) == (("a", "b"), 3, None)
    assert rows == [("1", "2", 2, None, None), ("x", None, 4, None, None), (None, "ä", 5, None, None)]


def test_the_first_row_has_the_number_that_the_reader_says(tmp_path: Path) -> None:
    assert [row[1] for row in staged(tmp_path, [["a"], ["x"], ["y"]], first_row=1)[1]] == [1, 2]


def test_rows_that_are_not_as_wide_as_the_headers(tmp_path: Path) -> None:
    found, rows = staged(tmp_path, [["a", "b", None], ["1"], ["1", "2"], ["1", "2", "3"], ["1", "2", "3", "4", "5"],
                                    ["1", "2", None, "", None]])  # fmt: skip
    assert found.headers == ("a", "b", "")
    assert [row[2:] for row in rows] == [
        (None, 2, "row.too_short", None),
        (None, 3, None, None),
        ("3", 4, None, None),
        ("3", 5, "row.too_long", "4;5"),
        (None, 6, None, None),
    ]


def test_headers_alone(tmp_path: Path) -> None:
    found, rows = staged(tmp_path, [["a", "b"]])
    assert (found.rows, rows) == (0, [])


@pytest.mark.parametrize("rows", [[], [[]], [[None, " "]], [[], ["1"]]])
def test_no_headers(tmp_path: Path, rows: Rows) -> None:
    with pytest.raises(DataError, match=r"a.rows is empty: the reader 'rows' of the plugin 'x' finds no headers in it"):
        staged(tmp_path, rows)


@pytest.mark.parametrize(
    ("rows", "kind", "code", "said"),
    [
        ([["a", "a"]], DataError, "file.duplicate_header", "has the header 'a' twice"),
        ([["a"], ValueError("line 2 is no JSON.\nsee there")], DataError, "file.unreadable",
         f"a.rows can't be read: line 2 is no JSON. ({OWNER}.)"),
        ([["a"], [3]], PluginError, "plugin.failed", "a row is [3], not a sequence of texts"),
        ([["a"], "text"], PluginError, "plugin.failed", "a row is 'text', not a sequence of texts"),
        ([["a"], 5], PluginError, "plugin.failed", "TypeError: 'int' object is not iterable"),
        ([["a"], KeyError("b")], PluginError, "plugin.failed", f"{OWNER} fails on a.rows: KeyError: 'b'."),
        ([["a"], SystemExit(1)], PluginError, "plugin.failed", "SystemExit: 1"),
        ([DataError("file.own", "The plugin's own words.")], DataError, "file.own", "The plugin's own words."),
    ],
)  # fmt: skip
def test_whose_fault_it_is(tmp_path: Path, rows: Rows, kind: type[ClimatekitError], code: str, said: str) -> None:
    with pytest.raises(kind) as caught:
        staged(tmp_path, rows)
    assert caught.value.code == code
    assert said in caught.value.message
    assert "\n" not in caught.value.message
