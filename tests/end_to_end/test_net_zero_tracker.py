"""The Net Zero Tracker's workbook, mapped by configuration alone, held against queries over the sheet itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa
import pytest

HERE = Path(__file__).parent / "net_zero_tracker"
WORKBOOK = Path(__file__).parents[3] / "shared" / "data" / "net_zero_tracker_2022-12-20.xlsx"

pytestmark = pytest.mark.skipif(not WORKBOOK.is_file(), reason=f"the real file is not here: {WORKBOOK.name}")


@pytest.fixture(scope="module")
def out(call_cli: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("net_zero_tracker") / "out"
    result = call_cli("run", HERE, "--out", place)
    assert (result.code, result.err) == (0, "")
    return place


@pytest.fixture(scope="module")
def manifest(out: Path) -> Any:
    return json.loads((out / "run.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def sheet(out: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sheet as text in DuckDB, read by another library than ours: one row each, with its row number."""
    book = openpyxl.load_workbook(WORKBOOK, read_only=True, data_only=True)
    headers, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    cells = {
        str(header): pa.array([None if row[at] is None else str(row[at]) for row in rows], pa.string())
        for at, header in enumerate(headers)
    }
    cells["sheet_row"] = pa.array(range(2, len(rows) + 2), pa.int64())
    with duckdb.connect() as connection:
        connection.register("cells", pa.table(cells))
        connection.execute("create table sheet as from cells")
        for path in out.rglob("*.parquet"):
            connection.execute(f"create view {path.parent.name}_{path.stem} as from '{path}'")
        yield connection


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> Any:
    return connection.execute(query).fetchall()[0][0]


def test_every_row_of_every_source_is_accounted_for(manifest: Any, sheet: duckdb.DuckDBPyConnection) -> None:
    rows = _one(sheet, "select count(*) from sheet")
    assert rows == 4089
    for source in manifest["sources"]:
        assert source["read"] == rows == source["accepted"] + source["rejected"] + source["excluded"]
    for count in ("read", "accepted", "rejected", "excluded"):
        assert manifest["rows"][count] == sum(source[count] for source in manifest["sources"])


@pytest.mark.parametrize(
    ("table", "excluded"),
    [
        ("organisation", ["false"]),
        ("membership", ["end_target = 'No target'"]),
        (
            "commitment",
            [
                "end_target = 'No target' or end_target_status is null",
                "end_target = 'No target' or end_target_status is not null",
            ],
        ),
        ("target", ["end_target = 'No target' or end_target_year is null"]),
    ],
)
def test_what_is_left_out_by_rule(
    manifest: Any, sheet: duckdb.DuckDBPyConnection, table: str, excluded: list[str]
) -> None:
    sources = [source for source in manifest["sources"] if source["table"] == table]
    expected = [_one(sheet, f"select count(*) from sheet where {where}") for where in excluded]
    assert [source["excluded"] for source in sources] == expected


def test_every_reject_is_one_that_a_person_would_reject(sheet: duckdb.DuckDBPyConnection) -> None:
    """Nothing is said about a goal, or a number can't be one: no other row is turned away, and these are."""
    unsaid = sheet.execute("select sheet_row from sheet where end_target is null order by 1").fetchall()
    expected = {("commitment", row, column, "value.missing", None) for (row,) in unsaid for column in ("title", "kind")}
    expected |= {
        ("target", row, column, code, value)
        for column, code, value, where in (
            ("reduction_pct", "value.out_of_range", "2030", "end_target_percentage_reduction::double > 100"),
            ("base_year", "value.out_of_range", "1007", "end_target_baseline_year::int < 1990"),
            ("target_year", "check.aims_ahead", "1990", "end_target_year::int <= end_target_baseline_year::int"),
        )
        for (row,) in sheet.execute(f"select sheet_row from sheet where {where}").fetchall()
    }
    assert len(expected) == 2 * 20 + 3
    found = sheet.execute('select table_name, "row", column_name, code, value from rejects_reject_reasons').fetchall()
    assert set(found) == expected
    assert len(found) == len(expected)


