"""The example's figures against a second computation over its raw files in another way: Python's csv, no SQL."""

from __future__ import annotations

import csv
import importlib.util
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

Results = Any  # the class of the fixture lives in conftest.py
FOLDER = Path(__file__).parents[3] / "examples" / "ymparaks"
AS_OF = date(2026, 10, 31)


def records(name: str, encoding: str = "cp1252", delimiter: str = ";") -> Iterator[dict[str, str]]:
    with (FOLDER / "data" / name).open(encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def day(text: str) -> date | None:
    parts = text.split(".")
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, IndexError):
        return None


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Every organisation that has a row in the workbook, sound or not."""
    sheet = CalamineWorkbook.from_path(FOLDER / "data" / "organisaatiot_keksitty.xlsx").get_sheet_by_name(
        "Organisaatiot"
    )
    return {str(row[0]) for row in sheet.to_python()[4:] if row[0]}


@pytest.fixture(scope="module")
def held() -> dict[str, date]:
    found = {}
    for row in records("tapahtumat_keksitty.csv"):
        when = day(row["Päivämäärä"])
        if when and when <= AS_OF and row["Laji"] != "aamupala" and not row["Paikat"].isalpha():
            found[row["Tapahtumatunnus"]] = when
    return found


@pytest.fixture(scope="module")
def visits(known: set[str], held: dict[str, date]) -> list[tuple[str, date, int]]:
    """(organisation, day, people) of each sound row."""
    found = []
    for year in range(2020, 2027):
        name = f"osallistujat_{year}_keksitty.csv"
        rows = list(records(name, "utf-8", "\t") if year <= 2022 else records(name))
        rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
        twice = Counter((row["Tapahtumatunnus"], row["Organisaatiotunnus"]) for row in rows)
        for row in rows:
            score = float(row["Palaute"].replace(",", ".") or 3)
            sound = row["Osallistujia"].isdecimal() and 1 <= score <= 5 and row["Organisaatiotunnus"] in known
            if (
                sound
                and twice[row["Tapahtumatunnus"], row["Organisaatiotunnus"]] == 1
                and row["Tapahtumatunnus"] in held
            ):
                found.append((row["Organisaatiotunnus"], held[row["Tapahtumatunnus"]], int(row["Osallistujia"])))
    return found


@pytest.fixture(scope="module")
def lists(known: set[str]) -> list[tuple[str, date, date | None]]:
    """(organisation, first day, last day) on the mailing list or in the group."""
    rows = [row for row in records("postituslista_keksitty.csv") if row["Tila"] != "vahvistamatta"]
    rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
    twice = Counter((row["Org.tunnus"], row["Tilannut"]) for row in rows)
    found = []
    for row in rows:
        first, last = day(row["Tilannut"]), day(row["Peruttu"])
        if first and not (last and last < first) and twice[row["Org.tunnus"], row["Tilannut"]] == 1:
            found.append((row["Org.tunnus"], first, last))
    for row in records("fb_ryhma_keksitty.csv", "utf-8"):
        if first := day(row["Liittynyt"]):
            found.append((row["Organisaatio-id"], first, None))
    return [stay for stay in found if stay[0] in known and stay[1] <= AS_OF]


def test_attendance_by_year(example: Results, visits: list[tuple[str, date, int]]) -> None:
    came = [(org_id, str(when.year), heads) for org_id, when, heads in visits if heads]
    years = Counter(year for _, year, _ in came)
    people: Counter[str] = Counter()
    for _, year, heads in came:
        people[year] += heads
    assert example.metric("attendances") == {(year, "all"): float(count) for year, count in years.items()}
    assert example.metric("people_attended") == {(year, "all"): float(count) for year, count in people.items()}
    different = Counter(year for _, year in {(org_id, year) for org_id, year, _ in came})
    assert example.metric("organisations_attended") == {(year, "all"): float(n) for year, n in different.items()}


def test_events_by_year(example: Results, held: dict[str, date]) -> None:
    years = Counter(str(when.year) for when in held.values())
    assert example.metric("events_held") == {(year, "all"): float(count) for year, count in years.items()}


def test_who_is_in_and_who_is_active(
    example: Results, visits: list[tuple[str, date, int]], lists: list[tuple[str, date, date | None]]
) -> None:
    lately = {org_id for org_id, when, heads in visits if heads and AS_OF - when <= timedelta(days=365)}
    listed = {org_id for org_id, _, last in lists if last is None or last > AS_OF}
    key = (AS_OF.isoformat(), "all")
    assert example.metric("participants_active") == {key: float(len(lately))}
    assert example.metric("participants_total") == {key: float(len(lately | listed))}
    assert example.metric("members_total") == example.metric("participants_total")
    ever = {org_id for org_id, _, heads in visits if heads}
    assert example.metric("never_attended_share") == {key: round(len(listed - ever) / len(lately | listed), 4)}


def test_joiners_and_leavers_day_by_day(
    example: Results, visits: list[tuple[str, date, int]], lists: list[tuple[str, date, date | None]]
) -> None:
    """Every organisation's days in, one by one, and the balance of each month from them."""
    days: dict[str, set[date]] = {}
    for org_id, first, last in lists:
        days.setdefault(org_id, set()).update(_days(first, min(last or AS_OF, AS_OF)))
    for org_id, when, heads in visits:
        if heads:
            days.setdefault(org_id, set()).update(_days(when, min(when + timedelta(days=365), AS_OF)))
    one = timedelta(days=1)
    joined = Counter(f"{on:%Y-%m}" for found in days.values() for on in found if on - one not in found)
    left = Counter(
        f"{on + one:%Y-%m}" for found in days.values() for on in found if on + one not in found and on < AS_OF
    )
    rows = example.rows("marts/fact_membership_month", "programme_id = 'ymparaks'")
    assert {row["period"]: row["joiners"] for row in rows if row["joiners"]} == joined
    assert {row["period"]: row["leavers"] for row in rows if row["leavers"]} == left
    assert rows[-1]["members_at_end"] == sum(AS_OF in found for found in days.values())


