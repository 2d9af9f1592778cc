"""How files write their values, from the file to ``run.json`` and the rejects."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import xlsxwriter

TOML = """
[project]
name = "T"
as_of = 2026-10-31
max_errors = 99
max_rejects = "100%"
[[programmes]]
id = "p"
model = "open_network"
"""
ORGANISATIONS = """org_id;name;org_type;Liikevaihto (k€);employees
o1;Esimerkki Oy;company;1 200,50;12 kpl
00123;Toinen Oy;company;2,5;1 000
o3;Kolmas Oy;company;100 SEK;5 kWh
"""
EVENTS = "event_id,name,kind,held_on\ne1,A,other,14/03/2025\ne2,B,other,03/04/2025\n"


def test_what_is_found_out_is_said_and_units_are_converted(project: Any, call_cli: Any) -> None:
    root = project({"data/organisation.csv": ORGANISATIONS, "data/event.csv": EVENTS}, toml=TOML)
    result = call_cli("run", root)
    assert (result.code, result.err) == (0, "")
    told = json.loads((root / "out" / "run.json").read_text())
    sources = {source["file"]: source for source in told["sources"]}
    organisations = sources["data/organisation.csv"]
    assert organisations["guessed"] == {"delimiter": ";", "encoding": "utf-8", "decimal": ","}
    assert organisations["units"] == [
        {"column": "turnover_eur", "from": "k€", "to": "EUR", "factor": "1000", "told_by": "header"},
        {"column": "employees", "from": "kpl", "to": "count", "factor": "1", "told_by": "cells"},
    ]
    assert told["reject_reasons"] == {
        "organisation": {"employees:unit.not_convertible": 1, "turnover_eur:unit.other_currency": 1}
    }
    assert sources["data/event.csv"]["guessed"]["date_formats"] == {"held_on": "%d/%m/%Y"}
    found = duckdb.sql(
        f"from '{root}/out/tables/organisation.parquet' select org_id, turnover_eur, employees order by 1"
    )
    assert [(name, float(turnover), people) for name, turnover, people in found.fetchall()] == [
        ("00123", 2500.0, 1000), ("o1", 1200500.0, 12),
    ]  # fmt: skip


def test_a_month_that_must_stand_first_decides_for_its_column_and_is_said(project: Any, call_cli: Any) -> None:
    events = "event_id,name,kind,held_on\ne1,A,other,12/31/2025\ne2,B,other,03/04/2025\n"
    root = project({"data/organisation.csv": ORGANISATIONS, "data/event.csv": events}, toml=TOML)
    assert call_cli("run", root).code == 0
    told = json.loads((root / "out" / "run.json").read_text())
    (source,) = [source for source in told["sources"] if source["table"] == "event"]
    assert source["guessed"]["date_formats"] == {"held_on": "%m/%d/%Y"}
    found = duckdb.sql(f"from '{root}/out/tables/event.parquet' select held_on::varchar order by event_id").fetchall()
    assert found == [("2025-12-31",), ("2025-03-04",)]


def test_units_and_dates_are_pinned_and_a_sentence_shows_the_format_that_is_told(project: Any, call_cli: Any) -> None:
    toml = (
        TOML + '[tables.event]\ndate_formats = ["%d/%m/%Y"]\n[tables.organisation]\nunits = { turnover_eur = "MEUR" }\n'
    )
    root = project(
        {"data/organisation.csv": ORGANISATIONS, "data/event.csv": EVENTS + "e3,C,other,31.13.2025\n"}, toml=toml
    )
    assert call_cli("run", root).code == 0
    (message,) = duckdb.sql(
        f"from '{root}/out/rejects/reject_reasons.parquet' select message_en where code = 'type.date'"
    ).fetchall()[0]
    assert "is not a date (such as 31/03/2025)" in message
    told = json.loads((root / "out" / "run.json").read_text())
    assert {source["table"]: source["units"] for source in told["sources"]}["organisation"][0] == {
        "column": "turnover_eur", "from": "MEUR", "to": "EUR", "factor": "1000000", "told_by": "config",
    }  # fmt: skip


def test_units_that_can_not_be_are_refused(project: Any, call_cli: Any) -> None:
    for number, (header, units, code, exit_code) in enumerate([
        ("Liikevaihto (kg)", "", "unit.not_convertible", 1),
        ("Liikevaihto (SEK)", "", "unit.not_convertible", 1),
        ("Liikevaihto (k€)", 'units = { turnover_eur = "kWh" }', "unit.not_convertible", 2),
        ("Liikevaihto (k€)", 'units = { turnover = "EUR" }', "mapping.unknown_column", 2),
        ("Liikevaihto (k€)", 'units = { name = "EUR" }', "unit.none", 2),
    ]):  # fmt: skip
        rows = ORGANISATIONS.replace("Liikevaihto (k€)", header)
        root = project(
            {"data/organisation.csv": rows}, toml=f"{TOML}[tables.organisation]\n{units}\n", name=f"project{number}"
        )
        result = call_cli("run", root)
        assert (result.code, f"[{code}]" in result.err) == (exit_code, True), result.err
        assert "Traceback" not in result.err


def test_a_number_in_a_date_column_of_a_workbook_is_a_day(project: Any, call_cli: Any) -> None:
    root = project({"data/organisation.csv": ORGANISATIONS}, toml=TOML)
    with xlsxwriter.Workbook(root / "data" / "event.xlsx", {"date_1904": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["event_id", "name", "kind", "held_on"])
        sheet.write_row(1, 0, [123.0, "A", "other", 43538])
    assert call_cli("run", root).code == 0
    found = duckdb.sql(f"from '{root}/out/tables/event.parquet' select event_id, held_on::varchar").fetchall()
    assert found == [("123", "2023-03-15")]
