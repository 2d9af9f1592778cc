"""What was decided, as TOML: blocks with what is sure, and numbered questions in comments right where they belong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from climatekit.errors import one_of
from climatekit.language import say, say_many
from climatekit.project.from_files.decide import Candidate, Decider, Fed
from climatekit.project.from_files.look import Sheet

UNKNOWN = "?"


class Writer:
    """Writes the blocks of all tables and counts the questions."""

    def __init__(self, decider: Decider) -> None:
        self._decider = decider
        self.questions = 0

    def blocks(self, fed: Sequence[Fed], paths: dict[str, str], unfed: Sequence[Sheet]) -> list[str]:
        """The lines of all blocks. ``paths`` says how each file is called from the project."""
        lines: list[str] = []
        for one in fed:
            lines += ["", *self._block(one, paths[str(one.sheet.path)])]
        for sheet in unfed:
            headers = one_of(filter(None, sheet.staged.headers))
            lines += ["", *_comment(say("{sheet} feeds no table that was recognised. Its headers are {headers}.",
                                        sheet=shown(sheet), headers=headers))]  # fmt: skip
        return lines

    def _ask(self, question: str) -> list[str]:
        self.questions += 1
        return _comment(say("QUESTION {number}: {question}", number=self.questions, question=question))

    def _block(self, fed: Fed, path: str) -> list[str]:
        table, staged = fed.contract.table, fed.sheet.staged
        lines = []
        if fed.asked:
            lines += self._ask(
                say("does {sheet} hold the table '{table}' too: {about}? If so, take the # away from the lines below "
                    "that are right, and from the lines in [ ] above them.", sheet=shown(fed.sheet), table=table,
                    about=_first_sentence(fed.contract.description))
            )  # fmt: skip
        own = [f"[[tables.{table}]]", f"path = {quoted(path)}"]
        if staged.sheet:
            own.append(f"sheet = {quoted(staged.sheet)}")
        if fed.sheet.header_row > 1:
            own.append(f"header_row = {fed.sheet.header_row}")
        if "header_rows" in staged.guessed:
            own.append(f"header_rows = {staged.guessed['header_rows']}")
        own += [f"{key} = {quoted(staged.guessed[key])}" for key in ("delimiter", "encoding") if key in staged.guessed]
        own += ["", f"[tables.{table}.columns]", *self._sure(fed)]
        own += [line for candidate in fed.misfits for line in self._misfit(candidate)]
        own += [line for header in _headers(fed) for line in self._open(fed, header)]
        if fed.repeated:
            own += self._ask(say("{count} rows of '{table}' share their key ({key}) with another row: is each row one "
                                 "'{table}'? The run tells which rows they are.", count=fed.repeated, table=table,
                                 key=one_of(fed.sure[name] for name in fed.contract.key)))  # fmt: skip
        own += self._missing(fed)
        own += self._words(fed)
        return lines + ([_asked(line) for line in own] if fed.asked else own)

    def _sure(self, fed: Fed) -> Iterator[str]:
        asked = {candidate.header for candidate in fed.open}
        by_header: dict[str, list[str]] = {}
        for column, header in fed.sure.items():
            by_header.setdefault(header, []).append(column)
        for header, columns in by_header.items():
            if header not in asked:
                yield from self._rejected(fed, header, columns)
                yield f"{quoted(header.strip())} = {_targets(columns)}"

    def _rejected(self, fed: Fed, header: str, columns: Sequence[str]) -> Iterator[str]:
        """How many cells under a sure header the run will reject, with the first of them."""
        for name in columns:
            cells = self._decider.fit(fed.sheet, header, fed.contract, fed.contract.column(name))
            bad = cells.filled - cells.good
            if not bad or cells.bad_row is None or fed.contract.column(name).allowed:
                continue
            # Words in a cell that should hold none may be about a person; its place is told anyhow.
            if self._decider.quotable(header) and not re.search(r"[^\W\d_]|@", cells.bad_cell):
                yield from _comment(
                    say_many("{count} cell of '{header}' does not fit {column} ('{cell}' on row {row}): leave it, the "
                             "run rejects its row and says why.",
                             "{count} cells of '{header}' do not fit {column} (the first is '{cell}' on row {row}): "
                             "leave them, the run rejects their rows and says why.", bad, header=header.strip(),
                             column=name, cell=" ".join(cells.bad_cell.split())[:60], row=cells.bad_row)
                )  # fmt: skip
            else:
                yield from _comment(
                    say_many("{count} cell of '{header}' does not fit {column} (on row {row}): leave it, the run "
                             "rejects its row and says why.",
                             "{count} cells of '{header}' do not fit {column} (the first is on row {row}): leave "
                             "them, the run rejects their rows and says why.", bad, header=header.strip(),
                             column=name, row=cells.bad_row)
                )  # fmt: skip

    def _misfit(self, candidate: Candidate) -> list[str]:
        return self._ask(
            say("'{header}' is a name of {column}, but only {good} of its {filled} values fit. Correct the file, or "
                "rename that header.", header=candidate.header.strip(), column=candidate.column.name,
                good=candidate.fit.good, filled=candidate.fit.filled)
        )  # fmt: skip

    def _open(self, fed: Fed, header: str) -> list[str]:
        """All that one header may feed is one question, for it can stand on one line only."""
        candidates = [candidate for candidate in fed.open if candidate.header == header]
        sure = [column for column, of in fed.sure.items() if of == header]
        columns = [candidate.column.name for candidate in candidates]
        lines = self._ask(
            say("does '{header}' feed {columns}? {evidence} If so, take the # away.", header=header.strip(),
                columns=", ".join(f"{fed.contract.table}.{name}" for name in columns),
                evidence=self._evidence(candidates[0]))
        )  # fmt: skip
        for candidate in candidates:
            if candidate.others:
                lines += _comment(say("{column} might also come from {headers}.", column=candidate.column.name,
                                      headers=one_of(candidate.others)))  # fmt: skip
        if sure:
            lines += _comment(say("The last line is then in place of the one above it, which may go."))
            lines.append(f"{quoted(header.strip())} = {_targets(sure)}")
        return [*lines, f"#{quoted(header.strip())} = {_targets([*sure, *columns])}"]

    def _evidence(self, candidate: Candidate) -> str:
        cells, kind = candidate.fit, candidate.column.kind
        if candidate.column.allowed:
            return say("{good} of its {filled} words are known.", good=cells.good, filled=cells.filled)
        if candidate.by == "found":
            return say("{good} of its {filled} values are found under '{header}' of the table '{table}'.",
                       good=cells.good, filled=cells.filled, header=cells.least.strip(),
                       table=(candidate.column.references or "").partition(".")[0])  # fmt: skip
        if candidate.by in ("key", "reference"):
            return say("No header is known for it, and this one has a value of its own in each row.")
        if kind == "text" or not self._decider.quotable(candidate.header):
            return say("{good} of its {filled} values fit.", good=cells.good, filled=cells.filled)
        return say("{good} of its {filled} values fit ({least} … {greatest}).", good=cells.good, filled=cells.filled,
                   least=cells.least, greatest=cells.greatest)  # fmt: skip

    def _missing(self, fed: Fed) -> list[str]:
        lines: list[str] = []
        for column in fed.missing:
            if column.allowed:
                listed = one_of(column.allowed)
            else:
                listed = say("a value such as '{example}'", example=column.example or UNKNOWN)
            lines += self._ask(
                say("no header is known for {column}, which every row needs ({about}). Give it one under columns, or "
                    "fill all rows with a constant: take the # away and write {words}.",
                    column=f"{fed.contract.table}.{column.name}", about=_first_sentence(column.description),
                    words=listed)
            )  # fmt: skip
            lines.append(f"#{column.name} = {quoted(UNKNOWN)}")
        return ["", f"[tables.{fed.contract.table}.constants]", *lines] if lines else []

    def _words(self, fed: Fed) -> list[str]:
        lines: list[str] = []
        for name, words in fed.words.items():
            lines += ["", f"[tables.{fed.contract.table}.values.{name}]"]
            lines += [f"{quoted(theirs)} = {quoted(ours)}" for theirs, ours in words.items() if ours]
            open_words = [word for word, ours in words.items() if not ours]
            if open_words:
                lines += self._ask(say("what do these words of '{header}' mean? Take the # away and write {words}.",
                                       header=_header_of(fed, name),
                                       words=one_of(fed.contract.column(name).allowed)))  # fmt: skip
                lines += [f"#{quoted(word)} = {quoted(UNKNOWN)}" for word in open_words]
        return lines


def shown(sheet: Sheet) -> str:
    """A sheet as the user knows it."""
    if sheet.staged.sheet:
        return say("the sheet '{sheet}' of '{file}'", sheet=sheet.staged.sheet, file=sheet.path.name)
    return f"'{sheet.path.name}'"


def quoted(value: Any) -> str:
    """A TOML string."""
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _header_of(fed: Fed, column: str) -> str:
    found = [candidate.header for candidate in fed.open if candidate.column.name == column]
    return (fed.sure.get(column) or found[0]).strip()


def _first_sentence(text: str) -> str:
    return text.partition("\n")[0].partition(". ")[0].rstrip(".")


def _headers(fed: Fed) -> list[str]:
    return list(dict.fromkeys(candidate.header for candidate in fed.open))


def _targets(columns: Sequence[str]) -> str:
    if len(columns) == 1:
        return quoted(columns[0])
    return f"[{', '.join(quoted(column) for column in columns)}]"


def _comment(text: str) -> list[str]:
    return [f"# {text}"]


def _asked(line: str) -> str:
    return line if line.startswith("#") or not line else f"#{line}"
