"""The report of an example, read as a browser would: headings, figures, cells."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from climatekit.examples import examples
from climatekit.run import Options, run_project

VOID = {"meta", "link", "br", "img", "input", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children).strip()

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        found = []
        for child in self.children:
            if isinstance(child, str):
                continue
            if (not tags or child.tag in tags) and all(child.attributes.get(k) == v for k, v in attributes.items()):
                found.append(child)
            found += child.all(*tags, **attributes)
        return found


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


@dataclass(frozen=True)
class Page:
    out: Path
    source: str
    root: Element


def read_page(out: Path) -> Page:
    source = (out / "report.html").read_text("utf-8")
    reader = Reader()
    reader.feed(source)
    reader.close()
    assert reader.here is reader.root
    return Page(out, source, reader.root)


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Page]:
    """``page("ymparaks", "sv")``: its report, made once a session."""
    done: dict[tuple[str, str], Page] = {}

    def get(name: str, language: str = "fi") -> Page:
        if (name, language) not in done:
            out = tmp_path_factory.mktemp(f"{name}-{language}") / "out"
            run_project(examples()[name], Options(out=out, language=language))
            done[name, language] = read_page(out)
        return done[name, language]

    return get


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of an example, to be changed."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(examples()[name], tmp_path / name, ignore=shutil.ignore_patterns("out*", "*.py")))

    return copy
