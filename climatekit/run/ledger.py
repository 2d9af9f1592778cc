"""Where every row and every amount went: read = accepted + rejected + excluded, for every sheet of every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from climatekit.contracts.totals import adds_up
from climatekit.contracts.writing import Parsing
from climatekit.errors import SystemFailure
from climatekit.language import say


@dataclass(frozen=True, kw_only=True)
class Total:
    """What a column of one sheet adds up to, in the unit of the contract; sums are exact, and written as text.

    ``unread`` cells hold something that is no number, ``too_large`` ones a number beyond what can be added up: neither
    is in any sum.
    """

    column: str
    unit: str | None
    read: str
    accepted: str
    rejected: str
    excluded: str
    unread: int
    too_large: int


@dataclass(frozen=True, kw_only=True)
class Account:
    """The rows of one sheet of one file. ``excluded`` rows are left out by a rule in ``climatekit.toml``.

    Of the rejected rows, ``repeated`` ones are copies of another row, or superseded by one under the rule of the table:
    what they say is not missing from the figures.
    """

    table: str
    file: str
    sheet: str | None
    read: int
    accepted: int
    rejected: int
    excluded: int
    repeated: int = 0
    totals: tuple[Total, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All accounts, and how often each reason was given, as ``table → column:code → rows``."""

    accounts: tuple[Account, ...]
    reasons: Mapping[str, Mapping[str, int]]
    parsings: Mapping[int, Parsing] = field(default_factory=dict)
    """How each source was found to be written, by its number."""
    pseudonyms: int = 0
    """How many ids tell who a person is, so that a pseudonym stands in their place."""

    def __post_init__(self) -> None:
        for account in self.accounts:
            if account.read != account.accepted + account.rejected + account.excluded:
                raise SystemFailure(
                    "system.ledger",
                    say(
                        "The rows of '{file}' do not add up: {read} read, {accepted} accepted, {rejected} rejected, "
                        "{excluded} excluded; please report this.",
                        file=account.file,
                        read=account.read,
                        accepted=account.accepted,
                        rejected=account.rejected,
                        excluded=account.excluded,
                    ),
                )
            for total in account.totals:
                if not adds_up(total.read, total.accepted, total.rejected, total.excluded):
                    raise SystemFailure(
                        "system.ledger",
                        say(
                            "The column {column} of '{file}' does not add up: {read} read, {accepted} accepted, "
                            "{rejected} rejected, {excluded} excluded; please report this.",
                            column=total.column,
                            file=account.file,
                            read=total.read,
                            accepted=total.accepted,
                            rejected=total.rejected,
                            excluded=total.excluded,
                        ),
                    )

    @property
    def read(self) -> int:
        """Rows read from all files."""
        return sum(account.read for account in self.accounts)

    @property
    def accepted(self) -> int:
        """Rows accepted."""
        return sum(account.accepted for account in self.accounts)

    @property
    def rejected(self) -> int:
        """Rows rejected."""
        return sum(account.rejected for account in self.accounts)

    @property
    def repeated(self) -> int:
        """Rejected rows that are copies, or superseded under a rule."""
        return sum(account.repeated for account in self.accounts)

    @property
    def excluded(self) -> int:
        """Rows left out by rule."""
        return sum(account.excluded for account in self.accounts)
