"""Every byte of a file that anyone could read: as it stands, and unpacked, whatever it is packed in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq


def texts(path: Path) -> str:
    """All that stands in a file, as bytes of several encodings and as the values that readers see."""
    return "\n".join(_texts(path.name, path.read_bytes()))


def _texts(name: str, content: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "utf-16-le", "latin-1"):
        yield content.decode(encoding, errors="replace")
    if content[:4] == b"PAR1":
        table = pq.read_table(io.BytesIO(content))
        yield table.schema.to_string(show_schema_metadata=True)
        yield from ("\n".join(map(str, column.to_pylist())) for column in table.columns)
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                yield part
                yield from _texts(part, archive.read(part))
    elif name.endswith(".duckdb"):
        yield from _database(content)


def _database(content: bytes) -> Iterator[str]:
    import tempfile

    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "copy.duckdb")
        file.write_bytes(content)
        with duckdb.connect(str(file), read_only=True) as connection:
            for schema, table in connection.execute(
                "select table_schema, table_name from information_schema.tables"
            ).fetchall():
                yield str(connection.execute(f'from "{schema}"."{table}"').fetchall())
