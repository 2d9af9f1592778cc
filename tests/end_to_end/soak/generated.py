"""Projects made of a seed, and what a person with a pencil would say of their rows and amounts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

CATEGORIES = ["staff", "communication", "events", "platform", "consulting", "other"]
SOURCES = ["own", "state_grant", "eu", "fees", "sponsor"]
STYLES = ["point", "comma", "space", "no-break space", "euro"]
NAMES = {
    "resource_use": ("period", "cost_category", "fund_source", "persons", "cost_eur"),
    "attendance": ("event_id", "org_id", "headcount"),
}
LEFT_OUT = {
    "resource_use": '\n[tables.resource_use]\nexclude = { cost_category = ["unheard of"] }\n',
    "attendance": '\n[tables.attendance]\nexclude = { org_id = ["unheard of"] }\n',
}


@dataclass(frozen=True)
class Line:
    """``cells`` as they are written, the ``values`` if nothing is wrong, and the amounts that can be read."""

    cells: tuple[str, ...]
    values: tuple[Any, ...] | None
    amounts: Mapping[str, int | Decimal | None]


class Generated:
    """A table with faults in it, all of them known: ``text`` is its file."""

    def __init__(self, seed: int, table: str) -> None:
        chance = random.Random(seed)
        self.table, self.names = table, NAMES[table]
        self.excluding = chance.random() < 0.3
        lines = list(_costs(chance) if table == "resource_use" else _visits(chance, self.excluding))
        repeated = chance.sample(lines, min(len(lines), chance.randrange(3)))
        self.sound = [line for line in lines if line.values is not None]
        self.excluded = [line for line in lines + repeated if self.excluding and "unheard of" in line.cells]
        # the second of two that are the same is rejected, whatever it holds
        faulty = [line for line in lines if line.values is None] + repeated
        self.broken = [line for line in faulty if line not in self.excluded]
        self.lines = lines + repeated
        self.text = "\n".join(";".join(cells) for cells in [self.names, *(line.cells for line in self.lines)]) + "\n"

    def accepted(self) -> list[tuple[Any, ...]]:
        """Each row that is to be accepted, typed."""
        return [line.values for line in self.sound if line.values is not None]

    def rejected(self) -> list[tuple[str | None, ...]]:
        """Each row that is to be rejected, as it is written."""
        return [tuple(cell or None for cell in line.cells) for line in self.broken]

    def closes(self, account: dict[str, Any], seed: int) -> None:
        """Every row and every amount is in the account, where it belongs."""
        assert account["read"] == len(self.lines), seed
        assert account["accepted"] == len(self.sound), seed
        assert account["rejected"] == len(self.broken), seed
        assert account["excluded"] == len(self.excluded), seed
        totals = {total["column"]: total for total in account["totals"]}
        assert totals.keys() - {"htv", "feedback_score"} == self.lines[0].amounts.keys(), seed
        for name in self.lines[0].amounts:
            total = totals[name]
            assert Decimal(total["read"]) == _sum(self.lines, name), seed
            assert Decimal(total["accepted"]) == _sum(self.sound, name), seed
            assert Decimal(total["rejected"]) == _sum(self.broken, name), seed
            assert Decimal(total["excluded"]) == _sum(self.excluded, name), seed
            unread = [line for line in self.lines if line.amounts[name] is None and line not in self.excluded]
            assert total["unread"] == len(unread), seed


def _sum(lines: Iterable[Line], name: str) -> Decimal:
    return sum((Decimal(line.amounts[name] or 0) for line in lines), Decimal(0))


def _costs(chance: random.Random) -> Iterator[Line]:
    style = chance.choice(STYLES)
    keys = [(f"{year}-{month:02}", kind, source) for year in range(2015, 2026) for month in (1, 6, 12)
            for kind in CATEGORIES for source in SOURCES]  # fmt: skip
    for period, kind, source in chance.sample(keys, chance.randrange(1, 120)):
        # over a thousand, so that no amount can be read in two ways
        cost, persons = Decimal(chance.randrange(100_000, 10**9)) / 100, chance.randrange(500)
        fault = chance.randrange(8)
        yield Line(
            cells=(
                period,
                "unheard of" if fault == 0 else kind,
                source,
                "many" if fault == 1 else str(persons),
                "much" if fault == 2 else written(cost, style),
            ),
            values=None if fault < 3 else (period, kind, source, persons, cost),
            amounts={"persons": None if fault == 1 else persons, "cost_eur": None if fault == 2 else cost},
        )


def _visits(chance: random.Random, excluding: bool) -> Iterator[Line]:
    keys = [(f"ev-{event}", f"org-{number}") for event in range(30) for number in range(30)]
    for event, organisation in chance.sample(keys, chance.randrange(1, 120)):
        heads, fault = chance.randrange(10**6), chance.randrange(8)
        yield Line(
            cells=(
                "" if fault == 0 else event,
                "unheard of" if excluding and fault == 1 else organisation,
                "many" if fault == 2 else str(heads),
            ),
            values=None if fault in (0, 2) or (excluding and fault == 1) else (event, organisation, heads),
            amounts={"headcount": None if fault == 2 else heads},
        )


def written(amount: Decimal, style: str) -> str:
    """As a program or a person writes it."""
    text = f"{amount:,.2f}"
    swapped = text.replace(",", "_").replace(".", ",")
    return {
        "point": text.replace(",", ""),
        "comma": swapped.replace("_", ""),
        "space": swapped.replace("_", " "),
        "no-break space": swapped.replace("_", "\u00a0"),
        "euro": swapped.replace("_", " ") + " €",
    }[style]
