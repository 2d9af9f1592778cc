"""Draw docs/images/run.svg, the picture of docs/how-a-run-works.md.

``python docs/make_pictures.py`` draws it. A test holds the file against what is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

PLACE = Path(__file__).parent / "images" / "run.svg"
TITLE = "How a run works"
TOLD = (
    "Files are read as text with the place of each row, judged by the contracts, and go one way through membership, "
    "tracking and reporting into the published folder. Rejected rows go into rejects.xlsx and come back corrected."
)
# what a step is called, what it does, and what it leaves for the next one
STEPS = [
    ("ingest", ["reads files", "as they are"], ["rows of text,", "each with file,", "sheet, row"]),
    ("validate", ["judges each row", "by its contract"], ["accepted rows,", "typed"]),
    ("membership", ["who is in", "on that day"], ["members,", "their terms"]),
    ("tracking", ["what they did", "and promised"], ["states,", "findings"]),
    ("reporting", ["counts it", "all up"], ["star schema,", "metrics"]),
    ("publish", ["all at once", "or not at all"], ["out/"]),
]
WIDE, HIGH, GAP, LEFT, TOP = 124, 84, 24, 20, 92
STYLE = """
  .ground { fill: #ffffff }
  text { font: 14px system-ui, sans-serif; fill: #1b2a33; text-anchor: middle }
  .name { font-weight: 600 } .left { font-size: 13px; fill: #4a5b66 }
  .step { fill: #e8f1ec; stroke: #2f6f57 } .beside { fill: #fff7e6; stroke: #9a6a00 }
  .way { stroke: #4a5b66; stroke-width: 1.5; fill: none; marker-end: url(#tip) } .tip { fill: #4a5b66 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #14191c }
    text { fill: #e6edf0 } .left { fill: #b4c2ca }
    .step { fill: #1d3a30; stroke: #6fbf9f } .beside { fill: #3a2e12; stroke: #e0b050 }
    .way { stroke: #b4c2ca } .tip { fill: #b4c2ca }
  }
"""


def box(kind: str, x: int, y: int, wide: int, lines: list[str]) -> Iterator[str]:
    """A box with a name and what is said below it."""
    high = 24 + 20 * len(lines)
    yield f'<rect class="{kind}" x="{x}" y="{y}" width="{wide}" height="{high}" rx="6"/>'
    yield from words(x + wide // 2, y + 24, lines, first="name")


def words(x: int, y: int, lines: list[str], *, first: str = "", rest: str = "") -> Iterator[str]:
    """Lines of text around ``x``, the first at ``y``."""
    for at, line in enumerate(lines):
        kind = f'class="{first if at == 0 else rest}" '
        yield f'<text {kind}x="{x}" y="{y + 20 * at}">{escape(line)}</text>'


def way(path: str) -> str:
    """An arrow."""
    return f'<path class="way" d="{path}"/>'


def picture() -> str:
    """The whole SVG."""
    at = [LEFT + number * (WIDE + GAP) for number in range(len(STEPS))]
    middle = [x + WIDE // 2 for x in at]
    bottom = TOP + HIGH
    below = bottom + 106
    parts: list[str] = []
    for number, (name, does, leaves) in enumerate(STEPS):
        parts += box("step", at[number], TOP, WIDE, [name, *does])
        parts += words(middle[number], bottom + 28, leaves, first="left", rest="left")
        if number:
            parts.append(way(f"M{at[number] - GAP} {TOP + HIGH // 2}H{at[number] - 3}"))
    for number, lines in ((0, ["your files"]), (1, ["contracts"]), (3, ["the as-of date"])):
        parts += box("beside", at[number], 16, WIDE, lines)
        parts.append(way(f"M{middle[number]} 60V{TOP - 3}"))
    for number in (2, 4):
        parts.append(way(f"M{middle[3] + (number - 3) * WIDE // 2} 38H{middle[number]}V{TOP - 3}"))
    parts += box("beside", at[1], below, WIDE, ["rejects.xlsx"])
    parts.append(way(f"M{middle[1]} {bottom + 58}V{below - 3}"))
    parts += words(middle[0], below + 14, ["corrected: replay"], first="left")
    parts.append(way(f"M{at[1]} {below + 22}H{LEFT - 8}V{TOP + HIGH // 2}H{LEFT - 3}"))
    wide, high = at[-1] + WIDE + LEFT, below + 64
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="t d">',
            f'<title id="t">{TITLE}</title>',
            f'<desc id="d">{TOLD}</desc>',
            f"<style>{STYLE}</style>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            '<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>',
            f'<rect class="ground" width="{wide}" height="{high}"/>',
            *parts,
            "</svg>\n",
        ]
    )


if __name__ == "__main__":
    PLACE.write_text(picture(), "utf-8")
