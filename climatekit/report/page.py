"""Write the report: one HTML file with its style inside, no script, and a policy that lets nothing in from outside."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from climatekit.report import FILE, words
from climatekit.report.drawn import drawn_in
from climatekit.report.gather import gather
from climatekit.report.model import Report
from climatekit.text import Text

if TYPE_CHECKING:
    from climatekit.run.ledger import Ledger
    from climatekit.run.options import Prepared


def write_report(
    connection: duckdb.DuckDBPyConnection, prepared: Prepared, ledger: Ledger, folder: Path, before: Path
) -> Path:
    """Write it into ``folder``; the same run gives the same bytes. ``before`` is where the last one may stand."""
    path = folder / FILE
    path.write_text(render(gather(connection, prepared, ledger, drawn_in(before))), encoding="utf-8", newline="\n")
    return path


def render(report: Report) -> str:
    """The page. Whatever comes from data is escaped; only our own style and drawings are not."""
    import jinja2

    style = (files(__package__) / "report.css").read_text("utf-8").strip()
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string((files(__package__) / "report.html.j2").read_text("utf-8"))
    texts = {name: text.to(report.language) for name, text in vars(words).items() if isinstance(text, Text)}  # type: ignore[arg-type]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return template.render(report=report, words=texts, style=style, digest=digest)
