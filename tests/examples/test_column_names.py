"""The naming rule of docs/outputs.md, over every column that any example publishes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
import pytest

from climatekit.examples import examples
from climatekit.text import LANGUAGES

DOCS = Path(__file__).parents[2] / "docs" / "outputs.md"


class Column(NamedTuple):
    """One column of one published table; ``place`` is its folder."""

    place: str
    table: str
    name: str
    type: str
    unit: str | None


class Rule(NamedTuple):
    """A name that fits ``pattern`` has this type and unit; and what has the unit fits it."""

    pattern: str
    type: str
    unit: str | None = None


RULES = (
    Rule(r".*_id", "string"),
    Rule(r".*_code", "string"),
    Rule(r".*_key", "int64"),
    Rule(r".*_on", r"date32\[day\]"),
    Rule(r"valid_(from|to)|month|date|as_of", r"date32\[day\]"),
    Rule(r"(is|has)_.*", "bool"),
    Rule(r".*_eur", r"decimal128\(\d+, 2\)", "EUR"),
    Rule(r".*_pct", "double", "%"),
    Rule(r".*_share|share_.*", "double", "share"),
    Rule(r".*_tco2e", "double", "tCO2e"),
    Rule(r"(?!(is|has)_)(.*_)?year", "int64", "a"),
    Rule(r"(.*_)?days(_.*)?", "int64", "d"),
    Rule(r"period|year_month", "string"),
    Rule(r".*_(fi|sv|en)", "string"),
)
DAY = re.compile(r".*_on|(.*_)?(from|to|since|until|seen|start|before|day)|month|date|as_of")
MARTS = ("marts", "metrics")


@pytest.fixture(scope="module")
def columns(ran: Callable[[str], Any]) -> list[Column]:
    return sorted({column for name in examples() for column in _columns(ran(name).out)}, key=str)


def _columns(out: Path) -> Iterator[Column]:
    for resource in json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]:
        schema = pq.read_schema(out / resource["path"])
        for field in resource["schema"]["fields"]:
            kind = str(schema.field(field["name"]).type)
            yield Column(resource["path"].partition("/")[0], resource["name"], field["name"], kind, field.get("unit"))


def test_names_are_plain(columns: list[Column]) -> None:
    assert [column for column in columns if not re.fullmatch("[a-z][a-z0-9]*(_[a-z0-9]+)*", column.name)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.pattern)
def test_a_name_says_type_and_unit(columns: list[Column], rule: Rule) -> None:
    named = [column for column in columns if re.fullmatch(rule.pattern, column.name)]
    if rule.pattern == r".*_key":  # a key is what a dimension has, and what leads there
        named = [column for column in named if column.place in MARTS]
    assert named
    wrong = [
        column
        for column in named
        if not re.fullmatch(rule.type, column.type) or (rule.unit is not None and column.unit != rule.unit)
    ]
    assert wrong == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.unit], ids=lambda rule: str(rule.unit))
def test_a_unit_is_in_the_name(columns: list[Column], rule: Rule) -> None:
    found = [column for column in columns if column.unit == rule.unit and column.place in MARTS]
    days = {"d": DAY.pattern}.get(str(rule.unit), "")
    assert [column for column in found if not re.fullmatch(f"{rule.pattern}|{days}", column.name)] == []


def test_a_day_is_named_like_one(columns: list[Column]) -> None:
    assert [column for column in columns if column.type == "date32[day]" and not DAY.fullmatch(column.name)] == []


def test_in_the_marts_a_boolean_is_a_statement(columns: list[Column]) -> None:
    booleans = [column for column in columns if column.type == "bool" and column.place in MARTS]
    assert [column for column in booleans if not column.name.startswith(("is_", "has_"))] == []


def test_a_text_is_there_in_every_language_or_in_none(columns: list[Column]) -> None:
    there = {(column.table, column.name) for column in columns}
    said = [(table, name[:-3]) for table, name in there if re.fullmatch(r".*_(fi|sv|en)", name)]
    assert [(table, stem) for table, stem in said for one in LANGUAGES if (table, f"{stem}_{one}") not in there] == []


def test_a_fact_that_could_be_split_by_year_has_no_other_year(columns: list[Column]) -> None:
    """Readers take the year from the folder; facts with a year of their own are those of a year, or of a period."""
    own = {column.table for column in columns if column.name == "year" and column.table.startswith("fact_")}
    assert own == {"fact_emission_report", "fact_fee", "fact_member_profile", "fact_resource_use"}


def test_the_rule_stands_in_the_documentation() -> None:
    text = DOCS.read_text("utf-8")
    for mark in ("`…_id`", "`…_key`", "`…_on`", "`is_…`", "`…_eur`", "`…_pct`", "`…_share`", "`…_tco2e`", "`…_year`"):
        assert mark in text