def test_organisations_by_kind(sheet: duckdb.DuckDBPyConnection) -> None:
    ours = sheet.execute("select org_type, count(*), sum(employees) from tables_organisation group by 1 order by 1")
    theirs = """
        select case actor_type when 'Company' then 'company' when 'City' then 'municipality' else 'public_body' end,
            count(*), sum(employees::bigint)
        from sheet group by 1 order by 1
    """
    assert ours.fetchall() == sheet.execute(theirs).fetchall()


def test_commitments_by_status_and_target_year(sheet: duckdb.DuckDBPyConnection) -> None:
    """As the facts have it, and as the sheet has it. The three typing errors of the sheet are no targets."""
    ours = """
        select coalesce(commitment.target_status, 'none'), progress.target_year, count(*)
        from marts_fact_target_progress as progress
        join marts_fact_commitment as commitment using (commitment_id)
        group by 1, 2 order by 1, 2
    """
    theirs = """
        select case end_target_status
                when 'Achieved (externally validated)' then 'achieved_externally_validated'
                when 'Achieved (self-declared)' then 'achieved_self_declared'
                when 'Declaration / pledge' then 'declaration_pledge'
                when 'In corporate strategy' then 'in_corporate_strategy'
                when 'In law' then 'in_law'
                when 'In policy document' then 'in_policy_document'
                when 'Proposed / in discussion' then 'proposed_in_discussion'
                else 'none'
            end, end_target_year::int, count(*)
        from sheet
        where end_target <> 'No target' and end_target_year is not null
            and coalesce(end_target_percentage_reduction::double <= 100, true)
            and coalesce(end_target_baseline_year::int >= 1990, true)
            and coalesce(end_target_year::int > end_target_baseline_year::int, true)
        group by 1, 2 order by 1, 2
    """
    expected = sheet.execute(theirs).fetchall()
    assert sum(count for *_, count in expected) == 1739
    assert sheet.execute(ours).fetchall() == expected


def test_commitments_by_status_without_a_year_too(sheet: duckdb.DuckDBPyConnection) -> None:
    ours = "select status, offsets, count(*) from tables_commitment group by all order by all"
    theirs = """
        select case when end_target_status like 'Achieved%' then 'achieved' else 'active' end as status,
            replace(lower(carbon_credit_offsets), ' ', '_') as offsets, count(*)
        from sheet where end_target <> 'No target' group by all order by all
    """
    assert sheet.execute(ours).fetchall() == sheet.execute(theirs).fetchall()


def test_the_metric_of_targets_by_year_counts_those_that_are_open(sheet: duckdb.DuckDBPyConnection) -> None:
    ours = "select dimension_value::int, value::int from metrics_metrics where metric = 'targets_by_year' order by 1"
    theirs = """
        select end_target_year::int, count(*)
        from sheet
        where end_target <> 'No target' and end_target_year is not null
            and coalesce(end_target_status not like 'Achieved%', true)
            and coalesce(end_target_percentage_reduction::double <= 100, true)
            and coalesce(end_target_baseline_year::int >= 1990, true)
            and coalesce(end_target_year::int > end_target_baseline_year::int, true)
        group by 1 order by 1
    """
    assert sheet.execute(ours).fetchall() == sheet.execute(theirs).fetchall()


def test_members_are_those_with_a_goal(sheet: duckdb.DuckDBPyConnection) -> None:
    """Who has said nothing is in the register, and counts as incomplete rather than as a member."""
    ours = "select is_active, count(*) from membership_commitment_network_member group by 1 order by 1"
    said = "select end_target is not null, count(*) from sheet where end_target is distinct from 'No target' group by 1"
    assert sheet.execute(ours).fetchall() == sheet.execute(f"{said} order by 1").fetchall()
