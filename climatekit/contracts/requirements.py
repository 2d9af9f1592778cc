"""What a contract must be like, beyond what pandera asks: each refusal is one sentence for the plugin's author."""

from __future__ import annotations

import re
from typing import Any

from climatekit.contracts.model import DUPLICATE_RULES, NORMALISED, VERSION_COLUMNS, CompiledContract
from climatekit.contracts.names import header_names, normalised
from climatekit.errors import PluginError, all_of, did_you_mean, one_of
from climatekit.language import say

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ROW_ID = "rowid"  # the engine's own column
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def require_sound_schema(contract: str, schema: Any) -> None:
    """Refuse what pandera would check and the compiled contract would not."""
    for name, column in schema.columns.items():
        if column.unique:
            raise PluginError(
                "contract.unique",
                say(
                    "The column '{name}' of {contract} is unique: say that in Config.unique, the key.",
                    name=name,
                    contract=contract,
                ),
            )
        if column.regex:
            raise PluginError(
                "contract.name",
                say("The column '{name}' of {contract} is a pattern: name each column.", name=name, contract=contract),
            )
        for check in column.checks:
            if check.raise_warning or check.element_wise:
                raise PluginError(
                    "contract.check",
                    say(
                        "The check '{check}' on '{name}' of {contract} only warns or goes value by value: leave "
                        "raise_warning and element_wise out.",
                        check=check.name,
                        name=name,
                        contract=contract,
                    ),
                )


def key_of(contract: str, schema: Any) -> tuple[str, ...]:
    """The columns of ``Config.unique``, all of them there and filled."""
    key = [schema.unique] if isinstance(schema.unique, str) else list(schema.unique or ())
    if not key:
        raise PluginError(
            "contract.no_key", say("The contract {contract} has no key: list it in Config.unique.", contract=contract)
        )
    for name in key:
        if not isinstance(name, str) or name not in schema.columns:
            raise PluginError(
                "contract.key",
                say(
                    "The key of {contract} names '{name}', which is no column: its columns are {columns}.{guess}",
                    contract=contract,
                    name=name,
                    columns=all_of(schema.columns),
                    guess=did_you_mean(str(name), schema.columns),
                ),
            )
        if schema.columns[name].nullable:
            raise PluginError(
                "contract.key",
                say(
                    "The column '{name}' of {contract} is in the key and nullable: it must be filled.",
                    name=name,
                    contract=contract,
                ),
            )
    return tuple(key)


def require_sound(contract: CompiledContract) -> None:
    """Refuse names, sentences and references that would fail only when a row is broken."""
    names = [column.name for column in contract.columns]
    taken = _reserved() | {_ROW_ID}
    for name in (contract.table, *names):
        if not _NAME.fullmatch(name) or name in taken:
            raise PluginError(
                "contract.name",
                say(
                    "'{name}' in {contract} can't name a table or a column: use small letters, digits and '_', "
                    "and no word of SQL.",
                    name=name,
                    contract=contract.contract,
                ),
            )
    _require_headers(contract)
    _require_labels(contract)
    for column in contract.columns:
        if column.references is not None and not re.fullmatch(rf"{_NAME.pattern}[.]{_NAME.pattern}", column.references):
            raise PluginError(
                "contract.reference",
                say(
                    "The column '{name}' of {contract} references '{references}': write it as 'table.column'.",
                    name=column.name,
                    contract=contract.contract,
                    references=column.references,
                ),
            )
    reasons = [check.reason for check in contract.checks]
    for check in contract.checks:
        if reasons.count(check.reason) > 1:
            raise PluginError(
                "contract.ambiguous",
                say(
                    "The contract {contract} has two checks '{reason}': use in_range or @holds for one.",
                    contract=contract.contract,
                    reason=check.reason,
                ),
            )
        if check.column is not None and check.column not in names:
            raise PluginError(
                "contract.check",
                say(
                    "The check '{code}' of {contract} blames '{column}', which is no column: its columns are "
                    "{columns}.",
                    code=check.code,
                    contract=contract.contract,
                    column=check.column,
                    columns=all_of(names),
                ),
            )
        unknown = {name for text in check.sentence for name in _PLACEHOLDER.findall(text)} - {*names, "value"}
        if unknown:
            raise PluginError(
                "contract.sentence",
                say(
                    "The sentence of '{reason}' of {contract} has {names} in braces, which is no column: its "
                    "columns are {columns}.",
                    reason=check.reason,
                    contract=contract.contract,
                    names=all_of(unknown),
                    columns=all_of(names),
                ),
            )
    _require_rules(contract)
    _require_history(contract)
    _require_sql(contract)


