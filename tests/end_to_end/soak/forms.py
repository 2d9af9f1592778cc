"""Rows of cells written as every kind of file, sound or with what a program or a person may do to a table."""

from __future__ import annotations

import datetime
import decimal
import gzip
import io
import random
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

Rows = list[list[str]]
SUFFIXES = ("csv", "tsv", "csv.gz", "zip", "xlsx", "ods", "parquet")
TABLES: dict[str, Rows] = {
    "participation": [
        ["org_id", "source", "first_seen"],
        ["org-1", "mailing_list", "15.1.2025"],
        ["org-2", "event", "2026-03-04"],
    ],
    "attendance": [["event_id", "org_id", "headcount"], ["ev-1", "org-1", "2"], ["ev-1", "org-2", "1"]],
    "action_plan": [
        ["year", "adopted_on", "events_planned", "practices", "status"],
        ["2026", "2026-01-15", "4", 'Kahvit; "aamulla" & Åbo', "adopted"],
    ],
    "event": [
        ["event_id", "name", "held_on", "kind"],
        ["ev-1", "Aamukahvit", "2026-03-04", "breakfast"],
        ["ev-2", "Ålands kaffe", "31.12.2025", "breakfast"],
    ],
    "resource_use": [
        ["period", "cost_category", "fund_source", "persons", "cost_eur"],
        ["2025", "staff", "own", "2", "1 234,50"],
        ["2025-06", "events", "eu", "", "-3"],
    ],
    "organisation": [
        ["org_id", "name", "org_type", "business_id", "employees", "turnover_eur", "joined"],
        ["org-1", "Esimerkki Oy", "company", "1234567-1", "40", "1 234,50", "31.12.2024"],
        ["org-2", "Keksitty kunta", "municipality", "", "12", "12,5", "1.2.2025"],
        ["org-3", 'Åbo "Ab"; & Co', "company", "", "7", "-3", "2025-03-04"],
    ],
}
CELLS = (
    *("", " ", "\u00a0", "0", "-0", "-1", "1e999", "NaN", "inf", "9" * 40, "0x10", "1,5", "1.5", "1.234,56", "1 000"),
    *("31.2.2024", "2024-02-30", "0000-00-00", "9999-12-31", "1.1.0001", "45000", "12/31/2024", "2025-13", "2025-W01"),
    *("=1+1", "#REF!", "#DIV/0!", "@x", "NULL", "None", "true", "Yhteensä", "x" * 5000, "\u202e", "\U0001f30d"),
    *('"', '""', "'", ";", ",", "\t", "a\nb", "a\r\nb", "\\", "\0", "\ufeff", "</t>", "&#0;", "ev-1", "org-1"),
)
KINDS = ("inlineStr", "str", "n", "b", "e", "d", "s", "x")
_PARTS: dict[str, bytes] = {}
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def rearranged(rows: Rows, chance: random.Random) -> Rows:
    """As people leave tables: columns twice or without a name, rows that are too long, cells of another kind."""
    rows = [list(row) for row in rows]
    for _ in range(chance.choice((1, 1, 2, 4))):
        row = chance.choice(rows)
        at = chance.randrange(len(row) + 1)
        match chance.randrange(11):
            case 0 | 1 | 2 if len(rows) > 1:
                row = chance.choice(rows[1:])
                row[chance.randrange(len(row)) : at] = [chance.choice(CELLS)]
            case 3:
                row.insert(at, chance.choice(CELLS))
            case 4:
                del row[at:]
            case 5:
                rows.insert(chance.randrange(len(rows) + 1), list(row))
            case 6:
                rows.insert(0, chance.choice(([], [""], ["Otsikko"], ["", "", chance.choice(CELLS)])))
            case 7:
                chance.shuffle(row)
            case 8:
                row += [chance.choice(CELLS)] * chance.choice((1, 3, 40))
            case 9:
                rows += [[chance.choice(CELLS) for _ in row]] * chance.choice((1, 2, 30))
            case 10:
                rows[0] = [chance.choice((name.upper(), f" {name}", name[:-1], f"{name} (€)", "")) for name in rows[0]]
        rows = [row or [""] for row in rows]
    return rows


def written(suffix: str, rows: Rows, chance: random.Random | None = None) -> bytes:
    """``rows`` as a file; ``chance`` picks a delimiter, an encoding, kinds of cells, types of columns."""
    match suffix:
        case "xlsx":
            return packed({**_book(), "xl/worksheets/sheet1.xml": _sheet(rows, chance).encode("utf-8", "replace")})
        case "ods":
            return _ods(rows, chance)
        case "parquet":
            return _parquet(rows, chance)
    text = _text(rows, "\t" if suffix == "tsv" else ";", chance)
    if suffix == "zip":
        return packed({"table.csv": text})
    return gzip.compress(text, 1, mtime=0) if suffix == "csv.gz" else text


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _text(rows: Rows, delimiter: str, chance: random.Random | None) -> bytes:
    encoding, end = "utf-8", "\n"
    if chance:
        delimiter = chance.choice((delimiter, delimiter, ",", "|", "\t", ";"))
        encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32", "cp437"))
        end = chance.choice(("\n", "\n", "\r\n", "\r", "\n\n"))
    bare = chance is not None and chance.random() < 0.3
    lines = (delimiter.join(row if bare else ['"' + cell.replace('"', '""') + '"' for cell in row]) for row in rows)
    return (end.join(lines) + end).encode(encoding, "replace")


