"""Take in a corrected workbook: hold it against the files that it came from, and keep what was changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from climatekit import engine
from climatekit.corrections.apply import Row, overlaid, rows_of
from climatekit.corrections.form import AS_IT_STANDS, LEAVE_OUT, canonical, fingerprint, labels, mark, shown
from climatekit.corrections.store import Correction, keep, load
from climatekit.errors import DataError
from climatekit.ingest.excel_file import as_text
from climatekit.ingest.source import BLANK
from climatekit.language import say
from climatekit.project.settings import SourceSection
from climatekit.publish.place import aside, sha256
from climatekit.replay.workbook import HandedRow, handed_rows
from climatekit.run.options import Options
from climatekit.run.prepare import prepare
from climatekit.run.read import staged_files


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """What became of the rows of a workbook."""

    corrected: int
    left_out: int
    untouched: int
    undone: int
    """Rows that were set back to what stands in the file."""
    unfit: tuple[str, ...]
    """Rows that were changed, but of which the file knows nothing (any more), by their place in the workbook."""


def hand_in(workbook: Path, folder: Path, options: Options) -> HandedIn:
    """Keep the corrections of ``workbook`` in the project in ``folder``; a row has one, the last handed in.

    Raises:
        ConfigurationError: it is no workbook of rejects.
        DataError: nothing of it fits the project, or a column is missing.
    """
    prepared = prepare(folder, options)
    handed = handed_rows(workbook)
    waiting: dict[tuple[str, str | None], dict[int, list[HandedRow]]] = {}
    for row in handed:
        waiting.setdefault((row.file, row.sheet), {}).setdefault(row.row, []).append(row)
    taken: dict[str, Correction | None] = {}
    known: dict[str, HandedRow] = {}
    root = prepared.project.root
    with aside() as spill:
        connection = engine.connect(spill=spill, memory_limit=options.memory_limit, threads=options.threads)
        try:
            for file, section, staged in staged_files(connection, prepared, {row.file for row in handed}):
                rows = waiting.get((file, staged.sheet), {})
                names = labels(staged.headers, staged.places)
                for original in rows_of(connection, staged, list(rows)):
                    print_ = fingerprint(names, original.cells, original.extra)
                    for row in rows[original.number]:
                        if row.fingerprint == print_:
                            _whole(workbook, row, names)
                            known[row.at] = row
                            if not _untouched(row, names):
                                taken[row.at] = _correction(row, names, original, section)
        finally:
            connection.close()
    unfit = [row for row in handed if row.at not in known and not _untouched(row, list(row.cells))]
    if unfit and not taken:
        raise DataError(
            "replay.unknown_rows",
            say(
                "Nothing in '{workbook}' fits '{project}' ({place} is row {row} of '{file}', where another row "
                "stands): name the project that it comes from, or correct the rejects of a new run.",
                workbook=workbook,
                project=root,
                place=unfit[0].at,
                row=unfit[0].row,
                file=unfit[0].file,
            ),
        )
    before = load(root)
    # the order of the workbook decides where a row stands in it twice
    changes = {_place(row): taken[row.at] for row in handed if row.at in taken}
    kept = {correction.place: correction for correction in before} | changes
    told = {"workbook": workbook.name, "sha256": sha256(workbook)}
    keep(root, [correction for correction in kept.values() if correction is not None], told)
    made = [correction for correction in changes.values() if correction is not None]
    return HandedIn(
        corrected=sum(not correction.leave_out for correction in made),
        left_out=sum(correction.leave_out for correction in made),
        undone=len(changes) - len(made),
        untouched=len(handed) - len(taken) - len(unfit),
        unfit=tuple(row.at for row in unfit),
    )


def _place(row: HandedRow) -> tuple[str, str, int]:
    return row.file, row.sheet or "", row.row


def _whole(workbook: Path, row: HandedRow, names: Iterable[str]) -> None:
    lacking = next((name for name in names if name not in row.cells), None)
    if lacking is not None:
        raise DataError(
            "replay.column_missing",
            say(
                "Sheet '{sheet}' of '{path}' has no column '{header}' any more: put it back.",
                sheet=row.at.rpartition("!")[0],
                path=workbook,
                header=lacking,
            ),
        )


def _untouched(row: HandedRow, names: Sequence[str]) -> bool:
    return not row.decision and mark({name: as_text(row.cells[name]) for name in names}) == row.mark


def _correction(row: HandedRow, names: Sequence[str], original: Row, section: SourceSection) -> Correction | None:
    """What changes; None where the row is as it stands in the file."""
    written = {name: _written(row.cells[name], section) for name in names}
    cells = {
        name: text
        for name, text, before in zip(names, written.values(), original.cells, strict=True)
        if canonical(as_text(row.cells[name])) != shown(before)
    }
    if not cells and not row.decision:
        return None
    leave_out = row.decision == LEAVE_OUT
    assert leave_out or row.decision in ("", AS_IT_STANDS)
    return Correction(
        file=row.file,
        sheet=row.sheet,
        row=row.row,
        fingerprint=row.fingerprint,
        becomes=fingerprint(names, overlaid(names, original, cells), None),
        leave_out=leave_out,
        cells={} if leave_out else cells,
    )


def _written(cell: Any, section: SourceSection) -> str:
    """What a person has typed, as this source would write it: Excel makes dates and numbers of it."""
    if isinstance(cell, float) and section.decimal == ",":
        return as_text(cell).replace(".", ",")
    if isinstance(cell, datetime.date) and section.date_formats:
        return cell.strftime(section.date_formats[0])
    return canonical(as_text(cell)).strip(BLANK)
