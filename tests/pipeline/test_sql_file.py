"""What is read from the comments and the SELECT of one file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from climatekit.cache import Cache
from climatekit.errors import PluginError
from climatekit.pipeline.sql_file import OutputColumn, SqlFile
from climatekit.plugin_host.host import Host

from .conftest import METRIC, ROW, dataset, rule

Read = Callable[..., SqlFile]


def refused(read: Read, text: str | bytes, **options: Any) -> tuple[str, str]:
    with pytest.raises(PluginError) as caught:
        read(text, **options)
    assert "climatekit_x/tracking/" in caught.value.message
    assert "\n" not in caught.value.message
    return caught.value.code, caught.value.message


def test_a_dataset(read: Read) -> None:
    file = read(
        "-- One row per programme, day\n"
        "--   and organisation: as it was seen.\n"
        "--\n"
        "-- grain: programme_id,\n"
        "--   seen_on\n"
        "-- feeds: activity\n"
        "\n"
        "select\n"
        "    thing.programme_id, -- Programme.\n"
        "    thing.day as seen_on, -- [d] First day, or the last, as it were -- who knows.\n"
        "    count(*)::bigint as \"Kpl, yht.\" -- [count] How many; 'all'.\n"
        "from thing\n"
        "group by all;\n"
    )
    assert (file.name, file.kind, file.location) == ("thing", "dataset", "climatekit_x/tracking/thing.sql")
    assert file.description == "One row per programme, day and organisation: as it was seen."
    assert file.grain == ("programme_id", "seen_on")
    assert file.header["feeds"] == "activity"
    assert file.reads == ("thing",)
    assert file.columns == (
        OutputColumn(name="programme_id", unit=None, description="Programme."),
        OutputColumn(name="seen_on", unit="d", description="First day, or the last, as it were -- who knows."),
        OutputColumn(name="Kpl, yht.", unit="count", description="How many; 'all'."),
    )
    assert ";" not in file.sql.split("from thing")[1]


def test_a_rule(read: Read) -> None:
    file = read(rule("select programme_id, name from programme", "Verkosto {name} ({programme_id})."), kind="rule")
    assert (file.name, file.location) == ("thing", "climatekit_x/tracking/rules/thing.sql")
    assert file.header["sv"] == "Verkosto {name} ({programme_id})."
    assert file.columns[0] == OutputColumn(name="programme_id", unit=None, description="")


def test_a_metric(read: Read) -> None:
    file = read(METRIC.replace("metric: m", "metric: members_total") + ROW, kind="metric")
    assert (file.name, file.header["direction"]) == ("members_total", "up")


# everything that a comment behind a column may be mistaken for, and the other way round
COMMENTS = {
    "dashes in a string": ("select '-- no' as a -- Yes.", {"a": "Yes."}),
    "a quote in a comment": ("select 1 as a, -- It's so.\n 'b' as b -- Isn't it?", {"a": "It's so.", "b": "Isn't it?"}),
    "an escaped quote": ("select 'it''s -- no' as a, -- A.\n e'\\' -- no' as b -- B.", {"a": "A.", "b": "B."}),
    "dollars": ("select $$ -- 'no $$ as a, -- A.\n $x$ -- $$ no $x$ as b -- B.", {"a": "A.", "b": "B."}),
    "a quoted name with dashes": ('select 1 as "a -- no", -- A.\n 2 as "b, ""c""" -- B.',
                                  {"a -- no": "A.", 'b, "c"': "B."}),
    "a comment before its comma": ("select 1 as a -- A.\n , 2 as b -- B.", {"a": "A.", "b": "B."}),
    "a comment on a line of its own": ("select\n -- not this\n 1 as a, -- A.\n -- nor this\n 2 as b -- B.\n -- nor\n",
                                       {"a": "A.", "b": "B."}),
    "a block comment": ("select 1 /* -- no */ as a, /* no */ -- A.\n 2 as b /* , */ -- B.", {"a": "A.", "b": "B."}),
    "several lines": ("select case\n when o.name = 'x' then 1 -- inside\n else 2 -- too\n end as a, -- A.\n"
                      "(select max(p.name) -- inside\n from programme as p) as b -- B.\nfrom organisation as o",
                      {"a": "A.", "b": "B."}),
    "a WITH with comments": ("with w as (\n select 1 as a, -- not this\n 2 as b -- nor this\n)\nselect w.a, -- A.\n"
                             "w.b -- B.\nfrom w -- not this\nwhere w.a > 0 -- nor this", {"a": "A.", "b": "B."}),
    "a comment behind a clause": ("select o.name as a, -- A.\n o.org_id as b -- B.\nfrom organisation as o -- no\n"
                                  "where o.org_id > 'a' -- b\n", {"a": "A.", "b": "B."}),
    "a comment right behind FROM": ("select o.name as a -- A.\nfrom -- no\n organisation as o", {"a": "A."}),
    "commas in calls": ("select coalesce(1, 2) as a, -- A, of course.\n greatest(1,\n 2) as b -- B.",
                        {"a": "A, of course.", "b": "B."}),
    "from inside an expression": ("select extract(year from r.as_of) as a, -- A.\n"
                                  "r.as_of is distinct from null as b -- B.\nfrom run as r", {"a": "A.", "b": "B."}),
    "letters of more than one byte": ("select 'ääkköset – €' as a, -- Ä.\n 'ö' as b -- Ö – €.",
                                      {"a": "Ä.", "b": "Ö – €."}),
    "from first": ("from organisation as o\nselect o.name as a, -- A.\n o.org_id as b -- B.", {"a": "A.", "b": "B."}),
    "a union": ("select 1 as a, -- A.\n 2 as b -- B.\nunion all\nselect 3, 4 -- not this", {"a": "A.", "b": "B."}),
    "a union in brackets": ("(select 1 as a -- A.\n)\nunion all\n(select 2)", {"a": "A."}),
    "a union by name": ("select 1 as a -- A.\nunion all by name\nselect 2 as a, -- no\n 3 as b -- B.",
                        {"a": "A.", "b": "B."}),
    "a window": ("select row_number() over (order by o.name) as a -- A.\nfrom organisation as o\n"
                 "window w as (order by o.name) -- no", {"a": "A."}),
    "an alias before": ("select a: 1, -- A.\n b: 2 -- B.", {"a": "A.", "b": "B."}),
    "a comma too many": ("select 1 as a, -- A.\n 2 as b, -- B.\nfrom organisation", {"a": "A.", "b": "B."}),
    "two lines of comment": ("select 1 as a, -- A.\n -- B.\n 2 as b -- C.", {"a": "A.", "b": "C."}),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMENTS)
