"""A plugin may read what is packed: the suffix is ``.json.gz``, not ``.gz``."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import duckdb

PLUGIN = """
import gzip
import json

from climatekit.plugin_host import Reader, hookimpl


@hookimpl
def climatekit_readers():
    yield Reader(name="packed", suffixes=(".json.gz",), read=_read)


def _read(path):
    yield from json.loads(gzip.decompress(path.read_bytes()))
"""


def test_suffix_of_a_packed_file(site: Any, network: Path, call_cli: Any) -> None:
    site.add("climatekit_packed", PLUGIN)
    (network / "data" / "event.json.gz").write_bytes(
        gzip.compress(b'[["event_id", "name", "held_on", "kind"], ["e1", "Kahvit", "2026-03-04", "breakfast"]]')
    )
    (network / "data" / "event.csv").unlink(missing_ok=True)
    result = call_cli("run", network, "--quiet", "--no-report")
    assert result.code in (0, 1), result.err
    query = f"select event_id, name from '{network}/out/tables/event.parquet'"
    assert duckdb.sql(query).fetchall() == [("e1", "Kahvit")]
