"""The examples' figures against a second computation over their raw files, written in another way: Python, no SQL."""

from __future__ import annotations

import csv
import filecmp
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

Results = Any  # the class of the fixture lives in conftest.py
EXAMPLES = Path(__file__).parents[3] / "examples"
AS_OF = date(2026, 10, 31)
TODAY = ("2026-10-31", "all")


def records(example: str, name: str, encoding: str = "cp1252") -> Iterator[dict[str, str]]:
    with (EXAMPLES / example / "data" / name).open(encoding=encoding, newline="") as file:
        next(file)  # the notice
        yield from csv.DictReader(file, delimiter=";")


def sheet(example: str, book: str, name: str, header_row: int) -> list[dict[str, Any]]:
    rows = CalamineWorkbook.from_path(EXAMPLES / example / "data" / book).get_sheet_by_name(name).to_python()
    header = [str(cell) for cell in rows[header_row - 1]]
    return [dict(zip(header, row, strict=True)) for row in rows[header_row:] if any(row)]


def day(text: Any) -> date | None:
    if isinstance(text, date):
        return text
    try:
        number, month, year = (int(part) for part in str(text).split("."))
        return date(year, month, number)
    except ValueError:
        return None


def amount(text: str) -> Decimal | None:
    try:
        return Decimal(text.removesuffix("euroa").replace(",", ".").replace(" ", ""))
    except ArithmeticError:
        return None


def reference_is_right(text: str) -> bool:
    digits = [int(digit) for digit in text.replace(" ", "")]
    return sum(digit * (1, 7, 3, 1)[(i - 1) % 3 + 1 if i else 0] for i, digit in enumerate(digits[::-1])) % 10 == 0


class Ledger:
    """The invoices and payments that are sound, and what is left to pay of each."""

    def __init__(self, example: str, names: dict[str, str], memberships: set[str], known: set[str]) -> None:
        rows = list(records(example, "laskut_keksitty.csv"))
        rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
        for row in rows:  # a unit beside a number is taken for what it is: 'vuosi 2023'
            row["Vuosi"] = row["Vuosi"].removeprefix("vuosi ")
        twice = Counter(row["Laskunumero"] for row in rows)
        self.invoices = {
            row["Laskunumero"]: row
            for row in rows
            if day(row[names["issued"]])
            and day(row["Eräpäivä"])
            and amount(row[names["net"]]) is not None
            and row["Vuosi"].isdecimal()
            and (not row[names["reference"]] or reference_is_right(row[names["reference"]]))
            and row[names["status"]] in ("lähetetty", "luottotappio")
            and twice[row["Laskunumero"]] == 1
            and row[names["membership"]] in known
        }
        # an invoice of a membership whose own row was rejected belongs to no programme
        self.counted = {k: row for k, row in self.invoices.items() if row[names["membership"]] in memberships}
        self.names = names
        self.everything = {row["Laskunumero"] for row in rows}
        self.paid: dict[str, Decimal] = defaultdict(Decimal)
        for row in records(example, "suoritukset_keksitty.csv"):
            when, paid = day(row[names["paid_on"]]), amount(row[names["paid"]])
            if when and when <= AS_OF and paid is not None and row["Laskunumero"] in self.everything:
                self.paid[row["Laskunumero"]] += paid

    def net(self, number: str) -> Decimal:
        return amount(self.invoices[number][self.names["net"]]) or Decimal(0)

    def credited(self, number: str) -> Decimal:
        notes = [k for k, row in self.counted.items() if row.get("Hyvittää laskun") == number]
        return -sum((self.net(note) for note in notes), Decimal(0))

    def invoiced(self, year: int) -> Decimal:
        return sum((self.net(k) for k, row in self.counted.items() if row["Vuosi"] == str(year)), Decimal(0))

    def overdue(self) -> dict[str, Decimal]:
        found = {}
        for number, row in self.counted.items():
            rest = self.net(number) - self.credited(number) - self.paid[number]
            due = day(row["Eräpäivä"])
            is_sent = self.net(number) >= 0 and row[self.names["status"]] == "lähetetty"
            if is_sent and rest > 0 and due and due < AS_OF:
                found[number] = rest
        return found


GRN = {"issued": "Laskutettu", "net": "Veroton", "reference": "Viitenumero", "status": "Tila",
       "membership": "Jäsenyystunnus", "paid_on": "Maksupäivä", "paid": "Summa"}  # fmt: skip
EV = {"issued": "Laskupvm", "net": "Netto", "reference": "Viite", "status": "Laskun tila", "membership": "Jäsenyys",
      "paid_on": "Maksupvm", "paid": "Suoritus"}  # fmt: skip


def sound_memberships(rows: list[dict[str, Any]], key: str, first: str, last: str, orgs: set[str]) -> dict[str, Any]:
    """Membership: (organisation, first day, last day)."""
    rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
    twice = Counter(row[key] for row in rows)
    found = {}
    for row in rows:
        begins, ends = day(row[first]), day(row[last])
        org = row.get("Jäsennumero") or row.get("Org.tunnus")
        if begins and (not ends or ends >= begins) and twice[row[key]] == 1 and org in orgs:
            found[row[key]] = (org, begins, ends)
    return found