def test_the_comment_behind_a_column(read: Read, name: str) -> None:
    select, described = COMMENTS[name]
    file = read(dataset(select, next(iter(described)) if "," not in next(iter(described)) else "b"))
    assert {column.name: column.description for column in file.columns} == described


@pytest.mark.parametrize(
    "select",
    [
        "select 1 as a, -- A.\n 2 as b",
        "select 1 as a, 2 as b -- B.",
        "select 1 as a -- A.\n, case when true then 1 -- inside\n else 2 end as b",
        "select 1 as a, -- A.\n o.org_id as b\nfrom organisation as o -- b",
        "select 1 as a, -- A.\n o.org_id as b\nfrom organisation as o\nwhere o.org_id > '' -- b",
        "with w as (\n select 2 as b -- not this\n)\nselect 1 as a, -- A.\n w.b\nfrom w",
        "select 1 as a, -- A.\n 2 as b -- \n",
        "select 1 as a, -- A.\n 2 as b -- [count]\n",
    ],
)
def test_a_column_without_its_comment(read: Read, select: str) -> None:
    code, message = refused(read, dataset(select, "a"))
    assert code == "sql.undescribed"
    assert "column 'a'" in message or "column 'b'" in message


# only tables: not the names that WITH gives
READS = {
    "select o.name as a -- A.\nfrom organisation as o": ["organisation"],
    "select o.name as a -- A.\nfrom Organisation as o": ["organisation"],
    "with o as (select * from programme) select o.a -- A.\nfrom o, run": ["programme", "run"],
    "with O as (select 1 as a) select o.a -- A.\nfrom o": [],
    "with run as (select run.as_of as a from run) select run.a -- A.\nfrom run": ["run"],
    "with recursive n as (select 1 as a union all select a + 1 from n, run where a < 3) select n.a -- A.\nfrom n":
        ["run"],
    "with recursive run as (select as_of as a from run) select run.a -- A.\nfrom run": ["run"],
    "with a as (with b as (select 1 as x) select x from b) select b.x as a -- A.\nfrom a, b": ["b"],
    "with a as (select x from b), b as (select 1 as x) select a.x as a -- A.\nfrom a, b": ["b"],
    "select (select max(name) from programme) as a -- A.\nfrom run where exists (from organisation)":
        ["organisation", "programme", "run"],
    "select a.name as a -- A.\nfrom programme as a where a.name in (select name from organisation)":
        ["organisation", "programme"],
    "select a.name as a -- A.\nfrom programme as a union select as_of from run except select b from c":
        ["c", "programme", "run"],
    "select l.x as a -- A.\nfrom programme as p, lateral (select p.name as x from run) as l": ["programme", "run"],
    "select g.i as a -- A.\nfrom range(3) as g(i), generate_series(1, 2) as s(j), unnest([1, 2]) as u(k)": [],
    "select v.x as a -- A.\nfrom (values (1), (2)) as v(x) cross join run": ["run"],
    "select a.x as a -- A.\nfrom programme as a asof join run as b on a.x >= b.x semi join c using (x)":
        ["c", "programme", "run"],
    "select p.x as a -- A.\nfrom (pivot_this pivot (sum(y) for x in ('a', 'b'))) as p": ["pivot_this"],
}  # fmt: skip


