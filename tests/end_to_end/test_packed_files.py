"""Archives with several files of one table, and how messages name a file."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import duckdb
import pytest

ORGANISATIONS = "org_id,name,org_type\no1,Esimerkki Oy,company\n"
TOML = """
[project]
name = "T"
as_of = 2026-10-31
max_errors = 9
max_rejects = 9
[[programmes]]
id = "p"
model = "open_network"
"""


def zipped(members: Mapping[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def months(letter: str) -> dict[str, str]:
    """An export: two files of the same table, written in two ways; one of the four rows is broken."""
    rows = {
        "vienti/2026-02.csv": "event_id;name;held_on;kind\n@3;Kahvit;2026-02-03;breakfast\n@4;Juhla;joskus;other\n",
        "vienti/2026-01.csv": "event_id,name,held_on,kind\n@1,Å,2026-01-03,breakfast\n@2,B,2026-01-13,other\n",
        "lueminut.md": "x",
    }
    return {name: text.replace("@", letter) for name, text in rows.items()}


def test_the_files_in_an_archive_are_its_sheets(project: Any, call_cli: Any) -> None:
    january, february = "vienti/2026-01.csv", "vienti/2026-02.csv"
    told = {"a": '"*"', "b": '["2026-02.csv", "vienti/2026-01.csv"]', "c": '"2026-02.csv"'}
    blocks = [f'[[tables.event]]\npath = "{name}.zip"\nsheet = {sheet}\n' for name, sheet in told.items()]
    archives = {f"{name}.zip": zipped(months(name)) for name in told}
    root = project({"data/organisation.csv": ORGANISATIONS, **archives}, toml=TOML + "".join(blocks))
    result = call_cli("run", root, "--quiet", "--no-report")
    assert result.code in (0, 1), result.err
    events = duckdb.sql(f"select event_id from '{root}/out/tables/event.parquet' order by all").fetchall()
    assert [name for (name,) in events] == ["a1", "a2", "a3", "b1", "b2", "b3", "c3"]
    sources = json.loads((root / "out" / "run.json").read_text("utf-8"))["sources"]
    seen = [(source["file"], source["sheet"], source["read"]) for source in sources if source["table"] == "event"]
    assert seen == [
        ("a.zip", january, 2), ("a.zip", february, 2), ("b.zip", february, 2), ("b.zip", january, 2),
        ("c.zip", february, 2),
    ]  # fmt: skip
    rejected = f"select file, sheet, row from '{root}/out/rejects/reject_reasons.parquet' order by all"
    assert duckdb.sql(rejected).fetchall() == [(f"{name}.zip", february, 3) for name in "abc"]


def test_several_files_in_an_archive_are_never_chosen_from(project: Any, call_cli: Any, refused: Any) -> None:
    root = project({"data/organisation.csv": ORGANISATIONS, "data/event.zip": zipped(months("a"))}, toml=TOML)
    assert refused(call_cli("check", root), 2, "file.sheet_unknown") == (
        "There are several files in data/event.zip: say which one with sheet = \"…\", 'vienti/2026-01.csv' or "
        "'vienti/2026-02.csv', or sheet = \"*\" for all."
    )


HEAD = "event_id;name;held_on;kind\n"
TWICE = gzip.compress(b"a;a\n", mtime=0)  # the name of a case must not tell the time: workers compare the names


@pytest.mark.parametrize(("name", "content", "code", "said"), [
    ("event.csv", HEAD + 'e1;"x\n', "file.open_quote", "data/event.csv starts a quote on line 2 that never ends"),
    ("event.csv", b"event_id\n\x81\n", "file.encoding", "data/event.csv, line 2, is not in the encoding 'cp1252'"),
    ("event.csv", "name;name\n", "file.duplicate_header", "data/event.csv has the header 'name' twice"),
    ("event.csv", "", "file.empty", "data/event.csv is empty"),
    ("event.csv.gz", TWICE, "file.duplicate_header", "data/event.csv.gz has the header 'a' twice"),
    ("event.csv.gz", b"no", "file.unreadable", "data/event.csv.gz can't be unpacked"),
    ("event.zip", zipped({"a.csv": "x;x\n"}), "file.duplicate_header", "a.csv in data/event.zip has the header 'x'"),
    ("event.xlsx", b"no", "file.unreadable", "data/event.xlsx can't be read as a workbook"),
    ("event.parquet", b"no", "file.unreadable", "data/event.parquet"),
])  # fmt: skip
def test_messages_name_the_file_as_the_user_knows_it(
    project: Any, call_cli: Any, refused: Any, name: str, content: Any, code: str, said: str
) -> None:
    root = project({"data/organisation.csv": ORGANISATIONS, f"data/{name}": content}, toml=TOML)
    sentence = refused(call_cli("check", root), 1, code)
    assert sentence.startswith(said)
    assert str(root) not in sentence
