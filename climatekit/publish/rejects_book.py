"""The workbook of rejects: every file's rejected rows under its own headers, to be corrected and handed in again."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from climatekit.contracts.model import CompiledContract
from climatekit.corrections.apply import rows_of
from climatekit.corrections.form import (
    AS_IT_STANDS,
    LEAVE_OUT,
    MARKER,
    TITLES,
    fingerprint,
    is_cut,
    labels,
    mark,
    shown,
)
from climatekit.publish.rejects import Origin
from climatekit.publish.rejects_summary import Told, height, write_summary
from climatekit.text import Language, Text

# in the whole workbook: more than a person corrects by hand before the next run shows the next; the Parquet has all
ROWS = 2_000
SHEETS = 100
COMMENTS = 1_000  # spreadsheets grow slow with more; the colour and the sentence stand in every row

_WRONG = "#F8CBAD"
_MARKED = ("file", "sheet", "row", "why", "decision")
_WIDTHS = {"file": 22, "sheet": 14, "row": 7, "why": 64, "decision": 13}
_CUT = Text(
    "Solu on liian pitkä työkirjaan ja siksi katkaistu; koskematon solu pysyy ennallaan. Koko teksti: {file}.",
    "Cellen är för lång för arbetsboken och är avkortad; orörd förblir den som den är. Hela texten: {file}.",
    "The cell is too long for a workbook and is cut here; untouched it stays as it is. The whole text: {file}.",
)


@dataclass(frozen=True, kw_only=True)
class Group:
    """One sheet of one file, whatever tables it feeds: all its rejected rows are on one sheet of the workbook."""

    origins: tuple[Origin, ...]
    names: tuple[str, ...]
    rows: int

    @property
    def first(self) -> Origin:
        """Any of its origins tells file, sheet and cells."""
        return self.origins[0]


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a row was rejected, and the columns of the file that are to blame."""

    positions: tuple[int, ...]
    sentence: str


def write_book(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    contracts: Sequence[CompiledContract],
    origins: Sequence[Origin],
    language: Language,
) -> int:
    """Write the workbook and return how many rows are in it."""
    import xlsxwriter

    groups = _groups(connection, contracts, origins)
    keys = {contract.table: contract.key for contract in contracts}
    shares = _shares([group.rows for group in groups])
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        # a fixed date: the same rejects give the same bytes
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        first = book.add_worksheet(_summary_name(language))
        pages = _Pages(book, language)
        told = []
        for group, share in zip(groups, shares, strict=True):
            name = pages.write(connection, group, share, keys) if share else None
            told.append(
                Told(file=group.first.file, sheet=group.first.staged.sheet, rows=group.rows, shown=share, page=name)
            )
        write_summary(connection, book, first, told, language)
    return sum(shares)


def _summary_name(language: Language) -> str:
    return Text("Yhteenveto", "Sammandrag", "Summary").to(language)


def _groups(
    connection: duckdb.DuckDBPyConnection, contracts: Sequence[CompiledContract], origins: Sequence[Origin]
) -> list[Group]:
    """Every sheet with rejected rows, in the order of the run."""
    found: dict[tuple[str, str | None, tuple[str, ...]], list[Origin]] = {}
    for origin in origins:
        names = labels(origin.staged.headers, origin.staged.places)
        found.setdefault((origin.file, origin.staged.sheet, names), []).append(origin)
    rejected = " union all ".join(
        f"select _source, _row from parsed.{contract.table} where _broken <> ''" for contract in contracts
    )
    connection.execute(f"create temp view rejected_row as {rejected}")
    groups = []
    for (_, _, names), members in found.items():
        numbers = _listed(members)
        query = f"select count(distinct _row) from rejected_row where _source in ({numbers})"
        (rows,) = connection.execute(query).fetchall()[0]
        if rows:
            groups.append(Group(origins=tuple(members), names=names, rows=rows))
    return groups


def _listed(origins: Sequence[Origin]) -> str:
    return ", ".join(str(origin.number) for origin in origins)


