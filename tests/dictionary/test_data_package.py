"""``datapackage.json`` holds what the Parquet files hold, and its keys are keys."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
Command = Any  # the fixture of conftest.py

ARROW = {"bool": "boolean", "int64": "integer", "double": "number", "date32[day]": "date", "string": "string"}


@pytest.fixture(scope="module", params=["ymparaks", "lahti"])
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, call_cli: Command) -> Path:
    folder = tmp_path_factory.mktemp(request.param) / "out"
    assert call_cli("run", EXAMPLES / request.param, "--out", folder, "--quiet").code in (0, 1)
    return folder


@pytest.fixture(scope="module")
def package(out: Path) -> dict[str, Any]:
    return dict(json.loads((out / "datapackage.json").read_text("utf-8")))


def test_every_table_is_there_with_its_hash_and_nothing_personal(out: Path, package: dict[str, Any]) -> None:
    published = {path.relative_to(out).as_posix() for path in out.rglob("*.parquet") if path.parent.name != "rejects"}
    assert {resource["path"] for resource in package["resources"]} == published
    for resource in package["resources"]:
        assert resource["hash"] == f"sha256:{hashlib.sha256((out / resource['path']).read_bytes()).hexdigest()}"
    assert not {"contact", "email", "phone"} & {
        field["name"] for resource in package["resources"] for field in resource["schema"]["fields"]
    }


def test_fields_are_those_of_the_files(out: Path, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        schema = pq.read_schema(out / resource["path"])
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == schema.names
        for field in fields:
            kind = str(schema.field(field["name"]).type)
            assert field["type"] == ("number" if kind.startswith("decimal") else ARROW[kind]), field
            required = field.get("constraints", {}).get("required", False)
            assert required is not schema.field(field["name"]).nullable
            assert set(field["descriptions"]) == {"fi", "sv", "en"}
            assert all(field["descriptions"].values())


def test_primary_keys_are_unique_and_foreign_keys_lead_somewhere(out: Path, package: dict[str, Any]) -> None:
    paths = {resource["name"]: str(out / resource["path"]) for resource in package["resources"]}
    checked = 0
    with duckdb.connect() as connection:
        for resource in package["resources"]:
            key = resource["schema"]["primaryKey"]
            if key:
                columns = ", ".join(key)
                twice = f"select {columns} from '{paths[resource['name']]}' group by all having count(*) > 1"
                assert connection.execute(twice).fetchall() == [], resource["name"]
            for foreign in resource["schema"].get("foreignKeys", ()):
                (column,), (target,) = foreign["fields"], foreign["reference"]["fields"]
                lost = connection.execute(
                    f"select distinct {column} from '{paths[resource['name']]}' where {column} is not null "
                    f"and {column} not in (select {target} from '{paths[foreign['reference']['resource']]}')"
                ).fetchall()
                if resource["name"].startswith(("fact_", "dim_")):
                    assert lost == [], f"{resource['name']}.{column}"
                    checked += 1
    assert checked > 10


def test_the_metrics_of_the_catalogue_are_those_of_the_table(out: Path, package: dict[str, Any]) -> None:
    with duckdb.connect() as connection:
        computed = connection.execute(
            f"select distinct metric, unit, direction, is_indicative from '{out / 'metrics/metrics.parquet'}'"
        ).fetchall()
    told = {
        metric["name"]: (metric["unit"], metric["direction"], metric["is_indicative"]) for metric in package["metrics"]
    }
    assert computed
    for name, *facts in computed:
        assert told[name] == tuple(facts)
    for metric in package["metrics"]:
        assert all(metric["definitions"][language] for language in ("fi", "sv", "en"))
        assert not metric["is_indicative"] or metric["caveats"]["fi"]


def test_title_follows_the_language_and_the_licence_is_never_made_up(out: Path, package: dict[str, Any]) -> None:
    (organisation,) = [resource for resource in package["resources"] if resource["name"] == "organisation"]
    assert organisation["title"] == organisation["titles"]["fi"] != organisation["titles"]["en"]
    assert "licenses" not in package
