"""Files made to break a reader: each is refused in one sentence, or read, and none of them takes long."""

from __future__ import annotations

import gzip
import io
import os
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ORGANISATIONS = "org_id;name;org_type\norg-1;Esimerkki Oy;company\norg-2;Keksitty kunta;municipality\n"
ROWS = [line.split(";") for line in ORGANISATIONS.splitlines()]
SHEET = "xl/worksheets/sheet1.xml"
ZEROS = ORGANISATIONS.encode() + b"0" * (80 << 20)


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def changed(book: bytes, change: Callable[[bytes], bytes], part: str = SHEET) -> bytes:
    """The workbook with one of its parts written otherwise, and really so."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts[part]
    parts[part] = change(before)
    assert parts[part] != before
    return zipped(parts)


def moved(*pairs: tuple[bytes, bytes]) -> Callable[[bytes], bytes]:
    def move(content: bytes) -> bytes:
        for old, new in pairs:
            assert old in content
            content = content.replace(old, new)
        return content

    return move


def claiming(book: bytes, texts: int) -> bytes:
    """The workbook with a table of shared strings that says it has so many."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{space}" count="1" uniqueCount="{texts}"><si><t>x</t></si></sst>'
    return zipped({**parts, "xl/sharedStrings.xml": strings.encode()})


def ods(rows: int, columns: int) -> bytes:
    names = ["office", "table", "text"]
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    cell = '<table:table-cell{} office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    repeated = cell.format(f' table:number-columns-repeated="{columns}"', "x")
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet><table:table '
        f'table:name="a"><table:table-row>{"".join(cell.format("", header) for header in ROWS[0])}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="{rows}">{repeated}</table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        {"mimetype": kind.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    )


