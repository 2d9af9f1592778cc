"""What the tests of this room share: a DuckDB, and one call that stages a file and reads everything back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from climatekit.ingest import Layout, Staged, stage

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Read:
    staged: Staged
    cells: list[Row]
    rows: list[int]
    problems: list[str | None]
    extras: list[str | None]
    faults: dict[tuple[int, int], str]
    """By row and position, the code of each cell without a value though something stands in it."""


def read(connection: duckdb.DuckDBPyConnection, path: Path, **layout: Any) -> Read:
    staged = stage(connection, path, Layout(**layout), "staged")
    found = connection.execute("select * from staged order by _row").fetchall()
    names = [column[0] for column in connection.description or []]
    faults = [f"_fault{i}" for i in staged.faults]
    assert names == [*(f"c{i}" for i in range(len(staged.headers))), "_row", "_problem", "_extra", *faults]
    assert staged.rows == len(found)
    width = len(staged.headers)
    return Read(
        staged=staged,
        cells=[row[:width] for row in found],
        rows=[row[width] for row in found],
        problems=[row[width + 1] for row in found],
        extras=[row[width + 2] for row in found],
        faults={
            (row[width], position): code
            for row in found
            for position, code in zip(staged.faults, row[width + 3 :], strict=True)
            if code is not None
        },
    )


@pytest.fixture(scope="session")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def read_file(connection: duckdb.DuckDBPyConnection) -> Callable[..., Read]:
    return lambda path, **layout: read(connection, path, **layout)


@pytest.fixture
def read_bytes(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Callable[..., Read]:
    """Write the bytes into a file and read it."""

    def write_and_read(content: bytes, name: str = "members.csv", **layout: Any) -> Read:
        path = tmp_path / name
        path.write_bytes(content)
        return read(connection, path, **layout)

    return write_and_read


@pytest.fixture
def shared_data() -> Path:
    folder = Path(__file__).parents[2].parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the real files are not here: {folder}")
    return folder
