"""Single rows of a regular CSV file, found again by their line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from climatekit.ingest.source import Scan

_CHUNK = 1 << 20


def rows_at(scan: Scan, numbers: Sequence[int]) -> Iterator[tuple[int, list[str | None]]]:
    """The cells of the rows with these numbers, which rise. An empty cell is None, as everywhere."""
    import numpy as np

    wanted = iter(numbers)
    number = next(wanted, None)
    before = 0  # lines before the chunk
    with scan.path.open("rb") as file:
        while number is not None and (chunk := file.read(_CHUNK)):
            chunk += file.readline()
            # where each line ends, for to take all of them apart would take as long as to read them as CSV
            ends = np.flatnonzero(np.frombuffer(chunk, np.uint8) == ord("\n"))
            count = len(ends) + (not chunk.endswith(b"\n"))
            while number is not None and number <= before + count:
                at = number - before - 1
                line = chunk[ends[at - 1] + 1 if at else 0 : ends[at] if at < len(ends) else None]
                (cells,) = csv.reader([line.decode("utf-8").removesuffix("\r")], delimiter=scan.delimiter, strict=True)
                yield number, [cell or None for cell in cells]
                number = next(wanted, None)
            before += count
