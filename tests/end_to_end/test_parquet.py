"""Parquet for every reader: few types, and a schema that does not depend on the rows."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ALLOWED = re.compile(r"bool|int(8|16|32|64)|float|double|decimal128\(\d+, \d+\)|date32\[day\]|timestamp\[us\]|string")
EXAMPLES = ("lahti", "ymparaks")


def _schemas(out: Path) -> dict[str, pa.Schema]:
    return {path.relative_to(out).as_posix(): pq.read_schema(path) for path in sorted(out.rglob("*.parquet"))}


@pytest.fixture(scope="module", params=sorted(EXAMPLES))
def full(request: pytest.FixtureRequest, call_cli: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    examples = request.getfixturevalue("examples")
    out = tmp_path_factory.mktemp(request.param) / "out"
    assert call_cli("run", examples[request.param], "--quiet", "--out", out).code == 0
    return request.param, out


def test_types_that_every_reader_takes(full: Any) -> None:
    _, out = full
    for name, schema in _schemas(out).items():
        for field in schema:
            assert ALLOWED.fullmatch(str(field.type)), f"{name} {field.name}: {field.type}"


def test_every_table_and_column_is_described(full: Any) -> None:
    _, out = full
    for name, schema in _schemas(out).items():
        assert schema.metadata.get(b"description"), name
        for field in schema:
            assert (field.metadata or {}).get(b"description"), f"{name} {field.name}"


def test_the_schema_is_the_same_without_a_single_row(full: Any, call_cli: Any, tmp_path: Path) -> None:
    """Types, nullability, descriptions and units, in every file but the rejects."""
    _, out = full
    root = tmp_path / "empty"
    models = {programme["model"] for programme in json.loads((out / "run.json").read_text("utf-8"))["programmes"]}
    toml = '[project]\nname = "Tyhjä"\n'
    for model in models:
        assert call_cli("init", tmp_path / model, "--model", model).code == 0
        shutil.copytree(tmp_path / model / "data", root / "data", dirs_exist_ok=True)
        toml += f'[[programmes]]\nid = "{model}"\nmodel = "{model}"\n'
    (root / "climatekit.toml").write_text(toml, encoding="utf-8")
    assert call_cli("run", root, "--quiet", "--as-of", "2026-10-31").code in (0, 1)
    manifest = json.loads((root / "out" / "run.json").read_text("utf-8"))
    assert manifest["published"]
    assert manifest["rows"]["read"] == 0
    empty = _schemas(root / "out")
    schemas = {place: schema for place, schema in _schemas(out).items() if not place.startswith("rejects/")}
    assert schemas.keys() == empty.keys()
    for place, schema in schemas.items():
        assert schema.equals(empty[place], check_metadata=True), f"{place}\n{schema}\n{empty[place]}"


def test_a_column_is_required_only_where_it_can_never_be_empty(full: Any) -> None:
    _, out = full
    required = {
        place: {field.name for field in schema if not field.nullable} for place, schema in _schemas(out).items()
    }
    assert {"org_id", "org_type"} <= required["tables/organisation.parquet"]
    assert "name" not in required["tables/organisation.parquet"], "it is emptied for a sole trader"
    for place, names in required.items():
        table = pq.read_table(out / place)
        assert [column for column in names if table[column].null_count] == []


def test_dates_are_dates_and_money_is_exact(full: Any) -> None:
    _, out = full
    schema = pq.read_schema(out / "tables" / "organisation.parquet")
    assert schema.field("turnover_eur").type == pa.decimal128(12, 2)
    assert schema.field("turnover_eur").metadata[b"unit"] == b"EUR"
    assert pq.read_schema(out / "tables" / "event.parquet").field("held_on").type == pa.date32()
