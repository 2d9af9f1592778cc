"""The coordinator's work list: one table and one workbook, most urgent first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from climatekit.examples import copy_example

HEADERS = {
    "fi": ["Kiireys", "Viimeistään", "Verkosto", "Organisaatio", "Mitä pitää tehdä"],
    "en": ["Urgency", "Due", "Programme", "Organisation", "What to do"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("worklist") / "lahti"
    copy_example("lahti", target)
    return target


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_workbook_says_what_the_table_says(call_cli: Any, folder: Path, language: str) -> None:
    out = folder.parent / language
    assert call_cli("run", folder, "--out", out, "--language", language, "--quiet").code == 0
    table = duckdb.sql(
        f"select due_on, programme.name, coalesce(org_name, nullif(item.org_id, '-'), ''), text_{language} "
        f"from '{out}/marts/fact_work_item.parquet' as item join '{out}/tables/programme.parquet' as programme "
        "using (programme_id) order by rank"
    ).fetchall()
    sheet = openpyxl.load_workbook(out / "worklist.xlsx").worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    assert list(header) == HEADERS[language]
    assert len(table) > 50
    assert [(due.date(), programme, who or "", what) for _, due, programme, who, what in rows] == table


def test_the_most_urgent_comes_first(call_cli: Any, folder: Path) -> None:
    out = folder.parent / "order"
    assert call_cli("run", folder, "--out", out, "--quiet").code == 0
    items = duckdb.sql(
        f"select due_on, urgency, date_diff('day', date '2026-10-31', due_on) as days "
        f"from '{out}/marts/fact_work_item.parquet' order by rank"
    ).fetchall()
    assert [due for due, _, _ in items] == sorted(due for due, _, _ in items)
    assert all((urgency == "late") == (days < 0) for _, urgency, days in items)
    assert all((urgency == "soon") == (0 <= days <= 30) for _, urgency, days in items)


def test_nobody_needs_anything(project: Any, call_cli: Any) -> None:
    root = project(
        {"data/organisation.csv": "org_id,name,org_type\no1,Esimerkki Oy,company\n"},
        toml='[project]\nname = "T"\nas_of = 2026-01-02\nmax_errors = 9\n'
        '[[programmes]]\nid = "p"\nmodel = "open_network"\nvalid_to = 2025-12-31\n',
    )
    assert call_cli("run", root, "--quiet").code == 0
    assert not (root / "out" / "worklist.xlsx").exists()
