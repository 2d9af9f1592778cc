"""From what was measured to ``docs/benchmarks.md`` and the picture of the growth."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HEADS = {
    "job": (
        "The measured job",
        "Whole processes, imports and start included. The floor does the same work in hand-written SQL: row numbers, "
        "every reason of a rejected row, keys, references, three Parquet files. climatekit also writes the workbook of "
        "rejects, reasons in three languages, the dictionary and the manifest.",
    ),
    "again": ("The same again", "Twelve files; ratios are to the first run."),
    "small": ("A start", "What it costs to run anything at all."),
    "peers": (
        "Peers",
        "What one would write without climatekit, each in an environment of its own, with the floor beside it at the "
        "size that it was given. dbt-duckdb does the whole job, with its reasons written by hand. The two with pandera "
        "do it too, but give an impossible date no reason of its own. Great Expectations and Frictionless only check: "
        "they write neither the accepted nor the rejected rows.",
    ),
    "growth": (
        "Growth",
        "One run each, in a bounded memory. *Spill* is what lay on the disk beside the result for want of memory.",
    ),
    "networks": (
        "Many programmes",
        "The example of a province copied many times: four models, all their tables, marts, rules and metrics. One run "
        "each.",
    ),
}


def write_page(told: Mapping[str, Any], docs: Path) -> None:
    """Write the page, and the picture where growth was measured."""
    machine = ", ".join(f"{name} {value}" for name, value in told["machine"].items())
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench` from what it measured; every value is in `benchmarks/results/latest.json`. Ratios",
        "carry over to another machine, seconds do not: commands ran in turn (A B A B …), the figures are medians.",
        "",
        f"Measured on {told['date']}, {told['rows']:,} rows, one in a hundred of them broken ({machine}).",
    ]
    for name, (head, text) in HEADS.items():
        if name in told["parts"]:
            lines += ["", f"## {head}", "", *_wrapped(text), "", *_table(told["parts"][name], name)]
    if growth := told["parts"].get("growth"):
        (docs / "images").mkdir(exist_ok=True)
        (docs / "images" / "growth.svg").write_text(_picture(growth), encoding="utf-8")
        lines += ["", "![Seconds by rows, of a whole run](images/growth.svg)"]
    (docs / "benchmarks.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(figures: Sequence[Mapping[str, Any]], part: str) -> list[str]:
    """In ``peers`` every second row is the floor of the next; else ratios are to the first row."""
    head = {"growth": "µs per row", "networks": "µs per row", "peers": "× the floor"}.get(part, "× the first")
    spill, grows = part == "growth", part in ("growth", "networks")
    lines = [
        f"| | median s | min–max s | {head} | processor s | peak MB |{' spill MB |' * spill}",
        f"| --- | ---: | ---: | ---: | ---: | ---: |{' ---: |' * spill}",
    ]
    first = figures[0]
    for number, found in enumerate(figures):
        first = found if part == "peers" and number % 2 == 0 else first
        median = statistics.median(found["seconds"])
        ratio = median / statistics.median(first["seconds"])
        if grows:
            ratio = median / int(found["name"].split()[0]) * 1e6
        spread = f"{min(found['seconds']):.2f}–{max(found['seconds']):.2f}"
        lines.append(
            f"| {found['name']} | {median:.2f} | {spread} | {ratio:.2f} | "
            f"{statistics.median(found['cpu_seconds']):.2f} | {found['peak_mb']:.0f} |"
            + f" {found['spill_mb']:.0f} |"
            * spill
        )
    return lines


def _picture(growth: Sequence[Mapping[str, Any]]) -> str:
    import vl_convert

    values = [
        {"rows": int(found["name"].split()[0]) / 1e6, "seconds": statistics.median(found["seconds"])}
        for found in growth
    ]
    chart = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 420,
        "height": 240,
        "background": "white",
        "data": {"values": values},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": {"field": "rows", "type": "quantitative", "title": "million rows"},
            "y": {"field": "seconds", "type": "quantitative", "title": "seconds, whole run"},
        },
    }
    return str(vl_convert.vegalite_to_svg(chart))


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 120)
