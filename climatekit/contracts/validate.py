"""One pass per table: every row gets its typed values and the list of everything that it breaks.

``raw`` tables (text, with file, sheet and row) become ``parsed`` tables: the typed columns, ``_broken`` (reasons
``column:code`` separated by spaces, empty for a sound row) and where the row came from. The accepted rows then stand
under the table's own name, without personal columns; the rejected ones are told in ``rejects``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from climatekit.contracts import sentences
from climatekit.contracts.model import Check, Column, CompiledContract
from climatekit.contracts.parse import Parsing, identifier, sound, text, text_literal, typed


@dataclass(frozen=True, kw_only=True)
class RawSource:
    """One staged sheet, ready to be judged.

    ``relation`` is a DuckDB table of text; ``columns`` says for each contract column the SQL text expression that
    holds its cells (a staged column or a constant). ``keep`` is a SQL condition; rows outside it are excluded by rule.
    """

    number: int
    relation: str
    columns: Mapping[str, str]
    parsing: Parsing
    keep: str = "true"


def parse_table(
    connection: duckdb.DuckDBPyConnection, contract: CompiledContract, sources: Sequence[RawSource]
) -> None:
    """Fill ``raw.<table>`` and ``parsed.<table>`` from the sources; no source makes them empty, not absent.

    ``raw`` keeps every cell as text, ``parsed`` has one row for each of its rows, in the same order.
    """
    columns = contract.columns
    raw = [_raw_select(contract, source) for source in sources]
    if not raw:
        empty = ", ".join(f"null::varchar as {identifier(column.name)}" for column in columns)
        raw = [f"select {empty}, 0 as _source, 0::bigint as _row, null::varchar as _problem, "
               "null::varchar as _extra where false"]  # fmt: skip
    connection.execute(f"create view raw.{contract.table} as {' union all '.join(raw)}")
    parsings = [source.parsing for source in sources] or [Parsing()]
    parsed = [_parsed_select(contract, cells, parsing) for cells, parsing in zip(raw, parsings, strict=True)]
    connection.execute(f"create table parsed.{contract.table} as {' union all '.join(parsed)}")


def judge_keys(
    connection: duckdb.DuckDBPyConnection,
    contract: CompiledContract,
    present: Collection[str],
) -> None:
    """Add the reasons that need more than one row: keys that repeat, references that lead nowhere.

    A reference is held against all rows of the other table that were read, rejected ones too: a correct row is not
    rejected because of its neighbour. Tables that the project does not have (``present`` lacks them) are not asked.
    """
    table = contract.table
    keys = ", ".join(identifier(name) for name in contract.key)
    whole = " and ".join(f"{identifier(name)} is not null" for name in contract.key)
    # grouping hashes costs far less than grouping text; which keys are the same is then asked of the few suspects
    problems = [
        f"select id, ':key.duplicate' as reason from (select id, count(*) over (partition by {keys}) as times from "
        f"(select rowid as id, {keys} from parsed.{table} where {whole} and hash({keys}) in "
        f"(select hash({keys}) from parsed.{table} where {whole} group by 1 having count(*) > 1))) where times > 1"
    ]
    for column in contract.columns:
        target, _, target_column = (column.references or "").partition(".")
        if target in present:
            name, there = identifier(column.name), identifier(target_column)
            problems.append(
                f"select rowid as id, '{column.name}:reference.unknown' as reason from parsed.{table} "
                f"where {name} is not null "
                f"and {name} not in (select {there} from parsed.{target} where {there} is not null)"
            )
    connection.execute(f"create or replace temp table problem as {' union all '.join(problems)}")
    connection.execute(
        f"update parsed.{table} as parsed set _broken = concat_ws(' ', nullif(_broken, ''), found.reasons) "
        "from (select id, string_agg(reason, ' ' order by reason) as reasons from problem group by id) as found "
        "where parsed.rowid = found.id"
    )
    connection.execute("drop table problem")


def accept(connection: duckdb.DuckDBPyConnection, contract: CompiledContract) -> None:
    """Give the accepted rows the table's own name: no personal column, nothing that identifies a natural person."""
    shown = ", ".join(_kept(contract, column) for column in contract.kept)
    connection.execute(
        f"create view main.{contract.table} as select {shown} from parsed.{contract.table} where _broken = ''"
    )


