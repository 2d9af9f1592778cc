"""examples/lahti against a second reading of its raw files that shares nothing with climatekit: register and reports.

SQL of its own counts what the run counted.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest

from climatekit.run import Options, run_project

from .conftest import EXAMPLE, Results
from .raw_lahti import DATA, count, one, raw_files


@pytest.fixture(scope="module")
def raw() -> Iterator[duckdb.DuckDBPyConnection]:
    yield from raw_files()


def test_rows_read(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    sources = json.loads((example.out / "run.json").read_text("utf-8"))["sources"]
    read = {source["table"]: 0 for source in sources}
    for source in sources:
        read[source["table"]] += source["read"]
        assert source["read"] == source["accepted"] + source["rejected"] + source["excluded"]
    assert read["organisation"] == one(raw, "select count(*) from org")
    assert read["commitment"] == one(raw, "select count(*) from com")
    assert read["progress_report"] == one(raw, "select count(*) from rep") + 2  # a row too long and one too short


@pytest.mark.parametrize(
    ("table", "view"), [("membership", "m"), ("commitment", "c"), ("target", "t"), ("progress_report", "r")]
)
def test_rows_accepted(raw: duckdb.DuckDBPyConnection, example: Results, table: str, view: str) -> None:
    assert len(example.rows(f"tables/{table}")) == one(raw, f"select count(*) from {view}")


def test_members(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    on_the_day = "since <= '2026-10-31' and coalesce(until, '9999-12-31') >= '2026-10-31'"
    total = one(raw, f'select count(distinct "Jäsennumero") from m where {on_the_day}')
    assert example.metric("members_total")["all"] == total
    active = one(
        raw,
        f"""
        select count(distinct "Jäsennumero") from m where {on_the_day}
        and "Jäsennumero" in (
            select "Jäsennumero" from app
            where "Päätös" = 'hyväksytty' and "Päätöspäivä" between "Saapunut" and '2026-10-31')
        and 2 <= (select count(*) from c where c."Sopimusnumero" = m."Sopimusnumero" and made <= '2026-10-31'
            and "Tila" in ('voimassa', 'saavutettu') and coalesce("Voimassa asti", '9999-12-31') >= '2026-10-31')
        """,
    )
    assert example.metric("members_active")["all"] == active
    assert 130 <= active < total <= 150


def test_61_members_in_october_2022(tmp_path: Path) -> None:
    """As many as the real network had; nobody has left yet, so that all joined before."""
    outcome = run_project(EXAMPLE, Options(out=tmp_path / "out", as_of=date(2022, 10, 21), report=False))
    assert outcome.out is not None
    assert Results(outcome.out).metric("members_total")["all"] == 61


def test_commitments(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    made = "c join m using (\"Sopimusnumero\") where made <= '2026-10-31'"
    assert example.metric("commitments_total")["all"] == one(raw, f"select count(*) from {made}")
    assert example.metric("commitments_open")["all"] == one(raw, "select count(*) from open_c")
    kinds = {"quantified": "määrällinen", "action": "toimenpide", "learning": "selvitys"}
    for kind, word in kinds.items():
        counted = one(raw, f"select count(*) from open_c where \"Laji\" = '{word}'")
        assert example.metric("commitments_open", "kind")[kind] == counted


def test_follow_up(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    found = {finding: count(example, finding) for finding in ("M4-6a", "M4-6b", "M4-6c", "M4-6d")}
    assert found == {
        "M4-6a": one(raw, "select count(*) from open_c where days between 426 and 730"),
        "M4-6b": one(raw, "select count(*) from open_c where days > 730"),
        "M4-6c": one(raw, "select count(*) from open_c where date '2026-10-31' - made > 1095"),
        "M4-6d": one(raw, "select count(*) from open_c where days between 366 and 425"),
    }
    assert all(found.values()), "the example shows each of them"
    assert example.metric("days_since_report_median")["all"] == one(raw, "select median(days) from open_c")


def test_gaps_in_the_promises(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    joined = 'open_c join t using ("Sitoumusnumero")'
    counted = "coalesce(\"Tavoitetyyppi\", '') = 'count'"
    assert count(example, "M4-3b") == one(
        raw, f"select count(*) from {joined} where (base is null or base_year is null) and not {counted}"
    )
    assert count(example, "M4-3c") == one(raw, f"select count(*) from {joined} where goal is null")
    assert count(example, "M4-3a") == one(
        raw,
        "select count(*) from open_c where \"Laji\" = 'määrällinen' "
        'and "Sitoumusnumero" not in (select "Sitoumusnumero" from t)',
    )


def test_progress(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    """On the way or not: the last value against a straight line, for absolute amounts reported in their own unit."""
    second = raw.execute("""
        with last as (
            select t."Tavoitetunnus", t.base, t.goal, t.base_year, t.goal_year, r.year, r.value
            from open_c join t using ("Sitoumusnumero") join r on r."Sitoumusnumero" = t."Sitoumusnumero"
                and r."Yksikkö" = t."Yksikkö" and r.day <= '2026-10-31' and r.year > t.base_year
            where t."Tavoitetyyppi" = 'absolute' and t.base <> t.goal and open_c.days <= 730
            qualify row_number() over (partition by t."Tavoitetunnus" order by r.year desc, r.day desc) = 1
        )
        select "Tavoitetunnus", (base - value) / (base - goal), least(1, (year - base_year) / (goal_year - base_year))
        from last
    """).fetchall()
    assert len(second) > 60
    first = {row["target_id"]: row for row in example.rows("marts/fact_target_progress")}
    for key, attainment, way in second:
        assert first[key]["attainment"] == pytest.approx(attainment)
        status = "achieved" if attainment >= 1 else "on_track" if attainment >= way else "behind"
        assert first[key]["progress"] == status, key


def test_reduction(raw: duckdb.DuckDBPyConnection, example: Results) -> None:
    """Scope 1 alone, by hand: the last report of each active member on its newest target."""
    active = example.rows("membership/commitment_network_member", "is_active")
    raw.execute("create or replace temp table active (org varchar)")
    raw.executemany("insert into active values (?)", [[row["org_id"]] for row in active])
    second = one(
        raw,
        """
        select sum(base - value) from (
            select t.base, r.value
            from t join c using ("Sitoumusnumero") join m using ("Sopimusnumero")
            join active on active.org = m."Jäsennumero"
            join r on r."Sitoumusnumero" = t."Sitoumusnumero" and r."Yksikkö" = t."Yksikkö" and r.year > t.base_year
                and r.day <= '2026-10-31'
            where t."Mittari" = 'ghg_s1' and coalesce(m.until, '9999-12-31') >= '2026-10-31' and t.goal is not null
            and (c."Tila" = 'voimassa'
                    and "Sitoumusnumero" not in (select "Sitoumusnumero" from open_c where days > 730)
                or c."Tila" = 'saavutettu' and coalesce(c."Voimassa asti", '9999-12-31') >= '2026-10-31')
            qualify row_number() over (partition by m."Jäsennumero" order by r.year desc, r.day desc, c.made desc) = 1)
        """,
    )
    assert example.metric("reduction_reported_tco2e", "metric")["ghg_s1"] == pytest.approx(second, abs=1e-3)


def test_a_coordinator_recognises_it(example: Results) -> None:
    rules = {finding["rule"] for finding in example.findings()}
    assert rules >= {
        "M4-1a", "M4-1b", "M4-2a", "M4-2c", "M4-2d", "M4-2f", "M4-3a", "M4-3b", "M4-3c", "M4-3d", "M4-3e", "M4-3g",
        "M4-3h", "M4-4", "M4-6a", "M4-6b", "M4-6c", "M4-6d", "M4-6e",
        "M4-1e", "M4-2h", "M4-2i", "M4-2j", "M4-2k", "M4-7a", "M4-7b", "M4-7c", "M4-7d", "M4-8a", "M4-8b", "M4-9b",
        "M4-9c", "M4-11", *(f"GW{number:02d}" for number in range(1, 16)),
    }  # fmt: skip
    assert "M4-5" not in rules
    assert "M4-1d" not in rules
    # it is a well run network: these are shown by the tests of the rules alone
    assert not rules & {"M4-2g", "M4-5b", "M4-6f", "M4-7e", "M4-9a", "M4-9d", "M4-9e"}


def test_the_work_list(example: Results) -> None:
    kinds = {row["kind"] for row in example.rows("marts/fact_work_item")}
    assert kinds >= {
        "report_due", "report_overdue", "commitment_to_renew", "baseline_missing", "label_expiring", "label_expired",
        "application_open", "group_without_support", "funding_ending",
    }  # fmt: skip


def test_rejects_are_of_every_kind(example: Results) -> None:
    manifest = json.loads((example.out / "run.json").read_text("utf-8"))
    codes = {reason.split(":")[1] for reasons in manifest["reject_reasons"].values() for reason in reasons}
    assert codes >= {
        "key.repeated", "reference.unknown", "row.too_long", "row.too_short", "type.date", "type.integer",
        "type.number", "type.decimal", "value.missing", "value.not_allowed", "value.out_of_range", "value.too_small",
        "check.business_id_form", "check.business_id_check_digit", "check.industry_has_scheme",
        "check.ends_after_it_begins", "check.ends_after_it_is_made", "check.aims_ahead", "check.value_has_unit",
        "check.reports_on_the_past",
    }  # fmt: skip
    share = manifest["rows"]["rejected"] / manifest["rows"]["read"]
    assert 0.01 < share < 0.03


def test_every_header_is_used(example: Results) -> None:
    manifest = json.loads((example.out / "run.json").read_text("utf-8"))
    ignored = {header for source in manifest["sources"] for header in source["ignored_headers"]}
    assert ignored == {"Rivin tila", "Huomautuksia"}
    assert sum(source["excluded"] for source in manifest["sources"]) == 3, "two by rule, and the row of sums"


def test_nobody_is_named(example: Results) -> None:
    for path in example.out.rglob("*.parquet"):
        if "rejects" not in path.parts:
            with duckdb.connect() as connection:
                columns = [row[0] for row in connection.execute(f"describe select * from '{path}'").fetchall()]
            assert not {"person_name", "email", "phone"} & set(columns), path


def test_every_file_says_that_it_is_invented(example: Results) -> None:
    for path in DATA.glob("*.csv"):
        assert "KEKSITTY" in path.read_bytes().splitlines()[0].decode("utf-8", "replace"), path
    book = openpyxl.load_workbook(DATA / "kumppanirekisteri.xlsx", read_only=True)
    assert "KEKSITTY" in str(book["Huom"]["A1"].value)
    names = {row["name"] for row in example.rows("tables/organisation")} - {None}
    assert all(name.endswith("(esim.)") for name in names)


@pytest.mark.skipif(importlib.util.find_spec("xlsxwriter") is None, reason="xlsxwriter is not installed")
def test_the_files_are_made_by_the_script(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(EXAMPLE / "make_data.py"), str(tmp_path)], check=True)
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {path.name for path in DATA.iterdir()}
    for name in made:
        if name.endswith(".csv"):
            assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes(), name
    books = [openpyxl.load_workbook(folder / "kumppanirekisteri.xlsx") for folder in (tmp_path, DATA)]
    for sheets in zip(*books, strict=True):
        first, second = ([list(row) for row in sheet.iter_rows(values_only=True)] for sheet in sheets)
        assert first == second
