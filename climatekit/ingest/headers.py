"""Where the headers of a sheet stand: under rows of titles, and on one row or on two or three that are read as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from climatekit.ingest.source import BLANK, Layout

SEARCHED = 30  # rows: titles, a date and a word of advice stand above the headers, not a whole page
LEAST = 2  # known headers: one word alone may stand in a title
MOST_ROWS = 3


@dataclass(frozen=True, kw_only=True)
class Merged:
    """A merged range: rows counted from 1 as on the sheet, columns from 0 as in the rows; both ends are in it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, kw_only=True)
class Header:
    """Headers as they may be: on which row they start, on how many they stand, and how many are known."""

    row: int
    rows: int
    end: int
    """The last row or line that they take."""
    cells: tuple[str, ...]
    known: int

    def guessed(self, layout: Layout, first: int = 1) -> dict[str, int]:
        """What was found out rather than told; ``first`` is the row on which they stand unless there is a reason."""
        found = {}
        if layout.header_row is None and self.row != first:
            found["header_row"] = self.row
        if layout.header_rows is None and self.rows > 1:
            found["header_rows"] = self.rows
        return found


At = Callable[[int, int], Header]
"""The headers that start on one row and take so many."""


def header_of(
    rows: Sequence[Sequence[str]], row: int, layout: Layout, *, end: int, merged: Sequence[Merged] = ()
) -> Header:
    """The headers on these rows, of which the first is ``row``."""
    cells = tuple(_joined(rows, row, merged, layout.known) if len(rows) > 1 else (*rows, ())[0])
    names = {cell.strip(BLANK).casefold() for cell in cells if layout.known and layout.known(cell)}
    return Header(row=row, rows=max(len(rows), 1), end=end, cells=cells, known=len(names))


def best(options: Iterable[Header], layout: Layout) -> Header:
    """The first with which the table can be read, or else the one with the most known headers.

    The first of ``options`` stays where no other one has two known headers, and more than it has itself. That one with
    which the table can be read is not looked past keeps a row of data that repeats many words from being taken.
    """
    remaining = iter(options)
    found = next(remaining)
    for header in chain([found], remaining):
        if suffices(header, layout):
            return header
        if header.known >= LEAST and header.known > found.known:
            found = header
    return found


def suffices(header: Header, layout: Layout) -> bool:
    """Whether the table can be read with these headers."""
    return header.known >= LEAST and layout.enough is not None and layout.enough(header.cells)


def search(first: int, last: int, at: At, layout: Layout, *, width: int = 0, merged: Sequence[Merged] = ()) -> Header:
    """The headers among those that start on the rows ``first`` to ``last``.

    Rows are joined where that is told, or where merged cells say so: they reach over a part of the ``width``, and the
    joined headers are known better than those of any fewer of the rows.
    """
    told, at = layout.header_rows, cache(at)

    def options() -> Iterator[Header]:
        for row in range(first, last + 1):
            found = _beside(row, last, told, at) if told else at(row, 1)
            for count in range(2, MOST_ROWS + 1) if told is None and layout.known else ():
                if _banded(merged, row, row + count - 1, width):
                    parts = (at(row + skip, rows) for rows in range(1, count) for skip in range(count - rows + 1))
                    joined = at(row, count)
                    if joined.known >= LEAST and all(_better(joined, part) for part in parts):
                        found = joined
            yield found

    return best(options(), layout)


def _beside(row: int, last: int, count: int, at: At) -> Header:
    """The headers on so many rows from this one on, or those that overlap with them and are known as well or better.

    A title may stand right above; and no row that is blank is the first or the last of them.
    """
    starts = range(row, min(row + count - 1, last) + 1)
    whole = [
        start for start in starts if all(any(map(str.strip, at(end, 1).cells)) for end in (start, start + count - 1))
    ]
    return max((at(start, count) for start in whole), key=lambda it: (it.known, it.row), default=at(row, count))


def _better(joined: Header, part: Header) -> bool:
    """Known better; or as well, where one row alone has the same text under two others."""
    texts = [cell.strip(BLANK).casefold() for cell in part.cells if cell.strip(BLANK)]
    return joined.known > part.known or (joined.known == part.known > 0 and len(set(texts)) < len(texts))


def _banded(merged: Iterable[Merged], first: int, last: int, width: int) -> bool:
    """Whether cells of these rows are merged, above the last of them; over the whole width it would be a title."""
    return any(first <= one.top < last and one.bottom <= last and one.right - one.left + 1 < width for one in merged)


def _joined(
    rows: Sequence[Sequence[str]], first: int, merged: Sequence[Merged], known: Callable[[str], bool] | None
) -> list[str]:
    """One text per column: the joined one, or the lower one where that alone is known and stands in no other column.

    A second row that holds units is joined as one, too: ``Energia`` over ``MWh`` is ``Energia (MWh)``.
    """
    width = max(map(len, rows))
    grid = [[cell.strip(BLANK) for cell in row] + [""] * (width - len(row)) for row in rows]
    within = [one for one in merged if first <= one.top and one.bottom < first + len(rows) and one.left < width]
    for one in within:
        for row in range(one.top - first, one.bottom - first + 1):
            for column in range(one.left, min(one.right + 1, width)):
                grid[row][column] = grid[one.top - first][one.left]
    if not any(one.right > one.left and one.top < first + len(rows) - 1 for one in within):
        _carry(grid)
    columns = [_parts(cells) for cells in zip(*grid, strict=True)]
    ends = Counter(end.casefold() for parts in columns for end in {" ".join(parts[at:]) for at in range(len(parts))})
    return [_text(parts, known, ends) for parts in columns]


def _carry(grid: list[list[str]]) -> None:
    """Let the cells of the upper rows reach to the right over empty ones, as far as something stands below."""
    for number, row in enumerate(grid[:-1]):
        below, above = grid[number + 1 :], [list(line) for line in grid[:number]]
        carried = ""
        for column, cell in enumerate(row):
            stands = any(line[column] for line in below)
            if cell or not stands or (column and any(line[column] != line[column - 1] for line in above)):
                carried = cell if stands else ""
            else:
                row[column] = carried


def _parts(cells: Iterable[str]) -> list[str]:
    """The texts of one column from above to below; one that is merged over several rows is one."""
    parts: list[str] = []
    for cell in cells:
        if cell and parts[-1:] != [cell]:
            parts.append(cell)
    return parts


def _text(parts: Sequence[str], known: Callable[[str], bool] | None, ends: Counter[str]) -> str:
    whole = " ".join(parts)
    if len(parts) < 2 or known is None or known(whole):
        return whole
    with_unit = f"{' '.join(parts[:-1])} ({parts[-1].strip('()[]')})"
    if known(with_unit):
        return with_unit
    lower = (" ".join(parts[at:]) for at in range(1, len(parts)))
    return next((text for text in lower if ends[text.casefold()] == 1 and known(text)), whole)
