"""Every row and every cent of generated projects is found again: in what was accepted, or in what was rejected."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

CATEGORIES = ["staff", "communication", "events", "platform", "consulting", "other"]
SOURCES = ["own", "state_grant", "eu", "fees", "sponsor"]
HEADER = "period;cost_category;fund_source;persons;cost_eur"


def written(amount: Decimal, style: str) -> str:
    text = f"{amount:,.2f}"
    swapped = text.replace(",", "_").replace(".", ",")
    return {
        "point": text.replace(",", ""),
        "comma": swapped.replace("_", ""),
        "space": swapped.replace("_", " "),
        "no-break space": swapped.replace("_", "\u00a0"),
        "euro": swapped.replace("_", " ") + " €",
    }[style]


def _sum(amounts: Iterable[int | Decimal | None]) -> Decimal:
    return sum((Decimal(amount) for amount in amounts if amount is not None), Decimal(0))


@pytest.mark.promise("Nothing lost", "generated projects: rows, persons and euros before and after")
def test_every_row_and_every_cent_is_found_again(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str], times: Any
) -> None:
    toml = open_toml.replace('language = "en"', 'language = "en"\nmax_rejects = "100%"\nmax_errors = 1000')
    for seed in range(times("PROJECTS", 3)):
        chance = random.Random(seed)
        style = chance.choice(["point", "comma", "space", "no-break space", "euro"])
        keys = [(f"{year}-{month:02}", kind, source) for year in range(2015, 2026) for month in (1, 6, 12)
                for kind in CATEGORIES for source in SOURCES]  # fmt: skip
        excluding = chance.random() < 0.3
        lines, sound, broken, excluded = [], [], [], []
        amounts: dict[str, tuple[int | None, Decimal | None]] = {}
        for key in chance.sample(keys, chance.randrange(1, 120)):
            # over a thousand, so that no amount can be read in two ways
            cost, persons = Decimal(chance.randrange(100_000, 10**9)) / 100, chance.randrange(500)
            cells = [*key, str(persons), written(cost, style)]
            match chance.randrange(8):
                case 0:
                    cells[1] = "unheard of"
                case 1:
                    cells[3] = "many"
                case 2:
                    cells[4] = "much"
                case _:
                    sound.append((*key, persons, cost))
            line = ";".join(cells)
            lines.append(line)
            amounts[line] = (None if cells[3] == "many" else persons, None if cells[4] == "much" else cost)
            if excluding and cells[1] == "unheard of":
                excluded.append(line)
            elif cells != [*key, str(persons), written(cost, style)]:
                broken.append(cells)
        repeated = chance.sample(lines, min(len(lines), chance.randrange(3)))
        text = "\n".join([HEADER, *lines, *repeated]) + "\n"
        left_out = '\n[tables.resource_use]\nexclude = { cost_category = ["unheard of"] }\n' if excluding else ""
        files = {**open_files, "data/resource_use.csv": text}
        root: Path = project(files, toml=toml + left_out, name=f"project-{seed}")
        result = call_cli("run", root, "--quiet", "--no-report", "--threads", "1")
        assert (result.code, result.err) == (0, ""), seed
        out = root / "out"
        told = json.loads((out / "run.json").read_text("utf-8"))
        account = next(source for source in told["sources"] if source["table"] == "resource_use")
        assert account["read"] == len(lines) + len(repeated), seed
        assert account["read"] == account["accepted"] + account["rejected"] + account["excluded"], seed

        left = excluded + [line for line in repeated if line in excluded]
        totals = {total["column"]: total for total in account["totals"]}
        assert totals.keys() == {"htv", "persons", "cost_eur"}, seed
        for at, name in enumerate(("persons", "cost_eur")):
            total = totals[name]
            assert Decimal(total["read"]) == _sum(amounts[line][at] for line in lines + repeated), seed
            assert Decimal(total["accepted"]) == _sum(one[3 + at] for one in sound), seed
            assert Decimal(total["excluded"]) == _sum(amounts[line][at] for line in left), seed
            assert Decimal(total["read"]) == _sum(
                Decimal(total[kind]) for kind in ("accepted", "rejected", "excluded")
            ), seed
            unread = [line for line in lines + repeated if amounts[line][at] is None and line not in excluded]
            assert total["unread"] == len(unread), seed

        rows = pq.read_table(out / "tables" / "resource_use.parquet").to_pylist()
        names = ("period", "cost_category", "fund_source", "persons", "cost_eur")
        accepted = Counter(tuple(row[name] for name in names) for row in rows)
        assert accepted == Counter(sound), seed
        assert sum(row["cost_eur"] for row in rows) == sum((one[4] for one in sound), Decimal(0)), seed
        fact = pq.read_table(out / "marts" / "fact_resource_use.parquet").to_pylist()
        assert sum(row["cost_eur"] for row in fact) == sum((one[4] for one in sound), Decimal(0)), seed

        rejects = out / "rejects" / "resource_use.parquet"
        back = pq.read_table(rejects).to_pylist() if rejects.exists() else []
        cells_back = Counter(tuple(row[name] for name in names) for row in back)
        wanted = Counter(map(tuple, broken))
        wanted += Counter(tuple(line.split(";")) for line in repeated if line not in excluded)
        assert cells_back == wanted, seed
        assert call_cli("check", out, "--quiet").code == 0, seed
        shutil.rmtree(root)
