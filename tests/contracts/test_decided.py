"""What a column shows about how it is written: truth comes back from any writing, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint
import pytest
from climatekit_sample.cells import column
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from climatekit.contracts.decide import Place, shown
from climatekit.contracts.model import CompiledContract
from climatekit.contracts.units import factor, is_unit, split_unit
from climatekit.contracts.validate import parse_table
from climatekit.contracts.writing import Conversion, Parsing
from climatekit.text import Text

CSV, WORKBOOK = Place(delimiter=","), Place(workbook=Path("no such.xls"))
unhurried = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Read:
    """The values of each column, the reason of each row, and what was said about the columns."""

    def __init__(
        self,
        desk: Any,
        kinds: Mapping[str, str],
        cells: Mapping[str, Sequence[str | None]],
        parsing: Parsing,
        place: Place,
    ) -> None:
        columns = []
        for name, kind in kinds.items():
            kind, _, unit = kind.partition(" ")
            columns.append(column(kind, name=name, unit=unit or None))
        contract = CompiledContract(
            table="t", contract="t:T", title=Text("t", "t", "t"), description="", key=(), columns=tuple(columns),
            checks=(), natural_person=None,
        )  # fmt: skip
        rows = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
        source = desk.source(contract, rows, parsing=parsing, place=place)
        found = parse_table(desk.connection, contract, [source])[source.number]
        self.said = shown(found)
        self.units = {unit.source: unit.factor for unit in found.found_units}
        self.values = {name: desk.values(contract, name) for name in cells}
        query = "select _broken from parsed.t order by _row"
        self.broken = [reason for (reason,) in desk.connection.execute(query).fetchall()]
        desk.connection.execute("drop view raw.t; drop table parsed.t")


@pytest.fixture
def read(desk: Any) -> Any:
    def run(kind: str | Mapping[str, str], cells: Any, *, parsing: Parsing | None = None, place: Place = CSV) -> Read:
        kinds = {"it": kind} if isinstance(kind, str) else kind
        return Read(desk, kinds, {"it": cells} if isinstance(kind, str) else cells, parsing or Parsing(), place)

    return run


amounts = st.lists(st.decimals(-(10**9), 10**9, allow_nan=False, places=2), min_size=1, max_size=12)
days = st.lists(st.dates(date(1970, 1, 1), date(2067, 12, 31)), min_size=1, max_size=12)


@unhurried
@given(amounts, st.sampled_from(["", " ", "\u00a0", "\u202f", "'", "."]), st.sampled_from(["", " €", "\u00a0eur"]))
def test_amounts_with_a_decimal_comma_come_back(read: Any, numbers: list[Decimal], group: str, sign: str) -> None:
    cells = [f"{number:,.2f}".translate({44: group, 46: ","}) + sign for number in numbers]
    got = read("decimal(14,2) EUR", cells)
    assert got.values["it"] == numbers
    assert got.said["decimal"] == ","


@unhurried
@given(amounts, st.sampled_from(["€{}", "EUR {}", "{}"]))
def test_amounts_in_groups_by_comma_come_back(read: Any, numbers: list[Decimal], form: str) -> None:
    got = read("decimal(14,2) EUR", [form.format(f"{number:,.2f}") for number in numbers])
    assert got.values["it"] == numbers
    assert "decimal" not in got.said


def test_a_cell_that_may_be_two_numbers_is_decided_by_others_or_not_at_all(read: Any) -> None:
    assert read("number", ["1,234", "5,678"]).broken == ["it:number.ambiguous"] * 2
    assert read("number", ["1,234", "5,678"], place=WORKBOOK).broken == ["it:number.ambiguous"] * 2
    assert read("number", ["1,234", "2,5", "12.5"]).broken == ["it:number.ambiguous", "", ""]
    assert read("number", ["1,234", "2,5", "1,000,000"]).broken == ["it:number.ambiguous"] * 3
    decided = read("number", ["1,234", "7"], place=Place(delimiter=";"))
    assert (decided.values["it"], decided.said) == ([1.234, 7.0], {"decimal": ","})
    assert read("number", ["1,234", "1,234,567.5"]).values["it"] == [1234.0, 1234567.5]
    assert read("number", ["1.234,5", "1.234"]).said == {"decimal": ",", "thousands": "."}
    assert read("number", ["1.234,5", "1.234", "7.5"]).values["it"] == [None, 1.234, 7.5]
    for kinds in ("number", "integer"):
        # it passes for a number, and yet it is another one where the file writes decimal commas
        by_point = read({"one": "number", "two": kinds}, {"one": ["1.234,5", "2"], "two": ["2.000", "1"]})
        assert (by_point.values["two"], by_point.said) == ([2000, 1], {"decimal": ",", "thousands": "."})
        unclear = read({"one": "number", "two": kinds}, {"one": ["12,5", "2"], "two": ["2.000", "1"]})
        assert unclear.broken == ["two:number.ambiguous", ""]
        with_point = read({"one": "number", "two": kinds}, {"one": ["12,5", "2"], "two": ["2.000", "1.0"]})
        assert (with_point.values["two"], with_point.broken) == ([2, 1], ["", ""])
        workbook = read({"one": "number", "two": kinds}, {"one": ["1.234,5"], "two": ["2.000"]}, place=WORKBOOK)
        assert workbook.values["two"] == [2]
    assert read("number", ["12,5", "1.234"]).broken == ["", "it:number.ambiguous"]
    assert read("integer", ["1.234", "2.000", "5"]).broken == ["it:number.ambiguous"] * 2 + [""]
    other = read({"one": "number", "two": "integer"}, {"one": ["1,234"], "two": ["12,0"]})
    assert (other.values, other.said) == ({"one": [1.234], "two": [12]}, {"decimal": ","})
    two = read({"one": "number", "two": "number"}, {"one": ["1,5"], "two": ["1,234,567"]})
    assert (two.values, two.said) == ({"one": [1.5], "two": [1234567.0]}, {"decimal": ",", "thousands": ","})


def test_what_is_told_is_not_decided_against(read: Any) -> None:
    assert read("number", ["1,5"], parsing=Parsing(decimal=".")).broken == ["it:type.number"]
    assert read("number", ["1,234"], parsing=Parsing(thousands=",")).values["it"] == [1234.0]
    assert read("number", ["1,234"], parsing=Parsing(decimal=",")).values["it"] == [1.234]
    assert read("date", ["13/04/2024"], parsing=Parsing(date_formats=("%m/%d/%Y",))).broken == ["it:type.date"]


@unhurried
@given(days, st.sampled_from("/-"), st.booleans())
def test_slashed_days_come_back_or_are_refused(read: Any, written: list[date], mark: str, day_first: bool) -> None:
    pattern = f"%d{mark}%m{mark}%Y" if day_first else f"%m{mark}%d{mark}%Y"
    got = read("date", [day.strftime(pattern) for day in written])
    if any(day.day > 12 for day in written):
        assert got.values["it"] == written
        assert got.said == {"date_formats": {"it": pattern}}
    else:
        assert got.values["it"] == [day if day.day == day.month else None for day in written]
        assert got.said == {}
        assert set(got.broken) <= {"", "it:date.ambiguous"}


@unhurried
@given(days, st.sampled_from(["{0.day}.{0.month}.{0:%y}", "{0:%d.%m.%y}"]))
def test_two_digit_years_come_back(read: Any, written: list[date], form: str) -> None:
    got = read("date", [form.format(day) for day in written])
    assert (got.values["it"], got.said) == (written, {"date_formats": {"it": "%d.%m.%y"}})


@unhurried
@given(days, st.booleans())
def test_days_counted_by_excel_come_back(read: Any, written: list[date], in_workbook: bool) -> None:
    cells = [f"{(day - date(1899, 12, 30)).days}.25" for day in written]
    got = read("date", cells, place=WORKBOOK if in_workbook else CSV)
    assert (got.values["it"], got.said) == (written, {"date_formats": {"it": "excel"}})


@unhurried
@given(days)
def test_weeks_become_mondays_and_months_first_days(read: Any, written: list[date]) -> None:
    weeks = read("date", [day.strftime("%G-W%V") for day in written]).values["it"]
    assert weeks == [day - timedelta(days=day.weekday()) for day in written]
    for pattern in ("%Y-%m", "%m/%Y", "%m.%Y"):
        got = read("date", [day.strftime(pattern) for day in written])
        assert (got.values["it"], got.said) == (
            [day.replace(day=1) for day in written],
            {"date_formats": {"it": pattern}},
        )
        told = read("date", [day.strftime(pattern) for day in written], parsing=Parsing(date_formats=(pattern,)))
        assert told.values["it"] == got.values["it"]


def test_days_that_nothing_decides(read: Any) -> None:
    mixed = read("date", ["03/04/2024", "13/04/2024", "04/13/2024 10:30", "3/3/2024"])
    assert mixed.broken == ["it:date.ambiguous", "", "", ""]
    assert mixed.values["it"][1:] == [date(2024, 4, 13), date(2024, 4, 13), date(2024, 3, 3)]
    no_days = ["1.2.", "2024", "2023-W53", "24/01/02", "24-1-2", "20240102", "!date.ambiguous", "32/1/2024"]
    assert read("date", [*no_days, "1.1.24"]).broken == ["it:type.date"] * len(no_days) + [""]
    assert read("date", ["45000", "2024-01-01"]).broken == ["it:type.date", ""], "in a text file only a whole column"
    assert read("date", ["45000", "2024-01-01"], place=WORKBOOK).values["it"] == [date(2023, 3, 15), date(2024, 1, 1)]
    told = read("date", ["43538"], parsing=Parsing(date_formats=("excel-1904",)))
    assert told.values["it"] == [date(2023, 3, 15)]


# units

ENERGY = ("Wh", "kWh", "MWh", "GWh", "TWh", "kJ", "MJ", "GJ", "TJ")


@pytest.mark.parametrize(("one", "other", "times"), [
    ("GWh", "MWh", 1000), ("GJ", "MWh", Fraction(10, 36)), ("kg", "t", Fraction(1, 1000)),
    ("kgCO2e", "tCO2e", Fraction(1, 1000)),
    ("t CO₂-ekv.", "tCO2e", 1), ("t", "tCO2e", 1), ("tCO2", "tCO2e", None), ("tCO2e", "t", None), ("k€", "EUR", 1000),
    ("milj. €", "EUR", 10**6), ("SEK", "EUR", None), ("%", "1", Fraction(1, 100)), ("%", "count", None),
    ("kk", "d", None),
    ("kg CO2e/k€", "tCO2e/MEUR", 1), ("EUR", "EUR or count", None), ("degC", "kelvin", None), ("arvio", "EUR", None),
])  # fmt: skip
def test_units_by_hand(one: str, other: str, times: Fraction | int | None) -> None:
    assert factor(one, other) == times


def test_units_with_pint_as_the_oracle() -> None:
    registry = pint.UnitRegistry()
    for one in ENERGY:
        for other in ENERGY:
            found = factor(one, other)
            assert found is not None
            assert float(found) == pytest.approx(registry.Quantity(1, one).to(other).magnitude, rel=1e-12)
            assert found * (factor(other, one) or 0) == 1


def test_the_unit_in_a_header() -> None:
    assert (
        split_unit("Energia (MWh)") == split_unit(" Energia [MWh] ") == split_unit("Energia, MWh") == ("Energia", "MWh")
    )
    assert split_unit("Osoite, postinumero") == ("Osoite, postinumero", None)


@unhurried
@given(amounts, st.sampled_from(ENERGY))
def test_energy_in_cells_is_converted(read: Any, numbers: list[Decimal], unit: str) -> None:
    got = read("number MWh", [f"{number} {unit}" for number in numbers])
    times = factor(unit, "MWh") or Fraction(0)
    assert got.values["it"] == pytest.approx([float(Fraction(number) * times) for number in numbers], rel=1e-15)
    assert got.units == {unit: times}


@unhurried
@given(amounts)
def test_amounts_of_a_whole_column_are_exact(read: Any, numbers: list[Decimal]) -> None:
    unit = Conversion(column="it", source="kEUR", target="EUR", factor=Fraction(1000), told_by="config")
    got = read("decimal(16,2) EUR", [str(number) for number in numbers], parsing=Parsing(units={"it": unit}))
    assert got.values["it"] == [number * 1000 for number in numbers]


def test_signs_and_units_among_the_cells(read: Any) -> None:
    euros = [
        "1 200 €",
        "EUR 1200",
        "€1,200.50",
        "1200 eur",
        "-€5",
        "12",
        "100 SEK",
        "$5",
        "5 kWh",
        "5€500",
        "€5€",
        "12 foo",
    ]
    got = read("decimal(12,2) EUR", euros)
    assert got.values["it"] == [1200, 1200, Decimal("1200.5"), 1200, -5, 12, *[None] * 6]
    assert got.broken[6:] == [
        "it:unit.other_currency", "it:unit.other_currency", "it:unit.not_convertible", *["it:type.decimal"] * 3,
    ]  # fmt: skip
    assert read("number %", ["12 %", "12,5%", "7"]).values["it"] == [12, 12.5, 7]
    share = read("number 1", ["12 %", "12,5%", "7"])
    assert (share.values["it"], share.broken[2]) == ([0.12, 0.125, None], "it:unit.unclear")
    energy = read("number MWh", ["12,5 kWh", "3.6 GJ", "1 GWh", "7", "5 kg"])
    assert energy.values["it"] == [0.0125, 1, 1000, None, None]
    assert energy.broken[3:] == ["it:unit.unclear", "it:unit.not_convertible"]
    assert read("integer count", ["12 kpl", "1 200 hlö", "1.5 kpl"]).values["it"] == [12, 1200, None]
    assert read("number", ["12 kpl"]).broken == ["it:type.number"], "a column without a unit takes none"


def test_a_word_beside_a_number_is_no_unit(read: Any) -> None:
    """Pint would take *yli*, Finnish for *over*, as yocto-links, and *ei* as exa-inches."""
    words = ["yli 80", "noin 7", "alle 5", "circa 2", "milj. 3"]
    got = read("number %", ["80 %", *words])
    assert got.values["it"] == [80, *[None] * 5]
    assert got.broken[1:] == ["it:type.number"] * 5


def test_every_unit_that_pint_names_is_known() -> None:
    registry = pint.UnitRegistry()
    names = [name for name in dir(registry) if name.isalpha() and len(name) > 2 and _has_unit(registry, name)]
    assert len(names) > 300
    # differences of temperatures: no number in a file is one
    assert {name for name in names if not is_unit(name)} == {name for name in names if name.startswith("Δ")}
    assert all(is_unit(f"{name}/h") for name in ("BTU", "therm", "gallons", "kilocalorie", "microgram", "Mcal"))


def _has_unit(registry: Any, name: str) -> bool:
    return isinstance(getattr(registry, name), registry.Unit)


def test_values_say_what_a_blank_cell_is_and_are_in_the_unit_of_the_contract(read: Any) -> None:
    words = {"it": {"": "0", "ei tietoa": "", "–": "", "tonni": "1000"}}
    assert read("number", ["12,5", None, " ", "Ei tietoa", "–"], parsing=Parsing(values=words)).values["it"] == [
        12.5, 0, 0, None, None,
    ]  # fmt: skip
    assert read("number MWh", ["5 kWh", "tonni"], parsing=Parsing(values=words)).values["it"] == [0.005, 1000]


def test_text_that_looks_like_a_number_stays_text(read: Any) -> None:
    cells = ["00123", "1,5", "0123456-7", "12 %", "1.2.24"]
    assert read({"it": "text", "no": "number"}, {"it": cells, "no": ["1,5"] * 5}).values["it"] == cells


def test_a_day_is_read_with_its_time(read: Any) -> None:
    moment = datetime(2024, 3, 14, 10, 30)
    got = read("date", [moment.strftime("%d/%m/%Y %H:%M"), moment.isoformat(), moment.isoformat() + "Z"])
    assert got.values["it"] == [moment.date()] * 3
