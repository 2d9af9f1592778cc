"""Judge every row of every table, and account for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import duckdb

from climatekit.contracts.duplicates import HARMLESS
from climatekit.contracts.model import CompiledContract
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
from climatekit.run.read import Reading, Source
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
    raw = {table: [source.raw for source in sources] for table, sources in reading.sources.items()}
    parsings: dict[int, Parsing] = {}
    read_sums: dict[int, Sums] = {}
    for contract in contracts:
        sources = raw.get(contract.table, [])
        clock.begin("validate", contract.table)
        parsings |= parse_table(connection, contract, sources)
        # before any key is judged: what the rows hold must not change by it
        read_sums |= as_read(connection, contract, sources, parsings)
    dated = dated_tables(prepared.project, prepared.contracts)
    present = {*raw, "programme"}
    _programmes_as_parsed(connection)
    for contract in contracts:
        if contract.table in raw:
            clock.begin("validate", contract.table)
            within = (DAY,) if contract.table in dated else ()
            judge_keys(connection, contract, present, within, raw[contract.table])
    pseudonyms = hide_telling_ids(connection, contracts, prepared.project.root)
    make_tables(connection, contracts, dated, raw, prepared.as_of)
    accounts: list[Account] = []
    reasons: dict[str, dict[str, int]] = {}
    for contract in (contract for contract in contracts if contract.table in raw):
        found = _reasons(connection, contract.table)
        for account in _accounts(connection, contract, reading.sources[contract.table], read_sums, found):
            accounts.append(account)
            facts = {"table": contract.table, "accepted": account.accepted, "rejected": account.rejected}
            observer(Event(step="validate", what=account.file, facts=facts))
        for _, reason, rows in found:
            told = reasons.setdefault(contract.table, {})
            told[reason] = told.get(reason, 0) + rows
    formats = {
        table: [pattern for source in sources for pattern in source.parsing.date_formats]
        for table, sources in raw.items()
    }
    collect_reasons(connection, [contract for contract in contracts if contract.table in reasons], formats)
    make_input_issues(connection, contracts)
    return Ledger(accounts=tuple(accounts), reasons=reasons, parsings=parsings, pseudonyms=pseudonyms)


def _reasons(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[int, str, int]]:
    """Source, reason, and the rows of that source that are rejected for it."""
    return connection.execute(
        f"select _source, reason, count(*) from (select _source, unnest(string_split(_broken, ' ')) as reason "
        f"from parsed.{table} where _broken <> '') group by all order by reason, _source"
    ).fetchall()


def _accounts(
    connection: duckdb.DuckDBPyConnection,
    contract: CompiledContract,
    sources: Sequence[Source],
    read_sums: Mapping[int, Sums],
    reasons: Sequence[tuple[int, str, int]],
) -> Iterator[Account]:
    """What became of the rows of each source."""
    harmless = ", ".join(map(text_literal, HARMLESS))
    counted = {
        source: (kept, broken, repeated, sums)
        for source, kept, broken, repeated, *sums in connection.execute(
            f"select _source, count(*) filter (_broken = ''), count(*) filter (_broken <> ''), count(*) filter "
            f"(_broken in ({harmless})) {sums_of(contract)} from parsed.{contract.table} group by 1"
        ).fetchall()
    }
    for source in sources:
        number = source.raw.number
        kept, broken, repeated, sums = counted.get(number, (0, 0, 0, []))
        told = {reason: rows for at, reason, rows in reasons if at == number}
        yield Account(
            table=contract.table,
            file=source.shown,
            sheet=source.staged.sheet,
            read=source.staged.rows,
            accepted=kept,
            rejected=broken,
            repeated=repeated,
            excluded=_excluded(connection, source.raw.relation, source.raw.keep),
            totals=account_totals(contract, read_sums[number], sums, told),
        )


def _programmes_as_parsed(connection: duckdb.DuckDBPyConnection) -> None:
    """References to programmes are judged like all others; programmes themselves come from climatekit.toml."""
    connection.execute("create view parsed.programme as select * from main.programme")


def _excluded(connection: duckdb.DuckDBPyConnection, relation: str, keep: str) -> int:
    if keep == "true":
        return 0
    return int(connection.execute(f"select count(*) from {relation} where not ({keep})").fetchall()[0][0])
