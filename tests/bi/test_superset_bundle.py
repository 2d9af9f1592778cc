"""The bundle for Superset without Superset: its parts fit together, and its SQL says what the Parquet says.

``make superset`` imports one into the real thing.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st

from climatekit_superset import publish
from climatekit_superset.settings import Settings
from climatekit_superset.source import text_literal

if TYPE_CHECKING:
    from .conftest import Published

yaml = pytest.importorskip("yaml")
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, but quicker


@dataclass(frozen=True)
class Bundle:
    folder: Path
    files: Mapping[str, Any]

    def of(self, kind: str) -> list[Any]:
        return [content for name, content in self.files.items() if name.startswith(f"climatekit/{kind}/")]

    def dataset(self, chart: Mapping[str, Any]) -> Any:
        return next(one for one in self.of("datasets") if one["uuid"] == chart["dataset_uuid"])


def read(folder: Path) -> Bundle:
    with zipfile.ZipFile(folder / "superset.zip") as bundle:
        return Bundle(folder, {name: yaml.load(bundle.read(name), Loader) for name in bundle.namelist()})


@pytest.fixture(scope="module")
def bundle(bi_project: Published) -> Bundle:
    return read(bi_project.folder)


@pytest.fixture(scope="module")
def superset() -> Iterator[duckdb.DuckDBPyConnection]:
    """What Superset would ask."""
    with duckdb.connect() as connection:
        yield connection


def all_sql(bundle: Bundle) -> Iterator[str]:
    for dataset in bundle.of("datasets"):
        yield dataset["sql"]
        yield from (one["expression"] for one in [*dataset["columns"], *dataset["metrics"]] if "expression" in one)
    for chart in bundle.of("charts"):
        for measure in json.loads(chart["query_context"])["queries"][0]["metrics"]:
            yield measure if isinstance(measure, str) else measure["sqlExpression"]


def test_everything_that_is_named_is_there_once(bundle: Bundle) -> None:
    content = [*bundle.of("databases"), *bundle.of("datasets"), *bundle.of("charts"), *bundle.of("dashboards")]
    uuids = [one["uuid"] for one in content]
    assert len(uuids) == len(set(uuids)) == len(bundle.files) - 1, "metadata.yaml alone has none"
    (database,) = bundle.of("databases")
    assert {one["database_uuid"] for one in bundle.of("datasets")} == {database["uuid"]}
    (dashboard,) = bundle.of("dashboards")
    placed = {name: one for name, one in dashboard["position"].items() if name != "DASHBOARD_VERSION_KEY"}
    shown = [one["meta"]["uuid"] for one in placed.values() if one["type"] == "CHART"]
    assert sorted(shown) == sorted(one["uuid"] for one in bundle.of("charts"))
    children = [name for one in placed.values() for name in one.get("children", ())]
    assert sorted(children) == sorted(placed.keys() - {"ROOT_ID", "HEADER_ID"})
    for row in (one for one in placed.values() if one["type"] == "ROW"):
        assert sum(placed[name]["meta"]["width"] for name in row["children"]) <= 12


def test_marts_and_metrics_are_datasets(bundle: Bundle) -> None:
    marts = {path.stem for path in (bundle.folder / "marts").iterdir()}
    assert {one["table_name"] for one in bundle.of("datasets")} == marts | {"metrics"}


def test_the_sql_of_every_dataset_gives_the_columns_it_names_and_the_rows_of_its_table(
    bundle: Bundle, bi_project: Published, superset: duckdb.DuckDBPyConnection
) -> None:
    assert (bundle.folder / "marts" / "fact_activity").is_dir(), "a large table is split by year"
    for dataset in bundle.of("datasets"):
        name = dataset["table_name"]
        rows = superset.sql(dataset["sql"])
        declared = {one["column_name"]: one["type"] for one in dataset["columns"] if "expression" not in one}
        assert dict(zip(rows.columns, map(str, rows.types), strict=True)) == declared, name
        assert len(rows) == len(superset.sql(f"from {bi_project.rows(name)}")), name
        asked = [one["expression"] for one in dataset["columns"] if "expression" in one]
        if asked:
            superset.sql(f"select {', '.join(asked)} from ({dataset['sql']}) limit 1").fetchall()


def test_every_chart_asks_for_what_its_dataset_has_and_gets_an_answer(
    bundle: Bundle, superset: duckdb.DuckDBPyConnection
) -> None:
    for chart in bundle.of("charts"):
        dataset = bundle.dataset(chart)
        columns = {one["column_name"]: one.get("expression", one["column_name"]) for one in dataset["columns"]}
        saved = {one["metric_name"]: one["expression"] for one in dataset["metrics"]}
        (query,) = json.loads(chart["query_context"])["queries"]
        by = [columns[one if isinstance(one, str) else one["label"]] for one in query["columns"]]
        asked = [saved[one] if isinstance(one, str) else one["sqlExpression"] for one in query["metrics"]]
        conditions, values = [], []
        for one in query["filters"]:
            assert one["op"] in ("==", "!=", "IS TRUE")
            conditions.append(columns[one["col"]] + (f" {one['op']} ?" if "val" in one else " is true"))
            values += [one["val"]] if "val" in one else []
        where = f" where {' and '.join(conditions)}" if conditions else ""
        group = f" group by {', '.join(by)}" if by else ""
        rows = superset.execute(
            f"select {', '.join([*by, *asked])} from ({dataset['sql']}){where}{group}", values
        ).fetchall()
        assert rows, chart["slice_name"]
        assert any(value is not None for row in rows for value in row[len(by) :]), chart["slice_name"]
        assert chart["params"]["viz_type"] == chart["viz_type"]


def test_the_catalogue_says_the_latest_total_of_one_programme_and_nothing_of_several(
    bundle: Bundle, bi_project: Published, superset: duckdb.DuckDBPyConnection
) -> None:
    metrics = next(one for one in bundle.of("datasets") if one["table_name"] == "metrics")
    superset.execute(f"create table m as from {bi_project.rows('metrics')}")
    superset.execute(f"create table shown as {metrics['sql']}")
    programmes = [
        one for (one,) in superset.sql("select distinct programme_id from m where programme_id <> '*'").fetchall()
    ]
    assert len(programmes) == 2
    told = 0
    for saved in (one for one in metrics["metrics"] if one["metric_name"] not in ("count", "value_of_one")):
        in_both = 0
        for programme in programmes:
            right = superset.execute(
                "select value from m where programme_id = ? and metric = ? and dimension = 'all' order by period desc",
                [programme, saved["metric_name"]],
            ).fetchall()
            shown = superset.execute(
                f"select {saved['expression']} from shown where programme_id = ?", [programme]
            ).fetchall()
            assert shown == [right[0] if right else (None,)], saved["metric_name"]
            told += bool(right)
            in_both += bool(right)
        if in_both == 2:
            assert superset.sql(f"select {saved['expression']} from shown").fetchall() == [(None,)]
    assert told > 20


def test_the_same_result_gives_the_same_bytes_and_another_language_the_same_identities(
    bundle: Bundle, bi_project: Published, tmp_path: Path
) -> None:
    settings = Settings(data_folder=str(bundle.folder))
    again = bi_project.again(tmp_path / "out", publish, settings)
    assert (again / "superset.zip").read_bytes() == (bundle.folder / "superset.zip").read_bytes()
    swedish = read(bi_project.again(tmp_path / "sv", publish, settings, "sv"))
    assert {one["uuid"] for one in bundle.of("charts")} == {one["uuid"] for one in swedish.of("charts")}
    assert {one["slice_name"] for one in bundle.of("charts")} != {one["slice_name"] for one in swedish.of("charts")}


def test_in_a_schema_the_datasets_read_its_tables(bi_project: Published, tmp_path: Path) -> None:
    address = "postgresql://reader:XXXXXXXXXX@db.example.org/climate"
    settings = Settings(schema_name='Verkosto "1"', database_uri=address)
    bundle = read(bi_project.again(tmp_path / "out", publish, settings))
    for dataset in bundle.of("datasets"):
        tables = list(sqlglot.parse_one(dataset["sql"], dialect="postgres").find_all(sqlglot.exp.Table))
        assert tables
        assert {table.db for table in tables} == {dataset["schema"]} == {'Verkosto "1"'}
    (database,) = bundle.of("databases")
    assert database["sqlalchemy_uri"] == address


def test_hostile_names_stay_text(bundle: Bundle, bi_project: Published) -> None:
    (dashboard,) = bundle.of("dashboards")
    assert dashboard["dashboard_title"] == bi_project.project
    placed = [one for one in dashboard["position"].values() if isinstance(one, dict)]
    headings = [one["meta"]["text"] for one in placed if one["type"] == "HEADER"]
    assert any(bi_project.programme in text for text in headings[1:])
    for sql in all_sql(bundle):
        assert not any(mark in sql for mark in ("{{", "{%", "{#"))
        assert bi_project.project not in sql
        assert bi_project.programme not in sql


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])) | st.text("{%#}'| ab"))
def test_a_text_in_sql_is_that_text_and_begins_no_template(text: str) -> None:
    written = text_literal(text)
    assert not any(mark in written for mark in ("{{", "{%", "{#"))
    assert duckdb.sql(f"select {written}").fetchall() == [(text,)]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "data_folder"),
        ({"data_folder": "/data", "schema_name": "climatekit"}, "data_folder"),
        ({"data_folder": "/data/{{ 1 }}"}, "template"),
        ({"schema_name": "a", "database_uri": "postgresql://me:secret@db.example.org/climate"}, "password"),
        ({"data_folder": "/data", "folder": "/data"}, "folder"),
    ],
)
def test_settings_that_lead_nowhere_are_refused(settings: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Settings(**settings)