def reasons(contract: CompiledContract) -> dict[str, Check]:
    """Every reason that a row of this table may be rejected for, by its ``column:code``."""
    found = {check.reason: check for check in contract.checks}
    for column in contract.columns:
        if column.type != "text":
            code, sentence = sentences.for_type(column)
            found[f"{column.name}:{code}"] = Check(code=code, column=column.name, holds="", sentence=sentence)
        if not column.nullable:
            sentence = sentences.for_missing(column)
            found[f"{column.name}:value.missing"] = Check(
                code="value.missing", column=column.name, holds="", sentence=sentence
            )
        if column.references:
            found[f"{column.name}:reference.unknown"] = Check(
                code="reference.unknown", column=column.name, holds="", sentence=sentences.for_unknown_reference(column)
            )
    found[":key.duplicate"] = Check(
        code="key.duplicate", column=None, holds="", sentence=sentences.for_duplicate(contract.key)
    )
    for code, sentence in sentences.ROW_PROBLEMS.items():
        found[f":{code}"] = Check(code=code, column=None, holds="", sentence=sentence)
    return found


def _raw_select(contract: CompiledContract, source: RawSource) -> str:
    cells = ", ".join(
        f"{source.columns.get(column.name, 'null::varchar')} as {identifier(column.name)}"
        for column in contract.columns
    )
    return (
        f"select {cells}, {source.number} as _source, _row, _problem, _extra from {source.relation} where {source.keep}"
    )


def _parsed_select(contract: CompiledContract, raw: str, parsing: Parsing) -> str:
    """Four layers: cells ready for their type, typed values, sound values, and the verdict over them."""
    columns = contract.columns
    texts = ", ".join(f"{text(column, identifier(column.name), parsing)} as {_text(column)}" for column in columns)
    values = ", ".join(f"{typed(column, _text(column), parsing)} as {identifier(column.name)}" for column in columns)
    sounds = ", ".join(f"{sound(column, identifier(column.name))} as {identifier(column.name)}" for column in columns)
    kept = ", ".join([*(_text(column) for column in columns), "_source", "_row", "_problem"])
    names = ", ".join(identifier(column.name) for column in columns)
    return (
        f"select {names}, {_verdict(contract)} as _broken, _source, _row from "
        f"(select {sounds}, {kept} from "
        f"(select {values}, {kept} from "
        f"(select {texts}, _source, _row, _problem from ({raw}))))"
    )


def _verdict(contract: CompiledContract) -> str:
    """The reasons of a row; only where there is any are they put together."""
    broken = [("_problem is not null", "':' || _problem")]
    for column in contract.columns:
        name = identifier(column.name)
        if column.type != "text":
            code, _ = sentences.for_type(column)
            broken.append((f"{name} is null and {_text(column)} is not null", f"'{column.name}:{code}'"))
        if not column.nullable:
            broken.append((f"{_text(column)} is null", f"'{column.name}:value.missing'"))
    broken += [(_breaks(check), text_literal(check.reason)) for check in contract.checks]
    some = " or ".join(f"({condition})" for condition, _ in broken)
    reasons = ", ".join(f"case when {condition} then {reason} end" for condition, reason in broken)
    return f"case when {some} then concat_ws(' ', {reasons}) else '' end"


def _breaks(check: Check) -> str:
    """A check that can't be computed for a row, such as a sum that overflows, is broken by the row: the run goes on."""
    if check.code.startswith("check."):
        return f"not coalesce(try(coalesce({check.holds}, true)), false)"
    return f"not ({check.holds})"


def _text(column: Column) -> str:
    return identifier(f"_text_{column.name}")


def _kept(contract: CompiledContract, column: Column) -> str:
    name = identifier(column.name)
    if column.identifies and contract.natural_person:
        return f"case when ({contract.natural_person}) then null else {name} end as {name}"
    return name
