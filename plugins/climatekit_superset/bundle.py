"""Write the bundle: YAML files in a zip, the same bytes for the same run."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from climatekit.plugin_host import Target
from climatekit.publish.published import schema
from climatekit_superset import dashboard, drawing
from climatekit_superset.charts import Chart, charts
from climatekit_superset.datasets import Dataset, Field, Saved, datasets, is_chosen
from climatekit_superset.seen import look
from climatekit_superset.settings import Settings
from climatekit_superset.source import Source

FILE = "superset.zip"
ROOT = "climatekit"
VERSION = "1.0.0"  # of the format
_SPACE = UUID("7d0c1f6e-6c5b-5c2e-9a55-3f1f0b9b7f10")
_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


def write(target: Target) -> Path:
    """``superset.zip``. Whatever was imported before from the same project is replaced when it is imported again."""
    settings = target.settings
    assert isinstance(settings, Settings)
    path = target.folder / FILE
    with zipfile.ZipFile(path, "w") as bundle:
        for name, content in files(target, settings).items():
            entry = zipfile.ZipInfo(f"{ROOT}/{name}", _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, _yaml(content))
    return path


def files(target: Target, settings: Settings) -> dict[str, dict[str, Any]]:
    """Content by path inside the bundle."""
    chosen = [table for table in target.dictionary.tables if is_chosen(table)]
    schemas = {table.name: schema(target.folder, table) for table in chosen}
    folders = frozenset(table.name for table in chosen if (target.folder / table.folder).is_dir())
    seen = look(target, chosen)
    source = Source(settings=settings, folders=folders)
    read = datasets(target.dictionary, schemas, source, seen.dimensions, target.language)
    drawn = charts(target.dictionary, read, seen, target.language)

    def named(kind: str, name: str = "") -> UUID:
        return uuid5(_SPACE, f"{target.project}\0{kind}\0{name}")

    uuids = {chart.id: named("chart", chart.id) for chart in drawn}
    filtered = [named("dataset", one.table.name) for one in read if one.table.name == "fact_membership_month"]
    return {
        # without a type both importers take it: that of dashboards, and that of assets, which replaces all
        "metadata.yaml": {"version": VERSION, "timestamp": f"{target.as_of}T00:00:00+00:00"},
        f"databases/{ROOT}.yaml": _database(target.project, settings, named("database")),
        **{
            f"datasets/{ROOT}/{one.table.name}.yaml": _dataset(
                one, settings, named("dataset", one.table.name), named("database")
            )
            for one in read
        },
        **{
            f"charts/{number:03}_{uuids[chart.id]}.yaml": _chart(chart, uuids[chart.id], named("dataset", chart.table))
            for number, chart in enumerate(drawn, start=1)
        },
        f"dashboards/{ROOT}.yaml": {
            "dashboard_title": target.project,
            "description": None,
            "css": "",
            "slug": None,
            "uuid": str(named("dashboard")),
            "position": dashboard.position(target.project, drawn, uuids),
            "metadata": dashboard.metadata(filtered, target.language),
            "published": True,
            "version": VERSION,
        },
    }


def _yaml(content: Mapping[str, Any]) -> str:
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        """Writes SQL line by line."""

    def text(dumper: Any, value: str) -> yaml.ScalarNode:
        node: yaml.ScalarNode = dumper.represent_scalar(
            "tag:yaml.org,2002:str", value, style="|" if "\n" in value else None
        )
        return node

    Dumper.add_representer(str, text)
    return str(yaml.dump(dict(content), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=120))


def _database(project: str, settings: Settings, uuid: UUID) -> dict[str, Any]:
    return {
        "database_name": f"climatekit: {project}",
        "sqlalchemy_uri": settings.database_uri,
        "cache_timeout": None,
        "expose_in_sqllab": True,
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_file_upload": False,
        "extra": {"allows_virtual_table_explore": True},
        "uuid": str(uuid),
        "version": VERSION,
    }


def _dataset(dataset: Dataset, settings: Settings, uuid: UUID, database: UUID) -> dict[str, Any]:
    dated = dataset.table.dated or next((one.name for one in dataset.fields if one.type == "DATE"), None)
    return {
        "table_name": dataset.table.name,
        "main_dttm_col": dated,
        "description": dataset.description,
        "default_endpoint": None,
        "offset": 0,
        "cache_timeout": None,
        "schema": settings.schema_name,
        "sql": dataset.sql,
        "params": None,
        "template_params": None,
        "filter_select_enabled": True,
        "fetch_values_predicate": None,
        "extra": None,
        "uuid": str(uuid),
        "metrics": [_saved(one) for one in dataset.saved],
        "columns": [_field(one) for one in dataset.fields],
        "version": VERSION,
        "database_uuid": str(database),
    }


def _field(one: Field) -> dict[str, Any]:
    return {
        "column_name": one.name,
        "verbose_name": one.title,
        "description": one.description,
        "is_dttm": one.type in ("DATE", "TIMESTAMP"),
        "is_active": True,
        "type": one.type,
        "groupby": not one.is_key,
        "filterable": not one.is_key,
        **({"expression": one.expression} if one.expression else {}),
    }


def _saved(one: Saved) -> dict[str, Any]:
    return {
        "metric_name": one.name,
        "verbose_name": one.title,
        "expression": one.expression,
        "description": one.description,
        "d3format": one.format,
        "warning_text": one.warning,
        "extra": {},
    }


def _chart(chart: Chart, uuid: UUID, dataset: UUID) -> dict[str, Any]:
    import json

    return {
        "slice_name": chart.title,
        "description": chart.description,
        "certified_by": None,
        "certification_details": None,
        "viz_type": drawing.viz_type(chart),
        "params": drawing.params(chart),
        "query_context": json.dumps(drawing.query_context(chart), ensure_ascii=False),
        "cache_timeout": None,
        "uuid": str(uuid),
        "version": VERSION,
        "dataset_uuid": str(dataset),
    }
