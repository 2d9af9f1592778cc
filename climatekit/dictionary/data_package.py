"""``datapackage.json``: the dictionary as a Frictionless Data Package (https://datapackage.org, version 2).

The standard has one language; ``titles`` and ``descriptions`` beside ``title`` and ``description`` carry all three.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from climatekit import __version__
from climatekit.dictionary.model import Column, Dictionary, Metric, Table
from climatekit.text import LANGUAGES, Language, Text

FILE = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def write_data_package(
    dictionary: Dictionary,
    folder: Path,
    *,
    name: str,
    as_of: str,
    language: Language,
    licence: str | None,
    hashes: Mapping[str, str],
) -> Path:
    """Describe the Parquet files below ``folder``. ``hashes`` are SHA-256 by path."""
    resources = [
        _resource(table, folder, language, parts, dictionary)
        for table in dictionary.tables
        if (parts := _parts(table, hashes))
    ]
    package = {
        "$schema": _PROFILE,
        "name": _plain_name(name),
        "title": name,
        "version": as_of,
        "languages": list(LANGUAGES),
        "as_of": as_of,
        "created_with": f"climatekit {__version__}",
        **({"licenses": [{"name": licence}]} if licence else {}),
        "resources": resources,
        "metrics": [_metric(metric) for metric in dictionary.metrics],
    }
    path = folder / FILE
    path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _parts(table: Table, hashes: Mapping[str, str]) -> dict[str, str]:
    """The files of a table with their hashes: one, or one per year."""
    if table.path in hashes:
        return {table.path: hashes[table.path]}
    return {path: hashes[path] for path in sorted(hashes) if path.startswith(f"{table.folder}/")}


def _resource(
    table: Table, folder: Path, language: Language, parts: Mapping[str, str], dictionary: Dictionary
) -> dict[str, Any]:
    paths = list(parts)
    schema = pq.read_schema(folder / paths[0])
    summed = {path: f"sha256:{sha256}" for path, sha256 in parts.items()}
    return {
        "name": table.name,
        "path": paths[0] if len(paths) == 1 and paths[0] == table.path else paths,
        "type": "table",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        # the standard knows one hash per resource
        **({"hash": summed[table.path]} if table.path in summed else {"hashes": summed}),
        **_said("title", "titles", table.title, language),
        **_said("description", "descriptions", table.description, language),
        "step": table.step,
        "made_by": table.location,
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(column, schema.field(column.name).type, language) for column in table.columns],
            "primaryKey": list(table.key),
            **_foreign_keys(table, dictionary),
        },
    }


def _field(column: Column, kind: pa.DataType, language: Language) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {
        "name": column.name,
        "type": _type(kind),
        **_said("title", "titles", column.title, language),
        **_said("description", "descriptions", column.description, language),
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
        **_categories(column, language),
        **({"references": ".".join(column.references)} if column.references else {}),
    }


def _categories(column: Column, language: Language) -> dict[str, Any]:
    """What people call the codes of a closed set."""
    named = zip(column.allowed, column.labels, strict=False)
    found = [{"value": code, "label": label.to(language), "labels": label._asdict()} for code, label in named]
    return {"categories": found} if found else {}


def _type(kind: pa.DataType) -> str:
    for word, fits in (
        ("boolean", pa.types.is_boolean),
        ("integer", pa.types.is_integer),
        ("number", lambda one: pa.types.is_floating(one) or pa.types.is_decimal(one)),
        ("date", pa.types.is_date),
        ("datetime", pa.types.is_timestamp),
    ):
        if fits(kind):
            return word
    return "string"


def _foreign_keys(table: Table, dictionary: Dictionary) -> dict[str, Any]:
    """Those that hold without exception: an accepted row of a file may lead to a row that was rejected."""
    keys: Sequence[dict[str, Any]] = [
        {"fields": [column.name], "reference": {"resource": column.references[0], "fields": [column.references[1]]}}
        for column in table.columns
        if column.references and table.step != "input" and dictionary.table(column.references[0])
    ]
    return {"foreignKeys": keys} if keys else {}


def _metric(metric: Metric) -> dict[str, Any]:
    return {
        "name": metric.name,
        "definitions": metric.definition._asdict(),
        "unit": metric.unit,
        "direction": metric.direction,
        "is_indicative": metric.is_indicative,
        **({"caveats": metric.caveat._asdict()} if metric.caveat else {}),
        "made_by": metric.location,
        "reads": list(metric.reads),
        "sql": metric.sql,
    }


def _said(one: str, all_of_them: str, text: Text | None, language: Language) -> dict[str, Any]:
    return {one: text.to(language), all_of_them: text._asdict()} if text else {}


def _plain_name(name: str) -> str:
    """The name as the standard wants it: a–z, 0–9, '-', '_', '.'."""
    import re
    import unicodedata

    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "climatekit"
