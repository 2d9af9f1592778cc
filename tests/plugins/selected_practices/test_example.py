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
FOLDER = Path(__file__).parents[3] / "examples" / "kunta_toimintamallit"
BOOK = FOLDER / "data" / "toimintamallit_keksitty.xlsx"
AS_OF = date(2026, 10, 31)
DAY, YEAR = "2026-10-31", "2026"
Row = dict[str, Any]


def sheet(name: str) -> list[Row]:
    rows = CalamineWorkbook.from_path(BOOK).get_sheet_by_name(name).to_python()
    return [dict(zip(rows[2], row, strict=True)) for row in rows[3:]]


def records(name: str, encoding: str = "cp1252") -> Iterator[Row]:
    with (FOLDER / "data" / name).open(encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def day(text: str) -> date | None:
    parts = text.split(".")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, IndexError):
        return None


def amount(text: str) -> float | None:
    return float(text.replace(" ", "").replace(",", ".")) if text else None


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Row]:
    """The sound rows by id; a rejected one is still a practice that can be used."""
    return {
        row["Toimintamallin tunnus"]: row
        for row in sheet("Luettelo")
        if len(row["Vaaditut resurssit"]) <= 3 and row["Vaikuttavuus A"] >= 0
    }


@pytest.fixture(scope="module")
def running() -> list[Row]:
    """The uses that are running by their days; written down one rule after the other, as a person would check them."""
    known = {row["Toimintamallin tunnus"] for row in sheet("Luettelo")}
    found = []
    for row in sheet("Käyttö"):
        first, last = day(row["Aloitettu"]), day(row["Lopetettu"])
        if row["Toimintamallin tunnus"] not in known or first is None or (last and last < first):
            continue
        if row["Tila"] == "kesken" or row["Toistoväli"] == "kuukausittain":
            continue
        over = (last is not None and last < AS_OF) or (row["Tila"] == "päättynyt" and last is None)
        if not over and first <= AS_OF and row["Tila"] != "tauolla":
            found.append(row)
    return found


@pytest.fixture(scope="module")
def contacts() -> list[Row]:
    companies = {row["Yrityksen tunnus"] for row in records("yritykset_keksitty.csv")}
    practices = {row["Toimintamallin tunnus"] for row in sheet("Luettelo")} | {""}
    found = []
    for year in range(2022, 2027):
        rows = list(records(f"kontaktit_{year}_keksitty.csv", "cp1252" if year < 2024 else "utf-8"))
        rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
        twice = Counter(row["Kontaktin tunnus"] for row in rows)
        found += [
            row
            for row in rows
            if twice[row["Kontaktin tunnus"]] == 1
            and day(row["Päivä"])
            and row["Yrityksen tunnus"] in companies
            and row["Toimintamallitunnus"] in practices
            and row["Laji"] != "lounas"
        ]
    return found


def test_practices_in_use(example: Results, running: list[Row], catalogue: dict[str, Row]) -> None:
    practices = {row["Toimintamallin tunnus"] for row in running}
    assert example.metric("practices_in_use") == {(DAY, "all"): len(practices)}
    stars = Counter(
        str(len(catalogue[practice]["Vaaditut resurssit"])) if practice in catalogue else "unknown"
        for practice in practices
    )
    assert example.metric("practices_in_use", "resource_level") == {(DAY, star): n for star, n in stars.items()}
    categories = Counter(
        catalogue[practice]["Kategoria"] if practice in catalogue else "unknown" for practice in practices
    )
    assert example.metric("practices_in_use", "category") == {(DAY, name): n for name, n in categories.items()}
    assert set(categories) <= {
        "Kunnan perustekeminen", "Alueen yhteiskehittäminen", "Markkinoiden ohjaaminen", "Viestintä",
        "Toimijoiden törmäyttäminen", "Palkitseminen", "Koulutus ja neuvonta", "unknown",
    }  # fmt: skip


def test_owners_and_runs(example: Results, running: list[Row]) -> None:
    users = {row["Käytön tunnus"] for row in sheet("Käyttäjät")}
    owned = [row for row in running if row["Vastuuyksikkö"] and row["Käytön tunnus"] in users]
    assert example.metric("practices_owned_share") == {(DAY, "all"): round(len(owned) / len(running), 4)}
    this_year = {
        row["Toimintamallin tunnus"] for row in running if (day(row["Viimeksi tehty"]) or date.min).year == 2026
    }
    assert example.metric("practices_run") == {(YEAR, "all"): len(this_year)}