@pytest.mark.parametrize("select", READS)
def test_what_is_read(read: Read, select: str) -> None:
    assert list(read(dataset(select, "a")).reads) == READS[select]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("-- grain: a\nselect 1 as a -- A.", "sql.undescribed", "does not say in its leading comment what one row is"),
        ("select 1 as a -- A.", "sql.header", "lacks the line '-- grain: …'"),
        ("-- One.\nselect 1 as a -- A.\n-- grain: a", "sql.header", "lacks the line '-- grain: …'"),
        ("-- One.\n-- grain:\nselect 1 as a -- A.", "sql.header", "lacks the line '-- grain: …'"),
        (dataset("select 1 as org -- A.", "org_id"), "sql.grain", "names 'org_id', which it does not select."),
        (dataset("select 1 as a -- A.", "a", "grain: a"), "sql.header", "has the line '-- grain: …' twice"),
        (dataset("select 1 as a -- A.", "a", "feed: x"), "sql.header", "'-- feed: …', which is not known. Did you"),
        (dataset("select 1 as a -- A.", "a", "collects: x"), "sql.header", "has collects 'x': use 'feeds'"),
        (dataset("select 1 as a, 1 as A -- A.", "a"), "sql.columns", "selects 'A' twice"),
        (dataset("select 1 -- A.", "a"), "sql.columns", "a column without a name: write 'as name' behind it"),
        (dataset("select count(*) -- A.\nfrom run", "a"), "sql.columns", "a column without a name"),
        (dataset("select * from run", "a"), "sql.columns", "must name its columns: '*' changes with the tables"),
        (dataset("select run.* from run", "a"), "sql.columns", "must name its columns"),
        (dataset("select * exclude (b) from run", "a"), "sql.columns", "must name its columns"),
        (dataset("select columns('a.*') from run", "a"), "sql.columns", "must name its columns"),
        (dataset("from run", "a"), "sql.columns", "must name its columns"),
        (dataset("table run", "a"), "sql.columns", "must name its columns"),
        (dataset("values (1)", "a"), "sql.columns", "must name its columns"),
        (dataset("select 1 as a -- A.\nfrm run\n", "a"), "sql.syntax", ", line 4, is no valid SQL: syntax error"),
        (dataset("select 'ä' as a -- A.\n)", "a"), "sql.syntax", ", line 4, is no valid SQL"),
        (dataset(f"select {'1 + ' * 900} 1 as a -- A.", "a"), "sql.syntax", "is nested too deep to be read"),
        (dataset(f"select {'(' * 9000}1{')' * 9000} as a -- A.", "a"), "sql.syntax", "is no valid SQL: Max expression"),
        (dataset("select 1 as \"a\0\" -- A.", "a"), "sql.grain", "names 'a', which it does not select"),
        (dataset("", "a"), "sql.not_select", "exactly one SELECT"),
        (dataset("select 1 as a; select 2 as a", "a"), "sql.not_select", "exactly one SELECT"),
        ("\xff".encode("latin-1"), "sql.unreadable", "can't be read as UTF-8 text"),
    ],
)  # fmt: skip
def test_what_a_dataset_must_not_be(read: Read, text: str | bytes, code: str, said: str) -> None:
    found, message = refused(read, text)
    assert found == code, message
    assert said in message


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (rule("select 1 as x"), "sql.rule", "must select programme_id"),
        (rule("select * from programme"), "sql.columns", "must name its columns"),
        (rule("select programme_id, name from p", "{nam} puuttuu"), "sql.rule",
         "names {nam}, which it does not select. Did you mean 'name'?"),
        (rule("select programme_id from p", "{programme_id puuttuu"), "sql.rule", "has a brace without its other"),
        (rule("select programme_id from p", "{programme id}"), "sql.rule", "has a brace without its other"),
        (rule("select programme_id from p").replace("warning", "fatal"), "sql.header",
         "has severity 'fatal': use 'error', 'info' or 'warning'"),
        (rule("select programme_id from p").replace("-- sv: Oho.\n", ""), "sql.header", "lacks the line '-- sv: …'"),
        (rule("select programme_id from p").replace("source", "sorce"), "sql.header", "Did you mean 'source'?"),
    ],
)  # fmt: skip
def test_what_a_rule_must_not_be(read: Read, text: str, code: str, said: str) -> None:
    found, message = refused(read, text, kind="rule")
    assert found == code, message
    assert said in message


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (METRIC + ROW.replace("as value", "as amount"), "sql.metric", "must select exactly programme_id, period, dim"),
        (METRIC + ROW.replace("1 as value", "1 as value, 2 as more"), "sql.metric", "must select exactly"),
        (METRIC.replace("up", "better") + ROW, "sql.header", "has direction 'better': use 'down', 'none' or 'up'"),
        (METRIC + "-- indicative: maybe\n" + ROW, "sql.header", "has indicative 'maybe': use 'no' or 'yes'"),
        (METRIC + "-- caveat_se: Obs.\n" + ROW, "sql.header", "Did you mean 'caveat_sv'?"),
        (METRIC + "-- caveat_fi: Huom.\n" + ROW, "sql.header", "has a caveat in some languages only"),
        (METRIC.replace("metric: m", "metric: My metric") + ROW, "sql.name", "makes 'My metric': use a–z, 0–9"),
    ],
)
def test_what_a_metric_must_not_be(read: Read, text: str, code: str, said: str) -> None:
    found, message = refused(read, text, kind="metric")
    assert found == code, message
    assert said in message


