"""Nothing personal leaves the house but in the rejects; and whatever people write as a name stays a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

TOML = """\
[project]
name = "Sitoumusverkosto (keksitty)"
language = "en"
as_of = 2026-06-30
max_rejects = "100%"
max_errors = 1000

[[programmes]]
id = "sitoumus"
name = "Sitoumusverkosto"
model = "commitment_network"
"""
# each of these words must be found in the inputs and the rejects, and nowhere else
TRADER = ("Kanarialintu Toiminimi", "1234567-1", "FI12345671", "7H6GLXDRUGQFU57RNE97")
PERSON = ("Kaisa Kanaria", "kaisa.kanaria@example.org", "+358 40 1234567")
REJECTED = ("Raimo Rejekti", "raimo.rejekti-at-example.org", "+358 50 7654321")
FILES = {
    "data/organisation.csv": "org_id;name;business_id;vat_id;lei;org_type;employees\n"
    "org-1;Esimerkki Oy;;;;company;40\n"
    f"org-2;{';'.join(TRADER)};sole_trader;1\n",
    "data/contact.csv": "contact_id;org_id;person_name;email;phone;purpose;legal_basis;retention_until\n"
    f"con-1;org-2;{';'.join(PERSON)};Jäsenviestintä;public_task;2020-12-31\n"
    f"con-2;org-2;{';'.join(REJECTED)};Jäsenviestintä;public_task;2027-12-31\n",
    "data/membership.csv": "membership_id;org_id;valid_from\nm-1;org-1;2020-01-01\nm-2;org-2;2020-01-01\n",
    "data/commitment.csv": "commitment_id;membership_id;title;kind;made_on;status\n"
    "c-1;m-1;Vähennämme;quantified;2020-01-01;active\nc-2;m-2;Vähennämme;quantified;2020-01-01;active\n",
    "data/target.csv": "target_id;commitment_id;target_type;metric;unit;base_year;base_value;target_year;target_value\n"
    "t-1;c-1;absolute;electricity;MWh;2019;100;2025;80\nt-2;c-2;absolute;electricity;MWh;2019;100;2025;80\n",
}

HOSTILE = [
    "'; drop table organisation; --",
    '"; select * from organisation; --',
    "<script>alert('x')</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.org","x")',
    "=1+1",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "{=1+1}",
    "{value} {name} {org_id}",
    "{{ 7 * 7 }}",
    "%s %d ${HOME} $(id)",
    "[bold red]x[/bold red] [/]",
    "https://example.org/" + "x" * 250,
    "../../etc/passwd",
    "\u202egnp.exe",
    "Päivä 日本 🌍",
    "NULL",
    "nan",
    "a\x01b",
]


def _texts(path: Path) -> str:
    """All that a reader of the file can see, and the bytes as they are."""
    raw = path.read_bytes().decode("latin-1") + path.read_bytes().decode("utf-8", errors="replace")
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        raw += f"{table.to_pydict()} {table.schema.to_string(show_schema_metadata=True)}"
    return raw


def test_no_person_is_in_what_is_published(project: Any, call_cli: Any) -> None:
    root = project(FILES, toml=TOML)
    results = [call_cli("run", root, "--language", language) for language in ("fi", "sv", "en")]
    results += [call_cli("run", root, "--json"), call_cli("check", root)]
    assert {result.code for result in results} == {0}
    words = {word.split("@")[0] for word in (*TRADER, *PERSON, *REJECTED)}
    words |= {"Kanaria", "Rejekti", "kanaria", "rejekti"}
    for path in sorted((root / "out").rglob("*")):
        if path.is_file() and not path.relative_to(root / "out").as_posix().startswith("rejects"):
            found = _texts(path)
            assert [word for word in words if word in found] == [], path
    for result in results:
        assert [word for word in words if word in result.out + result.err] == []
    rejected = _texts(root / "out" / "rejects" / "contact.parquet")
    assert [word for word in REJECTED if word not in rejected] == []
    assert not (root / "out" / "rejects" / "organisation.parquet").exists(), "the trader is sound, and only nameless"


def test_the_trader_is_counted_all_the_same(project: Any, call_cli: Any) -> None:
    root = project(FILES, toml=TOML)
    assert call_cli("run", root, "--quiet").code == 0
    rows = pq.read_table(root / "out" / "tables" / "organisation.parquet").to_pylist()
    trader = next(row for row in rows if row["org_id"] == "org-2")
    assert (trader["org_type"], trader["employees"]) == ("sole_trader", 1)
    assert [trader[column] for column in ("name", "business_id", "vat_id", "lei")] == [None] * 4
    company = next(row for row in rows if row["org_id"] == "org-1")
    assert company["name"] == "Esimerkki Oy"
    contact = pq.read_schema(root / "out" / "tables" / "contact.parquet")
    assert {"person_name", "email", "phone"}.isdisjoint(contact.names)
    assert "purpose" in contact.names


def test_a_broken_row_of_a_trader_is_kept_for_its_owner_alone(project: Any, call_cli: Any) -> None:
    """Another row says who it is: that must not reach the findings or the manifest either."""
    broken = FILES["data/organisation.csv"].replace("sole_trader;1", "sole_trader;one")
    root = project({**FILES, "data/organisation.csv": broken}, toml=TOML)
    result = call_cli("run", root)
    assert result.code == 0
    for path in (path for path in (root / "out").rglob("*") if path.is_file()):
        private = path.relative_to(root / "out").as_posix().startswith("rejects")
        assert ("Kanarialintu" in _texts(path)) is (private and path.stem == "organisation"), path
    manifest = json.loads((root / "out" / "run.json").read_text("utf-8"))
    assert manifest["reject_reasons"] == {"contact": {"email:value.wrong_pattern": 1}, "organisation":
                                          {"employees:type.integer": 1}}  # fmt: skip


@pytest.fixture(scope="module")
def hostile_files() -> dict[str, str]:
    quoted = ['"' + name.replace('"', '""') + '"' for name in HOSTILE]
    return {
        "data/organisation.csv": "org_id;name;org_type;employees\n"
        + "".join(f"good-{at};{name};company;\n" for at, name in enumerate(quoted))
        + "".join(f"bad-{at};{name};company;{name}\n" for at, name in enumerate(quoted)),
        "data/membership.csv": "membership_id;org_id;valid_from;leave_reason\n"
        + "".join(f"m-{at};good-{at};2020-01-01;{name}\n" for at, name in enumerate(quoted)),
        "data/commitment.csv": "commitment_id;membership_id;title;kind;made_on;status\n"
        + "".join(f"c-{at};m-{at};{name};quantified;2020-01-01;active\n" for at, name in enumerate(quoted)),
    }


def test_a_name_is_a_text_whatever_it_looks_like(project: Any, call_cli: Any, hostile_files: dict[str, str]) -> None:
    root = project(hostile_files, toml=TOML)
    result = call_cli("run", root)
    assert (result.code, result.err) == (0, "")
    rows = pq.read_table(root / "out" / "tables" / "organisation.parquet").to_pylist()
    names = {row["org_id"]: row["name"] for row in rows}
    assert names == {f"good-{at}": name for at, name in enumerate(HOSTILE)}
    marts = pq.read_table(root / "out" / "marts" / "dim_organisation.parquet").to_pylist()
    assert set(HOSTILE) <= {row["name"] for row in marts}
    rejected = pq.read_table(root / "out" / "rejects" / "organisation.parquet").to_pylist()
    assert [(row["name"], row["employees"]) for row in rejected] == [(name, name) for name in HOSTILE]
    findings = pq.read_table(root / "out" / "findings" / "findings.parquet").to_pylist()
    told = {row["message_en"] for row in findings if row["org_id"] == "good-10"}
    assert any("{value} {name} {org_id}" in message for message in told), "a name is never filled in again"


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(
    project: Any, call_cli: Any, hostile_files: dict[str, str]
) -> None:
    root = project(hostile_files, toml=TOML)
    assert call_cli("run", root, "--quiet").code == 0
    sheet = openpyxl.load_workbook(root / "out" / "rejects.xlsx")["organisation"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {cell.column for cell in cells if cell.data_type == "n"} == {4}, "the number of the row and nothing else"
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    titles = [cell.value for cell in sheet[1]]
    names = [row[titles.index("name")].value for row in sheet.iter_rows(min_row=2)]
    assert names == [name.replace("\x01", "") for name in HOSTILE], "a workbook can't hold a control character"
