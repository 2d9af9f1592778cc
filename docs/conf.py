"""How `make docs` builds the site: the same Markdown files as on a code host, with the links that they have there.

The source is the whole repository, so that a page may link to the README or to an example. The navigation is read from
docs/README.md: each of its headings with a list of links is a part of it, and is written nowhere else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
HOME = "docs/README"

project = "climatekit"
root_doc = HOME
extensions = ["myst_parser"]
include_patterns = ["docs/**.md", "*.md", "examples/**/README.md", "benchmarks/**/README.md"]
exclude_patterns = [".*", "build", "dist", "tests", "**/__pycache__"]
html_theme = "furo"
html_title = "climatekit"
html_extra_path = ["site"]
html_copy_source = False
html_show_copyright = False
myst_heading_anchors = 4
# console blocks leave lines out with …, and some files are shown in part
suppress_warnings = ["misc.highlighting_failure"]


def navigation(page: str) -> str:
    """The toctrees that Sphinx asks for, from the headings and links of the page."""
    trees = []
    for part in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
        caption, _, body = part.partition("\n")
        links = re.findall(r"\[([^]]+)\]\(([^)#]+\.md)\)", body)
        entries = "\n".join(f"{title} <{link.removesuffix('.md')}>" for title, link in links)
        if links:
            trees.append(f"```{{toctree}}\n:caption: {caption}\n:hidden:\n\n{entries}\n```\n")
    return "\n".join(trees)


def _read(_app: Any, name: str, source: list[str]) -> None:
    if name == HOME:
        source[0] += "\n" + navigation(source[0])
    elif name.endswith("/index"):  # the page of a folder, which leads to the others in it
        source[0] += "\n```{toctree}\n:glob:\n:hidden:\n\n*\n```\n"
    elif not name.startswith("docs/"):  # reached by links
        source[0] = "---\norphan: true\n---\n" + source[0]


def setup(app: Any) -> None:
    """Have Sphinx ask for the navigation."""
    app.connect("source-read", _read)
