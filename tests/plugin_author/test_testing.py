"""``climatekit.testing``: what its assertions say when they fail, and many drafts in one run against one run each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from climatekit.conformance.subject import Subject
from climatekit.testing import (
    Draft,
    assert_leaves_alone,
    assert_rule_trips,
    assert_same_rows,
    host,
    project_of,
)

__all__ = ["host", "project_of"]  # fixtures

TOML = """\
[project]
name = "Test"
language = "en"
as_of = 2026-06-30
max_errors = 9
report = false

[[programmes]]
id = "net"
model = "open_network"
"""
FILES = {"data/organisation.csv": "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;Toinen Oy;company\n"}

rows = st.lists(st.fixed_dictionaries({"a": st.integers(0, 3), "b": st.sampled_from(["x", "y", None])}), max_size=5)


@given(rows, st.randoms(use_true_random=False))
def test_rows_are_the_same_in_any_order(given_rows: list[dict[str, Any]], random: Any) -> None:
    shuffled = given_rows[:]
    random.shuffle(shuffled)
    assert_same_rows([row | {"more": 1} for row in shuffled], given_rows) if given_rows else None


@given(rows, rows)
def test_other_rows_are_told_apart(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    same = sorted(repr(sorted(row.items())) for row in found) == sorted(repr(sorted(row.items())) for row in expected)
    try:
        assert_same_rows(found, expected)
    except AssertionError:
        assert not same
    else:
        assert same


def test_a_difference_is_told_row_by_row() -> None:
    with pytest.raises(AssertionError) as told:
        assert_same_rows([{"org_id": "o1", "times": 2}, {"org_id": "o2", "times": 5}],
                         [{"org_id": "o1", "times": 2}, {"org_id": "o2", "times": 4}])  # fmt: skip
    assert "-org_id='o2', times=4\n+org_id='o2', times=5" in str(told.value)


def test_a_project_is_written_run_and_read(project_of: Any, host: Any) -> None:
    assert {plugin.status for plugin in host.plugins.values()} == {"ok"}
    project = project_of(FILES, TOML)
    run = project.run()
    assert_same_rows(run.rows("organisation"), [{"org_id": "org-2"}, {"org_id": "org-1"}])
    assert run.rows("tables/organisation") == run.rows("organisation")
    assert_rule_trips("M3-5", run)
    assert_rule_trips("M3-5", run, subject="net")
    assert_leaves_alone("M3-1a", run)
    with pytest.raises(AssertionError, match=r"The rule M3-1a found nothing; these rules did: M3-"):
        assert_rule_trips("M3-1a", run)
    with pytest.raises(AssertionError, match="The rule M3-5 found nothing about 'org-1', but about: net"):
        assert_rule_trips("M3-5", run, subject="org-1")
    with pytest.raises(AssertionError, match="has no name under which it is made known"):
        assert_leaves_alone("M3-5", run)
    with pytest.raises(AssertionError, match="there is no one table 'nothing'"):
        run.rows("nothing")


def test_many_drafts_in_one_run_say_what_each_says_alone(tmp_path: Path) -> None:
    """The oracle of the batch: the same cases, a run each."""
    changes = [
        lambda draft: None,
        lambda draft: draft.change("practice_use", owner_unit=""),
        lambda draft: draft.settings.update(htv_per_star=0.11),
    ]
    subject = Subject("climatekit_selected_practices", tmp_path)
    together = subject.judged(changes)
    alone = [subject.judged([change])[0] for change in changes]
    assert together == alone
    assert [bool(case.findings) for case in together] == [False, True, True]


def test_a_draft_with_several_programmes_is_judged_by_its_first(tmp_path: Path) -> None:
    subject = Subject("climatekit_open_network", tmp_path)

    def second(network: Any) -> None:
        network.other_programmes.append({"id": "toinen", "model": "open_network", "parent": "verkko"})

    (case,) = subject.judged([second])
    assert case.rules == set(), "the second one has no coordinator, but is not asked"
    assert isinstance(subject.sound(), Draft)
