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
    "profile": (
        "Where the time goes",
        "The steps as `run.json` tells them, imports not among them; below them what single parts of the same job cost "
        "the engine when nothing else is asked. Reading a CSV as text, one typed copy, one look at all keys and one "
        "compressed Parquet file are the limit of any way of doing it.",
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


TRIED = """\
Tried at 5 million rows (2026-11-24, 2 cores, seconds of processor time), and it did not pay:

- Row numbers by `row_number() over ()` while reading: one thread instead of two, 1.6 s instead of 0.9 on the clock.
- A database file instead of memory: 157 MB instead of 830, and 8.5 s instead of 4.0 for reading and judging.
- The text of amounts and days kept beside their values, so that nothing is ever looked up: 4.4 s instead of 3.1.
- One regular expression, or a trimmed copy, to tell a tidy cell: 3.6 s and 9.0 instead of 3.1.
- Distinct members in two steps, by number: 2.5 s instead of 1.8. From a list it would be 1.2, but plugins may not
  collect lists without an order, since their result would be chance; as bits it needs the number of members in the SQL.
- Closed sets as ENUM until they are shown: 150 MB less between the steps, but nothing at the peak, in the sums.
- Snappy instead of zstd: 0.7 s instead of 0.8 for a file of 79 MB instead of 36.
- References as ENUM of the ids that they lead to: 1.1 s less for the file and 0.9 s for the sums, but DuckDB takes 18 s
  to find 20,000 names, and SQL of plugins would meet other types.
- In small runs, charts drawn by a process that warms up meanwhile: 4.8 s instead of 5.2 on the clock, half a second of
  processor time more. To take those that stand from the last report costs nothing and saves more.

What did pay: judging while reading (3.1 s instead of 3.7 for both, 400 MB instead of 830), sorting the keys' hashes
instead of grouping them (a quarter of their time, half their memory), and with `--memory-limit` giving memory back
after each step.""".splitlines()


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
        if name == "profile" and name in told["parts"]:
            lines += ["", *TRIED]
    if growth := told["parts"].get("growth"):
        (docs / "images").mkdir(exist_ok=True)
        (docs / "images" / "growth.svg").write_text(_picture(growth), encoding="utf-8")
        lines += ["", "![Seconds by rows, of a whole run](images/growth.svg)"]
    (docs / "benchmarks.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(figures: Sequence[Mapping[str, Any]], part: str) -> list[str]:
    """In ``peers`` every second row is the floor of the next; else ratios are to the first row."""
    if part == "profile":
        return [
            "| | median s | min–max s |", "| --- | ---: | ---: |",
            *(f"| {found['name']} | {statistics.median(found['seconds']):.2f} | "
              f"{min(found['seconds']):.2f}–{max(found['seconds']):.2f} |" for found in figures),
        ]  # fmt: skip
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
