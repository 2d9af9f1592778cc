"""Every SQL file that we ship keeps the rules of the house, and can be said in Spark's dialect."""

from __future__ import annotations

import re
from importlib.metadata import entry_points

import pytest
import sqlglot
from sqlglot import exp

from climatekit.cache import Cache
from climatekit.pipeline.plan import read_files
from climatekit.pipeline.sql_file import PLACEHOLDER, SqlFile
from climatekit.plugin_host.host import GROUP, Host

OURS = {entry.name for entry in entry_points(group=GROUP) if entry.dist and entry.dist.name == "climatekit"}


def shipped() -> list[SqlFile]:
    host = Host()
    steps = {plugin.name: host.steps(plugin) for plugin in host.plugins.values() if plugin.name in OURS}
    return read_files(steps, Cache(None))


FILES = shipped()
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.location)
every_dataset = pytest.mark.parametrize(
    "file", [file for file in FILES if file.kind == "dataset"], ids=lambda file: file.location
)
every_rule_or_metric = pytest.mark.parametrize(
    "file", [file for file in FILES if file.kind in ("rule", "metric")], ids=lambda file: file.location
)


def test_they_are_found() -> None:
    models = {f"climatekit_{model}" for model in Host().models()}
    assert len(models) == 5
    assert {file.plugin for file in FILES} == {"climatekit_pipelines", *models} <= OURS, "destinations bring none"
    assert {kind: sum(file.kind == kind for file in FILES) > 20 for kind in ("dataset", "rule", "metric")} == {
        "dataset": True,
        "rule": True,
        "metric": True,
    }


@every_dataset
def test_a_dataset_describes_itself(file: SqlFile) -> None:
    assert file.description.endswith(".")
    assert file.description[0].isupper()
    assert file.grain
    assert set(file.grain) <= {column.name for column in file.columns}
    for column in file.columns:
        assert column.description.endswith((".", "?")), column
        assert re.fullmatch("[a-z][a-z0-9_]*", column.name)
    assert re.match("(dim|fact)_", file.name) or file.step != "reporting"


@every_dataset
def test_no_nested_type_and_no_integer_of_128_bits(file: SqlFile) -> None:
    query = sqlglot.parse_one(file.sql, dialect="duckdb")
    assert isinstance(query, exp.Query)
    for column in query.selects:
        inner = column.unalias()
        assert not isinstance(inner, exp.Array | exp.Struct | exp.Map | exp.ArrayAgg | exp.Sum), column.sql("duckdb")


@every_rule_or_metric
def test_sentences_in_three_languages(file: SqlFile) -> None:
    sentences = [file.header[language] for language in ("fi", "sv", "en")]
    assert len(set(sentences)) == 3
    # the last word may be a value, and a sentence may end with a web address
    assert all(sentence[0].isupper() or sentence[0] == "{" for sentence in sentences)
    assert all(sentence.endswith((".", "?", "}")) for sentence in sentences)
    if file.kind == "rule":
        # a value may have a column of its own for each language ({day_fi}, {day_sv}), so only their number is the same
        assert len({len(set(PLACEHOLDER.findall(sentence))) for sentence in sentences}) == 1
    caveats = [file.header.get(f"caveat_{language}") for language in ("fi", "sv", "en")]
    assert all(caveats) or not any(caveats)
    assert any(caveats) or file.header.get("indicative") != "yes"


@every_file
def test_it_can_be_said_in_spark(file: SqlFile) -> None:
    (statement,) = sqlglot.transpile(file.sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    again = sqlglot.parse_one(statement, dialect="spark")
    assert isinstance(again, exp.Query)
    assert [name.lower() for name in again.named_selects] == [column.name for column in file.columns]


@every_file
def test_both_parsers_read_the_same_tables(file: SqlFile) -> None:
    query = sqlglot.parse_one(file.sql, dialect="duckdb")
    local = {found.alias for found in query.find_all(exp.CTE)}
    named = {found.name for found in query.find_all(exp.Table) if isinstance(found.this, exp.Identifier)}
    assert set(file.reads) == named - local


def test_metrics_and_sections_are_named_as_their_files() -> None:
    for file in FILES:
        if file.kind in ("metric", "section"):
            assert file.location.endswith(f"/{file.kind}s/{file.name}.sql")


def test_every_key_figure_has_a_short_title_in_three_languages() -> None:
    for file in FILES:
        if file.kind == "metric" and file.header.get("headline") == "yes":
            titles = [file.header[f"title_{language}"] for language in ("fi", "sv", "en")]
            assert all(3 <= len(title) <= 40 or title in ("In", "Med") for title in titles), file.location


def test_no_two_rules_say_the_same() -> None:
    rules = [file for file in FILES if file.kind == "rule"]
    assert len({file.location for file in rules}) == len(rules)
    for plugin in OURS:
        sentences = [file.header["fi"] for file in rules if file.plugin == plugin]
        assert len(set(sentences)) == len(sentences), plugin
