"""How each source of the project is to be read: what ``climatekit.toml`` tells, and what its headers may be called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from climatekit.contracts.mapping import match_headers, recogniser
from climatekit.contracts.model import CompiledContract
from climatekit.errors import ClimatekitError
from climatekit.history.dated import lenient
from climatekit.ingest import Layout
from climatekit.project.settings import SourceSection
from climatekit.project.sources import TableSource


class Layouts:
    """The layouts of all sources. Where the headers of a sheet are is decided once, for all tables that it feeds."""

    def __init__(
        self,
        contracts: Mapping[str, CompiledContract],
        files: Mapping[str, Sequence[TableSource]],
        fallback: Sequence[str],
    ) -> None:
        """Columns in ``fallback`` need no header."""
        self._contracts = contracts
        self._fallback = fallback
        self._sharing: dict[tuple[Path, Layout], list[TableSource]] = {}
        for file in (file for table_files in files.values() for file in table_files):
            self._sharing.setdefault((file.path, _told(file.section)), []).append(file)

    def of(self, file: TableSource) -> Layout:
        """The layout of one source."""
        layout = _told(file.section)
        sharing = self._sharing[file.path, layout]
        recognisers = [recogniser(self._contracts[one.table], _headers_told(one.section)) for one in sharing]
        return replace(
            layout,
            known=lambda text: any(recognises(text) for recognises in recognisers),
            enough=lambda headers: all(self._can_be_read(one, headers) for one in sharing),
        )

    def _can_be_read(self, file: TableSource, headers: Sequence[str]) -> bool:
        contract, section = self._contracts[file.table], file.section
        try:
            match_headers(lenient(contract) if section.snapshots else contract, headers, told=section.columns,
                          given=tuple(section.constants), fallback=self._fallback, place="")  # fmt: skip
        except ClimatekitError:
            return False
        return True


def _told(section: SourceSection) -> Layout:
    return Layout(
        # of several sheets, find_sources made several files
        sheet=section.sheet if isinstance(section.sheet, str) else None,
        header_row=section.header_row,
        header_rows=section.header_rows,
        delimiter=section.delimiter,
        encoding=section.encoding,
    )


def _headers_told(section: SourceSection) -> list[str]:
    day = section.snapshots.column if section.snapshots else None
    return [*section.columns, *section.exclude, *([day] if day else [])]