def _book() -> dict[str, bytes]:
    """The parts of a real workbook, all but the sheet's own."""
    if not _PARTS:
        stream = io.BytesIO()
        openpyxl.Workbook().save(stream)
        with zipfile.ZipFile(stream) as archive:
            _PARTS.update({name: archive.read(name) for name in archive.namelist()})
    return _PARTS


def _sheet(rows: Rows, chance: random.Random | None) -> str:
    lines = []
    for at, row in enumerate(rows, 1):
        cells = []
        for column, cell in enumerate(row):
            kind, place = "inlineStr", f"{chr(65 + column % 26)}{at}" if column < 26 else f"A{chr(39 + column)}{at}"
            if chance and chance.random() < 0.2:
                kind = chance.choice(KINDS)
                place = chance.choice((place, place, "A1", "", "ZZZ1", "A99999999", "A0", "1A"))
            inside = f"<is><t>{escape(cell)}</t></is>" if kind == "inlineStr" else f"<v>{escape(cell)}</v>"
            style = f' s="{chance.randrange(3)}"' if chance and chance.random() < 0.05 else ""
            cells.append(f'<c r="{place}" t="{kind}"{style}>{inside}</c>')
        number = chance.choice((at, at, at, at, 1, 0, "", "x", 2_000_000)) if chance and chance.random() < 0.1 else at
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    body = "".join(lines).replace("\0", "")
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'


def _ods(rows: Rows, chance: random.Random | None) -> bytes:
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            kind, more = "string", ""
            if chance and chance.random() < 0.2:
                kind = chance.choice(("float", "date", "boolean", "percentage", "currency", "time", "x"))
                more = f" office:{chance.choice(('value', 'date-value', 'boolean-value'))}={quoteattr(cell)}"
                more += chance.choice(("", "", ' table:number-columns-repeated="3"', ' table:formula="of:=1/0"'))
            cells.append(
                f'<table:table-cell office:value-type="{kind}"{more}><text:p>{escape(cell)}</text:p></table:table-cell>'
            )
        repeated = chance.choice(("1", "2", "0", "-1", "x")) if chance and chance.random() < 0.05 else "1"
        lines.append(f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>')
    names = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0"?><office:document-content {names}><office:body><office:spreadsheet><table:table '
        f'table:name="a">{"".join(lines)}</table:table></office:spreadsheet></office:body></office:document-content>'
    ).replace("\0", "")
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode("utf-8", "replace"),
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0"/>'.encode(),
        }
    )


def _parquet(rows: Rows, chance: random.Random | None) -> bytes:
    names, table = rows[0], rows[1:]
    columns = [[row[at] if at < len(row) else None for row in table] for at in range(len(names))]
    arrays = [pa.array(column, pa.string()) for column in columns]
    if chance:
        arrays = [_typed(len(table), chance) if chance.random() < 0.4 else array for array in arrays]
    stream = io.BytesIO()
    codec = chance.choice(("snappy", "none", "zstd", "gzip", "lz4")) if chance else "snappy"
    pq.write_table(pa.Table.from_arrays(arrays, names=[name.replace("\0", "") for name in names]), stream,
                   compression=codec, use_dictionary=not chance or chance.random() < 0.5)  # fmt: skip
    return stream.getvalue()


def _typed(rows: int, chance: random.Random) -> pa.Array:
    """A column of a type that a program may have written, and values at its ends."""
    day = datetime.date
    kinds: Sequence[tuple[pa.DataType, Sequence[object]]] = (
        (pa.int64(), (0, -1, 2**63 - 1, -(2**63), 2025)),
        (pa.uint64(), (0, 2**64 - 1)),
        (pa.int8(), (-128, 127)),
        (pa.float64(), (0.1, float("nan"), float("inf"), -1e300, 2025.0)),
        (pa.float32(), (0.1, 3e38)),
        (pa.bool_(), (True, False)),
        (pa.date32(), (day(1, 1, 1), day(9999, 12, 31), day(2025, 1, 2))),
        (pa.timestamp("ns", "Europe/Helsinki"), (0, 2**62, -(2**62))),
        (pa.timestamp("s"), (0, 2**40, -(2**40))),
        (pa.time64("us"), (0, 86_399_999_999)),
        (pa.duration("ms"), (0, 2**40)),
        (pa.decimal128(38, 10), (decimal.Decimal("9" * 28), decimal.Decimal("-0.1"))),
        (pa.binary(), (b"\xff\xfe", b"", b"org-1")),
        (pa.large_string(), ("org-1", "ev-1", "\0")),
        (pa.list_(pa.string()), ([], ["a", None], None)),
        (pa.struct([("a", pa.int64())]), ({"a": 1}, None)),
        (pa.null(), (None,)),
    )
    kind, values = chance.choice(kinds)
    return pa.array([chance.choice((*values, None)) for _ in range(rows)], kind)
