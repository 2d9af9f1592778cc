"""Numbers keep their size, whichever way the source writes them."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import duckdb
import pytest
import xlsxwriter

TOML = """
[project]
name = "T"
as_of = 2026-10-31
max_errors = 9
[[programmes]]
id = "p"
model = "open_network"
[tables.resource_use]
{options}
"""
ORGANISATIONS = "org_id,name,org_type\no1,Esimerkki Oy,company\n"
HEAD = "period,cost_category,fund_source,cost_eur"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_a_constant_is_read_as_it_is_told(project: Any, call_cli: Any, packed: bool) -> None:
    options = 'decimal = ","\nthousands = "."\nconstants = { htv = 1.125, htv_method = "estimate" }'
    text = f"{HEAD}\n2025,staff,own,1.234,5\n".replace(",", ";").replace("234;5", "234,5").encode()
    root = project(
        {
            "data/organisation.csv": ORGANISATIONS,
            "data/resource_use.csv.gz" if packed else "data/resource_use.csv": gzip.compress(text) if packed else text,
        },
        toml=TOML.format(options=options),
    )
    assert call_cli("run", root, "--quiet").code == 0
    query = f"select htv::varchar, cost_eur::varchar from '{root}/out/tables/resource_use.parquet'"
    assert duckdb.sql(query).fetchall() == [("1.125", "1234.50")]


def test_a_workbook_is_never_read_with_points_between_thousands(project: Any, call_cli: Any) -> None:
    root: Path = project(
        {"data/organisation.csv": ORGANISATIONS}, toml=TOML.format(options='decimal = ","\nthousands = "."')
    )
    with xlsxwriter.Workbook(root / "data" / "resource_use.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD.split(","))
        sheet.write_row(1, 0, ["2025", "staff", "own", 1.125])
    result = call_cli("run", root)
    assert result.code == 2
    assert "[config.thousands]" in result.err
    assert "'data/resource_use.xlsx' holds numbers as numbers: leave thousands out." in result.err
