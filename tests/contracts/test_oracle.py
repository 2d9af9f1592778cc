"""Pandera's own ``validate(lazy=True)`` as the oracle of the compiled contract, row for row, on random tables.

What is compared. Random cells of text go through ``parse_table`` and ``judge_keys``; pandera then validates the typed
table that came out of it, so both judge the same values. Pandera names no row in its failure cases, but each of its
errors carries ``check_output``: one verdict per row, in the order of the table (it is how pandera drops invalid rows),
and for a repeated key the failing rows with all their columns. From these comes, for each row, the set of checks it
breaks, and it must be the very set that the compiled contract gives, save that

* pandera sees a cell that is not of its type, or that can be read in two ways, as null: such a cell counts as missing
  where the column must be filled, and is no business of pandera's where it need not be;
* pandera also calls keys with a null in them repeated; those rows are rejected here for the missing cell alone;
* pandera calls every row of a repeated key so, where here the first of identical rows stays if no other row has its
  key, and its copies are told from rows that differ.

References are not pandera's; they are tested in ``test_keys.py``. That the position of a verdict is the position of
the row is itself tested, by validating rows as tables of one row.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from typing import Any

import ibis
import pytest
from pandera.backends.ibis.register import register_ibis_backends
from pandera.errors import SchemaErrorReason, SchemaErrors

from climatekit.contracts import sentences
from climatekit.contracts.model import Column, CompiledContract

pytestmark = pytest.mark.filterwarnings("ignore:.*fetch_arrow_table", "ignore:.*future.infer_string")

VARIED = ("Numbers", "Words", "Days", "Amounts", "Flags", "Crossed", "Composite", "Rates")
MANY_COLUMNS = ("climatekit_schemas.organisation:Organisation", "climatekit_schemas.resource_use:ResourceUse")
VARIED_TABLES, INSTALLED_TABLES, ROWS = 16, 2, 60


@pytest.mark.parametrize("name", VARIED)
def test_random_tables_of_every_kind_of_contract(name: str, contract_of: Any, desk: Any) -> None:
    contract = contract_of(f"climatekit_sample.varied:{name}")
    broken: set[str] = set()
    for seed in range(VARIED_TABLES):
        broken |= compare(contract, random.Random(f"{name} {seed}"), desk)
    of_keys = {":key.repeated"} | ({":key.duplicate"} if len(contract.key) < len(contract.columns) else set())
    assert broken >= {check.reason for check in contract.checks} | of_keys, "every check was put to the test"


def test_random_tables_of_installed_contracts(installed_contract: str, contract_of: Any, desk: Any) -> None:
    for seed in range(INSTALLED_TABLES):
        compare(contract_of(installed_contract), random.Random(f"{installed_contract} {seed}"), desk)


@pytest.mark.parametrize("name", VARIED)
def test_pandera_gives_its_verdicts_in_the_order_of_the_rows(name: str, contract_of: Any, desk: Any) -> None:
    contract = contract_of(f"climatekit_sample.varied:{name}")
    desk.judge(contract, random_rows(contract, random.Random(name)))
    table = typed_table(desk, contract)
    whole = pandera_verdicts(contract, table)
    for row in (2, 7, ROWS):
        alone = pandera_verdicts(contract, table.filter(table._row == row))
        assert alone.get(row, set()) == whole.get(row, set()) - {":key.duplicate"}


@pytest.mark.parametrize("name", [*(f"climatekit_sample.varied:{name}" for name in VARIED), *MANY_COLUMNS])
def test_random_tables_without_some_of_the_columns(name: str, contract_of: Any, desk: Any) -> None:
    """To pandera an absent column is one of nulls."""
    contract, chance = contract_of(name), random.Random(f"{name}, in part")
    names = [column.name for column in contract.columns]
    compare(contract, chance, desk, absent=chance.sample(names, len(names) // 2))


def compare(contract: CompiledContract, chance: random.Random, desk: Any, absent: Sequence[str] = ()) -> set[str]:
    """Judge one random table both ways; returns the reasons that came up."""
    rows = [{name: cell for name, cell in row.items() if name not in absent} for row in random_rows(contract, chance)]
    ours = desk.judge(contract, rows)
    theirs = pandera_verdicts(contract, typed_table(desk, contract))
    for name in contract.key:
        unfilled = [row for row, reasons in theirs.items() if f"{name}:null" in reasons]
        for row in unfilled:
            theirs[row].discard(":key.duplicate")
    for row in first_of_identical(desk, contract, rows, ours):
        theirs[row].discard(":key.duplicate")
    theirs = {row: reasons for row, reasons in theirs.items() if reasons}
    seen = {row: set(as_pandera_sees(contract, reasons)) for row, reasons in ours.items()}
    assert {row: reasons for row, reasons in seen.items() if reasons} == theirs
    desk.connection.execute(f"drop view main.{contract.table}; drop view raw.{contract.table}")
    desk.connection.execute(f"drop table parsed.{contract.table}")
    return set().union(*ours.values())


def first_of_identical(
    desk: Any, contract: CompiledContract, rows: list[dict[str, str | None]], ours: dict[int, set[str]]
) -> Iterator[int]:
    """The first row of each key that stands on several rows of the very same content."""
    contents: dict[tuple[Any, ...], dict[int, Any]] = {}
    columns = [column.name for column in contract.columns]
    for values in typed_table(desk, contract).to_pyarrow().to_pylist():
        key, row = tuple(values[name] for name in contract.key), values["_row"]
        if None not in key:
            sound = not {reason for reason in ours[row] if not reason.startswith(":key.")}
            cells = values if sound else rows[row - 2]
            contents.setdefault(key, {})[row] = (sound, *(cells.get(name) for name in columns))
    for same in contents.values():
        if len(same) > 1 and len(set(same.values())) == 1:
            yield min(same)


def as_pandera_sees(contract: CompiledContract, reasons: set[str]) -> Iterator[str]:
    for reason in reasons:
        name, _, code = reason.partition(":")
        unread = code.startswith(("type.", "number.", "date.", "unit."))
        if code == "value.missing" or (unread and not contract.column(name).nullable):
            yield f"{name}:null"
        elif code == "key.repeated":
            yield ":key.duplicate"
        elif not unread:
            yield reason


def typed_table(desk: Any, contract: CompiledContract) -> ibis.Table:
    return ibis.duckdb.from_connection(desk.connection).table(contract.table, database="parsed")


def pandera_verdicts(contract: CompiledContract, table: ibis.Table) -> dict[int, set[str]]:
    """The checks that each row breaks in pandera's own view, by row number, written as our reasons."""
    register_ibis_backends("ibis.expr.types.relations.Table")
    module, _, name = contract.contract.partition(":")
    rows = table["_row"].to_pyarrow().to_pylist()
    found: dict[int, set[str]] = {}
    try:
        getattr(import_module(module), name).validate(table, lazy=True)
    except SchemaErrors as errors:
        for error in errors.schema_errors:
            if error.reason_code is SchemaErrorReason.DUPLICATES:
                failing, reason = error.failure_cases["_row"].to_pyarrow().to_pylist(), ":key.duplicate"
            else:
                reason = pandera_reason(error)
                wrong = error.reason_code is SchemaErrorReason.SERIES_CONTAINS_NULLS
                output = error.check_output.to_pyarrow()
                verdicts = (output if not hasattr(output, "column") else output.column(0)).to_pylist()
                failing = [row for row, verdict in zip(rows, verdicts, strict=True) if verdict is wrong]
            for row in failing:
                found.setdefault(row, set()).add(reason)
    return found


