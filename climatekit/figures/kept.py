"""The metrics of each as-of date side by side: ``history/metrics/<as-of date>.parquet``, one file a date.

A published run replaces the file of its own date and touches no other, so that earlier dates can be filled in later.
"""

from __future__ import annotations

import contextlib
import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from climatekit.errors import ConfigurationError, SystemFailure
from climatekit.figures import FOLDER
from climatekit.language import say
from climatekit.pipeline.execute import METRIC_COLUMNS
from climatekit.pipeline.plan import METRIC, METRIC_HISTORY

if TYPE_CHECKING:
    import pyarrow as pa

PLACE = "metrics"
_NAMES = ("programme_id", "as_of", "period", "metric", "dimension", "dimension_value", "value", "unit")
HISTORY_COLUMNS = {name: METRIC_COLUMNS[name] for name in _NAMES}
HISTORY_KEY = ("programme_id", "metric", "dimension", "dimension_value", "period", "as_of")
_TYPES = {"as_of": "date", "value": "double"}
_FIELDS = ", ".join(f"{name} {_TYPES.get(name, 'varchar')}" for name in HISTORY_COLUMNS)


def make_metric_history(connection: duckdb.DuckDBPyConnection, root: Path, as_of: datetime.date) -> None:
    """Make ``metric_history``: what is kept of other as-of dates, and the metrics of this run for its own."""
    connection.execute(f"create table {METRIC_HISTORY} ({_FIELDS})")
    tables = [_read(path, day) for day, path in kept(root) if day != as_of]
    if tables:
        import pyarrow as pa

        connection.register("kept_metrics", pa.concat_tables(tables))
        connection.execute(f"insert into {METRIC_HISTORY} from kept_metrics")
        connection.unregister("kept_metrics")
    connection.execute(f"insert into {METRIC_HISTORY} select {', '.join(HISTORY_COLUMNS)} from {METRIC}")


def _read(path: Path, day: datetime.date) -> pa.Table:
    """The rows of one date, whichever reader or writer has touched the file since."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    types = {"as_of": pa.date32(), "value": pa.float64()}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in HISTORY_COLUMNS])
    try:
        with pq.ParquetFile(path) as file:
            table = file.read(columns=list(HISTORY_COLUMNS)).select(list(HISTORY_COLUMNS)).cast(schema)
        if not pc.all(pc.equal(table["as_of"], pa.scalar(day))).as_py():
            raise ValueError(say("its name says another date than its rows"))
        return table.replace_schema_metadata(None)
    except (OSError, ValueError, KeyError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        message = say(
            "The kept metrics in '{path}' can't be read ({reason}): take the file out, and run the project as of that "
            "date again.",
            path=path, reason=reason,
        )  # fmt: skip
        raise ConfigurationError("history.unreadable", message) from error


def kept(root: Path) -> Iterator[tuple[datetime.date, Path]]:
    """The dates that are kept, the earliest first. Files that are named otherwise are somebody else's."""
    for path in sorted((root / FOLDER / PLACE).glob("[0-9]*.parquet")):
        try:
            yield datetime.date.fromisoformat(path.stem), path
        except ValueError:
            continue


@contextlib.contextmanager
def keeping(
    connection: duckdb.DuckDBPyConnection, root: Path, as_of: datetime.date, *, wanted: bool
) -> Iterator[Callable[[], None]]:
    """Write the metrics of this run beside their place; what is given puts them into it, once all else is done."""
    if not wanted:
        yield lambda: None
        return
    from climatekit.dictionary.field import Field
    from climatekit.publish.parquet import write_parquet

    path = root / FOLDER / PLACE / f"{as_of}.parquet"
    new = path.with_name(f".{path.name}.new")
    fields = [Field(name=name, description=text, nullable=name == "value") for name, text in HISTORY_COLUMNS.items()]
    order = ", ".join(HISTORY_KEY)
    query = f"select {', '.join(HISTORY_COLUMNS)} from {METRIC} where value is not null order by {order}"

    def put() -> None:
        try:
            os.replace(new, path)
        except OSError as error:
            raise _cannot(path, error) from error

    try:
        try:
            write_parquet(connection, query, new, fields, description="The metrics of one as-of date.")
        except OSError as error:
            raise _cannot(path, error) from error
        yield put
    finally:
        new.unlink(missing_ok=True)


def totals_by_date(connection: Any, as_of: datetime.date) -> dict[tuple[str, str], dict[datetime.date, float]]:
    """Per programme and metric the totals that are about an earlier as-of date itself, by that date."""
    found: dict[tuple[str, str], dict[datetime.date, float]] = {}
    for programme, metric, day, value in connection.execute(
        f"select programme_id, metric, as_of, value from {METRIC_HISTORY} "
        "where dimension = 'all' and value is not null and period = as_of::varchar and as_of < ? order by all",
        [as_of],
    ).fetchall():
        found.setdefault((programme, metric), {})[day] = value
    return found


def compared_with(days: Iterable[datetime.date], as_of: datetime.date) -> datetime.date | None:
    """The date to compare with: the last of an earlier year, else of an earlier month, else the last one."""
    earlier = [day for day in days if day < as_of]
    for begins in (as_of.replace(month=1, day=1), as_of.replace(day=1), as_of):
        if before := [day for day in earlier if day < begins]:
            return max(before)
    return None


def _cannot(path: Path, error: OSError) -> SystemFailure:
    message = say(
        "The metrics can't be kept in '{path}': {reason}; get the right to write there, or set keep_history = false "
        "under [project].",
        path=path, reason=error.strerror or error,
    )  # fmt: skip
    return SystemFailure("system.write", message)
