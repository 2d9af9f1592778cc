"""The files of an example read a second time, with Python alone: no engine, no contract, no code of climatekit.

Of ``climatekit.toml`` only names are taken (which file, which header, which word). What a row must be like to count is
said here in other words than in the contracts.
"""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

Row = dict[str, str]
OPEN = date(9999, 12, 31)
AS_OF = date(2026, 10, 31)
HEADERS = {
    "Ohjelman tunnus": "programme_id", "Jäsennumero": "org_id", "Nimi": "name", "Y-tunnus": "business_id",
    "Organisaatiotyyppi": "org_type", "Henkilöstö": "employees", "Henkilömäärä": "employees",
    "Kokoluokka": "size_class", "Pääluokka": "industry_section", "Toimialaluokitus": "industry_scheme",
    "Kuntanumero": "municipality_code", "Ilmastotyön vaihe": "climate_stage", "Jäsenyystunnus": "membership_id",
    "Jäsenluokka": "tier", "Alkaa": "valid_from", "Päättyy": "valid_to", "Allekirjoitettu": "signed_on",
    "Hakemusnumero": "application_id", "Saapunut": "received_on", "Päätös": "decision", "Päätöspäivä": "decided_on",
    "Sitoumusnumero": "commitment_id", "Sitoumus": "title", "Teema": "theme", "Laji": "kind", "Annettu": "made_on",
    "Voimassa asti": "valid_to", "Tila": "status", "Tapahtumatunnus": "event_id", "Päivä": "held_on",
    "Osallistujia": "headcount", "Palaute (1–5)": "feedback_score", "Lähde": "source", "Liittynyt": "first_seen",
    "Poistunut": "last_seen", "Laskunumero": "invoice_id", "Eräpäivä": "due_on", "Veroton": "net_eur",
    "Maksutunnus": "payment_id", "Summa": "amount_eur",
}  # fmt: skip
ORG_TYPES = {"company", "sole_trader", "municipality", "public_body", "association", "university", "farm",
             "congregation", "other"}  # fmt: skip
THEMES = {"energy_efficiency", "renewable_energy", "mobility", "logistics", "procurement", "waste_circular", "water",
          "food", "materials", "staff_engagement", "communication", "supply_chain", "product_handprint", "sink",
          "other", ""}  # fmt: skip


@dataclass(frozen=True)
class Stay:
    """One organisation in one programme from a day until a day."""

    org_id: str
    first: date
    last: date


