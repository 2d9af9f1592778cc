"""Time commands as whole processes, in turn (A B A B …), so that a drifting machine slows all of them alike.

Wall seconds and peak memory come from the operating system's account of each finished process. The figure to quote is
the ratio of medians to the first command, never a single absolute time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Figures:
    """One command's runs."""

    name: str
    seconds: tuple[float, ...]
    peak_mb: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def compare(
    commands: Mapping[str, Sequence[str]], *, rounds: int = 7, ok: Sequence[int] = (0,), cwd: Path | None = None
) -> list[Figures]:
    """Run every command once uncounted, then ``rounds`` times in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0.0)
    for number in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            elapsed = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in ok:
                sys.exit(f"{name} ended with {process.returncode}: {' '.join(command)}")
            if number:
                seconds[name].append(elapsed)
                peaks[name] = max(peaks[name], usage.ru_maxrss / 1024)
    return [Figures(name=name, seconds=tuple(seconds[name]), peak_mb=peaks[name]) for name in commands]


def table(figures: Sequence[Figures]) -> str:
    """A Markdown table; ratios are to the first row."""
    first = figures[0].median
    lines = ["| command | median s | min–max s | × first | peak MB |", "| --- | --- | --- | --- | --- |"]
    for found in figures:
        spread = f"{min(found.seconds):.2f}–{max(found.seconds):.2f}"
        lines.append(
            f"| {found.name} | {found.median:.3f} | {spread} | {found.median / first:.2f} | {found.peak_mb:.0f} |"
        )
    return "\n".join(lines)
