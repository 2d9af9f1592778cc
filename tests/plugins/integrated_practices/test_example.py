"""The example's figures against a second computation over its raw files: Python, calamine and csv, no SQL."""

from __future__ import annotations

import csv
import importlib.util
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

Results = Any  # the class of the fixture lives in tests/plugins/conftest.py
FOLDER = Path(__file__).parents[3] / "examples" / "kunta_integrointi"
BOOK = FOLDER / "data" / "integrointi_keksitty.xlsx"
AS_OF = date(2026, 10, 31)
DAY = "2026-10-31"
KINDS = {"yrityskoulutus": "business_training", "viestintä": "communication", "yritysverkosto": "business_network",
         "neuvonta": "advice", "hankinnat": "procurement", "maankäyttö": "land_use", "muu": "other"}  # fmt: skip
Row = dict[str, Any]


def sheet(name: str) -> list[Row]:
    rows = CalamineWorkbook.from_path(BOOK).get_sheet_by_name(name).to_python()
    return [dict(zip(rows[2], row, strict=True)) for row in rows[3:]]


def records(name: str) -> Iterator[Row]:
    with (FOLDER / "data" / name).open(encoding="cp1252", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def day(text: str) -> date | None:
    parts = text.split(".")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, IndexError):
        return None


@pytest.fixture(scope="module")
def hosts() -> dict[str, Row]:
    return {row["Toiminnan tunnus"]: row for row in sheet("Toiminta") if row["Yhteistyömuoto"] in KINDS}


@pytest.fixture(scope="module")
def integrations(hosts: dict[str, Row]) -> list[Row]:
    """The sound rows whose activity is sound too, each with the stage that its facts allow."""
    practices = {row["Toimintamallin tunnus"] for row in sheet("Toimintamallit")}
    rows = sheet("Integrointi")
    rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
    twice = Counter(row["Integroinnin tunnus"] for row in rows)
    found = []
    for row in rows:
        first, last = day(row["Ensimmäinen kerta"]), day(row["Viimeksi"])
        if twice[row["Integroinnin tunnus"]] > 1 or row["Toiminnan tunnus"] not in hosts:
            continue
        if row["Toimintamallitunnus"] not in practices or row["Vaihe"] == "valmis" or row["Kertoja"] == "pari":
            continue
        if (
            (row["Ensimmäinen kerta"] and not first)
            or (first and last and last < first)
            or row["Ilmaston osuus"] == "120"
        ):
            continue
        cadence = hosts[row["Toiminnan tunnus"]]["Toistuvuus"] or 365
        row["stage"] = "identified"
        if first and last:
            fresh = (AS_OF - last).days <= cadence + 30
            systematic = row["Vaihe"] == "systemaattinen" and row["Kertoja"] >= 2 and fresh
            row["stage"] = "systematic" if systematic else "piloted"
        found.append(row)
    return found


def test_integrations_by_stage(example: Results, integrations: list[Row]) -> None:
    assert example.metric("integrations") == {(DAY, "all"): len(integrations)}
    stages = Counter(row["stage"] for row in integrations)
    assert example.metric("integrations", "stage") == {(DAY, stage): n for stage, n in stages.items()}
    share = round(stages["systematic"] / len(integrations), 4)
    assert example.metric("integrations_systematic_share") == {(DAY, "all"): share}
    done = {row["Toimintamallitunnus"] for row in integrations if row["stage"] != "identified"}
    assert example.metric("practices_integrated") == {(DAY, "all"): len(done)}


def test_integrations_by_kind(example: Results, integrations: list[Row], hosts: dict[str, Row]) -> None:
    kinds = Counter(KINDS[hosts[row["Toiminnan tunnus"]]["Yhteistyömuoto"]] for row in integrations)
    assert example.metric("integrations", "host_kind") == {(DAY, kind): n for kind, n in kinds.items()}


def test_hosts(example: Results, integrations: list[Row], hosts: dict[str, Row]) -> None:
    held = {row["Toiminnan tunnus"] for row in integrations if row["stage"] != "identified"}
    assert example.metric("hosts_integrated_share") == {(DAY, "all"): round(len(held) / len(hosts), 4)}
    kinds = Counter(KINDS[hosts[host]["Yhteistyömuoto"]] for host in held)
    assert example.metric("host_kinds_used") == {(DAY, "all"): len(kinds)}
    assert example.metric("host_kinds_used", "kind") == {(DAY, kind): n for kind, n in kinds.items()}


