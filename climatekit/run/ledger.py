"""Where every row went: read = accepted + rejected + excluded, for every sheet of every file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from climatekit.errors import SystemFailure


@dataclass(frozen=True, kw_only=True)
class Account:
    """The rows of one sheet of one file. ``excluded`` rows are left out by a rule in ``climatekit.toml``."""

    table: str
    file: str
    sheet: str | None
    read: int
    accepted: int
    rejected: int
    excluded: int


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All accounts, and how often each reason was given, as ``table → column:code → rows``."""

    accounts: tuple[Account, ...]
    reasons: Mapping[str, Mapping[str, int]]

    def __post_init__(self) -> None:
        for account in self.accounts:
            if account.read != account.accepted + account.rejected + account.excluded:
                raise SystemFailure(
                    "system.ledger",
                    f"The rows of '{account.file}' do not add up: {account.read} read, {account.accepted} accepted, "
                    f"{account.rejected} rejected, {account.excluded} excluded; please report this.",
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
    def excluded(self) -> int:
        """Rows left out by rule."""
        return sum(account.excluded for account in self.accounts)
