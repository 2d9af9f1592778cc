"""Two dated versions of one list of councils: columns go, councils merge, people write what they like."""

from __future__ import annotations

import csv
import datetime
import json
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data"
VERSIONS = {"uk_declarations_v0_1_0": "0.1.0", "uk_declarations_v0_3_12": "0.3.12"}

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not here: UK climate declarations")


class Version:
    """One version: the file as Python's csv reads it, and what a run made of it."""

    def __init__(self, name: str, out: Path) -> None:
        self.name, self.out = name, out
        self.file = DATA / f"uk_climate_declarations_v{VERSIONS[name]}.csv"
        with self.file.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            self.rows = [{**row, "line": str(reader.line_num)} for row in reader]
        self.manifest = json.loads((out / "run.json").read_text("utf-8"))

    @property
    def declared(self) -> list[dict[str, str]]:
        """The councils that said yes in some way, have a code, and say on which day."""
        return [row for row in self.rows if self.yes(row) and row["local-authority-code"] and row["date_made"]]

    @staticmethod
    def yes(row: dict[str, str]) -> bool:
        return row["made_declaration"].startswith("Y")

    def query(self, sql: str) -> list[Any]:
        with duckdb.connect() as connection:
            return connection.execute(sql.replace("out/", f"{self.out}/")).fetchall()


@pytest.fixture(scope="module", params=sorted(VERSIONS))
def version(request: pytest.FixtureRequest, call_cli: Any, tmp_path_factory: pytest.TempPathFactory) -> Version:
    out = tmp_path_factory.mktemp(request.param) / "out"
    result = call_cli("run", HERE / request.param, "--out", out)
    assert (result.code, result.err) == (0, "")
    return Version(request.param, out)


def test_every_row_of_every_source_is_accounted_for(version: Version) -> None:
    for source in version.manifest["sources"]:
        assert source["read"] == len(version.rows)
        assert source["read"] == source["accepted"] + source["rejected"] + source["excluded"]


def test_councils(version: Version) -> None:
    """A council that has merged stays one, though its type is gone."""
    found = dict(version.query("select org_type, count(*) from 'out/tables/organisation.parquet' group by 1"))
    with_code = [row for row in version.rows if row["local-authority-code"]]
    bodies = ("Combined authority", "Strategic Regional Authority")
    expected = Counter(
        "public_body" if row["local-authority-type-name"] in bodies else "municipality" for row in with_code
    )
    assert found == expected
    assert sum(found.values()) == len(version.rows) - 2


def test_a_yes_of_any_kind_is_a_membership_and_a_no_is_not(version: Version) -> None:
    found = dict(version.query("select org_id, valid_from from 'out/tables/membership.parquet'"))
    assert found == {
        row["local-authority-code"]: datetime.datetime.strptime(row["date_made"], "%d/%m/%Y").date()
        for row in version.declared
    }
    active = version.query("select count(*) from 'out/membership/commitment_network_member.parquet' where is_active")
    assert active == [(len(version.declared),)]


def test_targets_by_year(version: Version) -> None:
    metric = "select dimension_value, value from 'out/metrics/metrics.parquet' where metric = 'targets_by_year'"
    facts = "select target_year, count(*) from 'out/marts/fact_target_progress.parquet' group by 1"
    expected = Counter(int(float(row["carbon_neutral_date"])) for row in version.declared if row["carbon_neutral_date"])
    assert dict(version.query(facts)) == expected
    assert {int(year): int(value) for year, value in version.query(metric)} == expected


def test_rejected_are_councils_without_a_code_and_a_declaration_without_a_day(version: Version) -> None:
    no_code = [row for row in version.rows if not row["local-authority-code"]]
    no_day = [row for row in version.rows if version.yes(row) and not row["date_made"]]
    assert [row["council"].split()[0] for row in no_code] == ["Kettering", "South"]
    assert [row["council"] for row in no_day] == ["London Borough of Hounslow"]
    lines = {row["council"].split()[0]: int(row["line"]) for row in (*no_code, *no_day)}
    south = lines["South"] - (1 if any("\n" in row["council"] for row in no_code) else 0)  # the line on which it starts
    expected = {
        ("organisation", lines["Kettering"], "org_id"),
        ("organisation", south, "org_id"),
        ("membership", lines["Kettering"], "membership_id"),
        ("membership", lines["Kettering"], "org_id"),
        ("membership", lines["London"], "valid_from"),
        ("commitment", lines["Kettering"], "commitment_id"),
        ("commitment", lines["Kettering"], "membership_id"),
        ("commitment", lines["London"], "made_on"),
        ("target", lines["Kettering"], "target_id"),
        ("target", lines["Kettering"], "commitment_id"),
    }
    found = version.query(
        "select table_name, \"row\", column_name, code, value from 'out/rejects/reject_reasons.parquet'"
    )
    assert {row[:3] for row in found} == expected
    assert {row[3:] for row in found} == {("value.missing", None)}


def test_a_new_way_of_writing_yes_waits_for_a_person(version: Version, call_cli: Any, tmp_path: Path) -> None:
    """The lists of the one version do not fit the other: what they do not know is rejected, not guessed."""
    settings = HERE / version.name / "climatekit.toml"
    toml = settings.read_text("utf-8").replace("../../../../shared/data", DATA.as_posix())
    (tmp_path / "climatekit.toml").write_text(toml.replace('"Y*" = ', '"Y (not in the list)" = '), encoding="utf-8")
    result = call_cli("run", tmp_path, "--max-rejects", "100%", "--quiet")
    assert result.code == 0
    found = duckdb.sql(
        f"select distinct table_name, column_name, code, value from '{tmp_path}/out/rejects/reject_reasons.parquet' "
        "where code = 'value.not_allowed' order by 1"
    ).fetchall()
    assert found == [
        ("commitment", "status", "value.not_allowed", "Y*"),
        ("membership", "tier", "value.not_allowed", "Y*"),
    ]
