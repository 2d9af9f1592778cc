"""Judge every row of every table, and account for all of them."""

from __future__ import annotations

import duckdb

from climatekit.contracts.duplicates import HARMLESS
from climatekit.contracts.origin import DAY
from climatekit.contracts.validate import judge_keys, parse_table
from climatekit.contracts.writing import Parsing, text_literal
from climatekit.history.dated import dated_tables
from climatekit.history.make import make_tables
from climatekit.publish.rejects import collect_reasons
from climatekit.run.events import Clock, Event, Observer
from climatekit.run.issues import make_input_issues
from climatekit.run.ledger import Account, Ledger
from climatekit.run.options import Prepared
from climatekit.run.pseudonyms import hide_telling_ids
from climatekit.run.read import Reading
from climatekit.run.totals import Sums, account_totals, as_read, sums_of


def validate(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    reading: Reading,
    observer: Observer,
    clock: Clock | None = None,
) -> Ledger:
    """Make the accepted tables and the ledger.

    All tables are parsed before any key is judged: a reference may lead to a table that comes later.
    """
    contracts = list(prepared.contracts.values())
    clock = clock or Clock()
    parsings: dict[int, Parsing] = {}
    read_sums: dict[int, Sums] = {}
    for contract in contracts:
        sources = [source.raw for source in reading.sources.get(contract.table, ())]
        clock.begin("validate", contract.table)
        parsings |= parse_table(connection, contract, sources)
        # before any key is judged: what the rows hold must not change by it
        read_sums |= as_read(connection, contract, sources, parsings)
    dated = dated_tables(prepared.project, prepared.contracts)
    present = {*reading.sources, "programme"}
    _programmes_as_parsed(connection)
    harmless = ", ".join(map(text_literal, HARMLESS))
    for contract in contracts:
        if contract.table in reading.sources:
            clock.begin("validate", contract.table)
            sources = [source.raw for source in reading.sources[contract.table]]
            judge_keys(connection, contract, present, (DAY,) if contract.table in dated else (), sources)
    pseudonyms = hide_telling_ids(connection, contracts, prepared.project.root)
    raw = {table: [source.raw for source in sources] for table, sources in reading.sources.items()}
    make_tables(connection, contracts, dated, raw, prepared.as_of)
    accounts: list[Account] = []
    reasons: dict[str, dict[str, int]] = {}
    for contract in (contract for contract in contracts if contract.table in reading.sources):
        table = contract.table
        counted = {
            source: (kept, broken, repeated, sums)
            for source, kept, broken, repeated, *sums in connection.execute(
                f"select _source, count(*) filter (_broken = ''), count(*) filter (_broken <> ''), "
                f"count(*) filter (_broken in ({harmless})) {sums_of(contract)} from parsed.{table} group by 1"
            ).fetchall()
        }
        found = connection.execute(
            f"select _source, reason, count(*) from (select _source, unnest(string_split(_broken, ' ')) as reason "
            f"from parsed.{table} where _broken <> '') group by all order by reason, _source"
        ).fetchall()
        for source in reading.sources.get(table, ()):
            number = source.raw.number
            kept, broken, repeated, sums = counted.get(number, (0, 0, 0, []))
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
                    totals=account_totals(
                        contract, read_sums[number], sums, {reason: rows for at, reason, rows in found if at == number}
                    ),
                )
            )
            facts = {"table": table, "accepted": kept, "rejected": broken}
            observer(Event(step="validate", what=source.shown, facts=facts))
        for _, reason, rows in found:
            told = reasons.setdefault(table, {})
            told[reason] = told.get(reason, 0) + rows
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
