"""What may become of a file on the way: cut off, mixed up, filled with what breaks readers."""

from __future__ import annotations

import io
import random
import zipfile
from functools import lru_cache

TOKENS = [
    *(b'"', b"'", b";", b",", b"\t", b"\r", b"\n", b"\r\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff", b"\xc3"),
    *(b"<", b">", b"&", b"&#0;", b"]]>", b"{", b"[", b"=1+1", b"#REF!", b"%", b"..", b"/", b"\\", b"1e999", b"NaN"),
    *(b"9" * 40, b"-1", b"0", b"0x7fffffff", b"99999999999", b"x" * 10_000, b"\xf0\x9f\x8c\x8d", b"\xe2\x80\xae"),
]


@lru_cache(64)
def _parts(content: bytes) -> dict[str, bytes]:
    """What is in a package; nothing where it is none."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Mostly the inside of a package, for its outside is soon refused; else the bytes as they are."""
    if _parts(content) and chance.random() < 0.8:
        parts = dict(_parts(content))
        victim = chance.choice(sorted(parts))
        parts[victim] = bytes_of(parts[victim], chance)
        if chance.random() < 0.05:
            del parts[victim]
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, part in parts.items():
                archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_STORED)
        return stream.getvalue()
    return bytes_of(content, chance)


def bytes_of(content: bytes, chance: random.Random) -> bytes:
    """As a disk, a network or an editor damages it, in one place or in many."""
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
