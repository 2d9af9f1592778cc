"""Corrected rows in the place of those that stand in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from climatekit.corrections.form import fingerprint, labels
from climatekit.corrections.store import Correction, load
from climatekit.ingest.batches import Batches
from climatekit.ingest.source import Staged
from climatekit.language import say, say_many

_AT_ONCE = 10_000


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row as it stands in the file."""

    number: int
    cells: tuple[str | None, ...]
    extra: str | None


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """A staged sheet with its corrections: the relation to judge, the rows to keep, how many rows were changed."""

    relation: str
    keep: str = "true"
    rows: int = 0


@dataclass
class Corrections:
    """Those of one project, on their way into one run."""

    of_place: dict[tuple[str, str | None], dict[int, Correction]]
    _applied: set[tuple[str, str, int]] = field(default_factory=set)
    _settled: set[tuple[str, str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Path) -> Corrections:
        """Those that the project in ``root`` keeps."""
        places: dict[tuple[str, str | None], dict[int, Correction]] = {}
        for correction in load(root):
            places.setdefault((correction.file, correction.sheet), {})[correction.row] = correction
        return cls(places)

    def put_into(self, connection: duckdb.DuckDBPyConnection, staged: Staged, shown: str) -> Corrected:
        """``staged`` with the rows of the file ``shown`` that were corrected, each under its own row number."""
        wanted = self.of_place.get((shown, staged.sheet))
        if not wanted:
            return Corrected(relation=staged.table)
        names = labels(staged.headers, staged.places)
        fixed, relation = f"{staged.table}__fixed", f"{staged.table}__corrected"
        left_out = []
        rows = 0
        with Batches(connection, fixed, len(names)) as batches:
            for row in rows_of(connection, staged, list(wanted)):
                correction = wanted[row.number]
                found = fingerprint(names, row.cells, row.extra)
                if found != correction.fingerprint or not set(correction.cells) <= set(names):
                    if found == correction.becomes and not correction.leave_out:
                        self._settled.add(correction.place)  # the file itself was corrected in the same way
                    continue
                self._applied.add(correction.place)
                if correction.leave_out:
                    left_out.append(row.number)
                    continue
                rows += 1
                batches.add(row.number, overlaid(names, row, correction.cells))
        # a cell that nobody has corrected keeps its mark
        marks = "".join(
            f", case when old.c{position} = fixed.c{position} then old._fault{position} end as _fault{position}"
            for position in staged.faults
        )
        corrected = (
            f"select fixed.*{marks} from {fixed} as fixed join {staged.table} as old using (_row)"
            if marks
            else f"from {fixed}"
        )
        connection.execute(
            f"create view {relation} as from {staged.table} where _row not in (select _row from {fixed}) "
            f"union all by name {corrected}"
        )
        keep = f"_row not in ({', '.join(map(str, left_out))})" if left_out else "true"
        return Corrected(relation=relation, keep=keep, rows=rows)

    def concern(self, file: str) -> bool:
        """Whether any correction is of this file."""
        return any(of == file for of, _ in self.of_place)

    def notes(self) -> Iterator[str]:
        """What became of them, file by file."""
        for (file, sheet), corrections in sorted(
            self.of_place.items(), key=lambda item: (item[0][0], item[0][1] or "")
        ):
            place = f"{file} [{sheet}]" if sheet else file
            applied = [found for found in corrections.values() if found.place in self._applied]
            changed = sum(not found.leave_out for found in applied)
            if changed:
                yield say_many(
                    "{count} row of '{place}' stands as it was corrected.",
                    "{count} rows of '{place}' stand as they were corrected.",
                    changed,
                    place=place,
                )
            if len(applied) > changed:
                yield say_many(
                    "{count} row of '{place}' is left out, as was decided when the rejects were handed in.",
                    "{count} rows of '{place}' are left out, as was decided when the rejects were handed in.",
                    len(applied) - changed,
                    place=place,
                )
            over = sorted(
                number
                for number, found in corrections.items()
                if found.place not in self._applied and found.place not in self._settled
            )
            if over:
                yield say_many(
                    "{count} correction of '{place}' is not used, for another row stands there now: row {rows}.",
                    "{count} corrections of '{place}' are not used, for other rows stand there now: rows {rows}.",
                    len(over),
                    place=place,
                    rows=numbers(over),
                )


def rows_of(connection: duckdb.DuckDBPyConnection, staged: Staged, wanted: Sequence[int]) -> Iterator[Row]:
    """The rows with these numbers, as they stand in the file."""
    columns = "".join(f"c{position}, " for position in range(len(staged.headers)))
    for start in range(0, len(wanted), _AT_ONCE):
        found = connection.execute(
            f"select {columns}_extra, _row from {staged.table} "
            "where _row in (select unnest(?::bigint[])) order by _row",
            [list(wanted[start : start + _AT_ONCE])],
        ).fetchall()
        for *cells, extra, number in found:
            yield Row(number=number, cells=tuple(cells), extra=extra)


def overlaid(names: Sequence[str], row: Row, cells: Mapping[str, str]) -> list[str]:
    """The cells of a row with its corrections over them."""
    return [cells.get(name, cell or "") for name, cell in zip(names, row.cells, strict=True)]


def numbers(rows: Sequence[int]) -> str:
    """The first of many row numbers."""
    few = ", ".join(map(str, rows[:10]))
    return say("{few} and {more} more", few=few, more=len(rows) - 10) if len(rows) > 10 else few
