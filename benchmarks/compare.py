"""Time commands as whole processes, in turn (A B A B …), so that a drifting machine slows all of them alike.

Wall seconds, processor seconds and peak memory come from the operating system's account of each finished process. The
figure to quote is the ratio of medians to the first command, never a single absolute time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


class Failed(Exception):
    """A command that did not end as it should."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """What is timed. ``before`` is done ahead of every run and not timed; ``spill`` is a folder that it may fill."""

    arguments: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None
    ok: Sequence[int] = (0,)
    spill: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One command's runs."""

    name: str
    seconds: tuple[float, ...]
    cpu_seconds: tuple[float, ...]
    peak_mb: float
    spill_mb: float = 0

    @property
    def median(self) -> float:
        """Wall seconds."""
        return statistics.median(self.seconds)


def compare(commands: Mapping[str, Command], *, rounds: int = 7, warm: bool = True) -> list[Figures]:
    """Run every command once uncounted (``warm``), then ``rounds`` times in turn."""
    found: dict[str, list[tuple[float, float, float, float]]] = {name: [] for name in commands}
    for number in range(-1 if warm else 0, rounds):
        for name, command in commands.items():
            figures = _once(name, command)
            if number >= 0:
                found[name].append(figures)
                print(f"  {name}: {figures[0]:.2f} s", file=sys.stderr, flush=True)
    return [
        Figures(
            name=name,
            seconds=tuple(wall for wall, *_ in runs),
            cpu_seconds=tuple(cpu for _, cpu, *_ in runs),
            peak_mb=max(peak for _, _, peak, _ in runs),
            spill_mb=max(spill for *_, spill in runs),
        )
        for name, runs in found.items()
    ]


def _once(name: str, command: Command) -> tuple[float, float, float, float]:
    command.before()
    watch = _Watch(command.spill)
    start = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, env={**os.environ, **command.env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.ok:
        raise Failed(f"{name} ended with {process.returncode}: {' '.join(command.arguments)}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, watch.end()


class _Watch:
    """Looks every tenth of a second how much lies in the folders named ``.spill`` below a place."""

    def __init__(self, place: Path | None) -> None:
        self.place, self.most, self.over = place, 0, threading.Event()
        self.thread = threading.Thread(target=self._look)
        if place is not None:
            self.thread.start()

    def _look(self) -> None:
        assert self.place is not None
        while not self.over.wait(0.1):
            size = 0
            for file in self.place.glob(".*/.spill/*"):
                try:
                    size += file.stat().st_size
                except OSError:
                    continue
            self.most = max(self.most, size)

    def end(self) -> float:
        """The most that there was, in MB."""
        self.over.set()
        if self.place is not None:
            self.thread.join()
        return self.most / 1e6


def table(figures: Sequence[Figures]) -> str:
    """A Markdown table; ratios are to the first row."""
    first = figures[0].median
    lines = ["| command | median s | min–max s | × first | peak MB |", "| --- | ---: | ---: | ---: | ---: |"]
    for found in figures:
        spread = f"{min(found.seconds):.2f}–{max(found.seconds):.2f}"
        lines.append(
            f"| {found.name} | {found.median:.2f} | {spread} | {found.median / first:.2f} | {found.peak_mb:.0f} |"
        )
    return "\n".join(lines)
