"""The room where files come in: CSV, Excel and Parquet, as text, before anything is checked.

``stage`` reads one sheet of one file into DuckDB. Every row knows the row number that a person sees in a spreadsheet or
an editor, and no row is dropped or changed: a row that is too long or too short is kept and marked. What the columns
mean, and whether a value is any good, is for later rooms. A large and regular CSV may be left unread (``Staged.scan``),
for ``contracts.direct`` to judge it while it is read.
"""

from __future__ import annotations

from climatekit.ingest.source import Layout, Staged, supported_suffixes
from climatekit.ingest.stage import stage

__all__ = ["Layout", "Staged", "stage", "supported_suffixes"]