def _require_rules(contract: CompiledContract) -> None:
    """What the contract says of duplicates, shared identifiers and check digits."""
    names = [column.name for column in contract.columns]
    if contract.duplicates not in DUPLICATE_RULES and contract.newest_by not in names:
        raise PluginError(
            "contract.duplicates",
            say(
                "The contract {contract} has the rule duplicates = '{rule}': write one of {rules}, or 'newest by' "
                "and one of its columns {columns}.",
                contract=contract.contract,
                rule=contract.duplicates,
                rules=one_of(DUPLICATE_RULES),
                columns=one_of(names),
            ),
        )
    for column in contract.columns:
        if column.unique not in (None, "warn", "reject") or (column.unique and contract.key == (column.name,)):
            raise PluginError(
                "contract.unique",
                say(
                    "The column '{column}' of {contract} is unique: say that in Config.unique, the key, or write "
                    "unique='warn' or unique='reject' where it is not the key.",
                    column=column.name,
                    contract=contract.contract,
                ),
            )
    for check in contract.checks:
        if check.checksum and check.column is None:
            raise PluginError(
                "contract.check",
                say(
                    "The check '{check}' of {contract} is a checksum: name its column in @holds(column=…).",
                    check=check.code,
                    contract=contract.contract,
                ),
            )


def _require_history(contract: CompiledContract) -> None:
    """The columns of the period and of the rules of identity, and room for those that versions have."""
    names = [column.name for column in contract.columns]
    named = [name.removeprefix(NORMALISED) for rule in contract.identity for name in rule]
    for name in (*(contract.period or ()), *named):
        if name not in names:
            raise PluginError(
                "contract.history",
                say(
                    "The period or identity of {contract} names '{name}', which is no column: its columns are "
                    "{columns}.{guess}",
                    contract=contract.contract,
                    name=name,
                    columns=all_of(names),
                    guess=did_you_mean(name, names),
                ),
            )
    taken = [name for name in VERSION_COLUMNS if name in names]
    if contract.versioned and taken:
        raise PluginError(
            "contract.history",
            say(
                "The contract {contract} is versioned and has the column '{name}', which its versions have too: rename "
                "the column, or leave versioned out.",
                contract=contract.contract,
                name=taken[0],
            ),
        )


def _require_headers(contract: CompiledContract) -> None:
    owners: dict[str, str] = {}
    for column in contract.columns:
        for header in header_names(column):
            owner = owners.setdefault(normalised(header), column.name)
            if owner != column.name:
                raise PluginError(
                    "contract.ambiguous",
                    say(
                        "The header '{header}' of {contract} means both '{owner}' and '{name}': leave it to one of "
                        "them.",
                        header=header,
                        contract=contract.contract,
                        owner=owner,
                        name=column.name,
                    ),
                )


def _require_labels(contract: CompiledContract) -> None:
    """A word in a cell means one code."""
    for column in contract.columns:
        if not column.labels:
            continue
        if len(column.labels) != len(column.allowed):
            raise PluginError(
                "contract.labels",
                say(
                    "The column '{column}' of {contract} has {labels} labels for {codes} codes: give each value of "
                    "isin one, in its order.",
                    column=column.name,
                    contract=contract.contract,
                    labels=len(column.labels),
                    codes=len(column.allowed),
                ),
            )
        owners = {code.casefold(): code for code in column.allowed}
        for code, label in zip(column.allowed, column.labels, strict=True):
            for word in label:
                owner = owners.setdefault(word.casefold(), code)
                if owner != code:
                    raise PluginError(
                        "contract.ambiguous",
                        say(
                            "'{word}' in the column '{column}' of {contract} means both '{owner}' and '{code}': "
                            "give one of them another label.",
                            word=word,
                            column=column.name,
                            contract=contract.contract,
                            owner=owner,
                            code=code,
                        ),
                    )


def _require_sql(contract: CompiledContract) -> None:
    """Let the engine bind every expression to the columns, without a row."""
    import duckdb

    columns = ", ".join(f'null::{column.sql_type} as "{column.name}"' for column in contract.columns)
    expressions = {say("The check '{check}'", check=check.reason): check.holds for check in contract.checks}
    if contract.natural_person is not None:
        expressions[say("The natural_person")] = contract.natural_person
    with duckdb.connect(":memory:") as connection:
        for what, expression in expressions.items():
            try:
                (kind,) = connection.sql(f"select ({expression}) from (select {columns})").types
                reason = "" if kind == "BOOLEAN" else say("it gives {kind}, not true or false", kind=kind)
            except duckdb.Error as error:
                reason = str(error).partition("\n")[0]
            if reason:
                raise PluginError(
                    "contract.sql",
                    say(
                        "{what} of {contract} does not work: {reason}.",
                        what=what,
                        contract=contract.contract,
                        reason=reason,
                    ),
                )


def _reserved() -> frozenset[str]:
    import duckdb

    with duckdb.connect(":memory:") as connection:
        rows = connection.execute(
            "select keyword_name from duckdb_keywords() where keyword_category = 'reserved'"
        ).fetchall()
    return frozenset(word for (word,) in rows)
