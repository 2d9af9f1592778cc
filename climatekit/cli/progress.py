"""What a person sees while a run goes on: what is worked on, how fast, and how long it will still take."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context

from climatekit.language import number, say, worded
from climatekit.run.events import Beginning, Clock, Event, Observer

_EVERY, _SOON = 0.2, 1.0  # seconds
_MEGABYTE = 1_000_000


@contextmanager
def watched() -> Iterator[tuple[Clock, Observer]]:
    """A line on the screen while the run with this clock and observer goes on."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(worded("prepare"), total=None)
        clock, line = Clock(), Line()
        over = threading.Event()

        def look() -> None:
            while not over.wait(_EVERY):
                if clock.now is not None:
                    done = clock.done() if clock.done is not None else -1
                    progress.update(task, description=line.of(clock.now, done, time.monotonic()))

        def observe(event: Event) -> None:
            progress.update(task, description=f"{worded(event.step)}: {event.what}")

        looking = threading.Thread(target=copy_context().run, args=(look,), daemon=True)  # it speaks this language
        looking.start()
        try:
            yield clock, observe
        finally:
            over.set()
            looking.join()


class Line:
    """What goes on, in words: the rate of the file that is read, and the time left of a query that takes long."""

    def __init__(self) -> None:
        self._began: tuple[Beginning | None, float, float] = (None, 0.0, 0.0)

    def of(self, now: Beginning, done: float, at: float) -> str:
        """``done`` is in per cent, ``at`` the time in seconds. A thing may take several queries, one after another."""
        thing, since, before = self._began
        if now is not thing or done < before:
            since = at
        self._began = now, since, done
        shown = f"{worded(now.step)}: {now.what}" if now.what else worded(now.step)
        if at - since < _SOON or not 0 < done < 100:
            return shown
        left = (at - since) * (100 - done) / done
        told = say("{shown}, {done} %, {seconds} s left", shown=shown, done=round(done), seconds=number(round(left)))
        if now.size is None:
            return told
        rate = now.size / _MEGABYTE * done / 100 / (at - since)
        return say("{told}, {rate} MB/s", told=told, rate=number(round(rate)))
