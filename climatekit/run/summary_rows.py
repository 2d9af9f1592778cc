"""Which rows of a source only add up the others, by what its contract says of its columns."""

from __future__ import annotations

import duckdb

from climatekit.contracts.mapping import Matched
from climatekit.contracts.model import CompiledContract
from climatekit.ingest.source import SHEET_SUFFIXES, Staged, suffix_of
from climatekit.ingest.summary_rows import SummaryRows, summary_rows
from climatekit.project.settings import SourceSection


def summaries_of(
    connection: duckdb.DuckDBPyConnection,
    contract: CompiledContract,
    section: SourceSection,
    staged: Staged,
    relation: str,
    matched: Matched,
) -> SummaryRows:
    """The summary rows of ``relation``; none where they are to be kept, nor in what no spreadsheet may have written."""
    if section.summary_rows == "keep" or suffix_of(staged.file) not in SHEET_SUFFIXES:
        return SummaryRows()
    columns = {place: contract.column(name) for name, place in matched.positions.items()}
    return summary_rows(
        connection,
        staged,
        relation,
        dates=[place for place, column in columns.items() if column.kind == "date"],
        own={
            place: {
                *column.allowed,
                *(word for label in column.labels for word in label),
                *section.values.get(name, ()),
            }
            for name, place in matched.positions.items()
            if (column := columns[place]).allowed or name in section.values
        },
    )
