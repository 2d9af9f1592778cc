"""Judge every row of every table, and account for all of them."""

from __future__ import annotations

import duckdb

from climatekit.contracts.duplicates import HARMLESS
from climatekit.contracts.origin import DAY
from climatekit.contracts.parse import text_literal
from climatekit.contracts.validate import judge_keys, parse_table
from climatekit.contracts.writing import Parsing
from climatekit.history.dated import dated_tables
from climatekit.history.make import make_tables
from climatekit.publish.rejects import collect_reasons
from climatekit.run.events import Event, Observer
from climatekit.run.issues import make_input_issues
from climatekit.run.ledger import Account, Ledger
from climatekit.run.options import Prepared
from climatekit.run.pseudonyms import hide_telling_ids
from climatekit.run.read import Reading


def validate(connection: duckdb.DuckDBPyConnection, prepared: Prepared, reading: Reading, observer: Observer) -> Ledger:
    """Make the accepted tables and the ledger.

    All tables are parsed before any key is judged: a reference may lead to a table that comes later.
    """
    contracts = list(prepared.contracts.values())
    parsings: dict[int, Parsing] = {}
    for contract in contracts:
        sources = [source.raw for source in reading.sources.get(contract.table, ())]
        parsings |= parse_table(connection, contract, sources)
    dated = dated_tables(prepared.project, prepared.contracts)
    present = {*reading.sources, "programme"}
    _programmes_as_parsed(connection)
    harmless = ", ".join(map(text_literal, HARMLESS))
    for contract in contracts:
        if contract.table in reading.sources:
            judge_keys(connection, contract, present, (DAY,) if contract.table in dated else ())
    pseudonyms = hide_telling_ids(connection, contracts, prepared.project.root)
    raw = {table: [source.raw for source in sources] for table, sources in reading.sources.items()}
    make_tables(connection, contracts, dated, raw, prepared.as_of)
    accounts: list[Account] = []
    reasons: dict[str, dict[str, int]] = {}
    for contract in (contract for contract in contracts if contract.table in reading.sources):
        table = contract.table
        counted = {
            source: (kept, broken, repeated)
            for source, kept, broken, repeated in connection.execute(
                f"select _source, count(*) filter (_broken = ''), count(*) filter (_broken <> ''), "
                f"count(*) filter (_broken in ({harmless})) from parsed.{table} group by 1"
            ).fetchall()
        }
        for source in reading.sources.get(table, ()):
            kept, broken, repeated = counted.get(source.raw.number, (0, 0, 0))
            read = source.staged.rows
            excluded = _excluded(connection, source.raw.relation, source.raw.keep)
            accounts.append(
                Account(
                    table=table,
                    file=source.shown,
                    sheet=source.staged.sheet,
                    read=read,
                    accepted=kept,
                    rejected=broken,
                    repeated=repeated,
                    excluded=excluded,
                )
            )
            facts = {"table": table, "accepted": kept, "rejected": broken}
            observer(Event(step="validate", what=source.shown, facts=facts))
        found = connection.execute(
            f"select reason, count(*) from (select unnest(string_split(_broken, ' ')) as reason "
            f"from parsed.{table} where _broken <> '') group by 1 order by 1"
        ).fetchall()
        if found:
            reasons[table] = dict(found)
    formats = {
        table: [pattern for source in sources for pattern in source.raw.parsing.date_formats]
        for table, sources in reading.sources.items()
    }
    collect_reasons(connection, [contract for contract in contracts if contract.table in reasons], formats)
    make_input_issues(connection, contracts)
    return Ledger(accounts=tuple(accounts), reasons=reasons, parsings=parsings, pseudonyms=pseudonyms)


def _programmes_as_parsed(connection: duckdb.DuckDBPyConnection) -> None:
    """References to programmes are judged like all others; programmes themselves come from climatekit.toml."""
    connection.execute("create view parsed.programme as select * from main.programme")


def _excluded(connection: duckdb.DuckDBPyConnection, relation: str, keep: str) -> int:
    if keep == "true":
        return 0
    return int(connection.execute(f"select count(*) from {relation} where not ({keep})").fetchall()[0][0])
