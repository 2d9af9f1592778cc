"""Two published versions of one list of councils, loaded as its history, against what the two files say."""

from __future__ import annotations

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data"
BEFORE, AFTER = datetime.date(2022, 1, 1), datetime.date(2024, 1, 1)

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not here: UK climate declarations")


def councils(version: str) -> dict[str, dict[str, str]]:
    """By code, those that have one and are still councils."""
    with (DATA / f"uk_climate_declarations_v{version}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["local-authority-code"]: row for row in rows if row["local-authority-type-name"]}


def declared(version: str) -> dict[str, datetime.date | None]:
    """When each council that said yes in some way did so."""
    return {
        code: datetime.datetime.strptime(row["date_made"], "%d/%m/%Y").date() if row["date_made"] else None
        for code, row in councils(version).items()
        if row["made_declaration"].startswith("Y")
    }


@pytest.fixture(scope="module")
def out(call_cli: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("uk") / "out"
    result = call_cli("run", HERE / "uk_declarations", "--out", folder)
    assert (result.code, result.err) == (0, "")
    return folder


def rows(out: Path, sql: str) -> list[Any]:
    with duckdb.connect() as connection:
        return connection.execute(sql.replace("out/", f"{out}/")).fetchall()


def test_councils_that_joined_left_and_changed(out: Path) -> None:
    old, new = councils("0.1.0"), councils("0.3.12")
    listed, gone = new.keys() - old.keys(), old.keys() - new.keys()
    assert (len(listed), len(gone)) == (1, 20)  # a council of Wales is new; twenty were merged into others
    renamed = {code for code in old.keys() & new.keys() if old[code]["council"].split() != new[code]["council"].split()}
    assert set(
        rows(out, "select org_id, day, change, column_name from 'out/membership/organisation_change.parquet'")
    ) == {
        *((code, AFTER, "listed", "org_id") for code in listed),
        *((code, AFTER, "no_longer_listed", "org_id") for code in gone),
        *((code, AFTER, "value_changed", "name") for code in renamed),
    }


def test_declarations_as_periods(out: Path) -> None:
    """From the day that the list gives; who is missing from the later version has left by the day before it."""
    old, new = declared("0.1.0"), declared("0.3.12")
    expected = {
        code: (
            new.get(code) or old.get(code) or (BEFORE if code in old else AFTER),
            None if code in new else AFTER - datetime.timedelta(days=1),
        )
        for code in {*old, *new}
    }
    found = rows(out, "select org_id, valid_from, valid_to from 'out/tables/membership.parquet'")
    assert {code: (first, last) for code, first, last in found} == expected
    assert (len(new.keys() - old.keys()), len(old.keys() - new.keys())) == (7, 16)


def test_every_row_of_both_versions_is_accounted_for(out: Path) -> None:
    manifest = json.loads((out / "run.json").read_text("utf-8"))
    for source in manifest["sources"]:
        assert source["read"] == source["accepted"] + source["rejected"] + source["excluded"] >= 403
        if source["table"] != "commitment":
            assert source["rejected"] == 0
    assert [export["day"] for export in manifest["history"]["organisation"]["exports"]] == [str(BEFORE), str(AFTER)]
