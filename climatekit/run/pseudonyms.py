"""Ids that say who a natural person is: from here on a pseudonym stands in their place.

An id is such a one where it holds what is personal or identifies in its own row (the business id of a sole trader, the
name, an e-mail address), or is a Finnish or Swedish personal identity code in any row. The pseudonym is a keyed hash:
without the key, which stays in the project for its owner alone, nobody finds out whose it is by trying all codes.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.stores import stores
from climatekit.contracts.writing import identifier, text_literal
from climatekit.errors import SystemFailure
from climatekit.language import say

KEY_FILE = "pseudonyms.key"
_LEAST = 6  # letters and digits: what is shorter is in any id by chance
_CODES = ("[0-9]{6}[-+A-FU-Y][0-9]{3}[0-9A-Y]", "(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}")


def hide_telling_ids(connection: duckdb.DuckDBPyConnection, contracts: Iterable[CompiledContract], root: Path) -> int:
    """Put pseudonyms into all ``parsed`` tables, wherever such an id stands by itself; how many ids that were."""
    contracts = list(contracts)
    found = " union ".join(select for contract in contracts for select in _telling(contract))
    if not found:
        return 0
    connection.execute(f"create temp table pseudonym as select id from ({found}) where id is not null")
    ((number,),) = connection.execute("select count(*) from pseudonym").fetchall()
    if number:
        key = text_literal(_key(root / KEY_FILE))
        connection.execute(
            f"create or replace temp table pseudonym as "
            f"select id, 'p-' || left(sha256({key} || ':' || id), 16) as shown from pseudonym"
        )
        for contract in contracts:
            for name in (identifier(column.name) for column in contract.columns if _may_hold_id(column)):
                for store in stores(connection, contract.table):
                    connection.execute(
                        f"update {store.relation} as parsed set {name} = pseudonym.shown "
                        f"from pseudonym where parsed.{name} = pseudonym.id"
                    )
    connection.execute("drop table pseudonym")
    return int(number)


def _may_hold_id(column: Column) -> bool:
    return column.type == "text" and column.privacy != "personal" and not column.identifies


def _telling(contract: CompiledContract) -> Iterator[str]:
    """Per column of the key, a query of the ids that tell of a person."""
    person = f"coalesce(({contract.natural_person or 'false'}), false)"
    told = [
        (column, "true" if column.privacy == "personal" else "of_person")
        for column in contract.columns
        if column.type == "text" and (column.privacy == "personal" or (column.identifies and contract.natural_person))
    ]
    for column in (contract.column(name) for name in contract.key) if told else ():
        if not _may_hold_id(column):
            continue
        id_ = identifier(column.name)
        holds = [f"regexp_full_match(upper(trim(id)), {text_literal(code)})" for code in _CODES]
        # ten or twelve digits may also be a number of the network's own
        holds[1] = f"(of_person and {holds[1]})"
        others = [(f"told_{at}", one, where) for at, (one, where) in enumerate(told) if one != column]
        holds += [f"({where} and {_holds('bare', name)})" for name, _, where in others]
        # each text is laid bare once: a pattern is compiled wherever it stands in the query, which takes a while
        bare = "".join(f", {_bare(identifier(one.name))} as {name}" for name, one, _ in others)
        rows = f"select {id_} as id, {person} as of_person, {_bare(id_)} as bare{bare} from parsed.{contract.table}"
        yield f"select id from ({rows}) where {' or '.join(holds)}"


def _bare(text: str) -> str:
    """Letters and digits alone, so that 1234567-1 is in FI12345671, and Ännä is anna."""
    return f"regexp_replace(strip_accents(lower({text})), '[^\\pL\\pN]', '', 'g')"


def _holds(id_: str, told: str) -> str:
    return (
        f"coalesce((length({told}) >= {_LEAST} and contains({id_}, {told})) "
        f"or (length({id_}) > {_LEAST} and contains({told}, {id_})), false)"
    )


def _key(file: Path) -> str:
    """The key of the project; made when it is first needed, and then kept, so that a pseudonym stays the same."""
    try:
        if not file.exists():
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as new:
                new.write(secrets.token_hex(32) + "\n")
        return file.read_text("ascii").strip()
    except (OSError, ValueError) as error:
        raise SystemFailure(
            "system.key",
            say(
                "An id tells who a person is, and the key for its pseudonym '{file}' can't be used ({reason}): get "
                "the right to read and write it, or give that person a number of your own.",
                file=file,
                reason=getattr(error, "strerror", None) or error,
            ),
        ) from error
