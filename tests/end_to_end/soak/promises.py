"""Collects what the tests attack, how often and how it ended, and writes docs/promises.md: ``-p`` of ``make soak``.

A test says with ``@pytest.mark.promise(promise, attack)`` what it is about, and with ``record_property("times", n)``
how often it attacked; without, it was once. CLIMATEKIT_SOAK_ONLY chooses among them, by the words of ``PARTS``; what
the page says of the others stays as it is. With CLIMATEKIT_SOAK_ADD what holds is added to what the page says already,
for hours that don't come in one piece; CLIMATEKIT_SOAK_FIRST makes other inputs then than those before.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PARTS = {
    "fuzz": "test_damaged_files_are_read_or_refused",
    "settings": "test_damaged_settings",
    "commands": "test_commands_given_damaged_files",
    "bombs": "test_what_unpacks_to_more_than_there_is",
    "devices": "test_what_is_no_file",
    "names": "test_a_name_does_nothing",
    "canaries": "test_no_canary",
    "kills": "test_killed_at_any_moment",
    "twice": "test_two_runs_at_once",
    "disks": "test_a_full_disk",
    "rights": "test_where_nothing_may_be_written",
    "readers": "test_a_reader_sees_one_result",
    "projects": "test_every_row_and_every_cent",
    "ledgers": "test_the_ledger_closes",
    "damages": "test_whatever_is_damaged",
    "groups": "test_no_hidden_figure",
    "internal": "test_no_internal_cell",
}
_ROW = re.compile(r"\| (.+?) \| (.+?) \| +(\S+) \| (.+) \|")
HEAD = """\
# Promises, and how they are attacked

Written by `make soak` from what it really did; by hand nothing is changed here. `make test` does the same with small
counts. What is found is mended, and then the count starts again. "Read and judged" is what a run does until its ledger
closes, by the run's own functions, many files in one process; the rest goes through the command line.

"""


class Promises:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: dict[tuple[str, str], list[Any]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        said = dict(report.user_properties)
        if report.when != "call" and report.outcome == "passed":
            return
        if "promise" in said:
            row = self.rows.setdefault((str(said["promise"]), str(said["attack"])), [0, 0, 0])
            row[0] += int(said.get("times", 1)) if report.outcome != "skipped" else 0
            row[1 if report.outcome == "failed" else 2] += 1 if report.outcome != "passed" else 0

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if hasattr(session.config, "workerinput") or not self.rows:
            return
        self.path.write_text("".join(self._lines()), encoding="utf-8")

    def _lines(self) -> Iterator[str]:
        yield HEAD
        yield "| promise | attack | times | outcome |\n| --- | --- | ---: | --- |\n"
        lines = self._kept()
        for (promise, attack), (times, failed, skipped) in self.rows.items():
            outcome = "**broken**" if failed else "not tried here" if skipped and not times else "held"
            if _adds() and outcome == "held":
                times += _held_before(lines.get((promise, attack), ""))
            # a test that fails stops before it has attacked as often as it meant to
            lines[promise, attack] = f"| {promise} | {attack} | {'–' if failed else f'{times:,}'} | {outcome} |\n"
        yield from (line for _, line in sorted(lines.items()))
        import duckdb

        from climatekit import __version__

        versions = f"Python {platform.python_version()}, DuckDB {duckdb.__version__}"
        yield f"\nclimatekit {__version__}, {versions}, {platform.system()}.\n"

    def _kept(self) -> dict[tuple[str, str], str]:
        """The lines of the page as it is, where only some of the attacks were made."""
        if not ((_only() or _adds()) and self.path.exists()):
            return {}
        found = map(_ROW.fullmatch, self.path.read_text("utf-8").splitlines())
        return {(row[1], row[2]): f"{row[0]}\n" for row in found if row and row[1] not in ("promise", "---")}


def _adds() -> bool:
    return bool(os.environ.get("CLIMATEKIT_SOAK_ADD"))


def _held_before(line: str) -> int:
    """How often; what was broken begins from nothing."""
    times = re.search(r"\| ([\d,]+) \| held \|$", line.strip())
    return int(times[1].replace(",", "")) if times else 0


def _only() -> list[str]:
    words = os.environ.get("CLIMATEKIT_SOAK_ONLY", "").split()
    if unknown := [word for word in words if word not in PARTS]:
        raise pytest.UsageError(f"ONLY={unknown[0]} is no attack: say some of {', '.join(PARTS)}.")
    return words


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _adds() and not os.environ.get("CLIMATEKIT_SOAK_FIRST"):
        raise pytest.UsageError("With ADD, say by FIRST where the inputs go on, such as FIRST=1000.")
    if wanted := tuple(PARTS[word] for word in _only()):
        left = [item for item in items if not item.name.startswith(wanted)]
        items[:] = [item for item in items if item.name.startswith(wanted)]
        config.hook.pytest_deselected(items=left)


def pytest_configure(config: pytest.Config) -> None:
    if place := os.environ.get("CLIMATEKIT_PROMISES"):
        config.pluginmanager.register(Promises(Path(place)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if marker := item.get_closest_marker("promise"):
        item.user_properties += [("promise", marker.args[0]), ("attack", marker.args[1])]
