"""A network of a few members whose figures can be counted by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

TOML = """\
[project]
name = "Verkko (keksitty)"
language = "en"
max_errors = 100

[[programmes]]
id = "verkko"
model = "open_network"
"""
MEMBERS = {"a": "2023-01-01", "b": "2024-02-01", "c": "2024-05-01", "d": "2025-03-01"}


def participation(members: Mapping[str, str]) -> str:
    return "org_id;source;first_seen\n" + "".join(f"{org};mailing_list;{day}\n" for org, day in members.items())


@pytest.fixture
def network(project: Any) -> Path:
    """Joined: one in 2023, two in 2024, one in 2025. At an event: one in 2024, two in 2025."""
    organisations = "org_id;name;org_type\n" + "".join(f"{org};Jäsen {org} Oy;company\n" for org in "abcdef")
    files = {
        "data/organisation.csv": organisations,
        "data/participation.csv": participation(MEMBERS),
        "data/event.csv": "event_id;name;held_on;kind\n"
        "e-1;Kahvit;2024-12-01;breakfast\ne-2;Kahvit;2025-06-01;breakfast\n",
        "data/attendance.csv": "event_id;org_id;headcount\ne-1;a;1\ne-2;a;1\ne-2;b;1\n",
    }
    root: Path = project(files, toml=TOML)
    return root


@pytest.fixture
def run(call_cli: Any, network: Path) -> Callable[..., int]:
    """``run("2025-06-30", members={…})`` → exit code."""

    def run_as_of(day: str, *options: str | Path, members: Mapping[str, str] | None = None) -> int:
        if members is not None:
            (network / "data" / "participation.csv").write_text(participation(members), "utf-8")
        code: int = call_cli("run", network, "--as-of", day, "--quiet", *options).code
        return code

    return run_as_of


@pytest.fixture
def rows() -> Callable[..., list[tuple[Any, ...]]]:
    """``rows(folder, "metrics/metrics", "metric, value", "period = '2024'")``."""

    def read(folder: Path, table: str, columns: str, where: str) -> list[tuple[Any, ...]]:
        query = f"select {columns} from '{folder / table}.parquet' where {where} order by all"
        return duckdb.connect(config={"threads": 1}).execute(query).fetchall()

    return read
