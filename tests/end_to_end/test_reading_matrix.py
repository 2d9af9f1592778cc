"""One table, written in every way in which real files write it: every cell of it comes back, and nothing is told.

The truth below is written by hand. Each file writes it in one encoding, with one delimiter, one way of writing numbers
and one way of writing days; all encodings meet all delimiters, and both meet all ways of writing numbers and days. What
can't be written is left out by one rule: a row, or a way of writing, that the file's encoding has no characters for
(€ in ISO 8859-1, a narrow no-break space in any code page).
"""

from __future__ import annotations

import csv
import importlib
import io
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

PLUGIN = '''
from datetime import date
from typing import Annotated

import ibis.expr.datatypes as dt

from climatekit.contracts.fields import Contract, column
from climatekit.plugin_host import Membership, Table, hookimpl
from climatekit.text import Text

Money = Annotated[dt.Decimal, 12, 2, True]


@hookimpl
def climatekit_membership():
    return Membership(tables=(Table(contract="climatekit_matrix:Reading"),))


def named(fi, **more):
    return column("A value.", Text(fi, fi + " (sv)", fi + " (en)"), **more)


class Reading(Contract):
    """One row of the truth, out of one file."""

    reading_id: str = named("Tunnus")
    name: str = named("Nimi å ä ö", nullable=True)
    note: str = named("Selite", nullable=True)
    pieces: int = named("Kappaletta", nullable=True)
    amount: Money = named("Määrä", nullable=True)
    share: float = named("Osuus", nullable=True)
    thousands: int = named("Tuhansia", nullable=True)
    rough: float = named("Arvio", nullable=True)
    day: date = named("Päivä", nullable=True)
    week: date = named("Viikko", nullable=True)
    month: date = named("Kuukausi", nullable=True)
    percent: float = named("Prosentti", unit="%", nullable=True)

    class Config:
        unique = ["reading_id"]
        metadata = {"title": Text("Lukemat", "Avläsningar", "Readings")}
'''
TOML = """
[project]
name = "T"
as_of = 2026-10-31
max_errors = 9
[[programmes]]
id = "p"
model = "open_network"
"""
ORGANISATIONS = "org_id,name,org_type\no1,Esimerkki Oy,company\n"
HEADERS = (
    "Tunnus",
    "Nimi å ä ö",
    "Selite",
    "Kappaletta",
    "Määrä",
    "Osuus",
    "Tuhansia",
    "Arvio",
    "Päivä",
    "Viikko",
    "Kuukausi",
)
COLUMNS = ("name", "note", "pieces", "amount", "share", "thousands", "rough", "day", "week", "month")

