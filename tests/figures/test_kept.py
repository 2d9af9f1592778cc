"""The metrics of each as-of date, side by side, and what the report makes of them."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from climatekit.figures.kept import compared_with

TOTAL = "metric = 'members_total' and dimension = 'all' and period = as_of::varchar"


def _kept(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "history").rglob("*") if path.is_file())


def test_dates_stand_side_by_side_and_can_be_filled_in_backwards(network: Path, run: Any, rows: Any) -> None:
    for day in ("2025-06-30", "2023-12-31", "2024-12-31"):
        assert run(day, "--no-report") == 0
    assert _kept(network) == ["2023-12-31.parquet", "2024-12-31.parquet", "2025-06-30.parquet"]
    history = rows(network / "out", "metrics/metric_history", "as_of::varchar, value", TOTAL)
    assert history == [("2023-12-31", 1), ("2024-12-31", 3), ("2025-06-30", 4)]

    # a run replaces the row of its own date, and no other one
    assert run("2024-12-31", members={"a": "2023-01-01"}) == 0
    history = rows(network / "out", "metrics/metric_history", "as_of::varchar, value", TOTAL)
    assert history == [("2023-12-31", 1), ("2024-12-31", 1), ("2025-06-30", 4)]

    # the same inputs and the same history give the same bytes
    path = network / "out" / "metrics" / "metric_history.parquet"
    kept = network / "history" / "metrics" / "2024-12-31.parquet"
    before = path.read_bytes(), kept.read_bytes(), (network / "out" / "report.html").read_bytes()
    assert run("2024-12-31") == 0
    assert (path.read_bytes(), kept.read_bytes(), (network / "out" / "report.html").read_bytes()) == before


def test_the_report_names_the_day_that_it_compares_with(network: Path, run: Any) -> None:
    for day in ("2024-12-31", "2025-06-29"):
        assert run(day, "--no-report") == 0
    assert run("2025-06-30") == 0
    page = (network / "out" / "report.html").read_text("utf-8")
    found = re.search(r'id="verkko-members_active".*?</article>', page, re.DOTALL)
    assert found
    # 2 now; 1 at the end of the year before, which counts and not yesterday
    assert re.search(r'class="change[^"]*">\+1 since 31 Dec 2024 \(1\)', found[0]), found[0]


def test_what_is_no_published_result_of_the_project_is_not_kept(
    network: Path, run: Any, call_cli: Any, tmp_path: Path
) -> None:
    assert call_cli("check", network, "--as-of", "2025-06-30", "--quiet").code == 0
    assert run("2025-06-30", "--no-report", "--out", tmp_path / "elsewhere") == 0
    toml = network / "climatekit.toml"
    text = toml.read_text("utf-8")
    toml.write_text(text.replace("[[", "keep_history = false\n[[", 1), "utf-8")
    assert run("2025-06-30", "--no-report") == 0
    toml.write_text(text, "utf-8")
    with (network / "data" / "participation.csv").open("a", encoding="utf-8") as file:
        file.write("x;mailing_list;2025-13-01\n")
    assert run("2025-06-30", "--no-report") == 1
    assert (network / "out.held").is_dir()
    assert not (network / "history").exists()


def test_a_run_that_fails_at_the_end_leaves_what_was_kept(network: Path, run: Any, monkeypatch: Any) -> None:
    assert run("2025-06-30", "--no-report") == 0
    kept = network / "history" / "metrics" / "2025-06-30.parquet"
    before = kept.read_bytes()

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("climatekit.run.publish.take_place", full)
    assert run("2025-06-30", "--no-report", members={"a": "2023-01-01"}) == 4
    assert (_kept(network), kept.read_bytes()) == (["2025-06-30.parquet"], before)


def test_a_broken_file_is_named_and_others_are_left_alone(network: Path, run: Any, call_cli: Any) -> None:
    folder = network / "history" / "metrics"
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine", "utf-8")
    (folder / "2024-notes.parquet").write_text("mine", "utf-8")
    assert run("2025-06-30", "--no-report") == 0
    (folder / "2024-12-31.parquet").write_bytes((folder / "2025-06-30.parquet").read_bytes())
    for content in (None, b"no parquet"):
        if content:
            (folder / "2024-12-31.parquet").write_bytes(content)
        result = call_cli("run", network, "--as-of", "2025-06-30", "--quiet")
        assert result.code == 2
        assert "[history.unreadable]" in result.err
        assert "2024-12-31.parquet" in result.err


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (["2024-11-30", "2024-12-31", "2025-05-31", "2025-06-29"], "2024-12-31"),
        (["2025-01-31", "2025-05-31", "2025-06-29"], "2025-05-31"),
        (["2025-06-01", "2025-06-29"], "2025-06-29"),
        (["2025-06-30", "2025-07-31"], None),
        ([], None),
    ],
)
def test_the_day_compared_with(days: list[str], wanted: str | None) -> None:
    found = compared_with([datetime.date.fromisoformat(day) for day in days], datetime.date(2025, 6, 30))
    assert (found and found.isoformat()) == wanted
