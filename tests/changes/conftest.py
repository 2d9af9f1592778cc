"""A network whose moves of 2025 can be counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TOML = """\
[project]
name = "Verkko (keksitty)"
language = "en"
as_of = 2026-01-31
max_errors = 100
report = false

[[programmes]]
id = "verkko"
model = "commitment_network"

[tables.target]
path = "data/target_*.csv"
[tables.target.snapshots]
"""
# id, tier, first and last day
STAYS = [
    ("a", "support", "2023-01-01", "2025-03-31"),  # the next day it is a full member: no gap
    ("a", "full", "2025-04-01", ""),
    ("b", "full", "2025-05-01", ""),  # joined
    ("c", "full", "2020-01-01", "2022-06-30"),
    ("c", "full", "2025-06-15", ""),  # came back
    ("d", "full", "2021-01-01", "2025-09-30"),  # left
    ("e", "full", "2025-02-01", "2025-04-30"),  # in and out
    ("f", "full", "2020-01-01", "2025-03-31"),
    ("f", "full", "2025-06-01", ""),  # out and in
    ("g", "full", "2020-01-01", "2024-12-31"),  # still in on the first day, on its last one
    ("h", "full", "2025-12-31", ""),  # joined on the last day
    ("i", "full", "2026-01-01", ""),  # too late
    ("j", "full", "2020-01-01", "2024-12-30"),  # too early
    ("k", "full", "2020-01-01", "2021-01-01"),
    ("k", "full", "2025-03-01", "2025-05-01"),  # in and out, the second time
    ("l", "full", "2020-01-01", "2025-06-30"),
    ("l", "support", "2025-07-01", ""),
]
COMMITMENTS = """\
commitment_id;membership_id;title;theme;kind;made_on;valid_to;status
c-1;m-0;Aurinkosähköä;renewable_energy;quantified;2024-01-15;;active
c-2;m-5;Vähemmän jätettä;materials;action;2024-03-01;2025-06-30;active
c-3;m-2;Kävellen töihin;mobility;action;2025-06-01;;active
"""
TARGETS = "target_id;commitment_id;target_type;metric;unit;base_year;base_value;target_year;target_value\n"
FILES = {
    "data/organisation.csv": "org_id;name;org_type\n"
    + "".join(f"{org};Jäsen {org.upper()} Oy;company\n" for org in "abcdefghijkl"),
    "data/membership.csv": "membership_id;org_id;tier;valid_from;valid_to\n"
    + "".join(f"m-{number};{';'.join(stay)}\n" for number, stay in enumerate(STAYS)),
    "data/commitment.csv": COMMITMENTS,
    "data/target_2024-06-30.csv": TARGETS + "t-1;c-1;absolute;energy;MWh;2020;100;2030;60\n",
    "data/target_2025-08-31.csv": TARGETS + "t-1;c-1;absolute;energy;MWh;2020;100;2030;40\n",
}


@pytest.fixture
def network(project: Any) -> Path:
    root: Path = project(FILES, toml=TOML)
    return root