D = Decimal
TRUTH: list[tuple[Any, ...]] = [
    ("Åbo Akademi", "fyra ord på svenska", 1234567, D("1234567.50"), 12.5, 1000, 2000,
     date(2024, 3, 31), date(2024, 3, 18), date(2024, 3, 1)),
    ("Järvi & Määttä Oy", "kaksi\nriviä", 12, D("0.05"), -0.25, 12000, None,
     date(1999, 12, 31), date(1999, 12, 27), date(1999, 12, 1)),
    ("Öljy ja öylätti", 'sanoi "ei"', 0, D("-12345.67"), 1234.5, 999, 12345,
     date(2025, 1, 1), date(2024, 12, 30), date(2025, 1, 1)),
    ("Hinta € sis. alv", "5 € / kpl", -45, D("7.00"), 0.0, None, None,
     date(2025, 1, 13), date(2025, 1, 13), date(2025, 2, 1)),
    ("Šakki ja žakki", "Ž", 1000, D("1000.00"), 1000.0, 1000, 1000,
     date(2024, 2, 29), date(2024, 2, 26), date(2024, 2, 1)),
    ("a;b,c|d", "x;y\n,z|", 999, D("999.99"), 99.5, 5000, 7, date(2023, 6, 24), date(2023, 6, 19), date(2023, 6, 1)),
    ("sarkain\tvälissä", '"koko solu"', 100000, D("100000.10"), 0.125, None, 999,
     date(2022, 10, 9), date(2022, 10, 3), date(2022, 10, 1)),
    (None, None, None, None, None, None, None, None, None, None),
    ("vain nimi", None, None, None, None, None, None, None, None, None),
    (None, None, 7, None, 3.25, None, None, None, date(2020, 12, 28), None),
    (None, "rivi\n\ntyhjän rivin jälkeen", None, D("12.30"), None, None, None,
     date(2021, 7, 14), None, date(2021, 7, 1)),
    ("Ääkkönen", "å", 31, D("1.10"), 1.75, 3000, 4000, date(2030, 11, 30), date(2030, 11, 25), date(2030, 11, 1)),
    ("'heittomerkki'", "it's", 2024, D("2024.00"), 2024.5, 1234, 1234,
     date(2016, 5, 5), date(2016, 5, 2), date(2016, 5, 1)),
    ("=1+1", "-", 5, D("-0.01"), -1.5, 2, 3, date(2026, 12, 12), date(2026, 12, 7), date(2026, 12, 1)),
    ("#otsikko", "#", 6, D("10.00"), 10.25, 4, 5, date(2018, 8, 8), date(2018, 8, 6), date(2018, 8, 1)),
    ("NULL", "N/A", 8, D("654321.99"), 654321.75, 654321, 765432,
     date(2019, 9, 19), date(2019, 9, 16), date(2019, 9, 1)),
    ("007", "1,5", 9, D("3.14"), 3.5, 0, 0, date(2017, 4, 3), date(2017, 4, 3), date(2017, 4, 1)),
    ("back\\slash", "\\n", -1000000, D("-1000000.00"), -1234567.25, -1000, -2000,
     date(2015, 1, 31), date(2015, 1, 26), date(2015, 1, 1)),
    ("élève naïf", "ß æ ø", 44, D("44.40"), 44.5, 44000, 44, date(2014, 2, 28), date(2014, 2, 24), date(2014, 2, 1)),
    ("– ajatusviiva –", "“lainaus”", 10, D("0.10"), 0.5, 10, 20,
     date(2013, 3, 1), date(2013, 2, 25), date(2013, 3, 1)),
    ("viimeinen", '";"\n"', 11, D("11.11"), 11.0, 11, 12, date(2012, 12, 24), date(2012, 12, 24), date(2012, 12, 1)),
]  # fmt: skip

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1", "iso-8859-15")
DELIMITERS = (";", ",", "\t", "|")
MARKS = {".": ["", ",", " ", "\u00a0", "\u202f", "'", "\u2019"], ",": ["", ".", " ", "\u00a0", "\u202f", "'", "\u2019"]}
NUMBERS = [(mark, group) for mark, groups in MARKS.items() for group in groups]


def formatted(pattern: str) -> Callable[[date], str]:
    """As ``strftime``; ``-d`` and ``-m`` are without noughts in front."""
    return lambda day: day.strftime(pattern.replace("-d", str(day.day)).replace("-m", str(day.month)))


def serial(day: date) -> str:
    """As Excel counts days."""
    return str((day - date(1899, 12, 30)).days)


DAYS = [
    *map(formatted, ("%Y-%m-%d", "-d.-m.%Y", "%d.%m.%Y", "%d.%m.%y", "-d.-m.%y", "%d/%m/%Y", "-d/-m/%Y", "%m/%d/%Y",
                     "%d-%m-%Y", "%m-%d-%Y", "%Y-%m-%d 12:30:00", "%Y-%m-%dT00:00:00")),
    serial,
]  # fmt: skip
WEEKS = [formatted("%G-W%V"), formatted("%G-W%V-%u"), formatted("%Y-%m-%d")]
MONTHS = [*map(formatted, ("%Y-%m", "%m/%Y", "-m/%Y", "%m.%Y", "-m.%Y")), serial]


def number(value: float | Decimal, mark: str, group: str) -> str:
    return f"{value:,}".translate({ord(","): group, ord("."): mark})


def can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