def xlsb(row: int, column: int) -> bytes:
    """Excel's binary workbook of the organisations, and a cell that stands alone."""

    def record(kind: int, data: bytes = b"") -> bytes:
        head = b""
        for number in (kind, len(data)):
            while number > 0x7F:
                head, number = head + bytes([number & 0x7F | 0x80]), number >> 7
            head += bytes([number])
        return head + data

    def text(value: str) -> bytes:
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    def filled(row: int, cells: dict[int, str]) -> bytes:
        head = record(0, struct.pack("<I", row) + bytes(13))
        return head + b"".join(record(6, struct.pack("<II", at, 0) + text(cell)) for at, cell in cells.items())

    rows = b"".join(filled(at, dict(enumerate(cells))) for at, cells in enumerate(ROWS))
    size = record(148, struct.pack("<4I", 0, 9, 0, 9))
    sheet = record(129) + size + record(145) + rows + filled(row, {column: "x"}) + record(146) + record(130)
    named = record(156, struct.pack("<II", 0, 1) + text("rId1") + text("Taul1"))
    kind = "http://schemas.openxmlformats.org/{}/2006/relationships"
    relations = (
        f'<Relationships xmlns="{kind.format("package")}"><Relationship Id="rId1" '
        f'Type="{kind.format("officeDocument")}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return zipped(
        {
            "xl/workbook.bin": record(131) + record(143) + named + record(144) + record(132),
            "xl/_rels/workbook.bin.rels": relations.encode(),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def misnamed(archive: bytes) -> bytes:
    """With one more part, whose name is said to be UTF-8."""
    name, buffer = "ööö.xml", io.BytesIO(archive)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(name, b"<a/>")
    return buffer.getvalue().replace(name.encode(), b"\xb6" * 6 + b".xml")


def nested(content: bytes, depth: int) -> bytes:
    for _ in range(depth):
        content = zipped({"organisation.csv.zip": content})
    return content


@pytest.fixture
def attack(project: Any, call_cli: Any, refused: Any, open_toml: str, open_files: dict[str, str]) -> Any:
    """``attack(name, suffix, content, exit_code, code)``: the organisations are in that file."""
    del open_files["data/organisation.csv"]

    def check(name: str, suffix: str, content: Any, exit_code: int, code: str, toml: str = "") -> str:
        root = project(open_files, toml=open_toml + toml, name=name)
        path = root / "data" / f"organisation.{suffix}"
        if callable(content):
            content(path)
        else:
            path.write_bytes(content)
        begun = time.process_time()
        message: str = refused(call_cli("check", root, "--threads", "1"), exit_code, code)
        assert time.process_time() - begun < 20, name
        assert "organisation" in message
        return message

    return check


@pytest.mark.promise("Bad input never breaks the program", "bombs, sheets of a billion rows, broken packages")
def test_what_unpacks_to_more_than_there_is(attack: Any, workbook: Any, times: Any) -> None:
    book = workbook(ROWS)
    unreadable, large, wide = (1, "file.unreadable"), (1, "file.too_large"), (1, "file.too_wide")
    cases: dict[str, tuple[str, Any, tuple[int, str]]] = {
        "zip bomb": ("zip", zipped({"organisation.csv": ZEROS}), large),
        "gzip bomb": ("csv.gz", gzip.compress(ZEROS, 9), large),
        "zip in zip": ("zip", nested(ORGANISATIONS.encode(), 5), unreadable),
        "bomb in a workbook": ("xlsx", changed(book, lambda content: content + b" " * (80 << 20)), large),
        "far corner": ("xlsx", changed(book, moved((b'r="C3"', b'r="XFD1048576"'))), large),
        "row 4 billion": (
            "xlsx",
            changed(book, moved((b'<row r="3"', b'<row r="4000000000"'), (b'r="C3"', b'r="C4000000000"'))),
            large,
        ),
        "column ZZZZZZ": ("xlsx", changed(book, moved((b'r="C3"', b'r="ZZZZZZ3"'))), large),
        "column of 10,000 letters": ("xlsx", changed(book, moved((b'r="C3"', b'r="%b3"' % (b"Z" * 10_000)))), large),
        "far corner of a binary workbook": ("xlsb", xlsb(1_048_575, 16_383), large),
        "row 4 billion of a binary workbook": ("xlsb", xlsb(4_294_967_295, 0), large),
        "wide beyond any spreadsheet": ("csv", b";".join([b"org_id", *[b"x"] * 200_000]) + b"\norg-1\n", wide),
        "a billion rows": ("ods", ods(1_000_000_000, 3), large),
        "a billion columns": ("ods", ods(2, 1_000_000_000), large),
        "a million rows of 16384": ("ods", ods(1_000_000, 16_384), large),
        "a sheet without an end": (
            "ods",
            changed(ods(2, 3), moved((b"</table:table>", b"</tablble:table>")), "content.xml"),
            unreadable,
        ),
        "half a sheet": (
            "ods",
            changed(ods(2, 3), lambda xml: xml.partition(b"</table:table>")[0], "content.xml"),
            unreadable,
        ),
        "more texts than there is memory": ("xlsx", claiming(book, 3_999_999_999_997), unreadable),
        **{
            f"a name that is no UTF-8, in .{suffix}": (suffix, misnamed(content), unreadable)
            for suffix, content in {"ods": ods(2, 3), "xlsx": book, "zip": zipped({"o.csv": b"org_id"})}.items()
        },
        "no sheet": ("ods", zipped({"content.xml": b"<a/>"}), unreadable),
    }
    for name, (suffix, content, (exit_code, code)) in cases.items():
        attack(name, suffix, content, exit_code, code)
    times("CASES", len(cases))


def test_a_cell_that_is_only_formatted_is_not_far(
    project: Any, call_cli: Any, workbook: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    """A row that is coloured to its end is nothing to refuse."""
    book = changed(workbook(ROWS), moved((b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>')))
    book = claiming(book, 5_000_000)  # and some programs count what they write, not what is different
    del open_files["data/organisation.csv"]
    root = project({**open_files, "data/organisation.xlsx": book}, toml=open_toml)
    assert call_cli("check", root, "--quiet").code == 0


def test_what_is_wide_or_binary_is_read_all_the_same(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    """Three thousand columns and a blank row take seconds, not minutes; a workbook with nothing far away is read."""
    del open_files["data/organisation.csv"]
    more = 3_000
    header, *rows = ORGANISATIONS.splitlines()
    lines = [
        header + ";" + ";".join(f"x{at}" for at in range(more)),
        ";" * (more + 2),
        *(f"{row}{';' * more}" for row in rows),
    ]
    begun = time.process_time()
    for suffix, content in {"csv": "\n".join(lines).encode(), "xlsb": xlsb(2, 3)}.items():
        root = project({**open_files, f"data/organisation.{suffix}": content}, toml=open_toml, name=suffix)
        result = call_cli("check", root, "--threads", "1", "--json")
        assert (result.code, result.err) == (0, ""), suffix
        (read,) = [
            line
            for line in result.lines
            if line["event"] == "step" and line.get("table") == "organisation" and line["step"] == "ingest"
        ]
        assert read["rows"] == 2
    assert time.process_time() - begun < 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.promise("Bad input never breaks the program", "devices, pipes, links, deep TOML")
def test_what_is_no_file(
    attack: Any, project: Any, call_cli: Any, refused: Any, open_toml: str, open_files: dict[str, str], times: Any
) -> None:
    def link(to: str) -> Callable[[Path], None]:
        return lambda path: path.symlink_to(to)

    dev = 'language = "en"\nallow_outside = ["/dev"]'
    outside, special = (2, "file.outside"), (2, "file.special")
    attack("pipe", "csv", os.mkfifo, *special)
    attack("link to a device", "csv", link("/dev/zero"), *outside)
    attack("link to a secret", "csv", link("/etc/passwd"), *outside)
    attack("link to itself", "csv", link("organisation.csv"), 2, "file.missing")
    attack("a folder", "csv", Path.mkdir, 2, "table.missing")
    attack("path of a device", "csv", Path.touch, *outside, toml='\n[tables.organisation]\npath = "/dev/zero"\n')
    attack("path up", "csv", Path.touch, *outside, toml='\n[tables.organisation]\npath = "../../../etc/passwd"\n')

    allowed = project(open_files, toml=open_toml.replace('language = "en"', dev), name="allowed")
    (allowed / "data" / "organisation.csv").symlink_to("/dev/zero")
    refused(call_cli("check", allowed), *special)

    deep = {
        "brackets": ("x = " + "[" * 5000 + "]" * 5000, "config.not_toml"),
        "dots": ("[" + ".".join("a" * 3000) + "]", "config.wrong_value"),
        "digits": ("x = " + "9" * 10_000, "config.not_toml"),
    }
    for name, (text, code) in deep.items():
        refused(call_cli("check", project({}, toml=f"{open_toml}\n{text}\n", name=name)), 2, code)
    pipe = project({}, name="pipe for a project")
    os.mkfifo(pipe / "climatekit.toml")
    refused(call_cli("check", pipe), 2, "config.unreadable")
    times("SPECIAL", 12)


def test_a_very_long_cell_is_told_shortly(
    project: Any, call_cli: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    long = "x" * 10_000
    open_files["data/organisation.csv"] += f"org-3;{long};{long}\n"
    result = call_cli("run", project(open_files, toml=open_toml), "--max-rejects", "1")
    assert (result.code, result.err) == (0, "")
    assert len(result.out) < 10_000


def test_a_header_on_several_lines_is_told_on_one(
    project: Any, call_cli: Any, refused: Any, workbook: Any, open_toml: str, open_files: dict[str, str]
) -> None:
    del open_files["data/organisation.csv"]
    book = workbook([["Joku\nmuu\r\nsarake", "name", "org_type"], *ROWS[1:]])
    root = project({**open_files, "data/organisation.xlsx": book}, toml=open_toml)
    assert "'Joku muu" in refused(call_cli("check", root), 1, "file.missing_column")
