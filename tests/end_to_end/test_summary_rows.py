"""Rows that add up the others are no rows of the table; organisations with such a name are."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.ingest import Layout, Staged, stage
from climatekit.ingest import summary_rows as summaries
from climatekit.ingest.summary_rows import SummaryRows, summary_rows
from climatekit.run import Options, run_project

HEADER = "a;b;c;d"


@pytest.fixture(scope="module")
def connection() -> Any:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture(params=["few", "many"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows and many are looked through in different ways, with the same result."""
    if request.param == "many":
        monkeypatch.setattr(summaries, "SMALL", -1)


@pytest.fixture
def left_out(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Callable[..., tuple[int, ...]]:
    def judge(rows: Sequence[str], **more: Any) -> tuple[int, ...]:
        path = tmp_path / "rows.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        staged = stage(connection, path, Layout(), "judged")
        found = summary_rows(connection, staged, "judged", **more)
        kept = connection.execute(f"select _row from judged where {found.keep}").fetchall()
        assert staged.rows == len(kept) + len(found.rows), "each row is kept or left out"
        return tuple(row - 2 for row in found.rows)

    return judge


SUMMARIES = ["Yhteensä;;;340", "yhteensä:;1 234,50;;", "YHTEENSÄ;12.5;-3;1e3", ";Kaikki Yhteensä:;;7",
             "Summa;;;1.234.567", "  Totalt ;;5;", ";;SAMMANLAGT;12 %", "Grand Total;;;1 000 €", "Keskiarvo;;;3,5",
             "\xa0Total;;;0"]  # fmt: skip
ROWS = ["Total;Oy;;340",  # another text: an organisation of that name
        "Total;;;",  # no number
        "Yhteensä;;;31.12.2024", "Yhteensä;;2024-12-31;5", "Yhteensä;;03.2024;5", "Yhteensä;;;1/2",  # dates
        "Yhteensä Oy;;;5", "Totaali;;;5", "5;Yhteensä;;5", "Lahti;;;5", "12;;;5", ";;;5", "Summa;Summa;;5"]  # fmt: skip


@pytest.mark.usefixtures("way")
def test_which_rows_are_summaries(left_out: Callable[..., tuple[int, ...]]) -> None:
    mixed = [row for pair in zip(SUMMARIES, [*ROWS], strict=False) for row in pair] + ROWS[len(SUMMARIES) :]
    assert [mixed[at] for at in left_out(mixed)] == SUMMARIES
    assert left_out(ROWS) == ()
    assert left_out(["x;;;5"] * 3) == ()
    # a number in a column of dates may be a day; and "Total" may be what the column says of each row
    assert left_out(["Total;45000;;5", "Total;;;5", "Summa;;;5"], dates=[1]) == (1, 2)
    assert left_out(["Total;;;5", "Summa;;;5", ";Total;;5"], own={0: ["total", "part"]}) == (1, 2)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.data(),
    summary=st.sampled_from(SUMMARIES),
    rows=st.lists(
        st.lists(st.sampled_from(["", "a", "12", "o-1", "31.12.2024", "Oy Total Ab"]), min_size=4, max_size=4)
        .filter(any)
        .map(";".join),
        max_size=8,
    ),
)
def test_with_a_summary_among_them_the_same_rows_are_left(
    left_out: Callable[..., tuple[int, ...]], data: st.DataObject, summary: str, rows: list[str]
) -> None:
    at = data.draw(st.integers(0, len(rows)))
    assert left_out([*rows[:at], summary, *rows[at:]]) == (at,)


def test_in_a_run(project: Any, open_toml: str, open_files: dict[str, str], workbook: Any, call_cli: Any) -> None:
    """Counted as excluded and told; ``keep`` judges them like other rows; Parquet has none."""
    organisations = [["name", "org_id", "org_type", "employees"], ["Esimerkki Oy", "org-1", "company", 12],
                     ["Keksitty kunta", "org-2", "municipality", 3], ["Total", "org-3", "company", 40],
                     ["Yhteensä", None, None, 55]]  # fmt: skip
    del open_files["data/organisation.csv"]
    files = {**open_files, "data/organisation.xlsx": workbook(organisations, "Lista")}
    files["data/attendance.csv"] += "Yhteensä;;3\n"
    root = project(files, toml=open_toml)
    run_project(root, Options(report=False))
    told = json.loads((root / "out" / "run.json").read_text("utf-8"))
    of = {source["table"]: source for source in told["sources"]}
    counts = ("read", "accepted", "rejected", "excluded")
    assert [of["organisation"][count] for count in counts] == [4, 3, 0, 1]
    assert [of["attendance"][count] for count in counts] == [3, 2, 0, 1]
    assert of["organisation"]["guessed"] == {"summary_rows": [5]}
    assert of["attendance"]["guessed"]["summary_rows"] == [4]
    assert "summary_rows" not in of["event"]["guessed"]
    (root / "climatekit.toml").write_text(open_toml + '\n[tables.attendance]\nsummary_rows = "keep"\n')
    kept = call_cli("check", root, "--json")
    assert kept.code == 1
    assert kept.lines[-1]["rows"]["rejected"] == 1
    (root / "climatekit.toml").write_text(open_toml + '\n[tables.attendance]\nsummary_rows = "drop"\n')
    wrong = call_cli("check", root)
    assert wrong.code == 2
    assert "'exclude' or 'keep'" in wrong.err


def test_many_rows_and_none_are_answered_the_same(connection: duckdb.DuckDBPyConnection) -> None:
    """A table of more rows than count as few, in which the word stands in the second column."""
    connection.execute(
        "create or replace table big as select case when i % 2 = 0 then 'x' || i end as c0, "
        "case when i = 25001 then 'Yhteensä' else 'y' end as c1, i::varchar as c2, i as _row from range(30000) as t(i)"
    )
    staged = Staged(table="big", file=Path("big.csv"), sheet=None, headers=("a", "b", "c"), rows=30_000, guessed={})
    assert summary_rows(connection, staged, "big").rows == (25_001,)
    assert summary_rows(connection, staged, "(from big where _row < 25000)") == SummaryRows()