def test_climate_share(example: Results, integrations: list[Row]) -> None:
    told = [
        float(row["Ilmaston osuus"].replace(",", "."))
        for row in integrations
        if row["stage"] != "identified" and row["Ilmaston osuus"]
    ]
    assert example.metric("climate_share_mean") == pytest.approx({(DAY, "all"): sum(told) / len(told)}, abs=0.006)


def test_expected_impact(example: Results, integrations: list[Row]) -> None:
    done = {row["Toimintamallitunnus"] for row in integrations if row["stage"] != "identified"}
    sound = [row for row in sheet("Toimintamallit") if row["Tavoite A"] != "ei arvioitu"]
    used = [row for row in sound if row["Toimintamallin tunnus"] in done]
    means, high = {}, {}
    for goal in "ABCDE":
        scores = [row[f"Tavoite {goal}"] for row in used if row[f"Tavoite {goal}"] != ""]
        means[DAY, goal] = sum(scores) / len(scores)
        high[DAY, goal] = sum(score >= 3.3 for score in scores)
    assert example.metric("expected_impact_integrated", "goal") == pytest.approx(means, abs=0.006)
    assert example.metric("high_impact_practices_integrated", "goal") == high


def test_contacts(example: Results) -> None:
    companies = {row["Asiakasnumero"] for row in records("asiakkaat_keksitty.csv")}
    rows = list(records("kontaktit_keksitty.csv"))
    rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
    twice = Counter(row["Kontaktin tunnus"] for row in rows)
    sound = [
        row
        for row in rows
        if twice[row["Kontaktin tunnus"]] == 1
        and day(row["Päivämäärä"])
        and row["Asiakasnumero"] in companies
        and row["Laji"] != "webinaari"
        and row["Toimintamallitunnus"] != "T-55"
    ]
    years = Counter(row["Päivämäärä"][-4:] for row in sound)
    assert example.metric("touchpoints") == {(year, "all"): n for year, n in years.items()}
    reached = Counter(year for year, _ in {(row["Päivämäärä"][-4:], row["Asiakasnumero"]) for row in sound})
    assert example.metric("companies_reached") == {(year, "all"): n for year, n in reached.items()}


def test_work_and_money_come_from_the_shared_figures(example: Results) -> None:
    assert example.metric("htv_used") == {("2024", "all"): 0.15, ("2025", "all"): 0.2, ("2026", "all"): 0.2}
    assert example.metric("cost_total")["2025", "all"] == 12400.50 + 480


def test_a_sole_trader_shows_no_name(example: Results) -> None:
    (row,) = example.rows("marts/dim_organisation", "org_type = 'sole_trader'")
    assert row["name"] == "sole trader"


def test_every_kind_of_slip_is_rejected_and_the_findings_are_the_planned_ones(example: Results) -> None:
    reasons = {(row["table_name"], row["column_name"], row["code"]) for row in example.rows("rejects/reject_reasons")}
    assert {
        ("host_activity", "kind", "value.not_allowed"),
        ("integration", "climate_share_pct", "value.out_of_range"),
        ("integration", "first_done_on", "type.date"),
        ("integration", "host_id", "reference.unknown"),
        ("integration", "last_done_on", "check.last_after_first"),
        ("integration", "practice_id", "reference.unknown"),
        ("integration", "status", "value.not_allowed"),
        ("integration", "times_done", "type.integer"),
        ("practice", "impact_a", "type.number"),
        ("resource_use", "cost_eur", "value.too_small"),
        ("touchpoint", "happened_on", "type.date"),
        ("touchpoint", "kind", "value.not_allowed"),
        ("touchpoint", "org_id", "reference.unknown"),
        ("touchpoint", "org_id", "value.missing"),
        ("touchpoint", "practice_id", "reference.unknown"),
    } <= reasons
    assert {("integration", None, "key.repeated"), ("touchpoint", None, "key.repeated")} <= reasons
    assert example.rules() == ["M2-1a", "M2-1b", "M2-1d", "M2-2a", "M2-2b", "M2-2c", "M2-5", "M2-5"]


def test_the_data_is_what_the_generator_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_kunta_integrointi", FOLDER / "make_data.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.DATA = tmp_path
    module.main()
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in (FOLDER / "data").iterdir()}
    for file in tmp_path.iterdir():
        kept = FOLDER / "data" / file.name
        if file.suffix == ".xlsx":  # the same cells; how they are packed is the library's business
            made, stored = (CalamineWorkbook.from_path(path) for path in (file, kept))
            for name in made.sheet_names:
                assert made.get_sheet_by_name(name).to_python() == stored.get_sheet_by_name(name).to_python()
        else:
            assert file.read_bytes() == kept.read_bytes()