def _shares(counts: Sequence[int]) -> list[int]:
    """How many rows of each sheet are shown: all of the short ones, and of the long ones the same number."""
    shares = [0] * len(counts)
    left, chosen = ROWS, sorted(range(len(counts)), key=lambda place: counts[place])[:SHEETS]
    for number, place in enumerate(chosen):
        shares[place] = min(counts[place], left // (len(chosen) - number))
        left -= shares[place]
    return shares


class _Pages:
    """Writes one sheet after the other, and knows what all of them together may have."""

    def __init__(self, book: Any, language: Language) -> None:
        self.book = book
        self.language = language
        self.comments = COMMENTS
        self.taken = {_summary_name(language).casefold()}
        top = {"valign": "top"}
        self.head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E2EFDA", "text_wrap": True, **top})
        self.mark = book.add_format({"font_color": "#595959", **top})
        self.why = book.add_format({"text_wrap": True, "align": "left", "indent": 1, **top})
        # as text: what a person types stays what was typed
        self.cell = book.add_format({"num_format": "@", **top})
        self.wrong = book.add_format({"num_format": "@", "bg_color": _WRONG, **top})

    def write(
        self, connection: duckdb.DuckDBPyConnection, group: Group, share: int, keys: Mapping[str, Sequence[str]]
    ) -> str:
        """Write the sheet of a group and return its name."""
        from xlsxwriter.utility import xl_range

        name = self._name(group.first.file, group.first.staged.sheet)
        sheet = self.book.add_worksheet(name)
        first = 1 + len(_MARKED)
        last = first + len(group.names) - 1
        sheet.write_string(0, 0, MARKER, self.head)
        sheet.set_row(0, 45)
        for column, title in enumerate([*(TITLES[key].to(self.language) for key in _MARKED), *group.names], start=1):
            sheet.write_string(0, column, title, self.head)
        sheet.set_column(0, 0, 4, None, {"hidden": True})
        for column, key in enumerate(_MARKED, start=1):
            hidden = key == "sheet" and group.first.staged.sheet is None
            style = self.cell if key == "decision" else self.why if key == "why" else self.mark
            width = min(max(_WIDTHS[key], len(group.first.file) + 2), 40) if key == "file" else _WIDTHS[key]
            sheet.set_column(column, column, width, style, {"hidden": hidden})
        sheet.freeze_panes(1, first - 2)
        widths = [len(name) for name in group.names]
        for index, row in enumerate(_rows(connection, group, share, keys, self.language), start=1):
            self._row(sheet, index, group, *row)
            widths = [max(width, len(text)) for width, text in zip(widths, row[2], strict=True)]
        for column, width in enumerate(widths, start=first):
            sheet.set_column(column, column, min(max(width + 2, 10), 40), self.cell)
        sheet.autofilter(0, 0, share, last)
        sheet.data_validation(1, 5, share, 5, {"validate": "list", "source": [LEAVE_OUT, AS_IT_STANDS]})
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, share, last)})
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return name

    def _name(self, file: str, sheet: str | None) -> str:
        """A name that a spreadsheet takes: 31 characters at most, and each one only once."""
        stem = file.rpartition("/")[2].rpartition(".")[0] or file
        wanted = "".join(
            "_" if letter in "[]:*?/\\'" or letter < " " else letter for letter in f"{stem} {sheet or ''}".strip()
        )
        name, number = wanted[:31].strip() or "_", 1
        while name.casefold() in self.taken or name.casefold() == "history":
            number += 1
            name = f"{wanted[: 30 - len(str(number))]} {number}"
        self.taken.add(name.casefold())
        return name

    def _row(
        self, sheet: Any, index: int, group: Group, number: int, print_: str, texts: Sequence[str],
        cut: Sequence[int], found: Sequence[Reason],
    ) -> None:  # fmt: skip
        first = group.first
        sheet.write_string(index, 0, print_)
        sheet.write_string(index, 1, first.file, self.mark)
        if first.staged.sheet is not None:
            sheet.write_string(index, 2, first.staged.sheet, self.mark)
        sheet.write_number(index, 3, number, self.mark)
        why = "\n".join(_told(first, number, reason) for reason in found)[:32_000]
        sheet.set_row(index, height(why, _WIDTHS["why"]))
        sheet.write_string(index, 4, why, self.why)
        at_fault: dict[int, list[str]] = {}
        for reason in found:
            for position in reason.positions:
                at_fault.setdefault(position, []).append(reason.sentence)
        notes = {position: "\n".join(sentences) for position, sentences in at_fault.items()}
        for position in cut:
            told = _CUT.to(self.language).replace("{file}", f"rejects/{first.table}.parquet")
            notes[position] = "\n".join([*at_fault.get(position, []), told])
        for position, text in enumerate(texts):
            style = self.wrong if position in at_fault else self.cell
            column = 1 + len(_MARKED) + position
            if text:
                sheet.write_string(index, column, text, style)
            elif position in at_fault:
                sheet.write_blank(index, column, None, style)
        for position, note in sorted(notes.items())[: self.comments]:
            size = {"x_scale": 2, "y_scale": 0.6 + len(note) / 90, "author": MARKER}
            sheet.write_comment(index, 1 + len(_MARKED) + position, note, size)
        self.comments -= min(self.comments, len(notes))


