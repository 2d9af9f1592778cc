"""Every row and every cent of generated projects is found again: in what was accepted, or in what was rejected."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from . import generated, judging


@pytest.mark.promise("Nothing lost", "generated projects through the command: rows, persons, euros before and after")
def test_every_row_and_every_cent_is_found_again(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str], times: Any, first: int
) -> None:
    toml = open_toml.replace('language = "en"', 'language = "en"\nmax_rejects = "100%"\nmax_errors = 1000')
    left_out = generated.LEFT_OUT["resource_use"]
    for seed in range(first, first + times("PROJECTS", 2)):
        made = generated.Generated(seed, "resource_use")
        files = {**open_files, "data/resource_use.csv": made.text}
        root: Path = project(files, toml=toml + (left_out if made.excluding else ""), name=f"project-{seed}")
        result = call_cli("run", root, "--quiet", "--no-report", "--threads", "1")
        assert (result.code, result.err) == (0, ""), seed
        out = root / "out"
        told = json.loads((out / "run.json").read_text("utf-8"))
        made.closes(next(source for source in told["sources"] if source["table"] == "resource_use"), seed)

        rows = pq.read_table(out / "tables" / "resource_use.parquet").to_pylist()
        assert Counter(tuple(row[name] for name in made.names) for row in rows) == Counter(made.accepted()), seed
        fact = pq.read_table(out / "marts" / "fact_resource_use.parquet").to_pylist()
        assert sum(row["cost_eur"] for row in fact) == sum((row[4] for row in made.accepted()), Decimal(0)), seed
        rejects = out / "rejects" / "resource_use.parquet"
        back = pq.read_table(rejects).to_pylist() if rejects.exists() else []
        assert Counter(tuple(row[name] for name in made.names) for row in back) == Counter(made.rejected()), seed
        assert call_cli("check", out, "--quiet").code == 0, seed
        shutil.rmtree(root)


@pytest.mark.promise("Nothing lost", "generated projects, read and judged as by a run: the ledger and all rows")
def test_the_ledger_closes(project: Any, open_toml: str, times: Any, first: int) -> None:
    """Every other file is judged while it is read, as a large one; every fifth is of euros, which take their time."""
    judges = {
        (table, excluding): judging.Judge(
            project({}, toml=open_toml + (left_out if excluding else ""), name=f"{table}-{excluding}")
        )
        for table, left_out in generated.LEFT_OUT.items()
        for excluding in (False, True)
    }
    for seed in range(first, first + times("LEDGERS", 20)):
        made = generated.Generated(seed, "attendance" if seed % 5 else "resource_use")
        judge = judges[made.table, made.excluding]
        path = judge.root / "data" / f"{made.table}.csv"
        path.write_text(made.text, "utf-8")
        ledger, connection = judge.judge(made.table, as_large=seed % 2 == 1)
        path.unlink()
        (account,) = ledger.accounts
        made.closes(asdict(account), seed)
        rows = connection.execute(f"select {', '.join(made.names)} from {made.table}").fetchall()
        assert Counter(rows) == Counter(made.accepted()), seed
        back = connection.execute(
            f"select {', '.join(f'raw.{name}' for name in made.names)} from parsed.{made.table} as parsed "
            f"join raw.{made.table} as raw using (_source, _row) where parsed._broken <> ''"
        ).fetchall()
        assert Counter(back) == Counter(made.rejected()), seed
    for judge in judges.values():
        judge.close()