def test_overdue(example: Results, running: list[Row], catalogue: dict[str, Row]) -> None:
    late = []
    for row in running:
        once = catalogue.get(row["Toimintamallin tunnus"], {}).get("Luonne") == "yksittäinen"
        interval = int(row["Toistoväli"]) if row["Toistoväli"] else 99_999 if once else 365
        since = day(row["Viimeksi tehty"]) or day(row["Aloitettu"])
        assert since is not None
        if (AS_OF - since).days > interval:
            late.append(row["Käytön tunnus"])
    assert example.metric("practices_overdue") == {(DAY, "all"): len(late)}
    assert {row["subject_id"] for row in example.rows("findings/findings", "rule = 'M1-5'")} == set(late)


def test_expected_impact(example: Results, running: list[Row], catalogue: dict[str, Row]) -> None:
    used = [catalogue[practice] for practice in {row["Toimintamallin tunnus"] for row in running} & set(catalogue)]
    means, high = {}, {}
    for goal in "ABCDE":
        scores = [row[f"Vaikuttavuus {goal}"] for row in used if row[f"Vaikuttavuus {goal}"] != ""]
        means[DAY, goal] = round(sum(scores) / len(scores), 2)
        high[DAY, goal] = sum(score >= 3.3 for score in scores)
    assert example.metric("expected_impact", "goal") == pytest.approx(means, abs=0.011)
    assert example.metric("high_impact_practices", "goal") == high


def test_work_and_money(example: Results, running: list[Row], catalogue: dict[str, Row]) -> None:
    assert example.metric("practices_cost")[DAY, "all"] == sum(amount(row["Kustannus"]) or 0 for row in running)
    htv = sum(amount(row["Htv"]) or 0 for row in running)
    assert example.metric("practices_htv")[DAY, "all"] == pytest.approx(htv)
    needed = htv + sum(
        len(catalogue[row["Toimintamallin tunnus"]]["Vaaditut resurssit"]) / 10 for row in running if not row["Htv"]
    )
    (workload,) = example.rows("tracking/selected_practices_workload")
    assert workload["needed_htv"] == pytest.approx(needed)
    assert (workload["available_htv"], workload["available_from"]) == (1.5, "resource_use")


def test_contacts(example: Results, contacts: list[Row]) -> None:
    years = Counter(row["Päivä"][-4:] for row in contacts)
    assert example.metric("touchpoints") == {(year, "all"): n for year, n in years.items()}
    kinds = Counter((row["Päivä"][-4:], row["Laji"]) for row in contacts)
    words = {"visit": "vierailu", "meeting": "tapaaminen", "advice": "neuvonta", "campaign": "kampanja"}
    found = example.metric("touchpoints", "kind")
    for theirs, ours in words.items():
        assert {year: n for (year, kind), n in found.items() if kind == theirs} == {
            year: n for (year, kind), n in kinds.items() if kind == ours
        }
    reached = Counter(year for year, _ in {(row["Päivä"][-4:], row["Yrityksen tunnus"]) for row in contacts})
    assert example.metric("companies_reached") == {(year, "all"): n for year, n in reached.items()}
    different = {row["Yrityksen tunnus"] for row in contacts}
    assert example.metric("companies_reached_total") == {(DAY, "all"): len(different)}


def test_groups_add_up_and_keys_lead_somewhere(example: Results) -> None:
    for dimension in ("size_class", "org_type", "industry_section", "climate_stage", "municipality"):
        groups = example.metric("companies_reached_total", dimension)
        assert sum(groups.values()) == example.metric("companies_reached_total")[DAY, "all"]
    known = {row["org_id"] for row in example.rows("marts/dim_organisation")}
    assert {row["org_id"] for row in example.rows("marts/fact_touchpoint")} <= known


def test_every_kind_of_slip_is_rejected_and_the_findings_are_the_planned_ones(example: Results) -> None:
    reasons = {(row["table_name"], row["column_name"], row["code"]) for row in example.rows("rejects/reject_reasons")}
    assert {
        ("practice", "impact_a", "value.too_small"),
        ("practice", "resource_level", "type.integer"),
        ("practice_use", "ended_on", "check.ends_after_it_begins"),
        ("practice_use", "expected_repeat_days", "type.integer"),
        ("practice_use", "practice_id", "reference.unknown"),
        ("practice_use", "started_on", "type.date"),
        ("practice_use", "status", "value.not_allowed"),
        ("practice_user", "use_id", "reference.unknown"),
        ("touchpoint", "happened_on", "type.date"),
        ("touchpoint", "happened_on", "value.missing"),
        ("touchpoint", "kind", "value.not_allowed"),
        ("touchpoint", "org_id", "reference.unknown"),
        ("touchpoint", "practice_id", "reference.unknown"),
    } <= reasons
    assert {("practice_user", None, "key.repeated"), ("touchpoint", None, "key.repeated")} <= reasons
    assert example.rules() == ["M1-2a", "M1-2b", "M1-2c", "M1-4a", "M1-5", "M1-5", "M1-6a", "M1-6b"]


def test_the_data_is_what_the_generator_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_kunta_toimintamallit", FOLDER / "make_data.py")
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
