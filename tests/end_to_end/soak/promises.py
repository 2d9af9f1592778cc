"""Collects what the tests attack, how often and how it ended, and writes docs/promises.md: ``-p`` of ``make soak``.

A test says with ``@pytest.mark.promise(promise, attack)`` what it is about, and with ``record_property("times", n)``
how often it attacked; without, it was once.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HEAD = """\
# Promises, and how they are attacked

Written by `make soak` from what it really did; by hand nothing is changed here. `make test` does the same with small
counts. What is found is mended, and then the count starts again.

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
        for (promise, attack), (times, failed, skipped) in sorted(self.rows.items()):
            outcome = "**broken**" if failed else "not tried here" if skipped and not times else "held"
            # a test that fails stops before it has attacked as often as it meant to
            yield f"| {promise} | {attack} | {'–' if failed else f'{times:,}'} | {outcome} |\n"
        import duckdb

        yield f"\nPython {platform.python_version()}, DuckDB {duckdb.__version__}, {platform.system()}.\n"


def pytest_configure(config: pytest.Config) -> None:
    if place := os.environ.get("CLIMATEKIT_PROMISES"):
        config.pluginmanager.register(Promises(Path(place)))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if marker := item.get_closest_marker("promise"):
        item.user_properties += [("promise", marker.args[0]), ("attack", marker.args[1])]
