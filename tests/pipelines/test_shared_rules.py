"""The rules that every model shares: for each a project that trips it and one, nearly the same, that does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

TOML = """
[project]
name = "Shared rules"
language = "en"
as_of = 2026-10-31
max_errors = 100

[[programmes]]
id = "old"
model = "open_network"
valid_to = {old_ends}

[[programmes]]
id = "new"
model = "open_network"
succeeds = "old"
valid_from = 2024-01-01
"""
SOUND = {"old_ends": "2023-12-31", "municipality": "398", "basis": "headcount_only", "as_of": "2026-10-31"}


def found(project: Any, call_cli: Any, name: str, **changes: str) -> dict[str, list[str]]:
    """English messages by shared rule."""
    facts = SOUND | changes
    root = project(
        {
            "data/organisation.csv": "org_id,name,org_type,size_class,size_basis,municipality_code\n"
            f"o1,Esimerkki Oy,company,small,{facts['basis']},{facts['municipality']}\n",
            "data/participation.csv": "programme_id,org_id,source,first_seen\nnew,o1,mailing_list,2014-03-01\n",
        },
        toml=TOML.format(**facts),
        name=name,
    )
    assert call_cli("run", root, "--as-of", facts["as_of"], "--quiet").code == 0
    rows = duckdb.sql(
        f"select rule, message_en from '{root}/out/findings/findings.parquet' where rule like 'X%' order by all"
    ).fetchall()
    messages: dict[str, list[str]] = {}
    for rule, message in rows:
        messages.setdefault(rule, []).append(message)
    return messages


def test_a_sound_project_trips_none(project: Any, call_cli: Any) -> None:
    assert found(project, call_cli, "sound") == {}


@pytest.mark.parametrize(
    ("rule", "changes", "quoted"),
    [
        ("X2", {"municipality": "532"}, '"532" of the organisation "o1" has been a part of "398" since 2016-01-01'),
        ("X4", {"basis": ""}, 'Of 1 organisations the basis of the size class is not known (such as "o1")'),
        ("X9", {"old_ends": "2024-01-01"}, '"new" goes on from "old"'),
    ],
)
def test_each_is_tripped_by_what_it_is_about(
    project: Any, call_cli: Any, rule: str, changes: dict[str, str], quoted: str
) -> None:
    messages = found(project, call_cli, rule, **changes)
    assert list(messages) == [rule]
    assert [quoted in message for message in messages[rule]] == [True]


def test_a_municipality_is_its_own_until_the_merger(project: Any, call_cli: Any, tmp_path: Path) -> None:
    where = "select municipality_code from '{}/marts/dim_organisation.parquet' where org_id = 'o1'"
    assert found(project, call_cli, "before", municipality="532", as_of="2015-12-31") == {}
    assert duckdb.sql(where.format(tmp_path / "before" / "out")).fetchall() == [("532",)]
    found(project, call_cli, "after", municipality="532", as_of="2016-01-01")
    assert duckdb.sql(where.format(tmp_path / "after" / "out")).fetchall() == [("398",)]
