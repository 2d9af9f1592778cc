"""Every relative link of every page leads to a file that is there, and to a heading that it has."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FOLDERS = ("docs", "examples", "benchmarks", "plugins", "climatekit", "tests")
PAGES = sorted({*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))})
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!<|\w+:)([^)\s]+)\)")


@cache
def text(page: Path) -> str:
    """The page without what is fenced."""
    return _FENCED.sub("", page.read_text("utf-8"))


@cache
def anchors(page: Path) -> set[str]:
    """The anchors that a code host gives to the headings: in small letters, without signs, numbered if repeated."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in re.findall(r"^#{1,6} (.+)$", text(page), re.MULTILINE):
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def links(page: Path) -> list[tuple[Path, str]]:
    """(file, anchor) of each relative link."""
    told = []
    for link in _LINK.findall(text(page)):
        place, _, anchor = unquote(link).partition("#")
        told.append(((page.parent / place).resolve() if place else page, anchor))
    return told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target, anchor in links(page):
        assert target.exists(), f"{target} is not there"
        assert target.is_relative_to(ROOT), f"{target} is outside of the repository"
        assert not anchor or anchor in anchors(target), f"{target.name} has no heading #{anchor}"


def test_the_map_of_the_docs_leads_to_every_page() -> None:
    """docs/README.md is the navigation of the site as well; an index.md leads to the others of its folder."""
    home = DOCS / "README.md"
    reached = {home, *(target for target, _ in links(home))}
    reached |= {target for page in sorted(reached) if page.name == "index.md" for target, _ in links(page)}
    assert sorted(page.name for page in DOCS.rglob("*.md") if page not in reached) == []
