"""Readers that are large to install: Tableau's engine and Apache Spark; ``make bi`` runs these."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

pytestmark = pytest.mark.bi


def needs(package: str) -> pytest.MarkDecorator:
    """Skipped before an example is run for it."""
    return pytest.mark.skipif(find_spec(package) is None, reason=f"needs {package}, of the group bi")


Same = Callable[[Mapping[str, list[Any]], Mapping[str, list[Any]]], None]


@needs("tableauhyperapi")
def test_tableau_hyper(
    published: Any, schemas: Any, totals_sql: Any, expected: Mapping[str, list[Any]], same: Same, tmp_path: Path
) -> None:
    """Every Parquet file of the run, rejects too; Hyper refuses a whole file for one column of a type it lacks."""
    hyper = pytest.importorskip("tableauhyperapi")
    told = json.loads((published.folder / "run.json").read_text("utf-8"))
    files = [published.folder / file["path"] for file in told["files"] if file["path"].endswith(".parquet")]
    assert len(files) > len(published.tables)
    with (
        hyper.HyperProcess(
            hyper.Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU, parameters={"log_dir": str(tmp_path)}
        ) as process,
        hyper.Connection(process.endpoint, tmp_path / "a.hyper", hyper.CreateMode.CREATE_AND_REPLACE) as connection,
    ):
        for number, file in enumerate(files):
            place = hyper.escape_string_literal(str(file))
            connection.execute_command(f"create table t{number} as (select * from external({place}))")
        found = {}
        for table in published.tables:
            parts = ", ".join(hyper.escape_string_literal(file) for file in published.parquet(table))
            query = totals_sql(schemas[table.name], f"external(array[{parts}])")
            found[table.name] = list(connection.execute_list_query(query)[0])
    same(found, expected)


@pytest.fixture
def spark(tmp_path: Path) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.session.timeZone", "America/New_York")  # no day may move
        .config("spark.sql.warehouse.dir", str(tmp_path / "warehouse"))
        .getOrCreate()
    )
    yield session
    session.stop()


_SPARK = {"string": "string", "bool": "boolean", "int64": "bigint", "int32": "int", "double": "double"}


@needs("pyspark")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_spark(
    published: Any, schemas: Any, totals_sql: Any, expected: Mapping[str, list[Any]], same: Same, spark: Any
) -> None:
    found = {}
    for table in published.tables:
        frame = spark.read.parquet(*published.parquet(table))
        for name, kind in frame.dtypes:
            wanted = schemas[table.name].field(name).type
            if pa.types.is_decimal(wanted):
                assert kind == f"decimal({wanted.precision},{wanted.scale})"
            else:
                assert kind == {"date32[day]": "date"}.get(str(wanted), _SPARK.get(str(wanted))), (table.name, name)
        frame.createOrReplaceTempView("published")
        query = totals_sql(schemas[table.name], "published", "`").replace("double precision", "double")
        found[table.name] = list(spark.sql(query).collect()[0])
    same(found, expected)
