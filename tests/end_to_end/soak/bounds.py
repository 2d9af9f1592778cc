"""How long and how much memory one damaged file may take, as one that is sound and as small takes a fraction of it."""

from __future__ import annotations

import faulthandler
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key

SECONDS = 20  # of the processor, for files of a few kilobytes
HANGS_AFTER = 120  # seconds by the clock: then the stacks are shown and the process ends, and no page is written
MEGABYTES = 512  # beyond what the process had before

_TOLD_TO = [2]  # what pytest does not keep to itself
_STATUS = Path("/proc/self/status")


@contextmanager
def bounded(what: str) -> Iterator[None]:
    """Fails when the block takes longer, or its memory grows further; the latter is measured on Linux only."""
    _watch()
    before, begun = _resident(), time.process_time()
    yield
    took, grown = time.process_time() - begun, _resident("VmHWM") - before
    assert took < SECONDS, f"{what} took {took:.1f} s"
    assert grown < MEGABYTES, f"{what} took {grown} MB"


def _watch(last: list[float] = [0.0]) -> None:  # noqa: B006 - it is meant to be kept
    """Wind the clock up again, now and then: it costs more than many a file."""
    if time.monotonic() - last[0] > HANGS_AFTER / 10:
        last[0] = time.monotonic()
        faulthandler.dump_traceback_later(HANGS_AFTER, exit=True, file=_TOLD_TO[-1])


@pytest.fixture(autouse=True)
def unwatched(request: pytest.FixtureRequest) -> Iterator[None]:
    """What comes after the attack may take its time."""
    _TOLD_TO.append(request.config.stash.get(fault_handler_stderr_fd_key, 2))
    yield
    faulthandler.cancel_dump_traceback_later()


def _resident(what: str = "VmRSS") -> int:
    """Megabytes now, or at the most since the last look at what there is now."""
    if not sys.platform.startswith("linux"):
        return 0
    if what == "VmRSS":
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")
    line = next(line for line in _STATUS.read_text("ascii", "replace").splitlines() if line.startswith(what))
    return int(line.split()[1]) >> 10
