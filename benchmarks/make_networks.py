"""A province many times over: the example ``maakunta``, its programmes, members and facts, each copy with own ids.

    python benchmarks/make_networks.py COPIES FOLDER

One copy is seven programmes of four models and some 2,000 rows; ids differ, everything else repeats.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import duckdb

from climatekit.examples import examples
from climatekit.run import Options, run_project

EXAMPLE = "maakunta"
_OTHERS = {"business_id", "vat_id", "national_id"}  # not ours to make up: left out


def make(copies: int, folder: Path) -> int:
    """Write a project; how many rows its tables have."""
    data = folder / "data"
    data.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work, duckdb.connect() as connection:
        out = Path(work) / "out"
        run_project(examples()[EXAMPLE], Options(out=out, report=False))
        manifest = json.loads((out / "run.json").read_text("utf-8"))
        rows = 0
        for table in sorted({source["table"] for source in manifest["sources"]}):
            rows += _copied(connection, out / "tables" / f"{table}.parquet", copies, data / f"{table}.parquet")
    (folder / "climatekit.toml").write_text(_toml(copies), "utf-8")
    return rows


def _copied(connection: duckdb.DuckDBPyConnection, source: Path, copies: int, target: Path) -> int:
    described = connection.execute(f"describe from '{source}'").fetchall()
    names = [name for name, kind, *_ in described]
    ids = [name for name, kind, *_ in described if name.endswith("_id") and name not in _OTHERS and kind == "VARCHAR"]
    replaced = ", ".join(f"{name} || '-' || copy as {name}" for name in ids)
    shown = f"* exclude ({', '.join(sorted(_OTHERS & set(names)))})" if _OTHERS & set(names) else "*"
    query = f"select {shown} replace ({replaced}) from '{source}' cross join range({copies}) as copies(copy)"
    connection.execute(f"copy (select * exclude (copy) from ({query})) to '{target}'")
    return int(connection.execute(f"select count(*) from '{target}'").fetchall()[0][0])


def _toml(copies: int) -> str:
    told = tomllib.loads((examples()[EXAMPLE] / "climatekit.toml").read_text("utf-8"))
    project = told["project"] | {"name": f"{copies} × {EXAMPLE} (keksitty)", "max_errors": 10_000_000}
    lines = ["[project]", *_pairs(project)]
    for copy in range(copies):
        for programme in told["programmes"]:
            own = {
                key: f"{value}-{copy}" if key in ("id", "parent", "succeeds") else value
                for key, value in programme.items()
            }
            lines += ["", "[[programmes]]", *_pairs(own)]
    return "\n".join(lines) + "\n"


def _pairs(values: dict[str, Any]) -> list[str]:
    return [f"{key} = {_written(value)}" for key, value in values.items()]


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (str, bool, int, float)) else str(value)


if __name__ == "__main__":
    print(make(int(sys.argv[1]), Path(sys.argv[2])), "rows")