@pytest.fixture(scope="module")
def grn_members() -> tuple[dict[str, Any], set[str]]:
    book = "jasenrekisteri_keksitty.xlsx"
    orgs = {row["Jäsennumero"] for row in sheet("greenreality_network", book, "Organisaatiot", 4)}
    rows = sheet("greenreality_network", book, "Jäsenyydet", 4)
    return sound_memberships(rows, "Jäsenyystunnus", "Alkaa", "Päättyy", orgs), {r["Jäsenyystunnus"] for r in rows}


@pytest.fixture(scope="module")
def ev_members() -> tuple[dict[str, Any], set[str]]:
    orgs = {row["Org.tunnus"] for row in sheet("energyvaasa", "jasenet_keksitty.xlsx", "Organisaatiot", 3)}
    rows = sheet("energyvaasa", "jasenet_keksitty.xlsx", "Jäsenyydet", 3)
    return sound_memberships(rows, "Jäsenyys", "Alkaen", "Asti", orgs), {row["Jäsenyys"] for row in rows}


@pytest.fixture(scope="module")
def grn_ledger(grn_members: Any) -> Ledger:
    return Ledger("greenreality_network", GRN, set(grn_members[0]), grn_members[1])


@pytest.fixture(scope="module")
def ev_ledger(ev_members: Any) -> Ledger:
    return Ledger("energyvaasa", EV, set(ev_members[0]), ev_members[1])


def test_fees_of_greenreality(greenreality: Results, grn_ledger: Ledger) -> None:
    invoiced = greenreality.metric("fees_invoiced")
    assert {year: invoiced[str(year), "all"] for year in range(2021, 2027)} == {
        year: float(grn_ledger.invoiced(year)) for year in range(2021, 2027)
    }
    assert greenreality.metric("fees_overdue")[TODAY] == float(sum(grn_ledger.overdue().values()))
    rows = greenreality.rows("marts/fact_invoice", "state = 'overdue'")
    assert {row["invoice_id"]: row["open_eur"] for row in rows} == grn_ledger.overdue()


def test_fees_of_energyvaasa(energyvaasa: Results, ev_ledger: Ledger) -> None:
    invoiced = energyvaasa.metric("fees_invoiced")
    assert {year: Decimal(str(invoiced[str(year), "all"])) for year in range(2023, 2027)} == {
        year: ev_ledger.invoiced(year) for year in range(2023, 2027)
    }
    rows = energyvaasa.rows("marts/fact_invoice", "state = 'overdue'")
    assert {row["invoice_id"]: row["open_eur"] for row in rows} == ev_ledger.overdue()
    written_off = energyvaasa.rows("marts/fact_invoice", "state = 'written_off'")
    assert {row["invoice_id"] for row in written_off} == {
        k for k, row in ev_ledger.counted.items() if row["Laskun tila"] == "luottotappio"
    }


def is_in(row: tuple[str, date, date | None]) -> bool:
    return row[1] <= AS_OF and (row[2] is None or row[2] >= AS_OF)


def suspended(ledger: Ledger) -> set[str]:
    """Memberships with an invoice that was due 180 days ago or earlier."""
    return {
        ledger.counted[number][ledger.names["membership"]]
        for number in ledger.overdue()
        if (AS_OF - (day(ledger.counted[number]["Eräpäivä"]) or AS_OF)).days >= 180
    }


def test_members_of_greenreality(greenreality: Results, grn_members: Any, grn_ledger: Ledger) -> None:
    book = "jasenrekisteri_keksitty.xlsx"
    accepted = {
        row["Jäsennumero"]
        for row in sheet("greenreality_network", book, "Hakemukset", 4)
        if row["Päätös"] == "hyväksytty" and day(row["Päätöspäivä"])
    }
    let_in = {key for key, row in grn_members[0].items() if is_in(row) and row[0] in accepted}
    late = suspended(grn_ledger) & let_in
    assert greenreality.metric("members_active")[TODAY] == len(let_in - late)
    assert greenreality.metric("members_suspended")[TODAY] == len(late) > 0


def test_members_of_energyvaasa(energyvaasa: Results, ev_members: Any, ev_ledger: Ledger) -> None:
    present = {key for key, row in ev_members[0].items() if is_in(row)}
    late = suspended(ev_ledger) & present
    assert energyvaasa.metric("members_active")[TODAY] == len(present - late)
    assert energyvaasa.metric("members_suspended")[TODAY] == len(late) > 0


def survey(year: int) -> dict[str, dict[str, str]]:
    """The sound answers by membership."""
    rows = list(records("energyvaasa", f"kysely_{year}_keksitty.csv", "utf-8"))
    rows = list({str(row): row for row in rows}.values())  # of identical rows the first counts
    twice = Counter(row["Jäsenyys"] for row in rows)
    return {
        row["Jäsenyys"]: row
        for row in rows
        if row["Vientiosuus"].isdecimal()
        and row["Työntekijät"].isdecimal()
        and row["Ratkaisualue"] != "ydin"
        and twice[row["Jäsenyys"]] == 1
    }


