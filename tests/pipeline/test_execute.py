"""What the pipeline makes, and what it says of SQL that does not keep its word."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from climatekit.cache import Cache
from climatekit.errors import PluginError
from climatekit.pipeline.execute import METRIC_COLUMNS, Made, execute
from climatekit.pipeline.plan import Plan, make_plan

from .conftest import METRIC, ROW, dataset, rule

FEEDS = {
    "x/membership/everyone.sql": dataset(
        "select null::varchar as org_id, -- Organisation.\n null::varchar as source -- From.\nwhere false",
        "org_id, source", "collects: feeds"),
    "x/membership/by_name.sql": dataset(
        "select 'name' as source, -- From.\n o.org_id, -- Organisation.\n 1 as more -- More.\nfrom organisation as o",
        "org_id", "feeds: everyone"),
    "y/membership/by_hand.sql": dataset(
        "select 'org-9' as org_id, -- Organisation.\n 'hand' as source -- From.", "org_id", "feeds: everyone"),
}  # fmt: skip


def refused(ran: Any, files: dict[str, str]) -> tuple[str, str]:
    with pytest.raises(PluginError) as caught:
        ran(files)
    assert "\n" not in caught.value.message
    return caught.value.code, caught.value.message


def test_datasets_by_step(ran: Any) -> None:
    found = ran(
        {
            "x/membership/a.sql": dataset("select o.org_id -- Organisation.\nfrom organisation as o;", "org_id"),
            "x/tracking/b.sql": dataset("select a.org_id -- Organisation.\nfrom a -- all", "org_id"),
            "x/reporting/fact_c.sql": dataset("select count(*) as n -- [count] Findings.\nfrom finding", "n"),
            "x/tracking/rules/r.sql": rule("select programme_id from programme"),
        }
    )
    assert found.made == (
        Made(name="a", step="membership", rows=2),
        Made(name="b", step="tracking", rows=2),
        Made(name="finding", step="tracking", rows=1),
        Made(name="fact_c", step="reporting", rows=1),
        Made(name="metric_value", step="reporting", rows=0),
    )
    assert found.rows("fact_c") == [(1,)]


def test_feeds_are_united_by_name(ran: Any) -> None:
    assert ran(FEEDS).rows("everyone") == [("org-1", "name"), ("org-2", "name"), ("org-9", "hand")]


def test_the_order_of_plugins_does_not_matter(
    plugins: Callable[..., Any], connection: duckdb.DuckDBPyConnection
) -> None:
    files = FEEDS | {
        f"{plugin}/tracking/rules/{name}.sql": rule("select programme_id, name from programme", f"{name} {{name}}")
        for plugin in "xyz"
        for name in "abc"
    }
    files |= {f"{plugin}/reporting/metrics/m.sql": METRIC.replace("m\n", f"m_{plugin}\n", 1) + ROW for plugin in "xyz"}
    steps = list(plugins(files).items())
    results = []
    for seed in range(5):
        random.Random(seed).shuffle(steps)
        execute(connection, make_plan(dict(steps), ("organisation",), Cache(None)), lambda _: None)
        tables = ("everyone", "finding", "metric_value")
        results.append([connection.execute(f"from {table}").fetchall() for table in tables])
        for table in (*tables, "by_name", "by_hand"):
            connection.execute(f"drop table {table}")
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    ("select", "grain", "said"),
    [
        ("select 1 as a, -- A.\n null::date as b -- B.", "a, b", "(a, b) has nulls in it in 1 of 1 rows."),
        ("select p.programme_id as a -- A.\nfrom programme as p cross join organisation", "a",
         "(a) names only 1 of 2 rows."),
        ("select unnest(['x', null, 'x']) as a -- A.", "a", "(a) has nulls in it in 1 of 3 rows."),
    ],
)  # fmt: skip
def test_a_grain_that_does_not_hold(ran: Any, select: str, grain: str, said: str) -> None:
    code, message = refused(ran, {"climatekit_x/tracking/thing.sql": dataset(select, grain)})
    assert (code, message) == ("sql.grain", f"The grain of climatekit_x/tracking/thing.sql {said}")


def test_no_rows_keep_any_grain(ran: Any) -> None:
    assert ran({"x/tracking/thing.sql": dataset("select null::date as a -- A.\nwhere false", "a")}).made[0].rows == 0


@pytest.mark.parametrize(
    ("value", "kind", "hint"),
    [
        ("sum(1)", "HUGEINT", "cast it, sum(…)::bigint."),
        ("[1, 2]", "INTEGER[]", "cast it, ::varchar"),
        ("{'x': 1}", "STRUCT(x INTEGER)", "cast it"),
        ("map {'x': 1}", "MAP(VARCHAR, INTEGER)", "cast it"),
        ("'x'::blob", "BLOB", "cast it"),
        ("interval 1 day", "INTERVAL", "cast it"),
        ("timestamptz '2026-01-01 00:00:00+02'", "TIMESTAMP WITH TIME ZONE", "cast it"),
        ("time '12:00'", "TIME", "cast it"),
        ("1::ubigint", "UBIGINT", "cast it"),
        ("'a'::enum('a', 'b')", "ENUM('a', 'b')", "cast it"),
        ("'{}'::json", "JSON", "cast it"),
        ("null", '"NULL"', "cast it"),
        ("uuid '00000000-0000-0000-0000-000000000000'", "UUID", "cast it"),
    ],
)
def test_types_that_not_every_reader_takes(ran: Any, value: str, kind: str, hint: str) -> None:
    files = {"climatekit_x/tracking/thing.sql": dataset(f"select 1 as a, -- A.\n {value} as b -- B.", "a")}
    code, message = refused(ran, files)
    assert code == "sql.type"
    assert message.startswith(f"The column 'b' of climatekit_x/tracking/thing.sql is {kind}, which not every reader")
    assert hint in message


@pytest.mark.parametrize(
    "value",
    ["true", "1", "1::bigint", "1.5::double", "1.50::decimal(12, 2)", "date '2026-01-01'", "'x'",
     "timestamp '2026-01-01 12:00:00'", "sum(1)::bigint", "avg(1)", "count(*)"],
)  # fmt: skip
def test_types_that_every_reader_takes(ran: Any, value: str) -> None:
    ran({"x/tracking/thing.sql": dataset(f"select 'a' as a, -- A.\n {value} as b -- B.", "a")})


class TestRules:
    def test_sentences_take_what_is_in_the_row(self, ran: Any) -> None:
        names = "('a', 'O''Hara \"Oy\" 100 %'), ('b', '{org_id} {0} %s \\n $1'), ('c', null), ('d', ''), ('e', '’–€')"
        select = f"select 'net' as programme_id, v.org_id, v.name from (values {names}) as v(org_id, name)"
        found = ran({"x/tracking/rules/r.sql": rule(select, "Toimijan '{name}' {org_id}:n 5 % -- eikö? {name}")})
        assert [row[7] for row in found.rows("finding")] == [
            "Toimijan 'O'Hara \"Oy\" 100 %' a:n 5 % -- eikö? O'Hara \"Oy\" 100 %",
            "Toimijan '{org_id} {0} %s \\n $1' b:n 5 % -- eikö? {org_id} {0} %s \\n $1",
            "Toimijan '–' c:n 5 % -- eikö? –",
            "Toimijan '' d:n 5 % -- eikö? ",
            "Toimijan '’–€' e:n 5 % -- eikö? ’–€",
        ]

    def test_every_column_of_a_finding(self, ran: Any) -> None:
        select = "select 'net' as programme_id, 7 as subject_id, 'event' as subject_table, date '2026-01-31' as day"
        found = ran({"x/membership/rules/r.sql": rule(select, "Päivä {day}.")})
        assert found.rows("finding") == [
            ("T-1", "warning", "net", None, "event", "7", "Päivä 2026-01-31.", "Päivä 2026-01-31.",
             "Päivä 2026-01-31.", "guess"),
        ]  # fmt: skip

    def test_the_same_finding_is_told_once(self, ran: Any) -> None:
        select = "select p.programme_id, p.name from programme as p cross join organisation"
        assert len(ran({"x/tracking/rules/r.sql": rule(select, "{name}")}).rows("finding")) == 1

    def test_none_means_that_it_holds(self, ran: Any) -> None:
        found = ran({"x/tracking/rules/r.sql": rule("select programme_id from programme where false -- never")})
        assert found.rows("finding") == []


class TestMetrics:
    def test_values(self, ran: Any) -> None:
        caveats = "".join(f"-- caveat_{language}: C'{language}.\n" for language in ("fi", "sv", "en"))
        select = (
            "select 'net' as programme_id, 2026 as period, 'org' as dimension, "
            "nullif(o.org_id, 'org-2') as dimension_value, 12.345::decimal(9, 3) as value from organisation as o"
        )
        found = ran({"x/reporting/metrics/m.sql": f"{METRIC}-- indicative: yes\n{caveats}{select}"})
        first, second = (dict(zip(METRIC_COLUMNS, row, strict=True)) for row in found.rows("metric_value"))
        assert first | {"as_of": str(first["as_of"])} == {
            "programme_key": int(hashlib.md5(b"net").hexdigest()[:13], 16),
            "metric_key": int(hashlib.md5(b"m").hexdigest()[:13], 16),
            "programme_id": "net",
            "as_of": "2026-06-30",
            "period": "2026",
            "metric": "m",
            "dimension": "org",
            "dimension_value": "org-1",
            "value": 12.345,
            "unit": "count",
            "direction": "up",
            "is_indicative": True,
            "caveat_fi": "C'fi.",
            "caveat_sv": "C'sv.",
            "caveat_en": "C'en.",
            "frozen_value": None,
            "is_restated": False,
        }
        assert second["dimension_value"] == "unknown"

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (("1 as value\n", "1 as value\nfrom organisation"), "has 2 values for net, 2026, all, all."),
            (("1 as value", "1 / 0 as value"), "has the value inf for net, 2026, all, all."),
            (("1 as value", "0.0 / 0 as value"), "has the value nan for net, 2026, all, all."),
            (("'net'", "null"), "has a null in its key for None, 2026, all, all."),
            (("'2026'", "null"), "has a null in its key for net, None, all, all."),
        ],
    )
    def test_values_that_are_none(self, ran: Any, change: tuple[str, str], said: str) -> None:
        code, message = refused(ran, {"climatekit_x/reporting/metrics/m.sql": METRIC + ROW.replace(*change)})
        assert (code, message) == ("sql.metric", f"climatekit_x/reporting/metrics/m.sql {said}")

    def test_an_unknown_value_is_allowed(self, ran: Any) -> None:
        assert (
            len(ran({"x/reporting/metrics/m.sql": METRIC + ROW.replace("1 as v", "null as v")}).rows("metric_value"))
            == 1
        )


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        ("tracking/t.sql", dataset("select o.nam as a -- A.\nfrom organisation as o", "a"), "Binder Error: "),
        ("tracking/t.sql", dataset("select o.name::int as a -- A.\nfrom organisation as o", "a"), "Conversion Error: "),
        ("tracking/t.sql", dataset("select nosuch(1) as a -- A.", "a"), "Catalog Error: "),
        ("tracking/rules/t.sql", rule("select nam as programme_id from organisation"), "Binder Error: "),
        ("reporting/metrics/t.sql", METRIC + ROW.replace("1 as value", "'x' as value"), "Conversion Error: "),
    ],
)
def test_sql_that_fails_names_its_file(ran: Any, place: str, text: str, said: str) -> None:
    code, message = refused(ran, {f"climatekit_x/{place}": text})
    assert code == "sql.failed"
    assert message.startswith(f"climatekit_x/{place} fails: {said}")


def test_a_feed_of_another_type_names_the_file_that_feeds(ran: Any) -> None:
    files = FEEDS | {
        "x/membership/everyone.sql": dataset(
            "select null::varchar as org_id, -- Organisation.\n null::date as source -- From.\nwhere false",
            "org_id", "collects: feeds")
    }  # fmt: skip
    assert refused(ran, files)[1].startswith("y/membership/by_hand.sql fails: Conversion Error: ")


def test_what_the_machine_lacks_is_not_the_plugins_fault(
    plan: Callable[..., Plan], connection: duckdb.DuckDBPyConnection, tmp_path: Any
) -> None:
    select = "select list(r.range || 'x' order by r.range)::varchar as a -- A.\nfrom range(20000000) as r"
    made = plan({"x/tracking/thing.sql": dataset(select, "a")})
    with duckdb.connect(config={"memory_limit": "50MB", "temp_directory": ""}) as small:
        small.execute("create table run as select 1 as as_of")
        # it goes up as it is: whoever runs the whole knows the limit and the way out (test_bad_usage.py)
        with pytest.raises(duckdb.OutOfMemoryException):
            execute(small, made, lambda _: None)
