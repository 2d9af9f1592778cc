"""Which table a sheet feeds, and which header which column: what is sure, and what has to be asked.

Sure is a known name whose cells fit. All else is a candidate with its evidence, for a person to decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

import duckdb

from climatekit.contracts.mapping import known_header
from climatekit.contracts.model import Column, CompiledContract
from climatekit.contracts.names import codes, header_names, normalised
from climatekit.contracts.near import CLOSE, nearness
from climatekit.project.from_files.look import Fit, Sheet, fit, is_id, refers, repeats, words

PROGRAMME_ID = "programme_id"
OWN = 1.25  # headers that are no other table's, one that two tables share counting half
VERY = 0.75
SOMEWHAT = 0.3
ALIKE = 0.5  # a header that shares half of its words with a name may mean it
_PERSON = re.compile(r"henkilö|kontakt|person|contact|nimi|namn|name|synty|födelse|födel|birth|hetu|mail|puhelin|phone")


@dataclass(frozen=True)
class Candidate:
    """A header that may feed a column. ``near`` is how alike the names are."""

    header: str
    column: Column
    near: float
    fit: Fit
    by: str
    """``name``, ``values``, ``key``, ``reference`` or ``found`` (in the table referred to)."""
    others: tuple[str, ...] = ()
    """Other headers that may feed it."""


@dataclass
class Fed:
    """One table that a sheet feeds."""

    sheet: Sheet
    contract: CompiledContract
    sure: dict[str, str] = field(default_factory=dict)
    """Column → header."""
    open: list[Candidate] = field(default_factory=list)
    missing: list[Column] = field(default_factory=list)
    """Required columns without so much as a candidate."""
    misfits: list[Candidate] = field(default_factory=list)
    """Known names whose cells do not fit."""
    words: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """Column → word of the file → word of the contract, None where that has to be asked."""
    repeated: int = 0
    asked: bool = False
    """Whether the whole table has to be asked."""


class Decider:
    """Holds every sheet against every table of a model."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        contracts: Sequence[CompiledContract],
        required: Iterable[str],
    ) -> None:
        self.connection = connection
        self.contracts = contracts
        self.required = set(required)
        self._tables_of = Counter(
            name
            for contract in contracts
            for name in {normalised(n) for c in contract.columns for n in header_names(c)}
        )
        self._fits: dict[tuple[str, int, str, str], Fit] = {}
        self._personal = {
            normalised(name)
            for contract in contracts
            for column in contract.columns
            if column.privacy == "personal"
            for name in header_names(column)
        }

    def decide(self, sheets: Sequence[Sheet]) -> list[Fed]:
        """The tables fed, in the order of sheets and tables; a required table that none feeds is asked of one sheet."""
        fed = [self._fed(sheet, contract) for sheet in sheets for contract in self.contracts]
        kept = [one for one in fed if self._accepts(one)]
        kept = [one for one in kept if self._says_more(one, kept)]
        found = {one.contract.table for one in kept}
        for table in sorted(self.required - found):
            others = [one for one in fed if one.contract.table == table]
            if others:
                best = max(others, key=lambda one: (len(one.sure), self._tables_on(one.sheet, kept), len(one.open)))
                best.asked = True
                kept.append(best)
        order = {id(one): at for at, one in enumerate(fed)}
        kept.sort(key=lambda one: order[id(one)])
        for one in kept:
            self._complete(one, kept)
        return kept

    @staticmethod
    def _says_more(fed: Fed, kept: Sequence[Fed]) -> bool:
        """Of sheets that may feed one table, those that name its rows, or are alike, do; the others only mention it."""
        same = [one for one in kept if one.contract is fed.contract]
        best = max(same, key=lambda one: len(one.sure))  # the first of them
        if set(fed.sure) == set(best.sure) or set(fed.contract.key) - {PROGRAMME_ID} <= set(fed.sure):
            return True
        fed.asked = True
        return not set(fed.sure) <= set(best.sure)

    def quotable(self, header: str) -> bool:
        """Whether cells under it may be quoted: not where they may be about a person."""
        return normalised(header) not in self._personal and not _PERSON.search(header.casefold())

    def fit(self, sheet: Sheet, header: str, contract: CompiledContract, column: Column) -> Fit:
        """How well the cells under a header fit a column."""
        position = sheet.staged.headers.index(header)
        key = (sheet.staged.table, position, contract.table, column.name)
        if key not in self._fits:
            self._fits[key] = fit(self.connection, sheet, position, contract, column)
        return self._fits[key]

    @staticmethod
    def _tables_on(sheet: Sheet, kept: Sequence[Fed]) -> int:
        return sum(len(one.sure) for one in kept if one.sheet is sheet and not one.asked)

    def _fed(self, sheet: Sheet, contract: CompiledContract) -> Fed:
        fed = Fed(sheet, contract)
        for header in sheet.staged.headers:
            column = known_header(contract, header)
            if column is None or column.name == PROGRAMME_ID or column.name in fed.sure:
                continue
            found = self.fit(sheet, header, contract, column)
            if found.mostly or (found.filled == 0 and column.nullable):
                fed.sure[column.name] = header
            elif found.filled:
                fed.misfits.append(Candidate(header, column, 1.0, found, "name"))
        return fed

    def _accepts(self, fed: Fed) -> bool:
        """Its name says it, or its headers are this table's rather than another's and its rows can be whole."""
        contract = fed.contract
        titles = {normalised(contract.table), *(normalised(title) for title in contract.title)}
        if fed.sheet.names & titles and fed.sure:
            return True
        own = sum(1 / self._tables_of[normalised(header)] for header in fed.sure.values() if self._known(header))
        if contract.table in self.required:
            return own >= 1
        needed = [column for column in contract.columns if self._needed(column, contract)]
        unfed = [column for column in needed if column.name not in fed.sure]
        if own >= OWN and not unfed:
            return True
        alike = [
            (header, column)
            for header in fed.sheet.staged.headers
            for column in contract.columns
            if column.name not in fed.sure and column.kind != "text" and self._alike(header, column) >= ALIKE
            and self.fit(fed.sheet, header, contract, column).fits
        ]  # fmt: skip
        fed.asked = own + len({column.name for _, column in alike}) >= 3 or (own >= OWN and len(fed.sure) >= 2)
        return fed.asked

    def _known(self, header: str) -> bool:
        return normalised(header) in self._tables_of

    @staticmethod
    def _needed(column: Column, contract: CompiledContract) -> bool:
        """Ids may come from any header; what must be there besides tells tables apart."""
        is_own = contract.key == (column.name,)
        return not (column.nullable or column.references or is_own)

    def _complete(self, fed: Fed, kept: Sequence[Fed]) -> None:
        sheet, contract = fed.sheet, fed.contract
        self._ask_for_columns(fed, kept)
        for name, header in fed.sure.items():
            if contract.column(name).allowed:
                fed.words |= self._words(sheet, header, contract.column(name))
        for candidate in fed.open:
            if candidate.column.allowed:
                fed.words |= self._words(sheet, candidate.header, candidate.column)
        if all(name in fed.sure for name in contract.key):
            positions = [sheet.staged.headers.index(fed.sure[name]) for name in contract.key]
            fed.repeated = repeats(self.connection, sheet, positions)[1]

    def _ask_for_columns(self, fed: Fed, kept: Sequence[Fed]) -> None:
        sheet, contract = fed.sheet, fed.contract
        feeding = {h for one in kept if one.sheet is sheet for h in one.sure.values()}
        misfits = {candidate.column.name for candidate in fed.misfits}
        for column in contract.columns:
            if column.name in fed.sure or column.name in misfits or column.name == PROGRAMME_ID:
                continue
            found = self._candidates(fed, column, feeding, kept)
            if found:
                others = tuple(candidate.header.strip() for candidate in found[1:4])
                fed.open.append(replace(found[0], others=others))
            elif not column.nullable:
                fed.missing.append(column)

    def _candidates(self, fed: Fed, column: Column, feeding: set[str], kept: Sequence[Fed]) -> list[Candidate]:
        sheet, contract = fed.sheet, fed.contract
        if column.references and contract.key != (column.name,) and self._elsewhere(fed, column, kept):
            return self._referring(fed, column, kept)
        if not column.nullable and (contract.key == (column.name,) or (column.references or "").endswith("_id")):
            header = self._key_header(fed)
            if header is not None:
                by = "key" if contract.key == (column.name,) else "reference"
                return [Candidate(header, column, 0.0, self.fit(sheet, header, contract, column), by)]
        found = []
        for header in sheet.staged.headers:
            if (
                not header
                or header in feeding
                or (column.privacy == "personal" and self._alike(header, column) < CLOSE)
            ):
                continue
            candidate = self._candidate(sheet, contract, column, header)
            if candidate is not None:
                found.append(candidate)
        return sorted(found, key=lambda it: (-it.near, sheet.staged.headers.index(it.header)))

    @staticmethod
    def _elsewhere(fed: Fed, column: Column, kept: Sequence[Fed]) -> bool:
        """Whether the table referred to is on other sheets; on the same one, a row refers to what it holds itself."""
        table = (column.references or "").partition(".")[0]
        return all(one.sheet is not fed.sheet for one in kept if one.contract.table == table)

    def _referring(self, fed: Fed, column: Column, kept: Sequence[Fed]) -> list[Candidate]:
        """The headers whose cells are mostly found where the column refers to, and that do not just happen to be."""
        table, _, key = (column.references or "").partition(".")
        found = []
        for parent in (one for one in kept if one.contract.table == table):
            ids = (header for name, header in parent.sure.items() if name.endswith("_id"))
            theirs = parent.sure.get(key) or self._key_header(parent) or next(ids, None)
            for header in (header for header in fed.sheet.staged.headers if header and theirs):
                known = self._at(parent.sheet, theirs or "")
                at = self._at(fed.sheet, header)
                filled, met, distinct, small = refers(self.connection, fed.sheet, at, parent.sheet, known)
                near = max(self._alike(header, column), nearness(header, theirs or ""))
                plausible = near >= ALIKE or (distinct < filled and not small)
                if filled and 3 * met >= 2 * filled and plausible:
                    found.append(Candidate(header, column, near, Fit(filled, met, theirs or "", ""), "found"))
        return sorted(found, key=lambda it: (-it.fit.good, -it.near, self._at(fed.sheet, it.header)))

    def _candidate(self, sheet: Sheet, contract: CompiledContract, column: Column, header: str) -> Candidate | None:
        near = self._alike(header, column)
        if column.allowed:
            return self._closed(sheet, column, header, near)
        by_value = self._has_form(column, contract) or (column.kind == "date" and not column.nullable)
        if near < (CLOSE if column.kind == "text" else ALIKE) and not by_value:
            return None
        cells = self.fit(sheet, header, contract, column)
        return Candidate(header, column, near, cells, "name" if near >= ALIKE else "values") if cells.fits else None

    def _closed(self, sheet: Sheet, column: Column, header: str, near: float) -> Candidate | None:
        """A closed set is known by its words, or by a name that is very near."""
        found = words(self.connection, sheet, self._at(sheet, header)) if near > SOMEWHAT else None
        if not found or not self.quotable(header) or not any(re.search(r"[^\W\d_]", word) for word in found):
            return None
        ours = codes(column)
        known = sum(normalised(word) in ours for word in found)
        if not known and near < VERY:
            return None
        return Candidate(header, column, near, Fit(len(found), known, "", ""), "values")

    @staticmethod
    def _at(sheet: Sheet, header: str) -> int:
        return sheet.staged.headers.index(header)

    @staticmethod
    def _has_form(column: Column, contract: CompiledContract) -> bool:
        """Whether its values are an identifier that check digits tell from anything else, as a business id's do."""
        return column.unique is not None and any(
            check.column == column.name and check.checksum for check in contract.checks
        )

    def _key_header(self, fed: Fed) -> str | None:
        """The header whose every row has a value of its own that looks like an id; known names first."""
        sheet = fed.sheet
        ids = [h for h in sheet.staged.headers if h and self.quotable(h) and self._is_id(sheet, h)]

        def rank(header: str) -> tuple[bool, bool, int]:
            known = any(
                column.name.endswith("_id") for c in self.contracts if (column := known_header(c, header)) is not None
            )
            return not known, not re.search(r"id\b|id_|_id|tunn|numero|nummer|number|code|nro", header.casefold()), \
                self._at(sheet, header)  # fmt: skip

        return min(ids, key=rank, default=None)

    def _is_id(self, sheet: Sheet, header: str) -> bool:
        return is_id(self.connection, sheet, self._at(sheet, header))

    def _words(self, sheet: Sheet, header: str, column: Column) -> Mapping[str, dict[str, str | None]]:
        """Words that are written in another way are translated; all others are asked."""
        found = words(self.connection, sheet, self._at(sheet, header))
        if found is None or not self.quotable(header):
            return {}
        ours = codes(column)
        exact = {word.casefold() for word in (*column.allowed, *(word for label in column.labels for word in label))}
        said = {word: ours.get(normalised(word)) for word in sorted(found) if word.casefold() not in exact}
        return {column.name: said} if said else {}

    @staticmethod
    def _alike(header: str, column: Column) -> float:
        """By letters or by whole words, whichever shares more: ``end_target_year`` has all of ``Target year``."""
        words = set(_words_of(header))
        best = 0.0
        for name in header_names(column):
            near = nearness(header, name)
            theirs = set(_words_of(name))
            shared = len(words & theirs) / len(words | theirs) if words | theirs else 0.0
            ratio = SequenceMatcher(None, normalised(header), normalised(name), autojunk=False)
            compound = 0.0
            if len(words) == len(theirs) == 1 and ratio.quick_ratio() >= 0.75:
                compound = ratio.ratio() if ratio.ratio() >= 0.75 else 0.0
            best = max(best, near, shared, compound)
        return best


def _words_of(header: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", header.casefold()) if len(word) > 1]
