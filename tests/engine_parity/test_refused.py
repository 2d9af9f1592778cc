"""What the engine 'spark' refuses, and when: none of these needs Spark or Java."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from climatekit import engine
from climatekit.cache import user_cache
from climatekit.plugin_host.host import Host
from climatekit.run.prepare import everything
from climatekit.spark.allowed import Refused
from climatekit.spark.translate import readable, translate

if TYPE_CHECKING:
    from tests.conftest import Command, WriteProject

TOML = '[project]\nname = "P"\n[[programmes]]\nid = "p"\nname = "P"\nmodel = "open_network"\n'
TABLES = {"t": {"a": "BIGINT", "x": "DOUBLE", "n": "DECIMAL(12,2)", "s": "VARCHAR", "d": "DATE", "b": "BOOLEAN"}}


def translated(sql: str) -> str:
    """With the types that DuckDB binds it to, as a run does."""
    with engine.connect(spill=Path("unused")) as connection:
        columns = ", ".join(f"{name} {kind}" for name, kind in TABLES["t"].items())
        connection.execute(f"create table t ({columns})")
        bound = connection.execute(f"describe {sql}").fetchall()
    return translate(sql, TABLES, [(name, kind) for name, kind, *_ in bound])


@pytest.mark.parametrize(
    "sql",
    [
        "select regexp_matches(s, 'a') as r from t",  # two languages of patterns
        "select hash(s) as r from t",
        "select strftime(d, '%A') as r from t",  # the name of a day
        "select date_trunc('decade', d) as r from t",
        "select extract(dow from d) as r from t",  # counted from another day
        "select try_cast(s as bigint) as r from t",  # they differ in what is a number
        "select cast(s as double) as r from t",
        "select round(x, cast(a as integer)) as r from t",
        "select left(s, a) as r from t",
        "select median(n) as r from t",
        "select arg_max(s, x order by d) as r from t",
        "select d + interval 2 hour as r from t",
        "select sum(a) filter (b) over (partition by s) as r from t",
        "select list(a order by a) as r from t",
        "select a from t union by name select a from t",
        "with recursive c as (select 1 as i union all select i + 1 from c where i < 3) select i from c",
        "from t pivot (sum(a) for s in ('p', 'q'))",
        "select unnest(generate_series(1, 5, -1)) as r from t",
        "select * exclude (a) from t",
        "select a % x as r from t",
        "select upper(s) as r from t",  # ß
        "select i from range(3) as r(i)",
        "select cast(unnest([1, 2]) as varchar) as r from t",
        "select count(distinct a) as c, string_agg(s, ',' order by s) as r from t",
        "select s ilike 'a' as r from t",
    ],
)
def test_what_the_engines_would_compute_differently(sql: str) -> None:
    with pytest.raises(Refused):
        translated(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "select s = a as r from t",
        "select s as r from t union all select a from t",
        "select a from (select s as a from t) as u join t using (a)",
        "select s in (1, 2) as r from t",
    ],
)
def test_text_and_number_do_not_meet(sql: str) -> None:
    """DuckDB makes text of the number or the other way round, Spark always a number of the text: '05' becomes 5."""
    with pytest.raises(Refused):
        translated(sql)


def test_everything_that_is_shipped_can_be_computed_by_both() -> None:
    host = Host()
    plan = everything(host, host.models(), user_cache())[2]
    files = [
        *(file for step in plan.datasets.values() for file in step),
        *(file for step in plan.rules.values() for file in step),
        *plan.metrics,
        *plan.sections,
    ]
    assert len(files) > 300
    for file in files:
        readable(file.sql)


def test_a_backslash_and_a_quote_are_what_they_are() -> None:
    """Spark takes a backslash in a text for the beginning of a sign."""
    assert r"'it\'s a \\n'" in translated(r"select 'it''s a \n' as r from t")


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="it is installed here")
def test_without_pyspark(project: WriteProject, call_cli: Command) -> None:
    ended = call_cli("run", project({}, toml=TOML), "--engine", "spark")
    assert ended.code == 2
    assert "pip install 'climatekit[spark]'" in ended.err


def test_a_master_is_for_spark(project: WriteProject, call_cli: Command) -> None:
    ended = call_cli("run", project({}, toml=TOML), "--master", "local[2]")
    assert ended.code == 2
    assert "--engine spark" in ended.err


@pytest.mark.skipif(find_spec("pyspark") is None, reason="needs pyspark, of the group bi")
def test_without_java(project: WriteProject, call_cli: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    assert shutil.which("java", path="/nowhere/bin") is None
    ended = call_cli("run", project({}, toml=TOML), "--engine", "spark")
    assert ended.code == 2
    assert "Java" in ended.err
