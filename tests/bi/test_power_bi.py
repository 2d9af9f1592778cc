"""The text of the Power BI project: what it names is there, and nothing that is published goes unnamed.

Power BI itself does not run here. What DAX or M does is not tested.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from climatekit_power_bi import publish
from climatekit_power_bi.model import m_text, name
from climatekit_power_bi.settings import Settings

if TYPE_CHECKING:
    from .conftest import Published

TYPES = {"BIGINT": "int64", "DOUBLE": "double", "DATE": "dateTime", "VARCHAR": "string", "BOOLEAN": "boolean"}


@pytest.fixture(scope="module")
def project(bi_project: Published) -> Path:
    return bi_project.folder / "power_bi"


@pytest.fixture(scope="module")
def tables(project: Path) -> Mapping[str, str]:
    files = (project / "climatekit.SemanticModel" / "definition" / "tables").glob("*.tmdl")
    return {file.stem: file.read_text("utf-8") for file in files}


def columns(text: str) -> dict[str, str]:
    return dict(re.findall(r"^\tcolumn (\w+)\n\t\tdataType: (\w+)$", text, re.MULTILINE))


def test_tables_and_columns_are_those_that_are_published(tables: Mapping[str, str], bi_project: Published) -> None:
    marts = {path.stem for path in (bi_project.folder / "marts").iterdir()}
    assert set(tables) == marts | {"metrics"}
    for table, text in tables.items():
        published = duckdb.sql(f"from {bi_project.rows(table)}")
        kinds = {
            column: "decimal" if str(kind).startswith("DECIMAL") else TYPES[str(kind)]
            for column, kind in zip(published.columns, published.types, strict=True)
        }
        assert columns(text) == kinds, table
        assert re.findall(r"\t\tsourceColumn: (.*)", text) == list(kinds)
        wanted = re.search(r"Table\.SelectColumns\(Source, \{(.*)\}\)", text)
        assert wanted
        assert wanted[1].replace('"', "").split(", ") == list(kinds)
        folder, is_split = "metrics" if table == "metrics" else "marts", (bi_project.folder / "marts" / table).is_dir()
        opened = "Folder.Files" if is_split else "File.Contents"
        assert f'{opened}(DataFolder & "\\{folder}\\{table}{"" if is_split else ".parquet"}")' in text


def test_every_relationship_leads_to_a_unique_column_and_no_two_active_ways_to_one_table(
    project: Path, tables: Mapping[str, str], bi_project: Published
) -> None:
    text = (project / "climatekit.SemanticModel" / "definition" / "relationships.tmdl").read_text("utf-8")
    found = re.findall(
        r"^relationship \S+\n(\tisActive: false\n)?\tfromColumn: (\w+)\.(\w+)\n\ttoColumn: (\w+)\.(\w+)\n",
        text,
        re.MULTILINE,
    )
    assert len(found) == text.count("relationship ") > 30
    active: dict[str, list[str]] = {}
    for inactive, table, column, to_table, to_column in found:
        there = columns(tables[to_table])
        assert columns(tables[table])[column] == there[to_column]
        rows, distinct = duckdb.sql(
            f"select count(*), count(distinct {to_column}) from {bi_project.rows(to_table)}"
        ).fetchall()[0]
        assert rows == distinct
        if not inactive:
            active.setdefault(table, []).append(to_table)

    def ways(table: str) -> list[str]:
        return [end for there in active.get(table, ()) for end in (there, *ways(there))]

    for table in tables:
        assert len(ways(table)) == len(set(ways(table))), table
    assert any(inactive for inactive, *_ in found), "an organisation that gave support, beside the one that got it"


def test_every_measure_has_a_name_of_its_own_and_asks_for_a_metric_and_columns_that_are_there(
    tables: Mapping[str, str], bi_project: Published
) -> None:
    text = tables["metrics"]
    names = re.findall(r"^\tmeasure ('(?:[^']|'')+'|\w+) =", text, re.MULTILINE)
    taken = [one.strip("'").casefold() for one in [*names, *columns(text)]]
    assert len(taken) == len(set(taken))
    asked = set(re.findall(r"'metrics'\[metric\] = \"(\w+)\"", text))
    known = {one for (one,) in duckdb.sql(f"select distinct metric from {bi_project.rows('metrics')}").fetchall()}
    assert known <= asked
    assert len(names) == len(asked)
    assert set(re.findall(r"'metrics'\[(\w+)\]", text)) <= set(columns(text))


def test_the_day_is_marked_and_keys_are_hidden(tables: Mapping[str, str]) -> None:
    assert re.search(r"^table dim_date\n\tlineageTag: \S+\n\tdataCategory: Time$", tables["dim_date"], re.MULTILINE)
    assert "\tcolumn date\n\t\tdataType: dateTime\n\t\tisKey\n" in tables["dim_date"]
    for text in tables.values():
        assert text.count("_key\n\t\tdataType: int64\n\t\tisHidden\n") == len(re.findall(r"\tcolumn \w+_key\n", text))


def test_the_text_is_indented_by_tabs_and_says_each_thing_below_its_owner(project: Path) -> None:
    for file in project.rglob("*.tmdl"):
        depth = 0
        for line in file.read_text("utf-8").splitlines():
            if not line:
                continue
            here = len(line) - len(line.lstrip("\t"))
            assert not line[here:].startswith(" "), line
            # an expression stands two deeper than its owner, past the properties
            assert here <= depth + 2, (file.name, line)
            depth = here
    model = (project / "climatekit.SemanticModel" / "definition" / "model.tmdl").read_text("utf-8")
    refs = re.findall(r"^ref table (\w+)$", model, re.MULTILINE)
    assert sorted(refs) == sorted(file.stem for file in project.rglob("tables/*.tmdl"))


def test_the_files_of_the_project_lead_to_each_other(project: Path, bi_project: Published) -> None:
    for file in project.rglob("*"):
        if file.suffix in (".json", ".pbip", ".pbir", ".pbism") or file.name == ".platform":
            json.loads(file.read_text("utf-8"))
    start = json.loads((project / "climatekit.pbip").read_text("utf-8"))
    report = project / start["artifacts"][0]["report"]["path"]
    leads = json.loads((report / "definition.pbir").read_text("utf-8"))["datasetReference"]["byPath"]["path"]
    assert (report / leads / "definition" / "model.tmdl").is_file()
    pages = json.loads((report / "definition" / "pages" / "pages.json").read_text("utf-8"))
    for page in pages["pageOrder"]:
        shown = json.loads((report / "definition" / "pages" / page / "page.json").read_text("utf-8"))
        assert shown["displayName"] == bi_project.project
    assert "ei ole kokeiltu Power BI:ssä" in (project / "README.md").read_text("utf-8")


def test_hostile_names_stay_text(project: Path, bi_project: Published) -> None:
    for file in project.rglob("*.tmdl"):
        text = file.read_text("utf-8")
        assert bi_project.project not in text
        assert bi_project.programme not in text
    said = (project / "climatekit.SemanticModel" / "definition" / "expressions.tmdl").read_text("utf-8")
    assert said.startswith('expression DataFolder = "C:\\climate ""kit"" #(#)(lf)\\out" meta [')


def test_the_same_result_gives_the_same_bytes_and_another_language_the_same_identities(
    bi_project: Published, tmp_path: Path
) -> None:
    def files(out: Path) -> dict[str, str]:
        folder = out / "power_bi"
        return {str(file.relative_to(folder)): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()}

    settings = Settings(data_folder=bi_project.data_folder)
    finnish = files(bi_project.folder)
    assert files(bi_project.again(tmp_path / "fi", publish, settings)) == finnish
    swedish = files(bi_project.again(tmp_path / "sv", publish, settings, "sv"))
    assert finnish.keys() == swedish.keys()
    table = next(file for file in finnish if file.endswith("fact_membership.tmdl"))
    tags = [re.findall(r"lineageTag: (\S+)", some[table]) for some in (finnish, swedish)]
    assert tags[0] == tags[1]
    assert finnish[table] != swedish[table]


@given(st.text())
def test_a_text_or_a_name_ends_where_it_should(text: str) -> None:
    written = m_text(text)
    assert re.fullmatch(r'"(?:[^"]|"")*"', written)
    assert not re.search(r"#\((?!#\))", written)
    assert len(written.splitlines()) == 1
    assert re.fullmatch(r"\w+|'(?:[^']|'')*'", name(text))
    assert len(name(text).splitlines()) == 1
