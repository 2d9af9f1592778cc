"""Columns of texts and whole numbers for DuckDB, made without ``pyarrow.array``.

That one loads all of pandas, where it is installed, to ask whether a list is a pandas series; a third of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def texts(cells: Sequence[str]) -> pa.Array:
    """The cells as large strings, since many long ones may pass the 2 GB that a string array can hold; '' is null."""
    import numpy as np
    import pyarrow as pa

    content = "".join(cells).encode()
    sizes = np.fromiter(map(len, cells) if content.isascii() else (len(cell.encode()) for cell in cells), np.int64)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    valid = np.packbits(sizes > 0, bitorder="little")
    return pa.Array.from_buffers(pa.large_string(), len(cells), list(map(pa.py_buffer, (valid, ends, content))))


def integers(numbers: Sequence[int]) -> pa.Array:
    """The numbers as 64-bit integers."""
    import numpy as np
    import pyarrow as pa

    return pa.Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(np.array(numbers, np.int64))])