class File:
    """The truth in one way of writing it."""

    def __init__(self, at: int, encoding: str, delimiter: str, marks: tuple[str, str]) -> None:
        self.at, self.encoding, self.delimiter, self.marks = at, encoding, delimiter, marks
        self.days = (DAYS[at % len(DAYS)], WEEKS[at % len(WEEKS)], MONTHS[at % len(MONTHS)])
        self.rows = [
            (f"{at}-{place}", *row)
            for place, row in enumerate(TRUTH)
            if can_write("".join(cell for cell in row[:2] if cell), encoding)
        ]

    def cells(self, row: tuple[Any, ...]) -> list[str]:
        """A row as it is written in this file."""
        writers = [str, str, str, *[lambda value: number(value, *self.marks)] * 5, *self.days]
        return ["" if cell is None else write(cell) for write, cell in zip(writers, row, strict=True)]

    def bytes(self) -> bytes:
        text = io.StringIO(newline="")
        end = ("\r\n", "\n")[self.at % 2]
        quoting = csv.QUOTE_ALL if self.at % 5 == 0 else csv.QUOTE_MINIMAL
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator=end, quoting=quoting)
        writer.writerow(HEADERS)
        writer.writerows(map(self.cells, self.rows))
        mark = "\ufeff" if self.encoding.startswith("utf-16") else ""
        return (mark + text.getvalue()).encode(self.encoding)

    def __str__(self) -> str:
        example = self.cells(("", "", "", *TRUTH[0][2:]))[3:]
        return f"file {self.at}: {self.encoding}, {self.delimiter!r}, {' '.join(example)!r}"


def every_file() -> list[File]:
    """Encodings meet all ways of writing numbers, and the delimiters go round so that they meet both."""
    ways = [
        (encoding, DELIMITERS[(row + place) % len(DELIMITERS)], marks)
        for row, encoding in enumerate(ENCODINGS)
        for place, marks in enumerate(NUMBERS)
        if can_write("".join(marks), encoding)
    ]
    return [File(at, *way) for at, way in enumerate(ways)]


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The table of the truth, as pip would install it."""
    folder = tmp_path / "site"
    info = folder / "climatekit_matrix-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "climatekit_matrix.py").write_text(PLUGIN, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: climatekit-matrix\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[climatekit]\nmatrix = climatekit_matrix\n", encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    importlib.invalidate_caches()
    yield
    sys.modules.pop("climatekit_matrix", None)


def test_every_cell_comes_back(plugin: None, project: Any, call_cli: Any) -> None:
    files = every_file()
    assert len({(file.encoding, file.delimiter) for file in files}) == len(ENCODINGS) * len(DELIMITERS)
    assert len({(file.delimiter, file.marks) for file in files}) == len(DELIMITERS) * len(NUMBERS)
    exports = {f"exports/{file.at:03}.csv": file.bytes() for file in files}
    toml = TOML + '[tables.reading]\npath = "exports"\n'
    root = project({"data/organisation.csv": ORGANISATIONS, **exports}, toml=toml)
    result = call_cli("run", root, "--quiet", "--no-report")
    assert result.code == 0, result.err
    query = f"select reading_id, {', '.join(COLUMNS)} from '{root}/out/tables/reading.parquet'"
    found = {row[0]: row[1:] for row in duckdb.sql(query).fetchall()}
    wrong = [
        f"{file}: {row} is {found.get(row[0])}" for file in files for row in file.rows if found.get(row[0]) != row[1:]
    ]
    assert not wrong, "\n".join([f"{len(wrong)} rows", *wrong[:9]])
    assert len(found) == sum(len(file.rows) for file in files) > len(files) * 15


def test_the_same_table_as_a_workbook(plugin: None, project: Any, call_cli: Any) -> None:
    book = openpyxl.Workbook()
    book.active.append([*HEADERS, "Prosentti"])
    rows = [row for row in TRUTH if any(row)]
    for place, row in enumerate(rows):
        cells = [f"{place}", *row, place / 100]
        for at, cell in enumerate(cells, start=1):
            target = book.active.cell(place + 2, at, cell)
            target.data_type = "s" if isinstance(cell, str) else target.data_type  # =1+1 is text here
        book.active.cell(place + 2, len(cells)).number_format = "0%"
    content = io.BytesIO()
    book.save(content)
    root = project({"data/organisation.csv": ORGANISATIONS, "data/reading.xlsx": content.getvalue()}, toml=TOML)
    result = call_cli("run", root, "--quiet", "--no-report")
    assert result.code == 0, result.err
    query = (
        f"select {', '.join(COLUMNS)}, percent from '{root}/out/tables/reading.parquet' order by reading_id::integer"
    )
    assert duckdb.sql(query).fetchall() == [(*row, place) for place, row in enumerate(rows)]
