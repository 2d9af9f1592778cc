"""``climatekit explain`` answers for everything that a run publishes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from climatekit.dictionary.lineage import made_of
from climatekit.dictionary.model import Column, Dictionary, Table
from climatekit.text import Text

EXAMPLES = Path(__file__).parents[2] / "examples"
Command = Any  # the fixture of conftest.py

WORDS = Text("f", "s", "e")


def answers(call_cli: Command, *arguments: Any) -> list[dict[str, Any]]:
    result = call_cli("explain", *arguments, "--json")
    assert result.code == 0, result.err
    return list(json.loads(result.out))


@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        ("members_total", "metric", "membership.org_id"),
        ("dim_organisation.size_class", "column", "organisation.employees"),
        ("organisation", "table", "business_id"),
        ("X2", "rule", None),
        ("key.duplicate", "reject code", None),
    ],
)
def test_what_it_is_and_where_it_comes_from(call_cli: Command, name: str, kind: str, line: str | None) -> None:
    (answer,) = [answer for answer in answers(call_cli, name) if answer["kind"] == kind]
    assert answer["text"]
    assert line is None or any(line in told for told in answer["lines"])


def test_a_project_narrows_it_to_its_models(call_cli: Command) -> None:
    assert answers(call_cli, "fact_open_network_event", EXAMPLES / "ymparaks")
    refused = call_cli("explain", "fact_open_network_event", EXAMPLES / "lahti")
    assert refused.code == 2
    assert "explain.unknown" in refused.err


def test_a_misspelt_name_is_answered_with_the_right_one(call_cli: Command) -> None:
    refused = call_cli("explain", "member_total")
    assert refused.code == 2
    assert "Did you mean 'members_total'?" in refused.err


def test_lineage_sees_through_with_and_expressions_but_not_through_filters() -> None:
    source = Table(
        name="a", path="", step="input", plugin="p", location="a", description=WORDS, key=("x",),
        columns=tuple(Column(name=name, description=WORDS, nullable=True) for name in ("x", "y", "z")),
    )  # fmt: skip
    made = Table(
        name="b", path="", step="reporting", plugin="p", location="b", description=WORDS, key=("n",), reads=("a",),
        sql="with c as (select a.x + a.y as s, a.z from a where a.z > 0) select c.s * 2 as n, 1 as one from c",
        columns=(Column(name="n", description=WORDS, nullable=True),),
    )  # fmt: skip
    both = Dictionary(tables=(source, made), metrics=(), rules=())
    assert made_of(both, made, "n") == [("a", "x"), ("a", "y")]
    assert made_of(both, made, "one") == []
    assert made_of(both, source, "x") == []
