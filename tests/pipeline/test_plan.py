"""Which SQL runs, and in which order; what can't run is refused before a row is read."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping

import pytest

from climatekit.cache import Cache
from climatekit.errors import PluginError
from climatekit.pipeline.plan import Plan, make_plan, read_files
from climatekit.plugin_host import Tracking

from .conftest import METRIC, ROW, dataset, rule

MakePlan = Callable[..., Plan]


def reading(*tables: str, header: tuple[str, ...] = ()) -> str:
    """A dataset that reads these tables."""
    return dataset(f"select 1 as a -- A.\n{'from ' + ', '.join(tables) if tables else ''}", "a", *header)


def refused(plan: MakePlan, files: Mapping[str, str]) -> tuple[str, str]:
    with pytest.raises(PluginError) as caught:
        plan(files, inputs=("organisation",))
    assert caught.value.exit_code == 3
    return caught.value.code, caught.value.message


def test_the_order_follows_from_what_is_read(plan: MakePlan) -> None:
    made = plan(
        {
            "x/membership/a_last.sql": reading("b_middle", "organisation"),
            "x/membership/b_middle.sql": reading("z_first", "run"),
            "y/membership/z_first.sql": reading("programme"),
            "x/tracking/one.sql": reading("a_last", "open_network_settings"),
            "x/reporting/fact_two.sql": reading("one", "finding"),
        },
        inputs=("organisation", "open_network_settings"),
    )
    assert {step: [file.name for file in files] for step, files in made.datasets.items()} == {
        "membership": ["z_first", "b_middle", "a_last"],
        "tracking": ["one"],
        "reporting": ["fact_two"],
    }


def test_what_feeds_comes_before_what_collects(plan: MakePlan) -> None:
    made = plan(
        {
            "x/membership/a_all.sql": reading(header=("collects: feeds",)),
            "x/membership/b_own.sql": reading("c_more", header=("feeds: a_all",)),
            "y/membership/c_more.sql": reading("organisation", header=("feeds: a_all",)),
        },
        inputs=("organisation",),
    )
    assert [file.name for file in made.datasets["membership"]] == ["c_more", "b_own", "a_all"]
    assert [file.name for file in made.feeders(made.datasets["membership"][2])] == ["c_more", "b_own"]


def test_rules_and_metrics(plan: MakePlan) -> None:
    made = plan(
        {
            "x/membership/rules/b.sql": rule("select programme_id from programme"),
            "x/membership/rules/a.sql": rule("select programme_id from programme"),
            "x/tracking/rules/c.sql": rule("select programme_id from programme"),
            "x/reporting/metrics/m.sql": METRIC + ROW + "from finding",
        }
    )
    assert [[file.name for file in made.rules[step]] for step in ("membership", "tracking", "reporting")] == [
        ["a", "b"],
        ["c"],
        [],
    ]
    assert [file.name for file in made.metrics] == ["m"]


def test_the_order_of_plugins_does_not_matter(plugins: Callable[..., dict[str, dict[str, Tracking]]]) -> None:
    steps = plugins(
        {
            "x/tracking/collected.sql": reading(header=("collects: feeds",)),
            "x/tracking/two.sql": reading("one", header=("feeds: collected",)),
            "y/tracking/one.sql": reading("organisation", header=("feeds: collected",)),
            "y/tracking/rules/same.sql": rule("select programme_id from programme"),
            "z/tracking/rules/same.sql": rule("select programme_id from programme"),
            "z/reporting/metrics/m.sql": METRIC + ROW,
        }
    )
    plans = [make_plan(dict(order), ("organisation",), Cache(None)) for order in itertools.permutations(steps.items())]
    assert len(plans) == 6
    assert all(plan == plans[0] for plan in plans)


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        ({"x/tracking/a.sql": reading("b"), "x/tracking/b.sql": reading("c"), "y/tracking/c.sql": reading("a")},
         "sql.circle", "in a circle: "),
        ({"x/tracking/a.sql": reading("a")}, "sql.circle", "a → a"),
        ({"x/tracking/a.sql": reading("b", header=("collects: feeds",)),
          "x/tracking/b.sql": reading("a", header=("feeds: a",))}, "sql.circle", "in a circle: "),
        ({"x/membership/a.sql": reading("b"), "x/tracking/b.sql": reading()}, "sql.backwards",
         "x/membership/a.sql reads 'b', which a later step makes."),
        ({"x/tracking/rules/r.sql": rule("select programme_id from fact_b"), "y/reporting/fact_b.sql": reading()},
         "sql.backwards", "x/tracking/rules/r.sql reads 'fact_b', which a later step makes."),
        ({"x/tracking/a.sql": reading("finding")}, "sql.backwards", "x/tracking/a.sql reads 'finding'"),
        ({"x/tracking/a.sql": reading("organisaton")}, "sql.unknown_table",
         "x/tracking/a.sql reads 'organisaton', which does not exist. Did you mean 'organisation'?"),
        ({"x/tracking/a.sql": reading("'data/event.csv'")}, "sql.unknown_table", "reads 'data/event.csv'"),
        ({"x/reporting/metrics/m.sql": METRIC + ROW + "from metric_value"}, "sql.unknown_table", "'metric_value'"),
        ({"x/tracking/same.sql": reading(), "y/tracking/same.sql": reading()}, "sql.clash",
         "Both x/tracking/same.sql and y/tracking/same.sql make 'same': rename one of them."),
        ({"x/membership/same.sql": reading(), "y/reporting/same.sql": reading()}, "sql.clash",
         "Both x/membership/same.sql and y/reporting/same.sql make 'same'"),
        ({"x/reporting/metrics/a.sql": METRIC + ROW, "y/reporting/metrics/b.sql": METRIC + ROW}, "sql.clash",
         "Both x/reporting/metrics/a.sql and y/reporting/metrics/b.sql make 'm'"),
        ({"x/tracking/organisation.sql": reading()}, "sql.clash", "would overwrite the table 'organisation'"),
        ({"x/tracking/programme.sql": reading()}, "sql.clash", "would overwrite the table 'programme'"),
        ({"x/tracking/finding.sql": reading()}, "sql.clash", "would overwrite the table 'finding'"),
        ({"x/reporting/metric_value.sql": reading()}, "sql.clash", "would overwrite the table 'metric_value'"),
        ({"x/tracking/a.sql": reading(header=("feeds: actvity",)),
          "x/tracking/activity.sql": reading(header=("collects: feeds",))}, "sql.feed",
         "x/tracking/a.sql feeds 'actvity', but the datasets that collect rows in tracking are 'activity'. "
         "Did you mean 'activity'?"),
        ({"x/tracking/a.sql": reading(header=("feeds: b",)), "x/tracking/b.sql": reading()}, "sql.feed",
         "the datasets that collect rows in tracking are none."),
        ({"x/tracking/a.sql": reading(header=("feeds: organisation",))}, "sql.feed", "feeds 'organisation'"),
        ({"x/tracking/a.sql": reading(header=("feeds: b",)),
          "x/membership/b.sql": reading(header=("collects: feeds",))}, "sql.feed", "in tracking are none"),
        ({"x/tracking/a.sql": reading(header=("feeds: b",)),
          "x/tracking/b.sql": dataset("select 1 as a, -- A.\n 2 as c -- C.", "a", "collects: feeds")}, "sql.feed",
         "x/tracking/a.sql feeds 'b' but lacks its column 'c'."),
        ({"x/tracking/rule/r.sql": rule("select programme_id from programme")}, "sql.folder",
         "x/tracking/rule holds SQL files that nobody would run: in tracking they belong into 'rules'. "
         "Did you mean 'rules'?"),
        ({"x/reporting/rules/r.sql": rule("select programme_id from programme")}, "sql.folder",
         "in reporting they belong into 'metrics' or 'sections'."),
        ({"x/tracking/metrics/m.sql": METRIC + ROW}, "sql.folder", "in tracking they belong into 'rules'."),
    ],
)  # fmt: skip
def test_what_can_not_run(plan: MakePlan, files: dict[str, str], code: str, said: str) -> None:
    found, message = refused(plan, files)
    assert found == code, message
    assert said in message


def test_a_folder_that_is_not_there(plan: MakePlan, tmp_path: object) -> None:
    with pytest.raises(PluginError, match="The plugin 'x' names a folder for tracking that does not exist") as caught:
        read_files({"x": {"tracking": Tracking(sql=tmp_path / "none")}}, Cache(None))  # type: ignore[operator]
    assert caught.value.code == "sql.folder"


def test_what_is_no_sql_is_left_alone(plan: MakePlan) -> None:
    made = plan({"x/tracking/a.sql": reading(), "x/tracking/README.md": "x", "x/tracking/__pycache__/b.pyc": "x"})
    assert [file.name for file in made.datasets["tracking"]] == ["a"]
