"""``input_issue``: what a person should know of the rows that came in, for rules to tell as findings.

One row per issue, with what a rule's sentence needs and nothing that must not be told: no personal column, nothing that
identifies a natural person.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.contracts.writing import identifier, text_literal
from climatekit.pipeline.plan import INPUT_ISSUE
from climatekit.text import LANGUAGES

_COLUMNS = (
    "table_name varchar, code varchar, programme_id varchar, org_id varchar, row_key varchar, column_name varchar, "
    "column_fi varchar, column_sv varchar, column_en varchar, value varchar, place varchar, row bigint, "
    "other_place varchar, other_row bigint, rows bigint, stated_rule varchar"
)


def make_input_issues(connection: duckdb.DuckDBPyConnection, contracts: Iterable[CompiledContract]) -> None:
    """Make the table from what was noted while the rows were judged."""
    connection.execute(f"create table {INPUT_ISSUE} ({_COLUMNS})")
    by_table = {contract.table: contract for contract in contracts}
    noted = connection.execute("select distinct table_name, column_name from origin.issue order by all").fetchall()
    for table, column in noted:
        connection.execute(f"insert into {INPUT_ISSUE} {_select(by_table[table], column)}")


def _select(contract: CompiledContract, column: str | None) -> str:
    # what two rows share is hidden where either of them is a natural person's
    shown = {
        one.name: f"case when not of_person then {identifier(one.name)}::varchar end"
        if one.identifies
        else f"{identifier(one.name)}::varchar"
        for one in contract.kept
    }
    key = " || ', ' || ".join(f"coalesce({shown[name]}, '–')" for name in contract.key if name in shown)
    titles = contract.column(column).title if column else None
    named = ", ".join(text_literal(titles.to(language)) if titles else "null" for language in LANGUAGES)
    of_column = f"column_name = {text_literal(column)}" if column else "column_name is null"
    return (
        f"select '{contract.table}', code, {shown.get('programme_id', 'null')}, {shown.get('org_id', 'null')}, "
        f"{key or 'null'}, column_name, {named}, "
        f"{shown.get(column or '', 'null')}, {_place('place')}, issue._row, {_place('other')}, other_row, rows, "
        f"{text_literal(contract.duplicates)} "
        f"from origin.issue as issue join parsed.{contract.table} as parsed "
        "on issue._source = parsed._source and issue._row = parsed._row "
        "join origin.place as place on issue._source = place._source "
        "left join origin.place as other on issue.other_source = other._source "
        f"where table_name = '{contract.table}' and {of_column}"
    )


def _place(relation: str) -> str:
    """A file with its sheet as SQL, the same in every language."""
    return f"'''' || {relation}.file || '''' || coalesce(' (' || {relation}.sheet || ')', '')"
