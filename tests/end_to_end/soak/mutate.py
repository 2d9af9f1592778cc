"""Real files, and what may become of them on the way: cut off, mixed up, filled with what breaks readers."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

HEADERS = ["org_id", "name", "org_type", "business_id", "employees", "turnover_eur", "joined"]
ROWS = [
    ["org-1", "Esimerkki Oy", "company", "1234567-1", "40", "1 234,50", "31.12.2024"],
    ["org-2", "Keksitty kunta", "municipality", "", "12", "12,5", "1.2.2025"],
    ["org-3", 'Åbo "Ab"; & Co', "company", "", "7", "-3", "2025-03-04"],
]
TOKENS = [
    *(b'"', b"'", b";", b",", b"\t", b"\r", b"\n", b"\r\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff", b"\xc3"),
    *(b"<", b">", b"&", b"&#0;", b"]]>", b"{", b"[", b"=1+1", b"#REF!", b"%", b"..", b"/", b"\\", b"1e999", b"NaN"),
    *(b"9" * 40, b"-1", b"0", b"0x7fffffff", b"99999999999", b"x" * 10_000, b"\xf0\x9f\x8c\x8d", b"\xe2\x80\xae"),
]


def _ods() -> bytes:
    book = odf.opendocument.OpenDocumentSpreadsheet()
    sheet = odf.table.Table(name="a")
    for row in [HEADERS, *ROWS]:
        line = odf.table.TableRow()
        for text in row:
            cell = odf.table.TableCell(valuetype="string")
            cell.addElement(odf.text.P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    stream = io.BytesIO()
    book.write(stream)
    return stream.getvalue()


def bases() -> dict[str, bytes]:
    """By suffix, a sound file of organisations."""
    text = "\n".join(";".join(f'"{cell.replace(chr(34), 2 * chr(34))}"' for cell in row) for row in [HEADERS, *ROWS])
    book = openpyxl.Workbook()
    for row in [HEADERS, *ROWS]:
        book.active.append(row)
    book.active["E2"], book.active["F3"] = 40, "=1/0"
    xlsx, parquet, packed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    book.save(xlsx)
    pq.write_table(pa.table(dict(zip(HEADERS, map(list, zip(*ROWS, strict=True)), strict=True))), parquet)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("organisation.csv", text)
    return {
        "csv": text.encode(),
        "tsv": text.replace(";", "\t").encode("cp1252"),
        "xlsx": xlsx.getvalue(),
        "ods": _ods(),
        "parquet": parquet.getvalue(),
        "csv.gz": gzip.compress(text.encode(), mtime=0),
        "zip": packed.getvalue(),
    }


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Now and then the inside of a package, for its outside is soon refused; else the bytes as they are."""
    if zipfile.is_zipfile(io.BytesIO(content)) and chance.random() < 0.8:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        victim = chance.choice(sorted(parts))
        parts[victim] = _bytes(parts[victim], chance)
        if chance.random() < 0.05:
            del parts[victim]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        return stream.getvalue()
    return _bytes(content, chance)


def _bytes(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 2, 8, 100)))
        match chance.randrange(7):
            case 0:
                del data[at:to]
            case 1:
                data[at:at] = data[at:to] * chance.choice((1, 2, 50))
            case 2:
                data[at:to] = chance.randbytes(to - at)
            case 3:
                data[at:at] = chance.choice(TOKENS)
            case 4:
                data[at:to] = chance.choice(TOKENS)
            case 5 if data:
                data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
            case 6 if chance.random() < 0.2:
                del data[at:]
    return bytes(data)
