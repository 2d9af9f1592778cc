"""Which cells are days, with datetime.strptime as the oracle."""

from __future__ import annotations

import re
from datetime import date, datetime

from climatekit_sample.cells import nothing, parsed
from hypothesis import given, settings
from hypothesis import strategies as st

from climatekit.contracts.writing import BLANK, Parsing

days = st.lists(st.dates(date(1000, 1, 1), date(9999, 12, 31)), max_size=40)


@given(days)
def test_every_day_as_iso_and_as_in_finland(written: list[date]) -> None:
    for cells in (
        [day.isoformat() for day in written],
        [f"{day.year}-{day.month}-{day.day}" for day in written],
        [f"{day.isoformat()} 00:00:00" for day in written],
        [f"{day.isoformat()}T23:59:59.999Z" for day in written],
        [f"{day.day}.{day.month}.{day.year}" for day in written],
        [f"{day.day:02}.{day.month:02}.{day.year}" for day in written],
    ):
        assert parsed("date", cells) == written


@given(st.lists(st.dates(date(1969, 1, 1), date(2068, 12, 31)), max_size=40), st.sampled_from(
    ["%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d.%m.%y", "%d %B %Y", "%B %d, %Y", "%Y-%d-%m", "%d-%b-%Y", "%d.%m.%Y klo %H"]
))  # fmt: skip
def test_every_day_in_the_format_that_is_told(written: list[date], pattern: str) -> None:
    cells = [day.strftime(pattern) for day in written]
    assert [datetime.strptime(cell, pattern).date() for cell in cells] == written
    assert parsed("date", cells, Parsing(date_formats=(pattern,))) == written


@given(days)
def test_cells_that_are_days_to_a_spreadsheet_come_as_iso_whatever_is_told(written: list[date]) -> None:
    told = Parsing(date_formats=("%d/%m/%Y", "%d.%m.%Y"))
    assert parsed("date", [f"{day}" for day in written], told) == written
    assert parsed("date", [f"{day} 12:30:00" for day in written], told) == written


def test_the_first_format_that_fits_counts() -> None:
    both = ["3/4/2025", "13/4/2025", "4/13/2025"]
    assert parsed("date", both, Parsing(date_formats=("%d/%m/%Y", "%m/%d/%Y"))) == [
        date(2025, 4, 3), date(2025, 4, 13), date(2025, 4, 13),
    ]  # fmt: skip
    assert parsed("date", ["2025-13-04", "2025-04-13"], Parsing(date_formats=("%Y-%d-%m",))) == [
        date(2025, 4, 13),
        None,
    ]


NO_DAYS = [
    "2024-02-30", "31.4.2024", "29.2.2023", "1.1.24", "24-1-2", "1-2-24", "01-02-2024", "1/2/2024", "20240102",
    "2024-01", "2024", "45291", "45291.0", "epoch", "infinity", "-infinity", "Infinity", "today", "now", "0999-12-31",
    "31.12.0999", "12024-01-02", "02024-01-02", "10000-01-01", "5881580-07-10", "-2024-01-02", "2024-01-02 (BC)",
    "2024-1-1BC", "2024-01-02x", "2024-13-01", "2024-00-10", "0.1.2024", "1.1.2024.", "1.1.2024 10:00", "1.1.20245",
    "٣.1.2024", "1 Jan 2024", "2024-01-02 25:00:00", "2024-01-02 noon", "2024-W01-1", "2024-001",
    "31. 3. 2025", "1900-02-29",
]  # fmt: skip


def test_what_is_no_day() -> None:
    assert nothing("date", NO_DAYS)
    told = Parsing(date_formats=("%d.%m.%Y",))
    assert nothing("date", ["epoch", "infinity", "-infinity", "1/2/2024", "31.4.2024", "1.1.24"], told)


ISO_DAY = re.compile(r"([1-9]\d{3})([-/ \\])(\d{1,2})\2(\d{1,2})(?:[ T].*[\dZ])?", re.ASCII)
FINNISH_DAY = re.compile(r"(\d{1,2})[.](\d{1,2})[.]([1-9]\d{3})", re.ASCII)


@settings(max_examples=300)
@given(st.lists(st.one_of(
    st.text("0123456789-./ :TZ", max_size=12),
    st.from_regex(r"\A[0-9]{1,5}[-./ ][0-9]{1,3}[-./ ][0-9]{1,5}([ T][0-9:]{0,8}Z?)?\Z"),
    st.sampled_from(NO_DAYS).flatmap(lambda cell: st.sampled_from([cell, f" {cell}", f"{cell}\u00a0"])),
), max_size=60))  # fmt: skip
def test_nothing_but_a_day_is_a_day(cells: list[str]) -> None:
    for cell, day in zip(cells, parsed("date", cells), strict=True):
        plain = cell.strip(BLANK)
        if iso := ISO_DAY.fullmatch(plain):
            numbers = [int(iso[1]), int(iso[3]), int(iso[4])]
        elif finnish := FINNISH_DAY.fullmatch(plain):
            numbers = [int(finnish[3]), int(finnish[2]), int(finnish[1])]
        else:
            assert day is None, cell
            continue
        try:
            expected = date(*numbers)
        except ValueError:
            assert day is None, cell
        else:  # a time of day that is none makes the day none, too
            assert day == expected or (day is None and iso is not None and len(plain) > 10), cell
