"""From the project's files to raw tables: stage each sheet as text and say which column is which."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from climatekit.contracts.decide import Place
from climatekit.contracts.direct import read_directly
from climatekit.contracts.mapping import Matched, close_misses, match_headers, position_of
from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.names import codes, normalised
from climatekit.contracts.parse import FALSE, TRUE
from climatekit.contracts.validate import RawSource
from climatekit.contracts.writing import Parsing, identifier, text_literal
from climatekit.corrections.apply import Corrections
from climatekit.errors import ConfigurationError, all_of, did_you_mean, one_of
from climatekit.history.dated import Dated, dated_tables, lenient, may_lack
from climatekit.history.days import dated_rows, too_late
from climatekit.ingest import Layout, Staged, stage
from climatekit.ingest.foreign_file import foreign_reader
from climatekit.ingest.source import BLANK, SHEET_SUFFIXES, TEXT_SUFFIXES, suffix_of
from climatekit.ingest.stage import Reader
from climatekit.ingest.summary_rows import SummaryRows
from climatekit.language import say
from climatekit.project.settings import SourceSection
from climatekit.project.sources import SUPPORTED_SUFFIXES, TableSource, find_sources
from climatekit.project.unused import unused_files
from climatekit.project.workbooks import Workbooks
from climatekit.run.convert import conversions
from climatekit.run.events import Clock, Event, Observer
from climatekit.run.layout import Layouts
from climatekit.run.options import Prepared
from climatekit.run.summary_rows import summaries_of

PROGRAMME_ID = "programme_id"


@dataclass(frozen=True, kw_only=True)
class Source:
    """One staged sheet and how it was understood. ``shown`` is its path as the user knows it."""

    table: str
    shown: str
    staged: Staged
    matched: Matched
    raw: RawSource
    corrected: int = 0
    """Rows that a person has corrected since; ``staged`` is the file as it is, ``raw`` has the corrections in it."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """All sources by table, and what the user should know about files that were not used."""

    sources: Mapping[str, tuple[Source, ...]]
    notes: tuple[str, ...]


def read_sources(
    connection: duckdb.DuckDBPyConnection, prepared: Prepared, observer: Observer, clock: Clock | None = None
) -> Reading:
    """Stage every file of every table."""
    readers = _readers_of_plugins(prepared)
    suffixes = SUPPORTED_SUFFIXES | set(readers)
    workbooks = Workbooks(prepared.contracts.values())
    files = find_sources(prepared.project, prepared.contracts, prepared.required, suffixes, workbooks)
    unused = unused_files(prepared.project, prepared.contracts, files, suffixes, workbooks)
    corrections = Corrections.of(prepared.project.root)
    dated = dated_tables(prepared.project, prepared.contracts)
    layouts = Layouts(prepared.contracts, files, tuple(_fallback(prepared)))
    found: dict[str, tuple[Source, ...]] = {}
    number = 0
    for table, table_files in files.items():
        sources = []
        for file in table_files:
            number += 1
            if clock is not None:
                clock.begin(
                    "ingest",
                    prepared.project.show(file.path),
                    file.path.stat().st_size if file.path.is_file() else None,
                )
            reader = readers.get(suffix_of(file.path))
            asked = lenient(prepared.contracts[table]) if table in dated else prepared.contracts[table]
            layout = replace(layouts.of(file), unread=table not in dated)
            source = _read(connection, prepared, asked, file, layout, number, reader, corrections)
            sources.append(source)
            observer(Event(step="ingest", what=source.shown, facts={"table": table, "rows": source.staged.rows}))
        if table in dated:
            _require_columns(dated[table], sources)
        found[table] = tuple(sources)
    notes = (
        *(note.message for note in unused),
        *_misspelt(prepared, found),
        *too_late({table: [source.raw.day for source in found[table]] for table in sorted(dated)}, prepared.as_of),
        *corrections.notes(),
    )
    return Reading(sources=found, notes=notes)


def _require_columns(dated: Dated, sources: Sequence[Source]) -> None:
    """What must be filled may be missing from a dated export, but not from all of them; when a row began, the exports
    themselves tell."""
    contract = lenient(dated.contract, (dated.contract.period or ())[:1])
    said = {name for source in sources for name in source.raw.columns}
    if any(not column.nullable and column.name not in said for column in contract.columns):
        first = sources[0]
        match_headers(contract, first.staged.headers, told={}, given=(), fallback=tuple(said),
                      place=_place(first.shown, first.staged))  # fmt: skip


def _misspelt(prepared: Prepared, found: Mapping[str, tuple[Source, ...]]) -> Iterator[str]:
    """A header that no table takes and that is nearly the name of a column that is absent."""
    sources = [source for table_sources in found.values() for source in table_sources]
    taken = {
        (source.staged.file, source.staged.sheet, source.staged.headers[position])
        for source in sources
        for position in source.matched.positions.values()
    }
    for source in sources:
        for miss in close_misses(prepared.contracts[source.table], source.matched):
            if (source.staged.file, source.staged.sheet, miss.header) not in taken:
                yield f"{_place(source.shown, source.staged)}: {miss.sentence()}"


def _place(shown: str, staged: Staged) -> str:
    if staged.sheet:
        return say("'{file}' (sheet '{sheet}')", file=shown, sheet=staged.sheet)
    return f"'{shown}'"


def staged_files(
    connection: duckdb.DuckDBPyConnection, prepared: Prepared, wanted: Container[str]
) -> Iterator[tuple[str, SourceSection, Staged]]:
    """Stage the files of these paths and nothing else, each as it is; one that is read in the same way only once."""
    readers = _readers_of_plugins(prepared)
    workbooks = Workbooks(prepared.contracts.values())
    files = find_sources(
        prepared.project, prepared.contracts, prepared.required, SUPPORTED_SUFFIXES | set(readers), workbooks
    )
    layouts = Layouts(prepared.contracts, files, tuple(_fallback(prepared)))
    seen = set()
    for file in (file for table_files in files.values() for file in table_files):
        shown, layout = prepared.project.show(file.path), layouts.of(file)
        if shown in wanted and (shown, layout) not in seen:
            seen.add((shown, layout))
            reader = readers.get(suffix_of(file.path))
            yield (
                shown,
                file.section,
                stage(connection, file.path, layout, f"raw.source_{len(seen)}", reader, shown=shown),
            )


def _read(
    connection: duckdb.DuckDBPyConnection,
    prepared: Prepared,
    contract: CompiledContract,
    file: TableSource,
    layout: Layout,
    number: int,
    reader: Reader | None,
    corrections: Corrections,
) -> Source:
    section = file.section
    shown = prepared.project.show(file.path)
    layout = replace(layout, unread=layout.unread and not section.exclude and not corrections.concern(shown))
    staged = stage(connection, file.path, layout, f"raw.source_{number}", reader, shown=shown)
    corrected = corrections.put_into(connection, staged, shown)
    _refuse_grouping_by_point(contract, section, file, shown)
    constants = {name: text_literal(_written(value, section)) for name, value in section.constants.items()}
    place = _place(shown, staged)
    fallback = _fallback(prepared)
    matched = match_headers(
        contract, staged.headers, told=section.columns, given=tuple(constants), fallback=tuple(fallback), place=place
    )
    constants |= {name: value for name, value in fallback.items() if name in matched.absent}
    columns = {name: f"c{position}" for name, position in matched.positions.items()} | constants
    parsing = _parsing(contract, section)
    relation, day = corrected.relation, None
    if section.snapshots:
        relation, day = dated_rows(connection, file, section.snapshots, staged, relation, parsing, shown)
    summaries = SummaryRows() if staged.scan else summaries_of(connection, contract, section, staged, relation, matched)
    if summaries.rows:
        staged = replace(staged, guessed={**staged.guessed, "summary_rows": list(summaries.rows)})
    raw = RawSource(
        number=number,
        relation=relation,
        columns=columns,
        parsing=replace(
            parsing,
            units=conversions(contract, section.units, staged.headers, matched.positions, place),
        ),
        place=_kind_of_file(file, staged),
        from_spreadsheet=suffix_of(file.path) in SHEET_SUFFIXES,
        faults={name: f"_fault{at}" for name, at in matched.positions.items() if at in staged.faults},
        keep=_all(_keep(contract, section, staged, matched, place), corrected.keep, summaries.keep),
        file=shown,
        sheet=staged.sheet,
        day=day,
        may_lack=may_lack(contract, columns) if day else frozenset(),
    )
    if staged.scan is not None:
        read = read_directly(connection, contract, raw, staged.scan, len(staged.headers))
        if read is None:
            told = replace(layout, unread=False)
            return _read(connection, prepared, contract, file, told, number, reader, corrections)
        raw, rows = read
        staged = replace(staged, rows=rows)
    return Source(table=contract.table, shown=shown, staged=staged, matched=matched, raw=raw, corrected=corrected.rows)


def _all(*conditions: str) -> str:
    return " and ".join(f"({condition})" for condition in conditions if condition != "true") or "true"


def _readers_of_plugins(prepared: Prepared) -> dict[str, Reader]:
    """By suffix, ready for ``stage``."""
    return {
        suffix: foreign_reader(
            reader.read,
            owner=say("The reader '{name}' of the plugin '{plugin}'", name=reader.name, plugin=plugin.name),
            first_row=reader.first_row,
            plugin=plugin.name,
        )
        for plugin, reader in prepared.host.readers()
        for suffix in reader.suffixes
    }


def _fallback(prepared: Prepared) -> dict[str, str]:
    """Where there is one programme, its id need not stand in every row."""
    only = prepared.programmes[0].programme_id if len(prepared.programmes) == 1 else None
    return {PROGRAMME_ID: text_literal(only)} if only else {}


def _written(value: object, section: SourceSection) -> str:
    """A constant as this source would write it."""
    if isinstance(value, float) and section.decimal == ",":
        return repr(value).replace(".", ",")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _refuse_grouping_by_point(
    contract: CompiledContract, section: SourceSection, file: TableSource, shown: str
) -> None:
    """The number cells of a workbook are staged as 1.125, which must not become 1125 without a word."""
    if section.thousands == "." and suffix_of(file.path) not in TEXT_SUFFIXES:
        raise ConfigurationError(
            "config.thousands",
            say(
                "[tables.{table}] thousands = \".\" is for text files, but '{shown}' holds numbers as numbers: "
                "leave thousands out.",
                table=contract.table,
                shown=shown,
            ),
        )


def _kind_of_file(file: TableSource, staged: Staged) -> Place:
    """What the cells stand in, where that tells how they are written."""
    if suffix_of(file.path) in TEXT_SUFFIXES:
        return Place(delimiter=file.section.delimiter or staged.guessed.get("delimiter"))
    return Place(workbook=file.path)


def _parsing(contract: CompiledContract, section: SourceSection) -> Parsing:
    names = {column.name for column in contract.columns}
    for name in section.values:
        if name not in names:
            raise ConfigurationError(
                "mapping.unknown_column",
                say(
                    "[tables.{table}] values names the column '{name}', which the table does not have: its "
                    "columns are {columns}.",
                    table=contract.table,
                    name=name,
                    columns=all_of(names),
                ),
            )
        _refuse_unknown_codes(contract.table, contract.column(name), section)
    return Parsing(
        decimal=section.decimal,
        thousands=section.thousands,
        date_formats=section.date_formats,
        values=section.values,
    )


def _refuse_unknown_codes(table: str, column: Column, section: SourceSection) -> None:
    """A word that is mapped to no code of a closed set would reject every row that has it."""
    is_yes_or_no = column.kind == "boolean"
    allowed = ("true", "false") if is_yes_or_no else column.allowed
    for word, code in section.values[column.name].items():
        known = code.lower() in (*TRUE, *FALSE) if is_yes_or_no else code in allowed
        if allowed and code.strip() and not known:
            meant = codes(column).get(normalised(code), code)
            message = say("[tables.{table}] values.{column} maps '{word}' to '{code}', which is not one of {allowed}."
                          "{guess}", table=table, column=column.name, word=word, code=code,
                          allowed=one_of(allowed), guess=did_you_mean(meant, allowed))  # fmt: skip
            raise ConfigurationError("mapping.unknown_code", message)


def _keep(contract: CompiledContract, section: SourceSection, staged: Staged, matched: Matched, place: str) -> str:
    """The rows that are not excluded by rule.

    An empty value in the rule stands for an empty cell. Cells are compared as ``values`` compares them: without the
    blanks around them, and whether large or small letters.
    """
    conditions = []
    for name, values in section.exclude.items():
        told = position_of(name, staged.headers)
        if told is not None:
            position = told
        elif name in matched.positions:
            position = matched.positions[name]
        else:
            raise ConfigurationError(
                "mapping.unknown_header",
                say(
                    "[tables.{table}] exclude names '{name}', which is neither a header of {place} nor a column "
                    "that it feeds: its headers are {columns}.",
                    table=contract.table,
                    name=name,
                    place=place,
                    columns=all_of(staged.headers),
                ),
            )
        if values:
            listed = ", ".join(f"lower({text_literal(value.strip(BLANK))})" for value in values)
            trimmed = f"trim({identifier(f'c{position}')}, {text_literal(BLANK)})"
            conditions.append(f"lower(coalesce({trimmed}, '')) not in ({listed})")
    return " and ".join(conditions) or "true"
