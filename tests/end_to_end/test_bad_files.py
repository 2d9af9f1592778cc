"""Files that can't be used as a whole: the message is about the file, once, and the exit code says whose turn it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ORGANISATIONS = "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;Keksitty kunta;municipality\n"
XLSX = b"PK\x03\x04"

# the file of the table organisation, more of climatekit.toml → exit code, error code, what the sentence must hold
FILES: dict[str, tuple[str, str | bytes, str, int, str, list[str]]] = {
    "no bytes": ("csv", b"", "", 1, "file.empty", ["organisation.csv", "save it again"]),
    "blank lines": ("csv", "\n;;\n\n", "", 1, "file.empty", ["organisation.csv", "blank lines"]),
    "a column is missing": (
        "csv",
        "org_id;name\norg-1;Esimerkki Oy\n",
        "",
        1,
        "file.missing_column",
        ["'data/organisation.csv'", "'org_type'", "[tables.organisation] columns"],
    ),
    "a column is misspelt": (
        "csv",
        ORGANISATIONS.replace("org_type", "org_typ"),
        "",
        1,
        "file.missing_column",
        ["'data/organisation.csv'", "'org_type'", "'org_typ' is not known; did you mean 'org_type' → org_type?"],
    ),
    "the delimiter is told wrongly": (
        "csv",
        ORGANISATIONS,
        'delimiter = ","\n',
        1,
        "file.missing_column",
        ["'data/organisation.csv'", "'org_id;name;org_type'", "set delimiter under [tables.organisation]"],
    ),
    "the delimiter is one that nobody guesses": (
        "csv",
        ORGANISATIONS.replace(";", "^"),
        "",
        1,
        "file.missing_column",
        ["'data/organisation.csv'", "'org_id^name^org_type'"],
    ),
    "a header stands twice": (
        "csv",
        "org_id;name;org_type;name\norg-1;A;company;B\n",
        "",
        1,
        "file.duplicate_header",
        ["organisation.csv", "'name'", "columns B and D"],
    ),
    "two headers mean one column": (
        "csv",
        "org_id;name;org_type;Yritys\norg-1;A;company;B\n",
        "",
        1,
        "file.duplicate_column",
        ["'data/organisation.csv'", "'name'", "'Yritys'", "[tables.organisation] columns"],
    ),
    "the encoding is told wrongly": (
        "csv",
        ORGANISATIONS.replace("Keksitty", "Ylämaan").encode("cp1252"),
        'encoding = "utf-8"\n',
        1,
        "file.encoding",
        ["organisation.csv", "line 3", "'utf-8'", "'cp1252'"],
    ),
    "a quote is never closed": (
        "csv",
        ORGANISATIONS + 'org-3;"Esimerkki;company\n' + "org-4;B;company\n" * 60,
        "",
        1,
        "file.open_quote",
        ["organisation.csv", "line 4"],
    ),
    "a workbook under the name of a text file": (
        "csv",
        XLSX + bytes(range(256)),
        "",
        1,
        "file.unreadable",
        ["organisation.csv", "'.xlsx'"],
    ),
    "half a workbook": ("xlsx", XLSX + b"cut off", "", 1, "file.unreadable", ["organisation.xlsx", "save it again"]),
    "no workbook at all": ("xlsx", b"hello", "", 1, "file.unreadable", ["organisation.xlsx", "save it again"]),
    "broken Parquet": ("parquet", b"PAR1 and no more", "", 1, "file.unreadable", ["organisation.parquet", "Parquet"]),
    "header row beyond the end": (
        "csv",
        ORGANISATIONS,
        "header_row = 9\n",
        1,
        "file.no_header",
        ["organisation.csv", "9"],
    ),
}


@pytest.mark.parametrize("case", sorted(FILES))
def test_a_file_that_will_not_do(
    project: Any, call_cli: Any, refused: Any, open_toml: str, open_files: dict[str, str], case: str
) -> None:
    suffix, content, more, exit_code, code, quoted = FILES[case]
    del open_files["data/organisation.csv"]
    toml = open_toml + ("\n[tables.organisation]\n" + more if more else "")
    root = project({**open_files, f"data/organisation.{suffix}": content}, toml=toml)
    message = refused(call_cli("run", root), exit_code, code)
    assert [part for part in quoted if part not in message] == [], message
    assert str(root) not in message, "a file of the project is named as the project names it"
    assert refused(call_cli("check", root), exit_code, code) == message
    assert sorted(path.name for path in root.iterdir()) == ["climatekit.toml", "data"]


def test_a_sheet_that_is_not_there(
    project: Any, call_cli: Any, refused: Any, workbook: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    del open_files["data/organisation.csv"]
    book = workbook([["org_id", "name", "org_type"], ["org-1", "Esimerkki Oy", "company"]], "Jäsenet")
    toml = open_toml + '\n[tables.organisation]\nsheet = "Jasenet"\n'
    root = project({**open_files, "data/organisation.xlsx": book}, toml=toml)
    message = refused(call_cli("run", root), 2, "file.sheet_unknown")
    assert "'Jasenet'" in message
    assert "Did you mean 'Jäsenet'?" in message


def test_headers_that_stand_further_down_than_is_told(
    project: Any, call_cli: Any, refused: Any, workbook: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    del open_files["data/organisation.csv"]
    rows = [["Jäsenluettelo 2026"], [], ["org_id", "name", "org_type"], ["org-1", "Esimerkki Oy", "company"]]
    toml = f"{open_toml}\n[tables.organisation]\nheader_row = 1\n"  # what is told is not corrected
    root = project({**open_files, "data/organisation.xlsx": workbook(rows)}, toml=toml)
    message = refused(call_cli("check", root), 1, "file.missing_column")
    assert "'data/organisation.xlsx' (sheet 'Taul1')" in message
    assert "'Jäsenluettelo 2026'" in message


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_delimiter_that_is_not_told_is_found(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str], delimiter: str
) -> None:
    files = {name: text.replace(";", delimiter) for name, text in open_files.items()}
    result = call_cli("run", project(files, toml=open_toml), "--quiet")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_file_with_nothing_but_headers(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    for name in ("event", "attendance", "participation"):
        open_files[f"data/{name}.csv"] = open_files[f"data/{name}.csv"].partition("\n")[0] + "\n"
    root: Path = project(open_files, toml=open_toml)
    result = call_cli("run", root, "--json")
    assert (result.code, result.err) == (0, "")
    rows = {line["what"]: line["rows"] for line in result.lines if line.get("step") == "ingest"}
    assert rows["data/event.csv"] == rows["data/attendance.csv"] == rows["data/participation.csv"] == 0
    assert rows["data/organisation.csv"] == 2
