"""Charts that the last run has drawn: most are the same the next time, and each takes longer than its whole section."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from climatekit.cache import digest
from climatekit.publish.place import files_of_run
from climatekit.report import FILE

KEY = "data-drawn"
_DRAWING = re.compile(rf'<svg [^>]*{KEY}="(\w+)".*?</svg>', re.DOTALL)


def drawn_in(out: Path) -> Mapping[str, str]:
    """The charts in the report that stands there, by ``key_of``; none where it isn't as the run has left it."""
    try:
        content = (out / FILE).read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(content).hexdigest() != (files_of_run(out) or {}).get(FILE):
        return {}
    return {found[1]: found[0] for found in _DRAWING.finditer(content.decode())}


def key_of(*made_from: Any) -> str:
    """What tells a chart from all others."""
    return digest(*_drawn_by(), json.dumps(made_from))[:20]


@cache
def _drawn_by() -> tuple[str | bytes, ...]:
    return version("vl-convert-python"), Path(__file__).with_name("chart.py").read_bytes()