def _days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=offset) for offset in range((last - first).days + 1)}


def test_money_and_mailing_list(example: Results) -> None:
    spent: Counter[str] = Counter()
    for row in records("resurssit_keksitty.csv"):
        cents = row["Kustannukset"].replace(",", "")
        if cents.isdecimal():
            spent[row["Vuosi"]] += int(cents)
    assert example.metric("cost_total") == {(year, "all"): cents / 100 for year, cents in spent.items()}
    sizes = {
        f"{when:%Y-%m}": float(row["Lukema"].replace(" ", ""))
        for row in records("kanavat_keksitty.csv")
        if row["Kanava"] == "sähköpostilista" and (when := day(row["Mittauspäivä"]))
        and row["Lukema"].replace(" ", "").isdecimal()
    }  # fmt: skip
    found = example.metric("mailing_list_size", "channel")
    assert found == {(month, "mailing_list"): size for month, size in sizes.items()}


def test_every_kind_of_slip_is_rejected_and_the_findings_are_the_planned_ones(example: Results) -> None:
    reasons = {(row["table_name"], row["column_name"], row["code"]) for row in example.rows("rejects/reject_reasons")}
    for expected in (
        ("attendance", "event_id", "reference.unknown"),
        ("attendance", "headcount", "type.integer"),
        ("attendance", "headcount", "value.too_small"),
        ("attendance", "org_id", "reference.unknown"),
        ("channel_metric", "channel", "value.not_allowed"),
        ("event", "held_on", "type.date"),
        ("organisation", "business_id", "check.business_id_check_digit"),
        ("participation", "first_seen", "type.date"),
    ):
        assert expected in reasons
    assert example.rules() == ["M3-2c", "M3-4c", "M3-4d", "M3-7a", "M3-7b", "X4", "X6", "identifier.shared"]


def test_the_data_is_what_the_generator_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_data", FOLDER / "make_data.py")
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
            for sheet in made.sheet_names:
                assert made.get_sheet_by_name(sheet).to_python() == stored.get_sheet_by_name(sheet).to_python()
        else:
            assert file.read_bytes() == kept.read_bytes()
