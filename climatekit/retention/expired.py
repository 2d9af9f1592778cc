"""Rows of input files whose own date says that they should be gone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from climatekit import engine
from climatekit.contracts.writing import identifier
from climatekit.publish.place import aside

if TYPE_CHECKING:
    from climatekit.run.options import Options, Prepared

COLUMN = "retention_until"
"""The date after which a row must not be kept, in whichever contract it stands."""


@dataclass(frozen=True, kw_only=True)
class Expired:
    """One row that a person has to remove from its file."""

    table: str
    file: str
    sheet: str | None
    row: int
    until: datetime.date


def expired(prepared: Prepared, options: Options, today: datetime.date) -> list[Expired]:
    """The rows past their date, rejected ones too, in the order of files and rows."""
    from climatekit.run.events import Clock, nobody
    from climatekit.run.walk import take_in

    tables = [
        contract.table
        for contract in prepared.contracts.values()
        if any(column.name == COLUMN and column.kind == "date" for column in contract.columns)
    ]
    if not tables:
        return []
    with aside() as spill:
        connection = engine.connect(spill=spill, memory_limit=options.memory_limit, threads=options.threads)
        try:
            with prepared.host.signing():
                reading, _ = take_in(connection, prepared, nobody, Clock())
            places = {
                source.raw.number: (source.shown, source.staged.sheet)
                for sources in reading.sources.values()
                for source in sources
            }

            def found() -> Iterator[Expired]:
                for table in tables:
                    for number, row, until in connection.execute(
                        f"select _source, _row, {COLUMN} from parsed.{identifier(table)} where {COLUMN} < ?", [today]
                    ).fetchall():
                        if number in places:
                            file, sheet = places[number]
                            yield Expired(table=table, file=file, sheet=sheet, row=row, until=until)

            return sorted(found(), key=lambda one: (one.file, one.sheet or "", one.row))
        finally:
            connection.close()