def test_business_of_energyvaasa(energyvaasa: Results, ev_members: Any, ev_ledger: Ledger) -> None:
    members, known = ev_members
    active = {key for key, row in members.items() if is_in(row)} - suspended(ev_ledger)
    answers = {year: {k: row for k, row in survey(year).items() if k in known} for year in (2019, 2023)}
    latest = {key: answers[2023].get(key) or answers[2019].get(key) for key in active}
    turnover = {key: int(row["Liikevaihto (€)"].replace(" ", "")) for key, row in latest.items() if row}
    assert energyvaasa.metric("business_turnover")[TODAY] == sum(turnover.values())
    exported = sum(turnover[key] * int(row["Vientiosuus"]) for key, row in latest.items() if row)
    assert energyvaasa.metric("business_export_share")[TODAY] == pytest.approx(exported / 100 / sum(turnover.values()))
    for year in (2019, 2023):
        were_in = {
            k for k, (_, first, last) in members.items() if first.year <= year and (not last or last.year >= year)
        }
        staff = sum(int(row["Työntekijät"]) for key, row in answers[year].items() if key in were_in)
        assert energyvaasa.metric("business_employees")[str(year), "all"] == staff
    areas = Counter(row["Ratkaisualue"] if row else "unknown" for row in latest.values())
    found = energyvaasa.metric("members_by_solution_area", "solution_area")
    assert {area: found["2026-10-31", area] for area in areas} == areas


def test_prorated_fees_of_energyvaasa(energyvaasa: Results, ev_members: Any) -> None:
    """The fee of every newcomer of 2026, month by month."""
    members, _ = ev_members
    orgs = {row["Org.tunnus"]: row for row in sheet("energyvaasa", "jasenet_keksitty.xlsx", "Organisaatiot", 3)}
    found = {row["membership_id"]: row for row in energyvaasa.rows("marts/fact_fee", "year = 2026")}
    newcomers = [key for key, (_, first, _) in members.items() if first.year == 2026 and first <= AS_OF]
    assert len(newcomers) > 5
    for key in newcomers:
        org, first, _ = members[key]
        turnover = orgs[org]["Liikevaihto"]
        annual = next(fee for bound, fee in ((2e6, 500), (1e7, 700), (5e7, 850), (1e15, 1000)) if turnover < bound)
        fee = (Decimal(annual) * (13 - first.month) / 12).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert found[key]["fee_due_eur"] == fee


def test_cover_of_the_cost(greenreality: Results, grn_ledger: Ledger) -> None:
    cost: dict[str, Decimal] = defaultdict(Decimal)
    for row in records("greenreality_network", "resurssit_keksitty.csv"):
        cost[row["Vuosi"]] += amount(row["Kustannus"]) or 0
    ratio = greenreality.metric("fee_cover_ratio")
    for year in (2021, 2025, 2026):
        assert ratio[str(year), "all"] == pytest.approx(float(grn_ledger.invoiced(year) / cost[str(year)]))


def test_projects_and_meetings_of_greenreality(greenreality: Results) -> None:
    projects = list(records("greenreality_network", "hankkeet_keksitty.csv"))
    running = [
        row
        for row in projects
        if (begun := day(row["Alkoi"]))
        and begun <= AS_OF
        and (not row["Päättyi"] or ((ended := day(row["Päättyi"])) and ended >= max(AS_OF, begun)))
    ]
    assert greenreality.metric("joint_projects")[TODAY] == len(running)
    words = {"pilotti": "pilot", "markkinoilla": "market"}
    stages = Counter(words.get(row["Kehitysvaihe"], row["Kehitysvaihe"]) for row in running)
    found = greenreality.metric("joint_projects", "stage")
    assert {stage: found["2026-10-31", stage] for stage in stages} == stages
    meetings = [
        held
        for row in records("greenreality_network", "kokoukset_keksitty.csv")
        if (held := day(row["Päivä"])) and held <= AS_OF and row["Toimielin"] != "hallitus"
    ]
    held_by_year = Counter(str(held.year) for held in meetings)
    assert {period: value for (period, _), value in greenreality.metric("governance_meetings").items()} == held_by_year


@pytest.mark.parametrize("example", ["greenreality_network", "energyvaasa"])
def test_the_generator_makes_the_same_bytes(example: str, tmp_path: Path) -> None:
    copy = tmp_path / example
    shutil.copytree(EXAMPLES / example, copy, ignore=shutil.ignore_patterns("out", "data", "__pycache__"))
    subprocess.run([sys.executable, "make_data.py"], cwd=copy, check=True)
    names = sorted(path.name for path in (EXAMPLES / example / "data").iterdir())
    assert sorted(path.name for path in (copy / "data").iterdir()) == names
    _, different, errors = filecmp.cmpfiles(EXAMPLES / example / "data", copy / "data", names, shallow=False)
    assert (different, errors) == ([], [])
