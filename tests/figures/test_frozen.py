"""A closed period is frozen; a later run whose figures differ says so everywhere, and never changes them silently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import MEMBERS

JOINED = "metric = 'members_joined' and period = '2024'"
COLUMNS = "dimension, dimension_value, value, frozen_value, is_restated"
LATE = {**MEMBERS, "e": "2024-11-01"}  # who was in from 2024 on, as is found out later
GONE = {"a": "2023-01-01", "d": "2025-03-01"}  # nobody joined in 2024


def _findings(rows: Any, network: Path, columns: str = "subject_id, severity, message_en") -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = rows(network / "out", "findings/findings", columns, "rule = 'figure.restated'")
    return found


def _frozen(network: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((network / "out" / "run.json").read_text("utf-8"))["frozen"]
    return told


def test_a_frozen_figure_never_changes_silently(network: Path, run: Any, rows: Any, call_cli: Any) -> None:
    assert run("2025-06-30") == 0
    frozen = json.loads(call_cli("freeze", "2024", network, "--json").out)
    file = network / "history" / "frozen" / "2024.jsonl"
    assert (frozen["is_new"], frozen["as_of"], frozen["replaced"]) == (True, "2025-06-30", [])
    head, *lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert head["figures"] == frozen["figures"] == len(lines)
    assert {line["period"][:4] for line in lines} == {"2024"}
    assert {"metric": "members_joined", "dimension": "all", "value": 2.0}.items() <= next(
        line for line in lines if line["metric"] == "members_joined" and line["dimension"] == "all"
    ).items()

    # the same data a year later: nothing is restated
    assert run("2026-06-30", "--no-report") == 0
    assert rows(network / "out", "metrics/metrics", COLUMNS, JOINED) == [
        ("all", "all", 2, 2, False),
        ("entry", "first_time", 2, 2, False),
    ]
    assert _frozen(network)["restated"] == 0
    assert _findings(rows, network) == []

    # one more is found to have joined in 2024
    assert run("2026-06-30", members=LATE) == 0
    assert rows(network / "out", "metrics/metrics", COLUMNS, JOINED) == [
        ("all", "all", 3, 2, True),
        ("entry", "first_time", 3, 2, True),
    ]
    told = _frozen(network)
    assert [(one["period"], one["figures"]) for one in told["periods"]] == [("2024", head["figures"])]
    restated = rows(network / "out", "metrics/metrics", "count(*)", "is_restated")[0][0]
    assert told["restated"] == restated > 2
    findings = {subject: (severity, text) for subject, severity, text in _findings(rows, network)}
    severity, text = findings["members_joined 2024"]
    assert severity == "warning"
    assert text.startswith("The figure Joined [members_joined] (2024) is restated: 3 now, 2 when it was frozen on ")
    assert text.endswith("Of this metric, 2 figures are restated.")
    page = (network / "out" / "report.html").read_text("utf-8")
    assert '<h3 id="restated">Restated figures</h3>' in page
    assert 'data-value="2.0">2</td><td class="number" data-value="3.0">3</td>' in page

    # a second freeze tells, and takes the new figures only where it is said to
    before = file.read_bytes()
    refused = call_cli("freeze", "2024", network)
    assert (refused.code, refused.out, file.read_bytes()) == (1, "", before)
    assert "[freeze.restated]" in refused.err
    assert f"{restated} figures are others" in refused.err
    accepted = call_cli("freeze", "2024", network, "--accept-restated")
    assert accepted.code == 0
    assert "verkko  2024  members_joined  all all: 2 → 3" in accepted.out
    assert run("2026-06-30", "--no-report") == 0
    assert _frozen(network)["restated"] == 0
    again = call_cli("freeze", "2024", network)
    assert (again.code, "nothing was changed" in again.out) == (0, True)
    *_, replaced = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    was = [one for one in replaced["replaced"]["figures"] if one["metric"] == "members_joined"]
    assert [(one["dimension"], one["was"], one["is_now"]) for one in was] == [("all", 2.0, 3.0), ("entry", 2.0, 3.0)]


def test_a_figure_that_is_gone_stands_there_without_a_value(network: Path, run: Any, rows: Any, call_cli: Any) -> None:
    assert run("2025-06-30", "--no-report") == 0
    assert call_cli("freeze", "2024", network, "--json").code == 0
    assert run("2025-12-31", members=GONE) == 0
    assert rows(network / "out", "metrics/metrics", COLUMNS, JOINED) == [
        ("all", "all", None, 2, True),
        ("entry", "first_time", None, 2, True),
    ]
    texts = {subject: text for subject, _, text in _findings(rows, network)}
    assert "is restated: – now, 2 when it was frozen" in texts["members_joined 2024"]
    # a run as of a day before the frozen result is no later run
    assert run("2025-05-31", "--no-report") == 0
    assert _frozen(network) == {"periods": [], "restated": 0}
    earlier = call_cli("freeze", "2024", network, "--accept-restated")
    assert (earlier.code, "[freeze.earlier]" in earlier.err) == (2, True)


def test_a_month_is_frozen_by_itself_or_with_its_year(network: Path, run: Any, call_cli: Any) -> None:
    assert call_cli("freeze", "2024", network).err.startswith("Error [freeze.nothing]")
    assert run("2025-06-30", "--no-report") == 0
    cases = {
        "2025": ("freeze.open", "'2025' is not over"),
        "2025-07": ("freeze.open", "as of 2025-07-31 or later"),
        "1999": ("freeze.nothing", "has no figures of '1999'"),
        "2024-13": ("freeze.period", "write a year, a month or a day"),
        "last year": ("freeze.period", "'last year' is not a period"),
    }
    for period, (code, words) in cases.items():
        result = call_cli("freeze", period, network)
        assert (result.code, f"[{code}]" in result.err, words in result.err) == (2, True, True), result.err
    assert not (network / "history" / "frozen").exists()
    assert call_cli("freeze", "2024", network).code == 0
    assert "[freeze.overlap]" in call_cli("freeze", "2024-05", network).err


@pytest.mark.parametrize("harm", ["{}\n", "[1]\n", '{"format": 1}\nx', "cut"])
def test_a_file_that_no_freeze_wrote_is_refused(network: Path, call_cli: Any, harm: str) -> None:
    folder = network / "history" / "frozen"
    folder.mkdir(parents=True)
    (folder / "2024.jsonl").write_text(harm, "utf-8")
    result = call_cli("check", network, "--quiet")
    assert (result.code, "[freeze.broken]" in result.err) == (2, True), result.err
