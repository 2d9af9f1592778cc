"""Many drafts in one run: each a programme of one project, its keys behind a prefix of its own.

A run takes a second however small it is, and the rules of a model need a hundred cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from climatekit.conformance.draft import Draft, Row
from climatekit.contracts.model import CompiledContract
from climatekit.publish.rejects import REASONS

_NAMES = ("id", "parent", "succeeds")


@dataclass(frozen=True)
class Case:
    """What a run said of one draft: its findings, and how many of its rows were rejected."""

    findings: tuple[Row, ...]
    rejected: int

    @property
    def rules(self) -> set[str]:
        """The rules that found something."""
        return {finding["rule"] for finding in self.findings}


def together(drafts: Iterable[Draft], contracts: Mapping[str, CompiledContract]) -> Draft:
    """One draft of them all."""
    keys = _keys(contracts)
    programmes: list[Row] = []
    tables: dict[str, list[Row]] = {}
    for number, draft in enumerate(drafts):
        mark = prefix(number)
        for place, programme in enumerate(draft.programmes):
            named = {key: f"{mark}{value}" if key in _NAMES and value else value for key, value in programme.items()}
            own = draft.settings if place == 0 else {}
            programmes.append(named | {"settings": {**programme.get("settings", {}), **own}})
        for table, rows in draft.tables.items():
            of_programme = table in contracts and any(c.name == "programme_id" for c in contracts[table].columns)
            first = {"programme_id": draft.programmes[0]["id"]} if of_programme else {}
            for row in rows:
                tables.setdefault(table, []).append(
                    {
                        column: f"{mark}{value}" if column in keys.get(table, ()) and value else value
                        for column, value in (first | row).items()
                    }
                )
    return Draft(programmes=programmes, tables=tables)


def prefix(number: int) -> str:
    """What stands before the keys of one draft."""
    return f"c{number:03d}_"


def cases(out: Path, programmes: Sequence[str]) -> list[Case]:
    """What the run said of the first programme of each draft, the prefix taken away again."""
    import pyarrow.parquet as pq

    findings = pq.read_table(out / "findings" / "findings.parquet").to_pylist()
    rejects = [
        row
        for file in sorted((out / "rejects").glob("*.parquet"))
        if file.stem != REASONS
        for row in pq.read_table(file).to_pylist()
    ]
    found = []
    for number, programme in enumerate(programmes):
        mark = prefix(number)
        own = [finding for finding in findings if finding["programme_id"] == f"{mark}{programme}"]
        plain = tuple({key: _without(mark, value) for key, value in finding.items()} for finding in own)
        found.append(Case(plain, sum(any(mark in str(value) for value in row.values()) for row in rejects)))
    return found


def _without(mark: str, value: Any) -> Any:
    return value.replace(mark, "") if isinstance(value, str) else value


def _keys(contracts: Mapping[str, CompiledContract]) -> dict[str, set[str]]:
    """Which columns of which table carry a key that must differ between drafts.

    A key of several columns has one in it that refers elsewhere, to a programme at least, or a closed set of codes.
    """
    alone = {
        f"{table}.{contract.key[0]}"
        for table, contract in contracts.items()
        if len(contract.key) == 1 and contract.column(contract.key[0]).type == "text"
    }
    told = {"programme.programme_id", *alone}
    return {
        table: {
            column.name for column in contract.columns if f"{table}.{column.name}" in alone or column.references in told
        }
        for table, contract in contracts.items()
    }
