"""A name is what people write: SQL, HTML, formulas, paths. It stays a text in every output, and names no file."""

from __future__ import annotations

import io
import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import yaml

NAMES = [
    "'; drop table organisation; --",
    "\"; copy (select 1) to '/tmp/x'; --",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style><style>*{display:none}</style>",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "\t=1+1",
    "https://example.org/x",
    "../../../etc/passwd",
    "C:\\Windows\\system32",
    "a/b\\c:d*e?f",
    "{{ 7 * 7 }}{% raw %}",
    "{value} {name} %s ${HOME} $(id)",
    "[bold red]x[/bold red] [/]",
    "!!python/object/apply:os.system ['id']",
    "&anchor: *alias",
    "\u202egnp.exe",
    "NULL",
]
TOML = """\
[project]
name = "Sitoumusverkosto (keksitty)"
language = "en"
as_of = 2026-06-30
max_rejects = "100%"
max_errors = 1000

[[programmes]]
id = "sitoumus"
name = "<script>alert('ohjelma')</script>"
model = "commitment_network"

[publish.duckdb]

[publish.workbook]

[publish.power_bi]

[publish.superset]
data_folder = "/data"
"""
SCHEMES = ("http:", "https:", "javascript:", "file:", "//")


class Page(HTMLParser):
    """What a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.acts: list[tuple[str, str, str | None]] = []
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        for name, value in attrs:
            leads = name in ("href", "src", "action", "xlink:href", "srcset") and (value or "").startswith(SCHEMES)
            if name.startswith("on") or leads:
                self.acts.append((tag, name, value))


@pytest.mark.promise("A name stays a text", "names that are SQL, HTML, formulas, paths or YAML, in every output")
def test_a_name_does_nothing_anywhere(project: Any, call_cli: Any, record_property: Any) -> None:
    quoted = ['"' + name.replace('"', '""') + '"' for name in NAMES]
    files = {
        "data/organisation.csv": "org_id;name;org_type;employees\n"
        + "".join(f"good-{at};{name};company;\n" for at, name in enumerate(quoted))
        + "".join(f"{name};{name};company;{name}\n" for name in quoted),
        "data/membership.csv": "membership_id;org_id;valid_from;leave_reason\n"
        + "".join(f"m-{at};good-{at};2020-01-01;{name}\n" for at, name in enumerate(quoted)),
        "data/commitment.csv": "commitment_id;membership_id;title;kind;made_on;status\n"
        + "".join(f"c-{at};m-{at};{name};quantified;2020-01-01;active\n" for at, name in enumerate(quoted)),
    }
    root: Path = project(files, toml=TOML)
    result = call_cli("run", root)
    assert (result.code, result.err) == (0, "")
    out = root / "out"
    published = [path for path in out.rglob("*") if path.is_file()]
    record_property("times", len(NAMES) * len(published))

    told = "".join(str(path.relative_to(out)) for path in published)
    assert [name for name in NAMES if name.strip("\t+@=-") in told] == []

    page = Page()
    page.feed((out / "report.html").read_text("utf-8"))
    assert "default-src 'none'" in page.policy
    assert page.acts == []
    assert page.tags.isdisjoint({"script", "iframe", "object", "embed", "base", "form", "link"})
    assert "unsafe" not in page.policy

    books = [path for path in published if path.suffix == ".xlsx"]
    assert len(books) == 3
    for path in books:
        seen = set()
        for sheet in openpyxl.load_workbook(path):
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                assert cell.data_type != "f", (path.name, sheet.title, cell.coordinate)
                assert not (cell.hyperlink and cell.hyperlink.target), (path.name, sheet.title, cell.coordinate)
                seen.add(cell.value)
        assert NAMES[0] in seen, path.name
        with zipfile.ZipFile(path) as archive:
            assert not [name for name in archive.namelist() if "externalLink" in name or "vba" in name.lower()]

    (database,) = [path for path in published if path.suffix == ".duckdb"]
    with duckdb.connect(str(database), read_only=True) as connection:
        ((schema, table),) = connection.execute(
            "select table_schema, table_name from information_schema.tables "
            "where table_name = 'dim_organisation' and table_type = 'BASE TABLE'"
        ).fetchall()
        names = {name for (name,) in connection.execute(f'select name from "{schema}"."{table}"').fetchall()}
        assert {name.strip() for name in NAMES} <= {name.strip() for name in names if name}

    model = [path for path in published if "power_bi" in path.parts]
    assert {".tmdl", ".json"} <= {path.suffix for path in model}
    for path in model:
        text = path.read_text("utf-8-sig")
        assert [name for name in NAMES if len(name) > 5 and name in text] == [], path.name
        if path.suffix in (".json", ".pbip", ".pbir", ".pbism"):
            json.loads(text)

    (bundle,) = [path for path in published if path.suffix == ".zip"]
    with zipfile.ZipFile(io.BytesIO(bundle.read_bytes())) as archive:
        for name in archive.namelist():
            assert not name.startswith("/")
            assert ".." not in Path(name).parts
            if name.endswith((".yaml", ".yml")):
                assert yaml.safe_load(archive.read(name)) is not None
    assert sorted(path.name for path in root.iterdir()) == ["climatekit.toml", "data", "history", "out"]
