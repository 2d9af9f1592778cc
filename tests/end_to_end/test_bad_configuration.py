"""Everything that can be wrong with climatekit.toml itself: exit code 2, one sentence, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TABLE = "[tables.organisation]\n"

# what is added to a sound climatekit.toml → error code, what the sentence must hold
ADDED = {
    "unknown setting": (
        "[programmes.settings]\nactive_days = 3\n",
        "config.unknown_key",
        ["[[programmes]] 'avoin'", "'active_days'", "Did you mean 'active_within_days'?"],
    ),
    "setting of another kind": (
        '[programmes.settings]\nactive_within_days = "long"\n',
        "config.wrong_type",
        ["active_within_days", '"long"', "a whole number from 1"],
    ),
    "unknown table": (
        '[tables.organisations]\npath = "data/organisation.csv"\n',
        "config.unknown_table",
        ["[tables.organisations]", "Did you mean 'organisation'?"],
    ),
    "unknown key of a table": (
        TABLE + 'delimeter = ";"\n',
        "config.unknown_key",
        ["[tables.organisation]", "'delimeter'", "Did you mean 'delimiter'?"],
    ),
    "file that is not there": (
        '[tables.event]\npath = "data/tapahtumat.csv"\n',
        "file.missing",
        ["[tables.event]", '"data/tapahtumat.csv"'],
    ),
    "pattern that matches nothing": (
        '[tables.event]\npath = "data/tapahtumat_*.csv"\n',
        "file.missing",
        ["[tables.event]", '"data/tapahtumat_*.csv"', "matches no file"],
    ),
    "file outside the project": (
        TABLE + 'path = "../../../../../../../../etc/hosts"\n',
        "file.outside",
        ["[tables.organisation]", "allow_outside"],
    ),
    "header that is not there": (
        TABLE + 'columns = { "Org id" = "org_id" }\n',
        "mapping.unknown_header",
        ["[tables.organisation]", "'Org id'", "'data/organisation.csv'", "Did you mean 'org_id'?"],
    ),
    "column that is not there": (
        TABLE + 'columns = { "org_id" = "orgid" }\n',
        "mapping.unknown_column",
        ["[tables.organisation]", "'orgid'", "Did you mean 'org_id'?"],
    ),
    "constant for no column": (
        TABLE + 'constants = { sise = "small" }\n',
        "mapping.unknown_column",
        ["[tables.organisation]", "'sise'"],
    ),
    "values for no column": (
        TABLE + 'values = { kind = { "yritys" = "company" } }\n',
        "mapping.unknown_column",
        ["[tables.organisation]", "'kind'"],
    ),
    "exclude by no header": (
        TABLE + 'exclude = { Tila = ["peruttu"] }\n',
        "mapping.unknown_header",
        ["[tables.organisation]", "'Tila'", "'data/organisation.csv'", "'org_type'"],
    ),
    "unknown encoding": (
        TABLE + 'encoding = "utf-99"\n',
        "config.wrong_value",
        ["[tables.organisation]", '"utf-99"', "'cp1252'"],
    ),
    "two characters as a delimiter": (
        TABLE + 'delimiter = ";;"\n',
        "config.wrong_value",
        ["[tables.organisation]", '";;"', "one character"],
    ),
    "date format without a year": (
        '[tables.event]\ndate_formats = ["%d.%m."]\n',
        "config.wrong_value",
        ["[tables.event]", "'%d.%m.'", "'%d.%m.%Y'"],
    ),
    "programme twice": (
        '[[programmes]]\nid = "avoin"\nmodel = "open_network"\n',
        "config.duplicate_programme",
        ['"avoin"', "rename one"],
    ),
}

# text replaced in a sound climatekit.toml
CHANGED = {
    "unknown model": (
        'model = "open_network"',
        'model = "open_netwrok"',
        "config.unknown_model",
        ["[[programmes]] 'avoin'", '"open_netwrok"', "Did you mean 'open_network'?"],
    ),
    "unknown preset": (
        'model = "open_network"',
        'preset = "ymparak"',
        "config.unknown_preset",
        ["[[programmes]] 'avoin'", '"ymparak"', "Did you mean 'ymparaks'?"],
    ),
    "neither model nor preset": (
        'model = "open_network"',
        "",
        "config.missing_key",
        ["[[programmes]] 'avoin'", "preset", "'open_network'"],
    ),
    "unknown key of the project": (
        "language",
        "languge",
        "config.unknown_key",
        ["[project]", "'languge'", "Did you mean 'language'?"],
    ),
    "unknown language": (
        'language = "en"',
        'language = "de"',
        "config.wrong_value",
        ["[project] language", '"de"', "'fi'"],
    ),
    "max_rejects": (
        "language",
        'max_rejects = "many"\nlanguage',
        "config.wrong_value",
        ["[project] max_rejects", '"many"', "a count such as 12"],
    ),
    "as_of": ("2026-06-30", '"30.6.2026"', "config.wrong_type", ["[project] as_of", '"30.6.2026"', "a date such as"]),
    "no programme": ("[[programmes]]", "[programme]", "config.unknown_key", ["'programme'", "'programmes'"]),
    "publishing over the inputs": (
        "language",
        'out = "data"\nlanguage',
        "config.wrong_value",
        ["[project] out", '"data"', "inputs"],
    ),
    "broken TOML": ("[[programmes]]", "[[programmes]", "config.not_toml", ["line 6"]),
}


@pytest.mark.parametrize("case", sorted(ADDED))
def test_something_that_is_too_much(
    project: Any, call_cli: Any, refused: Any, open_toml: str, open_files: dict[str, str], case: str
) -> None:
    text, code, quoted = ADDED[case]
    root = project(open_files, toml=open_toml + "\n" + text)
    _refused_with_nothing_written(root, call_cli, refused, code, quoted)


@pytest.mark.parametrize("case", sorted(CHANGED))
def test_something_that_is_wrong(
    project: Any, call_cli: Any, refused: Any, open_toml: str, open_files: dict[str, str], case: str
) -> None:
    old, new, code, quoted = CHANGED[case]
    root = project(open_files, toml=open_toml.replace(old, new, 1))
    _refused_with_nothing_written(root, call_cli, refused, code, [*quoted, f"'{root / 'climatekit.toml'}'"])


def _refused_with_nothing_written(root: Path, call_cli: Any, refused: Any, code: str, quoted: list[str]) -> None:
    message = refused(call_cli("run", root), 2, code)
    assert [part for part in quoted if part not in message] == [], message
    assert refused(call_cli("check", root), 2, code) == message
    assert sorted(path.name for path in root.iterdir()) == ["climatekit.toml", "data"]


def test_no_climatekit_toml(project: Any, call_cli: Any, refused: Any, open_files: dict[str, str]) -> None:
    root = project(open_files)
    message = refused(call_cli("run", root), 2, "config.missing")
    assert f"'{root / 'climatekit.toml'}'" in message
    assert "climatekit init" in message


def test_no_folder_at_all(call_cli: Any, refused: Any, tmp_path: Path) -> None:
    message = refused(call_cli("run", tmp_path / "nowhere"), 2, "config.missing")
    assert "nowhere" in message
    assert "climatekit init" in message


def test_not_utf8(project: Any, call_cli: Any, refused: Any, open_toml: str, open_files: dict[str, str]) -> None:
    root = project({**open_files, "climatekit.toml": open_toml.replace("Avoin", "Älä").encode("cp1252")})
    message = refused(call_cli("run", root), 2, "config.not_toml")
    assert "line 2" in message
    assert "UTF-8" in message


def test_a_required_table_without_a_file(
    project: Any, call_cli: Any, refused: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    content = open_files.pop("data/organisation.csv")
    root = project(open_files, toml=open_toml)
    message = refused(call_cli("run", root), 2, "table.missing")
    assert "'organisation'" in message
    assert "'data/organisation.csv'" in message
    (root / "data" / "organisaton.csv").write_text(content)
    assert "Did you mean 'data/organisaton.csv'?" in refused(call_cli("run", root), 2, "table.missing")


def test_two_files_for_one_table(
    project: Any, call_cli: Any, refused: Any, workbook: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    root = project({**open_files, "data/organisation.xlsx": workbook([["org_id"], ["a"]])}, toml=open_toml)
    message = refused(call_cli("run", root), 2, "file.ambiguous")
    assert "('data/organisation.csv', 'data/organisation.xlsx')" in message


def test_a_misspelt_file_is_told_with_the_result(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    root = project({**open_files, "data/channel_metrics.csv": "channel\n"}, toml=open_toml)
    result = call_cli("run", root)
    assert result.code == 0
    assert "'data/channel_metrics.csv' is not used. Did you mean 'channel_metric'?" in result.out
    notes = [line for line in call_cli("run", root, "--json", "--again").lines if line["event"] == "note"]
    assert len(notes) == 1
    assert "channel_metrics" in notes[0]["message"]
