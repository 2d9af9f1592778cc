"""Where Superset's database finds a table, and how texts are written so that Superset leaves them alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from climatekit.contracts.writing import identifier
from climatekit.dictionary.model import Table
from climatekit_superset.settings import Settings

_TEMPLATE = re.compile(r"\{(?=[{%#])")


@dataclass(frozen=True, kw_only=True)
class Source:
    """``folders`` are the tables that stand in many files, one folder each."""

    settings: Settings
    folders: frozenset[str] = field(default_factory=frozenset)

    def of(self, table: Table) -> str:
        """What stands in FROM."""
        if self.settings.schema_name is not None:
            return f"{identifier(self.settings.schema_name)}.{identifier(table.name)}"
        root = str(self.settings.data_folder).rstrip("/")
        place = f"{root}/{table.folder if table.name in self.folders else table.path}"
        if table.name in self.folders:
            return f"read_parquet({text_literal(place + '/**/*.parquet')}, hive_partitioning = true)"
        return f"read_parquet({text_literal(place)})"


def text_literal(value: str) -> str:
    """A SQL string. Superset fills templates in SQL: what looks like the beginning of one is taken apart."""
    quoted = "'" + value.replace("'", "''") + "'"
    apart = _TEMPLATE.sub("{' || '", quoted)
    return quoted if apart == quoted else f"({apart})"