def pandera_reason(error: Any) -> str:
    if error.reason_code is SchemaErrorReason.SERIES_CONTAINS_NULLS:
        return f"{error.schema.name}:null"
    assert error.reason_code is SchemaErrorReason.DATAFRAME_CHECK, error
    if error.check.name in sentences.CODES:
        return f"{error.schema.name}:{sentences.CODES[error.check.name]}"
    return f"{json.loads(error.check.description)['column'] or ''}:check.{error.check.name}"


def random_rows(contract: CompiledContract, chance: random.Random) -> list[dict[str, str | None]]:
    """Cells on both sides of every limit, wrong ones, empty ones; keys that repeat; copies, and nearly copies."""
    pools = {column.name: pool(contract, column) for column in contract.columns}
    rows = []
    for number in range(ROWS):
        row = {name: chance.choice(values) for name, values in pools.items()}
        if chance.random() < 0.5:  # half of the rows look as they should, so that single faults stand out
            row |= {column.name: column.example for column in contract.columns if column.example}
        for name in contract.key:
            if chance.random() < 0.4:
                row[name] = unlike_others(contract.column(name), number)
        if rows and chance.random() < 0.15:
            row = dict(chance.choice(rows))
            others = [name for name in pools if name not in contract.key]
            if others and chance.random() < 0.5:
                row[chance.choice(others)] = None
        rows.append(row)
    return rows


def unlike_others(column: Column, number: int) -> str:
    if column.allowed:
        return column.allowed[number % len(column.allowed)]
    if column.kind == "date":
        return str(date(2020, 1, 1) + timedelta(days=number))
    return {"text": f"k{number}", "boolean": "x"}.get(column.kind, str(number))


def pool(contract: CompiledContract, column: Column) -> list[str | None]:
    limits = " ".join(check.holds for check in contract.checks if f'"{column.name}"' in check.holds)
    values: list[str | None] = [None, None, "", "\u00a0", "x", "nonsense", "12 kpl"]
    match column.kind:
        case "integer" | "number" | "decimal":
            step = Decimal(1 if column.kind == "integer" else "0.01")
            numbers = [Decimal(found) for found in re.findall(r"-?\d+(?:[.]\d+)?", limits)] + [Decimal(2020)]
            values += [f"{number + change:f}" for number in numbers for change in (-step, 0, step)]
            values += ["0", "0.0", "-0", "7.0", "1.005", "1e3", "1,5", "1_000", "nan", "inf", "9007199254740993"]
        case "date":
            days = [date(*map(int, found)) for found in re.findall(r"(\d{4}), (\d+), (\d+)", limits)]
            days += [date(2025, 3, 31), date(2024, 2, 29), date(2025, 6, 30)]
            values += [str(day + timedelta(days=change)) for day in days for change in (-1, 0, 1)]
            values += ["31.3.2025", "2024-02-30", "infinity", "epoch", "1.1.24", "9999-12-31"]
        case "boolean":
            values += ["true", "false", "Kyllä", "EI", "ja", "nej", "1", "0", "maybe"]
        case _:
            values += [*column.allowed, *(word.upper() for word in column.allowed)]
            values += ["a", "ab", "abc", "abcde", "123", "123x", "12", "1234", "a@b", "a b", "a\nb", "ab\n", "abc\nx"]
            values += ["it's", "It's", "äöå", "ÄÖÅÉ", "e\u0301", "%", "_", "\\", "none", "b1c", "xb.c", "a|b"]
            values += mistyped(column.example or "")
    return values


def mistyped(example: str) -> list[str]:
    changed = [
        example[:at] + other + example[at + 1 :] for at in range(min(len(example), 12)) for other in ("", "7", "X")
    ]
    return [example, *changed] if example else []
