"""``climatekit check out``: whatever was done to a published result is noticed, and the file is named."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

BROKEN = "org-3;;company\n"


@pytest.fixture
def published(project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]) -> Path:
    open_files["data/organisation.csv"] += BROKEN
    open_files["data/resource_use.csv"] = "period;cost_category;fund_source;cost_eur\n2025;staff;own;100,00\n"
    root: Path = project(open_files, toml=open_toml)
    assert call_cli("run", root, "--quiet", "--max-rejects", "1").code == 0
    return root / "out"


def rewritten(out: Path, name: str, change: Callable[[Any], None], hashed: bool = True) -> None:
    """A file of JSON, changed; and run.json told of it, as a forger would."""
    from climatekit.publish.place import sha256

    told = json.loads((out / name).read_text("utf-8"))
    change(told)
    (out / name).write_text(json.dumps(told), "utf-8")
    if hashed:
        tell(out, name, sha256=sha256(out / name))


def tell(out: Path, name: str, **facts: object) -> None:
    def change(told: Any) -> None:
        next(file for file in told["files"] if file["path"] == name).update(facts)

    rewritten(out, "run.json", change, hashed=False)


@pytest.mark.promise("Nothing lost", "a published file is flipped by a bit, cut, emptied, deleted or added")
def test_whatever_is_damaged_is_named(published: Path, call_cli: Any, refused: Any, times: Any) -> None:
    result = call_cli("check", published)
    assert (result.code, result.err) == (0, "")
    files = len([path for path in published.rglob("*") if path.is_file()])
    assert f"{files} files" in result.out
    assert call_cli("check", published, "--json").lines[0]["files"] == files

    names = sorted(path.relative_to(published).as_posix() for path in published.rglob("*") if path.is_file())
    names.remove("run.json")
    chance = random.Random(20261124)
    for number in range(times("DAMAGES", 25)):
        path = published / chance.choice(names)
        before = path.read_bytes()
        at = chance.randrange(len(before))
        match number % 5:
            case 0:
                path.write_bytes(before[:at] + bytes([before[at] ^ 1 << chance.randrange(8)]) + before[at + 1 :])
            case 1:
                path.write_bytes(before[:at])
            case 2:
                path.write_bytes(b"")
            case 3:
                path.unlink()
            case 4:
                path = path.with_name("strange.parquet")
                path.write_bytes(before)
        assert str(path) in refused(call_cli("check", published), 1, "out.damaged")
        if number % 5 == 4:
            path.unlink()
        else:
            path.write_bytes(before)
    assert call_cli("check", published, "--quiet").code == 0


def test_what_does_not_add_up_is_named(published: Path, call_cli: Any, refused: Any, tmp_path: Path) -> None:
    """Though each hash fits: a manifest and files that do not belong together."""
    from climatekit.publish.place import sha256

    plan, rejects = "tables/action_plan.parquet", "rejects/organisation.parquet"
    costs = "tables/resource_use.parquet"

    def one_row_less(out: Path) -> None:
        table = pq.read_table(out / plan)
        pq.write_table(table.slice(1), out / plan)
        tell(out, plan, sha256=sha256(out / plan))

    def another_type(out: Path) -> None:
        table = pq.read_table(out / plan)
        year = table.schema.get_field_index("year")
        pq.write_table(table.set_column(year, "year", table.column("year").cast(pa.string())), out / plan)
        tell(out, plan, sha256=sha256(out / plan))

    def a_cent_more(out: Path) -> None:
        table = pq.read_table(out / costs)
        at = table.schema.get_field_index("cost_eur")
        more = pa.array([Decimal("100.01")], table.schema.field(at).type)
        pq.write_table(table.set_column(at, table.schema.field(at), more), out / costs)
        tell(out, costs, sha256=sha256(out / costs))

    def a_cent_lost(told: Any) -> None:
        totals = [total for source in told["sources"] for total in source["totals"]]
        next(total for total in totals if total["column"] == "cost_eur")["read"] = "99.99"

    def lost(told: Any) -> None:
        told["sources"][0]["accepted"] -= 1

    def lost_in_all(told: Any) -> None:
        told["rows"]["read"] += 1

    attacks: dict[str, tuple[Callable[[Path], None], str]] = {
        "rows": (one_row_less, plan),
        "type": (another_type, plan),
        "amounts": (a_cent_more, f"{costs}: cost_eur"),
        "total": (lambda out: rewritten(out, "run.json", a_cent_lost, hashed=False), "cost_eur"),
        "ledger": (lambda out: rewritten(out, "run.json", lost, hashed=False), "run.json"),
        "sum": (lambda out: rewritten(out, "run.json", lost_in_all, hashed=False), "run.json"),
        "rejects": (lambda out: tell(out, rejects, rows=7), rejects),
        "no manifest": (lambda out: (out / "run.json").write_text("{}") and None, "run.json"),  # type: ignore[func-returns-value]
        "column": (
            lambda out: rewritten(
                out, "datapackage.json", lambda told: told["resources"][0]["schema"]["fields"].pop(), hashed=True
            ),
            "action_plan.parquet",
        ),
    }
    for name, (attack, named) in attacks.items():
        copy = Path(shutil.copytree(published, tmp_path / name))
        attack(copy)
        assert named in refused(call_cli("check", copy), 1, "out.damaged"), name
