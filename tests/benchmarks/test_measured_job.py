"""The benchmark compares like with like: climatekit and the hand-written floor give the same rows and sums."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def test_both_do_the_same_job(tmp_path: Path, call_cli: Any) -> None:
    project, floor = tmp_path / "measured_job", tmp_path / "floor"
    shutil.copytree(BENCHMARKS / "measured_job", project)
    floor.mkdir()
    subprocess.run([sys.executable, BENCHMARKS / "make_data.py", "4000", project / "data"], check=True)
    subprocess.run([sys.executable, BENCHMARKS / "floor.py", project / "data", floor], check=True)
    assert call_cli("run", project, "--without", "climatekit_pipelines", "--quiet").code == 0
    out = project / "out"
    with duckdb.connect() as connection:
        for theirs, ours in (
            (f"from '{floor}/activities.parquet'", f"from '{out}/tables/activities.parquet'"),
            (
                f"select source_row + 1, activity_id from '{floor}/rejects.parquet'",
                f"select row, activity_id from '{out}/rejects/activities.parquet'",
            ),
            (
                f"select * replace (round(amount, 6) as amount) from '{floor}/monthly.parquet'",
                "select size_class, sector, kind, unit, month, round(amount, 6), activities, members "
                f"from '{out}/marts/mart_monthly.parquet'",
            ),
        ):
            rows = sorted(connection.execute(theirs).fetchall(), key=str)
            assert len(rows) >= 40
            assert rows == sorted(connection.execute(ours).fetchall(), key=str)