class Raw:
    """The files of one example as tables of text, and the rows that are sound."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.toml = tomllib.loads((folder / "climatekit.toml").read_text("utf-8"))
        self.ends = {one["id"]: one.get("valid_to", OPEN) for one in self.toml["programmes"]}
        self.only = self.toml["programmes"][0]["id"] if len(self.ends) == 1 else None

    def table(self, name: str) -> list[Row]:
        """All rows of all files of a table; words of the file are turned into those of the contract."""
        blocks = self.toml["tables"].get(name, [])
        rows: list[Row] = []
        for block in blocks if isinstance(blocks, list) else [blocks]:
            names = {**HEADERS, **block.get("columns", {})}
            words = block.get("values", {})
            for path in sorted(self.folder.glob(block["path"])):
                for record in _sheet(path, block) if path.suffix == ".xlsx" else _csv(path, block):
                    row = {names[header]: cell for header, cell in record.items() if header in names}
                    row = {column: words.get(column, {}).get(cell, cell) for column, cell in row.items()}
                    rows.append({**row, **block.get("constants", {})})
        for row in rows:
            if self.only and "programme_id" not in row:
                row["programme_id"] = self.only
        return rows

    @cached_property
    def organisations(self) -> dict[str, Row]:
        def sound(row: Row) -> bool:
            return (
                _is_business_id(row["business_id"])
                and row["org_type"] in ORG_TYPES
                and (row["employees"].isdecimal() or not row["employees"])
                and bool(row["industry_scheme"] or not row["industry_section"])
            )

        return {row["org_id"]: row for row in _once(self.table("organisation"), "org_id") if sound(row)}

    @cached_property
    def known(self) -> set[str]:
        return {row["org_id"] for row in self.table("organisation")}

    @cached_property
    def memberships(self) -> dict[str, Row]:
        def sound(row: Row) -> bool:
            first, last = day(row["valid_from"]), day(row["valid_to"])
            return first is not None and (last or OPEN) >= first and row["org_id"] in self.known

        return {row["membership_id"]: row for row in _once(self.table("membership"), "membership_id") if sound(row)}

    @cached_property
    def commitments(self) -> list[Row]:
        def sound(row: Row) -> bool:
            made, last = day(row["made_on"]), day(row["valid_to"])
            return (
                made is not None
                and (last or OPEN) >= made
                and len(row["title"]) >= 3
                and row["theme"] in THEMES
                and row["kind"] in {"quantified", "action", "learning"}
                and row["membership_id"] in self.memberships
            )

        return [row for row in _once(self.table("commitment"), "commitment_id") if sound(row)]

    @cached_property
    def accepted(self) -> dict[str, set[str]]:
        """Who has been let in, by programme; a programme without applications is not in it."""
        found: dict[str, set[str]] = {}
        for row in _once(self.table("application"), "application_id"):
            received, decided = day(row["received_on"]), day(row["decided_on"])
            known = row["org_id"] in self.known and row["decision"] in {"accepted", "rejected", "withdrawn", ""}
            if received is None or not known or bool(row["decision"]) != (decided is not None):
                continue
            let_in = found.setdefault(row["programme_id"], set())
            if row["decision"] == "accepted" and decided is not None and decided <= AS_OF:
                let_in.add(row["org_id"])
        return found

    @cached_property
    def visits(self) -> list[tuple[str, str, date]]:
        """(programme, organisation, day) of everybody who really came."""
        events = self.table("event")
        held = {row["event_id"]: (row["programme_id"], day(row["held_on"])) for row in _once(events, "event_id")
                if row["kind"] != "illanvietto"}  # fmt: skip
        found = []
        for row in _once(self.table("attendance"), "event_id", "org_id"):
            programme, when = held.get(row["event_id"], ("", None))
            score = float(row["feedback_score"].replace(",", ".") or 3)
            sound = row["headcount"].isdecimal() and 1 <= score <= 5 and row["org_id"] in self.known
            if sound and when and when <= AS_OF and int(row["headcount"]) > 0:
                found.append((programme, row["org_id"], when))
        return found

    def stays(self, programme: str) -> list[Stay]:
        """By membership."""
        last = self.ends[programme]
        return [
            Stay(row["org_id"], day(row["valid_from"]) or OPEN, min(day(row["valid_to"]) or OPEN, last))
            for row in self.memberships.values()
            if row["programme_id"] == programme
        ]

    def presence(self, programme: str, active_within: int) -> list[Stay]:
        """By lists and events: of an open network."""
        found = []
        for row in _once(self.table("participation"), "programme_id", "org_id", "source", "first_seen"):
            first, last = day(row["first_seen"]), day(row["last_seen"])
            if row["programme_id"] == programme and first and first <= AS_OF and row["org_id"] in self.known:
                found.append(Stay(row["org_id"], first, last if last and last <= AS_OF else OPEN))
        window = timedelta(days=active_within)
        found += [Stay(org_id, when, when + window) for whose, org_id, when in self.visits if whose == programme]
        return found

    def groups(self, org_ids: set[str]) -> Counter[tuple[str, str]]:
        """How many there are in each group of each dimension; who is not known counts as unknown."""
        counted: Counter[tuple[str, str]] = Counter()
        for org_id in org_ids:
            row = self.organisations.get(org_id, {})
            scheme = {"TOL2008": "NACE2 ", "NACE2": "NACE2 ", "TOL2025": "NACE2.1 ", "NACE2.1": "NACE2.1 "}
            section = row.get("industry_section", "")
            for dimension, value in (
                ("all", "all"),
                ("org_type", row.get("org_type", "")),
                ("size_class", row.get("size_class", "") or _size(row.get("employees", ""))),
                ("industry_section", scheme[row["industry_scheme"]] + section if section else ""),
                ("municipality", row.get("municipality_code", "")),
                ("climate_stage", row.get("climate_stage", "")),
            ):
                counted[dimension, value or "unknown"] += 1
        return counted


def joined(stays: list[Stay]) -> Counter[tuple[str, str]]:
    """(year, first_time or again): stays that overlap or touch are one."""
    counted: Counter[tuple[str, str]] = Counter()
    for org_id in {stay.org_id for stay in stays}:
        last: date | None = None
        for stay in sorted((stay for stay in stays if stay.org_id == org_id), key=lambda stay: (stay.first, stay.last)):
            if (last is None or stay.first > last + timedelta(days=1)) and stay.first <= AS_OF:
                counted[str(stay.first.year), "first_time" if last is None else "again"] += 1
            last = max(last or stay.last, stay.last)
            if last == OPEN:
                break
    return counted


def current(stays: list[Stay]) -> set[str]:
    return {stay.org_id for stay in stays if stay.first <= AS_OF <= stay.last}


def day(text: str) -> date | None:
    try:
        if "-" in text:
            return date.fromisoformat(text)
        number, month, year = (int(part) for part in text.split("."))
        return date(year, month, number)
    except ValueError:
        return None


def _csv(path: Path, block: dict[str, Any]) -> Iterator[Row]:
    delimiter = "\t" if block.get("delimiter") == "tab" else block["delimiter"]
    with path.open(encoding=block.get("encoding", "utf-8-sig"), newline="") as file:
        for _ in range(block.get("header_row", 1) - 1):
            next(file)
        yield from csv.DictReader(file, delimiter=delimiter)


def _sheet(path: Path, block: dict[str, Any]) -> Iterator[Row]:
    book = openpyxl.load_workbook(path, read_only=True)
    rows = list(book[block["sheet"]].iter_rows(values_only=True))[block["header_row"] - 1 :]
    headers = [str(header) for header in rows[0]]
    for cells in rows[1:]:
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield dict(zip(headers, [*texts, *[""] * (len(headers) - len(texts))], strict=True))


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _once(rows: list[Row], *key: str) -> list[Row]:
    """Copies of a row count once; of rows that differ but share a key none is taken."""
    different = list({tuple(sorted(row.items())): row for row in rows}.values())
    times = Counter(tuple(row[column] for column in key) for row in different)
    return [row for row in different if times[tuple(row[column] for column in key)] == 1]


def _is_business_id(text: str) -> bool:
    if not text:
        return True
    digits, _, check = text.partition("-")
    if len(digits) != 7 or not check.isdecimal():
        return False
    return (
        sum(int(digit) * weight for digit, weight in zip(digits + check, (7, 9, 10, 5, 8, 4, 2, 1), strict=True)) % 11
        == 0
    )


def _size(employees: str) -> str:
    if not employees:
        return ""
    limits = ((10, "micro"), (50, "small"), (250, "medium"))
    return next((name for limit, name in limits if int(employees) < limit), "large")
