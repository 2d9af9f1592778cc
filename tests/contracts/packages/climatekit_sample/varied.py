"""One contract for each corner of what a contract can say."""

# ruff: noqa: N805, RUF012
from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeAlias

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir

from climatekit.contracts.fields import Contract, column, holds
from climatekit.text import Text

Money: TypeAlias = Annotated[dt.Decimal, 12, 2, True]
Thousandths: TypeAlias = Annotated[dt.Decimal, 6, 3, True]
Huge: TypeAlias = Annotated[dt.Decimal, 30, 4, True]

WRONG = Text("Väärin: '{value}'.", "Fel: '{value}'.", "Wrong: '{value}'.")


def named(name: str, **more: Any) -> Any:
    return column(f"The {name}.", Text(f"{name} (fi)", f"{name} (sv)", f"{name} (en)"), **more)


class Numbers(Contract):
    """Whole and broken numbers, and every way to bound them."""

    number_id: int = named("number id")
    at_least: int = named("at least", ge=0)
    at_most: int = named("at most", nullable=True, le=100)
    above: float = named("above", gt=0)
    below: float = named("below", nullable=True, lt=1.5)
    between: float = named("between", nullable=True, in_range={"min_value": -1, "max_value": 1})
    inside: int = named(
        "inside",
        nullable=True,
        in_range={"min_value": 0, "max_value": 9, "include_min": False, "include_max": False},
    )
    always: int = named("always", nullable=True, eq=7)
    few: int = named("few", nullable=True, isin=[1, 2, 3])
    share: float = named("share", nullable=True, isin=[0.5, 1.0], ge=0.75)

    class Config:
        unique = ["number_id"]


class Words(Contract):
    """Text in a closed set, of a form, of a length."""

    word_id: str = named("word id", str_length={"min_value": 2, "max_value": 4})
    kind: str = named("kind", isin=["kWh", "MWh", "O'Neil", "100 %", "{value}", "Ä;--"])
    letter: str = named("letter", nullable=True, isin=("m", "M", "é"))
    starts: str = named("starts", nullable=True, str_matches="[0-9]{3}", example="123")
    whole: str = named("whole", str_matches=r"^[^@\s]+@[^@\s]+$", example="a@b")
    either: str = named("either", nullable=True, str_matches=r"a|b.c", example="a")
    exact: str = named("exact", nullable=True, str_length={"exact_value": 3})
    longest: str = named("longest", nullable=True, str_length={"max_value": 5})
    shortest: str = named("shortest", nullable=True, str_length={"min_value": 3})
    same: str = named("same", nullable=True, eq="it's")

    class Config:
        unique = "word_id"


class Days(Contract):
    """Days, and a day as the key."""

    held_on: date = named("held on", ge=date(2000, 1, 1), le=date(2030, 12, 31))
    begins: date = named("begins", nullable=True, gt=date(2020, 1, 1))
    ends: date = named("ends", nullable=True, in_range={"min_value": date(2020, 1, 1), "max_value": date(2025, 1, 1)})
    quarter: date = named("quarter", nullable=True, isin=[date(2025, 3, 31), date(2025, 6, 30)])

    class Config:
        unique = ["held_on"]

    @holds(WRONG, column="ends")
    def ends_later(cls, table: ir.Table) -> ir.BooleanValue:
        return table.ends >= table.begins

    @holds(WRONG, column="quarter")
    def in_its_year(cls, table: ir.Table) -> ir.BooleanValue:
        return table.quarter.year() == table.held_on.year()


class Amounts(Contract):
    """Money and other exact numbers, in the key too."""

    payer: str = named("payer")
    amount: Money = named("amount", ge=0)
    fee: Money = named("fee", nullable=True, in_range={"min_value": 10, "max_value": 99.99})
    fixed: Money = named("fixed", nullable=True, eq=12.5)
    years: Thousandths = named("years", nullable=True, lt=2)
    huge: Huge = named("huge", nullable=True, gt=-1)

    class Config:
        unique = ["payer", "amount"]

    @holds(WRONG, column="fee")
    def fee_is_less(cls, table: ir.Table) -> ir.BooleanValue:
        return table.fee < table.amount


class Flags(Contract):
    """Yes and no, in the key too."""

    flag_id: str = named("flag id")
    is_on: bool = named("is on")
    agreed: bool = named("agreed", nullable=True, eq=True)
    public: bool = named("public", nullable=True, isin=[True])

    class Config:
        unique = ["flag_id", "is_on"]

    @holds(WRONG, column="agreed")
    def agreed_if_public(cls, table: ir.Table) -> ir.BooleanValue:
        return ~table.public | table.agreed


class Crossed(Contract):
    """Checks over the columns of a row: with nulls, cases, arithmetic and text."""

    crossed_id: int = named("crossed id")
    low: int = named("low", nullable=True)
    high: float = named("high", nullable=True)
    unit: str = named("unit", nullable=True)
    note: str = named("note", nullable=True)
    day: date = named("day", nullable=True)

    class Config:
        unique = ["crossed_id"]

    @holds(WRONG, column="high")
    def ordered(cls, table: ir.Table) -> ir.BooleanValue:
        return table.low <= table.high

    @holds(WRONG, column="unit")
    def has_unit(cls, table: ir.Table) -> ir.BooleanValue:
        return table.high.isnull() | table.unit.notnull()

    @holds(WRONG)
    def something(cls, table: ir.Table) -> ir.BooleanValue:
        return table.low.notnull() | table.note.notnull() | table.day.notnull()

    @holds(WRONG, column="low")
    def ratio(cls, table: ir.Table) -> ir.BooleanValue:
        return ibis.cases((table.low == 0, True), (table.unit == "%", table.high / table.low < 2), else_=ibis.null())

    @holds(WRONG, column="note")
    def note_tells(cls, table: ir.Table) -> ir.BooleanValue:
        return (table.note + table.unit).length() > 3

    @holds(WRONG, column="note")
    def note_is_not_the_unit(cls, table: ir.Table) -> ir.BooleanValue:
        return table.note.fill_null("none").lower() != table.unit.fill_null("")

    @holds(WRONG, column="day")
    def day_of_year(cls, table: ir.Table) -> ir.BooleanValue:
        return table.day.month().isin([1, 2, 3, 4, 5, 6]) & (table.low % 2 == 0)


class Composite(Contract):
    """A key of three columns of three types; a whole row of nullable ones."""

    part: str = named("part", isin=["a", "b"])
    year: int = named("year", ge=2020)
    day: date = named("day")
    text: str = named("text", nullable=True)
    number: float = named("number", nullable=True)

    class Config:
        unique = ["part", "year", "day"]


class Rates(Contract):
    """A broken number as the key."""

    rate: float = named("rate", ge=0)
    value: float = named("value", nullable=True, le=1)
    word: str = named("word", nullable=True, str_matches=r"\w+$", example="abc")

    class Config:
        unique = ["rate"]

    @holds(WRONG, column="word")
    def word_if_value(cls, table: ir.Table) -> ir.BooleanValue:
        return (table.value.isnull() == table.word.isnull()) | (table.rate == 0)
