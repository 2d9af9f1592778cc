"""A session on Apache Spark that speaks as DuckDB does, and says nothing."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from climatekit.errors import ConfigurationError, SystemFailure
from climatekit.language import say

# what decides what a SELECT means; docs/how-to/spark.md gives the reasons
MEANING = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.caseSensitive": "false",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",
    "spark.sql.legacy.ctePrecedencePolicy": "CORRECTED",
    "spark.sql.storeAssignmentPolicy": "ANSI",
}
_MANNERS = {
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.execution.arrow.pyspark.fallback.enabled": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}
_SMALL = {
    # a plan over some thousand rows takes longer to compile than to run
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
}
_LOCAL = ("local", "local[", "local-cluster")
_LOG = "rootLogger.level = off\n"


def require_spark() -> None:
    """Before anything is read: pyspark and a Java are there."""
    if find_spec("pyspark") is None:
        raise ConfigurationError(
            "config.engine",
            say(
                "The engine 'spark' needs the package pyspark, which is not installed: "
                "pip install 'climatekit[spark]', or use --engine duckdb."
            ),
        )
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=os.path.join(home, "bin") if home else None) is None:
        raise ConfigurationError(
            "config.engine",
            say(
                "The engine 'spark' needs Java 17 or newer, which is not found: install it and let JAVA_HOME name its "
                "folder, or use --engine duckdb."
            ),
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it says of packages that we do not use
        import pyspark.sql  # noqa: F401


@contextmanager
def spark_session(master: str | None, folder: Path) -> Iterator[Any]:
    """A session; one that the program around has already started is used and left running."""
    require_spark()
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()
    if active is not None:
        session = active.newSession()
        _set(session, MEANING | _MANNERS)
        yield session
        return
    folder.mkdir(parents=True, exist_ok=True)
    session = _start(master, folder)
    try:
        yield session
    finally:
        session.stop()


def tune(session: Any, small: bool) -> None:
    """Settings that only change how fast it goes."""
    if small:
        _set(session, _SMALL)
    else:
        for name in _SMALL:
            session.conf.unset(name)
        _set(session, _MANNERS)


def _set(session: Any, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        session.conf.set(name, value)


def _start(master: str | None, folder: Path) -> Any:
    from pyspark.sql import SparkSession

    log = folder / "log4j2.properties"
    log.write_text(_LOG, encoding="utf-8")
    builder = SparkSession.builder.appName("climatekit")
    if master is not None:
        builder = builder.master(master)
    if master is None or master.startswith(_LOCAL):
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={log.as_uri()}",
    }
    for name, value in (settings | MEANING | _MANNERS).items():
        builder = builder.config(name, value)
    try:
        with _java_says_into(folder / "java.log"):
            return builder.getOrCreate()
    except Exception as error:
        raise SystemFailure(
            "system.engine",
            say(
                "Spark did not start on '{master}' ({reason}): look whether it runs there and can be reached; "
                "the last good output stands.",
                master=master or "local[*]",
                reason=_reason(error),
            ),
        ) from error


def _reason(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    found = next((line for line in lines if "xception" in line), lines[0] if lines else type(error).__name__)
    return found.removeprefix(": ").rstrip(".")


@contextmanager
def _java_says_into(file: Path) -> Iterator[None]:
    """Java inherits where standard error goes when it is started, and keeps to it."""
    saved = os.dup(2)
    with file.open("ab") as log:
        os.dup2(log.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(saved, 2)
            os.close(saved)