@pytest.mark.parametrize("name", ["Thing", "a-b", "1a", "ä", "a b"])
def test_a_table_has_a_name_that_every_engine_takes(read: Read, name: str) -> None:
    assert refused(read, dataset("select 1 as a -- A.", "a"), name=name)[0] == "sql.name"


def test_a_byte_order_mark_is_no_part_of_it(read: Read) -> None:
    text = dataset("select 1 as a -- A.", "a")
    assert read("\ufeff" + text) == read(text)


def test_line_ends_are_no_part_of_it(read: Read) -> None:
    text = dataset("select 1 as a, -- A.\n 2 as b -- B.", "a")
    assert read(text.replace("\n", "\r\n")) == read(text)


def shipped() -> dict[str, Any]:
    host = Host()
    return {plugin.name: host.steps(plugin) for plugin in host.plugins.values()}


def test_the_cache_changes_nothing(tmp_path: Path) -> None:
    from climatekit.pipeline.plan import read_files

    steps = shipped()
    fresh = read_files(steps, Cache(None))
    assert len(fresh) > 100
    cache = Cache(tmp_path)
    assert read_files(steps, cache) == fresh
    assert len(list((tmp_path / "sql").iterdir())) == len(fresh)
    assert read_files(steps, cache) == fresh


def test_a_changed_file_is_read_again(read: Read, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    text = dataset("select 1 as a -- A.", "a")
    assert read(text, cache=cache).columns[0].description == "A."
    assert read(text.replace("A.", "B."), cache=cache).columns[0].description == "B."
    for file in (tmp_path / "cache" / "sql").iterdir():
        json.loads(file.read_text("utf-8"))
        file.write_text("{", encoding="utf-8")
    assert read(text, cache=cache).columns[0].description == "A."