def _told(origin: Origin, row: int, reason: Reason) -> str:
    """The sentence, and before it the cell where it is about one."""
    if len(reason.positions) != 1:
        return reason.sentence
    (position,) = reason.positions
    letter, header = origin.cell(position), labels(origin.staged.headers, origin.staged.places)[position]
    return f"{f'{letter}{row} ' if letter else ''}{header}: {reason.sentence}"


def _rows(
    connection: duckdb.DuckDBPyConnection,
    group: Group,
    share: int,
    keys: Mapping[str, Sequence[str]],
    language: Language,
) -> list[tuple[int, str, list[str], list[int], list[Reason]]]:
    """(row, fingerprint and mark, cells, those that are cut, reasons) of the first rejected rows."""
    numbers = _listed(group.origins)
    wanted = [
        row
        for (row,) in connection.execute(
            f"select distinct _row from rejected_row where _source in ({numbers}) order by 1 limit {share}"
        ).fetchall()
    ]
    found = _reasons(connection, group, wanted, keys, language)
    staged = group.first.staged
    as_read = list(rows_of(connection, staged, wanted))
    prints = {row.number: fingerprint(group.names, row.cells, row.extra) for row in as_read}
    corrected = group.first.relation != staged.table
    judged = dataclasses.replace(staged, table=group.first.relation)
    rows = []
    for row in rows_of(connection, judged, wanted) if corrected else as_read:
        texts = [shown(cell) for cell in row.cells]
        marked = f"{prints[row.number]}.{mark(dict(zip(group.names, texts, strict=True)))}"
        cut = [position for position, cell in enumerate(row.cells) if is_cut(cell)]
        rows.append((row.number, marked, texts, cut, found[row.number]))
    return rows


def _reasons(
    connection: duckdb.DuckDBPyConnection,
    group: Group,
    wanted: Sequence[int],
    keys: Mapping[str, Sequence[str]],
    language: Language,
) -> dict[int, list[Reason]]:
    """What is told of each row, by all tables that it feeds: the row as a whole first, then cell by cell."""
    origins = {origin.number: origin for origin in group.origins}
    found: dict[int, list[Reason]] = {row: [] for row in wanted}
    rows = connection.execute(
        f"select _row, _source, column_name, code, message_{language} from reject_reason "
        f"where _source in ({_listed(group.origins)}) and _row in (select unnest(?::bigint[])) "
        "order by _row, _source, column_name, code",
        [list(wanted)],
    ).fetchall()
    for row, number, column, code, sentence in rows:
        origin = origins[number]
        # a key is told of the row, but a person looks for its cells
        blamed = [column] if column else keys[origin.table] if code.startswith("key.") else ()
        positions = tuple(origin.positions[name] for name in blamed if name in origin.positions)
        reason = Reason(positions=positions, sentence=sentence)
        if reason not in found[row]:
            found[row].append(reason)
    for reasons in found.values():
        reasons.sort(key=lambda reason: reason.positions if len(reason.positions) == 1 else ())
    return found
